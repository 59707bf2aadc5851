"""`renja-gen doctor`: what this machine has."""

import sys

import click

from renja_gen.commands import contoh
from renja_gen.commands.shared import TANPA_WARNA, color_of

BELUM_SIAP = 1


@click.command(options_metavar="[PILIHAN]", epilog=contoh("renja-gen doctor", "renja-gen doctor --format json"))
@click.option(
    "--format", "bentuk", type=click.Choice(["terminal", "json"]), default="terminal",
    help="Bentuk laporan (bawaan: terminal); json untuk dikirim kepada pengembang.",
)  # fmt: skip
@TANPA_WARNA
def doctor(bentuk: str, no_color: bool) -> None:
    """Periksa apa yang ada di komputer ini dan apa yang perlu dipasang.

    Kode keluar 0 bila DOCX dan PDF dapat disusun, 1 bila belum.
    """
    import json

    from renja_gen.doctor import as_data, as_text, can_build, examine

    checks = examine()
    if bentuk == "json":
        click.echo(json.dumps(as_data(checks), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(checks, lambda text, color: click.style(text, fg=color)), color=color_of(no_color))
    if not can_build(checks):
        sys.exit(BELUM_SIAP)
