"""How high a letterhead is: the header or footer of a reference document, measured without laying it out.

A header that is higher than the margin above the text pushes the text down in Word, and the pages of the DOCX break
elsewhere than those of the PDF. What is measured is the least it can be: lines as they were typed (a long one may
wrap), pictures that stand in a line, tables; nothing that floats.
"""

from collections.abc import Iterator

from lxml import etree

from renja_gen.document.metrics import MM_PER_POINT
from renja_gen.writers.docx.styles import W

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_NAMES = {"w": W, "wp": _WP}
_EMU_PER_POINT = 12_700
_LINE = 1.15  # times the font size, of Arial and Times New Roman
_WORD_SIZE = 20.0  # half points, where nothing says otherwise


def height(story: etree._Element, styles: etree._Element) -> float:
    """The least height in mm of a header or footer (`w:hdr`, `w:ftr`); `styles` is the root of the styles part."""
    return _Ruler(styles).stack(story) * MM_PER_POINT


class _Ruler:
    """Measures in points; knows which style says what."""

    def __init__(self, styles: etree._Element) -> None:
        self._styles = {style.get(_w("styleId"), ""): style for style in styles.iter(_w("style"))}
        usual = [s for s in self._styles.values() if s.get(_w("type")) == "paragraph" and s.get(_w("default")) == "1"]
        defaults = styles.find("w:docDefaults", _NAMES)
        self._last = [*usual, *(styles.iterfind("w:docDefaults/*", _NAMES) if defaults is not None else ())]

    def stack(self, container: etree._Element) -> float:
        """What stands one under the other."""
        total = 0.0
        for block in container:
            if block.tag == _w("p"):
                total += self._paragraph(block)
            elif block.tag == _w("tbl"):
                total += sum(self._row(row) for row in block.iterfind("w:tr", _NAMES))
            elif block.tag == _w("sdt"):
                total += sum(self.stack(content) for content in block.iterfind("w:sdtContent", _NAMES))
        return total

    def _row(self, row: etree._Element) -> float:
        asked = row.find("w:trPr/w:trHeight", _NAMES)
        least = 0.0 if asked is None else _number(asked.get(_w("val"))) / 20
        return max([least, *(self.stack(cell) for cell in row.iterfind("w:tc", _NAMES))])

    def _paragraph(self, paragraph: etree._Element) -> float:
        before, after, pitch = (self._spacing(paragraph, name) for name in ("before", "after", "line"))
        rule = self._attribute(paragraph, "w:pPr/w:spacing", "lineRule") or "auto"
        total = (before + after) / 20
        for content in self._lines(paragraph):
            if rule == "exact":
                total += pitch / 20
            elif rule == "atLeast":
                total += max(pitch / 20, content)
            else:
                total += content * (pitch or 240) / 240
        return total

    def _lines(self, paragraph: etree._Element) -> Iterator[float]:
        """The height of what each line holds."""
        usual = _number(self._attribute(paragraph, "w:rPr/w:sz", "val"), _WORD_SIZE)
        highest = 0.0
        for run in paragraph.iterfind(".//w:r", _NAMES):
            if any(True for _ in run.iterancestors(_w("txbxContent"))):
                continue
            size = run.find("w:rPr/w:sz", _NAMES)
            text = (usual if size is None else _number(size.get(_w("val")), usual)) / 2 * _LINE
            for part in run:
                if part.tag == _w("br") and part.get(_w("type"), "textWrapping") == "textWrapping":
                    yield highest or text
                    highest = 0.0
                elif part.tag == _w("t") and part.text:
                    highest = max(highest, text)
                pictures = part.iterfind(".//wp:inline/wp:extent", _NAMES)
                highest = max([highest, *(_number(one.get("cy")) / _EMU_PER_POINT for one in pictures)])
        yield highest or usual / 2 * _LINE

    def _spacing(self, paragraph: etree._Element, name: str) -> float:
        return _number(self._attribute(paragraph, "w:pPr/w:spacing", name))

    def _attribute(self, paragraph: etree._Element, path: str, name: str) -> str | None:
        """What the paragraph says, its style, those this is based on, or the defaults; the first that does."""
        for source in self._sources(paragraph):
            found = source.find(path, _NAMES)
            value = None if found is None else found.get(_w(name))
            if value is not None:
                return value
        return None

    def _sources(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        yield paragraph
        chosen = paragraph.find("w:pPr/w:pStyle", _NAMES)
        seen = set()
        while chosen is not None:
            style = self._styles.get(chosen.get(_w("val"), ""))
            if style is None or style in seen:
                break
            seen.add(style)
            yield style
            chosen = style.find("w:basedOn", _NAMES)
        yield from self._last


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _number(text: str | None, otherwise: float = 0.0) -> float:
    """A measure of the file; what is no number is as if it were not there."""
    try:
        return max(0.0, float(text or otherwise))
    except ValueError:
        return otherwise
