"""Figures in rows and columns, as they are asked for: the tables of a document, and figures that no table prints."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from renja_gen.computing.sebab import Sebab

_BUKAN_KATA = re.compile(r"[^0-9a-z]+")
_SAMPAI = re.compile(r"\b(?:s\.?\s*/?\s*d\.?(?=\s|\d|$)|sampai\s+dengan|hingga)", re.IGNORECASE)
Pembuat = Callable[[], Sebab]
TOTAL = frozenset({"total", "jumlah", "seluruh", "keseluruhan"})


def kata(*teks: str) -> frozenset[str]:
    """The words of texts as they are compared: small letters and digits; "s/d" is "sampai"."""
    return frozenset(_BUKAN_KATA.sub(" ", _SAMPAI.sub("sampai ", " ".join(teks)).casefold()).split())


def ringkas(teks: str) -> str:
    """A name without anything but letters and digits: "T-C.33" is "tc33"."""
    return _BUKAN_KATA.sub("", teks.casefold())


@dataclass(frozen=True)
class Baris:
    """A row: what it is called, the code of its node ("" without one), its words; whether it is a total.

    `sebutan` is the name that its figure has in narratives.
    """

    nama: str
    kode: str = ""
    kata: frozenset[str] = frozenset()
    total: bool = False
    sebutan: str = ""


@dataclass(frozen=True)
class Lajur:
    """A column: its title, its number in the form, its words, and those without which it is not meant."""

    nama: str
    nomor: str = ""
    kata: frozenset[str] = frozenset()
    inti: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lembar:
    """A sheet of figures by row and column; `nama` is "" where it is no table, `alias` are its short names."""

    nama: str
    alias: frozenset[str]
    baris: tuple[Baris, ...]
    lajur: tuple[Lajur, ...]
    sel: Mapping[tuple[int, int], Pembuat] = field(repr=False)

    @cached_property
    def kosakata(self) -> frozenset[str]:
        """The words of all rows and columns."""
        kata_baris = frozenset[str]().union(*(satu.kata for satu in self.baris))
        return kata_baris.union(*(satu.kata for satu in self.lajur))


@dataclass(frozen=True)
class Angka:
    """A figure that was found: where it stands, and how to tell where it comes from."""

    lembar: Lembar
    baris: Baris
    lajur: Lajur
    buat: Pembuat = field(repr=False)

    @property
    def nama(self) -> str:
        """Where it stands, in words."""
        nomor = f" (kolom {self.lajur.nomor})" if self.lajur.nomor else ""
        return ", ".join(filter(None, (self.lembar.nama, self.baris.nama, f"{self.lajur.nama}{nomor}")))
