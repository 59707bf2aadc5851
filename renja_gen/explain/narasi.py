"""The names of narratives: the figures that they stand for, and a question that is such a name.

A name is written as in a narrative (`program[0].pagu`) or as in the guide (`program[].pagu`, all rows of the list).
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from renja_gen.compose.konteks import susunan
from renja_gen.computing import Hasil
from renja_gen.computing.asal import Asal, Turunan
from renja_gen.computing.sebab import sebab
from renja_gen.explain.lembar import Angka, Baris, Lajur, Lembar, kata

_UNGKAPAN = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_KUTIPAN = re.compile(r"\"[^\"]*\"|'[^']*'")
_BANYAK = r"\s*\|\s*length"
_NAMA = re.compile(
    rf"(?<![\w.])(?:[a-z_]\w+|[a-z](?=\.[a-z_]\w))(?:(?:\.[a-z_]\w*|\[[^\[\]]*\])+(?:{_BANYAK})?|{_BANYAK})"
)
_KURUNG = re.compile(r"\[([^\[\]]*)\]")
_GESER = re.compile(r"(n|tahun\.\w+)([+-]\d+)?")
_CETAKAN = re.compile(r"Rp[\d.]+(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|[\d.]+(?:,\d+)?%", re.IGNORECASE)
_DISARANKAN, _TERPANJANG = 5, 60


class _Nama(NamedTuple):
    """A name as in the guide and as it is written, its row, and its figure (None: text, or nothing)."""

    umum: str
    tepat: str
    baris: Baris
    asal: Asal | None


def lembar_narasi(hasil: Hasil) -> list[Lembar]:
    """A sheet for each name, of as many rows as there are of it; those of texts have no figures."""
    menurut: dict[str, list[_Nama]] = {}
    for satu in _telusur(susunan(hasil), "", "", Baris("")):
        menurut.setdefault(satu.umum, []).append(satu)
    return [
        Lembar(
            "",
            frozenset({umum}),
            tuple(satu.baris for satu in semua),
            (Lajur(""),),
            {(b, 0): partial(sebab, hasil, satu.asal) for b, satu in enumerate(semua) if satu.asal is not None},
        )
        for umum, semua in menurut.items()
    ]


def _telusur(isi: Any, umum: str, tepat: str, baris: Baris) -> Iterator[_Nama]:
    """All names; in lists `baris` is the innermost item that has a name."""
    if isinstance(isi, dict):
        for kunci, satu in isi.items():
            if isinstance(kunci, int):
                yield from _telusur(satu, f"{umum}[]", f"{tepat}[{kunci}]", baris)
            else:
                yield from _telusur(satu, f"{umum}.{kunci}".lstrip("."), f"{tepat}.{kunci}".lstrip("."), baris)
    elif isinstance(isi, list) and isi and isinstance(isi[0], dict):
        for ke, satu in enumerate(isi):
            yield from _telusur(satu, f"{umum}[]", f"{tepat}[{ke}]", _baris(satu, baris))
        angka = tuple(a for satu in isi for a in [a for a in satu.values() if isinstance(a, Asal)][:1])
        if len(angka) == len(isi):
            banyak = Turunan(f"banyaknya {tepat}", "count", angka)
            yield from _telusur(banyak, f"{umum}|length", f"{tepat}|length", baris)
    else:
        sebut = f"{{{{ {tepat} }}}}"
        nama = f"{sebut}, {baris.nama}" if baris.nama else sebut
        baris = Baris(nama, baris.kode, baris.kata, sebutan=tepat)
        yield _Nama(umum, tepat, baris, isi if isinstance(isi, Asal) else None)


def _baris(satu: dict[str, Any], induk: Baris) -> Baris:
    kode, nama = satu.get("kode") or "", satu.get("nama") or ""
    return Baris(f"{kode} {nama}".strip() or induk.nama, kode, kata(nama) | induk.kata)


def nama_ditanya(pertanyaan: str, semua: Sequence[Lembar]) -> tuple[list[str], str]:
    """The names that a question asks for, without blanks and with years as numbers; and what else it says."""
    ungkapan = [_KUTIPAN.sub(" ", cocok[1] or cocok[2]) for cocok in _UNGKAPAN.finditer(pertanyaan)]
    sendiri = re.sub(r"[\s{}]+", "", pertanyaan)
    if any(sendiri in lembar.alias for lembar in _bernama(semua)):
        return [sendiri], ""
    sumber = " ".join(ungkapan) or pertanyaan
    nama = [_KURUNG.sub(partial(_indeks, semua), re.sub(r"\s+", "", satu)) for satu in _NAMA.findall(sumber)]
    sisa = _UNGKAPAN.sub(" ", pertanyaan) if ungkapan else _NAMA.sub(" ", pertanyaan)
    return list(dict.fromkeys(nama)), sisa.strip()


def _bernama(semua: Sequence[Lembar]) -> Iterator[Lembar]:
    return (lembar for lembar in semua if lembar.alias and not lembar.nama)


def _indeks(semua: Sequence[Lembar], cocok: re.Match[str]) -> str:
    """`[n+1]` is the year; a number stays; whatever else stands for all."""
    isi = re.sub(r"\s+", "", cocok[1])
    if isi.isdigit():
        return f"[{isi}]"
    if geser := _GESER.fullmatch(isi):
        for lembar in _bernama(semua):
            if geser[1] in lembar.alias:
                return f"[{(lembar.sel[0, 0]().nilai or 0) + int(geser[2] or 0)}]"
    return "[]"


def menurut_nama(nama: str, semua: Sequence[Lembar]) -> list[Angka]:
    """The figures of a name; of one that has no figure itself, those of the names below it."""
    pola = re.escape(nama).replace(r"\[\]", r"\[\d+\]")
    for akhir in ("", r"[.\[|].*"):
        cocok = re.compile(pola + akhir)
        ada = [
            Angka(lembar, lembar.baris[b], lembar.lajur[k], buat)
            for lembar in _bernama(semua)
            for (b, k), buat in lembar.sel.items()
            if cocok.fullmatch(lembar.baris[b].sebutan)
        ]
        if ada:
            return ada
    return []


def menurut_cetak(pertanyaan: str, semua: Sequence[Lembar]) -> list[Angka] | None:
    """The figures that a narrative may print so, each once; None where the question is no printed figure."""
    cetak = re.sub(r"\s+", "", pertanyaan)
    if not _CETAKAN.fullmatch(cetak):
        return None
    cetak = cetak.removeprefix("Rp").removeprefix("rp")
    ada: dict[tuple[str, str], Angka] = {}
    for lembar in _bernama(semua):
        for (b, k), buat in lembar.sel.items():
            sebab = buat()
            if sebab.cetak.removeprefix("-").removeprefix("Rp") == cetak:
                ada.setdefault((sebab.apa, sebab.siapa), Angka(lembar, lembar.baris[b], lembar.lajur[k], buat))
    return list(ada.values())


def saran_nama(nama: str, semua: Sequence[Lembar]) -> str:
    """Why a name leads nowhere, and what is near."""
    umum = _KURUNG.sub("[]", nama)
    nama = f"{nama[:_TERPANJANG]}…" if len(nama) > _TERPANJANG else nama
    dikenal = {alias: lembar for lembar in _bernama(semua) for alias in lembar.alias}
    if umum in dikenal:
        ada = [dikenal[umum].baris[b].sebutan for b, _ in dikenal[umum].sel]
        if ada:
            return f"'{nama}' tidak ada; yang ada: {', '.join(ada[:_DISARANKAN])}"
        return f"'{nama}' berisi teks, atau tidak ada isinya; yang dapat dijelaskan hanya angka"
    ekor = umum.rpartition(".")[2]
    sama = [satu for satu, lembar in dikenal.items() if lembar.sel and satu.rpartition(".")[2] == ekor]
    dekat = ", ".join(sorted(sama, key=lambda satu: (satu.count("["), len(satu)))[:_DISARANKAN])
    petunjuk = f"; sebut nama lengkapnya dari daftar asalnya, misalnya {dekat}" if dekat else ""
    return f"'{nama}' bukan nama angka dalam narasi{petunjuk}"
