"""The amounts of a plan that a text may quote, each with what it is."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from renja_gen.computing import Kolom, Simpul, Tingkat
from renja_gen.computing.evaluasi import evaluasi_anggaran
from renja_gen.computing.pohon import jumlahkan
from renja_gen.computing.ringkasan import bagian_dana
from renja_gen.rules.fakta.pohon import Pohon, angka_tertulis

_NOL = Decimal(0)
_Satu = tuple[str, Simpul | None, str, Decimal | None]  # made by the hundred thousand: plain, few become an `Asal`


class Asal(NamedTuple):
    """What an amount is: its name, the node it belongs to, and how a narrative writes it."""

    nama: str
    simpul: Simpul | None = None
    ungkapan: str = ""

    def __str__(self) -> str:
        simpul = self.simpul
        return f"{self.nama} {simpul.tingkat} {simpul.kode}" if simpul and simpul.kode else self.nama


def semua_uang(pohon: Pohon) -> dict[Decimal, Asal]:
    """Every amount with what it is; the most general meaning of an amount counts."""
    semua: dict[Decimal, Asal] = {}
    for bagian in (_pokok, _jumlah, _selisih, _diubah, _lain):
        for nama, simpul, ungkapan, nilai in bagian(pohon):
            if nilai and (besar := abs(nilai)) not in semua:
                semua[besar] = Asal(nama, simpul, ungkapan)
    return semua


def _pokok(pohon: Pohon) -> Iterator[_Satu]:
    """The figures that have a name in narratives."""
    hasil, n = pohon.hasil, pohon.hasil.n
    uang = evaluasi_anggaran(hasil.evaluasi)
    penunjang, urusan = pohon.penunjang(hasil.rencana)
    kolom = Kolom("pagu", n)
    for nama, ungkapan, nilai in (
        (f"pagu {n}", "total.pagu[n]", hasil.pagu),
        (f"prakiraan maju {n + 1}", "total.pagu[tahun.maju]", hasil.pagu_maju),
        ("pagu RKPD", "total.rkpd", hasil.pagu_rkpd),
        ("selisih terhadap RKPD", "review.selisih|abs", hasil.pagu - hasil.pagu_rkpd),
        (f"pagu {n - 2}", "evaluasi.pagu", uang.target),
        (f"realisasi {n - 2}", "evaluasi.realisasi", uang.realisasi),
        (f"sisa pagu {n - 2}", "evaluasi.sisa", (uang.target or 0) - (uang.realisasi or Decimal(0))),
        ("target Renstra", "evaluasi.renstra", uang.renstra),
        (f"realisasi s/d {n - 2}", "evaluasi.kumulatif", uang.kumulatif),
        (f"pagu {n - 1}", "evaluasi.target_berjalan", uang.target_berjalan),
        (f"pagu {n - 1}", "total.pagu[tahun.berjalan]", hasil.akar.rp(Kolom("pagu", n - 1))),
        (f"perkiraan realisasi s/d {n - 1}", "evaluasi.perkiraan", uang.perkiraan),
        ("pagu program penunjang", "total.penunjang", jumlahkan(satu.rp(kolom) for satu in penunjang)),
        ("pagu program urusan", "total.urusan", jumlahkan(satu.rp(kolom) for satu in urusan)),
        (f"pagu {n} sebelum perubahan", "perubahan.pagu_semula", hasil.sebelum.pagu if hasil.sebelum else None),
        ("selisih karena perubahan", "perubahan.selisih|abs", hasil.pagu - (hasil.sebelum or hasil).pagu),
        ("pagu sebelum perubahan", "evaluasi.pagu_sebelum_perubahan", hasil.plan.evaluasi.pagu_sebelum_perubahan),
    ):
        yield nama, None, f"rupiah({ungkapan})", nilai


def _jumlah(pohon: Pohon) -> Iterator[_Satu]:
    """The amounts of every node in every column."""
    for simpul in pohon.simpul:
        yield from ((nama, simpul, "", simpul.rp(kolom)) for nama, kolom in pohon.kolom.items())
    for akar in pohon.akar:
        for jenis, program in zip(("penunjang", "urusan"), pohon.penunjang(akar), strict=True):
            for nama, kolom in pohon.kolom.items():
                yield f"{nama} program {jenis}", None, "", jumlahkan(satu.rp(kolom) for satu in program)


def _selisih(pohon: Pohon) -> Iterator[_Satu]:
    """The differences of columns."""
    for simpul in pohon.simpul:
        for nama, dari, ke in pohon.pasangan:
            awal, akhir = simpul.rp(dari), simpul.rp(ke)
            if awal != akhir:
                yield nama, simpul, "", (akhir or _NOL) - (awal or _NOL)


def _diubah(pohon: Pohon) -> Iterator[_Satu]:
    """What a perubahan changes."""
    hasil = pohon.hasil
    for simpul, dulu, kini in pohon.diubah:
        yield "pagu sebelum perubahan", simpul, "", dulu
        yield "selisih karena perubahan", simpul, "", (kini or _NOL) - (dulu or _NOL)
    for nama, selisih in pohon.kelompok_diubah.items():
        yield nama, None, "", jumlahkan(selisih)
    for dana in hasil.sebelum.per_sumber_dana() if hasil.sebelum else ():
        yield f"pagu dari {dana.nama} sebelum perubahan", None, "", dana.pagu


def _lain(pohon: Pohon) -> Iterator[_Satu]:
    """Sources of funds, changes against the RKPD, and whatever else is written."""
    hasil = pohon.hasil
    for dana in hasil.per_sumber_dana():
        yield f"pagu dari {dana.nama}", None, "", dana.pagu
    for program in hasil.simpul(hasil.rencana, Tingkat.PROGRAM):
        dari: dict[str, Decimal] = {}
        for sumber, nilai in (satu for daun in program.daun for satu in bagian_dana(daun)):
            dari[sumber] = dari.get(sumber, _NOL) + nilai
        yield from ((f"pagu dari {sumber}", program, "", nilai) for sumber, nilai in dari.items())
    for nama, kelompok in pohon.perbedaan.items():
        yield nama, None, "", jumlahkan(satu.selisih for satu in kelompok)
    awal, uang = hasil.plan.evaluasi.pagu_sebelum_perubahan, evaluasi_anggaran(hasil.evaluasi)
    if awal is not None and uang.target is not None:
        yield "perubahan pagu", None, "", uang.target - awal
    for simpul in hasil.evaluasi.turun():
        yield "perkiraan realisasi", simpul, "", evaluasi_anggaran(simpul).perkiraan
    for bagian in hasil.plan.semua_bagian():
        yield from (("angka yang ditulis", None, "", nilai) for nilai in angka_tertulis(bagian))
