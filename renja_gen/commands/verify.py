"""`renja-gen verify`: whether a document comes from a plan."""

import sys
from pathlib import Path

import click

from renja_gen.arguments import PlanPath
from renja_gen.commands import contoh
from renja_gen.commands.shared import TEMPLAT
from renja_gen.diagnostics import cause, printable

TIDAK_TERBUKTI = 1


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen verify renja-arsip-2025.pdf renja-2025",
        "renja-gen verify renja-arsip-2025.docx renja-2025/plan.yaml",
        "renja-gen verify renja-arsip-2025.pdf renja-2025 --templates templat-kami",
    ),
)
@click.argument("berkas", metavar="BERKAS", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("rencana", metavar="RENCANA", type=PlanPath())
@TEMPLAT
def verify(berkas: Path, rencana: Path, templates: Path | None) -> None:
    """Buktikan bahwa BERKAS (DOCX atau PDF) adalah hasil RENCANA dan tidak disunting.

    Kode keluar 0 bila terbukti, 1 bila tidak.
    """
    from renja_gen.verify import verify as verified

    try:
        verdict = verified(berkas, rencana, templates)
    except OSError as error:
        raise click.UsageError(f"'{printable(str(berkas))}' tidak dapat dibaca ({cause(error)}).") from error
    first, *others = verdict.lines
    click.echo(f"{printable(str(berkas))}: {printable(first)}")
    for line in others:
        click.echo(f"  {printable(line)}")
    if not verdict.proven:
        sys.exit(TIDAK_TERBUKTI)
