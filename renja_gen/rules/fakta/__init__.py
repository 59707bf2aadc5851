"""The figures of a plan that a text may quote: its years, amounts, percentages and counts.

Nothing is computed before a text asks: of a large plan there are a hundred thousand amounts.
"""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from renja_gen.computing import Hasil, Simpul, Tingkat
from renja_gen.rules.fakta.persen import semua_persen
from renja_gen.rules.fakta.pohon import Pohon
from renja_gen.rules.fakta.uang import Asal, semua_uang


class Fakta:
    """The figures of a plan, each kind computed when it is first asked for."""

    def __init__(self, hasil: Hasil) -> None:
        self.hasil = hasil

    @cached_property
    def _pohon(self) -> Pohon:
        return Pohon(self.hasil)

    @cached_property
    def tahun_rencana(self) -> frozenset[int]:
        """The years a plan deals with: n-3 to n+1, Renstra, RPJMD."""
        n = self.hasil.n
        renstra, rpjmd = self.hasil.plan.renstra.periode, self.hasil.plan.rpjmd.periode
        periode = (range(satu.awal, satu.akhir + 1) for satu in (renstra, rpjmd) if satu)
        return frozenset({*range(n - 3, n + 2), *(tahun for satu in periode for tahun in satu)})

    @cached_property
    def tahun(self) -> frozenset[int]:
        """Those years, n+2 (whose plan uses the results of n), and the year of signing."""
        plan = self.hasil.plan
        tanggal = {plan.renja.tanggal.tahun} if plan.renja.tanggal else set()
        return self.tahun_rencana | tanggal | {plan.n + 2}

    @cached_property
    def uang(self) -> dict[Decimal, Asal]:
        """Every amount of the plan with what it is."""
        return semua_uang(self._pohon)

    @cached_property
    def urutan_uang(self) -> list[Decimal]:
        """Every amount, in order."""
        return sorted(self.uang)

    @cached_property
    def persen(self) -> list[Decimal]:
        """Every percentage of the plan, in order."""
        return semua_persen(self._pohon)

    @cached_property
    def hitungan(self) -> dict[str, frozenset[int]]:
        """How many of a level there are: in each tree, below any of its nodes, and with or without support."""
        semua: dict[Tingkat, set[int]] = {satu: set() for satu in Tingkat}
        semula = (self.hasil.sebelum.rencana,) if self.hasil.sebelum else ()
        for akar in (*self._pohon.akar, *semula):
            for banyak in (*map(_bawah, akar.turun()), *map(_gabung, self._pohon.penunjang(akar))):
                for jenis, jumlah in banyak.items():
                    semua[jenis].add(jumlah)
        semua[Tingkat.SUB_KEGIATAN] |= {len(kelompok) for kelompok in self._pohon.perbedaan.values()}
        semua[Tingkat.SUB_KEGIATAN] |= {len(kelompok) for kelompok in self._pohon.kelompok_diubah.values()}
        return {jenis.value: frozenset(jumlah) for jenis, jumlah in semua.items()}

    def direncanakan(self, jenis: str) -> int:
        """How many of a level are planned for year n."""
        return len(self.hasil.simpul(self.hasil.rencana, Tingkat(jenis)))


def terdekat(urut: Sequence[Decimal], mulai: Decimal, akhir: Decimal) -> Decimal | None:
    """The first figure from `mulai` on and before `akhir`, or None."""
    ke = bisect_left(urut, mulai)
    return urut[ke] if ke < len(urut) and urut[ke] < akhir else None


def _bawah(simpul: Simpul) -> dict[Tingkat, int]:
    """How many nodes of each level there are below a node."""
    return _gabung(simpul.anak)


def _gabung(semua: Sequence[Simpul]) -> dict[Tingkat, int]:
    jumlah: dict[Tingkat, int] = {}
    for induk in semua:
        for simpul in induk.turun():
            jumlah[simpul.tingkat] = jumlah.get(simpul.tingkat, 0) + 1
    return jumlah
