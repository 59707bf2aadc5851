"""All manuals, of rules and of the other stages: by code, and by family as planners look for them."""

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from renja_gen.rules import ATURAN
from renja_gen.rules.aturan import Manual
from renja_gen.rules.tahap import MANUAL as TAHAP

_SEMUA = (*TAHAP, *(satu.manual for satu in ATURAN))
MANUAL = {satu.kode: satu for satu in sorted(_SEMUA, key=lambda manual: manual.kode)}


class Keluarga(NamedTuple):
    """A family of codes: it begins with the number `awal` and ends where the next one begins."""

    awal: int
    judul: str
    pengantar: str


KELUARGA = (
    Keluarga(
        1,
        "Membaca berkas",
        "Berkas rencana harus dapat dibaca dan tersusun sebagai YAML. Selama belum, isinya tidak diperiksa.",
    ),
    Keluarga(20, "Menyertakan berkas", "Rencana boleh dipecah menjadi beberapa berkas dengan `sertakan`."),
    Keluarga(100, "Isian rencana", "Setiap kunci dan isiannya harus dikenal, dan yang wajib harus ada."),
    Keluarga(
        110,
        "Temuan yang diabaikan",
        "Temuan yang sudah ditelaah dan memang dibiarkan dicatat dengan `abaikan` beserta alasannya.",
    ),
    Keluarga(
        200,
        "Kode dan nama",
        "Kode program, kegiatan, dan sub kegiatan dicocokkan dengan nomenklatur tahun rencana dan dengan induknya.",
    ),
    Keluarga(300, "Tahun", "Deret ditulis menurut tahun kalender dan dicocokkan dengan periode Renstra."),
    Keluarga(400, "Uang", "Pagu, sumber dana, realisasi, dan prakiraan maju dicocokkan satu sama lain."),
    Keluarga(
        450,
        "Angka yang dinyatakan",
        "Angka dari dokumen lain, yang ditulis dalam `dinyatakan`, dicocokkan dengan hitungan rencana ini.",
    ),
    Keluarga(500, "Isi rencana", "Yang harus ada agar tabel dan subbab tidak kosong."),
    Keluarga(510, "Narasi, tabel, dan logo", "Narasi milik instansi dicoba disusun, tanpa menulis dokumen."),
    Keluarga(
        530,
        "Tujuan, usulan, dan lokasi",
        "Program dikaitkan dengan sasarannya, usulan dengan sub kegiatannya, dan sub kegiatan dengan lokasinya.",
    ),
    Keluarga(
        600,
        "Kinerja",
        "Indikator, target, satuan, dan realisasi kinerja dicocokkan satu sama lain dan dengan nomenklatur.",
    ),
    Keluarga(
        700,
        "Kalimat",
        "Tahun, angka, dan nama yang diketik dalam narasi dan uraian dicocokkan dengan data rencana.",
    ),
    Keluarga(800, "Landasan hukum", "Peraturan yang dikutip dicocokkan dengan judul, tahun, dan keberlakuannya."),
    Keluarga(900, "Menulis hasil", "Rencananya benar, tetapi hasilnya tidak dapat ditulis sebagaimana mestinya."),
    Keluarga(945, "Mengimpor tabel", "Tabel dari Excel, SIPD, atau aplikasi lain dibaca sel demi sel."),
    Keluarga(967, "Rekapitulasi", "Rencana yang direkap bersama dicocokkan satu sama lain."),
)


def menurut_keluarga() -> Iterator[tuple[Keluarga, list[Manual]]]:
    """Every family that has codes, with its manuals."""
    awal = attrgetter("awal")
    for ke, semua in groupby(MANUAL.values(), lambda manual: bisect(KELUARGA, _nomor(manual.kode), key=awal)):
        yield KELUARGA[ke - 1], list(semua)


def _nomor(kode: str) -> int:
    return int(kode.removeprefix("RG"))


def terdekat(kode: str) -> list[str]:
    """The codes that a wrong one may have meant: first those that differ in the fewest digits, then by number."""
    angka = re.sub(r"[^0-9]", "", kode)[:3]
    if not angka:
        return []
    mungkin = f"RG{angka:>03}"

    def jarak(ada: str) -> tuple[int, int]:
        beda = sum(a != b for a, b in zip(ada, mungkin, strict=True))
        return beda, abs(_nomor(ada) - _nomor(mungkin))

    return sorted(MANUAL, key=jarak)[:3]
