"""What the benchmarks share: measured processes, medians, plans with more rows, Markdown tables."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from select import select
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "kesbangpol-2024"
TICK = 0.05  # seconds between two looks at the memory, which cost 2 to 5 ms
Sample = dict[str, Any]


class TooLong(Exception):  # noqa: N818 - an outcome of a measurement, no error
    """The process took longer than it was given, and was ended."""


def child(code: str, *arguments: object) -> Sample:
    """Run Python code as a process of its own and read its report, the JSON it prints last."""
    sample = measured([sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)])
    return sample | printed(sample)


def printed(sample: Sample) -> Sample:
    """The report that a process printed last, nothing if it printed none."""
    last = next(reversed(sample["output"].splitlines()), "")
    return json.loads(last) if last.startswith("{") else {}


def measured(command: Sequence[str], limit: float | None = None, also: Collection[int] = ()) -> Sample:
    """Run a process: `wall` and `cpu` seconds, `memory` (MB) of it and all it started at its highest, `output`.

    `memory` includes the processes `also` (ids) and theirs. A process that fails ends the benchmark; one that
    outlasts `limit` seconds is ended and raises TooLong.
    """
    with TemporaryFile("w+") as output, TemporaryFile("w+") as complaints:
        since = perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=complaints,
            start_new_session=True,
        )
        handle = os.pidfd_open(process.pid)
        memory = 0.0
        while not select([handle], [], [], TICK)[0]:
            memory = max(memory, _memory([process.pid, *also]))
            if limit is not None and perf_counter() - since > limit:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                os.close(handle)
                raise TooLong
        wall = perf_counter() - since
        os.close(handle)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        complaints.seek(0)
        if process.returncode:
            sys.exit(f"{' '.join(command)[:200]}\n{output.read()}{complaints.read()}")
        return {
            "wall": wall,
            "cpu": usage.ru_utime + usage.ru_stime,
            "memory": max(memory, usage.ru_maxrss / 1024),
            "output": output.read(),
        }


def _memory(roots: Iterable[int]) -> float:
    """The memory (MB) of these processes and all under them, shared pages counted once."""
    try:
        import psutil
    except ImportError:
        return 0.0
    total = 0
    for root in roots:
        with suppress(psutil.Error):
            top = psutil.Process(root)
            for process in (top, *top.children(recursive=True)):
                with suppress(psutil.Error):
                    total += process.memory_full_info().pss
    return total / 1024**2


def in_turns(runs: int, *measure: Callable[[], Sample]) -> list[list[Sample]]:
    """Samples of several measurements, which take turns so that a busy minute harms all alike."""
    samples: list[list[Sample]] = [[] for _ in measure]
    for _ in range(runs):
        for taken, one in zip(samples, measure, strict=True):
            taken.append(one())
    return samples


def middle(samples: list[Sample], value: Callable[[Sample], float]) -> float:
    return median(value(sample) for sample in samples)


# Plans with more rows

_CODE = re.compile(r"^(?P<indent>\s*(?:- )?)kode: (?P<head>\d\.\d\d)\.(?P<program>\d\d)(?P<tail>[\d.]*)\s*(?:#.*)?$")


def multiplied(plan: Path, times: int) -> Path:
    """The example in a new folder, with every programme `times` times (at most ten), under new codes and names."""
    shutil.copytree(EXAMPLE, plan)
    programs = sorted((EXAMPLE / "program").glob("*.yaml"))
    for copy in range(1, times):
        for path in programs:
            lines = [_renamed(line, copy) for line in path.read_text(encoding="utf-8").splitlines()]
            (plan / "program" / f"{path.stem}-{copy}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return plan


def _renamed(line: str, copy: int) -> str:
    found = _CODE.match(line)
    if found is None:
        return line
    code = f"{found['head']}.{int(found['program']) + 10 * copy:02}{found['tail']}"
    level = ("Program", "Kegiatan", "Penyediaan dan Pelaksanaan Sub Kegiatan Penunjang")[
        found["tail"].count(".") // 2
    ]
    indent = found["indent"].replace("-", " ")
    return f"{found['indent']}kode: {code}\n{indent}nama: {level} {code}"


# Reports


def table(head: Sequence[str], rows: Sequence[Sequence[object]], rule: str = "---:") -> str:
    lines = [head, ("---", *[rule] * (len(head) - 1)), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)
