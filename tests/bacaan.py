"""For the tests: plans written as YAML in the test, and readers of what the DOCX and the PDF say."""

import json
import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from posixpath import normpath
from textwrap import dedent, indent
from typing import Any
from zipfile import ZipFile

import pdfplumber
from lxml import etree
from pdfplumber.utils import extract_words

from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.computing import Hasil, Simpul, Tingkat, compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import (
    Block,
    Cell,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Inlines,
    ItemList,
    Paragraph,
    Run,
    Signature,
    Table,
)
from renja_gen.document.metrics import ZERO_WIDTH_SPACE
from renja_gen.plan import Plan, plan_from_node
from renja_gen.source.reader import parse
from renja_gen.writers.chart import FAINT, GRID, INK, OUTLINE

MM = 72 / 25.4  # points

KEPALA = """\
renja: {tahun: 2024, tahap: rancangan awal}
perangkat_daerah: {nama: Dinas Uji, singkatan: Disuji, daerah: Kota Uji, kepala: {nama: Nama}}
renstra: {periode: 2021-2026}
"""


# Plans


def baca_rencana(teks: str) -> Plan:
    """The plan of a YAML text; any finding fails the test."""
    report = Report()
    node = parse(teks, "plan.yaml", report)
    plan = plan_from_node(node, report) if node else None
    assert plan is not None
    assert report.diagnostics == ()
    return plan


def hasil_dari(isi: str) -> Hasil:
    """A computed plan for 2024, Renstra 2021-2026, from the rest of its YAML."""
    return compute(baca_rencana(KEPALA + dedent(isi)))


def hasil_sub(*isi: str, tabel: str = "") -> Hasil:
    """A computed plan whose only kegiatan has one sub kegiatan for each text."""
    sub = "".join(
        f"          - kode: 8.01.01.2.01.{ke:04}\n{indent(dedent(satu).strip(), ' ' * 12)}\n"
        for ke, satu in enumerate(isi, 1)
    )
    return hasil_dari(
        f"program:\n  - kode: 8.01.01\n    kegiatan:\n      - kode: 8.01.01.2.01\n        sub_kegiatan:\n{sub}"
        + (f"tabel: {tabel}\n" if tabel else "")
    )


def teks_rencana(data: dict[str, Any]) -> str:
    """Plain data as the YAML of a plan; JSON is YAML."""
    return KEPALA + "".join(f"{kunci}: {json.dumps(nilai, indent=1)}\n" for kunci, nilai in data.items())


def hasil_data(data: dict[str, Any]) -> Hasil:
    """A computed plan from plain data."""
    return compute(baca_rencana(teks_rencana(data)))


def daun(hasil: Hasil, ke: int = 0) -> Simpul:
    """A sub kegiatan of a plan, in the order of the codes."""
    return hasil.simpul(hasil.evaluasi, Tingkat.SUB_KEGIATAN)[ke]


# Tables of the document model

Petak = dict[int, Cell]  # the cells of a row by the grid columns they cover


def petak(rows: Iterable[tuple[Cell, ...]], lebar: int) -> list[Petak]:
    """The cells of each row by column, merged ones in every row and column they cover.

    Fails where a column is covered twice or not at all, or a merged cell leaves the rows given.
    """
    hasil: list[Petak] = []
    turun: dict[int, tuple[Cell, int]] = {}  # column -> cell from above, rows still to cover
    for row in rows:
        satu = {kolom: sel for kolom, (sel, _) in turun.items()}
        turun = {kolom: (sel, sisa - 1) for kolom, (sel, sisa) in turun.items() if sisa > 1}
        kolom = 0
        for sel in row:
            while kolom in satu:
                kolom += 1
            for ke in range(kolom, kolom + sel.colspan):
                assert ke not in satu, f"column {ke} is covered twice"
                satu[ke] = sel
                if sel.rowspan > 1:
                    turun[ke] = (sel, sel.rowspan - 1)
        assert sorted(satu) == list(range(lebar)), f"row {len(hasil)} covers {sorted(satu)} of {lebar} columns"
        hasil.append(satu)
    assert not turun, "a merged cell reaches below the last row"
    return hasil


def petak_kepala(table: Table) -> list[Petak]:
    """The header rows by column."""
    return petak(table.header, len(table.columns))


def petak_isi(table: Table) -> list[Petak]:
    """The body rows by column."""
    return petak((row.cells for row in table.rows), len(table.columns))


def judul_kolom(table: Table) -> list[str]:
    """The titles over each column, from the top down, each once; without the row of column numbers."""
    kepala = petak_kepala(table)
    if table.number_row:
        kepala = kepala[:-1]
    return [" / ".join(dict.fromkeys(row[kolom].text for row in kepala)) for kolom in range(len(table.columns))]


def nomor_kolom(table: Table) -> list[str]:
    """The labels of the row of column numbers, as printed."""
    assert table.number_row
    return [sel.text for sel in table.header[-1]]


# What a document says: the model, the DOCX and the PDF in the same terms


def rapat(teks: str) -> str:
    """A text without white space and marks of where a line may break: long words and slashes break too."""
    return "".join(teks.split()).replace(ZERO_WIDTH_SPACE, "")


def paragraf_model(document: Document, pages: Mapping[str, str]) -> list[str]:
    """Every paragraph the document prints outside its tables, in order; `pages` are the numbers in daftar isi."""
    return [teks for block in document.blocks() for teks in _paragraf(block, pages) if teks.strip()]


def _paragraf(block: Block, pages: Mapping[str, str]) -> Iterator[str]:  # noqa: C901 - one branch a block
    match block:
        case Heading():
            yield f"{block.number} {block.title.upper() if block.level == 1 else block.title}"
        case Paragraph():
            yield teks_inlines(block.inlines)
        case ItemList():
            for item in block.items:
                yield f"{item.marker} {teks_inlines(item.inlines)}"
                for anak in item.children:
                    yield from _paragraf(anak, pages)
        case Table() | Figure():
            yield f"{block.label} {block.caption}"
            yield from block.notes
        case Contents():
            for entry in block.entries:
                teks = entry.text.upper() if block.kind == "isi" and entry.level == 1 else entry.text
                yield f"{teks} {pages[entry.anchor]}"
        case Signature():
            yield from (block.place_date, *block.office, block.name, block.rank)
            yield f"NIP. {block.nip}" if block.nip else ""
        case Cover():
            yield from (*block.title, *block.subtitle, *block.foot)


def teks_inlines(inlines: Inlines) -> str:
    """The text of running text."""
    return "".join(run.text for run in inlines if isinstance(run, Run))


def tabel_model(document: Document) -> list[Table]:
    """The tables of a document, in order."""
    return [block for block in document.blocks() if isinstance(block, Table)]


def gambar_model(document: Document) -> list[Figure]:
    """The figures of a document, in order."""
    return [block for block in document.blocks() if isinstance(block, Figure)]


def sel_model(table: Table) -> list[list[str]]:
    """The text over every place of the grid, header first; merged cells say the same in each place."""
    return [
        [row[kolom].text for kolom in range(len(table.columns))] for row in (*petak_kepala(table), *petak_isi(table))
    ]


# DOCX

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class TabelDocx:
    """A table as the DOCX has it: the text over every place of its grid, and how many rows are header."""

    sel: list[list[str]]
    kepala: int


@dataclass
class IsiDocx:
    """The paragraphs outside tables (style name and text), the tables, and the sections' (width, height)."""

    paragraf: list[tuple[str, str]]
    tabel: list[TabelDocx]
    halaman: list[tuple[int, int]]


def baca_docx(path: Path) -> IsiDocx:
    """Read a DOCX from its XML, without any help of the library that wrote it."""
    with ZipFile(path) as berkas:
        badan = etree.fromstring(berkas.read("word/document.xml"))[0]
        styles = etree.fromstring(berkas.read("word/styles.xml"))
    gaya = {s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val") for s in styles.iter(f"{W}style")}
    isi = IsiDocx([], [], [])
    for element in badan:
        for satu in element.find(f"{W}sdtContent") if element.tag == f"{W}sdt" else (element,):
            if satu.tag == f"{W}p":
                nama = satu.find(f"{W}pPr/{W}pStyle")
                isi.paragraf.append((gaya[nama.get(f"{W}val")], _teks_docx(satu)))
            elif satu.tag == f"{W}tbl":
                isi.tabel.append(_tabel_docx(satu))
    for ukuran in badan.iter(f"{W}pgSz"):
        isi.halaman.append((int(ukuran.get(f"{W}w")), int(ukuran.get(f"{W}h"))))
    isi.paragraf = [(nama, teks) for nama, teks in isi.paragraf if teks.strip()]
    return isi


def _teks_docx(paragraf: Any) -> str:
    tanda = {f"{W}t": None, f"{W}tab": " ", f"{W}br": "\n"}
    teks = "".join(
        (satu.text or "") if satu.tag == f"{W}t" else tanda[satu.tag] or ""
        for satu in paragraf.iter(*tanda)
        if satu.getparent().tag == f"{W}r"
    )
    return teks.replace(ZERO_WIDTH_SPACE, "")  # where Word may break a line, nothing that is read


def _tabel_docx(tabel: Any) -> TabelDocx:
    lebar = len(tabel.findall(f"{W}tblGrid/{W}gridCol"))
    baris: list[list[str]] = []
    kepala = 0
    for tr in tabel.findall(f"{W}tr"):
        kepala += tr.find(f"{W}trPr/{W}tblHeader") is not None
        satu: list[str] = []
        for tc in tr.findall(f"{W}tc"):
            span, merge = tc.find(f"{W}tcPr/{W}gridSpan"), tc.find(f"{W}tcPr/{W}vMerge")
            lanjut = merge is not None and merge.get(f"{W}val") != "restart"
            teks = baris[-1][len(satu)] if lanjut else "\n".join(_teks_docx(p) for p in tc.findall(f"{W}p"))
            satu += [teks] * (1 if span is None else int(span.get(f"{W}val")))
        assert len(satu) == lebar
        baris.append(satu)
    return TabelDocx(baris, kepala)


C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Deret = dict[str, tuple[Decimal | None, ...]]


@dataclass
class GrafikDocx:
    """A chart as the DOCX has it: what Word draws, what its workbook holds, and the alternative text."""

    kategori: tuple[str, ...]
    deret: Deret
    lembar_kategori: tuple[str, ...]
    lembar_deret: Deret
    uraian: str


def grafik_docx(path: Path) -> list[GrafikDocx]:
    """The charts of a DOCX in the order of its text, each with its own workbook."""
    with ZipFile(path) as berkas:
        badan = etree.fromstring(berkas.read("word/document.xml"))
        return [
            _grafik(berkas, chart.get(f"{_R}id"), next(chart.iterancestors(f"{_WP}inline")).find(f"{_WP}docPr"))
            for chart in badan.iter(f"{C}chart")
        ]


_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def _tujuan(berkas: ZipFile, bagian: str, rid: str) -> str:
    """The member that a relationship of a part leads to."""
    folder, _, nama = bagian.rpartition("/")
    rels = etree.fromstring(berkas.read(f"{folder}/_rels/{nama}.rels"))
    (target,) = (satu.get("Target") for satu in rels if satu.get("Id") == rid)
    return normpath(f"{folder}/{target}")


def _grafik(berkas: ZipFile, rid: str, properti: Any) -> GrafikDocx:
    bagian = _tujuan(berkas, "word/document.xml", rid)
    akar = etree.fromstring(berkas.read(bagian))
    deret = {satu.find(f"{C}tx").findtext(f".//{C}v"): _titik(satu.find(f"{C}val")) for satu in akar.iter(f"{C}ser")}
    angka = {nama: tuple(None if satu is None else Decimal(satu) for satu in isi) for nama, isi in deret.items()}
    (kategori,) = {_titik(satu) for satu in akar.iter(f"{C}cat")}
    lembar = _tujuan(berkas, bagian, akar.find(f"{C}externalData").get(f"{_R}id"))
    with ZipFile(BytesIO(berkas.read(lembar))) as buku:
        sel = _sel_xlsx(buku)
    banyak = len(kategori)
    isi_lembar = {
        sel[huruf, 1]: tuple(
            None if (huruf, ke) not in sel else Decimal(sel[huruf, ke]) for ke in range(2, banyak + 2)
        )
        for huruf in "BCD"[: len(angka)]
    }
    nama_lembar = tuple(sel["A", ke] for ke in range(2, banyak + 2))
    return GrafikDocx(kategori, angka, nama_lembar, isi_lembar, properti.get("descr"))


def _titik(data: Any) -> tuple[str | None, ...]:
    """The cached points of a series or its categories; None where there is none."""
    banyak = int(data.find(f".//{C}ptCount").get("val"))
    ada = {int(satu.get("idx")): satu.findtext(f"{C}v") for satu in data.iter(f"{C}pt")}
    return tuple(ada.get(ke) for ke in range(banyak))


def _sel_xlsx(buku: ZipFile) -> dict[tuple[str, int], str]:
    """The cells of the first sheet, by column letter and row."""
    bersama = [
        "".join(satu.itertext()) for satu in etree.fromstring(buku.read("xl/sharedStrings.xml")).iter(f"{_X}si")
    ]
    lembar = etree.fromstring(buku.read("xl/worksheets/sheet1.xml"))
    return {
        (satu.get("r")[0], int(satu.get("r")[1:])): bersama[int(satu.findtext(f"{_X}v"))]
        if satu.get("t") == "s"
        else satu.findtext(f"{_X}v")
        for satu in lembar.iter(f"{_X}c")
    }


# PDF

Kotak = dict[tuple[int, int], list[Any]]  # the characters of a page's table by (row, column)


@dataclass
class TabelPdf:
    """A table as the PDF has it, joined over its pages; header rows (checked on each page) left out."""

    kepala: list[list[Any]]
    isi: list[list[list[Any]]]  # rows, columns, characters
    halaman: list[int]  # the page of each row

    def teks(self, row: int, kolom: int, tinggi: int, lebar: int) -> list[str]:
        """The words in a range of places, as printed."""
        kata: list[str] = []
        for ke in range(row, row + tinggi):
            huruf = [satu for k in range(kolom, kolom + lebar) for satu in self.isi[ke][k]]
            kata += [rapat(satu["text"]) for satu in extract_words(huruf)]
        return kata


def baca_tabel_pdf(pdf: pdfplumber.PDF, tables: Sequence[Table]) -> list[TabelPdf]:
    """The tables of a PDF, by its ruled lines: those of the model tell how many header rows repeat."""
    tanpa = [tanpa_gambar(page) for page in pdf.pages]
    potongan = [(ke, tabel, page) for ke, page in enumerate(tanpa) for tabel in tabel_halaman(page)]
    hasil: list[TabelPdf] = []
    sisa = iter(potongan)
    for table in tables:
        satu = TabelPdf([], [], [])
        while not satu.kepala or len(satu.isi) < len(table.rows):
            ke, tabel, page = next(sisa)
            baris = _kisi(tabel, page)
            assert len(baris[0]) == len(table.columns), f"{table.label}: page {ke + 1} has another grid"
            satu.kepala.append(baris[: len(table.header)])
            satu.isi += baris[len(table.header) :]
            satu.halaman += [ke] * (len(baris) - len(table.header))
        assert len(satu.isi) == len(table.rows), f"{table.label}: rows are cut or run into the next table"
        hasil.append(satu)
    assert next(sisa, None) is None, "the PDF has more tables than the model"
    return hasil


@lru_cache(maxsize=1000)
def tanpa_gambar(page: Any) -> Any:
    """A page without its charts."""
    return page.filter(lambda benda: not digambar(benda))


@lru_cache(maxsize=1000)
def tabel_halaman(page: Any) -> list[Any]:
    """The ruled tables of a page; finding them takes time."""
    return list(page.find_tables())


def _kisi(tabel: Any, page: Any) -> list[list[list[Any]]]:
    """The characters in each place of a ruled grid, by their middle."""
    x = _tepi(nilai for sel in tabel.cells for nilai in (sel[0], sel[2]))
    y = _tepi(nilai for sel in tabel.cells for nilai in (sel[1], sel[3]))
    kisi: list[list[list[Any]]] = [[[] for _ in x[1:]] for _ in y[1:]]
    for huruf in page.chars:
        tengah_x, tengah_y = (huruf["x0"] + huruf["x1"]) / 2, (huruf["top"] + huruf["bottom"]) / 2
        if x[0] < tengah_x < x[-1] and y[0] < tengah_y < y[-1]:
            kisi[bisect(y, tengah_y) - 1][bisect(x, tengah_x) - 1].append(huruf)
    return kisi


def _tepi(nilai: Iterable[float]) -> list[float]:
    """Edges in order, those closer than a point as one."""
    hasil: list[float] = []
    for satu in sorted(nilai):
        if not hasil or satu - hasil[-1] > 1:
            hasil.append(satu)
    return hasil


def kata_kepala(kepala: list[list[Any]], table: Table) -> list[list[str]]:
    """The words of each header cell of a page, in the order of the model's cells."""
    satu = TabelPdf([], kepala, [])
    return [satu.teks(row, kolom, sel.rowspan, sel.colspan) for row, kolom, sel in sel_berletak(petak_kepala(table))]


def sel_berletak(rows: list[Petak]) -> Iterator[tuple[int, int, Cell]]:
    """Each cell once, with its first row and column."""
    sudah: set[tuple[int, int]] = set()
    for ke, row in enumerate(rows):
        for kolom in sorted(row):
            sel = row[kolom]
            if (ke, kolom) not in sudah:
                sudah |= {(ke + r, kolom + k) for r in range(sel.rowspan) for k in range(sel.colspan)}
                yield ke, kolom, sel


_TITIK = re.compile(r"\s*(?:\.{2,}\s*|\.\s+)(\d+|[ivxlc]+)$")  # between an entry of daftar isi and its page


_TINTA = {
    tuple(round(int(warna[ke : ke + 2], 16) / 255, 2) for ke in (0, 2, 4)) for warna in (INK, FAINT, GRID, OUTLINE)
}


def digambar(benda: Any) -> bool:
    """Whether something belongs to a chart: charts draw in inks of their own."""
    warna = benda.get("non_stroking_color" if benda["object_type"] == "char" else "stroking_color")
    if not isinstance(warna, tuple | list):
        return False
    return tuple(round(satu, 2) for satu in (warna * 3 if len(warna) == 1 else warna)) in _TINTA  # grey is one number


def teks_gambar(page: Any) -> str:
    """What the charts of a page print, without white space."""
    lembar = gaya_bawaan().portrait
    isi = page.crop((0, lembar.top * MM - 4, page.width, page.height - lembar.bottom * MM + 4))
    return rapat(isi.filter(lambda benda: benda["object_type"] != "char" or digambar(benda)).extract_text())


def baris_pdf(page: Any) -> list[str]:
    """The lines of a page outside tables and charts, without running header, footer and leaders of daftar isi."""
    lembar = gaya_bawaan().page(landscape=page.width > page.height, wide=max(page.width, page.height) > 1000)
    atas, bawah = lembar.top * MM - 4, page.height - lembar.bottom * MM + 4
    page = tanpa_gambar(page)
    kotak = [tabel.bbox for tabel in tabel_halaman(page)]

    def di_luar(huruf: Any) -> bool:
        if huruf["object_type"] != "char":
            return True
        x, y = (huruf["x0"] + huruf["x1"]) / 2, (huruf["top"] + huruf["bottom"]) / 2
        return atas < y < bawah and not any(k[0] < x < k[2] and k[1] < y < k[3] for k in kotak)

    lines = page.filter(di_luar).extract_text_lines(return_chars=False)
    return [_TITIK.sub(r"\1", line["text"]) for line in lines]


def label_halaman(page: Any) -> str:
    """The page number printed at the right end of the foot, "" without one."""
    bawah = page.crop((0, page.height - 24 * MM, page.width, page.height))
    kata = [satu for satu in bawah.extract_words() if satu["x0"] > page.width * 0.75]
    return kata[-1]["text"] if kata else ""
