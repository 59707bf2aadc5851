"""The command line: arguments, messages and exit codes (0 fine, 1 faulty plan, 2 wrong usage, 3 our bug)."""

import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from renja_gen import bahasa
from renja_gen.arguments import Named, named
from renja_gen.console import apologise, checked, print_findings
from renja_gen.diagnostics import cause, printable, stops_build
from renja_gen.options import ENGINES, FORMATS, STANDARDS, Engine, Format, Options, Standard
from renja_gen.reports import as_github, as_json, as_sarif, summary

bahasa.pasang()
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes longer than reading a plan

GALAT_RENCANA, TIDAK_TERBUKTI, BELUM_SIAP, GALAT_PROGRAM = 1, 1, 1, 3
LEBAR_TEKS = 100  # columns of running text, however wide the terminal
_RENCANA = click.argument("rencana", nargs=-1, required=True, metavar="RENCANA...", callback=named)
_TEMPLAT = click.option(
    "--templates", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder templat milik instansi; berkas bernama sama menggantikan templat bawaan.",
)  # fmt: skip
_TANPA_WARNA = click.option("--no-color", is_flag=True, help="Tanpa warna.")
_TENANG = click.option("-q", "--quiet", is_flag=True, help="Hanya tampilkan galat dan peringatan.")
_DIABAIKAN = click.option("--ignored", is_flag=True, help="Tampilkan juga temuan yang diabaikan, beserta alasannya.")
_KETAT = click.option("--strict", is_flag=True, help="Peringatan diperlakukan sebagai galat.")


def _contoh(*perintah: str) -> str:
    """Examples under a help text, each on its own line."""
    return "\n".join(("\b", "Contoh:", *(f"  {satu}" for satu in perintah)))


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_contoh("renja-gen build examples/minimal"),
    options_metavar="[PILIHAN]",
    subcommand_metavar="PERINTAH [ISIAN]...",
)
@click.version_option(package_name="renja-gen", prog_name="renja-gen")
def cli() -> None:
    """Menyusun Rencana Kerja (Renja) Perangkat Daerah dari berkas YAML menjadi DOCX dan PDF.

    RENCANA adalah berkas rencana, folder yang memuat plan.yaml, atau pola seperti 'opd/*/'.
    """


@cli.command(
    options_metavar="[PILIHAN]",
    epilog=_contoh(
        "renja-gen build plan.yaml",
        "renja-gen build examples/kesbangpol-2024 -o hasil",
        "renja-gen build plan.yaml --format docx --templates templat-kami",
        "renja-gen build opd/*/ -o hasil --jobs 4",
        "renja-gen build opd/*/ --scheduler tcp://10.0.0.5:8786",
    ),
)
@_RENCANA
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Folder hasil (bawaan: build di samping rencana).",
)  # fmt: skip
@click.option("--format", "bentuk", type=click.Choice(FORMATS), default="all", help="Bentuk hasil (bawaan: all).")
@click.option(
    "--pdf-engine", type=click.Choice(ENGINES), help="Pembuat PDF (bawaan: menurut rencana, lalu weasyprint)."
)
@click.option("--pdf-standard", type=click.Choice(STANDARDS), help="Standar PDF, misalnya ua-1 atau a-3a.")
@click.option(
    "--exact-pages", is_flag=True,
    help="Nomor halaman daftar isi DOCX dibaca dari LibreOffice, bukan dari tata letak PDF.",
)  # fmt: skip
@click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(min=1),
    help="Banyaknya rencana yang disusun bersamaan (bawaan: sebanyak inti prosesor, paling banyak 8).",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Susun juga rencana yang tidak berubah sejak disusun terakhir.")
@click.option("--scheduler", metavar="ALAMAT", help="Susun pada klaster Dask, misalnya tcp://10.0.0.5:8786.")
@_TEMPLAT
@_KETAT
@_TENANG
@_TANPA_WARNA
def build(
    rencana: Named,
    folder: Path | None,
    bentuk: Format,
    templates: Path | None,
    pdf_engine: Engine | None,
    pdf_standard: Standard | None,
    exact_pages: bool,
    jobs: int | None,
    scheduler: str | None,
    force: bool,
    strict: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Susun dokumen Renja lengkap (DOCX dan PDF).

    Beberapa rencana disusun bersamaan, dan yang tidak berubah dilewati. Satu rencana saja selalu disusun.
    """
    from renja_gen.build_view import Run, View, show_many, show_one

    options = Options(bentuk, templates, strict, pdf_engine, pdf_standard, exact_pages)
    view = View(quiet, _color(no_color))
    _say_skipped(rencana)
    if not rencana.several and not scheduler:
        sys.exit(show_one(rencana.plans[0], folder, options, view))
    from renja_gen.batch.cluster import ClusterError, run_on_cluster
    from renja_gen.batch.pool import default_count, run_here, run_in_processes
    from renja_gen.batch.prepare import prepared

    needed, unchanged = prepared(rencana.plans, folder, options, force=force or not rencana.several)
    workers = min(jobs or default_count(), len(needed))
    run: Run = partial(run_here, needed)
    if scheduler and needed:
        run = lambda _: run_on_cluster(needed, scheduler)  # noqa: E731 - one of three ways
    elif workers > 1:
        run = partial(run_in_processes, needed, workers)
    try:
        sys.exit(show_many(rencana.plans, unchanged, run, options, view))
    except ClusterError as error:
        raise click.UsageError(str(error)) from error


@cli.command(
    options_metavar="[PILIHAN]",
    epilog=_contoh(
        "renja-gen check plan.yaml",
        "renja-gen check renja-2025 --strict --ignored",
        "renja-gen check opd/*/ --format json > temuan.json",
    ),
)
@_RENCANA
@click.option(
    "--format", "bentuk", type=click.Choice(["terminal", "json", "sarif", "github"]), default="terminal",
    help="Bentuk laporan (bawaan: terminal); yang lain untuk program lain.",
)  # fmt: skip
@_TEMPLAT
@_KETAT
@_DIABAIKAN
@_TENANG
@_TANPA_WARNA
def check(
    rencana: Named,
    bentuk: str,
    templates: Path | None,
    strict: bool,
    ignored: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Periksa rencana tanpa menyusun dokumen."""
    from renja_gen import pipeline

    _say_skipped(rencana)
    semua = []
    for path in rencana.plans:
        found = checked(path, pipeline.check(path, templates), templates, strict=strict)
        semua.append(found)
        if bentuk == "github":
            for finding in found.findings:
                if not finding.silenced:
                    click.echo(as_github(finding))
        elif bentuk == "terminal":
            print_findings(found, quiet=quiet, ignored=ignored, color=_color(no_color))
            if not quiet:
                click.echo(f"{printable(found.plan)}: {summary(found.findings)}")
    if bentuk == "json":
        click.echo(as_json(semua))
    elif bentuk == "sarif":
        from importlib.metadata import version

        click.echo(as_sarif(semua, version("renja-gen")))
    if any(stops_build(found.findings, strict=False) for found in semua):
        sys.exit(GALAT_RENCANA)


@cli.command(options_metavar="[PILIHAN]", epilog=_contoh("renja-gen schema -o renja.schema.json"))
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


@cli.command(
    options_metavar="[PILIHAN]",
    epilog=_contoh("renja-gen rule", "renja-gen rule RG204", "renja-gen rule RG204 RG401"),
)
@click.argument("kode", nargs=-1, metavar="[KODE]...")
@_TANPA_WARNA
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
    click.echo(teks, color=_color(no_color))


@cli.command(
    options_metavar="[PILIHAN]",
    epilog=_contoh(
        "renja-gen verify renja-arsip-2025.pdf renja-2025",
        "renja-gen verify renja-arsip-2025.docx renja-2025/plan.yaml",
        "renja-gen verify renja-arsip-2025.pdf renja-2025 --templates templat-kami",
    ),
)
@click.argument("berkas", metavar="BERKAS", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("rencana", metavar="RENCANA", type=click.Path(exists=True, path_type=Path))
@_TEMPLAT
def verify(berkas: Path, rencana: Path, templates: Path | None) -> None:
    """Buktikan bahwa BERKAS (DOCX atau PDF) adalah hasil RENCANA dan tidak disunting.

    Kode keluar 0 bila terbukti, 1 bila tidak.
    """
    from renja_gen.verify import verify as verified

    try:
        verdict = verified(berkas, rencana, templates)
    except OSError as error:
        raise click.UsageError(f"'{printable(str(berkas))}' tidak dapat dibaca ({cause(error)}).") from error
    first, *others = verdict.lines
    click.echo(f"{printable(str(berkas))}: {printable(first)}")
    for line in others:
        click.echo(f"  {printable(line)}")
    if not verdict.proven:
        sys.exit(TIDAK_TERBUKTI)


@cli.command(options_metavar="[PILIHAN]", epilog=_contoh("renja-gen doctor", "renja-gen doctor --format json"))
@click.option(
    "--format", "bentuk", type=click.Choice(["terminal", "json"]), default="terminal",
    help="Bentuk laporan (bawaan: terminal); json untuk dikirim kepada pengembang.",
)  # fmt: skip
@_TANPA_WARNA
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
        click.echo(as_text(checks, lambda text, color: click.style(text, fg=color)), color=_color(no_color))
    if not can_build(checks):
        sys.exit(BELUM_SIAP)


def _color(no_color: bool) -> bool | None:
    """None lets Click decide by the stream: plain when piped."""
    return False if no_color else None


def _say_skipped(rencana: Named) -> None:
    if rencana.skipped:
        click.echo(rencana.notice, err=True)


def main() -> None:
    """Run the command; a bug of ours ends with an apology and a report, never a traceback."""
    _utf8()
    _guard(partial(cli, windows_expand_args=False))  # patterns are expanded in one way, see arguments.py


def _utf8() -> None:
    """Indonesian text and names print on any console, whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _guard(command: Callable[[], object]) -> None:
    try:
        command()
    except BrokenPipeError:
        sys.exit(0)
    except Exception:  # noqa: BLE001 - the rim: whatever gets here is a bug
        import traceback

        apologise(traceback.format_exc())
        sys.exit(GALAT_PROGRAM)
