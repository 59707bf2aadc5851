"""Legal bases: their rank and how they are cited (UU 12/2011 jo. 13/2022, Pasal 7 dan 8)."""

from collections.abc import Iterable
from typing import NamedTuple

from renja_gen.plan.identitas import DasarHukum
from renja_gen.plan.kutipan import baku_jenis

# Kinds by rank, known by their beginning; longer beginnings first where one contains another.
JENIS = (
    "Undang-Undang Dasar",
    "Ketetapan Majelis Permusyawaratan Rakyat",
    "Peraturan Pemerintah Pengganti Undang-Undang",
    "Undang-Undang",
    "Peraturan Pemerintah",
    "Peraturan Presiden",
    "Keputusan Presiden",
    "Instruksi Presiden",
    "Peraturan Menteri",
    "Peraturan Badan",
    "Peraturan Kepala",
    "Peraturan Lembaga",
    "Keputusan Menteri",
    "Instruksi Menteri",
    "Surat Edaran Menteri",
    "Peraturan Daerah Provinsi",
    "Peraturan Gubernur",
    "Peraturan Daerah",
    "Peraturan Wali Kota",
    "Peraturan Bupati",
    "Keputusan Gubernur",
    "Keputusan Wali Kota",
    "Keputusan Bupati",
    "Instruksi Wali Kota",
    "Instruksi Bupati",
)
# Institutions of the state whose regulations have the rank of those of a Badan.
_LEMBAGA = (
    "Arsip Nasional", "Perpustakaan Nasional", "Komisi", "Otoritas", "Mahkamah", "Bank Indonesia", "Kepolisian",
    "Kejaksaan", "Jaksa Agung", "Ombudsman", "Dewan",
)  # fmt: skip
_SEDERAJAT = {
    "Peraturan Pemerintah Pengganti Undang-Undang": "Undang-Undang",
    **{f"Peraturan {lembaga}": "Peraturan Badan" for lembaga in _LEMBAGA},
}
_AWALAN = tuple((awal.casefold(), JENIS.index(_SEDERAJAT.get(awal, awal))) for awal in (*JENIS, *_SEDERAJAT))


class Kutipan(NamedTuple):
    """A legal basis as printed, with what it was made of."""

    teks: str
    dasar: DasarHukum


def peringkat(jenis: str) -> int | None:
    """The rank of a kind of regulation, also in a short form, 0 the highest; None for an unknown kind."""
    baku = baku_jenis(jenis)
    return next((rank for awal, rank in _AWALAN if baku.startswith(awal)), None)


def urut_dasar_hukum(semua: Iterable[DasarHukum]) -> list[Kutipan]:
    """Legal bases by rank, then year, then number as written; unknown kinds last."""

    def kunci(dasar: DasarHukum) -> tuple[int, int, int]:
        angka = "".join(huruf for huruf in dasar.nomor if huruf.isdecimal())[:9]
        rank = peringkat(dasar.jenis)
        return (len(JENIS) if rank is None else rank, dasar.tahun, int(angka or 0))

    return [Kutipan(_kutip(dasar), dasar) for dasar in sorted(semua, key=kunci)]


def _kutip(dasar: DasarHukum) -> str:
    teks = f"{dasar.jenis} Nomor {dasar.nomor} Tahun {dasar.tahun} tentang {dasar.tentang}"
    if dasar.lembaran:
        teks += f" ({dasar.lembaran})"
    if dasar.perubahan:
        teks += f" {dasar.perubahan}"
    return teks
