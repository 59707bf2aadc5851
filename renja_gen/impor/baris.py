"""The rows of a table, told apart: work with its kode, further indicators of it, totals, and none of these."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from renja_gen.diagnostics import Span
from renja_gen.impor.catatan import Catatan
from renja_gen.impor.kepala import Kepala, nomor_kolom
from renja_gen.impor.kode import PembacaKode, kode_penuh, pisah_awalan
from renja_gen.impor.kolom import ABAIKAN, Kolom
from renja_gen.impor.sampah import saring
from renja_gen.impor.sel import RUMUS_KOSONG, Lembar, Nilai, kosong, teks_sel

_JUMLAH = re.compile(
    r"(?:grand |sub )?(?:total|jumlah)(?: (?:seluruhnya|keseluruhan|total|akhir|besar|pagu|anggaran|dana|rp|"
    r"belanja|renja|program|kegiatan|skpd|opd|perangkat daerah|ii+|[a-z]))*[\s.:()]*",
    re.IGNORECASE,
)
_RATA_RATA = re.compile(r"rata[\s_-]*rata\b.*|predikat(?: kinerja)?[\s.:]*", re.IGNORECASE)
TANPA_HASIL = (
    "rumus ini belum dihitung, jadi dianggap kosong; buka berkasnya dengan Excel atau LibreOffice, simpan, "
    "lalu impor ulang"
)
_NAMA = ("nama sub kegiatan", "nama kegiatan", "nama program", "nama", "nama rkpd")


@dataclass(frozen=True)
class Sel:
    """A cell of a known column."""

    nilai: Nilai
    span: Span

    @property
    def teks(self) -> str:
        """Its text on one line."""
        return teks_sel(self.nilai)


@dataclass(frozen=True)
class Baris:
    """A row that says something: about the node `kode` (`baru`: it names it), or a total."""

    jenis: Literal["kerja", "lanjutan", "jumlah"]
    span: Span
    kode: str
    nama: str
    sel: dict[Kolom, Sel]

    def teks(self, *kolom: str) -> str:
        """The text in the first of these columns that has any."""
        return next((sel.teks for nama in kolom if (sel := self.sel.get(Kolom(nama))) and sel.teks), "")


@dataclass(frozen=True)
class Tabel:
    """A sheet with its header, and the columns that are read: by their number from 0, the first of equal ones."""

    lembar: Lembar
    kepala: Kepala
    kolom: dict[int, Kolom]

    @cached_property
    def kode(self) -> tuple[int, ...]:
        """The columns of the kode."""
        return tuple(ke for ke, satu in self.kolom.items() if satu.nama == "kode")

    @cached_property
    def kode_penuh(self) -> tuple[int, ...]:
        """Those of them that hold full ones; none where each holds a part."""
        isi = self.lembar.baris[self.kepala.akhir :]
        return tuple(ke for ke in self.kode if any(kode_penuh(satu[ke]) for satu in isi))

    def sel_kode(self, isi: tuple[Nilai, ...]) -> tuple[Nilai, ...]:
        """The cells of the kode in a row: all its parts, or the one that holds the deepest."""
        if self.kode_penuh:
            return tuple(satu for ke in self.kode_penuh if not kosong(satu := saring(isi[ke])[0]))[-1:]
        return tuple(saring(isi[ke])[0] for ke in self.kode)

    @property
    def isian(self) -> dict[int, Kolom]:
        """The columns that hold anything but the kode."""
        return {ke: satu for ke, satu in self.kolom.items() if satu.nama not in {"kode", ABAIKAN}}


def baca_baris(tabel: Tabel, pembaca: PembacaKode, catatan: Catatan) -> Iterator[Baris]:
    """The rows below the header that say something; others are reported, unless blank or repeating the header."""
    terakhir = ""
    for nomor in range(tabel.kepala.akhir, len(tabel.lembar.baris)):
        isi = tabel.lembar.baris[nomor]
        if all(map(kosong, isi)) or nomor_kolom(isi) or tabel.kepala.ulangan(isi):
            continue
        span = tabel.lembar.span(nomor, next(ke for ke, sel in enumerate(isi) if not kosong(sel)))
        sel = dict(_sel(tabel, nomor, isi, catatan))
        nama = next((teks for satu in _NAMA if (teks := _teks(sel, satu))), "")
        berindikator = _berindikator(sel, nama)
        if not berindikator and _tentang(_RATA_RATA, isi, nama):
            continue  # computed from the rest, and printed again by the form
        if not berindikator and _tentang(_JUMLAH, isi, nama):
            yield Baris("jumlah", span, "", "", sel)
            continue
        kode, nama = _kode(tabel, isi, nama, pembaca, catatan, span)
        if kode and nomor in tabel.lembar.tersembunyi:
            catatan.warn("RG951", "baris tersembunyi ikut dibaca; hapus dari tabel bila tidak berlaku", span)
        if kode:
            terakhir = kode
            yield Baris("kerja", span, kode, nama, sel)
        elif nama:
            terakhir = ""  # what stands below belongs to this row
            pesan = "baris ini tidak dipakai: tanpa kode, dan namanya tidak ada dalam nomenklatur; lengkapi kodenya"
            catatan.warn("RG947", pesan, span)
        elif terakhir and any(satu.nama.startswith(("indikator", "target", "sumber dana")) for satu in sel):
            yield Baris("lanjutan", span, terakhir, "", sel)
        else:
            pesan = "baris ini tidak dipakai: tidak memuat kode, nama, atau indikator yang dikenal"
            catatan.warn("RG947", pesan, span)


def _tentang(pola: re.Pattern[str], isi: tuple[Nilai, ...], nama: str) -> bool:
    """Whether the nama of a row, or else its first text, is such a word."""
    teks = next((satu for satu in isi if isinstance(satu, str) and any(map(str.isalpha, satu))), "")
    return bool(pola.fullmatch(nama or teks_sel(teks)))


def _berindikator(sel: dict[Kolom, Sel], nama: str) -> bool:
    """Whether a row without a nama says what it measures: "Jumlah Kegiatan" with a target is no total."""
    return not nama and {"indikator", "target"} <= {kolom.nama.split(" ", 1)[0] for kolom in sel}


def _teks(sel: dict[Kolom, Sel], nama: str) -> str:
    satu = sel.get(Kolom(nama))
    return satu.teks if satu else ""


def _sel(tabel: Tabel, nomor: int, isi: tuple[Nilai, ...], catatan: Catatan) -> Iterator[tuple[Kolom, Sel]]:
    for ke, kolom in tabel.isian.items():
        span = tabel.lembar.span(nomor, ke)
        nilai, berubah = saring(isi[ke])
        if berubah:
            jadi = "dianggap kosong" if kosong(nilai) else f"dibaca '{teks_sel(nilai)}'"
            pesan = f"'{teks_sel(isi[ke])}' {jadi}; periksa, lalu isi bila perlu"
            catatan.warn("RG948", TANPA_HASIL if isi[ke] == RUMUS_KOSONG else pesan, span)
        if not kosong(nilai):
            yield kolom, Sel(nilai, span)


def _kode(
    tabel: Tabel, isi: tuple[Nilai, ...], nama: str, pembaca: PembacaKode, catatan: Catatan, span: Span
) -> tuple[str, str]:
    """The kode of a row and its nama; "" where it has none."""
    sel = tabel.sel_kode(isi)
    awalan, sisa = pisah_awalan(nama) if all(map(kosong, sel)) else ("", nama)
    if len(sel) == 1 and isinstance(sel[0], str) and not nama:
        awalan, sisa = pisah_awalan(sel[0])
    terbaca = pembaca.baca((awalan,) if awalan else sel, sisa)
    asal = " ".join(teks_sel(satu) for satu in ((awalan,) if awalan else sel) if not kosong(satu))
    if terbaca is None and not asal and nama:
        terbaca = pembaca.dari_nama(nama)
        asal = nama
    if terbaca is None:
        return "", nama
    if terbaca.dibangun:
        catatan.warn("RG949", f"kode '{asal}' dibaca {terbaca.kode}; periksa", span)
    return terbaca.kode, sisa if awalan else nama
