"""One document in two formats: model, DOCX and PDF say the same, byte for byte the same on every machine."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from shutil import copytree, which
from typing import Any
from urllib.parse import unquote

import pdfplumber
import pytest
from bacaan import (
    MM,
    IsiDocx,
    TabelPdf,
    W,
    baca_docx,
    baca_tabel_pdf,
    baris_pdf,
    kata_kepala,
    label_halaman,
    paragraf_model,
    petak_isi,
    petak_kepala,
    rapat,
    sel_berletak,
    sel_model,
    tabel_model,
)
from docx import Document as BerkasWord
from periksa_docx import Paket, audit, pelanggaran
from pypdf import PdfReader

from renja_gen.compose.dokumen import compose
from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import Contents, Document, Heading
from renja_gen.document.metrics import unbreakable
from renja_gen.pipeline import load
from renja_gen.templates import Templates
from renja_gen.writers.docx.styles import Style
from renja_gen.writers.libreoffice import FILTER, printed_labels

AKAR = Path(__file__).parent.parent / "examples"
NAMA = ("kesbangpol-2024", "perpustakaan-2023")
RUPIAH = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d\d)?")
# two machines far apart: a day's difference in time, other hash seeds, other folders
MESIN = ({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4242"})


@dataclass
class Contoh:
    """An example built on two machines, and what the first one's files say."""

    document: Document
    folder: tuple[Path, Path]
    docx: IsiDocx
    pdf: pdfplumber.PDF
    tabel_pdf: list[TabelPdf]
    pages: dict[str, str]  # the printed page number of every anchor, as the PDF has it


def dengan_akhiran(folder: Path, akhiran: str) -> Path:
    (berkas,) = folder.glob(f"*.{akhiran}")
    return berkas


@pytest.fixture(scope="session")
def bangunan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Contoh]]:
    """Both examples, each built twice by the command on different machines."""
    pekerjaan = [(nama, ke, tmp_path_factory.mktemp(f"{nama}-{ke}")) for ke in range(len(MESIN)) for nama in NAMA]
    with ThreadPoolExecutor(2) as pekerja:
        folder = dict(pekerja.map(lambda satu: bangun(*satu), pekerjaan))
    with ExitStack() as terbuka:
        yield {nama: baca(nama, (folder[nama, 0], folder[nama, 1]), terbuka) for nama in NAMA}


def bangun(nama: str, ke: int, tempat: Path) -> tuple[tuple[str, int], Path]:
    """Build an example with the installed command, in a folder and on a machine of its own."""
    rencana, hasil = tempat / ("dalam " * ke) / "rencana", tempat / "hasil"
    copytree(AKAR / nama, rencana)
    perintah = [str(Path(sys.executable).with_name("renja-gen")), "build", str(rencana), "-o", str(hasil)]
    selesai = subprocess.run(perintah, env={**os.environ, **MESIN[ke]}, capture_output=True, timeout=240, check=False)
    assert (selesai.returncode, selesai.stderr) == (0, b"")
    return (nama, ke), hasil


def baca(nama: str, folder: tuple[Path, Path], terbuka: ExitStack) -> Contoh:
    loaded, report = load(AKAR / nama), Report()
    assert loaded.plan is not None
    document = compose(compute(loaded.plan), loaded.folder, loaded.narratives, Templates(), report)
    assert document is not None
    pdf = terbuka.enter_context(pdfplumber.open(dengan_akhiran(folder[0], "pdf")))
    reader = PdfReader(dengan_akhiran(folder[0], "pdf"))
    pages = {
        unquote(anchor): reader.page_labels[reader.get_destination_page_number(tujuan)]
        for anchor, tujuan in reader.named_destinations.items()
    }
    isi = baca_docx(dengan_akhiran(folder[0], "docx"))
    return Contoh(document, folder, isi, pdf, baca_tabel_pdf(pdf, tabel_model(document)), pages)


@pytest.fixture(params=NAMA)
def contoh(request: pytest.FixtureRequest, bangunan: dict[str, Contoh]) -> Contoh:
    return bangunan[request.param]


# Text


def test_docx_and_model_have_the_same_paragraphs(contoh: Contoh) -> None:
    model = [rapat(teks) for teks in paragraf_model(contoh.document, contoh.pages)]
    assert len(model) > 200
    assert [rapat(teks) for _, teks in contoh.docx.paragraf] == model


def test_pdf_and_model_have_the_same_text(contoh: Contoh) -> None:
    """All lines outside tables as one stream, in which no letter is missing or moved."""
    pdf = "".join(rapat(line) for page in contoh.pdf.pages for line in baris_pdf(page))
    model = "".join(rapat(teks) for teks in paragraf_model(contoh.document, contoh.pages))
    assert len(model) > 20_000
    for awal in range(0, max(len(model), len(pdf)), 200):  # by pieces, so that a difference shows where it is
        assert pdf[awal : awal + 200] == model[awal : awal + 200]


def test_headings_are_headings_in_the_docx(contoh: Contoh) -> None:
    model = [rapat(b.label).upper() for b in contoh.document.blocks() if isinstance(b, Heading)]
    docx = [rapat(teks).upper() for nama, teks in contoh.docx.paragraf if nama.lower().startswith("heading")]
    tanpa_bagian = [rapat(b.label).upper() for b in contoh.document.blocks() if isinstance(b, Heading) and b.in_toc]
    assert docx == tanpa_bagian
    assert len(tanpa_bagian) <= len(model)


def test_captions_stand_over_their_tables_in_order(contoh: Contoh) -> None:
    model = [rapat(f"{table.label}{table.caption}") for table in tabel_model(contoh.document)]
    assert len(model) >= 7
    assert [rapat(teks) for nama, teks in contoh.docx.paragraf if nama == Style.CAPTION] == model


# Tables, cell by cell


def test_every_cell_of_every_table_is_the_same_in_model_and_docx(contoh: Contoh) -> None:
    tables = tabel_model(contoh.document)
    assert len(tables) == len(contoh.docx.tabel)
    for table, docx in zip(tables, contoh.docx.tabel, strict=True):
        assert docx.kepala == len(table.header), table.label
        assert docx.sel == sel_model(table), table.label


def test_every_cell_of_every_table_is_the_same_in_model_and_pdf(contoh: Contoh) -> None:
    """Cells found by the ruled lines; lines and long words may break anywhere, so white space is left out."""
    dilihat = 0
    for table, pdf in zip(tabel_model(contoh.document), contoh.tabel_pdf, strict=True):
        for row, kolom, sel in sel_berletak(petak_isi(table)):
            dilihat += 1
            dicetak = "".join(pdf.teks(row, kolom, sel.rowspan, sel.colspan))
            assert dicetak == rapat(sel.text), (
                f"{table.label}, page {pdf.halaman[row] + 1}, row {row}, column {kolom}"
            )
    assert dilihat > 3000


def test_every_cell_of_every_table_is_the_same_in_docx_and_pdf(contoh: Contoh) -> None:
    """Without the model between them: each place of the grid in the DOCX, and the PDF's letters of that cell."""
    dilihat = 0
    for table, docx, pdf in zip(tabel_model(contoh.document), contoh.docx.tabel, contoh.tabel_pdf, strict=True):
        isi = docx.sel[docx.kepala :]
        assert len(isi) == len(pdf.isi), table.label
        for row, kolom, sel in sel_berletak(petak_isi(table)):
            dilihat += 1
            assert rapat(isi[row][kolom]) == "".join(pdf.teks(row, kolom, sel.rowspan, sel.colspan)), table.label
    assert dilihat > 3000


def test_the_header_is_whole_on_every_page_of_a_table(contoh: Contoh) -> None:
    ulangan = 0
    for table, pdf in zip(tabel_model(contoh.document), contoh.tabel_pdf, strict=True):
        model = [rapat(sel.text) for _, _, sel in sel_berletak(petak_kepala(table))]
        assert len(pdf.kepala) == len(set(pdf.halaman))
        for kepala in pdf.kepala:
            ulangan += 1
            assert ["".join(kata) for kata in kata_kepala(kepala, table)] == model, table.label
    assert ulangan > len(contoh.tabel_pdf)


def test_no_amount_wraps(contoh: Contoh) -> None:
    """Every rupiah amount of the model is one word in its cell of the PDF."""
    utuh = 0
    for table, pdf in zip(tabel_model(contoh.document), contoh.tabel_pdf, strict=True):
        for row, kolom, sel in sel_berletak(petak_isi(table)):
            if RUPIAH.fullmatch(sel.text):
                utuh += 1
                assert pdf.teks(row, kolom, sel.rowspan, sel.colspan) == [sel.text], f"{table.label}, row {row}"
    assert utuh > 300


def test_nothing_is_cut_in_a_cell(contoh: Contoh) -> None:
    """Lines of the PDF end only between the words, amounts and codes of their cell, in header and body."""
    dilihat = 0
    for table, pdf in zip(tabel_model(contoh.document), contoh.tabel_pdf, strict=True):
        sel_tercetak = [
            (sel, pdf.teks(row, kolom, sel.rowspan, sel.colspan))
            for row, kolom, sel in sel_berletak(petak_isi(table))
        ]
        for kepala in pdf.kepala:
            judul = [sel for _, _, sel in sel_berletak(petak_kepala(table))]
            sel_tercetak += zip(judul, kata_kepala(kepala, table), strict=True)
        for sel, kata in sel_tercetak:
            dilihat += len(kata)
            batas = set(accumulate(map(len, unbreakable(sel.lines))))
            assert set(accumulate(map(len, kata))) <= batas, (table.label, kata)
    assert dilihat > 8000


# The DOCX in itself


def test_the_docx_is_valid(contoh: Contoh) -> None:
    data = dengan_akhiran(contoh.folder[0], "docx").read_bytes()
    assert pelanggaran(data) == []
    assert audit(data) == []


def test_tables_of_the_docx_can_be_read_aloud(contoh: Contoh) -> None:
    """Each has its label and caption as title and description, and marks its header rows as such."""
    paket = Paket(dengan_akhiran(contoh.folder[0], "docx").read_bytes())
    tables = tabel_model(contoh.document)
    ditulis = list(paket.body.iter(f"{W}tbl"))
    assert len(ditulis) == len(tables) >= 7
    for table, element in zip(tables, ditulis, strict=True):
        sifat = element.find(f"{W}tblPr")
        nama = [sifat.find(f"{W}{satu}").get(f"{W}val") for satu in ("tblCaption", "tblDescription")]
        assert nama == [table.label, table.caption]
        assert sifat.find(f"{W}tblLook").get(f"{W}firstRow") == "1"
        kepala = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in element.iter(f"{W}tr")]
        assert kepala == [True] * len(table.header) + [False] * len(table.rows)


def test_the_docx_names_its_title_and_language(contoh: Contoh) -> None:
    berkas = dengan_akhiran(contoh.folder[0], "docx")
    sifat = BerkasWord(str(berkas)).core_properties
    assert (sifat.title, sifat.language) == (contoh.document.title, "id-ID")
    styles = Paket(berkas.read_bytes()).trees["word/styles.xml"]
    assert {satu.get(f"{W}val") for satu in styles.iter(f"{W}lang")} == {"id-ID"}


def test_table_numbers_are_text_and_listed_by_style(contoh: Contoh) -> None:
    """The law gives the numbers: no field may count them anew, and daftar tabel asks for the style of captions."""
    badan = Paket(dengan_akhiran(contoh.folder[0], "docx").read_bytes()).body
    perintah = [satu.text.split()[0] for satu in badan.iter(f"{W}instrText")]
    assert set(perintah) == {"TOC", "PAGEREF"}
    (tabel,) = (satu.text for satu in badan.iter(f"{W}instrText") if r"\t" in satu.text)
    assert f'"{Style.CAPTION}"' in tabel


def test_references_to_tables_are_links(contoh: Contoh) -> None:
    """Each mention of a table in prose leads to the bookmark around the caption of that table."""
    badan = Paket(dengan_akhiran(contoh.folder[0], "docx").read_bytes()).body
    sasaran = {satu.get(f"{W}name"): "".join(satu.getparent().itertext()) for satu in badan.iter(f"{W}bookmarkStart")}
    tautan = [satu for satu in badan.iter(f"{W}hyperlink") if satu.getparent().getparent() is badan]
    assert len(tautan) >= 7
    for satu in tautan:
        assert sasaran[satu.get(f"{W}anchor")].startswith("".join(satu.itertext()))


# Pages


def test_pages_lie_as_their_sections_in_both_formats(contoh: Contoh) -> None:
    sections = [section.page for section in contoh.document.sections]
    assert contoh.docx.halaman == [(round(p.width * MM * 20), round(p.height * MM * 20)) for p in sections]
    rebah = [page.width > page.height for page in contoh.pdf.pages]
    model = [page.landscape for page in sections]
    assert berganti(rebah) == berganti(model)
    assert sum(model) >= 4


def berganti(nilai: list[bool]) -> list[bool]:
    """A sequence without repetitions of neighbours."""
    return [satu for ke, satu in enumerate(nilai) if ke == 0 or satu != nilai[ke - 1]]


def test_printed_page_numbers_are_those_of_the_page_labels(contoh: Contoh) -> None:
    reader = PdfReader(dengan_akhiran(contoh.folder[0], "pdf"))
    assert [label_halaman(page) for page in contoh.pdf.pages] == reader.page_labels


# The same on every machine


@pytest.mark.parametrize("akhiran", ["docx", "pdf"])
def test_two_machines_give_the_same_bytes(contoh: Contoh, akhiran: str) -> None:
    satu, lain = (dengan_akhiran(folder, akhiran) for folder in contoh.folder)
    assert satu != lain
    assert satu.name == lain.name
    isi = satu.read_bytes()
    assert len(isi) > 10_000
    assert isi == lain.read_bytes()


# LibreOffice


@dataclass
class Dibuka:
    """A DOCX as LibreOffice lays it out."""

    contoh: Contoh
    path: Path
    pdf: pdfplumber.PDF
    labels: list[str]
    pesan: str

    def daftar(self) -> Iterator[tuple[str, str, str]]:
        """Anchor, cached page number and LibreOffice's page number of every line of daftar isi and daftar tabel."""
        nyata = printed_labels(self.contoh.document, self.path)
        for block in self.contoh.document.blocks():
            for entry in block.entries if isinstance(block, Contents) else ():
                yield entry.anchor, self.contoh.pages[entry.anchor], nyata[entry.anchor]


@pytest.fixture(scope="session")
def dibuka(bangunan: dict[str, Contoh], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Dibuka]]:
    if which("soffice") is None:
        assert "CI" not in os.environ, "the gate installs LibreOffice"
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("soffice")
    hasil = {}
    with ExitStack() as terbuka:
        for nama, contoh in bangunan.items():
            docx = dengan_akhiran(contoh.folder[0], "docx")
            perintah = [
                "soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless",
                "--convert-to", FILTER, "--outdir", str(folder / nama), str(docx),
            ]  # fmt: skip
            selesai = subprocess.run(perintah, capture_output=True, text=True, timeout=240, check=True)
            path = folder / nama / f"{docx.stem}.pdf"
            pdf = terbuka.enter_context(pdfplumber.open(path))
            labels = [label_halaman(page) for page in pdf.pages]
            hasil[nama] = Dibuka(contoh, path, pdf, labels, selesai.stdout + selesai.stderr)
        yield hasil


@pytest.mark.parametrize("nama", NAMA)
def test_libreoffice_opens_the_docx_without_complaint(dibuka: dict[str, Dibuka], nama: str) -> None:
    satu = dibuka[nama]
    pesan = [baris for baris in satu.pesan.splitlines() if "javaldx" not in baris]  # a machine without Java
    assert len(pesan) == 1
    assert pesan[0].startswith("convert ")
    banyak, pdf = len(satu.pdf.pages), len(satu.contoh.pdf.pages)
    assert banyak == pytest.approx(pdf, rel=0.15)


@pytest.mark.parametrize("nama", NAMA)
def test_libreoffice_turns_its_pages_as_the_sections_say(dibuka: dict[str, Dibuka], nama: str) -> None:
    rebah = [page.width > page.height for page in dibuka[nama].pdf.pages]
    model = [section.page.landscape for section in dibuka[nama].contoh.document.sections]
    assert berganti(rebah) == berganti(model)


@pytest.mark.parametrize("nama", NAMA)
def test_page_numbers_in_the_docx_are_near_those_of_libreoffice(dibuka: dict[str, Dibuka], nama: str) -> None:
    """They come from the PDF's layout: at least four of five exact, none off by more than one page."""
    satu = dibuka[nama]
    daftar = list(satu.daftar())
    assert len(daftar) > 25
    pdf = [label_halaman(page) for page in satu.contoh.pdf.pages]
    tepat = [anchor for anchor, ditulis, nyata in daftar if ditulis == nyata]
    jauh = [baris for baris in daftar if abs(pdf.index(baris[1]) - satu.labels.index(baris[2])) > 1]
    assert jauh == []
    assert len(tepat) >= 0.8 * len(daftar), [baris for baris in daftar if baris[1] != baris[2]]


@pytest.mark.parametrize("nama", NAMA)
def test_docx_and_pdf_break_their_pages_alike(dibuka: dict[str, Dibuka], nama: str) -> None:
    """Nine of ten pages have the same letters: line pitch, rows, margins and spaces agree, not only headings."""
    satu = dibuka[nama]
    huruf = [[huruf_halaman(page) for page in pdf.pages] for pdf in (satu.contoh.pdf, satu.pdf)]
    sama = sum(a == b for a, b in zip(*huruf, strict=False))
    assert len(huruf[0]) > 40
    assert sama >= 0.9 * max(map(len, huruf))


def huruf_halaman(page: Any) -> Counter[str]:
    """The letters of a page; leaders of daftar isi are as many as fit."""
    return Counter(huruf["text"] for huruf in page.chars if huruf["text"].strip(" .\u200b"))
