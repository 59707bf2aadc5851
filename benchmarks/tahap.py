"""How long each stage of a build takes, and how much memory: on the example, and with ten times its rows.

    python benchmarks/tahap.py [--runs 5] [--tenfold-runs 3]

Every run is a process of its own; runs that are compared take turns. Prints a Markdown report.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from ukur import EXAMPLE, Sample, child, in_turns, middle, multiplied, table

TIMES = 10
LAYOUT = ("menata halaman", "menulis PDF")  # the stages that are the PDF
IMPORTS, IMPORT_WEASYPRINT = "imports", "import of weasyprint"

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
from renja_gen.writers import docx, pdf
imported = perf_counter()
import weasyprint
seconds = {"imports": imported - since, "import of weasyprint": perf_counter() - imported}
before = process_time()
built = pipeline.build(Path(sys.argv[1]), sys.argv[2])
assert built.ok, built.diagnostics
seconds |= built.seconds
report(seconds, work=process_time() - before, pages=max(file.pages or 0 for file in built.files))
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
    """Everything but the PDF: imports (WeasyPrint's own left out), reading, composing, DOCX, saving."""
    return sum(value for name, value in sample["seconds"].items() if name not in {*LAYOUT, IMPORT_WEASYPRINT})


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
        one, pdf, plain, checks = in_turns(
            chosen.runs,
            lambda: child(BUILD, EXAMPLE, folder / "satu"),
            lambda: child(OURS, EXAMPLE),
            lambda: child(PLAIN, EXAMPLE),
            lambda: child(CHECK, EXAMPLE),
        )
        (ten,) = in_turns(chosen.tenfold_runs, lambda: child(BUILD, large, folder / "sepuluh"))
    print(f"CPU: {os.cpu_count()} cores, Python {sys.version.split()[0]}; medians of {chosen.runs} runs")
    print(f"({chosen.tenfold_runs} for ten times the rows), seconds.\n")
    print(_stages(one, ten))
    print()
    print(_targets(one, ten, pdf, plain, checks))


def _stages(one: list[Sample], ten: list[Sample]) -> str:
    rows: list[tuple[object, ...]] = []

    def row(name: str, value: Callable[[Sample], float], unit: str = ".2f") -> None:
        small, big = middle(one, value), middle(ten, value)
        ratio = f"{big / small:.1f}" if small > 0.005 else "–"  # noqa: PLR2004 - below it, noise
        rows.append((name, f"{small:{unit}}", f"{big:{unit}}", ratio))

    for name in one[0]["seconds"]:
        row(name, stage(name))
    row("everything but the PDF", without_pdf)
    row("whole process", lambda sample: float(sample["wall"]))
    row("whole process, CPU time", lambda sample: float(sample["cpu"]))
    row("without imports, CPU time", work)
    row("peak memory (MB)", lambda sample: float(sample["peak"]), ".0f")
    row("pages", lambda sample: float(sample["pages"]), ".0f")
    return table(("stage", "example", "10x rows", "ratio"), rows)


def _targets(
    one: list[Sample], ten: list[Sample], pdf: list[Sample], plain: list[Sample], checks: list[Sample]
) -> str:
    ours, theirs = middle(pdf, work), middle(plain, work)
    wall = f"{middle(pdf, stage('pdf')):.2f} / {middle(plain, stage('pdf')):.2f} s"
    growth = middle(ten, work) / middle(one, work)
    rest = middle(one, without_pdf)
    heavy = sorted({name for sample in checks for name in sample["heavy"]})
    seconds = f"{middle(checks, lambda s: s['wall']):.2f} s, {middle(checks, lambda s: s['peak']):.0f} MB"
    return table(
        ("target", "measured", ""),
        [
            ("everything but the PDF under 1 s", f"{rest:.2f} s", verdict(passed=rest < 1)),
            (
                "PDF at most 1.2 x plain WeasyPrint (CPU)",
                f"{ours:.2f} / {theirs:.2f} s = {ours / theirs:.2f} (wall {wall})",
                verdict(passed=ours <= 1.2 * theirs),
            ),
            ("ten times the rows at most 11 x the time (CPU)", f"{growth:.1f}", verdict(passed=growth <= TIMES + 1)),
            ("check imports neither weasyprint nor docx", ", ".join(heavy) or "none", verdict(passed=not heavy)),
            ("check, whole process", seconds, ""),
        ],
    )  # fmt: skip


if __name__ == "__main__":
    main()
