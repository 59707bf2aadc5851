"""The borders of a table as whole lines.

WeasyPrint draws the borders of each cell apart: on a table page some hundred pieces, two fifths of the work of
writing and a quarter of the file. Pieces that meet are one line here; what is painted is the same.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import groupby
from typing import Any

from renja_gen.writers.pdf.known import inside_is_known

Line = tuple[float, float, float, float, Any, Any, Any]  # x1, y1, x2, y2, thickness, style, colour


@contextmanager
def whole_lines() -> Iterator[None]:
    """Let WeasyPrint draw borders as whole lines meanwhile."""
    if not inside_is_known():
        yield
        return
    from weasyprint import draw

    borders, line = draw.draw_collapsed_borders, draw.draw_line
    draw.draw_collapsed_borders = lambda stream, table: _draw(stream, _collected(draw, borders, table), line)
    try:
        yield
    finally:
        draw.draw_collapsed_borders, draw.draw_line = borders, line


class _Nowhere:
    """A stream that takes the frame of a piece."""

    artifact = stacked = staticmethod(nullcontext)


def _collected(draw: Any, borders: Callable[[Any, Any], None], table: Any) -> list[Line]:
    """The pieces that would be drawn, in order."""
    pieces: list[Line] = []
    drawing = draw.draw_line
    draw.draw_line = lambda _, *piece: pieces.append(piece)
    try:
        borders(_Nowhere(), table)
    finally:
        draw.draw_line = drawing
    return pieces


def _draw(stream: Any, pieces: list[Line], draw_line: Callable[..., None]) -> None:
    for line in joined(pieces):
        with stream.artifact(), stream.stacked():
            draw_line(stream, *line)


def joined(pieces: Sequence[Line]) -> Iterator[Line]:
    """Pieces that meet or overlap as one line; where they differ in look their order matters, and they stay."""
    if len({(thickness, style, str(colour)) for *_, thickness, style, colour in pieces}) != 1:
        yield from pieces
        return
    look = pieces[0][4:]
    for upright in (False, True):
        spans = sorted(
            (x1, y1, y2) if upright else (y1, x1, x2) for x1, y1, x2, y2, *_ in pieces if (x1 == x2) is upright
        )
        for place, group in groupby(spans, key=lambda span: span[0]):
            for start, end in _runs((start, end) for _, start, end in group):
                yield (place, start, place, end, *look) if upright else (start, place, end, place, *look)


def _runs(spans: Iterator[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Spans in the order of their starts, joined where they meet."""
    start, end = next(spans)
    for first, last in spans:
        if first > end:
            yield start, end
            start, end = first, last
        end = max(end, last)
    yield start, end
