"""Where any figure comes from, by its origin."""

from dataclasses import replace
from typing import assert_never

from renja_gen.angka import KOSONG, rp
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
from renja_gen.computing.kinerja import predikat
from renja_gen.computing.ringkasan import NOL, Hasil
from renja_gen.computing.sebab.banyak import sebab_banyak
from renja_gen.computing.sebab.dana import sebab_dana
from renja_gen.computing.sebab.kinerja import sebab_kinerja
from renja_gen.computing.sebab.pokok import Sebab
from renja_gen.computing.sebab.rerata import sebab_rerata
from renja_gen.computing.sebab.tertulis import sebab_kunci, sebab_tertulis
from renja_gen.computing.sebab.turunan import sebab_turunan
from renja_gen.computing.sebab.uang import sebab_uang


def sebab(hasil: Hasil, asal: Asal) -> Sebab:  # noqa: C901, PLR0911 - one for each origin
    """A figure as a tree; its value is that of `terhitung.nilai`."""
    match asal:
        case Uang(simpul, kolom):
            return sebab_uang(simpul, kolom)
        case Ukuran(indikator, kinerja):
            return sebab_kinerja(indikator, kinerja, hasil.plan.renstra.periode.awal)
        case Rerata():
            return sebab_rerata(hasil, asal, sebab)
        case Dana():
            return sebab_dana(hasil, asal)
        case Tertulis():
            return sebab_tertulis(asal)
        case Kunci():
            return sebab_kunci(asal)
        case Banyak():
            return sebab_banyak(asal)
        case Turunan(apa, rumus, unsur):
            return sebab_turunan(apa, rumus, *(sebab(hasil, satu) for satu in unsur))
        case Nol():
            return _nol(sebab(hasil, asal.asal))
        case Semula():
            assert hasil.sebelum is not None
            return _semula(sebab(hasil.sebelum, asal.asal))
        case Cetakan():
            return sebab(hasil, asal.asal)
        case Predikat():
            return _predikat(sebab(hasil, asal.asal))
    assert_never(asal)


def _nol(satu: Sebab) -> Sebab:
    if satu.nilai is not None:
        return satu
    catatan = (*satu.catatan, "tidak ada, jadi dihitung nol")
    return Sebab(satu.apa, satu.siapa, NOL, rp(NOL), "zero", catatan=catatan)


def _semula(satu: Sebab) -> Sebab:
    """A figure of the plan that a perubahan changes."""
    return replace(satu, apa=f"{satu.apa} sebelum perubahan", unsur=tuple(map(_semula, satu.unsur)), semula=True)


def _predikat(satu: Sebab) -> Sebab:
    cetak = predikat(satu.nilai) or KOSONG
    return Sebab("predikat", satu.siapa, satu.nilai, cetak, "grade", (satu,))
