"""What is wrong or doubtful in a plan: one small module per family, one function per rule.

A rule's docstring begins with its stable code and says what must hold.
"""

from collections.abc import Callable, Iterable

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Diagnostic
from renja_gen.rules import isi, kode, tahun, uang

Rule = Callable[[Hasil], Iterable[Diagnostic]]
RULES: tuple[Rule, ...] = (*kode.RULES, *tahun.RULES, *uang.RULES, *isi.RULES)


def periksa(hasil: Hasil) -> Iterable[Diagnostic]:
    """The findings of all rules on a computed plan."""
    for rule in RULES:
        yield from rule(hasil)
