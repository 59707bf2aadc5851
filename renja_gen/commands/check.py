"""`renja-gen check`: what is wrong or doubtful, without building."""

import sys
from pathlib import Path

import click

from renja_gen.arguments import Named
from renja_gen.commands import contoh
from renja_gen.commands.shared import (
    DIABAIKAN,
    KETAT,
    RENCANA,
    TANPA_WARNA,
    TEMPLAT,
    TENANG,
    color_of,
    say_skipped,
)
from renja_gen.console import checked, print_findings
from renja_gen.diagnostics import printable, stops_build
from renja_gen.exit_codes import GALAT_RENCANA
from renja_gen.reports import as_github, as_json, as_sarif, summary


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen check plan.yaml",
        "renja-gen check renja-2025 --strict --ignored",
        "renja-gen check opd/*/ --format json > temuan.json",
    ),
)
@RENCANA
@click.option(
    "--format", "bentuk", type=click.Choice(["terminal", "json", "sarif", "github"]), default="terminal",
    help="Bentuk laporan (bawaan: terminal); yang lain untuk program lain.",
)  # fmt: skip
@click.option(
    "--whole-plan", "utuh", is_flag=True,
    help="RENCANA boleh berkas sertaan atau narasi: rencana yang memuatnya diperiksa; berkas lain dilewati.",
)  # fmt: skip
@TEMPLAT
@KETAT
@DIABAIKAN
@TENANG
@TANPA_WARNA
def check(
    rencana: Named,
    bentuk: str,
    utuh: bool,
    templates: Path | None,
    strict: bool,
    ignored: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Periksa rencana tanpa menyusun dokumen."""
    from renja_gen import pipeline

    say_skipped(rencana)
    semua = []
    for path in _whole(rencana.plans) if utuh else rencana.plans:
        found = checked(path, pipeline.check(path, templates), templates, strict=strict)
        semua.append(found)
        if bentuk == "github":
            for finding in found.findings:
                if not finding.silenced:
                    click.echo(as_github(finding))
        elif bentuk == "terminal":
            print_findings(found, quiet=quiet, ignored=ignored, color=color_of(no_color))
            if not quiet:
                click.echo(f"{printable(found.plan)}: {summary(found.findings)}")
    if bentuk == "json":
        click.echo(as_json(semua))
    elif bentuk == "sarif":
        from importlib.metadata import version

        click.echo(as_sarif(semua, version("renja-gen")))
    if any(stops_build(found.findings) for found in semua):
        sys.exit(GALAT_RENCANA)


def _whole(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The plans that files belong to, each once, named as from the current folder where they lie below it."""
    from renja_gen.plan_files import plan_above, plan_file

    here = Path.cwd().resolve()
    found = dict.fromkeys(plan for path in paths if (plan := plan_above(plan_file(path))))
    return tuple(plan.relative_to(here) if plan.is_relative_to(here) else plan for plan in found)
