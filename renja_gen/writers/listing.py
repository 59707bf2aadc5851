"""Entries of daftar isi and daftar tabel as all writers print them: the number in a column, the title folded.

Titles are folded here and not by the layout, so that they break before the column of page numbers, and alike
in every format.
"""

import re
from typing import NamedTuple

from renja_gen.document.blocks import Entry
from renja_gen.document.metrics import Face

_NUMBERED = re.compile(r"(BAB [IVXLCDM]+|Tabel \d+(?:\.\d+)*|\d+(?:\.\d+)+)\s+(.+)", re.DOTALL)


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
