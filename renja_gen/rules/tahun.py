"""Years: inside the Renstra period, realisations in the past."""

from collections.abc import Iterator
from typing import Any

from renja_gen.compute import Hasil
from renja_gen.diagnostics import Diagnostic, Severity
from renja_gen.plan.dasar import Bagian, Deret, kunci_tahun
from renja_gen.source import Mapping


def _deret(hasil: Hasil) -> Iterator[tuple[Bagian, str, Deret[Any]]]:
    """Every series by year with the part and key it stands under."""
    bagian: list[Bagian] = list(hasil.plan.pelayanan)
    for program in hasil.plan.program:
        bagian += program.indikator
        for kegiatan in program.kegiatan:
            bagian += kegiatan.indikator
            for sub in kegiatan.sub_kegiatan:
                bagian += [*sub.indikator, sub.anggaran]
    for tujuan in hasil.plan.tujuan:
        bagian += [*tujuan.indikator, *(i for sasaran in tujuan.sasaran for i in sasaran.indikator)]
    for satu in bagian:
        for kunci in satu.model_fields_set:
            if isinstance(nilai := getattr(satu, kunci), Deret):
                yield satu, kunci, nilai


def _tempat(bagian: Bagian, kunci: str, tahun: int) -> tuple[str, str]:
    node = bagian._node.items.get(kunci) if bagian._node else None  # noqa: SLF001 - the part's own text
    return kunci, kunci_tahun(tahun, node if isinstance(node, Mapping) else None)


def tahun_rencana(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG301: the plan year lies in the Renstra period."""
    periode = hasil.plan.renstra.periode
    if hasil.n not in periode:
        pesan = f"tahun rencana {hasil.n} di luar periode Renstra {periode}; perbaiki salah satunya"
        yield Diagnostic("RG301", pesan, hasil.plan.renja.span("tahun"))


def tahun_deret(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG302: the years of a series lie in the Renstra period, one year before and after included."""
    periode = hasil.plan.renstra.periode
    awal, akhir = min(periode.awal, hasil.n - 2) - 1, max(periode.akhir, hasil.n) + 1
    for bagian, kunci, deret in _deret(hasil):
        for tahun in deret:
            if not awal <= tahun <= akhir:
                pesan = f"tahun {tahun} di luar periode Renstra {periode}; perbaiki tahunnya"
                yield Diagnostic("RG302", pesan, bagian.span(*_tempat(bagian, kunci, tahun)))


def tahun_realisasi(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG303: a realisation belongs to a year before the plan year."""
    for bagian, kunci, deret in _deret(hasil):
        for tahun in deret:
            if kunci in {"realisasi", "triwulan"} and tahun >= hasil.n:
                pesan = f"realisasi tahun {tahun} belum mungkin ada dalam rencana tahun {hasil.n}; perbaiki tahunnya"
                span = bagian.span(*_tempat(bagian, kunci, tahun))
                yield Diagnostic("RG303", pesan, span, Severity.PERINGATAN)


RULES = (tahun_rencana, tahun_deret, tahun_realisasi)
