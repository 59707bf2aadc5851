"""What a rule is: a check with a stable code whose docstring is its manual.

The manual is Indonesian, for planners read it (`renja-gen rule RG204`, docs/aturan.md): what must hold in
one sentence, why and what to do, then a bad and a good sample, both executed by the tests. A sample is laid
over `examples/minimal/plan.yaml` at the innermost place its first key has there; an empty value takes a key away,
a key such as `narasi/isu.md` is a file beside the plan.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from renja_gen.diagnostics import Diagnostic, Severity, Span

B = TypeVar("B")
_CONTOH = re.compile(r"^(Salah|Benar):\n", re.MULTILINE)


class Temuan(NamedTuple):
    """What a rule finds: where, what is wrong and what to do, a hint; `sifat` where it is not the usual one."""

    span: Span
    pesan: str
    saran: str = ""
    sifat: Severity | None = None


@dataclass(frozen=True, slots=True)
class Manual:
    """The manual of a code: what must hold, the explanation (Markdown), a bad and a good sample (or "")."""

    kode: str
    sifat: tuple[Severity, ...]
    judul: str
    uraian: str
    salah: str = ""
    benar: str = ""
    menjawab: tuple[str, ...] = ()

    @classmethod
    def dari(cls, kode: str, sifat: tuple[Severity, ...], teks: str, menjawab: tuple[str, ...] = ()) -> "Manual":
        """The manual in a docstring."""
        uraian, *contoh = _CONTOH.split(inspect.cleandoc(teks))
        judul, _, uraian = uraian.partition("\n")
        bagian = {
            nama: inspect.cleandoc(f"\n{isi}").strip("\n")
            for nama, isi in zip(contoh[::2], contoh[1::2], strict=True)
        }
        return cls(
            kode, sifat, judul.strip(), uraian.strip(), bagian.get("Salah", ""), bagian.get("Benar", ""), menjawab
        )


@dataclass(frozen=True)
class Aturan(Generic[B]):
    """A rule: its code, the severities it can have (the usual one first), the review rules it answers (R21)."""

    kode: str
    sifat: tuple[Severity, ...]
    menjawab: tuple[str, ...]
    cari: Callable[[B], Iterable[Temuan]]

    def __call__(self, bahan: B) -> Iterator[Diagnostic]:
        """The findings on a plan."""
        for satu in self.cari(bahan):
            yield Diagnostic(self.kode, satu.pesan, satu.span, satu.sifat or self.sifat[0], satu.saran)

    @cached_property
    def manual(self) -> Manual:
        """The manual in its docstring."""
        return Manual.dari(self.kode, self.sifat, self.cari.__doc__ or "", self.menjawab)


def aturan(kode: str, *sifat: Severity, menjawab: str = "") -> Callable[[Callable[[B], Iterable[Temuan]]], Aturan[B]]:
    """Make a rule of a function that yields `Temuan`; `menjawab` are labels of review rules: `"R21 R22"`."""

    def buat(cari: Callable[[B], Iterable[Temuan]]) -> Aturan[B]:
        return Aturan(kode, sifat, tuple(menjawab.split()), cari)

    return buat


def aturan_dari(modul: Any) -> tuple[Aturan[Any], ...]:
    """The rules of a module, in the order they are written."""
    return tuple(satu for satu in vars(modul).values() if isinstance(satu, Aturan))
