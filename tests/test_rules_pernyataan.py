"""Stated figures: what is reported, what is sound, what is suspected; silences and how far they reach."""

from decimal import Decimal
from random import Random
from textwrap import dedent

import pytest
from alat import MINIMAL, periksa, tempat, temuan, ubah
from hypothesis import assume, given
from hypothesis import strategies as st

from renja_gen import pipeline
from renja_gen.computing import Kolom, Simpul, Tingkat
from renja_gen.diagnostics import stops_build
from renja_gen.options import Options
from renja_gen.plan.pekerjaan import SubKegiatan
from renja_gen.reports import summary
from renja_gen.rules.pernyataan.dugaan import beda_angka, dugaan

DAUN = "            rkpd: {pagu: 190.000.000}\n"
PROGRAM = "  - kode: 2.23.02\n"
KEGIATAN = "      - kode: 2.23.02.2.01\n"
PUNCAK = "usulan: {nihil"
KINERJA = "                realisasi: {s/d 2022: 1.000, 2023: 1.350}\n"
SUB_LAIN = """          - kode: 2.23.02.2.01.0009
            lokasi: Kota Contoh
            sumber_dana: Dana Alokasi Umum
            indikator:
              - nama: Jumlah Bahan Perpustakaan yang Dilakukan Pengelolaan dan Pengembangan untuk Mewujudkan
                      Keberagaman Koleksi Perpustakaan
                satuan: eksemplar
                target: {2025: 100}
            anggaran: {pagu: {2025: 50.000.000}}
            rkpd: tidak ada
"""


def di_daun(isi):
    return DAUN, f"{DAUN}            {isi}\n"


def di_kegiatan(isi):
    return KEGIATAN, f"{KEGIATAN}        {isi}\n"


def di_program(isi):
    return PROGRAM, f"{PROGRAM}    {isi}\n"


def di_puncak(isi):
    return PUNCAK, f"{isi}\n{PUNCAK}"


def di_indikator(isi):
    return KINERJA, f"{KINERJA}                {isi}\n"


def _pesan(tmp_path, *ganti, kode="RG45"):
    return [satu.message for satu in periksa(tmp_path, ubah(MINIMAL, *ganti)) if satu.code.startswith(kode)]


# Amounts


@pytest.mark.parametrize("di", [di_puncak, di_program, di_kegiatan, di_daun])
@pytest.mark.parametrize(
    ("isi", "hitungan"),
    [
        ("renstra: {}", 600_000_000), ("rkpd: {}", 190_000_000), ("pagu: {{2023: {}}}", 150_000_000),
        ("pagu: {{2026: {}}}", 210_000_000), ("realisasi: {{2023: {}}}", 139_500_000),
        ("realisasi: {{s/d 2022: {}}}", 95_000_000), ("realisasi: {{s/d 2023: {}}}", 234_500_000),
    ],
)  # fmt: skip
def test_every_kind_of_amount_is_compared_on_every_level(di, isi, hitungan, tmp_path):
    for beda, banyak in ((0, 0), (7_000_123, 1)):
        nilai = hitungan + beda
        assert len(_pesan(tmp_path, di(f"dinyatakan: {{sumber: SIPD, {isi.format(nilai)}}}"))) == banyak


def test_the_message_has_both_figures_the_difference_and_the_source(tmp_path):
    (satu,) = periksa(tmp_path, ubah(MINIMAL, di_puncak("dinyatakan: {sumber: SIPD, pagu: {2025: 212.000.000}}")))
    assert satu.message == (
        "pagu 2025 seluruh rencana menurut SIPD Rp212.000.000, lebih Rp12.000.000 dari hitungan rencana ini "
        "Rp200.000.000; periksa keduanya"
    )
    assert satu.hint == ""


def test_urusan_and_bidang_urusan_state_amounts_too(tmp_path):
    isi = "{}: [{{kode: '{}', dinyatakan: {{sumber: SIPD, pagu: {{2025: {}}}}}}}]"
    for kunci, kode in (("urusan", "2"), ("bidang_urusan", "2.23")):
        assert _pesan(tmp_path, di_puncak(isi.format(kunci, kode, "200.000.000"))) == []
        assert len(_pesan(tmp_path, di_puncak(isi.format(kunci, kode, "200.000.500")))) == 1
    for kode in ("2.24", "2.23.02", "x", "'"):  # no bidang urusan of this plan
        (pesan,) = _pesan(tmp_path, di_puncak(isi.format("bidang_urusan", kode.replace("'", "''"), "1.000")))
        assert "tidak memuat angkanya" in pesan


def test_an_amount_that_the_plan_lacks_is_reported_as_such(tmp_path):
    (pesan,) = _pesan(tmp_path, di_program("dinyatakan: {sumber: LKPJ, realisasi: {2021: 5.000.000}}"))
    assert "tetapi rencana ini tidak memuat angkanya" in pesan


SEBAB = "dinyatakan: {sumber: SIPD, pagu: {2025: 205.500.000}}"


@pytest.mark.parametrize(
    ("ganti", "di"),
    [
        ([di_daun(SEBAB), di_kegiatan(SEBAB), di_program(SEBAB), di_puncak(SEBAB)], ["sub kegiatan"]),
        ([di_kegiatan(SEBAB), di_puncak(SEBAB)], ["kegiatan"]),
        ([di_daun(SEBAB), di_puncak(SEBAB)], ["sub kegiatan"]),
        ([di_daun(SEBAB), di_puncak(SEBAB.replace("SIPD", "DPA"))], ["seluruh rencana", "sub kegiatan"]),
        ([di_daun(SEBAB), di_puncak(SEBAB.replace("205", "206"))], ["seluruh rencana", "sub kegiatan"]),
        # the total is right; the programme between does not make the total wrong
        ([di_program(SEBAB), di_puncak(SEBAB.replace("205.5", "200.0"))], ["program"]),
    ],
)
def test_only_the_cause_is_reported_not_what_follows_from_it(ganti, di, tmp_path):
    pesan = _pesan(tmp_path, *ganti)
    assert len(pesan) == len(di)
    assert all(f"pagu 2025 {satu}" in teks for satu, teks in zip(di, pesan, strict=True))


def test_a_malformed_amount_leaves_the_rest_to_be_checked(tmp_path):
    isi = "dinyatakan:\n  - {sumber: a, pagu: {2025: 40.145568.718}}\n  - {sumber: b, pagu: {2025: 5.000}}"
    assert [satu.code for satu in periksa(tmp_path, ubah(MINIMAL, di_puncak(isi)))] == ["RG102", "RG451"]


# Counts


@pytest.mark.parametrize(
    ("isi", "banyak"),
    [
        ("program: 1, kegiatan: 1, sub_kegiatan: 2", 0), ("program: 2", 1), ("kegiatan: 0", 1),
        ("sub_kegiatan: 1", 1), ("program: 9, kegiatan: 9, sub_kegiatan: 9", 3),
    ],
)  # fmt: skip
def test_counts_are_those_of_the_plan_year(isi, banyak, tmp_path):
    lampau = SUB_LAIN.replace("0009", "0010").replace("2025", "2023")  # only evaluated
    teks = ubah(MINIMAL, di_puncak(f"dinyatakan: {{sumber: BAB III, {isi}}}")) + SUB_LAIN + lampau
    assert [satu.code for satu in periksa(tmp_path, teks)].count("RG452") == banyak


# Percentages


@pytest.mark.parametrize(
    ("isi", "banyak"),
    [
        ("tingkat: 93%", 0), ("tingkat: '93,00%'", 0), ("tingkat: '93,0 persen'", 0), ("tingkat: 92%", 1),
        ("tingkat: '93,01%'", 1), ("capaian: '39,08%'", 0), ("capaian: '39,1%'", 0), ("capaian: 39%", 0),
        ("capaian: 40%", 1), ("capaian: '39,09'", 1), ("realisasi: {s/d 2023: 240.000.000}, capaian: 40%", 1),
        ("realisasi: {2023: 150.000.000}, tingkat: 100%", 1), ("pagu: {2023: 0}, tingkat: 93%", 1),
    ],
)  # fmt: skip
def test_percentages_hold_to_the_decimals_they_have(isi, banyak, tmp_path):
    """The last three state an amount that is wrong, from which the percentage follows: one finding, not two."""
    assert len(_pesan(tmp_path, di_daun(f"dinyatakan: {{sumber: Tabel 2.1, {isi}}}"))) == banyak


@pytest.mark.parametrize(
    ("isi", "banyak"),
    [
        ("tingkat: 90%", 0), ("tingkat: 91%", 1), ("kumulatif: 2.350", 0), ("kumulatif: 2.350 buku", 0),
        ("kumulatif: 2.340", 1), ("capaian: '39,17%'", 0), ("capaian: 40%", 1),
        ("kumulatif: 2.400, capaian: 40%", 1), ("kumulatif: banyak, capaian: 40%", 0),
    ],
)  # fmt: skip
def test_figures_of_an_indicator(isi, banyak, tmp_path):
    assert len(_pesan(tmp_path, di_indikator(f"dinyatakan: {{sumber: Tabel 2.1, {isi}}}"))) == banyak


def test_text_is_not_judged(tmp_path):
    """Nobody can compute `9 parpol 1 tahun` twice: what is stated about it may be right."""
    teks = (KINERJA, "                realisasi: {s/d 2022: 9 parpol 1 tahun, 2023: 9 parpol 1 tahun}\n")
    isi = "                dinyatakan: {sumber: x, tingkat: 100%, kumulatif: 9 parpol 2 tahun, capaian: 40%}\n"
    assert _pesan(tmp_path, (teks[0], teks[1] + isi)) == []


@pytest.mark.parametrize("target", ["0", "", "tidak ada"])
def test_a_percentage_of_nothing_is_undefined(target, tmp_path):
    """0/0 is neither 0% nor 100%; where the target is text, nothing is said."""
    ganti = ("target: {2023: 1.500, ", f"target: {{2023: {target}, ")
    semua = [_pesan(tmp_path, ganti, di_indikator(f"dinyatakan: {{tingkat: {n}%}}")) for n in (0, 100)]
    assert [len(satu) for satu in semua] == ([0, 0] if target == "tidak ada" else [1, 1])
    assert all("yang benar –" in pesan for satu in semua for pesan in satu)


RATA = "dinyatakan: {{sumber: Tabel 2.1, rata_rata: {{{}}}}}"


@pytest.mark.parametrize("di", [di_puncak, di_program])
def test_means_are_of_the_rows_of_the_programme_and_of_the_programmes(di, tmp_path):
    benar = "tingkat_kinerja: 90%, tingkat_anggaran: 93%, capaian_kinerja: '39,17%', capaian_anggaran: '39,08%'"
    assert _pesan(tmp_path, di(RATA.format(benar))) == []
    salah = "tingkat_kinerja: 91%, tingkat_anggaran: 92%, capaian_kinerja: '39,1%', capaian_anggaran: '39,0%'"
    assert len(_pesan(tmp_path, di(RATA.format(salah)))) == 4


def test_a_mean_of_stated_rows_is_sound_and_so_is_a_mean_of_stated_means(tmp_path):
    baris = di_indikator("dinyatakan: {sumber: Tabel 2.1, tingkat: 91%}")
    assert len(_pesan(tmp_path, baris, di_program(RATA.format("tingkat_kinerja: 91%")))) == 1  # the row
    atas = [di(RATA.format("tingkat_kinerja: 92%")) for di in (di_program, di_puncak)]
    (pesan,) = _pesan(tmp_path, *atas)
    assert "program 2.23.02" in pesan


# Ceilings


@pytest.mark.parametrize(
    ("plafon", "sifat"),
    [
        ("200.000.000", ""), ("199.999.999", "saran"), ("181.818.182", "saran"),
        ("181.818.181", "peringatan"), ("160.000.000", "peringatan"),
        ("159.999.999", "galat"), ("222.222.222", ""), ("222.222.223", "peringatan"),
        ("266.666.666", "peringatan"), ("266.666.667", "galat"), ("0", "galat"),
    ],
)  # fmt: skip
def test_above_is_hinted_at_ten_percent_off_warned_of_and_twenty_five_refused(plafon, sifat, tmp_path):
    teks = ubah(MINIMAL, di_program(f"dinyatakan: {{sumber: RKPD, plafon: {plafon}}}"))
    assert [satu.severity.value for satu in periksa(tmp_path, teks)] == [sifat] * bool(sifat)


def test_no_pagu_against_no_ceiling_is_no_finding(tmp_path):
    teks = ubah(MINIMAL, ("2025: 200.000.000, ", "2025: 0, "), di_program("dinyatakan: {sumber: RKPD, plafon: 0}"))
    assert [satu for satu in periksa(tmp_path, teks) if satu.code == "RG454"] == []


# Suspicions

N = 2025
PAGU, RKPD = Kolom("pagu", N), Kolom("rkpd", N)


def _pohon(pagu, rkpd=None):
    """A programme of kegiatan of leaves with these amounts (None: no figure)."""
    kegiatan = []
    for i, nilai in enumerate(pagu, 1):
        daun = []
        for j, satu in enumerate(nilai, 1):
            lain = rkpd[i - 1][j - 1] if rkpd else satu
            kode = f"8.01.01.2.{i:02}.{j:04}"
            isi = {"kode": kode, "rkpd": {"pagu": str(lain)} if lain is not None else "tidak ada"}
            if satu is not None:
                isi["anggaran"] = {"pagu": {str(N): str(satu)}}
            daun.append(Simpul(Tingkat.SUB_KEGIATAN, kode, "Sub", N, (), SubKegiatan.model_validate(isi)))
        kegiatan.append(Simpul(Tingkat.KEGIATAN, f"8.01.01.2.{i:02}", "Kegiatan", N, tuple(daun)))
    return Simpul(Tingkat.PROGRAM, "8.01.01", "Program", N, tuple(kegiatan))


def _dugaan(simpul, tertulis, atas=(), dinyatakan=None, kolom=PAGU):
    return dugaan(simpul, kolom, Decimal(tertulis), atas, dinyatakan or {})


JUTA = 1_000_000
ASLI = [[4_348_298_123, 300 * JUTA], [6 * JUTA, 10 * JUTA, 35 * JUTA], [60 * JUTA, 9 * JUTA]]


@pytest.mark.parametrize(
    ("tertulis", "isi"),
    [
        (4_768_298_122, "satu rupiah"),
        (4_763_298_123, "angka ke-4 dari kiri yang berbeda: '3', bukan '8'"),
        (4_168_298_123, "angka ke-2 dari kiri yang berbeda: '1', bukan '7'"),
        (4_786_298_123, "angka ke-3 dan ke-4 dari kiri tertukar: '86'"),
        (47_682_981_230, "sepuluh kali lebih besar"),
        (4_768_298_123_000, "seribu kali lebih besar"),
        (476_298_123, "'8', terlewat"),
        (47_688_298_123, "'8', berlebih"),
        (4_717_298_123, "8.01.01.2.02 Kegiatan; mungkin tidak ikut dijumlahkan"),
        (4_837_298_123, "8.01.01.2.03 Kegiatan; mungkin terhitung dua kali"),
        (4_708_298_123, "8.01.01.2.03.0001 Sub; mungkin tidak ikut dijumlahkan"),
        (4_498_298_123, "cocok bila 8.01.01.2.01.0002 Sub Rp30.000.000, bukan Rp300.000.000"),
        (4_768_300_456, ""),
        (0, ""),
    ],
)
def test_what_explains_a_difference_is_named(tertulis, isi):
    pohon = _pohon(ASLI)
    assert pohon.rp(PAGU) == 4_768_298_123
    saran = _dugaan(pohon, tertulis)
    assert (isi in saran) if isi else saran == ""


def test_a_part_that_its_source_states_is_not_blamed_for_what_stands_above():
    """In the real Tabel 4.1 a leaf of 60 million is as large as the slip in a digit of its programme."""
    pohon = _pohon(ASLI)
    saran = _dugaan(pohon, 4_708_298_123, dinyatakan={pohon.anak[2]: Decimal(69 * JUTA)})
    assert "angka ke-3 dari kiri yang berbeda: '0', bukan '6'" in saran


def test_what_could_be_several_parts_is_blamed_on_none():
    assert _dugaan(_pohon([[4_348_298_123], [69 * JUTA], [69 * JUTA]]), 4_417_298_123) == ""
    assert _dugaan(_pohon([[300 * JUTA, 300 * JUTA, 4_348_298_123]]), 4_678_298_123) == ""


def test_round_amounts_that_happen_to_differ_in_one_digit_are_not_called_a_slip():
    assert _dugaan(_pohon([[100 * JUTA, 105 * JUTA]]), 505 * JUTA) == ""


def test_other_figures_of_the_node_and_of_what_is_above_are_recognised():
    rkpd = [[4_328_298_122, 300 * JUTA], [6 * JUTA, 10 * JUTA, 35 * JUTA], [60 * JUTA, None]]
    pohon = _pohon(ASLI, rkpd)
    atas = Simpul(Tingkat.URUSAN, "", "", N, (pohon, *_pohon([[325_000_777]]).anak))
    assert _dugaan(pohon, pohon.rp(RKPD)).startswith("Rp4.739.298.122 ialah angka pagu RKPD")
    assert _dugaan(pohon, pohon.rp(PAGU), kolom=RKPD).startswith("Rp4.768.298.123 ialah angka pagu 2025")
    assert _dugaan(pohon, atas.rp(PAGU), (atas,)).startswith("Rp5.093.298.900 ialah jumlah seluruh rencana")
    assert "8.01.01.2.01.0001 Sub memakai angka pagu RKPD" in _dugaan(pohon, 4_748_298_122)


def test_the_only_sub_kegiatan_without_a_figure_is_named():
    assert "8.01.01.2.02.0001 Sub tidak punya pagu 2025" in _dugaan(_pohon([[135 * JUTA], [None]]), 137_000_999)
    assert _dugaan(_pohon([[135 * JUTA, None], [None]]), 137_000_999) == ""
    assert _dugaan(_pohon([[135 * JUTA], [None]]), 133_000_999) == ""


@given(st.decimals(0, 10**15, places=2), st.decimals(0, 10**15, places=2))
def test_any_two_amounts_can_be_compared(a, b):
    assume(a != b)
    assert all(beda_angka(a, b))


def _banyak_angka(seed):
    """Amounts without pattern, so that what explains a difference by chance is out of the question."""
    acak = Random(seed)
    return [
        [acak.randrange(10**7, 10 ** acak.randint(8, 11)) for _ in range(acak.randint(1, 4))]
        for _ in range(acak.randint(2, 5))
    ]


@st.composite
def _satu_kesalahan(draw):  # noqa: PLR0911 - one for each kind of slip
    """A tree, a stated total with one slip, and what a suspicion must then name."""
    pagu = _banyak_angka(draw(st.integers(0, 10**9)))
    acak = Random(sum(map(sum, pagu)))
    rkpd = [[satu + acak.randrange(10**6, 10**8) for satu in nilai] for nilai in pagu]
    i = draw(st.integers(0, len(pagu) - 1))
    j = draw(st.integers(0, len(pagu[i]) - 1))
    daun, kegiatan = f"8.01.01.2.{i + 1:02}.{j + 1:04}", f"8.01.01.2.{i + 1:02} "
    jumlah = sum(map(sum, pagu))
    teks, ke = str(jumlah), draw(st.integers(1, len(str(jumlah)) - 2))
    match draw(
        st.sampled_from(["angka", "tukar", "hilang", "nol", "terlewat", "ganda", "rkpd", "rkpd daun", "kosong"])
    ):
        case "angka":
            lain = draw(st.sampled_from([satu for satu in "0123456789" if satu != teks[ke]]))
            return pagu, rkpd, int(teks[:ke] + lain + teks[ke + 1 :]), f"angka ke-{ke + 1} "
        case "tukar":
            assume(teks[ke] != teks[ke + 1])
            return pagu, rkpd, int(teks[:ke] + teks[ke + 1] + teks[ke] + teks[ke + 2 :]), f"angka ke-{ke + 1} dan"
        case "hilang":
            return pagu, rkpd, int(teks[:ke] + teks[ke + 1 :]), f"'{teks[ke]}', terlewat"
        case "nol":
            return pagu, rkpd, jumlah * draw(st.sampled_from([10, 100, 1000])), "kali lebih besar"
        case "terlewat":
            return pagu, rkpd, jumlah - sum(pagu[i]), f"{kegiatan}Kegiatan; mungkin tidak ikut"
        case "ganda":
            return pagu, rkpd, jumlah + sum(pagu[i]), f"{kegiatan}Kegiatan; mungkin terhitung dua kali"
        case "rkpd":
            return pagu, rkpd, sum(map(sum, rkpd)), "ialah angka pagu RKPD"
        case "rkpd daun":
            return pagu, rkpd, jumlah - pagu[i][j] + rkpd[i][j], f"{daun} Sub memakai angka pagu RKPD"
    pagu[i][j] = None
    return pagu, rkpd, jumlah, f"{daun} Sub tidak punya pagu"


@given(_satu_kesalahan())
def test_the_suspicion_is_the_slip_that_was_made(kasus):
    pagu, rkpd, tertulis, isi = kasus
    pohon = _pohon(pagu, rkpd)
    assume(tertulis != pohon.rp(PAGU))
    assert isi in _dugaan(pohon, tertulis)


@given(st.integers(0, 10**9), st.integers(10**7, 10**10))
def test_a_difference_that_nothing_explains_has_no_suspicion(seed, beda):
    pagu = _banyak_angka(seed)
    pohon = _pohon(pagu)
    jumlah = sum(map(sum, pagu))
    assume(len(str(jumlah + beda)) == len(str(jumlah)))
    assume(sum(a != b for a, b in zip(str(jumlah + beda), str(jumlah), strict=True)) > 2)
    assume(beda not in {sum(satu) for satu in pagu} | {daun for satu in pagu for daun in satu})
    assume(all(beda != daun * (kali - 1) for satu in pagu for daun in satu for kali in (10, 100, 1000)))
    assert _dugaan(pohon, jumlah + beda) == ""


# Silences


TANPA_DANA = ("            sumber_dana: Dana Alokasi Umum\n", "")
ABAI = "abaikan: {kode: RG402, alasan: sumber dana menyusul}"


@pytest.mark.parametrize("di", [di_puncak, di_program, di_kegiatan, di_daun])
def test_a_silence_covers_its_part_and_all_below(di, tmp_path):
    (satu,) = periksa(tmp_path, ubah(MINIMAL, TANPA_DANA, di(ABAI)))
    assert (satu.code, satu.silenced) == ("RG402", "sumber dana menyusul")


def test_a_silence_covers_nothing_beside_or_above_its_part(tmp_path):
    lain = SUB_LAIN.replace("            sumber_dana: Dana Alokasi Umum\n", "")
    ditemukan = periksa(tmp_path, ubah(MINIMAL, di_daun(ABAI), TANPA_DANA) + lain)
    assert [bool(satu.silenced) for satu in ditemukan if satu.code == "RG402"] == [True, False]
    atas = "dinyatakan: {sumber: SIPD, pagu: {2025: 1.000}}"
    ditemukan = periksa(tmp_path, ubah(MINIMAL, di_puncak(atas), di_program("abaikan: {kode: RG451, alasan: x}")))
    assert [satu.code for satu in ditemukan if not satu.silenced] == ["RG451", "RG111"]


def test_only_the_named_code_is_silenced(tmp_path):
    ditemukan = periksa(tmp_path, ubah(MINIMAL, TANPA_DANA, di_daun(ABAI.replace("402", "501"))))
    assert [(satu.code, satu.silenced) for satu in ditemukan] == [("RG402", ""), ("RG111", "")]


NARASI = {"narasi/tak-terpakai.md": "Tidak ada bagian yang memakai narasi ini.\n"}


def test_a_silence_at_the_top_covers_narratives_and_berkas_restricts_it(tmp_path):
    (asli,) = periksa(tmp_path, MINIMAL, **NARASI)
    assert asli.span.file == "narasi/tak-terpakai.md"
    for berkas, banyak in (("", 0), (", berkas: narasi/tak-terpakai.md", 0), (", berkas: narasi/isu.md", 2)):
        isi = f"abaikan: {{kode: {asli.code}, alasan: disengaja{berkas}}}"
        sisa = [satu for satu in periksa(tmp_path, ubah(MINIMAL, di_puncak(isi)), **NARASI) if not satu.silenced]
        assert len([satu for satu in sisa if satu.code in {asli.code, "RG111"}]) == banyak


def test_a_silence_in_an_included_file_covers_that_file_only(tmp_path):
    awal, program = MINIMAL.split("program:\n  - kode: 2.23.02\n")
    isi = {"a.yaml": f"kode: 2.23.02\n{dedent(program.replace(TANPA_DANA[0], ''))}"}
    isi["b.yaml"] = isi["a.yaml"].replace("2.23.02", "2.23.03") + f"{ABAI}\n"
    ditemukan = periksa(tmp_path, f"{awal}program: {{sertakan: '?.yaml'}}\n", **isi)
    dana = [(satu.span.file, bool(satu.silenced)) for satu in ditemukan if satu.code == "RG402"]
    assert dana == [("a.yaml", False), ("b.yaml", True)]


@pytest.mark.parametrize("kode", ["RG101", "RG102", "RG006", "RG110", "RG111", "RG516", "RG999"])
def test_what_is_no_matter_of_judgement_cannot_be_silenced(kode, tmp_path):
    teks = ubah(MINIMAL, di_puncak(f"abaikan: {{kode: {kode}, alasan: x}}"))
    assert temuan(periksa(tmp_path, teks)) == [("RG110", *tempat(teks, kode))]


def test_errors_of_reading_stay_whatever_is_silenced(tmp_path):
    teks = ubah(MINIMAL, di_puncak("abaikan: {kode: RG102, alasan: x}"), ("renstra: 600.000.000", "renstra: 6.00"))
    (satu,) = periksa(tmp_path, teks)
    assert (satu.code, satu.silenced) == ("RG102", "")


def test_silenced_findings_are_counted_apart_and_stop_nothing(tmp_path):
    salah = di_daun("dinyatakan: {sumber: SIPD, pagu: {2025: 1.000}}")
    diam = di_puncak("abaikan: [{kode: RG451, alasan: SIPD belum diperbarui}, {kode: RG402, alasan: menyusul}]")
    ditemukan = periksa(tmp_path, ubah(MINIMAL, TANPA_DANA, salah, diam))
    assert summary(ditemukan) == "2 diabaikan"
    assert not stops_build(ditemukan, strict=True)
    assert pipeline.build(tmp_path / "plan.yaml", options=Options("docx", strict=True)).ok
    ditemukan = periksa(tmp_path, ubah(MINIMAL, TANPA_DANA, salah))
    assert summary(ditemukan) == "1 galat, 1 peringatan"
    assert stops_build(ditemukan, strict=False)


def test_a_code_is_written_as_such(tmp_path):
    teks = ubah(MINIMAL, di_puncak("abaikan: {kode: semua, alasan: x}"))
    (satu,) = periksa(tmp_path, teks)
    assert (satu.code, satu.message) == ("RG102", "'semua' bukan kode temuan; tulis misalnya RG204")


def test_what_was_left_out_is_named_below_a_row_of_only_children(tmp_path):
    """One urusan, one bidang, one programme, one kegiatan: the whole plan short by one of its sub kegiatan."""
    tambahan = "".join(
        f"          - {{kode: 2.23.02.2.01.{nomor}, anggaran: {{pagu: {{2025: {pagu}}}}}}}\n"
        for nomor, pagu in (("0001", "37.123.000"), ("0009", "41.700.000"))
    )
    awal, akhir = MINIMAL.split("            rkpd: {pagu: 190.000.000}\n")
    teks = f"{awal}            rkpd: {{pagu: 190.000.000}}\n{tambahan}{akhir}"
    teks += "dinyatakan: {sumber: SIPD, pagu: {2025: 241.700.000}}\n"
    (satu,) = (temuan for temuan in periksa(tmp_path, teks) if temuan.code == "RG451")
    assert "2.23.02.2.01.0001" in satu.hint
    assert "tidak ikut dijumlahkan" in satu.hint
