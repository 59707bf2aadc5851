"""Who plans what on which basis: the plan itself, agency, Renstra, RPJMD, policies, legal bases."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from renja_gen.options import Tahap
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.nilai import (
    Bulat,
    DaftarBidang,
    DaftarNomor,
    DaftarTeks,
    Periode,
    Tahun,
    TahunHukum,
    Tanggal,
    Teks,
)
from renja_gen.plan.pernyataan import DaftarAbaikan, DaftarDinyatakan


class Renja(Bagian):
    """Which plan this is: year, stage, systematics, place and date of signing."""

    tahun: Tahun = Field(description="Tahun rencana (n)")
    tahap: Tahap = Field(description="Rancangan awal, rancangan, rancangan akhir, final, atau perubahan")
    profil: Teks = Field(default="86-2017", description="Susunan bab; bawaan 86-2017")
    tempat: Teks | None = Field(
        default=None, description="Tempat penandatanganan; bawaan nama daerah tanpa 'Kota' atau 'Kabupaten'"
    )
    tanggal: Tanggal | None = Field(default=None, description="Tanggal penandatanganan; tanpa ini tercetak '…'")


class Pejabat(Bagian):
    """An official who signs."""

    nama: Teks = Field(description="Nama dengan gelar, dalam tanda kutip")
    jabatan: Teks | None = Field(default=None, description="Bila bukan 'Kepala' diikuti nama Perangkat Daerah")
    pangkat: Teks = Field(default="", description="Pangkat")
    nip: Teks = Field(default="", description="NIP")


class PerangkatDaerah(Bagian):
    """The agency and its region."""

    nama: Teks = Field(description="Nama lengkap tanpa nama daerah")
    singkatan: Teks = Field(description="Nama pendek untuk kalimat")
    daerah: Teks = Field(description="Nama daerah, diawali Kota, Kabupaten, atau Provinsi")
    bidang_urusan: DaftarBidang = Field(
        default=(), description="Kode bidang urusan menurut perda pembentukannya, yang pertama di depan"
    )
    provinsi: Teks | None = Field(default=None, description="Nama provinsi")
    wilayah: DaftarTeks = Field(
        default=(), description="Kecamatan dan kelurahan atau desa; bila diisi, lokasi dicocokkan dengannya"
    )
    alamat: Teks | None = Field(default=None, description="Alamat kantor")
    kepala: Pejabat = Field(description="Pejabat yang menandatangani")
    logo: Teks | None = Field(default=None, description="Berkas PNG atau JPEG di folder rencana, paling besar 2 MB")
    tugas: Teks | None = Field(default=None, description="Tugas pokok, satu kalimat diawali kata kerja")
    fungsi: DaftarTeks = Field(default=(), description="Daftar fungsi")


class Renstra(Bagian):
    """The agency's five-year plan."""

    periode: Periode = Field(description="Tahun awal dan akhir Renstra; n harus di dalamnya")


def _misi(nilai: object) -> object:
    return {str(nomor): teks for nomor, teks in enumerate(nilai, 1)} if isinstance(nilai, list) else nilai


Misi = Annotated[dict[Bulat, Teks], BeforeValidator(_misi, dict[Bulat, Teks] | list[Teks])]


class Rpjmd(Bagian):
    """The region's five-year plan; `misi_terkait` are the numbers of the misi this agency supports."""

    periode: Periode | None = Field(default=None, description="Periode RPJMD; bawaan sama dengan Renstra")
    visi: Teks | None = Field(default=None, description="Visi daerah")
    misi: Misi = Field(default_factory=dict, description="Daftar misi, atau nomor dan misi")
    misi_terkait: DaftarNomor = Field(default=(), description="Nomor misi yang didukung")
    abaikan: DaftarAbaikan = ()


class KebijakanNasional(Bagian):
    """A national policy this plan answers to (3.1)."""

    nama: Teks = Field(description="Nama kebijakan")
    uraian: Teks | None = Field(default=None, description="Hubungannya dengan Perangkat Daerah")


class DasarHukum(Bagian):
    """A legal basis; the list is sorted by rank and year when printed.

    `perubahan` is the clause on its amendments ("sebagaimana telah diubah …"), `lembaran` its gazette.
    """

    jenis: Teks = Field(description="Jenis peraturan, ditulis lengkap")
    nomor: Teks = Field(description="Nomor")
    tahun: TahunHukum = Field(description="Tahun")
    tentang: Teks = Field(description="Judul tanpa kata 'tentang'")
    perubahan: Teks | None = Field(default=None, description="Anak kalimat tentang perubahannya")
    lembaran: Teks | None = Field(default=None, description="Lembaran negara atau daerah")
    abaikan: DaftarAbaikan = ()


class NamaUrusan(Bagian):
    """An urusan or bidang urusan: its printed name where it differs from the catalogue, and stated figures."""

    kode: Teks = Field(description="Kode urusan (2) atau bidang urusan (2.23)")
    nama: Teks | None = Field(default=None, description="Nama yang dicetak, bila berbeda dari nomenklatur")
    dinyatakan: DaftarDinyatakan = ()
