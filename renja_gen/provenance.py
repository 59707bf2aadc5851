"""Where a document comes from: the files it was made from, and the record of them that it carries.

The record is a list of names and short texts, the same in both formats: custom properties of the DOCX, keywords
of the PDF.

    renja-versi     0.1.0
    renja-sidik     the plan hash
    renja-revisi    the git revision, where there is one
    renja-cara      mesin=typst standar=a-3a
    renja-berkas-1  plan.yaml=0123456789abcdef program/2.23.02.yaml=…

The plan hash can be had without renja-gen: it is the SHA-256 of what `sha256sum` prints for all files, sorted by
name. Text files count without byte order mark and with LF as line end, because git changes that between systems.
"""

import os
import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from renja_gen.document.blocks import Cover, Document, Origin, SourceFile
from renja_gen.history.git import revision
from renja_gen.options import ENGINES, STANDARDS, Options
from renja_gen.templates import KNOWN, TemplateError, Templates, is_within
from renja_gen.writers.engine import PdfSettings

if TYPE_CHECKING:
    from renja_gen.loading import Loaded

EPOCH = "SOURCE_DATE_EPOCH"
_TEMPLATES = "templat"  # the folder under which files of the agency's templates are named
_EARLIER = "sebelum"  # and those of the plan that this one changes
_TEXT_SUFFIXES = {".yaml", ".yml", ".md", ".css", ".typ"}
_MAX_BYTES = 50_000_000  # of the agency's templates
_SHORT = 16  # hex digits of a file's hash in the record; the plan hash is whole
_MAX_PROPERTY = 255  # characters; Word cuts custom properties there
_MAX_LIST = 28_000  # characters; PDF/A allows 32,767 for all keywords
_LAST_SECOND = 253_402_300_799  # of the year 9999
_VERSION = re.compile(r"[\w.+!-]{1,40}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}")
_REVISION = re.compile(r"[0-9a-f]{40,64}\+?")
_FILE = re.compile(rf"([\w./~%-]+)=([0-9a-f]{{{_SHORT}}})", re.ASCII)


def origin(
    document: Document,
    folder: Path,
    texts: Mapping[str, str],
    logo: str | None,
    templates: Templates,
    earlier: "Loaded | None" = None,
) -> Origin:
    """The origin of a document; `texts` are those of the plan by name, `logo` the name of its logo.

    `earlier` is the plan that it changes: of its files those count that hold its figures.
    """
    own = {name: text.encode() for name, text in texts.items()}
    picture = next((block.logo for block in document.blocks() if isinstance(block, Cover)), None)
    if logo and picture:
        own[_name(logo)] = picture
    used = _overlay(document, templates)
    before = {name: text.encode() for name, text in (earlier.texts if earlier else {}).items()}
    everything = {
        **own,
        **{f"{_TEMPLATES}/{name}": data for name, data in used.items()},
        **{f"{_EARLIER}/{name}": data for name, data in before.items()},
    }
    files = sorted((SourceFile(_name(name), _unified(name, data)) for name, data in everything.items()), key=_by_name)
    from importlib.metadata import version  # which takes longer than reading a reference document

    tracked = {
        **own,
        **_below(templates.overlay, folder, used),
        **_below(earlier.folder if earlier else None, folder, before),
    }
    return Origin(version("renja-gen"), plan_hash(files), revision(folder, tracked), tuple(files))


def plan_hash(files: Iterable[SourceFile]) -> str:
    """The hash over the names and bytes of files, whatever their order."""
    lines = (f"{sha256(file.data).hexdigest()}  {file.name}\n" for file in sorted(files, key=_by_name))
    return sha256("".join(lines).encode()).hexdigest()


def _by_name(file: SourceFile) -> str:
    return file.name


def _name(name: str) -> str:
    """A name with `/` and composed letters: macOS hands them out taken apart."""
    return unicodedata.normalize("NFC", normpath(name.replace("\\", "/")))


def _unified(name: str, data: bytes) -> bytes:
    """A text as every system shall see it; other files as they are."""
    if Path(name).suffix.lower() not in _TEXT_SUFFIXES:
        return data
    return data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def _below(root: Path | None, folder: Path, used: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files under a root that lie in the plan's folder, by their names there; others have another history."""
    if root is None or not is_within(root, folder):
        return {}
    way = Path(os.path.relpath(os.path.realpath(root), os.path.realpath(folder))).as_posix()
    return {_name(f"{way}/{name}"): data for name, data in used.items()}


# --- the agency's own templates


def _overlay(document: Document, templates: Templates) -> dict[str, bytes]:
    """The agency's own templates that a document can use, and the fonts that this one takes from their folder."""
    root = templates.overlay
    if root is None:
        return {}
    found = {name: path for name in _template_names(templates) if (path := templates.own(name))}
    fonts = (file.path for file in document.look.font_files if is_within(file.path, root))
    found |= {Path(os.path.relpath(path, root)).as_posix(): path for path in fonts}
    if sum(path.stat().st_size for path in found.values()) > _MAX_BYTES:
        raise TemplateError(f"templat lebih dari {_MAX_BYTES // 1_000_000} MB; hapus yang tidak dipakai")
    return {name: path.read_bytes() for name, path in found.items()}


def _template_names(templates: Templates) -> Iterator[str]:
    """The names of the agency's own templates; some of a fixed name may be missing."""
    for pattern in KNOWN:
        folder, _, name = pattern.rpartition("/")
        if name.startswith("*"):
            yield from templates.own_names(folder, name.removeprefix("*"))
        else:
            yield pattern


# --- how it was made


def made_with(document: Document, pdf: PdfSettings, options: Options, *, exact: bool) -> Document:
    """The document with the settings in its origin that are needed to make it again.

    `exact` is whether its page numbers are those of LibreOffice.
    """
    if document.origin is None:
        return document
    settings = {
        "mesin": pdf.engine,
        "standar": pdf.standard,
        "halaman": "tepat" if exact else None,
        "waktu": None if options.epoch is None else str(options.epoch),
    }
    chosen = tuple((name, value) for name, value in settings.items() if value is not None)
    return replace(document, origin=replace(document.origin, settings=chosen))


def with_epoch(options: Options, environment: Mapping[str, str]) -> Options:
    """The options with the date that SOURCE_DATE_EPOCH gives to a plan without one; ValueError if it is none."""
    text = environment.get(EPOCH, "")
    if options.epoch is not None or not text:
        return options
    if not _is_epoch(text):
        raise ValueError(text)
    return replace(options, epoch=int(text))


def _is_epoch(text: str) -> bool:
    """Whether a text is a number of seconds that has a date."""
    return text.isdecimal() and text.isascii() and int(text[:20]) <= _LAST_SECOND


def moment(epoch: int) -> datetime:
    """Seconds since 1970 as a date."""
    return datetime.fromtimestamp(epoch, UTC)


# --- the record


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
        if value in known.get(name, ()) or (name == "waktu" and _is_epoch(value))
    }
