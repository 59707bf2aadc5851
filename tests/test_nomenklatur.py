"""The official catalogues: which kode exist in which year, under which nama, and what is suggested."""

import gzip
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from renja_gen import nomenklatur
from renja_gen.nomenklatur import Entri, katalog, keputusan_berlaku, normalkan_nama, sumber_dana
from renja_gen.nomenklatur.names import bakukan_kode, beda_kode, induk_kode

DATA = Path(nomenklatur.__file__).parent / "data"
# Rows by catalogue, and the one row whose parent (X.XX) is a placeholder that is not packed.
JUMLAH_BARIS = {"3708": 2578, "1317": 4598, "2027": 8820}
TANPA_INDUK = {"X.XX.01"}


def _baris(nama):
    teks = gzip.decompress((DATA / f"{nama}.tsv.gz").read_bytes()).decode()
    return [baris.split("\t") for baris in teks.split("\n")][1:]


def _kode(entri):
    return [e.kode for e in entri]


# --- the packed data


@pytest.mark.parametrize("nama", JUMLAH_BARIS)
def test_every_row_has_its_own_kode_a_name_and_a_parent(nama):
    baris = _baris(nama)
    kode = [sel[0] for sel in baris]
    assert len(baris) == JUMLAH_BARIS[nama]
    assert [k for k, n in Counter(kode).items() if n > 1] == []
    assert [sel for sel in baris if not sel[1]] == []
    ada = set(kode)
    assert {k for k in ada if "." in k and induk_kode(k) not in ada} == TANPA_INDUK


@pytest.mark.parametrize("nama", JUMLAH_BARIS)
def test_text_was_decoded_once(nama):
    """The 2023 file came with `MÂ³` for `M³`."""
    assert [sel for sel in _baris(nama) if any("Â" in s or s != s.strip() for s in sel)] == []


@pytest.mark.parametrize(("tahun", "nama"), [(2021, "3708"), (2024, "1317"), (2027, "2027")])
def test_coverage_of_kewenangan_is_that_of_the_data(tahun, nama):
    """Whether an unknown kode is reported rests on `mencakup`: it must not promise what no file holds."""
    ada = {sel[0].split(".")[3] for sel in _baris(nama) if sel[0].count(".") > 2}
    assert {d for d in "12345678" if katalog(tahun).mencakup(f"1.01.02.{d}.01")} == ada


def test_matches_lead_from_the_2020_catalogue_to_the_2023_one():
    padanan = dict(_baris("padanan"))
    assert len(padanan) == 1514
    assert set(padanan) <= {sel[0] for sel in _baris("3708")}
    assert set(padanan.values()) <= {sel[0] for sel in _baris("1317")}


def test_data_stay_small():
    berkas = list(DATA.iterdir())
    assert {b.name.split(".")[0] for b in berkas} == {*JUMLAH_BARIS, "padanan", "sumber_dana"}
    assert sum(b.stat().st_size for b in berkas) < 500_000


def test_packed_bytes_carry_no_date():
    """Packing again must leave nothing to commit: the gzip header holds neither time nor name."""
    for berkas in DATA.iterdir():
        kepala = berkas.read_bytes()[:10]
        assert kepala[3:8] == bytes(5), berkas.name


def test_nothing_is_read_before_the_first_question():
    """Start-up must not pay for the catalogues: neither import nor `katalog` may open a data file."""
    program = (
        "import sys; dibuka = []\n"
        "sys.addaudithook(lambda e, a: dibuka.append(a) if e == 'open' and '.tsv' in str(a[0]) else None)\n"
        "from renja_gen.nomenklatur import katalog\n"
        "k = katalog(2025); k.nama_keputusan; k.digit_sub; k.mencakup('8.01'); print(len(dibuka))\n"
        "k.cari('8.01'); print(len(dibuka))\n"
        "k.cari('8.02'); katalog(2026).cari('8.03'); print(len(dibuka))\n"
    )
    hasil = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert hasil.stdout.split() == ["0", "2", "2"]


# --- which catalogue belongs to a year


@pytest.mark.parametrize(
    ("tahun", "digit", "keputusan"),
    [
        (2019, 2, "Kepmendagri Nomor 050-3708 Tahun 2020"),
        (2021, 2, "Kepmendagri Nomor 050-3708 Tahun 2020"),
        (2023, 2, "Kepmendagri Nomor 050-3708 Tahun 2020"),
        (2024, 4, "Kepmendagri Nomor 900.1.15.5-1317 Tahun 2023"),
        (
            2026,
            4,
            "Kepmendagri Nomor 900.1.15.5-1317 Tahun 2023 dan Kepmendagri Nomor 900.1-861 Tahun 2026",
        ),
        (2027, 4, "Kepmendagri Nomor 900.1-861 Tahun 2026"),
        (2040, 4, "Kepmendagri Nomor 900.1-861 Tahun 2026"),
    ],
)
def test_year_chooses_the_decree(tahun, digit, keputusan):
    assert (katalog(tahun).digit_sub, katalog(tahun).nama_keputusan) == (digit, keputusan)


def test_years_of_one_decree_share_one_catalogue():
    assert katalog(2025) is katalog(2026)
    assert katalog(2024) is not katalog(2025)


# --- looking up


@pytest.mark.parametrize(
    ("tahun", "kode", "nama"),
    [
        (2023, "8", "UNSUR PEMERINTAHAN UMUM"),
        (2023, "8.01", "KESATUAN BANGSA DAN POLITIK"),
        (2023, "2.23.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"),
        (2023, "2.23.01.2.06", "Administrasi Umum Perangkat Daerah"),
        (2023, "2.23.01.2.06.01", "Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor"),
        (2024, "8.01.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah"),
        (2026, "8.01.01.2.05.0009", "Pendidikan dan Pelatihan Pegawai Berdasarkan Tugas dan Fungsi"),
        (2027, "7.01.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah"),
        (2027, "7.01.01.1.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah"),
        (2027, "9", "UNSUR KEKHUSUSAN DAN KEISTIMEWAAN"),
    ],
)
def test_known_kode(tahun, kode, nama):
    entri = katalog(tahun).cari(kode)
    assert entri is not None
    assert (entri.kode, entri.nama) == (kode, nama)


@pytest.mark.parametrize(
    ("tahun", "kode"),
    [
        (2023, "8.01.01.2.01.0001"),  # four digits came in 2024
        (2024, "2.23.01.2.06.01"),  # two digits went in 2024
        (2024, "8.01.01.2.01.9999"),
        (2024, "8.99.01"),  # the support programme of a bidang urusan that does not exist
        (2024, "X"),
        (2024, "X.XX"),
        (2024, "X.XX.01.2.01"),  # the form of the decree, never that of a plan
        (2024, ""),
        (2024, "."),
        (2024, "8.01."),
        (2024, "kode"),
    ],
)
def test_unknown_kode_is_none(tahun, kode):
    assert katalog(tahun).cari(kode) is None


def test_indikator_and_satuan_of_a_sub_kegiatan():
    entri = katalog(2024).cari("8.01.01.2.01.0001")
    assert (entri.indikator, entri.satuan) == ("Jumlah Dokumen Perencanaan Perangkat Daerah", "Dokumen")


def test_years_between_two_decrees_know_both():
    """There is no file for 2025 and 2026: a kode of either neighbour must not be called unknown."""
    hanya_1317, hanya_2027 = "2.10.02", "5.06.03"
    assert [katalog(t).cari(hanya_1317) is not None for t in (2024, 2025, 2027)] == [True, True, False]
    assert [katalog(t).cari(hanya_2027) is not None for t in (2024, 2025, 2027)] == [False, True, True]


@pytest.mark.parametrize(
    ("tahun", "kode", "nama"),
    [
        (2026, "1.02.07", "PROGRAM AKREDITASI PELAYANAN KESEHATAN"),  # the source has PORGRAM
        (2024, "8.01.01.2.06.0001", "Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor"),
    ],
)
def test_slips_of_the_source_texts_do_not_reach_a_document(tahun, kode, nama):
    assert katalog(tahun).cari(kode).nama == nama


@pytest.mark.parametrize("tahun", [2021, 2024, 2026, 2027])
@pytest.mark.parametrize("wilayah", ["Kabupaten/Kota", "Provinsi"])
def test_support_programme_has_a_name_for_each_kind_of_region(tahun, wilayah):
    entri = katalog(tahun).cari("8.01.01")
    assert entri.nama.endswith("KABUPATEN/KOTA")
    assert entri.bernama(f"Program Penunjang Urusan Pemerintahan Daerah {wilayah}")
    assert not entri.bernama("Program Penunjang Urusan Pemerintahan Daerah")


def test_kabupaten_kota_comes_first_where_2027_has_a_kode_twice():
    entri = katalog(2027).cari("1.02.02.4.02.0050")
    assert entri.nama == "Pelayanan Kesehatan Penderita IMS"
    assert entri.nama_lain == ("Pengelolaan Penanggulangan Penyakit Malaria",)
    assert entri.jenis_pemda == "KABKOT/PROV"


def test_kecamatan_keeps_its_program_names_in_2027():
    """The 2027 file prints at 7.01 only the names for the capital's administrative districts."""
    assert katalog(2027).cari("7.01").nama == "KECAMATAN"
    entri = katalog(2027).cari("7.01.03")
    assert entri.nama == "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN"
    assert entri.bernama("Program Pengelolaan Kecamatan dan Kelurahan")


def test_spm_is_known_from_2027():
    assert sum(katalog(2027).cari(sel[0]).spm for sel in _baris("2027") if sel[0][0] != "X") > 500


@pytest.mark.parametrize(
    ("tahun", "kode", "mencakup"),
    [
        (2024, "8.01.01.1.01.0001", False),  # provincial: nothing can be said before 2027
        (2026, "8.01.01.1.01", False),
        (2027, "8.01.01.1.01", True),
        (2024, "8.01.01.9.01", True),  # no such kewenangan: a mistake in any year
        (2024, "8.01.99", True),
    ],
)
def test_absence_counts_only_where_the_catalogue_is_complete(tahun, kode, mencakup):
    assert katalog(tahun).mencakup(kode) is mencakup


# --- suggestions


@pytest.mark.parametrize(
    ("tahun", "kode", "pertama"),
    [
        (2024, "8.01.01.2.05.0099", "8.01.01.2.05.0009"),  # one digit wrong
        (2024, "8.01.01.2.95.0009", "8.01.01.2.05.0009"),  # wrong in the parent
        (2024, "9.01.01.2.05.9", "9.01.01.2.05.0009"),  # zeros left out
        (2024, "8.1.1", "8.01.01"),
        (2024, "2.23.01.2.06.01", "2.23.01.2.06.0001"),  # numbering of 2020
        (2024, "1.01.02.2.01.12", "1.01.02.2.01.0048"),  # numbering of 2020, moved in 2023
        (2023, "1.01.02.2.01.0048", "1.01.02.2.01.12"),  # and back
        (2027, "8.01.01.2.95", "8.01.01.2.15"),  # as many digits as 2.05, but nearer; never 1.15
        (2024, "8.02", "8.01"),
        (2024, "0", "1"),
    ],
)
def test_likeliest_kode_comes_first(tahun, kode, pertama):
    saran = katalog(tahun).saran(kode)
    assert _kode(saran)[0] == pertama
    assert len(saran) == len(set(saran)) <= 3
    assert all(katalog(tahun).cari(e.kode) == e for e in saran)


@pytest.mark.parametrize("kode", ["", "kode", "8.01.01.2", "8..01", "1.2.3.4.5.6.7", "8.01.01.2.05.²", "9" * 5000])
def test_no_suggestion_for_what_is_no_kode(kode):
    assert katalog(2024).saran(kode) == ()


def test_as_many_suggestions_as_asked_for():
    assert [len(katalog(2024).saran("8.01.01.2.05.0099", n)) for n in (0, 1, 5)] == [0, 1, 5]


def test_name_leads_to_its_kode():
    k = katalog(2027)
    nama = "penyediaan  jasa SURAT-menyurat"
    assert k.cari_nama(nama, "8.01.01").kode == "8.01.01.2.08.0001"  # not the provincial 8.01.01.1.08.0001
    assert k.cari_nama(nama, "8.01").kode == "8.01.01.2.08.0001"
    assert k.cari_nama(nama, "8.01.01.2.06") is None
    assert k.cari_nama(nama, "8.99") is None
    assert k.cari_nama(nama) is None  # in which bidang urusan?
    assert k.cari_nama("kesatuan bangsa dan politik").kode == "8.01"
    assert k.cari_nama("Program Penunjang Urusan Pemerintahan Daerah Provinsi", "8.01").kode == "8.01.01"
    assert k.cari_nama("tidak ada") is None


@pytest.mark.parametrize(
    ("teks", "normal"),
    [
        ("Koordinasi dan Penyusunan DPA- SKPD", "koordinasi dan penyusunan dpa skpd"),
        ("  PROGRAM\tX,\u00a0dan   Y.", "program x dan y"),
        ("Bhinneka Tunggal Ika", "bineka tunggal ika"),
        ("Bhineka", "bineka"),
        ("M³/Hari", "m3 hari"),
        ("...", ""),
    ],
)
def test_what_counts_in_a_name(teks, normal):
    assert normalkan_nama(teks) == normal
    assert normalkan_nama(normal) == normal


def test_parts_of_a_kode():
    assert bakukan_kode("8.1.1.2.5.9", 4) == "8.01.01.2.05.0009"
    assert bakukan_kode("8.01.01.2.05.0009", 2) == "8.01.01.2.05.09"
    assert [induk_kode(k) for k in ("8", "8.01", "8.01.01", "8.01.01.2.05", "8.01.01.2.05.0009")] == [
        "",
        "8",
        "8.01",
        "8.01.01",
        "8.01.01.2.05",
    ]
    assert beda_kode("8.01.01.2.05", "8.01.02.1.08") == (2, 97)


# --- fund sources


def test_fund_sources():
    dana = sumber_dana()
    assert len(dana) == len(dict(dana)) == 315
    assert dana[:2] == (("1", "DANA UMUM"), ("1.1", "PENDAPATAN ASLI DAERAH (PAD)"))
    assert {kode[0] for kode, _ in dana} == {"1", "2"}
    assert [nama for _, nama in dana if nama.startswith("[") or not nama] == []


def test_entri_is_a_value():
    assert Entri("8", "UNSUR") == Entri("8", "UNSUR")
    assert hash(Entri("8", "UNSUR")) == hash(Entri("8", "UNSUR"))


@pytest.mark.parametrize(
    ("tahun", "keputusan"),
    [
        (2021, "050-3708 Tahun 2020"),
        (2023, "050-5889 Tahun 2021"),
        (2025, "900.1.15.5-1317 Tahun 2023 dan perubahannya"),
        (2027, "900.1-861 Tahun 2026"),
    ],
)
def test_a_document_cites_the_decree_of_its_plan_year(tahun, keputusan):
    """Never a later one: a plan for 2025 signed in 2024 cannot rest on a decree of 2026."""
    assert keputusan_berlaku(tahun) == f"Kepmendagri Nomor {keputusan}"


def test_names_in_capitals_keep_their_short_forms_in_a_sentence():
    """In a sentence "(LLAJ)" must not become "(Llaj)", in no name of the catalogues."""
    from renja_gen.nomenklatur import nama_dalam_kalimat

    nama = katalog(2024).cari("2.15.02").nama
    assert nama.isupper()
    assert nama_dalam_kalimat(nama) == "Program Penyelenggaraan Lalu Lintas dan Angkutan Jalan (LLAJ)"
    assert nama_dalam_kalimat("PULAU-PULAU KECIL DAN UMKM") == "Pulau-Pulau Kecil dan UMKM"
