"""What several rules need: all sub kegiatan and indicators, places of years, many findings made one."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from renja_gen.computing import Hasil
from renja_gen.plan.dasar import Bagian, kunci_tahun
from renja_gen.plan.pekerjaan import Indikator, SubKegiatan
from renja_gen.rules.aturan import Temuan
from renja_gen.source import Mapping

K = TypeVar("K", bound=tuple[Any, ...])
_SEDIKIT, _BANYAK, _DISEBUT = 5, 20, 3


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
    node = bagian._node.items.get(kunci) if bagian._node else None  # noqa: SLF001 - the part's own text
    return kunci, kunci_tahun(tahun, node if isinstance(node, Mapping) else None)


def sebut(banyak: Sequence[str]) -> str:
    """The first few of a list, and how many more there are: `a, b, c, dan 7 lainnya`."""
    sisa = len(banyak) - _DISEBUT
    return ", ".join(banyak[:_DISEBUT]) + (f", dan {sisa} lainnya" if sisa > 0 else "")


def ringkas(
    hasil: Hasil, kena: Sequence[K], dari: int, temuan: Callable[[K], Temuan], pesan: str, perbaikan: str
) -> Iterator[Temuan]:
    """The findings one by one; or one on all of them, where most of those that could have it do, or very many.

    `kena` are the faults, each beginning with its sub kegiatan, and `dari` how many sub kegiatan could have one;
    `pesan` says what is true of all, `perbaikan` what to do. The same note on every row says less than one on the
    plan, and hides the rows that are different.
    """
    kode = list(dict.fromkeys(satu[0].kode for satu in kena))
    if len(kode) <= _SEDIKIT or (len(kode) <= _BANYAK and len(kode) * 2 <= dari):
        yield from map(temuan, kena)
    else:
        semua = f"{len(kode)} dari {dari} sub kegiatan {pesan}: {sebut(kode)}; {perbaikan}"
        yield Temuan(hasil.plan.span("program"), semua)
