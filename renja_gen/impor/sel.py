"""What a table is read into: sheets of cells, each with its address."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import NamedTuple

from renja_gen.diagnostics import Span
from renja_gen.source.reader import MAX_TEXT
from renja_gen.source.text import FORBIDDEN, normalised

RUMUS_KOSONG = "#RUMUS"  # stands for the result of a formula that nobody calculated


class Persen(Decimal):
    """A number that its cell shows as a percentage: 95, where the workbook keeps 0.95."""


Nilai = str | Decimal | date | time | None
"""A cell: text, a number, or a kode that a spreadsheet took for a date or a time of day; None is a blank."""

MAX_BARIS, MAX_KOLOM, MAX_SEL = 50_000, 300, 1_000_000
_HURUF = 26
_TAK_TERLIHAT = {"Cf", "Cc", "Co", "Cn", "Cs"}


class ImporError(Exception):
    """A file that cannot be read; the message is Indonesian and says what to do."""


class TabelError(ImporError):
    """A file that can be read, but no table of a plan is found in it."""


class Gabungan(NamedTuple):
    """Merged cells: first and last row, first and last column, from 0."""

    atas: int
    kiri: int
    bawah: int
    kanan: int


@dataclass(frozen=True)
class Lembar:
    """A sheet: rows of cells from A1 on, all equally long, its merged cells, and the numbers of hidden rows from 0.

    `berkas` is the name of the file, `nama` that of the sheet ("" in a CSV, which has only one).
    """

    berkas: str
    nama: str
    baris: tuple[tuple[Nilai, ...], ...]
    gabungan: tuple[Gabungan, ...] = ()
    tersembunyi: frozenset[int] = frozenset()

    def span(self, baris: int, kolom: int = 0) -> Span:
        """The place of a cell; as a text it is `sipd.xlsx [Lembar1]!C12` (see `alamat`)."""
        return Span(f"{self.berkas} [{self.nama}]" if self.nama else self.berkas, baris + 1, kolom + 1)


def huruf_kolom(kolom: int) -> str:
    """The letters of a column, counted from 0: A, B, …, Z, AA."""
    huruf = ""
    kolom += 1
    while kolom:
        kolom, sisa = divmod(kolom - 1, _HURUF)
        huruf = chr(ord("A") + sisa) + huruf
    return huruf


def alamat(span: Span) -> str:
    """A place in a sheet as spreadsheets name it: `C12`."""
    return f"{huruf_kolom(span.column - 1)}{span.line}"


def bersih(teks: str) -> str:
    """The text of a cell as a plan may hold it: letters composed, no control characters; lines stay apart."""
    lurus = teks.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", " ").replace("\xad", "")
    baris = (" ".join(FORBIDDEN.sub(" ", satu).split()) for satu in lurus.split("\n"))
    terang = "\n".join(filter(None, baris))
    if not terang.isascii():
        terang = "".join(c for c in terang if c == "\n" or unicodedata.category(c) not in _TAK_TERLIHAT)
    return (normalised(terang) or "")[:MAX_TEXT].strip()


def kosong(nilai: Nilai) -> bool:
    """Whether a cell holds nothing."""
    return nilai is None or nilai == ""


def teks_sel(nilai: Nilai) -> str:
    """A cell as one line of text, the way a planner wrote it."""
    if nilai is None:
        return ""
    if isinstance(nilai, Decimal):
        return re.sub(r"\.0+$", "", f"{nilai:f}") + "%" * isinstance(nilai, Persen)
    if isinstance(nilai, date):
        return f"{nilai.day}/{nilai.month}/{nilai.year}"
    return " ".join(nilai.split()) if isinstance(nilai, str) else nilai.strftime("%H:%M:%S")
