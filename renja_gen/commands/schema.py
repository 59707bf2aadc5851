"""`renja-gen schema`: the keys of a plan, for editors."""

from pathlib import Path

import click

from renja_gen.commands import contoh


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh("renja-gen schema -o renja.schema.json"),
)
@click.option(
    "-o", "--output", "berkas", metavar="BERKAS", type=click.Path(dir_okay=False, path_type=Path),
    help="Tulis ke berkas (UTF-8), bukan ke layar.",
)  # fmt: skip
def schema(berkas: Path | None) -> None:
    """Cetak JSON Schema berkas rencana, agar editor dapat melengkapi dan memeriksa isian."""
    from renja_gen.output import OutputError, write_all
    from renja_gen.plan.skema import schema_text

    text = schema_text()
    if berkas is None:
        click.echo(text, nl=False)
        return
    try:
        write_all({berkas: text.encode()})
    except OutputError as error:
        raise click.UsageError(str(error)) from error
