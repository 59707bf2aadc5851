"""Tables to HTML.

A cell costs WeasyPrint about a millisecond, so a cell is one `<td>` with plain text, and a class only where
it differs from the plain left-aligned one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from math import ceil, floor

from renja_gen.document.blocks import Align, Cell, Page, Row, RowKind, Table

_Placed = tuple[Row, list[tuple[int, Cell, str]], bool]

_ALIGN_CLASS: dict[Align, str] = {"left": "", "center": "t", "right": "k", "justify": "j"}
_TALLEST_GROUP = 0.5  # of the text height; rows joined by merged cells beyond it are not kept on one page
_LETTER = 0.5  # em, about what a letter of Indonesian text takes on a line
_SUMS = (RowKind.RATA_RATA, RowKind.JUMLAH)
_PARENTS = (RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM, RowKind.KEGIATAN)
_DEPTH = {kind: depth for depth, kind in enumerate(_PARENTS)}

_PADDING = 1.8  # mm, both sides of a cell and its borders
_MM_PER_PT = 25.4 / 72
_SMALLEST = 0.6  # of the table's font size
_NUMBER_ROW = 0.88  # likewise, as the stylesheet has it

_FIGURE = re.compile(r"[(\-−–]?[\d.,]+[)%]?")
_BREAK = re.compile(r"(?<=[/-])|\s")
_ADVANCE = {  # em, in Arial Bold; what is not here, digits among it, is 0.556 wide
    letter: advance
    for advance, letters in (
        (0.278, " .,/Iijl"),
        (0.333, "-()ft"),
        (0.389, "r"),
        (0.5, "z"),
        (0.584, "−+=×"),
        (0.611, "FLTZbdghnopqu"),
        (0.667, "EPSVXY"),
        (0.722, "ABCDHKNRU"),
        (0.778, "GOQw"),
        (0.833, "M"),
        (0.889, "m%"),
        (0.944, "W"),
    )
    for letter in letters
}
_DIGIT = 0.556


def table_html(table: Table, page: Page, identity: str) -> str:
    """Caption, grid and notes; a table wider than the text is narrowed to it, columns in proportion."""
    wanted = sum(column.width for column in table.columns)
    scale = min(1.0, page.text_width / wanted)
    widths = [column.width * scale for column in table.columns]
    columns = "".join(f'<col style="width:{_mm(width)}">' for width in widths)
    style = (
        f"width:{_mm(wanted * scale)};font-size:{table.font_size:g}pt;"
        f"line-height:{round(table.font_size * 1.2, 1):g}pt"
    )
    notes = "".join(f'<p class="catatan">{escape(note, quote=False)}</p>\n' for note in table.notes)
    return (
        f'<p class="judul-tabel" id="{identity}">'
        f"{escape(table.label, quote=False)}<br>{escape(table.caption, quote=False)}</p>\n"
        f'<table style="{style}"><colgroup>{columns}</colgroup>\n'
        f"<thead>{''.join(_header(table, widths))}</thead>\n"
        f"<tbody>{''.join(_body(table, widths, page))}</tbody></table>\n{notes}"
    )


def _mm(length: float) -> str:
    return f"{round(length, 3):g}mm"


def _header(table: Table, widths: list[float]) -> Iterator[str]:
    rows = tuple(Row(cells) for cells in table.header)
    for index, (_, placed, _) in enumerate(_place(rows, len(widths), split=False)):
        is_numbers = table.number_row and index == len(rows) - 1
        yield '<tr class="nomor">' if is_numbers else "<tr>"
        size = table.font_size * (_NUMBER_ROW if is_numbers else 1)
        for column, cell, _ in placed:
            words = (word for line in cell.lines for word in _BREAK.split(line))
            style = _size_style(words, _width(widths, column, cell), size)
            yield f"<th{style}{_spans(cell)}>{_lines(cell)}</th>"
        yield "</tr>\n"


def _body(table: Table, widths: list[float], page: Page) -> Iterator[str]:
    previous: RowKind | None = None
    for row, placed, joined in _rows(table, widths, page):
        kept = joined or _belongs(previous, row.kind)
        previous = row.kind
        classes = f"{row.kind}{' belah' if row.breakable else ''}{' sambung' if kept else ''}"
        yield f'<tr class="{classes}">'
        for column, cell, merged in placed:
            align = _ALIGN_CLASS[cell.align or table.columns[column].align]
            names = f"{align} {merged}".strip()
            attributes = f' class="{names}"' if names else ""
            figures = (line for line in cell.lines if _FIGURE.fullmatch(line))
            attributes += _size_style(figures, _width(widths, column, cell), table.font_size)
            yield f"<td{attributes}{_spans(cell)}>{_lines(cell)}</td>"
        yield "</tr>\n"


def _belongs(previous: RowKind | None, kind: RowKind) -> bool:
    """Whether a row is not to start a page: the first one under its parent, or the sum of those above."""
    if previous is None:
        return False
    if kind in _SUMS:
        return previous not in _SUMS
    return _DEPTH.get(previous, len(_DEPTH)) < _DEPTH.get(kind, len(_DEPTH))


def _rows(table: Table, widths: list[float], page: Page) -> Iterator[_Placed]:
    """The rows, in groups joined by merged cells.

    WeasyPrint cuts a merged cell at the end of the page. Hence a group stays on one page, or, where it is
    too tall for that, its merged cells are taken apart.
    """
    room = (page.height - page.top - page.bottom) / _MM_PER_PT * _TALLEST_GROUP
    for group in _groups(table.rows):
        split = len(group) > 1 and sum(_height(row, table, widths) for row in group) > room
        yield from _place(group, len(widths), split=split)


def _groups(rows: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
    """Runs of rows that merged cells join."""
    start = end = 0
    for index, row in enumerate(rows):
        if index == end:
            if rows[start:index]:
                yield rows[start:index]
            start = index
        end = max(end, index + max((cell.rowspan for cell in row.cells), default=1))
    if rows[start:]:
        yield rows[start:]


def _height(row: Row, table: Table, widths: list[float]) -> float:
    """About how tall a row is, in points, from its cells that are not merged."""
    width = sum(widths) / len(widths)
    letters = max(width / _MM_PER_PT / (_LETTER * table.font_size), 1)
    lines = (
        sum(ceil(max(len(line), 1) / letters / cell.colspan) for line in cell.lines)
        for cell in row.cells
        if cell.rowspan == 1
    )
    return max(lines, default=1) * table.font_size * 1.2 + 3


def _place(rows: tuple[Row, ...], count: int, *, split: bool) -> Iterator[_Placed]:
    """Each row with its cells at their columns, and whether merged cells bind it to the row above.

    With `split` a cell merged over rows comes as one cell a row without lines between them ("awal",
    "tengah", "akhir"), so that a page may end at any of them.
    """
    left = [0] * count  # rows still to be covered by a merged cell, by its first column
    span = [1] * count
    for row in rows:
        placed: list[tuple[int, Cell, str]] = []
        joined = any(left) and not split
        cells = iter(row.cells)
        column = 0
        while column < count:
            if left[column]:
                left[column] -= 1
                if split:
                    placed.append((column, Cell(colspan=span[column]), "tengah" if left[column] else "akhir"))
            elif (cell := next(cells, None)) is None:
                break
            else:
                left[column], span[column] = cell.rowspan - 1, cell.colspan
                merged = split and cell.rowspan > 1
                placed.append((column, replace(cell, rowspan=1) if merged else cell, "awal" if merged else ""))
            column += span[column]
        yield row, placed, joined


def _width(widths: list[float], column: int, cell: Cell) -> float:
    return sum(widths[column : column + cell.colspan])


def _size_style(unbreakable: Iterable[str], width: float, font_size: float) -> str:
    """A smaller font size where text would not stand on one line: an amount cut in two misleads."""
    ems = max((sum(_ADVANCE.get(letter, _DIGIT) for letter in text) for text in unbreakable), default=0)
    room = (width - _PADDING) / _MM_PER_PT
    if ems * font_size <= room:
        return ""
    return f' style="font-size:{max(floor(room / ems * 20) / 20, font_size * _SMALLEST):.4g}pt"'


def _spans(cell: Cell) -> str:
    colspan = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return colspan + rowspan


def _lines(cell: Cell) -> str:
    return "<br>".join(escape(line, quote=False) for line in cell.lines)
