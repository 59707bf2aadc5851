"""`renja-gen roll`: next year's plan from this year's."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renja_gen.arguments import PlanPath
from renja_gen.commands import contoh
from renja_gen.commands.shared import TANPA_WARNA, color_of
from renja_gen.exit_codes import GALAT_RENCANA
from renja_gen.loading import load

if TYPE_CHECKING:
    from renja_gen.roll.rolling import Rolled


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen roll renja-2024",
        "renja-gen roll renja-2024 --to 2025 -o renja-2025",
        "renja-gen roll renja --in-place",
        "renja-gen roll renja-2024 --format json > gulir.json",
    ),
)
@click.argument("rencana", metavar="RENCANA", type=PlanPath())
@click.option("--to", "tahun", metavar="TAHUN", type=int, help="Tahun rencana baru (bawaan: tahun berikutnya).")
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Folder rencana baru (bawaan: di samping yang lama, dengan tahun baru pada namanya).",
)  # fmt: skip
@click.option(
    "--in-place", is_flag=True, help="Ubah rencana itu sendiri; hanya bila semuanya sudah tersimpan dalam git."
)
@click.option(
    "--format", "bentuk", type=click.Choice(["terminal", "json"]), default="terminal",
    help="Bentuk laporan (bawaan: terminal).",
)  # fmt: skip
@TANPA_WARNA
def roll(rencana: Path, tahun: int | None, folder: Path | None, in_place: bool, bentuk: str, no_color: bool) -> None:
    """Gulirkan rencana ke tahun berikutnya.

    Prakiraan maju menjadi rencana, isian yang hanya berlaku untuk tahun lama dihapus, dan kode mengikuti nomenklatur
    tahun baru. Rencana lama tidak diubah. Yang perlu diisi dan ditinjau ditulis dalam gulir.md di folder baru.
    """
    from renja_gen import pipeline
    from renja_gen.console import checked, print_findings
    from renja_gen.diagnostics import stops_build
    from renja_gen.output import OutputError
    from renja_gen.roll.folder import RollError
    from renja_gen.roll.report import as_json, as_text
    from renja_gen.roll.rolling import rolled

    if in_place and folder:
        raise click.UsageError("Pilih -o atau --in-place, bukan keduanya.")
    color = color_of(no_color)
    loaded, findings = load(rencana), pipeline.check(rencana)
    wrong = stops_build(one for one in findings if not one.span.file.endswith(".md"))
    if loaded.plan is None or wrong:  # narratives are copied as they are, faulty or not
        errors = tuple(one for one in findings if stops_build([one], strict=False))
        print_findings(checked(rencana, errors, None, strict=False), quiet=True, ignored=False, color=color, err=True)
        click.echo("Rencana lama masih mempunyai galat; perbaiki dahulu. Tidak ada yang ditulis.", err=True)
        sys.exit(GALAT_RENCANA)
    try:
        result = rolled(loaded, loaded.plan.n + 1 if tahun is None else tahun)
        target = _written(result, loaded.folder, folder, in_place=in_place)
    except (RollError, OutputError) as error:
        raise click.UsageError(f"{error}. Tidak ada yang ditulis.") from error
    if bentuk == "json":
        click.echo(as_json(result, target))
        return
    for line in as_text(result, target, lambda text: click.style(text, bold=True)):
        click.echo(line, color=color)


def _written(result: "Rolled", old: Path, folder: Path | None, *, in_place: bool) -> Path:
    """Write the plan; where to, as it can be opened from the current folder."""
    from renja_gen.roll.folder import nearby, sibling
    from renja_gen.roll.saving import save, save_in_place

    if in_place:
        save_in_place(result, old)
        return nearby(old)
    target = folder or nearby(sibling(old, result.old, result.new))
    save(result, target, old)
    return target
