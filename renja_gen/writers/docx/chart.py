"""Native charts: the DrawingML of a chart and the workbook behind it, so that Word can edit its data.

Bars, names and texts stand where the drawn chart has them; the numbers are formatted by Word from the exact
values, in the separators of its own language.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

from renja_gen.document.blocks import Chart, Series
from renja_gen.document.look import Look
from renja_gen.writers.chart import FAINT, FILLS, GRID, INK, OUTLINE, TICK, Drawing
from renja_gen.writers.docx.markup import DECLARATION, escape

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMESPACES = (
    f'xmlns:c="{C}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DATA = "rId1"  # the relationship of a chart to its workbook: it has no other
_INDONESIAN = "[$-421]"  # LibreOffice sets the separators of this language, Word those of its own
_SHEET = "Data"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_CATEGORIES, _VALUES = "111111111", "222222222"  # ids of the axes
_HAIRLINE = 6350  # half a point, in EMU


def chart_xml(chart: Chart, drawing: Drawing, look: Look) -> str:
    """`c:chartSpace`, its data behind the relationship `DATA`."""
    series = "".join(_series(chart, n, each, drawing) for n, each in enumerate(chart.series))
    gap = round(max(0.0, drawing.row_height / drawing.bar - len(chart.series)) * 100)
    axes = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    legend = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_text(drawing, INK)}</c:legend>'
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="id-ID"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout(drawing)}"
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{min(gap, 500)}"/><c:overlap val="-10"/>{axes}</c:barChart>'
        f"{_category_axis(drawing)}{_value_axis(chart, drawing, look)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{legend if len(chart.series) > 1 else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(drawing, INK, look.font)}"
        f'<c:externalData r:id="{DATA}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def workbook_xlsx(chart: Chart, drawing: Drawing) -> bytes:
    """The data of a chart as a workbook, categories in the first column; the same bytes for the same chart."""
    from xlsxwriter import Workbook

    packed = BytesIO()
    with Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": _EPOCH})
        plain = workbook.add_format({"num_format": _full_format(chart)})
        sheet = workbook.add_worksheet(_SHEET)
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, len(chart.series), 22)
        sheet.write_column(1, 0, drawing.names)
        for column, series in enumerate(chart.series, 1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, 1):
                if value is not None:
                    sheet.write_number(row, column, value, plain)
    return packed.getvalue()


def number_format(chart: Chart) -> str:
    """The format that prints the values in the unit of the chart: each comma at its end divides by a thousand."""
    return f"{_INDONESIAN}#,##0{'.' if chart.decimals else ''}{'0' * chart.decimals}{',' * chart.thousands}"


def _full_format(chart: Chart) -> str:
    """How the workbook shows the values: amounts to the rupiah."""
    return f"{_INDONESIAN}#,##0" if chart.thousands else number_format(chart)


# --- series -----------------------------------------------------------------------------------------------


def _series(chart: Chart, n: int, series: Series, drawing: Drawing) -> str:
    last, column = len(chart.categories) + 1, chr(ord("B") + n)
    fill = FILLS[n % len(FILLS)]
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>'
        f"<c:tx>{_strings(f'${column}$1', (series.name,))}</c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>{_line(OUTLINE)}</c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{_number_format(chart)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln>'
        f'</c:spPr>{_text(drawing, INK, wrap="none")}<c:dLblPos val="outEnd"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        f"</c:dLbls><c:cat>{_strings(f'$A$2:$A${last}', drawing.names)}</c:cat>"
        f"<c:val>{_numbers(f'${column}$2:${column}${last}', series.values, number_format(chart))}</c:val></c:ser>"
    )


def _strings(cells: str, texts: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(text)}</c:v></c:pt>' for n, text in enumerate(texts))
    return (
        f'<c:strRef><c:f>{_SHEET}!{cells}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}'
        "</c:strCache></c:strRef>"
    )


def _numbers(cells: str, values: Sequence[Decimal | None], code: str) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value:f}</c:v></c:pt>' for n, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{_SHEET}!{cells}</c:f><c:numCache><c:formatCode>{code}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


# --- axes and looks ---------------------------------------------------------------------------------------


def _layout(drawing: Drawing) -> str:
    """Where the bars stand, as parts of the whole; names, legend and scale take the room around them."""
    parts = {
        "x": drawing.left / drawing.width,
        "y": drawing.top / drawing.height,
        "w": (drawing.right - drawing.left) / drawing.width,
        "h": (drawing.bottom - drawing.top) / drawing.height,
    }
    return _manual_layout(parts, '<c:layoutTarget val="inner"/>')


def _unit_layout(chart: Chart, drawing: Drawing, look: Look) -> str:
    """The unit under the middle of the bars; LibreOffice would put it under that of bars and names together."""
    left = (drawing.left + drawing.right - look.face.text_width(chart.unit, drawing.size, bold=False)) / 2
    top = drawing.bottom + TICK + drawing.pitch
    return _manual_layout({"x": left / drawing.width, "y": top / drawing.height})


def _manual_layout(parts: dict[str, float], target: str = "") -> str:
    """A place as parts of the whole."""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        + "".join(f'<c:{name} val="{part:.4f}"/>' for name, part in parts.items())
        + "</c:manualLayout></c:layout>"
    )


def _category_axis(drawing: Drawing) -> str:
    """The names; in reverse, so that the first one stands on top."""
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{_line(FAINT)}</c:spPr>{_text(drawing, INK)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, drawing: Drawing, look: Look) -> str:
    """The scale, at the foot; from zero, because bars are compared by their whole length.

    One of per cent, which has no thousands, ends at its last mark, else bars of 100 would get a mark of 120; one
    of amounts is left open for what is edited later.
    """
    title = (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr b="0"/></a:pPr>'
        f"<a:r>{_run('a:rPr', drawing, FAINT)}<a:t>{escape(chart.unit)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'{_unit_layout(chart, drawing, look)}<c:overlay val="0"/></c:title>'
    )
    code = f"{_INDONESIAN}#,##0{',' * chart.thousands}"
    most = "" if chart.thousands else f'<c:max val="{drawing.high:f}"/>'
    least = '<c:min val="0"/>' if drawing.low == 0 else ""
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr>{_line(GRID)}</c:spPr></c:majorGridlines>'
        f'{title}<c:numFmt formatCode="{code}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(drawing, FAINT)}"
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="max"/><c:crossBetween val="between"/>'
        f'<c:majorUnit val="{(drawing.ticks[1] - drawing.ticks[0]) * 1000**chart.thousands:f}"/></c:valAx>'
    )


def _number_format(chart: Chart) -> str:
    return f'<c:numFmt formatCode="{number_format(chart)}" sourceLinked="0"/>'


def _line(colour: str) -> str:
    return f'<a:ln w="{_HAIRLINE}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'


def _text(drawing: Drawing, colour: str, font: str = "", wrap: str = "square") -> str:
    """`c:txPr`; `wrap` "none" keeps a text on one line."""
    look = _run("a:defRPr", drawing, colour, font)
    return f'<c:txPr><a:bodyPr wrap="{wrap}"/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="id-ID"/></a:p></c:txPr>'


def _run(tag: str, drawing: Drawing, colour: str, font: str = "") -> str:
    """Character properties; the font is said once, for the whole chart."""
    size = round(drawing.size * drawing.scale * 100)
    face = f'<a:latin typeface="{escape(font)}"/><a:cs typeface="{escape(font)}"/>' if font else ""
    return (
        f'<{tag} lang="id-ID" sz="{size}" b="0"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{face}</{tag}>'
    )
