"""Reading the packed data files: gzip of tab-separated text, one row a line, the first line a header.

A catalogue (`3708`, `1317`, `2027`) has the columns kode, nama, indikator, satuan, nama_lain (parted by `|`),
jenis_pemda and spm (`1` or nothing); empty cells at the end of a row are left out. `padanan` leads from a
sub kegiatan of 2020 to that of 2023, `sumber_dana` has kode and nama. `tools/kemas_nomenklatur.py` writes
them.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_BANYAK_SEL = 6


@dataclass(frozen=True, slots=True)
class Keputusan:
    """A decree: its name in print, digits of a sub kegiatan, and the kewenangan (fourth segment) it lists."""

    nama: str
    digit_sub: int
    kewenangan: frozenset[str]


# By file. That of 2020 lists kabupaten/kota only, and none before 2027 lists provinces (1).
KEPUTUSAN = {
    "3708": Keputusan("Kepmendagri Nomor 050-3708 Tahun 2020", 2, frozenset("2")),
    "1317": Keputusan("Kepmendagri Nomor 900.1.15.5-1317 Tahun 2023", 4, frozenset("23457")),
    "2027": Keputusan("Kepmendagri Nomor 900.1-861 Tahun 2026", 4, frozenset("12345678")),
}


@cache
def muat(berkas: str) -> dict[str, str]:
    """Read a file: the first cell of every row, with the rest of the row as text still to be split.

    Splitting all rows would cost more than reading them, and a plan asks for a few dozen. Raises OSError when
    the package is damaged.
    """
    teks = gzip.decompress((_DATA / f"{berkas}.tsv.gz").read_bytes()).decode()
    pasangan = (baris.partition("\t") for baris in teks.split("\n")[1:])
    return {kode: isi for kode, _, isi in pasangan}


def pisah(baris: str) -> list[str]:
    """Split a row of a catalogue: nama, indikator, satuan, nama_lain, jenis_pemda, spm."""
    sel = baris.split("\t")
    return sel + [""] * (_BANYAK_SEL - len(sel))


def nama_resmi(baris: str) -> list[str]:
    """Return the official names in a row of a catalogue, the main one first."""
    nama, _, _, lain, *_ = pisah(baris)
    return [nama, *lain.split("|")] if lain else [nama]


@cache
def sumber_dana() -> tuple[tuple[str, str], ...]:
    """Return the fund sources (kode, nama) of Kepmendagri 900.1.15.5-1317 Tahun 2023, in order of kode.

    Kode 1 is Dana Umum, 2 is Dana Khusus; every level below has a row of its own.
    """
    return tuple(muat("sumber_dana").items())
