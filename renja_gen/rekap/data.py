"""What a recapitulation keeps of a plan: its sums, counts and findings, so that hundreds of plans take no room.

All figures are those of `Hasil` and its tree; nothing is computed a second time here.
"""

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from renja_gen.compose.laporan import tanggal_dokumen
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.kinerja import indikator_semua, indikator_utama, perubahan
from renja_gen.computing.pohon import jumlahkan
from renja_gen.diagnostics import Diagnostic, Severity, stops_build
from renja_gen.nomenklatur.names import bidang_kode
from renja_gen.pipeline import examined
from renja_gen.plan.kode import urutan_kode
from renja_gen.plan.model import Plan
from renja_gen.plan_files import plan_file
from renja_gen.reports import Checked

SELURUH = ""  # the code of the root, which stands for the whole plan
_TINGKAT = (Tingkat.URUSAN, Tingkat.BIDANG_URUSAN, Tingkat.PROGRAM)
_RUAS_PROGRAM = 3


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Counts, and the pagu of n and n+1 in rupiah; None where no plan states one."""

    program: int = 0
    kegiatan: int = 0
    sub_kegiatan: int = 0
    indikator: int = 0
    pagu: Decimal | None = None
    maju: Decimal | None = None

    @property
    def selisih(self) -> Decimal | None:
        """What n+1 has more than n; None where either is lacking."""
        return None if self.pagu is None or self.maju is None else self.maju - self.pagu

    @property
    def perubahan(self) -> Decimal | None:
        """The same in percent of n."""
        return perubahan(self.pagu, self.maju)


def jumlah(semua: Iterable[Jumlah]) -> Jumlah:
    """The sum of several."""
    ada = list(semua)
    return Jumlah(
        sum(satu.program for satu in ada),
        sum(satu.kegiatan for satu in ada),
        sum(satu.sub_kegiatan for satu in ada),
        sum(satu.indikator for satu in ada),
        jumlahkan(satu.pagu for satu in ada),
        jumlahkan(satu.maju for satu in ada),
    )


@dataclass(frozen=True, slots=True)
class Bagian:
    """An urusan, bidang urusan or program of one plan, or the whole plan (code "")."""

    tingkat: Tingkat
    kode: str
    nama: str
    jumlah: Jumlah

    @property
    def penunjang(self) -> bool:
        """Whether it is the support programme, which every agency has under its own bidang urusan (`8.01.01`)."""
        ruas = self.kode.split(".")
        return len(ruas) == _RUAS_PROGRAM and ruas[-1] == "01"


@dataclass(frozen=True, slots=True, eq=False)
class Rencana:
    """One plan: who, when, what was found; `bagian`, `dana` and `tanpa` are empty when it has errors.

    `berkas` is the plan as the user named it; the agency is "" when the plan could not be read that far. `dana` are
    sources of funds as written, with their pagu of year n. `tanpa` counts the sub kegiatan that lack something.
    `temuan` are counts by severity, `kode` those of the codes that are not set aside, most frequent first. `gagal` is
    the traceback of a bug of ours, which says nothing about the plan; "" without one.
    """

    berkas: str
    nama: str = ""
    singkatan: str = ""
    daerah: str = ""
    bidang: str = ""
    tahun: int | None = None
    tahap: str = ""
    tanggal: datetime | None = None
    bagian: tuple[Bagian, ...] = ()
    dana: tuple[tuple[str, Decimal], ...] = ()
    tanpa: Mapping[str, int] = field(default_factory=dict)
    temuan: Mapping[str, int] = field(default_factory=dict)
    kode: tuple[tuple[str, int], ...] = ()
    gagal: str = ""

    @property
    def galat(self) -> int:
        """How many errors keep it out of the sums."""
        return self.temuan.get(Severity.GALAT, 0)

    @property
    def seluruh(self) -> Jumlah:
        """The totals of the plan."""
        return next((satu.jumlah for satu in self.bagian if satu.kode == SELURUH), Jumlah())


# What a sub kegiatan ought to have, and whether it lacks it.
KELENGKAPAN: Mapping[str, Callable[[Simpul], bool]] = {
    "pagu": lambda daun: daun.rp(Kolom("pagu", daun.n)) is None,
    "target": lambda daun: not any(daun.n in indikator.target for indikator in daun.indikator),
    "prakiraan maju": lambda daun: daun.rp(Kolom("pagu", daun.n + 1)) is None,
    "sumber dana": lambda daun: not daun.sub.sumber_dana,
    "lokasi": lambda daun: not daun.sub.lokasi,
}


def ringkas(path: Path, templates: Path | None = None) -> Rencana:
    """Read and check a plan, and keep its sums. Never raises for a faulty plan, nor for a bug: others go on."""
    try:
        return _ringkas(path, templates)
    except Exception:  # noqa: BLE001 - the rim: whatever gets here is a bug
        return Rencana(plan_file(path).as_posix(), gagal=traceback.format_exc())


def _ringkas(path: Path, templates: Path | None) -> Rencana:
    loaded, temuan = examined(path, templates)
    rencana: dict[str, Any] = {"berkas": plan_file(path).as_posix(), **_temuan(temuan)}
    if loaded.plan is None:
        return Rencana(**rencana)
    rencana |= _identitas(loaded.plan)
    if not stops_build(temuan):
        rencana |= _hasil(loaded.hasil)
    return Rencana(**rencana)


def _temuan(temuan: tuple[Diagnostic, ...]) -> dict[str, Any]:
    kode = Counter(satu.code for satu in temuan if not satu.silenced)
    return {
        "temuan": Checked("", temuan).counts,
        "kode": tuple(sorted(kode.items(), key=lambda satu: (-satu[1], satu[0]))),
    }


def _identitas(plan: Plan) -> dict[str, Any]:
    pd = plan.perangkat_daerah
    program = sorted((satu.kode for satu in plan.program), key=urutan_kode)
    bidang = [*pd.bidang_urusan, *(kode for kode in program if not kode.endswith(".01")), *program]
    return {
        "nama": pd.nama, "singkatan": pd.singkatan, "daerah": pd.daerah,
        "bidang": bidang_kode(next(iter(bidang), "")), "tahun": plan.n, "tahap": plan.renja.tahap,
        "tanggal": tanggal_dokumen(plan),
    }  # fmt: skip


def _hasil(hasil: Hasil) -> dict[str, Any]:
    akar = hasil.rencana
    return {
        "bagian": tuple(
            Bagian(satu.tingkat, satu.kode, satu.nama, _jumlah(satu))
            for satu in akar.turun()
            if satu.tingkat in _TINGKAT
        ),
        "dana": tuple((satu.nama, satu.pagu) for satu in hasil.per_sumber_dana()),
        "tanpa": {nama: sum(map(kurang, akar.daun)) for nama, kurang in KELENGKAPAN.items()},
    }


def _jumlah(simpul: Simpul) -> Jumlah:
    """The figures of a node; indicators are counted as Tabel T-C.33 lists them."""
    banyak = Counter(satu.tingkat for satu in simpul.turun())
    indikator = sum(
        len((indikator_utama if satu.tingkat is Tingkat.SUB_KEGIATAN else indikator_semua)(satu))
        for satu in simpul.turun()
    )
    return Jumlah(
        banyak[Tingkat.PROGRAM],
        banyak[Tingkat.KEGIATAN],
        banyak[Tingkat.SUB_KEGIATAN],
        indikator,
        simpul.rp(Kolom("pagu", simpul.n)),
        simpul.rp(Kolom("pagu", simpul.n + 1)),
    )
