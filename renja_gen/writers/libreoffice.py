"""LibreOffice, where it is installed: on which pages a DOCX really has its headings and tables.

It runs over a file of ours, in a folder and with a profile of its own, so that neither the user's settings nor
a window that is open matter. Its PDF carries every bookmark as a named destination: those are read, no text is
searched for.
"""

import logging
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from renja_gen.document.blocks import Document
from renja_gen.document.look import Look
from renja_gen.history.git import program
from renja_gen.writers.docx.anchors import Anchors, section_bookmark
from renja_gen.writers.labels import page_labels

TIMEOUT = 180.0  # seconds; 50 pages take two, 2,000 rows ten
_VERSION_TIMEOUT = 20.0
FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_PROFILE = "profil"
_FONTS_COME_ALONG = sys.platform.startswith("linux")
_NAMES = ("soffice", "libreoffice")
_VERSION = re.compile(r"LibreOffice\S* ([0-9][0-9.]*)")
_ESCAPED = re.compile("5F(?=(?:Toc|Sec)[0-9]+$)")  # how LibreOffice writes an underscore in a destination


class LibreOfficeError(Exception):
    """LibreOffice did not do what it should; the message is a sentence for the user."""


class LibreOfficeMissing(LibreOfficeError):  # noqa: N818
    """LibreOffice is not installed, or not where it usually is."""


def find_soffice() -> Path | None:
    """The program that starts LibreOffice, or None where it is not installed."""
    return next((path for path in _places() if path.is_file()), None)


def soffice_version() -> str:
    """What LibreOffice says of its version ("7.4.7.2"), "" where it is missing or does not answer."""
    program = find_soffice()
    if program is None:
        return ""
    with TemporaryDirectory(prefix="renja-gen-", ignore_cleanup_errors=True) as folder, suppress(LibreOfficeError):
        said = _VERSION.search(_run(program, Path(folder), ["--version"], _VERSION_TIMEOUT))
        return said[1] if said else ""
    return ""


def findable(look: Look) -> Look:
    """The look with a font that LibreOffice finds, for the DOCX that it lays out.

    Word may know an agency's font by another name than its files have, and this machine may lack it. The files come
    along, so it is called as they are; tried on Linux, elsewhere the machine has to have it.
    """
    return replace(look, font=look.family) if look.own_font and _FONTS_COME_ALONG else look


def exact_labels(document: Document, docx: bytes, timeout: float = TIMEOUT) -> Mapping[str, str]:
    """The printed page labels of all headings and tables in the DOCX of a document, by anchor.

    Raises LibreOfficeError where LibreOffice is missing, fails or does not end in time.
    """
    program = find_soffice()
    if program is None:
        raise LibreOfficeMissing("LibreOffice tidak ditemukan di komputer ini.")
    with TemporaryDirectory(prefix="renja-gen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "dokumen.docx", folder / "dokumen.pdf"
        source.write_bytes(docx)
        fonts = folder / _PROFILE / "user" / "fonts"  # where LibreOffice looks beside those of the machine
        fonts.mkdir(parents=True)
        for file in document.look.font_files if document.look.own_font else ():
            copy(file.path, fonts)
        _run(program, folder, ["--convert-to", FILTER, "--outdir", str(folder), str(source)], timeout)
        if not target.is_file():
            raise LibreOfficeError("LibreOffice berjalan, tetapi tidak menata halaman DOCX.")
        return printed_labels(document, target)


def printed_labels(document: Document, pdf: Path) -> Mapping[str, str]:
    """The page labels of all headings and tables in the PDF that LibreOffice made of a document's DOCX."""
    where, count = _destinations(pdf)
    try:
        firsts = [where[section_bookmark(n)] for n in range(len(document.sections))]
        labels = page_labels(document.sections, firsts, count)
        return {anchor: labels[where[name]] for anchor, name in Anchors(document).bookmarks.items()}
    except (KeyError, IndexError) as error:
        raise LibreOfficeError("LibreOffice menata halaman DOCX, tetapi letak judulnya tidak terbaca.") from error


def _places() -> Iterator[Path]:
    """Where the program may stand.

    The usual folders come first, and the current one never counts: on Windows a search would begin there.
    """
    if sys.platform == "win32":
        for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
            if folder := os.environ.get(variable):
                yield Path(folder, "LibreOffice", "program", "soffice.com")
    elif sys.platform == "darwin":
        for folder in (Path("/"), Path.home()):
            yield folder / "Applications" / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    for name in _NAMES:
        if found := program(name):
            yield Path(found)
    if sys.platform.startswith("linux"):
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _run(program: Path, folder: Path, arguments: list[str], timeout: float) -> str:
    """Run LibreOffice without a window; what it printed. It and all it started are gone afterwards."""
    profile = (folder / _PROFILE).as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo", *arguments]
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell, and nothing of the plan in the command
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise LibreOfficeError("LibreOffice terpasang, tetapi tidak dapat dijalankan.") from error
    try:
        output, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        raise LibreOfficeError(f"LibreOffice belum selesai setelah {timeout:.0f} detik, lalu dihentikan.") from error
    finally:
        _end(process)
    if process.returncode:
        raise LibreOfficeError(f"LibreOffice berhenti dengan kode {process.returncode}.")
    return output.decode(errors="replace")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and its children; the one we start is only a launcher."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        killer = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        with suppress(OSError):
            subprocess.run([str(killer), "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()


def _destinations(path: Path) -> tuple[dict[str, int], int]:
    """The page (from 0) of each bookmark in the PDF, and the number of pages."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(path)
        where = {
            _ESCAPED.sub("_", name.removeprefix("/")): reader.get_destination_page_number(target)
            for name, target in reader.named_destinations.items()
        }
        return {name: page for name, page in where.items() if page is not None}, len(reader.pages)
    except (PyPdfError, ValueError, KeyError) as error:
        raise LibreOfficeError("LibreOffice menata halaman DOCX, tetapi PDF-nya tidak terbaca.") from error
