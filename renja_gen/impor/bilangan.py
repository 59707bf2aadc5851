"""Numbers as spreadsheets and planners write them; a column tells whether a point or a comma ends the whole part.

1.234.567,89 is Indonesian, 1,234,567.89 English. A single mark with three digits behind it can be either: the other
cells of the column decide.
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from renja_gen.impor.sel import Nilai, Persen

Gaya = Literal["id", "en"]
_ANGKA = re.compile(r"-?\d[\d.,]*", re.ASCII)
_GAYA: tuple[tuple[Gaya, str, str], ...] = (("id", ".", ","), ("en", ",", "."))
_TERPANJANG = 40  # characters; a longer text is no number of a plan
_SEN = Decimal("0.01")
_UKURAN = re.compile(r"^(?:rp\.?|idr)\s*|\s*(?:,-|\.-|-)$|(?<=\d)\s+(?=\d{3}\b)", re.IGNORECASE)


def bukti(teks: str) -> set[Gaya]:
    """The styles a number can be in: one, both where it says nothing, none where it is no number."""
    inti = inti_angka(teks)
    return {gaya for gaya, *_ in _GAYA if _dalam(inti, gaya) is not None} if inti else set()


def gaya_kolom(teks: Iterable[str]) -> tuple[Gaya | None, bool]:
    """The style that most cells of a column can only be in (None: none says); whether any cell leaves it open."""
    pasti: dict[Gaya, int] = {"id": 0, "en": 0}
    ragu = False
    for satu in teks:
        gaya = bukti(satu)
        if len(gaya) == 1:
            pasti[gaya.pop()] += 1
        elif gaya and baca(satu, "id") != baca(satu, "en"):
            ragu = True
    terbanyak = max(pasti, key=lambda gaya: pasti[gaya])
    return (terbanyak if pasti[terbanyak] else None), ragu


def baca(teks: str, gaya: Gaya) -> Decimal | None:
    """A number in a style; one that can only be in the other is read so. None for what is no number."""
    inti = inti_angka(teks)
    if not inti:
        return None
    nilai = _dalam(inti, gaya)
    return nilai if nilai is not None else _dalam(inti, "en" if gaya == "id" else "id")


def baca_rupiah(nilai: Nilai, gaya: Gaya | None, kali: int = 1) -> Decimal | None:
    """An amount with at most two decimals, or None. With no style known, a mark before three digits groups.

    `kali` is 1,000 where it is in thousands.
    """
    if isinstance(nilai, str):
        angka = baca(nilai, gaya or ("id" if "." in nilai else "en"))
    else:
        angka = nilai if isinstance(nilai, Decimal) and not isinstance(nilai, Persen) else None
    if angka is None or abs(angka * kali) >= Decimal(10) ** 18:
        return None
    bulat = (angka * kali).quantize(_SEN, rounding=ROUND_HALF_UP)
    return bulat.to_integral_value() if bulat == bulat.to_integral_value() else bulat


def inti_angka(teks: str) -> str:
    """The digits and marks of a number, without currency and closing dash; "" for what is no number."""
    inti = teks.strip()
    if len(inti) > _TERPANJANG:
        return ""
    minus = inti.startswith("(") and inti.endswith(")")
    inti = _UKURAN.sub("", inti.strip("()").strip()).strip()
    inti = _UKURAN.sub("", inti)
    if not _ANGKA.fullmatch(inti):
        return ""
    return f"-{inti}" if minus else inti


def _dalam(inti: str, gaya: Gaya) -> Decimal | None:
    _, ribuan, desimal = next(satu for satu in _GAYA if satu[0] == gaya)
    bulat, koma, pecahan = inti.partition(desimal)
    if koma and not pecahan.isdecimal():
        return None
    kelompok = bulat.lstrip("-").split(ribuan)
    if len(kelompok) > 1:
        benar = 1 <= len(kelompok[0]) <= 3 and all(len(satu) == 3 for satu in kelompok[1:])  # noqa: PLR2004
        if not benar or kelompok[0].startswith("0"):
            return None
    if not all(satu.isdecimal() for satu in kelompok):
        return None
    return Decimal(("-" if inti.startswith("-") else "") + "".join(kelompok) + (f".{pecahan}" if koma else ""))
