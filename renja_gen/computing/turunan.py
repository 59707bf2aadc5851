"""Figures that follow from others, each said once: for narratives, charts, and `renja-gen explain`."""

from renja_gen.computing.asal import Asal, Nol, Tertulis, Turunan, Uang, Ukuran
from renja_gen.computing.kinerja import Kinerja
from renja_gen.computing.pohon import Kolom, Simpul
from renja_gen.computing.ringkasan import Hasil
from renja_gen.plan.pekerjaan import Indikator

_PERSEN = {  # by what is divided and by what
    ("realisasi", "pagu"): "tingkat realisasi {}", ("realisasi", "target"): "tingkat realisasi {}",
    ("sampai", "renstra"): "tingkat capaian {} Renstra",
    ("perkiraan", "renstra"): "perkiraan tingkat capaian {} Renstra",
}  # fmt: skip
NAMA_RERATA = {  # what is averaged, by the fields of `RataRata`
    "tingkat_k": "tingkat realisasi kinerja", "tingkat_rp": "tingkat realisasi anggaran",
    "capaian_k": "tingkat capaian kinerja Renstra", "capaian_rp": "tingkat capaian anggaran Renstra",
}  # fmt: skip


def seluruh_pagu(hasil: Hasil) -> Asal:
    """The total pagu of year n."""
    return Nol(Uang(hasil.rencana, Kolom("pagu", hasil.n)))


def porsi(hasil: Hasil, asal: Asal) -> Asal:
    """The share of an amount in the total pagu, percent."""
    return Turunan("persentase dari seluruh pagu", "share", (asal, seluruh_pagu(hasil)))


def selisih(dari: Asal, dengan: Asal) -> Asal:
    """An amount less another."""
    return Turunan("selisih", "subtract", (dari, dengan))


def perubahan(dari: Asal, ke: Asal) -> Asal:
    """The change from an amount to another, percent of the first."""
    return Turunan("perubahan", "change", (dari, ke))


def nama_persen(dari: Uang | Ukuran, terhadap: Uang | Ukuran) -> str:
    """What an amount or a performance value in percent of another is called."""
    pola = _PERSEN[dari.kolom.jenis, terhadap.kolom.jenis]
    return pola.format("anggaran" if isinstance(dari, Uang) else "kinerja")


def tingkat_anggaran(simpul: Simpul) -> Turunan:
    """Tingkat realisasi of a node's money in year n-2, percent."""
    return _anggaran(simpul, Kolom("realisasi", simpul.n - 2), Kolom("pagu", simpul.n - 2))


def capaian_anggaran(simpul: Simpul) -> Turunan:
    """Realisation to the end of n-2 in percent of the Renstra target."""
    return _anggaran(simpul, Kolom("sampai", simpul.n - 2), Kolom("renstra"))


def perkiraan_anggaran(simpul: Simpul) -> Turunan:
    """Realisation to the end of n-1, its pagu counting as realised, in percent of the Renstra target."""
    return _anggaran(simpul, Kolom("perkiraan", simpul.n - 1), Kolom("renstra"))


def _anggaran(simpul: Simpul, *kolom: Kolom) -> Turunan:
    dari, terhadap = (Uang(simpul, satu) for satu in kolom)
    return Turunan(nama_persen(dari, terhadap), "percent", (dari, terhadap))


def tingkat_kinerja(indikator: Indikator, n: int) -> Turunan:
    """Tingkat realisasi of an indicator in year n-2, percent."""
    return _kinerja(indikator, Kinerja("realisasi", n - 2), Kinerja("target", n - 2))


def capaian_kinerja(indikator: Indikator, n: int) -> Turunan:
    """Realisation of an indicator to the end of n-2 in percent of the Renstra target."""
    return _kinerja(indikator, Kinerja("sampai", n - 2), Kinerja("renstra"))


def _kinerja(indikator: Indikator, *kolom: Kinerja) -> Turunan:
    dari, terhadap = (Ukuran(indikator, satu) for satu in kolom)
    return menurut_arah(nama_persen(dari, terhadap), indikator.arah, dari, terhadap)


def menurut_arah(apa: str, arah: str, dari: Asal, terhadap: Asal) -> Turunan:
    """A performance value in percent of another, by the direction in which it gets better."""
    return Turunan(apa, "percent-down" if arah == "turun" else "percent", (dari, terhadap))


def tahun(hasil: Hasil, geser: int = 0) -> Asal:
    """The plan year, or one that many years later."""
    n = Tertulis(hasil.plan.renja, ("tahun",))
    return Turunan("tahun", f"n{geser:+}", (n,)) if geser else n
