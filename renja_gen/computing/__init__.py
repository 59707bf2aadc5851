"""Derived figures: totals, ratios, averages and where they come from."""

from renja_gen.computing.pohon import Kolom, Simpul, Tingkat
from renja_gen.computing.ringkasan import Hasil
from renja_gen.plan import Plan

__all__ = ["Hasil", "Kolom", "Simpul", "Tingkat", "compute"]


def compute(plan: Plan, earlier: Plan | None = None) -> Hasil:
    """Compute every derived figure of a plan, beside those of the plan that it changes."""
    return Hasil(plan, Hasil(earlier) if earlier else None)
