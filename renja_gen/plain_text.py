"""Reports as plain text: aligned columns for a terminal, and Markdown in which no text of a plan means anything."""

import re
from collections.abc import Collection, Iterable, Sequence

from renja_gen.diagnostics import printable
from renja_gen.document.syntax import escape

GAP = "  "  # between columns
_IN_A_LINE = re.compile(r"([\\`*<\[\]])")


def widths(rows: Iterable[Sequence[str]]) -> list[int]:
    """What each column needs, for rows of equal length."""
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def padded(cells: Sequence[str], widths: Sequence[int], left: Collection[int]) -> list[str]:
    """The cells of a row, each as wide as its column; columns that are not `left` hold figures."""
    return [
        cell.ljust(width) if column in left else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]


def line(cells: Sequence[str], widths: Sequence[int], left: Collection[int]) -> str:
    """A row in aligned columns."""
    return GAP.join(padded(cells, widths, left)).rstrip()


def shortened(text: str, width: int) -> str:
    """A text of at most `width` characters; what was cut off at its end is marked."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def as_argument(path: object) -> str:
    """A path as it is typed in a command: in quotation marks, the same in every shell, where it has a space."""
    return printable(f'"{path}"' if " " in str(path) else str(path))


def escaped(text: str) -> str:
    """Text that means nothing to Markdown or HTML, wherever it stands; for pages that are only seen rendered."""
    return escape(printable(text))


def escaped_in_line(text: str) -> str:
    """Text on one line that means nothing behind its first word; for files that are also read as they stand."""
    return _IN_A_LINE.sub(r"\\\1", printable(" ".join(text.split())))
