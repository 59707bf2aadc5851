"""What each page prints as its number: the same for every engine, and for the page box of PDF viewers."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from renja_gen.angka import romawi
from renja_gen.document.blocks import Document, Section


def printed_sections(document: Document) -> tuple[Section, ...]:
    """The sections that print something; one without blocks would still cost an empty page."""
    return tuple(section for section in document.sections if section.blocks)


def page_labels(sections: Sequence[Section], firsts: Iterable[int], page_count: int) -> tuple[str, ...]:
    """What each page prints as its number, "" where it prints none.

    `firsts` are the first pages of the sections, counted from 0.
    """
    labels: list[str] = []
    number = 0
    starts = [*firsts, page_count]
    for section, first, following in zip(sections, starts, starts[1:], strict=False):
        if section.restart:
            number = 0
        for _ in range(first, following):
            number += 1
            labels.append(_label(section, number))
    return tuple(labels)


def _label(section: Section, number: int) -> str:
    match section.numbering:
        case None:
            return ""
        case "arabic":
            return str(number)
        case "roman":
            return romawi(number).lower()
        case other:
            assert_never(other)
