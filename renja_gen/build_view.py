"""What `renja-gen build` prints: what came of one plan, or of many, with a table at the end."""

import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import click

from renja_gen.batch.job import Job, Outcome, Result, run_job
from renja_gen.build_progress import bar_of, stages
from renja_gen.console import apologise, checked, print_findings
from renja_gen.diagnostics import printable
from renja_gen.exit_codes import GALAT_PROGRAM, GALAT_RENCANA
from renja_gen.options import Options
from renja_gen.pipeline import OutputFile
from renja_gen.plain_text import GAP, padded, widths
from renja_gen.reports import Checked, summary

_BUKAN_RENCANA = "RG9"  # codes of findings on the machine and the templates, not on the plan
_WARNA = {Result.DISUSUN: "green", Result.GAGAL: "red", Result.TIDAK_BERUBAH: None}
_LEBAR_NAMA = 60  # columns of the table for the name of a plan
_NAMES = (0, 1)  # the columns of the table that hold no figures
_KEPALA = ("rencana", "hasil", "galat", "peringatan", "halaman", "detik")
Run = Callable[[Callable[[Job], None]], Generator[Outcome]]


@dataclass(frozen=True)
class View:
    """How to print: without anything but findings when `quiet`; `color` None lets Click decide by the stream."""

    quiet: bool
    color: bool | None

    @property
    def live(self) -> bool:
        """Whether progress is shown as it happens."""
        return not self.quiet and self.color is not False and sys.stderr.isatty()


def show_one(plan: Path, output: Path | None, options: Options, view: View) -> int:
    """Build one plan and say what came of it; returns the exit code."""
    with stages(plan, live=view.live) as progress:
        outcome = run_job(Job(0, plan, output, options), progress)
    code = _show_findings(plan, outcome, options, view)
    if not code and not view.quiet:
        for file in outcome.files:
            click.echo(f"{printable(_from_here(file.path))} ({_size(file)})")
        click.echo(f"Selesai dalam {_detik(outcome.seconds)} detik.")
    return code


def _from_here(path: Path) -> str:
    """A path as short as it can be typed: relative to the current folder where it lies below it."""
    with suppress(ValueError):
        return str(path.relative_to(Path.cwd()))
    return str(path)


def show_many(plans: Sequence[Path], ready: Iterable[Outcome], run: Run, options: Options, view: View) -> int:
    """Build many plans, the `ready` ones excepted, and say what came of each in its turn; returns the exit code."""
    since = perf_counter()
    outcomes = {outcome.number: outcome for outcome in ready}
    shown: list[int] = []
    with bar_of(plans, len(outcomes), live=view.live) as bar:

        def show_ready() -> None:
            """The outcomes whose turn it is: those that come early wait for the plans before them."""
            while len(shown) in outcomes:
                outcome = outcomes[len(shown)]
                with bar.hidden():
                    shown.append(_show_outcome(plans, outcome, options, view))

        show_ready()
        try:
            with closing(run(bar.begun)) as coming:
                for outcome in coming:
                    outcomes[outcome.number] = outcome
                    bar.done(outcome)
                    show_ready()
        except KeyboardInterrupt as interrupt:
            message = f"{len(outcomes)} dari {len(plans)} rencana selesai; hasil rencana lain tetap seperti semula."
            with bar.hidden():
                click.echo(message, err=True)
            raise click.Abort from interrupt
    if not view.quiet:
        click.echo("")
        for row in _table(plans, [outcomes[number] for number in sorted(outcomes)]):
            click.echo(row, color=view.color)
        click.echo(_total(outcomes.values(), perf_counter() - since))
    return max(shown, default=0)


def _show_outcome(plans: Sequence[Path], outcome: Outcome, options: Options, view: View) -> int:
    plan = plans[outcome.number]
    code = _show_findings(plan, outcome, options, view)
    if not view.quiet:
        files = "".join(f", {file.path.name} ({_size(file)})" for file in outcome.files)
        number = f"[{outcome.number + 1:>{len(str(len(plans)))}}/{len(plans)}]"
        click.echo(f"{number} {printable(str(plan))}: {outcome.result}{printable(files)}")
    return code


def _show_findings(plan: Path, outcome: Outcome, options: Options, view: View) -> int:
    """Everything said about a plan, in one piece; returns its exit code."""
    found = checked(plan, outcome.findings, options.templates, strict=False)
    print_findings(found, quiet=view.quiet, ignored=False, color=view.color, err=True)
    if outcome.crash:
        click.echo(f"{printable(found.plan)}: dokumen tidak dibuat.", err=True)
        apologise(outcome.crash)
        return GALAT_PROGRAM
    if outcome.result is Result.GAGAL:
        click.echo(_not_built(found), err=True)
        return GALAT_RENCANA
    return 0


def _not_built(found: Checked) -> str:
    name = printable(found.plan)
    stopping = [one for one in found.findings if one.stops]
    if all(one.code.startswith(_BUKAN_RENCANA) for one in stopping):
        return f"{name}: rencana selesai diperiksa, tetapi dokumen tidak dapat dibuat; ikuti saran di atas."
    return f"{name}: {summary(found.findings)}; dokumen tidak dibuat, perbaiki dulu temuan di atas."


def _table(plans: Sequence[Path], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The outcomes as aligned columns."""
    rows = [_KEPALA, *(_row(plans[outcome.number], outcome) for outcome in outcomes)]
    room = widths(rows)
    for outcome, row in zip((None, *outcomes), rows, strict=True):
        cells = padded(row, room, _NAMES)
        cells[1] = click.style(cells[1], fg=_WARNA[outcome.result]) if outcome else cells[1]
        line = GAP.join(cells)
        yield line if outcome else click.style(line, bold=True)


def _row(plan: Path, outcome: Outcome) -> tuple[str, ...]:
    name = printable(str(plan))
    short = name if len(name) <= _LEBAR_NAMA else f"…{name[1 - _LEBAR_NAMA :]}"
    errors = "program" if outcome.crash else str(outcome.errors)
    pages = str(outcome.pages or "–")
    seconds = "–" if outcome.result is Result.TIDAK_BERUBAH else _detik(outcome.seconds)
    return short, str(outcome.result), errors, str(outcome.warnings), pages, seconds


def _total(outcomes: Iterable[Outcome], seconds: float) -> str:
    """The last line: `40 rencana: 38 disusun, 2 gagal; 61,2 detik.` (an example)."""
    results = [outcome.result for outcome in outcomes]
    parts = ", ".join(f"{results.count(one)} {one}" for one in Result if one in results)
    return f"{len(results)} rencana: {parts}; {_detik(seconds)} detik."


def _size(file: OutputFile) -> str:
    from renja_gen.angka import angka

    pages = f", {file.pages} halaman" if file.pages else ""
    return f"{angka(-(-file.size // 1024))} kB{pages}"


def _detik(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")
