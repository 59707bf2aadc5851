"""How long each stage of a build takes, and how much memory: on the example, and with ten times its rows.

    python benchmarks/tahap.py [--runs 5] [--tenfold-runs 3]

Every run is a process of its own; runs that are compared take turns. A build makes its PDF in a second process:
the seconds of those stages are what it waited for it, CPU time and memory are those of both. The DOCX writer is
measured by itself too, on a composed document with up to a hundred times the rows. Prints a Markdown report.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ukur import EXAMPLE, Sample, child, in_turns, middle, multiplied, table

TIMES = 10
LAYOUT = ("menata halaman", "menulis PDF")  # the stages in which the build waits for the PDF
ROWS = (1, 10, 100)

# What the child processes do: each prints one JSON object.

_MEASURE = """
import json, resource, sys
from pathlib import Path
from time import perf_counter, process_time

def report(seconds, **more):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "cpu": process_time(), "peak": peak, **more}))
"""
BUILD = (
    _MEASURE
    + """
since = perf_counter()
from renja_gen import compose, computing, pipeline, plan, rules, source
from renja_gen.writers import engine
seconds = {"imports": perf_counter() - since}
here = {"lay_out": engine.lay_out} if len(sys.argv) > 3 else {}
built = pipeline.build(Path(sys.argv[1]), sys.argv[2], **here)
assert built.ok, built.diagnostics
child = resource.getrusage(resource.RUSAGE_CHILDREN)
report(
    seconds | built.seconds,
    both=process_time() + child.ru_utime + child.ru_stime,
    memory=(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + child.ru_maxrss) / 1024,
    pages=max(file.pages or 0 for file in built.files),
)
"""
)
COMPOSE = (
    _MEASURE
    + """
import pickle
from dataclasses import replace
from renja_gen.compose.dokumen import compose
from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import Table
from renja_gen.loading import load
from renja_gen.templates import Templates

def grown(block, times):
    "A table with its rows so many times, the words of each copy its own."
    if not isinstance(block, Table):
        return block
    rows = [
        replace(row, cells=tuple(replace(c, lines=tuple(other(line, n) for line in c.lines)) for c in row.cells))
        for n in range(times)
        for row in block.rows
    ]
    return replace(block, rows=tuple(rows))

def other(line, n):
    return f"{line} {n}" if line[:1].isalpha() else line

loaded = load(Path(sys.argv[1]))
document = compose(compute(loaded.plan), loaded.folder, loaded.narratives, Templates(), Report())
for times, path in zip((1, 10, 100), sys.argv[2:]):
    sections = tuple(
        replace(part, blocks=tuple(grown(block, times) for block in part.blocks)) for part in document.sections
    )
    Path(path).write_bytes(pickle.dumps(replace(document, sections=sections)))
report({})
"""
)
DOCX = (
    _MEASURE
    + """
import pickle
document = pickle.loads(Path(sys.argv[1]).read_bytes())
before = process_time()
from renja_gen.templates import Templates
from renja_gen.writers.docx import write_docx
assert write_docx(document, {}, Templates())
report({}, work=process_time() - before)
"""
)
CHECK = (
    _MEASURE
    + """
from renja_gen import pipeline
found = pipeline.check(Path(sys.argv[1]))
report({}, findings=len(found), heavy=[name for name in ("weasyprint", "docx") if name in sys.modules])
"""
)
_DOCUMENT = (
    _MEASURE
    + """
import weasyprint
from renja_gen.compose.dokumen import compose
from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.pipeline import load
from renja_gen.templates import Templates
from renja_gen.writers.engine import PdfSettings
from renja_gen.writers.pdf import document_html, lay_out

loaded, templates = load(Path(sys.argv[1])), Templates()
document = compose(compute(loaded.plan), loaded.folder, loaded.narratives, templates, Report())
since, before = perf_counter(), process_time()
"""
)
OURS = (
    _DOCUMENT
    + """
lay_out(document, templates, PdfSettings()).write()
report({"pdf": perf_counter() - since}, work=process_time() - before)
"""
)
PLAIN = (
    _DOCUMENT
    + """
weasyprint.HTML(string=document_html(document, templates)).write_pdf()
report({"pdf": perf_counter() - since}, work=process_time() - before)
"""
)


def stage(name: str) -> Callable[[Sample], float]:
    return lambda sample: float(sample["seconds"].get(name, 0.0))


def without_pdf(sample: Sample) -> float:
    """Everything but the PDF: imports, reading, composing, DOCX, saving."""
    return sum(value for name, value in sample["seconds"].items() if name not in LAYOUT)


def figure(name: str) -> Callable[[Sample], float]:
    return lambda sample: float(sample[name])


def work(sample: Sample) -> float:
    """CPU seconds without the imports, which do not grow with the plan; other people's load does not count."""
    return float(sample["work"])


# The report


def verdict(*, passed: bool) -> str:
    return "reached" if passed else "NOT reached"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--tenfold-runs", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        large = multiplied(folder / "rencana", TIMES)
        one, here, pdf, plain, checks = in_turns(
            chosen.runs,
            lambda: child(BUILD, EXAMPLE, folder / "satu"),
            lambda: child(BUILD, EXAMPLE, folder / "sendiri", "here"),
            lambda: child(OURS, EXAMPLE),
            lambda: child(PLAIN, EXAMPLE),
            lambda: child(CHECK, EXAMPLE),
        )
        (ten,) = in_turns(chosen.tenfold_runs, lambda: child(BUILD, large, folder / "sepuluh"))
        documents = [folder / f"{times}.pkl" for times in ROWS]
        child(COMPOSE, EXAMPLE, *documents)
        docx = in_turns(chosen.runs, *(partial(child, DOCX, path) for path in documents))
    print(f"CPU: {os.cpu_count()} cores, Python {sys.version.split()[0]}; medians of {chosen.runs} runs")
    print(f"({chosen.tenfold_runs} for ten times the rows), seconds.\n")
    print(_stages(one, ten))
    print()
    print(_docx(docx))
    print()
    print(_targets(one, ten, here, pdf, plain, checks))


def _stages(one: list[Sample], ten: list[Sample]) -> str:
    rows: list[tuple[object, ...]] = []

    def row(name: str, value: Callable[[Sample], float], unit: str = ".2f") -> None:
        small, big = middle(one, value), middle(ten, value)
        ratio = f"{big / small:.1f}" if small > 0.005 else "–"  # noqa: PLR2004 - below it, noise
        rows.append((name, f"{small:{unit}}", f"{big:{unit}}", ratio))

    for name in one[0]["seconds"]:
        row(f"{name}{' (waiting)' if name in LAYOUT else ''}", stage(name))
    row("everything but the PDF", without_pdf)
    row("whole build", figure("wall"))
    row("CPU time of both processes", figure("both"))
    row("peak memory of both (MB)", figure("memory"), ".0f")
    row("pages", figure("pages"), ".0f")
    return table(("stage", "example", "10x rows", "ratio"), rows)


def _docx(samples: list[list[Sample]]) -> str:
    rows: list[tuple[object, ...]] = [
        (f"{times}x rows", f"{middle(taken, work):.2f}", f"{middle(taken, figure('peak')):.0f}")
        for times, taken in zip(ROWS, samples, strict=True)
    ]
    return table(("DOCX of a composed document", "CPU seconds, import included", "peak MB, document included"), rows)


def _targets(
    one: list[Sample],
    ten: list[Sample],
    here: list[Sample],
    pdf: list[Sample],
    plain: list[Sample],
    checks: list[Sample],
) -> str:
    ours, theirs = middle(pdf, work), middle(plain, work)
    wall = f"{middle(pdf, stage('pdf')):.2f} / {middle(plain, stage('pdf')):.2f} s"
    growth, memory = (middle(ten, figure(name)) / middle(one, figure(name)) for name in ("both", "memory"))
    rest = middle(one, without_pdf)
    beside, alone = middle(one, figure("wall")), middle(here, figure("wall"))
    heavy = sorted({name for sample in checks for name in sample["heavy"]})
    seconds = f"{middle(checks, figure('wall')):.2f} s, {middle(checks, figure('peak')):.0f} MB"
    return table(
        ("target", "measured", ""),
        [
            ("everything but the PDF under 1 s", f"{rest:.2f} s", verdict(passed=rest < 1)),
            ("two processes / one", f"{beside:.2f} / {alone:.2f} s = {beside / alone:.2f}", ""),
            (
                "PDF at most 0.9 x plain WeasyPrint (CPU)",
                f"{ours:.2f} / {theirs:.2f} s = {ours / theirs:.2f} (wall {wall})",
                verdict(passed=ours <= 0.9 * theirs),
            ),
            ("ten times the rows at most 11 x the time (CPU)", f"{growth:.1f}", verdict(passed=growth <= TIMES + 1)),
            ("and at most 11 x the memory", f"{memory:.1f}", verdict(passed=memory <= TIMES + 1)),
            ("check imports neither weasyprint nor docx", ", ".join(heavy) or "none", verdict(passed=not heavy)),
            ("check, whole process", seconds, ""),
        ],
    )  # fmt: skip


if __name__ == "__main__":
    main()
