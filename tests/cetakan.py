"""One document in all its outputs, and whether they say the same: model, DOCX, and the PDF of each engine.

Each comparison fails where something differs, and returns how many things it has looked at.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pdfplumber
from bacaan import (
    GrafikDocx,
    IsiDocx,
    TabelPdf,
    baca_docx,
    baca_tabel_pdf,
    baris_pdf,
    gambar_model,
    grafik_docx,
    kata_kepala,
    paragraf_model,
    petak_isi,
    petak_kepala,
    rapat,
    sel_berletak,
    sel_model,
    tabel_model,
    teks_gambar,
)
from pypdf import PdfReader

from renja_gen.angka import baca_bilangan, bulatkan
from renja_gen.document.blocks import Cell, Contents, Document, Heading, Table
from renja_gen.document.metrics import unbreakable
from renja_gen.options import ENGINES
from renja_gen.writers.chart import draw
from renja_gen.writers.docx.styles import Style
from renja_gen.writers.engine import _MODULES

MESIN_PDF = tuple(mesin for mesin in ENGINES if find_spec(_MODULES[mesin]))


@dataclass
class Cetakan:
    """A document as its DOCX and one PDF have it."""

    document: Document
    docx: IsiDocx
    pdf: pdfplumber.PDF
    tabel_pdf: list[TabelPdf]
    pages: dict[str, str]  # the printed page number of every anchor, as the PDF has it
    labels: list[str]  # of the pages of the PDF
    grafik: list[GrafikDocx]  # the charts of the DOCX


def baca_cetakan(document: Document, docx: Path, pdf: Path, terbuka: ExitStack) -> Cetakan:
    """Read both files of a document; the PDF stays open as long as the stack."""
    halaman = terbuka.enter_context(pdfplumber.open(pdf))
    tabel = baca_tabel_pdf(halaman, tabel_model(document))
    reader = PdfReader(pdf)
    pages = halaman_jangkar(document, reader)
    return Cetakan(document, baca_docx(docx), halaman, tabel, pages, list(reader.page_labels), grafik_docx(docx))


def halaman_jangkar(document: Document, reader: PdfReader) -> dict[str, str]:
    """The page label of every anchor: its named destination, or where the line of the contents leads to."""
    nama = {
        unquote(jangkar): reader.get_destination_page_number(d) for jangkar, d in reader.named_destinations.items()
    }
    entri = [satu.anchor for b in document.blocks() if isinstance(b, Contents) for satu in b.entries]
    tautan = iter(_tautan_daftar(reader))
    for jangkar in entri:
        if jangkar not in nama:
            nama[jangkar] = next(tautan)
    assert next(tautan, None) is None, "the contents have links to what they do not list"
    return {jangkar: reader.page_labels[ke] for jangkar, ke in nama.items()}


def _tautan_daftar(reader: PdfReader) -> Iterator[int]:
    """The pages that unnamed links lead to, those of a line that is broken once; only contents have such links."""
    nomor = {page.indirect_reference.idnum: ke for ke, page in enumerate(reader.pages)}
    sebelum = None
    for label, page in zip(reader.page_labels, reader.pages, strict=True):
        for rujukan in page.get("/Annots") or () if label.isalpha() else ():
            tujuan = rujukan.get_object().get("/Dest")
            if tujuan is None or isinstance(tujuan, str):
                continue
            tempat = tuple(tujuan.get_object())
            if tempat != sebelum:
                yield nomor[tempat[0].idnum]
            sebelum = tempat


# Text


def paragraf_docx_sama(satu: Cetakan) -> int:
    """Every paragraph outside tables, page numbers of the contents included."""
    model = [rapat(teks) for teks in paragraf_model(satu.document, satu.pages)]
    assert [rapat(teks) for _, teks in satu.docx.paragraf] == model
    return len(model)


def teks_pdf(page: Any) -> str:
    """All lines of a page outside tables as one stream without white space."""
    return "".join(rapat(line) for line in baris_pdf(page))


def teks_pdf_sama(satu: Cetakan) -> int:
    """No letter is missing or moved; compared by pieces, so that a difference shows where it is."""
    pdf = "".join(map(teks_pdf, satu.pdf.pages))
    model = "".join(rapat(teks) for teks in paragraf_model(satu.document, satu.pages))
    for awal in range(0, max(len(model), len(pdf)), 200):
        assert pdf[awal : awal + 200] == model[awal : awal + 200]
    return len(model)


def judul_sama(satu: Cetakan) -> int:
    """Headings have heading styles, captions of tables and figures theirs, all in order."""
    judul = [rapat(b.label).upper() for b in satu.document.blocks() if isinstance(b, Heading) and b.in_toc]
    docx = [rapat(teks).upper() for nama, teks in satu.docx.paragraf if nama.lower().startswith("heading")]
    assert docx == judul
    tabel = [rapat(f"{table.label}{table.caption}") for table in tabel_model(satu.document)]
    assert [rapat(teks) for nama, teks in satu.docx.paragraf if nama == Style.CAPTION] == tabel
    gambar = [rapat(f"{figure.label}{figure.caption}") for figure in gambar_model(satu.document)]
    assert [rapat(teks) for nama, teks in satu.docx.paragraf if nama == Style.FIGURE_CAPTION] == gambar
    return len(judul) + len(tabel) + len(gambar)


# Charts


def grafik_pdf_sama(satu: Cetakan) -> int:
    """The PDF prints the value of every bar, on the page that daftar gambar says."""
    halaman = dict(zip(satu.labels, satu.pdf.pages, strict=True))
    dilihat = 0
    for figure in gambar_model(satu.document):
        tercetak = teks_gambar(halaman[satu.pages[figure.anchor]])
        for teks in (*(label for deret in figure.chart.series for label in deret.labels), figure.chart.unit):
            dilihat += 1
            assert rapat(teks) in tercetak, figure.label
    return dilihat


def grafik_docx_sama(satu: Cetakan) -> int:
    """The charts of the DOCX and their workbooks hold the values of the model."""
    figures = gambar_model(satu.document)
    assert len(satu.grafik) == len(figures)
    for chart, figure in zip(satu.grafik, figures, strict=True):
        deret = {deret.name: deret.values for deret in figure.chart.series}
        look = satu.document.look
        nama = draw(figure.chart, look.portrait.text_width, look).names
        assert (chart.kategori, chart.deret) == (nama, deret)
        lembar = {nama: tuple(map(_seperti_excel, isi)) for nama, isi in chart.deret.items()}
        assert (chart.lembar_kategori, chart.lembar_deret) == (chart.kategori, lembar)
        assert chart.uraian == figure.alt
    return len(figures)


def _seperti_excel(nilai: Decimal | None) -> Decimal | None:
    """A figure as a spreadsheet keeps it: sixteen digits."""
    return None if nilai is None else Decimal(f"{nilai:.16G}")


# Tables, cell by cell


def sel_docx_sama(satu: Cetakan) -> int:
    """Every place of every grid, header rows first."""
    tables = tabel_model(satu.document)
    assert len(tables) == len(satu.docx.tabel)
    for table, docx in zip(tables, satu.docx.tabel, strict=True):
        assert docx.kepala == len(table.header), table.label
        assert docx.sel == sel_model(table), table.label
    return sum(len(row) for docx in satu.docx.tabel for row in docx.sel)


def isi_docx(satu: Cetakan) -> dict[str, list[list[str]]]:
    """The body of each table in the DOCX, by the table's key."""
    pasangan = zip(tabel_model(satu.document), satu.docx.tabel, strict=True)
    return {table.key: isi.sel[isi.kepala :] for table, isi in pasangan}


def sel_pdf(satu: Cetakan) -> Iterator[tuple[Table, int, int, Cell, list[str]]]:
    """Each body cell once: table, row, column, the model's cell, the words the PDF prints there."""
    for table, pdf in zip(tabel_model(satu.document), satu.tabel_pdf, strict=True):
        for row, kolom, sel in sel_berletak(petak_isi(table)):
            yield table, row, kolom, sel, pdf.teks(row, kolom, sel.rowspan, sel.colspan)


def sel_pdf_sama(satu: Cetakan) -> int:
    """Cells found by the ruled lines; lines and long words may break anywhere, so white space is left out."""
    dilihat = 0
    for table, row, kolom, sel, kata in sel_pdf(satu):
        dilihat += 1
        assert "".join(kata) == rapat(sel.text), f"{table.label}, row {row}, column {kolom}"
    return dilihat


def sel_docx_dan_pdf_sama(satu: Cetakan) -> int:
    """Without the model between them: each place of the grid in the DOCX, and the PDF's letters of that cell."""
    docx = isi_docx(satu)
    dilihat = 0
    for table, row, kolom, _, kata in sel_pdf(satu):
        dilihat += 1
        assert rapat(docx[table.key][row][kolom]) == "".join(kata), f"{table.label}, row {row}, column {kolom}"
    return dilihat


def bilangan_sama(satu: Cetakan) -> int:
    """Figures read back from DOCX and PDF are those computed, rounded once to the digits printed."""
    docx = isi_docx(satu)
    dilihat = 0
    for table, row, kolom, sel, kata in sel_pdf(satu):
        if sel.value is not None:
            dilihat += 1
            for dicetak in ("".join(kata), docx[table.key][row][kolom]):
                tanpa_kurung = re.sub(r"^\((.*)\)$", r"-\1", dicetak)  # what has become less
                bilangan = re.match(r"-?[\d.,]*\d", tanpa_kurung)  # performance stands with its unit
                assert bilangan, f"{table.label}, row {row}, column {kolom}: {dicetak!r}"
                terbaca, _, desimal = baca_bilangan(bilangan[0]), *bilangan[0].partition(",")[1:]
                assert terbaca == bulatkan(sel.value, len(desimal)), f"{table.label}, row {row}, column {kolom}"
                assert desimal or terbaca == sel.value
    return dilihat


def kepala_utuh(satu: Cetakan) -> int:
    """The header is whole on every page of a table."""
    dilihat = 0
    for table, pdf in zip(tabel_model(satu.document), satu.tabel_pdf, strict=True):
        model = [rapat(sel.text) for _, _, sel in sel_berletak(petak_kepala(table))]
        assert len(pdf.kepala) == len(set(pdf.halaman)) or not table.rows
        for kepala in pdf.kepala:
            dilihat += 1
            assert ["".join(kata) for kata in kata_kepala(kepala, table)] == model, table.label
    return dilihat


def tak_terpotong(satu: Cetakan) -> int:
    """Lines of the PDF end only between the words, amounts and codes of their cell, in header and body."""
    dilihat = 0
    tercetak = [(table, sel, kata) for table, _, _, sel, kata in sel_pdf(satu)]
    for table, pdf in zip(tabel_model(satu.document), satu.tabel_pdf, strict=True):
        judul = [sel for _, _, sel in sel_berletak(petak_kepala(table))]
        for kepala in pdf.kepala:
            tercetak += [(table, *pasangan) for pasangan in zip(judul, kata_kepala(kepala, table), strict=True)]
    for table, sel, kata in tercetak:
        dilihat += len(kata)
        batas = set(accumulate(len(token) for line in sel.lines for token in unbreakable(line)))
        assert set(accumulate(map(len, kata))) <= batas, (table.label, kata)
    return dilihat


def sama_semua(satu: Cetakan) -> int:
    """All comparisons that hold for any plan, also one with words too long for a line."""
    return sum(
        bandingkan(satu)
        for bandingkan in (
            *(judul_sama, paragraf_docx_sama, teks_pdf_sama, grafik_pdf_sama, grafik_docx_sama),
            *(sel_docx_sama, sel_pdf_sama, sel_docx_dan_pdf_sama, bilangan_sama, kepala_utuh),
        )
    )
