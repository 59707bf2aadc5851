"""The value of a figure from its origin; exact, rounding is left to printing."""

from decimal import Decimal
from typing import Any, assert_never

from renja_gen.computing.asal import (
    Asal,
    Banyak,
    Cetakan,
    Dana,
    Kunci,
    Nol,
    Predikat,
    Rerata,
    Semula,
    Tertulis,
    Turunan,
    Uang,
    Ukuran,
)
from renja_gen.computing.kinerja import nilai_kinerja
from renja_gen.computing.ringkasan import NOL, Hasil
from renja_gen.computing.rumus import hitung
from renja_gen.plan.nilai import Capaian


def nilai(hasil: Hasil, asal: Asal) -> Decimal | int | None:  # noqa: C901, PLR0911 - one for each origin
    """The value of a figure, None where it is absent, undefined, or text; years and counts are int."""
    match asal:
        case Uang(simpul, kolom):
            return simpul.rp(kolom)
        case Ukuran(indikator, kolom):
            return _bilangan(nilai_kinerja(indikator, kolom, hasil.plan.renstra.periode.awal))
        case Rerata(program, apa):
            rata: Decimal | None = getattr(hasil.rata_rata(program) if program else hasil.rata_rata_seluruh(), apa)
            return rata
        case Dana(nama):
            return next((satu.pagu for satu in hasil.per_sumber_dana() if satu.nama == nama), None)
        case Tertulis():
            return _bilangan(tertulis(asal))
        case Kunci():
            return asal.tahun
        case Banyak():
            return len(asal.semua)
        case Turunan():
            unsur: list[Any] = [nilai(hasil, satu) for satu in asal.unsur]
            return hitung(asal.rumus, unsur)
        case Nol():
            return nilai(hasil, asal.asal) or NOL
        case Semula():
            assert hasil.sebelum is not None
            return nilai(hasil.sebelum, asal.asal)
        case Predikat() | Cetakan():
            return nilai(hasil, asal.asal)
    assert_never(asal)


def tertulis(asal: Tertulis) -> Any:
    """What is written: a performance value, an amount, a year; None where nothing is."""
    isi: Any = asal.bagian
    for kunci in asal.jalur:
        isi = isi[int(kunci)] if kunci.isdigit() else getattr(isi, kunci)
    return isi


def _bilangan(isi: Any) -> Decimal | int | None:
    angka: Decimal | int | None = isi.angka if isinstance(isi, Capaian) else isi
    return angka
