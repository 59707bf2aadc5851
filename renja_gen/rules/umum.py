"""What several rules share: all sub kegiatan, all indicators, the places of years, many findings as one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Severity, Span
from renja_gen.plan.dasar import Bagian, kunci_tahun
from renja_gen.plan.pekerjaan import Indikator, SubKegiatan
from renja_gen.rules.aturan import Temuan
from renja_gen.source import Mapping

_SENDIRI, _BANYAK = 3, 10  # findings that are always told one by one, and those that never are


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


class Kena(NamedTuple):
    """What a rule hits in many places: where, how it is called in a list, the message when it stands alone."""

    span: Span
    sebut: str
    pesan: str


def ringkas(
    semua: Iterable[Kena], dari: int, benda: str, pesan: str, sifat: Severity | None = None
) -> Iterator[Temuan]:
    """A finding each; but one, at the first place, where so many are hit that it is one fault of the whole plan.

    `dari` is how many could be hit. `pesan` then follows upon `42 dari 46 <benda> ('a', 'b', …)`.
    """
    kena = list(semua)
    if len(kena) <= _SENDIRI or (2 * len(kena) <= dari and len(kena) <= _BANYAK):
        yield from (Temuan(satu.span, satu.pesan, sifat=sifat) for satu in kena)
        return
    contoh = ", ".join(f"'{kutip(satu.sebut)}'" for satu in kena[:_SENDIRI])
    yield Temuan(kena[0].span, f"{len(kena)} dari {dari} {benda} ({contoh}, …) {pesan}", sifat=sifat)


def kutip(teks: str, paling_panjang: int = 70) -> str:
    """A long name as a message quotes it."""
    return teks if len(teks) <= paling_panjang else f"{teks[: paling_panjang - 1].rstrip()}…"
