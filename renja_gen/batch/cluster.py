"""Jobs on a Dask cluster whose machines share a folder: the same jobs, which hold only paths and options."""

import asyncio
import logging
import os
import warnings
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from renja_gen.batch.inputs import program
from renja_gen.batch.job import Job, Outcome, failed, run_in_worker
from renja_gen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from distributed import Client

CONNECT_SECONDS = 15  # to reach the scheduler, and for the first worker to come
_DIED = "komputer pekerja berulang kali mati saat menyusun rencana ini, mungkin karena memori habis"
_BROKEN = "hubungan dengan penjadwal terputus sebelum rencana ini selesai"


class ClusterError(Exception):
    """The cluster cannot be used; the message is Indonesian and says what to do."""


def run_on_cluster(jobs: Sequence[Job], address: str, seconds: float | None = None) -> Generator[Outcome]:
    """The outcomes of jobs as they come from a cluster; raises ClusterError before the first of them.

    Dask itself gives the job of a worker that died to another one.
    """
    seconds = seconds or CONNECT_SECONDS
    client = _connected(address, seconds)
    try:
        _check_workers(client, jobs[0].program or program(), seconds)
        yield from _run(client, jobs)
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            client.close(timeout=seconds)


def _connected(address: str, seconds: float) -> "Client":
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            'Pilihan --scheduler memerlukan Dask; pasang dengan: pip install "renja-gen[klaster]"'
        ) from error
    for name in ("distributed", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # English, and what matters is in the outcomes
    try:
        # first a question with a time limit: the client waits for ever where somebody else than a scheduler listens
        asyncio.run(asyncio.wait_for(_asked(address, seconds), seconds))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on versions: ours are compared below, and theirs with them
            return Client(address, timeout=seconds, set_as_default=False)
    except Exception as error:
        raise ClusterError(
            f"penjadwal '{address}' tidak dapat dihubungi; periksa alamatnya, misalnya tcp://10.0.0.5:8786, "
            "dan apakah 'dask scheduler' berjalan di sana"
        ) from error


async def _asked(address: str, seconds: float) -> None:
    """Ask whoever listens there who it is."""
    from distributed.core import rpc

    async with rpc(address, timeout=seconds) as scheduler:
        if (await scheduler.identity())["type"] != "Scheduler":
            raise ValueError(address)


def _check_workers(client: "Client", wanted: str, seconds: float) -> None:
    """That there are workers, and that all of them make the same documents as this machine."""
    try:
        client.wait_for_workers(1, timeout=seconds)
    except OSError as error:
        raise ClusterError("klaster belum mempunyai pekerja; jalankan 'dask worker' di komputer pekerja") from error
    answers: dict[str, Any] = client.run(program, on_error="return")
    wrong = sorted(f"{worker} ({_said(answer)})" for worker, answer in answers.items() if answer != wanted)
    if wrong:
        raise ClusterError(
            f"pekerja berikut tidak memakai renja-gen {wanted} seperti komputer ini: {', '.join(wrong)}; "
            "pasang versi yang sama di semua komputer, beserta pustakanya"
        )


def _said(answer: object) -> str:
    return answer if isinstance(answer, str) else "renja-gen tidak dapat dijalankan di sana"


def _run(client: "Client", jobs: Sequence[Job]) -> Generator[Outcome]:
    from distributed import as_completed

    run = uuid4().hex
    futures = {
        client.submit(run_in_worker, _from_anywhere(job), key=f"renja-{run}-{job.number}", pure=False): job
        for job in jobs
    }
    try:
        for future in as_completed(futures, loop=client.loop):
            yield _outcome(future, futures[future])
            future.release()
    finally:
        client.cancel([future for future in futures if not future.done()])


def _outcome(future: Any, job: Job) -> Outcome:
    from distributed import KilledWorker

    if future.status == "finished":
        outcome: Outcome = future.result()
        return outcome
    message = _BROKEN
    if future.status == "error":
        error = future.exception()
        other = f"komputer pekerja tidak dapat mengerjakan rencana ini ({type(error).__name__})"
        message = _DIED if isinstance(error, KilledWorker) else other
    return failed(job, Diagnostic("RG926", message, job.place))


def _from_anywhere(job: Job) -> Job:
    """The job with paths that mean the same in whatever folder a worker runs."""

    def absolute(path: Path | None) -> Path | None:
        return None if path is None else Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are

    plan = absolute(job.plan)
    assert plan is not None
    options = replace(job.options, templates=absolute(job.options.templates))
    taken = tuple(Path(os.path.abspath(path)) for path in job.taken)  # noqa: PTH100
    return replace(job, plan=plan, output=absolute(job.output), options=options, taken=taken)
