"""The command line: arguments, messages and exit codes (0 fine, 1 faulty plan, 2 wrong usage, 3 our bug)."""

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

import click

from renja_gen import bahasa
from renja_gen.diagnostics import Diagnostic, Severity, format_diagnostic, printable, stops_build, summary
from renja_gen.pipeline import Built, Progress, plan_file

bahasa.pasang()

GALAT_RENCANA, GALAT_PROGRAM = 1, 3
_BUKAN_RENCANA = "RG9"  # codes of findings on the machine and the templates, not on the plan
_WARNA = {Severity.GALAT: "red", Severity.PERINGATAN: "yellow", Severity.SARAN: "cyan"}
_RENCANA = click.argument(
    "rencana", nargs=-1, required=True, metavar="RENCANA...", type=click.Path(exists=True, path_type=Path)
)
_TEMPLAT = click.option(
    "--templates", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder templat milik instansi; berkas bernama sama menggantikan templat bawaan.",
)  # fmt: skip
_TANPA_WARNA = click.option("--no-color", is_flag=True, help="Tanpa warna.")
_TENANG = click.option("-q", "--quiet", is_flag=True, help="Hanya tampilkan galat dan peringatan.")
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
@click.version_option(version("renja-gen"), prog_name="renja-gen")
def cli() -> None:
    """Menyusun Rencana Kerja (Renja) Perangkat Daerah dari berkas YAML menjadi DOCX dan PDF.

    RENCANA adalah berkas rencana atau folder yang memuat plan.yaml.
    """


@cli.command(
    options_metavar="[PILIHAN]",
    epilog=_contoh(
        "renja-gen build plan.yaml",
        "renja-gen build examples/kesbangpol-2024 -o hasil",
        "renja-gen build plan.yaml --format docx --templates templat-kami",
    ),
)
@_RENCANA
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Folder hasil (bawaan: build di samping rencana).",
)  # fmt: skip
@click.option(
    "--format", "bentuk", type=click.Choice(["docx", "pdf", "all"]), default="all", help="Bentuk hasil (bawaan: all)."
)
@_TEMPLAT
@_KETAT
@_TENANG
@_TANPA_WARNA
def build(
    rencana: tuple[Path, ...],
    folder: Path | None,
    bentuk: str,
    templates: Path | None,
    strict: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Susun dokumen Renja lengkap (DOCX dan PDF)."""
    from renja_gen import pipeline

    failed = False
    taken: set[Path] = set()
    for path in rencana:
        since = perf_counter()
        with _progress(path, show=not quiet and not no_color) as progress:
            built = pipeline.build(
                path, folder, formats=bentuk, templates=templates, strict=strict, progress=progress, taken=taken  # type: ignore[arg-type]
            )  # fmt: skip
        taken.update(file.path for file in built.files)
        _print_findings(built.diagnostics, path, templates, color=_color(no_color), err=True)
        if built.ok:
            _print_files(built, perf_counter() - since, quiet=quiet)
        else:
            failed = True
            _say_not_built(path, built)
    if failed:
        sys.exit(GALAT_RENCANA)


@cli.command(
    options_metavar="[PILIHAN]",
    epilog=_contoh("renja-gen check plan.yaml", "renja-gen check renja-2025 --strict"),
)
@_RENCANA
@_TEMPLAT
@_KETAT
@_TENANG
@_TANPA_WARNA
def check(rencana: tuple[Path, ...], templates: Path | None, strict: bool, quiet: bool, no_color: bool) -> None:
    """Periksa rencana tanpa menyusun dokumen."""
    from renja_gen import pipeline

    failed = False
    for path in rencana:
        findings = pipeline.check(path, templates)
        _print_findings(findings, path, templates, color=_color(no_color))
        if not quiet:
            click.echo(f"{printable(str(plan_file(path)))}: {summary(findings)}")
        failed = failed or stops_build(findings, strict=strict)
    if failed:
        sys.exit(GALAT_RENCANA)


@cli.command(options_metavar="[PILIHAN]", epilog=_contoh("renja-gen schema -o renja.schema.json"))
@click.option(
    "-o", "--output", "berkas", metavar="BERKAS", type=click.Path(dir_okay=False, path_type=Path),
    help="Tulis ke berkas (UTF-8), bukan ke layar.",
)  # fmt: skip
def schema(berkas: Path | None) -> None:
    """Cetak JSON Schema berkas rencana, agar editor dapat melengkapi dan memeriksa isian."""
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


def _color(no_color: bool) -> bool | None:
    """None lets Click decide by the stream: plain when piped."""
    return False if no_color else None


def _print_findings(
    findings: tuple[Diagnostic, ...], path: Path, templates: Path | None, *, color: bool | None, err: bool = False
) -> None:
    for finding in findings:
        name = _openable(finding.span.file, path, templates)
        text = format_diagnostic(replace(finding, span=replace(finding.span, file=name)))
        word = f" {finding.severity} {finding.code}: "
        click.echo(text.replace(word, click.style(word, fg=_WARNA[finding.severity]), 1), err=err, color=color)


def _openable(name: str, path: Path, templates: Path | None) -> str:
    """The name of a file of the plan (or of the templates) as it can be opened from the current folder.

    What is no such file (the PDF, the folder of the results) stays as it is.
    """
    plan = plan_file(path)
    folder = Path(os.path.realpath(plan)).parent if plan.is_symlink() else plan.parent
    for place in (folder, *([templates] if templates else [])):
        if (place / name).is_file():
            return str(place / name)
    return str(folder / name) if Path(name).suffix in {".md", ".yaml", ".yml"} else name


def _print_files(built: Built, seconds: float, *, quiet: bool) -> None:
    if quiet:
        return
    from renja_gen.angka import angka

    for file in built.files:
        pages = f", {file.pages} halaman" if file.pages else ""
        click.echo(f"{printable(str(file.path))} ({angka(-(-file.size // 1024))} kB{pages})")
    click.echo(f"Selesai dalam {_detik(seconds)} detik.")


def _detik(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")


def _say_not_built(path: Path, built: Built) -> None:
    name = printable(str(plan_file(path)))
    if all(d.code.startswith(_BUKAN_RENCANA) for d in built.diagnostics if d.severity is Severity.GALAT):
        advice = "rencana selesai diperiksa, tetapi dokumen tidak dapat ditulis; ikuti saran di atas."
    else:
        advice = f"{summary(built.diagnostics)}; dokumen tidak dibuat, perbaiki dulu temuan di atas."
    click.echo(f"{name}: {advice}", err=True)


@contextmanager
def _progress(path: Path, *, show: bool) -> Iterator[Progress]:
    """The running stage on a terminal, nothing when piped."""
    if not show or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    name = escape(printable(path.resolve().name))
    with Console(stderr=True).status(name) as status:
        yield lambda stage: status.update(f"{name}: {stage} …")


def main() -> None:
    """Run the command; a bug of ours ends with an apology and a report, never a traceback."""
    _utf8()
    _guard(cli)


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
        with tempfile.NamedTemporaryFile(
            "w", prefix="renja-gen-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(traceback.format_exc())
        click.echo(
            "Maaf, renja-gen mengalami kesalahan dalam program, bukan dalam rencana Anda. "
            f"Kirimkan berkas ini kepada pengembang: {file.name}",
            err=True,
        )
        sys.exit(GALAT_PROGRAM)
