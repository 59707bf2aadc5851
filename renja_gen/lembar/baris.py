"""A plan's work as rows of the flat form, and the columns that they fill."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renja_gen.computing.pohon import Tingkat
from renja_gen.lembar.isi import isi
from renja_gen.lembar.kolom import KODE, KOLOM, NAMA, TINGKAT, KolomData, Milik
from renja_gen.nomenklatur import katalog
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import Indikator, SubKegiatan

_SELALU = {KODE, TINGKAT, NAMA, "Indikator", "Satuan", "Sumber Dana", "Lokasi", "Catatan"}


@dataclass(frozen=True, slots=True)
class Baris:
    """A row: a node and one of its indicators (None where it has none); `pertama` is the node's first row."""

    kode: str
    tingkat: Tingkat
    nama: str
    bagian: Bagian
    indikator: Indikator | None = None
    pertama: bool = True

    def isi(self, kolom: KolomData) -> Decimal | str | None:
        """What stands in a column; None is an empty cell."""
        if kolom.judul in {KODE, TINGKAT, NAMA}:
            return {KODE: self.kode, TINGKAT: self.tingkat.value, NAMA: self.nama}[kolom.judul]
        if kolom.milik is Milik.INDIKATOR:
            return isi(kolom, self.indikator) if self.indikator else None
        if not self.pertama or (kolom.milik is Milik.SUB and not isinstance(self.bagian, SubKegiatan)):
            return None
        return isi(kolom, self.bagian)


def baris_data(plan: Plan) -> tuple[Baris, ...]:
    """All rows of a plan, in its own order: first the names it gives to urusan and bidang urusan, then the work."""
    return tuple(_baris(plan))


def kolom_data(baris: Iterable[Baris]) -> tuple[KolomData, ...]:
    """The columns that these rows fill, and those that every sheet has; series by their keys in order of time."""
    semua = tuple(baris)
    return tuple(
        satu
        for kolom in KOLOM
        for satu in _terurai(kolom, semua)
        if satu.judul in _SELALU or any(each.isi(satu) is not None for each in semua)
    )


def _baris(plan: Plan) -> Iterator[Baris]:
    resmi = katalog(plan.n)

    def simpul(tingkat: Tingkat, bagian: Any) -> Iterator[Baris]:
        entri = None if bagian.nama else resmi.cari(bagian.kode)
        nama = bagian.nama or (entri.nama if entri else "")
        indikator = getattr(bagian, "indikator", ())
        for ke, satu in enumerate(indikator or (None,)):
            yield Baris(bagian.kode, tingkat, nama, bagian, satu, pertama=ke == 0)

    for urusan in plan.urusan:
        yield from simpul(Tingkat.URUSAN, urusan)
    for bidang in plan.bidang_urusan:
        yield from simpul(Tingkat.BIDANG_URUSAN, bidang)
    for program in plan.program:
        yield from simpul(Tingkat.PROGRAM, program)
        for kegiatan in program.kegiatan:
            yield from simpul(Tingkat.KEGIATAN, kegiatan)
            for sub in kegiatan.sub_kegiatan:
                yield from simpul(Tingkat.SUB_KEGIATAN, sub)


def _terurai(kolom: KolomData, baris: tuple[Baris, ...]) -> Iterator[KolomData]:
    """The column itself, or those of its series that the rows have."""
    if not kolom.deret:
        yield kolom
        return
    banyak: dict[tuple[int, bool], int] = {}  # quarters by year
    for satu in baris:
        for (tahun, lepas), nilai in _deret(kolom, satu):
            banyak[tahun, lepas] = max(banyak.get((tahun, lepas), 1), len(nilai) if kolom.triwulan else 1)
    for tahun, lepas in sorted(banyak):
        kunci = str(tahun) if lepas else f"s/d {tahun}"
        for ke in range(1, banyak[tahun, lepas] + 1):
            yield kolom.pada(kunci, ke)


def _deret(kolom: KolomData, baris: Baris) -> Iterator[tuple[tuple[int, bool], Any]]:
    """The years of a series at a row, each with whether it stands for itself (not "s/d"), and its value."""
    nilai: Any = baris.indikator if kolom.milik is Milik.INDIKATOR else baris.bagian
    if nilai is None or (kolom.milik is Milik.SUB and not isinstance(nilai, SubKegiatan)):
        return
    for kunci in kolom.jalur:
        nilai = getattr(nilai, kunci)
    for lepas, isian in ((False, nilai.sampai), (True, nilai.tahun)):
        for tahun, satu in isian.items():
            yield (tahun, lepas), satu
