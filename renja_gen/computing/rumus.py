"""The formulas by which figures follow from others, by the names that `document.blocks.Formula` has for them."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from renja_gen.computing.kinerja import SERATUS, tingkat
from renja_gen.computing.pohon import jumlahkan

Nilai = Decimal | None


def _kurang(dari: Nilai, dengan: Nilai) -> Nilai:
    return None if dari is None and dengan is None else (dari or Decimal(0)) - (dengan or Decimal(0))


def _bagian(nilai: Nilai, seluruh: Nilai) -> Nilai:
    return nilai / seluruh * SERATUS if nilai is not None and seluruh else None


_RUMUS: dict[str, Callable[..., Nilai]] = {
    "sum": lambda *nilai: jumlahkan(nilai),
    "add": lambda *nilai: jumlahkan(nilai),
    "subtract": _kurang,
    "percent": tingkat,
    "percent-down": lambda nilai, terhadap: tingkat(nilai, terhadap, turun=True),
    "share": _bagian,
}


def hitung(rumus: str, unsur: Sequence[Nilai]) -> Nilai:
    """What a formula gives for its operands, in their order; None (printed "–") is absent or undefined.

    `share` takes the figure and the total. A percentage of text (a performance value that is no number) is undefined
    whatever the other operand: that is for the caller to know.
    """
    return _RUMUS[rumus](*unsur)
