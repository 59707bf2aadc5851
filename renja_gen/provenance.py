"""Where a document comes from: the files it was made from, and how it was made.

The plan hash can be had without renja-gen: it is the SHA-256 of what `sha256sum` prints for all files, sorted by
name. Text files count without byte order mark and with LF as line end, because git changes that between systems.
"""

import os
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING

from renja_gen.document.blocks import Cover, Document, Origin, SourceFile
from renja_gen.history.git import revision
from renja_gen.options import Options
from renja_gen.record import is_epoch
from renja_gen.templates import KNOWN, TemplateError, Templates, is_within
from renja_gen.writers.engine import PdfSettings

if TYPE_CHECKING:
    from renja_gen.loading import Loaded

EPOCH = "SOURCE_DATE_EPOCH"
_TEMPLATES = "templat"  # the folder under which files of the agency's templates are named
_EARLIER = "sebelum"  # and those of the plan that this one changes
_TEXT_SUFFIXES = {".yaml", ".yml", ".md", ".css", ".typ"}
_MAX_BYTES = 50_000_000  # of the agency's templates


def origin(
    document: Document,
    folder: Path,
    texts: Mapping[str, str],
    logo: str | None,
    templates: Templates,
    earlier: "Loaded | None",
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
    if not is_epoch(text):
        raise ValueError(text)
    return replace(options, epoch=int(text))


def moment(epoch: int) -> datetime:
    """Seconds since 1970 as a date."""
    return datetime.fromtimestamp(epoch, UTC)
