"""`renja-gen import`: a planner's table, SIPD's or our own export, as a plan."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from renja_gen.commands import contoh
from renja_gen.commands.shared import TANPA_WARNA, TENANG, color_of
from renja_gen.diagnostics import Diagnostic, Span, printable
from renja_gen.exit_codes import GALAT_RENCANA
from renja_gen.options import Tahap

if TYPE_CHECKING:
    from renja_gen.impor.impor import Pemetaan, Terimpor
    from renja_gen.impor.kolom import Judul

_JUDUL_TERPANJANG = 60
_TIDAK_DIPAKAI = "(tidak dipakai)"


def _peta(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> "list[tuple[str, Judul]]":
    """What each `--map` says: a title (or the letters of a column), and the column it is."""
    from renja_gen.impor.kolom import baca_kolom

    hasil = []
    for value in values:
        judul, tanda, kolom = value.rpartition("=")
        if not tanda or not judul.strip():
            raise click.BadParameter(f"'{printable(value)}'; tulis 'JUDUL=KOLOM'.", context, parameter)
        try:
            hasil.append((judul, baca_kolom(kolom)))
        except ValueError as error:
            raise click.BadParameter(printable(f"{error}."), context, parameter) from error
    return hasil


def _folder_baru(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """A folder that is new or empty; hidden files such as .git are no plan."""
    try:
        terisi = value.is_dir() and any(not satu.name.startswith(".") for satu in value.iterdir())
    except OSError:
        terisi = False  # writing will say why
    if terisi:
        pesan = f"folder '{printable(str(value))}' sudah berisi; pilih folder baru, agar tidak ada yang tertimpa."
        raise click.BadParameter(pesan, context, parameter)
    return value


def _periode(context: click.Context, parameter: click.Parameter, value: str) -> str:
    from pydantic_core import PydanticCustomError

    from renja_gen.plan.nilai import Periode

    try:
        return str(Periode.baca(value)) if value else ""
    except PydanticCustomError as error:
        raise click.BadParameter(printable(f"{error}."), context, parameter) from error


@click.command(
    "import",
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen import sipd.xlsx -o renja-2026",
        "renja-gen import tabel.csv -o renja-2026 --tahun 2026 --nama 'Dinas Perhubungan' --daerah 'Kota Contoh'",
        "renja-gen import tabel.xlsx -o renja-2026 --sheet 'Tabel 4.1' --map 'Usulan=pagu 2026' --map K=abaikan",
    ),
)
@click.argument("berkas", metavar="BERKAS", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", required=True, callback=_folder_baru,
    type=click.Path(file_okay=False, path_type=Path), help="Folder rencana yang dibuat; harus baru atau kosong.",
)  # fmt: skip
@click.option("--sheet", "lembar", metavar="LEMBAR", multiple=True, help="Lembar yang dibaca; boleh diulang.")
@click.option(
    "--map", "peta", metavar="JUDUL=KOLOM", multiple=True, callback=_peta,
    help="Arti sebuah kolom menurut judul atau hurufnya, misalnya 'Usulan=pagu 2026'; boleh diulang.",
)  # fmt: skip
@click.option("--tahun", type=click.IntRange(2005, 2100), metavar="TAHUN", help="Tahun rencana.")
@click.option("--nama", default="", metavar="NAMA", help="Nama Perangkat Daerah.")
@click.option("--singkatan", default="", metavar="NAMA", help="Nama pendeknya.")
@click.option("--daerah", default="", metavar="DAERAH", help="Nama daerah, misalnya 'Kota Binjai'.")
@click.option("--bidang", default="", metavar="KODE", help="Bidang urusan, bila kode dalam tabel tidak menyebutnya.")
@click.option("--tahap", type=click.Choice(get_args(Tahap)), help="Tahap rencana.")
@click.option("--periode", default="", metavar="PERIODE", callback=_periode, help="Periode Renstra, mis. 2021-2026.")
@TENANG
@TANPA_WARNA
def import_(
    berkas: Path,
    folder: Path,
    lembar: tuple[str, ...],
    peta: "list[tuple[str, Judul]]",
    tahun: int | None,
    nama: str,
    singkatan: str,
    daerah: str,
    bidang: str,
    tahap: Tahap | None,
    periode: str,
    quiet: bool,
    no_color: bool,
) -> None:
    """Buat rencana dari tabel Excel, ODS, atau CSV: bentuk SIPD, tabel Renja, atau hasil export.

    Arti tiap kolom diperlihatkan; yang tidak terpakai dilaporkan dengan lembar dan selnya.
    """
    from renja_gen.console import print_findings
    from renja_gen.impor.impor import Pilihan, baca_peta, impor
    from renja_gen.impor.sel import ImporError, TabelError
    from renja_gen.output import OutputError, write_all
    from renja_gen.reports import Checked

    color = color_of(no_color)
    pilihan = Pilihan(
        tahun, nama.strip(), singkatan.strip(), daerah.strip(), bidang, tahap, periode, lembar, baca_peta(peta)
    )
    try:
        hasil = impor(berkas, pilihan)
        write_all({folder / satu: teks.encode() for satu, teks in hasil.berkas.items()})
    except (ImporError, OutputError) as error:
        salah_tabel = isinstance(error, TabelError)
        galat = Diagnostic("RG946" if salah_tabel else "RG945", str(error), Span(str(berkas)))
        if isinstance(error, OutputError):
            galat = Diagnostic("RG901", str(error), Span(str(folder)))
        found = Checked(str(berkas), (galat,))
        print_findings(found, quiet=quiet, ignored=False, color=color, err=True)
        sys.exit(GALAT_RENCANA)
    if not quiet:
        _tampilkan_peta(hasil.pemetaan)
    print_findings(Checked(str(berkas), hasil.temuan), quiet=quiet, ignored=False, color=color)
    if not quiet:
        _tutup(hasil, folder)


def _tampilkan_peta(pemetaan: "tuple[Pemetaan, ...]") -> None:
    """How the columns were read, as a table."""
    from renja_gen.plain_text import line, shortened, widths

    if not pemetaan:
        click.echo("Isian hasil 'renja-gen export'; semua kolomnya dikenal.\n")
        return
    baris = [("kolom", "judul", "dibaca sebagai")]
    beberapa = len({satu.lembar for satu in pemetaan}) > 1
    for satu in pemetaan:
        judul = shortened(printable(satu.judul), _JUDUL_TERPANJANG)
        huruf = f"{printable(satu.lembar)}!{satu.kolom}" if beberapa else satu.kolom
        baris.append((huruf, judul, satu.dibaca or _TIDAK_DIPAKAI))
    lebar = widths(baris)
    for sel in baris:
        click.echo(line(sel, lebar, left=range(3)))
    click.echo()


def _tutup(hasil: "Terimpor", folder: Path) -> None:
    """What came of it, and what to do next."""
    from renja_gen import pipeline
    from renja_gen.plain_text import as_argument
    from renja_gen.reports import summary

    tingkat = ("program", "kegiatan", "sub kegiatan")
    isi = ", ".join(f"{hasil.banyak.get(satu, 0)} {satu}" for satu in tingkat)
    click.echo(f"{printable(str(folder))}: rencana tahun {hasil.tahun}, {len(hasil.berkas)} berkas; {isi}")
    if hasil.lain:
        nama = ", ".join(f"'{printable(satu)}'" for satu in hasil.lain)
        click.echo(f"Lembar lain yang bertabel tidak dibaca: {nama}; pilih dengan --sheet.")
    if hasil.tersembunyi:
        nama = ", ".join(f"'{printable(satu)}'" for satu in hasil.tersembunyi)
        click.echo(f"Lembar tersembunyi tidak dibaca: {nama}; tampilkan dahulu bila berisi data rencana.")
    click.echo(f"Pemeriksaan: {summary(pipeline.check(folder))}. Rinciannya: renja-gen check {as_argument(folder)}")
