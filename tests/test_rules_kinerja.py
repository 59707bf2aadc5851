"""Rules on indicators and results (RG601-RG613): known answers, near misses, and no false alarms."""

import pytest
from alat import MINIMAL, periksa, tempat, temuan, ubah

from renja_gen.diagnostics import Severity, Span
from renja_gen.nomenklatur import katalog
from renja_gen.plan.nilai import Capaian
from renja_gen.rules.kinerja import capaian
from renja_gen.rules.kinerja.satuan import satuan_sama
from renja_gen.rules.umum import Kena, rangkum, singkat

NAMA = "Jumlah bahan perpustakaan tercetak yang dicetak dan diadakan"
SATUAN = "                satuan: eksemplar\n"
TARGET = "target: {2023: 1.500, 2024: 1.500, 2025: 2.000, 2026: 2.000}"
REALISASI = "realisasi: {s/d 2022: 1.000, 2023: 1.350}"
UANG = "realisasi: {s/d 2022: 95.000.000, 2023: 139.500.000}"
PROGRAM = "target: {2023: 60, 2025: 65, 2026: 68}"
LAYANAN = "  - nama: Jumlah pengunjung perpustakaan\n"


def kode(tmp_path, *ganti):
    """The codes found in the minimal plan with some parts replaced."""
    return [satu.code for satu in periksa(tmp_path, ubah(MINIMAL, *ganti))]


# --- RG601, RG602


def test_indicators_of_program_and_kegiatan_may_stand_at_the_sub_kegiatan(tmp_path):
    """As the wide tables print them; their kind says what they are for."""
    program = MINIMAL[MINIMAL.index("    indikator:\n      - {nama: Tingkat") : MINIMAL.index("    kegiatan:\n")]
    kegiatan = MINIMAL[
        MINIMAL.index("        indikator:\n          - {nama") : MINIMAL.index("        sub_kegiatan:\n")
    ]
    tanpa = [(program, ""), (kegiatan, "")]
    dari_bawah = (
        "              - {nama: Gemar membaca, jenis: capaian program, satuan: nilai, target: {2025: 65}}\n"
        "              - {nama: Koleksi bertambah, jenis: hasil, satuan: persen, target: {2025: 100}}\n"
    )
    assert kode(tmp_path, *tanpa) == ["RG601", "RG601"]
    assert kode(tmp_path, *tanpa, ("            anggaran:\n", f"{dari_bawah}            anggaran:\n")) == []


def test_what_is_not_planned_needs_no_indicator(tmp_path):
    lama = (
        "  - kode: 2.23.03\n    kegiatan:\n      - kode: 2.23.03.2.01\n        sub_kegiatan:\n"
        "          - {kode: 2.23.03.2.01.0001, anggaran: {pagu: {2023: 5.000.000}}}\n"
    )
    assert kode(tmp_path, ("program:\n", f"program:\n{lama}")) == []


@pytest.mark.parametrize(
    ("isian", "janji"),
    [
        ("target: {2025: 5}", ["RG602"]),
        ("target: {2025: 5 dokumen}", []),
        ("satuan: dokumen, target: {2025: 5}", []),
        ("target: {2025: 100%}", []),
        ("target: {2025: BB}", []),  # no number: nothing to count
        ("jenis: hasil", []),  # nothing printed for it
    ],
)
def test_only_numbers_need_a_unit(isian, janji, tmp_path):
    tujuan = f"    indikator: [{{nama: Nilai mutu, {isian}}}]\n    sasaran:\n"
    assert kode(tmp_path, ("    sasaran:\n", tujuan)) == janji


def test_the_unit_is_guessed_from_the_name(tmp_path):
    for nama, satuan in (("Persentase arsip", "persen"), ("Jumlah Dokumen LKjIP", "dokumen"), ("Depo arsip", "…")):
        tujuan = f"    indikator: [{{nama: {nama}, target: {{2025: 5}}}}]\n    sasaran:\n"
        (satu,) = periksa(tmp_path, ubah(MINIMAL, ("    sasaran:\n", tujuan)))
        assert satu.message.endswith(f"satuan: {satuan}")


# --- RG603, RG604


@pytest.mark.parametrize(
    ("nama", "janji"),
    [
        (NAMA.upper(), []),
        (NAMA.replace(" dan ", ", dan "), []),
        (NAMA.replace("tercetak", "tercetk"), [("RG603", Severity.SARAN)]),
        ("Jumlah buku", [("RG603", Severity.PERINGATAN)]),
        ("x" * 20_000, [("RG603", Severity.PERINGATAN)]),
    ],
)
def test_the_official_wording_is_asked_for_by_degree(nama, janji, tmp_path):
    ditemukan = periksa(tmp_path, ubah(MINIMAL, (NAMA, nama)))
    ditemukan = [satu for satu in ditemukan if satu.code == "RG603"]
    assert [(satu.code, satu.severity) for satu in ditemukan] == janji
    assert all("'Jumlah Bahan Perpustakaan Tercetak yang Dicetak dan Diadakan'" in satu.message for satu in ditemukan)


def test_one_of_several_outputs_with_the_official_wording_is_enough(tmp_path):
    lain = f"              - {{nama: Jumlah rak, satuan: unit, target: {{2025: 5}}}}\n              - nama: {NAMA}"
    assert kode(tmp_path, (f"              - nama: {NAMA}", lain)) == []
    lampau = lain.replace("2025: 5", "2023: 5")
    assert kode(tmp_path, (f"              - nama: {NAMA}", lampau.replace("unit", "rak"))) == []


@pytest.mark.parametrize(
    "ganti",
    [
        (("tahun: 2025, tahap", "tahun: 2023, tahap"), ("2.23.02.2.01.0008", "2.23.02.2.01.08")),  # no such list yet
        (
            ("kode: 2.23.02.2.01.0008", "kode: 2.23.02.2.01.0008\n            nama: Pengadaan Rak"),
        ),  # the code is in doubt
        (("kode: 2.23.02.2.01.0008", "kode: 2.23.02.2.01.9999"),),
        (("kode: 2.23.02.2.01.0008", "kode: 2.23.02.2.02.0001"),),
    ],
)
def test_the_wording_is_not_asked_for_where_there_is_none_or_the_code_is_in_doubt(ganti, tmp_path):
    assert "RG603" not in kode(tmp_path, (NAMA, "Jumlah buku"), *ganti)


def test_outputs_of_both_decrees_count_in_the_years_between():
    """2025 and 2026 are looked up in the decree before and the one after."""
    satu, lain = katalog(2024).keluaran("2.23.02.2.01.0008"), katalog(2027).keluaran("2.23.02.2.01.0008")
    assert set(katalog(2026).keluaran("2.23.02.2.01.0008")) == {*satu, *lain}
    assert katalog(2023).keluaran("2.23.02.2.01.08") == katalog(2024).keluaran("x") == ()
    assert katalog(2024).keluaran("8.01.01.2.01.0001") == (
        ("Jumlah Dokumen Perencanaan Perangkat Daerah", "Dokumen"),
    )


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        ("%", "persen", True), ("Persentase", "%", True), ("Dok.", "dokumen", True), ("dokumen-dokumen", "Dok", True),
        ("m²", "m2", True), ("Laporan / Dokumen", "laporan", True), ("KK", "Kepala Keluarga", True),
        ("ha", "Hektar", True), ("Orang/Bulan", "orang bulan", True),
        ("Orang/Bulan", "orang", False), ("dokumen", "laporan", False), ("ton/hari", "ton", False),
        ("", "orang", False),
    ],
)  # fmt: skip
def test_units_are_compared_as_people_mean_them(satu, lain, sama):
    assert satuan_sama(satu, lain) is satuan_sama(lain, satu) is sama


@pytest.mark.parametrize(
    ("satuan", "janji"), [("EKS.", []), ("judul", ["RG604"]), ("", ["RG602"]), ("eksemplar/tahun", ["RG604"])]
)
def test_the_official_unit_is_asked_for(satuan, janji, tmp_path):
    baru = f"                satuan: {satuan}\n" if satuan else ""
    assert kode(tmp_path, (SATUAN, baru)) == janji


# --- RG605, RG606


@pytest.mark.parametrize(
    ("teks", "bertingkat", "sebab"),
    [
        ("25", False, ""), ("1.250 orang", False, ""), ("87,5%", False, ""), ("-5", False, ""),
        ("BB", False, ""), ("WTP", False, ""), ("Sangat Baik", False, ""), ("Level Tiga", True, ""),
        ("≥ 80", False, ""), ("80-85 persen", False, ""), ("80 s/d 85 persen", False, ""),
        ("1:1.000", False, "tidak ikut dihitung"), ("3 : 1", True, "tidak ikut dihitung"),
        ("80-90", False, "tidak ikut dihitung"), ("Rp5.000", False, "tidak ikut dihitung"),
        ("12,000", False, "tulis 12.000 bila ribuan, atau 12 bila memang 12"),
        ("2,000 eksemplar", False, "tulis 2.000 bila ribuan, atau 2 bila"), ("3,512", False, "atau 3,51 bila"),
        ("0,125", False, ""), ("87,125%", False, ""), ("12,50", False, ""), ("1.250,125", False, ""),
        ("1 x 24 jam", False, ""), ("Peringkat 3", False, ""),
        ("-", True, "bukan nilai"), ("CC undefined", True, "bukan nilai"), ("5 undefined", False, "bukan nilai"),
        ("#DIV/0!", False, "bukan nilai"), ("xxx", True, "bukan nilai"), ("[isi]", True, "bukan nilai"),
        ("n/a", False, "bukan nilai"), ("…", False, "bukan nilai"),
        ("9 parpol 1 tahun", False, "dua ukuran"), ("9 parpol, 80 orang", False, "dua ukuran"),
        ("5 dokumen (100%)", False, "dua ukuran"),
        ("Paket", False, "tidak memuat angka"), ("terlaksana dengan sangat baik", True, "tidak memuat angka"),
        ("1.5000 dokumen", False, "tidak terbaca"), ("5,5,5", False, "tidak terbaca"),
    ],
)  # fmt: skip
def test_what_a_value_may_look_like(teks, bertingkat, sebab):
    pesan = capaian._sebab(Capaian.baca(teks), bertingkat=bertingkat)
    assert sebab in pesan
    assert bool(sebab) == bool(pesan)


def test_a_comma_in_percent_is_a_fraction(tmp_path):
    koma = (TARGET, "target: {2025: '12,500'}"), (REALISASI, "realisasi: {s/d 2022: 1}")
    assert "RG605" in kode(tmp_path, *koma)
    assert "RG605" not in kode(tmp_path, *koma, (SATUAN, SATUAN.replace("eksemplar", "persen")))


def test_a_value_that_is_no_number_is_told_once_for_an_indicator(tmp_path):
    teks = ubah(MINIMAL, (TARGET, "target: {2023: 9 parpol 1 tahun, 2025: 9 parpol 1 tahun}"))
    baris, kolom = tempat(teks, "{2023: 9 parpol")
    assert temuan(periksa(tmp_path, teks)) == [("RG605", baris, kolom + len("{2023: "))]


def test_values_of_rkpd_and_proposals_are_looked_at_too(tmp_path):
    usulan = MINIMAL[MINIMAL.index("usulan:") : MINIMAL.index("evaluasi:")]
    assert kode(tmp_path, ("rkpd: {pagu:", "rkpd: {target: '-', pagu:")) == ["RG605"]
    assert kode(tmp_path, (usulan, "usulan: {daftar: [{nama: Rak, volume: Paket, status: dibahas}]}\n")) == ["RG605"]


@pytest.mark.parametrize(
    ("target", "janji"),
    [
        ("target: {2023: 1.500 Eks, 2025: 2.000 eksemplar}", []),
        ("target: {2023: 1.500 judul, 2025: 2.000 eksemplar}", ["RG606"]),
        ("target: {2023: 1.500 judul, 2025: 2.000 judul}", ["RG606"]),  # once for an indicator
        ("target: {2023: 1.500 undefined, 2025: 2.000}", ["RG605"]),  # judged once
    ],
)
def test_the_unit_stays_the_same(target, janji, tmp_path):
    ditemukan = [satu for satu in kode(tmp_path, (TARGET, target)) if satu != "RG604"]
    assert ditemukan == janji


# --- RG607-RG611


@pytest.mark.parametrize(
    ("realisasi", "janji"),
    [
        ("1.500", []), ("1.800", []), ("1.801", [("RG607", Severity.SARAN)]), ("3.000", [("RG607", Severity.SARAN)]),
        ("3.001", [("RG607", Severity.PERINGATAN)]), ("15", []), ("14", [("RG607", Severity.PERINGATAN)]),
        ("0", [("RG609", Severity.PERINGATAN)]),
    ],
)  # fmt: skip
def test_a_level_of_realisation_that_cannot_well_be(realisasi, janji, tmp_path):
    ditemukan = periksa(tmp_path, ubah(MINIMAL, ("2023: 1.350}", f"2023: {realisasi}}}")))
    assert [(satu.code, satu.severity) for satu in ditemukan] == janji


def test_the_advice_on_a_high_level_is_possible_where_it_stands(tmp_path):
    for lama, baru, jalan in (
        ("2023: 1.350}", "2023: 1.801}", "tulis sebabnya dalam catatan"),
        ("realisasi: {2023: 58}", "realisasi: {2023: 90}", "jelaskan dalam narasi evaluasi"),
    ):
        (satu,) = periksa(tmp_path, ubah(MINIMAL, (lama, baru)))
        assert satu.message.endswith(f"di atas 120%; periksa angkanya, atau {jalan}")


def test_a_note_answers_the_question(tmp_path):
    catatan = (
        "            lokasi: Kota Contoh\n",
        "            lokasi: Kota Contoh\n            catatan: sudah jelas\n",
    )
    for realisasi in ("0", "3.001", "1.801"):
        assert kode(tmp_path, ("2023: 1.350}", f"2023: {realisasi}}}"), catatan) == []


def test_where_less_is_better_less_is_no_fault(tmp_path):
    """A realisation of nothing is the best one; twice the target is 0 %."""
    turun = (SATUAN, f"{SATUAN}                arah: turun\n")
    renstra = ("renstra: 6.000", "renstra: 1.000")
    datar = (TARGET, "target: {2023: 1.500, 2025: 1.400}")
    assert kode(tmp_path, turun, renstra, datar, ("2023: 1.350}", "2023: 1.400}")) == []
    assert kode(tmp_path, turun, renstra, datar, ("2023: 1.350}", "2023: 3.100}")) == ["RG607"]
    assert kode(tmp_path, turun, renstra, datar, (REALISASI, "realisasi: {2023: 0}")) == []


def test_results_are_judged_where_the_table_shows_them(tmp_path):
    """A plan that evaluates money only has no performance that could lack."""
    bentuk = "evaluasi:\n  faktor_pendorong"
    tabel = lambda nama: (bentuk, f"tabel: {{evaluasi: {{bentuk: {nama}}}}}\n{bentuk}")  # noqa: E731
    nol = ("2023: 1.350}", "2023: 0}")
    assert kode(tmp_path, tabel("anggaran"), nol) == []
    assert kode(tmp_path, tabel("kinerja"), nol) == []
    assert kode(tmp_path, tabel("e81"), nol) == ["RG609"]


@pytest.mark.parametrize(
    ("ganti", "sifat"),
    [
        ([("renstra: 6.000", "renstra: 2.350")], [Severity.SARAN]),  # passed in the running year only
        ([("renstra: 6.000", "renstra: 2.349")], [Severity.PERINGATAN]),
        ([("renstra: 6.000", "renstra: 1.349"), (SATUAN, f"{SATUAN}                akumulasi: terakhir\n")],
         [Severity.SARAN]),
        ([("renstra: 6.000", "renstra: 1.500"), (SATUAN, f"{SATUAN}                akumulasi: terakhir\n")], []),
        ([("renstra: 6.000", "renstra: 2.349"), ("periode: 2021-2026", "periode: 2018-2023")], []),  # its last year
        ([("renstra: 6.000", "renstra: 2.349"), ("periode: 2021-2026", "periode: 2025-2029")], []),  # the one before
    ],
)  # fmt: skip
def test_the_renstra_target_is_not_passed_before_its_time(ganti, sifat, tmp_path):
    ditemukan = [satu for satu in periksa(tmp_path, ubah(MINIMAL, *ganti)) if satu.code == "RG608"]
    assert [satu.severity for satu in ditemukan] == sifat


@pytest.mark.parametrize(
    ("ganti", "sifat"),
    [
        ([(UANG, "realisasi: {s/d 2022: 95.000.000}")], [Severity.PERINGATAN]),
        ([(UANG, "realisasi: {2023: 0}"), ("2023: 150.000.000", "2023: 0")], [Severity.SARAN]),  # done without money
        ([(UANG, "realisasi: {2023: 0}"), ("2023: 1.350}", "2023: 0}")], []),  # not done: the factors tell why
        ([("2023: 1.350}", "2024: 0}")], [Severity.PERINGATAN]),
    ],
)
def test_money_and_performance_go_together(ganti, sifat, tmp_path):
    ditemukan = [satu for satu in periksa(tmp_path, ubah(MINIMAL, *ganti)) if satu.code == "RG609"]
    assert [satu.severity for satu in ditemukan] == sifat


PENDORONG = ("  faktor_pendorong: jadwal layanan keliling yang tetap\n", "")
PENGHAMBAT = ("  faktor_penghambat: pengadaan buku terlambat\n", "")
LANJUT = ("  tindak_lanjut: pengadaan buku dimulai pada triwulan pertama\n", "")


@pytest.mark.parametrize(
    ("ganti", "janji"),
    [
        ([PENGHAMBAT], []),  # 90 % and 93 %
        ([PENGHAMBAT, ("2023: 1.350}", "2023: 765}")], []),  # 51 % exactly
        ([PENGHAMBAT, ("2023: 1.350}", "2023: 764}")], ["RG610"]),
        ([PENDORONG], ["RG610"]),  # 93 % of the money: Sangat Tinggi
        ([PENDORONG, (UANG, "realisasi: {s/d 2022: 95.000.000, 2023: 136.000.000}")], []),
        ([LANJUT], ["RG610"]),
        ([PENDORONG, PENGHAMBAT, LANJUT, ("evaluasi:\n", "")], ["RG507"]),
    ],
)
def test_low_and_high_results_are_explained(ganti, janji, tmp_path):
    assert kode(tmp_path, *ganti) == janji


def test_a_narrative_of_ones_own_may_explain_the_results_except_in_the_notes_of_e81(tmp_path):
    tanpa = [PENDORONG, PENGHAMBAT, LANJUT, ("evaluasi:\n", "tabel: {evaluasi: {bentuk: e81}}\n")]
    narasi = {"narasi/evaluasi.md": "Pengadaan buku terlambat.\n"}
    assert [d.code for d in periksa(tmp_path, ubah(MINIMAL, *tanpa), **narasi)] == ["RG507"]
    tanpa[-1] = ("evaluasi:\n", "")
    assert periksa(tmp_path, ubah(MINIMAL, *tanpa), **narasi) == ()


@pytest.mark.parametrize(
    ("isian", "janji"),
    [
        ("target: {2023: 60, 2025: 60, 2026: 60}", []),
        ("target: {2023: 60, 2025: 59, 2026: 58}", ["RG611"]),  # once for an indicator
        ("arah: turun, target: {2023: 60, 2025: 65}", ["RG611"]),
        ("arah: turun, target: {2023: 60, 2025: 55}", []),
    ],
)
def test_targets_of_a_state_do_not_fall_back(isian, janji, tmp_path):
    assert kode(tmp_path, (PROGRAM, isian)) == janji
    jumlah = ("akumulasi: terakhir, target: {2023: 60, 2025: 65", "akumulasi: jumlah, target: {2023: 60, 2025: 59")
    assert kode(tmp_path, jumlah) == []


# --- RG612, RG613


@pytest.mark.parametrize(
    ("spm", "janji"),
    [
        ("SPM", ["RG612"]), ("√", ["RG612"]), ("Standar Pelayanan Minimal", ["RG612"]), ("ya", ["RG612"]),
        ("100%", []), ("Standar Nasional Perpustakaan", []), ("Non SPM", []), ("bukan SPM", []), ("-", []),
    ],
)  # fmt: skip
def test_spm_is_for_the_six_urusan(spm, janji, tmp_path):
    layanan = (LAYANAN, f'{LAYANAN}    spm: "{spm}"\n')
    assert kode(tmp_path, layanan) == janji
    pendidikan = ("program:\n", "program:\n  - kode: 1.01.02\n")
    assert kode(tmp_path, layanan, pendidikan) == []


@pytest.mark.parametrize(
    ("isian", "janji"),
    [
        ("nama: Jumlah pengunjung perpustakaan, target: {2025: 6.000}", []),
        ("nama: JUMLAH PENGUNJUNG PERPUSTAKAAN, target: {2025: 6.001}", ["RG613"]),
        ("nama: Jumlah pengunjung perpustakaan, target: {2022: 6.001}", []),  # another year
        ("nama: Jumlah pengunjung, target: {2025: 6.001}", []),  # another indicator
        ("nama: Tingkat kegemaran membaca, target: {2025: 70}", ["RG613"]),  # against that of the program
    ],
)
def test_one_indicator_has_one_target(isian, janji, tmp_path):
    tujuan = f"    indikator: [{{satuan: orang, {isian}}}]\n    sasaran:\n"
    assert kode(tmp_path, ("    sasaran:\n", tujuan)) == janji


# --- many findings as one


def _kena(banyak):
    return [Kena(Span("plan.yaml", ke, 1), f"k{ke}", f"k{ke} kurang; tulis") for ke in range(1, banyak + 1)]


@pytest.mark.parametrize(
    ("banyak", "dari", "temuan"), [(5, 5, 5), (6, 12, 6), (6, 11, 1), (10, 100, 10), (11, 100, 1)]
)
def test_what_hits_nearly_every_row_is_told_once(banyak, dari, temuan):
    semua = list(rangkum(_kena(banyak), dari, "kegiatan", "kurang", "tulis"))
    assert len(semua) == temuan
    assert semua[0].span.line == 1
    if temuan == 1:
        assert (
            semua[0].pesan
            == f"{banyak} dari {dari} kegiatan kurang: 'k1', 'k2', 'k3', dan {banyak - 3} lainnya; tulis"
        )


def test_long_names_are_quoted_by_their_beginning():
    assert singkat("pendek") == "pendek"
    assert len(singkat("kata " * 100)) <= 70
