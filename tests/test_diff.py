"""`renja-gen diff` on the whole path: two real plans in a real repository, three formats, and what goes wrong."""

import json
import re
import shutil
from io import BytesIO

import docx
import pypdfium2
import pytest
from alat import AKAR, MINIMAL, tulis, ubah
from buku_kerja import baca_buku
from test_cli import INGGRIS, jalan, keluaran
from test_versions import git, komit

KESBANGPOL, PERPUSTAKAAN = (AKAR / "examples" / nama for nama in ("kesbangpol-2024", "perpustakaan-2023"))
PAGU = ("2024: 135.000.000, 2025: 141.750.000", "2024: 150.000.000, 2025: 141.750.000")


def sunting(path, *ganti):
    path.write_bytes(ubah(path.read_bytes().decode().replace("\r\n", "\n"), *ganti).encode())


@pytest.fixture(scope="module")
def repositori(tmp_path_factory):
    """Two agencies at v1; on main one changed, under another name; on a branch the other, now with Windows ends."""
    folder = tmp_path_factory.mktemp("repo")
    git(folder, "init", "-q")
    shutil.copytree(KESBANGPOL, folder / "opd" / "Kesbangpol é")
    shutil.copytree(PERPUSTAKAAN, folder / "opd" / "perpustakaan")
    komit(folder, "v1")
    git(folder, "checkout", "-qb", "cabang")
    sunting(folder / "opd" / "perpustakaan" / "plan.yaml", ("tahap: rancangan awal", "tahap: final"))
    for path in folder.glob("opd/perpustakaan/**/*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    komit(folder)
    git(folder, "checkout", "-q", "main")
    git(folder, "mv", "opd/Kesbangpol é", "opd/bakesbang")
    baru = folder / "opd" / "bakesbang"
    sunting(
        baru / "plan.yaml",
        ("tahap: rancangan awal", "tahap: perubahan"),
        ("pangkat: Pembina\n", "pangkat: Pembina I\n"),
    )
    sunting(baru / "program" / "8.01.06.yaml", PAGU)
    sunting(baru / "narasi" / "kebijakan-nasional.md", ("*maju* berarti", "*maju* artinya"))
    komit(folder, "v2")
    return folder


@pytest.fixture
def di_repositori(repositori, monkeypatch):
    monkeypatch.chdir(repositori)
    return repositori


LAMA, BARU = "v1:opd/Kesbangpol é", "opd/bakesbang"


def test_the_terminal_says_what_changed(di_repositori):
    hasil = jalan("diff", LAMA, BARU)
    assert (hasil.exit_code, hasil.stderr) == (0, "")
    kepala = re.compile(r"v1:opd/Kesbangpol é, revisi [0-9a-f]{12} tanggal 3 Februari 2024")
    assert kepala.search(hasil.stdout)
    baris = [" ".join(satu.split()) for satu in hasil.stdout.splitlines()]
    for satu in (
        "pagu 2024 40.145.568.718 40.160.568.718 +15.000.000 +0,04%",
        "pagu 2024 203.000.000 218.000.000 +15.000.000 +7,39%",
        "pagu 2024 135.000.000 150.000.000 +15.000.000 +11,11%",
        "- rancangan awal", "+ perubahan", "narasi/kebijakan-nasional.md, baris 10",
        "Pagu 2024 naik Rp15.000.000 (0,04%), dari Rp40.145.568.718 menjadi Rp40.160.568.718.",
        "Sub kegiatan: 1 berubah isinya.", "Berubah pula: 2 isian lain dan 1 berkas narasi.",
    ):  # fmt: skip
        assert satu in baris, satu
    angka = [satu for satu in hasil.stdout.splitlines() if re.search(r"pagu 20\d\d .*\d%$", satu)]
    assert len({len(satu) for satu in angka}) == 1  # aligned
    assert INGGRIS.findall(hasil.stdout.replace(LAMA, "")) == []


def test_colours_can_be_switched_off(di_repositori):
    assert "\x1b[32m" in jalan("diff", LAMA, BARU, color=True).stdout
    assert "\x1b" not in jalan("diff", LAMA, BARU, "--no-color", color=True).stdout


def test_ranges_compare_one_plan_with_itself(di_repositori, monkeypatch):
    """Line ends are no difference; neither a plan in the working tree nor the folder needs to be named."""
    data = json.loads(jalan("diff", "v1..cabang", "opd/perpustakaan", "--format", "json").stdout)
    assert [(satu["jalur"], satu["menjadi"]) for satu in data["isian"]] == [(["renja", "tahap"], "final")]
    assert data["simpul"] == data["narasi"] == data["total"] == []
    monkeypatch.chdir("opd/perpustakaan")
    for rentang in ("v1..", "..v1", "v1..v2", "v1..HEAD"):
        hasil = jalan("diff", rentang, "--exit-code")
        assert (hasil.exit_code, hasil.stdout.splitlines()[-1]) == (0, "Kedua versi sama; tidak ada perubahan.")
    hasil = jalan("diff", "cabang..", "--exit-code")
    assert hasil.exit_code == 1
    assert "folder ini, revisi" in hasil.stdout


def test_the_exit_code_says_whether_they_differ_when_asked(di_repositori):
    for pilihan, kode in (((), 0), (("--exit-code",), 1), (("-q",), 1)):
        assert jalan("diff", LAMA, BARU, *pilihan).exit_code == kode
        assert jalan("diff", BARU, BARU, *pilihan).exit_code == 0
    assert keluaran(jalan("diff", LAMA, BARU, "-q")) == ""


def test_what_is_not_committed_is_said(di_repositori, tmp_path):
    salinan = tmp_path / "salinan"
    git(tmp_path, "clone", "-q", str(di_repositori), str(salinan))
    sunting(salinan / BARU / "plan.yaml", ("tahap: perubahan", "tahap: final"))
    hasil = jalan("diff", BARU, salinan / BARU)
    assert re.search(
        r"revisi [0-9a-f]{12} .* dengan perubahan yang belum masuk git, sidik [0-9a-f]{12}", hasil.stdout
    )
    shutil.copytree(salinan / BARU, tmp_path / "lepas")
    assert re.search(r"lepas, sidik [0-9a-f]{12}$", jalan("diff", BARU, tmp_path / "lepas").stdout, re.MULTILINE)


def test_the_output_in_the_guide_is_that_of_the_program(tmp_path, monkeypatch):
    git(tmp_path, "init", "-q")
    plan = tulis(tmp_path, {"opd/dispusip/plan.yaml": ubah(MINIMAL, ("rancangan awal", "final"))})
    komit(tmp_path, "v1")
    path = plan.parent / "opd" / "dispusip" / "plan.yaml"
    sunting(path, ("tahap: final", "tahap: perubahan"), ("2025: 200.000.000", "2025: 225.000.000"))
    sunting(path, ("2025: 2.000, 2026: 2.000", "2025: 2.250, 2026: 2.000"))
    komit(tmp_path)
    monkeypatch.chdir(tmp_path)
    panduan = (AKAR / "docs" / "panduan.md").read_text(encoding="utf-8")
    tercetak = re.search(r"```text\n(semula .*?)```", panduan, re.DOTALL)
    assert tercetak is not None
    revisi = re.compile(r"revisi [0-9a-f]{12} tanggal \d+ \w+ \d{4}")
    keluar = jalan("diff", "v1..", "opd/dispusip").stdout
    assert revisi.sub("", keluar) == revisi.sub("", tercetak[1])
    assert len(revisi.findall(keluar)) == 2


# --- documents


@pytest.fixture(scope="module")
def dokumen(repositori, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hasil")
    lama = tulis(folder / "lama", {"plan.yaml": MINIMAL})
    baru = tulis(folder / "baru", {"plan.yaml": ubah(MINIMAL, ("2025: 200.000.000,", "2025: 250.000.000,"))})
    del repositori
    semua = [satu for akhiran in ("docx", "pdf", "xlsx") for satu in ("-o", folder / f"m.{akhiran}")]
    hasil = jalan("diff", lama, baru, *semua)
    assert hasil.exit_code == 0
    assert f"ditulis: {folder / 'm.docx'}" in hasil.stdout
    return folder


def test_the_matrix_is_printed_in_every_format(dokumen):
    word = docx.Document(BytesIO((dokumen / "m.docx").read_bytes()))
    matriks = next(tabel for tabel in word.tables if tabel.cell(0, 3).text == "Semula")
    kepala = [sel.text.replace("\u200b", "") for sel in matriks.rows[1].cells]
    assert kepala == [
        "Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja", "Target", "Pagu (Rp)", "Target", "Pagu (Rp)",
        "Selisih (Rp)", "%", "Keterangan",
    ]  # fmt: skip
    assert [sel.text for sel in matriks.rows[-1].cells][3:] == [
        "TOTAL", "200.000.000", "", "250.000.000", "50.000.000", "25,00", "",
    ]  # fmt: skip
    teks = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(dokumen / "m.pdf"))
    for satu in ("MATRIKS PERUBAHAN RENCANA KERJA TAHUN 2025", "Pagu 2025 naik Rp50.000.000 (25,00%)", "250.000.000"):
        assert satu in " ".join(teks.split())
    assert word.sections[0].orientation == 1
    buku = baca_buku((dokumen / "m.xlsx").read_bytes())
    assert list(buku) == ["Daftar", "Tabel 1", "Tabel 2", "Tabel 3"]
    total = [satu for satu in buku["Tabel 2"].sel.values() if satu.rumus]
    assert {float(satu.nilai) for satu in total} >= {50_000_000, 250_000_000, 25}


def test_the_same_comparison_gives_the_same_bytes(dokumen, tmp_path):
    lama, baru = dokumen / "lama", dokumen / "baru"
    semua = ("m.docx", "m.pdf", "m.xlsx")
    berkas = [satu for nama in semua for satu in ("-o", tmp_path / nama)]
    assert jalan("diff", lama / "plan.yaml", baru / "plan.yaml", *berkas).exit_code == 0
    for nama in semua:
        assert (tmp_path / nama).read_bytes() == (dokumen / nama).read_bytes()


def test_a_file_is_overwritten_only_when_asked(tmp_path):
    plan = tulis(tmp_path, {"plan.yaml": MINIMAL})
    target = tmp_path / "m.docx"
    target.write_text("suntingan")
    hasil = jalan("diff", plan, plan, "-o", target)
    assert (hasil.exit_code, target.read_text()) == (2, "suntingan")
    assert "sudah ada; pilih nama lain, atau tambahkan --force" in hasil.stderr
    assert jalan("diff", plan, plan, "-o", target, "--force").exit_code == 0
    assert target.read_bytes().startswith(b"PK")


# --- what goes wrong


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ((LAMA,), "misalnya renja-gen diff HEAD:plan.yaml plan.yaml"),
        ((LAMA, "tidak-ada"), "'tidak-ada' tidak ada"),
        (("v9:opd", BARU), "revisi 'v9' tidak ada"),
        (("v9..", BARU), "revisi 'v9' tidak ada"),
        (
            ("v1..", BARU),
            "revisi 'v1' tidak memuat rencana 'opd/bakesbang'; periksa namanya; bila dahulu bernama lain",
        ),
        (("v1...v2", BARU), "tulis dua titik"),
        (("v1..v2",), "tidak memuat rencana di akar repositori"),
        (("--output=x:plan.yaml", BARU), "akhiran"),
        ((LAMA, BARU, "-o", "m.txt"), "'m.txt'"),
        ((LAMA, BARU, "-o", "tanpa-akhiran"), "'tanpa-akhiran'"),
        ((LAMA, BARU, "-o", "opd"), "adalah folder, bukan berkas"),
        ((LAMA, BARU, "lagi"), "Isian berlebih"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_to_do(isian, pesan, di_repositori):
    hasil = jalan("diff", *isian)
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    assert pesan in " ".join(hasil.stderr.split())
    assert git(di_repositori, "status", "--porcelain") == ""


def test_a_faulty_plan_exits_1_and_says_which_side(tmp_path, monkeypatch):
    """A file of a revision is named as in the repository, not where it was copied to."""
    git(tmp_path, "init", "-q")
    tulis(tmp_path, {"opd/plan.yaml": ubah(MINIMAL, ("renstra: 600.000.000", "renstra: 600,000,000"))})
    komit(tmp_path, "v1")
    tulis(tmp_path, {"opd/plan.yaml": MINIMAL})
    monkeypatch.chdir(tmp_path)
    hasil = jalan("diff", "v1:opd", "opd", "-o", "m.docx")
    assert (hasil.exit_code, hasil.stdout) == (1, "")
    assert "semula (v1:opd): rencana ini memuat galat; perbaiki dahulu" in hasil.stderr
    assert "v1:opd/plan.yaml:" in hasil.stderr
    assert "memakai koma sebagai pemisah ribuan" in hasil.stderr
    assert "renja-gen-" not in hasil.stderr
    assert not (tmp_path / "m.docx").exists()
    hasil = jalan("diff", "opd", "v1:opd")
    assert hasil.exit_code == 1
    assert "menjadi (v1:opd)" in hasil.stderr
    git(tmp_path, "checkout", "-q", "v1", "--", "opd")
    hasil = jalan("diff", "v1:opd", "opd")
    assert "\nopd/plan.yaml:" in hasil.stderr, "of a file on disk as every command names it, from here"
    assert str(tmp_path) not in hasil.stderr


@pytest.mark.parametrize("isi", [b"", b"\xff\xfe\x00", b"\x00", b"a: [", b"- 1"])
def test_files_that_are_no_plans_are_findings(isi, tmp_path):
    plan = tulis(tmp_path, {"plan.yaml": MINIMAL, "lain.yaml": isi})
    for urutan in ((plan, tmp_path / "lain.yaml"), (tmp_path / "lain.yaml", plan)):
        hasil = jalan("diff", *urutan)
        assert hasil.exit_code == 1
        assert "galat RG" in hasil.stderr


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    plan = tulis(tmp_path, {"plan.yaml": MINIMAL, "berkas": "x"})
    hasil = jalan("diff", plan, plan, "-o", tmp_path / "berkas" / "m.docx")
    assert hasil.exit_code == 2
    assert "tidak dapat ditulis" in hasil.stderr


def test_a_plan_cannot_send_commands_to_the_terminal(tmp_path):
    plan = tulis(tmp_path, {"a/plan.yaml": MINIMAL, "b/plan.yaml": MINIMAL, "b/narasi/\x1b[2J.md": "\u202ex"})
    hasil = jalan("diff", plan.parent / "a", plan.parent / "b")
    assert hasil.exit_code == 0
    assert "�[2J.md" in hasil.stdout
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", keluaran(hasil))
