"""Silences: findings the agency has looked at and keeps, each with its reason (`abaikan`)."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from renja_gen.diagnostics import Diagnostic, Severity, Span
from renja_gen.plan.model import Plan
from renja_gen.plan.pernyataan import Abaikan

TANPA_TEMUAN, TIDAK_DAPAT = "RG111", "RG110"


@dataclass
class _Peredam:
    """Equal silences of one part, and whether they have met a finding."""

    semua: list[Abaikan] = field(default_factory=list)
    terpakai: bool = False


_Lemari = defaultdict[tuple[str, str | None], _Peredam]  # the silences of a part, by code and file


@dataclass
class Peredaman:
    """All silences of a plan.

    Findings with a code in `kode_aturan` may be set aside even when they are errors, others when they are not.
    """

    plan: Plan
    kode_aturan: Collection[str]

    def __post_init__(self) -> None:
        self.kode: set[str] = set()
        self.umum: _Lemari = defaultdict(_Peredam)
        self.di_tempat: defaultdict[Span, list[_Lemari]] = defaultdict(list)
        self.lemari = [self.umum]
        for bagian in self.plan.semua_bagian():
            daftar = getattr(bagian, "abaikan", ())
            lemari = self.umum if bagian is self.plan else defaultdict(_Peredam)
            for satu in daftar:
                lemari[satu.kode, satu.berkas].semua.append(satu)
                self.kode.add(satu.kode)
            if daftar and lemari is not self.umum:
                self.lemari.append(lemari)
                for span in bagian.semua_span():
                    self.di_tempat[span].append(lemari)

    def __call__(self, temuan: Diagnostic) -> Diagnostic:
        """The finding, marked with the reason if a silence covers it."""
        tetap = temuan.severity is Severity.GALAT and temuan.code not in self.kode_aturan
        if tetap or temuan.code not in self.kode:
            return temuan
        semua = (self.umum, *self.di_tempat.get(self._nilai(temuan.span), ()))
        kunci = ((temuan.code, None), (temuan.code, temuan.span.file))
        kena = [lemari[satu] for lemari in semua for satu in kunci if satu in lemari]
        for peredam in kena:
            peredam.terpakai = True
        return replace(temuan, silenced=kena[0].semua[0].alasan) if kena else temuan

    def _nilai(self, span: Span) -> Span:
        """Where the value begins that a place lies in: a finding may point into the middle of a text."""
        tempat = self._tempat.get(span.file, [])
        ke = bisect_right(tempat, (span.line, span.column))
        return Span(span.file, *tempat[ke - 1]) if ke else span

    @cached_property
    def _tempat(self) -> dict[str, list[tuple[int, int]]]:
        """Where values begin, by file, in order."""
        tempat = defaultdict(list)
        for span in self.plan.semua_span():
            tempat[span.file].append((span.line, span.column))
        return {berkas: sorted(semua) for berkas, semua in tempat.items()}

    def _semua(self) -> Iterator[tuple[_Peredam, Abaikan]]:
        for lemari in self.lemari:
            for peredam in lemari.values():
                for satu in peredam.semua:
                    yield peredam, satu

    def sisa(self, kode_peringatan: Collection[str]) -> Iterator[Diagnostic]:
        """What is wrong with the silences themselves, once all findings are known.

        `kode_peringatan` are the codes of other stages that can be warnings.
        """
        for peredam, satu in self._semua():
            kode = satu.kode
            if kode not in self.kode_aturan and kode not in kode_peringatan:
                pesan = (
                    f"temuan {kode} tidak ada atau tidak dapat diabaikan; perbaiki rencananya, lalu hapus butir ini"
                )
                yield Diagnostic(TIDAK_DAPAT, pesan, satu.span("kode"))
            elif not peredam.terpakai:
                pesan = f"tidak ada temuan {kode} di bagian ini; hapus butir abaikan ini"
                yield Diagnostic(TANPA_TEMUAN, pesan, satu.span("kode"), Severity.PERINGATAN)
