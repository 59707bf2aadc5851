"""Where the cells of HTML-like rows stand, under cells merged from above."""

from collections.abc import Iterable, Iterator, Sequence

from renja_gen.document.blocks import Cell


def standing(rows: Iterable[Sequence[Cell]], columns: int) -> Iterator[list[tuple[int, Cell, int]]]:
    """Each row as its cells with their first column and the row of the cell this is.

    That is 0 where the cell starts, 1 in the row under it when it is merged over rows, and so on.
    """
    merged: dict[int, tuple[Cell, int]] = {}  # first column -> the cell, how many of its rows are done
    for cells in rows:
        waiting = iter(cells)
        row: list[tuple[int, Cell, int]] = []
        column = 0
        while column < columns:
            if column in merged:
                cell, done = merged.pop(column)
            elif (following := next(waiting, None)) is not None:
                cell, done = following, 0
            else:
                break
            row.append((column, cell, done))
            if done + 1 < cell.rowspan:
                merged[column] = cell, done + 1
            column += cell.colspan
        yield row
