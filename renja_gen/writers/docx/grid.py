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
        waiting = iter(cells)
        column = 0
        while column < self._columns:
            if column in self._open:
                placed = self._continue(column)
            else:
                cell = next(waiting, None)
                if cell is None:
                    raise GridError(f"{self._name}: kolom {column + 1} tidak berisi sel")
                placed = self._start(cell, column)
            yield placed
            column += placed.span
        if next(waiting, None) is not None:
            raise GridError(f"{self._name}: sel melebihi {self._columns} kolom")

    def _continue(self, column: int) -> Placed:
        """The place under a cell merged from above."""
        span, rows = self._open.pop(column)
        if rows > 1:
            self._open[column] = (span, rows - 1)
        return Placed(None, column, span, "continue")

    def _start(self, cell: Cell, column: int) -> Placed:
        """A cell of this row, remembered if it reaches into the next ones."""
        span = cell.colspan
        if column + span > self._columns:
            raise GridError(f"{self._name}: sel melebihi {self._columns} kolom")
        if self._open and any(taken in self._open for taken in range(column, column + span)):
            raise GridError(f"{self._name}: sel pada kolom {column + 1} menimpa sel gabungan")
        rows = min(cell.rowspan - 1, self._left)
        if rows > 0:
            self._open[column] = (span, rows)
        return Placed(cell, column, span, "restart" if rows > 0 else "")
