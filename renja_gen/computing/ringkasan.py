"""Totals, counts, averages and changes over a whole plan."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from renja_gen.computing.evaluasi import EvaluasiKinerja, evaluasi_anggaran, evaluasi_indikator
from renja_gen.computing.kinerja import AturanRataRata, indikator_evaluasi, rata_rata
from renja_gen.computing.pohon import (
    Kolom,
    Simpul,
    Tingkat,
    di_rkpd,
    dievaluasi,
    direncanakan,
    jumlahkan,
    pagu_sub,
    saring,
    tanam,
)
from renja_gen.nomenklatur import katalog
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import SubKegiatan

NOL = Decimal(0)
BELUM_DITENTUKAN = "Belum ditentukan"  # what no source of funds is named for


@dataclass(frozen=True, slots=True)
class RataRata:
    """Means of tingkat realisasi (13) and tingkat capaian (15), for performance (K) and money (Rp)."""

    tingkat_k: Decimal | None
    tingkat_rp: Decimal | None
    capaian_k: Decimal | None
    capaian_rp: Decimal | None


@dataclass(frozen=True, slots=True)
class Bagian:
    """A share of the total pagu: its name, amount in rupiah and percentage."""

    nama: str
    pagu: Decimal
    persen: Decimal | None


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """A sub kegiatan in which the plan differs from the RKPD draft; None is absent on that side."""

    simpul: Simpul
    rkpd: Decimal | None
    pagu: Decimal | None

    @property
    def selisih(self) -> Decimal:
        """Plan less RKPD, absent counting as zero."""
        return (self.pagu or NOL) - (self.rkpd or NOL)


class Hasil:
    """A computed plan: the trees behind the tables and every derived figure.

    `pohon` are all urusan, `akar` the root over them; `rencana`, `evaluasi` and `review` the parts that the tables
    of those names list. `sebelum` is the plan that this one changes, of the same year, if it is a perubahan.
    """

    def __init__(self, plan: Plan, sebelum: "Hasil | None" = None) -> None:
        self.plan = plan
        self.sebelum = sebelum
        self.n = plan.n
        self.katalog = katalog(plan.n)
        self.pohon = tanam(plan, self.nama_katalog)
        self.akar = Simpul(Tingkat.URUSAN, "", "", self.n, self.pohon)
        n = self.n
        self.rencana = self._bagian(lambda sub: direncanakan(sub, n))
        self.evaluasi = self._bagian(lambda sub: dievaluasi(sub, self.evaluasi_sampai))
        self.review = self._bagian(lambda sub: direncanakan(sub, n) or di_rkpd(sub, n))
        self._kinerja: dict[Simpul, list[EvaluasiKinerja]] = {}
        self._rata_rata: dict[Simpul, RataRata] = {}

    @property
    def evaluasi_sampai(self) -> int:
        """The last year the evaluation looks at: n-2 in E.81, n-1 in T-C.29 (its column 9)."""
        return self.n - 2 if self.plan.tabel.evaluasi.bentuk == "e81" else self.n - 1

    def nama_katalog(self, kode: str) -> str:
        """The official name of a code, "" when the catalogue does not have it."""
        entri = self.katalog.cari(kode)
        return entri.nama if entri else ""

    def _bagian(self, pilih: Callable[[SubKegiatan], bool]) -> Simpul:
        """A part of the tree under one root, whose amounts are the totals."""
        urusan = tuple(hasil for satu in self.pohon if (hasil := saring(satu, pilih)))
        return Simpul(Tingkat.URUSAN, "", "", self.n, urusan)

    @cached_property
    def sub_menurut_kode(self) -> dict[str, Simpul]:
        """Every sub kegiatan of the plan by its code."""
        return {daun.kode: daun for akar in self.pohon for daun in akar.daun}

    def simpul(self, akar: Simpul, tingkat: Tingkat) -> list[Simpul]:
        """The nodes of one level below a root."""
        return [satu for satu in akar.turun() if satu.tingkat is tingkat and satu.kode]

    @property
    def pagu(self) -> Decimal:
        """Total pagu of year n."""
        return self.rencana.rp(Kolom("pagu", self.n)) or NOL

    @property
    def pagu_maju(self) -> Decimal | None:
        """Total prakiraan maju of year n+1."""
        return self.rencana.rp(Kolom("pagu", self.n + 1))

    @property
    def pagu_rkpd(self) -> Decimal:
        """Total of the RKPD draft."""
        return self.review.rp(Kolom("rkpd", self.n)) or NOL

    def evaluasi_sub(self, simpul: Simpul) -> list[EvaluasiKinerja]:
        """The evaluated indicators of a node."""
        if simpul not in self._kinerja:
            mulai = self.plan.renstra.periode.awal
            self._kinerja[simpul] = [
                evaluasi_indikator(i, self.n, mulai) for i in indikator_evaluasi(simpul, self.evaluasi_sampai)
            ]
        return self._kinerja[simpul]

    def rata_rata(self, program: Simpul) -> RataRata:
        """The means of a programme over the rows of its sub kegiatan."""
        if program not in self._rata_rata:
            self._rata_rata[program] = self._rata_rata_baris(program)
        return self._rata_rata[program]

    def _rata_rata_baris(self, program: Simpul) -> RataRata:
        aturan = self.aturan_rata_rata
        kinerja = [k for daun in program.daun for k in self.evaluasi_sub(daun)]
        anggaran = [evaluasi_anggaran(daun) for daun in program.daun]
        return RataRata(
            rata_rata((k.tingkat for k in kinerja), aturan),
            rata_rata((a.tingkat for a in anggaran), aturan),
            rata_rata((k.capaian for k in kinerja), aturan),
            rata_rata((a.capaian for a in anggaran), aturan),
        )

    def rata_rata_seluruh(self) -> RataRata:
        """The plain means of the programme means."""
        semua = [self.rata_rata(program) for program in self.simpul(self.evaluasi, Tingkat.PROGRAM)]
        # a programme mean is left out only where it is undefined: zeros were dealt with inside it
        return RataRata(
            *(
                rata_rata((getattr(satu, nama) for satu in semua), "termasuk-nol")
                for nama in ("tingkat_k", "tingkat_rp", "capaian_k", "capaian_rp")
            )
        )

    @property
    def aturan_rata_rata(self) -> AturanRataRata:
        """The rule of means in force."""
        return self.plan.tabel.evaluasi.rata_rata

    def per_sumber_dana(self) -> list[Bagian]:
        """Pagu of year n by source of funds, largest first."""
        return self._sumber_dana

    @cached_property
    def _sumber_dana(self) -> list[Bagian]:
        jumlah: dict[str, tuple[str, Decimal]] = {}
        for daun in self.rencana.daun:
            for nama, nilai in bagian_dana(daun):
                kunci = nama.casefold()
                ejaan, sejauh_ini = jumlah.get(kunci, (nama, NOL))
                jumlah[kunci] = (ejaan, sejauh_ini + nilai)
        urut = sorted(jumlah.values(), key=lambda satu: (-satu[1], satu[0]))
        return [Bagian(nama, nilai, self.persen(nilai)) for nama, nilai in urut]

    def persen(self, nilai: Decimal | None) -> Decimal | None:
        """The share of an amount in the total pagu, percent; None where either is lacking."""
        return nilai / self.pagu * 100 if nilai is not None and self.pagu else None

    def perbedaan_rkpd(self) -> list[Perbedaan]:
        """The sub kegiatan whose pagu differs between the RKPD draft and the plan, or that one side lacks."""
        n = self.n
        return [
            Perbedaan(daun, rkpd, pagu)
            for daun in self.review.daun
            for rkpd, pagu in [(daun.rp(Kolom("rkpd", n)), daun.rp(Kolom("pagu", n)))]
            if rkpd != pagu or di_rkpd(daun.sub, n) != direncanakan(daun.sub, n)
        ]


def bagian_dana(daun: Simpul) -> list[tuple[str, Decimal]]:
    """The sources of funds of a sub kegiatan with their amounts in year n.

    A single source bears it all, and so do several together as long as no share is known.
    """
    dana = daun.sub.sumber_dana
    pagu = pagu_sub(daun.sub, daun.n, daun.n) or NOL
    if dana and all(satu.pagu is None for satu in dana):
        return [(", ".join(satu.nama for satu in dana), pagu)]
    terbagi = [(satu.nama, satu.pagu or NOL) for satu in dana]
    sisa = pagu - (jumlahkan(nilai for _, nilai in terbagi) or NOL)
    return [*terbagi, *([(BELUM_DITENTUKAN, sisa)] if sisa else [])]
