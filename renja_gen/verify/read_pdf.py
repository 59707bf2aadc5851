"""Reading a PDF that anyone may have made: its record of origin, and its pages in order.

A page is what it says and how that is drawn. Both survive when the file is saved again or signed; what is laid
over a page (notes, stamps, filled-in fields) counts as text of it.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from typing import Any

from renja_gen.record import Record, read_keywords
from renja_gen.verify.content import Content, Piece, UnreadableError

_MAX_PAGES = 20_000
# What says nothing on how a thing is drawn. Layers (/OC) do: what lies on one that is switched off is not shown.
_UNDRAWN = {"/Parent", "/P", "/StructParent", "/StructParents", "/Length", "/Filter", "/DecodeParms"}
_CODECS = {"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}
_RANGE = 4  # numbers of a /ByteRange: two parts of the file, around the signature itself
_LOCKED = "PDF ini dikunci dengan kata sandi; simpan dahulu salinan tanpa kata sandi"


def read_pdf(data: bytes, headings: Sequence[str] = ()) -> Content:
    """What a PDF says; `headings` are those under which its pages stand. Raises UnreadableError."""
    with _reading(data) as reader:
        pieces = (*_pages(reader, headings), *_attachments(reader), *_acting(reader))
        return Content(_record(reader), pieces, _stamped(reader))


def read_pdf_record(data: bytes) -> Record | None:
    """The record of a PDF, without reading its pages; raises UnreadableError."""
    with _reading(data) as reader:
        return _record(reader)


def page_headings(data: bytes) -> tuple[str, ...]:
    """For each page of a PDF of ours the heading under which it begins, as its bookmarks say."""
    with _reading(data) as reader:
        starts = {page: title for page, title in _bookmarks(reader, reader.outline) if page is not None}
        found: list[str] = []
        for number in range(len(reader.pages)):
            found.append(starts.get(number, found[-1] if found else ""))
        return tuple(found)


@contextmanager
def _reading(data: bytes) -> Iterator[Any]:
    """A reader; whatever a broken file makes of it is an UnreadableError."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield _opened(data)
    except UnreadableError:
        raise
    except Exception as error:  # a hostile file can raise anything, and so can a missing library for old ciphers
        from pypdf.errors import DependencyError

        locked = isinstance(error, DependencyError)  # by a cipher that needs one more library
        raise UnreadableError(_LOCKED if locked else "berkas ini bukan PDF yang utuh") from error
    finally:
        logger.setLevel(level)


def _opened(data: bytes) -> Any:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(_LOCKED)
    if len(reader.pages) > _MAX_PAGES:
        raise UnreadableError(f"PDF ini lebih dari {_MAX_PAGES} halaman")
    return reader


def _record(reader: Any) -> Record | None:
    written = reader.metadata.get("/Keywords", "") if reader.metadata else ""
    found = read_keywords(str(written))
    if found is None and reader.xmp_metadata is not None:
        found = read_keywords(str(reader.xmp_metadata.pdf_keywords or ""))
    return found


def _bookmarks(reader: Any, outline: Any) -> Iterator[tuple[int | None, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(reader, entry)
        else:
            yield reader.get_destination_page_number(entry), str(entry.title)


def _pages(reader: Any, headings: Sequence[str]) -> Iterator[Piece]:
    labels = reader.page_labels
    known: dict[Any, bytes] = {}
    for number, page in enumerate(reader.pages):
        place = f"halaman {labels[number] or number + 1}"
        if number < len(headings) and headings[number]:
            place += f" ({headings[number]})"
        seen = _contents(page) + _digest(page.get("/Resources", {}), known) + _frame(page)
        drawn = sha256(seen).hexdigest()
        yield Piece(place, f"{page.extract_text()} {_laid_over(page)}".strip(), drawn)


def _attachments(reader: Any) -> Iterator[Piece]:
    """The files that the PDF carries, told apart by their hashes."""
    for name, files in sorted(reader.attachments.items()):
        for data in files:
            yield Piece("lampiran PDF", f"{name} {sha256(data).hexdigest()}")


def _acting(reader: Any) -> Iterator[Piece]:
    """What may change the pages once they are shown: scripts, forms of another kind, another file in front."""
    root = reader.trailer["/Root"]
    opening = _value(root, "/OpenAction", ())
    found = {
        "/XFA": "/XFA" in _value(root, "/AcroForm", {}),
        "/JavaScript": "/JavaScript" in _value(root, "/Names", {}),
        "/OpenAction": "/S" in opening and opening["/S"] != "/GoTo",
        "/AA": "/AA" in root or any("/AA" in page for page in reader.pages),
        "/Collection": "/Collection" in root,
    }
    yield from (Piece("seluruh PDF", f"[{name[1:]}]") for name, there in found.items() if there)


def _contents(page: Any) -> bytes:
    contents = page.get_contents()
    return b"" if contents is None else bytes(contents.get_data())


def _frame(page: Any) -> bytes:
    """What part of a page is shown, and which way up."""
    boxes = [[round(float(number), 2) for number in box] for box in (page.mediabox, page.cropbox)]
    return repr((boxes, page.rotation % 360)).encode()


def _laid_over(page: Any) -> str:
    """A word for each thing that is laid over the page; links without a frame and signatures change no text of it."""
    return " ".join("[anotasi]" for one in _annotations(page) if not _is_plain_link(one) and not _is_signature(one))


def _stamped(reader: Any) -> tuple[str, ...]:
    """The pages with a signature that is shown: its looks are free, and it may cover something."""
    labels = reader.page_labels
    return tuple(
        f"tanda tangan pada halaman {labels[number] or number + 1}"
        for number, page in enumerate(reader.pages)
        if any(_is_signature(one) and "/AP" in one for one in _annotations(page))
    )


def _annotations(page: Any) -> list[Any]:
    return [entry.get_object() for entry in page.get("/Annots", None) or ()]


def _is_plain_link(annotation: Any) -> bool:
    """Whether an annotation is a link of which nothing is seen."""
    border = _value(annotation, "/Border", (0, 0, 1))
    width = _value(_value(annotation, "/BS", {}), "/W", border[2])
    return annotation.get("/Subtype") == "/Link" and "/AP" not in annotation and float(width) == 0


def _is_signature(annotation: Any) -> bool:
    """Whether an annotation is a field that is signed; whether the signature is good only its reader can tell."""
    field = {**_value(annotation, "/Parent", {}), **annotation}
    value: Any = field["/V"].get_object() if "/V" in field else {}
    if field.get("/FT") != "/Sig" or not isinstance(value, dict) or "/Contents" not in value:
        return False
    covered: list[Any] = _value(value, "/ByteRange", [])
    return len(covered) == _RANGE and covered[0] == 0


def _value(dictionary: Any, key: str, default: Any) -> Any:
    """What a dictionary holds, also where it only refers to it."""
    return dictionary[key] if key in dictionary else default  # noqa: SIM401 - `get` does not follow references


def _digest(value: Any, known: dict[Any, bytes], depth: int = 0) -> bytes:
    """A hash over a value and all it refers to, apart from how streams are packed."""
    from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

    if depth > 60:  # noqa: PLR2004 - deeper than any resource
        return b"deep"
    if isinstance(value, IndirectObject):
        if value.idnum not in known:
            known[value.idnum] = b"round"
            known[value.idnum] = _digest(value.get_object(), known, depth + 1)
        return known[value.idnum]
    parts: list[bytes]
    if isinstance(value, DictionaryObject):
        keys = sorted(str(key) for key in value if key not in _UNDRAWN)
        parts = [part for key in keys for part in (key.encode(), _digest(value.raw_get(key), known, depth + 1))]
        if isinstance(value, StreamObject):
            parts += [_codec(value), bytes(value.get_data())]
    elif isinstance(value, list | tuple):
        parts = [_digest(one, known, depth + 1) for one in value]
    else:
        parts = [repr(value).encode("utf-8", "replace")]
    hashed = sha256()
    for part in parts:
        hashed.update(b"%d:" % len(part))
        hashed.update(part)
    return hashed.digest()


def _codec(stream: Any) -> bytes:
    """How the data of a picture are to be read, where that is more than unpacking."""
    filters = _value(stream, "/Filter", ())
    last = ["", *filters][-1] if isinstance(filters, list) else filters
    return repr((last, _value(stream, "/DecodeParms", None))).encode() if last in _CODECS else b""
