"""The plan: what an agency states, typed and frozen. Nothing here is computed.

Field names are the keys of the YAML. Money is `Decimal` rupiah; series are by calendar year.
"""

from pydantic import Field, PrivateAttr

from renja_gen.plan.dasar import Bagian
from renja_gen.plan.identitas import (
    DasarHukum,
    KebijakanNasional,
    NamaUrusan,
    PerangkatDaerah,
    Renja,
    Renstra,
    Rpjmd,
)
from renja_gen.plan.pekerjaan import Program
from renja_gen.plan.pernyataan import DaftarAbaikan, DaftarDinyatakan
from renja_gen.plan.pilihan import PilihanDokumen, Tabel
from renja_gen.plan.telaah import DaftarUsulan, Evaluasi, Isu, Pelayanan, Tujuan


class Plan(Bagian):
    """A whole plan."""

    renja: Renja = Field(description="Rencana apa ini")
    perangkat_daerah: PerangkatDaerah = Field(description="Perangkat Daerah dan daerahnya")
    renstra: Renstra = Field(description="Periode Renstra")
    rpjmd: Rpjmd = Field(default_factory=Rpjmd, description="Visi dan misi daerah")
    kebijakan_nasional: tuple[KebijakanNasional, ...] = Field(default=(), description="Daftar kebijakan")
    dasar_hukum: tuple[DasarHukum, ...] = Field(default=(), description="Daftar peraturan")
    evaluasi: Evaluasi = Field(default_factory=Evaluasi, description="Penjelasan hasil tahun n-2")
    pelayanan: tuple[Pelayanan, ...] = Field(default=(), description="Indikator pelayanan")
    isu: Isu = Field(default_factory=Isu, description="Isu dan permasalahan")
    usulan: DaftarUsulan = Field(default_factory=DaftarUsulan, description="Usulan masyarakat, atau nihil")
    tujuan: tuple[Tujuan, ...] = Field(default=(), description="Tujuan dan sasaran")
    urusan: tuple[NamaUrusan, ...] = Field(default=(), description="Nama urusan, bila berbeda dari nomenklatur")
    bidang_urusan: tuple[NamaUrusan, ...] = Field(default=(), description="Nama bidang urusan, bila berbeda")
    program: tuple[Program, ...] = Field(description="Program, kegiatan, sub kegiatan")
    tabel: Tabel = Field(default_factory=Tabel, description="Bentuk tabel")
    dokumen: PilihanDokumen = Field(default_factory=PilihanDokumen, description="Cara membuat dokumen")
    dinyatakan: DaftarDinyatakan = ()
    abaikan: DaftarAbaikan = ()

    _utuh: bool = PrivateAttr(default=True)
    _lengkap: bool = PrivateAttr(default=True)

    @property
    def utuh(self) -> bool:
        """Whether nothing faulty was left out that its sums would need."""
        return self._utuh

    @property
    def lengkap(self) -> bool:
        """Whether nothing at all was left out: what seems to be missing is missing."""
        return self._lengkap

    @property
    def n(self) -> int:
        """The plan year."""
        return self.renja.tahun
