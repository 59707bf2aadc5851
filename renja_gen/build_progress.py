"""How far a build is, on a terminal while it is `live`; else nothing is shown."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from renja_gen.batch.job import Job, Outcome
from renja_gen.diagnostics import printable
from renja_gen.pipeline import Progress
from renja_gen.plan_files import plan_file


@contextmanager
def stages(plan: Path, *, live: bool) -> Iterator[Progress]:
    """The running stage of one plan."""
    if not live:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape

    name = escape(printable(plan.resolve().name))
    with Console(stderr=True).status(name) as status:
        yield lambda stage: status.update(f"{name}: {stage} …")


@dataclass
class Bar:
    """What is told of each plan; this one shows nothing."""

    def begun(self, job: Job) -> None:
        """Nothing to show."""

    def done(self, outcome: Outcome) -> None:
        """Nothing to show."""

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Nothing to hide."""
        yield


@dataclass
class _LiveBar(Bar):
    """How many plans are done, and which are being built."""

    plans: Sequence[Path]
    ready: int
    running: dict[int, str] = field(default_factory=dict)

    def __enter__(self) -> Self:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
        from rich.table import Column

        names = TextColumn("{task.description}", table_column=Column(no_wrap=True, overflow="ellipsis"))
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), names)
        self.progress = Progress(
            *columns,
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self.task = self.progress.add_task("", total=len(self.plans), completed=self.ready)
        self.progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def begun(self, job: Job) -> None:
        self.running[job.number] = printable(plan_file(job.plan).resolve().parent.name)
        self._show()

    def done(self, outcome: Outcome) -> None:
        self.running.pop(outcome.number, None)
        self.progress.advance(self.task)
        self._show()

    def _show(self) -> None:
        from rich.markup import escape

        self.progress.update(self.task, description=escape(", ".join(self.running.values())))

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """While something else is printed."""
        self.progress.stop()
        try:
            yield
        finally:
            self.progress.start()


@contextmanager
def bar_of(plans: Sequence[Path], ready: int, *, live: bool) -> Iterator[Bar]:
    """A bar for many plans, `ready` of which are done already."""
    if not live:
        yield Bar()
        return
    with _LiveBar(plans, ready) as bar:
        yield bar
