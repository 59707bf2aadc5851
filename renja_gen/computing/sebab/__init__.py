"""Where a figure comes from, as a tree: its formula over others, down to what is written in the plan.

Every node's value is its formula over the values of its operands (`rumus.hitung`); a node without a formula is
written at `tempat`, or absent.
"""

from renja_gen.computing.sebab.asal import sebab
from renja_gen.computing.sebab.pokok import Sebab, sebut_kinerja, sebut_simpul, sebut_uang
from renja_gen.computing.sebab.turunan import sebab_turunan

__all__ = ["Sebab", "sebab", "sebab_turunan", "sebut_kinerja", "sebut_simpul", "sebut_uang"]
