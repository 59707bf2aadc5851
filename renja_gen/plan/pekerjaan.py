"""The work: program, kegiatan, sub kegiatan with indicators, amounts, funds and the RKPD draft's version."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import Capaian, DaftarTeks, Rupiah, Teks, YaTidak, salah
from renja_gen.plan.pernyataan import DaftarAbaikan, DaftarDinyatakan, DaftarIndikatorDinyatakan

JenisIndikator = Literal["capaian program", "hasil", "keluaran"]


class Indikator(Bagian):
    """An indicator: series of targets and realisations by year, and its Renstra target.

    `akumulasi` says how years add up to a Renstra achievement; `arah` whether more or less is better.
    """

    nama: Teks = Field(description="Nama indikator")
    satuan: Teks = Field(default="", description="Satuan")
    jenis: JenisIndikator | None = Field(
        default=None,
        description="Capaian program, hasil, atau keluaran; bawaan menurut tingkat: program, kegiatan, sub kegiatan",
    )
    akumulasi: Literal["jumlah", "terakhir", "rata-rata"] | None = Field(
        default=None, description="Jumlah, terakhir, atau rata-rata"
    )
    arah: Literal["naik", "turun"] = Field(default="naik", description="Naik (bawaan) atau turun")
    renstra: Capaian | None = Field(default=None, description="Target akhir Renstra")
    target: Deret[Capaian] = Field(default_factory=Deret, description="Deret target Renja")
    realisasi: Deret[Capaian] = Field(default_factory=Deret, description="Deret realisasi")
    triwulan: Deret[tuple[Capaian, ...]] = Field(default_factory=Deret, description="Realisasi tiap triwulan")
    dinyatakan: DaftarIndikatorDinyatakan = ()
    abaikan: DaftarAbaikan = ()


class Anggaran(Bagian):
    """Budget of a sub kegiatan: Renstra target, ceilings (`pagu`) and realisations by year, in rupiah."""

    renstra: Rupiah | None = Field(default=None, description="Target dana sampai akhir Renstra")
    pagu: Deret[Rupiah] = Field(default_factory=Deret, description="Deret pagu; tahun n+1 ialah prakiraan maju")
    realisasi: Deret[Rupiah] = Field(default_factory=Deret, description="Deret realisasi")
    triwulan: Deret[tuple[Rupiah, ...]] = Field(
        default_factory=Deret, description="Realisasi tiap triwulan; realisasi setahun lalu dihitung dari sini"
    )


class SumberDana(Bagian):
    """A source of funds with its share of the pagu of the plan year; no share means all of it."""

    nama: Teks = Field(description="Nama sumber dana; samakan ejaannya di semua tempat")
    pagu: Rupiah | None = Field(default=None, description="Bagian dari pagu tahun n")


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

    nama: Teks = Field(description="Nama indikator dalam RKPD")
    target: Capaian | None = Field(default=None, description="Target beserta satuannya")


class Rkpd(Bagian):
    """How the RKPD draft has a sub kegiatan, where it differs from this plan.

    `rkpd: tidak ada` is short for `ada: tidak`: the draft does not have the sub kegiatan.
    """

    ada: YaTidak = Field(default=True, description="Tidak bila RKPD tidak memuatnya (sama dengan rkpd: tidak ada)")
    nama: Teks | None = Field(default=None, description="Nama dalam RKPD")
    lokasi: DaftarTeks | None = Field(default=None, description="Lokasi dalam RKPD")
    indikator: tuple[IndikatorRkpd, ...] = Field(default=(), description="Indikator dalam RKPD")
    target: Capaian | None = Field(default=None, description="Target indikator pertama dalam RKPD")
    pagu: Rupiah | None = Field(default=None, description="Pagu dalam RKPD")


def _rkpd(nilai: object) -> object:
    if isinstance(nilai, str):
        if nilai.strip().lower() != "tidak ada":
            raise salah(f"'{nilai}' tidak dikenal; tulis 'tidak ada' atau isian yang berbeda, misalnya pagu: …")
        return {"ada": "tidak"}
    return nilai


class SubKegiatan(Bagian):
    """A sub kegiatan: the leaf that carries figures."""

    kode: Teks = Field(description="Enam ruas, diawali kode kegiatan")
    nama: Teks | None = Field(default=None, description="Wajib bila kodenya tidak ada dalam nomenklatur")
    lokasi: DaftarTeks = Field(default=(), description="Satu atau beberapa lokasi")
    kelompok_sasaran: Teks | None = Field(
        default=None, description="Penerima manfaat; belum dicetak dalam tabel profil 86-2017"
    )
    penanggung_jawab: Teks | None = Field(default=None, description="Unit; bawaan singkatan dan daerah")
    sumber_dana: Annotated[
        tuple[SumberDana, ...], BeforeValidator(_sumber_dana, Teks | SumberDana | list[Teks | SumberDana])
    ] = Field(default=(), description="Satu nama, atau daftar dengan bagiannya")
    indikator: tuple[Indikator, ...] = Field(default=(), description="Daftar indikator")
    anggaran: Anggaran = Field(default_factory=Anggaran, description="Renstra, pagu, realisasi")
    rkpd: Annotated[Rkpd | None, BeforeValidator(_rkpd, Literal["tidak ada"] | Rkpd)] = Field(
        default=None, description="Yang berbeda dalam rancangan awal RKPD, atau tidak ada"
    )
    catatan: Teks | None = Field(default=None, description="Catatan penting")
    catatan_review: Teks | None = Field(default=None, description="Catatan penting; bawaan disusun dari selisihnya")
    dinyatakan: DaftarDinyatakan = ()
    abaikan: DaftarAbaikan = ()


class Kegiatan(Bagian):
    """A kegiatan; its amounts are the sums of its sub kegiatan."""

    kode: Teks = Field(description="Lima ruas, diawali kode program")
    nama: Teks | None = Field(default=None, description="Hanya bila berbeda dari nomenklatur")
    indikator: tuple[Indikator, ...] = Field(default=(), description="Indikator kegiatan")
    sub_kegiatan: tuple[SubKegiatan, ...] = Field(default=(), description="Daftar sub kegiatan")
    dinyatakan: DaftarDinyatakan = ()
    abaikan: DaftarAbaikan = ()


class Program(Bagian):
    """A programme; its amounts are the sums of its kegiatan."""

    kode: Teks = Field(description="Tiga ruas")
    nama: Teks | None = Field(default=None, description="Hanya bila berbeda dari nomenklatur")
    indikator: tuple[Indikator, ...] = Field(default=(), description="Indikator program")
    kegiatan: tuple[Kegiatan, ...] = Field(default=(), description="Daftar kegiatan")
    dinyatakan: DaftarDinyatakan = ()
    abaikan: DaftarAbaikan = ()
