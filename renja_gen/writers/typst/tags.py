"""The cells that only bind rows (see `table`) taken out of the tags, so that a screen reader finds real ones only.

Typst names the headers of cells by table and column, "U3x0y0"; what stands in column 0 is a binding cell. The
empty row that keeps room for the notes is a cell without lines but the one above it. References to them are
overwritten with as many spaces, so that everything else stays where it is.
"""

import re

_CELL = rb"^(\d+) 0 obj\n<</Type/StructElem/S/T[HD]/P (\d+) 0 R[^\n]*?"
_BINDING = re.compile(_CELL + rb"(?:/Headers\[|/ID)\(U\d+x0y", re.MULTILINE)
_ROOM = re.compile(_CELL + rb"/BorderStyle\[/Solid/None/None/None\][^\n]*/K\[\]", re.MULTILINE)
_PARENT = re.compile(rb"<</Type/StructElem/S/(?:TR|TBody|Table)/P [^\n]*")
_REFERENCE = re.compile(rb"(\d+) 0 R(?=[ \]])")


def without_binding_cells(pdf: bytes) -> bytes:
    """The PDF with nothing but real cells and rows in its tables."""
    gone = {found[1] for found in _BINDING.finditer(pdf)}
    for found in _ROOM.finditer(pdf):
        gone |= {found[1], found[2]}  # the cell and its row

    def without(found: re.Match[bytes]) -> bytes:
        return b" " * len(found[0]) if found[1] in gone else found[0]

    def parent(found: re.Match[bytes]) -> bytes:
        head, kids, rest = found[0].partition(b"/K[")
        return head + kids + _REFERENCE.sub(without, rest)

    return _PARENT.sub(parent, pdf)
