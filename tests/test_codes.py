"""`renja-gen codes`: what planners look for is found, by its words or its kode, in the catalogue of their year."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from renja_gen.cli import cli
from renja_gen.nomenklatur import (
    PROVINSI,
    TAHUN_TERBARU,
    Lingkup,
    anak,
    cari_bidang,
    katalog,
    kewenangan_kode,
    leluhur,
    telusuri,
    tingkat_kode,
)
from tests.test_yaml_text import baca


def jalan(*isian):
    return CliRunner().invoke(cli, ["codes", *isian], prog_name="renja-gen")


def kode(isian, tahun=2024, banyak=1000, **lingkup):
    return [satu.kode for satu in telusuri(Lingkup(katalog(tahun), **lingkup), isian.split(), banyak).entri]


# --- searching


@pytest.mark.parametrize(
    ("isian", "lingkup", "ada"),
    [
        ("mebel", {"bidang": "8.01"}, ["8.01.01.2.07.0005", "8.01.01.2.09.0005"]),
        ("MEBEL, pengadaan", {"bidang": "8.01"}, ["8.01.01.2.07.0005"]),
        ("pengad mébel paket", {"bidang": "8.01"}, ["8.01.01.2.07.0005"]),  # beginnings; the indicator counts
        ("8.1.1.2.7.5", {}, ["8.01.01.2.07.0005"]),
        ("x.xx.01.2.07.0005", {}, ["X.XX.01.2.07.0005"]),
        ("x.xx.01.2.07.0005", {"bidang": "8.01"}, ["8.01.01.2.07.0005"]),
        ("8.01 mebel", {}, ["8.01.01.2.07.0005", "8.01.01.2.09.0005"]),
        ("8.01.01.2.09 mebel", {}, ["8.01.01.2.09.0005"]),
        ("8.01.02", {"tingkat": "kegiatan"}, ["8.01.02.2.01"]),
    ],
)
def test_words_and_kode_find(isian, lingkup, ada):
    assert kode(isian, **lingkup) == ada


def test_every_word_must_be_the_beginning_of_one():
    """Checked against the names themselves, in all levels and both kinds of text."""
    buku = katalog(2024)
    hasil = telusuri(Lingkup(buku), ["penyedia", "bahan"], 1000).entri
    assert {tingkat_kode(satu.kode) for satu in hasil} >= {"sub kegiatan"}
    for satu in hasil:
        kata = f"{satu.nama} {' '.join(satu.nama_lain)} {satu.indikator}".lower().replace("/", " ").split()
        assert all(any(ada.lstrip("(").startswith(dicari) for ada in kata) for dicari in ("penyedia", "bahan"))
    assert telusuri(Lingkup(buku), ["ahan"], 1000).maksud  # the middle of "bahan" is no beginning


@pytest.mark.parametrize("bagian", ["2.06.0005", "2.07.0005"])  # there is a bidang urusan 2.07
def test_a_part_of_a_kode_finds_all_that_have_it(bagian):
    hasil = kode(bagian)
    assert f"X.XX.01.{bagian}" in hasil
    assert len(hasil) > 1
    assert all(satu.endswith(bagian) for satu in hasil)


def test_the_beginning_of_a_kode_finds_what_is_below_it():
    for awal in ("8.01.01.2", "8.01.02.2"):
        hasil = kode(awal)
        assert len(hasil) > 5
        assert all(satu.startswith(f"{awal}.") for satu in hasil)


def test_a_kode_of_the_other_numbering_leads_to_its_successor():
    """Asked back, for the same number may be another sub kegiatan there."""
    for tahun, dicari, maksud in (
        (2024, "8.01.01.2.07.05", "8.01.01.2.07.0005"),
        (2023, "8.01.01.2.07.0005", "8.01.01.2.07.05"),
    ):
        hasil = telusuri(Lingkup(katalog(tahun)), [dicari], 20)
        assert hasil.entri[0].kode == maksud
        assert hasil.maksud.startswith(maksud)


def test_a_kode_stands_with_its_parents_and_children():
    hasil = kode("8.01.02.2.01")
    assert hasil[0] == "8.01.02.2.01"
    assert hasil[1:] == [satu.kode for satu in anak(Lingkup(katalog(2024)), "8.01.02.2.01")]
    assert len(hasil) > 5
    assert [satu.kode for satu in leluhur(katalog(2024), "8.01.02.2.01")] == ["8", "8.01", "8.01.02"]
    assert kode("8.01")[:3] == ["8.01", "8.01.01", "8.01.02"]  # the support programme is a child
    assert [satu.kode for satu in leluhur(katalog(2024), "8.01.01.2.06")] == ["8", "8.01", "8.01.01"]


def test_the_year_chooses_the_catalogue():
    assert kode("mebel", tahun=2023, bidang="8.01") == ["8.01.01.2.07.05", "8.01.01.2.09.05"]
    assert kode("8.01.02.1.01", tahun=2024) == ["8.01.02.2.01"]  # only a guess
    assert kode("8.01.02.1.01", tahun=2027)[0] == "8.01.02.1.01"


def test_a_kabupaten_is_not_shown_what_a_province_does_unless_there_is_nothing_else():
    for daerah, digit in ({}, "2"), ({"kewenangan": PROVINSI}, "1"):
        hasil = {kewenangan_kode(satu) for satu in kode("8.01.02 koordinasi", tahun=2027, **daerah)}
        assert hasil == {digit}
    lain = {kewenangan_kode(satu) for satu in kode("sekolah menengah atas", 2027, tingkat="kegiatan")}
    assert "1" in lain
    assert "2" not in lain


def test_the_support_programme_and_names_come_first_when_there_are_too_many():
    sedikit = kode("mebel", 2027, banyak=2)
    assert sedikit == ["X.XX.01.2.07.0005", "X.XX.01.2.09.0005"]


@pytest.mark.parametrize(
    ("isian", "maksud"),
    [("mebl", "mebel"), ("pengadan mebl", "pengadaan mebel"), ("8.01.02.2.99", "8.01.02.2.01")],
)
def test_a_slip_of_the_hand_is_understood(isian, maksud):
    hasil = telusuri(Lingkup(katalog(2024)), isian.split(), 20)
    assert hasil.maksud == maksud
    assert hasil.entri


@pytest.mark.parametrize("isian", ["qqqzzz", "…", "()", "1.1.1.1.1.1.1.1.1"])
def test_nonsense_finds_nothing(isian):
    assert kode(isian) == []


@pytest.mark.parametrize(
    ("teks", "ada", "tepat"),
    [("8.01", ["8.01"], True), ("8.1", ["8.01"], True), ("perpustakaan", ["2.23"], True),
     ("kesehatn", ["1.02"], False), ("8.01.02", [], True), ("qqqzzz", [], True)],
)  # fmt: skip
def test_a_bidang_urusan_is_known_by_kode_or_words(teks, ada, tepat):
    hasil, sama = cari_bidang(katalog(2027), teks)
    assert ([satu.kode for satu in hasil], sama) == (ada, tepat)


# --- the command


def test_the_tree_shows_what_was_found_below_its_parents():
    hasil = jalan("mebel", "--bidang", "8.01", "--tahun", "2024")
    assert (hasil.exit_code, hasil.stderr) == (0, "")
    baris = [satu.split()[0] for satu in hasil.stdout.splitlines() if satu.strip()[:1].isdigit()]
    assert baris[:5] == ["8", "8.01", "8.01.01", "8.01.01.2.07", "8.01.01.2.07.0005"]
    assert "Indikator: Jumlah Paket Mebel yang Disediakan [Unit]" in hasil.stdout
    assert "Kepmendagri Nomor 900.1.15.5-1317 Tahun 2023" in hasil.stdout
    assert "2 ditemukan." in hasil.stdout
    assert "\x1b" not in hasil.stdout


def test_the_newest_catalogue_is_the_usual_one_and_said():
    assert f"(rencana {TAHUN_TERBARU}; tahun lain: --tahun)" in jalan("mebel").stdout
    assert TAHUN_TERBARU == 2027


def test_a_province_is_told_which_catalogues_lack_its_kegiatan():
    assert "belum termuat" in jalan("8.01.02", "--tahun", "2024", "--daerah", "provinsi").stderr
    hasil = jalan("8.01.02", "--tahun", "2027", "--daerah", "provinsi")
    assert "8.01.02.1.01" in hasil.stdout
    assert hasil.stderr == ""


def test_what_else_could_be_asked_is_said():
    hasil = jalan("mebel", "-n", "3")
    assert "3 dari 10 ditampilkan" in hasil.stdout
    assert "X.XX ialah kode bidang urusan" in hasil.stdout
    assert "--bidang 8.01" in hasil.stdout


def test_nothing_found_exits_1_and_a_guess_is_shown():
    hasil = jalan("qqqzzz")
    assert (hasil.exit_code, hasil.stdout) == (1, "")
    assert "'qqqzzz' tidak ada dalam Kepmendagri" in hasil.stderr
    hasil = jalan("mebl", "--tahun", "2024", "--bidang", "8.01")
    assert hasil.exit_code == 0
    assert "Maksudnya mebel?" in hasil.stderr
    assert "8.01.01.2.07.0005" in hasil.stdout


def test_json_is_for_programs():
    data = json.loads(jalan("8.01.01.2.07.0005", "--tahun", "2024", "--format", "json").stdout)
    (satu,) = data["entri"]
    assert data["jumlah"] == 1
    assert (satu["nama"], satu["satuan"], satu["tingkat"]) == ("Pengadaan Mebel", "Unit", "sub kegiatan")
    assert satu["induk"] == ["8", "8.01", "8.01.01", "8.01.01.2.07"]
    assert json.loads(jalan("qqqzzz", "--format", "json").stdout)["entri"] == []


def test_yaml_can_be_pasted():
    """It is read back as programmes; what is due says so and is a plan's YAML once uncommented."""
    teks = jalan("mebel", "--bidang", "8.01", "--tahun", "2024", "--format", "yaml").stdout
    (program,) = baca(teks)
    assert program["kode"] == "8.01.01"
    sub = [satu for kegiatan in program["kegiatan"] for satu in kegiatan["sub_kegiatan"]]
    assert [satu["kode"] for satu in sub] == ["8.01.01.2.07.0005", "8.01.01.2.09.0005"]
    assert sub[0]["indikator"] == [{"nama": "Jumlah Paket Mebel yang Disediakan", "satuan": "Unit"}]
    assert "# Pengadaan Mebel" in teks
    assert "# isi" in teks
    lengkap = baca("\n".join(satu.replace("# ", "", 1) if "…" in satu or satu.strip().endswith("# isi") else satu
                             for satu in teks.splitlines() if not satu.startswith("#")))  # fmt: skip
    pagu = lengkap[0]["kegiatan"][0]["sub_kegiatan"][0]["anggaran"]["pagu"]
    assert list(pagu) == ["2022", "2023", "2024", "2025"]


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        (["x", "--bidang", "9.99"], "bidang urusan '9.99' tidak ada"),
        (["x", "--bidang", "kesehatn"], "maksudnya 1.02?"),
        (["x", "--tahun", "24"], "di luar batas"),
        (["x", "--tahun", "dua"], "bukan angka"),
        (["x", "-n", "0"], "di luar batas"),
        ([], "Isian belum ditulis"),
    ],
)
def test_wrong_usage_says_what_is_right(isian, pesan):
    hasil = jalan(*isian)
    assert hasil.exit_code == 2
    assert pesan in hasil.stderr


def test_nothing_heavy_is_imported():
    """A search takes a moment: what only documents and slips of the hand need stays unread."""
    program = (
        "import sys; sys.argv[1:] = ['codes', 'mebel', '--bidang', '8.01']\n"
        "from renja_gen.cli import cli\n"
        "try: cli()\n"
        "except SystemExit: pass\n"
        "berat = {'weasyprint', 'docx', 'lxml', 'typst', 'jinja2', 'pydantic', 'rapidfuzz', 'babel'}\n"
        "print('berat:', sorted(berat & sys.modules.keys()))"
    )
    hasil = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert hasil.stdout.splitlines()[-1] == "berat: []"
    assert "8.01.01.2.07.0005" in hasil.stdout
