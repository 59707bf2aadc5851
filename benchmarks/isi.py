"""What a document says, as plain data that every tool can print: the finished content the peers are given.

Nothing is left to compute: figures are formatted, tables numbered, references resolved, columns as wide as
ours. Left out is what a tool would have to guess: bold words inside prose, and page numbers.
"""

import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from renja_gen.document.blocks import (
    BOLD_ROWS,
    Block,
    Cell,
    Contents,
    Cover,
    Document,
    Heading,
    Inlines,
    ItemList,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
)
from renja_gen.document.look import Look

Data = dict[str, Any]
# kinds of text: size and line pitch in points, alignment, bold
TEXTS = {
    "h1": (14, 21, "center", True),
    "h2": (12, 18, "left", True),
    "h3": (11, 16.5, "left", True),
    "p": (11, 16.5, "justify", False),
    "item": (11, 16.5, "justify", False),
    "caption": (10, 14, "center", True),
    "note": (8.5, 10.5, "left", False),
    "entry": (11, 15, "left", False),
    "listed": (11, 15, "left", False),
    "right": (11, 16.5, "right", False),
    "center": (16, 28, "center", True),
}
_SIDES = ("width", "height", "top", "right", "bottom", "left")
_WORDS = re.compile(r"[^\W\d_]{2}")


def content(document: Document) -> Data:
    """The document as data: sections of one paper, each with its texts and tables in order."""
    return {
        "title": document.title,
        "author": document.author,
        "header": document.header,
        "footer": document.footer,
        "font": document.look.font,
        "fill": document.look.fills.get("kepala", "FFFFFF"),
        "sections": [
            {
                "page": {side: getattr(section.page, side) for side in _SIDES},
                "blocks": [part for block in section.blocks for part in _parts(block, document.look)],
            }
            for section in document.sections
        ],
    }


def _parts(block: Block, look: Look) -> Iterator[Data]:
    match block:
        case Heading():
            yield {"kind": f"h{block.level}", "text": block.label.upper() if block.level == 1 else block.label}
        case Paragraph():
            yield {"kind": "p", "text": _text(block.inlines)}
        case ItemList():
            yield from _items(block)
        case Table():
            yield _line("caption", f"{block.label}\n{block.caption}")
            yield _table(block, look)
            yield from (_line("note", note) for note in block.notes)
        case Contents():
            kind = "entry" if block.kind == "isi" else "listed"
            yield from (_line(kind, entry.text) for entry in block.entries)
        case Signature():
            nip = (f"NIP. {block.nip}",) if block.nip else ()
            for line in (block.place_date, *block.office, block.name, block.rank, *nip):
                yield _line("right", line)
        case Cover():
            yield from (_line("center", line) for line in (*block.title, *block.subtitle, *block.foot))
        case _:
            raise TypeError(f"{type(block).__name__} has no plain form")


def _line(kind: str, text: str) -> Data:
    return {"kind": kind, "text": text}


def _items(block: ItemList) -> Iterator[Data]:
    for item in block.items:
        yield _line("item", f"{item.marker}\t{_text(item.inlines)}")
        for child in item.children:
            yield from _items(child)


def _text(inlines: Inlines) -> str:
    return "".join(run.text for run in inlines if isinstance(run, Run))


def _table(block: Table, look: Look) -> Data:
    """Rows of a look (fill, bold, spans) share a `form`; a row is the number of its form and its texts."""
    forms: dict[tuple[Any, ...], int] = {}
    rows = []
    for row in block.rows:
        assert all(cell.rowspan == 1 for cell in row.cells), "a body cell merged over rows"
        aligns = _aligns(block, row.cells)
        key = (row.kind in BOLD_ROWS, look.fills.get(row.kind, ""), tuple(cell.colspan for cell in row.cells), aligns)
        rows.append({"form": forms.setdefault(key, len(forms)), "texts": [cell.text for cell in row.cells]})
    return {
        "kind": "table",
        "widths": [column.width for column in block.columns],
        "size": block.font_size,
        "header": [[(cell.text, cell.colspan, cell.rowspan) for cell in cells] for cells in block.header],
        "forms": [
            {"bold": bold, "fill": fill, "spans": spans, "aligns": aligns} for bold, fill, spans, aligns in forms
        ],
        "rows": rows,
    }


def _aligns(block: Table, cells: tuple[Cell, ...]) -> tuple[str, ...]:
    """The alignment of each cell: its own, or that of its first column."""
    aligns, column = [], 0
    for cell in cells:
        aligns.append(cell.align or block.columns[column].align)
        column += cell.colspan
    return tuple(aligns)


def placed_header(header: list[list[tuple[str, int, int]]]) -> Iterator[tuple[int, int, str, int, int]]:
    """Each header cell with its first row and column: row, column, text, colspan, rowspan."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(header):
        column = 0
        for text, colspan, rowspan in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, text, colspan, rowspan
            taken |= {(row + r, column + c) for r in range(rowspan) for c in range(colspan)}
            column += colspan


def with_more_rows(document: Document, times: int) -> Document:
    """The document with the rows of every table so many times, their words varied as in a real plan.

    All texts are objects of their own, as they are in a plan that was read, so that memory is not flattered.
    """
    return replace(
        document,
        sections=tuple(
            replace(
                section,
                blocks=tuple(
                    replace(block, rows=tuple(_copies(block.rows, times))) if isinstance(block, Table) else block
                    for block in section.blocks
                ),
            )
            for section in document.sections
        ),
    )


def _copies(rows: tuple[Row, ...], times: int) -> Iterator[Row]:
    for copy in range(times):
        for row in pickle.loads(pickle.dumps(rows)):
            cells = tuple(
                replace(cell, lines=tuple(_varied(line, copy) for line in cell.lines)) for cell in row.cells
            )
            yield replace(row, cells=cells)


def _varied(line: str, copy: int) -> str:
    return f"{line} {copy}" if copy and _WORDS.search(line) else line
