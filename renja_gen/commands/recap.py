"""`renja-gen recap`: the plans of all agencies at a glance."""

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from renja_gen.arguments import Named
from renja_gen.commands import contoh
from renja_gen.commands.shared import (
    LEBAR_TEKS,
    RENCANA,
    TANPA_WARNA,
    TEMPLAT,
    color_of,
    say_skipped,
)
from renja_gen.console import apologise, print_findings
from renja_gen.diagnostics import printable
from renja_gen.exit_codes import GALAT_PROGRAM, GALAT_RENCANA
from renja_gen.plain_text import as_argument
from renja_gen.report_files import BENTUK_LAPORAN, BERKAS_LAPORAN, TIMPA, refuse_existing, write_report

if TYPE_CHECKING:
    from renja_gen.document.blocks import Table
    from renja_gen.rekap.data import Rencana
    from renja_gen.rekap.gabung import Rekap

# The columns of each table on the terminal, with titles that leave room for names.
_UANG = {"pagu": "pagu", "persen": "%", "maju": "prakiraan maju", "perubahan": "ubah %"}
_KOLOM = {
    "perangkat-daerah": {"no": "no", "nama": "perangkat daerah", "sub_kegiatan": "sub", **_UANG},
    "urusan": {"kode": "kode", "nama": "urusan/bidang urusan", "perangkat_daerah": "PD", **_UANG},
    "program": {"kode": "kode", "nama": "bidang urusan/program", **_UANG},
    "sumber-dana": {"no": "no", "nama": "sumber dana", "perangkat_daerah": "PD", "pagu": "pagu", "persen": "%"},
    "temuan": {
        "no": "no", "nama": "perangkat daerah", "galat": "galat", "peringatan": "peringatan", "saran": "saran",
        "diabaikan": "diabaikan", "terbanyak": "terbanyak",
    },
    "kelengkapan": {
        "no": "no", "nama": "perangkat daerah", "tahap": "tahap", "sub_kegiatan": "sub", "pagu": "pagu",
        "target": "target", "prakiraan maju": "maju", "sumber dana": "dana", "lokasi": "lokasi", "wajib": "bagian",
        "lengkap": "lengkap %",
    },
}  # fmt: skip


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen recap opd/*/",
        "renja-gen recap opd/*/ -o rekap.xlsx -o rekap.pdf",
        "renja-gen recap opd/*/ --tahun 2025 --format json > rekap.json",
    ),
)
@RENCANA
@click.option(
    "--tahun", metavar="TAHUN", type=int,
    help="Tahun rencana yang dijumlahkan (bawaan: tahun kebanyakan rencana).",
)  # fmt: skip
@BENTUK_LAPORAN
@BERKAS_LAPORAN
@TIMPA
@click.option("-q", "--quiet", is_flag=True, help="Tanpa laporan di layar, kecuali peringatan.")
@TEMPLAT
@TANPA_WARNA
def recap(
    rencana: Named,
    tahun: int | None,
    bentuk: str,
    berkas: tuple[Path, ...],
    timpa: bool,
    quiet: bool,
    templates: Path | None,
    no_color: bool,
) -> None:
    """Rekap rencana semua perangkat daerah.

    Pagu dan prakiraan maju dijumlahkan menurut perangkat daerah, urusan, program, dan sumber dana; temuan dan
    kelengkapan tiap rencana dihitung. Rencana yang memuat galat disebut, tetapi tidak dijumlahkan.
    """
    refuse_existing(berkas, force=timpa)
    from renja_gen.rekap.gabung import gabung
    from renja_gen.rekap.tabel import tabel_rekap
    from renja_gen.reports import Checked

    color = color_of(no_color)
    say_skipped(rencana)
    semua = list(_dibaca(rencana.plans, templates, live=not quiet and color is not False and sys.stderr.isatty()))
    rekap = gabung(semua, tahun)
    _harus_ada(rekap, tahun)
    tabel = tabel_rekap(rekap)
    if berkas:
        from renja_gen.rekap.laporan import dokumen_rekap

        write_report(dokumen_rekap(rekap, tabel), berkas)
    if not quiet:
        for baris, tebal in _laporan(bentuk, rekap, tabel):
            click.echo(click.style(baris, bold=True) if tebal else baris, color=color)
        for target in berkas:
            click.echo(f"ditulis: {printable(str(target))}", err=bentuk != "terminal")
    print_findings(Checked("", tuple(rekap.temuan)), quiet=quiet, ignored=False, color=color, err=True)
    if kode := max(map(_hasil, rekap.semua), default=0):
        sys.exit(kode)


def _hasil(satu: "Rencana") -> int:
    """Say what keeps a plan from being summed up; returns its exit code."""
    nama = printable(satu.berkas)
    if satu.gagal:
        click.echo(f"{nama}: gagal karena kesalahan program, tidak dijumlahkan.", err=True)
        apologise(satu.gagal)
        return GALAT_PROGRAM
    if satu.galat:
        rincian = f"renja-gen check {as_argument(satu.berkas)}"
        click.echo(f"{nama}: {satu.galat} galat, tidak dijumlahkan; rinciannya: {rincian}", err=True)
        return GALAT_RENCANA
    return 0


def _dibaca(plans: tuple[Path, ...], templates: Path | None, *, live: bool) -> "Iterator[Rencana]":
    """The plans, read one after the other; on a terminal a bar shows how far it is."""
    from renja_gen.rekap.data import ringkas

    if not live:
        yield from (ringkas(path, templates) for path in plans)
        return
    with click.progressbar(plans, label="membaca rencana", file=sys.stderr) as bar:
        yield from (ringkas(path, templates) for path in bar)


def _harus_ada(rekap: "Rekap", tahun: int | None) -> None:
    """Stop where no plan has the year that was asked for."""
    ada = sorted({satu.tahun for satu in rekap.semua if satu.tahun})
    if tahun is not None and tahun not in ada:
        tersedia = f"; yang ada: {', '.join(map(str, ada))}" if ada else ""
        raise click.UsageError(f"tidak ada rencana tahun {tahun}{tersedia}.")


def _laporan(bentuk: str, rekap: "Rekap", tabel: "list[Table]") -> Iterator[tuple[str, bool]]:
    """The lines, and whether each is bold."""
    from renja_gen.plain_text import escaped
    from renja_gen.rekap.berkas_json import ke_json
    from renja_gen.rekap.laporan import judul, kalimat
    from renja_gen.rekap.layar import ke_baris, ke_markdown

    if bentuk == "json":
        yield ke_json(rekap), False
        return
    if bentuk == "markdown":
        for teks in (f"# {escaped(judul(rekap))}", *map(escaped, kalimat(rekap))):
            yield teks, False
            yield "", False
        yield from ((baris, False) for satu in tabel for baris in ke_markdown(satu))
        return
    yield printable(judul(rekap)), True
    pendek = {rekap.sebutan(satu): satu.singkatan for satu in rekap.semua if satu.singkatan}
    for satu in tabel:
        yield "", False
        yield printable(satu.caption), True
        yield from ke_baris(satu, _KOLOM[satu.key], pendek)
        yield from ((baris, False) for catatan in satu.notes for baris in _terlipat(catatan, "  "))
    yield "", False
    yield from ((baris, False) for teks in kalimat(rekap) for baris in _terlipat(teks))


def _terlipat(teks: str, menjorok: str = "") -> list[str]:
    return wrap(printable(teks), LEBAR_TEKS, initial_indent=menjorok, subsequent_indent=menjorok)
