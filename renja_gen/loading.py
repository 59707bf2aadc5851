"""Reading a plan: its files, its narratives, the templates it chooses, and the plan that it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from renja_gen.diagnostics import Diagnostic, Report, Span
from renja_gen.plan_files import NAMA_RENCANA, plan_file, plans_below, without_plan
from renja_gen.templates import Templates

if TYPE_CHECKING:
    from renja_gen.computing import Hasil
    from renja_gen.plan import Plan


@dataclass(frozen=True)
class Loaded:
    """A plan as read: `plan` is None, or partial, when `diagnostics` hold an error.

    `narratives` are the agency's own, `texts` those of the YAML files; both by name. `templates` are the shipped
    ones under those of the agency. `earlier` is the plan that this one changes, when it names one that can be read;
    its `place` stands before its files' names, as from this one's folder: `../2025/`, or `HEAD~1:opd/` in a revision.
    """

    plan: "Plan | None"
    folder: Path
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    narratives: Mapping[str, str]
    texts: Mapping[str, str]
    templates: Templates = field(default=Templates())
    earlier: "Loaded | None" = None
    place: str = ""

    @cached_property
    def hasil(self) -> "Hasil":
        """The computed plan, beside the one that it changes; computed once for all who ask."""
        from renja_gen.computing import compute

        assert self.plan is not None
        return compute(self.plan, self.earlier.plan if self.earlier else None)


def load(path: Path | str) -> Loaded:
    """Read and validate a plan (a file, or a folder with plan.yaml). Never raises for a faulty plan."""
    loaded, report = read_plan(Path(path), None)
    return replace(loaded, diagnostics=report.diagnostics)


def read_plan(path: Path, templates: Path | None, *, alone: bool = False) -> tuple[Loaded, Report]:
    """As `load`, with a report that goes on; `alone` without the plan that it changes."""
    from renja_gen.compose.templat import folder_templat
    from renja_gen.plan import plan_from_node
    from renja_gen.source import read_narratives, read_source

    report = Report()
    if without_plan(path):
        pesan = f"folder ini tidak memuat {NAMA_RENCANA}; salin contoh minimal atau pilih folder rencana"
        report.add("RG001", pesan, Span(NAMA_RENCANA), hint=plans_below(path))
        return Loaded(None, path.resolve(), (), (), {}, {}), report
    source = read_source(plan_file(path), report)
    plan = plan_from_node(source.node, report) if source.node else None
    narratives = read_narratives(source.root, report) if plan else {}
    found = folder_templat(templates, plan, source.root, report)
    loaded = Loaded(plan, source.root, source.files, (), narratives, source.texts, found)
    if plan is None or plan.renja.sebelum is None or alone:
        return loaded, report
    from renja_gen.history.earlier import earlier_plan

    return replace(loaded, earlier=earlier_plan(plan, source.files[0], report)), report
