"""Outputs are whole or absent, and the files that were there before survive every failure."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from alat import AKAR, MINIMAL, temuan, tulis

from renja_gen import output, pipeline
from renja_gen.options import Options
from renja_gen.output import OutputError, write_all
from renja_gen.verify.read_docx import read_docx
from renja_gen.writers import engine
from renja_gen.writers.pdf import layout

LAMA = {"a.docx": b"lama a", "b.pdf": b"lama b"}


def isi(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, hidden and temporary ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def sasaran(folder: Path) -> dict[Path, bytes]:
    return {folder / "a.docx": b"baru a", folder / "b.pdf": b"baru b"}


def gagal_pada(monkeypatch: pytest.MonkeyPatch, nama: str, ke: int, galat: BaseException) -> list[Path]:
    """Make the given call of a Path method fail; returns the paths on which it was called."""
    panggilan: list[Path] = []
    asli = getattr(Path, nama)

    def tiruan(self: Path, *isian: object, **lain: object) -> object:
        panggilan.append(self)
        if len(panggilan) == ke:
            raise galat
        return asli(self, *isian, **lain)

    monkeypatch.setattr(Path, nama, tiruan)
    return panggilan


def test_files_are_written_and_replaced_together(tmp_path):
    """Nothing else is left in the folder."""
    folder = tmp_path / "x" / "y"
    write_all(sasaran(folder))
    assert isi(folder) == {"a.docx": b"baru a", "b.pdf": b"baru b"}
    write_all({folder / "a.docx": b"lagi"})
    assert isi(folder) == {"a.docx": b"lagi", "b.pdf": b"baru b"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_written_file_is_readable_like_any_other(tmp_path):
    """Temporary files are private; the document must not be."""
    mask = os.umask(0o022)
    try:
        write_all({tmp_path / "a.docx": b"x"})
    finally:
        os.umask(mask)
    assert (tmp_path / "a.docx").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("lama", [LAMA, {"b.pdf": b"lama b"}, {"a.docx": b"lama a"}, {}], ids=len)
@pytest.mark.parametrize("ke", [1, 2, 3])
def test_when_one_file_is_locked_nothing_changes(lama, ke, tmp_path, monkeypatch):
    """Whichever rename fails, whatever was there before: old files untouched, no new one, no leftovers."""
    tulis(tmp_path, lama)
    galat = PermissionError(errno.EACCES, "Permission denied")
    panggilan = gagal_pada(monkeypatch, "replace", ke, galat)
    if ke > 2:  # one rename for each file: a target is never away, not even for a moment
        write_all(sasaran(tmp_path))
        assert len(panggilan) == 2
        return
    with pytest.raises(OutputError):
        write_all(sasaran(tmp_path))
    assert len(panggilan) >= ke
    assert isi(tmp_path) == lama


def test_an_open_file_is_named_and_to_be_closed(tmp_path, monkeypatch):
    tulis(tmp_path, LAMA)
    gagal_pada(monkeypatch, "replace", 2, PermissionError(errno.EACCES, "Permission denied", "x.tmp"))
    with pytest.raises(OutputError, match=r"^'b\.pdf' tidak dapat ditulis .*; tutup dulu berkas itu") as galat:
        write_all(sasaran(tmp_path))
    assert "tmp" not in str(galat.value)


def test_an_interrupt_leaves_the_old_files_too(tmp_path, monkeypatch):
    """Ctrl+C between two renames."""
    tulis(tmp_path, LAMA)
    gagal_pada(monkeypatch, "replace", 2, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_all(sasaran(tmp_path))
    assert isi(tmp_path) == LAMA


def test_an_old_file_that_cannot_come_back_is_not_deleted(tmp_path, monkeypatch):
    """Its bytes stay beside the place it had."""
    tulis(tmp_path, LAMA)
    asli = Path.replace
    panggilan: list[Path] = []

    def tiruan(self: Path, target: Path) -> Path:
        panggilan.append(self)
        if len(panggilan) > 1:
            raise PermissionError(errno.EACCES, "Permission denied")
        return asli(self, target)

    monkeypatch.setattr(Path, "replace", tiruan)
    with pytest.raises(OutputError):
        write_all(sasaran(tmp_path))
    assert len(panggilan) == 3
    assert sorted(isi(tmp_path).values()) == [b"baru a", b"lama a", b"lama b"]


@pytest.mark.parametrize("sistem", [True, False], ids=["hard link", "copy"])
def test_a_file_set_aside_keeps_its_bytes_under_the_other_name(sistem, tmp_path, monkeypatch):
    """Also where the disk knows no hard links; when the write fails it is where it was."""
    if not sistem:
        monkeypatch.setattr(Path, "hardlink_to", lambda *_: (_ for _ in ()).throw(OSError(errno.EPERM, "")))
    tulis(tmp_path, LAMA)
    samping = {tmp_path / "a.docx": tmp_path / "a (suntingan).docx"}
    with monkeypatch.context() as rusak:
        gagal_pada(rusak, "replace", 2, PermissionError(errno.EACCES, "Permission denied"))
        with pytest.raises(OutputError):
            write_all(sasaran(tmp_path), samping)
    assert isi(tmp_path) == LAMA
    write_all(sasaran(tmp_path), samping)
    assert isi(tmp_path) == {"a.docx": b"baru a", "a (suntingan).docx": b"lama a", "b.pdf": b"baru b"}


def test_a_name_that_is_taken_is_not_given_to_a_file_set_aside(tmp_path):
    tulis(tmp_path, {**LAMA, "a (suntingan).docx": b"naskah"})
    with pytest.raises(OutputError):
        write_all(sasaran(tmp_path), {tmp_path / "a.docx": tmp_path / "a (suntingan).docx"})
    assert isi(tmp_path) == {**LAMA, "a (suntingan).docx": b"naskah"}


def test_what_a_killed_process_left_goes_at_the_next_write_of_its_target(tmp_path):
    """Of a process that runs, of another machine and of other targets it stays, until it is an hour old."""
    mati = subprocess.Popen([sys.executable, "-c", ""])
    mati.wait()
    sini = output._host()
    basi = [f".a.docx.{sini}-{mati.pid}.abcd_12.tmp", f".a.docx.{sini}-{mati.pid}.abcd_12.lama"]
    berjalan = [f".a.docx.{sini}-{os.getpid()}.abcd_12.tmp", f".a.docx.00000000-{mati.pid}.x.tmp", ".a.docx.x.tmp"]
    lain = [f".b.docx.{sini}-{mati.pid}.abcd_12.tmp", ".a.docx.tmp", "a.docx.tmp", ".a.docx.x.tmp.txt"]
    tulis(tmp_path, dict.fromkeys([*basi, *berjalan, *lain], b"separuh"))
    write_all({tmp_path / "a.docx": b"baru"})
    assert sorted(isi(tmp_path)) == sorted(["a.docx", *berjalan, *lain])
    for nama in [*berjalan, *lain]:
        os.utime(tmp_path / nama, (1, 1))
    write_all({tmp_path / "a.docx": b"baru"})
    assert sorted(isi(tmp_path)) == sorted(["a.docx", *lain])


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    """Not even the temporary file that did not fit."""
    tulis(tmp_path, LAMA)

    def penuh(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", penuh)
    with pytest.raises(OutputError, match="tempat penyimpanan penuh") as galat:
        write_all(sasaran(tmp_path))
    assert "space" not in str(galat.value)
    assert isi(tmp_path) == LAMA


def test_a_folder_in_the_way_is_not_moved(tmp_path):
    (tmp_path / "b.pdf").mkdir()
    (tmp_path / "b.pdf" / "penting.txt").write_text("x")
    with pytest.raises(OutputError, match=r"'b\.pdf' tidak dapat ditulis \(ini folder\)"):
        write_all(sasaran(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]
    assert (tmp_path / "b.pdf" / "penting.txt").exists()


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "hasil").write_text("x")
    with pytest.raises(OutputError, match="pilih folder lain dengan -o"):
        write_all(sasaran(tmp_path / "hasil"))
    assert (tmp_path / "hasil").read_text() == "x"


def test_a_build_into_a_folder_that_cannot_be_written_is_a_finding(tmp_path, monkeypatch):
    """RG901, no exception; the user's files and folder stay as they were."""

    def terlarang(**_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "hasil" / ".x.tmp"))

    monkeypatch.setattr(output.tempfile, "mkstemp", terlarang)
    built = pipeline.build(AKAR / "examples" / "minimal", tmp_path / "hasil", Options("pdf"))
    assert (built.ok, built.files) == (False, ())
    (satu,) = built.diagnostics
    assert (satu.code, satu.span.file) == ("RG901", (tmp_path / "hasil").as_posix())
    assert "tidak ada izin" in satu.message
    assert "pilih folder lain" in satu.message
    assert isi(tmp_path / "hasil") == {}


def _tanpa_pango() -> None:
    raise layout.PdfUnavailable("Pango belum terpasang.")


def test_without_the_pdf_library_the_docx_is_still_built(tmp_path, monkeypatch):
    """RG902: a warning for the DOCX alone, an error where a PDF was asked for, and then nothing is written."""
    monkeypatch.setattr(layout, "_weasyprint", _tanpa_pango)
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL})
    built = pipeline.build(rencana, tmp_path / "semua", Options(pdf_engine="weasyprint"), lay_out=engine.lay_out)
    assert [(satu.code, satu.severity) for satu in built.diagnostics] == [("RG902", "galat")]
    assert not built.ok
    assert not (tmp_path / "semua").exists()
    built = pipeline.build(
        rencana, tmp_path / "docx", Options("docx", pdf_engine="weasyprint"), lay_out=engine.lay_out
    )
    assert [(satu.code, satu.severity) for satu in built.diagnostics] == [("RG902", "peringatan")]
    assert built.ok
    assert [path.name for path in (tmp_path / "docx").iterdir()] == ["renja-dispusip-2025.docx"]


def test_the_docx_records_the_engine_that_was_tried_last(tmp_path):
    """Where WeasyPrint does not start and Typst fails too."""

    def gagal(_document: object, _templates: object, settings: engine.PdfSettings) -> None:
        if settings.engine == "weasyprint":
            raise engine.PdfUnavailable("Pango belum terpasang.")
        raise engine.PdfError("Tema salah.")

    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL, "templat/pdf/print.css": "p {}\n"})
    built = pipeline.build(rencana, tmp_path / "docx", Options("docx", tmp_path / "templat"), lay_out=gagal)
    assert [satu.code for satu in built.diagnostics] == ["RG902", "RG910"]
    record = read_docx(built.files[0].path.read_bytes()).record
    assert record is not None
    assert record.settings["mesin"] == "typst"


def test_without_the_pdf_library_typst_takes_over_unless_it_was_asked_for(tmp_path, monkeypatch):
    """RG910: said once; the DOCX gets its page numbers from Typst too. The plan may ask for an engine as well."""
    monkeypatch.setattr(layout, "_weasyprint", _tanpa_pango)
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL})
    built = pipeline.build(rencana, tmp_path / "semua", lay_out=engine.lay_out)
    assert [(satu.code, satu.severity) for satu in built.diagnostics] == [("RG910", "peringatan")]
    assert sorted(path.suffix for path in (tmp_path / "semua").iterdir()) == [".docx", ".pdf"]
    pdf = next((tmp_path / "semua").glob("*.pdf")).read_bytes()
    assert b"Typst" in pdf
    docx = pipeline.build(rencana, tmp_path / "docx", Options("docx"), lay_out=engine.lay_out)
    assert docx.diagnostics == ()  # a DOCX alone needs no Pango
    berkas = "renja-dispusip-2025.docx"
    assert (tmp_path / "docx" / berkas).read_bytes() == (tmp_path / "semua" / berkas).read_bytes()
    diminta = tulis(tmp_path / "lain", {"plan.yaml": MINIMAL + "dokumen: {mesin_pdf: weasyprint}\n"})
    (galat,) = pipeline.build(diminta, lay_out=engine.lay_out).diagnostics
    assert (galat.code, galat.hint) == ("RG902", "tanpa itu, pakai --pdf-engine typst")
    typst = tulis(tmp_path / "typst", {"plan.yaml": MINIMAL + "dokumen: {mesin_pdf: typst}\n"})
    built = pipeline.build(typst, tmp_path / "tenang", lay_out=engine.lay_out)
    assert (built.ok, built.diagnostics) == (True, ())
    assert b"Typst" in (tmp_path / "tenang" / "renja-dispusip-2025.pdf").read_bytes()


def test_a_pdf_that_cannot_be_made_is_a_finding(tmp_path, monkeypatch):
    """While it is written, too."""

    def gagal(_: object) -> bytes:
        raise layout.PdfError("PDF tidak dapat ditulis.")

    monkeypatch.setattr(layout.WeasyLayout, "write", gagal)
    built = pipeline.build(tulis(tmp_path, {"plan.yaml": MINIMAL}), tmp_path / "hasil", lay_out=engine.lay_out)
    assert temuan(built.diagnostics) == [("RG902", 0, 0)]
    assert not built.ok
    assert not (tmp_path / "hasil").exists()


def test_warnings_of_the_layout_are_findings(tmp_path, monkeypatch):
    """RG903: also those made while writing; they stop a strict build before anything is stored."""
    asli = layout.WeasyLayout.write

    def bersungut(self: layout.WeasyLayout) -> bytes:
        self._messages.append("ada huruf asing")
        return asli(self)

    monkeypatch.setattr(layout.WeasyLayout, "write", bersungut)
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL})
    built = pipeline.build(rencana, tmp_path / "ketat", Options("pdf", strict=True), lay_out=engine.lay_out)
    assert temuan(built.diagnostics) == [("RG903", 0, 0)]
    assert not built.ok
    assert not (tmp_path / "ketat").exists()


def test_a_built_file_is_as_large_as_reported(tmp_path):
    built = pipeline.build(tulis(tmp_path, {"plan.yaml": MINIMAL}), options=Options("pdf"))
    (satu,) = built.files
    assert satu.path == tmp_path / "build" / "renja-dispusip-2025.pdf"
    assert satu.path.stat().st_size == satu.size > 1000
    assert satu.pages
