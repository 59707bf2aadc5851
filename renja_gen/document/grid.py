"""From declared columns and records to a `Table`: header spans, number row, formats, merged cells.

A table is declared once, as columns; both its header block and its body follow from them.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import TypeVar

from renja_gen.angka import KOSONG, angka, rupiah
from renja_gen.document.blocks import Align, Cell, Formula, GridColumn, Row, RowKind

T = TypeVar("T")
Printed = str | Decimal | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that says what it is: its content, the value behind a content that is text ("25 paket"), its origin.

    See `Cell` for the latter two.
    """

    content: Printed
    value: Decimal | None = None
    origin: object = None

    @property
    def amount(self) -> Decimal | None:
        """Its exact value: the content itself, or what stands behind its text."""
        return self.content if isinstance(self.content, Decimal) else self.value


Content = Printed | Figure
Record = Mapping[str, Content]


class Format(Enum):
    """How a column prints its contents, and where they stand in the cell."""

    TEXT = auto()
    CENTER = auto()
    RUPIAH = auto()
    CHANGE = auto()  # of an amount; what has become less stands in brackets
    PERCENT = auto()


_SUM = Formula("sum")
_ALIGN: dict[Format, Align] = {
    Format.TEXT: "left",
    Format.CENTER: "center",
    Format.RUPIAH: "right",
    Format.CHANGE: "right",
    Format.PERCENT: "center",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its content in a record, its titles from the top spanner down, its width by weight.

    A record without the key leaves the cell empty; None is an undefined figure. `number` is the label in
    the row of column numbers ("8=(7/6)"); neighbours with equal labels share one cell, as do neighbours
    with equal titles. `shared` contents stand once, merged over a group of records.

    `isi` is what its figures are, in the terms of those who fill records from it; a `formula` tells how they
    follow from others. Amounts without one add up.
    """

    key: str
    titles: tuple[str, ...]
    width: float
    number: str = ""
    format: Format = Format.TEXT
    shared: bool = True
    isi: Hashable = None
    formula: Formula | None = None


def grid_columns(columns: Sequence[Column]) -> tuple[GridColumn, ...]:
    """The grid columns, as wide as their weights."""
    return tuple(
        GridColumn(
            column.width,
            _ALIGN[column.format],
            column.key,
            column.formula or (_SUM if column.format is Format.RUPIAH else None),
        )
        for column in columns
    )


def header(columns: Sequence[Column]) -> tuple[tuple[Cell, ...], ...]:
    """The header rows with their spans, the row of column numbers last (where any column has a number)."""
    depth = max(len(column.titles) for column in columns)
    rows = [_header_row(columns, level, depth) for level in range(depth)]
    if any(column.number for column in columns):
        rows.append(tuple(Cell((label,), colspan=width) for label, width in _runs([c.number for c in columns])))
    return tuple(rows)


def _header_row(columns: Sequence[Column], level: int, depth: int) -> tuple[Cell, ...]:
    cells = []
    for path, width in _runs([column.titles for column in columns], level):
        if level < len(path):
            last = level == len(path) - 1
            cells.append(Cell((path[level],), colspan=width, rowspan=depth - level if last else 1))
    return tuple(cells)


def _runs(keys: Sequence[T], level: int | None = None) -> list[tuple[T, int]]:
    """Neighbours that belong together, with their count; up to `level` of a path when that is given."""

    def joined(one: T, other: T) -> bool:
        if level is None:
            return one == other and one != ""
        assert isinstance(one, tuple)
        assert isinstance(other, tuple)
        ends = (len(one) == level + 1, len(other) == level + 1)
        return one[: level + 1] == other[: level + 1] and ends[0] == ends[1] and len(one) > level < len(other)

    runs: list[tuple[T, int]] = []
    for key in keys:
        if runs and joined(runs[-1][0], key):
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((key, 1))
    return runs


def body(columns: Sequence[Column], group: Sequence[Record], kind: RowKind, kode: str = "") -> list[Row]:
    """The rows of a group of records about one node; shared contents stand once, merged over the group."""
    rows = []
    for position, record in enumerate(group):
        cells = [
            _cell(column, record, rowspan=len(group) if column.shared else 1)
            for column in columns
            if position == 0 or not column.shared
        ]
        rows.append(Row(tuple(cells), kind, kode))
    return rows


def label_row(columns: Sequence[Column], label: str, span: int, record: Record, kind: RowKind) -> Row:
    """A row whose first `span` columns are one cell with a label: totals and averages."""
    first = Cell((label,), colspan=span, align="center")
    return Row((first, *(_cell(column, record) for column in columns[span:])), kind)


def _cell(column: Column, record: Record, rowspan: int = 1) -> Cell:
    content = record.get(column.key, "")
    figure = content if isinstance(content, Figure) else Figure(content)
    lines = format_content(figure.content, column.format)
    return Cell(lines, rowspan=rowspan, value=figure.amount, origin=figure.origin)


def format_content(content: Printed, how: Format) -> tuple[str, ...]:
    """A content as printed lines; None is an undefined figure, "" an empty cell."""
    match content:
        case None:
            return (KOSONG,)
        case tuple():
            return content or ("",)
        case str():
            return (content,)
        case Decimal() if how is Format.PERCENT:
            return (angka(content, 2),)
        case Decimal() if how in {Format.RUPIAH, Format.CHANGE}:
            return (f"({rupiah(-content)})" if how is Format.CHANGE and content < 0 else rupiah(content),)
        case Decimal():
            return (angka(content),)
