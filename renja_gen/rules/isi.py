"""Contents: indicators and targets, proposals, legal bases."""

from collections.abc import Iterator
from difflib import get_close_matches

from renja_gen.compute import Hasil
from renja_gen.compute.pohon import direncanakan
from renja_gen.diagnostics import Diagnostic, Severity
from renja_gen.plan.hukum import JENIS, peringkat


def indikator(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG501: a planned sub kegiatan has an indicator with a target for the plan year and a unit."""
    n = hasil.n
    for program in hasil.plan.program:
        for kegiatan in program.kegiatan:
            for sub in kegiatan.sub_kegiatan:
                if not direncanakan(sub, n):
                    continue
                if not sub.indikator:
                    pesan = f"sub kegiatan '{sub.kode}' belum punya indikator; tambahkan nama, satuan, dan target {n}"
                    yield Diagnostic("RG501", pesan, sub.span("kode"), Severity.PERINGATAN)
                elif not any(n in satu.target for satu in sub.indikator):
                    pesan = f"sub kegiatan '{sub.kode}' belum punya target tahun {n}; tulis target: {{{n}: …}}"
                    yield Diagnostic("RG501", pesan, sub.span("indikator"), Severity.PERINGATAN)


def usulan(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG502: proposals are listed, or there are none and it is said why."""
    satu = hasil.plan.usulan
    if satu.nihil and satu.daftar:
        pesan = "usulan tidak dapat nihil sekaligus berdaftar; hapus salah satu"
        yield Diagnostic("RG502", pesan, satu.span("nihil"))
    elif not satu.nihil and not satu.daftar:
        pesan = "usulan belum diisi; tulis 'usulan: {nihil: alasannya}' atau daftarnya"
        span = satu.span() if satu.span().file else hasil.plan.span()
        yield Diagnostic("RG502", pesan, span, Severity.PERINGATAN)


def dasar_hukum(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG503: the kind of a legal basis is known, so that it can be sorted by rank."""
    for satu in hasil.plan.dasar_hukum:
        if peringkat(satu.jenis) is None:
            mirip = get_close_matches(satu.jenis, JENIS, 1, 0.5)
            hint = f"maksudnya '{mirip[0]}'?" if mirip else f"yang dikenal: {', '.join(JENIS)}"
            pesan = f"jenis peraturan '{satu.jenis}' tidak dikenal, sehingga ditaruh paling akhir; periksa ejaannya"
            yield Diagnostic("RG503", pesan, satu.span("jenis"), Severity.PERINGATAN, hint)


def rencana_kosong(hasil: Hasil) -> Iterator[Diagnostic]:
    """RG504: something is planned for the plan year."""
    if not hasil.rencana.daun:
        pesan = f"belum ada sub kegiatan yang direncanakan untuk tahun {hasil.n}; tulis pagu dan target tahun itu"
        yield Diagnostic("RG504", pesan, hasil.plan.span("program"), Severity.PERINGATAN)


RULES = (indikator, usulan, dasar_hukum, rencana_kosong)
