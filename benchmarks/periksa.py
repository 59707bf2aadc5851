"""How long `renja-gen check` takes as a whole process, and how much memory.

    python benchmarks/periksa.py [--runs 5]

On the example; on a plan of 2,000 sub kegiatan from the official catalogue; and on a plan of 100 sub kegiatan
whose codes are all unknown and whose names are all misspelt, so that each asks for suggestions. The plans take
turns. Prints a Markdown report.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from itertools import groupby, islice
from pathlib import Path
from statistics import median

from ukur import EXAMPLE, measured, table

LARGE, FAULTY = 2_000, 100
TARGETS = {"example": (0.4, 80), "2,000 sub kegiatan": (3.0, None), "100 unknown codes": (0.5, None)}

_HEAD = """\
renja: {tahun: 2024, tahap: rancangan awal, tanggal: 28 Februari 2023}
perangkat_daerah:
  nama: Dinas Contoh
  singkatan: Dinas Contoh
  daerah: Kota Contoh
  kepala: {nama: Nama Pejabat}
renstra: {periode: 2021-2026}
usulan: {nihil: musrenbang tidak menghasilkan usulan}
program:
"""
_LEAF = """\
          - kode: {kode}
            nama: "{nama}"
            lokasi: Kota Contoh
            sumber_dana: Dana Alokasi Umum
            indikator:
              - nama: "{indikator}"
                satuan: "{satuan}"
                renstra: 20
                target: {{2022: 4, 2023: 4, 2024: 4, 2025: 4}}
                realisasi: {{s/d 2021: 4, 2022: 4}}
            anggaran:
              renstra: 500.000.000
              pagu: {{2022: 100.000.000, 2023: 100.000.000, 2024: 100.000.000, 2025: 105.000.000}}
              realisasi: {{s/d 2021: 90.000.000, 2022: 95.000.000}}
"""


def leaves(count: int) -> list[tuple[str, str, str, str]]:
    """Code, name, indicator and unit of the first sub kegiatan of kabupaten/kota in the catalogue of 2024."""
    from renja_gen.nomenklatur.packed import muat, pisah

    rows = ((code, pisah(row)) for code, row in sorted(muat("1317").items()) if code[0].isdigit())
    wanted = ((code, cells) for code, cells in rows if code.count(".") == 5 and code.split(".")[3] == "2")  # noqa: PLR2004 - six segments
    return [
        (code, cells[0], cells[1] or "Jumlah dokumen", cells[2] or "Dokumen") for code, cells in islice(wanted, count)
    ]


def written(folder: Path, rows: Iterable[tuple[str, str, str, str]]) -> Path:
    """A plan of these sub kegiatan."""
    text = _HEAD
    for program, in_program in groupby(rows, key=lambda row: row[0][:7]):
        text += f"  - kode: {program}\n    kegiatan:\n"
        for kegiatan, in_kegiatan in groupby(in_program, key=lambda row: row[0][:12]):
            text += f"      - kode: {kegiatan}\n        sub_kegiatan:\n"
            for code, name, indicator, unit in in_kegiatan:
                quoted = (cell.replace("\\", "").replace('"', "'") for cell in (name, indicator, unit))
                nama, indikator, satuan = quoted
                text += _LEAF.format(kode=code, nama=nama, indikator=indikator, satuan=satuan)
    folder.mkdir()
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return folder


def misspelt(rows: Iterable[tuple[str, str, str, str]]) -> list[tuple[str, str, str, str]]:
    """The same with codes nobody has and a letter missing from every second word of the names."""
    return [
        (
            f"{code[:-4]}9{number:03}",
            " ".join(w[:-1] if i % 2 else w for i, w in enumerate(name.split())),
            indicator,
            unit,
        )
        for number, (code, name, indicator, unit) in enumerate(rows)
    ]


def checked(plan: Path) -> tuple[float, float, int]:
    """Seconds, MB and findings of one `check` as a whole process."""
    sample = measured([str(Path(sys.executable).with_name("renja-gen")), "check", "--format", "json", str(plan)])
    (result,) = json.loads(sample["output"])["hasil"]
    return sample["wall"], sample["memory"], len(result["temuan"])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=5)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        plans = {
            "example": EXAMPLE,
            "2,000 sub kegiatan": written(folder / "besar", leaves(LARGE)),
            "100 unknown codes": written(folder / "keliru", misspelt(leaves(FAULTY))),
        }
        samples: dict[str, list[tuple[float, float, int]]] = {name: [] for name in plans}
        for _ in range(runs):
            for name, plan in plans.items():
                samples[name].append(checked(plan))
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; medians of {runs} runs, whole processes.\n")
    rows: list[tuple[object, ...]] = []
    for name, taken in samples.items():
        seconds, memory = (median(one[i] for one in taken) for i in (0, 1))
        limit, limit_memory = TARGETS[name]
        target = f"under {limit} s" + (f" and {limit_memory} MB" if limit_memory else "")
        reached = seconds < limit and (limit_memory is None or memory < limit_memory)
        verdict = "reached" if reached else "NOT reached"
        rows.append((name, f"{seconds:.2f}", f"{memory:.0f}", taken[0][2], target, verdict))
    print(table(("plan", "seconds", "MB", "findings", "target", ""), rows))


if __name__ == "__main__":
    main()
