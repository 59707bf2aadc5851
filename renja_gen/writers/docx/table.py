"""A table in one pass over its grid."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from renja_gen.document.blocks import BOLD_ROWS, Align, RowKind, Table
from renja_gen.document.fitting import column_edges, number_row_size
from renja_gen.document.metrics import Face, breakable
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.grid import Grid, Merge, Placed
from renja_gen.writers.docx.markup import BREAK, JUSTIFICATION, KEEP_NEXT, NOTHING_ABOVE, escape, run, text_element
from renja_gen.writers.docx.styles import Style
from renja_gen.writers.keeping import groups

_HEADER, _NUMBER = "kepala", "nomor"
_LINE_SPACE = '<w:spacing w:before="30"/>'  # over the lines of a cell after the first
_SPACE_UNDER = 8  # points
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"


def table_xml(table: Table, context: Context, *, first: bool) -> Iterator[str]:
    """Caption, table and notes, row by row; after a table without notes a paragraph one point high."""
    caption = f"{run(table.label)}{BREAK}{run(table.caption)}"
    yield context.paragraph(
        Style.CAPTION, context.anchors.place(table.anchor, caption), NOTHING_ABOVE if first else ""
    )
    if table.columns and (table.header or table.rows):
        yield from _TableWriter(table, context).xml()
    last = len(table.notes) - 1
    for n, note in enumerate(table.notes):
        space = f'<w:spacing w:after="{_SPACE_UNDER * 20}"/>' if n == last else ""
        keep = KEEP_NEXT if n < last else ""
        yield context.paragraph(Style.TABLE_NOTE, run(note), f"{keep}{space}")
    if not table.notes:
        yield context.separator(space=_SPACE_UNDER)


class _Look(NamedTuple):
    """What stands before the text of a cell, cell and paragraph properties, and what its size depends on."""

    cell: str
    first: str
    further: str
    width: float
    size: float
    bold: bool
    run: str
    start: str


class _TableWriter:
    """Writes one table; what cells have in common is made once and looked up."""

    def __init__(self, table: Table, context: Context) -> None:
        self._table = table
        self._page = context.page
        self._fills = context.look.fills
        self._face = context.face
        self._style = context.styles.id(Style.TABLE)
        self._edges = column_edges(column.width for column in table.columns)
        body = context.styles.sized(Style.TABLE_TEXT, table.font_size)
        self._styles: dict[str, str] = dict.fromkeys(RowKind, body)
        self._styles[_HEADER] = context.styles.sized(Style.TABLE_HEADER, table.font_size)
        self._styles[_NUMBER] = context.styles.sized(
            Style.TABLE_NUMBER, number_row_size(table.font_size), table.font_size
        )
        self._looks: dict[tuple[str, int, int, Merge, Align | None, bool], _Look] = {}

    def xml(self) -> Iterator[str]:
        """`w:tbl`, row by row."""
        widths = (right - left for left, right in zip(self._edges, self._edges[1:], strict=False))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._style}"/>'
            f'<w:tblW w:w="{self._edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{escape(self._table.label)}"/>'
            f'<w:tblDescription w:val="{escape(self._table.caption)}"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        )
        yield from self._header()
        yield from self._body()
        yield "</w:tbl>"

    def _header(self) -> Iterable[str]:
        """All header rows, which repeat on every page."""
        rows = self._table.header
        grid = Grid(len(self._table.columns), len(rows), f"{self._table.key}, kepala")
        last = len(rows) - 1
        for n, cells in enumerate(rows):
            kind = _NUMBER if self._table.number_row and n == last else _HEADER
            yield self._row(grid.place(cells), kind, _HEADER_ROW)

    def _body(self) -> Iterable[str]:
        """The body rows; a row stays on one page unless it may be taller than one."""
        rows = self._table.rows
        grid = Grid(len(self._table.columns), len(rows), self._table.key)
        kept = [kept for group in groups(self._table, self._page, self._face) for kept in group.kept]
        following = (*kept[1:], bool(self._table.notes))
        for row, keep in zip(rows, following, strict=False):
            yield self._row(grid.place(row.cells), row.kind, "" if row.breakable else _WHOLE_ROW, keep=keep)

    def _row(self, placed: Iterable[Placed], kind: str, properties: str, *, keep: bool = False) -> str:
        """`w:tr`; every line of a cell is a paragraph, and an empty cell has an empty one."""
        xml = [f"<w:tr>{properties}"]
        looks = self._looks
        for cell, column, span, merge in placed:
            align = None if cell is None else cell.align
            key = (kind, column, span, merge, align, keep)
            look = looks.get(key)
            if look is None:
                look = looks[key] = self._look(kind, column, span, merge, align, keep=keep)
            xml.append(look.cell)
            lines = ("",) if cell is None else cell.lines or ("",)
            start = _run_start(lines, look, self._face)
            for n, line in enumerate(lines):
                text = f"{start}{text_element(breakable(line))}</w:r>" if line else ""
                xml.append(f"{look.further if n else look.first}{text}</w:p>")
            xml.append("</w:tc>")
        xml.append("</w:tr>")
        return "".join(xml)

    def _look(self, kind: str, column: int, span: int, merge: Merge, align: Align | None, *, keep: bool) -> _Look:
        """The properties of a cell from what its row is and where it stands."""
        heading = kind in {_HEADER, _NUMBER}
        fill = self._fills.get(kind)
        cell = [f'<w:tcW w:w="{self._edges[column + span] - self._edges[column]}" w:type="dxa"/>']
        if span > 1:
            cell.append(f'<w:gridSpan w:val="{span}"/>')
        if merge:
            cell.append(f'<w:vMerge w:val="{merge}"/>')
        if fill:
            cell.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
        if heading:
            cell.append('<w:vAlign w:val="center"/>')
        before = f'<w:p><w:pPr><w:pStyle w:val="{self._styles[kind]}"/>{KEEP_NEXT if keep else ""}'
        wanted = align or ("center" if heading else self._table.columns[column].align)
        plain = wanted == ("center" if heading else "left")
        after = "</w:pPr>" if plain else f'<w:jc w:val="{JUSTIFICATION[wanted]}"/></w:pPr>'
        size = self._table.font_size
        bold = "<w:b/><w:bCs/>" if kind in BOLD_ROWS else ""
        return _Look(
            f"<w:tc><w:tcPr>{''.join(cell)}</w:tcPr>",
            f"{before}{after}",
            f"{before}{_LINE_SPACE}{after}",
            sum(each.width for each in self._table.columns[column : column + span]),
            number_row_size(size) if kind == _NUMBER else size,
            kind == _HEADER or kind in BOLD_ROWS,
            bold,
            _start(bold),
        )


def _run_start(lines: tuple[str, ...], look: _Look, face: Face) -> str:
    """The beginning of a cell's runs: bold where the row is, smaller where a word would not fit."""
    size = face.fitting_size(lines, look.width, look.size, bold=look.bold)
    if size == look.size:
        return look.start
    return _start(f'{look.run}<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')


def _start(properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
