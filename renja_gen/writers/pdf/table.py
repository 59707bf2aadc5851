"""Tables to HTML.

A cell costs WeasyPrint about a millisecond, so a cell is one `<td>` with plain text, and a class only where
it differs from the plain left-aligned one.
"""

import re
from collections.abc import Iterator
from html import escape
from math import ceil

from renja_gen.document.blocks import Align, Cell, Row, Table

_ALIGN_CLASS: dict[Align, str] = {"left": "", "center": "t", "right": "k", "justify": "j"}
_MAX_ROWSPAN = 8  # a merged cell over more rows might outgrow a page, where it would be cut
_PADDING = 1.7  # mm, both sides of a cell and its borders
_MM_PER_PT = 25.4 / 72
_SMALLEST = 0.6
_FIGURE = re.compile(r"[(\-−–]?[\d.,]+[)%]?")
_ADVANCE = {".": 0.278, ",": 0.278, "-": 0.333, "(": 0.333, ")": 0.333, "−": 0.584, "%": 0.889}
_DIGIT_ADVANCE = 0.556  # em, in Arial, regular and bold


def table_html(table: Table, text_width: float) -> str:
    """Caption, grid and notes; a table wider than the text is narrowed to it, columns in proportion."""
    wanted = sum(column.width for column in table.columns)
    scale = min(1.0, text_width / wanted)
    widths = [column.width * scale for column in table.columns]
    columns = "".join(f'<col style="width:{_mm(width)}">' for width in widths)
    style = (
        f"width:{_mm(wanted * scale)};font-size:{table.font_size:g}pt;"
        f"line-height:{round(table.font_size * 1.2, 1):g}pt"
    )
    notes = "".join(f'<p class="catatan">{escape(note, quote=False)}</p>\n' for note in table.notes)
    return (
        f'<p class="judul-tabel" id="{escape(table.anchor)}">'
        f"{escape(table.label, quote=False)}<br>{escape(table.caption, quote=False)}</p>\n"
        f'<table style="{style}"><colgroup>{columns}</colgroup>\n'
        f"<thead>{_header(table)}</thead>\n<tbody>{''.join(_body(table, widths))}</tbody></table>\n{notes}"
    )


def _mm(length: float) -> str:
    return f"{round(length, 3):g}mm"


def _header(table: Table) -> str:
    rows = []
    for index, cells in enumerate(table.header):
        is_numbers = table.number_row and index == len(table.header) - 1
        tag = '<tr class="nomor">' if is_numbers else "<tr>"
        rows.append(tag + "".join(f"<th{_spans(cell)}>{_lines(cell)}</th>" for cell in cells) + "</tr>\n")
    return "".join(rows)


def _body(table: Table, widths: list[float]) -> Iterator[str]:
    for row, placed, joined in _place(table.rows, len(table.columns)):
        classes = [str(row.kind)]
        if row.breakable:
            classes.append("belah")
        if joined:
            classes.append("sambung")
        cells = "".join(
            _cell(cell, merged, _align(table, column, cell), sum(widths[column : column + cell.colspan]), table)
            for column, cell, merged in placed
        )
        yield f'<tr class="{" ".join(classes)}">{cells}</tr>\n'


def _place(rows: tuple[Row, ...], count: int) -> Iterator[tuple[Row, list[tuple[int, Cell, str]], bool]]:
    """Each row with its cells at their columns, and whether a merged cell joins it to the row above.

    A cell merged over too many rows comes back as one cell a row without lines between them ("awal",
    "tengah", "akhir"), so that a page may end at any of them.
    """
    covered = [0] * count
    split: dict[int, tuple[int, int]] = {}  # column -> rows left, colspan
    for row in rows:
        placed: list[tuple[int, Cell, str]] = []
        joined = any(covered)
        column = 0
        cells = iter(row.cells)
        while column < count:
            if column in split:
                left, span = split.pop(column)
                placed.append((column, Cell(colspan=span), "tengah" if left > 1 else "akhir"))
                if left > 1:
                    split[column] = (left - 1, span)
                column += span
            elif covered[column]:
                covered[column] -= 1
                column += 1
            elif cell := next(cells, None):
                if cell.rowspan > _MAX_ROWSPAN:
                    split[column] = (cell.rowspan - 1, cell.colspan)
                    placed.append((column, _first_of(cell), "awal"))
                else:
                    placed.append((column, cell, ""))
                    for spanned in range(column, min(column + cell.colspan, count)):
                        covered[spanned] = cell.rowspan - 1
                column += cell.colspan
            else:
                break
        yield row, placed, joined


def _first_of(cell: Cell) -> Cell:
    return Cell(cell.lines, cell.colspan, 1, cell.align, cell.value)


def _align(table: Table, column: int, cell: Cell) -> Align:
    return cell.align or table.columns[column].align


def _cell(cell: Cell, merged: str, align: Align, width: float, table: Table) -> str:
    classes = " ".join(filter(None, (_ALIGN_CLASS[align], merged)))
    attributes = f' class="{classes}"' if classes else ""
    size = _figure_size(cell, width, table.font_size)
    if size < table.font_size:
        attributes += f' style="font-size:{size:g}pt"'
    return f"<td{attributes}{_spans(cell)}>{_lines(cell)}</td>"


def _figure_size(cell: Cell, width: float, font_size: float) -> float:
    """The font size at which the figures of a cell stand on one line: an amount cut in two misleads."""
    ems = max((_ems(line) for line in cell.lines), default=0)
    room = (width - _PADDING) / _MM_PER_PT
    if ems * font_size <= room:
        return font_size
    return max(ceil(room / ems * 20 - 1) / 20, font_size * _SMALLEST)


def _ems(line: str) -> float:
    """The width of a line that is a figure; 0 for text, which may wrap."""
    if not _FIGURE.fullmatch(line):
        return 0
    return sum(_ADVANCE.get(letter, _DIGIT_ADVANCE) for letter in line)


def _spans(cell: Cell) -> str:
    colspan = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return colspan + rowspan


def _lines(cell: Cell) -> str:
    return "<br>".join(escape(line, quote=False) for line in cell.lines)
