"""What a rule is: a check with a stable code whose docstring is its manual.

The manual is Indonesian, for planners read it (`renja-gen rule RG204`, docs/aturan.md): what must hold in
one sentence, why and what to do, then a bad and a good sample, both executed by the tests. A sample is laid
over `examples/minimal/plan.yaml` at the innermost place its first key has there; an empty value takes a key away,
a key such as `narasi/isu.md` is a file beside the plan. The findings of other stages have manuals too (`tahap/`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from textwrap import dedent
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
    """The manual of a code: what must hold, the explanation (Markdown), a bad and a good sample (or "").

    The samples of a manual that is `utuh` are whole files, of which only that code is promised: what is wrong with
    the YAML itself cannot be laid over a plan.
    """

    kode: str
    sifat: tuple[Severity, ...]
    judul: str
    uraian: str
    salah: str = ""
    benar: str = ""
    menjawab: tuple[str, ...] = ()
    utuh: bool = False

    @classmethod
    def dari(cls, kode: str, *sifat: Severity, teks: str, menjawab: str = "", utuh: bool = False) -> "Manual":
        """The manual in a text that is laid out like a docstring; `menjawab` are review rules: `"R21 R22"`."""
        judul, _, isi = teks.partition("\n")
        uraian, *contoh = _CONTOH.split(dedent(isi))  # not `cleandoc`, which takes away tabs
        bagian = {nama: dedent(teks).strip("\n") for nama, teks in zip(contoh[::2], contoh[1::2], strict=True)}
        salah, benar = bagian.get("Salah", ""), bagian.get("Benar", "")
        return cls(kode, sifat, judul.strip(), uraian.strip(), salah, benar, tuple(menjawab.split()), utuh)


@dataclass(frozen=True)
class Aturan(Generic[B]):
    """A rule: its code, the severities it can have (the usual one first), the review rules it answers (R21).

    `seluruh`: it needs the sums of the whole plan, and cannot judge one from which faulty values were left out.
    """

    kode: str
    sifat: tuple[Severity, ...]
    menjawab: tuple[str, ...]
    cari: Callable[[B], Iterable[Temuan]]
    seluruh: bool = False

    @cached_property
    def bahan(self) -> type[B]:
        """What it looks at: the type of its parameter."""
        return next(iter(self.cari.__annotations__.values()))  # type: ignore[no-any-return]

    def __call__(self, bahan: B) -> Iterator[Diagnostic]:
        """The findings on a plan."""
        for satu in self.cari(bahan):
            yield Diagnostic(self.kode, satu.pesan, satu.span, satu.sifat or self.sifat[0], satu.saran)

    @cached_property
    def manual(self) -> Manual:
        """The manual in its docstring."""
        teks = self.cari.__doc__ or ""
        return Manual.dari(self.kode, *self.sifat, teks=teks, menjawab=" ".join(self.menjawab))


def aturan(
    kode: str, *sifat: Severity, menjawab: str = "", seluruh: bool = False
) -> Callable[[Callable[[B], Iterable[Temuan]]], Aturan[B]]:
    """Make a rule of a function that yields `Temuan`; `menjawab` are labels of review rules: `"R21 R22"`."""

    def buat(cari: Callable[[B], Iterable[Temuan]]) -> Aturan[B]:
        return Aturan(kode, sifat, tuple(menjawab.split()), cari, seluruh)

    return buat


def aturan_dari(modul: Any) -> tuple[Aturan[Any], ...]:
    """The rules of a module, in the order they are written."""
    return tuple(satu for satu in vars(modul).values() if isinstance(satu, Aturan))
