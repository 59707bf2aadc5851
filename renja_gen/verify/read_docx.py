"""Reading a DOCX that anyone may have made: its record of origin, and its paragraphs in order.

What Word or LibreOffice change by saving a file again is left out: daftar isi and page numbers, styles, the
division into runs. What a reader does not see (deleted text of tracked changes) is left out too.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from renja_gen.record import read_properties
from renja_gen.verify.content import Content, Piece, UnreadableError
from renja_gen.verify.docx_parts import BROKEN, Parts
from renja_gen.verify.docx_tags import CONTAINERS, KNOWN_CHOICES, LETTERS, MC, TEXT, UNSEEN, A, C, R, W

_MAX_DIGITS = 60
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_DOCUMENT = "/officeDocument"  # the end of a relationship's type
_CUSTOM = "/custom-properties"
_STORIES = ("/header", "/footer", "/footnotes", "/endnotes")
_CHANGING = re.compile(r"\s*(TOC|PAGE|PAGEREF|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_FIELD = "[isian otomatis]"
_HEADINGS = ("heading ", "judul tanpa ")  # names of styles
_CAPTIONS = ("Tabel ", "Gambar ")
_HIDDEN = "[tersembunyi]"
_OUTSIDE = "di luar paragraf"
_IN_CHART = {f"{C}v", f"{A}t", f"{C}numFmt", f"{C}userShapes"}


def read_docx(data: bytes) -> Content:
    """What a DOCX says; raises UnreadableError."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _content(archive)
    except UnreadableError:
        raise
    except Exception as error:  # a hostile file can raise anything
        raise UnreadableError(BROKEN) from error


def _content(archive: ZipFile) -> Content:
    parts = Parts(archive)
    main = parts.targets("", _DOCUMENT)
    if not main:
        raise UnreadableError(BROKEN)
    return Content(read_properties(_custom(parts)), tuple(_pieces(parts, main[0])))


def _custom(parts: Parts) -> dict[str, str]:
    """The custom properties by name."""
    named = parts.targets("", _CUSTOM)
    return {
        item.get("name", ""): "".join(str(text) for text in item.itertext()).strip()
        for item in (parts.parse(named[0]).iter(_PROPERTY) if named else ())
    }


def _pieces(parts: Parts, main: str) -> Iterator[Piece]:
    headings = _headings(parts, main)
    heading = caption = ""
    root = parts.parse(main)
    for paragraph, text in _paragraphs(root):
        if _style(paragraph) in headings:
            heading, caption = text, ""
        elif text.startswith(_CAPTIONS):
            caption = text
        place = ", ".join(filter(None, (heading, caption))) or "awal dokumen"
        yield Piece(place, text, _pictures(parts, main, paragraph))
    yield Piece(_OUTSIDE, _outside(root))
    for chart in root.iter(f"{C}chart"):
        name = parts.target(main, chart.get(f"{R}id"))
        yield Piece("data grafik", _chart_text(parts.parse(name)) if name else "")
    for kind in _STORIES:
        stories = {piece for name in parts.targets(main, kind) for piece in _story(parts, name)}
        yield from sorted(stories, key=lambda piece: (piece.text, piece.drawn))


def _story(parts: Parts, name: str) -> Iterator[Piece]:
    root, place = parts.parse(name), "kepala, kaki, atau catatan kaki halaman"
    for paragraph, text in _paragraphs(root):
        yield Piece(place, text, _pictures(parts, name, paragraph))
    if outside := _outside(root):
        yield Piece(place, outside)


def _pictures(parts: Parts, source: str, paragraph: "etree._Element") -> str:
    """What the pictures of a paragraph are, by their bytes."""
    names = (parts.target(source, blip.get(f"{R}embed")) for blip in paragraph.iter(f"{A}blip"))
    return " ".join(parts.digest(name) or "?" for name in names)


def _chart_text(chart: "etree._Element") -> str:
    """The names, numbers and texts of a chart and how its numbers are written, in order."""
    return " ".join(filter(None, map(_chart_entry, chart.iter(*_IN_CHART))))


def _chart_entry(element: "etree._Element") -> str:
    if element.tag == f"{C}numFmt":
        linked = element.get("sourceLinked", "0") in {"1", "true"}
        return f"[{'menurut data' if linked else element.get('formatCode')}]"
    return "[gambar tambahan]" if element.tag == f"{C}userShapes" else _figure(str(element.text or ""))


def _figure(text: str) -> str:
    """A number in one way of writing it, a text as it is."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return f"{number.normalize():f}" if abs(number.adjusted()) < _MAX_DIGITS else text


def _headings(parts: Parts, main: str) -> set[str]:
    """The ids of the styles of headings."""
    named = parts.targets(main, "/styles")
    styles = parts.parse(named[0]).iter(f"{W}style") if named else ()
    return {str(style.get(f"{W}styleId")) for style in styles if _style_name(style).startswith(_HEADINGS)}


def _style_name(style: "etree._Element") -> str:
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val")).lower()


def _style(paragraph: "etree._Element") -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else str(found.get(f"{W}val"))


def _paragraphs(root: "etree._Element") -> Iterator[tuple["etree._Element", str]]:
    """The paragraphs that say something, with what they say."""
    fields: list[str] = []  # the instructions of the fields that are open; they go over paragraphs
    for paragraph in root.iter(f"{W}p"):
        if any(above.tag in UNSEEN for above in paragraph.iterancestors()):
            continue
        text = " ".join("".join(_texts(paragraph, fields)).split())
        if text:
            yield paragraph, text


def _outside(root: "etree._Element") -> str:
    """What stands outside all paragraphs, where nothing should."""
    return "".join(_texts(root, [])).strip()


def _texts(element: "etree._Element", fields: list[str]) -> Iterator[str]:
    """The texts below an element; paragraphs in it (of text boxes) come by themselves."""
    for child in element:
        tag = child.tag
        if tag == f"{W}fldChar":
            yield from _follow(child, fields)
        elif tag == f"{W}instrText" and fields:
            fields[-1] += child.text or ""
        elif tag in UNSEEN or tag == f"{W}p" or any(map(_CHANGING.match, fields)):
            yield from _skipped(child, fields)
        elif tag == f"{W}fldSimple":
            instruction = child.get(f"{W}instr", "")
            yield from () if _CHANGING.match(instruction) else _texts(child, fields)
            yield _field(instruction)
        elif tag in LETTERS:
            yield child.text or ""
        else:
            yield TEXT.get(tag) or _mark(child)
            yield from _texts(child, fields)


def _mark(element: "etree._Element") -> str:
    """What tells that something is there that is not read, or not shown."""
    if not isinstance(element.tag, str):  # an instruction for a program
        return ""
    if element.tag == f"{W}r":
        hidden = element.find(f"{W}rPr/{W}vanish")
        return "" if hidden is None or hidden.get(f"{W}val") in {"0", "false", "off"} else _HIDDEN
    known = element.tag in CONTAINERS and (element.tag != f"{MC}Choice" or _is_known(element))
    return "" if known else f"[{etree.QName(element).localname}]"


def _skipped(element: "etree._Element", fields: list[str]) -> Iterator[str]:
    """Nothing of what it says; but fields may end in what is passed over."""
    if element.tag == f"{W}p":
        return
    for child in element:
        if child.tag == f"{W}fldChar":
            yield from _follow(child, fields)
        elif child.tag == f"{W}instrText" and fields:
            fields[-1] += child.text or ""
        else:
            yield from _skipped(child, fields)


def _is_known(choice: "etree._Element") -> bool:
    """Whether Word shows a choice, and not its fallback."""
    return all(choice.nsmap.get(name) in KNOWN_CHOICES for name in choice.get("Requires", "?").split())


def _follow(mark: "etree._Element", fields: list[str]) -> Iterator[str]:
    """A field begins or ends; that it is there counts, of one that changes by itself only that."""
    kind = mark.get(f"{W}fldCharType")
    if kind == "begin":
        fields.append("")
    elif kind == "end" and fields:
        ended = fields.pop()
        if not any(map(_CHANGING.match, fields)):
            yield _field(ended)


def _field(instruction: str) -> str:
    """What tells that there is a field: of one that gives a text of its own which."""
    return _FIELD if _CHANGING.match(instruction) else f"[isian {' '.join(instruction.split())}]"
