"""Tables to Typst code.

A cell is a bare string where it can be. The first column, without width, is not the table's: its cells bind
rows that stay on one page, which Typst keeps together under a merged cell that must not break.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from renja_gen.document.blocks import BOLD_ROWS, Align, Cell, Row, Table
from renja_gen.document.fitting import column_edges, number_row_size
from renja_gen.document.look import Look, Page, Text
from renja_gen.document.metrics import CELL_PADDING, MM_PER_POINT
from renja_gen.document.spans import standing
from renja_gen.writers.keeping import Group, groups
from renja_gen.writers.typst.letters import Letters
from renja_gen.writers.typst.literal import array, pt, string, strings

_ALIGN: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "left"}
_NOTE_GAP = 3  # points, under each note
_TALLEST_ROW = 0.7  # of the text height; a row beyond it may be broken


def table_code(table: Table, page: Page, look: Look, letters: Letters) -> str:
    """Caption, grid and notes; a table wider than the text is narrowed to it, columns in proportion."""
    return _Writer(table, page, look, letters).code()


class _Writer:
    def __init__(self, table: Table, page: Page, look: Look, letters: Letters) -> None:
        self.table, self.page, self.look, self.letters = table, page, look, letters
        wanted = sum(column.width for column in table.columns)
        scale = min(1.0, page.text_width / wanted)
        self.widths = [column.width * scale for column in table.columns]
        self.pitch = round(table.font_size * 1.2, 1)

    def code(self) -> str:
        table = self.table
        kinds = ["kepala"] * len(table.header)
        if table.number_row:
            kinds[-1:] = ["nomor"]
        kinds += [row.kind for row in table.rows]
        header = [f"ikat({len(table.header)})", *self.header()]
        notes = array(self.letters.prose(note, Text.NOTE, self.page) for note in table.notes)
        columns = array(pt((right - left) / 20) for left, right in pairwise(column_edges(self.widths)))
        body = "".join(f"  {cells},\n" for cells in self.body())
        return (
            f"tabel(nomor: {self.text(table.label)}, "
            f"judul: {self.letters.prose(table.caption, Text.CAPTION, self.page)}, "
            f"jangkar: {string(table.anchor)}, lebar: {columns}, "
            f"rata: {array(_ALIGN[column.align] for column in table.columns)}, "
            f"besar: {pt(table.font_size)}, jarak: {pt(self.pitch)}, jenis: {strings(kinds)}, catatan: {notes}, "
            f"ruang: {pt(self.notes_height())},\n"
            f"  kepala: {array(header)},\n{body})"
        )

    def text(self, text: str) -> str:
        return string(self.letters.printable(text))

    def header(self) -> Iterator[str]:
        table = self.table
        rows = [table.header[index] for index in range(len(table.header))]
        for index, placed in enumerate(standing(rows, len(self.widths))):
            numbers = table.number_row and index == len(rows) - 1
            size = number_row_size(table.font_size) if numbers else table.font_size
            for column, cell, done in placed:
                if not done:
                    content = self.content(cell, column, size, bold=not numbers)
                    yield f"kepala-kolom({content}{_spans(cell)})"

    def notes_height(self) -> float:
        """About how tall the notes are, in points."""
        size, pitch = self.look.text[Text.NOTE]
        room = self.page.text_width / MM_PER_POINT
        lines = (self.look.face.line_count(note, room, size, bold=False) for note in self.table.notes)
        return sum(count * pitch + _NOTE_GAP for count in lines)

    def body(self) -> Iterator[str]:
        """The cells of each row, with the binding cell before the first row of each bound run."""
        grouped = list(groups(self.table, self.page, self.look.face))
        rows = [row for group in grouped for row in group.rows]
        room = (self.page.height - self.page.top - self.page.bottom) / MM_PER_POINT
        bindings = _bindings(grouped, room * _TALLEST_ROW, closing=bool(self.table.notes))
        placed_rows = standing((row.cells for row in rows), len(self.widths))
        for row, placed, binding in zip(rows, placed_rows, bindings, strict=False):
            cells = [self.cell(cell, column, row) for column, cell, done in placed if not done]
            yield ", ".join(filter(None, (binding, *cells)))
        yield from filter(None, bindings)  # that of the row for the notes

    def cell(self, cell: Cell, column: int, row: Row) -> str:
        content = self.content(cell, column, self.table.font_size, bold=row.kind in BOLD_ROWS)
        align = "" if cell.align is None else f", align: {_ALIGN[cell.align]}"
        more = f"{_spans(cell)}{align}"
        return f"sel({content}{more})" if more else content

    def content(self, cell: Cell, column: int, points: float, *, bold: bool) -> str:
        """The text of a cell; smaller where a word or an amount would not stand on one line, else broken."""
        lines = cell.lines or ("",)
        width = sum(self.widths[column : column + cell.colspan])
        size = self.look.face.fitting_size(lines, width, points, bold=bold)
        room = (width - CELL_PADDING) / MM_PER_POINT / size
        if size < points and self.look.face.widest(lines, bold) > room:
            lines = tuple(self.letters.foldable(line, room) for line in lines)
        texts = [self.text(line) for line in lines]
        code = texts[0] if len(texts) == 1 else f"baris({', '.join(texts)})"
        if bold:
            code = f"tebal({code})"
        return code if size == self.table.font_size else f"kecil({pt(size)}, {pt(self.pitch)}, {code})"


def _bindings(grouped: Iterable[Group], tallest: float, *, closing: bool) -> Iterator[str]:
    """The binding cell of each row, "" where that of a row above goes on; nothing binds a row that may break.

    With `closing` another row follows, which stays with the last one.
    """
    rows = [
        (kept, row.breakable or height > tallest)
        for group in grouped
        for row, kept, height in zip(group.rows, group.kept, group.heights, strict=True)
    ]
    if closing:
        rows.append((True, False))
    runs: list[list[bool]] = []
    for kept, tall in rows:
        if kept and runs and not tall and not runs[-1][-1]:
            runs[-1].append(tall)
        else:
            runs.append([tall])
    for run in runs:
        yield "[]" if run[0] else f"ikat({len(run)})"
        yield from [""] * (len(run) - 1)


def _spans(cell: Cell) -> str:
    colspan = f", colspan: {cell.colspan}" if cell.colspan > 1 else ""
    rowspan = f", rowspan: {cell.rowspan}" if cell.rowspan > 1 else ""
    return colspan + rowspan
