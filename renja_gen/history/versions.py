"""Versions of a plan: a file or folder on disk, or the state of one in a git revision.

    plan.yaml  opd/dinas/        on disk
    HEAD~1:plan.yaml  v1:opd/    in a revision; the name counts from the current folder, else from the root there
    v1:                          plan.yaml of the current folder
    main..  v1..v2               two at once: the plan in the one and in the other; without the second, on disk

What stands on disk under such a name comes first. One letter before the colon is a drive of Windows, and what follows
it is a path. A revision is read with plumbing commands of git only (see `git.py`): its files are copied out of the
object store into a temporary folder, as far as a plan may read them, and are then read like any plan.
"""

import os
import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from renja_gen.history.git import program
from renja_gen.history.repository import Repository, VersionError
from renja_gen.plan_files import NAMA_RENCANA
from renja_gen.source.text import resolved

_DRIVE = re.compile(r"[A-Za-z]:")
_REVISION = re.compile(r"(?![-/.])[^\s:?*\[\\\x00-\x1f\x7f]{1,200}(?<![/])")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a plan, as the user named it.

    On disk `path` is the file or folder. In a revision `commit` is its full id and `made` its day, `tree` the id of
    the plan's folder, whose name in the repository at `path` is `folder`, and `name` that of the file.
    """

    text: str
    path: Path
    commit: str = ""
    made: date | None = None
    tree: str = ""
    folder: str = ""
    name: str = NAMA_RENCANA

    @property
    def place(self) -> str:
        """What the user calls the folder of a plan in a revision (`HEAD~1:opd/`); "" on disk."""
        return f"{self.text.partition(':')[0]}:{self.folder}{'/' if self.folder else ''}" if self.commit else ""


# --- what a text means


def version_range(text: str) -> tuple[str, str] | None:
    """The revisions of `A..B`, "" for the one left out; None where the text is no range but a path.

    Raises VersionError for `A...B`, which means something else to git.
    """
    one, dots, other = text.partition("..")
    if not dots or os.path.lexists(text) or not (one or other):
        return None
    if other.startswith("."):
        if _REVISION.fullmatch(one):
            raise VersionError(f"'{text}' memakai tiga titik; tulis dua titik, misalnya {one}..{other[1:]}")
        return None
    return (one, other) if all(not side or _REVISION.fullmatch(side) for side in (one, other)) else None


def version(text: str, folder: Path, *, confined: bool = False) -> Version:
    """The version that a text stands for, seen from a folder; VersionError where there is none.

    `confined`: it must lie in that folder or in the git repository around it, as for texts that a plan holds.
    """
    try:
        if "\0" in text:
            raise ValueError(text)  # noqa: TRY301 - one way to say why
        path = folder / text
        there = bool(text) and path.exists()
    except (OSError, ValueError):  # a name that no system can have
        raise VersionError(f"'{text}' tidak dapat dibaca; periksa namanya") from None
    if there or ":" not in text or _DRIVE.match(text):
        if not there:
            advice = "untuk revisi git tulis REVISI:ALAMAT, misalnya HEAD~1:plan.yaml"
            raise VersionError(f"'{text}' tidak ada; periksa namanya, atau {advice}")
        if confined and not resolved(path).is_relative_to(_home(folder)):
            raise VersionError(f"'{text}' di luar folder rencana dan repositori git-nya; salin ke dalam folder itu")
        return Version(text, path)
    revision, _, name = text.partition(":")
    return version_in(revision, name, folder, text, confined=confined)


def version_in(revision: str, name: str, folder: Path, text: str = "", *, confined: bool = False) -> Version:
    """A plan (file or folder, seen from a folder) in a git revision; VersionError where there is none.

    `confined`: the revision is one of the repository around the folder.
    """
    text = text or f"{revision}:{name}"
    if not _REVISION.fullmatch(revision):
        raise VersionError(f"'{revision}' bukan nama revisi git; tulis misalnya HEAD~1:plan.yaml")
    git = program("git")
    if git is None:
        raise VersionError(f"git belum terpasang, sehingga '{text}' tidak dapat dibaca; pasang git, lalu ulangi")
    near, inside = (folder, name.replace("\\", "/")) if confined else _placed(folder, name)
    repository = Repository(git, near)
    commit = repository.commit(revision)
    wanted = posixpath.normpath(posixpath.join(repository.prefix(), inside))
    usual = posixpath.normpath(name.replace("\\", "/") or ".")
    found = next((plan for one in (wanted, usual) if (plan := repository.plan(commit, one))), None)
    if found is None:
        at = "di akar repositori" if wanted == "." else f"'{wanted}'"
        advice = "bila dahulu bernama lain, tulis REVISI:ALAMAT dengan nama lamanya"
        raise VersionError(f"revisi '{revision}' tidak memuat rencana {at}; periksa namanya; {advice}")
    tree, place, file = found
    return Version(text, near, commit, repository.made(commit), tree, place, file)


def _home(folder: Path) -> Path:
    """The git repository around a folder, else the folder itself: what comes from one hand."""
    here = resolved(folder)
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), here)


def _placed(folder: Path, name: str) -> tuple[Path, str]:
    """The nearest folder on disk around a name, and the way from there: the name may be of former times."""
    path = Path(os.path.normpath(folder / name))
    near = path
    try:
        while not near.is_dir() and near != near.parent:
            near = near.parent
    except (OSError, ValueError):
        raise VersionError(f"'{name}' tidak dapat dibaca; periksa namanya") from None
    return near, path.relative_to(near).as_posix()


# --- reading it


@contextmanager
def opened(one: Version) -> Iterator[Path]:
    """The plan of a version as a path that can be read as long as the context lasts; VersionError where it cannot."""
    if not one.commit:
        yield one.path
        return
    git = program("git")
    if git is None:
        raise VersionError(f"git belum terpasang, sehingga '{one.text}' tidak dapat dibaca; pasang git, lalu ulangi")
    files = Repository(git, one.path).files(one.tree, one.text)
    with TemporaryDirectory(prefix="renja-gen-") as temporary:
        for name, data in files.items():
            target = Path(temporary, *PurePosixPath(name).parts)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    file.write(data)
            except (OSError, ValueError):  # twice the same name to this system, or none that it can have
                message = (
                    f"berkas '{name}' dalam '{one.text}' tidak dapat disalin; ganti namanya pada revisi yang baru"
                )
                raise VersionError(message) from None
        yield Path(temporary) / one.name
