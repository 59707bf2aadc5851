"""The files of a plan in style: which there are, and what part of the plan each holds."""

from dataclasses import dataclass
from pathlib import Path

from renja_gen.diagnostics import Diagnostic, Report
from renja_gen.plan_files import NAMA_RENCANA, plan_above
from renja_gen.source import Source, read_source
from renja_gen.source.nodes import Mapping, Node, Sequence
from renja_gen.source.text import resolved
from renja_gen.yaml_text.formatting import formatted
from renja_gen.yaml_text.order import Part, part_below


@dataclass(frozen=True, slots=True)
class Formatted:
    """A plan's files in style: the old and the new bytes of those that differ, and how many are as they should be.

    The findings say what stands in the way of the others.
    """

    plan: Path
    changed: dict[Path, tuple[bytes, bytes]]
    unchanged: int
    findings: tuple[Diagnostic, ...]


def is_plan(source: Source) -> bool:
    """Whether a file is a plan and not a part of one; one that cannot be read is taken for what its name says."""
    if source.node is None:
        return source.files[0].name == NAMA_RENCANA
    return isinstance(source.node, Mapping) and "renja" in source.node.items


def format_plan(source: Source, only: frozenset[Path]) -> Formatted:
    """The files of a plan (or those of them in `only`, where that names any) in style; nothing is written."""
    from renja_gen.plan.model import Plan

    parts: dict[str, Part] = {}
    if source.node is not None:
        _collect(source.node, Plan, parts)
    report = Report()
    changed: dict[Path, tuple[bytes, bytes]] = {}
    unchanged = 0
    for path in dict.fromkeys(resolved(file) for file in source.files):
        name = path.relative_to(source.root).as_posix() if path.is_relative_to(source.root) else path.name
        if (only and path not in only) or (text := source.texts.get(name)) is None:
            continue
        new = formatted(text, name, parts.get(name), report)
        if new is None:
            continue
        old = path.read_bytes()
        if old == new.encode():
            unchanged += 1
        else:
            changed[path] = (old, new.encode())
    return Formatted(source.files[0], changed, unchanged, report.diagnostics)


def format_file(path: Path) -> Formatted | None:
    """A plan with all its files, or the one file of a plan, in style; None for a file that belongs to no plan."""
    report = Report()
    source = read_source(path, report)
    only: frozenset[Path] = frozenset()
    if not is_plan(source):
        above = plan_above(path)
        if above is None:
            return None
        only = frozenset((resolved(path),))
        report = Report()
        source = read_source(above, report)
        if not only & {resolved(file) for file in source.files}:
            return None
    done = format_plan(source, only)
    findings = dict.fromkeys((*report.diagnostics, *done.findings))
    names = {resolved(file).name for file in only}
    kept = tuple(found for found in findings if not only or Path(found.span.file).name in names)
    return Formatted(done.plan, done.changed, done.unchanged, kept)


def _collect(node: Node, part: Part, parts: dict[str, Part]) -> None:
    """Which part of a plan each file holds: that of the first node in it."""
    parts.setdefault(node.span.file, part)
    if isinstance(node, Sequence):
        for item in node.items:
            _collect(item, part, parts)
    elif isinstance(node, Mapping):
        for key, child in node.items.items():
            _collect(child, part_below(part, key), parts)
