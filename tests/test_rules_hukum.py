"""Legal bases and cited regulations: what is the same, impossible, revoked or missing, and what is not."""

import re
from time import perf_counter

import pytest
from alat import MINIMAL, periksa, tempat, temuan, ubah

from renja_gen.nomenklatur import keputusan_berlaku
from renja_gen.plan.hukum import peringkat
from renja_gen.plan.kutipan import baku_jenis, baku_nomor, dikutip, peraturan, sebutan
from renja_gen.rules.hukum.peraturan import kata_judul, lain_judul, penerus, sejudul, terdaftar

PERMENDAGRI = "Peraturan Menteri Dalam Negeri"
AWAL = MINIMAL.index("dasar_hukum:\n")
AKHIR = MINIMAL.index("tujuan:\n")


def rencana(*daftar: str, tahun: int = 2025, tanggal: str = "28 Februari 2024") -> str:
    """The minimal plan with these legal bases: "jenis; nomor; tahun; tentang"."""
    butir = []
    for satu in daftar:
        jenis, nomor, tahun_hukum, tentang, *perubahan = satu.split("; ")
        teks = f'  - {{jenis: "{jenis}", nomor: "{nomor}", tahun: {tahun_hukum}, tentang: "{tentang}"'
        butir.append(teks + (f', perubahan: "{perubahan[0]}"' if perubahan else "") + "}\n")
    teks = MINIMAL[:AWAL] + ("dasar_hukum:\n" + "".join(butir) if butir else "") + MINIMAL[AKHIR:]
    teks = ubah(teks, ("tahun: 2025, tahap", f"tahun: {tahun}, tahap"), ("2021-2026", "2004-2100"))
    return ubah(teks, (", tanggal: 28 Februari 2024", f", tanggal: {tanggal}" if tanggal else ""))


def hukum(folder, teks, **berkas):
    """The findings of these rules, as code and severity."""
    return [(satu.code, str(satu.severity)) for satu in periksa(folder, teks, **berkas) if satu.code[:4] == "RG80"]


# --- citations


@pytest.mark.parametrize(
    ("jenis", "sama"),
    [
        ("UU", "Undang-Undang"), ("undang-undang Republik Indonesia", "Undang-Undang"), ("UU RI", "Undang-Undang"),
        ("Perppu", "Peraturan Pemerintah Pengganti Undang-Undang"), ("PP", "Peraturan Pemerintah"),
        ("Permendagri", PERMENDAGRI), ("PERMEN DAGRI", PERMENDAGRI), (f"{PERMENDAGRI} RI", PERMENDAGRI),
        ("Kepmendagri", "Keputusan Menteri Dalam Negeri"), ("PMK", "Peraturan Menteri Keuangan"),
        ("PermenPAN-RB", "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"),
        ("Permen PAN dan RB", "PermenPANRB"), ("Peraturan Menteri Negara Keuangan", "PMK"),
        ("Perwali Binjai", "Peraturan Wali Kota Binjai"), ("Peraturan Walikota Binjai", "Perwal Binjai"),
    ],
)  # fmt: skip
def test_the_names_of_a_kind_are_one(jenis, sama):
    assert baku_jenis(jenis) == baku_jenis(sama)


@pytest.mark.parametrize(
    ("jenis", "lain"),
    [
        ("Undang-Undang Darurat", "Undang-Undang"), ("Peraturan Pemerintah", "Perppu"), (PERMENDAGRI, "Kepmendagri"),
        ("Peraturan Daerah Kota Binjai", "Peraturan Daerah Kota Medan"), ("Peraturan Menteri Sosial", PERMENDAGRI),
    ],
)  # fmt: skip
def test_other_kinds_stay_apart(jenis, lain):
    assert baku_jenis(jenis) != baku_jenis(lain)


def test_a_number_has_one_form():
    assert len({baku_nomor(satu) for satu in ("050-5889", "050.5889", "050 – 5889", "50-5889")}) == 1
    assert baku_nomor("9" * 9000) == "9" * 9000
    assert peraturan("PMK", "212/PMK.07/2022", 2022) == peraturan("Peraturan Menteri Keuangan", "212", 2022)
    assert peraturan("Keputusan Bupati", "050/KEP/1", 2022) != peraturan("Keputusan Bupati", "050/KEP/2", 2022)


@pytest.mark.parametrize(
    ("teks", "kutipan"),
    [
        ("Menurut UU 25/2004 dan UU No.23/2014,", [("UU 25/2004", ""), ("UU No.23/2014", "")]),
        ("(Perpres 18/2020), prioritas", [("Perpres 18/2020", "")]),
        ("Undang-undang RI Nomor 32 Tahun\n2004.", [("Undang-undang RI Nomor 32 Tahun\n2004", "")]),
        ("Kepmendagri 900.1.15.5-1317/2023.", [("Kepmendagri 900.1.15.5-1317/2023", "")]),
        ("PMK 212/PMK.07/2022 mengatur", [("PMK 212/PMK.07/2022", "")]),
        (
            "Peraturan ini dan PP Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah mengatur",
            [("PP Nomor 12 Tahun 2019", "Pengelolaan Keuangan Daerah")],
        ),
        (
            "Peraturan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 5 Tahun 2022",
            [("Peraturan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 5 Tahun 2022", "")],
        ),
        (
            "Peraturan Daerah Kota Contoh Nomor 5 Tahun 2021",
            [("Peraturan Daerah Kota Contoh Nomor 5 Tahun 2021", "")],
        ),
        (
            "UU 25/2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran Negara Tahun 2004 Nomor 104)",
            [("UU 25/2004", "Sistem Perencanaan Pembangunan Nasional")],
        ),
        # no citations: no number, no year, or figures that only stand near
        ("sosialisasi Peraturan Perundang-undangan 2 kali pada 2023", []),
        ("Rencana pembangunan 2021-2026 menurut PP 12", []),
        ("Bahan Bacaan dan Peraturan Perundang-undangan 30 paket 2024", []),
        ("UU tersebut, 12 Tahun 9999", []),
        ("", []),
    ],
)
def test_citations_are_found_with_their_titles(teks, kutipan):
    assert [(teks[satu.mulai : satu.akhir], satu.judul) for satu in sebutan(teks)] == kutipan


def test_years_in_citations_are_told_from_years_of_the_plan():
    """Of the years in a text only those outside the ranges are the plan's own."""
    teks = (
        "Pada 2023, menurut Perpres 18/2020 tentang Rencana Pembangunan Jangka Menengah Nasional Tahun 2020-2024 dan "
        "UU 25/2004 (Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104), pagu tahun 2025 naik."
    )
    terkutip = {indeks for rentang in dikutip(teks) for indeks in rentang}
    assert [satu[0] for satu in re.finditer(r"\d{4}", teks) if satu.start() not in terkutip] == ["2023", "2025"]
    assert dikutip("tidak ada apa-apa") == ()


@pytest.mark.parametrize(
    "teks", ["Peraturan Aa dan Bb " * 5000 + "2020", "UU 1-" + "1-1." * 10_000 + "2020", "PP Aa " * 9000 + "2020"]
)
def test_long_texts_are_searched_in_linear_time(teks):
    mulai = perf_counter()
    list(sebutan(teks))
    assert perf_counter() - mulai < 2


# --- the table of regulations


def test_the_table_is_whole():
    """Every replacement is in the table, is newer, and ends somewhere; no line is twice in it."""
    semua = terdaftar()
    assert len(semua) > 150
    for mana, satu in semua.items():
        assert satu.judul, mana
        assert not satu.judul.endswith("."), mana
        if satu.pengganti:
            assert satu.pengganti in semua, mana
            assert satu.pengganti.tahun > mana.tahun, mana
            assert list(penerus(mana, 2100, 2100))[-1].pengganti is None
        assert next(sebutan(satu.sebut)).peraturan == mana


def test_the_decrees_in_force_are_cited_in_a_form_that_is_understood():
    assert all(len(list(sebutan(keputusan_berlaku(tahun)))) == 1 for tahun in range(2019, 2030))


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        ("Klasifikasi, Kodefikasi, dan Nomenklatur", "Klasifikasi Kodifikasi dan Nomenklatur", True),
        ("Standar Pelayanan Minimal (SPM)", "Standar Pelayanan Minimal", True),
        ("Tata Cara Perencanaan dan Evaluasi Pembangunan", "Tata Cara Perencanaan dan Evaluasi", True),
        ("Sistem Informasi Pembangunan Daerah", "Sistem Informasi Pemerintahan Daerah", False),
        ("Perubahan Kedua atas UU 6/2014", "Perubahan Ketiga atas UU 6/2014", False),
        ("RPJMN 2020-2024", "RPJMN 2025-2029", False),
        ("Perangkat Daerah", "Perangkat Daerah Kabupaten", False),
        ("", "Desa", False),
    ],
)
def test_titles_are_the_same_but_for_slips_of_the_hand(satu, lain, sama):
    assert sejudul(kata_judul(satu), kata_judul(lain)) == sama


def test_short_forms_of_a_title_are_no_other_title():
    assert not lain_judul(kata_judul("SPPN Nasional"), kata_judul("Sistem Perencanaan Pembangunan Nasional"))
    assert not lain_judul(kata_judul("Pemda"), kata_judul("Pemerintahan Daerah"))
    assert lain_judul(kata_judul("Partai Politik"), kata_judul("Pemerintahan Daerah"))


# --- the rules


@pytest.mark.parametrize(
    ("jenis", "lengkap"),
    [
        ("UU", "Undang-Undang"), ("UU RI", "Undang-Undang"), ("Permendagri", PERMENDAGRI),
        ("PP", "Peraturan Pemerintah"), ("Kepmendagri", "Keputusan Menteri Dalam Negeri"),
        ("Permen Sosial", "Peraturan Menteri Sosial"),
        ("PermenPAN-RB", "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"),
        ("Permendikbudristek", "Peraturan Menteri …"), ("Permen", "Peraturan Menteri …"),
        ("Perda", "Peraturan Daerah Kota Contoh"), ("Perda Provinsi Misal", "Peraturan Daerah Provinsi Misal"),
        ("Perwali", "Peraturan Wali Kota Contoh"), ("Perwal Contoh", "Peraturan Wali Kota Contoh"),
        ("Pergub", "Peraturan Gubernur"),
    ],
)  # fmt: skip
def test_a_short_kind_is_known_and_to_be_written_in_full(jenis, lengkap, tmp_path):
    assert peringkat(jenis) == peringkat(lengkap) is not None
    ditemukan = [satu for satu in periksa(tmp_path, rencana(f"{jenis}; 1; 2020; Arsip")) if satu.code == "RG503"]
    assert [satu.message for satu in ditemukan] == [f"jenis '{jenis}' disingkat; tulis lengkap '{lengkap}'"]


@pytest.mark.parametrize(
    ("jenis", "hint"),
    [
        ("Peraturan Walikota Contoh", None),
        ("Undang undang", None),
        ("Peraturan Otoritas Jasa Keuangan", None),
        ("Peraturan Arsip Nasional Republik Indonesia", None),
        ("Peraturan Komisi Pemilihan Umum", None),
        ("Peraturan Perpustakaan Nasional Republik Indonesia", None),
        ("Undang-Undang Darurat", None),
        ("Perturan Menteri Dalam Negeri", "maksudnya 'Peraturan Menteri'?"),
        ("Memo", "yang dikenal: "),
        ("Peraturan Rektor", "yang dikenal: "),
    ],
)
def test_only_what_is_no_kind_at_all_is_unknown(jenis, hint, tmp_path):
    ditemukan = [satu for satu in periksa(tmp_path, rencana(f"{jenis}; 1; 2020; Arsip")) if satu.code == "RG503"]
    assert len(ditemukan) == (hint is not None)
    assert all(satu.hint.startswith(hint) for satu in ditemukan)


def test_short_kinds_and_institutions_are_sorted_by_rank():
    urut = ("UU", "PP", "Permendagri", "Peraturan Badan", "Kepmendagri", "Perda", "Perbup")
    assert sorted(sorted(urut), key=peringkat) == list(urut)
    assert peringkat("Peraturan Arsip Nasional Republik Indonesia") == peringkat("Peraturan Badan")


@pytest.mark.parametrize(
    ("jenis", "daerah", "janji"),
    [
        ("Peraturan Daerah Kabupaten Misal", "Kota Contoh", True),
        ("Perda Kab. Misal", "Kota Contoh", True),
        ("Peraturan Daerah Kabupaten Contoh", "Kota Contoh", True),
        ("Peraturan Bupati Misal", "Kota Contoh", True),
        ("Peraturan Walikota Misal", "Kota Contoh", True),
        ("Peraturan Bupati Misal", "Kabupaten Contoh", True),
        ("Peraturan Daerah Kota Contoh", "Kota Contoh", False),
        ("Peraturan Walikota Contoh", "Kota Contoh", False),
        ("Peraturan Wali Kota Pangkal Pinang", "Kota Pangkalpinang", False),
        ("Peraturan Daerah Provinsi Misal", "Kota Contoh", False),
        ("Peraturan Gubernur Misal", "Kota Contoh", False),
        ("Peraturan Daerah", "Kota Contoh", False),
        ("Peraturan Bupati", "Kabupaten Contoh", False),
        ("Peraturan Daerah Kabupaten Misal", "Provinsi Contoh", False),
        ("Peraturan Bupati Misal", "Contoh", False),
    ],
)
def test_a_regulation_of_another_region_is_asked_about(jenis, daerah, janji, tmp_path):
    teks = ubah(rencana(f"{jenis}; 4; 2016; Susunan"), ("daerah: Kota Contoh", f"daerah: {daerah}"))
    assert hukum(tmp_path, teks) == [("RG807", "peringatan")] * janji


@pytest.mark.parametrize(
    ("daftar", "janji"),
    [
        (["UU; 1; 2004; Perbendaharaan Negara", "Undang-Undang RI; 01; 2004; Perbendaharaan Negara"], "galat"),
        (["Peraturan Daerah; 4; 2016; Susunan", "Peraturan Daerah Kota Contoh; 4; 2016; Susunan"], "galat"),
        (["Peraturan Wali Kota; 4; 2016; Susunan", "Peraturan Walikota Contoh; 4; 2016; Susunan"], "galat"),
        (["Peraturan Daerah; 4; 2016; Susunan", "Peraturan Daerah; 4; 2016; Pajak"], "peringatan"),
        (["Peraturan Daerah Provinsi Contoh; 4; 2016; Susunan", "Peraturan Daerah; 4; 2016; Susunan"], ""),
        ([f"{PERMENDAGRI}; 4; 2016; Susunan", "Peraturan Menteri Sosial; 4; 2016; Susunan"], ""),
        (["Peraturan Daerah; 4; 2016; Susunan", "Peraturan Daerah; 4; 2017; Susunan"], ""),
        (["Undang-Undang Darurat; 9; 1956; Kota", "Undang-Undang; 9; 1956; Kota"], ""),
    ],
)
def test_a_regulation_is_listed_once(daftar, janji, tmp_path):
    assert hukum(tmp_path, rencana(*daftar)) == ([("RG801", janji)] if janji else [])


@pytest.mark.parametrize(
    ("butir", "kunci"),
    [
        (f"{PERMENDAGRI}; 90; 2020; Klasifikasi, Kodifikasi dan Nomenklatur Perencanaan Pembangunan", "tahun"),
        ("Undang-Undang; 24; 2014; Pemerintahan Daerah", "nomor"),
        ("Keputusan Menteri Dalam Negeri; 900.1.15.5-1317; 2024; Hasil Verifikasi", "tahun"),
        ("Undang-Undang; 25 Tahun 2004; 2004; Sistem Perencanaan Pembangunan Nasional", "nomor"),
        ("Peraturan Daerah; No. 5/2021; 2021; RPJMD", "nomor"),
    ],
)  # fmt: skip
def test_a_pair_of_number_and_year_that_cannot_be(butir, kunci, tmp_path):
    teks = rencana(butir)
    nomor, tahun = butir.split("; ")[1:3]
    tanda = f'"{nomor}"' if kunci == "nomor" else f"{tahun}, tentang"
    assert ("RG802", *tempat(teks, tanda)) in temuan(periksa(tmp_path, teks))


@pytest.mark.parametrize(
    ("butir", "janji"),
    [
        ("Undang-Undang; 23; 2014; Administrasi Pemerintahan", "peringatan"),
        ("Peraturan Pemerintah; 18; 2016; Standar Pelayanan", "peringatan"),
        ("Undang-Undang; 77; 2014; Pemerintahan Daerah", "peringatan"),  # perhaps one of that title we do not know
        ("Undang-Undang; 3; 2014; Pemerintahan Daerah", "galat"),
        ("Peraturan Daerah; dua; 2016; Susunan", "peringatan"),
        # right, shortened, unknown, or older and newer regulations of the same title
        ("Undang-Undang; 9; 2015; Pemerintahan Daerah", ""),
        ("Undang-Undang; 6; 2023; Cipta Kerja", ""),
        ("Undang-Undang; 25; 2004; SPPN", ""),
        ("Peraturan Pemerintah; 72; 2019; Perangkat Daerah", ""),
        ("Undang-Undang; 5; 2023; Pemerintahan Daerah", ""),
        ("Undang-Undang; 7; 2020; Pembentukan Kota Contoh", ""),
        ("Peraturan Daerah; 23; 2020; Pemerintahan Daerah", ""),
        ("Peraturan Menteri Keuangan; 90/PMK.07/2020; 2020; Klasifikasi", ""),
        ("Peraturan Menteri Keuangan; 212/PMK.07/2022; 2022; Dana", ""),
        ("Ketetapan Majelis Permusyawaratan Rakyat; XVI/MPR/1998; 1998; Ekonomi", ""),
        ("Peraturan Daerah; …; 2016; Susunan", ""),
    ],
)
def test_doubtful_titles_are_warned_of_and_short_ones_are_not(butir, janji, tmp_path):
    assert hukum(tmp_path, rencana(butir)) == ([("RG802", janji)] if janji else [])


RPJMN = "Peraturan Presiden; 18; 2020; Rencana Pembangunan Jangka Menengah Nasional Tahun 2020-2024"
RPJPN = "Undang-Undang; 17; 2007; RPJPN Tahun 2005-2025"
PERPRES_SDGS = "Peraturan Presiden; 59; 2017; Pelaksanaan Pencapaian Tujuan Pembangunan Berkelanjutan"


@pytest.mark.parametrize(
    ("butir", "tahun", "tanggal", "janji"),
    [
        ("Undang-Undang; 22; 1999; Pemerintahan Daerah", 2025, "Juni 2024", "peringatan"),
        (PERPRES_SDGS, 2022, "Juni 2021", ""),  # still in force then
        (PERPRES_SDGS, 2023, "Juni 2022", "saran"),  # replaced in the year of the document
        (PERPRES_SDGS, 2024, "Juni 2023", "peringatan"),
        (PERPRES_SDGS, 2023, "", "saran"),  # without a date the plan is of the year before
        (PERPRES_SDGS, 2025, "", "peringatan"),
        (RPJMN, 2024, "Juni 2023", ""),
        (RPJMN, 2025, "Juni 2024", ""),  # its successor does not exist yet
        (RPJMN, 2025, "Maret 2025", "peringatan"),
        (RPJMN, 2026, "Juni 2025", "peringatan"),
        (RPJPN, 2025, "Oktober 2024", ""),
        (RPJPN, 2026, "Juni 2025", "peringatan"),
        (f"{PERMENDAGRI}; 8; 2014; Sistem Informasi Pembangunan Daerah", 2025, "Juni 2024", "peringatan"),
        ("Peraturan Daerah; 32; 2004; Pemerintahan Daerah", 2025, "Juni 2024", ""),
        (f"{PERMENDAGRI}; 1; 2022; Pedoman Penyusunan APBD Tahun Anggaran 2023", 2025, "Juni 2024", "peringatan"),
        (f"{PERMENDAGRI}; 1; 2023; Pedoman Penyusunan APBD Tahun Anggaran 2024", 2025, "Juni 2024", ""),
        (f"{PERMENDAGRI}; 1; 2022; Pedoman Penyusunan Rencana Kerja Pemerintah Daerah", 2025, "Juni 2024", ""),
    ],
)
def test_what_was_replaced_is_judged_by_the_document_and_what_runs_out_by_the_plan_year(
    butir, tahun, tanggal, janji, tmp_path
):
    assert hukum(tmp_path, rencana(butir, tahun=tahun, tanggal=tanggal)) == ([("RG803", janji)] if janji else [])


def test_the_last_of_a_row_of_replacements_is_named_or_the_entry_is_to_go(tmp_path):
    lama = f"{PERMENDAGRI}; 8; 2014; Sistem Informasi Pembangunan Daerah"
    (satu,) = periksa(tmp_path, rencana(lama))
    baru = "Permendagri Nomor 70 Tahun 2019"
    assert satu.message.endswith(f"; ganti dengan {baru} tentang Sistem Informasi Pemerintahan Daerah")
    (satu,) = periksa(tmp_path, rencana(lama, f"{PERMENDAGRI}; 70; 2019; Sistem Informasi Pemerintahan Daerah"))
    assert satu.message.endswith(f"; hapus, karena penggantinya, {baru}, sudah tercantum")


ISU = "Koleksi perpustakaan belum mencukupi kebutuhan pemustaka"


@pytest.mark.parametrize(
    ("kalimat", "janji"),
    [
        ("Menurut UU 32/2004, koleksi kurang", [("RG803", "peringatan")]),
        ("Sesuai Permendagri Nomor 54 Tahun 2010 disusun Renja", [("RG803", "peringatan")]),
        ("UU Nomor 23 Tahun 2004 tentang Pemerintahan Daerah mengatur", [("RG802", "galat")]),
        ("Kepmendagri 050-5889/2022 memuat kode", [("RG802", "galat")]),
        ("Perpres 12/2025 menetapkan sasaran", [("RG805", "peringatan")]),
        ("Permendagri 5/2027 menetapkan sasaran", [("RG805", "galat")]),
        # the text says itself that their time is over, or speaks of the years they were made for
        ("Permendagri 86/2017 mencabut Permendagri 54/2010", []),
        ("Permendagri 54/2010 telah dicabut", []),
        ("Semula UU 32/2004, kini UU 23/2014", []),
        ("UU 12/2011 menggantikan UU 10/2004", []),
        ("Koleksi sesuai sasaran RPJMN (Perpres 18/2020) pada 2023", []),
        # nothing is known of these, or the number decides nothing without a title
        ("Permendagri 90 Tahun 2020 memuat kode", []),
        ("UU Nomor 23 Tahun 2014 mengatur", []),
        ("UU Nomor 23 Tahun 2004 tentang Penghapusan Kekerasan dalam Rumah Tangga", []),
    ],
)
def test_regulations_in_texts_are_judged_where_they_stand(kalimat, janji, tmp_path):
    teks = ubah(MINIMAL, (ISU, kalimat))
    assert hukum(tmp_path, teks) == janji
    baris = tempat(teks, kalimat)[0]
    assert {satu.span.line for satu in periksa(tmp_path, teks)} <= {baris}


def test_an_amendment_is_judged_and_the_title_of_one_is_not(tmp_path):
    lama = "Undang-Undang; 23; 2014; Pemerintahan Daerah; sebagaimana diubah terakhir dengan UU Nomor 11 Tahun 2020"
    assert hukum(tmp_path, rencana(lama)) == [("RG803", "peringatan")]
    baru = "Peraturan Menteri Sosial; 1; 2023; Perubahan atas Perpres 54/2010"
    assert hukum(tmp_path, rencana(baru)) == []


HASIL = "Hasil Verifikasi Klasifikasi, Kodefikasi dan Nomenklatur Perencanaan Pembangunan"
KEPMEN = "Keputusan Menteri Dalam Negeri"
LIMA = (
    "Undang-Undang; 25; 2004; Sistem Perencanaan Pembangunan Nasional",
    "Undang-Undang; 9; 2015; Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Permendagri; 86; 2017; Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah",
    "Peraturan Daerah; 3; 2021; RPJMD Kota Contoh",
)
BERLAKU = f"Kepmendagri; 900.1.15.5-1317; 2023; {HASIL}"


@pytest.mark.parametrize(
    ("daftar", "tahun", "janji"),
    [
        ([f"{KEPMEN}; 050-3708; 2020; {HASIL}"], 2022, ""),
        ([f"{KEPMEN}; 050.5889; 2021; {HASIL}"], 2023, ""),
        ([f"{KEPMEN}; 5889; 2021; {HASIL}"], 2023, ""),
        ([f"{KEPMEN}; 050-3708; 2020; {HASIL}"], 2023, "peringatan"),
        ([f"{KEPMEN}; 050-3708; 2020; {HASIL}", BERLAKU], 2024, ""),
        (
            [f"{KEPMEN}; 050-5889; 2021; {HASIL}; sebagaimana diubah dengan Kepmendagri 900.1.15.5-1317/2023"],
            2024,
            "",
        ),
        ([f"{KEPMEN}; 900.1.15.5-3406; 2024; {HASIL}"], 2025, ""),  # a later amendment
        ([BERLAKU], 2026, "peringatan"),
        ([f"{KEPMEN}; 100-1; 2020; Tata Naskah Dinas"], 2025, ""),
        ([], 2025, ""),
        (["Undang-Undang; 17; 2003; Keuangan Negara"], 2025, ""),
    ],
)
def test_the_decree_on_names_and_codes_is_that_of_the_plan_year(daftar, tahun, janji, tmp_path):
    teks = rencana(*daftar, tahun=tahun, tanggal="Juni 2024")
    assert hukum(tmp_path, teks) == ([("RG804", janji)] if janji else [])


def test_a_long_list_without_the_decree_or_the_main_laws_gets_a_hint(tmp_path):
    lain = "Undang-Undang; 17; 2003; Keuangan Negara"
    assert hukum(tmp_path, rencana(*LIMA, lain)) == [("RG804", "saran")]
    assert hukum(tmp_path, rencana(*LIMA, BERLAKU)) == []
    assert hukum(tmp_path, rencana(*LIMA[1:], lain, BERLAKU)) == [("RG806", "saran")]
    assert hukum(tmp_path, rencana(*LIMA[1:], BERLAKU)) == []  # a short list may be a beginning
    rpd = "Peraturan Wali Kota; 3; 2022; Rencana Pembangunan Daerah Kota Contoh Tahun 2023-2026"
    assert hukum(tmp_path, rencana(*LIMA[:3], rpd, BERLAKU)) == []


@pytest.mark.parametrize(
    ("tahun_hukum", "tanggal", "janji"),
    [
        (2024, "28 Februari 2024", ""), (2025, "28 Februari 2024", "peringatan"),
        (2026, "28 Februari 2024", "galat"), (2025, "", ""), (2026, "", "galat"), (2026, "Maret 2026", ""),
    ],
)  # fmt: skip
def test_a_regulation_is_not_newer_than_the_document(tahun_hukum, tanggal, janji, tmp_path):
    teks = rencana(f"Peraturan Daerah; 7; {tahun_hukum}; Pajak", tanggal=tanggal)
    assert hukum(tmp_path, teks) == ([("RG805", janji)] if janji else [])


@pytest.mark.parametrize("teks", ["-", "…", "(", "\\\\", "1" * 5000, "Nomor", "²/2020", "٣", "{x}"])
def test_odd_entries_never_stop_the_check(teks, tmp_path):
    butir = f"{teks}; {teks}; 2020; {teks}; diubah dengan UU {teks} Tahun 2020 tentang {teks}"
    periksa(tmp_path, rencana(butir, butir))


def test_citations_in_a_narrative_have_their_line_and_column(tmp_path):
    narasi = "Renja mengikuti kebijakan nasional.\n\nDasarnya UU 25/2004 dan\nPP 58/2005.\n"
    (satu,) = periksa(tmp_path, MINIMAL, **{"narasi/kebijakan-nasional.md": narasi})
    assert (satu.code, satu.span.file, satu.span.line, satu.span.column) == (
        "RG803", "narasi/kebijakan-nasional.md", 4, 1,
    )  # fmt: skip
