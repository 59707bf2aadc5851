"""Charts as SVG pictures with real text, for the PDF engines."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from renja_gen.angka import angka
from renja_gen.document.blocks import Chart
from renja_gen.document.look import Look
from renja_gen.document.metrics import Face
from renja_gen.writers.chart import BAR_GAP, FAINT, FILLS, GRID, INK, OUTLINE, TEXT_GAP, TICK, Drawing, draw


def chart_svg(chart: Chart, width_mm: float, look: Look, family: str = "") -> str:
    """The chart as an SVG picture `width_mm` wide; `family` is the font's name where it is not the look's."""
    drawing = draw(chart, width_mm, look)
    parts = [*_grid(drawing, chart), *_legend(drawing, chart, look.face), *_names(drawing), *_bars(drawing, chart)]
    width, height = drawing.printed
    font = escape(f"'{family or look.font}'")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}mm" height="{_n(height)}mm"'
        f' viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
        f' font-family="{font}" font-size="{_n(drawing.size)}" fill="#{INK}">'
        f"{''.join(parts)}</svg>"
    )


def _grid(drawing: Drawing, chart: Chart) -> Iterator[str]:
    base = drawing.bottom + TICK + drawing.size
    for tick in drawing.ticks:
        x = _n(drawing.x(tick))
        colour = FAINT if tick == 0 else GRID
        line = f"M{x} {_n(drawing.top)}V{_n(drawing.bottom)}"
        yield f'<path d="{line}" stroke="#{colour}" stroke-width="0.5" fill="none"/>'
        yield _text(x, base, angka(tick), "middle", FAINT)
    yield _text(_n((drawing.left + drawing.right) / 2), base + drawing.pitch, chart.unit, "middle", FAINT)


def _legend(drawing: Drawing, chart: Chart, face: Face) -> Iterator[str]:
    if len(chart.series) > 1:
        x = drawing.left
        for n, series in enumerate(chart.series):
            yield _bar(n, (x, (drawing.pitch - drawing.bar) / 2), (drawing.bar, drawing.bar))
            x += drawing.bar + TEXT_GAP
            yield _text(_n(x), _middle(drawing.pitch / 2, drawing), series.name, "start")
            x += face.text_width(series.name, drawing.size, bold=False) + 3 * TEXT_GAP


def _names(drawing: Drawing) -> Iterator[str]:
    right = _n(drawing.left - TEXT_GAP - _room_at_left(drawing))
    for top, lines in zip(drawing.rows, drawing.lines, strict=True):
        first = top + (drawing.row_height - (len(lines) - 1) * drawing.pitch) / 2
        for n, line in enumerate(lines):
            yield _text(right, _middle(first + n * drawing.pitch, drawing), line, "end")


def _room_at_left(drawing: Drawing) -> float:
    """What values left of their bars take, where there are some."""
    return drawing.width - drawing.right if drawing.low < 0 else 0.0


def _bars(drawing: Drawing, chart: Chart) -> Iterator[str]:
    unit = Decimal(1000) ** chart.thousands
    step = drawing.bar + BAR_GAP
    height = len(chart.series) * step - BAR_GAP
    zero = drawing.x(Decimal(0))
    for n, series in enumerate(chart.series):
        for top, value, label in zip(drawing.rows, series.values, series.labels, strict=True):
            if value is None:
                continue
            x = drawing.x(value / unit)
            y = top + (drawing.row_height - height) / 2 + n * step
            yield _bar(n, (min(x, zero), y), (abs(x - zero), drawing.bar))
            at, anchor = (x + TEXT_GAP, "start") if value >= 0 else (x - TEXT_GAP, "end")
            yield _text(_n(at), _middle(y + drawing.bar / 2, drawing), label, anchor)


def _bar(series: int, corner: tuple[float, float], extent: tuple[float, float]) -> str:
    """A bar of a series, or its square in the legend; one of a trifle is still a line."""
    (x, y), (width, height) = corner, extent
    fill = FILLS[series % len(FILLS)]
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="#{fill}"'
        f' stroke="#{OUTLINE}" stroke-width="0.5"/>'
    )


def _middle(y: float, drawing: Drawing) -> float:
    """The base line of a text whose middle stands at a height."""
    return y + drawing.size * 0.36


def _text(x: str, y: float, text: str, anchor: str, colour: str = "") -> str:
    fill = f' fill="#{colour}"' if colour else ""
    return f'<text x="{x}" y="{_n(y)}" text-anchor="{anchor}"{fill}>{escape(text, quote=False)}</text>'


def _n(length: float) -> str:
    """A length with the decimals that matter."""
    return f"{round(length, 2):g}"
