"""Exact page numbers: LibreOffice lays our own DOCX out, and what it says is what daftar isi prints."""

import os
import re
import stat
import sys
import time
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from alat import AKAR, MINIMAL, temuan, tulis
from click.testing import CliRunner
from lxml import etree
from periksa_docx import W

from renja_gen import cli, pipeline
from renja_gen.compose.dokumen import compose
from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import Contents, Document
from renja_gen.loading import load
from renja_gen.options import Options
from renja_gen.templates import Templates
from renja_gen.writers import libreoffice
from renja_gen.writers.docx import write_docx
from renja_gen.writers.libreoffice import LibreOfficeError, exact_labels, find_soffice, soffice_version

terpasang = pytest.mark.skipif(
    find_soffice() is None and "CI" not in os.environ, reason="LibreOffice is not installed"
)
posix = pytest.mark.skipif(os.name != "posix", reason="a program as a shell script")


def nomor(docx: Path) -> list[str]:
    """The page numbers as daftar isi and daftar tabel of a DOCX print them."""
    with zipfile.ZipFile(docx) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    lines = body.iterfind(f".//{W}sdtContent/{W}p")
    return [list(line.iter(f"{W}t"))[-1].text or "" for line in lines]


def terdaftar(document: Document, pages: Mapping[str, str]) -> list[str]:
    return [pages[e.anchor] for b in document.blocks() if isinstance(b, Contents) for e in b.entries]


def contoh(nama: str) -> Document:
    loaded = load(AKAR / "examples" / nama)
    assert loaded.plan is not None
    document = compose(compute(loaded.plan), loaded.folder, loaded.narratives, Templates(), Report())
    assert document is not None
    return document


def jarang(folder: Path) -> Templates:
    """Templates whose lines are further apart in the DOCX only, so that the PDF's page numbers are wrong for it."""
    (folder / "docx").mkdir(parents=True)
    with (
        zipfile.ZipFile(AKAR / "templates/docx/acuan.docx") as source,
        zipfile.ZipFile(folder / "docx/acuan.docx", "w") as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'w:line="330"', b'w:line="480"'))
    return Templates(folder)


def isi_dokumen(docx: bytes) -> bytes:
    """The main part, without the record of how the file was made."""
    with ZipFile(BytesIO(docx)) as arsip:
        return arsip.read("word/document.xml")


@pytest.fixture
def tanpa_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """No PDF engine may run."""

    def terlarang(*_: object) -> None:
        raise AssertionError("a PDF engine was asked")

    monkeypatch.setattr("renja_gen.writers.engine.lay_out", terlarang)


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of LibreOffice; the test writes it."""
    program = tmp_path / "soffice"
    monkeypatch.setattr(libreoffice, "find_soffice", lambda: program)
    return program


def skrip(program: Path, isi: str) -> None:
    program.write_text(f"#!{sys.executable}\n{isi}")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)


# --- with LibreOffice


@terpasang
@pytest.mark.usefixtures("tanpa_pdf")
@pytest.mark.parametrize("nama", ["kesbangpol-2024", "perpustakaan-2023"])
def test_all_numbers_are_those_of_libreoffice_and_a_second_pass_agrees(nama: str, tmp_path: Path) -> None:
    """With a reference document that breaks its pages elsewhere than the PDF does."""
    templates = jarang(tmp_path / "templat")
    options = Options("docx", templates.overlay, exact_pages=True)
    built = pipeline.build(AKAR / "examples" / nama, tmp_path / "hasil", options)
    assert built.ok
    (berkas,) = (tmp_path / "hasil").iterdir()
    document = contoh(nama)
    pages = exact_labels(document, berkas.read_bytes())
    assert nomor(berkas) == terdaftar(document, pages)
    assert len(nomor(berkas)) > 25
    assert {"i", "ii", "1"} <= set(nomor(berkas))
    assert max(int(satu) for satu in nomor(berkas) if satu.isdigit()) > 50  # where the PDF has 49 at most
    assert isi_dokumen(write_docx(document, pages, templates)) == isi_dokumen(berkas.read_bytes())


@terpasang
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the machine has to have the font")
def test_an_agencys_font_need_not_be_installed(tmp_path: Path) -> None:
    """LibreOffice would lay out with any other font; it is given the files of the templates, as the PDF is."""
    rencana, templat = AKAR / "examples/kesbangpol-2024", AKAR / "examples/tampilan-f4/templat"
    tepat, biasa = (
        pipeline.build(rencana, tmp_path / nama, pilihan).files[0].path
        for nama, pilihan in (
            ("tepat", Options("docx", templat, exact_pages=True)),
            ("biasa", Options("docx", templat, pdf_engine="typst")),
        )
    )
    sama = [satu == lain for satu, lain in zip(nomor(tepat), nomor(biasa), strict=True)]
    assert len(sama) > 25
    assert sum(sama) >= 0.8 * len(sama)
    assert b"TeX Gyre Bonum" not in zipfile.ZipFile(tepat).read("word/styles.xml")  # Word's name of it stays


@terpasang
def test_the_version_is_a_number() -> None:
    assert re.fullmatch(r"\d+(\.\d+)+", soffice_version())


@terpasang
def test_a_file_that_is_no_docx_is_an_error_in_words() -> None:
    with pytest.raises(LibreOfficeError, match="LibreOffice"):
        exact_labels(contoh("minimal"), b"bukan docx")


# --- without it


def test_without_libreoffice_the_pages_are_those_of_the_pdf(tmp_path, monkeypatch):
    """RG915: a warning that says what to do; the document is built as without the option."""
    monkeypatch.setattr(libreoffice, "_places", lambda: iter([tmp_path / "tiada"]))
    assert find_soffice() is None
    assert soffice_version() == ""
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL})
    built = pipeline.build(rencana, tmp_path / "minta", Options("docx", exact_pages=True))
    biasa = pipeline.build(rencana, tmp_path / "biasa", Options("docx"))
    assert built.ok
    assert temuan(built.diagnostics) == [("RG915", 0, 0)]
    (satu,) = built.diagnostics
    assert satu.severity == "peringatan"
    assert "pasang LibreOffice" in satu.hint
    (minta,), (asli,) = built.files, biasa.files
    assert isi_dokumen(minta.path.read_bytes()) == isi_dokumen(asli.path.read_bytes())
    assert "" not in nomor(minta.path)


@posix
@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("raise SystemExit(7)", "kode 7"),
        ("", "tidak menata halaman"),
        ("import sys; open(sys.argv[-2] + '/dokumen.pdf', 'w').write('bukan pdf')", "tidak terbaca"),
    ],
)
def test_a_failing_libreoffice_is_a_warning(isi, pesan, tmp_path, soffice):
    """RG916: whatever goes wrong, the numbers of the PDF engine are used."""
    skrip(soffice, isi)
    built = pipeline.build(
        tulis(tmp_path / "r", {"plan.yaml": MINIMAL}), tmp_path / "h", Options("docx", exact_pages=True)
    )
    assert built.ok
    assert temuan(built.diagnostics) == [("RG916", 0, 0)]
    assert pesan in built.diagnostics[0].message
    assert "" not in nomor(built.files[0].path)


@posix
def test_a_program_that_cannot_start_is_an_error_in_words(soffice):
    soffice.write_text("bukan program")
    with pytest.raises(LibreOfficeError, match="tidak dapat dijalankan"):
        exact_labels(contoh("minimal"), b"")


@posix
def test_a_hanging_libreoffice_is_stopped_with_all_it_started(tmp_path, soffice):
    """The launcher waits for a child, as the real one does; both are gone afterwards."""
    tanda = tmp_path / "anak"
    anak = f"import time; time.sleep(3); open({str(tanda)!r}, 'w')"
    skrip(soffice, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {anak!r}])")
    since = time.monotonic()
    with pytest.raises(LibreOfficeError, match="belum selesai"):
        exact_labels(contoh("minimal"), b"", timeout=1)
    assert time.monotonic() - since < 3
    time.sleep(3)
    assert not tanda.exists()


@posix
def test_it_runs_without_a_shell_in_a_folder_and_with_a_profile_of_its_own(tmp_path, soffice):
    catatan = tmp_path / "argumen"
    skrip(soffice, f"import os, sys; open({str(catatan)!r}, 'w').write('\\n'.join([os.getcwd(), *sys.argv[1:]]))")
    with pytest.raises(LibreOfficeError):
        exact_labels(contoh("minimal"), b"")
    folder, *isian = catatan.read_text().splitlines()
    assert not Path(folder).exists()
    assert f"-env:UserInstallation={(Path(folder) / 'profil').as_uri()}" in isian
    assert "--headless" in isian
    assert isian[-1] == str(Path(folder) / "dokumen.docx")


@posix
def test_a_program_in_the_current_folder_is_not_run(tmp_path, monkeypatch):
    """A plan's folder may come from anybody, and Windows would look there first."""
    skrip(tmp_path / "soffice", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_soffice() == tmp_path / "soffice"
    monkeypatch.chdir(tmp_path)
    assert find_soffice() != tmp_path / "soffice"


def test_the_command_passes_the_choice_on(tmp_path, monkeypatch):
    diminta = []

    def tiruan(_path: Path, _folder: Path, options: Options, **_: object) -> pipeline.Built:
        diminta.append(options.exact_pages)
        return pipeline.Built((), (), {}, ok=True)

    monkeypatch.setattr(pipeline, "build", tiruan)
    rencana = str(tulis(tmp_path, {"plan.yaml": MINIMAL}))
    for pilihan in ([], ["--exact-pages"]):
        CliRunner().invoke(cli.cli, ["build", rencana, *pilihan], catch_exceptions=False)
    assert diminta == [False, True]


def test_exact_pages_of_a_pdf_alone_is_wrong_usage(tmp_path):
    """Its page numbers are those of its pages: the option would change nothing, without a word."""
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL})
    hasil = CliRunner().invoke(cli.cli, ["build", str(rencana), "--exact-pages", "--format", "pdf"])
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    assert "hapus '--exact-pages', atau tulis '--format all'." in hasil.stderr
    assert not (tmp_path / "build").exists()
