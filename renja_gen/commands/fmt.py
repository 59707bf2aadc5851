"""`renja-gen fmt`: the YAML of a plan in the common style."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renja_gen.arguments import Named
from renja_gen.commands import contoh
from renja_gen.commands.shared import RENCANA, TANPA_WARNA, TENANG, color_of, say_skipped
from renja_gen.diagnostics import Diagnostic, printable
from renja_gen.exit_codes import GALAT_RENCANA

if TYPE_CHECKING:
    from renja_gen.yaml_text.files import Formatted


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen fmt plan.yaml",
        "renja-gen fmt renja-2025/program/2.23.02.yaml",
        "renja-gen fmt opd/*/ --check",
        "renja-gen fmt renja-2025 --diff",
    ),
)
@RENCANA
@click.option("--check", "hanya_periksa", is_flag=True, help="Hanya periksa; kode keluar 1 bila ada yang belum rapi.")
@click.option("--diff", "beda", is_flag=True, help="Hanya tampilkan perubahannya.")
@TENANG
@TANPA_WARNA
def fmt(rencana: Named, hanya_periksa: bool, beda: bool, quiet: bool, no_color: bool) -> None:
    """Rapikan berkas YAML rencana: urutan, indentasi, tanda kutip, baris kosong.

    Isi dan komentar tidak berubah. Semua berkas sertaan ikut dirapikan; narasi tidak disentuh. RENCANA boleh juga
    satu berkas sertaan. Berkas yang memuat galat YAML dibiarkan.
    """
    from renja_gen.plan_files import plan_file
    from renja_gen.yaml_text.files import format_file

    color = color_of(no_color)
    say_skipped(rencana)
    told: set[Diagnostic] = set()  # of a file that was named beside its plan
    tidy = untidy = 0
    for path in rencana.plans:
        done = format_file(plan_file(path))
        if done is None:
            if not quiet:
                click.echo(f"dilewati, bukan bagian rencana: {printable(str(path))}", err=True)
            continue
        _report(done, told, quiet=quiet, color=color)
        tidy += done.unchanged
        untidy += len(done.changed)
        for file, (old, new) in done.changed.items():
            if beda:
                click.echo(_difference(_shown(file), old, new), nl=False, color=color)
            elif not quiet or hanya_periksa:
                click.echo(f"{'belum rapi' if hanya_periksa else 'dirapikan'}: {printable(_shown(file))}")
        if not (beda or hanya_periksa):
            _write(done)
    if not quiet:
        click.echo(_summary(tidy, untidy, written=not (beda or hanya_periksa)), err=beda)
    if told or (hanya_periksa and untidy):
        sys.exit(GALAT_RENCANA)


def _report(done: "Formatted", told: set[Diagnostic], *, quiet: bool, color: bool | None) -> None:
    """Print what stands in the way and has not been told, and add it to that."""
    from renja_gen.console import checked, print_findings
    from renja_gen.reports import Checked

    stopping = tuple(found for found in done.findings if found.stops)
    found = checked(Path(_shown(done.plan)), stopping, None, strict=False)
    new = tuple(dict.fromkeys(one for one in found.findings if one not in told))
    print_findings(Checked(found.plan, new), quiet=quiet, ignored=False, color=color, err=True)
    told.update(new)


def _write(done: "Formatted") -> None:
    from renja_gen.output import OutputError, write_all

    try:
        write_all({file: new for file, (_, new) in done.changed.items()})
    except OutputError as error:
        raise click.UsageError(str(error)) from error


def _summary(tidy: int, untidy: int, *, written: bool) -> str:
    if not untidy:
        return f"{tidy} berkas sudah rapi"
    return f"{untidy} berkas {'dirapikan' if written else 'belum rapi'}, {tidy} sudah rapi"


def _shown(file: Path) -> str:
    """A file as it can be named from here."""
    here = Path.cwd().resolve()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)


def _difference(name: str, old: bytes, new: bytes) -> str:
    """The change as `diff -u` shows it; a file that differs in its line ends or its BOM only says so."""
    from difflib import unified_diff

    before, after = (data.decode("utf-8-sig").splitlines() for data in (old, new))
    lines = list(unified_diff(before, after, f"{name} (sekarang)", f"{name} (rapi)", lineterm=""))
    if not lines:
        return f"{printable(name)}: hanya akhir baris atau tanda awal berkas yang berubah\n"
    paint = {"+": "green", "-": "red", "@": "cyan"}
    return "".join(f"{click.style(printable(line), fg=paint.get(line[:1]))}\n" for line in lines)
