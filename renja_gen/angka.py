"""Indonesian numbers, rupiah, percentages, dates and words: reading them and printing them.

Everything is `Decimal`; rounding happens here, once, at printing, half up.
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

KOSONG = "–"  # an undefined or absent figure
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

_RIBUAN = r"[1-9]\d{0,2}(?:\.\d{3})+|\d+"  # no leading zero before a thousands dot: 0.125 is a decimal
_RUPIAH = re.compile(rf"(?:Rp\.?\s*)?(?P<tanda>-?)(?P<bulat>{_RIBUAN})(?:,(?P<sen>\d{{1,2}}))?(?:,-)?")
_BILANGAN = re.compile(rf"-?(?:{_RIBUAN})(?:,\d+)?")
_DESIMAL_TITIK = re.compile(r"-?\d+\.\d{1,2}|-?0\.\d+")
_ANGKA_TERBANYAK, _DESIMAL_TERBANYAK = 18, 9  # beyond them arithmetic on plans would no longer be exact
_LAPANG = Context(prec=80)  # room to round any quotient of two such numbers


def baca_rupiah(teks: str) -> Decimal:
    """`6.000.000`, `6000000`, `Rp6.000.000,50` as an amount in rupiah; ValueError says what is wrong."""
    bersih = teks.strip()
    if cocok := _RUPIAH.fullmatch(bersih):
        bulat = cocok["bulat"].replace(".", "")
        if len(bulat) > _ANGKA_TERBANYAK:
            raise ValueError(f"'{teks}' terlalu besar untuk rupiah; paling banyak {_ANGKA_TERBANYAK} angka")
        return Decimal(f"{cocok['tanda']}{bulat}.{cocok['sen'] or 0}").normalize() + 0
    if re.fullmatch(r"\d{1,3}(,\d{3})+", bersih):
        benar = bersih.replace(",", ".")
        raise ValueError(f"'{teks}' memakai koma sebagai pemisah ribuan; tulis {benar}")
    if re.fullmatch(r"[\d.]+", bersih):
        raise ValueError(f"titik ribuan pada '{teks}' tidak tiap tiga angka; tulis misalnya 40.145.568.718")
    raise ValueError(f"'{teks}' bukan jumlah rupiah; tulis angka saja, misalnya 6.000.000")


def baca_bilangan(teks: str) -> Decimal | None:
    """A number in Indonesian style (`1.250`, `87,5`), or None.

    `87.5` and `0.25` are read as decimals, since a thousands dot is followed by three digits. Longer than
    any figure of a plan, it is no number but text.
    """
    if _BILANGAN.fullmatch(teks):
        bulat, _, desimal = teks.replace(".", "").partition(",")
    elif _DESIMAL_TITIK.fullmatch(teks):
        bulat, _, desimal = teks.partition(".")
    else:
        return None
    if len(bulat.lstrip("-")) > _ANGKA_TERBANYAK or len(desimal) > _DESIMAL_TERBANYAK:
        return None
    return Decimal(f"{bulat}.{desimal}" if desimal else bulat)


def bulatkan(nilai: Decimal, desimal: int = 2) -> Decimal:
    """Round half up, the way people and the forms do; a negative trifle is zero."""
    bulat = nilai.quantize(Decimal(1).scaleb(-desimal), rounding=ROUND_HALF_UP, context=_LAPANG)
    return bulat or abs(bulat)


def angka(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """A number in Indonesian style; None prints "–".

    `desimal` None keeps the decimals it has, and two of those of a quotient that does not end.
    """
    if nilai is None:
        return KOSONG
    nilai = Decimal(nilai)
    if desimal is None:
        eksponen = nilai.normalize(_LAPANG).as_tuple().exponent
        punya = max(0, -eksponen) if isinstance(eksponen, int) else 0
        desimal = punya if punya <= _DESIMAL_TERBANYAK else 2
    return _cetak(bulatkan(nilai, desimal), desimal)


@lru_cache(maxsize=4096)  # the same figures stand in many tables
def _cetak(nilai: Decimal, desimal: int) -> str:
    from babel.numbers import format_decimal

    with localcontext(_LAPANG):
        return str(format_decimal(nilai, format=_pola(desimal), locale=_lokal()))


@cache
def _lokal() -> "Locale":
    from babel import Locale

    return Locale("id")


@cache
def _pola(desimal: int) -> "NumberPattern":
    from babel.numbers import parse_pattern

    return parse_pattern("#,##0" + ("." + "0" * desimal if desimal else ""))


def rupiah(nilai: Decimal | int | None) -> str:
    """An amount without its unit, as in tables: `40.145.568.718`; cents only where there are any."""
    return KOSONG if nilai is None else angka(nilai, 0 if nilai == Decimal(nilai).to_integral_value() else 2)


def rp(nilai: Decimal | int | None) -> str:
    """An amount in a sentence: `Rp40.145.568.718`."""
    if nilai is None:
        return KOSONG
    teks = rupiah(nilai)
    return f"-Rp{teks[1:]}" if teks.startswith("-") else f"Rp{teks}"


def persen(nilai: Decimal | None) -> str:
    """A percentage in a sentence, two decimals: `95,62%`."""
    return KOSONG if nilai is None else f"{angka(nilai, 2)}%"


def terbilang(nilai: Decimal | int) -> str:
    """A whole number in words: `enam`, `lima ratus ribu`."""
    from num2words import num2words

    bulat = int(bulatkan(Decimal(nilai), 0))
    kata = " ".join(str(num2words(bulat, lang="id")).split())
    # num2words says "satu juta satu ribu"
    return kata.replace("satu ribu", "seribu") if abs(bulat) // 1000 % 1000 == 1 else kata


def terbilang_rupiah(nilai: Decimal) -> str:
    """An amount in words: `empat puluh miliar … rupiah`; whole rupiah."""
    return f"{terbilang(nilai)} rupiah"


def hitungan(jumlah: int, benda: str = "") -> str:
    """A count with its word, as official prose has it: `6 (enam) program`."""
    return f"{angka(jumlah)} ({terbilang(jumlah)}) {benda}".strip()


def daftar(butir: Iterable[str]) -> str:
    """An enumeration in a sentence: `a`, `a dan b`, `a, b, dan c`."""
    from babel.lists import format_list

    semua = list(butir)
    if len(semua) > 3:  # noqa: PLR2004 - Babel joins one by one, which takes time by the square
        semua = [", ".join(semua[:-2]), *semua[-2:]]
    return str(format_list(semua, locale=_lokal()))


def romawi(nilai: int) -> str:
    """A positive number in Roman capitals."""
    hasil = ""
    for besar, huruf in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        hasil += huruf * (nilai // besar)
        nilai %= besar
    return hasil


def huruf(nilai: int) -> str:
    """1 → A, 26 → Z, 27 → AA."""
    hasil = ""
    while nilai > 0:
        nilai, sisa = divmod(nilai - 1, 26)
        hasil = chr(ord("A") + sisa) + hasil
    return hasil
