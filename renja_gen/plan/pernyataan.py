"""What an agency says about its plan: figures printed elsewhere, to be checked, and findings it means to keep.

Nothing here is ever printed in a document.
"""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from renja_gen.angka import baca_bilangan
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import Bulat, Capaian, Rupiah, Teks, salah, teks_isian

_KODE = re.compile(r"RG\d{3}")
_HURUF = re.compile(r"[^\W\d_]")


def _kode_temuan(nilai: object) -> str:
    teks = teks_isian(nilai)
    if _KODE.fullmatch(teks.upper()):
        return teks.upper()
    raise salah(f"'{teks}' bukan kode temuan; tulis misalnya RG204")


def _alasan(nilai: object) -> str:
    teks = teks_isian(nilai)
    if _HURUF.search(teks):
        return teks
    raise salah(f"'{teks}' bukan alasan; tulis sebabnya temuan ini dibiarkan")


def _persen(nilai: object) -> Decimal:
    """A percentage with the decimals it was printed with, which say how exactly it is checked."""
    teks = teks_isian(nilai)
    angka = baca_bilangan(teks.removesuffix("%").removesuffix("persen").strip())
    if angka is None:
        raise salah(f"'{teks}' bukan persentase; tulis misalnya 95,10%, atau hapus bila memang tidak tercetak")
    return angka


KodeTemuan = Annotated[
    str, BeforeValidator(_kode_temuan), WithJsonSchema({"type": "string", "pattern": f"^{_KODE.pattern}$"})
]
Alasan = Annotated[str, BeforeValidator(_alasan), WithJsonSchema({"type": "string"})]
Persen = Annotated[Decimal, BeforeValidator(_persen), WithJsonSchema({"type": ["string", "number"]})]


class Abaikan(Bagian):
    """A finding the agency has looked at and keeps, with the reason.

    It holds for the part it stands in and all below; at the top of the plan for everything, narratives included.
    """

    kode: KodeTemuan = Field(description="Kode temuan, misalnya RG204")
    alasan: Alasan = Field(description="Alasan temuan ini dibiarkan")
    berkas: Teks | None = Field(default=None, description="Hanya dalam berkas ini, misalnya narasi/isu.md")


def _satu_atau_daftar(nilai: object) -> object:
    return [nilai] if isinstance(nilai, dict) else nilai


DaftarAbaikan = Annotated[
    tuple[Abaikan, ...],
    BeforeValidator(_satu_atau_daftar, Abaikan | list[Abaikan]),
    Field(description="Temuan yang dibiarkan, dengan alasannya"),
]


class RataRataDinyatakan(Bagian):
    """Means as printed under the evaluation table, percent."""

    tingkat_kinerja: Persen | None = Field(default=None, description="Rata-rata tingkat realisasi kinerja")
    tingkat_anggaran: Persen | None = Field(default=None, description="Rata-rata tingkat realisasi anggaran")
    capaian_kinerja: Persen | None = Field(default=None, description="Rata-rata capaian kinerja Renstra")
    capaian_anggaran: Persen | None = Field(default=None, description="Rata-rata capaian anggaran Renstra")


class Dinyatakan(Bagian):
    """Figures of a part of the plan as another source has them; checked against the computed ones."""

    sumber: Teks = Field(default="dokumen lain", description="Asal angkanya, misalnya SIPD atau Tabel 4.1 tahun lalu")
    renstra: Rupiah | None = Field(default=None, description="Target dana sampai akhir Renstra")
    pagu: Deret[Rupiah] = Field(default_factory=Deret, description="Pagu menurut tahun")
    realisasi: Deret[Rupiah] = Field(default_factory=Deret, description="Realisasi menurut tahun, boleh s/d tahun")
    rkpd: Rupiah | None = Field(default=None, description="Pagu tahun n dalam rancangan awal RKPD")
    plafon: Rupiah | None = Field(default=None, description="Batas pagu tahun n menurut RKPD atau KUA-PPAS")
    tingkat: Persen | None = Field(default=None, description="Tingkat realisasi anggaran tahun n-2")
    capaian: Persen | None = Field(default=None, description="Tingkat capaian anggaran Renstra s/d n-2")
    rata_rata: RataRataDinyatakan | None = Field(default=None, description="Rata-rata pada tabel evaluasi")
    program: Bulat | None = Field(default=None, description="Jumlah program tahun n")
    kegiatan: Bulat | None = Field(default=None, description="Jumlah kegiatan tahun n")
    sub_kegiatan: Bulat | None = Field(default=None, description="Jumlah sub kegiatan tahun n")


class IndikatorDinyatakan(Bagian):
    """Figures of an indicator in the evaluation as another source has them."""

    sumber: Teks = Field(default="dokumen lain", description="Asal angkanya")
    tingkat: Persen | None = Field(default=None, description="Tingkat realisasi kinerja tahun n-2")
    kumulatif: Capaian | None = Field(default=None, description="Realisasi s/d n-2")
    capaian: Persen | None = Field(default=None, description="Tingkat capaian kinerja Renstra s/d n-2")


DaftarDinyatakan = Annotated[
    tuple[Dinyatakan, ...],
    BeforeValidator(_satu_atau_daftar, Dinyatakan | list[Dinyatakan]),
    Field(description="Angka yang tercetak di tempat lain, untuk dicocokkan; tidak dicetak"),
]
DaftarIndikatorDinyatakan = Annotated[
    tuple[IndikatorDinyatakan, ...],
    BeforeValidator(_satu_atau_daftar, IndikatorDinyatakan | list[IndikatorDinyatakan]),
    Field(description="Angka yang tercetak di tempat lain, untuk dicocokkan; tidak dicetak"),
]
