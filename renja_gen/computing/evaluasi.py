"""The evaluation of year n-2: what each indicator and each node has come to, and comes to by the end of n-1."""

from dataclasses import dataclass
from decimal import Decimal

from renja_gen.computing.kinerja import Kinerja, nilai_kinerja, realisasi_tahun, tingkat, tingkat_kinerja
from renja_gen.computing.pohon import Kolom, Simpul
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator


@dataclass(frozen=True, slots=True)
class EvaluasiKinerja:
    """One indicator in the evaluation of year n-2 (columns of T-C.29 and E.81; None where undefined)."""

    indikator: Indikator
    renstra: Capaian | None
    sebelum: Capaian | None  # accumulated to n-3
    target: Capaian | None  # n-2
    realisasi: Capaian | None  # n-2
    tingkat: Decimal | None
    target_berjalan: Capaian | None  # n-1
    kumulatif: Capaian | None  # accumulated to n-2
    capaian: Decimal | None  # kumulatif against Renstra, percent
    perkiraan: Capaian | None  # accumulated to n-1, the running year's target counting as realised
    capaian_perkiraan: Decimal | None


@dataclass(frozen=True, slots=True)
class EvaluasiAnggaran:
    """The amounts of a node in the evaluation of year n-2, rupiah and percent."""

    renstra: Decimal | None
    sebelum: Decimal | None
    target: Decimal | None
    realisasi: Decimal | None
    tingkat: Decimal | None
    target_berjalan: Decimal | None
    kumulatif: Decimal | None
    capaian: Decimal | None
    perkiraan: Decimal | None
    capaian_perkiraan: Decimal | None


def evaluasi_indikator(indikator: Indikator, n: int, mulai: int) -> EvaluasiKinerja:
    """The evaluation of one indicator; `mulai` is the first year of the Renstra."""
    renstra, target, realisasi = indikator.renstra, indikator.target[n - 2], realisasi_tahun(indikator, n - 2)
    sebelum, kumulatif, perkiraan = (
        nilai_kinerja(indikator, kolom, mulai)
        for kolom in (Kinerja("sampai", n - 3), Kinerja("sampai", n - 2), Kinerja("perkiraan", n - 1))
    )
    return EvaluasiKinerja(
        indikator=indikator,
        renstra=renstra,
        sebelum=sebelum,
        target=target,
        realisasi=realisasi,
        tingkat=tingkat_kinerja(indikator, realisasi, target),
        target_berjalan=indikator.target[n - 1],
        kumulatif=kumulatif,
        capaian=tingkat_kinerja(indikator, kumulatif, renstra),
        perkiraan=perkiraan,
        capaian_perkiraan=tingkat_kinerja(indikator, perkiraan, renstra),
    )


def evaluasi_anggaran(simpul: Simpul) -> EvaluasiAnggaran:
    """The evaluation of a node's amounts; percentages of parents are computed from their sums."""
    n = simpul.n
    renstra, target = simpul.rp(Kolom("renstra")), simpul.rp(Kolom("pagu", n - 2))
    realisasi, kumulatif = simpul.rp(Kolom("realisasi", n - 2)), simpul.rp(Kolom("sampai", n - 2))
    perkiraan = simpul.rp(Kolom("perkiraan", n - 1))
    return EvaluasiAnggaran(
        renstra=renstra,
        sebelum=simpul.rp(Kolom("sampai", n - 3)),
        target=target,
        realisasi=realisasi,
        tingkat=tingkat(realisasi, target),
        target_berjalan=simpul.rp(Kolom("pagu", n - 1)),
        kumulatif=kumulatif,
        capaian=tingkat(kumulatif, renstra),
        perkiraan=perkiraan,
        capaian_perkiraan=tingkat(perkiraan, renstra),
    )
