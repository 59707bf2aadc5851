"""One table on one sheet: where everything stands, how wide and tall it is, what is number, text or formula.

Tables come with the widths of their paper and small print. On a screen both grow alike, to the usual size of text;
printed one page wide they look as in the document again.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from renja_gen.document.blocks import BOLD_ROWS, Cell, Table
from renja_gen.document.metrics import CELL_PADDING, MM_PER_POINT
from renja_gen.document.spans import standing
from renja_gen.writers.xlsx.formulas import live_formulas
from renja_gen.writers.xlsx.numbers import LONGEST_TEXT, Number, number
from renja_gen.writers.xlsx.styles import HEADER, NUMBERS, SIZE, SMALL, TITLE, Styles

_PIXELS_PER_MM = 96 / 25.4
_LINE = 1.28  # height of a line, of its font size
_ABOVE_AND_BELOW = 3.0  # points
_TALLEST = 409.0  # points, a limit of Excel
_WRAPS_EARLY = 0.96  # of the width a line has: programs break lines a little differently
_TITLE_WIDTH = 230.0  # mm; a title across a wide table would leave the screen
_FROZEN = 120.0  # mm; more would leave no room beside it
_NUMBER_ROOM = 3.5  # mm beside a number
_WIDEST_NUMBER = 45.0  # mm; a longer unit makes its number smaller
# what Excel would mark in green: codes are texts, and sums name just what they add up
_NO_FAULTS = ("number_stored_as_text", "formula_differs", "formula_range")
_EVERYWHERE = "A1:XFD1048576"


def write_form(sheet: Any, styles: Styles, table: Table, title: Sequence[str]) -> None:
    """A table as the form has it: title, header, body, notes; frozen header, repeated on every page."""
    _Form(sheet, styles, table).write(title)
    sheet.ignore_errors(dict.fromkeys(_NO_FAULTS, _EVERYWHERE))


def write_flat(sheet: Any, styles: Styles, table: Table) -> None:
    """A table as data: a header row, then rows as tall as the lines of their cells, however long these are."""
    for column, each in enumerate(table.columns):
        sheet.set_column_pixels(column, column, round(each.width * _PIXELS_PER_MM))
    for column, cell in enumerate(table.header[-1]):
        sheet.write_string(0, column, cell.text[:LONGEST_TEXT], styles.cell(HEADER, "center"))
    for row, line in enumerate(table.rows, 1):
        sheet.set_row(row, max((len(cell.lines) for cell in line.cells), default=1) * SIZE * _LINE + _ABOVE_AND_BELOW)
        for column, cell in enumerate(line.cells):
            kept = number(cell)
            if kept and styles.takes(kept.format):
                sheet.write_number(row, column, kept.value, styles.cell(line.kind, "right", number=kept.format))
            elif cell.text:
                look = styles.cell(line.kind, table.columns[column].align)  # wrapped, lest it covers empty neighbours
                sheet.write_string(row, column, cell.text[:LONGEST_TEXT], look)
            else:
                sheet.write_blank(row, column, None, styles.cell(line.kind, "left"))
    sheet.set_row(0, SIZE * _LINE * 2 + _ABOVE_AND_BELOW)
    sheet.freeze_panes(1, _frozen(table, [column.width for column in table.columns]))
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.repeat_rows(0)
    sheet.ignore_errors(dict.fromkeys(_NO_FAULTS, _EVERYWHERE))
    sheet.print_area(0, 0, len(table.rows), len(table.columns) - 1)


class _Form:
    """Writes one form."""

    def __init__(self, sheet: Any, styles: Styles, table: Table) -> None:
        self._sheet = sheet
        self._styles = styles
        self._table = table
        self._count = len(table.columns)
        self._body = list(standing((row.cells for row in table.rows), self._count))
        self._numbers = self._found_numbers()
        self._widths = self._column_widths()

    def write(self, title: Sequence[str]) -> None:
        """Everything, from the first row down."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column_pixels(column, column, round(width * _PIXELS_PER_MM))
        row = self._lines(0, title, bold=True, size=TITLE)
        row += 1 if title else 0
        header = row
        row = self._write_header(row)
        if row > header:
            self._sheet.repeat_rows(header, row - 1)
            self._sheet.freeze_panes(row, _frozen(self._table, self._widths))
        row = self._write_body(row)
        row = self._lines(row, self._table.notes, bold=False, size=SMALL)
        self._sheet.print_area(0, 0, max(row - 1, 0), self._count - 1)
        self._sheet.hide_gridlines(2)

    # --- measures -----------------------------------------------------------------------------------------

    def _found_numbers(self) -> dict[tuple[int, int], Number]:
        found = {}
        for row, placed in enumerate(self._body):
            for column, cell, done in placed:
                kept = None if done else number(cell)
                if kept and self._styles.takes(kept.format):
                    found[row, column] = kept
        return found

    def _column_widths(self) -> list[float]:
        """In mm: as in print, grown with the letters; what cannot wrap asks for its whole width.

        That is numbers, and the words of titles: spreadsheets do not break them at a slash, but anywhere.
        """
        face, grown = self._styles.face, SIZE / self._table.font_size
        widths = [column.width * max(1.0, grown) for column in self._table.columns]
        for placed in standing(self._table.header, self._count):
            for column, cell, done in placed:
                if not done and cell.colspan == 1:
                    words = (face.text_width(word, SIZE, bold=True) for word in cell.text.split())
                    widths[column] = max(widths[column], max(words, default=0.0) * MM_PER_POINT + CELL_PADDING)
        for row, placed in enumerate(self._body):
            bold = self._table.rows[row].kind in BOLD_ROWS
            for column, cell, _ in placed:
                if (row, column) in self._numbers and cell.colspan == 1:
                    wide = face.text_width(cell.text, SIZE, bold=bold) * MM_PER_POINT + _NUMBER_ROOM
                    widths[column] = max(widths[column], min(wide, _WIDEST_NUMBER))
        return widths

    def _height(self, cell: Cell, column: int, size: float, *, bold: bool) -> float:
        """The height in points of a text wrapped in its cell."""
        width = sum(self._widths[column : column + cell.colspan])
        room = (width - CELL_PADDING) / MM_PER_POINT * _WRAPS_EARLY
        lines = sum(self._line_count(line, room, size, bold=bold) for line in cell.lines)
        return lines * size * _LINE + _ABOVE_AND_BELOW

    def _line_count(self, text: str, room: float, size: float, *, bold: bool) -> int:
        """How many lines a text takes, words that are cut because they are too long included."""
        face = self._styles.face
        widths = (face.advance(word, bold) * size for word in text.split())
        return face.line_count(text, room, size, bold=bold) + sum(int(width // room) for width in widths)

    def _heights(
        self, rows: Sequence[Sequence[tuple[int, Cell, int]]], bold: Sequence[bool], size: float
    ) -> list[float]:
        """The heights of rows; what a merged cell needs beyond its rows is given to the last of them."""
        heights = [size * _LINE + _ABOVE_AND_BELOW] * len(rows)
        merged = []
        for row, placed in enumerate(rows):
            for column, cell, done in placed:
                if done or not cell.text:
                    continue
                needed = self._height(cell, column, size, bold=bold[row])
                if cell.rowspan > 1:
                    merged.append((row, min(row + cell.rowspan, len(rows)), needed))
                else:
                    heights[row] = max(heights[row], needed)
        for first, last, needed in merged:
            heights[last - 1] += max(0.0, needed - sum(heights[first:last]))
        return [min(height, _TALLEST) for height in heights]

    # --- parts --------------------------------------------------------------------------------------------

    def _lines(self, row: int, lines: Sequence[str], *, bold: bool, size: float) -> int:
        """Title or notes, one below the other, each over as many columns as a screen shows; the next free row."""
        last = 0
        while last < self._count - 1 and sum(self._widths[: last + 1]) < _TITLE_WIDTH:
            last += 1
        look = self._styles.made(bold=bold, font_size=size, valign="top", text_wrap=True)
        for text in lines:
            cell = Cell((text,), colspan=last + 1)
            self._sheet.set_row(row, min(self._height(cell, 0, size, bold=bold), _TALLEST))
            self._place(row, 0, cell, look)
            row += 1
        return row

    def _write_header(self, start: int) -> int:
        rows = list(standing(self._table.header, self._count))
        heights = self._heights(rows, [True] * len(rows), SIZE)
        for row, placed in enumerate(rows):
            kind = NUMBERS if self._table.number_row and row == len(rows) - 1 else HEADER
            self._sheet.set_row(start + row, heights[row])
            for column, cell, done in placed:
                if not done:
                    self._place(start + row, column, cell, self._styles.cell(kind, "center"), len(rows) - row)
        return start + len(rows)

    def _write_body(self, start: int) -> int:
        rows = self._table.rows
        values: dict[tuple[int, int], Decimal] = {at: kept.value for at, kept in self._numbers.items()}
        formulas = live_formulas(self._table, values, lambda row, column: _name(start + row, column))
        heights = self._heights(self._body, [row.kind in BOLD_ROWS for row in rows], SIZE)
        for row, placed in enumerate(self._body):
            self._sheet.set_row(start + row, heights[row])  # not every program fits rows to their text
            for column, cell, done in placed:
                if done:
                    continue
                kept = self._numbers.get((row, column))
                align = cell.align or self._table.columns[column].align
                look = self._styles.cell(rows[row].kind, align, number=kept.format if kept else "")
                self._place(start + row, column, cell, look, len(rows) - row, kept, formulas.get((row, column), ""))
        return start + len(rows)

    def _place(
        self,
        row: int,
        column: int,
        cell: Cell,
        look: Any,
        room: int = 1,
        kept: Number | None = None,
        formula: str = "",
    ) -> None:
        """A cell, merged as far as there are rows left, with a formula, a number or a text."""
        last_row, last_column = row + min(cell.rowspan, room) - 1, column + cell.colspan - 1
        if (last_row, last_column) != (row, column):
            self._sheet.merge_range(row, column, last_row, last_column, "", look)
        if formula:
            self._sheet.write_formula(row, column, f"={formula}", look, float(kept.value) if kept else cell.text)
        elif kept:
            self._sheet.write_number(row, column, kept.value, look)
        elif cell.text:
            self._sheet.write_string(row, column, cell.text[:LONGEST_TEXT], look)
        else:
            self._sheet.write_blank(row, column, None, look)


def _frozen(table: Table, widths: Sequence[float]) -> int:
    """How many columns stay in view: those up to the name, where a screen has room for them."""
    names = (index for index, column in enumerate(table.columns, 1) if column.key.casefold().endswith("nama"))
    count = next(names, 0)
    return count if sum(widths[:count]) <= _FROZEN else 0


def _name(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))
