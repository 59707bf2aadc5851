"""Borders drawn as whole lines: the same lines in fewer pieces."""

from io import BytesIO

import pdfplumber
from contoh_dokumen import contoh_dokumen
from hypothesis import given
from hypothesis import strategies as st

from renja_gen.templates import Templates
from renja_gen.writers.engine import PdfSettings
from renja_gen.writers.pdf import borders, lay_out

LOOK = (1.0, "solid", "#000")


def pieces(*lines):
    return [(*line, *LOOK) for line in lines]


def test_pieces_that_meet_or_overlap_are_one_line():
    found = list(borders.joined(pieces((0, 0, 5, 0), (10, 0, 12, 0), (4, 0, 8, 0), (8, 0, 9, 0), (3, 1, 3, 7))))
    assert found == pieces((0, 0, 9, 0), (10, 0, 12, 0), (3, 1, 3, 7))


def test_where_looks_differ_the_order_stays():
    """The one drawn later lies on top."""
    mixed = [*pieces((0, 0, 5, 0)), (4, 0, 8, 0, 2.0, "solid", "#fff"), *pieces((5, 0, 9, 0))]
    assert list(borders.joined(mixed)) == mixed
    assert list(borders.joined([])) == []


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 12), st.integers(1, 6), st.booleans()), min_size=1))
def test_what_is_painted_is_the_same(spans):
    lines = pieces(
        *(
            (at, start, at, start + length) if up else (start, at, start + length, at)
            for at, start, length, up in spans
        )
    )

    def painted(some):
        return {
            (x1 == x2, x1 if x1 == x2 else y1, unit)
            for x1, y1, x2, y2, *_ in some
            for unit in range(*((y1, y2) if x1 == x2 else (x1, x2)))
        }

    found = list(borders.joined(lines))
    assert painted(found) == painted(lines)
    assert len(found) <= len(lines)


def test_the_lines_of_a_document_are_the_same_in_far_fewer_pieces(monkeypatch):
    """Merged cells, header rows and tables over several pages included."""
    whole = _lines()
    monkeypatch.setattr(borders, "inside_is_known", lambda: False)
    apart = _lines()
    assert len(whole) == len(apart) > 5
    for one, other in zip(whole, apart, strict=True):
        assert _covered(one) == _covered(other)
    assert sum(map(len, whole)) * 4 < sum(map(len, apart))


def _lines():
    """The lines of each page, in tenths of a point."""
    with pdfplumber.open(BytesIO(lay_out(contoh_dokumen(), Templates(), PdfSettings()).write())) as pdf:
        return [
            [tuple(round(float(line[side]) * 10) for side in ("x0", "top", "x1", "bottom")) for line in page.lines]
            for page in pdf.pages
        ]


def _covered(lines):
    """Some lines as pieces a tenth of a point long; how they were cut makes no difference."""
    return {
        (x0 == x1, x0 if x0 == x1 else top, unit)
        for x0, top, x1, bottom in lines
        for unit in range(*((top, bottom) if x0 == x1 else (x0, x1)))
    }
