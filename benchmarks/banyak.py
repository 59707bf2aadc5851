"""How many plans a minute `renja-gen build` makes of many, in one process, in two, and on a Dask cluster.

    python benchmarks/banyak.py [--plans 200] [--engine typst] [--engine weasyprint] [--engine docx]

The plans are made from the two full examples: each has an agency and amounts of its own. Every way starts as a
whole process of the command, on its own folder of results; then the same plans are built again, which is only the
looking whether anything changed. `docx` writes the DOCX alone. Memory is that of the largest process that built plans
or was started by one. Prints a Markdown report.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, sleep

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = (ROOT / "examples" / "kesbangpol-2024", ROOT / "examples" / "perpustakaan-2023")
ENGINES = {
    "weasyprint": ("--pdf-engine", "weasyprint"),
    "typst": ("--pdf-engine", "typst"),
    "docx": ("--format", "docx"),
}
WORKERS = 2
FACTORS = 9  # the amounts of a plan are those of the example times one of 1 to 9: all sums still fit
_AMOUNT = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{3}){2,}(?![\w.,]\d)")
_AGENCY = re.compile(r"^(\s+singkatan:).*$", re.MULTILINE)

# What the command is run by: it tells the outcome of every plan.
COMMAND = """
import json, sys
from renja_gen import build_view
from renja_gen.cli import main

told = build_view._show_outcome

def tell(plans, outcome, options, view):
    print(json.dumps({"memory": outcome.memory, "result": outcome.result}), file=sys.stderr)
    return told(plans, outcome, options, view)

build_view._show_outcome = tell
if __name__ == "__main__":
    main()
"""


def written(folder: Path, count: int) -> list[Path]:
    """So many plans in a folder."""
    plans = []
    for number, example in enumerate(islice(cycle(EXAMPLES), count)):
        plan = folder / f"opd-{number:03}"
        shutil.copytree(example, plan, ignore=shutil.ignore_patterns("build", ".renja-gen"))
        factor = number % FACTORS + 1
        for path in plan.rglob("*.yaml"):
            text = _AMOUNT.sub(lambda found, factor=factor: _times(found[0], factor), path.read_text("utf-8"))
            path.write_text(_AGENCY.sub(rf"\g<1> OPD {number:03}", text), "utf-8")
        plans.append(plan)
    return plans


def _times(amount: str, factor: int) -> str:
    return f"{int(amount.replace('.', '')) * factor:,}".replace(",", ".")


def built(plans: list[Path], output: Path, *options: str) -> tuple[float, list[dict[str, float | str]]]:
    """The seconds of one whole run, and what it told of each plan."""
    script = output.parent / "perintah.py"
    script.write_text(COMMAND, "utf-8")
    command = [sys.executable, str(script), "build", *map(str, plans), "-o", str(output), *options]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    since = perf_counter()
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    seconds = perf_counter() - since
    if run.returncode:
        sys.exit(run.stderr[-3000:])
    return seconds, [json.loads(line) for line in run.stderr.splitlines() if line.startswith("{")]


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A scheduler and workers on this machine; yields the address."""
    file = folder / "scheduler.json"
    local = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    processes: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> None:
        command = [sys.executable, "-m", "dask", *arguments, *local]
        processes.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env))

    try:
        start("scheduler", "--port", "0", "--scheduler-file", str(file))
        while not file.exists():
            sleep(0.1)
        sleep(1)
        address = str(json.loads(file.read_text())["address"])
        for number in range(WORKERS):
            scratch = str(folder / f"worker-{number}")
            start("worker", address, "--no-nanny", "--nthreads", "1", "--local-directory", scratch)
        from distributed import Client

        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(WORKERS, timeout=60)
        yield address
    finally:
        for process in processes:
            process.kill()
            process.wait()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--plans", type=int, default=200)
    arguments.add_argument("--engine", action="append", choices=ENGINES, help="default: weasyprint and docx")
    chosen = arguments.parse_args()
    count = chosen.plans
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; {count} plans, whole processes.\n")
    print("| engine | how | seconds | plans a minute | MB a worker | nothing changed, seconds |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        plans = written(folder / "plans", count)
        for engine in chosen.engine or ["weasyprint", "docx"]:
            for how in ("--jobs 1", f"--jobs {WORKERS}", f"Dask, {WORKERS} workers"):
                output = folder / f"{engine}-{how}".replace(" ", "")
                if how.startswith("Dask"):
                    with cluster(folder) as address:
                        seconds, told = built(plans, output, *ENGINES[engine], "--scheduler", address)
                    (folder / "scheduler.json").unlink()
                else:
                    seconds, told = built(plans, output, *ENGINES[engine], *how.split())
                again, skipped = built(plans, output, *ENGINES[engine], "--jobs", "1")
                assert [one["result"] for one in told] == ["disusun"] * count
                assert [one["result"] for one in skipped] == ["tidak berubah"] * count
                memory = max(float(one["memory"]) for one in told) / 1_000_000
                rate = f"{count / seconds * 60:.0f}"
                print(f"| {engine} | {how} | {seconds:.1f} | {rate} | {memory:.0f} | {again:.2f} |", flush=True)
                shutil.rmtree(output)


if __name__ == "__main__":
    main()
