"""The command line: arguments, messages and exit codes (0 fine, 1 faulty plan, 2 wrong usage, 3 our bug)."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import click

from renja_gen import bahasa
from renja_gen.diagnostics import Diagnostic, Severity, as_error, printable, stops_build
from renja_gen.options import ENGINES, FORMATS, STANDARDS, Engine, Format, Options, Standard
from renja_gen.pipeline import Built, Progress, plan_file
from renja_gen.reports import Checked, as_github, as_json, as_sarif, as_text, opened, summary

bahasa.pasang()
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes longer than reading a plan

GALAT_RENCANA, GALAT_PROGRAM = 1, 3
LEBAR_TEKS = 100  # columns of running text, however wide the terminal
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
@click.option("--format", "bentuk", type=click.Choice(FORMATS), default="all", help="Bentuk hasil (bawaan: all).")
@click.option(
    "--pdf-engine", type=click.Choice(ENGINES), help="Pembuat PDF (bawaan: menurut rencana, lalu weasyprint)."
)
@click.option("--pdf-standard", type=click.Choice(STANDARDS), help="Standar PDF, misalnya ua-1 atau a-3a.")
@_TEMPLAT
@_KETAT
@_TENANG
@_TANPA_WARNA
def build(
    rencana: tuple[Path, ...],
    folder: Path | None,
    bentuk: Format,
    templates: Path | None,
    pdf_engine: Engine | None,
    pdf_standard: Standard | None,
    strict: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Susun dokumen Renja lengkap (DOCX dan PDF)."""
    from renja_gen import pipeline

    options = Options(bentuk, templates, strict, pdf_engine, pdf_standard)
    failed = False
    taken: set[Path] = set()
    with pipeline.renderer(options) as renderer:
        for path in rencana:
            since = perf_counter()
            with _progress(path, show=not quiet and not no_color) as progress:
                built = pipeline.build(
                    path, folder, options, progress=progress, taken=taken, lay_out=renderer.lay_out
                )
            taken.update(file.path for file in built.files)
            checked = _checked(path, built.diagnostics, templates, strict=strict)
            _print_findings(checked, quiet=quiet, ignored=False, color=_color(no_color), err=True)
            if built.ok:
                _print_files(built, perf_counter() - since, quiet=quiet)
            else:
                failed = True
                _say_not_built(checked)
    if failed:
        sys.exit(GALAT_RENCANA)


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
    rencana: tuple[Path, ...],
    bentuk: str,
    templates: Path | None,
    strict: bool,
    ignored: bool,
    quiet: bool,
    no_color: bool,
) -> None:
    """Periksa rencana tanpa menyusun dokumen."""
    from renja_gen import pipeline

    semua = []
    for path in rencana:
        checked = _checked(path, pipeline.check(path, templates), templates, strict=strict)
        semua.append(checked)
        if bentuk == "github":
            for finding in checked.findings:
                if not finding.silenced:
                    click.echo(as_github(finding))
        elif bentuk == "terminal":
            _print_findings(checked, quiet=quiet, ignored=ignored, color=_color(no_color))
            if not quiet:
                click.echo(f"{printable(checked.plan)}: {summary(checked.findings)}")
    if bentuk == "json":
        click.echo(as_json(semua))
    elif bentuk == "sarif":
        from importlib.metadata import version

        click.echo(as_sarif(semua, version("renja-gen")))
    if any(stops_build(checked.findings, strict=False) for checked in semua):
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


def _color(no_color: bool) -> bool | None:
    """None lets Click decide by the stream: plain when piped."""
    return False if no_color else None


def _checked(path: Path, findings: tuple[Diagnostic, ...], templates: Path | None, *, strict: bool) -> Checked:
    """The findings as they are reported: strictly, warnings are errors."""
    if strict:
        findings = tuple(as_error(one) for one in findings)
    return Checked(str(plan_file(path)), opened(findings, lambda name: _openable(name, path, templates)))


def _print_findings(checked: Checked, *, quiet: bool, ignored: bool, color: bool | None, err: bool = False) -> None:
    for finding in checked.findings:
        if (finding.silenced and not ignored) or (quiet and finding.severity is Severity.SARAN):
            continue
        text = as_text(finding, lambda word, severity: click.style(word, fg=_WARNA[severity]))
        click.echo(text, err=err, color=color)


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


def _say_not_built(checked: Checked) -> None:
    name = printable(checked.plan)
    stopping = [one for one in checked.findings if stops_build((one,), strict=False)]
    if all(one.code.startswith(_BUKAN_RENCANA) for one in stopping):
        advice = "rencana selesai diperiksa, tetapi dokumen tidak dapat ditulis; ikuti saran di atas."
    else:
        advice = f"{summary(checked.findings)}; dokumen tidak dibuat, perbaiki dulu temuan di atas."
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
        import tempfile
        import traceback

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
