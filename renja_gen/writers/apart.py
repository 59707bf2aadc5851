"""The PDF made in a process of its own, beside everything else: see `renja_gen.writers.child`.

A plain child process and not a pool: it starts at once and imports nothing but what the PDF needs, it works in
workers that may have no children of `multiprocessing`, and it can be killed at any moment, because it writes no
files.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from tempfile import TemporaryDirectory
from threading import Timer
from types import TracebackType
from typing import Self

from renja_gen.document.blocks import Document
from renja_gen.options import Engine
from renja_gen.templates import Templates
from renja_gen.writers.child import HELLO, Answer, Fault, Pages, Written
from renja_gen.writers.engine import Layout, PdfLimitError, PdfSettings, PdfStoppedError, lay_out

_BASE_SECONDS = 300  # for any document
_SECONDS_PER_MEGABYTE = 600  # for each MB of the job; WeasyPrint takes about 40
_CODE = "import sys; sys.path[:] = {path!r}; from renja_gen.writers.child import main; main({engine!r}, {folder!r})"


class Renderer:
    """A child process that lays out one document after the other; close it when none is wanted any more.

    It starts before there is a document, so that the engine is imported when one comes. Where no process can
    be started, documents are laid out here.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._timer: Timer | None = None
        self._greeted = self._busy = self._late = False
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def lay_out(self, document: Document, templates: Templates, settings: PdfSettings) -> Layout:
        """Begin to lay a document out; what is asked of the layout waits for it, and raises its errors."""
        if self._busy:  # with a document that nobody wants any more
            self.close()
        if self._process is None:
            self._start()
        if self._process is None or not self._ready():
            return lay_out(document, templates, settings)
        if templates.overlay is not None:
            templates = replace(templates, overlay=templates.overlay.absolute())
        job = pickle.dumps((document, templates, settings), pickle.HIGHEST_PROTOCOL)
        self._busy = True
        self._watch(_BASE_SECONDS + len(job) * _SECONDS_PER_MEGABYTE / 1_000_000)
        with suppress(OSError):  # it is dead, as reading will find
            assert self._process.stdin
            self._process.stdin.write(len(job).to_bytes(8, "big") + job)
            self._process.stdin.flush()
        return Pending(self)

    def answer(self) -> Answer:
        """The next answer to the last document; an error of the engine is raised."""
        assert self._process is not None
        assert self._process.stdout is not None
        try:
            answer: Answer = pickle.load(self._process.stdout)  # noqa: S301 - from our child
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            late = self._late
            self.close()
            if late:
                raise PdfLimitError("PDF belum selesai setelah batas waktunya, sehingga dihentikan") from error
            raise PdfStoppedError(
                "pembuat PDF berhenti sebelum selesai, mungkin karena memori komputer habis atau dihentikan"
            ) from error
        if not isinstance(answer, Pages):
            self._done()
        if isinstance(answer, Fault):
            raise RuntimeError(f"fault in the PDF process:\n{answer.trace}")  # noqa: TRY004 - it was raised there
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._done()
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _start(self) -> None:
        if getattr(sys, "frozen", False) or not sys.executable:
            return
        self._greeted = False
        folder = TemporaryDirectory(prefix="renja-gen-", ignore_cleanup_errors=True)  # for its fonts
        try:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                [sys.executable, "-c", _CODE.format(path=sys.path, engine=self._engine, folder=folder.name)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder.name)},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            folder.cleanup()
        else:
            self._folder = folder

    def _ready(self) -> bool:
        """Whether the process is one of ours; where Python is part of another program it may be anything."""
        assert self._process is not None
        assert self._process.stdout is not None
        if not self._greeted:
            self._greeted = self._process.stdout.read(len(HELLO)) == HELLO
            if not self._greeted:
                self.close()
        return self._greeted

    def _watch(self, seconds: float) -> None:
        """Kill the process when its time is over."""
        assert self._process is not None
        self._late = False
        self._timer = Timer(seconds, self._stop, (self._process,))
        self._timer.daemon = True
        self._timer.start()

    def _stop(self, process: "subprocess.Popen[bytes]") -> None:
        self._late = True
        process.kill()

    def _done(self) -> None:
        self._busy = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Pending:
    """A layout on its way."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._pages: Pages | None = None
        self._written: Written | None = None

    @property
    def pages(self) -> Mapping[str, str]:
        """The printed page labels."""
        return self._laid_out().labels

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return self._laid_out().count

    @property
    def warnings(self) -> tuple[str, ...]:
        """Everything the engine complained about."""
        return self._finished().warnings

    def write(self) -> bytes:
        """The PDF."""
        pdf = self._finished().pdf
        assert pdf is not None
        return pdf

    def _laid_out(self) -> Pages:
        if self._pages is None:
            answer = self._renderer.answer()
            assert isinstance(answer, Pages)
            self._pages = answer
        return self._pages

    def _finished(self) -> Written:
        self._laid_out()
        if self._written is None:
            answer = self._renderer.answer()
            assert isinstance(answer, Written)
            self._written = answer
        return self._written
