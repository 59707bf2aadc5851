"""How long the rules on codes take where all is wrong: unknown codes, misspelt names, suggestions for each.

    python benchmarks/kode.py [--rows 100]

Every row is measured twice over: with a code that no catalogue has, and with a right code whose name is misspelt.
The index of names is built in the measured time, once; reading the plan is not in it. Prints a Markdown table.
"""

import argparse
from random import Random
from time import perf_counter

from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.nomenklatur import Katalog, katalog
from renja_gen.nomenklatur.packed import muat
from renja_gen.plan import plan_from_node
from renja_gen.plan.model import Plan
from renja_gen.rules import ATURAN
from renja_gen.source.reader import parse

YEAR, PROGRAM = 2025, "1.02.02"
HEAD = f"""
renja: {{tahun: {YEAR}, tahap: rancangan}}
perangkat_daerah: {{nama: Dinas Kesehatan, singkatan: Dinkes, daerah: Kota Contoh, kepala: {{nama: Nama Pejabat}}}}
renstra: {{periode: 2021-2026}}
program:
  - kode: {PROGRAM}
    kegiatan:
"""
SLIPS, LEVEL = 4, 5  # letters replaced in a name; dots in the code of a sub kegiatan


def misspelt(name: str, random: Random) -> str:
    """A name with some letters replaced."""
    letters = list(name)
    for at in random.sample(range(len(letters)), min(SLIPS, len(letters))):
        letters[at] = random.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(letters)


def plan(rows: int, *, known: bool) -> Plan:
    """A plan of so many sub kegiatan, ten in each kegiatan, names taken from the whole catalogue and misspelt."""
    random = Random(1)
    codes = [code for code in muat("1317") if code.count(".") == LEVEL and not code.startswith("X")]
    text = HEAD
    for row, code in enumerate(random.choices(codes, k=rows)):
        entry = katalog(YEAR).cari(code)
        assert entry
        parent = code[:12] if known else f"{PROGRAM}.2.{row // 10 % 90 + 10}"
        if known or row % 10 == 0:
            text += f"      - kode: {parent}\n        sub_kegiatan:\n"
        kode = code if known else f"{parent}.9{row % 1000:03}"
        text += f'          - {{kode: {kode}, nama: "{misspelt(entry.nama, random)}"}}\n'
    report = Report()
    node = parse(text, "plan.yaml", report)
    result = node and plan_from_node(node, report)
    assert result
    assert not report.diagnostics
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100)
    rows = parser.parse_args().rows
    print("| rule | rows | findings | seconds |\n| --- | ---: | ---: | ---: |")
    for rule, known in (("RG204", False), ("RG207", True)):
        result = compute(plan(rows, known=known))
        result.katalog = Katalog(("1317", "2027"))  # one that has not been asked anything yet
        start = perf_counter()
        found = [one for rule_ in ATURAN if rule_.kode == rule for one in rule_(result)]
        print(f"| {rule} | {rows} | {len(found)} | {perf_counter() - start:.3f} |")


if __name__ == "__main__":
    main()
