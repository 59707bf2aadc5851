"""A figure: the chart in a paragraph of its own, its caption and notes underneath, all on one page."""

from renja_gen.document.blocks import Figure
from renja_gen.writers.chart import draw
from renja_gen.writers.docx.chart import C, chart_xml, workbook_xlsx
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.markup import BREAK, EMU_PER_MM, KEEP_NEXT, escape, run
from renja_gen.writers.docx.styles import Style

_SPACE_UNDER = 12  # points, under the last line


def figure_xml(figure: Figure, context: Context) -> str:
    """The paragraphs of a figure."""
    picture = context.paragraph(Style.FIGURE, _chart(figure, context))
    caption = context.anchors.place(figure.anchor, f"{run(figure.label)}{BREAK}{run(figure.caption)}")
    under = [(Style.FIGURE_CAPTION, caption), *((Style.TABLE_NOTE, run(note)) for note in figure.notes)]
    last = len(under) - 1
    space = f'<w:spacing w:after="{_SPACE_UNDER * 20}"/>'
    centred = '<w:jc w:val="center"/>'
    return picture + "".join(
        context.paragraph(style, content, f"{KEEP_NEXT if n < last else ''}{space if n == last else ''}{centred}")
        for n, (style, content) in enumerate(under)
    )


def _chart(figure: Figure, context: Context) -> str:
    """The run with the drawing; its part and its workbook go into the package."""
    drawing = draw(figure.chart, context.page.text_width, context.look)
    relation, number = context.package.add_chart(
        chart_xml(figure.chart, drawing, context.look), workbook_xlsx(figure.chart)
    )
    width, height = (round(length * EMU_PER_MM) for length in drawing.printed)
    name = f'id="{number}" name="{escape(figure.label)}" descr="{escape(figure.alt)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {name}/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
