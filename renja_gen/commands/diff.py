"""`renja-gen diff`: two versions of a plan, figure by figure."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renja_gen.arguments import no_plan
from renja_gen.commands import contoh
from renja_gen.commands.shared import TANPA_WARNA, TEMPLAT, color_of
from renja_gen.diagnostics import printable
from renja_gen.exit_codes import GALAT_RENCANA
from renja_gen.plan_files import without_plan
from renja_gen.report_files import BENTUK_LAPORAN, BERKAS_LAPORAN, TIMPA, refuse_existing, write_report

if TYPE_CHECKING:
    from renja_gen.history.versions import Version
    from renja_gen.matriks.sisi import Sisi
    from renja_gen.perbandingan.banding import Perbandingan

BERBEDA = 1


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen diff renja-awal.yaml plan.yaml",
        "renja-gen diff HEAD~1:plan.yaml plan.yaml",
        "renja-gen diff main..",
        "renja-gen diff v1..v2 opd/dinas -o matriks.docx -o matriks.pdf",
    ),
)
@click.argument("lama", metavar="LAMA")
@click.argument("baru", metavar="[BARU]", required=False)
@BENTUK_LAPORAN
@BERKAS_LAPORAN
@TIMPA
@click.option("--exit-code", "kode_keluar", is_flag=True, help="Kode keluar 1 bila kedua versi berbeda.")
@click.option("-q", "--quiet", is_flag=True, help="Tanpa laporan di layar; kode keluar seperti --exit-code.")
@TEMPLAT
@TANPA_WARNA
def diff(
    lama: str,
    baru: str | None,
    bentuk: str,
    berkas: tuple[Path, ...],
    timpa: bool,
    kode_keluar: bool,
    quiet: bool,
    templates: Path | None,
    no_color: bool,
) -> None:
    """Bandingkan dua versi rencana: apa yang ditambah, dihapus, pindah, dan berubah angkanya.

    LAMA dan BARU ialah berkas rencana, foldernya, atau keadaannya dalam revisi git (REVISI:ALAMAT, misalnya
    HEAD~1:plan.yaml). 'LAMA..BARU RENCANA' membandingkan satu rencana dalam dua revisi; tanpa BARU dengan berkas yang
    ada sekarang, dan tanpa RENCANA yang di folder ini.
    """
    refuse_existing(berkas, force=timpa)
    from renja_gen.history.repository import VersionError
    from renja_gen.matriks.sisi import dibuka
    from renja_gen.perbandingan.banding import Perbandingan

    color = color_of(no_color)
    with ExitStack() as terbuka:
        try:
            sisi = [terbuka.enter_context(dibuka(versi, templates)) for versi in _versi(lama, baru)]
        except VersionError as error:
            raise click.UsageError(f"{printable(str(error))}.") from error
        kiri, kanan = sisi
        if kiri.hasil is None or kanan.hasil is None:
            for nama, satu in (("semula", kiri), ("menjadi", kanan)):
                _tampilkan_galat(nama, satu, templates, color)
            sys.exit(GALAT_RENCANA)
        banding = Perbandingan(kiri.hasil, kanan.hasil, kiri.loaded.narratives, kanan.loaded.narratives)
        if berkas:
            from renja_gen.matriks.laporan import dokumen_perubahan

            write_report(dokumen_perubahan(banding, kiri, kanan), berkas)
        if not quiet:
            for baris in _laporan(bentuk, banding, kiri, kanan):
                click.echo(baris, color=color)
            for target in berkas:
                click.echo(f"ditulis: {printable(str(target))}", err=bentuk != "terminal")
        if banding.berbeda and (kode_keluar or quiet):
            sys.exit(BERBEDA)


def _versi(lama: str, baru: str | None) -> "tuple[Version, Version]":
    """The two versions that the arguments name; VersionError or UsageError where they name none."""
    from renja_gen.history.versions import version, version_in, version_range

    di_sini = Path.cwd()
    rentang = version_range(lama)
    if rentang is None:
        if baru is None:
            nama = printable(lama)
            pesan = f"tulis juga versi yang dibandingkan dengan '{nama}'"
            raise click.UsageError(f"{pesan}, misalnya renja-gen diff HEAD:plan.yaml plan.yaml.")
        return _di_disk(version(lama, di_sini)), _di_disk(version(baru, di_sini))
    awal, akhir = rentang
    semula = version_in(awal or "HEAD", baru or "", di_sini)
    return semula, version_in(akhir, baru or "", di_sini) if akhir else _di_disk(version(baru or ".", di_sini))


def _di_disk(satu: "Version") -> "Version":
    """A version that is a plan; UsageError for a folder without one (in a revision there is no such version)."""
    if not satu.commit and without_plan(satu.path):
        raise click.UsageError(no_plan(satu.text))
    return satu


def _laporan(bentuk: str, banding: "Perbandingan", lama: "Sisi", baru: "Sisi") -> Iterator[str]:
    from renja_gen.matriks.berkas_json import ke_json
    from renja_gen.matriks.layar import ke_markdown, ke_terminal

    if bentuk == "json":
        yield ke_json(banding, lama, baru)
    elif bentuk == "markdown":
        yield from ke_markdown(banding, lama, baru)
    else:
        yield from ke_terminal(banding, lama, baru, _cat)


def _cat(teks: str, gaya: str) -> str:
    if not gaya:
        return teks
    return click.style(teks, bold=True) if gaya == "tebal" else click.style(teks, fg=gaya)


def _tampilkan_galat(nama: str, sisi: "Sisi", templates: Path | None, color: bool | None) -> None:
    """The errors of a side, its files named from here; those of a revision, on disk for now only, as in git."""
    from renja_gen.console import checked, print_findings

    if sisi.hasil is None:
        galat = tuple(one for one in sisi.temuan if one.stops)
        found = checked(sisi.path, galat, templates, strict=False)
        folder = f"{sisi.path.parent if sisi.tempat else Path.cwd()}{os.sep}"
        click.echo(f"{nama} ({printable(sisi.sebutan)}): rencana ini memuat galat; perbaiki dahulu", err=True)
        print_findings(
            found, quiet=True, ignored=False, color=color, err=True,
            shown=lambda text: text.replace(folder, printable(sisi.tempat)),
        )  # fmt: skip
