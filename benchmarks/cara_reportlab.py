"""A PDF by reportlab platypus: paragraphs, tables with merged and repeated header rows, contents by `multiBuild`."""

from functools import cache
from pathlib import Path
from typing import Any

from isi import TEXTS, Data, placed_header
from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    LongTable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

_ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}
_FONTS = {False: "Helvetica", True: "Helvetica-Bold"}  # as wide as Arial
_LEVELS = {"h1": 0, "h2": 1}


class _Book(BaseDocTemplate):  # type: ignore[misc]
    """Tells the contents and the outline of every heading it has set."""

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - a hook of reportlab
        level = _LEVELS.get(getattr(getattr(flowable, "style", None), "name", ""))
        if level is not None:
            text = flowable.getPlainText()
            key = f"{self.page} {text}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level, 0)
            self.notify("TOCEntry", (level, text, self.page, key))


def platypus(content: Data, target: Path) -> None:
    templates: list[Any] = []
    story: list[Any] = []
    for section in content["sections"]:
        name = f"bagian {len(templates)}"
        templates.append(_page(name, section["page"], content["footer"]))
        if story:
            story += [NextPageTemplate(name), PageBreak()]
        entries = False
        for block in section["blocks"]:
            match block["kind"]:
                case "table":
                    story.append(_table(block, content["fill"]))
                case "entry":
                    if not entries:
                        story.append(TableOfContents(dotsMinLevel=0))
                    entries = True
                case kind:
                    if kind == "h1" and story and not isinstance(story[-1], PageBreak):
                        story.append(PageBreak())
                    story.append(Paragraph(_markup(block["text"]), _text_style(kind)))
    book = _Book(str(target), pageTemplates=templates, title=content["title"], author=content["author"])
    book.multiBuild(story)


def _page(name: str, page: Data, footer: str) -> Any:
    width, height = page["width"] * mm, page["height"] * mm
    left, bottom = page["left"] * mm, page["bottom"] * mm

    def foot(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8.5)
        canvas.drawString(left, 12 * mm, footer)
        canvas.drawRightString(width - page["right"] * mm, 12 * mm, str(document.page))

    inside = (width - left - page["right"] * mm, height - bottom - page["top"] * mm)
    frame = Frame(left, bottom, *inside, leftPadding=0, bottomPadding=0, rightPadding=0, topPadding=0)
    return PageTemplate(name, [frame], pagesize=(width, height), onPage=foot)


def _table(block: Data, fill: str) -> Any:
    """Text stands in paragraphs, which wrap; figures are plain strings, which cost less."""
    head, size = len(block["header"]), block["size"]
    data: list[list[Any]] = [[""] * len(block["widths"]) for _ in range(head + len(block["rows"]))]
    everywhere = ((0, 0), (-1, -1))
    commands: list[Any] = [
        ("GRID", *everywhere, 0.5, black),
        ("FONT", *everywhere, _FONTS[False], size, size * 1.2),
        ("VALIGN", *everywhere, "TOP"),
        *((f"{side}PADDING", *everywhere, 2) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
        ("BACKGROUND", (0, 0), (-1, head - 1), HexColor(f"#{fill}")),
    ]
    for row, column, text, colspan, rowspan in placed_header(block["header"]):
        data[row][column] = Paragraph(_markup(text), _cell_style("center", size, bold=True))
        if colspan * rowspan > 1:
            commands.append(("SPAN", (column, row), (column + colspan - 1, row + rowspan - 1)))
    right: set[int] = set()
    for n, row in enumerate(block["rows"], head):
        form = block["forms"][row["form"]]
        if form["bold"]:
            commands.append(("FONTNAME", (0, n), (-1, n), _FONTS[True]))
        if form["fill"]:
            commands.append(("BACKGROUND", (0, n), (-1, n), HexColor(f"#{form['fill']}")))
        column = 0
        for text, span, align in zip(row["texts"], form["spans"], form["aligns"], strict=True):
            if align == "right":
                data[n][column] = text
                right.add(column)
            elif text:
                data[n][column] = Paragraph(_markup(text), _cell_style(align, size, bold=form["bold"]))
            if span > 1:
                commands.append(("SPAN", (column, n), (column + span - 1, n)))
            column += span
    commands += (("ALIGN", (column, head), (column, -1), "RIGHT") for column in sorted(right))
    widths = [width * mm for width in block["widths"]]
    return LongTable(data, widths, repeatRows=head, style=TableStyle(commands), splitInRow=1)


@cache
def _text_style(kind: str) -> Any:
    size, pitch, align, bold = TEXTS[kind]
    return ParagraphStyle(
        kind, fontName=_FONTS[bold], fontSize=size, leading=pitch, alignment=_ALIGN[align], spaceAfter=6
    )


@cache
def _cell_style(align: str, size: float, *, bold: bool) -> Any:
    return ParagraphStyle(
        "sel", fontName=_FONTS[bold], fontSize=size, leading=size * 1.2, alignment=_ALIGN[align], splitLongWords=1
    )


def _markup(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br/>").replace("\t", " ")
