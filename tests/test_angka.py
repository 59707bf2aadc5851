"""Indonesian numbers: what is read is what is printed, and rounding is half up."""

from decimal import Decimal
from fractions import Fraction

import bacaan  # noqa: F401 - its Hypothesis profile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renja_gen.angka import (
    KOSONG,
    angka,
    baca_bilangan,
    baca_rupiah,
    bulatkan,
    daftar,
    hitungan,
    huruf,
    persen,
    romawi,
    rp,
    rupiah,
    terbilang,
    terbilang_rupiah,
)

D = Decimal
SEN = st.decimals(min_value=-(10**17), max_value=10**17, places=2)


# Rupiah


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("0", "0"),
        ("500.000", "500000"),
        ("6000000", "6000000"),
        ("6.000.000", "6000000"),
        ("Rp6.000.000,50", "6000000.5"),
        ("Rp. 40.145.568.718,-", "40145568718"),
        (" -1.250 ", "-1250"),
        ("007", "7"),
    ],
)
def test_rupiah_is_read_with_indonesian_thousands(teks: str, nilai: str) -> None:
    assert baca_rupiah(teks) == D(nilai)


@pytest.mark.parametrize(
    ("teks", "nasihat"),
    [
        ("6,000,000", "tulis 6.000.000"),
        ("6.00.000", "tiap tiga angka"),
        ("1.500.00", "tiap tiga angka"),
        ("enam juta", "bukan jumlah rupiah"),
        ("", "bukan jumlah rupiah"),
        ("6.000.000 rupiah", "bukan jumlah rupiah"),
        ("9" * 19, "terlalu besar"),
    ],
)
def test_what_is_no_amount_is_refused_with_advice(teks: str, nasihat: str) -> None:
    with pytest.raises(ValueError, match=nasihat):
        baca_rupiah(teks)


@given(SEN)
def test_rupiah_is_read_as_it_was_printed(nilai: Decimal) -> None:
    assert baca_rupiah(rupiah(nilai)) == nilai


@given(st.integers(0, 10**18 - 1))
def test_an_amount_with_its_unit_is_read_as_it_was_printed(nilai: int) -> None:
    assert baca_rupiah(rp(D(nilai))) == nilai


@given(st.integers(0, 10**18 - 1))
def test_thousands_are_groups_of_three(nilai: int) -> None:
    kepala, *kelompok = rupiah(D(nilai)).split(".")
    assert 1 <= len(kepala) <= 3
    assert all(len(satu) == 3 for satu in kelompok)
    assert int("".join([kepala, *kelompok])) == nilai


def test_cents_stand_only_where_there_are_any() -> None:
    assert rupiah(D("40145568718")) == rupiah(D("40145568718.00")) == "40.145.568.718"
    assert rupiah(D("1000.5")) == "1.000,50"
    assert rp(D("1000.5")) == "Rp1.000,50"


def test_a_minus_stands_before_the_unit_and_never_before_zero() -> None:
    assert rp(D(-5000)) == "-Rp5.000"
    assert rp(D("-0.001")) == "Rp0,00"
    assert persen(D("-0.004")) == "0,00%"
    assert angka(D("-0.006"), 2) == "-0,01"


def test_an_absent_figure_prints_a_dash() -> None:
    assert {rupiah(None), rp(None), persen(None), angka(None)} == {KOSONG} == {"–"}


# Rounding


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [("2.675", "2,68"), ("0.005", "0,01"), ("0.0049999", "0,00"), ("1.005", "1,01"), ("-2.675", "-2,68"),
     ("99.995", "100,00"), ("90.995", "91,00"), ("2.665", "2,67")],
)  # fmt: skip
def test_percentages_round_half_up_and_not_to_even(nilai: str, teks: str) -> None:
    assert persen(D(nilai)) == f"{teks}%"


@given(st.decimals(min_value=-(10**20), max_value=10**20, places=6), st.integers(0, 4))
def test_rounding_moves_by_at_most_half_a_step_and_away_from_zero_on_ties(nilai: Decimal, desimal: int) -> None:
    langkah = Fraction(1, 10**desimal)
    selisih = Fraction(bulatkan(nilai, desimal)) - Fraction(nilai)
    assert abs(selisih) <= langkah / 2
    if abs(selisih) == langkah / 2:
        assert (selisih > 0) == (nilai > 0)


def test_big_numbers_are_printed_in_full() -> None:
    assert rupiah(D(10) ** 30) == "1" + ".000" * 10
    assert angka(D("123456789012345678901234567890.5"), 2) == "123.456.789.012.345.678.901.234.567.890,50"


# Other numbers


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [("1.250", 1250), ("87,5", "87.5"), ("87.5", "87.5"), ("0.25", "0.25"), ("0,00116", "0.00116"), ("-3", -3)],
)
def test_performance_numbers_are_read_in_both_spellings_of_decimals(teks: str, nilai: str | int) -> None:
    assert baca_bilangan(teks) == D(nilai)


@pytest.mark.parametrize("teks", ["", "-", "9 parpol", "1,2,3", "1.2.3", "19700101199503100112345", "0," + "1" * 10])
def test_what_is_no_number_of_a_plan_stays_text(teks: str) -> None:
    assert baca_bilangan(teks) is None


@given(st.decimals(min_value=-(10**17), max_value=10**17, places=4))
def test_a_number_keeps_its_decimals_and_is_read_as_it_was_printed(nilai: Decimal) -> None:
    assert baca_bilangan(angka(nilai)) == nilai


def test_a_quotient_without_end_prints_two_decimals() -> None:
    assert angka(D(100) / 3) == "33,33"
    assert angka(D(1) / 8) == "0,125"
    assert angka(D("0.00116")) == "0,00116"


# Words

_SATUAN = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_BESAR = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def eja(n: int) -> str:
    """Indonesian numerals by the book, as the oracle."""
    for besar, nama in _BESAR:
        if n >= besar:
            kepala = "seribu" if nama == "ribu" and n // besar == 1 else f"{eja(n // besar)} {nama}"
            return f"{kepala} {eja(n % besar)}".strip()
    if n >= 100:
        kepala = "seratus" if n < 200 else f"{_SATUAN[n // 100]} ratus"
        return f"{kepala} {eja(n % 100)}".strip()
    if n >= 20:
        return f"{_SATUAN[n // 10]} puluh {_SATUAN[n % 10]}".strip()
    if n >= 12:
        return f"{_SATUAN[n - 10]} belas"
    return {10: "sepuluh", 11: "sebelas"}.get(n) or _SATUAN[n]


@given(
    st.one_of(st.integers(1, 10**4), st.integers(1, 10**15 - 1), st.integers(1, 999).map(lambda n: n * 10**6 + 1000))
)
def test_words_are_indonesian_numerals(n: int) -> None:
    assert terbilang(n) == eja(n)


def test_words_of_known_amounts() -> None:
    assert terbilang(0) == "nol"
    assert terbilang(-6) == "min enam"
    assert terbilang(1_001_000) == "satu juta seribu"
    assert terbilang(D("2.5")) == "tiga"
    assert terbilang_rupiah(D(7_701_036_123)) == (
        "tujuh miliar tujuh ratus satu juta tiga puluh enam ribu seratus dua puluh tiga rupiah"
    )


def test_a_count_carries_its_word() -> None:
    assert hitungan(6, "program") == "6 (enam) program"
    assert hitungan(0) == "0 (nol)"
    assert hitungan(1250, "sub kegiatan") == "1.250 (seribu dua ratus lima puluh) sub kegiatan"


@pytest.mark.parametrize(
    ("butir", "teks"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c"), ("abcd", "a, b, c, dan d")],
)
def test_an_enumeration_ends_with_dan(butir: list[str], teks: str) -> None:
    assert daftar(butir) == teks


# Ordinals

_NILAI_ROMAWI = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_read_back_and_canonical(n: int) -> None:
    teks = romawi(n)
    nilai = [_NILAI_ROMAWI[satu] for satu in teks]
    assert sum(-v if v < max(nilai[ke:]) else v for ke, v in enumerate(nilai)) == n
    assert not any(satu * 4 in teks for satu in "IXCM")
    assert not any(satu * 2 in teks for satu in "VLD")


@given(st.integers(1, 10**6))
def test_letters_count_like_the_columns_of_a_sheet(n: int) -> None:
    nilai = 0
    for satu in huruf(n):
        nilai = nilai * 26 + ord(satu) - ord("A") + 1
    assert nilai == n


def test_letters_of_known_numbers() -> None:
    assert [huruf(n) for n in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
