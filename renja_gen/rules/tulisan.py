"""Prose that people wrote: their narratives and the text fields of the plan, each text with its places.

Only what was typed is looked at: what a narrative computes (`{{ … }}`) is right by itself, and is masked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Span
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.kutipan import Sebutan, sebutan
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.telaah import Masalah, MasalahPokok
from renja_gen.rules.fakta import Fakta
from renja_gen.rules.umum import tempat_tahun
from renja_gen.source.nodes import Sequence

TERHITUNG = "\ufffc"  # stands for each character of what a narrative computes, so that no words meet across it
# One that is not closed runs to the end; RG510 reports it.
_JINJA = re.compile(r"\{\{.*?(?:\}\}|\Z)|\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z)", re.DOTALL)
# Text fields that hold sentences or clauses of the agency's own; the others are names, codes and units.
_URAIAN = {
    "tugas", "fungsi", "uraian", "faktor_pendorong", "faktor_penghambat", "tindak_lanjut", "isu_strategis",
    "permasalahan", "potensi", "akar", "catatan", "catatan_review", "nihil",
}  # fmt: skip
_TIDAK_DICETAK = {"abaikan", "dinyatakan", "logo", "profil"}
# How a scalar begins in YAML: a quote, or the mark of a block; then what comes between its words.
_PEMBUKA = re.compile(r"(?:[\"']|[>|][^\n]*\n)?\s*")
_SELA = re.compile(r"(?:\s|\\[nt\n])+")
_KATA = re.compile(r"\S+")
_BERKUTIP = re.compile("[\"']")

Jalur = tuple[str | int, ...]  # keys and positions that lead to a value


class Naskah(NamedTuple):
    """A text as typed. `uraian` are sentences; the rest are names, units, codes.

    `narasi` is the name of the narrative; else `bagian` and `jalur` say which field of the plan it is. `berkas` are
    the texts of the plan's files by name.
    """

    teks: str
    uraian: bool
    narasi: str = ""
    bagian: Bagian | None = None
    jalur: Jalur = ()
    berkas: Mapping[str, str] = {}

    @property
    def span(self) -> Span:
        """Where the text begins."""
        return self.bagian.span(*self.jalur) if self.bagian else Span(self.narasi, 1, 1)

    def tempat(self, mulai: int, akhir: int) -> Span:
        """Where a piece of the text stands in its file; where the text begins if the piece cannot be found."""
        if not self.bagian:  # a narrative: the text is the file
            return _pada(self.narasi, self.teks, mulai)
        span = self.span
        sumber = self.berkas.get(span.file, "")
        potongan = self.teks[mulai:akhir]
        mulai += len(potongan) - len(potongan.lstrip())
        di_teks, di_sumber = _letak_kata(self.teks, sumber, _indeks(sumber, span))
        ke = bisect_right(di_teks, mulai) - 1  # the word in which the piece begins
        sebelum = self.teks[di_teks[ke] : mulai] if ke >= 0 else " "
        letak = None if " " in sebelum else _sesudah(sebelum, sumber, di_sumber[ke])
        return span if letak is None else _pada(span.file, sumber, letak)


@lru_cache(maxsize=8)
def _letak_kata(teks: str, sumber: str, dari: int) -> tuple[list[int], list[int]]:
    """Where the words of a text begin, in the text and in the source it was read from, as far as the two agree.

    Blanks were collapsed and quotes taken away when the text was read.
    """
    di_teks: list[int] = []
    di_sumber: list[int] = []
    sela = _PEMBUKA.match(sumber, dari)
    for kata in _KATA.finditer(teks):
        akhir = _sesudah(kata[0], sumber, sela.end()) if sela else None
        if sela is None or akhir is None:
            break
        di_teks.append(kata.start())
        di_sumber.append(sela.end())
        sela = _SELA.match(sumber, akhir)
    return di_teks, di_sumber


def _sesudah(kata: str, sumber: str, letak: int) -> int | None:
    """Where a word ends that stands at a place in the source, its quotes doubled or escaped; None if it does not."""
    if not _BERKUTIP.search(kata):
        return letak + len(kata) if sumber.startswith(kata, letak) else None
    cocok = re.compile(re.escape(kata).replace("'", "''?").replace('"', r'\\?"')).match(sumber, letak)
    return cocok.end() if cocok else None


@lru_cache(maxsize=32)
def _awal_baris(teks: str) -> list[int]:
    """The index of the beginning of each line."""
    return [0, *(cocok.end() for cocok in re.finditer("\n", teks))]


def _pada(berkas: str, teks: str, indeks: int) -> Span:
    """The place of an index in a text."""
    awal = _awal_baris(teks)
    baris = bisect_right(awal, indeks)
    return Span(berkas, baris, indeks - awal[baris - 1] + 1)


def _indeks(teks: str, span: Span) -> int:
    """The index of a place in a text."""
    awal = _awal_baris(teks)
    return awal[min(max(span.line, 1), len(awal)) - 1] + max(span.column, 1) - 1


@dataclass(frozen=True)
class Tulisan:
    """The computed plan, its narratives and the texts of its files (both by name)."""

    hasil: Hasil
    narasi: Mapping[str, str]
    berkas: Mapping[str, str] = field(repr=False, default_factory=dict)

    @cached_property
    def fakta(self) -> Fakta:
        """The figures of the plan that a text may quote."""
        return Fakta(self.hasil)

    @cached_property
    def naskah(self) -> tuple[Naskah, ...]:
        """Every text: narratives first, then the fields of the plan in order."""
        narasi = (Naskah(_JINJA.sub(_samarkan, teks), uraian=True, narasi=nama) for nama, teks in self.narasi.items())
        semua = list(narasi)
        _isian(semua, self.hasil.plan, self.berkas)
        return tuple(semua)

    @cached_property
    def uraian(self) -> tuple[Naskah, ...]:
        """The texts that are sentences."""
        return tuple(satu for satu in self.naskah if satu.uraian)

    @cached_property
    def sebutan(self) -> tuple[tuple[Naskah, Sebutan], ...]:
        """Every citation of a regulation in the texts."""
        return tuple((naskah, satu) for naskah in self.naskah for satu in sebutan(naskah.teks))


def _isian(semua: list[Naskah], bagian: Bagian, berkas: Mapping[str, str]) -> None:
    """Add the texts in a part and below it; a list is passed down, for generators in generators are slow."""
    tertulis = bagian.model_fields_set - _TIDAK_DICETAK
    for kunci, nilai in vars(bagian).items():  # in the order of the fields
        if kunci in tertulis and not _tanpa_kata(nilai):
            _nilai(semua, bagian, (kunci,), nilai, berkas)


def _nilai(semua: list[Naskah], bagian: Bagian, jalur: Jalur, nilai: object, berkas: Mapping[str, str]) -> None:
    match nilai:
        case str():
            uraian = jalur[0] in _URAIAN or isinstance(bagian, Masalah | MasalahPokok)
            semua.append(Naskah(nilai, uraian, "", bagian, jalur, berkas))
        case Capaian():
            semua.append(Naskah(nilai.teks, False, "", bagian, jalur, berkas))
        case Bagian() if nilai.bertempat:
            _isian(semua, nilai, berkas)
        case Bagian():  # made of a single text, such as `sumber_dana: DAU`, whose place the part above knows
            for kunci in nilai.model_fields_set:
                _nilai(semua, bagian, jalur, getattr(nilai, kunci), berkas)
        case tuple() | dict() | Deret():
            for langkah, butir in _butir(bagian, jalur, nilai):
                _nilai(semua, bagian, langkah, butir, berkas)


def _butir(
    bagian: Bagian, jalur: Jalur, nilai: tuple[object, ...] | dict[object, object] | Deret[object]
) -> Iterator[tuple[Jalur, object]]:
    """The values in a list, mapping or series that may hold words, each with the path to it as it was written."""
    if isinstance(nilai, Deret):
        for tahun, butir in (*nilai.sampai.items(), *nilai.tahun.items()):
            if not _tanpa_kata(butir):
                yield tempat_tahun(bagian, str(jalur[0]), tahun), butir
    elif isinstance(nilai, tuple):
        yield from (((*jalur, ke), butir) for ke, butir in enumerate(nilai) if not _tanpa_kata(butir))
    else:  # `misi` may be written as a list
        daftar = isinstance(bagian.node(str(jalur[0])), Sequence)
        for ke, (kunci, butir) in enumerate(nilai.items()):
            yield (*jalur, ke if daftar else str(kunci)), butir


def _tanpa_kata(nilai: object) -> bool:
    """Whether a value is a number without any words, as most are."""
    return isinstance(nilai, Decimal) or (isinstance(nilai, Capaian) and nilai.angka is not None and not nilai.satuan)


def _samarkan(cocok: re.Match[str]) -> str:
    """As many marks on the same lines."""
    return re.sub(r"[^\n]", TERHITUNG, cocok[0])
