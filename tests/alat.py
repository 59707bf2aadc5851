"""Small helpers of the tests: a plan from text, findings as plain values."""

from collections.abc import Mapping
from pathlib import Path

from renja_gen import pipeline
from renja_gen.diagnostics import Diagnostic, Report
from renja_gen.source import Node
from renja_gen.source.reader import parse

AKAR = Path(__file__).parent.parent
CONTOH = sorted(plan.parent for plan in (AKAR / "examples").glob("*/plan.yaml"))
MINIMAL = (AKAR / "examples" / "minimal" / "plan.yaml").read_text(encoding="utf-8")
RUSAK = sorted((AKAR / "tests" / "bad").glob("*.yaml"))

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
