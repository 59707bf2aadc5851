"""Which node of the old plan is which of the new: by code, else by what catalogue, names and indicators say."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from renja_gen.computing import Hasil, Simpul, Tingkat
from renja_gen.nomenklatur import keserupaan, normalkan_nama
from renja_gen.plan.kode import urutan_kode

K = TypeVar("K")
TINGKAT = (Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)
MIRIP = 0.85  # how much alike two names must be, besides the same indicators


class Cara(StrEnum):
    """How two nodes were found to be one, surest first."""

    KODE = "kode sama"
    PADANAN = "padanan nomenklatur"
    NAMA = "nama sama"
    MIRIP = "nama mirip dan indikator sama"


@dataclass(frozen=True, eq=False, slots=True)
class DuaSisi:
    """A node in both plans, None where one does not have it."""

    lama: Simpul | None
    baru: Simpul | None

    @property
    def simpul(self) -> Simpul:
        """The node as it is now, or was."""
        ada = self.baru or self.lama
        assert ada is not None
        return ada

    @property
    def berganti_nama(self) -> bool:
        """Whether its printed name has become another; one that is only spelled otherwise has not."""
        return self.lama is not None and self.baru is not None and _nama(self.lama) != _nama(self.baru)


@dataclass(frozen=True, eq=False, slots=True)
class Pasangan(DuaSisi):
    """What is the same node in both plans, and how that was recognised."""

    cara: Cara = Cara.KODE

    @property
    def pindah(self) -> bool:
        """Whether its code has changed."""
        return self.lama is not None and self.baru is not None and self.lama.kode != self.baru.kode


class _Pencari:
    """The nodes of one level that are still to be paired; `terpasang` are the new nodes of old ones, all levels."""

    def __init__(
        self, lama: list[Simpul], baru: list[Simpul], induk: dict[int, Simpul], terpasang: dict[int, Simpul]
    ) -> None:
        self.lama, self.baru = dict.fromkeys(lama), dict.fromkeys(baru)
        self.induk, self.terpasang = induk, terpasang
        self.pasangan: list[Pasangan] = []
        self.menurut_kode = {satu.kode: satu for satu in reversed(baru)}
        self.menurut_nama, self.menurut_indikator = _kelompok(baru, _nama), _kelompok(baru, _indikator)
        self.banyak = Counter(map(_nama, lama))

    def cocokkan(self, cara: Cara, cari: Callable[[Simpul], Simpul | None]) -> None:
        """Pair every old node with what a search finds for it."""
        for satu in list(self.lama):
            found = cari(satu)
            if found is not None:
                del self.lama[satu], self.baru[found]
                self.banyak[_nama(satu)] -= 1
                self.terpasang[id(satu)] = found
                self.pasangan.append(Pasangan(satu, found, cara))

    def berkode(self, kode: str) -> Simpul | None:
        """The new node of a code."""
        found = self.menurut_kode.get(kode)
        return found if found in self.baru else None

    def bernama(self, satu: Simpul) -> Simpul | None:
        """The only new node of the same name: under the same parent, else anywhere if it is one on both sides."""
        calon = [lain for lain in self.menurut_nama.get(_nama(satu), ()) if lain in self.baru]
        dekat = [lain for lain in calon if self.seinduk(satu, lain)]
        if len(dekat) == 1:
            return dekat[0]
        return calon[0] if len(calon) == 1 == self.banyak[_nama(satu)] else None

    def mirip(self, satu: Simpul) -> Simpul | None:
        """The new node with the same indicators whose name is most alike."""
        ukuran = _indikator(satu)
        calon = [lain for lain in self.menurut_indikator.get(ukuran, ()) if ukuran and lain in self.baru]
        serupa = [(keserupaan(satu.nama, lain.nama), self.seinduk(satu, lain), lain) for lain in calon]
        terbaik = max(serupa, key=lambda calon: calon[:2], default=None)
        return terbaik[2] if terbaik is not None and terbaik[0] >= MIRIP else None

    def seinduk(self, lama: Simpul, baru: Simpul) -> bool:
        """Whether the parents of two nodes are a pair."""
        atas, bawah = self.induk.get(id(lama)), self.induk.get(id(baru))
        return atas is not None and bawah is not None and self.terpasang.get(id(atas)) is bawah


def _kelompok(simpul: Iterable[Simpul], kunci: Callable[[Simpul], K]) -> dict[K, list[Simpul]]:
    kelompok: dict[K, list[Simpul]] = {}
    for satu in simpul:
        kelompok.setdefault(kunci(satu), []).append(satu)
    return kelompok


def _nama(simpul: Simpul) -> str:
    return normalkan_nama(simpul.nama)


def _indikator(simpul: Simpul) -> frozenset[str]:
    return frozenset(normalkan_nama(satu.nama) for satu in simpul.indikator)


def pasangan_simpul(lama: Hasil, baru: Hasil) -> list[Pasangan]:
    """All programmes, kegiatan and sub kegiatan of both plans, paired; in order of code, the new one first."""
    induk = {id(anak): atas for hasil in (lama, baru) for atas in hasil.akar.turun() for anak in atas.anak}
    terpasang: dict[int, Simpul] = {}
    semua: list[Pasangan] = []
    for tingkat in TINGKAT:
        cari = _Pencari(lama.simpul(lama.akar, tingkat), baru.simpul(baru.akar, tingkat), induk, terpasang)
        cari.cocokkan(Cara.KODE, lambda satu, di=cari: di.berkode(satu.kode))  # type: ignore[misc]
        cari.cocokkan(Cara.PADANAN, lambda satu, di=cari: di.berkode(baru.katalog.pindahan(satu.kode)))  # type: ignore[misc]
        cari.cocokkan(Cara.NAMA, cari.bernama)
        cari.cocokkan(Cara.MIRIP, cari.mirip)
        semua += cari.pasangan
        semua += [Pasangan(satu, None) for satu in cari.lama]
        semua += [Pasangan(None, satu) for satu in cari.baru]
    return sorted(semua, key=_urutan)


def _urutan(satu: Pasangan) -> tuple[tuple[tuple[int, str], ...], bool]:
    return urutan_kode(satu.simpul.kode), satu.baru is None
