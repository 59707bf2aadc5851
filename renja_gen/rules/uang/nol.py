"""Noughts too many or too few: an amount against its neighbours in time and the RKPD draft."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from renja_gen.angka import rp
from renja_gen.computing import Hasil, Kolom
from renja_gen.computing.pohon import direncanakan, pagu_sub, tempat_sub
from renja_gen.diagnostics import Severity
from renja_gen.plan.pekerjaan import SubKegiatan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import semua_sub

# An amount is suspect when another is exactly ten or a hundred times as much, or hundreds of times, and all are many
# times as much.
_KELIPATAN, _RIBUAN, _JAUH = (Decimal(10), Decimal(100)), Decimal(300), Decimal(8)


class _Pagu(NamedTuple):
    """An amount of a sub kegiatan: what it is called, where it stands."""

    sebut: str
    kolom: Kolom
    nilai: Decimal


@aturan("RG411", Severity.PERINGATAN, menjawab="R35 R36")
def banyak_nol(hasil: Hasil) -> Iterator[Temuan]:
    """Pagu tidak sepuluh, seratus, atau seribu kali lebih besar atau lebih kecil dari tahun di sekitarnya dan RKPD.

    425.000 di antara 400.000.000 dan 450.000.000 ialah salah ketik: nolnya kurang, atau angkanya masih dalam ribuan.
    Dilaporkan bila satu pagu tepat sepuluh atau seratus kali, atau ratusan kali, angka di sekitarnya, dan semua
    angka lain sama jauhnya. Perbaiki angkanya; bila benar demikian, tulis sebabnya dalam `catatan`.

    Salah:

        anggaran: {pagu: {2025: 200.000}}

    Benar:

        anggaran: {pagu: {2025: 200.000.000}}
    """
    for sub in semua_sub(hasil):
        if direncanakan(sub, hasil.n) and not sub.catatan and (ganjil := janggal(sub, hasil.n)):
            satu, lain = ganjil
            arah = "besar" if satu.nilai > lain.nilai else "kecil"
            pesan = f"{satu.sebut} {rp(satu.nilai)} terlalu {arah} di sebelah {lain.sebut} {rp(lain.nilai)}"
            yield Temuan(tempat_sub(sub, satu.kolom, hasil.n), f"{pesan}; periksa banyaknya nol")


def janggal(sub: SubKegiatan, n: int) -> tuple[_Pagu, _Pagu] | None:
    """The amount that all others say is wrong by powers of ten, and one of these that says so most clearly."""
    semua = list(_sekitar(sub, n))
    for satu in semua:
        lain = [butir for butir in semua if butir is not satu]
        for banding in (_kali(satu, lain), _kali(satu, lain, terbalik=True)):
            jauh = [butir for butir, kali in banding if kali in _KELIPATAN or kali >= _RIBUAN]
            if jauh and all(kali >= _JAUH for _, kali in banding):
                return satu, jauh[0]
    return None


def _sekitar(sub: SubKegiatan, n: int) -> Iterator[_Pagu]:
    """The amounts to compare, none of them zero.

    The plan year first: where only two amounts stand against each other, it is the one being written.
    """
    if pagu := pagu_sub(sub, n, n):
        yield _Pagu(f"pagu {n}", Kolom("pagu", n), pagu)
    if sub.rkpd and sub.rkpd.pagu:
        yield _Pagu("pagu RKPD", Kolom("rkpd", n), sub.rkpd.pagu)
    for tahun in (n + 1, n - 1, n - 2):
        if nilai := sub.anggaran.pagu[tahun]:
            yield _Pagu(f"pagu {tahun}", Kolom("pagu", tahun), nilai)


def _kali(satu: _Pagu, lain: list[_Pagu], *, terbalik: bool = False) -> list[tuple[_Pagu, Decimal]]:
    """How many times an amount the others are; or, the other way round, it is of each."""
    return [(butir, satu.nilai / butir.nilai if terbalik else butir.nilai / satu.nilai) for butir in lain]
