"""The plan: what an agency states, typed and frozen. Nothing here is computed.

Field names are the keys of the YAML. Money is `Decimal` rupiah; series are by calendar year.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import (
    Bulat,
    Capaian,
    DaftarTeks,
    Periode,
    Rupiah,
    Tahun,
    TahunHukum,
    Tanggal,
    Teks,
    YaTidak,
    salah,
)

Tahap = Literal["rancangan awal", "rancangan", "rancangan akhir", "final", "perubahan"]
JenisIndikator = Literal["capaian program", "hasil", "keluaran"]


class Kepala(Bagian):
    """Berkas `renja`: which plan this is."""

    tahun: Tahun
    tahap: Tahap
    profil: Teks = "86-2017"
    tempat: Teks | None = None
    tanggal: Tanggal | None = None


class Pejabat(Bagian):
    """An official who signs."""

    nama: Teks
    jabatan: Teks | None = None
    pangkat: Teks = ""
    nip: Teks = ""


class PerangkatDaerah(Bagian):
    """The agency and its region."""

    nama: Teks
    singkatan: Teks
    daerah: Teks
    provinsi: Teks | None = None
    alamat: Teks | None = None
    kepala: Pejabat
    logo: Teks | None = None
    tugas: Teks | None = None
    fungsi: DaftarTeks = ()


class Renstra(Bagian):
    """The agency's five-year plan."""

    periode: Periode


def _misi(nilai: object) -> object:
    return {str(nomor): teks for nomor, teks in enumerate(nilai, 1)} if isinstance(nilai, list) else nilai


Misi = Annotated[dict[Bulat, Teks], BeforeValidator(_misi, dict[Bulat, Teks] | list[Teks])]


class Rpjmd(Bagian):
    """The region's five-year plan; `misi_terkait` are the numbers of the misi this agency supports."""

    periode: Periode | None = None
    visi: Teks | None = None
    misi: Misi = Field(default_factory=dict)
    misi_terkait: tuple[Bulat, ...] = ()


class KebijakanNasional(Bagian):
    """A national policy this plan answers to (3.1)."""

    nama: Teks
    uraian: Teks | None = None


class Indikator(Bagian):
    """An indicator: series of targets and realisations by year, and its Renstra target.

    `akumulasi` says how years add up to a Renstra achievement; `arah` whether more or less is better.
    """

    nama: Teks
    satuan: Teks = ""
    jenis: JenisIndikator | None = None
    akumulasi: Literal["jumlah", "terakhir", "rata-rata"] | None = None
    arah: Literal["naik", "turun"] = "naik"
    renstra: Capaian | None = None
    target: Deret[Capaian] = Field(default_factory=Deret)
    realisasi: Deret[Capaian] = Field(default_factory=Deret)
    triwulan: Deret[tuple[Capaian, ...]] = Field(default_factory=Deret)


class Anggaran(Bagian):
    """Budget of a sub kegiatan: Renstra target, ceilings (`pagu`) and realisations by year, in rupiah."""

    renstra: Rupiah | None = None
    pagu: Deret[Rupiah] = Field(default_factory=Deret)
    realisasi: Deret[Rupiah] = Field(default_factory=Deret)
    triwulan: Deret[tuple[Rupiah, ...]] = Field(default_factory=Deret)


class SumberDana(Bagian):
    """A source of funds with its share of the pagu of the plan year; no share means all of it."""

    nama: Teks
    pagu: Rupiah | None = None


def _sumber_dana(nilai: object) -> object:
    if isinstance(nilai, str):
        return [{"nama": nilai}]
    if isinstance(nilai, dict):
        return [nilai]
    if isinstance(nilai, list):
        return [{"nama": butir} if isinstance(butir, str) else butir for butir in nilai]
    return nilai


class IndikatorRkpd(Bagian):
    """An indicator as the RKPD draft has it."""

    nama: Teks
    target: Capaian | None = None


class Rkpd(Bagian):
    """How the RKPD draft has a sub kegiatan, where it differs from this plan.

    `rkpd: tidak ada` is short for `ada: tidak`: the draft does not have the sub kegiatan.
    """

    ada: YaTidak = True
    nama: Teks | None = None
    lokasi: DaftarTeks | None = None
    indikator: tuple[IndikatorRkpd, ...] = ()
    target: Capaian | None = None
    pagu: Rupiah | None = None


def _rkpd(nilai: object) -> object:
    if isinstance(nilai, str):
        if nilai.strip().lower() != "tidak ada":
            raise salah(f"'{nilai}' tidak dikenal; tulis 'tidak ada' atau isian yang berbeda, misalnya pagu: …")
        return {"ada": "tidak"}
    return nilai


class SubKegiatan(Bagian):
    """A sub kegiatan: the leaf that carries figures."""

    kode: Teks
    nama: Teks | None = None
    lokasi: DaftarTeks = ()
    kelompok_sasaran: Teks | None = None
    penanggung_jawab: Teks | None = None
    sumber_dana: Annotated[
        tuple[SumberDana, ...], BeforeValidator(_sumber_dana, Teks | SumberDana | list[Teks | SumberDana])
    ] = ()
    indikator: tuple[Indikator, ...] = ()
    anggaran: Anggaran = Field(default_factory=Anggaran)
    rkpd: Annotated[Rkpd | None, BeforeValidator(_rkpd, Literal["tidak ada"] | Rkpd)] = None
    catatan: Teks | None = None
    catatan_review: Teks | None = None


class Kegiatan(Bagian):
    """A kegiatan; its amounts are the sums of its sub kegiatan."""

    kode: Teks
    nama: Teks | None = None
    indikator: tuple[Indikator, ...] = ()
    sub_kegiatan: tuple[SubKegiatan, ...] = ()


class Program(Bagian):
    """A programme; its amounts are the sums of its kegiatan."""

    kode: Teks
    nama: Teks | None = None
    indikator: tuple[Indikator, ...] = ()
    kegiatan: tuple[Kegiatan, ...] = ()


class NamaUrusan(Bagian):
    """The printed name of an urusan or bidang urusan, where it differs from the catalogue."""

    kode: Teks
    nama: Teks


class Sasaran(Bagian):
    """A sasaran, its indicators, and the programmes that serve it (their codes)."""

    nama: Teks
    indikator: tuple[Indikator, ...] = ()
    program: DaftarTeks = ()


class Tujuan(Bagian):
    """A tujuan with its indicators and sasaran."""

    nama: Teks
    indikator: tuple[Indikator, ...] = ()
    sasaran: tuple[Sasaran, ...] = ()


class Pelayanan(Bagian):
    """A service indicator of T-C.30."""

    nama: Teks
    satuan: Teks = ""
    spm: Teks | None = None
    ikk: Teks | None = None
    target: Deret[Capaian] = Field(default_factory=Deret)
    realisasi: Deret[Capaian] = Field(default_factory=Deret)
    proyeksi: Deret[Capaian] = Field(default_factory=Deret)
    arah: Literal["naik", "turun"] = "naik"
    catatan: Teks | None = None


class Evaluasi(Bagian):
    """What the agency says about last year's results: causes and follow-up."""

    pagu_sebelum_perubahan: Rupiah | None = None
    faktor_pendorong: DaftarTeks = ()
    faktor_penghambat: DaftarTeks = ()
    tindak_lanjut: DaftarTeks = ()


class Masalah(Bagian):
    """A problem and its root causes."""

    nama: Teks
    akar: DaftarTeks = ()


class MasalahPokok(Bagian):
    """A main problem of the table of problems."""

    nama: Teks
    masalah: tuple[Masalah, ...] = ()


class Isu(Bagian):
    """Issues (2.3): lists, or the table of problems, or both."""

    isu_strategis: DaftarTeks = ()
    permasalahan: DaftarTeks = ()
    potensi: DaftarTeks = ()
    masalah_pokok: tuple[MasalahPokok, ...] = ()


class Usulan(Bagian):
    """A proposal of T-C.32. With a `kode` what is not written comes from that sub kegiatan."""

    kode: Teks | None = None
    nama: Teks | None = None
    asal: Teks | None = None
    lokasi: DaftarTeks = ()
    indikator: Teks | None = None
    volume: Capaian | None = None
    status: Literal["diterima", "diterima sebagian", "ditolak", "dibahas"] | None = None
    catatan: Teks | None = None


class DaftarUsulan(Bagian):
    """The proposals, or `nihil` with the reason why there are none."""

    nihil: Teks | None = None
    daftar: tuple[Usulan, ...] = ()


class DasarHukum(Bagian):
    """A legal basis; the list is sorted by rank and year when printed.

    `perubahan` is the clause on its amendments ("sebagaimana telah diubah …"), `lembaran` its gazette.
    """

    jenis: Teks
    nomor: Teks
    tahun: TahunHukum
    tentang: Teks
    perubahan: Teks | None = None
    lembaran: Teks | None = None


class TabelEvaluasi(Bagian):
    """Options of Tabel 2.1."""

    bentuk: Literal["kinerja", "anggaran", "kinerja-anggaran", "e81"] = "kinerja-anggaran"
    rata_rata: Literal["termasuk-nol", "abaikan-nol"] = "termasuk-nol"
    triwulan: YaTidak = False


class TabelPelayanan(Bagian):
    """The years of Tabel T-C.30; left out, they follow from the plan year."""

    target: tuple[Tahun, ...] = ()
    realisasi: tuple[Tahun, ...] = ()
    proyeksi: tuple[Tahun, ...] = ()


class TabelReview(Bagian):
    """Options of Tabel T-C.31."""

    penomoran: Literal["romawi", "huruf"] = "romawi"


class TabelBentuk(Bagian):
    """Options of Tabel T-C.33 and Tabel 4.1."""

    bentuk: Literal["ringkas", "lebar"] = "ringkas"


class TabelPendanaan(TabelBentuk):
    """Options of Tabel 4.1; `sumber_dana` adds the summary by source of funds."""

    sumber_dana: YaTidak = True


class Tabel(Bagian):
    """Which layout each table takes."""

    evaluasi: TabelEvaluasi = Field(default_factory=TabelEvaluasi)
    pelayanan: TabelPelayanan = Field(default_factory=TabelPelayanan)
    review: TabelReview = Field(default_factory=TabelReview)
    rumusan: TabelBentuk = Field(default_factory=TabelBentuk)
    pendanaan: TabelPendanaan = Field(default_factory=TabelPendanaan)


class Plan(Bagian):
    """A whole plan."""

    renja: Kepala
    perangkat_daerah: PerangkatDaerah
    renstra: Renstra
    rpjmd: Rpjmd = Field(default_factory=Rpjmd)
    kebijakan_nasional: tuple[KebijakanNasional, ...] = ()
    dasar_hukum: tuple[DasarHukum, ...] = ()
    evaluasi: Evaluasi = Field(default_factory=Evaluasi)
    pelayanan: tuple[Pelayanan, ...] = ()
    isu: Isu = Field(default_factory=Isu)
    usulan: DaftarUsulan = Field(default_factory=DaftarUsulan)
    tujuan: tuple[Tujuan, ...] = ()
    urusan: tuple[NamaUrusan, ...] = ()
    bidang_urusan: tuple[NamaUrusan, ...] = ()
    program: tuple[Program, ...]
    tabel: Tabel = Field(default_factory=Tabel)

    @property
    def n(self) -> int:
        """The plan year."""
        return self.renja.tahun
