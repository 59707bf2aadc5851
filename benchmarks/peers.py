"""renja-gen against what a user would pick instead, on the same content: seconds, memory, targets.

    python benchmarks/peers.py [--runs 5] [--sizes 1 10 100] [--only WORD...] [--tulis docs/kinerja.md]

Every measurement is a process of its own; ways that are compared take turns. Prints a Markdown report in
Indonesian, with `--tulis` into the marked part of a document. About twenty minutes; needs `pip install .[bench]`.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from cara import TEMPLATE, UNO_PYTHON, ask_listener, convert, soffice
from hitung import Amount, counted
from laporan import Results, fill_marked, report
from ukur import ROOT, Sample, TooLong, measured, multiplied, printed

LIMIT = 300  # seconds of one run
CLI = "from renja_gen.cli import main; main()"
HELP = "bantuan"


@dataclass(frozen=True)
class Stage:
    """What the runs share: the prepared folders and plans by size, a warm profile, a listening LibreOffice."""

    folder: Path
    listener: subprocess.Popen[bytes] | None

    def prepared(self, size: int) -> Path:
        return self.folder / f"isi-{size}"

    def plan(self, size: int) -> Path:
        return self.folder / f"rencana-{size}"

    @property
    def profile(self) -> Path:
        return self.folder / "profil-hangat"

    @property
    def pipe(self) -> str:
        return f"renja-{os.getpid()}"


@dataclass(frozen=True)
class Way:
    """A way to make the document: how it is called in the report, at which sizes, what it runs.

    `missing` says what this machine lacks for it, or nothing. `once` is for one too slow to repeat.
    """

    key: str
    label: str
    sizes: tuple[int, ...]
    command: Callable[[Stage, int, Path], list[str]]
    missing: Callable[[], str] = lambda: ""
    once: bool = False
    listens: bool = False


# What each way runs


def by_way(name: str, *options: str) -> Callable[[Stage, int, Path], list[str]]:
    """A way of `cara.py`."""
    return lambda stage, size, target: _way(name, stage.prepared(size), target, *options)


def _way(name: str, *arguments: object) -> list[str]:
    return [sys.executable, "-W", "ignore", str(ROOT / "benchmarks" / "cara.py"), name, *map(str, arguments)]


def from_yaml(*options: str) -> Callable[[Stage, int, Path], list[str]]:
    """The whole command on the plan: read, check, compute, compose, write."""
    return lambda stage, size, target: [
        *(sys.executable, "-W", "ignore", "-c", CLI, "build", str(stage.plan(size)), "-q", "-o", str(target)),
        *options,
    ]


def no_soffice() -> str:
    return "" if shutil.which("soffice") else "LibreOffice tidak terpasang"


def no_uno() -> str:
    if no_soffice():
        return no_soffice()
    tried = subprocess.run([UNO_PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return "python3-uno tidak terpasang" if tried.returncode else ""


def no_typst() -> str:
    return "" if find_spec("renja_gen.writers.typst") else "penulis Typst belum ada"


def without(*modules: str) -> Callable[[], str]:
    return lambda: "".join(f"{module} tidak terpasang" for module in modules if not find_spec(module))


WAYS = (
    Way("docxtpl", "docxtpl", (1, 10, 100), by_way("docxtpl"), without("docxtpl")),
    Way("pandoc", "pandoc dari Markdown", (1, 10), by_way("pandoc"), without("pypandoc")),
    Way("docx-baris", "python-docx, `add_row().cells`", (1, 10), by_way("python_docx", "baris")),
    Way("docx-sel", "python-docx, `table.cell()`", (1,), by_way("python_docx", "sel"), once=True),
    Way("kami-docx", "**renja-gen**, dari dokumen siap", (1, 10, 100), by_way("ours_docx")),
    Way("kami-docx-yaml", "**renja-gen**, dari YAML", (1, 10), from_yaml("--format", "docx")),
    Way("lo-dingin", "docxtpl + LibreOffice, profil baru", (1,), by_way("docxtpl_libreoffice"), no_soffice),
    Way(
        "lo-hangat",
        "docxtpl + LibreOffice, profil hangat",
        (1, 10),
        lambda stage, size, target: _way("docxtpl_libreoffice", stage.prepared(size), target, stage.profile),
        no_soffice,
    ),
    Way(
        "lo-siaga",
        "docxtpl + LibreOffice yang sudah berjalan",
        (1, 10),
        lambda stage, size, target: _way("docxtpl_listener", stage.prepared(size), target, stage.pipe),
        no_uno,
        listens=True,
    ),
    Way("reportlab", "reportlab (PDF saja)", (1, 10), by_way("reportlab"), without("reportlab")),
    Way("kami-weasyprint", "**renja-gen** WeasyPrint, dari dokumen siap", (1, 10), by_way("ours_both", "weasyprint")),
    Way(
        "kami-weasyprint-yaml",
        "**renja-gen** WeasyPrint, dari YAML",
        (1, 10),
        from_yaml("--pdf-engine", "weasyprint"),
    ),
    Way("kami-typst", "**renja-gen** Typst, dari dokumen siap", (1, 10), by_way("ours_both", "typst"), no_typst),
    Way("kami-typst-yaml", "**renja-gen** Typst, dari YAML", (1, 10), from_yaml("--pdf-engine", "typst"), no_typst),
    Way(HELP, "`renja-gen --help`", (1,), lambda *_: [sys.executable, "-c", CLI, "--help"]),
)


# Measuring


def runs_of(way: Way, size: int, runs: int) -> int:
    """The slow sizes run less often."""
    if way.once:
        return 1
    return runs if size == 1 else max(min(runs, 2), (runs + 1) // 2)


def measure(stage: Stage, ways: list[Way], size: int, runs: int, results: Results, limit: float) -> None:
    """All ways of a size in turn; one that takes too long is not tried again."""
    for turn in range(runs):
        for way in ways:
            samples = results.samples.setdefault((way.key, size), [])
            if size not in way.sizes or turn >= runs_of(way, size, runs) or (way.key, size) in results.too_long:
                continue
            target = stage.folder / "hasil"
            target.mkdir()
            try:
                samples.append(one_run(stage, way, size, target, limit))
                if not turn:
                    results.amounts[way.key, size] = amount(target)
            except TooLong:
                results.too_long.add((way.key, size))
            shutil.rmtree(target)
            print(f"{size}x {turn + 1} {way.key}: {samples[-1]['wall'] if samples else limit:.2f} s", file=sys.stderr)


def one_run(stage: Stage, way: Way, size: int, target: Path, limit: float) -> Sample:
    also = (stage.listener.pid,) if way.listens and stage.listener else ()
    sample = measured(way.command(stage, size, target), limit, also)
    sample |= printed(sample)
    return sample | {"seconds": sample["wall"] - sample.get("load", 0.0)}


def amount(target: Path) -> tuple[Amount, ...]:
    """What the written files hold, the DOCX first."""
    return tuple(counted(path) for kind in ("docx", "pdf") for path in sorted(target.glob(f"*.{kind}")))


# Getting ready


@contextmanager
def ready(sizes: list[int], *, libreoffice: bool, listener: bool) -> Iterator[Stage]:
    """Plans and contents of every size, a used LibreOffice profile, a listening LibreOffice; ended afterwards."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        stage = Stage(folder, None)
        for size in sizes:
            times = min(size, 10)
            plan = stage.plan(size)
            without_figures(multiplied(plan, times))
            measured(_way("siapkan", plan, size // times, stage.prepared(size)))
        if libreoffice:
            warm(stage)
        if not listener:
            yield stage
            return
        with listening(stage) as running:
            yield Stage(folder, running)


def without_figures(plan: Path) -> None:
    """Turn charts off, which the others do not draw."""
    path = plan / "plan.yaml"
    text = re.sub(r"(?m)^dokumen:.*\n(?:[ \t]+.*\n)*", "", path.read_text(encoding="utf-8"))
    path.write_text(f"{text}dokumen: {{gambar: tidak}}\n", encoding="utf-8")


def warm(stage: Stage) -> None:
    """Use the profile twice: the first start makes it, the second settles it."""
    source = stage.folder / "pemanasan.docx"
    shutil.copy(next(stage.folder.glob(f"isi-*/{TEMPLATE}")), source)
    for _ in range(2):
        convert(source, stage.profile)


@contextmanager
def listening(stage: Stage) -> Iterator[subprocess.Popen[bytes]]:
    """A LibreOffice that waits for documents and has converted one already."""
    command = soffice(stage.folder / "profil-siaga", f"--accept=pipe,name={stage.pipe};urp", "--norestore")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        source = next(stage.folder.glob(f"isi-*/{TEMPLATE}"))
        for _ in range(60):
            sleep(1)
            try:
                ask_listener(stage.pipe, source, stage.folder / "pemanasan.pdf")
                break
            except subprocess.CalledProcessError:
                continue
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5, help="at the first size; fewer at the others")
    options.add_argument("--sizes", type=int, nargs="+", default=[1, 10, 100], choices=[1, 10, 100])
    options.add_argument(
        "--only", nargs="+", default=[""], metavar="WORD", help="ways whose key has one of the words"
    )
    options.add_argument("--limit", type=float, default=LIMIT, help="seconds of one run")
    options.add_argument("--tulis", type=Path, metavar="FILE", help="put the report between the marks of this file")
    options.add_argument("--list", action="store_true", help="list the ways and stop")
    chosen = options.parse_args()
    if chosen.list:
        print("\n".join(f"{way.key:22} {way.label}  {way.missing()}" for way in WAYS))
        return
    since = perf_counter()
    wanted = [way for way in WAYS if any(word in way.key for word in chosen.only)]
    results = Results(labels={way.key: way.label for way in WAYS})
    results.missing = {way.key: reason for way in wanted if (reason := way.missing())}
    ways = [way for way in wanted if way.key not in results.missing]
    libreoffice = any(way.key.startswith("lo-") for way in ways)
    with ready(chosen.sizes, libreoffice=libreoffice, listener=any(way.listens for way in ways)) as stage:
        for size in chosen.sizes:
            most = max((runs_of(way, size, chosen.runs) for way in ways if size in way.sizes), default=0)
            measure(stage, ways, size, most, results, chosen.limit)
    results.total = perf_counter() - since
    text = report(results, chosen.sizes)
    print(text)
    if chosen.tulis:
        fill_marked(chosen.tulis, text)


if __name__ == "__main__":
    main()
