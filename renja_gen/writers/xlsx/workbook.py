"""A workbook from sheets: its list of tables, its properties, the same bytes for the same input."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy  # XlsxWriter changes the settings it is given
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from renja_gen.document.blocks import Document, Table
from renja_gen.document.look import Look, Page
from renja_gen.writers.xlsx.contents import write_contents
from renja_gen.writers.xlsx.layout import write_flat, write_form
from renja_gen.writers.xlsx.styles import Styles

CONTENTS = "Daftar"
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_SETTINGS = {
    "in_memory": True,
    # nothing that is written as text may be taken for something else
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # widths count in digits of this font: seven pixels, as XlsxWriter reckons, and known to every program
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under a name; names are made fit for a sheet, and different.

    `title` are the lines above the table, None those of its caption. `page` is the paper it is printed on.
    `flat` is data for other programs, without title, merged cells, fills and formulas.
    """

    name: str
    table: Table
    page: Page
    title: tuple[str, ...] | None = None
    flat: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines above the table."""
        if self.title is not None:
            return self.title
        return tuple(line for line in (self.table.label if self.table.number else "", self.table.caption) if line)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a workbook is: its title, author and subject, its date, the texts at the foot of its pages.

    `facts` are what its first sheet says about it above the list of tables, as (name, text); without any there is
    no such sheet.
    """

    title: str
    author: str = ""
    subject: str = ""
    created: datetime | None = None
    footer: str = ""
    facts: tuple[tuple[str, str], ...] = field(default=())


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """A sheet of each table of a document, in order."""
    return tuple(
        Sheet(block.label, block, section.page)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table) and block.columns
    )


def write(sheets: Sequence[Sheet], properties: Properties, look: Look) -> bytes:
    """The workbook (XLSX). Texts longer than `LONGEST_TEXT` are cut: look for them before."""
    from xlsxwriter import Workbook

    packed = BytesIO()
    with Workbook(packed, deepcopy(_SETTINGS)) as workbook:
        workbook.set_properties(_properties(properties))
        styles = Styles(workbook, look)
        named = list(zip(_names(sheets), sheets, strict=True))
        if properties.facts:
            contents = workbook.add_worksheet(CONTENTS)
            entries = [(name, " ".join(sheet.lines[1:]) or sheet.table.caption) for name, sheet in named]
            write_contents(contents, styles, properties.title, properties.facts, entries)
            _printed(contents, look.portrait, properties.footer)
        for name, sheet in named:
            worksheet = workbook.add_worksheet(name)
            if sheet.flat:
                write_flat(worksheet, styles, sheet.table)
            else:
                write_form(worksheet, styles, sheet.table, sheet.lines)
            _printed(worksheet, sheet.page, properties.footer)
    return packed.getvalue()


def _properties(given: Properties) -> dict[str, Any]:
    created = (given.created or _EPOCH).astimezone(UTC).replace(tzinfo=None)
    return {"title": given.title, "author": given.author, "subject": given.subject, "created": created}


def _names(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Names as Excel allows them: 31 characters, not all of them, each once however it is cased."""
    taken = {CONTENTS.casefold(), "history"}
    for sheet in sheets:
        name = wanted = _FORBIDDEN.sub("-", sheet.name).strip(" '")[:_LONGEST_NAME].strip(" '") or "Tabel"
        number = 1
        while name.casefold() in taken:
            number += 1
            suffix = f" ({number})"
            name = f"{wanted[: _LONGEST_NAME - len(suffix)]}{suffix}"
        taken.add(name.casefold())
        yield name


# Codes of paper sizes by their width and height in mm; F4 is what Word and Excel call Folio.
_PAPERS = {(210, 297): 9, (297, 420): 8, (215, 330): 14, (216, 279): 1, (216, 356): 5, (148, 210): 11}
_MM_PER_INCH = 25.4
_NEAR = 2  # mm


def _printed(worksheet: Any, page: Page, footer: str) -> None:
    """Paper, margins, one page wide, page numbers; a paper without a code is left to the printer."""
    short, long = sorted((page.width, page.height))
    for (width, height), code in _PAPERS.items():
        if abs(width - short) <= _NEAR and abs(height - long) <= _NEAR:
            worksheet.set_paper(code)
    if page.landscape:
        worksheet.set_landscape()
    left, right, top, bottom = (each / _MM_PER_INCH for each in (page.left, page.right, page.top, page.bottom))
    worksheet.set_margins(left=left, right=right, top=top, bottom=bottom)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer(f"&L&8 {_literal(footer)}&R&8 Halaman &P dari &N", {"margin": bottom / 2})


def _literal(text: str) -> str:
    """A text in a footer, which takes & for the beginning of a code and has 255 characters in all."""
    return text[:100].replace("&", "&&")
