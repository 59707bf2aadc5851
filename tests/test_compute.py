"""Derived figures: every formula on a small plan, and what must hold for any plan."""

import random
from decimal import Decimal
from typing import Any

import pytest
from bacaan import KEPALA, daun, hasil_dari, hasil_data, hasil_sub, judul_kolom, teks_rencana
from hypothesis import given, settings
from hypothesis import strategies as st

from renja_gen.compose.konteks import konteks
from renja_gen.compose.tables import TABEL
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.evaluasi import EvaluasiKinerja, evaluasi_anggaran
from renja_gen.computing.kinerja import akumulasi, predikat, rata_rata, tingkat
from renja_gen.plan.dasar import Deret
from renja_gen.plan.nilai import Capaian

D = Decimal
N = 2024
KOLOM = (
    Kolom("renstra"),
    *(Kolom("pagu", t) for t in (N - 2, N - 1, N, N + 1)),
    Kolom("realisasi", N - 2),
    Kolom("sampai", N - 3),
    Kolom("sampai", N - 2),
    Kolom("rkpd", N),
    *(Kolom(f"triwulan-{ke}", N - 2) for ke in (1, 2, 3, 4)),  # type: ignore[arg-type]
)


def satu_indikator(isi: str) -> EvaluasiKinerja:
    """The evaluation of the only indicator of the only sub kegiatan, given as flow YAML."""
    hasil = hasil_sub(f"indikator:\n  - {{nama: Uji, {isi}}}")
    (k,) = hasil.evaluasi_sub(daun(hasil))
    return k


def teks(nilai: Capaian | None) -> str | None:
    return nilai.cetak("") if nilai else None


# Tingkat


def test_tingkat_is_realisation_against_target() -> None:
    assert tingkat(D(45), D(60)) == 75
    assert tingkat(D(90), D(60)) == 150


def test_no_realisation_against_a_target_is_zero_percent() -> None:
    assert tingkat(None, D(60)) == 0


@pytest.mark.parametrize("target", [None, D(0), D(-5)])
@pytest.mark.parametrize("turun", [False, True])
def test_tingkat_without_a_target_is_undefined(target: Decimal | None, turun: bool) -> None:
    assert tingkat(D(5), target, turun=turun) is None


def test_where_less_is_better_falling_short_of_the_target_is_more_than_all() -> None:
    assert tingkat(D(8), D(10), turun=True) == 120
    assert tingkat(D(10), D(10), turun=True) == 100
    assert tingkat(D(15), D(10), turun=True) == 50
    assert tingkat(None, D(10), turun=True) is None


def test_direction_of_an_indicator_is_obeyed() -> None:
    assert satu_indikator("arah: turun, target: {2022: 10}, realisasi: {2022: 8}").tingkat == 120
    assert satu_indikator("target: {2022: 10}, realisasi: {2022: 8}").tingkat == 80


# Performance values and their years


def test_columns_of_the_evaluation_follow_the_formula_of_the_form() -> None:
    """6 = s/d 2021, 14 = 6 + 12, 15 = 14/5, and with the running year's target 10 = 5 + 7 + 9."""
    k = satu_indikator("satuan: paket, renstra: 20, target: {2022: 4, 2023: 5}, realisasi: {s/d 2021: 3, 2022: 2}")
    assert (teks(k.sebelum), teks(k.target), teks(k.realisasi), k.tingkat) == ("3 paket", "4", "2", 50)
    assert (teks(k.kumulatif), k.capaian) == ("5 paket", 25)
    assert (teks(k.perkiraan), k.capaian_perkiraan) == ("10 paket", 50)


def test_text_is_printed_and_takes_no_part_in_arithmetic() -> None:
    k = satu_indikator("renstra: 5, target: {2022: 9 parpol 1 tahun}, realisasi: {2022: 9 parpol 1 tahun}")
    assert teks(k.realisasi) == teks(k.target) == teks(k.kumulatif) == "9 parpol 1 tahun"
    assert (k.tingkat, k.capaian, k.capaian_perkiraan) == (None, None, None)


def test_a_text_among_numbers_makes_their_sum_undefined() -> None:
    k = satu_indikator("renstra: 5, target: {2022: 1}, realisasi: {s/d 2021: beberapa, 2022: 1}")
    assert (teks(k.sebelum), teks(k.realisasi), k.tingkat) == ("beberapa", "1", 100)
    assert (teks(k.kumulatif), k.capaian) == ("–", None)


def test_absent_is_not_zero() -> None:
    kosong, nol = satu_indikator("renstra: 5"), satu_indikator("renstra: 5, realisasi: {2022: 0}")
    assert (teks(kosong.realisasi), teks(kosong.kumulatif)) == (None, None)
    assert (teks(nol.realisasi), teks(nol.kumulatif)) == ("0", "0")
    assert kosong.tingkat is None
    assert nol.tingkat is None


AKUMULASI = "renstra: 100, realisasi: {s/d 2021: 40, 2022: 70, 2023: 10}, target: {2022: 50, 2023: 60}"


@pytest.mark.parametrize(
    ("cara", "kumulatif", "perkiraan"),
    [
        ("jumlah", "110", "170"),
        ("terakhir", "70", "60"),
        ("rata-rata", "55", "56,67"),
    ],
)
def test_years_accumulate_as_the_indicator_says(cara: str, kumulatif: str, perkiraan: str) -> None:
    k = satu_indikator(f"akumulasi: {cara}, {AKUMULASI}")
    assert (teks(k.kumulatif), teks(k.perkiraan)) == (kumulatif, perkiraan)


def test_of_the_running_year_only_the_target_counts() -> None:
    """10 = 5 + 7 + 9: what is already realised in the running year is no part of the forecast."""
    k = satu_indikator("renstra: 100, realisasi: {2022: 20, 2023: 7}")
    assert (teks(k.perkiraan), k.capaian_perkiraan) == ("20", 20)


def test_a_percentage_that_holds_every_year_is_not_several_hundred() -> None:
    k = satu_indikator("satuan: persen, renstra: 100, target: {2022: 100}, realisasi: {s/d 2021: 100, 2022: 100}")
    assert (teks(k.kumulatif), k.capaian) == ("100%", 100)
    per_nilai = satu_indikator("renstra: 100, target: {2022: 90%}, realisasi: {2021: 80, 2022: 90}")
    assert teks(per_nilai.kumulatif) == "90"


def test_a_running_total_weighs_the_years_it_stands_for() -> None:
    """s/d 2022 of a Renstra from 2021 are two years: (2 × 40 + 100) / 3."""
    deret = Deret({2023: Capaian("100", D(100))}, {2022: Capaian("40", D(40))})
    assert akumulasi(deret, 2023, "rata-rata", 2021) == 60


def test_only_the_latest_running_total_counts_and_nothing_before_it() -> None:
    deret = Deret(
        {2021: Capaian("7", D(7)), 2023: Capaian("1", D(1))}, {2020: Capaian("5", D(5)), 2022: Capaian("9", D(9))}
    )
    assert akumulasi(deret, 2023, "jumlah", 2021) == 10
    assert akumulasi(deret, 2021, "jumlah", 2021) == 12
    assert akumulasi(deret, 2019, "jumlah", 2021) is None


def test_a_year_stated_by_quarters_is_what_they_add_up_to() -> None:
    """The first quarter counts, and the year enters the accumulated columns like a stated one."""
    k = satu_indikator("renstra: 40, target: {2022: 10}, realisasi: {s/d 2021: 4}, triwulan: {2022: [1, 2, 3, 2]}")
    assert (teks(k.realisasi), k.tingkat) == ("8", 80)
    assert (teks(k.kumulatif), k.capaian) == ("12", 30)
    persen = satu_indikator("satuan: persen, target: {2022: 80}, triwulan: {2022: [10, 20, 40, 60]}")
    assert (teks(persen.realisasi), persen.tingkat) == ("60%", 75)


def test_quarters_of_years_before_count_as_well() -> None:
    k = satu_indikator("renstra: 10, triwulan: {2021: [1, 1, 1, 1], 2022: [1, 0, 0, 0]}")
    assert (teks(k.sebelum), teks(k.kumulatif)) == ("4", "5")


# Amounts


def anggaran(hasil: Hasil) -> Any:
    return evaluasi_anggaran(daun(hasil))


def test_amounts_of_the_evaluation_follow_the_formula_of_the_form() -> None:
    a = anggaran(
        hasil_sub("anggaran: {renstra: 2.000, pagu: {2022: 400, 2023: 500}, realisasi: {s/d 2021: 300, 2022: 200}}")
    )
    assert (a.renstra, a.sebelum, a.target, a.realisasi, a.tingkat) == (2000, 300, 400, 200, 50)
    assert (a.kumulatif, a.capaian) == (500, 25)
    assert (a.target_berjalan, a.perkiraan, a.capaian_perkiraan) == (500, 1000, 50)


def test_amounts_stated_by_quarters_enter_realisation_and_accumulation() -> None:
    isi = "renstra: 1.000, pagu: {2022: 400}, realisasi: {s/d 2021: 100}, triwulan: {2022: [10, 20, 30, 40]}"
    a = anggaran(hasil_sub(f"anggaran: {{{isi}}}"))
    assert (a.realisasi, a.tingkat) == (100, 25)
    assert a.kumulatif == a.sebelum + a.realisasi == 200
    assert a.capaian == 20


def test_a_sub_kegiatan_known_only_by_its_quarters_is_evaluated() -> None:
    hasil = hasil_sub("anggaran: {triwulan: {2022: [10]}}", "indikator: [{nama: Uji, triwulan: {2022: [1]}}]")
    assert [satu.kode[-4:] for satu in hasil.evaluasi.daun] == ["0001", "0002"]


def test_absent_amounts_stay_absent_and_zeros_stay_zero() -> None:
    kosong = anggaran(hasil_sub("anggaran: {renstra: 5}"))
    assert (kosong.target, kosong.realisasi, kosong.kumulatif, kosong.perkiraan) == (None, None, None, None)
    nol = anggaran(hasil_sub("anggaran: {renstra: 5, pagu: {2022: 0}, realisasi: {2022: 0}}"))
    assert (nol.target, nol.realisasi, nol.kumulatif, nol.tingkat) == (0, 0, 0, None)


def test_percentages_of_parents_come_from_their_sums_not_from_their_children() -> None:
    hasil = hasil_sub(
        "anggaran: {pagu: {2022: 100}, realisasi: {2022: 100}}", "anggaran: {pagu: {2022: 900}, realisasi: {2022: 0}}"
    )
    assert evaluasi_anggaran(hasil.evaluasi).tingkat == 10


# Averages and predicate


@pytest.mark.parametrize(
    ("nilai", "termasuk", "abaikan"),
    [
        ([D(100), D(0), None], D(50), D(100)),
        ([D(0), D(0)], D(0), None),
        ([None, None], None, None),
        ([], None, None),
        ([D(10), D(20)], D(15), D(15)),
    ],
)
def test_undefined_rows_never_count_and_zeros_by_the_rule(
    nilai: list[Decimal | None], termasuk: Decimal | None, abaikan: Decimal | None
) -> None:
    assert rata_rata(nilai, "termasuk-nol") == termasuk
    assert rata_rata(nilai, "abaikan-nol") == abaikan


DUA_PROGRAM = """
    tabel: {{evaluasi: {{bentuk: e81, rata_rata: {aturan}}}}}
    program:
      - kode: 8.01.01
        kegiatan:
          - kode: 8.01.01.2.01
            sub_kegiatan:
              - {{kode: 8.01.01.2.01.0001, anggaran: {{pagu: {{2022: 100}}, realisasi: {{2022: 90}}}}}}
              - {{kode: 8.01.01.2.01.0002, anggaran: {{pagu: {{2022: 100}}, realisasi: {{2022: 70}}}}}}
              - {{kode: 8.01.01.2.01.0003, anggaran: {{pagu: {{2022: 100}}}}}}
              - {{kode: 8.01.01.2.01.0004, anggaran: {{pagu: {{2022: 0}}, realisasi: {{2022: 0}}}}}}
      - kode: 8.01.02
        kegiatan:
          - kode: 8.01.02.2.01
            sub_kegiatan:
              - {{kode: 8.01.02.2.01.0001, anggaran: {{pagu: {{2022: 100}}, realisasi: {{2022: 40}}}}}}
      - kode: 8.01.03
        kegiatan:
          - kode: 8.01.03.2.01
            sub_kegiatan:
              - {{kode: 8.01.03.2.01.0001, anggaran: {{renstra: 100}}}}
"""


@pytest.mark.parametrize(("aturan", "pertama"), [("termasuk-nol", D(160) / 3), ("abaikan-nol", D(80))])
def test_the_mean_of_all_is_the_plain_mean_of_the_programme_means(aturan: str, pertama: Decimal) -> None:
    """A programme without any defined row has no mean and takes no part, whatever the rule on zeros."""
    hasil = hasil_dari(DUA_PROGRAM.format(aturan=aturan))
    program = hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)
    assert [hasil.rata_rata(satu).tingkat_rp for satu in program] == [pertama, 40, None]
    assert hasil.rata_rata_seluruh().tingkat_rp == (pertama + 40) / 2
    assert hasil.rata_rata_seluruh().tingkat_k is None


@pytest.mark.parametrize(
    ("nilai", "nama"),
    [
        ("250", "Sangat Tinggi"), ("91", "Sangat Tinggi"), ("90.9999999", "Tinggi"), ("90.995", "Tinggi"),
        ("76", "Tinggi"), ("75.9999999", "Sedang"), ("66", "Sedang"), ("65.9999999", "Rendah"), ("51", "Rendah"),
        ("50.9999999", "Sangat Rendah"), ("0", "Sangat Rendah"), ("-10", "Sangat Rendah"),
    ],
)  # fmt: skip
def test_predicate_at_its_exact_borders(nilai: str, nama: str) -> None:
    assert predikat(D(nilai)) == nama


def test_an_undefined_mean_has_no_predicate() -> None:
    assert predikat(None) == ""


# What is undefined is a dash


TANPA_TARGET = """
anggaran: {renstra: 0, pagu: {2022: 0, 2024: 0}, realisasi: {2022: 500}}
indikator: [{nama: Uji, renstra: 0, target: {2022: 0}, realisasi: {2022: 7}}]
"""


@pytest.mark.parametrize("bentuk", ["kinerja", "anggaran", "kinerja-anggaran", "e81"])
def test_undefined_percentages_print_a_dash(bentuk: str) -> None:
    """Never #DIV/0!, and no 0 % or 100 % where there was nothing to divide by."""
    table = TABEL["evaluasi"](hasil_sub(TANPA_TARGET, tabel=f"{{evaluasi: {{bentuk: {bentuk}}}}}"))
    assert table is not None
    persen = {ke for ke, judul in enumerate(judul_kolom(table)) if "%" in judul}
    assert persen
    dicetak = [
        sel.text
        for row in table.rows
        if row.kind == "sub-kegiatan"
        for ke, sel in enumerate(row.cells)
        if ke in persen
    ]
    assert dicetak == ["–"] * len(persen)


# The plan year: funds, RKPD, prakiraan maju


def test_pagu_follows_from_the_shares_of_its_funds() -> None:
    hasil = hasil_sub(
        """
        sumber_dana: [{nama: DAU, pagu: 300}, {nama: PAD, pagu: 200}]
        indikator: [{nama: Uji, target: {2024: 1}}]
        """,
        "sumber_dana: dau\nanggaran: {pagu: {2024: 500}}",
    )
    assert hasil.pagu == 1000
    assert [(b.nama, b.pagu, b.persen) for b in hasil.per_sumber_dana()] == [("DAU", 800, 80), ("PAD", 200, 20)]


def test_what_no_fund_bears_is_said() -> None:
    hasil = hasil_sub("anggaran: {pagu: {2024: 500}}", "sumber_dana: DAU\nanggaran: {pagu: {2024: 100}}")
    assert [(b.nama, b.pagu) for b in hasil.per_sumber_dana()] == [("Belum ditentukan", 500), ("DAU", 100)]


RKPD = (
    "anggaran: {pagu: {2024: 100}}",
    "anggaran: {pagu: {2024: 150}}\nrkpd: {pagu: 100}",
    "anggaran: {pagu: {2024: 60}}\nrkpd: {pagu: 100}",
    "anggaran: {pagu: {2024: 70}}\nrkpd: tidak ada",
    "anggaran: {renstra: 1}\nrkpd: {pagu: 30}",
    "anggaran: {pagu: {2024: 100}}\nrkpd: {target: 5 paket}",
)


def test_differences_to_the_rkpd_by_kind() -> None:
    review = konteks(hasil_sub(*RKPD))["review"]
    selisih = {jenis: [satu["selisih"] for satu in review[jenis]] for jenis in ("naik", "turun", "baru", "hilang")}
    assert selisih == {"naik": [50], "turun": [-40], "baru": [70], "hilang": [-30]}
    assert review["jumlah"] == 4
    assert (review["rkpd"], review["pagu"], review["selisih"]) == (430, 480, 50)
    assert sum(sum(satu) for satu in selisih.values()) == review["selisih"]


def test_a_sub_kegiatan_that_one_side_lacks_is_a_difference_even_without_amounts() -> None:
    hasil = hasil_sub(
        "indikator: [{nama: Uji, target: {2024: 1}}]\nrkpd: tidak ada",
        "anggaran: {renstra: 1}\nrkpd: {target: 1}",
        "anggaran: {pagu: {2024: 5}}",
    )
    assert [satu.simpul.kode[-4:] for satu in hasil.perbedaan_rkpd()] == ["0001", "0002"]
    review = konteks(hasil)["review"]
    assert [len(review[jenis]) for jenis in ("naik", "turun", "baru", "hilang")] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("pagu", "persen"), [("2024: 400, 2025: 500", 25), ("2024: 400", None), ("2024: 0, 2025: 500", None)]
)
def test_growth_of_prakiraan_maju(pagu: str, persen: int | None) -> None:
    assert konteks(hasil_sub(f"anggaran: {{pagu: {{{pagu}}}}}"))["total"]["pertumbuhan_maju"] == persen


def test_counts_are_of_what_is_planned() -> None:
    """Parts of the plan that only the evaluation knows are not counted."""
    hasil = hasil_dari("""
        program:
          - kode: 8.01.01
            kegiatan:
              - kode: 8.01.01.2.01
                sub_kegiatan:
                  - {kode: 8.01.01.2.01.0001, anggaran: {pagu: {2024: 1}}}
                  - {kode: 8.01.01.2.01.0002, anggaran: {pagu: {2022: 1}}}
              - kode: 8.01.01.2.02
                sub_kegiatan: [{kode: 8.01.01.2.02.0001, anggaran: {pagu: {2022: 1}}}]
              - kode: 8.01.01.2.03
          - kode: 2.23.02
            kegiatan:
              - kode: 2.23.02.2.01
                sub_kegiatan: [{kode: 2.23.02.2.01.0001, indikator: [{nama: Uji, target: {2024: 1}}]}]
    """)
    assert konteks(hasil)["hitung"] == {"program": 2, "kegiatan": 2, "sub_kegiatan": 2, "bidang_urusan": 2}
    assert len(hasil.evaluasi.daun) == 2


# For any plan

RUPIAH = st.none() | st.integers(0, 10**12).map(lambda n: f"{n:,}".replace(",", "."))
NILAI = st.none() | st.integers(0, 1000).map(str) | st.sampled_from(["9 parpol", "12,5"])


def tahunan(nilai: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("s/d 2020", "2021", "2022", "2023", "2024", "2025"), nilai)
    )


SUB = st.fixed_dictionaries(
    {
        "anggaran": st.fixed_dictionaries(
            {},
            optional={
                "renstra": RUPIAH,
                "pagu": tahunan(RUPIAH),
                "realisasi": tahunan(RUPIAH),
                "triwulan": st.fixed_dictionaries(
                    {}, optional={"2022": st.lists(st.integers(0, 10**9).map(str), min_size=1, max_size=4)}
                ),
            },
        ),
        "indikator": st.lists(
            st.fixed_dictionaries(
                {"nama": st.just("Uji"), "akumulasi": st.sampled_from(["jumlah", "terakhir", "rata-rata"])},
                optional={"renstra": NILAI, "target": tahunan(NILAI), "realisasi": tahunan(NILAI)},
            ),
            max_size=2,
        ),
    },
    optional={
        "rkpd": st.just("tidak ada") | RUPIAH.map(lambda nilai: {"pagu": nilai}),
        "sumber_dana": st.sampled_from(["DAU", "PAD"]),
    },
)


@st.composite
def rencana(draw: st.DrawFn) -> dict[str, Any]:
    """The programmes of a plan: two bidang urusan, up to three programmes, kegiatan and sub kegiatan each."""
    program = []
    for kode in draw(st.lists(st.sampled_from(["8.01.01", "8.01.02", "2.23.02"]), min_size=1, unique=True)):
        kegiatan = []
        for k in range(draw(st.integers(0, 2))):
            sub = draw(st.lists(SUB, max_size=3))
            kegiatan.append(
                {
                    "kode": f"{kode}.2.{k + 1:02}",
                    "sub_kegiatan": [{"kode": f"{kode}.2.{k + 1:02}.{s + 1:04}", **isi} for s, isi in enumerate(sub)],
                }
            )
        program.append({"kode": kode, "kegiatan": kegiatan})
    return {"program": program}


def semua_simpul(hasil: Hasil) -> list[Simpul]:
    return [satu for akar in (hasil.rencana, hasil.evaluasi, hasil.review, *hasil.pohon) for satu in akar.turun()]


@given(rencana())
def test_every_parent_is_the_sum_of_its_leaves_in_every_column(data: dict[str, Any]) -> None:
    for simpul in semua_simpul(hasil_data(data)):
        for kolom in KOLOM:
            ada = [nilai for satu in simpul.daun if (nilai := satu.rp(kolom)) is not None]
            assert simpul.rp(kolom) == (sum(ada) if ada else None), kolom
            if simpul.anak:
                anak = [nilai for satu in simpul.anak if (nilai := satu.rp(kolom)) is not None]
                assert simpul.rp(kolom) == (sum(anak) if anak else None), kolom


@given(rencana())
def test_every_amount_can_be_traced_to_lines_that_add_up_to_it(data: dict[str, Any]) -> None:
    hasil = hasil_data(data)
    baris = teks_rencana(data).count("\n")
    for simpul in semua_simpul(hasil):
        for kolom in KOLOM:
            asal = simpul.asal(kolom)
            assert sum((nilai for _, nilai in asal), D(0)) == (simpul.rp(kolom) or 0)
            assert all(span.file == "plan.yaml" and 0 < span.line <= baris for span, _ in asal)


def test_an_amount_points_at_the_line_it_was_written_on() -> None:
    hasil = hasil_sub("""
        anggaran:
          renstra: 9
          pagu:
            2022: 5
            2024: 7
          realisasi:
            s/d 2021: 1
            2022: 2
          triwulan:
            2022: [2]
        rkpd:
          pagu: 8
    """)
    kode = KEPALA.count("\n") + 6  # its line
    tempat = {kolom: [span.line - kode for span, _ in hasil.pohon[0].asal(kolom)] for kolom in KOLOM}
    assert tempat[Kolom("renstra")] == [2]
    assert tempat[Kolom("pagu", 2022)] == [4]
    assert tempat[Kolom("pagu", 2023)] == []
    assert tempat[Kolom("pagu", 2024)] == [5]
    assert tempat[Kolom("realisasi", 2022)] == [8]
    assert tempat[Kolom("triwulan-1", 2022)] == [10]
    assert tempat[Kolom("rkpd", 2024)] == [12]
    assert tempat[Kolom("sampai", 2022)] == [7]


def gambaran(hasil: Hasil) -> tuple[Any, ...]:
    """All that is printed of a plan: the cells of every table, and the data of the prose."""
    tabel = [table.rows for buat in TABEL.values() if (table := buat(hasil))]
    return tabel, konteks(hasil)


@given(rencana(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_items_does_not_matter(data: dict[str, Any], acak: random.Random) -> None:
    def kocok(daftar: list[Any]) -> list[Any]:
        return acak.sample(daftar, len(daftar))

    lain = {
        "program": kocok(
            [
                {
                    **program,
                    "kegiatan": kocok([{**k, "sub_kegiatan": kocok(k["sub_kegiatan"])} for k in program["kegiatan"]]),
                }
                for program in data["program"]
            ]
        )
    }
    assert gambaran(hasil_data(lain)) == gambaran(hasil_data(data))


@given(rencana())
@settings(max_examples=50)
def test_any_plan_prints_in_every_layout_without_a_spreadsheet_error(data: dict[str, Any]) -> None:
    dicetak = 0
    for bentuk in ("kinerja", "anggaran", "kinerja-anggaran", "e81"):
        for lain in ("ringkas", "lebar"):
            tabel = {
                "evaluasi": {"bentuk": bentuk, "triwulan": "ya"},
                "rumusan": {"bentuk": lain},
                "pendanaan": {"bentuk": lain},
            }
            hasil = hasil_data({**data, "tabel": tabel})
            for buat in TABEL.values():
                for row in table.rows if (table := buat(hasil)) else ():
                    for sel in row.cells:
                        dicetak += 1
                        assert not any(buruk in sel.text for buruk in ("#DIV", "NaN", "None", "Infinity", "E+"))
    assert dicetak


# What a first reading gets wrong


@pytest.mark.parametrize("realisasi", [(0, 0, 2, 26, 29), (0, 0, 4, 24, 29)])
def test_a_mean_exactly_on_a_border_has_the_higher_predicate(realisasi: tuple[int, ...]) -> None:
    """57/75 is 76 %; quotients of 28 digits add up to a little less, which must not cost a class."""
    mean = rata_rata((tingkat(D(satu), D(15)) for satu in realisasi), "termasuk-nol")
    assert mean is not None
    assert sum(realisasi) == 57
    assert predikat(mean) == "Tinggi"
    assert predikat(D("75.9999999")) == "Sedang"


def test_a_running_total_of_the_running_year_is_not_counted_twice() -> None:
    """Column 10 = 5 + 7 + 9, also when the plan already knows "s/d" the running year."""
    k = satu_indikator("renstra: 20, target: {2022: 4, 2023: 5}, realisasi: {s/d 2021: 3, 2022: 2, s/d 2023: 9}")
    assert teks(k.perkiraan) == "10"


@pytest.mark.parametrize(
    "isi",
    [
        "satuan: Persen (%), target: {2022: 90}, realisasi: {s/d 2021: 90, 2022: 95}, renstra: 100",
        "renstra: 100%, target: {2022: 90}, realisasi: {s/d 2021: 90, 2022: 95}",
        "arah: turun, renstra: 100, target: {2022: 90}, realisasi: {s/d 2021: 90, 2022: 95}",
    ],
)
def test_what_holds_every_year_does_not_add_up(isi: str) -> None:
    k = satu_indikator(isi)
    assert k.kumulatif is not None
    assert k.kumulatif.angka == 95


@pytest.mark.parametrize(("bentuk", "ada"), [("anggaran", True), ("kinerja", True), ("e81", False)])
def test_a_sub_kegiatan_of_the_running_year_alone_is_in_the_form_that_has_its_column(bentuk: str, ada: bool) -> None:
    """T-C.29 sums the running year in column 9; E.81 has no such column."""
    hasil = hasil_sub("anggaran: {pagu: {2023: 88.000.000}}", tabel=f"{{evaluasi: {{bentuk: {bentuk}}}}}")
    assert bool(hasil.evaluasi.daun) == ada
