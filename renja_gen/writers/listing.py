"""Entries of daftar isi, daftar tabel and daftar gambar as all writers print them: a number, a folded title.

Titles are folded here and not by the layout, so that they break before the column of page numbers, and alike
in every format.
"""

import re
from typing import NamedTuple

from renja_gen.document.blocks import Entry
from renja_gen.document.look import Indent, Look, Page, Text
from renja_gen.document.metrics import MM_PER_POINT, Face

_NUMBERED = re.compile(r"(BAB [IVXLCDM]+|(?:Tabel|Gambar) \d+(?:\.\d+)*|\d+(?:\.\d+)+)\s+(.+)", re.DOTALL)


_NUMBER_COLUMN = 12.0  # mm kept free for page numbers
_CHAPTERS = (Indent.ENTRY_CHAPTER, Indent.ENTRY_SECTION, Indent.ENTRY_PART)  # each level hangs under the one above


class Room(NamedTuple):
    """The room for text of the first and the further lines, in points, and what decides how much it takes."""

    first: float
    rest: float
    size: float
    bold: bool


class Listed(NamedTuple):
    """An entry: its number ("BAB I", "2.1", "Tabel 2.1", or "") and its title with line feeds."""

    number: str
    title: str


def listed(entry: Entry, kind: str, room: Room, face: Face) -> Listed:
    """The number and the folded title of an entry; a BAB is printed in capitals."""
    text = entry.text.upper() if kind == "isi" and entry.level == 1 else entry.text
    numbered = _NUMBERED.fullmatch(text)
    number, title = numbered.groups() if numbered else ("", text)
    first = room.rest if number else room.first
    return Listed(number, face.fold(title, room.size, first, room.rest, bold=room.bold))


def room_on(page: Page, entry: Entry, kind: str, look: Look) -> Room:
    """The room of an entry on a page of that look."""
    if kind == "isi":
        level = min(entry.level, len(_CHAPTERS))
        hanging = look.indent(_CHAPTERS[level - 1])
        left = sum(look.indent(indent) for indent in _CHAPTERS[:level])
    else:
        left = hanging = look.indent(Indent.ENTRY_TABLE)
    rest = (page.text_width - left - _NUMBER_COLUMN) / MM_PER_POINT
    bold = kind == "isi" and entry.level == 1
    return Room(rest + hanging / MM_PER_POINT, rest, look.text[Text.CONTENTS].size, bold)
