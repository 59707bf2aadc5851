"""Tables fitted to their page: widths scaled to the paper, and to the words, amounts and codes in them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from math import floor

from renja_gen.document.blocks import BOLD_ROWS, Cell, GridColumn, Row, Table
from renja_gen.document.look import Look
from renja_gen.document.metrics import CELL_PADDING, MM_PER_POINT, Face
from renja_gen.document.spans import standing

_GENEROUS = 0.6  # of their spare width, what columns give to narrower ones
_HEADER_GIVES = 0.85  # of the table's font size: so far do words of the header shrink before a column grows for them
_NUMBER_ROW = 0.88  # likewise: the row of column numbers


def fitted(table: Table, look: Look) -> Table:
    """The table with its columns, declared by weight, as wide in mm as its page allows and its content asks."""
    page = look.page(landscape=table.landscape, wide=table.wide)
    scale = page.text_width / sum(column.width for column in table.columns)
    columns = tuple(replace(column, width=round(column.width * scale, 2)) for column in table.columns)
    least = least_widths(
        look.face, len(columns), table.header, table.rows, table.font_size, number_row=table.number_row
    )
    return replace(table, columns=widened(columns, least))


def least_widths(
    face: Face,
    columns: int,
    header: Sequence[Sequence[Cell]],
    rows: Sequence[Row],
    points: float,
    *,
    number_row: bool,
) -> list[float]:
    """The width in mm each column needs for its widest word, amount or code; merged columns ask for nothing."""
    least = [0.0] * columns
    titles = header[:-1] if number_row else header
    blocks = (
        [(tuple(cells), True, points * _HEADER_GIVES) for cells in titles],
        [(row.cells, row.kind in BOLD_ROWS, points) for row in rows],
    )
    for block in blocks:
        placed_rows = standing((cells for cells, _, _ in block), columns)
        for (_, bold, size), placed in zip(block, placed_rows, strict=True):
            for column, cell, done in placed:
                if not done and cell.colspan == 1:
                    widest = face.widest(cell.lines, bold)
                    needed = widest * size * MM_PER_POINT + CELL_PADDING + 0.05 if widest else 0.0
                    least[column] = max(least[column], needed)
    return least


def widened(columns: Sequence[GridColumn], least: Sequence[float]) -> tuple[GridColumn, ...]:
    """Columns at least as wide as asked, as far as the others have room to give; the sum stays the same."""
    wanted = [max(0.0, need - column.width) for column, need in zip(columns, least, strict=True)]
    spare = [max(0.0, column.width - need) for column, need in zip(columns, least, strict=True)]
    if not any(wanted):
        return tuple(columns)
    given = min(sum(wanted), sum(spare) * _GENEROUS)
    widths = [
        column.width + want / sum(wanted) * given - (room / sum(spare) * given if sum(spare) else 0.0)
        for column, want, room in zip(columns, wanted, spare, strict=True)
    ]
    return tuple(replace(column, width=round(width, 2)) for width, column in zip(widths, columns, strict=True))


def column_edges(widths: Iterable[float]) -> tuple[int, ...]:
    """The edges of columns `widths` mm wide, in twentieths of a point: Word knows no finer unit.

    Every writer takes its columns from them, because a line may fit by less than that.
    """
    return tuple(round(edge * 20 / MM_PER_POINT) for edge in accumulate(widths, initial=0.0))


def number_row_size(points: float) -> float:
    """The font size of the row of column numbers in a table of that size."""
    return floor(points * _NUMBER_ROW * 2) / 2
