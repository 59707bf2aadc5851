"""`renja-gen schema`: the keys of a plan, for editors."""

from pathlib import Path

import click

from renja_gen.commands.shared import contoh


@click.command(
    short_help="Cetak JSON Schema berkas rencana, untuk editor.",
    options_metavar="[PILIHAN]",
    epilog=contoh("renja-gen schema -o renja.schema.json"),
)
@click.option(
    "-o", "--output", "berkas", metavar="BERKAS", type=click.Path(dir_okay=False, path_type=Path),
    help="Tulis ke berkas (UTF-8), bukan ke layar.",
)  # fmt: skip
def schema(berkas: Path | None) -> None:
    """Cetak JSON Schema berkas rencana, agar editor dapat melengkapi dan memeriksa isian."""
    import json

    from renja_gen.output import OutputError, write_all
    from renja_gen.plan import plan_schema

    text = json.dumps(plan_schema(), ensure_ascii=False, indent=2)
    if berkas is None:
        click.echo(text)
        return
    try:
        write_all({berkas: f"{text}\n".encode()})
    except OutputError as error:
        raise click.UsageError(str(error)) from error
