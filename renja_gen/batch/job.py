"""One build as a job: a plain function of plain values, the same in this process, in another, and on a cluster."""

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import perf_counter

from renja_gen import pipeline
from renja_gen.batch import record as records
from renja_gen.batch.inputs import fingerprint, program
from renja_gen.batch.record import Record, Written
from renja_gen.diagnostics import Diagnostic, Report, Severity, Span, as_error
from renja_gen.options import DEFAULT, Engine, Options
from renja_gen.pipeline import Draft, OutputFile, Progress
from renja_gen.plan_files import plan_file
from renja_gen.writers.apart import Renderer
from renja_gen.writers.engine import LayOut

_ONE_AT_A_TIME = Lock()  # a worker of a cluster may have several threads; the writers know only one


class Result(StrEnum):
    """What became of a plan."""

    DISUSUN = "disusun"
    TIDAK_BERUBAH = "tidak berubah"
    GAGAL = "gagal"


@dataclass(frozen=True, slots=True)
class Job:
    """The build of one plan; `number` is its place in the run.

    `taken` are files of earlier plans of the run; `program` is the program that must build it, "" any.
    """

    number: int
    plan: Path
    output: Path | None = None
    options: Options = DEFAULT
    taken: tuple[Path, ...] = ()
    program: str = ""

    @property
    def place(self) -> Span:
        """The plan as a whole, where something has nothing to do with what it says."""
        return Span(plan_file(self.plan).name)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: no documents, only where they are.

    `warnings` of a plan that is unchanged are those of its last build. `memory` is the largest a process was, in
    bytes, 0 where the system does not tell; `crash` is the traceback of a bug.
    """

    number: int
    result: Result
    findings: tuple[Diagnostic, ...] = ()
    files: tuple[OutputFile, ...] = ()
    warnings: int = 0
    seconds: float = 0
    memory: int = 0
    crash: str = ""

    @property
    def errors(self) -> int:
        """How many errors stopped it."""
        return counted(self.findings, Severity.GALAT)

    @property
    def pages(self) -> int | None:
        """The pages of the PDF, where there is one."""
        return next((file.pages for file in self.files if file.pages), None)


def run_job(job: Job, progress: Progress = lambda _: None, lay_out: LayOut | None = None) -> Outcome:
    """Build a plan. Never raises but for an interrupt: a bug is in the outcome, too.

    `lay_out` is that of `pipeline.build`.
    """
    with _ONE_AT_A_TIME:
        since = perf_counter()
        try:
            outcome = _built(job, progress, lay_out)
        except MemoryError:
            message = "memori tidak cukup untuk menyusun rencana ini; kurangi --jobs"
            outcome = failed(job, Diagnostic("RG926", message, job.place))
        except Exception:  # noqa: BLE001 - the rim: whatever gets here is a bug, and other plans go on
            outcome = Outcome(job.number, Result.GAGAL, crash=traceback.format_exc())
        return replace(outcome, seconds=perf_counter() - since, memory=_memory())


def run_in_worker(job: Job) -> Outcome:
    """The same in a process that does job after job: what lays documents out is kept, and watched like any other."""
    return run_job(job, lay_out=_kept(job.options.pdf_engine or job.options.usual_engine).lay_out)


@cache
def _kept(engine: Engine) -> Renderer:
    """The process that makes the PDFs of this worker; it ends with it."""
    return Renderer(engine)


def failed(job: Job, finding: Diagnostic) -> Outcome:
    """The outcome of a job that could not be done, for a reason outside the plan."""
    return Outcome(job.number, Result.GAGAL, (finding,))


def counted(findings: tuple[Diagnostic, ...], severity: Severity) -> int:
    """How many findings of a severity count."""
    return sum(one.severity is severity and not one.silenced for one in findings)


def _built(job: Job, progress: Progress, lay_out: LayOut | None) -> Outcome:
    if job.program and job.program != program():
        message = f"komputer pekerja memakai renja-gen {program()}, bukan {job.program}; pasang versi yang sama"
        return failed(job, Diagnostic("RG927", message, job.place))
    notes = Report()
    save = _saving(job, notes)
    built = pipeline.build(
        job.plan, job.output, job.options, progress=progress, taken=job.taken, save=save, lay_out=lay_out
    )
    findings = tuple(map(as_error, built.diagnostics)) if job.options.strict else built.diagnostics
    findings += notes.diagnostics if built.ok else ()
    result = Result.DISUSUN if built.ok else Result.GAGAL
    return Outcome(job.number, result, findings, built.files, counted(findings, Severity.PERINGATAN))


def _saving(job: Job, notes: Report) -> Callable[[Draft], None]:
    """Writes documents together with their record; a file that somebody edited is kept, and noted."""
    before = fingerprint(job.plan, job.options.templates)

    def save(draft: Draft) -> None:
        from renja_gen.output import write_all

        target = next(iter(draft.outputs))
        folder, stem = target.parent, target.stem
        last = records.read(folder, stem)
        aside = records.edited(draft.outputs, last)
        new = _record(job, draft, last, before)
        write_all({**draft.outputs, records.place(folder, stem): records.as_bytes(new)}, aside)
        for path, kept in aside.items():
            message = f"'{path.name}' pernah diubah sesudah disusun; naskah ubahan itu disimpan sebagai '{kept.name}'"
            hint = "pindahkan perubahan yang masih perlu ke berkas rencana atau narasi"
            notes.warn("RG925", message, Span(str(path)), hint=hint)

    return save


def _record(job: Job, draft: Draft, last: Record | None, before: str) -> Record:
    """The record of a build that began when the sources had the fingerprint `before`.

    Without a fingerprint of its own, after a change in the meantime or a makeshift, it is built again next time.
    """
    from renja_gen.documents import MAKESHIFT

    plan, templates = draft.loaded.plan, job.options.templates
    named = (plan.perangkat_daerah.logo, plan.dokumen.templat) if plan else ()
    besides = tuple(name for name in named if name)
    earlier = (plan.renja.sebelum or "") if plan and draft.loaded.earlier else ""
    final = MAKESHIFT.isdisjoint(found.code for found in draft.diagnostics)
    unchanged = final and before and before == fingerprint(job.plan, templates)
    files = {
        file.path.name: Written(sha256(draft.outputs[file.path]).hexdigest(), file.size, file.pages)
        for file in draft.files
    }
    folder = draft.files[0].path.parent
    return Record(
        plan=records.plan_name(job.plan, folder),
        program=program(),
        options=records.choices(job.options),
        inputs=fingerprint(job.plan, templates, besides, earlier) if unchanged else "",
        besides=besides,
        earlier=earlier,
        warnings=counted(draft.diagnostics, Severity.PERINGATAN),
        files=files,
        older={name: digest for name, digest in (last.digests if last else {}).items() if name not in files},
    )


def _memory() -> int:
    """The largest this process, or one that it started, was so far; 0 on Windows."""
    if sys.platform == "win32":
        return 0
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

    unit = 1 if sys.platform == "darwin" else 1024
    return max(getrusage(who).ru_maxrss for who in (RUSAGE_SELF, RUSAGE_CHILDREN)) * unit
