"""Prose that people wrote: their narratives and the text fields of the plan, each text with its places.

Only what was typed is looked at: what a narrative computes (`{{ … }}`) is right by itself, and is blanked out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Span
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.kutipan import Sebutan, sebutan
from renja_gen.plan.nilai import Capaian

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
# Text fields that hold sentences or clauses of the agency's own; the others are names, codes and units.
_URAIAN = {
    "tugas", "fungsi", "uraian", "faktor_pendorong", "faktor_penghambat", "tindak_lanjut", "isu_strategis",
    "permasalahan", "potensi", "akar", "catatan", "catatan_review", "nihil",
}  # fmt: skip
_TIDAK_DICETAK = {"abaikan", "dinyatakan"}


@dataclass(frozen=True)
class Naskah:
    """A text as typed. `uraian` are sentences; the rest are names, units, codes.

    `bagian` and `jalur` say which field of the plan it is (None of a narrative), `sumber` is the text of its file.
    """

    teks: str
    uraian: bool
    span: Span
    bagian: Bagian | None = None
    jalur: tuple[str | int, ...] = ()
    sumber: str = field(repr=False, default="")

    def tempat(self, mulai: int, akhir: int) -> Span:
        """Where a piece of the text stands in its file; where the text begins if the piece cannot be found."""
        if not self.bagian:  # a narrative: the text is the file
            return _pada(self.span.file, self.teks, mulai)
        pola = r"\s+".join(re.escape(kata) for kata in self.teks[mulai:akhir].split())
        dari = _indeks(self.sumber, self.span)
        # the piece may stand more than once; the text before it says which one is meant
        ke = len(re.findall(pola, self.teks[:mulai])) if pola else 0
        for urutan, cocok in enumerate(re.finditer(pola, self.sumber[dari:]) if pola else ()):
            if urutan == ke:
                return _pada(self.span.file, self.sumber, dari + cocok.start())
        return self.span


def _pada(berkas: str, teks: str, indeks: int) -> Span:
    """The place of an index in a text."""
    return Span(berkas, teks.count("\n", 0, indeks) + 1, indeks - teks.rfind("\n", 0, indeks))


def _indeks(teks: str, span: Span) -> int:
    """The index of a place in a text."""
    awal = 0
    for _ in range(span.line - 1):
        awal = teks.find("\n", awal) + 1
    return awal + span.column - 1


@dataclass(frozen=True)
class Tulisan:
    """The computed plan, its narratives and the texts of its files (both by name)."""

    hasil: Hasil
    narasi: Mapping[str, str]
    berkas: Mapping[str, str] = field(repr=False, default_factory=dict)

    @cached_property
    def naskah(self) -> tuple[Naskah, ...]:
        """Every text: narratives first, then the fields of the plan in order."""
        narasi = (
            Naskah(_JINJA.sub(_kosongkan, teks), uraian=True, span=Span(nama, 1, 1))
            for nama, teks in self.narasi.items()
        )
        return (*narasi, *self._isian(self.hasil.plan))

    @cached_property
    def uraian(self) -> tuple[Naskah, ...]:
        """The texts that are sentences."""
        return tuple(satu for satu in self.naskah if satu.uraian)

    @cached_property
    def sebutan(self) -> tuple[tuple[Naskah, Sebutan], ...]:
        """Every citation of a regulation in the texts."""
        return tuple((naskah, satu) for naskah in self.naskah for satu in sebutan(naskah.teks))

    def _isian(self, bagian: Bagian) -> Iterator[Naskah]:
        for kunci in type(bagian).model_fields:
            if kunci in bagian.model_fields_set and kunci not in _TIDAK_DICETAK:
                yield from self._nilai(bagian, (kunci,), getattr(bagian, kunci))

    def _nilai(self, bagian: Bagian, jalur: tuple[str | int, ...], nilai: object) -> Iterator[Naskah]:
        if isinstance(nilai, str):
            span = bagian.span(*jalur)
            uraian = jalur[0] in _URAIAN
            yield Naskah(nilai, uraian, span, bagian, jalur, self.berkas.get(span.file, ""))
        elif isinstance(nilai, Bagian):
            yield from self._isian(nilai)
        elif isinstance(nilai, tuple):
            for ke, butir in enumerate(nilai):
                yield from self._nilai(bagian, (*jalur, ke), butir)
        elif isinstance(nilai, dict):
            for kunci, butir in nilai.items():
                yield from self._nilai(bagian, (*jalur, kunci), butir)
        elif isinstance(nilai, Capaian):
            yield from self._nilai(bagian, jalur, nilai.teks)
        elif isinstance(nilai, Deret):
            for tahun in nilai.tahun:
                yield from self._nilai(bagian, (*jalur, str(tahun)), nilai.tahun[tahun])


def _kosongkan(cocok: re.Match[str]) -> str:
    """Blanks of the same length and the same lines."""
    return re.sub(r"[^\n]", " ", cocok[0])
