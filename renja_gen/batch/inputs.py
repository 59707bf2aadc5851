"""What documents are made from, as fingerprints: the files of a plan and of its templates, and this program."""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import renja_gen
from renja_gen.history.git import last_commit
from renja_gen.history.repository import VersionError
from renja_gen.plan_files import plan_file
from renja_gen.source.text import resolved
from renja_gen.templates import Templates

MAX_ENTRIES = 20_000  # names below a plan's folder; more is no folder of one plan
MAX_BYTES = 50_000_000  # of all files together
_SOURCES = {".yaml", ".yml", ".md"}
_NO_SOURCES = {".git", ".venv", "node_modules", "__pycache__"}
_LIBRARY = re.compile(r"[\w.-]+")


class _TooMuch(Exception):  # noqa: N818 - nobody sees it
    """There is more below a folder than a plan has."""


def fingerprint(plan: Path, templates: Path | None, besides: Sequence[str] = (), earlier: str = "") -> str:
    """All that can change the documents of a plan, besides options and program; "" where that cannot be told.

    These are all sources in the plan's folder, read or not: whatever a pattern of `sertakan` or the folder of the
    narratives would now pick up is among them. `besides` are other files and folders the plan names (its logo),
    `earlier` is how it names the one that it changes.
    """
    path = resolved(plan_file(plan))
    root = path.parent
    digest, size = sha256(last_commit(root).encode()), 0  # which is printed in the documents
    try:
        files = [path, *_below(root, _SOURCES)]
        for name in besides:
            found = resolved(root / name)
            if found.is_relative_to(root):
                files += _below(found) if found.is_dir() else [found]
        if templates is not None:
            files += _below(templates)
        if earlier:
            identity, more = _earlier(earlier, path)
            digest.update(identity.encode())
            files += more
        for file in files:
            data = _content(file)
            size += len(data)
            if size > MAX_BYTES:
                return ""
            digest.update(os.fsencode(os.path.relpath(file, root)) + b"\0%d\0" % len(data) + data)
    except (_TooMuch, VersionError, OSError, ValueError):  # other drives, names that no system can have
        return ""
    return digest.hexdigest()


def _earlier(name: str, plan: Path) -> tuple[str, list[Path]]:
    """The plan that `plan` changes: what identifies it in a revision, else its files. VersionError if it is gone."""
    from renja_gen.history.earlier import earlier_version

    found = earlier_version(name, plan)
    if found.commit:
        return f"{found.tree} {found.name}", []
    file = resolved(plan_file(found.path))
    return "", [file, *_below(file.parent, _SOURCES)]


def _below(folder: Path, suffixes: set[str] | None = None) -> Iterator[Path]:
    """The files below a folder in a fixed order; links are not followed into other folders."""
    seen = 0
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _NO_SOURCES)
        seen += len(folders) + len(names)
        if seen > MAX_ENTRIES:
            raise _TooMuch
        for name in sorted(names):
            if suffixes is None or Path(name).suffix.lower() in suffixes:
                yield Path(here, name)
        yield from (link for name in folders if (link := Path(here, name)).is_symlink())


def _content(path: Path) -> bytes:
    """What a file holds; of a link where it leads, too; of what is no file only that it is there."""
    link = os.fsencode(path.readlink()) if path.is_symlink() else b""
    return link + (path.read_bytes() if path.is_file() else b"")


@cache
def program() -> str:
    """Which program makes the documents: its version, and a digest of its files and of the libraries it stands on.

    Two machines with the same answer make the same documents.
    """
    package, templates = Path(renja_gen.__file__).parent, Templates().path("gaya.yaml").parent
    digest = sha256()
    for root in (package, templates):
        for path in _below(root):
            if path.suffix == ".pyc" or (root == package and path.is_relative_to(package / "templates")):
                continue
            data = path.read_bytes().replace(b"\r\n", b"\n")  # as git checks them out on Windows
            digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode() + data)
    for library in requires("renja-gen") or ():
        if "extra ==" not in library and (name := _LIBRARY.match(library)):
            digest.update(f"{name[0]} {_version(name[0])}\n".encode())
    return f"{version('renja-gen')}+{digest.hexdigest()[:8]}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
