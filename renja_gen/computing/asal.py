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


class Tertulis(NamedTuple):
    """A figure that stands in the plan as it is printed: the part of the plan and the keys that lead to it."""

    bagian: Bagian
    jalur: tuple[str, ...]
