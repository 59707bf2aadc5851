"""The order of the stages: source, plan, compute, rules, compose, write. The only module that knows it all."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from renja_gen.collector import without_collector
from renja_gen.diagnostics import MAX_FINDINGS, Diagnostic, Report, Severity, Span
from renja_gen.loading import Loaded, read_plan
from renja_gen.options import DEFAULT, Options
from renja_gen.plan_files import output_folder
from renja_gen.templates import TemplateError, Templates

if TYPE_CHECKING:
    from renja_gen.document.blocks import Document
    from renja_gen.writers.engine import LayOut

Progress = Callable[[str], None]


@dataclass(frozen=True)
class OutputFile:
    """A written file, its size in bytes, and its pages (None where they are not known)."""

    path: Path
    size: int
    pages: int | None = None


@dataclass(frozen=True)
class Built:
    """The result of a build: files written (none when the plan has errors), findings, seconds by stage."""

    files: tuple[OutputFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: dict[str, float]
    ok: bool


@dataclass(frozen=True)
class Remade:
    """The documents of a plan as bytes by format, none when it has errors; `document` is what they say."""

    document: "Document | None"
    outputs: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Composed:
    """What a plan says before it is written; `document` is None when the plan has errors."""

    loaded: Loaded
    document: "Document | None"
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Draft:
    """Documents that are about to be written, by the files they shall be."""

    loaded: Loaded
    outputs: Mapping[Path, bytes]
    pages: int | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def files(self) -> tuple[OutputFile, ...]:
        """The files that come of it."""
        return tuple(
            OutputFile(path, len(data), self.pages if path.suffix == ".pdf" else None)
            for path, data in self.outputs.items()
        )


def save(draft: Draft) -> None:
    """Write the documents, all or none; raises OutputError."""
    from renja_gen.output import write_all

    write_all(draft.outputs)


def check(path: Path | str, templates: Path | str | None = None) -> tuple[Diagnostic, ...]:
    """All findings on a plan: reading, validating, computing, rules and narrative, without writing."""
    return _examined(Path(path), Path(templates) if templates else None)[2].diagnostics


def examined(
    path: Path | str, templates: Path | None = None, *, alone: bool = False
) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """A plan as read, with all findings on it, for those who compute on it; `alone` without the one it changes."""
    loaded, _, report = _examined(Path(path), templates, alone=alone)
    return loaded, report.diagnostics


def _examined(
    path: Path, templates: Path | None, *, strict: bool = False, document: bool = False, alone: bool = False
) -> "tuple[Loaded, Document | None, Report]":
    """Everything before writing.

    The document is None when it is not asked for, or when something stands in its way.
    """
    from renja_gen.rules import KODE_ATURAN, KODE_PERINGATAN, Peredaman, Tulisan, periksa

    with without_collector():
        loaded, report = read_plan(path, templates, alone=alone)
        if loaded.plan is None:
            return loaded, None, report
        hasil = loaded.hasil
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
        # the agency's own templates can be wrong anywhere, so that even a check composes with them
        if loaded.templates.overlay or (document and not report.failed(strict=strict)):
            from renja_gen.compose.dokumen import compose

            composed = compose(hasil, loaded.folder, loaded.narratives, loaded.templates, report)
            _check_reference(loaded.templates, composed, report)
        else:
            from renja_gen.compose.narasi import check_narratives

            check_narratives(hasil, loaded.folder, loaded.narratives, loaded.templates, report)
    except TemplateError as error:
        report.add("RG904", str(error), Span(loaded.templates.place))
    report.extend(peredaman.sisa(KODE_PERINGATAN))
    return loaded, composed, report


def _check_reference(templates: Templates, document: "Document | None", report: Report) -> None:
    """Report where the agency's reference document and its gaya.yaml disagree."""
    name = "docx/acuan.docx"
    if document is None or templates.own(name) is None:
        return
    from renja_gen.compose.gaya import gaya_bawaan
    from renja_gen.writers.docx.reference import contradictions

    for message in contradictions(templates, document.look, gaya_bawaan()):
        report.warn("RG909", message, Span(templates.shown(name)))


def build(
    path: Path | str,
    output: Path | str | None = None,
    options: Options = DEFAULT,
    *,
    progress: Progress = lambda _: None,
    taken: Collection[Path] = (),
    save: Callable[[Draft], None] = save,
    lay_out: "LayOut | None" = None,
) -> Built:
    """Build the documents of a plan into `output` (default: `build/` beside the plan).

    Faults of the plan are in the result, not raised; nothing is written then. OutputError is reported as a
    finding too. `progress` is told the name of each stage as it begins. `taken` are files that belong to
    other plans of the same run and must not be replaced. `save` writes the documents.

    The PDF is made in a process of its own, which starts before the plan is read; `lay_out` takes its place, such
    as `writers.engine.lay_out` for this very process.
    """
    with _laying_out(lay_out, options) as chosen:
        return _built(Path(path), output, options, progress, taken, save, chosen)


@contextmanager
def _laying_out(given: "LayOut | None", options: Options) -> "Iterator[LayOut]":
    """What lays documents out: as given, or a process that begins with what nearly every plan uses."""
    if given is not None:
        yield given
        return
    from renja_gen.writers.apart import Renderer

    with Renderer(options.pdf_engine or options.usual_engine) as renderer:
        yield renderer.lay_out


def _built(
    path: Path,
    output: Path | str | None,
    options: Options,
    progress: Progress,
    taken: Collection[Path],
    save: Callable[[Draft], None],
    lay_out: "LayOut",
) -> Built:
    strict = options.strict
    seconds: dict[str, float] = {}
    clock = _Clock(seconds, progress)
    clock.stage("membaca dan memeriksa")
    loaded, document, options, report = _documented(path, options)
    if document is None:
        clock.stop()
        return Built((), report.diagnostics, seconds, ok=False)
    folder = output_folder(path, Path(output) if output else None)
    if any(target.stem == document.file_stem and target.parent == folder for target in taken):
        pesan = f"'{document.file_stem}' juga nama hasil rencana lain dalam perintah ini; bedakan singkatannya"
        report.add("RG905", pesan, Span(folder.as_posix()), hint="atau pilih folder lain dengan -o")
    files: tuple[OutputFile, ...] = ()
    outputs, pages = _written(loaded, document, options, report, clock.stage, lay_out)
    if not report.failed(strict=strict):
        clock.stage("menyimpan")
        targets = {folder / f"{document.file_stem}.{kind}": data for kind, data in outputs.items()}
        files = _saved(Draft(loaded, targets, pages, report.diagnostics), save, report)
    clock.stop()
    return Built(files, report.diagnostics, seconds, ok=not report.failed(strict=strict))


def composed(path: Path, options: Options = DEFAULT) -> Composed:
    """A plan with its document, for those who write it in other ways than `build`."""
    loaded, document, _, report = _documented(path, options)
    return Composed(loaded, document, report.diagnostics)


def remade(path: Path, options: Options, revision: str | None = None) -> Remade:
    """The documents of a plan without writing them, to compare them with; `revision` takes the place of git's."""
    loaded, document, options, report = _documented(path, options)
    if document is None:
        return Remade(None, {}, report.diagnostics)
    if revision is not None and document.origin is not None:
        document = replace(document, origin=replace(document.origin, revision=revision))
    with _laying_out(None, options) as lay_out:
        outputs, _ = _written(loaded, document, options, report, lambda _: None, lay_out)
    return Remade(document, outputs, report.diagnostics)


def _documented(path: Path, options: Options) -> "tuple[Loaded, Document | None, Options, Report]":
    """A plan with its document and what the options then are; no document where something stands in its way."""
    loaded, document, report = _examined(path, options.templates, strict=options.strict, document=True)
    options = _dated(loaded, options, report)
    if document is None or report.failed(strict=options.strict):
        return loaded, None, options, report
    try:
        return loaded, _traced(document, loaded, options), options, report
    except TemplateError as error:
        report.add("RG904", str(error), Span(loaded.templates.place))
        return loaded, None, options, report


def _written(
    loaded: Loaded, document: "Document", options: Options, report: Report, stage: Progress, lay_out: "LayOut"
) -> tuple[dict[str, bytes], int | None]:
    """The documents as bytes by format and the pages of the PDF; nothing where an error was found."""
    from renja_gen.documents import written

    assert loaded.plan is not None
    if report.failed(strict=options.strict):
        return {}, None
    try:
        return written(document, loaded.plan, options, loaded.templates, report, stage, lay_out)
    except TemplateError as error:
        report.add("RG904", str(error), Span(loaded.templates.place))
        return {}, None


def _dated(loaded: Loaded, options: Options, report: Report) -> Options:
    """The options with the date that SOURCE_DATE_EPOCH gives to a plan without one; others need none."""
    from renja_gen.provenance import EPOCH, with_epoch

    if loaded.plan is None or loaded.plan.renja.tanggal is not None:
        return replace(options, epoch=None)
    try:
        return with_epoch(options, os.environ)
    except ValueError as error:
        pesan = f"{EPOCH} berisi '{error}', bukan jumlah detik sejak 1970; perbaiki atau hapus isinya"
        report.add("RG920", pesan, Span(EPOCH), hint="atau tulis 'tanggal' di bawah 'renja'")
        return options


def _traced(document: "Document", loaded: Loaded, options: Options) -> "Document":
    """The document with its origin, and its date where the plan has none."""
    from renja_gen.provenance import moment, origin

    assert loaded.plan is not None
    texts = {**loaded.texts, **loaded.narratives}
    logo = loaded.plan.perangkat_daerah.logo
    traced = origin(document, loaded.folder, texts, logo, loaded.templates, loaded.earlier)
    created = document.created if options.epoch is None else moment(options.epoch)
    return replace(document, origin=traced, created=created)


def _saved(draft: Draft, save: Callable[[Draft], None], report: Report) -> tuple[OutputFile, ...]:
    from renja_gen.output import OutputError

    try:
        save(draft)
    except OutputError as error:
        report.add("RG901", str(error), Span(next(iter(draft.outputs)).parent.as_posix()))
        return ()
    return draft.files


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
