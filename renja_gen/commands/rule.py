"""`renja-gen rule`: the manual of findings."""

import shutil

import click

from renja_gen.commands import contoh
from renja_gen.commands.shared import LEBAR_TEKS, TANPA_WARNA, color_of
from renja_gen.diagnostics import printable


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh("renja-gen rule", "renja-gen rule RG204", "renja-gen rule RG204 RG401"),
)
@click.argument("kode", nargs=-1, metavar="[KODE]...")
@TANPA_WARNA
def rule(kode: tuple[str, ...], no_color: bool) -> None:
    """Jelaskan kode temuan: artinya, contohnya, perbaikannya.

    Tanpa KODE semua kode ditampilkan.
    """
    from renja_gen.petunjuk import daftar, petunjuk
    from renja_gen.rules.buku import MANUAL, terdekat

    diminta = [satu.strip().upper() for satu in kode]
    for satu in diminta:
        if satu not in MANUAL:
            dekat = ", ".join(terdekat(satu))
            saran = f"Yang terdekat: {dekat}." if dekat else "Jalankan 'renja-gen rule' untuk melihat semua kode."
            raise click.UsageError(f"Kode '{printable(satu)}' tidak dikenal. {saran}")
    lebar = min(shutil.get_terminal_size().columns, LEBAR_TEKS)
    teks = "\n\n\n".join(petunjuk(satu, lebar) for satu in diminta) if diminta else daftar(lebar)
    click.echo(teks, color=color_of(no_color))
