"""One side of a comparison: a version of a plan, read and computed, and how it is called in what is printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from renja_gen import pipeline
from renja_gen.angka import BULAN
from renja_gen.compose.sebutan import nama_lengkap
from renja_gen.computing import Hasil
from renja_gen.diagnostics import Diagnostic, stops_build
from renja_gen.document.blocks import SourceFile
from renja_gen.history.git import program, revision
from renja_gen.history.repository import Repository
from renja_gen.history.versions import Version, opened
from renja_gen.loading import Loaded
from renja_gen.provenance import plan_hash

_PENDEK = 12  # digits of a commit or hash that are shown


@dataclass(frozen=True, slots=True)
class Sisi:
    """A version that was read from `path`; `hasil` is None when `temuan` hold an error.

    `revisi` is the commit it is the state of ("" if none is known), `tanggal` its day. `sidik` identifies a state
    that is in no commit; `revisi` is then the one before it. `tempat` is what the user calls the folder around
    `path`, "" where that is on disk.
    """

    sebutan: str
    tempat: str
    path: Path
    loaded: Loaded
    hasil: Hasil | None
    temuan: tuple[Diagnostic, ...]
    revisi: str = ""
    tanggal: date | None = None
    sidik: str = ""

    @property
    def judul(self) -> str:
        """Which plan it is: agency, year, stage."""
        assert self.hasil is not None
        return f"Renja {nama_lengkap(self.hasil)} Tahun {self.hasil.n} ({self.hasil.plan.renja.tahap})"

    @property
    def asal(self) -> str:
        """Where it comes from: its name, and the revision or else a hash."""
        hari = f" tanggal {tanggal(self.tanggal)}" if self.tanggal else ""
        revisi = f"revisi {self.revisi[:_PENDEK]}{hari}" if self.revisi else ""
        if revisi and self.sidik:
            revisi += " dengan perubahan yang belum masuk git"
        sidik = f"sidik {self.sidik[:_PENDEK]}" if self.sidik else ""
        return ", ".join(filter(None, (self.sebutan, revisi, sidik)))


def tanggal(hari: date) -> str:
    """A date in words."""
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


@contextmanager
def dibuka(versi: Version, templates: Path | None = None) -> Iterator[Sisi]:
    """A version as a side; VersionError where it cannot be read, and where it lay is gone when the context ends."""
    with opened(versi) as path:
        loaded, temuan = pipeline.examined(path, templates, alone=True)
        hasil = loaded.hasil if loaded.plan is not None and not stops_build(temuan) else None
        teks = {**loaded.texts, **loaded.narratives}
        berkas = {nama: isi.encode() for nama, isi in teks.items()}
        commit, made = versi.commit, versi.made
        if not commit:
            commit, made = _di_git(loaded.folder, berkas)
        tersimpan = bool(commit) and not commit.endswith("+")
        sidik = "" if tersimpan else plan_hash(SourceFile(nama, isi) for nama, isi in berkas.items())
        sebutan = "folder ini" if versi.text == "." else versi.text
        yield Sisi(sebutan, versi.place, path, loaded, hasil, temuan, commit.rstrip("+"), made, sidik)


def _di_git(folder: Path, berkas: dict[str, bytes]) -> tuple[str, date | None]:
    """The commit of a folder on disk, with "+" when it is not as committed, and its day."""
    commit = revision(folder, berkas)
    git = program("git", folder)
    return commit, Repository(git, folder).made(commit.rstrip("+")) if commit and git else None
