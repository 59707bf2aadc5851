"""What making documents needs of a machine: how to find each thing, and how to get it where it is missing.

What may hang or crash (WeasyPrint loads libraries of the system) runs in a process of its own, for a bounded time.
"""

import locale
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from renja_gen.history.git import program
from renja_gen.installing import PANGO, System

_SECONDS = 25
_LETTERS = "–×≥…"  # what our messages and most names need beyond ASCII
_ARIAL_LIKE = ("arial", "liberation sans", "arimo")
_FONT_FILES = ("arial.ttf", "Arial.ttf", "LiberationSans-Regular.ttf", "Arimo-Regular.ttf", "Arimo[wght].ttf")
_PANGO = (
    "import contextlib, io\n"
    "with contextlib.redirect_stdout(io.StringIO()):\n"
    "    import weasyprint\n"
    "from weasyprint.text.ffi import pango\n"
    "print(weasyprint.__version__, pango.pango_version())\n"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to look at: how to find it, what does not work without it, and how to get it on each system.

    `look` gives what was found, "" when it is not there. `needed` is whether its lack is a fault.
    """

    name: str
    look: Callable[[], str]
    without: str
    advice: Mapping[System, str] | str
    needed: bool = False


def _python() -> str:
    return f"{platform.python_version()} ({platform.system()} {platform.release()}, {platform.machine()})"


def _weasyprint() -> str:
    """WeasyPrint with Pango, in a process of its own."""
    command = [sys.executable, "-c", _PANGO]
    done = subprocess.run(  # noqa: S603 - ourselves
        command, capture_output=True, text=True, timeout=_SECONDS, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode != 0:
        return ""
    own, number = done.stdout.split()[-2:]
    pango = int(number)  # 15014 is 1.50.14
    return f"{own}, Pango {pango // 10_000}.{pango // 100 % 100}.{pango % 100}"


def _typst() -> str:
    try:
        return version("typst")
    except PackageNotFoundError:
        return ""


def _embedded_font() -> str:
    from renja_gen.compose.gaya import gaya_bawaan

    files = gaya_bawaan().font_files
    return ", ".join(file.path.name for file in files) if all(file.path.is_file() for file in files) else ""


def _templates() -> str:
    from renja_gen.templates import Templates

    return str(Templates().path("docx/acuan.docx").parent.parent)


def _office_font() -> str:
    """A font as wide as Arial, where LibreOffice and Word find it."""
    if listed := program("fc-list"):
        done = subprocess.run(  # noqa: S603 - a program of the system
            [listed, ":", "family"], capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False
        )
        families = {name.strip() for line in done.stdout.splitlines() for name in line.split(",")}
        return ", ".join(sorted(name for name in families if name.lower() in _ARIAL_LIKE))
    files = (folder / name for folder in _font_folders() for name in _FONT_FILES)
    return next((path.name for path in files if path.is_file()), "")


def _font_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", local)
    system = Path("/System/Library/Fonts")
    return (Path("/Library/Fonts"), system, system / "Supplemental", home / "Library" / "Fonts")


def _libreoffice() -> str:
    from renja_gen.writers.libreoffice import find_soffice, soffice_version

    path = find_soffice()
    return f"{soffice_version() or 'versi tidak dikenal'} ({path})" if path else ""


def _git() -> str:
    git = program("git")
    if git is None:
        return ""
    done = subprocess.run([git, "--version"], capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603
    return done.stdout.removeprefix("git version").strip()


def _folder() -> str:
    """The current folder, if a file can be written there."""
    with tempfile.TemporaryFile(dir=Path.cwd()):
        return str(Path.cwd())


def _terminal() -> str:
    """The encoding of the terminal, if it can print our letters."""
    encoding = sys.stdout.encoding or locale.getpreferredencoding(do_setlocale=False)
    try:
        _LETTERS.encode(encoding)
    except (UnicodeError, LookupError):
        return ""
    return encoding


WEASYPRINT, TYPST = "WeasyPrint", "Typst"
_PIP = "Pasang ulang renja-gen: pip install --force-reinstall renja-gen"

THINGS = (
    Thing("renja-gen", lambda: version("renja-gen"), "Program tidak terpasang utuh.", _PIP, needed=True),
    Thing("Python", _python, "Program tidak berjalan.", _PIP, needed=True),
    Thing("Templat", _templates, "Dokumen tidak dapat disusun.", _PIP, needed=True),
    Thing("Huruf PDF", _embedded_font, "PDF tidak dapat disusun.", "pip install fontpkg-arimo", needed=True),
    Thing(
        WEASYPRINT,
        _weasyprint,
        "Pango tidak ditemukan. PDF masih dapat disusun dengan --pdf-engine typst.",
        PANGO,
    ),
    Thing(TYPST, _typst, "--pdf-engine typst tidak dapat dipakai.", "pip install typst"),
    Thing(
        "LibreOffice",
        _libreoffice,
        "--exact-pages tidak dapat dipakai; nomor halaman daftar isi DOCX mengikuti PDF.",
        {
            "linux": "sudo apt install libreoffice-writer",
            "windows": "Unduh dari https://id.libreoffice.org lalu pasang.",
            "macos": "brew install --cask libreoffice",
        },
    ),
    Thing(
        "Huruf Arial",
        _office_font,
        "Word atau LibreOffice di komputer ini mengganti hurufnya, sehingga pergantian halaman DOCX bergeser.",
        {
            "linux": "sudo apt install fonts-liberation",
            "windows": "Pasang kembali huruf Arial lewat Pengaturan, Personalisasi, Font.",
            "macos": "brew install --cask font-liberation",
        },
    ),
    Thing(
        "git",
        _git,
        "Dokumen tetap dapat disusun, tetapi tidak memuat revisi rencana.",
        {
            "linux": "sudo apt install git",
            "windows": "Unduh dari https://git-scm.com lalu pasang.",
            "macos": "xcode-select --install",
        },
    ),
    Thing(
        "Folder kerja",
        _folder,
        "Folder ini tidak dapat ditulisi.",
        "Pindah ke folder lain, atau pilih folder hasil dengan -o.",
    ),
    Thing(
        "Layar",
        _terminal,
        "Beberapa huruf tampil sebagai tanda tanya; isi dokumen tidak terpengaruh.",
        {
            "linux": "export LC_ALL=C.UTF-8",
            "windows": "Jalankan 'chcp 65001', atau pakai Windows Terminal.",
            "macos": "export LC_ALL=en_US.UTF-8",
        },
    ),
)
