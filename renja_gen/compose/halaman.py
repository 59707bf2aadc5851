"""Paper, margins and type sizes of all pages: once, for every writer. Millimetres and points."""

from typing import Literal

from renja_gen.document.blocks import Page

TEGAK = Page(width=210, height=297, top=27, right=20, bottom=24, left=30)
REBAH = Page(width=297, height=210, top=22, right=12, bottom=18, left=12)
REBAH_A3 = Page(width=420, height=297, top=22, right=12, bottom=18, left=12)


def halaman(*, landscape: bool, paper: Literal["A4", "A3"] = "A4") -> Page:
    """The page a table or a run of text stands on."""
    if not landscape:
        return TEGAK
    return REBAH_A3 if paper == "A3" else REBAH
