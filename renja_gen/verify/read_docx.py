"""Reading a DOCX that anyone may have made: its record of origin, and its paragraphs in order.

What Word or LibreOffice change by saving a file again is left out: daftar isi and page numbers, styles, the
division into runs. What a reader does not see (deleted text of tracked changes) is left out too.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

from lxml import etree

from renja_gen.provenance import read_properties
from renja_gen.verify.content import Content, Piece, UnreadableError

_MAX_MEMBERS = 2_000
_MAX_MEMBER = 60_000_000  # bytes, unpacked
_MAX_READ = 200_000_000  # of all parts together
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MAX_DIGITS = 60
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_DOCUMENT = "/officeDocument"  # the end of a relationship's type
_CUSTOM = "/custom-properties"
_STORIES = ("/header", "/footer", "/footnotes", "/endnotes")
_CHANGING = re.compile(r"\s*(TOC|PAGE|PAGEREF|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_UNSEEN = {f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_MC}Fallback"}
_TEXT = {
    f"{_W}tab": " ",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}sym": "[simbol]",
    f"{_A}blip": "[gambar]",
    f"{_C}chart": "[gambar]",
    f"{_V}imagedata": "[gambar]",
    f"{_V}textpath": "[gambar]",
    f"{_W}altChunk": "[dokumen lain]",
}
_LETTERS = {f"{_W}t", f"{_M}t", f"{_A}t"}
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/"
# What every Word of the last years shows; for all else it shows the fallback, which is not read.
_KNOWN_CHOICES = {
    *(f"{_WORD_2010}wordprocessing{kind}" for kind in ("Shape", "Group", "Canvas", "Ink", "Drawing")),
    f"{_WORD_2010}wordml",
}
_FIELD = "[isian otomatis]"
_HEADINGS = ("heading ", "judul tanpa ")  # names of styles
_CAPTIONS = ("Tabel ", "Gambar ")
_BROKEN = "berkas ini bukan DOCX yang utuh"


def read_docx(data: bytes) -> Content:
    """What a DOCX says; raises UnreadableError."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _content(archive)
    except UnreadableError:
        raise
    except Exception as error:  # a hostile file can raise anything
        raise UnreadableError(_BROKEN) from error


def _content(archive: ZipFile) -> Content:
    if len(archive.namelist()) > _MAX_MEMBERS:
        raise UnreadableError(_BROKEN)
    parts = _Parts(archive)
    main = parts.targets("", _DOCUMENT)
    if not main:
        raise UnreadableError(_BROKEN)
    return Content(read_properties(_custom(parts)), tuple(_pieces(parts, main[0])))


class _Parts:
    """The parts of a package, parsed when asked for, each in bounded memory."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._room = _MAX_READ

    def parse(self, name: str) -> "etree._Element":
        with self._archive.open(name) as member:
            data = member.read(_MAX_MEMBER + 1)
        self._room -= len(data)
        if len(data) > _MAX_MEMBER or self._room < 0:
            raise UnreadableError("berkas ini terlalu besar bila dibuka")
        if b"<!DOCTYPE" in data:  # nothing may be declared, least of all what grows
            raise UnreadableError(_BROKEN)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        return etree.fromstring(data, parser)

    def targets(self, source: str, kind: str) -> list[str]:
        """The parts that a part (or the package, "") names in relationships of a kind."""
        folder = PurePosixPath(source).parent
        relations = str(folder / "_rels" / f"{PurePosixPath(source).name}.rels")
        if relations not in self._archive.namelist():
            return []
        return [
            str(PurePosixPath("/") / folder / relation.get("Target", "")).lstrip("/")
            for relation in self.parse(relations)
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External"
        ]


def _custom(parts: _Parts) -> dict[str, str]:
    """The custom properties by name."""
    named = parts.targets("", _CUSTOM)
    return {
        item.get("name", ""): "".join(str(text) for text in item.itertext()).strip()
        for item in (parts.parse(named[0]).iter(_PROPERTY) if named else ())
    }


def _pieces(parts: _Parts, main: str) -> Iterator[Piece]:
    headings = _headings(parts, main)
    heading = caption = ""
    for paragraph, text in _paragraphs(parts.parse(main)):
        if _style(paragraph) in headings:
            heading, caption = text, ""
        elif text.startswith(_CAPTIONS):
            caption = text
        yield Piece(", ".join(filter(None, (heading, caption))) or "awal dokumen", text)
    for text in sorted(_chart_text(parts.parse(name)) for name in parts.targets(main, "/chart")):
        yield Piece("data grafik", text)
    for kind in _STORIES:
        texts = {text for name in parts.targets(main, kind) for _, text in _paragraphs(parts.parse(name))}
        yield from (Piece("kepala, kaki, atau catatan kaki halaman", text) for text in sorted(texts))


def _chart_text(chart: "etree._Element") -> str:
    """The names and numbers of a chart, series by series."""
    return " ".join(_figure(str(value.text or "")) for value in chart.iter(f"{_C}v"))


def _figure(text: str) -> str:
    """A number in one way of writing it, a text as it is."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return f"{number.normalize():f}" if abs(number.adjusted()) < _MAX_DIGITS else text


def _headings(parts: _Parts, main: str) -> set[str]:
    """The ids of the styles of headings."""
    named = parts.targets(main, "/styles")
    styles = parts.parse(named[0]).iter(f"{_W}style") if named else ()
    return {str(style.get(f"{_W}styleId")) for style in styles if _style_name(style).startswith(_HEADINGS)}


def _style_name(style: "etree._Element") -> str:
    name = style.find(f"{_W}name")
    return "" if name is None else str(name.get(f"{_W}val")).lower()


def _style(paragraph: "etree._Element") -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else str(found.get(f"{_W}val"))


def _paragraphs(root: "etree._Element") -> Iterator[tuple["etree._Element", str]]:
    """The paragraphs that say something, with what they say."""
    fields: list[str] = []  # the instructions of the fields that are open; they go over paragraphs
    for paragraph in root.iter(f"{_W}p", f"{_W}altChunk"):
        said = _TEXT.get(str(paragraph.tag)) or "".join(_texts(paragraph, fields))
        text = " ".join(said.split())
        if text:
            yield paragraph, text


def _texts(element: "etree._Element", fields: list[str]) -> Iterator[str]:
    """The texts below an element; paragraphs in it (of text boxes) come by themselves."""
    for child in element:
        tag = child.tag
        if tag == f"{_W}fldChar":
            yield from _follow(child, fields)
        elif tag == f"{_W}instrText" and fields:
            fields[-1] += child.text or ""
        elif tag in _UNSEEN or tag == f"{_W}p" or any(map(_CHANGING.match, fields)):
            yield from _skipped(child, fields)
        elif tag == f"{_W}fldSimple" and _CHANGING.match(child.get(f"{_W}instr", "")):
            yield _FIELD
        elif tag == f"{_MC}Choice" and not _is_known(child):
            yield "[bentuk lain]"
        elif tag in _LETTERS:
            yield child.text or ""
        else:
            yield _TEXT.get(tag, "")
            yield from _texts(child, fields)


def _skipped(element: "etree._Element", fields: list[str]) -> Iterator[str]:
    """Nothing of what it says; but fields may end in what is passed over."""
    if element.tag == f"{_W}p":
        return
    for child in element:
        if child.tag == f"{_W}fldChar":
            yield from _follow(child, fields)
        elif child.tag == f"{_W}instrText" and fields:
            fields[-1] += child.text or ""
        else:
            yield from _skipped(child, fields)


def _is_known(choice: "etree._Element") -> bool:
    """Whether Word shows a choice, and not its fallback."""
    return all(choice.nsmap.get(name) in _KNOWN_CHOICES for name in choice.get("Requires", "?").split())


def _follow(mark: "etree._Element", fields: list[str]) -> Iterator[str]:
    """A field begins or ends; of one whose content may change it counts that it is there."""
    kind = mark.get(f"{_W}fldCharType")
    if kind == "begin":
        fields.append("")
    elif kind == "end" and fields and _CHANGING.match(fields.pop()) and not any(map(_CHANGING.match, fields)):
        yield _FIELD
