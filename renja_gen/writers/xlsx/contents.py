"""The first sheet: what the workbook is, and its tables with links to them."""

from collections.abc import Sequence
from typing import Any

from renja_gen.writers.xlsx.numbers import LONGEST_TEXT
from renja_gen.writers.xlsx.styles import HEADER, SIZE, TITLE, Styles

_NAME, _TEXT = 22, 90  # widths in characters
_LINK = "#0563C1"


def write_contents(
    sheet: Any, styles: Styles, title: str, facts: Sequence[tuple[str, str]], tables: Sequence[tuple[str, str]]
) -> None:
    """Title, facts, and a line with a link for each table (name of its sheet, what it shows)."""
    sheet.set_column(0, 0, _NAME)
    sheet.set_column(1, 1, _TEXT)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, title[:LONGEST_TEXT], styles.made(bold=True, font_size=TITLE))
    plain = styles.made(font_size=SIZE, valign="top", text_wrap=True)
    for row, (name, text) in enumerate(facts, 2):
        sheet.set_row(row, _height(text))
        sheet.write_string(row, 0, name, plain)
        sheet.write_string(row, 1, text[:LONGEST_TEXT], plain)
    start = len(facts) + 3
    for column, text in enumerate(("Lembar", "Isi")):
        sheet.write_string(start, column, text, styles.cell(HEADER, "center"))
    link = styles.made(font_size=SIZE, border=1, valign="top", font_color=_LINK, underline=1)
    for row, (name, caption) in enumerate(tables, start + 1):
        target = name.replace("'", "''")
        sheet.set_row(row, _height(caption))
        sheet.write_url(row, 0, f"internal:'{target}'!A1", link, name)
        sheet.write_string(row, 1, caption[:LONGEST_TEXT], styles.cell("", "left"))


def _height(text: str) -> float:
    """Of a row, in points, about."""
    return (1 + len(text) // _TEXT) * SIZE * 1.28 + 3
