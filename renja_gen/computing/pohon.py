"""The tree of a plan: urusan > bidang urusan > program > kegiatan > sub kegiatan, and its amounts.

An amount is asked for by `Kolom`: its kind and year. A leaf answers from what the plan states, a parent
with the sum of its children: so sums agree in every table, at every level, in every column.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal, NamedTuple

from renja_gen.diagnostics import Span
from renja_gen.nomenklatur.names import bidang_kode
from renja_gen.plan.dasar import Deret
from renja_gen.plan.kode import kode_urusan, urutan_kode
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import Indikator, Kegiatan, Program, SubKegiatan


class Tingkat(StrEnum):
    """The levels of the tree, from the top."""

    URUSAN = "urusan"
    BIDANG_URUSAN = "bidang urusan"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub kegiatan"


class Kolom(NamedTuple):
    """An amount: what it is and for which year (the plan's Renstra target has no year: 0).

    `sampai` is the realisation accumulated to the end of that year, `perkiraan` that to the year before with the
    year's pagu as if it were realised, `rkpd` the RKPD draft's ceiling, `triwulan-1` … realisations by quarter.
    """

    jenis: Literal[
        "renstra", "pagu", "realisasi", "sampai", "perkiraan", "rkpd",
        "triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4",
    ]  # fmt: skip
    tahun: int = 0


def jumlahkan(nilai: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is there; None when nothing is, so that "absent" never becomes zero."""
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada, Decimal(0)) if ada else None


def direncanakan(sub: SubKegiatan, n: int) -> bool:
    """Whether the plan has this sub kegiatan in year n: a pagu, a share of funds or a target."""
    punya_pagu = n in sub.anggaran.pagu or any(dana.pagu is not None for dana in sub.sumber_dana)
    return punya_pagu or any(n in indikator.target for indikator in sub.indikator)


def di_rkpd(sub: SubKegiatan, n: int) -> bool:
    """Whether the RKPD draft has this sub kegiatan: as it says, else when the plan has it."""
    return direncanakan(sub, n) if sub.rkpd is None else sub.rkpd.ada


def dievaluasi(sub: SubKegiatan, sampai: int) -> bool:
    """Whether the evaluation has something to say on this sub kegiatan; `sampai` is the last year it looks at."""

    def lampau(deret: Iterable[int]) -> bool:
        return any(tahun <= sampai for tahun in deret)

    rencana = sub.anggaran
    return (
        rencana.renstra is not None or lampau(rencana.pagu) or lampau(rencana.realisasi) or lampau(rencana.triwulan)
        or any(indikator_dievaluasi(indikator, sampai) for indikator in sub.indikator)
    )  # fmt: skip


def indikator_dievaluasi(indikator: Indikator, sampai: int) -> bool:
    """Whether an indicator has values for an evaluation that looks up to year `sampai`."""
    tahun = [*indikator.target, *indikator.realisasi, *indikator.triwulan]
    return indikator.renstra is not None or any(t <= sampai for t in tahun)


def pagu_sub(sub: SubKegiatan, tahun: int, n: int) -> Decimal | None:
    """The pagu of a year; that of year n may be stated as shares of its sources of funds."""
    if tahun in sub.anggaran.pagu or tahun != n:
        return sub.anggaran.pagu[tahun]
    return jumlahkan(dana.pagu for dana in sub.sumber_dana)


def _rkpd_sub(sub: SubKegiatan, n: int) -> Decimal | None:
    if not di_rkpd(sub, n):
        return None
    stated = sub.rkpd.pagu if sub.rkpd else None
    return stated if stated is not None else pagu_sub(sub, n, n)


def _realisasi_sub(sub: SubKegiatan) -> Deret[Decimal]:
    """Realisations by year: as stated, else what the quarters of a year add up to."""
    stated = sub.anggaran.realisasi
    triwulan = {t: satu for t, nilai in sub.anggaran.triwulan.tahun.items() if (satu := jumlahkan(nilai)) is not None}
    return Deret({**triwulan, **stated.tahun}, stated.sampai) if triwulan else stated


def nilai_sub(sub: SubKegiatan, kolom: Kolom, n: int) -> Decimal | None:
    """An amount of a leaf, as stated."""
    rencana = sub.anggaran
    match kolom.jenis:
        case "renstra":
            return rencana.renstra
        case "pagu":
            return pagu_sub(sub, kolom.tahun, n)
        case "rkpd":
            return _rkpd_sub(sub, n)
        case "sampai" | "perkiraan":
            maju = kolom.jenis == "perkiraan"
            awal, lanjut = _realisasi_sub(sub).hingga(kolom.tahun - maju)
            return jumlahkan([awal and awal[1], *lanjut, rencana.pagu[kolom.tahun] if maju else None])
        case "realisasi":
            return _realisasi_sub(sub)[kolom.tahun]
        case triwulan:
            ke = int(triwulan[-1]) - 1
            semua = rencana.triwulan[kolom.tahun] or ()
            return semua[ke] if ke < len(semua) else None


def tempat_sub(sub: SubKegiatan, kolom: Kolom, n: int) -> Span:
    """Where an amount of a leaf is written, or the nearest place around it."""
    jenis, tahun = kolom
    if jenis == "rkpd":
        if sub.rkpd and sub.rkpd.pagu is not None:
            return sub.rkpd.span("pagu")
        jenis, tahun = "pagu", n
    if jenis == "pagu" and tahun not in sub.anggaran.pagu:
        return sub.span("sumber_dana")
    if jenis in {"renstra", "sampai", "perkiraan"}:
        return sub.span("anggaran", "renstra" if jenis == "renstra" else "realisasi")
    return sub.span("anggaran", jenis.partition("-")[0], str(tahun))


@dataclass(frozen=True, eq=False)
class Simpul:
    """A node: level, code, printed name, children, and the part of the plan it stands for (if any)."""

    tingkat: Tingkat
    kode: str
    nama: str
    n: int
    anak: "tuple[Simpul, ...]" = ()
    bagian: Program | Kegiatan | SubKegiatan | None = None
    _ingatan: dict[Kolom, Decimal | None] = field(default_factory=dict, repr=False)

    def rp(self, kolom: Kolom) -> Decimal | None:
        """The amount in a column: stated for a sub kegiatan, the sum of the children above."""
        if kolom not in self._ingatan:
            if isinstance(self.bagian, SubKegiatan):
                self._ingatan[kolom] = nilai_sub(self.bagian, kolom, self.n)
            else:
                self._ingatan[kolom] = jumlahkan(anak.rp(kolom) for anak in self.anak)
        return self._ingatan[kolom]

    def asal(self, kolom: Kolom) -> list[tuple[Span, Decimal]]:
        """Where an amount comes from: the place and value of every leaf in its sum."""
        return [
            (tempat_sub(simpul.sub, kolom, self.n), nilai)
            for simpul in self.daun
            if (nilai := simpul.rp(kolom)) is not None
        ]

    @property
    def sub(self) -> SubKegiatan:
        """The sub kegiatan of a leaf."""
        assert isinstance(self.bagian, SubKegiatan)
        return self.bagian

    @property
    def indikator(self) -> tuple[Indikator, ...]:
        """The indicators stated at this node."""
        return self.bagian.indikator if self.bagian else ()

    @cached_property
    def daun(self) -> "tuple[Simpul, ...]":
        """The sub kegiatan below (or this one)."""
        if self.tingkat is Tingkat.SUB_KEGIATAN:
            return (self,)
        return tuple(daun for anak in self.anak for daun in anak.daun)

    def turun(self) -> "Iterator[Simpul]":
        """This node and all below it, in the order of the forms."""
        yield self
        for anak in self.anak:
            yield from anak.turun()


def saring(simpul: Simpul, pilih: Callable[[SubKegiatan], bool]) -> Simpul | None:
    """The part of a tree that leads to chosen sub kegiatan; None when there is none.

    A program or kegiatan without any sub kegiatan of its own stays out as well: tables list work.
    """
    if simpul.tingkat is Tingkat.SUB_KEGIATAN:
        return simpul if pilih(simpul.sub) else None
    anak = tuple(hasil for satu in simpul.anak if (hasil := saring(satu, pilih)))
    return Simpul(simpul.tingkat, simpul.kode, simpul.nama, simpul.n, anak, simpul.bagian) if anak else None


def tanam(plan: Plan, nama: Callable[[str], str]) -> tuple[Simpul, ...]:
    """The tree of a plan, sorted by code; `nama` gives a code's name in the catalogue ("" if unknown)."""
    disebut = {satu.kode: satu.nama for satu in (*plan.urusan, *plan.bidang_urusan) if satu.nama}

    def nama_atas(kode: str) -> str:
        return disebut.get(kode) or nama(kode) or kode

    def simpul(tingkat: Tingkat, bagian: Program | Kegiatan | SubKegiatan, anak: Iterable[Simpul] = ()) -> Simpul:
        return Simpul(
            tingkat, bagian.kode, bagian.nama or nama(bagian.kode) or bagian.kode, plan.n, _urut(anak), bagian
        )

    def kegiatan(bagian: Kegiatan) -> Simpul:
        return simpul(Tingkat.KEGIATAN, bagian, [simpul(Tingkat.SUB_KEGIATAN, sub) for sub in bagian.sub_kegiatan])

    program = [simpul(Tingkat.PROGRAM, satu, [kegiatan(k) for k in satu.kegiatan]) for satu in plan.program]
    bidang = _kelompok(Tingkat.BIDANG_URUSAN, program, bidang_kode, nama_atas, plan.n)
    return _kelompok(Tingkat.URUSAN, bidang, kode_urusan, nama_atas, plan.n)


def _urut(simpul: Iterable[Simpul]) -> tuple[Simpul, ...]:
    return tuple(sorted(simpul, key=lambda satu: urutan_kode(satu.kode)))


def _kelompok(
    tingkat: Tingkat, anak: Iterable[Simpul], kode_induk: Callable[[str], str], nama: Callable[[str], str], n: int
) -> tuple[Simpul, ...]:
    """Nodes of one level up, made of the codes of their children."""
    kelompok: dict[str, list[Simpul]] = {}
    for satu in anak:
        kelompok.setdefault(kode_induk(satu.kode), []).append(satu)
    return _urut(Simpul(tingkat, kode, nama(kode), n, _urut(isi)) for kode, isi in kelompok.items())
