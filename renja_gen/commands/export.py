"""`renja-gen export`: tables and data of plans for spreadsheets and other programs."""

import sys
from pathlib import Path

import click

from renja_gen.arguments import Named
from renja_gen.commands import contoh
from renja_gen.commands.shared import (
    KETAT,
    RENCANA,
    TANPA_WARNA,
    TEMPLAT,
    TENANG,
    color_of,
    say_skipped,
)
from renja_gen.exit_codes import GALAT_RENCANA
from renja_gen.lembar.bentuk import BENTUK, Bentuk

_BERKAS_LAIN = {"doc", "docx", "ods", "pdf", "xls", "xlsm", "yaml", "yml"}  # nobody names a folder like these


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen export plan.yaml",
        "renja-gen export renja-2025 -o evaluasi.xlsx --table 2.1",
        "renja-gen export renja-2025 --format csv --table pendanaan --table data",
        "renja-gen export opd/*/ -o hasil --format json",
    ),
)
@RENCANA
@click.option(
    "-o", "--output", "hasil", metavar="TUJUAN", type=click.Path(path_type=Path),
    help="Berkas .xlsx atau .json, atau folder hasil (bawaan: build di samping rencana).",
)  # fmt: skip
@click.option(
    "--format", "bentuk", type=click.Choice(BENTUK),
    help="Bentuk hasil (bawaan: menurut nama berkas pada -o, lalu xlsx).",
)  # fmt: skip
@click.option(
    "--table", "tabel", metavar="TABEL", multiple=True,
    help="Hanya tabel ini, menurut nomor atau kuncinya, misalnya 2.1, evaluasi, atau data; boleh diulang.",
)  # fmt: skip
@TEMPLAT
@KETAT
@TENANG
@TANPA_WARNA
def export(
    rencana: Named,
    hasil: Path | None,
    bentuk: Bentuk | None,
    tabel: tuple[str, ...],
    templates: Path | None,
    strict: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Tulis tabel dan isian rencana sebagai buku kerja Excel, CSV, atau JSON.

    Jumlah, persentase, dan rata-rata dalam buku kerja ialah rumus. CSV terdiri atas satu berkas untuk tiap tabel,
    dalam satu folder.
    """
    from renja_gen.console import checked, print_findings
    from renja_gen.diagnostics import printable
    from renja_gen.lembar.ekspor import Permintaan, ekspor
    from renja_gen.options import Options
    from renja_gen.reports import summary

    menurut_nama: Bentuk = next((satu for satu in BENTUK if hasil and hasil.suffix.lower() == f".{satu}"), "xlsx")
    dipilih = bentuk or menurut_nama
    satu_berkas = _satu_berkas(rencana, hasil, dipilih)
    say_skipped(rencana)
    permintaan = Permintaan(hasil, dipilih, tabel, Options(templates=templates, strict=strict), satu_berkas)
    gagal = False
    terpakai: set[Path] = set()
    for path in rencana.plans:
        ditulis, temuan = ekspor(path, permintaan, terpakai)
        terpakai.update(satu for satu, _ in ditulis)
        found = checked(path, temuan, templates, strict=strict)
        print_findings(found, quiet=quiet, ignored=False, color=color_of(no_color), err=True)
        if not ditulis:
            gagal = True
            click.echo(
                f"{printable(found.plan)}: {summary(found.findings)}; tidak ada berkas yang ditulis.", err=True
            )
        elif not quiet:
            tempat, besar = ditulis[0][0], sum(besar for _, besar in ditulis)
            banyak = f"{len(ditulis)} berkas, " if dipilih == "csv" else ""
            nama = printable(str(tempat.parent if banyak else tempat))
            click.echo(f"{nama} ({banyak}{-(-besar // 1024)} kB)")
    if gagal:
        sys.exit(GALAT_RENCANA)


def _satu_berkas(rencana: Named, hasil: Path | None, bentuk: Bentuk) -> bool:
    """Whether -o names one file; usage that cannot be meant is refused."""
    if hasil is None or hasil.is_dir():
        return False
    akhiran = hasil.suffix.lower().removeprefix(".")
    if akhiran in BENTUK and akhiran != bentuk:
        raise click.UsageError(f"'-o' menyebut berkas .{akhiran}, tetapi --format {bentuk}; samakan keduanya.")
    if akhiran == bentuk == "csv":
        raise click.UsageError("CSV ditulis satu berkas untuk tiap tabel; tulis nama folder pada '-o'.")
    if akhiran == bentuk and rencana.several:
        raise click.UsageError("Beberapa rencana tidak dapat ditulis ke satu berkas; tulis nama folder pada '-o'.")
    if akhiran in _BERKAS_LAIN or (akhiran != bentuk and hasil.exists()):
        raise click.UsageError(f"'-o' harus folder atau berkas .{bentuk}; pilih nama lain.")
    return akhiran == bentuk
