"""Live formulas: those the columns of a table declare, where they give exactly the figure that stands there.

Every formula is computed here, too, over the very cells that it names and as a spreadsheet would (text counts as
nothing); a cell whose figure it does not give stays a plain number.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from renja_gen.angka import KOSONG
from renja_gen.document.blocks import Cell, Formula, RowKind, Table
from renja_gen.document.spans import standing

Address = tuple[int, int]  # body row and column, from 0
Candidate = tuple[Decimal | None, str]  # what a formula gives (None: "–"), and its text

_LEVELS = (RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM, RowKind.KEGIATAN, RowKind.SUB_KEGIATAN)
_DEPTH = {kind: depth for depth, kind in enumerate((*_LEVELS, RowKind.BIASA))}
_SUMS = (RowKind.RATA_RATA, RowKind.JUMLAH)
_EXACT = Decimal("1e-12")  # what quotients may differ by, of 28 digits
_MOST_AREAS, _LONGEST = 250, 8_000  # limits of Excel are 255 arguments and 8,192 characters
_ZERO, _HUNDRED = Decimal(0), Decimal(100)


def live_formulas(
    table: Table, values: Mapping[Address, Decimal], name: Callable[[int, int], str]
) -> dict[Address, str]:
    """The formulas of a table's body, without "=", by the cells they stand in.

    `values` are the cells that stand as numbers in the sheet, `name` gives a cell's name there ("F12").
    """
    body = _Body(table, values, name)
    found = {}
    for address, cell in body.cells.items():
        figure = values.get(address)
        if cell.colspan > 1 or (figure is None and cell.lines != (KOSONG,)):
            continue
        for given, text in _candidates(body, address):
            if _same(given, figure) and len(text) <= _LONGEST:
                found[address] = text
                break
    return found


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _EXACT


class _Body:
    """The body of a table as a sheet has it: cells by where they start, and which cell covers a place."""

    def __init__(self, table: Table, values: Mapping[Address, Decimal], name: Callable[[int, int], str]) -> None:
        self.rows = table.rows
        self.columns = table.columns
        self.by_key = {column.key: index for index, column in enumerate(table.columns) if column.key}
        self.values = values
        self.name = name
        self.cells: dict[Address, Cell] = {}
        self._start: dict[Address, Address] = {}
        for row, placed in enumerate(standing((row.cells for row in table.rows), len(table.columns))):
            for column, cell, done in placed:
                self._start[row, column] = (row - done, column)
                if not done:
                    self.cells[row, column] = cell
        self.children, self.roots = self._tree()

    def _tree(self) -> tuple[dict[int, list[int]], list[int]]:
        """The rows under each row, one level below it in this table, and those that are under none.

        The rows of a node after its first, with its further indicators, are none of their own.
        """
        children: dict[int, list[int]] = {}
        roots: list[int] = []
        above: list[int] = []
        for index, row in enumerate(self.rows):
            if row.kind in _SUMS or self._continues(index):
                continue
            while above and _DEPTH[self.rows[above[-1]].kind] >= _DEPTH[row.kind]:
                above.pop()
            (children.setdefault(above[-1], []) if above else roots).append(index)
            above.append(index)
        return children, roots

    def _continues(self, row: int) -> bool:
        """Whether a row goes on with the node of the row above: something merged reaches into it."""
        return any(self._start.get((row, column), (row, 0))[0] != row for column in range(len(self.columns)))

    def at(self, row: int, key: str) -> Address | None:
        """Where the figure of a column stands for a row."""
        column = self.by_key.get(key)
        return None if column is None else self._start.get((row, column))

    def leaves(self, since: int, until: int) -> list[int]:
        """The rows of work between two rows, those of further indicators included."""
        rows = range(since, until)
        work = [row for row in rows if self.rows[row].kind is RowKind.SUB_KEGIATAN]
        return work or [row for row in rows if self.rows[row].kind is RowKind.BIASA]

    def sums_before(self, row: int, *kinds: RowKind) -> list[int]:
        """The rows of sums or means above a row."""
        return [before for before in range(row) if self.rows[before].kind in kinds]

    def areas(self, rows: Sequence[int], column: int) -> list[str]:
        """The cells of a column in some rows as few areas; what a merged cell covers is empty, and may lie inside."""
        areas: list[list[int]] = []
        for row in (row for row in rows if (row, column) in self.cells):
            covered = areas and all((each, column) not in self.cells for each in range(areas[-1][1] + 1, row))
            if covered:
                areas[-1][1] = row
            else:
                areas.append([row, row])
        names = ((self.name(first, column), self.name(last, column)) for first, last in areas)
        return [first if first == last else f"{first}:{last}" for first, last in names]


def _candidates(body: _Body, address: Address) -> Iterator[Candidate]:
    """The formulas that may hold for a cell, the likeliest first."""
    row, column = address
    cell, kind = body.cells[address], body.rows[row].kind
    formula = cell.origin if isinstance(cell.origin, Formula) else body.columns[column].formula
    adds = formula is None or formula.kind == "sum"
    if kind in _SUMS:
        if adds and (formula is not None or address in body.values):
            yield from _totals(body, row, column)
        if kind is RowKind.RATA_RATA and not adds:
            yield from _means(body, row, column)
    elif formula is not None and adds and row in body.children:
        yield from _sum(body, body.children[row], column)
    if formula is not None and not adds:
        yield from _across(body, row, formula)
    if kind is RowKind.JUMLAH and not adds:
        yield from _means(body, row, column)


# --- down a column ----------------------------------------------------------------------------------------


def _sum(body: _Body, rows: Sequence[int], column: int) -> Iterator[Candidate]:
    areas = body.areas(rows, column)
    if 0 < len(areas) <= _MOST_AREAS:
        yield _added([body.values.get((row, column)) for row in rows], ",".join(areas))


def _added(values: Sequence[Decimal | None], listed: str) -> Candidate:
    """What is there added up; where nothing is, that is no zero."""
    there = [value for value in values if value is not None]
    if there:
        return sum(there, _ZERO), f"SUM({listed})"
    return None, f'IF(COUNT({listed})=0,"{KOSONG}",SUM({listed}))'


def _totals(body: _Body, row: int, column: int) -> Iterator[Candidate]:
    """Of what stands under none since the last total, of all that does, of the totals above."""
    totals = body.sums_before(row, RowKind.JUMLAH)
    since = totals[-1] if totals else -1
    for rows in (
        [root for root in body.roots if since < root < row],
        [root for root in body.roots if root < row],
        totals,
    ):
        yield from _sum(body, rows, column)


def _means(body: _Body, row: int, column: int) -> Iterator[Candidate]:
    """Of the means above (under a total), of the work since the last one, of all work; with zeros or without."""
    means = body.sums_before(row, RowKind.RATA_RATA)
    before = body.sums_before(row, *_SUMS)
    groups = [body.leaves(before[-1] + 1 if before else 0, row), body.leaves(0, row)]
    if body.rows[row].kind is RowKind.JUMLAH:
        groups.insert(0, means)
    for rows in groups:
        areas = body.areas(rows, column)
        if not 0 < len(areas) <= _MOST_AREAS:
            continue
        there = [body.values[each, column] for each in rows if (each, column) in body.values]
        listed = ",".join(areas)
        yield _mean(there), f'IFERROR(AVERAGE({listed}),"{KOSONG}")'
        zeros = "".join(f"-COUNTIF({area},0)" for area in areas)
        yield _mean([one for one in there if one]), f'IFERROR(SUM({listed})/(COUNT({listed}){zeros}),"{KOSONG}")'


def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, _ZERO) / len(values) if values else None


# --- across a row -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Operand:
    """A cell a formula names, and its number, None where it holds none."""

    name: str
    value: Decimal | None

    @property
    def number(self) -> Decimal:
        return self.value or _ZERO


def _across(body: _Body, row: int, formula: Formula) -> Iterator[Candidate]:
    """What a formula over other columns gives; N(…) lets a spreadsheet take a text for nothing."""
    places = [body.at(row, key) for key in formula.of]
    found = [_Operand(body.name(*place), body.values.get(place)) for place in places if place is not None]
    if not found or len(found) < len(formula.of):
        return
    match formula.kind:
        case "add":
            yield _added([one.value for one in found], ",".join(one.name for one in found))
        case "subtract":
            one, other = found
            yield one.number - other.number, f"N({one.name})-N({other.name})"
        case "percent":
            yield _percent(*found)
        case "percent-down":
            yield _percent_down(*found)
        case "share":
            column = body.by_key[formula.of[0]]
            for total in (each for each, line in enumerate(body.rows) if line.kind is RowKind.JUMLAH):
                if (total, column) in body.values:
                    yield _percent(found[0], _Operand(body.name(total, column), body.values[total, column]))
        case _:
            return


def _percent(part: _Operand, whole: _Operand) -> Candidate:
    given = part.number / whole.number * _HUNDRED if whole.number > 0 else None
    return given, f'IF(N({whole.name})>0,N({part.name})/N({whole.name})*100,"{KOSONG}")'


def _percent_down(part: _Operand, whole: _Operand) -> Candidate:
    defined = whole.number > 0 and part.value is not None
    given = (2 * whole.number - part.number) / whole.number * _HUNDRED if defined else None
    return given, (
        f"IF(AND(N({whole.name})>0,ISNUMBER({part.name})),"
        f'(2*N({whole.name})-N({part.name}))/N({whole.name})*100,"{KOSONG}")'
    )
