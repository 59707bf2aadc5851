"""What the commands share: arguments and options that mean the same everywhere."""

from pathlib import Path

import click

from renja_gen.arguments import Named, named

LEBAR_TEKS = 100  # columns of running text, however wide the terminal
RENCANA = click.argument("rencana", nargs=-1, required=True, metavar="RENCANA...", callback=named)
TEMPLAT = click.option(
    "--templates", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder templat milik instansi; berkas bernama sama menggantikan templat bawaan.",
)  # fmt: skip
TANPA_WARNA = click.option("--no-color", is_flag=True, help="Tanpa warna.")
TENANG = click.option("-q", "--quiet", is_flag=True, help="Hanya tampilkan galat dan peringatan.")
DIABAIKAN = click.option("--ignored", is_flag=True, help="Tampilkan juga temuan yang diabaikan, beserta alasannya.")
KETAT = click.option("--strict", is_flag=True, help="Peringatan diperlakukan sebagai galat.")


def color_of(no_color: bool) -> bool | None:
    """None lets Click decide by the stream: plain when piped."""
    return False if no_color else None


def say_skipped(rencana: Named) -> None:
    """Say which of the places named are no plans."""
    if rencana.skipped:
        click.echo(rencana.notice, err=True)
