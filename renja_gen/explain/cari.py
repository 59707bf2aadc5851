"""Finding the figure that a question means; forgiving in spelling and order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from renja_gen.explain.lembar import TOTAL, Angka, Lajur, Lembar, kata, ringkas
from renja_gen.explain.mirip import padanan, terdekat
from renja_gen.explain.narasi import menurut_cetak, menurut_nama, nama_ditanya, saran_nama

_TC = re.compile(r"\bt\s*-?\s*c\s*[.\s]?\s*(\d\d)\b", re.IGNORECASE)
_LEMBAR = re.compile(r"\b(?:(tabel|tbl)|gambar|gbr|grafik)\.?\s+(\S+)", re.IGNORECASE)
_KOLOM = re.compile(r"\b(?:kolom|kol|lajur)\.?\s*\(?(\d+)\)?", re.IGNORECASE)
_KODE = re.compile(r"(?<![\w.])(?:\d+|X+)(?:\.(?:\d+|X+))+(?![\w.]*\w)", re.IGNORECASE)
_RAPAT = re.compile(r"\b(tabel|tbl|gambar|gbr|grafik|kolom|kol)[.\-]*(?=\d)", re.IGNORECASE)  # Tabel4.1
# what a question says for the sake of the sentence
_HIASAN = kata(
    "tabel gambar grafik kolom baris tahun kode program kegiatan sub urusan bidang",
    "dari untuk pada dan di angka nilai berapa",
)
_KOSONG: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Jawaban:
    """The figures that fit; where there are none, `saran` says what was not found and what is near."""

    angka: tuple[Angka, ...]
    saran: str = ""


@dataclass(frozen=True)
class _Tanya:
    """A question taken apart: sheets it names, the code of a row, the number of a column, and other words."""

    lembar: tuple[Lembar, ...]
    kode: str
    nomor: str
    kata: tuple[str, ...]
    salah: str = ""


def cari(pertanyaan: str, semua: list[Lembar]) -> Jawaban:
    """The figures that a question means, in the first sheets that have any; of a named table only those.

    A name of the narratives (`{{ total.pagu[n] }}`) is looked for as it is written; what else is asked chooses rows.
    Of a printed figure (`Rp5.152.524.900`, `95,62%`) the names that stand for it are given.
    """
    tercetak = menurut_cetak(pertanyaan, semua)
    if tercetak is not None:
        saran = "" if tercetak else "tidak satu pun nama dalam narasi bernilai itu; sebut tabel, kode, dan kolomnya"
        return Jawaban(tuple(tercetak), saran)
    nama, sisa = nama_ditanya(pertanyaan, semua)
    tanya = _urai(sisa if nama else pertanyaan, semua)
    if tanya.salah:
        return Jawaban((), tanya.salah)
    if nama:
        return _menurut_nama(nama, tanya, semua)
    for lembar in tanya.lembar:
        if angka := _dalam(lembar, tanya):
            return Jawaban(tuple(angka))
    semua_isi = tuple(menurut_nama(pertanyaan.strip(), semua))
    return Jawaban(semua_isi, "" if semua_isi else _saran(tanya))


def _menurut_nama(nama: list[str], tanya: _Tanya, semua: list[Lembar]) -> Jawaban:
    """The figures of names of the narratives, of the rows that are asked for."""
    semua_angka: list[Angka] = []
    for satu in nama:
        ada = menurut_nama(satu, semua)
        if not ada:
            return Jawaban((), saran_nama(satu, semua))
        semua_angka += [angka for angka in ada if _baris_cocok(angka, tanya)]
    if semua_angka:
        return Jawaban(tuple(semua_angka))
    return Jawaban((), f"tidak ada butir {', '.join(nama)} yang memenuhi semuanya; sebut kode atau kata dari namanya")


def _baris_cocok(angka: Angka, tanya: _Tanya) -> bool:
    kosakata, milik = angka.lembar.kosakata, angka.baris.kata
    return tanya.kode in {"", angka.baris.kode} and all(padanan(satu, kosakata) & milik for satu in tanya.kata)


def _urai(pertanyaan: str, semua: list[Lembar]) -> _Tanya:
    teks = _TC.sub(r"tc\1 ", _RAPAT.sub(r"\1 ", pertanyaan))
    nomor = _KOLOM.search(teks)
    teks = _KOLOM.sub(" ", teks)
    kode_ada = {baris.kode for lembar in semua for baris in lembar.baris if baris.kode}
    bernama = {alias: lembar for lembar in semua if lembar.nama for alias in lembar.alias}
    disebut = _LEMBAR.search(teks)
    sebutan = f"{'tabel' if disebut[1] else 'gambar'}{ringkas(disebut[2])}" if disebut else ""
    dipilih: Lembar | None = None
    if disebut and (sebutan in bernama or any(huruf.isdigit() for huruf in disebut[2])):
        dipilih = bernama.get(sebutan)
        if dipilih is None:
            nama = ", ".join(dict.fromkeys(lembar.nama for lembar in bernama.values()))
            return _Tanya((), "", "", (), f"{disebut[0]} tidak ada atau tidak memuat angka; yang ada: {nama}")
        teks = teks.replace(disebut[0], " ", 1)
    else:
        semua_kata = teks.split()
        for sebutan in (*map(" ".join, pairwise(semua_kata)), *semua_kata):
            if sebutan.upper() not in kode_ada and ringkas(sebutan) in bernama:
                dipilih = bernama[ringkas(sebutan)]
                teks = " ".join(semua_kata).replace(sebutan, " ", 1)
                break
    tanpa_nol = {_tanpa_nol(satu): satu for satu in kode_ada}
    teks = _KODE.sub(lambda cocok: tanpa_nol.get(_tanpa_nol(cocok[0]), cocok[0]), teks, count=1)
    kode = _KODE.search(teks)
    if kode and kode[0].upper() not in kode_ada:
        dekat = ", ".join(terdekat(kode[0], kode_ada))
        return _Tanya(
            (), "", "", (), f"kode {kode[0]} tidak ada dalam rencana{f'; yang terdekat: {dekat}' if dekat else ''}"
        )
    teks = _KODE.sub(" ", teks, count=1) if kode else teks
    sisa = tuple(satu for satu in _urut_kata(teks) if satu not in _HIASAN)
    lembar = (dipilih,) if dipilih else tuple(satu for satu in semua if satu.nama or not satu.alias)
    nomor_kolom = nomor[1] if nomor else ""
    if dipilih and not nomor:  # a number that no row and no title has: `"Tabel 2.1" 8.01.01 13`
        bebas = {satu.nomor for satu in dipilih.lajur} - dipilih.kosakata
        nomor_kolom = next((satu for satu in sisa if satu in bebas), "")
        sisa = tuple(satu for satu in sisa if satu != nomor_kolom)
    return _Tanya(lembar, kode[0].upper() if kode else "", nomor_kolom, sisa)


def _tanpa_nol(kode: str) -> str:
    """A kode without the zeros that people and spreadsheets leave out."""
    return re.sub(r"\b0+(?=\d)", "", kode.upper())


def _urut_kata(teks: str) -> list[str]:
    ada = kata(teks)
    return [
        satu
        for satu in dict.fromkeys(re.split(r"[^0-9a-z]+", re.sub(r"s\s*[./]?\s*d\b\.?", " sampai ", teks.casefold())))
        if satu in ada
    ]


def _dalam(lembar: Lembar, tanya: _Tanya) -> list[Angka]:
    """The figures of a sheet that have the code, the number, and every word in their row or column."""
    kosakata = lembar.kosakata
    cocok = [padanan(satu, kosakata) for satu in tanya.kata]
    baris = {
        b: _kena(cocok, satu.kata) for b, satu in enumerate(lembar.baris) if not tanya.kode or satu.kode == tanya.kode
    }
    lajur = {
        k: _kena(cocok, satu.kata)
        for k, satu in enumerate(lembar.lajur)
        if not tanya.nomor or satu.nomor == tanya.nomor
    }
    semua = frozenset(range(len(cocok)))
    ada = [(b, k) for b, k in lembar.sel if b in baris and k in lajur and baris[b] | lajur[k] == semua]
    ada = _utamakan(ada, lembar, tanya, cocok, baris)
    return [Angka(lembar, lembar.baris[b], lembar.lajur[k], lembar.sel[b, k]) for b, k in ada]


def _utamakan(
    ada: list[tuple[int, int]],
    lembar: Lembar,
    tanya: _Tanya,
    cocok: list[frozenset[str]],
    baris: dict[int, frozenset[int]],
) -> list[tuple[int, int]]:
    """Of those that fit, those meant: columns that lack nothing essential; the total where no row is named."""
    disebut = _KOSONG.union(*cocok)
    utuh = [(b, k) for b, k in ada if lembar.lajur[k].inti <= disebut]
    ada = utuh if utuh or not lembar.nama else ada
    tanpa_baris = not tanya.kode and all(
        baris[b] <= {i for i, satu in enumerate(tanya.kata) if satu in TOTAL} for b, _ in ada
    )
    jumlah = [(b, k) for b, k in ada if lembar.baris[b].total]
    if jumlah and not tanya.kode and (tanpa_baris or TOTAL & set(tanya.kata)):
        return jumlah
    return ada


def _kena(cocok: list[frozenset[str]], milik: frozenset[str]) -> frozenset[int]:
    return frozenset(ke for ke, satu in enumerate(cocok) if satu & milik)


def _saran(tanya: _Tanya) -> str:
    """What was not found, with what is near to it."""
    lembar = tanya.lembar
    kosakata = _KOSONG.union(*(satu.kosakata for satu in lembar))
    asing = [satu for satu in tanya.kata if not padanan(satu, kosakata)]
    if asing:
        return "; ".join(
            f"'{satu}' tidak dikenal{f', maksudnya {_atau(dekat)}?' if (dekat := terdekat(satu, kosakata)) else ''}"
            for satu in asing
        )
    satu_tabel = lembar[0] if len(lembar) == 1 else None
    if satu_tabel and tanya.nomor and tanya.nomor not in {satu.nomor for satu in satu_tabel.lajur}:
        return f"{satu_tabel.nama} tidak punya kolom {tanya.nomor}; kolom berangkanya: {_kolom(satu_tabel)}"
    if satu_tabel and tanya.kode and tanya.kode not in {satu.kode for satu in satu_tabel.baris}:
        return f"{satu_tabel.nama} tidak memuat {tanya.kode}"
    if satu_tabel:
        return f"tidak ada angka yang memenuhi semuanya; kolom berangka {satu_tabel.nama}: {_kolom(satu_tabel)}"
    return "tidak ada angka yang memenuhi semuanya; kurangi katanya, atau sebut tabel, kode, dan kolomnya"


def _kolom(lembar: Lembar) -> str:
    """The columns of a table that have figures."""
    lajur: list[Lajur] = [lembar.lajur[k] for k in sorted({k for _, k in lembar.sel})]
    nama = (f"{satu.nomor} {satu.nama.removesuffix(' K').removesuffix(' Rp')}".strip() for satu in lajur)
    return "; ".join(dict.fromkeys(nama))


def _atau(semua: Iterable[str]) -> str:
    return " atau ".join(f"'{satu}'" for satu in semua)
