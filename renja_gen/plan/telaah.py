"""What the agency looks at: tujuan and sasaran, services, last year, issues, proposals."""

from typing import Literal

from pydantic import Field

from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import Capaian, DaftarTeks, Rupiah, Teks
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.pernyataan import DaftarAbaikan


class Sasaran(Bagian):
    """A sasaran, its indicators, and the programmes that serve it (their codes)."""

    nama: Teks = Field(description="Sasaran")
    indikator: tuple[Indikator, ...] = Field(default=(), description="Indikator sasaran")
    program: DaftarTeks = Field(default=(), description="Kode program yang melayani sasaran ini")
    abaikan: DaftarAbaikan = ()


class Tujuan(Bagian):
    """A tujuan with its indicators and sasaran."""

    nama: Teks = Field(description="Tujuan")
    indikator: tuple[Indikator, ...] = Field(default=(), description="Indikator tujuan")
    sasaran: tuple[Sasaran, ...] = Field(default=(), description="Daftar sasaran")
    abaikan: DaftarAbaikan = ()


class Pelayanan(Bagian):
    """A service indicator of T-C.30."""

    nama: Teks = Field(description="Nama indikator")
    satuan: Teks = Field(default="", description="Satuan")
    spm: Teks | None = Field(default=None, description="SPM atau standar nasional")
    ikk: Teks | None = Field(default=None, description="Indikator kinerja kunci")
    target: Deret[Capaian] = Field(default_factory=Deret, description="Deret target Renstra")
    realisasi: Deret[Capaian] = Field(default_factory=Deret, description="Deret realisasi")
    proyeksi: Deret[Capaian] = Field(default_factory=Deret, description="Deret proyeksi")
    arah: Literal["naik", "turun"] = Field(default="naik", description="Naik (bawaan) atau turun")
    catatan: Teks | None = Field(default=None, description="Catatan analisis")
    abaikan: DaftarAbaikan = ()


class Evaluasi(Bagian):
    """What the agency says about last year's results: causes and follow-up."""

    pagu_sebelum_perubahan: Rupiah | None = Field(default=None, description="Pagu n-2 sebelum perubahan APBD")
    faktor_pendorong: DaftarTeks = Field(default=(), description="Daftar faktor")
    faktor_penghambat: DaftarTeks = Field(default=(), description="Daftar faktor")
    tindak_lanjut: DaftarTeks = Field(default=(), description="Daftar tindak lanjut")
    abaikan: DaftarAbaikan = ()


class Masalah(Bagian):
    """A problem and its root causes."""

    nama: Teks = Field(description="Masalah")
    akar: DaftarTeks = Field(default=(), description="Akar masalah, satu atau beberapa")


class MasalahPokok(Bagian):
    """A main problem of the table of problems."""

    nama: Teks = Field(description="Masalah pokok")
    masalah: tuple[Masalah, ...] = Field(default=(), description="Daftar masalah di bawahnya")


class Isu(Bagian):
    """Issues (2.3): lists, or the table of problems, or both."""

    isu_strategis: DaftarTeks = Field(default=(), description="Daftar isu strategis")
    permasalahan: DaftarTeks = Field(default=(), description="Daftar permasalahan")
    potensi: DaftarTeks = Field(default=(), description="Daftar potensi dan peluang")
    masalah_pokok: tuple[MasalahPokok, ...] = Field(default=(), description="Tabel permasalahan")
    abaikan: DaftarAbaikan = ()


class Usulan(Bagian):
    """A proposal of T-C.32. With a `kode` what is not written comes from that sub kegiatan."""

    kode: Teks | None = Field(
        default=None, description="Sub kegiatan yang menampung; isian lain lalu diambil dari sana"
    )
    nama: Teks | None = Field(default=None, description="Usulan; wajar ditulis bila tanpa kode")
    asal: Teks | None = Field(default=None, description="Pengusul")
    lokasi: DaftarTeks = Field(default=(), description="Lokasi")
    indikator: Teks | None = Field(default=None, description="Indikator")
    volume: Capaian | None = Field(default=None, description="Besaran")
    status: Literal["diterima", "diterima sebagian", "ditolak", "dibahas"] | None = Field(
        default=None, description="Diterima, diterima sebagian, ditolak, atau dibahas"
    )
    catatan: Teks | None = Field(default=None, description="Alasan atau keterangan")
    abaikan: DaftarAbaikan = ()


class DaftarUsulan(Bagian):
    """The proposals, or `nihil` with the reason why there are none."""

    nihil: Teks | None = Field(default=None, description="Alasan tidak ada usulan; menyambung kata 'karena'")
    daftar: tuple[Usulan, ...] = Field(default=(), description="Daftar usulan")
