"""The record of its origin that a document carries: names and short texts, the same in both formats.

They are custom properties of the DOCX and keywords of the PDF.

    renja-versi     0.1.0
    renja-sidik     the plan hash
    renja-revisi    the git revision, where there is one
    renja-cara      mesin=typst standar=a-3a
    renja-berkas-1  plan.yaml=0123456789abcdef program/2.23.02.yaml=…
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, unquote

from renja_gen.document.blocks import Origin, SourceFile
from renja_gen.options import ENGINES, STANDARDS

_SHORT = 16  # hex digits of a file's hash in the record; the plan hash is whole
_MAX_PROPERTY = 255  # characters; Word cuts custom properties there
_MAX_LIST = 28_000  # characters; PDF/A allows 32,767 for all keywords
_LAST_SECOND = 253_402_300_799  # of the year 9999
_VERSION = re.compile(r"[\w.+!-]{1,40}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}")
_REVISION = re.compile(r"[0-9a-f]{40,64}\+?")
_FILE = re.compile(rf"([\w./~%-]+)=([0-9a-f]{{{_SHORT}}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Record:
    """What a document says about its origin; `files` are short hashes by name, None when it lists none."""

    version: str
    plan_hash: str
    revision: str
    settings: Mapping[str, str]
    files: Mapping[str, str] | None


def properties(origin: Origin) -> dict[str, str]:
    """The record as names and texts without commas, none of them longer than Word keeps."""
    settings = " ".join(f"{name}={value}" for name, value in origin.settings)
    named = {
        "renja-versi": origin.version,
        "renja-sidik": origin.plan_hash,
        "renja-revisi": origin.revision,
        "renja-cara": settings,
        **{f"renja-berkas-{number}": text for number, text in enumerate(_listed(origin.files), 1)},
    }
    return {name: text for name, text in named.items() if text}


def keywords(origin: Origin) -> tuple[str, ...]:
    """The record as keywords of a PDF."""
    return tuple(f"{name}={text}" for name, text in properties(origin).items())


def _listed(files: Iterable[SourceFile]) -> list[str]:
    """The list of files in pieces; none at all when it is too long, or one name alone."""
    entries = [f"{quote(name)}={short}" for name, short in short_hashes(files).items()]
    if sum(len(entry) + 1 for entry in entries) > _MAX_LIST or max(map(len, entries), default=0) > _MAX_PROPERTY:
        return []
    pieces = [""]
    for entry in entries:
        joined = f"{pieces[-1]} {entry}".strip()
        pieces[-1:] = [joined] if len(joined) <= _MAX_PROPERTY else [pieces[-1], entry]
    return pieces


def short_hashes(files: Iterable[SourceFile]) -> dict[str, str]:
    """Enough of each file's hash to see that it changed, by name."""
    return {file.name: sha256(file.data).hexdigest()[:_SHORT] for file in files}


def read_keywords(text: str) -> Record | None:
    """The record in the keywords of a PDF, None if there is none."""
    pairs = (part.strip().partition("=") for part in text.split(","))
    return read_properties({name: value for name, _, value in pairs})


def read_properties(named: Mapping[str, str]) -> Record | None:
    """The record in the custom properties of a DOCX, None if there is none; anyone may have written it."""
    found = {name: named.get(f"renja-{name}", "") for name in ("versi", "sidik", "revisi", "cara")}
    if not _VERSION.fullmatch(found["versi"]) or not _HASH.fullmatch(found["sidik"]):
        return None
    revised = found["revisi"] if _REVISION.fullmatch(found["revisi"]) else ""
    files = dict(_files(named))
    return Record(found["versi"], found["sidik"], revised, _settings(found["cara"]), files or None)


def _files(named: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in named.items():
        if name.startswith("renja-berkas-"):
            yield from ((unquote(file), short) for file, short in _FILE.findall(text))


def _settings(text: str) -> dict[str, str]:
    """The settings that this version knows."""
    known: dict[str, tuple[str, ...]] = {"mesin": ENGINES, "standar": STANDARDS, "halaman": ("tepat",)}
    pairs = dict(part.partition("=")[::2] for part in text.split())
    return {
        name: value
        for name, value in pairs.items()
        if value in known.get(name, ()) or (name == "waktu" and is_epoch(value))
    }


def is_epoch(text: str) -> bool:
    """Whether a text is a number of seconds that has a date."""
    return text.isdecimal() and text.isascii() and int(text[:20]) <= _LAST_SECOND
