"""Silences: findings the agency has looked at and keeps, each with its reason (`abaikan`)."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from renja_gen.diagnostics import Diagnostic, Severity, Span
from renja_gen.plan.model import Plan
from renja_gen.plan.pernyataan import Abaikan

TANPA_TEMUAN, TIDAK_DAPAT = "RG111", "RG110"


@dataclass
class _Peredam:
    """One silence: the places it covers (None: everywhere), and whether it has met a finding."""

    isi: Abaikan
    tempat: set[Span] | None
    terpakai: bool = False

    def meliputi(self, temuan: Diagnostic, di: Span) -> bool:
        """Whether it covers a finding with its code, inside the value that stands at `di`."""
        isi = self.isi
        berkas = isi.berkas is None or isi.berkas == temuan.span.file
        return berkas and (self.tempat is None or di in self.tempat)


@dataclass
class Peredaman:
    """All silences of a plan.

    Findings with a code in `kode_aturan` may be set aside even when they are errors, others when they are not.
    """

    plan: Plan
    kode_aturan: Collection[str]
    semua: list[_Peredam] = field(default_factory=list)

    def __post_init__(self) -> None:
        for bagian in self.plan.semua_bagian():
            if daftar := getattr(bagian, "abaikan", ()):
                tempat = None if bagian is self.plan else bagian.semua_span()
                self.semua += [_Peredam(satu, tempat) for satu in daftar]

    def __call__(self, temuan: Diagnostic) -> Diagnostic:
        """The finding, marked with the reason if a silence covers it."""
        if temuan.severity is Severity.GALAT and temuan.code not in self.kode_aturan:
            return temuan
        sekode = [satu for satu in self.semua if satu.isi.kode == temuan.code]
        kena = [satu for satu in sekode if satu.meliputi(temuan, temuan.span)]
        if sekode and not kena:
            kena = [satu for satu in sekode if satu.meliputi(temuan, self._nilai(temuan.span))]
        for satu in kena:
            satu.terpakai = True
        return replace(temuan, silenced=kena[0].isi.alasan) if kena else temuan

    def _nilai(self, span: Span) -> Span:
        """Where the value begins that a place lies in: a finding may point into the middle of a text."""
        ke = bisect_right(self._semua_tempat, span)
        nilai = self._semua_tempat[ke - 1] if ke else span
        return nilai if nilai.file == span.file else span

    @cached_property
    def _semua_tempat(self) -> list[Span]:
        return sorted(self.plan.semua_span())

    def sisa(self, kode_peringatan: Collection[str]) -> Iterator[Diagnostic]:
        """What is wrong with the silences themselves, once all findings are known.

        `kode_peringatan` are the codes of other stages that can be warnings.
        """
        for satu in self.semua:
            kode = satu.isi.kode
            if kode not in self.kode_aturan and kode not in kode_peringatan:
                pesan = (
                    f"temuan {kode} tidak ada atau tidak dapat diabaikan; perbaiki rencananya, lalu hapus butir ini"
                )
                yield Diagnostic(TIDAK_DAPAT, pesan, satu.isi.span("kode"))
            elif not satu.terpakai:
                pesan = f"tidak ada temuan {kode} di bagian ini; hapus butir abaikan ini"
                yield Diagnostic(TANPA_TEMUAN, pesan, satu.isi.span("kode"), Severity.PERINGATAN)
