"""The report of `peers.py`, in Indonesian: what was measured, and which targets are reached."""

import os
import platform
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from hitung import Amount
from ukur import Sample, table

Key = tuple[str, int]  # way and size
MARKS = ("<!-- hasil ukur: mulai -->", "<!-- hasil ukur: akhir -->")
SIZES = (1, 10, 100)
DOCX_BASE, PDF_BASE = "docxtpl", "lo-hangat"
GROUPS = {
    "DOCX": (DOCX_BASE, ("docxtpl", "pandoc", "docx-baris", "docx-sel", "kami-docx", "kami-docx-yaml")),
    "DOCX dan PDF": (
        PDF_BASE,
        (
            *("lo-dingin", "lo-hangat", "lo-siaga", "reportlab"),
            *("kami-weasyprint", "kami-weasyprint-yaml", "kami-typst", "kami-typst-yaml"),
        ),
    ),
}
# the targets: ours / theirs, our way, their way, at most so many times its seconds by size
RATIOS = (
    ("DOCX / docxtpl", "kami-docx", DOCX_BASE, {1: 0.6, 10: 0.25, 100: 0.1}),
    ("DOCX dan PDF Typst / docxtpl + LibreOffice hangat", "kami-typst", PDF_BASE, {1: 0.25, 10: 0.25}),
    ("DOCX dan PDF WeasyPrint / docxtpl + LibreOffice hangat", "kami-weasyprint", PDF_BASE, {1: 1.9, 10: 1.9}),
)
MOST_MEMORY, MOST_GROWTH, MOST_HELP = 250, 11, 0.15  # MB, times at ten times the rows, seconds
_AMOUNTS = ("cara, ukuran", "berkas", "halaman", "baris tabel", "sel", "kata", "KB")
_TARGETS = ("sasaran", "dari dokumen siap", "dari YAML")
TOOLS = ("renja-gen", "weasyprint", "typst", "docxtpl", "python-docx", "reportlab", "pypandoc-binary")


@dataclass
class Results:
    """All samples by way and size, what was read back, and what could not be measured."""

    labels: dict[str, str]
    samples: dict[Key, list[Sample]] = field(default_factory=dict)
    amounts: dict[Key, tuple[Amount, ...]] = field(default_factory=dict)
    too_long: set[Key] = field(default_factory=set)
    missing: dict[str, str] = field(default_factory=dict)
    total: float = 0.0

    def middle(self, way: str, size: int, what: str = "seconds") -> float | None:
        values = [sample[what] for sample in self.samples.get((way, size), []) if what in sample]
        return median(values) if values else None

    def ratio(self, way: str, base: str, size: int, what: str = "seconds") -> float | None:
        """The median of the ratios turn by turn, because the speed of a machine drifts."""
        turns = zip(self.samples.get((way, size), ()), self.samples.get((base, size), ()), strict=False)
        ratios = [ours[what] / theirs[what] for ours, theirs in turns if what in ours and theirs.get(what)]
        return median(ratios) if ratios else None


def number(value: float | None, digits: int = 2) -> str:
    """A figure as Indonesians write it; an en dash where there is none."""
    return "–" if value is None else f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


# Tables


def report(results: Results, sizes: list[int]) -> str:
    """The whole report as Markdown."""
    parts = [machine(results), summary(results)]
    for size in sizes:
        for title, (base, ways) in GROUPS.items():
            rows = list(_rows(results, size, ways, base))
            if rows:
                head = ("cara", "detik", "tercepat–terlama", "kerja", "CPU", "MB", "× acuan")
                parts += [f"### {title}, {_size(size)}", table(head, rows)]
    parts += ["### Isi yang dibaca kembali dari hasilnya", table(_AMOUNTS, list(_amounts(results)))]
    parts += ["### Sasaran", table(_TARGETS, list(_targets(results)), "---")]
    notes = [f"- {results.labels[way]}: {reason}." for way, reason in results.missing.items()]
    if notes:
        parts += ["Tidak diukur:", "\n".join(notes)]
    return "\n\n".join(part for part in parts if part)


def machine(results: Results) -> str:
    """One line on the machine, the tools and the time all this took."""
    tools = ", ".join(f"{name} {_version(name)}" for name in TOOLS)
    runs = sorted({len(samples) for samples in results.samples.values() if samples}, reverse=True)
    return (
        f"Mesin: {os.cpu_count()} inti, {_processor()}, {platform.system()}, Python {platform.python_version()}. "
        f"Alat: {tools}, {_libreoffice()}. Median dari {' atau '.join(map(str, runs))} kali jalan; "
        f"seluruhnya {results.total / 60:.0f} menit."
    )


def summary(results: Results) -> str:
    """What it means for a planner, in sentences."""
    said = []
    for way, name in (("kami-typst-yaml", "dengan Typst"), ("kami-weasyprint-yaml", "dengan WeasyPrint")):
        seconds, files = results.middle(way, 1), results.amounts.get((way, 1), ())
        pages = next((one.pages for one in files if one.pages), None)
        if seconds is not None and pages:
            said.append(f"{number(seconds, 1)} detik {name} ({pages} halaman)")
    other = results.middle(PDF_BASE, 1)
    if not said or other is None:
        return ""
    return (
        f"Renja contoh, dari YAML sampai DOCX dan PDF: {' atau '.join(said)}. "
        f"Dengan docxtpl dan LibreOffice, dari isi yang sudah jadi: {number(other, 1)} detik."
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "tidak ada"


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return found[1] if found else platform.machine()


def _libreoffice() -> str:
    try:
        said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "tanpa LibreOffice"
    return " ".join(said.split()[:2])


def _size(size: int) -> str:
    return "contoh Kesbangpol" if size == 1 else f"{size} kali barisnya"


def _rows(results: Results, size: int, ways: tuple[str, ...], base: str) -> Iterator[tuple[str, ...]]:
    for way in ways:
        taken = [sample["seconds"] for sample in results.samples.get((way, size), [])]
        if (way, size) in results.too_long:
            yield (results.labels[way], "melewati batas", *["–"] * 5)
        elif taken:
            ratio = "acuan" if way == base else number(results.ratio(way, base, size))
            yield (
                results.labels[way],
                number(median(taken)),
                f"{number(min(taken))}–{number(max(taken))}",
                number(results.middle(way, size, "work")),
                "–" if way == "lo-siaga" else number(results.middle(way, size, "cpu")),
                number(results.middle(way, size, "memory"), 0),
                ratio,
            )


def _amounts(results: Results) -> Iterator[tuple[str, ...]]:
    """What each way wrote: the DOCX of the first group, the PDF of the second."""
    for suffix, (_, ways) in zip(("docx", "pdf"), GROUPS.values(), strict=True):
        for way in ways:
            for size in SIZES:
                for one in results.amounts.get((way, size), ()):
                    if one.suffix == suffix:
                        counts = (one.pages, one.rows, one.cells, one.words, one.bytes / 1024)
                        name = f"{results.labels[way]}, {size}×"
                        yield (name, suffix.upper(), *(number(value, 0) for value in counts))


# Targets


def _targets(results: Results) -> Iterator[tuple[str, ...]]:
    """Each target, from the ready document as the peers have it, and from YAML with all that comes before."""
    for name, way, base, limits in RATIOS:
        for size, limit in limits.items():
            both = (_ratio(results, one, base, size, limit) for one in (way, f"{way}-yaml"))
            yield f"{name}, {_size(size)}: paling banyak {number(limit)} kali", *both
    for size in SIZES:
        both = (_memory(results, one, size) for one in ("kami-docx", "kami-docx-yaml"))
        yield f"DOCX, {_size(size)}: di bawah {MOST_MEMORY} MB", *both
    for name, way, *_ in RATIOS:
        both = (_growth(results, one) for one in (way, f"{way}-yaml"))
        yield f"{name.partition(' /')[0]}, sepuluh kali barisnya: paling banyak {MOST_GROWTH} kali", *both
    seconds = results.middle("bantuan", 1)
    help_verdict = _verdict(seconds, MOST_HELP, f"{number(seconds)} detik")
    yield f"`renja-gen --help`: di bawah {number(MOST_HELP)} detik", "", help_verdict


def _ratio(results: Results, way: str, base: str, size: int, limit: float) -> str:
    value, work = results.ratio(way, base, size), results.ratio(way, base, size, "work")
    alone = "" if work is None else f" (kerja saja {number(work)})"
    return _verdict(value, limit, f"{number(value)} kali{alone}")


def _memory(results: Results, way: str, size: int) -> str:
    value = results.middle(way, size, "memory")
    return _verdict(value, MOST_MEMORY, f"{number(value, 0)} MB")


def _growth(results: Results, way: str) -> str:
    time, space = (
        _over(results.middle(way, 10, what), results.middle(way, 1, what)) for what in ("seconds", "memory")
    )
    largest = None if time is None or space is None else max(time, space)
    return _verdict(largest, MOST_GROWTH, f"waktu {number(time, 1)} kali, memori {number(space, 1)} kali")


def _over(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def _verdict(value: float | None, limit: float, text: str) -> str:
    if value is None:
        return "tidak diukur"
    return f"{text}: {'tercapai' if value <= limit else '**belum**'}"


# The document


def fill_marked(path: Path, text: str) -> None:
    """Replace what stands between the marks of a document."""
    before, start, rest = path.read_text(encoding="utf-8").partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    if not (start and end):
        raise SystemExit(f"{path} has no {MARKS[0]} … {MARKS[1]}")
    path.write_text(f"{before}{start}\n\n{text}\n\n{end}{after}", encoding="utf-8")
