"""Tables to HTML.

A cell costs WeasyPrint about a millisecond, so a cell is one `<td>` with plain text, and a class only where
it differs from the plain left-aligned one.
"""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import pairwise

from renja_gen.document.blocks import BOLD_ROWS, Align, Cell, Row, Table
from renja_gen.document.fitting import column_edges, number_row_size
from renja_gen.document.look import Page
from renja_gen.document.metrics import Face
from renja_gen.document.spans import standing
from renja_gen.writers.keeping import groups
from renja_gen.writers.pdf.text import text_html

_ALIGN_CLASS: dict[Align, str] = {"left": "", "center": "t", "right": "k", "justify": "j"}


def table_html(table: Table, page: Page, face: Face, identity: str) -> str:
    """Caption, grid and notes; a table wider than the text is narrowed to it, columns in proportion."""
    wanted = sum(column.width for column in table.columns)
    scale = min(1.0, page.text_width / wanted)
    widths = [column.width * scale for column in table.columns]
    edges = column_edges(widths)
    columns = "".join(f'<col style="width:{(right - left) / 20:g}pt"/>' for left, right in pairwise(edges))
    style = (
        f"width:{edges[-1] / 20:g}pt;font-size:{table.font_size:g}pt;"
        f"line-height:{round(table.font_size * 1.2, 1):g}pt"
    )
    notes = "".join(f'<p class="catatan">{text_html(note)}</p>\n' for note in table.notes)
    return (
        f'<p class="judul-tabel" id="{identity}">'
        f"{escape(table.label, quote=False)}<br/>{text_html(table.caption)}</p>\n"
        f'<table style="{style}"><colgroup>{columns}</colgroup>\n'
        f"<thead>{''.join(_header(table, widths, face))}</thead>\n"
        f"<tbody>{''.join(_body(table, widths, page, face))}</tbody></table>\n{notes}"
    )


def _header(table: Table, widths: list[float], face: Face) -> Iterator[str]:
    rows = tuple(Row(cells) for cells in table.header)
    for index, (_, placed) in enumerate(_place(rows, len(widths), split=False)):
        numbers = table.number_row and index == len(rows) - 1
        size = number_row_size(table.font_size) if numbers else table.font_size
        yield f'<tr class="nomor" style="font-size:{size:g}pt">' if numbers else "<tr>"
        for column, cell, _ in placed:
            style = _size_style(cell, _width(widths, column, cell), size, face, bold=not numbers)
            yield f"<th{style}{_spans(cell)}>{_lines(cell)}</th>"
        yield "</tr>\n"


def _body(table: Table, widths: list[float], page: Page, face: Face) -> Iterator[str]:
    """The rows.

    WeasyPrint cuts a merged cell at the end of the page. Hence a group of joined rows stays on one page, or,
    where it is too tall for that, its merged cells are taken apart.
    """
    for group in groups(table, page, face):
        placed_rows = _place(group.rows, len(widths), split=not group.whole)
        for (row, placed), kept in zip(placed_rows, group.kept, strict=True):
            classes = f"{row.kind}{' belah' if row.breakable else ''}{' sambung' if kept else ''}"
            yield f'<tr class="{classes}">'
            for column, cell, merged in placed:
                align = _ALIGN_CLASS[cell.align or table.columns[column].align]
                names = f"{align} {merged}".strip()
                attributes = f' class="{names}"' if names else ""
                width = _width(widths, column, cell)
                attributes += _size_style(cell, width, table.font_size, face, bold=row.kind in BOLD_ROWS)
                yield f"<td{attributes}{_spans(cell)}>{_lines(cell)}</td>"
            yield "</tr>\n"


def _place(rows: tuple[Row, ...], count: int, *, split: bool) -> Iterator[tuple[Row, list[tuple[int, Cell, str]]]]:
    """Each row with its cells at their columns.

    With `split` a cell merged over rows comes as one cell a row without lines between them ("awal",
    "tengah", "akhir"), so that a page may end at any of them.
    """
    for row, placed in zip(rows, standing((row.cells for row in rows), count), strict=True):
        if split:
            yield row, [(column, *_part(cell, done)) for column, cell, done in placed]
        else:
            yield row, [(column, cell, "") for column, cell, done in placed if not done]


def _part(cell: Cell, done: int) -> tuple[Cell, str]:
    """What one row shows of a cell taken apart, `done` of its rows being above."""
    if cell.rowspan == 1:
        return cell, ""
    if not done:
        return replace(cell, rowspan=1), "awal"
    return Cell(colspan=cell.colspan), "tengah" if done + 1 < cell.rowspan else "akhir"


def _width(widths: list[float], column: int, cell: Cell) -> float:
    return sum(widths[column : column + cell.colspan])


def _size_style(cell: Cell, width: float, points: float, face: Face, *, bold: bool) -> str:
    """A smaller font size where a word or an amount would not stand on one line."""
    size = face.fitting_size(cell.lines, width, points, bold=bold)
    return "" if size == points else f' style="font-size:{size:g}pt"'


def _spans(cell: Cell) -> str:
    colspan = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return colspan + rowspan


def _lines(cell: Cell) -> str:
    """The lines of a cell; a plain text costs the least, so only those after the first are blocks."""
    first, *rest = (escape(line, quote=False) for line in cell.lines or ("",))
    return first + "".join(f"<div>{line}</div>" for line in rest)
