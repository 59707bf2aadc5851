"""The agency's folder of templates: found and confined, and the files in it that nothing reads."""

import os
from collections.abc import Collection
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from renja_gen.diagnostics import Report, Span
from renja_gen.plan import Plan
from renja_gen.source.text import resolved
from renja_gen.templates import KNOWN, MAX_NAMES, Templates

_DISEBUT = 20  # unread files that are reported one by one
_KETERANGAN = (".*", "~$*", "*.txt", "readme*", "baca*", "licen[cs]e*", "lisensi*", "manifest*", "thumbs.db")
_HURUF = (".otf", ".ttf", ".ttc", ".woff", ".woff2")


def folder_templat(diminta: Path | None, plan: Plan | None, root: Path, report: Report) -> Templates:
    """The templates of a build: the folder of the command line, else the one that the plan names."""
    if diminta is not None:
        if not diminta.is_dir():
            pesan = f"folder templat '{diminta}' tidak ada; periksa namanya"
            report.add("RG918", pesan, Span(diminta.as_posix()))
            return Templates()
        return Templates(resolved(diminta))
    nama = plan.dokumen.templat if plan else None
    if plan is None or nama is None:
        return Templates()
    ditulis = PurePosixPath(nama.replace("\\", "/"))
    pesan = _keberatan(nama, ditulis, root)
    if pesan:
        report.add("RG918", pesan, plan.dokumen.span("templat"))
        return Templates()
    return Templates(resolved(root / ditulis), f"{ditulis}/")


def _keberatan(nama: str, ditulis: PurePosixPath, root: Path) -> str:
    """Why a folder that the plan names cannot be used, or ""."""
    luar = f"'{nama}' bukan folder di dalam folder rencana; salin templatnya ke dalam, misalnya ke 'templat'"
    if ditulis.is_absolute() or ".." in ditulis.parts or ":" in "".join(ditulis.parts[:1]):
        return luar
    try:
        path, root = resolved(root / ditulis), resolved(root)
        if path == root or not path.is_relative_to(root):
            return luar
        ada = path.is_dir()
    except (OSError, ValueError):  # a name that no system can have
        ada = False
    return "" if ada else f"folder templat '{nama}' tidak ada di folder rencana; periksa namanya"


def periksa_berkas(templates: Templates, huruf: Collection[Path] | None, report: Report) -> None:
    """Report the files of the agency's folder that nothing reads, for they are mistyped names most of the time.

    `huruf` are the font files in use, None where that is not known.
    """
    if templates.overlay is None:
        return
    nama = _semua_berkas(templates.overlay)
    if nama is None:
        pesan = f"folder templat memuat lebih dari {MAX_NAMES} berkas; pakai folder yang hanya memuat templat"
        report.add("RG918", pesan, Span(templates.place))
        return
    dipakai = {os.path.realpath(satu) for satu in huruf or ()}
    sisa = [
        satu
        for satu in nama
        if not (_dikenal(satu) and not (templates.overlay / satu).is_dir())
        and not (huruf is None and satu.lower().endswith(_HURUF))
        and os.path.realpath(templates.overlay / satu) not in dipakai
    ]
    for ke, satu in enumerate(sisa[:_DISEBUT], 1):
        lain = f"; begitu pula {len(sisa) - _DISEBUT} berkas lain" if ke == _DISEBUT < len(sisa) else ""
        apa = f"berkas ini tidak dibaca; {_saran(satu)}"
        if (templates.overlay / satu).is_dir():
            apa = "ini folder, bukan berkas, sehingga tidak dibaca; ganti dengan berkasnya atau hapus"
        report.warn("RG919", f"{apa}{lain}", Span(f"{templates.prefix}{satu}"))


def _dikenal(nama: str) -> bool:
    """Whether a file is a template, or tells the reader something."""
    akhir = nama.rsplit("/", maxsplit=1)[-1].lower()
    return _templat(nama) or any(fnmatchcase(akhir, pola) for pola in _KETERANGAN)


def _templat(nama: str) -> bool:
    """Whether a template has that name."""
    return any(fnmatchcase(nama, pola) and nama.count("/") == pola.count("/") for pola in KNOWN)


def _saran(nama: str) -> str:
    if nama.lower().endswith(_HURUF):
        return "tulis berkas huruf itu di gaya.yaml pada huruf: {berkas: …}, atau hapus"
    pasti = [pola for pola in KNOWN if "*" not in pola]
    dekat = get_close_matches(nama.lower(), pasti, 1, 0.75)
    return f"maksudnya '{dekat[0]}'?" if dekat else f"yang dikenal: {', '.join(KNOWN)}"


def _semua_berkas(folder: Path) -> list[str] | None:
    """The names of all files below a folder, links to folders not followed; None where there are too many.

    Folders that are named like a template are among them.
    """
    nama: list[str] = []
    dilihat = 0
    for induk, anak, berkas in os.walk(folder):
        anak[:] = [satu for satu in anak if not satu.startswith(".")]
        dilihat += len(anak) + len(berkas)
        if dilihat > MAX_NAMES:
            return None
        di = Path(induk).relative_to(folder)
        nama += [(di / satu).as_posix() for satu in berkas]
        nama += [satu for satu in ((di / satu).as_posix() for satu in anak) if _templat(satu)]
    return sorted(nama)
