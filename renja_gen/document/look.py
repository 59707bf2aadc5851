"""The look that all writers share: paper, margins, font, sizes, fills. From `templates/gaya.yaml`, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from renja_gen.document.metrics import MM_PER_POINT, Face


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


class Indent(StrEnum):
    """Widths that hold a number or a marker, and so grow with the letters, by their names in the stylesheet."""

    FIRST_LINE = "baris-pertama"
    MARKER = "penanda"
    HEADING_NUMBER = "nomor-subbab"
    ENTRY_CHAPTER = "entri-bab"
    ENTRY_SECTION = "entri-subbab"
    ENTRY_PART = "entri-bagian"
    ENTRY_TABLE = "entri-tabel"


# How wide they are, counted in digits of the text they belong to, and whether those are bold.
_DIGITS: dict[Indent, tuple[float, Text, bool]] = {
    Indent.FIRST_LINE: (4.635, Text.BODY, False),
    Indent.MARKER: (3.71, Text.BODY, False),
    Indent.HEADING_NUMBER: (4.25, Text.HEADING_2, True),
    Indent.ENTRY_CHAPTER: (7.88, Text.CONTENTS, True),
    Indent.ENTRY_SECTION: (4.635, Text.CONTENTS, False),
    Indent.ENTRY_PART: (2.78, Text.CONTENTS, False),
    Indent.ENTRY_TABLE: (11.6, Text.CONTENTS, False),  # "Gambar 2.10" is the widest
}
RUNNING_GAP = 4.0  # mm between the text and the running header or footer
RUNNING_PADDING = 1.0  # mm between the running header and the line under it


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
class Page:
    """Paper and margins of a section, in mm, width and height as printed (landscape: width > height)."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def landscape(self) -> bool:
        """Whether the page lies on its side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Look:
    """Paper and margins (mm), font, sizes and fills of a whole document.

    `font` is the name that Word knows it by, `font_files` what the PDF embeds, `family` the name these files
    give themselves, `face` its widths. `fills` are the grounds of table rows as RRGGBB, by row kind, "kepala"
    and "nomor" included. `shipped` is the look that an agency's own one changes; None is the shipped one itself.
    """

    portrait: Page
    landscape: Page
    wide: Page
    font: str
    family: str
    font_files: tuple[FontFile, ...]
    face: Face
    text: Mapping[Text, Size]
    fills: Mapping[str, str]
    shipped: "Look | None" = None

    @property
    def own_font(self) -> bool:
        """Whether the font is the agency's and not the shipped one."""
        return self.shipped is not None and self.font != self.shipped.font

    def page(self, *, landscape: bool, wide: bool = False) -> Page:
        """The page that a table or a run of text stands on."""
        if not landscape:
            return self.portrait
        return self.wide if wide else self.landscape

    def indent(self, kind: Indent) -> float:
        """A width in mm, the same for every writer."""
        digits, text, bold = _DIGITS[kind]
        return round(digits * self.face.advance("0", bold) * self.text[text].size * MM_PER_POINT, 1)

    def header_distance(self, page: Page) -> float:
        """From the upper edge of the paper to the running header, in mm."""
        return max(0.0, page.top - RUNNING_GAP - RUNNING_PADDING - self._running)

    def footer_distance(self, page: Page) -> float:
        """From the lower edge of the paper to the running footer, in mm."""
        return max(0.0, page.bottom - RUNNING_GAP - self._running)

    @property
    def _running(self) -> float:
        return self.text[Text.RUNNING].pitch * MM_PER_POINT
