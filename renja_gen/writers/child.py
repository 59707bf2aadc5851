"""The process in which the PDF is made: reads jobs from stdin, answers on stdout, ends with its parent.

    python -c "… main('weasyprint', '/tmp/…')"

A job is a pickle of document, templates and settings. The answers are pickles too: the pages as soon as they are
known, then the PDF; or instead of either the error. It imports the engine before the first job comes.
"""

import os
import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from renja_gen.collector import without_collector
from renja_gen.options import Engine
from renja_gen.templates import TemplateError
from renja_gen.writers.engine import PdfError, PdfLimitError, lay_out, prepare

HELLO = b"renja-gen"  # the first thing a child says
_MEGABYTE = 1_000_000
_BASE_MEMORY = 3_000  # MB of addresses for any document: libraries and fonts take most of one gigabyte
_MEMORY_PER_MEGABYTE = 4_000  # for each MB of the job; WeasyPrint uses about 500, Typst about as much


@dataclass(frozen=True, slots=True)
class Pages:
    """Where everything stands."""

    labels: Mapping[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Written:
    """The PDF, and all that the engine complained about."""

    pdf: bytes | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the program: its traceback."""

    trace: str


Answer = Pages | Written | Fault | PdfError | TemplateError


def main(engine: Engine, folder: str) -> None:
    """Serve jobs until the parent closes our stdin, or is gone; `folder` is for our temporary files."""
    answers = _own_stdout()
    jobs: SimpleQueue[bytes] = SimpleQueue()
    reader = Thread(target=_read, args=(sys.stdin.buffer, jobs, folder), daemon=True)
    reader.start()
    _ignore_interrupts()
    with without_collector(), suppress(OSError):
        answers.write(HELLO)
        answers.flush()
        with suppress(Exception):  # it comes again with the job, where it can be told
            prepare(engine)
        while True:
            for answer in _answers(jobs.get()):
                pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
                answers.flush()
    reader.join()  # nobody listens: it notices, too


def _answers(job: bytes) -> Any:
    try:
        limit = _limit_memory(len(job))
        document, templates, settings = pickle.loads(job)  # noqa: S301 - from our parent
        del job
        layout = lay_out(document, templates, settings)
        yield Pages(dict(layout.pages), layout.page_count)
        yield Written(None if settings.pages_only else layout.write(), layout.warnings)
    except (PdfError, TemplateError) as error:
        yield error
    except MemoryError:
        yield PdfLimitError(f"PDF memerlukan memori lebih dari {limit // 1000} GB, sehingga dihentikan")
    except Exception:  # noqa: BLE001 - told to the parent, which raises it
        import traceback

        yield Fault(traceback.format_exc())


def _read(stdin: BinaryIO, jobs: "SimpleQueue[bytes]", folder: str) -> None:
    """Take jobs while the engine is still being imported; without a parent nothing is worth finishing."""
    while len(head := stdin.read(8)) == 8:  # noqa: PLR2004 - the length of what follows
        jobs.put(stdin.read(int.from_bytes(head, "big")))
    import shutil

    shutil.rmtree(folder, ignore_errors=True)  # which the parent no longer can
    os._exit(0)


def _own_stdout() -> BinaryIO:
    """The pipe to the parent; what others print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answers


def _ignore_interrupts() -> None:
    """Ctrl+C reaches the whole group of processes; the parent decides."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _limit_memory(size: int) -> int:
    """Let no job take more than so many MB of addresses, where the system knows such a limit."""
    limit = _BASE_MEMORY + size * _MEMORY_PER_MEGABYTE // _MEGABYTE
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = limit * _MEGABYTE
        resource.setrlimit(
            resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
        )
    return limit
