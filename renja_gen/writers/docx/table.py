"""A table in one pass over its grid."""

from renja_gen.document.blocks import Align, Cell, Row, RowKind, Table
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.markup import BREAK, escape, run, text_element, twips
from renja_gen.writers.docx.styles import Style

HEADER_FILL = "D9E2F3"
NUMBER_FILL = "F2F2F2"
FILLS = {
    RowKind.URUSAN: "C6D3E8",
    RowKind.BIDANG_URUSAN: "D9E2F3",
    RowKind.PROGRAM: "EAEFF8",
    RowKind.RATA_RATA: "EDEDED",
    RowKind.JUMLAH: "DDDDDD",
}
BOLD = {*FILLS, RowKind.KEGIATAN}
GROUPS = {RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM, RowKind.KEGIATAN}
_JUSTIFY: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE_ROW = "<w:trPr><w:cantSplit/></w:trPr>"
_END = "</w:p></w:tc>"


class GridError(ValueError):
    """A table whose cells do not fill its columns: a fault of the program, never of a plan."""


def table_xml(table: Table, context: Context) -> str:
    """Caption, table and notes; after a table without notes a paragraph one point high."""
    caption = f"{run(table.label)}{BREAK}{run(table.caption)}"
    parts = [context.paragraph(Style.CAPTION, context.anchors.place(table.anchor, caption))]
    if table.columns and (table.header or table.rows):
        parts += _TableWriter(table, context).parts()
    last = len(table.notes) - 1
    for n, note in enumerate(table.notes):
        space = '<w:spacing w:after="120"/>' if n == last else ""
        parts.append(context.paragraph(Style.TABLE_NOTE, run(note), space))
    if not table.notes:
        parts.append(context.separator())
    return "".join(parts)


class _TableWriter:
    """Writes the rows of one table; what cells have in common is made once and looked up."""

    def __init__(self, table: Table, context: Context) -> None:
        self.table = table
        self.style = context.styles.id(Style.TABLE)
        edges = [0.0]
        for column in table.columns:
            edges.append(edges[-1] + column.width)
        self.edges = [twips(edge) for edge in edges]
        self.text, self.header, self.number = (
            context.styles.sized(style, table.font_size)
            for style in (Style.TABLE_TEXT, Style.TABLE_HEADER, Style.TABLE_NUMBER)
        )
        self.heads: dict[tuple[object, ...], tuple[str, str]] = {}

    def parts(self) -> list[str]:
        """`w:tbl` in pieces."""
        table = self.table
        widths = (right - left for left, right in zip(self.edges, self.edges[1:], strict=False))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return [
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/><w:tblW w:w="{self.edges[-1]}" w:type="dxa"/>'
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"'
            ' w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{escape(table.label)}"/><w:tblDescription w:val="{escape(table.caption)}"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
            *self._header_rows(),
            *self._body_rows(),
            "</w:tbl>",
        ]

    def _header_rows(self) -> list[str]:
        rows = self.table.header
        last = len(rows) - 1
        grid = _Grid(len(self.table.columns), len(rows), f"{self.table.key}, kepala")
        return [
            self._row(grid, n, cells, _HEADER_ROW, "number" if self.table.number_row and n == last else "header")
            for n, cells in enumerate(rows)
        ]

    def _body_rows(self) -> list[str]:
        rows: tuple[Row, ...] = self.table.rows
        grid = _Grid(len(self.table.columns), len(rows), self.table.key)
        return [
            self._row(grid, n, row.cells, "" if row.breakable else _WHOLE_ROW, row.kind)
            for n, row in enumerate(rows)
        ]

    def _row(self, grid: "_Grid", number: int, cells: tuple[Cell, ...], properties: str, kind: str) -> str:
        xml = [f"<w:tr>{properties}"]
        for cell, column, span, merge in grid.place(number, cells):
            key = (kind, column, span, merge, None if cell is None else cell.align)
            head = self.heads.get(key)
            if head is None:
                head = self.heads[key] = self._heads(kind, column, span, merge, key[4])
            cell_head, paragraph_head = head
            xml.append(cell_head)
            lines = ("",) if cell is None else cell.lines or ("",)
            first = True
            for line in lines:
                if not first:
                    xml.append("</w:p>")
                first = False
                xml.append(paragraph_head)
                if line:
                    xml.append(self._run(kind, line))
            xml.append(_END)
        xml.append("</w:tr>")
        return "".join(xml)
