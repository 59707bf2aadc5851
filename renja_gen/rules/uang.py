"""Money: sources of funds against the pagu, quarters against the year."""

from collections.abc import Iterator

from renja_gen.angka import rp
from renja_gen.compute import Hasil
from renja_gen.compute.pohon import direncanakan, jumlahkan
from renja_gen.diagnostics import Diagnostic, Severity
from renja_gen.plan.pekerjaan import SubKegiatan

TRIWULAN = 4


def _sub(hasil: Hasil) -> Iterator[SubKegiatan]:
    for program in hasil.plan.program:
        for kegiatan in program.kegiatan:
            yield from kegiatan.sub_kegiatan


def sumber_dana(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG401: several sources of funds each state their share, and the shares add up to the pagu."""
    for sub in _sub(hasil):
        dana = sub.sumber_dana
        if len(dana) > 1 and any(satu.pagu is None for satu in dana):
            pesan = "lebih dari satu sumber dana: tulis pagu masing-masing, misalnya {nama: …, pagu: 5.000.000}"
            yield Diagnostic("RG401", pesan, sub.span("sumber_dana"))
            continue
        bagian, pagu = jumlahkan(satu.pagu for satu in dana), sub.anggaran.pagu[hasil.n]
        if bagian is not None and pagu is not None and bagian != pagu:
            pesan = f"jumlah sumber dana {rp(bagian)} berbeda {rp(abs(bagian - pagu))} dari pagu {hasil.n} {rp(pagu)}"
            yield Diagnostic("RG401", pesan, sub.span("sumber_dana"), hint="perbaiki salah satu angkanya")


def pagu_rencana(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG402: a planned sub kegiatan has a pagu and names its source of funds."""
    for sub in _sub(hasil):
        if not direncanakan(sub, hasil.n):
            continue
        if hasil.n not in sub.anggaran.pagu and all(satu.pagu is None for satu in sub.sumber_dana):
            isian = f"anggaran: pagu: {{{hasil.n}: …}}"
            pesan = f"sub kegiatan '{sub.kode}' punya target {hasil.n} tanpa pagu; tulis {isian}"
            yield Diagnostic("RG402", pesan, sub.span("kode"), Severity.PERINGATAN)
        elif not sub.sumber_dana:
            pesan = f"sub kegiatan '{sub.kode}' belum punya sumber dana; tulis sumber_dana: …"
            yield Diagnostic("RG402", pesan, sub.span("kode"), Severity.PERINGATAN)


def triwulan(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG403: quarters are at most four, and add up to the realisation of their year where both are stated."""
    for sub in _sub(hasil):
        for tahun, nilai in sub.anggaran.triwulan.tahun.items():
            span = sub.anggaran.span("triwulan", str(tahun))
            setahun, jumlah = sub.anggaran.realisasi[tahun], jumlahkan(nilai)
            if len(nilai) > TRIWULAN:
                yield Diagnostic("RG403", "satu tahun paling banyak empat triwulan; hapus sisanya", span)
            elif setahun is not None and setahun != jumlah:
                pesan = f"jumlah triwulan {tahun} {rp(jumlah)} berbeda dari realisasi setahun {rp(setahun)}"
                yield Diagnostic("RG403", pesan, span, hint="hapus realisasi setahun; ia dihitung dari triwulan")


RULES = (sumber_dana, pagu_rencana, triwulan)
