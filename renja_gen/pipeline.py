"""The order of the stages: source, plan, compute, rules, compose, write. The only module that knows it all."""

import gc
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from renja_gen.diagnostics import MAX_FINDINGS, Diagnostic, Report, Severity, Span
from renja_gen.options import DEFAULT, Format, Options
from renja_gen.templates import TemplateError, Templates

if TYPE_CHECKING:
    from renja_gen.document.blocks import Document
    from renja_gen.plan import Plan
    from renja_gen.writers.apart import Renderer
    from renja_gen.writers.engine import LayOut, Layout, PdfError

NAMA_RENCANA = "plan.yaml"
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Loaded:
    """A plan as read: `plan` is None, or partial, when `diagnostics` hold an error.

    `narratives` are the agency's own, `texts` those of the YAML files; both by name.
    """

    plan: "Plan | None"
    folder: Path
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    narratives: Mapping[str, str]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class OutputFile:
    """A written file, its size in bytes, and its pages (None where they are not known)."""

    path: Path
    size: int
    pages: int | None = None


@dataclass(frozen=True)
class Built:
    """The result of a build: files written (none when the plan has errors), findings, seconds by stage.

    The PDF is made in another process; the seconds of its stages are those the build waited for it.
    """

    files: tuple[OutputFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: dict[str, float]
    ok: bool


def plan_file(path: Path) -> Path:
    """The plan a path stands for: the file, or `plan.yaml` in the folder."""
    return path / NAMA_RENCANA if path.is_dir() else path


def load(path: Path | str) -> Loaded:
    """Read and validate a plan (a file, or a folder with plan.yaml). Never raises for a faulty plan."""
    loaded, report = _load(Path(path))
    return replace(loaded, diagnostics=report.diagnostics)


def _load(path: Path) -> tuple[Loaded, Report]:
    from renja_gen.plan import plan_from_node
    from renja_gen.source import read_narratives, read_source

    report = Report()
    if path.is_dir() and not plan_file(path).exists():
        pesan = f"folder ini tidak memuat {NAMA_RENCANA}; salin contoh minimal atau pilih folder rencana"
        report.add("RG001", pesan, Span(NAMA_RENCANA))
        return Loaded(None, path.resolve(), (), (), {}, {}), report
    source = read_source(plan_file(path), report)
    plan = plan_from_node(source.node, report) if source.node else None
    narratives = read_narratives(source.root, report) if plan else {}
    return Loaded(plan, source.root, source.files, (), narratives, source.texts), report


def check(path: Path | str, templates: Path | str | None = None) -> tuple[Diagnostic, ...]:
    """All findings on a plan: reading, validating, computing, rules and narrative, without writing."""
    return _examined(Path(path), _templates(templates))[2].diagnostics


def _templates(folder: Path | str | None) -> Templates:
    return Templates(Path(folder)) if folder else Templates()


def _examined(
    path: Path, templates: Templates, *, strict: bool = False, document: bool = False
) -> "tuple[Loaded, Document | None, Report]":
    """Everything before writing.

    The document is None when it is not asked for, or when something stands in its way.
    """
    from renja_gen.computing import compute
    from renja_gen.rules import KODE_ATURAN, KODE_PERINGATAN, Peredaman, Tulisan, periksa

    with _without_gc():
        loaded, report = _load(path)
        if loaded.plan is None:
            return loaded, None, report
        hasil = compute(loaded.plan)
        rules = periksa(Tulisan(hasil, loaded.narratives, loaded.texts))
        found = tuple(islice(rules, MAX_FINDINGS))
    report.silence = peredaman = Peredaman(loaded.plan, KODE_ATURAN)
    if not loaded.plan.lengkap:
        # of a plan with parts left out only errors count: what seems to be missing may be in such a part
        report.extend(one for one in found if one.severity is Severity.GALAT)
        return loaded, None, report
    report.extend(found)
    composed = None
    try:
        if document and not report.failed(strict=strict):
            from renja_gen.compose.dokumen import compose

            composed = compose(hasil, loaded.folder, loaded.narratives, templates, report)
        else:
            from renja_gen.compose.narasi import check_narratives

            check_narratives(hasil, loaded.folder, loaded.narratives, templates, report)
    except TemplateError as error:
        report.add("RG904", str(error), Span("templat"))
    report.extend(peredaman.sisa(KODE_PERINGATAN))
    return loaded, composed, report


@contextmanager
def _without_gc() -> Iterator[None]:
    """A large plan is hundreds of thousands of objects and no cycles: looking for some takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def build(
    path: Path | str,
    output: Path | str | None = None,
    options: Options = DEFAULT,
    *,
    progress: Progress = lambda _: None,
    taken: Collection[Path] = (),
    lay_out: "LayOut | None" = None,
) -> Built:
    """Build the documents of a plan into `output` (default: `build/` beside the plan).

    Faults of the plan are in the result, not raised; nothing is written then. OutputError is reported as a
    finding too. `progress` is told the name of each stage as it begins. `taken` are files that belong to
    other plans of the same run and must not be replaced.

    The PDF is made in a process of its own, which starts before the plan is read. `lay_out` takes its place:
    that of a `renderer` which serves many plans, or `writers.engine.lay_out` for this very process.
    """
    if lay_out is not None:
        return _built(Path(path), output, options, progress, taken, lay_out)
    with renderer(options) as one:
        return _built(Path(path), output, options, progress, taken, one.lay_out)


def renderer(options: Options) -> "Renderer":
    """A process that makes PDFs, to be closed; it begins with what nearly every plan uses, to be ready in time."""
    from renja_gen.writers.apart import Renderer

    return Renderer(options.pdf_engine or "weasyprint")


def _built(
    path: Path,
    output: Path | str | None,
    options: Options,
    progress: Progress,
    taken: Collection[Path],
    lay_out: "LayOut",
) -> Built:
    template_set, strict = _templates(options.templates), options.strict
    seconds: dict[str, float] = {}
    clock = _Clock(seconds, progress)
    clock.stage("membaca dan memeriksa")
    loaded, document, report = _examined(path, template_set, strict=strict, document=True)
    if loaded.plan is None or document is None or report.failed(strict=strict):
        clock.stop()
        return Built((), report.diagnostics, seconds, ok=False)
    folder = Path(output) if output else loaded.folder / "build"
    if any(target.stem == document.file_stem and target.parent == folder for target in taken):
        pesan = f"'{document.file_stem}' baru saja ditulis untuk rencana lain; pilih folder lain dengan -o"
        report.add("RG905", pesan, Span(folder.as_posix()))
    files: tuple[OutputFile, ...] = ()
    outputs: dict[str, bytes] = {}
    pages = None
    if not report.failed(strict=strict):
        try:
            outputs, pages = _written(document, loaded.plan, options, template_set, report, clock, lay_out)
        except TemplateError as error:
            report.add("RG904", str(error), Span("templat"))
    if not report.failed(strict=strict):
        clock.stage("menyimpan")
        targets = {folder / f"{document.file_stem}.{kind}": data for kind, data in outputs.items()}
        files = _saved(targets, pages, report)
    clock.stop()
    return Built(files, report.diagnostics, seconds, ok=not report.failed(strict=strict))


def _written(
    document: "Document",
    plan: "Plan",
    options: Options,
    templates: Templates,
    report: Report,
    clock: "_Clock",
    lay_out: "LayOut",
) -> tuple[dict[str, bytes], int | None]:
    """The bytes of each format, and the number of pages.

    The DOCX takes its page numbers from the layout of the PDF, and is written while the PDF is.
    """
    from renja_gen.writers.engine import PdfError, PdfSettings

    formats, pilihan = options.formats, plan.dokumen
    settings = PdfSettings(
        options.pdf_engine or pilihan.mesin_pdf,
        options.pdf_standard or pilihan.standar_pdf,
        pages_only=formats == "docx",
    )
    outputs: dict[str, bytes] = {}
    pages: Mapping[str, str] = {}
    count: int | None = None
    layout: Layout | None = None
    try:
        clock.stage("menata halaman")
        layout = lay_out(document, templates, settings)
        if formats != "pdf":
            import_module("renja_gen.writers.docx")  # while the pages are being laid out
        pages, count = layout.pages, layout.page_count
    except PdfError as error:
        layout = None
        _report_pdf(error, report, formats)
    if formats != "pdf" and not report.failed():
        from renja_gen.writers.docx import write_docx

        clock.stage("menulis DOCX")
        outputs["docx"] = write_docx(document, pages, templates)
    if layout:
        clock.stage("menulis PDF")
        try:
            if formats != "docx":
                outputs["pdf"] = layout.write()
            for message in layout.warnings:  # writing may have added to them
                report.warn("RG903", f"tata letak PDF: {message}", Span("PDF"))
        except PdfError as error:
            _report_pdf(error, report, formats)
    return outputs, count


def _report_pdf(error: "PdfError", report: Report, formats: Format) -> None:
    """A PDF that cannot be made; a DOCX alone can do without its page numbers."""
    if formats == "docx":
        hint = "buka DOCX di Word lalu tekan Ctrl+A dan F9 untuk mengisi nomor halaman daftar isi"
        report.warn(error.code, str(error), Span("PDF"), hint=hint)
    else:
        hint = "tanpa itu, buat DOCX saja dengan --format docx"
        report.add(error.code, str(error), Span("PDF"), hint=hint)


def _saved(outputs: dict[Path, bytes], pages: int | None, report: Report) -> tuple[OutputFile, ...]:
    from renja_gen.output import OutputError, write_all

    try:
        write_all(outputs)
    except OutputError as error:
        report.add("RG901", str(error), Span(next(iter(outputs)).parent.as_posix()))
        return ()
    return tuple(
        OutputFile(path, len(data), pages if path.suffix == ".pdf" else None) for path, data in outputs.items()
    )


class _Clock:
    """Seconds by stage."""

    def __init__(self, seconds: dict[str, float], progress: Progress) -> None:
        self.seconds = seconds
        self.progress = progress
        self.current = ""
        self.since = perf_counter()

    def stage(self, name: str) -> None:
        self.stop()
        self.current = name
        self.progress(name)

    def stop(self) -> None:
        now = perf_counter()
        if self.current:
            self.seconds[self.current] = self.seconds.get(self.current, 0) + now - self.since
        self.current, self.since = "", now
