"""What stays together on a page: decided once, so that DOCX and PDF break alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renja_gen.document.blocks import (
    BOLD_ROWS,
    Block,
    ItemList,
    Paragraph,
    Row,
    RowKind,
    Run,
    Table,
)
from renja_gen.document.look import Page
from renja_gen.document.metrics import CELL_PADDING, MM_PER_POINT, Face
from renja_gen.document.spans import standing

_TALLEST_GROUP = 0.3  # of the text height; rows joined by merged cells beyond it are not kept on one page
_TALLEST_CHAIN = 0.45  # likewise; a parent row beyond it may end a page, lest it leaves the page half empty
_LONGEST_CLOSE = 6  # rows of sums that stay together
_LINE = 1.2  # of the font size
_ROW_PADDING = 2.5  # points
_SUMS = (RowKind.RATA_RATA, RowKind.JUMLAH)
_PARENTS = (RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM, RowKind.KEGIATAN)
_DEPTH = {kind: depth for depth, kind in enumerate(_PARENTS)}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that merged cells join; `whole` is whether they fit one page, so that they are kept on one.

    `kept` says of each row whether it stays with the row above it, `heights` about how tall it is, in points.
    """

    rows: tuple[Row, ...]
    whole: bool
    kept: tuple[bool, ...]
    heights: tuple[float, ...]


def introduces(block: Block, following: Block | None) -> bool:
    """Whether a block is a paragraph that leads to what follows, so that it must not end a page alone."""
    if not isinstance(block, Paragraph) or following is None:
        return False
    text = "".join(inline.text for inline in block.inlines if isinstance(inline, Run))
    return isinstance(following, ItemList) or text.rstrip().endswith(":")


def groups(table: Table, page: Page, face: Face) -> Iterator[Group]:
    """The body rows of a table in their groups."""
    room = (page.height - page.top - page.bottom) / MM_PER_POINT
    previous: RowKind | None = None
    chain = 0.0  # the height of what a page break before this group would take along
    sums = 0
    for rows in _joined(table.rows):
        heights, tallest = _heights(rows, table, face)
        height = max(sum(heights), tallest)
        whole = len(rows) == 1 or height <= room * _TALLEST_GROUP
        if not whole:
            (height,), tallest = _heights(rows[:1], table, face)
            height = max(height, tallest)
        first = rows[0].kind
        sums = sums + 1 if first in _SUMS else 0
        stays = _belongs(previous, first) and (
            sums <= _LONGEST_CLOSE if first in _SUMS else chain + height <= room * _TALLEST_CHAIN
        )
        chain = chain + height if stays else height
        yield Group(rows, whole, (stays, *[whole] * (len(rows) - 1)), heights)
        previous = rows[-1].kind


def _belongs(previous: RowKind | None, kind: RowKind) -> bool:
    """Whether a row is not to start a page: the first one under its parent, or a sum after what it sums up."""
    if previous is None:
        return False
    if kind in _SUMS:
        return True
    return _DEPTH.get(previous, len(_DEPTH)) < _DEPTH.get(kind, len(_DEPTH)) and previous not in _SUMS


def _joined(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Runs of rows that merged cells join."""
    start = end = 0
    for index, row in enumerate(rows):
        if index == end:
            if rows[start:index]:
                yield tuple(rows[start:index])
            start = index
        end = max(end, index + max((cell.rowspan for cell in row.cells), default=1))
    if rows[start:]:
        yield tuple(rows[start:])


def _heights(rows: Sequence[Row], table: Table, face: Face) -> tuple[tuple[float, ...], float]:
    """About how tall the rows of a group are, in points, and its tallest merged cell."""
    heights = []
    tallest = 0.0
    for row, placed in zip(rows, standing((row.cells for row in rows), len(table.columns)), strict=True):
        lines = 1
        for column, cell, done in placed:
            if done:
                continue
            width = (
                table.columns[column].width
                if cell.colspan == 1
                else sum(each.width for each in table.columns[column : column + cell.colspan])
            )
            room = (width - CELL_PADDING) / MM_PER_POINT
            bold = row.kind in BOLD_ROWS
            own = sum([face.line_count(line, room, table.font_size, bold=bold) for line in cell.lines])
            if cell.rowspan > 1:
                tallest = max(tallest, own * table.font_size * _LINE + _ROW_PADDING)
            else:
                lines = max(lines, own)
        heights.append(lines * table.font_size * _LINE + _ROW_PADDING)
    return tuple(heights), tallest
