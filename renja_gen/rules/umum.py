"""What several rules need: all sub kegiatan and indicators, places of years, many findings made one."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Severity, Span
from renja_gen.plan.dasar import Bagian, kunci_tahun
from renja_gen.plan.pekerjaan import Indikator, SubKegiatan
from renja_gen.rules.aturan import Temuan
from renja_gen.source import Mapping

K = TypeVar("K", bound=tuple[Any, ...])
_SEDIKIT, _BANYAK, _DISEBUT = 5, 10, 3
# What a spreadsheet or an application prints where it has no value.
RUSAK = re.compile(
    r"#(?:DIV/0!?|REF!?|N/A|VALUE!?|NAME\?|NUM!?|NULL!)|\b(?:[Uu]ndefined|UNDEFINED|NaN|null|NULL)\b|"
    r"\[object Object\]"
)


def semua_sub(hasil: Hasil) -> Iterator[SubKegiatan]:
    """Every sub kegiatan."""
    for program in hasil.plan.program:
        for kegiatan in program.kegiatan:
            yield from kegiatan.sub_kegiatan


def semua_indikator(hasil: Hasil) -> Iterator[Indikator]:
    """Every indicator: of the work, then of tujuan and sasaran."""
    for program in hasil.plan.program:
        yield from program.indikator
        for kegiatan in program.kegiatan:
            yield from kegiatan.indikator
            for sub in kegiatan.sub_kegiatan:
                yield from sub.indikator
    for tujuan in hasil.plan.tujuan:
        yield from tujuan.indikator
        for sasaran in tujuan.sasaran:
            yield from sasaran.indikator


def tempat_tahun(bagian: Bagian, kunci: str, tahun: int) -> tuple[str, str]:
    """Key and year of a series as they were written, for pointing at the value."""
    node = bagian.node(kunci)
    return kunci, kunci_tahun(tahun, node if isinstance(node, Mapping) else None)


def sebut(banyak: Sequence[str]) -> str:
    """The first few of a list, and how many more there are: `a, b, c, dan 7 lainnya`."""
    sisa = len(banyak) - _DISEBUT
    return ", ".join(banyak[:_DISEBUT]) + (f", dan {sisa} lainnya" if sisa > 0 else "")


def _satu_satu(banyak: int, dari: int) -> bool:
    """Whether findings are told one by one, and not as one fault of the whole plan."""
    return banyak <= _SEDIKIT or (banyak <= _BANYAK and banyak * 2 <= dari)


def ringkas(
    hasil: Hasil, kena: Sequence[K], dari: int, temuan: Callable[[K], Temuan], pesan: str, perbaikan: str
) -> Iterator[Temuan]:
    """The findings one by one; or one on all of them, where most of those that could have it do, or very many.

    `kena` are the faults, each beginning with its sub kegiatan, and `dari` how many sub kegiatan could have one;
    `pesan` says what is true of all, `perbaikan` what to do; the one is as severe as the first of them. The same
    note on every row says less than one on the plan, and hides the rows that are different.
    """
    kode = list(dict.fromkeys(satu[0].kode for satu in kena))
    if _satu_satu(len(kode), dari):
        yield from map(temuan, kena)
    else:
        semua = f"{len(kode)} dari {dari} sub kegiatan {pesan}: {sebut(kode)}; {perbaikan}"
        yield Temuan(hasil.plan.span("program"), semua, sifat=temuan(kena[0]).sifat)


class Kena(NamedTuple):
    """What a rule hits in many places: where, how it is called in a list, the message when it stands alone."""

    span: Span
    sebut: str
    pesan: str


def rangkum(
    semua: Iterable[Kena], dari: int, benda: str, pesan: str, perbaikan: str, sifat: Severity | None = None
) -> Iterator[Temuan]:
    """As `ringkas`, for parts of any kind (`benda`); the one finding stands where the first of them does."""
    kena = list(semua)
    if _satu_satu(len(kena), dari):
        yield from (Temuan(satu.span, satu.pesan, sifat=sifat) for satu in kena)
    else:
        nama = sebut([f"'{singkat(satu.sebut)}'" for satu in kena])
        yield Temuan(kena[0].span, f"{len(kena)} dari {dari} {benda} {pesan}: {nama}; {perbaikan}", sifat=sifat)


def singkat(teks: str, paling_panjang: int = 70) -> str:
    """A text on one line, cut at a word where it is too long for a message."""
    rapat = " ".join(teks.split())
    if len(rapat) <= paling_panjang:
        return rapat
    awal = rapat[: paling_panjang - 1]
    return f"{awal.rsplit(' ', 1)[0] if ' ' in awal[paling_panjang // 2 :] else awal}…"
