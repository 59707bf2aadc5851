"""Rules on money: what a reviewer would ask, once, and nothing where a note answers it."""

import pytest
from alat import MINIMAL, ubah
from alat import periksa as periksa_semua

from renja_gen.nomenklatur import baku_dana, dana_mirip, gabungan_dana, sumber_dana

SUB = "kode: 2.23.02.2.01.0008\n"
PAGU = "pagu: {2023: 150.000.000, 2024: 160.000.000, 2025: 200.000.000, 2026: 210.000.000}"
DANA = "sumber_dana: Dana Alokasi Umum"
RKPD = "rkpd: {pagu: 190.000.000}"
REALISASI = "realisasi: {s/d 2022: 95.000.000, 2023: 139.500.000}"
BANYAK = 8


def periksa(folder, teks):
    """The findings on codes and money; what else is asked about such plans is tested elsewhere."""
    return tuple(satu for satu in periksa_semua(folder, teks) if satu.code < "RG500")


def _kode(ditemukan):
    return [satu.code for satu in ditemukan]


def _pagu(isi, *ganti):
    """The minimal plan with other ceilings, the draft agreeing with them unless it is replaced too."""
    lain = ganti or ((f"            {RKPD}\n", ""),)
    return ubah(MINIMAL, (PAGU, f"pagu: {{{isi}}}"), *lain)


def _bercatatan(teks, kunci="catatan"):
    return ubah(teks, (SUB, f"{SUB}            {kunci}: Alasan yang dapat diperiksa\n"))


def _baris(banyak, pagu="2025: 10.000.000, 2026: 10.000.000", lain=""):
    """More sub kegiatan below the one of the minimal plan, all alike."""
    nomor = [satu for satu in range(1, 21) if satu != 8][:banyak]
    return MINIMAL + "".join(
        f"""          - kode: 2.23.02.2.01.{satu:04}
            lokasi: Kota Contoh
            sumber_dana: Dana Alokasi Umum
            indikator: [{{nama: Jumlah layanan, satuan: Layanan, target: {{2025: 12, 2026: 12}}}}]
            anggaran: {{pagu: {{{pagu}}}}}
{lain}"""
        for satu in nomor
    )


# --- names of sources of funds


@pytest.mark.parametrize(
    ("nama", "sama"),
    [
        ("PAD", "Pendapatan Asli Daerah (PAD)"),
        ("DAU", "dana alokasi umum"),
        ("DAU", "Dana Transfer Umum - Dana Alokasi Umum"),
        ("DAU", "Dana Transfer Umum-Dana Alokasi Umum"),
        ("DAU", "DTU – DAU"),
        ("DAU", "1.2.01.01.02 Dana Transfer Umum-Dana Alokasi Umum"),
        ("DAU", "1.2.01.01.02"),
        ("DBH", "[DBH] Dana Bagi Hasil"),
        ("DBH CHT", "DBHCHT"),
        ("DAK Fisik", "DAK (Fisik)"),
        ("DAK Fisik", "Dana Transfer Khusus-Dana Alokasi Khusus Fisik"),
        ("DAK Nonfisik", "DAK Non-Fisik"),
        ("DAK Nonfisik BOP PAUD", "DAK Non Fisik-BOP PAUD"),
        ("DAU SG Bidang Kesehatan", "DAU yang Ditentukan Penggunaannya Bidang Kesehatan"),
        ("SiLPA", "Sisa Lebih Perhitungan Anggaran Tahun Sebelumnya"),
        ("BLUD", "Pendapatan dari BLUD"),
        ("APBD - PAD", "PAD"),
    ],
)
def test_forms_of_one_source_are_the_same(nama, sama):
    assert baku_dana(nama) == baku_dana(sama) != ""


@pytest.mark.parametrize(
    ("nama", "lain"),
    [
        ("DAU", "DAK"), ("DAK Fisik", "DAK Nonfisik"), ("DAK (SD)", "DAK (SMP)"), ("DBH", "DBH CHT"),
        ("DAK Fisik Bidang Jalan", "DAK Fisik Bidang Sanitasi"), ("DID", "Insentif Fiskal"),
    ],
)  # fmt: skip
def test_different_sources_stay_different(nama, lain):
    assert "" != baku_dana(nama) != baku_dana(lain) != ""


def test_every_official_source_is_known_by_name_and_code():
    semua = sumber_dana()
    assert len(semua) > 300
    assert [satu for kode, nama in semua for satu in (kode, nama) if not baku_dana(satu) and kode.count(".")] == []


@pytest.mark.parametrize("nama", ["Dana Aspirasi", "APBD", "-", "()", "9.9", "Dana", "Kas Daerah", "DAUU"])
def test_other_names_are_not_known(nama):
    assert baku_dana(nama) == ""
    assert isinstance(dana_mirip(nama), str)


@pytest.mark.parametrize(
    ("nama", "banyak"),
    [
        ("DAU dan PAD", 2),
        ("Dana Bagi Hasil (DBH),Dana Alokasi Umum (DAU)", 2),
        ("PAD/DAU/DBH", 3),
        ("DAU & Dana Aspirasi", 0),
        ("Dana Alokasi Umum", 0),
        ("DAK Fisik-Bidang Kesehatan dan KB-Reguler-KB", 0),
        ("Dana Otonomi Khusus dan Dana Tambahan Otonomi Khusus/Dana Tambahan Infrastruktur [DTI]", 0),
    ],
)
def test_two_sources_in_one_name_are_told_from_one(nama, banyak):
    assert len(gabungan_dana(nama)) == banyak


@pytest.mark.parametrize(
    ("nama", "sifat"),
    [
        ("DBH Sawit", None), ("Bantuan Keuangan Provinsi Sumatera Utara", None), ("DAK Fisik - Bidang Jalan", None),
        ("Dana Aspirasi", "peringatan"), ("DAU dan PAD", "peringatan"), ("APBD Kota Contoh", "saran"),
        ("apbd", "saran"),
    ],
)  # fmt: skip
def test_a_source_is_in_the_list(nama, sifat, tmp_path):
    ditemukan = periksa(tmp_path, ubah(MINIMAL, (DANA, f"sumber_dana: {nama}")))
    assert [(satu.code, satu.severity) for satu in ditemukan] == ([("RG406", sifat)] if sifat else [])


def test_an_unknown_source_is_named_once(tmp_path):
    teks = _baris(BANYAK).replace("Dana Alokasi Umum", "Dana Aspirasi")
    (satu,) = periksa(tmp_path, teks)
    assert satu.code == "RG406"
    assert f"(juga di {BANYAK} tempat lain)" in satu.message


def test_the_rarer_spelling_of_a_source_is_the_one_named(tmp_path):
    teks = _baris(BANYAK).replace("sumber_dana: Dana Alokasi Umum", "sumber_dana: DAU", 1)
    (satu,) = periksa(tmp_path, teks)
    assert satu.code == "RG415"
    assert "sumber dana 'DAU' di tempat lain ditulis 'Dana Alokasi Umum'" in satu.message


def test_case_alone_makes_no_second_source(tmp_path):
    assert periksa(tmp_path, _baris(2).replace("Dana Alokasi Umum", "DANA ALOKASI UMUM", 1)) == ()


@pytest.mark.parametrize(("banyak", "temuan"), [(5, 5), (BANYAK, 1)])
def test_sources_without_shares_in_most_sub_kegiatan_are_one_warning(banyak, temuan, tmp_path):
    """An import brings only the names of several sources: a warning on every row says less than one on the plan."""
    dana = "            sumber_dana: Dana Alokasi Umum\n"
    sepasang = dana.replace("Dana Alokasi Umum", "[Dana Alokasi Umum, Pendapatan Asli Daerah]")
    awal, *baris = _baris(banyak).split("          - kode: 2.23.02.2.01.")
    teks = "          - kode: 2.23.02.2.01.".join(
        (awal, baris[0], *(satu.replace(dana, sepasang) for satu in baris[1:]))
    )
    ditemukan = periksa(tmp_path, teks)
    assert [(satu.code, satu.severity) for satu in ditemukan] == [("RG401", "peringatan")] * temuan
    if temuan == 1:
        pesan = ditemukan[0].message
        assert pesan.startswith(f"{BANYAK} dari {BANYAK} sub kegiatan dengan beberapa sumber dana belum memuat")
        assert "2.23.02.2.01.0001, " in pesan
        assert "dan 5 lainnya; tulis pagu masing-masing, misalnya {nama: …, pagu: 5.000.000}" in pesan


def test_a_share_that_is_lacking_is_an_error_in_each_place(tmp_path):
    """Among sums that are wrong nothing is merged: every figure is another."""
    separuh = "[{nama: Dana Alokasi Umum, pagu: 10.000.000}, Pendapatan Asli Daerah]"
    ditemukan = periksa(tmp_path, _baris(BANYAK).replace("Dana Alokasi Umum", separuh))
    assert [(satu.code, satu.severity) for satu in ditemukan] == [("RG401", "galat")] * (BANYAK + 1)


# --- ceilings


@pytest.mark.parametrize(
    ("pagu", "janji"),
    [
        ("2025: 0, 2026: 0", ["RG407"]),
        ("2025: 1.000.000", ["RG409"]),
        ("2025: 0", ["RG407"]),
        ("2025: 1.000.000, 2026: 0", []),  # 0 says that it ends
        ("2025: 100.000.000, 2026: 125.000.000", []),
        ("2025: 100.000.000, 2026: 125.000.001", ["RG410"]),
        ("2025: 100.000.000, 2026: 75.000.000", []),
        ("2025: 100.000.000, 2026: 74.999.999", ["RG410"]),
        ('2025: "100.000.000,25", 2026: 100.000.000', ["RG408"]),
        ("2025: 100.000.000, 2026: 1.000.000.000", ["RG411"]),  # and no jump besides
        ("2024: 90.000.000, 2025: 100.000, 2026: 110.000.000", ["RG411"]),
        ("2024: 90.000.000, 2025: 9.500.000, 2026: 11.000.000", []),  # one neighbour agrees
        ("2024: 5.000.000, 2025: 60.000.000, 2026: 60.000.000", []),  # twelve times is a change of plan
        ("2024: 0, 2025: 60.000.000, 2026: 60.000.000", []),
        ("2023: 425.000, 2024: 400.000.000, 2025: 425.000.000, 2026: 450.000.000", ["RG411"]),
    ],
)
def test_what_is_asked_about_a_pagu(pagu, janji, tmp_path):
    teks = ubah(_pagu(pagu), (REALISASI, "realisasi: {s/d 2022: 1.000}"))
    assert _kode(periksa(tmp_path, teks)) == janji
    beralasan = [satu for satu in janji if satu in {"RG408", "RG409"}]  # these a note does not answer
    assert _kode(periksa(tmp_path, _bercatatan(teks))) == beralasan


def test_the_wrong_amount_is_the_one_pointed_at(tmp_path):
    (satu,) = periksa(tmp_path, _pagu("2023: 425.000.000, 2024: 400.000, 2025: 425.000.000, 2026: 450.000.000"))
    assert satu.message.startswith("pagu 2024 Rp400.000 terlalu kecil di sebelah pagu 2025 Rp425.000.000")


def test_a_pagu_stated_by_sources_is_looked_at_like_any_other(tmp_path):
    dana = f"sumber_dana:\n{' ' * 14}- {{nama: PAD, pagu: 0}}\n{' ' * 14}- {{nama: DAU, pagu: 0}}"
    assert _kode(periksa(tmp_path, ubah(_pagu("2023: 150.000.000"), (DANA, dana)))) == ["RG407"]


# --- many alike


@pytest.mark.parametrize(
    ("pagu", "kode"),
    [
        ("2025: 10.000.000", "RG409"),
        ("2025: 10.000.000, 2026: 20.000.000", "RG410"),
        ("2025: 0, 2026: 0", "RG407"),
        ('2025: 10.000.000, 2026: "10.000.000,50"', "RG408"),
    ],
)
def test_what_nearly_every_row_has_is_said_once(pagu, kode, tmp_path):
    (satu,) = periksa(tmp_path, _baris(BANYAK, pagu))
    assert satu.code == kode
    assert satu.message.startswith(f"{BANYAK} dari {BANYAK + 1} sub kegiatan ")
    assert "2.23.02.2.01.0001, 2.23.02.2.01.0002, 2.23.02.2.01.0003, dan 5 lainnya; " in satu.message


_TANPA_PAGU = ("anggaran: {pagu: {2025: 10.000.000, 2026: 10.000.000}}", "anggaran: {renstra: 10.000.000}")
_TANPA_DANA = ("            sumber_dana: Dana Alokasi Umum\n            indikator: [", "            indikator: [")
_SETAHUN = ("2026: 10.000.000}}", "2026: 10.000.000}, realisasi: {2023: 9.000.000}}")


@pytest.mark.parametrize(
    ("ganti", "kode", "pesan"),
    [
        (_TANPA_PAGU, "RG402", " punya target 2025 tanpa pagu: "),
        (_TANPA_DANA, "RG402", " belum punya sumber dana: "),
        (_SETAHUN, "RG404", " belum membagi realisasi 2023 per triwulan, sehingga "),
    ],
)
@pytest.mark.parametrize("banyak", [4, BANYAK])
def test_what_nearly_every_row_lacks_is_said_once(ganti, kode, pesan, banyak, tmp_path):
    teks = _baris(banyak)
    assert teks.count(ganti[0]) == banyak
    if kode == "RG404":
        evaluasi = ("renstra: {periode", "tabel: {evaluasi: {bentuk: e81, triwulan: ya}}\nrenstra: {periode")
        penuh = (REALISASI, f"{REALISASI}\n              triwulan: {{2023: [39.500.000, 0, 0, 100.000.000]}}")
        teks = ubah(teks, evaluasi, penuh)
    ditemukan = [satu for satu in periksa(tmp_path, teks.replace(*ganti)) if satu.code == kode]
    if banyak < BANYAK:
        assert len({satu.span for satu in ditemukan}) == banyak
    else:
        (satu,) = ditemukan
        assert f" sub kegiatan{pesan}" in satu.message
        assert satu.message.startswith(f"{BANYAK} dari {BANYAK + 1} ")


def test_what_few_rows_have_is_said_where_they_stand(tmp_path):
    teks = _baris(4, "2025: 10.000.000")
    ditemukan = periksa(tmp_path, teks)
    assert _kode(ditemukan) == ["RG409"] * 4
    assert len({satu.span for satu in ditemukan}) == 4


# --- against the RKPD draft


@pytest.mark.parametrize(
    ("rkpd", "janji"),
    [
        ("190.000.000", []),
        ("181.818.182", []),  # 10 % less a trifle
        ("180.000.000", ["RG412"]),
        ("160.000.000", ["RG412"]),  # exactly a quarter more
        ("150.000.000", ["RG412", "RG414"]),
        ("300.000.000", ["RG412", "RG414"]),
        ("19.000", ["RG411", "RG412"]),  # a slip of noughts wants no reason besides
        ("0", ["RG412", "RG414"]),  # no limit beside nothing
    ],
)
def test_differences_from_the_draft_want_a_reason(rkpd, janji, tmp_path):
    teks = ubah(MINIMAL, (RKPD, f"rkpd: {{pagu: {rkpd}}}"))
    assert sorted(_kode(periksa(tmp_path, teks))) == janji
    for kunci in ("catatan", "catatan_review"):
        assert "RG414" not in _kode(periksa(tmp_path, _bercatatan(teks, kunci)))


def test_the_total_is_judged_once_where_it_is_also_the_stated_ceiling(tmp_path):
    teks = ubah(MINIMAL, (RKPD, "rkpd: {pagu: 170.000.000}"))
    plafon = teks + "dinyatakan: {sumber: RKPD, plafon: 170.000.000}\n"
    assert _kode(periksa(tmp_path, teks)) == ["RG412"]
    assert _kode(periksa(tmp_path, plafon)) == ["RG454"]


@pytest.mark.parametrize(
    ("isi", "janji"),
    [
        ("rkpd: tidak ada", ["RG211"]),
        ("rkpd: tidak ada\n            catatan_review: Usulan musrenbang", []),
        ("rkpd: tidak ada\n            catatan: Usulan musrenbang", []),
    ],
)
def test_what_the_draft_lacks_wants_a_reason(isi, janji, tmp_path):
    assert _kode(periksa(tmp_path, ubah(MINIMAL, (RKPD, isi)))) == janji


@pytest.mark.parametrize("rkpd", ["tidak ada", "{pagu: 90.000.000}"])
def test_nothing_planned_is_asked_about_once(rkpd, tmp_path):
    kosong = _pagu("2025: 0, 2026: 0", (RKPD, f"rkpd: {rkpd}"), (REALISASI, "realisasi: {2022: 1.000}"))
    assert _kode(periksa(tmp_path, kosong)) == ["RG407"]


@pytest.mark.parametrize(
    ("rkpd", "janji"), [("{pagu: 5.000.000}", ["RG211"]), ("{pagu: 0}", []), ("{target: 3}", []), ("tidak ada", [])]
)
def test_what_the_plan_drops_wants_a_reason_where_the_draft_had_money_for_it(rkpd, janji, tmp_path):
    lama = f"          - kode: 2.23.02.2.01.0009\n            rkpd: {rkpd}\n"
    assert _kode(periksa(tmp_path, MINIMAL + lama)) == janji


# --- realised money


@pytest.mark.parametrize(
    ("realisasi", "janji"),
    [
        ("{2023: 150.000.000}", []),
        ("{2023: 150.000.001}", ["RG413"]),
        ("{s/d 2022: 10.000, 2023: 0}", []),
        ("{2022: 10.000}", []),  # no pagu of that year is needed
        ("{s/d 2022: 500.000.000, 2023: 100.000.000}", []),
        ("{s/d 2022: 500.000.000, 2023: 100.000.001}", ["RG417"]),
        ("{2023: 1.500.000}", []),
        ("{2023: 1.499.999}", ["RG413"]),
        ("{2024: 1.000}", []),  # the running year has only begun
    ],
)
def test_realised_money_fits_the_pagu_and_the_renstra(realisasi, janji, tmp_path):
    assert _kode(periksa(tmp_path, ubah(MINIMAL, (REALISASI, f"realisasi: {realisasi}")))) == janji


def test_hardly_any_realised_money_is_explained_by_a_note(tmp_path):
    teks = ubah(MINIMAL, (REALISASI, "realisasi: {2023: 150.000}"))
    (satu,) = periksa(tmp_path, teks)
    assert "hanya 0,10% dari pagu" in satu.message
    assert periksa(tmp_path, _bercatatan(teks)) == ()


def test_money_of_the_renstra_before_is_not_held_against_this_one(tmp_path):
    teks = ubah(MINIMAL, (REALISASI, "realisasi: {s/d 2022: 900.000.000, 2023: 100.000.000}"))
    assert _kode(periksa(tmp_path, teks)) == ["RG417"]
    assert "RG417" not in _kode(periksa(tmp_path, ubah(teks, ("2021-2026", "2025-2029"))))


@pytest.mark.parametrize(
    ("tahap", "tahun", "janji"),
    [("rancangan awal", 2024, []), ("rancangan awal", 2025, ["RG303"]), ("perubahan", 2025, []),
     ("perubahan", 2026, ["RG303"])],
)  # fmt: skip
def test_the_plan_year_has_realisations_only_when_it_is_changed(tahap, tahun, janji, tmp_path):
    teks = ubah(MINIMAL, ("tahap: rancangan awal", f"tahap: {tahap}"), ("2023: 139.500.000", f"{tahun}: 39.500.000"))
    assert [kode for kode in _kode(periksa(tmp_path, teks)) if kode == "RG303"] == janji


def test_realised_money_by_quarter_counts_too(tmp_path):
    triwulan = "triwulan: {2023: [50.000.000, 50.000.000, 50.000.000, 1]}"
    (satu,) = periksa(tmp_path, ubah(MINIMAL, (REALISASI, triwulan)))
    assert (satu.code, satu.message.endswith("sebesar Rp1")) == ("RG413", True)


@pytest.mark.parametrize(("nilai", "janji"), [("139.500.000", ["RG416"]), ("0", [])])
def test_realised_money_of_two_years_ago_has_a_pagu_beside_it(nilai, janji, tmp_path):
    teks = ubah(MINIMAL, ("2023: 150.000.000, 2024", "2024"), ("2023: 139.500.000", f"2023: {nilai}"))
    assert _kode(periksa(tmp_path, teks)) == janji
