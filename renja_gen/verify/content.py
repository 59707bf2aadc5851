"""What the readers of DOCX and PDF have in common: the content of a file as pieces with a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from renja_gen.record import Record

MAX_FILE = 100_000_000  # bytes
_SHOWN = 70  # characters of a difference
_BLANK = re.compile("[\\s\u00ad\u200b\u2060\ufeff]+")  # white space, and what shows only where a line breaks


class UnreadableError(Exception):
    """The file is broken, or made to do harm; the message says in Indonesian what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the DOCX or a page of the PDF: where it stands, in words, and what it says.

    `drawn` tells pieces apart that say the same and look different; it is "" where looks are not compared.
    """

    place: str
    text: str
    drawn: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says about its origin, and what it says at all; `free` is what it shows and nobody compares."""

    record: Record | None
    pieces: tuple[Piece, ...]
    free: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two files differ: what the one says and what the other should have said.

    Both are "" where only the looks differ.
    """

    place: str
    given: str = ""
    wanted: str = ""


def first_difference(given: Sequence[Piece], wanted: Sequence[Piece]) -> Difference | None:
    """Where a file first says something else than it should, else where it first looks different."""
    for one, other in zip(given, wanted, strict=False):
        left, right = _bare(one.text), _bare(other.text)
        if left != right:
            at = next((n for n, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]), None)
            at = min(len(left), len(right)) if at is None else at
            return Difference(other.place, _around(one.text, at), _around(other.text, at))
    if len(given) != len(wanted):
        rest = (given if len(given) > len(wanted) else wanted)[min(len(given), len(wanted))]
        text = _around(rest.text, 0)
        return Difference(rest.place, *((text, "") if len(given) > len(wanted) else ("", text)))
    pairs = zip(given, wanted, strict=True)
    return next((Difference(other.place) for one, other in pairs if one.drawn != other.drawn), None)


def _bare(text: str) -> str:
    return _BLANK.sub("", text)


def _around(text: str, at: int) -> str:
    """The words from just before a place, which counts without white space."""
    seen = 0
    place = len(text)
    for index, character in enumerate(text):
        if _BLANK.match(character):
            continue
        if seen == at:
            place = index
            break
        seen += 1
    start = max(0, text.rfind(" ", 0, max(0, place - 20)) + 1)
    words = " ".join(text[start : start + 4 * _SHOWN].split())
    cut = words[:_SHOWN] + (" …" if len(words) > _SHOWN else "")
    return f"… {cut}" if start and cut else cut
