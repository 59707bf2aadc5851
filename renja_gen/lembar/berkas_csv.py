"""Tables as CSV for an Excel that speaks Indonesian: semicolons, decimal commas, UTF-8 with a mark in front.

Windows in Indonesian separates lists by semicolons, since the comma is that of decimals; Excel opens such a file as a
table at once, and knows by the mark that it is UTF-8. Figures have no thousands dots, so that they stay numbers.
"""

import csv
import io
import re
from codecs import BOM_UTF8
from decimal import Decimal

from renja_gen.angka import KOSONG
from renja_gen.document.blocks import Cell, Table
from renja_gen.document.spans import standing

PEMISAH = ";"
_BERBAHAYA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # what a spreadsheet takes for the beginning of a formula
_DESIMAL = 9  # of a stated figure; one with more is a quotient


def tulis_csv(table: Table) -> bytes:
    """A table as rows of text: its header rows as they are, merged cells once, then its body."""
    teks = io.StringIO()
    penulis = csv.writer(teks, delimiter=PEMISAH, lineterminator="\r\n")
    for kepala, baris in ((True, table.header), (False, tuple(row.cells for row in table.rows))):
        for placed in standing(baris, len(table.columns)):
            isi = [""] * len(table.columns)
            for column, cell, done in placed:
                if not done:
                    isi[column] = amankan(cell.text) if kepala else _isi(cell)
            penulis.writerow(isi)
    return BOM_UTF8 + teks.getvalue().encode()


def amankan(teks: str) -> str:
    """A text that no spreadsheet takes for a formula; `asli` gives it back."""
    return f"'{teks}" if _BERBAHAYA.match(teks) else teks


def asli(teks: str) -> str:
    """The text that `amankan` was given."""
    return teks[1:] if teks.startswith("'") and _BERBAHAYA.match(teks) else teks


def angka_polos(nilai: Decimal) -> str:
    """A figure without thousands dots, exact where it is stated, else with as many decimals as a sheet keeps."""
    nilai = nilai.normalize()
    eksponen = nilai.as_tuple().exponent
    if isinstance(eksponen, int) and -eksponen > _DESIMAL:
        nilai = round(nilai, _DESIMAL).normalize()
    return f"{nilai:f}".replace(".", ",")


def _isi(cell: Cell) -> str:
    if cell.value is not None:
        return angka_polos(cell.value)
    return "" if cell.text == KOSONG else amankan(cell.text)
