"""One document in all its outputs: model, DOCX and PDFs say the same, byte for byte the same on every machine."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, which
from typing import Any

import pdfplumber
import pytest
from bacaan import MM, W, gambar_model, label_halaman, rapat, tabel_model
from cetakan import (
    MESIN_PDF,
    Cetakan,
    baca_cetakan,
    bilangan_sama,
    grafik_docx_sama,
    grafik_pdf_sama,
    judul_sama,
    kepala_utuh,
    paragraf_docx_sama,
    sel_docx_dan_pdf_sama,
    sel_docx_sama,
    sel_pdf,
    sel_pdf_sama,
    tak_terpotong,
    teks_pdf,
    teks_pdf_sama,
)
from docx import Document as BerkasWord
from periksa_docx import Paket, audit, pelanggaran
from pypdf import PdfReader

from renja_gen.compose.dokumen import compose
from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import Anchored, Contents
from renja_gen.loading import load
from renja_gen.options import ENGINES
from renja_gen.templates import Templates
from renja_gen.writers.docx.styles import Style
from renja_gen.writers.libreoffice import FILTER, printed_labels

AKAR = Path(__file__).parent.parent / "examples"
NAMA = ("kesbangpol-2024", "perpustakaan-2023")
SEMUA = [(nama, mesin) for nama in NAMA for mesin in MESIN_PDF]
RUPIAH = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d\d)?")
# two machines far apart: a day's difference in time, other hash seeds, other folders
MESIN = ({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}, {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4242"})


@dataclass
class Contoh(Cetakan):
    """An example built on two machines, and what the first one's files say."""

    folder: tuple[Path, Path]


def dengan_akhiran(folder: Path, akhiran: str) -> Path:
    (berkas,) = folder.glob(f"*.{akhiran}")
    return berkas


@pytest.fixture(scope="session")
def bangunan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], Contoh]]:
    """Both examples by every PDF engine, each built twice by the command on different machines."""
    pekerjaan = [
        (nama, mesin, ke, tmp_path_factory.mktemp(f"{nama}-{mesin}-{ke}"))
        for ke in range(len(MESIN))
        for nama, mesin in SEMUA
    ]
    with ThreadPoolExecutor(2) as pekerja:
        folder = dict(pekerja.map(lambda satu: bangun(*satu), pekerjaan))
    with ExitStack() as terbuka:
        yield Bangunan(folder, terbuka)


class Bangunan(dict[tuple[str, str], Contoh]):
    """The examples by name and engine, each read when it is first asked for: reading a PDF takes a while."""

    def __init__(self, folder: dict[tuple[str, str, int], Path], terbuka: ExitStack) -> None:
        super().__init__()
        self.folder, self.terbuka = folder, terbuka

    def __missing__(self, satu: tuple[str, str]) -> Contoh:
        self[satu] = baca(satu[0], (self.folder[*satu, 0], self.folder[*satu, 1]), self.terbuka)
        return self[satu]


def bangun(nama: str, mesin: str, ke: int, tempat: Path) -> tuple[tuple[str, str, int], Path]:
    """Build an example with the installed command, in a folder and on a machine of its own."""
    rencana, hasil = tempat / ("dalam " * ke) / "rencana", tempat / "hasil"
    copytree(AKAR / nama, rencana)
    perintah = [str(Path(sys.executable).with_name("renja-gen")), "build", str(rencana), "-o", str(hasil)]
    perintah += ["--pdf-engine", mesin]
    selesai = subprocess.run(perintah, env={**os.environ, **MESIN[ke]}, capture_output=True, timeout=240, check=False)
    assert (selesai.returncode, selesai.stderr) == (0, b"")
    return (nama, mesin, ke), hasil


def baca(nama: str, folder: tuple[Path, Path], terbuka: ExitStack) -> Contoh:
    loaded, report = load(AKAR / nama), Report()
    assert loaded.plan is not None
    document = compose(compute(loaded.plan), loaded.folder, loaded.narratives, Templates(), report)
    assert document is not None
    berkas = (dengan_akhiran(folder[0], akhiran) for akhiran in ("docx", "pdf"))
    return Contoh(**vars(baca_cetakan(document, *berkas, terbuka)), folder=folder)


@pytest.fixture(params=SEMUA, ids="-".join)
def contoh(request: pytest.FixtureRequest, bangunan: dict[tuple[str, str], Contoh]) -> Contoh:
    return bangunan[request.param]


# Text, tables and figures: model, DOCX and PDF


@pytest.mark.parametrize(
    ("bandingkan", "paling_sedikit"),
    [
        (paragraf_docx_sama, 200),
        (teks_pdf_sama, 20_000),
        (judul_sama, 25),
        (grafik_pdf_sama, 15),
        (grafik_docx_sama, 2),
        (sel_docx_sama, 3500),
        (sel_pdf_sama, 3000),
        (sel_docx_dan_pdf_sama, 3000),
        (bilangan_sama, 500),
        (kepala_utuh, 20),
        (tak_terpotong, 8000),
    ],
    ids=lambda nilai: nilai.__name__ if callable(nilai) else "",
)
def test_all_outputs_say_the_same(contoh: Contoh, bandingkan: Callable[[Cetakan], int], paling_sedikit: int) -> None:
    """What each comparison asserts stands in `cetakan.py`; here, that it looked at a whole document."""
    assert bandingkan(contoh) > paling_sedikit


def test_no_amount_wraps(contoh: Contoh) -> None:
    """Every rupiah amount of the model is one word in its cell of the PDF."""
    utuh = 0
    for table, row, _, sel, kata in sel_pdf(contoh):
        if RUPIAH.fullmatch(sel.text):
            utuh += 1
            assert kata == [sel.text], f"{table.label}, row {row}"
    assert utuh > 300


@pytest.mark.skipif(len(MESIN_PDF) == 1, reason="there is one PDF engine")
@pytest.mark.parametrize("nama", NAMA)
def test_pdf_engines_print_the_same(bangunan: dict[tuple[str, str], Contoh], nama: str) -> None:
    """Without the model between them: every cell, and all text but the contents, whose page numbers may differ."""
    satu, lain = (bangunan[nama, mesin] for mesin in MESIN_PDF)
    sel_satu, sel_lain = ([("".join(kata), t.key, row) for t, row, _, _, kata in sel_pdf(c)] for c in (satu, lain))
    assert len(sel_satu) > 3000
    assert sel_satu == sel_lain
    anchors = {block.anchor for block in satu.document.blocks() if isinstance(block, Anchored)}
    assert anchors <= satu.pages.keys()
    assert anchors <= lain.pages.keys()
    isi = ["".join(teks_pdf(page) for page in c.pdf.pages if label_halaman(page).isdigit()) for c in (satu, lain)]
    assert len(isi[0]) > 15_000
    assert isi[0] == isi[1]


# Figures


def test_daftar_gambar_lists_every_figure_at_its_page(contoh: Contoh) -> None:
    daftar = next(b for b in contoh.document.blocks() if isinstance(b, Contents) and b.kind == "gambar")
    figures = gambar_model(contoh.document)
    assert [entry.anchor for entry in daftar.entries] == [figure.anchor for figure in figures]
    halaman = {label: rapat(page.extract_text()) for label, page in zip(contoh.labels, contoh.pdf.pages, strict=True)}
    for figure in figures:
        assert rapat(figure.caption) in halaman[contoh.pages[figure.anchor]]


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
    tabel, gambar = (satu.text for satu in badan.iter(f"{W}instrText") if r"\t" in satu.text)
    assert f'"{Style.CAPTION}"' in tabel
    assert f'"{Style.FIGURE_CAPTION}"' in gambar


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
def dibuka(
    bangunan: dict[tuple[str, str], Contoh], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Dibuka]]:
    if which("soffice") is None:
        assert "CI" not in os.environ, "the gate installs LibreOffice"
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("soffice")
    hasil = {}
    with ExitStack() as terbuka:
        for nama in NAMA:
            contoh = bangunan[nama, ENGINES[0]]
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
