"""Folders: where the rolled plan goes, and what of the old folder goes with it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from renja_gen.diagnostics import printable
from renja_gen.source.text import resolved

# What is copied besides what the plan reads. Links are never followed, and everything else stays where it is.
COMPANIONS = (
    "README.md", "README.txt", ".gitignore", ".gitattributes", ".editorconfig", ".pre-commit-config.yaml",
    ".vscode/settings.json", "renja.schema.json",
)  # fmt: skip
LEFT_OUT = {"build", "gulir.md"}  # and what is hidden: nobody expects it to go along
MAX_BYTES = 50_000_000  # of all that is copied


class RollError(Exception):
    """The plan cannot be rolled; the message is Indonesian and says what to do."""


def sibling(folder: Path, old: int, new: int) -> Path:
    """The folder beside the old one, named for the new year."""
    head, year, tail = folder.name.rpartition(str(old))
    return folder.parent / (f"{head}{new}{tail}" if year else f"{folder.name}-{new}")


def nearby(path: Path) -> Path:
    """A path as it is shortest to write from the current folder."""
    with suppress(ValueError):  # another drive
        short = Path(os.path.relpath(path))
        if short.parts.count("..") <= 1:
            return short
    return path


def checked_target(target: Path, folder: Path) -> Path:
    """A folder that is not there or empty, outside the old plan's; raises RollError for others."""
    place, shown = resolved(target), printable(str(target))
    if place == folder or place.is_relative_to(folder):
        raise RollError(f"'{shown}' berada di dalam folder rencana lama; pilih folder lain dengan -o")
    if place.exists() and not place.is_dir():
        raise RollError(f"'{shown}' sudah ada dan bukan folder; pilih folder lain dengan -o")
    try:
        if place.is_dir() and any(place.iterdir()):
            raise RollError(f"folder '{shown}' sudah ada dan berisi; pilih folder lain dengan -o")
    except OSError as error:
        raise RollError(f"folder '{shown}' tidak dapat dibaca; pilih folder lain dengan -o") from error
    return place


def copied(folder: Path, names: Iterable[str], templates: Path | None) -> dict[str, bytes]:
    """The bytes of what goes with the plan, by name in the folder: the files named, templates, and companions."""
    wanted = [*names, *COMPANIONS, *(_tree(folder, templates) if templates else ())]
    result: dict[str, bytes] = {}
    size = 0
    for name in dict.fromkeys(wanted):
        path = folder / name
        if (
            ".." in PurePosixPath(name).parts
            or path.is_symlink()
            or not path.is_file()
            or not resolved(path).is_relative_to(folder)
        ):
            continue
        size += path.stat().st_size
        if size > MAX_BYTES:
            raise RollError(
                f"berkas yang disalin lebih dari {MAX_BYTES // 1_000_000} MB; keluarkan yang tidak dipakai"
            )
        result[name] = path.read_bytes()
    return result


def not_copied(folder: Path, names: set[str]) -> list[str]:
    """What lies at the top of the folder and stays there, as far as somebody may miss it."""
    kept_folders = {name.split("/")[0] for name in names if "/" in name}
    rest: list[str] = []
    with suppress(OSError):
        rest = sorted(entry.name for entry in folder.iterdir())
    known = names | kept_folders | LEFT_OUT
    return [name for name in rest if name not in known and not name.startswith(".")]


def _tree(folder: Path, below: Path) -> Iterator[str]:
    for place, folders, files in os.walk(below, followlinks=False):
        folders.sort()
        for name in sorted(files):
            yield os.path.relpath(Path(place) / name, folder).replace(os.sep, "/")
