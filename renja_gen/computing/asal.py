"""What a figure is: the origins that cells of tables carry, told apart by type."""

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
