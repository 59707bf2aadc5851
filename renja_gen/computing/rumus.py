"""The formulas by which figures follow from others, by the names that `document.blocks.Formula` has for them.

Others stand in no column: `same` as its operand, the `last` of them, their `mean`, `zero` for want of any; `count`
is how many they are, `change` that from the first to the second in percent, `rest` what is left of a known first,
`grade` the percentage that a predicate is for, and `n-2`, `n+1` … are years counted from that of the plan.
"""

import operator
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from renja_gen.computing.kinerja import SERATUS, perubahan, tingkat
from renja_gen.computing.pohon import jumlahkan

Nilai = Decimal | None


def _kurang(dari: Nilai, dengan: Nilai) -> Nilai:
    return None if dari is None and dengan is None else (dari or Decimal(0)) - (dengan or Decimal(0))


def _sisa(dari: Nilai, dengan: Nilai) -> Nilai:
    return None if dari is None else dari - (dengan or Decimal(0))


def _bagian(nilai: Nilai, seluruh: Nilai) -> Nilai:
    return nilai / seluruh * SERATUS if nilai is not None and seluruh else None


_RUMUS: dict[str, Callable[..., Nilai]] = {
    "sum": lambda *nilai: jumlahkan(nilai),
    "add": lambda *nilai: jumlahkan(nilai),
    "subtract": _kurang,
    "percent": tingkat,
    "percent-down": lambda nilai, terhadap: tingkat(nilai, terhadap, turun=True),
    "share": _bagian,
    "same": lambda nilai: nilai,
    "last": lambda *nilai: nilai[-1] if nilai else None,
    "zero": lambda: Decimal(0),
    "count": lambda *nilai: Decimal(len(nilai)),
    "change": perubahan,
    "rest": _sisa,
    "grade": lambda nilai: nilai,
    **{f"n{geser:+}": partial(operator.add, geser) for geser in (-3, -2, -1, 1)},
}


def hitung(rumus: str, unsur: Sequence[Nilai], bobot: Sequence[int] = ()) -> Nilai:
    """What a formula gives for its operands, in their order; None (printed "–") is absent or undefined.

    `share` takes the figure and the total; a `mean` may weigh its operands by `bobot`. A percentage of text (a
    performance value that is no number) is undefined whatever the other operand: that is for the caller to know.
    """
    if rumus == "mean":
        ada = [
            (nilai, berat) for nilai, berat in zip(unsur, bobot or [1] * len(unsur), strict=True) if nilai is not None
        ]
        return sum((nilai * berat for nilai, berat in ada), Decimal(0)) / sum(b for _, b in ada) if ada else None
    return _RUMUS[rumus](*unsur)
