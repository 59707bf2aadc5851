"""Diagnostics: everything wrong with a plan, as values with a place.

Faults of a plan are collected and reported together, never thrown one by one; an exception stands for a
bug or for a machine that fails. Messages are Indonesian and say what to do.
"""

import errno
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

MAX_FINDINGS = 3_000  # more than anybody reads; what comes after them is not even looked for
MAX_MESSAGE = 1_000  # characters; a message may repeat what the plan says


class Severity(StrEnum):
    """How grave a finding is; only GALAT stops a build (PERINGATAN too under `--strict`)."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    SARAN = "saran"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file the user wrote: line and column count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable code (`RG101`), a severity, a place, a message and an optional hint.

    `silenced` is the reason for which the plan sets it aside (`abaikan`); such a finding stops nothing.
    """

    code: str
    message: str
    span: Span
    severity: Severity = Severity.GALAT
    hint: str = ""
    silenced: str = ""

    @property
    def stops(self) -> bool:
        """Whether it stops a build."""
        return self.severity is Severity.GALAT and not self.silenced


@dataclass(slots=True)
class Report:
    """The findings of one plan, in the order they were made; sorted by place when read.

    A full report takes no more: that it is full is then itself an error. `silence` sees every finding that is
    recorded and may mark it as silenced.
    """

    silence: Callable[[Diagnostic], Diagnostic] = lambda found: found
    _found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, message: str, span: Span, *, hint: str = "") -> None:
        """Record an error (severity GALAT)."""
        self.extend((Diagnostic(code, message, span, hint=hint),))

    def warn(self, code: str, message: str, span: Span, *, hint: str = "") -> None:
        """Record a warning (severity PERINGATAN)."""
        self.extend((Diagnostic(code, message, span, Severity.PERINGATAN, hint),))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over the findings of a later stage, as many as there is room for."""
        if self.full:
            return
        for found in diagnostics:
            self._found.append(self.silence(_shortened(found)))
            if len(self._found) == MAX_FINDINGS:
                message = f"lebih dari {MAX_FINDINGS} temuan; perbaiki yang tampil dahulu, lalu periksa lagi"
                self._found.append(Diagnostic("RG014", message, Span(found.span.file)))
                return

    @property
    def full(self) -> bool:
        """Whether nothing more is taken."""
        return len(self._found) >= MAX_FINDINGS

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, each once, in file order."""
        return tuple(sorted(dict.fromkeys(self._found), key=lambda d: (d.span, d.code, d.message)))

    def failed(self, *, strict: bool = False) -> bool:
        """Whether the plan must not be built: it has an error (or, when strict, a warning)."""
        return stops_build(self._found, strict=strict)


def _shortened(found: Diagnostic) -> Diagnostic:
    """A finding whose message can be read: of a very long one the beginning and the advice at its end."""
    if len(found.message) <= MAX_MESSAGE:
        return found
    half = MAX_MESSAGE // 2
    return replace(found, message=f"{found.message[:half]} … {found.message[-half:]}")


def stops_build(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether any finding stops a build: an error, or a warning too when strict."""
    return any((as_error(one) if strict else one).stops for one in diagnostics)


def as_error(found: Diagnostic) -> Diagnostic:
    """A warning as an error; what is set aside stays what it is."""
    grave = found.severity is Severity.PERINGATAN and not found.silenced
    return replace(found, severity=Severity.GALAT) if grave else found


_TIDAK_TERCETAK = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # control, format, surrogates, separators of lines and paragraphs


def printable(text: str) -> str:
    """Replace control and format characters, so that a plan cannot send commands to a terminal."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in _TIDAK_TERCETAK else c for c in text)


_SEBAB = {
    errno.ENOENT: "tidak ada",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EISDIR: "ini folder",
    errno.ENOTDIR: "bagian dari alamatnya bukan folder",
    errno.EEXIST: "sudah ada",
    errno.ENOSPC: "tempat penyimpanan penuh",
    errno.EROFS: "tempat penyimpanan hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya melingkar",
    errno.ENODEV: "ini bukan berkas biasa",
}


def cause(error: OSError) -> str:
    """Why the system refused, in Indonesian; the system's own words are English."""
    return _SEBAB.get(error.errno or 0, f"galat sistem {error.errno}")
