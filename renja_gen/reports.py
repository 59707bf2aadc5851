"""Findings in the forms people and programs read: text with the source line, JSON, SARIF, GitHub annotations."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from renja_gen.diagnostics import Diagnostic, Severity, printable, stops_build

MAX_BYTES = 5_000_000  # of a file whose lines are shown; larger ones are no part of a plan
_LEBAR = 100  # characters of a source line that are shown
_DIABAIKAN = "diabaikan"
_SARIF_LEVEL = {Severity.GALAT: "error", Severity.PERINGATAN: "warning", Severity.SARAN: "note"}
_GITHUB_LEVEL = {Severity.GALAT: "error", Severity.PERINGATAN: "warning", Severity.SARAN: "notice"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked plan: its file as the user named it, and the findings, whose files can be opened from here."""

    plan: str
    findings: tuple[Diagnostic, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity, and how many are set aside."""
        found = [_DIABAIKAN if one.silenced else one.severity.value for one in self.findings]
        return {name: found.count(name) for name in (*(level.value for level in Severity), _DIABAIKAN)}


def summary(findings: Iterable[Diagnostic]) -> str:
    """`3 galat, 1 peringatan, 2 diabaikan`, or `tidak ada temuan`."""
    counts = Checked("", tuple(findings)).counts
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "tidak ada temuan"


# --- text


def as_text(finding: Diagnostic, paint: Callable[[str, Severity], str] = lambda word, _: word) -> str:
    """`file:line:column: galat RG101: message`, then the source line with a caret, then the hint.

    `paint` colours severity and code. Control characters of the plan never reach the terminal.
    """
    word = f"{finding.severity} {finding.code}"
    lines = [f"{printable(str(finding.span))}: {paint(word, finding.severity)}: {printable(finding.message)}"]
    lines += _excerpt(finding)
    if finding.hint:
        lines.append(printable(f"    saran: {finding.hint}"))
    if finding.silenced:
        lines.append(printable(f"    diabaikan: {finding.silenced}"))
    return "\n".join(lines)


def _excerpt(finding: Diagnostic) -> list[str]:
    """The source line and a caret under its column; nothing where the place is no line of a file."""
    span = finding.span
    lines = _lines(span.file) if span.line else ()
    line, column = lines[span.line - 1] if 0 < span.line <= len(lines) else "", span.column
    if not line or line.isspace():
        return []
    start = max(0, min(column - 1 - _LEBAR // 2, len(line) - _LEBAR))
    part = printable(line[start : start + _LEBAR].rstrip())  # a plan may be a single line
    shown = f"{'…' if start else ''}{part}{'…' if start + _LEBAR < len(line) else ''}"
    if not start:
        blank = len(shown) - len(shown.lstrip())  # plans are indented deeply; what stands on the left says nothing
        blank = min(blank, column - 1)
        shown, start = shown[blank:], blank
    else:
        start -= 1
    number = f"{span.line:>6} | "
    return [f"{number}{shown}", f"{' ' * (len(number) - 2)}| {' ' * (column - 1 - start)}^"]


@lru_cache(maxsize=8)
def _lines(name: str) -> tuple[str, ...]:
    """The lines of a text file; none of what cannot be read."""
    try:
        path = Path(name)
        if not path.is_file():
            return ()
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES)
    except (OSError, ValueError):
        return ()
    return tuple(raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n"))


# --- for programs


def as_json(checked: Sequence[Checked]) -> str:
    """All plans with their findings; the keys are Indonesian like the plan's."""
    plans = [
        {
            "rencana": one.plan,
            "lulus": not stops_build(one.findings),
            "jumlah": one.counts,
            "temuan": [
                {
                    "kode": found.code, "sifat": found.severity.value, "berkas": found.span.file,
                    "baris": found.span.line or None, "kolom": found.span.column or None, "pesan": found.message,
                    "saran": found.hint or None, _DIABAIKAN: found.silenced or None,
                }
                for found in one.findings
            ],
        }
        for one in checked
    ]  # fmt: skip
    return _dump({"versi": 1, "hasil": plans})


def as_sarif(checked: Sequence[Checked], version: str) -> str:
    """SARIF 2.1.0: one run, every code with its manual, silenced findings as suppressions."""
    findings = [found for one in checked for found in one.findings]
    codes = sorted({found.code for found in findings})
    driver = {
        "name": "renja-gen",
        "version": version,
        "language": "id",
        "rules": [_sarif_rule(code) for code in codes],
    }
    results = [_sarif_result(found, codes.index(found.code)) for found in findings]
    run = {"tool": {"driver": driver}, "language": "id", "columnKind": "unicodeCodePoints", "results": results}
    return _dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(code: str) -> dict[str, Any]:
    from renja_gen.rules.buku import MANUAL

    manual = MANUAL[code]
    return {
        "id": code,
        "shortDescription": {"text": manual.judul},
        "fullDescription": {"text": manual.uraian},
        "help": {"text": manual.uraian, "markdown": manual.uraian},
        "defaultConfiguration": {"level": _SARIF_LEVEL[manual.sifat[0]]},
    }


def _sarif_result(found: Diagnostic, index: int) -> dict[str, Any]:
    text = f"{found.message} (saran: {found.hint})" if found.hint else found.message
    span = found.span
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(Path(span.file).as_posix())}}
    if span.line:
        place["region"] = {"startLine": span.line, "startColumn": span.column}
    return {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _SARIF_LEVEL[found.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
        **({"suppressions": [{"kind": "inSource", "justification": found.silenced}]} if found.silenced else {}),
    }


def _dump(data: object) -> str:
    return json.dumps(data, indent=2)  # ASCII: whatever a plan holds, a terminal prints it as it stands


def as_github(finding: Diagnostic) -> str:
    """A workflow command that GitHub shows beside the line in a pull request."""
    span = finding.span
    place = {"file": Path(span.file).as_posix(), **({"line": span.line, "col": span.column} if span.line else {})}
    fields = {**place, "title": finding.code}
    properties = ",".join(f"{key}={_github_escaped(str(value), ':,')}" for key, value in fields.items())
    text = f"{finding.message}\nsaran: {finding.hint}" if finding.hint else finding.message
    return f"::{_GITHUB_LEVEL[finding.severity]} {properties}::{_github_escaped(text)}"


def _github_escaped(text: str, more: str = "") -> str:
    """Text as workflow commands want it; nothing in it can begin a command of its own."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else printable(sign) for sign in text)


def opened(findings: Iterable[Diagnostic], name: Callable[[str], str]) -> tuple[Diagnostic, ...]:
    """The findings with their files named as they can be opened from the current folder."""
    return tuple(replace(one, span=replace(one.span, file=name(one.span.file))) for one in findings)
