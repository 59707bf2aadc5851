"""The look that all writers share: paper, margins, font, sizes, fills. From `templates/gaya.yaml`, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from renja_gen.document.blocks import Page
from renja_gen.document.metrics import Face


class Text(StrEnum):
    """The kinds of text that have a size of their own, by their names in gaya.yaml."""

    BODY = "isi"
    HEADING_1 = "judul_bab"
    HEADING_2 = "judul_subbab"
    HEADING_3 = "judul_bagian"
    CAPTION = "judul_tabel"
    NOTE = "catatan"
    CONTENTS = "daftar_isi"
    RUNNING = "kepala_kaki"
    TITLE = "sampul_judul"
    SUBTITLE = "sampul_anak_judul"
    COVER_FOOT = "sampul_kaki"


class Size(NamedTuple):
    """Font size and line pitch, in points."""

    size: float
    pitch: float


class FontFile(NamedTuple):
    """A font file and what it holds; a variable font holds every weight, then `bold` is None."""

    path: Path
    bold: bool | None
    italic: bool


@dataclass(frozen=True, slots=True)
class Look:
    """Paper and margins (mm), font, sizes and fills of a whole document.

    `font` is the name that Word knows it by, `font_files` what the PDF embeds, `face` its widths. `fills`
    are the grounds of table rows as RRGGBB, by row kind, "kepala" and "nomor" included.
    """

    portrait: Page
    landscape: Page
    wide: Page
    font: str
    font_files: tuple[FontFile, ...]
    face: Face
    text: Mapping[Text, Size]
    fills: Mapping[str, str]

    def page(self, *, landscape: bool, wide: bool = False) -> Page:
        """The page that a table or a run of text stands on."""
        if not landscape:
            return self.portrait
        return self.wide if wide else self.landscape
