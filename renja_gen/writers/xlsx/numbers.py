"""Which cells are numbers in a sheet, and the number formats that print them as our documents do."""

import re
from dataclasses import dataclass
from decimal import Decimal

from renja_gen.angka import angka
from renja_gen.document.blocks import Cell

LONGEST_TEXT = 32_767  # characters of a cell, a limit of Excel
_DIGITS = 15  # that a spreadsheet keeps of a number
_STATED = 9  # decimals; a figure with more is a quotient, which a sheet may round
_LONGEST_UNIT = 60  # a format has at most 255 characters
_PRINTED = re.compile(r"(?P<number>-?[\d.]+(?:,(?P<decimals>\d+))?)(?P<unit>\D.*)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its format, in the notation of the file format: each program shows its own separators."""

    value: Decimal
    format: str


def number(cell: Cell) -> Number | None:
    """The cell as a number; None where it is text, or where a sheet could not hold all its digits.

    The format follows from the printed text: as many decimals, the unit behind them ("25 paket"), and brackets for
    what is below zero where it is printed so.
    """
    if cell.value is None:
        return None
    bracketed = cell.value < 0 and cell.text.startswith("(") and cell.text.endswith(")")
    printed = _PRINTED.fullmatch(cell.text[1:-1] if bracketed else cell.text)
    if printed is None:
        return None
    decimals, unit = len(printed["decimals"] or ""), printed["unit"] or ""
    shown = angka(-cell.value if bracketed else cell.value, decimals)
    if shown != printed["number"] or len(unit) > _LONGEST_UNIT or not _fits(cell.value):
        return None
    positive = f"#,##0{'.' if decimals else ''}{'0' * decimals}{_literal(unit)}"
    return Number(cell.value, f"{positive};({positive})" if bracketed else positive)


def _fits(value: Decimal) -> bool:
    """Whether a double keeps the digits of a stated figure."""
    _, digits, exponent = value.normalize().as_tuple()
    return isinstance(exponent, int) and (-exponent > _STATED or len(digits) <= _DIGITS)


def _literal(unit: str) -> str:
    r"""A text in a number format: quoted, and quotes in it as `\"` between quoted parts."""
    return r"\"".join(f'"{part}"' if part else "" for part in unit.split('"'))
