"""What a figure is: the origins that cells, charts and names of narratives carry, told apart by type.

`terhitung.nilai` computes a figure from its origin, `sebab.sebab` tells where it comes from.
"""

from typing import NamedTuple

from renja_gen.computing.kinerja import Kinerja
from renja_gen.computing.pohon import Kolom, Simpul
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.pekerjaan import Indikator


class Uang(NamedTuple):
    """An amount of a node."""

    simpul: Simpul
    kolom: Kolom


class Ukuran(NamedTuple):
    """A performance value of an indicator."""

    indikator: Indikator
    kolom: Kinerja


class Rerata(NamedTuple):
    """A mean of percentages over the rows of a programme, or over the means of all programmes (None).

    `apa` is the field of `RataRata`.
    """

    program: Simpul | None
    apa: str


class Dana(NamedTuple):
    """The pagu of year n of a source of funds, by its name."""

    nama: str


class Tertulis(NamedTuple):
    """A figure that stands in the plan as it is printed: the part of the plan, the keys that lead to it, its unit."""

    bagian: Bagian
    jalur: tuple[str, ...]
    satuan: str = ""


class Kunci(NamedTuple):
    """A year that is a key in the plan: the part, the series, and the year."""

    bagian: Bagian
    deret: str
    tahun: int


class Banyak(NamedTuple):
    """How many there are: what is counted, the nodes and parts of the plan that count, and why those."""

    apa: str
    semua: tuple[Simpul | Bagian, ...]
    alasan: str = ""


class Turunan(NamedTuple):
    """A figure that follows from others: what it is called, its formula (`rumus.hitung`), and the others."""

    apa: str
    rumus: str
    unsur: "tuple[Asal, ...]"


class Nol(NamedTuple):
    """A figure that counts as zero where it is absent."""

    asal: "Asal"


class Semula(NamedTuple):
    """A figure of the plan that a perubahan changes."""

    asal: "Asal"


class Predikat(NamedTuple):
    """The predicate of a percentage."""

    asal: "Asal"


class Cetakan(NamedTuple):
    """A performance value as it is printed, with its unit: a text."""

    asal: Tertulis


Asal = Uang | Ukuran | Rerata | Dana | Tertulis | Kunci | Banyak | Turunan | Nol | Semula | Predikat | Cetakan
