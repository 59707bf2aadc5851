"""`renja-gen recap`: sums that agree however they are grouped, three formats and documents, and what goes wrong."""

import json
import re
import shutil
from decimal import Decimal
from io import BytesIO

import docx
import pypdfium2
import pytest
from alat import AKAR, MINIMAL, tulis, ubah
from bacaan import baca_rencana
from buku_kerja import baca_buku
from hypothesis import given, settings
from hypothesis import strategies as st
from rencana_acak import RENCANA
from test_cli import INGGRIS, SALAH, jalan, keluaran

from renja_gen.computing import Hasil, Kolom, Tingkat, compute
from renja_gen.computing.pohon import jumlahkan
from renja_gen.document.blocks import RowKind, Table
from renja_gen.rekap import data as data_rekap
from renja_gen.rekap.data import SELURUH, Bagian, Jumlah, Rencana, _hasil, _identitas, ringkas
from renja_gen.rekap.gabung import Rekap, gabung
from renja_gen.rekap.laporan import dokumen_rekap
from renja_gen.rekap.tabel import tabel_rekap
from renja_gen.report_files import FORMATS

KESBANGPOL, PERPUSTAKAAN = (AKAR / "examples" / nama for nama in ("kesbangpol-2024", "perpustakaan-2023"))
PAGU_KESBANGPOL, MAJU_KESBANGPOL = Decimal(40145568718), Decimal(5152524900)
RENCANA_2024 = ubah(
    MINIMAL, ("renja: {tahun: 2025", "renja: {tahun: 2024"), ("Kota Contoh\n  kepala", "Kota Binjai\n  kepala")
)
_KOSONG = (Bagian(Tingkat.URUSAN, SELURUH, "", Jumlah()),)
DISPUSIP = {"pagu": Decimal(160000000), "maju": Decimal(200000000)}


def salin(asal, tujuan, *ganti, dana=""):
    """An example under another name and agency, with the source of funds spelled otherwise."""
    shutil.copytree(asal, tujuan)
    plan = tujuan / "plan.yaml"
    plan.write_text(ubah(plan.read_text("utf-8"), *ganti), "utf-8")
    for path in tujuan.glob("program/*.yaml") if dana else ():
        teks = path.read_text("utf-8").replace("Dana Transfer Umum - Dana Alokasi Umum", dana)
        path.write_text(teks, "utf-8")


@pytest.fixture(scope="module")
def kota(tmp_path_factory):
    """Three agencies in order, and a plan that cannot be read, one with an error, one of another year."""
    folder = tmp_path_factory.mktemp("kota")
    salin(KESBANGPOL, folder / "kesbangpol")
    nama = (
        "nama: Badan Kesatuan Bangsa dan Politik\n  singkatan: Badan Kesbangpol",
        "nama: Badan Lain & <b>\n  singkatan: BL",
    )
    salin(KESBANGPOL, folder / "lain", nama, dana="DAU")
    tulis(folder / "dispusip", {"plan.yaml": RENCANA_2024})
    tulis(folder / "rusak", {"plan.yaml": "renja: ["})
    tulis(folder / "salah", {"plan.yaml": ubah(SALAH, ("Dinas Perpustakaan dan Kearsipan", "Dinas Salah"))})
    salin(PERPUSTAKAAN, folder / "tahun-lalu")
    return folder


@pytest.fixture(scope="module")
def rekap(kota):
    return gabung(ringkas(path) for path in sorted(kota.iterdir()))


# --- sums


def _sama(rekap: Rekap, hasil: list[Hasil]) -> None:
    """All groupings come to the totals of the plans themselves."""
    pagu = jumlahkan(satu.rencana.rp(Kolom("pagu", satu.n)) for satu in hasil)
    maju = jumlahkan(satu.pagu_maju for satu in hasil)
    assert (rekap.total.pagu, rekap.total.maju) == (pagu, maju)
    assert rekap.total.sub_kegiatan == sum(len(satu.rencana.daun) for satu in hasil)
    for tingkat in (Tingkat.URUSAN, Tingkat.BIDANG_URUSAN, Tingkat.PROGRAM):
        semua = [satu.jumlah for satu in rekap.per_tingkat(tingkat)]
        assert jumlahkan(satu.pagu for satu in semua) == pagu
        assert jumlahkan(satu.maju for satu in semua) == maju
        for nama in ("program", "kegiatan", "sub_kegiatan", "indikator"):
            assert sum(getattr(satu, nama) for satu in semua) == getattr(rekap.total, nama)
    assert sum(satu.pagu for satu in rekap.per_dana()) == (pagu or 0)


@settings(max_examples=30)
@given(st.lists(RENCANA, min_size=1, max_size=3))
def test_however_plans_are_grouped_the_sums_are_those_of_the_plans(semua):
    hasil = [compute(baca_rencana(json.dumps(satu))) for satu in semua]
    rencana = [Rencana(str(ke), **_identitas(satu.plan), **_hasil(satu)) for ke, satu in enumerate(hasil)]
    rekap = gabung(rencana)
    assert len(rekap.dijumlahkan) == len(hasil)
    _sama(rekap, hasil)
    assert len(tabel_rekap(rekap)) == 6


def test_the_real_plans_are_summed_up(rekap):
    total = rekap.total
    assert [satu.nama for satu in rekap.dijumlahkan] == [
        "Dinas Perpustakaan dan Kearsipan", "Badan Kesatuan Bangsa dan Politik", "Badan Lain & <b>",
    ]  # fmt: skip
    assert total.pagu == 2 * PAGU_KESBANGPOL + DISPUSIP["pagu"]
    assert total.maju == 2 * MAJU_KESBANGPOL + DISPUSIP["maju"]
    assert (total.program, total.kegiatan, total.sub_kegiatan) == (2 * 6 + 1, 2 * 11 + 1, 2 * 29 + 1)
    assert [(satu.kode, len(satu.rencana)) for satu in rekap.per_tingkat(Tingkat.BIDANG_URUSAN)] == [
        ("2.23", 1), ("8.01", 2)
    ]  # fmt: skip
    penunjang = next(satu for satu in rekap.per_tingkat(Tingkat.PROGRAM) if satu.kode == "8.01.01")
    assert rekap.penunjang.jumlah == penunjang.jumlah  # no other agency has one here
    assert len(rekap.penunjang.rencana) == 2


def test_sources_of_funds_of_several_spellings_are_one(rekap):
    (dana,) = rekap.per_dana()
    assert (dana.nama, dana.pagu, len(dana.rencana)) == ("Dana Alokasi Umum", rekap.total.pagu, 3)
    assert dana.ejaan == ("DAU", "Dana Alokasi Umum", "Dana Transfer Umum - Dana Alokasi Umum")


def test_several_sources_without_shares_are_one_in_any_order():
    semua = ("DAU, PAD", "Pendapatan Asli Daerah, Dana Alokasi Umum", "DAU dan PAD", "DAU", "Kas Kecil", "kas  kecil")
    rencana = [
        Rencana(f"{ke}", tahun=2025, bagian=_KOSONG, dana=((nama, Decimal(1)),)) for ke, nama in enumerate(semua)
    ]
    dana = gabung(rencana).per_dana()
    assert [(satu.ejaan, satu.pagu) for satu in dana] == [
        (("DAU dan PAD", "DAU, PAD", "Pendapatan Asli Daerah, Dana Alokasi Umum"), 3),
        (("Kas Kecil", "kas  kecil"), 2),
        (("DAU",), 1),
    ]


def test_what_has_no_source_of_funds_stands_last(tmp_path):
    tanpa = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("            sumber_dana: Dana Alokasi Umum\n", ""))})
    dana = gabung([ringkas(tanpa), ringkas(AKAR / "examples" / "minimal")]).per_dana()
    assert [(satu.nama, satu.pagu) for satu in dana] == [
        ("Dana Alokasi Umum", Decimal(200000000)), ("Belum ditentukan", Decimal(200000000))
    ]  # fmt: skip
    assert ringkas(tanpa).tanpa["sumber dana"] == 1


def test_a_plan_with_errors_takes_no_part_in_the_sums(rekap, kota):
    alasan = {rekap.sebutan(satu): rekap.alasan(satu) for satu in rekap.ditinggalkan}
    assert alasan == {
        "rusak": "memuat 1 galat", "Dinas Salah": "memuat 1 galat", "Dinas Perpustakaan": "rencana tahun 2023",
    }  # fmt: skip
    assert all(any("tidak termasuk" in catatan for catatan in satu.notes) for satu in tabel_rekap(rekap)[:4])
    assert not rekap.temuan[0].code.startswith("RG967")


def test_a_bug_in_one_plan_does_not_stop_the_others(kota, tmp_path, monkeypatch):
    """Code 3, an apology for that plan, the report in a file; the others are summed up, and the document written."""
    asli = data_rekap.examined

    def rusak(path, templates):
        if path.name == "lain":
            raise RuntimeError("kutu yang disengaja")
        return asli(path, templates)

    monkeypatch.setattr(data_rekap, "examined", rusak)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    semua = [kota / nama for nama in ("dispusip", "lain", "rusak", "kesbangpol", "tahun-lalu")]
    hasil = jalan("recap", *semua, "-o", tmp_path / "rekap.xlsx")
    assert hasil.exit_code == 3
    assert "Dijumlahkan 2 dari 5 rencana tahun 2024" in hasil.stdout
    assert "Tidak dijumlahkan, gagal karena kesalahan program: lain." in hasil.stdout
    assert "lain/plan.yaml: gagal karena kesalahan program, tidak dijumlahkan.\nMaaf, renja-gen" in hasil.stderr
    assert hasil.stderr.count("Maaf, renja-gen") == 1
    assert re.findall(r"RG\d{3}", hasil.stderr) == ["RG969"]  # of the other year only
    assert "Traceback" not in keluaran(hasil)
    (laporan,) = tmp_path.glob("renja-gen-*.txt")
    assert "kutu yang disengaja" in laporan.read_text("utf-8")
    assert "gagal karena kesalahan program" in str(baca_buku((tmp_path / "rekap.xlsx").read_bytes()))
    isi = json.loads(jalan("recap", *semua, "--format", "json").stdout)
    assert {satu["alasan"] for satu in isi["rencana"] if satu["berkas"].endswith("lain/plan.yaml")} == {
        "gagal karena kesalahan program"
    }


# --- what does not fit together


def test_an_agency_that_is_there_twice_is_reported(tmp_path):
    """RG967; both are in the sums."""
    for nama in ("satu", "dua"):
        tulis(tmp_path / nama, {"plan.yaml": MINIMAL})
    hasil = jalan("recap", tmp_path / "satu", tmp_path / "dua")
    assert hasil.exit_code == 0
    assert "peringatan RG967: Dinas Perpustakaan dan Kearsipan sudah ada dalam" in hasil.stderr
    assert "JUMLAH                              2  400.000.000" in hasil.stdout


def test_plans_of_several_regions_are_reported(tmp_path):
    """RG968; agencies are then named with their region."""
    tulis(tmp_path / "a", {"plan.yaml": MINIMAL})
    tulis(tmp_path / "b", {"plan.yaml": ubah(MINIMAL, ("  daerah: Kota Contoh", "  daerah: Kota Lain"))})
    hasil = jalan("recap", tmp_path / "a", tmp_path / "b")
    assert "RG968: rencana berasal dari 2 daerah: Kota Contoh dan Kota Lain" in hasil.stderr
    assert "RG967" not in hasil.stderr
    data = json.loads(jalan("recap", tmp_path / "a", tmp_path / "b", "--format", "json").stdout)
    assert data["judul"] == "Rekapitulasi Renja Perangkat Daerah Kota Contoh dan Kota Lain Tahun 2025"


def test_plans_of_other_years_are_left_out_and_reported(kota):
    """RG969; `--tahun` chooses another year, and one that no plan has is wrong usage."""
    hasil = jalan("recap", kota / "kesbangpol", kota / "lain", kota / "tahun-lalu")
    assert hasil.exit_code == 0
    awal = f"{kota / 'tahun-lalu' / 'plan.yaml'}: peringatan RG969: rencana tahun 2023 tidak ikut"
    assert [baris.startswith(awal) for baris in hasil.stderr.splitlines() if "RG969" in baris] == [True]
    hasil = jalan("recap", kota / "kesbangpol", kota / "lain", kota / "tahun-lalu", "--tahun", "2023")
    assert hasil.stdout.startswith("Rekapitulasi Renja Perangkat Daerah")
    assert "Dijumlahkan 1 dari 3 rencana tahun 2023" in hasil.stdout
    hasil = jalan("recap", kota / "kesbangpol", "--tahun", "2030")
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    assert "tidak ada rencana tahun 2030; yang ada: 2024." in hasil.stderr


# --- what is printed


def test_the_terminal_shows_all_tables_within_its_width(kota):
    hasil = jalan("recap", f"{kota}/*/")
    assert hasil.exit_code == 1
    baris = hasil.stdout.splitlines()
    assert max(map(len, baris)) <= 100
    assert baris[0] == "Rekapitulasi Renja Perangkat Daerah Kota Binjai Tahun 2024"
    for judul in ("Perangkat Daerah", "Urusan dan Bidang Urusan", "Program", "Sumber Dana"):
        assert f"Rekapitulasi Pagu Tahun 2024 menurut {judul}" in baris
    assert re.search(
        r"^2\. +Badan Kesatuan Bangsa dan Politik +29 +40\.145\.568\.718 +49,90 +5\.152\.524\.900 +-87,17$",
        hasil.stdout,
        re.MULTILINE,
    )
    assert "Dijumlahkan 3 dari 6 rencana tahun 2024, dengan pagu Rp80.451.137.436" in hasil.stdout
    assert "rusak/plan.yaml: 1 galat, tidak dijumlahkan; rinciannya: renja-gen check" in hasil.stderr
    assert INGGRIS.findall(keluaran(hasil)) == []


def test_names_too_long_become_short(tmp_path):
    panjang = "Dinas Pemberdayaan Perempuan dan Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana"
    tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("nama: Dinas Perpustakaan dan Kearsipan", f"nama: {panjang}"))})
    keluar = jalan("recap", tmp_path).stdout
    assert re.search(r"^1\. +Dispusip +1 ", keluar, re.MULTILINE)
    assert panjang not in keluar


def test_markdown_is_escaped_and_json_is_exact(kota, rekap):
    semua = [kota / nama for nama in ("kesbangpol", "lain", "dispusip")]
    teks = jalan("recap", *semua, "--format", "markdown").stdout
    assert teks.startswith("# Rekapitulasi Renja Perangkat Daerah Kota Binjai Tahun 2024\n")
    assert r"| Badan Lain \& \<b\> |" in teks
    assert teks.count("## ") == 6
    data = json.loads(jalan("recap", *semua, "--format", "json").stdout)
    assert Decimal(data["total"]["pagu"]) == rekap.total.pagu
    assert [satu["berkas"] for satu in data["rencana"]] == data["sumber_dana"][0]["rencana"]
    assert sum(Decimal(satu["pagu"]) for satu in data["program"]) == rekap.total.pagu


def test_the_output_in_the_guide_is_that_of_the_program(kota):
    keluar = jalan("recap", kota / "kesbangpol", kota / "dispusip").stdout.splitlines()
    panduan = (AKAR / "docs/panduan.md").read_text("utf-8")
    blok = re.search(r"## Merekap semua .*?```text\n(Rekapitulasi.*?)```", panduan, re.DOTALL)
    assert blok
    contoh = [satu for satu in blok[1].splitlines() if satu not in {"", "…"}]
    assert len(contoh) > 5
    assert [satu for satu in contoh if satu not in keluar] == []


def test_quiet_prints_nothing_but_warnings(kota):
    assert keluaran(jalan("recap", "-q", kota / "kesbangpol", kota / "lain")) == ""


# --- documents


@pytest.fixture(scope="module")
def dokumen(rekap):
    return dokumen_rekap(rekap, tabel_rekap(rekap))


@pytest.fixture(scope="module")
def buku(dokumen):
    return baca_buku(FORMATS[".xlsx"](dokumen))


def test_every_document_has_the_tables(dokumen):
    tables = [block for block in dokumen.blocks() if isinstance(block, Table)]
    assert [table.label for table in tables] == [f"Tabel {nomor}" for nomor in range(1, 7)]
    word = docx.Document(BytesIO(FORMATS[".docx"](dokumen)))
    assert [len(table.rows) for table in word.tables] == [len(t.rows) + len(t.header) for t in tables]
    pdf = pypdfium2.PdfDocument(FORMATS[".pdf"](dokumen))
    assert all(halaman.get_width() > halaman.get_height() for halaman in pdf)
    tercetak = "".join(halaman.get_textpage().get_text_range() for halaman in pdf)
    for satu in ("80.451.137.436", "Badan Lain & <b>", "Pemerintah Kota Binjai", "RG102 (1)"):
        assert satu in tercetak, satu


def test_sums_and_shares_are_live_formulas_in_the_workbook(buku):
    rumus = {satu.rumus for satu in buku["Tabel 1"].sel.values() if satu.rumus}
    assert any(satu.startswith("SUM(G") for satu in rumus)
    assert any("/N(G" in satu for satu in rumus)
    assert any(satu.startswith("N(") and "-N(" in satu for satu in rumus)


def test_the_same_plans_give_the_same_bytes(kota, dokumen):
    lagi = gabung(ringkas(path) for path in sorted(kota.iterdir(), reverse=True))
    sekali_lagi = dokumen_rekap(lagi, tabel_rekap(lagi))
    assert dokumen.created == sekali_lagi.created is not None
    for tulis_berkas in (FORMATS[".docx"], FORMATS[".xlsx"]):
        assert tulis_berkas(dokumen) == tulis_berkas(sekali_lagi)


def test_totals_are_the_last_rows(rekap):
    semua = tabel_rekap(rekap)
    assert len(semua) > 3
    for table in semua:
        assert table.rows[-1].kind is RowKind.JUMLAH
        assert table.rows[0].kind is not RowKind.JUMLAH


# --- bad input


def test_nothing_but_faulty_plans(tmp_path):
    """The findings are all that is shown, and written."""
    tulis(tmp_path / "a", {"plan.yaml": "renja: ["})
    tulis(tmp_path / "b", {"plan.yaml": b"\xff\xfe\x00"})
    (tmp_path / "kosong").mkdir()
    hasil = jalan("recap", tmp_path / "a", tmp_path / "b", tmp_path / "kosong", "-o", tmp_path / "r.docx")
    assert hasil.exit_code == 1
    assert hasil.stdout.startswith("Rekapitulasi Renja Perangkat Daerah\n\nTemuan Pemeriksaan")
    assert "Tidak ada rencana yang dapat dijumlahkan." in hasil.stdout
    assert len(docx.Document(tmp_path / "r.docx").tables) == 1


def test_wrong_usage_is_said_before_any_work(tmp_path, kota):
    ada, folder = tmp_path / "ada.xlsx", tmp_path / "folder.pdf"
    ada.write_text("milik pengguna")
    folder.mkdir()
    for target, kata in ((ada, "--force"), (tmp_path / "r.txt", "tidak berakhiran"), (folder, "adalah folder")):
        hasil = jalan("recap", kota / "kesbangpol", "-o", target)
        assert (hasil.exit_code, hasil.stdout) == (2, "")
        assert kata in hasil.stderr
    assert ada.read_text() == "milik pengguna"
    assert jalan("recap", kota / "dispusip", "-o", ada, "--force").exit_code == 0
    assert ada.read_bytes().startswith(b"PK")
    assert "tidak ada rencana yang cocok" in jalan("recap", f"{tmp_path}/*/").stderr
    hasil = jalan("recap", kota / "dispusip", "-o", ada / "r.pdf")
    assert hasil.exit_code == 2
    assert "Traceback" not in keluaran(hasil)
