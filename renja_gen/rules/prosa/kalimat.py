"""Reading sentences: what stands around a piece, numbers in words, where a text can be computed."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from renja_gen.rules.tulisan import Naskah
from renja_gen.rules.umum import singkat

_TERPANJANG = 60
TERBANYAK = 3_000  # mentions of one kind whose sentences are read
_LEBAR = 300  # a sentence is looked at so far to either side, however long the text is
# Where a sentence or an item of a list ends; "Rp. 5" and "No. 5" go on.
_BATAS = re.compile(
    r"\n\s*\n|\n\s*(?:[-*#]|\d+[.)])\s|[;!?]\s|"
    r"(?<!\bRp)(?<!\bNo)(?<!\bKab)(?<!\bProv)(?<!\bTh)(?<!\b[Dd]r)(?<!\bPT)(?<!\bCV)\.[*)”\"]*\s+(?=[A-Z*“\"\ufffc]|$)"
)
_SATUAN = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
_TETAP = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_KALI = {"belas": 1, "puluh": 10, "ratus": 100}
_KATA = f"(?:{'|'.join([*_SATUAN, *_TETAP, *_KALI])})"
# A number in words, up to 999 (sembilan ratus sembilan puluh sembilan).
KATA_BILANGAN = rf"{_KATA}(?:\s+{_KATA}){{0,5}}"


def sebutan(pola: re.Pattern[str], semua: Iterable[Naskah]) -> Iterator[tuple[Naskah, re.Match[str]]]:
    """Every place of a pattern in the texts; of more than any plan has, only the first."""
    return islice(((satu, cocok) for satu in semua for cocok in pola.finditer(satu.teks)), TERBANYAK)


def sekitar(teks: str, mulai: int, akhir: int) -> tuple[str, str]:
    """What stands before and after a piece in its sentence."""
    kiri = _BATAS.split(teks[max(0, mulai - _LEBAR) : mulai])[-1]
    kanan = _BATAS.split(teks[akhir : akhir + _LEBAR], maxsplit=1)[0]
    return kiri, kanan


def baca_kata(teks: str) -> int | None:
    """A number in words, `empat puluh tiga`; None when it is none."""
    jumlah = terakhir = 0
    for kata in teks.lower().split():
        if kata in _KALI:
            jumlah += (10 if kata == "belas" else 0) + terakhir * _KALI[kata]
            terakhir = 0
        elif kata in _TETAP:
            jumlah += _TETAP[kata]
        elif kata in _SATUAN and not terakhir:
            terakhir = _SATUAN[kata]
        else:
            return None
    return jumlah + terakhir


def kutip(teks: str) -> str:
    """A piece of a text in quotes, on one line and not too long for a message."""
    return f"'{singkat(teks, _TERPANJANG)}'"


def dari_data(satu: Naskah, ungkapan: str, lain: str = "") -> str:
    """The hint how a narrative takes a figure from the data; a field of the plan cannot."""
    return f"tulis '{{{{ {ungkapan} }}}}'{lain}" if satu.narasi else ""
