"""Where the cells of a table stand: HTML-like rows to the complete rows Word wants."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from renja_gen.document.blocks import Cell

Merge = Literal["", "restart", "continue"]


class GridError(ValueError):
    """A table whose cells do not fill its columns: a fault of the program, never of a plan."""


class Placed(NamedTuple):
    """A cell in its place; under a merged cell there is no `cell`, only the continuation."""

    cell: Cell | None
    column: int
    span: int
    merge: Merge


class Grid:
    """Walks the rows of a block (header or body); merged cells never leave their block."""

    def __init__(self, columns: int, rows: int, name: str) -> None:
        self._columns = columns
        self._left = rows
        self._name = name
        self._open: dict[int, tuple[int, int]] = {}  # column -> (span, rows still to cover)

    def place(self, cells: tuple[Cell, ...]) -> Iterator[Placed]:
        """The next row, continuations of merged cells included; its spans add up to the columns."""
        self._left -= 1
        if not self._open and len(cells) == self._columns:
            plain = all(cell.rowspan == 1 and cell.colspan == 1 for cell in cells)
            if plain:
                yield from (Placed(cell, column, 1, "") for column, cell in enumerate(cells))
                return
        waiting = iter(cells)
        column = 0
        while column < self._columns:
            if column in self._open:
                span, rows = self._open.pop(column)
                if rows > 1:
                    self._open[column] = (span, rows - 1)
                yield Placed(None, column, span, "continue")
            else:
                cell = next(waiting, None)
                if cell is None:
                    raise GridError(f"{self._name}: kolom {column + 1} tidak berisi sel")
                span = cell.colspan
                if column + span > self._columns:
                    raise GridError(f"{self._name}: sel melebihi {self._columns} kolom")
                if any(taken in self._open for taken in range(column, column + span)):
                    raise GridError(f"{self._name}: sel pada kolom {column + 1} menimpa sel gabungan")
                rows = min(cell.rowspan - 1, self._left)
                if rows > 0:
                    self._open[column] = (span, rows)
                yield Placed(cell, column, span, "restart" if rows > 0 else "")
            column += span
        if next(waiting, None) is not None:
            raise GridError(f"{self._name}: sel melebihi {self._columns} kolom")
