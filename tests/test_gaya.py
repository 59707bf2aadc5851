"""gaya.yaml: each fault at its place and all at once; what it says is what PDF and DOCX do."""

import io
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace

import pdfplumber
import pytest
from alat import AKAR, MINIMAL, PNG_SATU_TITIK, tempat, tulis
from contoh_dokumen import contoh_dokumen
from lxml import etree
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from renja_gen import build, pipeline
from renja_gen.compose.gaya import gaya_bawaan, huruf, muat_gaya
from renja_gen.diagnostics import Report, Severity
from renja_gen.document.look import Indent, Size, Text
from renja_gen.templates import Templates
from renja_gen.writers.docx import write_docx
from renja_gen.writers.docx.restyle import HANGING, STYLES_OF
from renja_gen.writers.docx.styles import Style

F4 = AKAR / "examples" / "tampilan-f4"
HURUF = F4 / "templat" / "huruf"
BONUM = {nama: (HURUF / f"texgyrebonum-{nama}.otf").read_bytes() for nama in ("regular", "bold", "italic")}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 72 / 25.4


def muat(folder, teks, **berkas):
    """The look of a gaya.yaml and the findings; `berkas` are font files by their names without folder and suffix."""
    isi = {f"huruf/{nama}.otf": data for nama, data in berkas.items()}
    tulis(folder, {"gaya.yaml": teks, **isi})
    report = Report()
    return muat_gaya(Templates(folder), report), report.diagnostics


# --- faults

SALAH = {
    "kunci": ("kertass: F4", "kertass", "maksudnya 'kertas'?"),
    "kunci dalam": ("margin: {tegak: {ats: 20}}", "ats", "maksudnya 'atas'?"),
    "kunci lain sekali": ("ukuran: {xyz: {huruf: 9}}", "xyz", "kunci yang dikenal: isi, judul_bab"),
    "warna baris": ("warna_baris: {total: FFFFFF}", "total", "kunci yang dikenal: kepala"),
    "kertas": ("kertas: B5", "B5", "kertas 'B5' tidak dikenal; pilih A3, A4, F4"),
    "kertas separuh": ("kertas: {lebar: 215}", "{lebar", "'tinggi' belum ditulis"),
    "kertas rebah": ("kertas: {lebar: 330, tinggi: 215}", "{lebar", "lebar kertas melebihi tingginya"),
    "bukan angka": ("ukuran: {isi: {huruf: besar}}", "besar", "tulis poin dari 4 sampai 72"),
    "angka di luar": ("margin: {rebah: {kiri: 1}}", "1}}", "tulis milimeter dari 5 sampai 300"),
    "nan": ("margin: {rebah: {kiri: nan}}", "nan", "tulis milimeter dari"),
    "kosong": ("kertas:", "kertas", "isian kosong"),
    "bukan bertingkat": ("margin: 20", "20", "isian bertingkat"),
    "daftar": ("kertas: [A4]", "[A4", "harus satu nilai"),
    "tanpa ruang": ("margin: {tegak: {kiri: 80, kanan: 60}}", "80", "hanya menyisakan 70 mm dari 210 mm"),
    "kertas terlalu kecil": ("kertas: {lebar: 120, tinggi: 170}", "{lebar", "hanya menyisakan"),
    "kepala halaman": ("margin: {rebah: {atas: 9}}", "9", "tidak memuat kepala atau kaki halaman"),
    "jarak baris": ("ukuran: {isi: {huruf: 12, baris: 10}}", "10", "lebih kecil daripada hurufnya"),
    "warna": ("warna_baris: {program: biru}", "biru", "'biru' bukan warna; tulis enam angka heksadesimal"),
    "warna kosong": ("warna_baris:\n  program:", "program", "warna belum ditulis; tulis enam angka heksadesimal"),
    "warna gelap": ("warna_baris: {program: 203040}", "203040", "terlalu gelap"),
    "huruf tanpa berkas": ("huruf: {nama: Cambria}", "Cambria", "atau pakai Arial, yang tidak memerlukannya"),
    "nama huruf": ('huruf: {nama: "A<b>"}', '"A<b>"', "bukan nama huruf"),
    "ragam": (
        "huruf: {nama: X, berkas: {biasa: huruf/regular.otf, tebal: huruf/bold.otf, bold: b}}",
        "bold: b",
        "kunci yang dikenal: biasa",
    ),
    "tanpa nama": ("huruf: {berkas: {biasa: huruf/regular.otf, tebal: huruf/bold.otf}}", "{biasa", "nama hurufnya"),
    "tanpa biasa": ("huruf: {nama: X, berkas: {tebal: huruf/bold.otf}}", "{tebal", "huruf biasa belum ditulis"),
    "berkas hilang": ("huruf: {nama: X, berkas: {biasa: huruf/tiada.otf}}", "huruf/tiada", "tidak ada di folder"),
    "berkas bukan huruf": ("huruf: {nama: X, berkas: {biasa: huruf/palsu.otf}}", "huruf/palsu", "bukan huruf"),
    "berkas rusak": ("huruf: {nama: X, berkas: {biasa: huruf/rusak.otf}}", "huruf/rusak", "berkas huruf rusak"),
    "berkas luar": ("huruf: {nama: X, berkas: {biasa: ../luar.otf}}", "../luar", "menunjuk ke luar folder templat"),
    "ragam tertukar": ("huruf: {nama: X, berkas: {biasa: huruf/bold.otf}}", "huruf/bold", "memuat huruf tebal"),
    "bukan yaml": ("- kertas: F4", "- kertas", "isian bertingkat"),
}  # fmt: skip


@pytest.mark.parametrize(("teks", "tanda", "pesan"), SALAH.values(), ids=SALAH)
def test_every_fault_of_gaya_yaml_is_found_at_its_place(tmp_path, teks, tanda, pesan):
    folder = tmp_path / "templat"
    (folder / "huruf").mkdir(parents=True)
    (tmp_path / "luar.otf").write_bytes(BONUM["regular"])
    berkas = {**BONUM, "palsu": PNG_SATU_TITIK, "rusak": BONUM["regular"][:4000]}
    look, (satu,) = muat(folder, f"{teks}\n", **berkas)
    assert look is None
    assert (satu.code, satu.severity) == ("RG107", Severity.GALAT)
    assert (satu.span.file, satu.span.line, satu.span.column) == ("gaya.yaml", *tempat(f"{teks}\n", tanda))
    assert pesan in satu.message


def test_all_faults_are_reported_at_once(tmp_path):
    teks = "kertas: B5\nmargin: {tegak: {atas: x}}\nhurup: 3\nwarna_baris: {program: 3, jumlah: '12345G'}\n"
    _, semua = muat(tmp_path, teks)
    assert [(satu.code, satu.span.line) for satu in semua] == [("RG107", n) for n in (1, 2, 3, 4, 4)]


def test_a_font_file_that_is_too_large_or_claims_billions_of_letters_is_refused(tmp_path, monkeypatch):
    teks = "huruf: {nama: X, berkas: {biasa: huruf/regular.otf}}\n"
    monkeypatch.setattr(huruf, "MAX_BYTES", 1000)
    assert "lebih besar" in muat(tmp_path, teks, **BONUM)[1][0].message
    monkeypatch.setattr(huruf, "MAX_BYTES", 10_000_000)
    monkeypatch.setattr(huruf, "_TERBANYAK", 10)
    assert "rusak" in muat(tmp_path, teks, **BONUM)[1][0].message


def test_a_link_to_a_font_outside_the_folder_is_not_followed(tmp_path):
    (tmp_path / "luar.otf").write_bytes(BONUM["regular"])
    folder = tmp_path / "templat"
    folder.mkdir()
    (folder / "x.otf").symlink_to(tmp_path / "luar.otf")
    _, (satu,) = muat(folder, "huruf: {nama: X, berkas: {biasa: x.otf}}\n")
    assert "menunjuk ke luar folder templat" in satu.message


# --- what a look says


def test_what_gaya_yaml_leaves_out_stays_as_shipped(tmp_path):
    look, temuan = muat(tmp_path, "kertas: folio\nmargin: {tegak: {atas: '30,5'}}\n")
    bawaan = gaya_bawaan()
    assert temuan == ()
    assert (look.portrait.width, look.portrait.height, look.portrait.top) == (215, 330, 30.5)
    assert (look.landscape.width, look.landscape.height) == (330, 215)
    assert (look.portrait.left, look.wide, look.text) == (bawaan.portrait.left, bawaan.wide, bawaan.text)
    assert (look.font, look.font_files, look.fills) == (bawaan.font, bawaan.font_files, bawaan.fills)


def test_the_widths_come_from_the_font_files_and_the_nearest_file_stands_in_for_a_missing_one(tmp_path):
    nama = "huruf: {nama: Bookman Old Style, berkas: {biasa: huruf/regular.otf"
    look, temuan = muat(tmp_path, nama + ", tebal: huruf/bold.otf}}\n", **BONUM)
    assert temuan == ()
    assert (look.font, look.family) == ("Bookman Old Style", "TeX Gyre Bonum")
    assert (look.face.regular["0"], look.face.bold["0"]) == (620, 660)
    assert look.indent(Indent.MARKER) > gaya_bawaan().indent(Indent.MARKER)
    pakai = {(berkas.bold, berkas.italic): berkas.path.stem for berkas in look.font_files}
    assert pakai == {
        (False, False): "regular", (True, False): "bold", (False, True): "regular", (True, True): "bold",
    }  # fmt: skip
    look, (satu,) = muat(tmp_path, nama + "}}\n", **BONUM)
    assert (satu.code, satu.severity) == ("RG107", Severity.PERINGATAN)
    assert look.face.bold == look.face.regular


def test_a_variable_font_brings_its_own_bold(tmp_path):
    """Arimo itself, as an agency's own file, gives the widths that the shipped look has."""
    biasa = next(berkas.path for berkas in gaya_bawaan().font_files if not berkas.italic)
    teks = "huruf: {nama: Arial, berkas: {biasa: huruf/arimo.otf}}\n"
    look, temuan = muat(tmp_path, teks, arimo=biasa.read_bytes())
    assert temuan == ()
    assert {berkas.bold for berkas in look.font_files} == {None}
    arial = gaya_bawaan().face
    for huruf_ini in "AaBbMmWw09.,() ":
        assert abs(look.face.regular[huruf_ini] - arial.regular[huruf_ini]) <= 1, huruf_ini
        assert abs(look.face.bold[huruf_ini] - arial.bold[huruf_ini]) <= 1, huruf_ini


# --- what the DOCX makes of it


def gaya_docx(look):
    """The styles of a DOCX of a look: by name, the attributes of every element in it."""
    with zipfile.ZipFile(
        io.BytesIO(write_docx(replace(contoh_dokumen(), look=replace(look, shipped=gaya_bawaan())), {}, Templates()))
    ) as arsip:
        akar = etree.fromstring(arsip.read("word/styles.xml"))
    return {
        satu.find(f"{W}name").get(f"{W}val"): {anak.tag: dict(anak.attrib) for anak in satu.iter()}
        for satu in akar.iter(f"{W}style")
    }


@pytest.fixture(scope="module")
def gaya_semula():
    return gaya_docx(gaya_bawaan())


@pytest.mark.parametrize("jenis", Text)
def test_a_size_changes_its_own_styles_and_no_other(jenis, gaya_semula):
    bawaan = gaya_bawaan()
    semula = bawaan.text[jenis]
    look = replace(bawaan, text={**bawaan.text, jenis: Size(semula.size + 1.5, semula.pitch + 2)})
    baru = gaya_docx(look)
    assert baru.keys() == gaya_semula.keys()
    berbeda = {nama for nama, isi in baru.items() if isi != gaya_semula[nama]}
    milik = {satu.value for satu in STYLES_OF[jenis]}
    inden = {nama.value for nama in HANGING if nama in {Style.LIST_2, Style.LIST_3}} if jenis is Text.BODY else set()
    assert berbeda == milik | inden
    for nama in milik:
        assert baru[nama][f"{W}sz"][f"{W}val"] == str(round((semula.size + 1.5) * 2))
        assert baru[nama][f"{W}spacing"][f"{W}line"] == str(round((semula.pitch + 2) * 20))


def test_every_style_of_a_kind_of_text_is_as_gaya_yaml_says(gaya_semula):
    """The shipped acuan.docx embodies the shipped gaya.yaml: else leaving a style alone would be wrong."""
    bawaan = gaya_bawaan()
    for jenis, semua in STYLES_OF.items():
        for satu in semua:
            isi = gaya_semula["caption" if satu is Style.CAPTION else satu.value]
            ukuran = isi.get(f"{W}sz", {}).get(f"{W}val", str(round(bawaan.text[Text.BODY].size * 2)))
            assert ukuran == str(round(bawaan.text[jenis].size * 2)), satu
            assert isi[f"{W}spacing"][f"{W}line"] == str(round(bawaan.text[jenis].pitch * 20)), satu


# --- the worked example


@pytest.fixture(scope="module")
def jadi(tmp_path_factory):
    """The example, built by the command its README names, in another folder."""
    folder = tmp_path_factory.mktemp("f4")
    shutil.copytree(F4, folder / "rencana")
    built = build(folder / "rencana")
    assert built.ok
    assert built.diagnostics == ()
    return {file.path.suffix: file.path.read_bytes() for file in built.files}


def test_the_pages_of_both_formats_have_the_paper_of_gaya_yaml(jadi):
    ukuran = {
        tuple(round(float(sisi) / MM) for sisi in page.mediabox[2:])
        for page in PdfReader(io.BytesIO(jadi[".pdf"])).pages
    }
    assert ukuran == {(215, 330), (330, 215)}
    with zipfile.ZipFile(io.BytesIO(jadi[".docx"])) as arsip:
        badan = etree.fromstring(arsip.read("word/document.xml"))
    lembar = [satu.attrib for satu in badan.iter(f"{W}pgSz")]
    docx = {tuple(round(int(satu[f"{W}{sisi}"]) / 20 / MM) for sisi in "wh") for satu in lembar}
    assert docx == ukuran
    margin = {round(int(satu.get(f"{W}top")) / 20 / MM) for satu in badan.iter(f"{W}pgMar")}
    assert margin == {30, 22}


def test_the_pdf_embeds_the_font_and_nothing_else(jadi):
    dipakai = set()
    for page in PdfReader(io.BytesIO(jadi[".pdf"])).pages:
        for font in page["/Resources"]["/Font"].values():
            turunan = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile3" in turunan["/FontDescriptor"]
            dipakai.add(font.get_object()["/BaseFont"].split("+")[1])
    assert dipakai == {"Huruf-Renja", "Huruf-Renja-Bold"}


def test_the_docx_names_the_font_everywhere_and_stays_valid(jadi, tmp_path):
    with zipfile.ZipFile(io.BytesIO(jadi[".docx"])) as arsip:
        gaya, tema, daftar = (
            arsip.read(f"word/{nama}.xml").decode() for nama in ("styles", "theme/theme1", "fontTable")
        )
    assert "Arial" not in gaya + tema
    assert gaya.count("Bookman Old Style") == 4
    assert tema.count("Bookman Old Style") == 2
    assert '<w:font w:name="Bookman Old Style"><w:altName w:val="TeX Gyre Bonum"/>' in daftar
    (tmp_path / "f4.docx").write_bytes(jadi[".docx"])
    hasil = OpenXmlValidator().validate(tmp_path / "f4.docx")
    assert hasil.is_valid, hasil.errors


def test_nothing_runs_over_its_margin_or_cell_with_the_wider_font(jadi):
    with pdfplumber.open(io.BytesIO(jadi[".pdf"])) as pdf:
        sel = 0
        for page in pdf.pages:
            kiri, kanan = (30, 20) if page.width < page.height else (12, 12)
            assert all(kiri * MM - 2 < satu["x0"] and satu["x1"] < page.width - kanan * MM + 2 for satu in page.chars)
            tegak = {round(garis["x0"], 1) for garis in [*page.lines, *page.rects] if garis["width"] < 1}
            for tabel in page.find_tables():
                for x0, top, x1, bottom in tabel.cells:
                    isi = [s for s in page.chars if top < (s["top"] + s["bottom"]) / 2 < bottom and x0 < s["x0"] < x1]
                    sel += 1
                    assert all(s["x1"] < x1 + 0.6 for s in isi), "".join(s["text"] for s in isi)
            assert tegak or not page.find_tables()
    assert sel > 300


def test_the_example_gives_the_same_bytes_in_another_process(jadi, tmp_path):
    shutil.copytree(F4, tmp_path / "lain")
    perintah = "from renja_gen.cli import main; main()"
    lingkungan = {"PYTHONPATH": str(AKAR), "PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "PATH": ""}
    argumen = [sys.executable, "-c", perintah, "build", "-q", str(tmp_path / "lain"), "-o", str(tmp_path / "hasil")]
    subprocess.run(argumen, check=True, env=lingkungan)
    assert {path.suffix: path.read_bytes() for path in (tmp_path / "hasil").glob("renja-*")} == jadi


def test_the_example_ships_its_fonts_with_their_licence_and_stays_small():
    assert "GUST Font License" in (HURUF / "GUST-FONT-LICENSE.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in F4.rglob("*") if path.is_file()) < 1_000_000


def test_letters_that_the_font_lacks_are_reported_with_its_name(tmp_path):
    shutil.copytree(F4 / "templat", tmp_path / "templat")
    teks = MINIMAL.replace("visi: Kota Contoh", "visi: Kota سلام").replace(
        "renstra:", "dokumen: {templat: templat}\nrenstra:", 1
    )
    tulis(tmp_path, {"plan.yaml": teks})
    temuan = [satu for satu in build(tmp_path, options=pipeline.Options("pdf")).diagnostics if satu.code == "RG903"]
    assert any("tidak dimiliki TeX Gyre Bonum" in satu.message for satu in temuan)
