"""Jobs in several processes of this machine.

Not concurrent.futures: there one process that dies takes all jobs with it, and does not say whose fault it was.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import current_thread, main_thread

from renja_gen.batch.job import Job, Outcome, failed, run_in_worker, run_job
from renja_gen.diagnostics import Diagnostic

Started = Callable[[Job], None]
_CONTEXT = get_context("spawn")  # the same everywhere
_MOST = 8  # processes, unless more are asked for
_PATIENCE = 5  # seconds for a worker to put its things in order
_DIED = "proses yang menyusun rencana ini dua kali mati mendadak, mungkin karena memori habis; kurangi --jobs"


def default_count() -> int:
    """How many processes this machine has room for: one for each core it may use, but no more than eight.

    Each takes 150 to 200 MB.
    """
    affinity = getattr(os, "sched_getaffinity", None)  # not on every system
    return min(len(affinity(0)) if affinity else os.cpu_count() or 1, _MOST)


def run_here(jobs: Sequence[Job], started: Started) -> Generator[Outcome]:
    """The outcomes of jobs that are done in this process, one after the other."""
    for job in jobs:
        started(job)
        yield run_job(job)


def run_in_processes(jobs: Sequence[Job], count: int, started: Started) -> Generator[Outcome]:
    """The outcomes of jobs as they come, from `count` processes.

    A job whose process dies is done once more when all others are done, by itself: it may have been the victim of
    another that took all memory. Then it counts as failed.
    """
    suspects: list[Job] = []
    yield from _run(jobs, min(count, len(jobs)), started, suspects.append)
    for suspect in suspects:
        lost: list[Job] = []
        yield from _run([suspect], 1, started, lost.append)
        for job in lost:
            yield failed(job, Diagnostic("RG926", _DIED, job.place))


@dataclass(slots=True)
class _Worker:
    """A process that does one job after the other."""

    process: SpawnProcess
    connection: "Connection[Job, Outcome]"
    job: Job | None = None

    @property
    def ends(self) -> "tuple[Connection[Job, Outcome], int]":
        """What stirs when it has an answer, and when it dies."""
        return self.connection, self.process.sentinel


def _run(jobs: Sequence[Job], count: int, started: Started, lost: Callable[[Job], None]) -> Generator[Outcome]:
    """The outcomes of the jobs that are done; `lost` is told those whose process died."""
    waiting = deque(jobs)
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.job for worker in workers):
            while waiting and len(workers) < count:
                workers.append(_started())
            for worker in workers:
                if worker.job is None and waiting:
                    worker.job = waiting.popleft()
                    started(worker.job)
                    _send(worker)
            news = wait([end for worker in workers if worker.job for end in worker.ends])
            for worker in list(workers):
                if worker.job is None or not any(end in news for end in worker.ends):
                    continue
                outcome = _received(worker)
                if outcome is None:
                    lost(worker.job)
                    workers.remove(worker)
                    _ended([worker])
                else:
                    worker.job = None
                    yield outcome
    finally:
        _ended(workers)


def _started() -> _Worker:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_work, args=(theirs,), name="renja-gen")
    with _uninterrupted():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that start in here are deaf to Ctrl+C, which reaches all of them: the first process decides."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _send(worker: _Worker) -> None:
    """Give a worker its job; that it is dead shows when it does not answer."""
    try:
        assert worker.job is not None
        worker.connection.send(worker.job)
    except OSError:
        return


def _received(worker: _Worker) -> Outcome | None:
    """What a worker answers; None when it died, even in the middle of its answer."""
    try:
        return worker.connection.recv() if worker.connection.poll() else None
    except (EOFError, OSError):
        return None


def _ended(workers: Sequence[_Worker]) -> None:
    """End the workers: idle ones hear that nothing more comes, busy ones are told to stop and tidy up."""
    for worker in workers:
        worker.connection.close()
        if worker.job:
            worker.process.terminate()
    for worker in workers:
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.process.close()


def _work(connection: "Connection[Outcome, Job]") -> None:
    """The life of a worker: jobs until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows does not hand it down
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # through all `finally`
    while True:
        try:
            connection.send(run_in_worker(connection.recv()))
        except (EOFError, OSError):  # nobody is there any more
            return
