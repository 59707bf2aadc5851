"""DOCX as people make it from Python: a docxtpl template with loops over rows, and python-docx cell by cell."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from isi import TEXTS, Data, placed_header

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_CELL = "Sel"


def cell_by_cell(content: Data, target: Path, *, by_row: bool) -> None:
    """python-docx as people write it: every cell found by `table.cell(row, column)`, or rows added one by one."""
    document = _styled(content)
    for number, section in enumerate(content["sections"]):
        _new_section(document, number, section["page"])
        for block in section["blocks"]:
            if block["kind"] != "table":
                document.add_paragraph(block["text"], _style(block["kind"]))
                continue
            head = len(block["header"])
            table = _new_table(document, block, head + (0 if by_row else len(block["rows"])))
            _fill_header(table, block, content["fill"])
            for n, row in enumerate(block["rows"], head):
                cells = table.add_row().cells if by_row else _Places(table, n)
                _fill_row(cells, block, block["forms"][row["form"]], row["texts"])
    document.save(str(target))


class _Places:
    """The cells of a row, each asked of the table."""

    def __init__(self, table: Any, row: int) -> None:
        self.table, self.row = table, row

    def __getitem__(self, column: int) -> Any:
        return self.table.cell(self.row, column)


def _fill_row(cells: Any, block: Data, form: Data, texts: Iterable[str]) -> None:
    column = 0
    for text, span, align in zip(texts, form["spans"], form["aligns"], strict=True):
        cell = cells[column]
        if span > 1:
            cell = cell.merge(cells[column + span - 1])
        cell.text = text
        _look(cell, block, bold=form["bold"], align=align, fill=form["fill"])
        column += span


def write_template(content: Data, target: Path) -> None:
    """A docxtpl template for this document: prose in loops, each table with a loop over its rows.

    Rows of another look (bold, filled, merged) are rows of their own in the template, chosen by the row's form.
    """
    document = _styled(content)
    texts = tables = 0
    for number, section in enumerate(content["sections"]):
        _new_section(document, number, section["page"])
        for is_table, blocks in groupby(section["blocks"], lambda block: block["kind"] == "table"):
            if not is_table:
                _add_loop(document, texts)
                texts += 1
                continue
            for block in blocks:
                _add_table(document, block, tables, content["fill"])
                tables += 1
    document.save(str(target))


def template_values(content: Data) -> Data:
    """What the template is filled with: the prose between the tables, and the rows of each table."""
    prose, tables = [], []
    for section in content["sections"]:
        for is_table, blocks in groupby(section["blocks"], lambda block: block["kind"] == "table"):
            if is_table:
                tables += [block["rows"] for block in blocks]
            else:
                prose.append(list(blocks))
    return {"prosa": prose, "tabel": tables}


def _add_loop(document: Any, number: int) -> None:
    document.add_paragraph(f"{{%p for b in prosa[{number}] %}}")
    for kind in TEXTS:
        document.add_paragraph(f"{{%p if b.kind == '{kind}' %}}")
        document.add_paragraph("{{ b.text }}", _style(kind))
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")


def _add_table(document: Any, block: Data, number: int, fill: str) -> None:
    head, forms = len(block["header"]), block["forms"]
    table = _new_table(document, block, head + 2 * len(forms) + 3)
    _fill_header(table, block, fill)
    rows = iter(table.rows[head:])
    next(rows).cells[0].text = f"{{%tr for r in tabel[{number}] %}}"
    for n, form in enumerate(forms):
        next(rows).cells[0].text = f"{{%tr {'elif' if n else 'if'} r.form == {n} %}}"
        places = (f"{{{{ r.texts[{place}] }}}}" for place in range(len(form["spans"])))
        _fill_row(next(rows).cells, block, form, places)
    next(rows).cells[0].text = "{%tr endif %}"
    next(rows).cells[0].text = "{%tr endfor %}"


def _styled(content: Data) -> Any:
    """An empty document with the fonts, sizes and line pitches of ours."""
    document = docx.Document()
    sizes = {block["size"] for section in content["sections"] for block in section["blocks"] if "size" in block}
    wanted: dict[str, tuple[float, float, str, bool]] = {_style(kind): text for kind, text in TEXTS.items()}
    wanted |= {_cell_style(size): (size, 1.2 * size, "left", False) for size in sizes}
    for name, (size, pitch, align, bold) in wanted.items():
        if name not in document.styles:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = content["font"], Pt(size), bold
        shape = style.paragraph_format
        shape.alignment, shape.line_spacing = _ALIGN[align], Pt(pitch)
        shape.space_before, shape.space_after = Pt(0), Pt(0 if name.startswith(_CELL) else 6)
        shape.page_break_before = name == "Heading 1"
    document.core_properties.title = content["title"]
    return document


def _style(kind: str) -> str:
    return f"Heading {kind[1]}" if kind[1:].isdigit() else f"Teks {kind}"


def _cell_style(size: float) -> str:
    return f"{_CELL} {size:g}"


def _new_section(document: Any, number: int, page: Data) -> None:
    section = document.add_section() if number else document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if page["width"] > page["height"] else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page["width"]), Mm(page["height"])
    for side in ("top", "right", "bottom", "left"):
        setattr(section, f"{side}_margin", Mm(page[side]))


def _new_table(document: Any, block: Data, rows: int) -> Any:
    table = document.add_table(rows, len(block["widths"]), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, block["widths"], strict=True):
        column.width = Mm(width)
    return table


def _fill_header(table: Any, block: Data, fill: str) -> None:
    """The header rows with their merged cells, repeated on every page."""
    for row, column, text, colspan, rowspan in placed_header(block["header"]):
        cell = table.cell(row, column)
        if colspan * rowspan > 1:
            cell = cell.merge(table.cell(row + rowspan - 1, column + colspan - 1))
        cell.text = text
        _look(cell, block, bold=True, align="center", fill=fill)
    for row in table.rows[: len(block["header"])]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # noqa: SLF001 - as people do it


def _look(cell: Any, block: Data, *, bold: bool, align: str, fill: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = _cell_style(block["size"])
    if align != "left":
        paragraph.alignment = _ALIGN[align]
    if bold:
        for run in paragraph.runs:
            run.bold = True
    if fill:
        shading = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
        cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - as people do it
