"""The PDF made in a process of its own: the same PDF, and nothing left over, whatever happens to either process."""

import multiprocessing
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alat import AKAR, MINIMAL, temuan, tulis, ubah
from contoh_dokumen import contoh_dokumen

from renja_gen import pipeline
from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.document.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    Ref,
    Run,
    Section,
)
from renja_gen.document.look import Page
from renja_gen.options import Options
from renja_gen.templates import TemplateError, Templates
from renja_gen.writers import apart, engine
from renja_gen.writers.apart import Renderer
from renja_gen.writers.engine import PdfError, PdfLimitError, PdfSettings, PdfStoppedError, PdfUnavailable

POSIX = pytest.mark.skipif(os.name != "posix", reason="limits and signals of POSIX")
Started = list["subprocess.Popen[bytes]"]


def small(*blocks: Block) -> Document:
    page = Page(210, 297, top=25, right=25, bottom=25, left=30)
    isi = blocks or (Heading(1, "BAB I", "SATU", "satu"), Paragraph((Run("Isi"),)))
    return Document("Judul", "Penulis", "Perihal", "Kepala", "Kaki", (Section(page, isi),), gaya_bawaan())


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """All processes that were started."""
    processes: Started = []
    popen = subprocess.Popen

    def noting(*arguments: object, **options: object) -> "subprocess.Popen[bytes]":
        processes.append(popen(*arguments, **options))  # type: ignore[call-overload]
        return processes[-1]

    monkeypatch.setattr(apart.subprocess, "Popen", noting)
    return processes


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer("weasyprint") as one:
        yield one


def left_over(folder: Path) -> list[Path]:
    return list(folder.glob("renja-gen-*"))


# The same as here


def test_the_pdf_is_the_same_as_in_this_process(renderer: Renderer) -> None:
    document = contoh_dokumen()
    here = engine.lay_out(document, Templates(), PdfSettings())
    there = renderer.lay_out(document, Templates(), PdfSettings())
    assert there.write() == here.write()
    assert (there.pages, there.page_count, there.warnings) == (here.pages, here.page_count, here.warnings)
    assert len(there.pages) > 10


def test_one_process_serves_one_document_after_the_other(started: Started) -> None:
    with Renderer("weasyprint") as one:
        first = one.lay_out(small(), Templates(), PdfSettings()).write()
        assert one.lay_out(small(), Templates(), PdfSettings()).write() == first
        assert len(started) == 1
        one.lay_out(contoh_dokumen(), Templates(), PdfSettings())  # wanted by nobody any more
        assert one.lay_out(small(), Templates(), PdfSettings()).write() == first
    assert len(started) == 2
    assert all(process.poll() is not None for process in started)


def test_what_is_sent_grows_with_the_document_and_not_with_what_was_measured() -> None:
    """Widths of words that are known here are not told to the other process."""
    face = gaya_bawaan().face
    before = len(pickle.dumps(face))
    for n in range(1000):
        face.advance(f"kata {n}", bold=False)
    assert len(pickle.dumps(face)) == before
    assert pickle.loads(pickle.dumps(face)).advance("kata", bold=True) == face.advance("kata", bold=True)


def test_pages_alone_are_enough_for_a_docx(renderer: Renderer) -> None:
    layout = renderer.lay_out(small(), Templates(), PdfSettings(pages_only=True))
    assert (layout.pages, layout.page_count, layout.warnings) == ({"satu": "1"}, 1, ())


def test_the_folder_of_templates_may_be_relative(
    renderer: Renderer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tulis(tmp_path, {"templat/pdf/print.css": "p { break-before: page }"})
    monkeypatch.chdir(tmp_path)
    blocks = (Paragraph((Run("Satu"),)), Paragraph((Run("Dua"),)))
    assert renderer.lay_out(small(*blocks), Templates(Path("templat")), PdfSettings()).page_count == 2


# Where it runs


def _size(_: object = None) -> int:
    with Renderer("weasyprint") as one:
        return len(one.lay_out(small(), Templates(), PdfSettings()).write())


def _daemon(queue: "multiprocessing.Queue[int]") -> None:
    queue.put(_size())


def test_it_works_in_threads_and_in_daemonic_processes(renderer: Renderer) -> None:
    """Workers of a cluster are daemonic; those may have no children of `multiprocessing`."""
    size = len(renderer.lay_out(small(), Templates(), PdfSettings()).write())
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(_size, range(2))) == [size, size]
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=_daemon, args=(queue,), daemon=True)
    process.start()
    assert queue.get(timeout=60) == size
    process.join()


@pytest.mark.parametrize("program", ["", "/bin/true", "/bin/echo", "/tidak/ada"])
def test_where_python_cannot_be_started_the_pdf_is_made_here(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python may be part of another program."""
    monkeypatch.setattr(sys, "executable", program)
    with Renderer("weasyprint") as one:
        layout = one.lay_out(small(), Templates(), PdfSettings())
        assert not isinstance(layout, apart.Pending)
        assert layout.page_count == 1


# Errors


def test_errors_of_the_engine_come_back_as_they_are(renderer: Renderer, tmp_path: Path) -> None:
    tulis(tmp_path, {"a/pdf/print.css": "p { background: url(file:///etc/passwd) }", "b/pdf/print.css": b"\xff"})
    layout = renderer.lay_out(small(), Templates(tmp_path / "a"), PdfSettings())
    with pytest.raises(PdfError, match=r"print\.css"):
        _ = layout.pages
    layout = renderer.lay_out(small(), Templates(tmp_path / "b"), PdfSettings())
    with pytest.raises(TemplateError, match="UTF-8"):
        layout.write()
    layout = renderer.lay_out(small(Paragraph((Ref("hilang"),))), Templates(), PdfSettings())
    with pytest.raises(RuntimeError, match="hilang"):
        _ = layout.pages
    assert renderer.lay_out(small(), Templates(), PdfSettings()).page_count == 1


def test_an_engine_that_does_not_start_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tulis(tmp_path, {"weasyprint/__init__.py": "print('saran')\nraise OSError('cannot load library')"})
    monkeypatch.syspath_prepend(str(tmp_path))
    with Renderer("weasyprint") as one, pytest.raises(PdfUnavailable, match="Pango"):
        _ = one.lay_out(small(), Templates(), PdfSettings()).pages


def test_a_process_that_dies_is_a_finding_and_no_file_is_lost(
    tmp_path: Path, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RG930: an error where a PDF was asked for, a warning for the DOCX alone."""
    lay_out = Renderer.lay_out

    def killed(self: Renderer, *job: object) -> object:
        layout = lay_out(self, *job)  # type: ignore[arg-type]
        started[-1].kill()
        return layout

    monkeypatch.setattr(Renderer, "lay_out", killed)
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL, "build/renja-dispusip-2025.pdf": "lama"})
    built = pipeline.build(rencana)
    assert [(one.code, one.severity) for one in built.diagnostics] == [("RG930", "galat")]
    assert not built.ok
    assert [path.read_text() for path in (tmp_path / "build").iterdir()] == ["lama"]
    built = pipeline.build(rencana, options=Options("docx"))
    assert [(one.code, one.severity) for one in built.diagnostics] == [("RG930", "peringatan")]
    assert [file.path.suffix for file in built.files] == [".docx"]


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RG931, and the process ends."""
    monkeypatch.setattr(apart, "_BASE_SECONDS", 0.01)
    monkeypatch.setattr(apart, "_SECONDS_PER_MEGABYTE", 0)
    built = pipeline.build(tulis(tmp_path, {"plan.yaml": MINIMAL}), tmp_path / "hasil")
    assert temuan(built.diagnostics) == [("RG931", 0, 0)]
    assert "batas waktu" in built.diagnostics[0].message
    assert not (tmp_path / "hasil").exists()


@POSIX
def test_a_pdf_that_takes_too_much_memory_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    small_memory = "import renja_gen.writers.child as c; c._BASE_MEMORY = {}; "
    for megabytes, error in ((1, PdfLimitError), (3000, None)):
        code = apart._CODE.replace("from renja", small_memory.format(megabytes) + "from renja")
        monkeypatch.setattr(apart, "_CODE", code)
        with Renderer("weasyprint") as one:
            layout = one.lay_out(small(), Templates(), PdfSettings())
            if error:
                with pytest.raises((PdfLimitError, PdfStoppedError)):
                    _ = layout.pages
            else:
                assert layout.page_count == 1


# Nothing stays behind


def test_after_a_faulty_plan_no_process_and_no_file_is_left(
    tmp_path: Path, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "TemporaryDirectory", _in_folder(tmp_path))
    teks = ubah(MINIMAL, ("tahap: rancangan awal", "tahap: akhir"))
    assert not pipeline.build(tulis(tmp_path, {"plan.yaml": teks})).ok
    assert [process.poll() is not None for process in started] == [True]
    assert not left_over(tmp_path)


def test_after_an_interrupt_no_process_and_no_file_is_left(
    tmp_path: Path, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C while the pages are laid out."""
    monkeypatch.setattr(apart, "TemporaryDirectory", _in_folder(tmp_path))

    def interrupted(self: object) -> None:
        assert left_over(tmp_path)
        raise KeyboardInterrupt

    monkeypatch.setattr(apart.Renderer, "answer", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pipeline.build(tulis(tmp_path, {"plan.yaml": MINIMAL}))
    assert [process.poll() is not None for process in started] == [True]
    assert not left_over(tmp_path)
    assert not (tmp_path / "build").exists()


def _in_folder(folder: Path) -> object:
    asli = apart.TemporaryDirectory
    return lambda **options: asli(dir=folder, **options)


@POSIX
@pytest.mark.parametrize("busy", [False, True])
def test_the_process_ends_with_its_parent(busy: bool, tmp_path: Path) -> None:
    """Even when that one is killed, and in the middle of a document; its files go too."""
    lines = ["from renja_gen.writers.apart import Renderer", "import os, sys", "one = Renderer('weasyprint')"]
    if busy:
        lines += [
            "from contoh_dokumen import contoh_dokumen",
            "from renja_gen.templates import Templates",
            "from renja_gen.writers.engine import PdfSettings",
            "one.lay_out(contoh_dokumen(), Templates(), PdfSettings())",
        ]
    lines += ["print(one._process.pid, flush=True)", "os.kill(os.getpid(), 9)"]
    path = os.pathsep.join([str(AKAR), str(AKAR / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE, check=False,
    )  # fmt: skip
    pid = int(done.stdout)
    for _ in range(300):
        if not _alive(pid):
            assert not left_over(tmp_path)
            return
        time.sleep(0.1)
    pytest.fail("the process outlives its parent")


def _alive(pid: int) -> bool:
    """A zombie that waits for its new parent counts as dead."""
    state = Path(f"/proc/{pid}/stat")
    if Path("/proc").is_dir():
        try:
            return state.read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
