"""A file to sheets: workbooks by a process of their own, CSV here; every refusal says what to do."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from renja_gen.diagnostics import cause
from renja_gen.impor.arsip import RUSAK, TERLALU_BESAR
from renja_gen.impor.sel import MAX_BARIS, MAX_KOLOM, MAX_SEL, Gabungan, ImporError, Lembar, Nilai, Persen, bersih

MAX_BYTES = 20_000_000
_DETIK = 120
_BUKU = {".xlsx", ".xlsm", ".xls", ".ods"}
_CSV = {".csv", ".tsv", ".txt"}
_PEMISAH = ";,\t|"
_BOM = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_BARIS_CONTOH = 30  # lines by which the delimiter is chosen


@dataclass(frozen=True, slots=True)
class Buku:
    """The sheets of a file that can be seen, and the names of those that cannot."""

    lembar: tuple[Lembar, ...]
    tersembunyi: tuple[str, ...] = ()


def baca_buku(path: Path) -> Buku:
    """The sheets of a file; raises ImporError for one that cannot be read."""
    akhiran = path.suffix.lower()
    if akhiran not in _BUKU | _CSV:
        raise ImporError(f"berkas '{akhiran or path.name}' tidak dikenal; pakai .xlsx, .xls, .ods, atau .csv")
    try:
        if not path.is_file():
            raise ImporError("ini bukan berkas; pilih berkas .xlsx, .xls, .ods, atau .csv")
        if path.stat().st_size > MAX_BYTES:
            raise ImporError(f"berkas lebih besar dari {MAX_BYTES // 1_000_000} MB; simpan lembar yang perlu saja")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ImporError(f"berkas tidak dapat dibaca ({cause(error)}); tutup dulu di program lain") from error
    if not data.strip():
        raise ImporError("berkas kosong; simpan ulang dari aplikasi asalnya")
    if data[:512].lstrip().lower().startswith((b"<html", b"<!doctype html", b"<table")):
        raise ImporError("isinya halaman web, bukan buku kerja; buka dengan Excel, lalu simpan sebagai .xlsx")
    if akhiran in _CSV and not data.startswith(b"PK\x03\x04"):
        return Buku((_baca_csv(data, path.name),))
    return _bongkar(path)


def _bongkar(path: Path) -> Buku:
    perintah = [sys.executable, "-P", "-m", f"{__package__}.bongkar", str(path.resolve())]
    try:
        hasil = subprocess.run(perintah, capture_output=True, timeout=_DETIK, check=False)  # noqa: S603 - our own
        isi = json.loads(hasil.stdout)
    except subprocess.TimeoutExpired as error:
        raise ImporError(TERLALU_BESAR) from error
    except ValueError as error:  # it died: of memory, or of what stands in the file
        raise ImporError(TERLALU_BESAR if b"memory" in hasil.stderr else RUSAK) from error
    if "galat" in isi:
        raise ImporError(isi["galat"])
    if not isi["lembar"]:
        raise ImporError("tidak ada lembar yang terlihat, atau berkas rusak; buka dengan Excel, lalu simpan ulang")
    lembar = tuple(
        Lembar(
            path.name,
            bersih(satu["nama"]),
            _persegi([[_sel(sel) for sel in baris] for baris in satu["baris"]]),
            tuple(Gabungan(*batas) for batas in satu["gabungan"]),
            frozenset(satu["tersembunyi"]),
        )
        for satu in isi["lembar"]
    )
    return Buku(lembar, tuple(bersih(nama) for nama in isi["tersembunyi"]))


def _sel(isi: Any) -> Nilai:
    if isinstance(isi, str):
        return bersih(isi) or None
    if isi is None:
        return None
    jenis, teks = isi
    bacaan: dict[str, Callable[[str], Nilai]] = {
        "n": Decimal,
        "p": Persen,
        "d": date.fromisoformat,
        "t": time.fromisoformat,
    }
    return bacaan[jenis](teks)


def _persegi(baris: list[list[Nilai]]) -> tuple[tuple[Nilai, ...], ...]:
    """Rows of one length."""
    lebar = max(map(len, baris), default=0)
    return tuple((*satu, *[None] * (lebar - len(satu))) for satu in baris)


# --- CSV


def _baca_csv(data: bytes, nama: str) -> Lembar:
    teks = _teks(data)
    baris: list[list[Nilai]] = []
    banyak = 0
    csv.field_size_limit(1_000_000)
    try:
        for satu in csv.reader(io.StringIO(teks, newline=""), delimiter=_pemisah(teks), skipinitialspace=True):
            isi: list[Nilai] = [bersih(sel) or None for sel in satu]
            while isi and isi[-1] is None:
                isi.pop()
            banyak += len(isi)
            baris.append(isi)
            if len(baris) > MAX_BARIS or len(isi) > MAX_KOLOM or banyak > MAX_SEL:
                raise ImporError(TERLALU_BESAR)
    except csv.Error as error:
        raise ImporError("susunan CSV rusak; buka dengan Excel atau LibreOffice, lalu simpan ulang") from error
    return Lembar(nama, "", _persegi(baris))


def _teks(data: bytes) -> str:
    """The text of a CSV: by its mark, else UTF-16 where every other byte is 0, else UTF-8, else Windows."""
    for tanda, nama in _BOM.items():
        if data.startswith(tanda):
            urutan: tuple[str, ...] = (nama,)
            break
    else:
        nol = [data[:2000:2].count(0), data[1:2000:2].count(0)]
        besar = max(nol) * 4 > min(len(data), 2000)
        urutan = (("utf-16-be", "utf-16-le")[nol[1] > nol[0]],) if besar else ("utf-8", "cp1252")
    for satu in urutan:
        try:
            teks = data.decode(satu)
        except UnicodeDecodeError:
            continue
        if "\0" not in teks:
            return teks
    raise ImporError("huruf-hurufnya tidak dapat dibaca; simpan ulang sebagai CSV UTF-8")


def _pemisah(teks: str) -> str:
    """The character that cuts most lines into the same number of cells, two or more.

    A comma inside the texts of a file with semicolons cuts each line differently, and leaves its titles whole.
    """
    tertulis = teks[:4].lower()
    if tertulis == "sep=" and teks[4:5] in {*_PEMISAH}:
        return teks[4]
    nilai = {}
    for satu in _PEMISAH:
        contoh = csv.reader(io.StringIO(teks, newline=""), delimiter=satu)
        panjang = []
        try:
            for baris in contoh:
                panjang.append(len(baris))
                if len(panjang) == _BARIS_CONTOH:
                    break
        except csv.Error:
            pass
        nilai[satu] = max(((panjang.count(n) / len(panjang), n) for n in {*panjang} - {1}), default=(0.0, 0))
    return max(_PEMISAH, key=lambda satu: nilai[satu])
