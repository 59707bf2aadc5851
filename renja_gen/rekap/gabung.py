"""Plans put together: which are summed up, by what they are grouped, and what does not fit together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath

from renja_gen.angka import daftar
from renja_gen.compose.sebutan import nama_daerah
from renja_gen.computing import Tingkat
from renja_gen.computing.pohon import jumlahkan
from renja_gen.computing.ringkasan import BELUM_DITENTUKAN
from renja_gen.diagnostics import Diagnostic, Report, Span
from renja_gen.nomenklatur.dana import baku_dana, gabungan_dana, nama_dana
from renja_gen.nomenklatur.names import normalkan_nama
from renja_gen.plan.kode import urutan_kode
from renja_gen.plan_files import NAMA_RENCANA
from renja_gen.rekap.data import Jumlah, Rencana, jumlah

_DISEBUT = 5  # names in a message


@dataclass(frozen=True, slots=True)
class Kelompok:
    """An urusan, bidang urusan or program over all plans that have it."""

    kode: str
    nama: str
    jumlah: Jumlah
    rencana: tuple[Rencana, ...]


@dataclass(frozen=True, slots=True)
class Dana:
    """A source of funds over all plans: its pagu of year n, and how they write its name."""

    nama: str
    pagu: Decimal
    ejaan: tuple[str, ...]
    rencana: tuple[Rencana, ...]


@dataclass(frozen=True)
class Rekap:
    """The plans in order of their bidang urusan and name; `tahun` is the year that is summed up, None without any."""

    tahun: int | None
    semua: tuple[Rencana, ...]

    @cached_property
    def dijumlahkan(self) -> tuple[Rencana, ...]:
        """Those in the sums: of that year, and without errors."""
        return tuple(satu for satu in self.semua if satu.bagian and satu.tahun == self.tahun)

    @cached_property
    def ditinggalkan(self) -> tuple[Rencana, ...]:
        """Those that are not."""
        return tuple(satu for satu in self.semua if satu not in self.dijumlahkan)

    @cached_property
    def total(self) -> Jumlah:
        """The totals of all plans in the sums."""
        return jumlah(satu.seluruh for satu in self.dijumlahkan)

    @cached_property
    def daerah(self) -> tuple[str, ...]:
        """The regions of the plans in the sums, else of all; by name."""
        nama = {normalkan_nama(satu.daerah): satu.daerah for satu in reversed(self.dijumlahkan or self.semua)}
        return tuple(sorted(satu for satu in nama.values() if satu))

    def sebutan(self, rencana: Rencana) -> str:
        """How a plan is called: by its agency, with its region where there are several; else by folder or file."""
        if not rencana.nama:
            path = PurePosixPath(rencana.berkas)
            return (path.name == NAMA_RENCANA and path.parent.name) or rencana.berkas
        return rencana.nama if len(self.daerah) <= 1 else nama_daerah(rencana.nama, rencana.daerah)

    def alasan(self, rencana: Rencana) -> str:
        """Why a plan is not in the sums; "" for one that is."""
        if rencana.gagal:
            return "gagal karena kesalahan program"
        if rencana.galat:
            return f"memuat {rencana.galat} galat"
        return f"rencana tahun {rencana.tahun}" if rencana in self.ditinggalkan else ""

    def persen(self, nilai: Decimal | None) -> Decimal | None:
        """The share of an amount in the total pagu, percent."""
        return nilai / self.total.pagu * 100 if nilai is not None and self.total.pagu else None

    def per_tingkat(self, tingkat: Tingkat) -> list[Kelompok]:
        """The sums by the codes of a level, in their order; a code has the name that the first plan gives it."""
        ada: dict[str, list[tuple[str, Jumlah, Rencana]]] = {}
        for rencana in self.dijumlahkan:
            for satu in rencana.bagian:
                if satu.tingkat is tingkat and satu.kode:
                    ada.setdefault(satu.kode, []).append((satu.nama, satu.jumlah, rencana))
        return [
            Kelompok(kode, isi[0][0], jumlah(j for _, j, _ in isi), tuple(r for *_, r in isi))
            for kode, isi in sorted(ada.items(), key=lambda satu: urutan_kode(satu[0]))
        ]

    @property
    def penunjang(self) -> Kelompok:
        """The support programmes of all agencies together."""
        ada = [(satu, r) for r in self.dijumlahkan for satu in r.bagian if satu.penunjang]
        return Kelompok("X.XX.01", "", jumlah(s.jumlah for s, _ in ada), tuple(dict.fromkeys(r for _, r in ada)))

    def per_dana(self) -> list[Dana]:
        """The sums by source of funds, spellings joined; largest first, what has no source last."""
        ada: dict[str, list[tuple[str, Decimal, Rencana]]] = {}
        for rencana in self.dijumlahkan:
            for nama, pagu in rencana.dana:
                ada.setdefault(_baku(nama), []).append((nama, pagu, rencana))
        semua = [
            Dana(
                nama_dana(baku) or max(isi, key=lambda satu: (satu[1], satu[0]))[0],
                jumlahkan(pagu for _, pagu, _ in isi) or Decimal(0),
                tuple(sorted({nama for nama, *_ in isi})),
                tuple(dict.fromkeys(r for *_, r in isi)),
            )
            for baku, isi in ada.items()
        ]
        return sorted(semua, key=lambda satu: (satu.nama == BELUM_DITENTUKAN, -satu.pagu, satu.nama))

    @cached_property
    def temuan(self) -> tuple[Diagnostic, ...]:
        """What does not fit together in the plans, as warnings."""
        report = Report()
        self._kembar(report)
        self._banyak_daerah(report)
        self._tahun_lain(report)
        return report.diagnostics

    def _kembar(self, report: Report) -> None:
        menurut_nama: dict[str, list[Rencana]] = {}
        for satu in self.dijumlahkan:
            menurut_nama.setdefault(normalkan_nama(nama_daerah(satu.nama, satu.daerah)), []).append(satu)
        for pertama, *lain in menurut_nama.values():
            for satu in lain:
                pesan = f"{satu.nama} sudah ada dalam '{pertama.berkas}', sehingga pagunya terhitung dua kali"
                report.warn("RG967", pesan, Span(satu.berkas), hint="sebutkan hanya rencana yang berlaku")

    def _banyak_daerah(self, report: Report) -> None:
        if len(self.daerah) > 1:
            pesan = f"rencana berasal dari {len(self.daerah)} daerah: {sebagian(self.daerah)}"
            lain = next(satu for satu in self.dijumlahkan or self.semua if satu.daerah != self.semua[0].daerah)
            saran = "samakan ejaan 'daerah', atau rekap tiap daerah sendiri-sendiri"
            report.warn("RG968", pesan, Span(lain.berkas), hint=saran)

    def _tahun_lain(self, report: Report) -> None:
        for satu in self.ditinggalkan:
            if not satu.galat and not satu.gagal:
                pesan = f"rencana tahun {satu.tahun} tidak ikut dijumlahkan dengan rencana tahun {self.tahun}"
                saran = f"untuk merekap tahun itu pakai --tahun {satu.tahun}"
                report.warn("RG969", pesan, Span(satu.berkas), hint=saran)


def gabung(semua: Iterable[Rencana], tahun: int | None = None) -> Rekap:
    """Put plans together; without `tahun` the year is that of most sound plans, of several the latest."""
    urut = sorted(semua, key=_urutan)
    terbanyak = Counter(satu.tahun for satu in urut if satu.tahun and not satu.galat)
    terbanyak = terbanyak or Counter(satu.tahun for satu in urut if satu.tahun)
    if tahun is None and terbanyak:
        tahun = max(terbanyak, key=lambda satu: (terbanyak[satu], satu))
    return Rekap(tahun, tuple(urut))


def _urutan(satu: Rencana) -> tuple[object, ...]:
    return not satu.nama, urutan_kode(satu.bidang), satu.nama.casefold(), satu.berkas


def _baku(dana: str) -> str:
    """What counts of the name of a source of funds; of several in one name the order does not."""
    bersama = gabungan_dana(dana)
    return ", ".join(sorted(map(baku_dana, bersama))) if bersama else baku_dana(dana) or normalkan_nama(dana)


def sebagian(nama: Sequence[str]) -> str:
    """Names in a sentence, of many only some."""
    lebih = len(nama) - _DISEBUT
    return daftar([*nama[:_DISEBUT], *([f"{lebih} lainnya"] if lebih > 0 else [])])
