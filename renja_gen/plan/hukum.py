"""Legal bases: their rank and how they are cited (UU 12/2011 jo. 13/2022, Pasal 7 dan 8)."""

from collections.abc import Iterable
from typing import NamedTuple

from renja_gen.plan.identitas import DasarHukum

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
_SEDERAJAT = {"Peraturan Pemerintah Pengganti Undang-Undang": "Undang-Undang"}


class Kutipan(NamedTuple):
    """A legal basis as printed, with what it was made of."""

    teks: str
    dasar: DasarHukum


def peringkat(jenis: str) -> int | None:
    """The rank of a kind of regulation, 0 the highest; None for an unknown kind."""
    cocok = next((awal for awal in JENIS if jenis.casefold().startswith(awal.casefold())), None)
    return None if cocok is None else JENIS.index(_SEDERAJAT.get(cocok, cocok))


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
