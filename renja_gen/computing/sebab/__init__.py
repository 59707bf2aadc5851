"""Where a figure comes from, as a tree: its formula over others, down to what is written in the plan.

Every node's value is its formula over the values of its operands (`rumus.hitung`); a node without a formula is
written at `tempat`, or absent.
"""

from renja_gen.computing.sebab.dana import sebab_dana
from renja_gen.computing.sebab.kinerja import sebab_kinerja, sebab_tertulis
from renja_gen.computing.sebab.persen import sebab_persen, sebab_rerata
from renja_gen.computing.sebab.pokok import Sebab, sebut_kinerja, sebut_simpul, sebut_uang
from renja_gen.computing.sebab.uang import sebab_uang

__all__ = [
    "Sebab", "sebab_dana", "sebab_kinerja", "sebab_persen", "sebab_rerata", "sebab_tertulis", "sebab_uang",
    "sebut_kinerja", "sebut_simpul", "sebut_uang",
]  # fmt: skip
