"""What an import has to tell: findings at cells; the same words about many cells are one finding."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from renja_gen.diagnostics import Diagnostic, Severity, Span
from renja_gen.impor.sel import alamat

_DISEBUT = 6  # cells that a finding names


@dataclass
class Catatan:
    """Findings in the order they were made, by code and message."""

    _temuan: dict[tuple[str, str], dict[Span, None]] = field(default_factory=dict)

    def warn(self, code: str, message: str, span: Span) -> None:
        """Record a warning about a cell."""
        self._temuan.setdefault((code, message), {})[span] = None

    def __iter__(self) -> Iterator[Diagnostic]:
        """Each message once, at its first cell, with the others behind it."""
        for (code, message), semua in self._temuan.items():
            pertama, *lain = semua
            sisa = f" dan {len(lain) - _DISEBUT} sel lain" if len(lain) > _DISEBUT else ""
            juga = f" (juga {', '.join(map(alamat, lain[:_DISEBUT]))}{sisa})" if lain else ""
            tempat = Span(f"{pertama.file}!{alamat(pertama)}")
            yield Diagnostic(code, message + juga, tempat, Severity.PERINGATAN)
