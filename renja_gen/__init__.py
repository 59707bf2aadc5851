"""Renja (annual work plans of local government agencies) from YAML.

    import renja_gen
    loaded = renja_gen.load("plan.yaml")
    hasil = renja_gen.compute(loaded.plan)      # every derived figure
    built = renja_gen.build("plan.yaml", "hasil")  # DOCX and PDF

Names are loaded when first used, so that importing the package costs nothing. No subpackage may bear one of
these names: importing it would put the module in its place.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renja_gen.computing import Hasil, compute
    from renja_gen.diagnostics import Diagnostic, Severity, Span
    from renja_gen.loading import Loaded, load
    from renja_gen.options import Options
    from renja_gen.pipeline import Built, OutputFile, build, check
    from renja_gen.plan import Plan

_WHERE = {
    "compute": "renja_gen.computing",
    "Hasil": "renja_gen.computing",
    "Diagnostic": "renja_gen.diagnostics",
    "Severity": "renja_gen.diagnostics",
    "Span": "renja_gen.diagnostics",
    "Built": "renja_gen.pipeline",
    "Loaded": "renja_gen.loading",
    "Options": "renja_gen.options",
    "OutputFile": "renja_gen.pipeline",
    "build": "renja_gen.pipeline",
    "check": "renja_gen.pipeline",
    "load": "renja_gen.loading",
    "Plan": "renja_gen.plan",
}

__all__ = [
    "Built",
    "Diagnostic",
    "Hasil",
    "Loaded",
    "Options",
    "OutputFile",
    "Plan",
    "Severity",
    "Span",
    "build",
    "check",
    "compute",
    "load",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)
