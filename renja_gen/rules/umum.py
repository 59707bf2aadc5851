"""What several rules go through: all sub kegiatan, all indicators, the places of years."""

from collections.abc import Iterator

from renja_gen.computing import Hasil
from renja_gen.plan.dasar import Bagian, kunci_tahun
from renja_gen.plan.pekerjaan import Indikator, SubKegiatan
from renja_gen.source import Mapping


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
