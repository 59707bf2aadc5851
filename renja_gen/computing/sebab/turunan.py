"""Where figures come from that follow from others by a formula, and why they are undefined."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from renja_gen.angka import KOSONG, angka, persen, rp
from renja_gen.computing.sebab.pokok import Sebab

_CETAK: dict[str, Callable[[Decimal | None], str]] = {
    "percent": persen, "percent-down": persen, "share": persen, "change": persen, "count": angka,
    **{f"n{geser:+}": str for geser in (-3, -2, -1, 1)},
}  # fmt: skip
_SIAPA = {"sum": "seluruh rencana", "count": ""}  # what is made of many has no one of its own


def sebab_turunan(apa: str, rumus: str, *unsur: Sebab) -> Sebab:
    """A figure that follows from others; amounts, where the formula does not say otherwise."""
    siapa = _SIAPA[rumus] if rumus in _SIAPA else unsur[0].siapa
    kosong = Sebab(apa, siapa, None, KOSONG, rumus, unsur)
    nilai = kosong.terhitung
    catatan = tuple(_keterangan(rumus, nilai, *unsur)) if rumus in _PEMBAGI else ()
    return replace(kosong, nilai=nilai, cetak=_CETAK.get(rumus, rp)(nilai), catatan=catatan)


_PEMBAGI = {"percent": 1, "percent-down": 1, "share": 1, "change": 0}  # which operand divides


def _keterangan(rumus: str, hasil: Decimal | None, *unsur: Sebab) -> Iterator[str]:
    terhadap, nilai = unsur[_PEMBAGI[rumus]], unsur[1 - _PEMBAGI[rumus]]
    if hasil is not None:
        if nilai.nilai is None:
            yield f"{nilai.apa} tidak ada, jadi dihitung 0%"
        if rumus == "percent-down":
            yield "makin kecil makin baik (arah: turun)"
    elif nilai.teks or terhadap.teks:
        yield f"tidak terdefinisi, karena {(nilai if nilai.teks else terhadap).apa} berupa teks, bukan bilangan"
    elif terhadap.nilai is None:
        yield f"tidak terdefinisi, karena {terhadap.apa} tidak ada"
    elif terhadap.nilai <= 0:
        yield f"tidak terdefinisi, karena {terhadap.apa} {'nol' if terhadap.nilai == 0 else 'di bawah nol'}"
    else:
        yield f"tidak terdefinisi, karena {nilai.apa} tidak ada"
