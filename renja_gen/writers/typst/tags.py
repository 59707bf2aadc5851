"""The cells that bind rows (see `table`) taken out of the tags, so that a screen reader finds only real ones.

Typst names the headers of cells by table and column, "U3x0y0"; what stands in column 0 is a binding cell. A
reference to one is overwritten with as many spaces, so that everything else stays where it is.
"""

import re

_BINDING = re.compile(rb"^(\d+) 0 obj\n<</Type/StructElem/S/T[HD]/P \d+ 0 R.*?\(U\d+x0y", re.MULTILINE)
_ROW = re.compile(rb"(?<=<</Type/StructElem/S/TR/P )(\d+ 0 R/K\[)(\d+ 0 R)")


def without_binding_cells(pdf: bytes) -> bytes:
    """The PDF with each row of its tables beginning with its first real cell."""
    binding = {found[1] for found in _BINDING.finditer(pdf)}

    def row(found: re.Match[bytes]) -> bytes:
        if found[2].split()[0] not in binding:
            return found[0]
        return found[1] + b" " * len(found[2])

    return _ROW.sub(row, pdf)
