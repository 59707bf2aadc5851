"""Typed scalars of a plan: every scalar arrives as text and is read by the field it stands in."""

import re
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from renja_gen.angka import BULAN, angka, baca_bilangan, baca_rupiah

_BULAN_INGGRIS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_BULAN_LAIN = dict(zip(_BULAN_INGGRIS, BULAN, strict=True)) | {"Agt": "Agustus", "Nopember": "November"}
TAHUN_MERDEKA, TAHUN_TERAWAL, TAHUN_TERAKHIR = 1945, 2005, 2100


def salah(pesan: str) -> PydanticCustomError:
    """A validation error whose message goes to the user as it is."""
    return PydanticCustomError("isian", "{pesan}", {"pesan": pesan})


def teks_isian(nilai: object) -> str:
    """The text of a scalar; a list or mapping in its place is an error."""
    if isinstance(nilai, str):
        return " ".join(nilai.split())
    if nilai is None:
        raise salah("isian kosong; tulis isinya atau hapus butir ini")
    pesan = "di sini harus satu nilai, bukan daftar atau isian bertingkat; tulis satu teks atau angka"
    # text with a colon in it, such as "Sarana: rusak", is a mapping to YAML
    raise salah(f"{pesan}; bila teks memuat ': ', apit dengan tanda kutip" if isinstance(nilai, dict) else pesan)


def _teks(nilai: object) -> str:
    if teks := teks_isian(nilai):
        return teks
    raise salah("isian kosong; tulis isinya atau hapus kuncinya")


def _rupiah(nilai: object) -> Decimal:
    teks = teks_isian(nilai)
    try:
        jumlah = baca_rupiah(teks)
    except ValueError as galat:
        raise salah(str(galat)) from None
    if jumlah < 0:
        raise salah(f"'{teks}' di bawah nol; tulis jumlah rupiah tanpa tanda minus")
    return jumlah


def baca_tahun(nilai: object, terawal: int = TAHUN_TERAWAL) -> int:
    """A calendar year from its text."""
    teks = teks_isian(nilai)
    if re.fullmatch(r"\d{4}", teks) and terawal <= int(teks) <= TAHUN_TERAKHIR:
        return int(teks)
    if re.fullmatch(r"\d{4}", teks):
        raise salah(f"tahun {teks} di luar {terawal} sampai {TAHUN_TERAKHIR}; periksa angkanya")
    raise salah(f"'{teks}' bukan tahun; tulis empat angka, misalnya 2024")


def _bilangan_bulat(nilai: object) -> int:
    teks = teks_isian(nilai)
    if re.fullmatch(r"\d{1,9}", teks):
        return int(teks)
    raise salah(f"'{teks}' bukan bilangan bulat; tulis angka saja, misalnya 3")


def _ya_tidak(nilai: object) -> bool:
    teks = teks_isian(nilai).lower()
    if teks in {"ya", "true"}:
        return True
    if teks in {"tidak", "false"}:
        return False
    raise salah(f"'{teks}' tidak dikenal; tulis ya atau tidak")


def _kode_bidang(nilai: object) -> str:
    teks = teks_isian(nilai)
    if re.fullmatch(r"\d\.\d\d", teks):
        return teks
    raise salah(f"'{teks}' bukan kode bidang urusan; tulis misalnya 2.23, tanpa namanya")


_SKEMA_TEKS: dict[str, Any] = {"type": ["string", "number"]}

Teks = Annotated[str, BeforeValidator(_teks), WithJsonSchema(_SKEMA_TEKS)]
Rupiah = Annotated[
    Decimal,
    BeforeValidator(_rupiah),
    WithJsonSchema({"type": ["string", "number"], "description": "Rupiah dengan titik ribuan, mis. 6.000.000"}),
]
_SKEMA_BULAT: dict[str, Any] = {"type": ["integer", "string"], "pattern": r"^\d+$"}

Tahun = Annotated[int, BeforeValidator(baca_tahun), WithJsonSchema(_SKEMA_BULAT)]
TahunHukum = Annotated[
    int, BeforeValidator(lambda nilai: baca_tahun(nilai, TAHUN_MERDEKA)), WithJsonSchema(_SKEMA_BULAT)
]
Bulat = Annotated[int, BeforeValidator(_bilangan_bulat), WithJsonSchema(_SKEMA_BULAT)]
_SKEMA_YA_TIDAK: dict[str, Any] = {"enum": ["ya", "tidak", "true", "false", True, False]}
YaTidak = Annotated[bool, BeforeValidator(_ya_tidak), WithJsonSchema(_SKEMA_YA_TIDAK)]


def _daftar(nilai: object) -> list[object]:
    return nilai if isinstance(nilai, list) else [nilai]


DaftarTeks = Annotated[
    tuple[Teks, ...],
    BeforeValidator(_daftar),
    WithJsonSchema({"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}}),
]
DaftarNomor = Annotated[
    tuple[Bulat, ...],
    BeforeValidator(_daftar),
    WithJsonSchema({"anyOf": [_SKEMA_BULAT, {"type": "array", "items": _SKEMA_BULAT}]}),
]
DaftarBidang = Annotated[
    tuple[Annotated[str, BeforeValidator(_kode_bidang)], ...],
    BeforeValidator(_daftar),
    WithJsonSchema({"type": ["string", "number", "array"], "items": {"type": ["string", "number"]}}),
]


class _DariTeks:
    """Base of values read from one scalar; subclasses give `baca` and `POLA` for the JSON Schema."""

    @classmethod
    def baca(cls, teks: str) -> "_DariTeks":
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(lambda nilai: cls.baca(_teks(nilai)))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(_SKEMA_TEKS)


@dataclass(frozen=True, slots=True)
class Periode(_DariTeks):
    """A span of years such as `2021-2026`, both ends included."""

    awal: int
    akhir: int

    @classmethod
    def baca(cls, teks: str) -> "Periode":
        """Read `2021-2026`."""
        cocok = re.fullmatch(r"(\d{4})\s*[-–]\s*(\d{4})", teks)
        if cocok and TAHUN_MERDEKA <= (awal := int(cocok[1])) < (akhir := int(cocok[2])) <= TAHUN_TERAKHIR:
            return cls(awal, akhir)
        raise salah(f"'{teks}' bukan periode; tulis tahun awal-tahun akhir, misalnya 2021-2026")

    def __contains__(self, tahun: int) -> bool:
        return self.awal <= tahun <= self.akhir

    def __str__(self) -> str:
        return f"{self.awal}-{self.akhir}"


@dataclass(frozen=True, slots=True)
class Tanggal(_DariTeks):
    """A date in words; the day may still be open (`Juni 2023`), as in drafts."""

    hari: int | None
    bulan: int
    tahun: int

    @classmethod
    def baca(cls, teks: str) -> "Tanggal":
        """Read `30 Juni 2022` or `Juni 2022`."""
        cocok = re.fullmatch(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\s+(\d{4})", teks)
        contoh = "tulis misalnya 30 Juni 2023 atau Juni 2023"
        if cocok is None or not TAHUN_MERDEKA <= (tahun := int(cocok[3])) <= TAHUN_TERAKHIR:
            raise salah(f"'{teks}' bukan tanggal; {contoh}")
        if (bulan := cocok[2].capitalize()) not in BULAN:
            mirip = get_close_matches(bulan, [*_BULAN_LAIN, *BULAN], 1, 0.6)
            benar = _BULAN_LAIN.get(mirip[0], mirip[0]) if mirip else ""
            saran = " ".join(filter(None, ("tulis", cocok[1], benar, cocok[3]))) if benar else contoh
            raise salah(f"'{cocok[2]}' bukan nama bulan; {saran}")
        nomor = BULAN.index(bulan) + 1
        hari = int(cocok[1]) if cocok[1] else None
        banyak = monthrange(tahun, nomor)[1]
        if hari is not None and not 1 <= hari <= banyak:
            raise salah(f"tanggal {hari} tidak ada; {bulan} {tahun} hanya {banyak} hari, perbaiki tanggalnya")
        return cls(hari, nomor, tahun)

    def __str__(self) -> str:
        return f"{self.hari or ''} {BULAN[self.bulan - 1]} {self.tahun}".strip()


_SATUAN_DIAM = {"angka", "indeks", "nilai", "skor"}  # what the number is, not what is counted: "78,25 nilai"


@dataclass(frozen=True, slots=True)
class Capaian(_DariTeks):
    """A performance value: a number with its unit, or text that is no number (`9 parpol 1 tahun`).

    `angka` is None for text; such a value is printed and takes no part in arithmetic. `satuan` is what
    stands behind the number here, "" when the indicator's unit applies.
    """

    teks: str
    angka: Decimal | None = None
    satuan: str = ""

    @classmethod
    def baca(cls, teks: str) -> "Capaian":
        """Read `25`, `5 Dok`, `1th`, `87,5%`, `0,0012 %`, or text."""
        cocok = re.fullmatch(r"(-?[\d.,]*\d)\s*([^\d\s][^\d]*)?", teks)
        nilai = baca_bilangan(cocok[1]) if cocok else None
        if cocok is None or nilai is None:
            return cls(teks)
        return cls(teks, nilai, (cocok[2] or "").strip())

    @classmethod
    def dari(cls, nilai: Decimal | None, satuan: str) -> "Capaian | None":
        """A computed value with its unit; None stays None. Its text is for programs; `cetak` is for people."""
        return None if nilai is None else cls(f"{nilai:f}", nilai, satuan)

    def cetak(self, satuan: str) -> str:
        """The value with its unit, or that of its indicator: `25 paket`, `100%`."""
        if self.angka is None:
            return self.teks
        unit = self.satuan or satuan
        if unit.lower() in {"persen", "%"}:
            return f"{angka(self.angka)}%"
        if unit.lower() in _SATUAN_DIAM:
            return angka(self.angka)
        return f"{angka(self.angka)} {unit}".strip()
