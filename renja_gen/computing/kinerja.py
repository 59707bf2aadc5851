"""Performance: ratios, accumulation, averages, predicate. Exact; rounding is left to printing."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, NamedTuple

from renja_gen.computing.pohon import Simpul, indikator_dievaluasi
from renja_gen.plan.dasar import Deret
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator

SERATUS = Decimal(100)
AturanRataRata = Literal["termasuk-nol", "abaikan-nol"]

# Permendagri 86/2017, predicates of the E.81 form, on the unrounded value.
PREDIKAT = (
    (Decimal(91), "Sangat Tinggi"),
    (Decimal(76), "Tinggi"),
    (Decimal(66), "Sedang"),
    (Decimal(51), "Rendah"),
)
PREDIKAT_TERENDAH = "Sangat Rendah"
_TELITI = Decimal("1e-12")
# What an indicator is when the plan does not say: by level.
JENIS_BAWAAN = {
    "urusan": "capaian program",
    "bidang urusan": "capaian program",
    "program": "capaian program",
    "kegiatan": "hasil",
    "sub kegiatan": "keluaran",
}


def predikat(nilai: Decimal | None) -> str:
    """The predicate of a percentage, before it is rounded for printing; "" when it is undefined.

    A mean of quotients that do not end may miss its border by the last of 28 digits; that is taken away.
    """
    if nilai is None:
        return ""
    nilai = nilai.quantize(_TELITI)
    return next((nama for batas, nama in PREDIKAT if nilai >= batas), PREDIKAT_TERENDAH)


def tingkat(realisasi: Decimal | None, target: Decimal | None, *, turun: bool = False) -> Decimal | None:
    """Tingkat realisasi in percent: realisasi / target × 100; None (undefined) without a target above zero.

    No realisation against a target is 0 %. Where less is better (`turun`): (2 × target - realisasi) /
    target × 100, the formula of the performance reports (SK Kepala LAN 239/IX/6/8/2003), and undefined
    without a realisation.
    """
    if target is None or target <= 0 or (turun and realisasi is None):
        return None
    tercapai = realisasi or Decimal(0)
    return ((2 * target - tercapai) if turun else tercapai) / target * SERATUS


def perubahan(dari: Decimal | None, ke: Decimal | None) -> Decimal | None:
    """Change in percent of the first value; None when that is absent or zero."""
    if dari is None or ke is None or dari == 0:
        return None
    return (ke - dari) / dari * SERATUS


def rata_rata(nilai: Iterable[Decimal | None], aturan: AturanRataRata) -> Decimal | None:
    """Plain mean of the defined percentages; `abaikan-nol` leaves out zeros too."""
    ada = [satu for satu in nilai if satu is not None and (satu != 0 or aturan == "termasuk-nol")]
    return sum(ada, Decimal(0)) / len(ada) if ada else None


def akumulasi_indikator(indikator: Indikator) -> str:
    """How an indicator's years add up.

    As stated; else `terakhir` for percentages and where less is better, `jumlah` for the rest.
    """
    if indikator.akumulasi:
        return indikator.akumulasi
    nilai = [*indikator.target.tahun.values(), *indikator.realisasi.tahun.values()]
    satuan = " ".join([indikator.satuan, *(satu.satuan for satu in (*nilai, indikator.renstra) if satu)]).lower()
    return "terakhir" if "%" in satuan or "persen" in satuan or indikator.arah == "turun" else "jumlah"


def akumulasi(deret: Deret[Capaian], tahun: int, cara: str, mulai: int) -> Decimal | None:
    """The value accumulated to the end of `tahun`; None when nothing is there or something is no number.

    `rata-rata` weighs a running total "s/d" with the years it stands for, counted from `mulai`.
    """
    awal, lanjut = deret.hingga(tahun)
    semua = [*([awal[1]] if awal else []), *lanjut]
    angka = [nilai.angka for nilai in semua]
    if not angka or None in angka:
        return None
    nilai = [satu for satu in angka if satu is not None]
    if cara == "terakhir":
        return nilai[-1]
    if cara == "jumlah":
        return sum(nilai, Decimal(0))
    bobot = [max(1, awal[0] - mulai + 1) if awal else 1, *([1] * (len(nilai) - 1))]
    return sum((v * b for v, b in zip(nilai, bobot, strict=True)), Decimal(0)) / sum(bobot)


def realisasi_tahun(indikator: Indikator, tahun: int) -> Capaian | None:
    """The realisation of a year: as stated, else what its quarters add up to."""
    stated = indikator.realisasi[tahun]
    if stated is not None or not (triwulan := indikator.triwulan[tahun]):
        return stated
    nilai = akumulasi(Deret(dict(enumerate(triwulan, 1))), len(triwulan), akumulasi_indikator(indikator), 0)
    return Capaian.dari(nilai, indikator.satuan)


def _realisasi(indikator: Indikator) -> Deret[Capaian]:
    """The realisations of all years, those that are stated by quarter included."""
    tahun = {t: nilai for t in indikator.triwulan if (nilai := realisasi_tahun(indikator, t)) is not None}
    return Deret({**tahun, **indikator.realisasi.tahun}, indikator.realisasi.sampai)


class Kinerja(NamedTuple):
    """A performance value of an indicator: what it is and for which year, as `Kolom` is for amounts."""

    jenis: Literal[
        "renstra", "target", "realisasi", "sampai", "perkiraan",
        "triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4",
    ]  # fmt: skip
    tahun: int = 0


def nilai_kinerja(indikator: Indikator, kolom: Kinerja, mulai: int) -> Capaian | None:
    """A performance value, accumulated where that is asked for; `mulai` is the first year of the Renstra."""
    match kolom.jenis:
        case "renstra":
            return indikator.renstra
        case "target":
            return indikator.target[kolom.tahun]
        case "realisasi":
            return realisasi_tahun(indikator, kolom.tahun)
        case "sampai" | "perkiraan":
            return _sampai(indikator, deret_kinerja(indikator, kolom), kolom.tahun, mulai)
        case triwulan:
            ke = int(triwulan[-1]) - 1
            semua = indikator.triwulan[kolom.tahun] or ()
            return semua[ke] if ke < len(semua) else None


def _sampai(indikator: Indikator, deret: Deret[Capaian], tahun: int, mulai: int) -> Capaian | None:
    """The accumulated value; a single text stays that text, several texts add up to an undefined value."""
    cara = akumulasi_indikator(indikator)
    nilai = akumulasi(deret, tahun, cara, mulai)
    if nilai is not None:
        return Capaian.dari(nilai, indikator.satuan)
    awal, lanjut = deret.hingga(tahun)
    semua = [*([awal[1]] if awal else []), *lanjut]
    if len(semua) == 1 or (semua and cara == "terakhir"):
        return semua[-1]
    return Capaian("–") if semua else None


def deret_kinerja(indikator: Indikator, kolom: Kinerja) -> Deret[Capaian]:
    """The series that `sampai` and `perkiraan` accumulate; in the latter the year's target counts as realised."""
    deret = _realisasi(indikator)
    if kolom.jenis == "sampai":
        return deret
    maju = Deret(*({t: nilai for t, nilai in isi.items() if t < kolom.tahun} for isi in (deret.tahun, deret.sampai)))
    target = indikator.target[kolom.tahun]
    if target is not None:
        maju.tahun[kolom.tahun] = target
    return maju


def tingkat_kinerja(indikator: Indikator, nilai: Capaian | None, terhadap: Capaian | None) -> Decimal | None:
    """A performance value in percent of another, by the indicator's direction; text takes no part in arithmetic."""
    if nilai is not None and nilai.angka is None:
        return None
    angka, pembanding = (satu.angka if satu else None for satu in (nilai, terhadap))
    return tingkat(angka, pembanding, turun=indikator.arah == "turun")


def indikator_evaluasi(simpul: Simpul, sampai: int) -> tuple[Indikator, ...]:
    """The indicators that an evaluation up to year `sampai` shows.

    Those with values for it; where there are none, those named without any values, else the keluaran.
    """
    bernilai = tuple(i for i in simpul.indikator if indikator_dievaluasi(i, sampai))
    tanpa_nilai = tuple(i for i in simpul.indikator if not (i.renstra or i.target or i.realisasi))
    keluaran = tuple(i for i in simpul.indikator if i.jenis in {None, "keluaran"})
    return bernilai or tanpa_nilai or keluaran


def indikator_rencana(simpul: Simpul, jenis: str = "keluaran") -> tuple[Indikator, ...]:
    """The indicators of a kind that the plan shows: those with a target for n or n+1, else those without values."""
    n = simpul.n
    sejenis = [i for i in simpul.indikator if (i.jenis or JENIS_BAWAAN[simpul.tingkat]) == jenis]
    bertarget = tuple(i for i in sejenis if n in i.target or n + 1 in i.target)
    return bertarget or tuple(i for i in sejenis if not (i.renstra or i.target or i.realisasi))


def indikator_utama(simpul: Simpul) -> tuple[Indikator, ...]:
    """The indicators of a row with one column for them: the keluaran, else whatever kind the plan has."""
    return indikator_rencana(simpul) or indikator_semua(simpul)


def indikator_semua(simpul: Simpul) -> tuple[Indikator, ...]:
    """The indicators of all kinds that the plan shows."""
    return tuple(i for jenis in ("capaian program", "hasil", "keluaran") for i in indikator_rencana(simpul, jenis))
