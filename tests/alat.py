"""Small helpers of the tests: a plan from text, findings as plain values."""

import sys
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

import yaml

from renja_gen import pipeline
from renja_gen.diagnostics import Diagnostic, Report
from renja_gen.source import Node
from renja_gen.source.reader import parse

AKAR = Path(__file__).parent.parent
CONTOH = sorted(plan.parent for plan in (AKAR / "examples").glob("*/plan.yaml"))
# The minimal example in fewer lines, whose parts are easily exchanged; test_fmt.py shows that it says the same.
MINIMAL = (AKAR / "tests" / "rencana_minimal.yaml").read_text(encoding="utf-8")
# The command in a process of its own, which hears Ctrl+C even where the tests run in the background and do not.
PERINTAH = [
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from renja_gen.cli import main; main()",
]
RUSAK = sorted([*(AKAR / "tests" / "bad").glob("*.yaml"), *(AKAR / "tests" / "bad").glob("*/plan.yaml")])
PNG_SATU_TITIK = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)

Temuan = tuple[str, int, int]


def ubah(teks: str, *ganti: tuple[str, str]) -> str:
    """The text with each old part, which must stand in it exactly once, replaced by the new one."""
    for lama, baru in ganti:
        assert teks.count(lama) == 1, f"{lama!r} stands {teks.count(lama)} times"
        teks = teks.replace(lama, baru)
    return teks


def tempat(teks: str, tanda: str) -> tuple[int, int]:
    """Line and column of the only place of a mark in a text."""
    assert teks.count(tanda) == 1, f"{tanda!r} stands {teks.count(tanda)} times"
    sebelum = teks[: teks.index(tanda)]
    return sebelum.count("\n") + 1, len(sebelum) - sebelum.rfind("\n")


def tulis(folder: Path, isi: Mapping[str, str | bytes]) -> Path:
    """The files in a folder; returns its plan.yaml."""
    for nama, teks in isi.items():
        path = folder / nama
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(teks.encode() if isinstance(teks, str) else teks)
    return folder / "plan.yaml"


def temuan(semua: tuple[Diagnostic, ...]) -> list[Temuan]:
    """Findings as (code, line, column), sorted."""
    return sorted((satu.code, satu.span.line, satu.span.column) for satu in semua)


def periksa(folder: Path, teks: str, **lain: str) -> tuple[Diagnostic, ...]:
    """The findings of the whole check on a plan text."""
    return pipeline.check(tulis(folder, {"plan.yaml": teks, **lain}))


def urai(teks: str) -> tuple[Node | None, list[Temuan]]:
    """A YAML text as nodes, and the findings of reading it."""
    report = Report()
    return parse(teks, "plan.yaml", report), temuan(report.diagnostics)


def contoh_manual(teks: str) -> dict[str, str]:
    """The files of a plan: a sample of a manual laid over `examples/minimal` (see `renja_gen/rules/aturan.py`)."""
    dasar = _tanpa_kosong(yaml.load(MINIMAL, yaml.BaseLoader))
    berkas = {}
    for kunci, isi in yaml.load(teks, yaml.BaseLoader).items():
        if kunci.endswith((".md", ".yaml", ".txt")):
            berkas[kunci] = isi
            continue
        tempatnya = list(_tempat_kunci(dasar, kunci))
        terdalam = [satu for satu in tempatnya if satu[0] == max(dalam for dalam, _ in tempatnya)]
        assert len(terdalam) <= 1, f"'{kunci}' stands {len(terdalam)} times in the minimal plan"
        induk = terdalam[0][1] if terdalam else dasar
        induk[kunci] = _timpa(induk.get(kunci), isi)
    return {"plan.yaml": yaml.safe_dump(dasar, allow_unicode=True, sort_keys=False, width=10_000), **berkas}


def _tempat_kunci(isi, kunci, dalam=0):
    """Every mapping that has the key, and how deep it lies."""
    if isinstance(isi, dict):
        if kunci in isi:
            yield dalam, isi
        isi = list(isi.values())
    if isinstance(isi, list):
        for satu in isi:
            yield from _tempat_kunci(satu, kunci, dalam + 1)


def _timpa(lama, baru):
    """The new value over the old one: mappings merged, items of lists one by one, more items added."""
    if isinstance(lama, dict) and isinstance(baru, dict):
        return {**lama, **{kunci: _timpa(lama.get(kunci), isi) for kunci, isi in baru.items()}}
    if isinstance(lama, list) and isinstance(baru, list):
        return [_timpa(*satu) for satu in zip_longest(lama, baru)]
    return lama if baru is None else _tanpa_kosong(baru)


def _tanpa_kosong(isi):
    """Empty values as none at all."""
    if isinstance(isi, dict):
        return {kunci: _tanpa_kosong(satu) for kunci, satu in isi.items()}
    if isinstance(isi, list):
        return [_tanpa_kosong(satu) for satu in isi]
    return isi or None
