"""Where the table of a sheet begins, and what its columns mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from renja_gen.impor.kolom import ABAIKAN, Judul, Kolom, baku_judul, kenali
from renja_gen.impor.sel import Lembar, Nilai, huruf_kolom, kosong, teks_sel

_BARIS_KEPALA, _TINGGI_KEPALA = 80, 5  # where a header may begin, and how many rows it may have
_JUDUL_TERPANJANG = 200  # letters of a title; the patterns of titles take long over longer texts
_CONTOH = 60  # rows by which a column without a title is known
_RUAS = re.compile(r"[\dX][\d.X]{0,6}", re.ASCII)
_TINGKAT = re.compile(r"(?:bidang )?urusan|bidang|program|kegiatan|sub ?kegiatan")
_NOMOR_KOLOM = re.compile(r"\(?\s*\d{1,2}\s*[a-z]?\s*\)?(?:\s*[=:]?\s*[\d()\s+\-x×/:*%.]*)?", re.IGNORECASE)
_KODE_PENUH = re.compile(r"[\dX]{1,2}(?:\s*[.\s]\s*[\dX]{1,4}){2,}", re.ASCII)
_TERKECIL = 3  # columns that a header must have, its kode or nama among them
_NAMA = {"nama", "nama program", "nama kegiatan", "nama sub kegiatan"}


@dataclass(frozen=True)
class Kepala:
    """A header: its rows, the titles (parts from the top down) and what each column means (None: not known)."""

    awal: int
    akhir: int
    judul: tuple[tuple[str, ...], ...]
    arti: tuple[Judul | None, ...]

    def sebutan(self, kolom: int) -> str:
        """The title of a column as a planner knows it."""
        return " / ".join(dict.fromkeys(filter(None, self.judul[kolom]))) or f"kolom {huruf_kolom(kolom)}"

    def ulangan(self, baris: tuple[Nilai, ...]) -> bool:
        """Whether a row repeats the header, as tables of many pages do."""
        isi = [(ke, baku_judul(teks_sel(sel))) for ke, sel in enumerate(baris) if not kosong(sel)]
        sama = sum(any(teks and teks == baku_judul(satu) for satu in self.judul[ke]) for ke, teks in isi)
        return len(isi) > 1 and sama * 3 >= len(isi) * 2


def nomor_kolom(baris: tuple[Nilai, ...]) -> bool:
    """Whether a row numbers the columns: (1), (2), (3)=(1)+(2)."""
    teks = [teks_sel(sel) for sel in baris if not kosong(sel)]
    if len(teks) < _TERKECIL or not all(map(_NOMOR_KOLOM.fullmatch, teks)):
        return False
    angka = [int(cocok[0]) for satu in teks if (cocok := re.search(r"\d+", satu))]
    naik = sum(b - a in {0, 1} for a, b in pairwise(angka))
    return len(angka) > len(teks) // 2 and naik * 4 >= (len(angka) - 1) * 3


def cari_kepala(lembar: Lembar, pilihan: Mapping[str, Judul]) -> Kepala | None:
    """The header of a sheet; None where no row looks like one. `pilihan` are the titles that `--map` explains."""
    calon = (
        _kepala(lembar, awal, awal + tinggi, pilihan)
        for awal in range(min(len(lembar.baris), _BARIS_KEPALA))
        for tinggi in range(1, _tinggi(lembar, awal) + 1)
    )
    nilai = ((_nilai(satu), _utuh(lembar, satu), satu.awal - satu.akhir, -satu.awal, satu) for satu in calon)
    terbaik = max(nilai, key=lambda satu: satu[:4], default=None)
    return _dengan_ruas(lembar, terbaik[4]) if terbaik and terbaik[0] >= _TERKECIL else None


def _tinggi(lembar: Lembar, awal: int) -> int:
    """How many rows from this one on may belong to a header: up to the first that is data or column numbers."""
    for tinggi, baris in enumerate(lembar.baris[awal : awal + _TINGGI_KEPALA]):
        if _berisi_data(baris) or nomor_kolom(baris):
            return tinggi
    return min(_TINGGI_KEPALA, len(lembar.baris) - awal)


def _berisi_data(baris: tuple[Nilai, ...]) -> bool:
    if all(map(kosong, baris)):
        return True
    for sel in baris:
        if isinstance(sel, str):
            if _KODE_PENUH.fullmatch(sel):
                return True
        elif sel is not None and not (isinstance(sel, Decimal) and 2000 <= sel <= 2100):  # noqa: PLR2004 - a year
            return True
    return False


def _nilai(kepala: Kepala) -> int:
    """How many different columns are known; 0 where nothing says what the rows are about."""
    dikenal = {satu.kolom for satu in kepala.arti if satu is not None and satu.kolom.nama != ABAIKAN}
    nama = {satu.nama for satu in dikenal}
    return len(dikenal) if "kode" in nama or nama & _NAMA else 0


def _utuh(lembar: Lembar, kepala: Kepala) -> bool:
    """Whether no title reaches below the header."""
    return not any(kepala.awal <= g.atas < kepala.akhir <= g.bawah for g in lembar.gabungan)


def _kepala(lembar: Lembar, awal: int, akhir: int, pilihan: Mapping[str, Judul]) -> Kepala:
    judul = tuple(zip(*_terisi(lembar, awal, akhir), strict=True))
    arti = tuple(_arti(ke, satu, pilihan) for ke, satu in enumerate(judul))
    return Kepala(awal, akhir, judul, arti)


def _arti(kolom: int, judul: tuple[str, ...], pilihan: Mapping[str, Judul]) -> Judul | None:
    dipilih = next((pilihan[satu] for satu in sebutan_kolom(kolom, judul) if satu in pilihan), None)
    return dipilih or (kenali(judul) if any(judul) else None)


def sebutan_kolom(kolom: int, judul: tuple[str, ...]) -> list[str]:
    """What `--map` may call a column: its whole title, a part of it (the lowest first), or its letters."""
    semua = (" ".join(filter(None, judul)), *reversed(judul), huruf_kolom(kolom))
    return [baku for satu in semua if (baku := baku_judul(satu))]


def _terisi(lembar: Lembar, awal: int, akhir: int) -> list[list[str]]:
    """The rows of a header with merged cells filled; where a file knows none, blanks right of a title are such."""
    baris = [[teks_sel(sel)[:_JUDUL_TERPANJANG] for sel in satu] for satu in lembar.baris[awal:akhir]]
    gabungan = [g for g in lembar.gabungan if awal <= g.atas < akhir and g.kiri < len(baris[0])]
    for atas, kiri, bawah, kanan in gabungan:
        for b in range(atas, min(bawah + 1, akhir)):
            for k in range(kiri, min(kanan + 1, len(baris[0]))):
                baris[b - awal][k] = baris[atas - awal][kiri]
    if not gabungan:
        for ke, satu in enumerate(baris[:-1]):
            for k in range(1, len(satu)):
                if not satu[k] and any(bawahnya[k] for bawahnya in baris[ke + 1 :]):
                    satu[k] = satu[k - 1]
    return baris


def _dengan_ruas(lembar: Lembar, kepala: Kepala) -> Kepala:
    """Columns that hold parts of a kode are kode, too: those without a title right of one, or titled by levels."""
    arti = list(kepala.arti)
    contoh = lembar.baris[kepala.akhir : kepala.akhir + _CONTOH]
    bagian = [ke for ke, judul in enumerate(kepala.judul) if _TINGKAT.fullmatch(baku_judul(judul[-1]))]
    tanpa_kode = not any(satu and satu.kolom.nama == "kode" for satu in arti)
    if tanpa_kode and len(bagian) >= _TERKECIL and all(_beruas(contoh, ke) for ke in bagian):
        for ke in bagian:
            arti[ke] = Judul(Kolom("kode"))
    for ke in range(1, len(arti)):
        kiri = arti[ke - 1]
        if arti[ke] is None and kiri is not None and kiri.kolom.nama == "kode" and not any(kepala.judul[ke]):
            arti[ke] = kiri if _beruas(contoh, ke) else None
    return Kepala(kepala.awal, kepala.akhir, kepala.judul, tuple(arti))


def _beruas(baris: tuple[tuple[Nilai, ...], ...], kolom: int) -> bool:
    """Whether a column holds parts of kode, and nothing else."""
    isi = [teks_sel(satu[kolom]) for satu in baris if not kosong(satu[kolom])]
    return bool(isi) and all(_RUAS.fullmatch(satu.replace(" ", "")) for satu in isi)
