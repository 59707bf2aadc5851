"""Cell formats of a workbook, each made once, from the look that all writers share."""

from typing import Any

from renja_gen.document.blocks import BOLD_ROWS, Align
from renja_gen.document.look import Look

HEADER, NUMBERS = "kepala", "nomor"
SIZE = 10.0  # points of a table on a screen
SMALL = 8.5
TITLE = 12.0
_MOST_NUMBER_FORMATS = 150  # Excel takes between 200 and 250


class Styles:
    """Formats by what they look like; `face` measures text in them."""

    def __init__(self, workbook: Any, look: Look) -> None:
        self._workbook = workbook
        self._look = look
        self.face = look.face
        self._known: dict[tuple[tuple[str, object], ...], Any] = {}
        self._cells: dict[tuple[str, str, str], Any] = {}
        self._number_formats: set[str] = set()

    def cell(self, kind: str, align: Align, *, number: str = "") -> Any:
        """A bordered cell of a row of some kind, header rows included."""
        key = (kind, align, number)
        if key not in self._cells:
            self._cells[key] = self._cell(kind, align, number)
        return self._cells[key]

    def _cell(self, kind: str, align: Align, number: str) -> Any:
        heading = kind in {HEADER, NUMBERS}
        return self.made(
            border=1,
            bold=kind == HEADER or kind in BOLD_ROWS,
            font_size=SMALL if kind == NUMBERS else SIZE,
            align="left" if align == "justify" else align,
            valign="vcenter" if heading else "top",
            bg_color=self._look.fills.get(kind, ""),
            num_format=number,
            text_wrap=not number,
            shrink=bool(number),
        )

    def takes(self, number: str) -> bool:
        """Whether the workbook has room for a number format."""
        if len(self._number_formats) < _MOST_NUMBER_FORMATS:
            self._number_formats.add(number)
        return number in self._number_formats

    def made(self, **look: object) -> Any:
        """The format with these properties of XlsxWriter; empty ones are left out."""
        key = tuple(sorted((name, value) for name, value in look.items() if value))
        if key not in self._known:
            properties = dict(key)
            if fill := properties.get("bg_color"):
                properties["bg_color"] = f"#{fill}"
            self._known[key] = self._workbook.add_format({"font_name": self._look.font, **properties})
        return self._known[key]
