"""Where the bars and texts of a chart stand, and their colours, the same in every format.

Bars lie, names at their left, values at their right; the scale stands under a light grid. Lengths are points.
The two tones differ in lightness and have a dark outline, so that they part in black and white as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from renja_gen.angka import angka
from renja_gen.document.blocks import Chart
from renja_gen.document.look import Look, Text
from renja_gen.document.metrics import MM_PER_POINT, Face

# Contrast 11.6 and 3.1 against white, 3.7 against each other.
FILLS = ("1F3864", "8092BD")
OUTLINE = "1F3864"
INK, FAINT, GRID = "262626", "595959", "D0D0D0"

BAR_GAP = 0.9  # between bars of one category
_LEGEND_GAP = 8.0  # under the legend; Word and LibreOffice place theirs a little lower
TEXT_GAP = 4.0  # between texts and what they name
_LABELS = 0.4  # of the width, for names at most
_TALLEST = 0.88  # of the text height of the page, caption not counted
TICK = 3.0  # how far the scale stands under the bars
_MOST_TICKS = 6
_STEPS = (1, 2, 5)
_ELLIPSIS = "…"


class Density(NamedTuple):
    """How close things stand: lines of a name at most, size of the text (of notes), bars, space under a category."""

    lines: int
    text: float
    bar: float
    gap: float


_DENSITIES = (
    Density(3, 1.0, 7.5, 5.0),
    Density(2, 1.0, 7.5, 3.5),
    Density(2, 0.82, 5.8, 1.8),
    Density(1, 0.82, 5.8, 1.8),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything stands; `rows` are the tops of the categories, `lines` their names as broken.

    The scale goes from `low` to `high` (values as printed, in the unit) between `left` and `right`. The whole is
    printed `scale` times as large.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[float, ...]
    row_height: float
    lines: tuple[tuple[str, ...], ...]
    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    size: float
    pitch: float
    bar: float
    scale: float

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the categories as printed, each as one text."""
        return tuple(" ".join(lines) for lines in self.lines)

    @property
    def printed(self) -> tuple[float, float]:
        """Width and height as printed, in mm."""
        return self.width * self.scale * MM_PER_POINT, self.height * self.scale * MM_PER_POINT

    def x(self, value: Decimal) -> float:
        """Where a value stands on the scale."""
        return self.left + float((value - self.low) / (self.high - self.low)) * (self.right - self.left)


def draw(chart: Chart, width_mm: float, look: Look) -> Drawing:
    """Lay a chart out at a width; it is as tall as its bars ask, and never taller than a page."""
    page = look.portrait
    limit = (page.height - page.top - page.bottom) / MM_PER_POINT * _TALLEST
    drawings = (_drawn(chart, width_mm / MM_PER_POINT, look, density) for density in _DENSITIES)
    drawing = next(drawings)
    while drawing.height > limit and (denser := next(drawings, None)):
        drawing = denser
    return replace(drawing, scale=min(1.0, limit / drawing.height))


def _drawn(chart: Chart, width: float, look: Look, density: Density) -> Drawing:
    size, pitch = (length * density.text for length in look.text[Text.NOTE])

    def widest(texts: Iterable[str]) -> float:
        return max((look.face.text_width(text, size, bold=False) for text in texts), default=0.0)

    names = min(width * _LABELS, widest(chart.categories))
    lines = tuple(_broken(name, names, size, density.lines, look.face) for name in chart.categories)
    bars = len(chart.series) * (density.bar + BAR_GAP)
    row = max([bars, *(pitch * len(each) for each in lines)]) + density.gap
    top = pitch + _LEGEND_GAP if len(chart.series) > 1 else 0.0
    bottom = top + row * len(lines)
    values = (value for series in chart.series for value in series.values if value is not None)
    shown = [value / Decimal(1000) ** chart.thousands for value in values]
    beside = widest(label for series in chart.series for label in series.labels) + TEXT_GAP
    left = names + TEXT_GAP + (beside if min(shown, default=0) < 0 else 0.0)  # values stand outside their bars
    low, high, ticks = _scale(shown, width - beside - left, size, look.face)
    return Drawing(
        width=width,
        height=bottom + TICK + 2 * pitch,
        left=left,
        right=width - beside,
        top=top,
        bottom=bottom,
        rows=tuple(top + row * n for n in range(len(lines))),
        row_height=row,
        lines=lines,
        low=low,
        high=high,
        ticks=ticks,
        size=size,
        pitch=pitch,
        bar=density.bar,
        scale=1.0,
    )


def _broken(name: str, room: float, size: float, most: int, face: Face) -> tuple[str, ...]:
    """A name in at most so many lines, none wider than `room`; what does not fit is left out, at a word if it can."""

    def fits(text: str) -> bool:
        return face.text_width(text, size, bold=False) <= room + 0.01

    def cut(text: str) -> str:
        while text and not fits(text + _ELLIPSIS):
            text = text.rpartition(" ")[0] or text[:-1]
        return text.rstrip(" ,;-/(") + _ELLIPSIS

    lines = face.fold(name, size, room, room, bold=False).split("\n")
    kept = [line if fits(line) else cut(line) for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = cut(kept[-1].removesuffix(_ELLIPSIS))
    return tuple(kept)


def _scale(
    shown: Sequence[Decimal], room: float, size: float, face: Face
) -> tuple[Decimal, Decimal, tuple[Decimal, ...]]:
    """The ends of the scale and its marks: round numbers, as many as have room for their labels."""
    low, high = min(shown, default=Decimal(0)), max(shown, default=Decimal(0))
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = Decimal(1)
    fewest = 3 if low < 0 < high else 2
    for step in _steps((high - low) / _MOST_TICKS):
        first, last = (low / step).to_integral_value("ROUND_FLOOR"), (high / step).to_integral_value("ROUND_CEILING")
        ticks = tuple(step * n for n in range(int(first), int(last) + 1))
        widest = max(face.text_width(angka(tick), size, bold=False) for tick in ticks)
        if len(ticks) <= fewest or (widest + 2 * TEXT_GAP) * (len(ticks) - 1) <= room:
            return ticks[0], ticks[-1], ticks
    raise AssertionError


def _steps(least: Decimal) -> Iterator[Decimal]:
    """Round steps that are not under `least`, smallest first."""
    exponent = least.adjusted()
    while True:
        for digit in _STEPS:
            step = Decimal(digit).scaleb(exponent)
            if step >= least:
                yield step
        exponent += 1
