"""Kode as spreadsheets leave them, back to what they were: 8.1.1, 8.01 as a number, 7.01.02 as a date or time of day.

Every way to read a cell is a candidate; the catalogue, the nama beside it and the rows above choose. What is chosen
is reported wherever it is not what stands there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from renja_gen.impor.sel import Nilai, teks_sel
from renja_gen.nomenklatur import Katalog, bakukan_kode, normalkan_nama
from renja_gen.nomenklatur.names import bidang_kode, induk_kode

_PEMISAH = re.compile(r"[\s.\-_/:,]+")
_RUAS = re.compile(r"\d{1,4}", re.ASCII)
_RUAS_TEKS = re.compile(r"\d{1,4}|XX?", re.ASCII)
_AWALAN = re.compile(r"\s*([\dX]{1,2}(?:\s*\.\s*[\dX]{1,4}){1,6})\.?\s*[-–:]?\s+(\D.*)", re.ASCII | re.DOTALL)
_TERBANYAK = 6  # cells of one kode
_RUAS_PENUH, _RUAS_TERBELAH = 3, 7
_ABAD = 100


class Terbaca(NamedTuple):
    """A kode, and whether it had to be rebuilt: digits added, or taken from a date, a time or a name."""

    kode: str
    dibangun: bool


def kode_penuh(nilai: Nilai) -> bool:
    """Whether a cell holds a kode of three segments or more, and not a part of one."""
    teks = teks_sel(nilai) if isinstance(nilai, str) else ""
    return all(map(_RUAS_TEKS.fullmatch, ruas := _PEMISAH.split(teks.strip(" .")))) and len(ruas) >= _RUAS_PENUH


def pisah_awalan(teks: str) -> tuple[str, str]:
    """A kode and the nama behind it in one cell; ("", text) where no kode stands there."""
    cocok = _AWALAN.fullmatch(teks)
    return (cocok[1], cocok[2].strip()) if cocok else ("", teks)


@dataclass
class PembacaKode:
    """Reads kode row by row; it remembers the last one, for parts that stand only once above many rows."""

    katalog: Katalog
    bidang: str = ""
    _nama: dict[str, str] = field(default_factory=dict)
    _terakhir: str = ""

    def baca(self, sel: tuple[Nilai, ...], nama: str) -> Terbaca | None:
        """The kode in the cells of a row (one, or its parts from the left); None where there is none."""
        isi = [satu for satu in sel if satu is not None]
        if not isi or len(isi) > _TERBANYAK:
            return None
        calon = dict.fromkeys(filter(None, (self._baku(satu) for satu in self._calon(sel))))
        if not calon:
            return None
        kode = max(calon, key=lambda satu: self._nilai(satu, nama))  # the first of equally good ones
        apa_adanya = _PEMISAH.sub(".", ".".join(map(teks_sel, isi))).strip(".")
        dibangun = kode.replace(".", "") not in {
            apa_adanya.replace(".", ""),
            *(teks_sel(s).replace(".", "") for s in isi),
        }
        return self.catat(Terbaca(kode, dibangun), nama)

    def dari_nama(self, nama: str) -> Terbaca | None:
        """The kode of a row without one, by its nama below the last rows; None where the catalogue has none."""
        bidang = self.katalog.cari_nama(nama)
        if bidang and bidang.kode.count(".") == 1:  # the rows below are about another one
            self.bidang = bidang.kode
            return self.catat(Terbaca(bidang.kode, dibangun=True), nama)
        for induk in self._leluhur():
            entri = self.katalog.cari_nama(nama, induk)
            if entri and entri.kode.count(".") in {2, 4, 5}:
                return self.catat(Terbaca(entri.kode, dibangun=True), nama)
        return None

    def catat(self, terbaca: Terbaca, nama: str) -> Terbaca:
        """Remember a kode with its nama; one that stood for another nama may be a slip (8.01.05 for 8.01.06)."""
        kode = terbaca.kode
        lain = self._nama.get(kode)
        if nama and lain and lain != normalkan_nama(nama) and kode.count(".") > 1:
            entri = self.katalog.cari_nama(nama, bidang_kode(kode))
            if entri and entri.kode.count(".") == kode.count(".") and not self._bernama(kode, nama):
                terbaca = Terbaca(entri.kode, dibangun=True)
        self._terakhir = terbaca.kode
        self.bidang = self.bidang or (bidang_kode(kode) if "." in kode else "")
        if nama:
            self._nama.setdefault(terbaca.kode, normalkan_nama(nama))
        return terbaca

    def _leluhur(self) -> Iterable[str]:
        kode = self._terakhir
        while kode.count(".") > 1:
            yield kode
            kode = induk_kode(kode)
        if self.bidang:
            yield self.bidang

    def _baku(self, kode: str) -> str:
        if kode.startswith("X.XX."):
            kode = self.bidang + kode[4:] if self.bidang else ""
        ruas = kode.split(".")
        if len(ruas) == _RUAS_TERBELAH and ruas[5] == "00":  # the four digits of a sub kegiatan in two cells
            ruas[5:] = [ruas[5] + ruas[6]]
        if any(not _RUAS.fullmatch(satu) for satu in ruas) or len(ruas[0].lstrip("0")) != 1:
            return ""
        return bakukan_kode(".".join(ruas), self.katalog.digit_sub)

    def _nilai(self, kode: str, nama: str) -> tuple[bool, bool, bool, bool]:
        induk = induk_kode(kode)
        return (
            bool(nama) and self._bernama(kode, nama),
            self.katalog.cari(kode) is not None,
            bool(self._terakhir) and (self._terakhir == induk or induk_kode(self._terakhir) == induk),
            kode not in self._nama,
        )

    def _bernama(self, kode: str, nama: str) -> bool:
        entri = self.katalog.cari(kode)
        return entri is not None and entri.bernama(nama)

    def _calon(self, sel: tuple[Nilai, ...]) -> Iterable[str]:
        """What the cells may say: a full kode in one of them, or the parts joined, blanks from the row above."""
        penuh = [satu for satu in sel if kode_penuh(satu) or isinstance(satu, date | time)]
        if penuh or len(sel) == 1:
            yield from _bacaan(penuh[-1] if penuh else sel[0])
            return
        yield from (".".join(bagian) for bagian in product(*map(_bacaan, self._lengkap(sel))))

    def _lengkap(self, sel: tuple[Nilai, ...]) -> list[Nilai]:
        """The parts of a kode; those that are blank before the first that is not are those of the last row."""
        pertama = next(ke for ke, satu in enumerate(sel) if satu is not None)
        atas: list[Nilai] = list(_bagian(self._terakhir)[:pertama]) if pertama else []
        return [*(atas if len(atas) == pertama else []), *(satu for satu in sel[pertama:] if satu is not None)]


def _bagian(kode: str) -> list[str]:
    """A kode in the five cells of the forms: urusan, bidang, program, kegiatan ("2.05"), sub kegiatan."""
    ruas = kode.split(".")
    return [*ruas[:3], *([".".join(ruas[3:5])] if len(ruas) > 3 else []), *ruas[5:]]  # noqa: PLR2004


def _bacaan(nilai: Nilai) -> list[str]:
    """What one cell may say, the likeliest first."""
    if isinstance(nilai, Decimal):
        teks = teks_sel(nilai)
        bulat, titik, pecahan = teks.partition(".")
        return [teks, f"{teks}0"] if titik and len(pecahan) == 1 and bulat else [teks]
    if isinstance(nilai, date):
        tahun = f"{nilai.year % _ABAD:02}"
        return [
            f"{nilai.day}.{nilai.month:02}.{tahun}", f"{nilai.month}.{nilai.day:02}.{tahun}",
            f"{nilai.day}.{nilai.month:02}", f"{nilai.month}.{nilai.day:02}",
        ]  # fmt: skip
    if isinstance(nilai, time):
        penuh = f"{nilai.hour}.{nilai.minute:02}.{nilai.second:02}"
        return [penuh, f"{nilai.hour}.{nilai.minute:02}"] if not nilai.second else [penuh]
    teks = _PEMISAH.sub(".", (nilai or "").upper().lstrip("'`")).strip(".")
    return [teks] if teks else []
