"""What commands print: findings, and an apology for a bug."""

import os
from collections.abc import Callable
from pathlib import Path

import click

from renja_gen.diagnostics import Diagnostic, Severity, as_error
from renja_gen.plan_files import plan_file
from renja_gen.reports import Checked, as_text, opened

_WARNA = {Severity.GALAT: "red", Severity.PERINGATAN: "yellow", Severity.SARAN: "cyan"}


def checked(path: Path, findings: tuple[Diagnostic, ...], templates: Path | None, *, strict: bool) -> Checked:
    """The findings as they are reported: strictly, warnings are errors."""
    if strict:
        findings = tuple(as_error(one) for one in findings)
    return Checked(str(plan_file(path)), opened(findings, lambda name: openable(name, path, templates)))


def print_findings(
    found: Checked,
    *,
    quiet: bool,
    ignored: bool,
    color: bool | None,
    err: bool = False,
    shown: Callable[[str], str] = lambda text: text,
) -> None:
    """Print findings; suggestions not when quiet, and what is set aside only when asked for.

    `shown` is what becomes of the text of each.
    """
    for finding in found.findings:
        if (finding.silenced and not ignored) or (quiet and finding.severity is Severity.SARAN):
            continue
        text = as_text(finding, lambda word, severity: click.style(word, fg=_WARNA[severity]))
        click.echo(shown(text), err=err, color=color)


def apologise(trace: str) -> None:
    """Save the report on a bug, and say where."""
    import tempfile

    with tempfile.NamedTemporaryFile("w", prefix="renja-gen-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(trace)
    click.echo(
        "Maaf, renja-gen mengalami kesalahan dalam program, bukan dalam rencana Anda. "
        f"Kirimkan berkas ini kepada pengembang: {file.name}",
        err=True,
    )


def openable(name: str, path: Path, templates: Path | None) -> str:
    """The name of a file of the plan (or of the templates) as it can be opened from the current folder.

    What is no such file (the PDF, the folder of the results) stays as it is.
    """
    plan = plan_file(path)
    folder = Path(os.path.realpath(plan)).parent if plan.is_symlink() else plan.parent
    text = Path(name).suffix in {".md", ".yaml", ".yml"}
    for place in (folder, *([templates] if templates else [])):
        if (place / name).is_file() or (text and (place / name).is_dir()):
            return str(place / name)
    return str(folder / name) if text else name
