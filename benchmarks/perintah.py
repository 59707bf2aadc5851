"""How long each command of the yearly cycle takes as a whole process, and how much memory.

    python benchmarks/perintah.py [--runs 3]

On the Kesbangpol example and what follows from it. Commands take turns. Prints a Markdown report.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shutil import copytree, rmtree

from ukur import EXAMPLE, Sample, in_turns, measured, middle, table

CLI = [sys.executable, "-m", "renja_gen"]


def commands(plan: Path, later: Path, sheet: Path, out: Path) -> dict[str, list[str | Path]]:
    """The commands by their names in the report; they write into `out`."""
    agency = ["--nama", "Badan Kesbangpol", "--singkatan", "Kesbangpol", "--daerah", "Kota Contoh"]
    matrix = [part for kind in ("docx", "pdf", "xlsx") for part in ("-o", out / f"matriks.{kind}")]
    return {
        "init": ["init", out / "baru", *agency, "--bidang", "8.01", "--tahun", "2027", "--yes"],
        "roll": ["roll", plan, "--to", "2025", "-o", out / "gulir"],
        "import": ["import", sheet, "-o", out / "impor"],
        "check": ["check", plan],
        "fmt --check": ["fmt", plan, "--check"],
        "codes": ["codes", "mebel", "--bidang", "8.01"],
        "export": ["export", plan, "-o", out / "isian.xlsx"],
        "explain": ["explain", plan, "Tabel 4.1", "8.01.01", "pagu"],
        "diff": ["diff", plan, later],
        "diff, matriks DOCX, PDF, XLSX": ["diff", plan, later, *matrix],
        "recap of two plans": ["recap", plan, later],
        "recap of two plans, PDF": ["recap", plan, later, "-o", out / "rekap.pdf"],
    }


def sample(command: list[str | Path], out: Path) -> Sample:
    """One run, with nothing of the one before in its way."""
    rmtree(out, ignore_errors=True)
    out.mkdir()
    return measured([*CLI, *map(str, command)])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=3)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan, later = (copytree(EXAMPLE, folder / which) for which in ("semula", "menjadi"))
        changed = later / "program" / "8.01.02.yaml"
        changed.write_text(changed.read_text("utf-8").replace("2024: ", "2024: 1", 1), "utf-8")
        sheet, out = folder / "isian.xlsx", folder / "hasil"
        measured([*CLI, "export", str(plan), "-o", str(sheet)])
        wanted = commands(plan, later, sheet, out)
        ways: list[Callable[[], Sample]] = [partial(sample, command, out) for command in wanted.values()]
        rows = [
            (title, *(f"{middle(runs_of_it, lambda one, key=key: one[key]):.{digits}f}" for key, digits in KEYS))
            for title, runs_of_it in zip(wanted, in_turns(runs, *ways), strict=True)
        ]
    print(table(("command", "seconds", "CPU", "MB"), rows))


KEYS = (("wall", 2), ("cpu", 2), ("memory", 0))

if __name__ == "__main__":
    main()
