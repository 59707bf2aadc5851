"""Widths of the letters of a font: what fits where, for every writer the same.

A cell prints its words, amounts and codes whole: columns are widened where the table has room, else the
text of the cell becomes smaller, by half points because Word knows no finer sizes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import floor

MM_PER_POINT = 25.4 / 72
CELL_PADDING = 1.7  # mm, both sides of a cell, and a little over

_REGULAR = {
    191: "'",
    222: "ijl’",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl’",
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy–",
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—",
}
_OTHER = 722  # letters with marks and other scripts: rather too wide
_SAFETY = 1.02
_KNOWN = 16384  # texts whose width is remembered
_SMALLEST = 0.6  # of the table's font size
_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_(])|(?<=\))/(?=[^\W\d_(])")
# Unicode allows no line to begin with a closing mark, even after a space; Typst keeps to it
_BREAK = re.compile(r"\s+(?![)\]}!?,.:;/])|\u200b|(?<=[^\W\d_][-–])(?=[^\W\d_])")
_MORE_THAN_WORDS = re.compile(r"[-–\u200b]|\s[)\]}!?,.:;/]")  # where breaking is more than splitting
ZERO_WIDTH_SPACE = "\u200b"


def breakable(text: str) -> str:
    """A text with a zero-width space after each slash between words, where Word would not break by itself."""
    return _SLASH.sub(f"/{ZERO_WIDTH_SPACE}", text) if "/" in text else text


def unbreakable(line: str) -> list[str]:
    """The words, amounts and codes of a line, none of which may be cut."""
    text = breakable(line)
    if _MORE_THAN_WORDS.search(text) is None:
        return text.split()
    return [token for token in _BREAK.split(text) if token]


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """The widths of a font's characters, regular and bold, in thousandths of the font size."""

    regular: Mapping[str, int]
    bold: Mapping[str, int]
    _known: tuple[dict[str, float], dict[str, float]] = field(default_factory=lambda: ({}, {}), repr=False)

    def __reduce__(self) -> tuple[type["Face"], tuple[Mapping[str, int], Mapping[str, int]]]:
        """Another process need not be told what is known here."""
        return Face, (self.regular, self.bold)

    def advance(self, text: str, bold: bool) -> float:
        """The width of a text in ems."""
        known = self._known[bold]
        width = known.get(text)
        if width is None:
            if len(known) >= _KNOWN:
                known.clear()
            get = (self.bold if bold else self.regular).get
            width = known[text] = sum([get(character, _OTHER) for character in text]) / 1000
        return width

    def text_width(self, text: str, points: float, *, bold: bool) -> float:
        """The width of a text in points, rather too wide."""
        return self.advance(text, bold) * points * _SAFETY

    def widest(self, lines: Iterable[str], bold: bool) -> float:
        """The advance of the widest word, amount or code, in ems."""
        known = self._known[bold]
        widest = 0.0
        for line in lines:
            for token in unbreakable(line) if line else ():
                width = known.get(token)
                if width is None:
                    width = self.advance(token, bold)
                if width > widest:  # noqa: PLR1730 - a hundred thousand times a document
                    widest = width
        return widest

    def fitting_size(self, lines: Iterable[str], width: float, points: float, *, bold: bool) -> float:
        """The font size, at most `points`, at which nothing in a cell `width` mm wide is cut."""
        widest = self.widest(lines, bold)
        room = (width - CELL_PADDING) / MM_PER_POINT
        if widest * points <= room:
            return points
        return max(floor(room / widest * 2) / 2, floor(points * _SMALLEST * 2 + 0.5) / 2)

    def line_count(self, text: str, room: float, points: float, *, bold: bool) -> int:
        """How many lines a text takes in a column with `room` points, broken at its spaces."""
        words = text.split()
        if len(words) < 2:  # noqa: PLR2004 - one word, one line
            return 1
        space = self.advance(" ", bold) * points
        lines, used = 1, 0.0
        for word in words:
            width = self.advance(word, bold) * points
            if used and used + space + width > room:
                lines, used = lines + 1, width
            else:
                used += width + (space if used else 0.0)
        return lines

    def fold(self, text: str, points: float, first: float, rest: float, *, bold: bool) -> str:
        """Break a text at spaces into lines of at most `first`, then `rest` points, by line feeds."""
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if line and self.text_width(longer, points, bold=bold) > (rest if lines else first):
                lines.append(line)
                line = word
            else:
                line = longer
        return "\n".join([*lines, line])


def _widths(groups: Mapping[int, str]) -> dict[str, int]:
    return {character: width for width, characters in groups.items() for character in characters}


ARIAL = Face(_widths(_REGULAR), _widths(_BOLD))  # and Arimo, which shares its widths
