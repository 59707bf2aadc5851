"""Rules on codes and names: what was meant is found, what is right is left alone, and no search is made in vain."""

import subprocess
import sys

import pytest
from alat import AKAR, MINIMAL, periksa, ubah

from renja_gen.nomenklatur import katalog, mirip

SUB = "kode: 2.23.02.2.01.0008\n"
KEGIATAN = "kode: 2.23.02.2.01\n"
DAERAH = "daerah: Kota Contoh"
BIDANG = ("  daerah: Kota Contoh\n", "  daerah: Kota Contoh\n  bidang_urusan: {}\n")
USULAN = "nihil: musrenbang kecamatan tidak menghasilkan usulan untuk urusan perpustakaan"
NAMA = "Pengembangan Bahan Pustaka"


def _kode(ditemukan):
    return [satu.code for satu in ditemukan]


def _bernama(nama, kode=SUB):
    return ubah(MINIMAL, (kode, f'{kode}{" " * 12}nama: "{nama}"\n'))


# --- the form of a code


@pytest.mark.parametrize(
    ("lama", "tertulis", "saran"),
    [
        (SUB, "2.23.2.2.1.8", "tulis 2.23.02.2.01.0008"),
        (SUB, "2 23 02 2.01 0008", "tulis 2.23.02.2.01.0008"),
        (SUB, "2.23.02.2.01.0008.", "tulis 2.23.02.2.01.0008"),
        (SUB, "2-23-02-2-01-0008", "tulis 2.23.02.2.01.0008"),
        (SUB, "2.23.02 / 2.01 / 8", "tulis 2.23.02.2.01.0008"),
        (SUB, "x.xx.02.2.01.0008", "tulis 2.23.02.2.01.0008"),
        (SUB, "0008", "tulis 2.23.02.2.01.0008"),  # the kegiatan it stands in says the rest
        (SUB, "2.01.0008", "tulis 2.23.02.2.01.0008"),
        (SUB, "2.23.02.2.01", "tulis seperti 8.01.01.2.05.0009"),  # its number is not known
        (SUB, "sub", "tulis seperti 8.01.01.2.05.0009"),
        (SUB, "2.23.002000.2.01.0008", "tulis seperti 8.01.01.2.05.0009"),
        (KEGIATAN, "2.01", "tulis 2.23.02.2.01"),
        (KEGIATAN, "X.XX.02.2.01", "tulis 2.23.02.2.01"),
    ],
)
def test_a_malformed_code_is_put_right(lama, tertulis, saran, tmp_path):
    ditemukan = periksa(tmp_path, ubah(MINIMAL, (lama, f'kode: "{tertulis}"\n')))
    assert [(satu.code, satu.hint) for satu in ditemukan] == [("RG201", saran)]


def test_a_malformed_code_of_2023_is_put_right_with_two_digits(tmp_path):
    teks = ubah(MINIMAL, ("tahun: 2025, tahap", "tahun: 2023, tahap"), (SUB, 'kode: "2.23.2.2.1.8"\n'))
    assert {satu.hint for satu in periksa(tmp_path, teks) if satu.code == "RG201"} == {"tulis 2.23.02.2.01.08"}


# --- names


@pytest.mark.parametrize("nama", [NAMA, NAMA.upper(), "Pengembangan  bahan-pustaka."])
def test_an_official_name_is_right_however_it_is_written(nama, tmp_path):
    assert periksa(tmp_path, _bernama(nama)) == ()


@pytest.mark.parametrize(
    ("nama", "sifat", "saran"),
    [
        (f"{NAMA} (x)", "saran", ""),
        (f"Sub Kegiatan {NAMA}", "saran", ""),  # the level is no part of the name
        (f"{NAMA} dan Naskah", "peringatan", ""),
        ("Penyusunan Menu Makanan Rumah Sakit Ibu", "galat", ""),
        ("Pengelolaan dan Pengembangan Bahan Pustaka", "peringatan", "2.23.02.2.01.0009"),
        ("Pengelolaan dan Pengembngan Bahan Pustka", "galat", "2.23.02.2.01.0009"),
        ("Penyediaan Jasa Surat Menyurat", "galat", "2.23.01.2.08.0001"),  # in this bidang urusan, not in another
        ("...", "galat", ""),
    ],
)
def test_another_name_is_as_grave_as_it_is_different(nama, sifat, saran, tmp_path):
    (satu,) = (temuan for temuan in periksa(tmp_path, _bernama(nama)) if temuan.code == "RG207")
    assert (satu.code, satu.severity) == ("RG207", sifat)
    assert NAMA in satu.message
    assert saran in satu.hint
    assert bool(satu.hint) == bool(saran)


@pytest.mark.parametrize(
    ("kunci", "nama", "janji"),
    [
        ("bidang_urusan: [{kode: 2.23, ", "Perpustakaan", []),
        ("bidang_urusan: [{kode: 2.23, ", "Urusan Pemerintahan Bidang Perpustakaan", []),
        ("bidang_urusan: [{kode: 2.23, ", "Pertanahan", ["RG207"]),
        ("urusan: [{kode: 2, ", "Urusan Pemerintahan Wajib yang Tidak Berkaitan dengan Pelayanan Dasar", []),
        ("urusan: [{kode: 2, ", "Urusan Wajib Bukan Pelayanan Dasar", ["RG207"]),
        ("urusan: [{kode: 77, ", "Apa Saja", []),
    ],
)
def test_names_of_urusan_may_leave_out_what_they_are_and_are_never_errors(kunci, nama, janji, tmp_path):
    ditemukan = periksa(
        tmp_path, ubah(MINIMAL, ("program:\n  - kode", f"{kunci}nama: {nama}}}]\nprogram:\n  - kode"))
    )
    assert _kode(ditemukan) == janji
    assert {satu.severity for satu in ditemukan} <= {"peringatan"}


def test_the_name_of_a_proposal_is_its_own(tmp_path):
    usulan = "daftar: [{kode: 2.23.02.2.01.0009, nama: Rak buku untuk posyandu, status: dibahas}]"
    assert periksa(tmp_path, ubah(MINIMAL, (USULAN, usulan))) == ()


# --- unknown codes


@pytest.mark.parametrize(
    ("nama", "pertama"),
    [
        (NAMA, "2.23.02.2.01.0008"),
        ("Pengembngan Bahan Pustka", "2.23.02.2.01.0008"),
        ("Penyediaan Jasa Surat-Menyurat", "2.23.01.2.08.0001"),
        ("Penyediaan Jasa Surat Menyurat Kantor", "2.23.01.2.08.0001"),
    ],
)
def test_an_unknown_code_is_sought_by_its_name_first(nama, pertama, tmp_path):
    teks = ubah(MINIMAL, (SUB, f"kode: 2.23.02.2.01.0098\n{' ' * 12}nama: {nama}\n"))
    (satu,) = periksa(tmp_path, teks)
    assert satu.code == "RG204"
    assert satu.hint.startswith(f"yang mirip: {pertama} ")


def test_a_kabupaten_is_offered_no_code_of_a_province(tmp_path):
    """The only names alike were those of a province, in another bidang urusan; codes nearby are more use."""
    nama = katalog(2024).cari("2.11.05.2.02.0001").nama
    sub = f"2.11.05.2.02.0001\n            nama: {nama}"
    isi = ubah(
        MINIMAL.replace("2.23.02.2.01.0008", sub).replace("2.23.02", "2.11.05"),
        ("2.11.05.2.01\n", "2.11.05.2.02\n"), ("tahun: 2025", "tahun: 2027"), ("2021-2026", "2025-2029"),
    )  # fmt: skip
    (satu,) = [satu for satu in periksa(tmp_path, isi) if satu.code == "RG204"]
    assert satu.hint.startswith("yang mirip: 2.11.05.2.02.")


def test_a_thousand_unknown_names_are_sought_once_each_among_few(monkeypatch):
    """Work is counted, not time: one search a name, among the names that share an uncommon word with it."""
    k = katalog(2025)
    banyak = []

    def terdekat(nama, pilihan, batas, limit):
        banyak.append(len(pilihan))
        return asli(nama, pilihan, batas, limit)

    asli = mirip.terdekat
    monkeypatch.setattr(mirip, "terdekat", terdekat)
    semua = [nama for nama in k._indeks_nama[5].nama if len(nama) > 40][::5]
    assert len(semua) > 800
    tepat = 0
    for nama in semua:
        salah = f"{nama[:9]}q{nama[10:30]}q{nama[31:]}"
        (pertama, *_) = k.mirip_nama(salah, "2.23.02.2.01.0098", 0.75)
        tepat += pertama.bernama(nama)
    assert len(banyak) == len(semua)
    assert sum(banyak) / len(semua) < len(k._indeks_nama[5].nama) / 8
    assert tepat / len(semua) > 0.98


def test_a_plan_without_faulty_names_asks_for_no_search():
    """The library that compares names, and the index of them, cost what a check without such faults need not pay."""
    kode = (
        "import sys; from renja_gen.pipeline import check; from renja_gen.nomenklatur import katalog;"
        "check('examples/minimal'); print('rapidfuzz' in sys.modules, '_menurut_nama' in vars(katalog(2025)))"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True)
    assert hasil.stdout.split() == ["False", "False"]


# --- whose work it is


PENUNJANG = """  - kode: {0}.01
    kegiatan:
      - kode: {0}.01.2.06
        sub_kegiatan:
          - kode: {0}.01.2.06.0001
            sumber_dana: Dana Alokasi Umum
            indikator: [{{nama: Jumlah paket, satuan: Paket, target: {{{1}: 12}}}}]
            anggaran: {{pagu: {{{1}: 10.000.000, 2026: 10.000.000}}}}
"""


@pytest.mark.parametrize(
    ("penunjang", "bidang", "janji"),
    [
        (["2.23"], "", []),
        (["2.23", "2.24"], "", [("RG208", "peringatan")]),
        (["2.24"], "", [("RG208", "saran")]),
        (["2.24"], "[2.24, 2.23]", []),
        (["2.24"], "[2.23, 2.24]", [("RG208", "peringatan")]),
        (["2.23", "2.24"], "[2.24, 2.23]", [("RG208", "peringatan")]),
        (["2.24"], "2.23", [("RG209", "galat")]),  # said once
    ],
)
def test_the_support_programme_stands_once_under_the_first_bidang_urusan(penunjang, bidang, janji, tmp_path):
    teks = MINIMAL + "".join(PENUNJANG.format(satu, 2025) for satu in penunjang)
    if bidang:
        teks = ubah(teks, (BIDANG[0], BIDANG[1].format(bidang)))
    ditemukan = [(satu.code, satu.severity) for satu in periksa(tmp_path, teks) if satu.code in {"RG208", "RG209"}]
    assert ditemukan == janji


def test_a_support_programme_of_the_past_is_left_alone(tmp_path):
    teks = MINIMAL + PENUNJANG.format("2.23", 2025) + PENUNJANG.format("2.24", 2023).replace(", 2026: 10.000.000", "")
    assert not {"RG208"} & set(_kode(periksa(tmp_path, teks)))


@pytest.mark.parametrize(
    ("bidang", "janji"), [("2.23", []), ("[2.24, 2.23]", []), ("2.3", ["RG102"]), ("dua", ["RG102"])]
)
def test_the_list_of_bidang_urusan_holds_codes(bidang, janji, tmp_path):
    assert _kode(periksa(tmp_path, ubah(MINIMAL, (BIDANG[0], BIDANG[1].format(bidang))))) == janji


@pytest.mark.parametrize(
    ("daerah", "digit", "janji"),
    [
        ("Kota Contoh", "2", False),
        ("Kota Contoh", "1", True),
        ("Kabupaten Contoh", "1", True),
        ("Kabupaten Contoh", "5", False),  # a special region
        ("Provinsi Contoh", "1", False),
        ("Provinsi Contoh", "2", True),
        ("Daerah Istimewa Yogyakarta", "2", True),
        ("Daerah Khusus Jakarta", "2", False),  # both are its own
        ("Provinsi DKI Jakarta", "1", False),
        ("Kotabaru", "1", False),  # RG506 asks what it is
    ],
)
def test_the_fourth_segment_says_whose_work_it_is(daerah, digit, janji, tmp_path):
    kegiatan = f"2.23.02.{digit}.01"
    teks = ubah(MINIMAL, (DAERAH, f"daerah: {daerah}"), (KEGIATAN, f"kode: {kegiatan}\n"))
    ditemukan = periksa(tmp_path, ubah(teks, (SUB, f"kode: {kegiatan}.0008\n")))
    assert ("RG210" in _kode(ditemukan)) is janji
    assert not (janji and "RG204" in _kode(ditemukan))  # a code is judged once
