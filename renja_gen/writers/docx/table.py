"""A table in one pass over its grid."""

from collections.abc import Iterable
from typing import NamedTuple

from renja_gen.document.blocks import Align, RowKind, Table
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.grid import Grid, Merge, Placed
from renja_gen.writers.docx.markup import BREAK, JUSTIFICATION, escape, run, text_element, twips
from renja_gen.writers.docx.styles import Style

_HEADER, _NUMBER = "kepala", "nomor"
_FILLS: dict[str, str] = {
    _HEADER: "D9E2F3",
    _NUMBER: "F2F2F2",
    RowKind.URUSAN: "C6D3E8",
    RowKind.BIDANG_URUSAN: "D9E2F3",
    RowKind.PROGRAM: "EAEFF8",
    RowKind.RATA_RATA: "EDEDED",
    RowKind.JUMLAH: "DDDDDD",
}
_GROUPS: frozenset[str] = frozenset({RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM, RowKind.KEGIATAN})
_BOLD: frozenset[str] = _GROUPS | {RowKind.RATA_RATA, RowKind.JUMLAH}
_SPACE_UNDER = 8  # points
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"


def table_xml(table: Table, context: Context) -> str:
    """Caption, table and notes; after a table without notes a paragraph one point high."""
    caption = f"{run(table.label)}{BREAK}{run(table.caption)}"
    parts = [context.paragraph(Style.CAPTION, context.anchors.place(table.anchor, caption))]
    if table.columns and (table.header or table.rows):
        parts.append(_TableWriter(table, context).xml())
    last = len(table.notes) - 1
    for n, note in enumerate(table.notes):
        space = f'<w:spacing w:after="{_SPACE_UNDER * 20}"/>' if n == last else ""
        parts.append(context.paragraph(Style.TABLE_NOTE, run(note), space))
    if not table.notes:
        parts.append(context.separator(space=_SPACE_UNDER))
    return "".join(parts)


class _Look(NamedTuple):
    """What stands before the text of a cell: cell, paragraph and run properties."""

    cell: str
    paragraph: str
    run: str


class _TableWriter:
    """Writes one table; what cells have in common is made once and looked up."""

    def __init__(self, table: Table, context: Context) -> None:
        self._table = table
        self._style = context.styles.id(Style.TABLE)
        edge = 0.0
        self._edges = [0]
        for column in table.columns:
            edge += column.width
            self._edges.append(twips(edge))
        body = context.styles.sized(Style.TABLE_TEXT, table.font_size)
        self._styles: dict[str, str] = dict.fromkeys(RowKind, body)
        self._styles[_HEADER] = context.styles.sized(Style.TABLE_HEADER, table.font_size)
        self._styles[_NUMBER] = context.styles.sized(Style.TABLE_NUMBER, table.font_size)
        self._looks: dict[tuple[str, int, int, Merge, Align | None], _Look] = {}

    def xml(self) -> str:
        """`w:tbl`."""
        widths = (right - left for left, right in zip(self._edges, self._edges[1:], strict=False))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._style}"/>'
            f'<w:tblW w:w="{self._edges[-1]}" w:type="dxa"/><w:jc w:val="center"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{escape(self._table.label)}"/>'
            f'<w:tblDescription w:val="{escape(self._table.caption)}"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(self._header())}{''.join(self._body())}</w:tbl>"
        )

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
        grid = Grid(len(self._table.columns), len(self._table.rows), self._table.key)
        for row in self._table.rows:
            yield self._row(grid.place(row.cells), row.kind, "" if row.breakable else _WHOLE_ROW)

    def _row(self, placed: Iterable[Placed], kind: str, properties: str) -> str:
        """`w:tr`; every line of a cell is a paragraph, and an empty cell has an empty one."""
        xml = [f"<w:tr>{properties}"]
        looks = self._looks
        for cell, column, span, merge in placed:
            align = None if cell is None else cell.align
            key = (kind, column, span, merge, align)
            look = looks.get(key)
            if look is None:
                look = looks[key] = self._look(kind, column, span, merge, align)
            xml.append(look.cell)
            lines = ("",) if cell is None else cell.lines or ("",)
            for line in lines:
                text = f"{look.run}{text_element(line)}</w:r>" if line else ""
                xml.append(f"{look.paragraph}{text}</w:p>")
            xml.append("</w:tc>")
        xml.append("</w:tr>")
        return "".join(xml)

    def _look(self, kind: str, column: int, span: int, merge: Merge, align: Align | None) -> _Look:
        """The properties of a cell from what its row is and where it stands."""
        heading = kind in {_HEADER, _NUMBER}
        fill = _FILLS.get(kind)
        cell = [f'<w:tcW w:w="{self._edges[column + span] - self._edges[column]}" w:type="dxa"/>']
        if span > 1:
            cell.append(f'<w:gridSpan w:val="{span}"/>')
        if merge:
            cell.append(f'<w:vMerge w:val="{merge}"/>')
        if fill:
            cell.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>')
        if heading:
            cell.append('<w:vAlign w:val="center"/>')
        paragraph = [f'<w:pStyle w:val="{self._styles[kind]}"/>']
        if kind in _GROUPS:
            paragraph.append("<w:keepNext/>")
        wanted = align or ("center" if heading else self._table.columns[column].align)
        if wanted != ("center" if heading else "left"):
            paragraph.append(f'<w:jc w:val="{JUSTIFICATION[wanted]}"/>')
        return _Look(
            f"<w:tc><w:tcPr>{''.join(cell)}</w:tcPr>",
            f"<w:p><w:pPr>{''.join(paragraph)}</w:pPr>",
            "<w:r><w:rPr><w:b/><w:bCs/></w:rPr>" if kind in _BOLD else "<w:r>",
        )
