"""What was built from what: one small file for each document, in the hidden folder `.renja-gen` of the results.

One file for all of them would have to be shared by all that write at the same time.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from renja_gen.options import Options
from renja_gen.plan_files import plan_file
from renja_gen.source.text import resolved

FOLDER = ".renja-gen"
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it was written; `pages` is None where it is not known."""

    sha256: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The last build of a document.

    `plan` is relative to the folder of the results, `files` are those of this build, `older` the digests of
    others of the same name that lie there since.
    """

    plan: str
    program: str
    options: str
    inputs: str
    besides: tuple[str, ...] = ()
    earlier: str = ""
    warnings: int = 0
    files: Mapping[str, Written] = field(default_factory=dict)
    older: Mapping[str, str] = field(default_factory=dict)

    @property
    def digests(self) -> dict[str, str]:
        """The digest of every file as it was written, by name."""
        return {**self.older, **{name: file.sha256 for name, file in self.files.items()}}


def place(folder: Path, stem: str) -> Path:
    """Where the record of a document is kept."""
    return folder / FOLDER / f"{stem}.json"


def read(folder: Path, stem: str) -> Record | None:
    """The record of a document; None when there is none that makes sense."""
    return _read(place(folder, stem))


def records(folder: Path) -> Iterator[tuple[str, Record]]:
    """All records of a folder by the names of their documents, in order."""
    try:
        paths = sorted((folder / FOLDER).glob("*.json"))
    except OSError:
        return
    for path in paths:
        if record := _read(path):
            yield path.stem, record


def _read(path: Path) -> Record | None:
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return None
        return _record(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _record(data: Any) -> Record:
    """A record from its JSON; some exception where it is none."""
    files = {_name(name): Written(**written) for name, written in data.pop("files").items()}
    older = {_name(name): str(digest) for name, digest in data.pop("older").items()}
    record = Record(**{**data, "besides": tuple(map(str, data["besides"]))}, files=files, older=older)
    numbers = [record.warnings, *(number for one in files.values() for number in (one.size, one.pages or 0))]
    texts = [record.plan, record.program, record.options, record.inputs, record.earlier]
    texts += [one.sha256 for one in files.values()]
    if not all(isinstance(one, int) for one in numbers) or not all(isinstance(one, str) for one in texts):
        raise TypeError
    return record


def _name(name: str) -> str:
    """The name of a file of the same folder."""
    if Path(name).name != name:
        raise ValueError(name)
    return name


def as_bytes(record: Record) -> bytes:
    """A record as it is stored."""
    return f"{json.dumps(asdict(record), indent=1, sort_keys=True)}\n".encode()


def choices(options: Options) -> str:
    """The options that change the documents; the templates count by what they hold, not by where they are."""
    chosen = {name: value for name, value in asdict(options).items() if name != "templates"}
    return json.dumps({**chosen, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH")}, sort_keys=True)


def plan_name(plan: Path, folder: Path) -> str:
    """How a plan is called in the records of a folder: the same wherever both are moved together."""
    path = resolved(plan_file(plan))
    try:
        return Path(os.path.relpath(path, resolved(folder))).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def digest(path: Path) -> str | None:
    """The digest of a file as it lies there; None when it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def edited(outputs: Mapping[Path, bytes], record: Record | None) -> dict[Path, Path]:
    """The files that are about to be replaced though nobody recorded writing them so: somebody edited them.

    Each with the name under which it is kept. One that is already what is to be written needs no keeping.
    """
    known = record.digests if record else {}
    found = {}
    for path, data in outputs.items():
        if path.is_file() and (digest(path) or "?") not in {known.get(path.name), sha256(data).hexdigest()}:
            found[path] = _free_name(path)
    return found


def _free_name(path: Path) -> Path:
    names = (path.with_stem(f"{path.stem} (suntingan {number})") for number in count(1))
    return next(name for name in names if not name.exists())
