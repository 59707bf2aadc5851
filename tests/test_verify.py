"""`renja-gen verify`: a file is proven to come from a plan, or it is said why not and where it differs."""

import re
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from alat import MINIMAL, PNG_SATU_TITIK, tulis, ubah
from click.testing import CliRunner, Result
from contoh_dokumen import contoh_dokumen
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from renja_gen import pipeline, verify
from renja_gen.cli import cli
from renja_gen.document.blocks import Chart, Figure, Series
from renja_gen.options import Options
from renja_gen.templates import Templates
from renja_gen.verify.content import UnreadableError, first_difference
from renja_gen.verify.read_docx import read_docx
from renja_gen.verify.read_pdf import read_pdf
from renja_gen.writers import engine
from renja_gen.writers.docx import write_docx

RENCANA = {
    "plan.yaml": ubah(
        MINIMAL,
        ("  daerah: Kota Contoh", "  daerah: Kota Contoh\n  logo: logo.png"),
        ("\nprogram:\n", "\nprogram: {sertakan: 'program/*.yaml'}\nlama:\n"),
    ).split("\nlama:\n")[0]
    + "\n",
    "program/perpustakaan.yaml": MINIMAL.split("\nprogram:\n")[1],
    "narasi/isu.md": "Isu pertama ialah ruang baca yang sempit.\n\n- Pertama\n- Kedua\n",
    "logo.png": PNG_SATU_TITIK,
}
AKHIRAN = ("docx", "pdf")


@dataclass(frozen=True)
class Susunan:
    """A plan and its documents."""

    rencana: Path
    docx: bytes
    pdf: bytes

    def data(self, akhiran: str) -> bytes:
        return self.docx if akhiran == "docx" else self.pdf


def susun(rencana: Path, hasil: Path) -> Susunan:
    built = pipeline.build(rencana, hasil)
    assert built.ok, built.diagnostics
    dokumen = {file.path.suffix: file.path.read_bytes() for file in built.files}
    return Susunan(rencana, dokumen[".docx"], dokumen[".pdf"])


@pytest.fixture(scope="module")
def susunan(tmp_path_factory: pytest.TempPathFactory) -> Susunan:
    folder = tmp_path_factory.mktemp("rencana")
    tulis(folder, RENCANA)
    return susun(folder, folder / "build")


@pytest.fixture(scope="module")
def dinaikkan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of the same plan with another amount."""
    folder = tmp_path_factory.mktemp("dinaikkan")
    lain = ubah(RENCANA["program/perpustakaan.yaml"], ("2025: 200.000.000", "2025: 290.000.000"))
    tulis(folder, {**RENCANA, "program/perpustakaan.yaml": lain})
    built = pipeline.build(folder, options=Options("pdf"))
    return built.files[0].path.read_bytes()


@pytest.fixture
def buktikan(susunan: Susunan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Verify the bytes of a file with the plan; what the plan gives is not made anew each time."""
    hasil = pipeline.remade(susunan.rencana, Options("docx"))
    assert hasil.document is not None

    def tiruan(path: Path, options: Options, revision: str | None = None) -> pipeline.Remade:
        if path != susunan.rencana:
            return pipeline.remade(path, options, revision)
        return pipeline.Remade(hasil.document, {options.formats: susunan.data(options.formats)}, ())

    monkeypatch.setattr(verify, "remade", tiruan)

    def jalankan(data: bytes, rencana: Path = susunan.rencana) -> Result:
        berkas = tmp_path / "berkas"
        berkas.write_bytes(data)
        result = CliRunner().invoke(cli, ["verify", str(berkas), str(rencana)], prog_name="renja-gen")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return jalankan


@pytest.fixture
def tanpa_tata(monkeypatch: pytest.MonkeyPatch) -> None:
    """A DOCX without page numbers is made in no time, and they do not count."""

    def tanpa_pango(*_: object) -> None:
        raise engine.PdfUnavailable("Pango belum terpasang.")

    monkeypatch.setattr(engine, "lay_out", tanpa_pango)


def anggota(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_dari(isi: dict[str, bytes]) -> bytes:
    hasil = BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in isi.items():
            archive.writestr(name, data)
    return hasil.getvalue()


def ganti_xml(data: bytes, lama: str, baru: str, nama: str = "word/document.xml") -> bytes:
    """The DOCX with the last place of a text replaced."""
    isi = anggota(data)
    depan, ada, belakang = isi[nama].decode().rpartition(lama)
    assert ada, f"{lama!r} is not in {nama}"
    return zip_dari({**isi, nama: f"{depan}{baru}{belakang}".encode()})


def pdf_dari(writer: PdfWriter) -> bytes:
    hasil = BytesIO()
    writer.write(hasil)
    return hasil.getvalue()


# --- proven


@pytest.mark.parametrize("akhiran", AKHIRAN)
def test_a_file_that_nobody_touched_is_proven_to_the_byte(akhiran, susunan, tmp_path):
    """By folder and by file, whatever the file is called; the plan is really made anew."""
    berkas = tmp_path / "salinan.bin"
    berkas.write_bytes(susunan.data(akhiran))
    for rencana in (susunan.rencana, susunan.rencana / "plan.yaml"):
        verdict = verify.verify(berkas, rencana)
        assert verdict.lines[0] == "Terbukti: berkas ini sama persis dengan hasil rencana itu."
        assert verdict.proven
        assert "(mesin weasyprint)" in verdict.lines[1]


def test_a_file_is_proven_after_the_plan_moved_and_was_committed(susunan, tmp_path):
    """The revision is not part of the plan."""
    shutil.copytree(susunan.rencana, tmp_path / "pindah", ignore=shutil.ignore_patterns("build"))
    git = ("git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.id")
    for isian in (("init", "-q"), ("add", "."), ("commit", "-qm", "Rencana")):
        subprocess.run([*git, *isian], cwd=tmp_path / "pindah", check=True, capture_output=True)
    berkas = tmp_path / "berkas.docx"
    berkas.write_bytes(susunan.docx)
    assert "sama persis" in verify.verify(berkas, tmp_path / "pindah").lines[0]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_docx_that_libreoffice_saved_again_says_the_same(susunan, buktikan, tmp_path):
    (tmp_path / "asli.docx").write_bytes(susunan.docx)
    profil = f"-env:UserInstallation=file://{tmp_path}/profil"
    perintah = ["soffice", profil, "--headless", "--convert-to", "docx", "--outdir", tmp_path / "lo"]
    subprocess.run([*perintah, tmp_path / "asli.docx"], check=True, capture_output=True, timeout=180)
    data = (tmp_path / "lo" / "asli.docx").read_bytes()
    assert b"renja-sidik" in anggota(data)["docProps/custom.xml"]
    hasil = buktikan(data)
    assert hasil.exit_code == 0
    assert "Terbukti: isi berkas ini sama dengan hasil rencana itu." in hasil.stdout
    assert "Berkas pernah disimpan ulang atau disusun di komputer lain." in hasil.stdout
    hasil = buktikan(ganti_xml(data, "200.000.000", "290.000.000"))
    assert hasil.exit_code == 1
    assert "disunting sesudah dibuat" in hasil.stdout


def bidang_tanda_tangan(writer: PdfWriter, *, isi: bool, gambar: bool = False) -> DictionaryObject:
    """A signature field on the first page, filled in or not, with a picture of it or without."""
    tanda = FreeText(text="", rect=(100, 100, 300, 200) if gambar else (0, 0, 0, 0))
    tanda[NameObject("/Subtype")], tanda[NameObject("/FT")] = NameObject("/Widget"), NameObject("/Sig")
    if isi:
        rentang = ArrayObject(map(NumberObject, (0, 840, 960, 240)))
        nilai = {"/Type": NameObject("/Sig"), "/ByteRange": rentang, "/Contents": ByteStringObject(b"\0" * 60)}
        tanda[NameObject("/V")] = DictionaryObject({NameObject(nama): satu for nama, satu in nilai.items()})
    tanda.pop("/AP", None)
    if gambar:
        tampilan = DecodedStreamObject()
        tampilan.set_data(b"1 1 1 rg 0 0 200 100 re f")
        tanda[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(tampilan)})
    return writer.add_annotation(0, tanda)


def test_a_pdf_that_was_saved_again_or_signed_says_the_same(susunan, buktikan):
    """A signature adds a field, maybe without a place on the page."""
    writer = PdfWriter(clone_from=BytesIO(susunan.pdf))
    writer.pages[0].compress_content_streams()
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 0, hasil.stdout
    assert "Berkas pernah disimpan ulang, ditandatangani, atau disusun di komputer lain." in hasil.stdout
    bidang_tanda_tangan(writer, isi=True)
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 0, hasil.stdout
    assert "periksa sendiri" not in hasil.stdout


def test_a_signature_that_is_shown_is_pointed_out(susunan, buktikan):
    """It may cover something."""
    writer = PdfWriter(clone_from=BytesIO(susunan.pdf))
    bidang_tanda_tangan(writer, isi=True, gambar=True)
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 0, hasil.stdout
    assert "periksa sendiri apa yang ditutupinya: tanda tangan pada halaman " in hasil.stdout


def _tanda_tangan_kosong(writer: PdfWriter) -> None:
    bidang_tanda_tangan(writer, isi=False, gambar=True)


def _tautan_berbingkai(writer: PdfWriter) -> None:
    tautan = next(satu.get_object() for page in writer.pages for satu in page.get("/Annots", ()))
    tautan.pop("/BS", None)
    tautan[NameObject("/Border")] = ArrayObject(map(NumberObject, (0, 0, 30)))


def _naskah_program(writer: PdfWriter) -> None:
    naskah = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")})
    writer.root_object[NameObject("/OpenAction")] = naskah


@pytest.mark.parametrize("tambah", [_tanda_tangan_kosong, _tautan_berbingkai, _naskah_program])
def test_what_only_looks_like_a_signature_or_a_link_counts(tambah, susunan, buktikan):
    """And what may change a page once it is shown."""
    writer = PdfWriter(clone_from=BytesIO(susunan.pdf))
    tambah(writer)
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 1
    assert "disunting sesudah dibuat" in hasil.stdout


def test_a_layer_that_is_switched_off_hides_nothing_unseen(susunan, buktikan):
    """A picture that belongs to a layer is still in the file."""
    writer = PdfWriter(clone_from=BytesIO(susunan.pdf))
    gambar = [
        satu.get_object()
        for page in writer.pages
        for satu in page["/Resources"].get("/XObject", DictionaryObject()).values()
    ]
    lapisan = DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("x")})
    rujukan = writer._add_object(lapisan)
    gambar[0][NameObject("/OC")] = rujukan
    mati = DictionaryObject({NameObject("/OFF"): ArrayObject([rujukan])})
    semua = {NameObject("/OCGs"): ArrayObject([rujukan]), NameObject("/D"): mati}
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(semua)
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 1
    assert "halamannya digambar lain" in hasil.stdout


def test_page_numbers_of_daftar_isi_may_change(susunan, buktikan):
    """Word refreshes them."""
    isi = anggota(susunan.docx)["word/document.xml"].decode()
    nomor = re.findall(r"PAGEREF.*?<w:t[^>]*>(\d+)</w:t>", isi)
    assert len(nomor) > 10
    baru = re.sub(r"(PAGEREF.*?<w:t[^>]*>)\d+(</w:t>)", r"\g<1>99\2", isi)
    hasil = buktikan(zip_dari({**anggota(susunan.docx), "word/document.xml": baru.encode()}))
    assert hasil.exit_code == 0, hasil.stdout


# --- edited


def test_a_figure_that_was_edited_in_the_docx_is_found_in_its_table(susunan, buktikan):
    hasil = buktikan(ganti_xml(susunan.docx, ">200.000.000<", ">290.000.000<"))
    assert hasil.exit_code == 1
    assert "Tidak terbukti: rencananya sama, tetapi isi berkas ini disunting sesudah dibuat." in hasil.stdout
    assert re.search(r"Perbedaan pertama: .*, Tabel 4\.\d", hasil.stdout)
    assert re.search(r"dalam berkas +: .*290\.000\.000", hasil.stdout)
    assert re.search(r"menurut rencana +: .*200\.000\.000", hasil.stdout)


def test_a_figure_that_was_edited_in_the_pdf_is_found_on_its_page(susunan, dinaikkan, buktikan):
    """A PDF of another plan that bears the record of this one."""
    writer = PdfWriter(clone_from=BytesIO(dinaikkan))
    kata_kunci = PdfReader(BytesIO(susunan.pdf)).metadata["/Keywords"]
    writer.add_metadata({"/Keywords": kata_kunci})
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 1
    assert "disunting sesudah dibuat" in hasil.stdout
    assert re.search(r"Perbedaan pertama: halaman \w+ \(.+\)\n", hasil.stdout)
    assert re.search(r"dalam berkas +: .*290", hasil.stdout)
    assert re.search(r"menurut rencana +: .*200", hasil.stdout)


def test_every_piece_of_text_of_the_docx_counts(susunan):
    """Whatever is put in, left out or changed, outside daftar isi; in the header and the footer, too."""
    asli = read_docx(susunan.docx).pieces
    isi = anggota(susunan.docx)
    berubah = sama = 0
    for nama in sorted(isi):
        if not re.fullmatch(r"word/(document|header\d|footer\d)\.xml", nama):
            continue
        xml = isi[nama].decode()
        semua = list(re.finditer(r"<w:t(?: [^>]*)?>([^<]*\w[^<]*)</w:t>", xml))
        for satu in semua[:: max(1, len(semua) // 25)]:
            awal, akhir = satu.span(1)
            for baru in ("", f"{satu[1]}7")[nama != "word/document.xml" :]:  # the same header stands in many files
                data = zip_dari({**isi, nama: f"{xml[:awal]}{baru}{xml[akhir:]}".encode()})
                beda = first_difference(read_docx(data).pieces, asli)
                di_daftar = "TOC" in xml[:awal] and xml.rfind("<w:sdt>", 0, awal) > xml.rfind("</w:sdt>", 0, awal)
                nomor_halaman = nama != "word/document.xml" and satu[1].isdigit()
                assert (beda is None) == (di_daftar or nomor_halaman), (nama, satu[1])
                berubah, sama = berubah + (beda is not None), sama + (beda is None)
    assert berubah > 40
    assert sama > 1


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("</c:v>", "7</c:v>"),
        ("</a:t>", "7</a:t>"),
        ('formatCode="[$-421]#,##0"', 'formatCode="0,,"'),
        ('sourceLinked="0"', 'sourceLinked="1"'),
        ("<c:externalData", "<c:userShapes r:id='rId9'/><c:externalData"),
    ],
)
def test_a_number_or_a_text_that_was_edited_in_a_chart_counts(lama, baru):
    """And how the numbers are written."""
    nilai = Series("Pagu", (Decimal(100), None), ("100", ""))
    gambar = Figure("pagu", "Pagu", Chart(("A", "B"), (nilai,), "rupiah"), "Pagu A dan B.", number="1.1")
    dokumen = contoh_dokumen()
    akhir = replace(dokumen.sections[-1], blocks=(*dokumen.sections[-1].blocks, gambar))
    asli = write_docx(replace(dokumen, sections=(*dokumen.sections[:-1], akhir)), {}, Templates())
    diganti = ganti_xml(asli, lama, baru, "word/charts/chart1.xml")
    beda = first_difference(read_docx(diganti).pieces, read_docx(asli).pieces)
    assert beda is not None
    assert beda.place == "data grafik"


def test_a_logo_that_was_replaced_counts(susunan, buktikan):
    isi = anggota(susunan.docx)
    (nama,) = (nama for nama in isi if nama.startswith("word/media/"))
    hasil = buktikan(zip_dari({**isi, nama: isi[nama] + b"\0"}))
    assert hasil.exit_code == 1
    assert "rencana dan teksnya sama, tetapi ada gambar yang lain." in hasil.stdout


RUMUS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
ISIAN = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Sisipan</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
PILIHAN = (
    "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice xmlns:x='urn:x' Requires='x'/><mc:Fallback><w:t>Sisipan</w:t></mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("<w:p>", '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>Sisipan</w:t></w:r></w:ins></w:p><w:p>'),
        ("<w:p>", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Sisipan</w:t></w:r></w:p><w:p>"),
        ("<w:sectPr", "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p><w:sectPr"),
        ("<w:sectPr", "<w:p><w:r><w:pgNum/></w:r></w:p><w:sectPr"),
        ("<w:sectPr", "<w:p><w:r><w:object><x/></w:object></w:r></w:p><w:sectPr"),
        ("<w:sectPr", "<w:p><w:r><w:commentReference w:id='1'/></w:r></w:p><w:sectPr"),
        ("<w:sectPr", f"<w:p>{ISIAN.replace('TOC', '= 9')}</w:p><w:sectPr"),
        ("<w:sectPr", "<w:contentPart r:id='rId1'/><w:sectPr"),
        ("<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t"),
        ("<w:sdtPr>", "<w:sdtPr><w:dataBinding w:xpath='x'/>"),
        ("<w:sectPr", "<w:p><w:fldSimple w:instr='PAGE'><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p><w:sectPr"),
        ("<w:sectPr", f"<w:p>{ISIAN}</w:p><w:sectPr"),
        ("<w:sectPr", f"<w:p><m:oMath xmlns:m='{RUMUS}'><m:r><m:t>9</m:t></m:r></m:oMath></w:p><w:sectPr"),
        ("<w:sectPr", "<w:altChunk r:id='rId1'/><w:sectPr"),
        ("<w:sectPr", f"<w:p><w:r>{PILIHAN}</w:r></w:p><w:sectPr"),
        ("<w:sectPr", "<w:p><w:fldSimple w:instr='QUOTE x'><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p><w:sectPr"),
    ],
)  # fmt: skip
def test_what_is_put_into_the_docx_in_other_ways_counts(lama, baru, susunan, buktikan):
    hasil = buktikan(ganti_xml(susunan.docx, lama, baru))
    assert hasil.exit_code == 1
    assert "disunting sesudah dibuat" in hasil.stdout


def test_what_is_laid_over_a_page_of_the_pdf_counts(susunan, buktikan):
    writer = PdfWriter(clone_from=BytesIO(susunan.pdf))
    writer.add_annotation(3, FreeText(text="290.000.000", rect=(100, 100, 200, 120)))
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 1
    assert "dalam berkas      : … " in hasil.stdout
    assert "[anotasi]" in hasil.stdout


def test_what_is_covered_on_a_page_of_the_pdf_counts(susunan, buktikan):
    """A white rectangle changes no text."""
    writer = PdfWriter(clone_from=BytesIO(susunan.pdf))
    page = writer.pages[4]
    contents = page.get_contents()
    assert contents is not None
    ditutup = DecodedStreamObject()
    ditutup.set_data(contents.get_data() + b"\nq 1 1 1 rg 100 100 200 200 re f Q\n")
    page[NameObject("/Contents")] = writer._add_object(ditutup)
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 1
    assert "halamannya digambar lain" in hasil.stdout
    assert re.search(r"Perbedaan pertama: halaman \w+ \(", hasil.stdout)


def test_what_is_cut_off_a_page_of_the_pdf_counts(susunan, buktikan):
    writer = PdfWriter(clone_from=BytesIO(susunan.pdf))
    writer.pages[4].cropbox.lower_left = (0, 300)
    hasil = buktikan(pdf_dari(writer))
    assert hasil.exit_code == 1
    assert "halamannya digambar lain" in hasil.stdout


# --- another plan


def test_a_plan_that_changed_since_is_told_file_by_file(susunan, tanpa_tata, tmp_path):
    """And where the content differs, without a word on editing."""
    lain = {**RENCANA, "narasi/review.md": "Telaah baru.\n"}
    lain["program/perpustakaan.yaml"] = ubah(
        lain["program/perpustakaan.yaml"], ("2025: 200.000.000", "2025: 210.000.000")
    )
    del lain["narasi/isu.md"]
    tulis(tmp_path / "lain", lain)
    berkas = tmp_path / "berkas.docx"
    berkas.write_bytes(susunan.docx)
    verdict = verify.verify(berkas, tmp_path / "lain")
    assert not verdict.proven
    assert verdict.lines[:4] == (
        "Tidak terbukti: rencana itu sudah berubah sejak berkas ini dibuat.",
        "  berubah: program/perpustakaan.yaml",
        "  ditambahkan: narasi/review.md",
        "  tidak ada lagi: narasi/isu.md",
    )
    assert any(line.startswith("Perbedaan pertama: ") for line in verdict.lines)


def test_a_change_that_shows_nowhere_is_told_as_such(susunan, tanpa_tata, tmp_path):
    tulis(tmp_path / "lain", {**RENCANA, "plan.yaml": RENCANA["plan.yaml"] + "# catatan\n"})
    berkas = tmp_path / "berkas.docx"
    berkas.write_bytes(susunan.docx)
    verdict = verify.verify(berkas, tmp_path / "lain")
    assert not verdict.proven
    assert "  berubah: plan.yaml" in verdict.lines
    assert "Isi berkas masih sama dengan hasil rencana yang sekarang." in verdict.lines


def test_a_plan_that_cannot_be_built_is_told(susunan, tmp_path):
    tulis(tmp_path / "lain", {**RENCANA, "plan.yaml": ubah(RENCANA["plan.yaml"], ("tahun: 2025", "tahun: x"))})
    berkas = tmp_path / "berkas.docx"
    berkas.write_bytes(susunan.docx)
    verdict = verify.verify(berkas, tmp_path / "lain")
    assert verdict.lines[0] == (
        "Tidak terbukti: rencana itu sekarang tidak dapat disusun; jalankan 'renja-gen check'."
    )
    assert verdict.lines[1].startswith("Yang pertama: plan.yaml:")


def test_the_templates_are_those_of_the_command(susunan, tanpa_tata, tmp_path):
    tulis(tmp_path / "templat", {"narasi/kebijakan-nasional.md": "Kebijakan menurut instansi.\n"})
    hasil = pipeline.build(susunan.rencana, tmp_path / "hasil", Options("docx", tmp_path / "templat"))
    (berkas,) = hasil.files
    assert verify.verify(berkas.path, susunan.rencana, tmp_path / "templat").proven
    verdict = verify.verify(berkas.path, susunan.rencana)
    assert not verdict.proven
    assert "  tidak ada lagi: templat/narasi/kebijakan-nasional.md" in verdict.lines


def test_another_version_is_named(susunan, buktikan):
    lain = ganti_xml(susunan.docx, ">0.1.0<", ">0.0.9<", "docProps/custom.xml")
    assert buktikan(lain).exit_code == 0  # what it says is still what the plan gives
    hasil = buktikan(ganti_xml(lain, "200.000.000", "290.000.000"))
    assert hasil.exit_code == 1
    assert "isinya berbeda, tetapi berkas ini dibuat dengan renja-gen 0.0.9, bukan 0.1.0" in hasil.stdout
    assert "disunting" not in hasil.stdout


# --- no file of ours


def _docx_asing() -> bytes:
    hasil = BytesIO()
    docx.Document().save(hasil)
    return hasil.getvalue()


def _pdf_asing(sandi: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if sandi:
        writer.encrypt(sandi, algorithm="RC4-128")
    return pdf_dari(writer)


def _zip_bohong() -> bytes:
    """A zip whose directory says that a member of 300 MB has 10 bytes."""
    data = bytearray(zip_dari({"_rels/.rels": b" " * 300_000_000}))
    for tanda, letak in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        awal = data.index(tanda) + letak
        data[awal : awal + 4] = struct.pack("<I", 10)
    return bytes(data)


def _zip_lzma() -> bytes:
    """A member packed in a way that nobody packs a DOCX, and wrongly."""
    hasil = BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("_rels/.rels", b"<x/>" * 100)
    data = bytearray(hasil.getvalue())
    awal = 30 + len("_rels/.rels")
    data[awal + 4 : awal + 9] = b"\xff" * 5
    return bytes(data)


SANDI_LAIN = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a SYSTEM "a">]><x>&a;</x>'
TERTAWA = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><Relationships><Relationship Type="/officeDocument"'
    b' Target="&b;"/></Relationships>'
)
ASING = {
    "kosong": (b"", "bukan DOCX atau PDF"),
    "teks": (b"Rencana Kerja", "bukan DOCX atau PDF"),
    "docx lain": (_docx_asing(), "tidak memuat catatan asal"),
    "pdf lain": (_pdf_asing(), "tidak memuat catatan asal"),
    "pdf terkunci": (_pdf_asing("rahasia"), "dikunci dengan kata sandi"),
    "pdf rusak": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "bukan PDF yang utuh"),
    "zip kosong": (zip_dari({"x": b""}), "bukan DOCX yang utuh"),
    "zip rusak": (_docx_asing()[:5000], "bukan DOCX yang utuh"),
    "zip bohong": (_zip_bohong(), "bukan DOCX yang utuh"),
    "zip besar": (zip_dari({"_rels/.rels": b" " * 61_000_000}), "terlalu besar"),
    "banyak anggota": (zip_dari({f"{ke}": b"" for ke in range(2_001)}), "bukan DOCX yang utuh"),
    "entitas": (zip_dari({"_rels/.rels": TERTAWA}), "bukan DOCX yang utuh"),
    "nama entitas": (zip_dari({"_rels/.rels": SANDI_LAIN.encode("utf-16")}), "bukan DOCX yang utuh"),
    "pemampatan rusak": (_zip_lzma(), "bukan DOCX yang utuh"),
    "xml rusak": (zip_dari({"_rels/.rels": b"<x"}), "bukan DOCX yang utuh"),
    "tanpa dokumen": (
        zip_dari({"_rels/.rels": b'<R><r Type="x/officeDocument" Target="../../etc/passwd"/></R>'}),
        "bukan DOCX yang utuh",
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", ASING)
def test_any_file_gets_an_answer(nama, buktikan):
    data, jawab = ASING[nama]
    hasil = buktikan(data)
    assert hasil.exit_code == 1
    assert ": Tidak terbukti: " in hasil.stdout
    assert jawab in hasil.stdout


@pytest.mark.parametrize("akhiran", AKHIRAN)
def test_a_file_broken_anywhere_is_unreadable_or_different_and_never_more(akhiran, susunan):
    """Bytes changed all over the file."""
    asli = susunan.data(akhiran)
    baca = read_docx if akhiran == "docx" else read_pdf
    hasil = set()
    for letak in range(10, len(asli), len(asli) // 8):
        data = bytearray(asli)
        data[letak : letak + 8] = bytes(255 - satu for satu in data[letak : letak + 8])
        try:
            hasil.add(type(baca(bytes(data))))
        except UnreadableError as error:
            hasil.add(str(error))
    assert len(hasil) == 2


def test_a_file_that_is_not_there_is_wrong_usage(susunan):
    hasil = CliRunner().invoke(cli, ["verify", "tidak-ada.pdf", str(susunan.rencana)], prog_name="renja-gen")
    assert hasil.exit_code == 2
    assert "tidak ada" in hasil.output


def test_what_a_file_says_cannot_send_commands_to_the_terminal(susunan, buktikan):
    hasil = buktikan(ganti_xml(susunan.docx, "200.000.000", "\u202e200\u200f"))
    assert "\ufffd200\ufffd" in hasil.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\u200f\u202e]", hasil.stdout)
