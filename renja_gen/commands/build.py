"""`renja-gen build`: one plan or many, here or on a cluster."""

import sys
from functools import partial
from pathlib import Path

import click

from renja_gen.arguments import Named
from renja_gen.commands import contoh
from renja_gen.commands.shared import KETAT, RENCANA, TANPA_WARNA, TEMPLAT, TENANG, color_of, say_skipped
from renja_gen.options import ENGINES, FORMATS, STANDARDS, Engine, Format, Options, Standard


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen build plan.yaml",
        "renja-gen build examples/kesbangpol-2024 -o hasil",
        "renja-gen build plan.yaml --format docx --templates templat-kami",
        "renja-gen build opd/*/ -o hasil --jobs 4",
        "renja-gen build opd/*/ --scheduler tcp://10.0.0.5:8786",
    ),
)
@RENCANA
@click.option(
    "-o", "--output", "folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Folder hasil (bawaan: build di samping rencana).",
)  # fmt: skip
@click.option("--format", "bentuk", type=click.Choice(FORMATS), default="all", help="Bentuk hasil (bawaan: all).")
@click.option(
    "--pdf-engine", type=click.Choice(ENGINES), help="Pembuat PDF (bawaan: menurut rencana, lalu weasyprint)."
)
@click.option(
    "--pdf-standard", type=click.Choice(STANDARDS, case_sensitive=False), help="Standar PDF, misalnya ua-1 atau a-3a."
)
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
@TEMPLAT
@KETAT
@TENANG
@TANPA_WARNA
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

    if exact_pages and bentuk == "pdf":
        message = "nomor halaman PDF selalu tepat, dan '--exact-pages' hanya untuk DOCX"
        raise click.UsageError(f"{message}; hapus '--exact-pages', atau tulis '--format all'.")
    options = Options(bentuk, templates, strict, pdf_engine, pdf_standard, exact_pages)
    view = View(quiet, color_of(no_color))
    say_skipped(rencana)
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
