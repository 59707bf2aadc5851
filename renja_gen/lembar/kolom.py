"""The flat form of a plan's work, declared once for those who write it and those who read it back.

A row is an indicator of a program, kegiatan or sub kegiatan; a node without indicators has one row. Every row names
its node (Kode, Tingkat, Nama); whatever else belongs to the node stands on its first row only, so that sums over a
column count nothing twice. A column is what a plan states at one place: its `jalur` is the path of keys below the
node or the indicator, as in the YAML, so that reading and writing need nothing else.

`baris` makes the rows of a plan, `isi` the contents of cells.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto

from renja_gen.angka import romawi


class Milik(StrEnum):
    """What a column belongs to: any node, sub kegiatan only, or an indicator."""

    SIMPUL = "simpul"
    SUB = "sub kegiatan"
    INDIKATOR = "indikator"


class Jenis(Enum):
    """What a cell holds.

    TEKS a text; BARIS several, one a line; DANA sources of funds and RKPD indicators of the RKPD draft, one a line
    as `isi` writes and reads them; ADA "ada" or "tidak ada"; RUPIAH an amount; CAPAIAN a performance value, a number
    where it is one without a unit of its own; DATA any part of a plan as JSON.
    """

    TEKS = auto()
    BARIS = auto()
    DANA = auto()
    RKPD = auto()
    ADA = auto()
    RUPIAH = auto()
    CAPAIAN = auto()
    DATA = auto()


@dataclass(frozen=True, slots=True)
class KolomData:
    """A column: its title, what it belongs to, its path of keys, what its cells hold, its width in mm.

    A `deret` becomes one column for each key of a series ("Pagu 2024", "Realisasi s/d 2021"), a `triwulan` one for
    each quarter of each year ("Realisasi Triwulan II 2022"); see `pada`.
    """

    judul: str
    milik: Milik
    jalur: tuple[str, ...]
    jenis: Jenis = Jenis.TEKS
    lebar: float = 24
    deret: bool = False
    triwulan: bool = False

    def pada(self, kunci: str, ke: int = 0) -> "KolomData":
        """The column of one key ("2024", "s/d 2021") of a series, and of quarter `ke` (from 1) where it has some."""
        if self.triwulan:
            judul, jalur = f"{self.judul} {romawi(ke)} {kunci}", (*self.jalur, kunci, str(ke - 1))
        else:
            judul, jalur = f"{self.judul} {kunci}", (*self.jalur, kunci)
        return replace(self, judul=judul, jalur=jalur, deret=False, triwulan=False)


KODE, TINGKAT, NAMA = "Kode", "Tingkat", "Nama"
_SIMPUL, _SUB, _INDIKATOR = Milik
_RP, _K = Jenis.RUPIAH, Jenis.CAPAIAN

KOLOM: tuple[KolomData, ...] = (
    KolomData(KODE, _SIMPUL, ("kode",), lebar=34),
    KolomData(TINGKAT, _SIMPUL, (), lebar=24),  # follows from the code; for people and filters
    KolomData(NAMA, _SIMPUL, ("nama",), lebar=70),
    KolomData("Indikator", _INDIKATOR, ("nama",), lebar=70),
    KolomData("Satuan", _INDIKATOR, ("satuan",), lebar=20),
    KolomData("Jenis", _INDIKATOR, ("jenis",)),
    KolomData("Akumulasi", _INDIKATOR, ("akumulasi",), lebar=20),
    KolomData("Arah", _INDIKATOR, ("arah",), lebar=14),
    KolomData("Target Renstra", _INDIKATOR, ("renstra",), _K, 20),
    KolomData("Target", _INDIKATOR, ("target",), _K, 20, deret=True),
    KolomData("Realisasi", _INDIKATOR, ("realisasi",), _K, 20, deret=True),
    KolomData("Realisasi Triwulan", _INDIKATOR, ("triwulan",), _K, 20, deret=True, triwulan=True),
    KolomData("Pagu Renstra", _SUB, ("anggaran", "renstra"), _RP, 30),
    KolomData("Pagu", _SUB, ("anggaran", "pagu"), _RP, 30, deret=True),
    KolomData("Realisasi Rp", _SUB, ("anggaran", "realisasi"), _RP, 30, deret=True),
    KolomData("Realisasi Rp Triwulan", _SUB, ("anggaran", "triwulan"), _RP, 30, deret=True, triwulan=True),
    KolomData("Sumber Dana", _SUB, ("sumber_dana",), Jenis.DANA, 50),
    KolomData("Lokasi", _SUB, ("lokasi",), Jenis.BARIS, 40),
    KolomData("Kelompok Sasaran", _SUB, ("kelompok_sasaran",), lebar=34),
    KolomData("Penanggung Jawab", _SUB, ("penanggung_jawab",), lebar=34),
    KolomData("RKPD", _SUB, ("rkpd", "ada"), Jenis.ADA, 18),
    KolomData("Nama RKPD", _SUB, ("rkpd", "nama"), lebar=50),
    KolomData("Lokasi RKPD", _SUB, ("rkpd", "lokasi"), Jenis.BARIS, 40),
    KolomData("Indikator RKPD", _SUB, ("rkpd", "indikator"), Jenis.RKPD, 60),
    KolomData("Target RKPD", _SUB, ("rkpd", "target"), _K, 20),
    KolomData("Pagu RKPD", _SUB, ("rkpd", "pagu"), _RP, 30),
    KolomData("Catatan", _SUB, ("catatan",), lebar=40),
    KolomData("Catatan Review", _SUB, ("catatan_review",), lebar=40),
    KolomData("Dinyatakan", _SIMPUL, ("dinyatakan",), Jenis.DATA, 40),
    KolomData("Abaikan", _SIMPUL, ("abaikan",), Jenis.DATA, 40),
    KolomData("Dinyatakan Indikator", _INDIKATOR, ("dinyatakan",), Jenis.DATA, 40),
    KolomData("Abaikan Indikator", _INDIKATOR, ("abaikan",), Jenis.DATA, 40),
)
_KUNCI = re.compile(r"(?P<awal>.+?)(?: (?P<ke>[IVX]+))? (?P<kunci>(?:s/d )?\d{4})", re.IGNORECASE)


def kolom_dari_judul(judul: str) -> KolomData | None:
    """The column with a title as `kolom_data` gives it, however it is cased and spaced; None of any other."""
    bersih = " ".join(judul.split())
    for kolom in KOLOM:
        if not kolom.deret and kolom.judul.casefold() == bersih.casefold():
            return kolom
    if cocok := _KUNCI.fullmatch(bersih):
        ke = next((ke for ke in range(1, 13) if romawi(ke) == (cocok["ke"] or "").upper()), 0)
        for kolom in KOLOM:
            if kolom.deret and kolom.triwulan == bool(ke) and kolom.judul.casefold() == cocok["awal"].casefold():
                return kolom.pada(cocok["kunci"].lower(), ke)
    return None
