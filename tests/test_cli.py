"""The command line: exit codes, Indonesian throughout, and every mistake answered with its place."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from alat import AKAR, CONTOH, MINIMAL, tempat, tulis, ubah
from click.testing import CliRunner, Result

from renja_gen import cli as modul
from renja_gen import pipeline
from renja_gen.cli import cli
from renja_gen.rules.buku import MANUAL

PERINTAH = Path(sys.executable).with_name("renja-gen")
INGGRIS = re.compile(
    r"\b(Usage|Options?|Commands?|Show|Error|Missing|Invalid|No such|Try|Did you mean|does not exist|for help|"
    r"requires|default|version|Path|File|Directory|unexpected|argument|Arguments?|Aborted)\b"
)
SALAH = ubah(MINIMAL, ("renstra: 600.000.000", "renstra: 600,000,000"))


def jalan(*isian: object, color: bool = False) -> Result:
    """The command in this process."""
    return CliRunner().invoke(cli, [str(satu) for satu in isian], prog_name="renja-gen", color=color)


def jalankan(*isian: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The installed command in a process of its own, its output piped."""
    perintah = [str(PERINTAH), *(str(satu) for satu in isian)]
    return subprocess.run(perintah, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def keluaran(hasil: Result | subprocess.CompletedProcess[str]) -> str:
    return hasil.stdout + hasil.stderr


def kepala(teks: str) -> list[str]:
    """The first line of each finding, and the summaries: what is below a finding is indented."""
    return [satu for satu in teks.splitlines() if not satu.startswith("    ")]


# --- exit codes


@pytest.mark.parametrize("folder", CONTOH, ids=lambda folder: folder.name)
def test_check_on_an_example_is_clean_and_exits_0(folder):
    """By its folder and by its file; a finding may be set aside."""
    for rencana in (folder, folder / "plan.yaml"):
        hasil = jalan("check", rencana)
        assert hasil.exit_code == 0
        assert re.fullmatch(r".*: (tidak ada temuan|\d+ diabaikan)", hasil.stdout.splitlines()[-1])
        assert hasil.stderr == ""


def test_a_faulty_plan_exits_1_and_says_where(tmp_path):
    """Finding and summary together, the place such that it opens from the current folder."""
    tulis(tmp_path, {"opd/plan.yaml": SALAH})
    baris, kolom = tempat(SALAH, "600,000,000")
    for folder, isian, berkas in (
        (tmp_path, "opd", "opd/plan.yaml"), (tmp_path, "opd/plan.yaml", "opd/plan.yaml"),
        (tmp_path / "opd", ".", "plan.yaml"), (tmp_path / "opd", "plan.yaml", "plan.yaml"),
        (tmp_path / "opd", "../opd", "../opd/plan.yaml"), (tmp_path, tmp_path / "opd", f"{tmp_path}/opd/plan.yaml"),
    ):  # fmt: skip
        hasil = jalankan("check", isian, cwd=folder)
        assert (hasil.returncode, hasil.stderr) == (1, "")
        satu, dua = kepala(hasil.stdout)
        assert satu.startswith(f"{berkas}:{baris}:{kolom}: galat RG102: '600,000,000' memakai koma")
        assert dua == f"{berkas}: 1 galat"
        assert (folder / berkas).is_file()


def test_findings_of_several_plans_name_their_plan(tmp_path):
    """Included files, narratives of the plan and those of the templates, each where it lies."""
    berkas = {
        "a/plan.yaml": MINIMAL,
        "a/narasi/isu.md": "{{ x }}",
        "b/plan.yaml": MINIMAL + "urusan: {sertakan: k.yaml}\n",
        "b/k.yaml": "- {nma: x}\n",
        "c/plan.yaml": MINIMAL,
        "templat/narasi/review.md": "{{ y }}",
        "d/bukan-rencana": "",
    }
    tulis(tmp_path, berkas)
    hasil = jalankan("check", "a", "b", "c", "d", "--templates", "templat", cwd=tmp_path)
    assert [satu.split(": ")[0] for satu in kepala(hasil.stdout)] == [
        "a/narasi/isu.md:1:1", "templat/narasi/review.md:1:1", "a/plan.yaml", "b/k.yaml:1:3",
        "b/k.yaml:1:4", "b/plan.yaml", "templat/narasi/review.md:1:1", "c/plan.yaml", "d/plan.yaml", "d/plan.yaml",
    ]  # fmt: skip


def test_quiet_check_prints_findings_and_no_summary(tmp_path):
    hasil = jalan("check", "-q", AKAR / "examples" / "minimal")
    assert (hasil.exit_code, keluaran(hasil)) == (0, "")
    hasil = jalan("check", "-q", tulis(tmp_path, {"plan.yaml": SALAH}))
    assert hasil.exit_code == 1
    assert len(kepala(hasil.stdout)) == 1


def test_a_folder_that_cannot_be_written_is_not_blamed_on_the_plan(tmp_path):
    (tmp_path / "berkas").write_text("")
    rencana = tulis(tmp_path / "opd", {"plan.yaml": MINIMAL})
    hasil = jalan("build", rencana, "-o", tmp_path / "berkas" / "hasil", "--format", "docx")
    assert hasil.exit_code == 1
    assert f"{tmp_path}/berkas/hasil: galat RG901: " in hasil.stderr
    assert "perbaiki dulu" not in hasil.stderr
    assert "dokumen tidak dapat dibuat" in hasil.stderr


def test_build_writes_both_documents_and_says_which(tmp_path):
    hasil = jalankan("build", tulis(tmp_path, {"plan.yaml": MINIMAL}))
    assert (hasil.returncode, hasil.stderr) == (0, "")
    nama = [".renja-gen", "renja-dispusip-2025.docx", "renja-dispusip-2025.pdf"]
    assert sorted(path.name for path in (tmp_path / "build").iterdir()) == nama
    assert re.search(r"2025\.pdf \(\d+ kB, \d+ halaman\)\nSelesai dalam \d+,\d detik\.\n$", hasil.stdout)


def test_a_plan_that_fails_does_not_stop_the_others(tmp_path):
    """Bappeda builds forty; one faulty plan costs one plan, and the exit code tells."""
    for nama, teks in (("a", MINIMAL), ("b", SALAH), ("c", ubah(MINIMAL, ("Dispusip", "Arsip")))):
        tulis(tmp_path, {f"{nama}/plan.yaml": teks})
    hasil = jalan("build", *(tmp_path / nama for nama in "abc"), "-o", tmp_path / "hasil", "--format", "pdf")
    assert hasil.exit_code == 1
    berkas = sorted(path.name for path in (tmp_path / "hasil").iterdir())
    assert berkas == [".renja-gen", "renja-arsip-2025.pdf", "renja-dispusip-2025.pdf"]
    assert f"{tmp_path / 'b' / 'plan.yaml'}: 1 galat; dokumen tidak dibuat" in hasil.stderr


def test_strict_makes_warnings_stop(tmp_path):
    rencana = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("            sumber_dana: Dana Alokasi Umum\n", ""))})
    biasa, ketat = jalan("check", rencana), jalan("check", "--strict", rencana)
    assert (biasa.exit_code, ketat.exit_code) == (0, 1)
    assert (
        biasa.stdout.replace(": peringatan RG", ": galat RG").replace(": 1 peringatan", ": 1 galat") == ketat.stdout
    )
    assert biasa.stdout.endswith(": 1 peringatan\n")
    assert jalan("build", "--strict", rencana).exit_code == 1
    assert not (tmp_path / "build").exists()


def test_quiet_prints_nothing_but_findings(tmp_path):
    peringatan = ubah(MINIMAL, ("            sumber_dana: Dana Alokasi Umum\n", ""))
    hasil = jalan("build", "-q", "--format", "pdf", tulis(tmp_path, {"plan.yaml": peringatan}))
    assert hasil.exit_code == 0
    assert hasil.stdout == ""
    assert len(kepala(hasil.stderr)) == 1
    assert "peringatan RG402" in hasil.stderr


def test_a_bug_of_ours_is_an_apology_and_a_report_never_a_traceback(tmp_path, monkeypatch, capsys):
    def rusak(*_isian: Path | None) -> None:
        raise RuntimeError("kutu yang disengaja")

    monkeypatch.setattr(pipeline, "check", rusak)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["renja-gen", "check", str(CONTOH[0])])
    with pytest.raises(SystemExit) as selesai:
        modul.main()
    assert selesai.value.code == 3
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert keluar.err.startswith("Maaf, renja-gen mengalami kesalahan dalam program, bukan dalam rencana Anda.")
    assert "Traceback" not in keluar.err
    assert "kutu" not in keluar.err
    (laporan,) = tmp_path.glob("renja-gen-*.txt")
    assert str(laporan) in keluar.err
    assert "RuntimeError: kutu yang disengaja" in laporan.read_text("utf-8")


# --- the language


@pytest.mark.parametrize(
    ("isian", "kode", "kata"),
    [
        (("--help",), 0, "Menyusun Rencana Kerja"),
        (("-h",), 0, "Perintah:"),
        (("build", "--help"), 0, "Folder hasil"),
        (("check", "--help"), 0, "Periksa rencana"),
        (("rule", "--help"), 0, "renja-gen rule RG204 RG401"),
        (("schema", "-h"), 0, "renja-gen schema -o renja.schema.json"),
        (("--version",), 0, "renja-gen, versi "),
        ((), 2, "Pemakaian: renja-gen"),
        (("susun",), 2, "'susun' tidak dikenal"),
        (("chek",), 2, "Maksudnya"),
        (("check",), 2, "Isian belum ditulis: 'RENCANA...'"),
        (("check", "tidak-ada"), 2, "'tidak-ada' tidak ada"),
        (("check", "--apa", "."), 2, "Pilihan '--apa' tidak dikenal"),
        (("check", "--strit", "."), 2, "Maksudnya '--strict'?"),
        (("check", "--strict=1", "."), 2, "tidak memakai nilai"),
        (("build", ".", "--format", "odt"), 2, "'odt' bukan salah satu dari 'docx', 'pdf', 'all'"),
        (("build", ".", "-o"), 2, "'-o' harus diberi nilai"),
        (("build", ".", "--format"), 2, "harus diberi nilai"),
        (("build", ".", "-o", __file__), 2, "adalah berkas, bukan folder"),
        (("rule", "RG294"), 2, "Kode 'RG294' tidak dikenal. Yang terdekat: RG204, "),
        (("rule", "RG204", "pagu"), 2, "Kode 'PAGU' tidak dikenal. Jalankan 'renja-gen rule'"),
        (("schema", "x"), 2, "Isian berlebih"),
        (("schema", "x", "y"), 2, "Isian berlebih"),
        (("build", ".", "--templates", "nihil"), 2, "'nihil' tidak ada"),
    ],
)
def test_help_and_wrong_usage_are_in_indonesian(isian, kode, kata):
    hasil = jalan(*isian)
    assert hasil.exit_code == kode
    assert kata in keluaran(hasil)
    tanpa_nama = re.sub(r"'[^']*'|--\w+|\[[a-z|]+\]", "", keluaran(hasil))
    assert INGGRIS.findall(tanpa_nama) == []
    assert "\\b" not in keluaran(hasil)


def test_every_command_and_option_is_explained():
    assert sorted(cli.commands) == [
        "build",
        "check",
        "codes",
        "diff",
        "doctor",
        "explain",
        "export",
        "fmt",
        "import",
        "init",
        "recap",
        "roll",
        "rule",
        "schema",
        "verify",
    ]
    for nama, perintah in cli.commands.items():
        bantuan = jalan(nama, "--help").stdout
        assert "\n  Contoh:\n    renja-gen " + nama in bantuan
        pilihan = [satu for satu in perintah.params if satu.opts[0].startswith("-")]
        for satu in pilihan:
            assert getattr(satu, "help", ""), satu.name


# --- what is printed


def test_piped_output_is_plain(tmp_path):
    """No colours, no progress, no carriage returns in a log."""
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL, "salah/plan.yaml": SALAH})
    for hasil in (jalankan("build", rencana, "--format", "docx"), jalankan("check", tmp_path / "salah")):
        teks = keluaran(hasil)
        assert teks
        assert "\x1b" not in teks
        assert "\r" not in teks
        assert "menata halaman" not in teks


def test_colours_are_on_a_terminal_and_can_be_switched_off(tmp_path):
    rencana = tulis(tmp_path, {"plan.yaml": SALAH})
    assert "\x1b[31mgalat RG102\x1b[0m: " in jalan("check", rencana, color=True).stdout
    hasil = jalan("check", "--no-color", rencana, color=True)
    assert "galat RG102" in hasil.stdout
    assert "\x1b" not in keluaran(hasil)


GANDA = "\u202ex: 1\n\u202ex: 2\n"


def test_a_plan_cannot_send_commands_to_the_terminal(tmp_path):
    """Escape sequences in file names, and characters that reverse text, are shown as �."""
    folder = tmp_path / "a\x1b[31m"
    tulis(
        folder,
        {"plan.yaml": "isu: {sertakan: 'b*.yaml'}", "b\x1b[2J.yaml": GANDA, "b\u200f.yaml": GANDA},
    )
    for perintah in ("check", "build"):
        hasil = jalan(perintah, folder)
        assert hasil.exit_code == 1
        assert "b\ufffd[2J.yaml" in keluaran(hasil)
        assert "a\ufffd[31m" in keluaran(hasil)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e]", keluaran(hasil))


SEPULUH = {
    "kode-salah": (
        ("kode: 2.23.02.2.01.0008", "kode: 2.23.02.2.01.0098"),
        "2.23.02.2.01.0098",
        "galat RG204",
        "yang mirip",
    ),
    "koma-ribuan": (("renstra: 600.000.000", "renstra: 500,000"), "500,000", "galat RG102", "tulis 500.000"),
    "tanpa-indikator": (
        ("            indikator:\n              - nama", "            catatan: >-\n              - nama"),
        "2.23.02.2.01.0008",
        "peringatan RG501",
        "belum punya indikator",
    ),
    "sertakan-salah": (
        ("usulan: {nihil: musrenbang", "usulan: {sertakan: usulan.yaml}\n#"),
        "usulan.yaml}",
        "galat RG023",
        "tidak ditemukan",
    ),
    "tabulator": (("  singkatan: Dispusip", "\tsingkatan: Dispusip"), "\tsing", "galat RG005", "ganti dengan spasi"),
    "kunci-ganda": (
        ("renstra: {periode: 2021-2026}", "renstra: {periode: 2021-2026}\nrenja: {}"),
        "renja: {}",
        "galat RG011",
        "dua kali",
    ),
    "kunci-tidak-dikenal": (
        ("  singkatan: Dispusip", "  singkatn: Dispusip"),
        "singkatn",
        "galat RG101",
        "maksudnya 'singkatan'?",
    ),
    "tahun-di-luar": (
        ("2026: 210.000.000", "2036: 210.000.000"),
        "210.000.000",
        "galat RG302",
        "di luar periode Renstra",
    ),
    "teks-bukan-angka": (("renstra: 600.000.000", "renstra: banyak"), "banyak", "galat RG102", "bukan jumlah rupiah"),
    "kosong": (None, None, "galat RG012", "berkas kosong"),
}


@pytest.mark.parametrize("nama", SEPULUH)
def test_a_mistake_is_answered_with_its_place_and_advice(nama, tmp_path):
    """The ten mistakes that planners make most."""
    ganti, tanda, temuan, kata = SEPULUH[nama]
    teks = ubah(MINIMAL, ganti) if ganti else ""
    baris, kolom = tempat(teks, tanda) if tanda else (1, 1)
    hasil = jalan("check", tulis(tmp_path, {"plan.yaml": teks}))
    assert hasil.exit_code == (0 if temuan.startswith("peringatan") else 1)
    awal = f"{tmp_path / 'plan.yaml'}:{baris}:{kolom}: {temuan}: "
    cocok = [satu for satu in hasil.stdout.split("\n") if satu.startswith(awal)]
    assert len(cocok) == 1, hasil.stdout
    assert kata in hasil.stdout


# --- manuals


def test_the_manual_of_a_code_is_printed_whole():
    """Title, severities, explanation, both samples, points of review; small letters will do."""
    manual = MANUAL["RG204"]
    hasil = jalan("rule", "rg204")
    assert (hasil.exit_code, hasil.stderr) == (0, "")
    assert hasil.stdout.startswith(f"RG204 (galat atau peringatan)\n{manual.judul}\n\n")
    assert manual.uraian.split() == hasil.stdout.split("\n\n")[1].split()
    assert "Salah:\n\n    sub_kegiatan:\n      - kode: 2.23.02.2.01.9999\n\nBenar:\n" in hasil.stdout
    assert "\n\nMenjawab butir telaah:\n  R21  Kode " in hasil.stdout


@pytest.mark.parametrize(
    "isian",
    [
        ("check", "opd"), ("check", "opd", "--whole-plan"), ("build", "opd"), ("export", "opd"), ("recap", "opd"),
        ("fmt", "opd"), ("roll", "opd"), ("explain", "opd", "pagu"), ("verify", "berkas.pdf", "opd"),
        ("diff", "opd", "opd/a"), ("diff", "opd/a", "opd"), ("check", "opd/a/kosong"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_folder_without_a_plan_is_as_wrong_as_a_name_that_is_not_there(isian, tmp_path, monkeypatch):
    tulis(tmp_path, {"opd/a/plan.yaml": MINIMAL, "opd/a/kosong/x.txt": "", "berkas.pdf": "%PDF-1.7"})
    monkeypatch.chdir(tmp_path)
    hasil = jalan(*isian)
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    nama = next(satu for satu in isian if satu in {"opd", "opd/a/kosong"})
    assert f"folder '{nama}' tidak memuat plan.yaml; " in hasil.stderr
    assert ("tulis 'opd/*/'" in hasil.stderr) is (
        nama == "opd" and isian[0] in {"check", "build", "export", "recap", "fmt"}
    )
    assert INGGRIS.findall(hasil.stderr) == []


def test_manuals_of_several_codes_stand_in_the_order_asked_for():
    teks = jalan("rule", "RG401", "RG001").stdout
    assert teks.index("RG401 (") < teks.index("\n\n\nRG001 (")
    assert teks.endswith("\n")


def test_without_a_code_all_are_listed_by_family():
    hasil = jalan("rule")
    assert re.findall(r"^  (RG\d{3})  ", hasil.stdout, re.MULTILINE) == list(MANUAL)
    assert "\n\nTahun\n  RG301  " in hasil.stdout


@pytest.mark.parametrize("isian", [("rule",), ("rule", *MANUAL)], ids=["list", "manuals"])
def test_manuals_are_wrapped_and_plain_when_piped(isian, monkeypatch):
    """Samples are not broken: they are to be copied."""
    monkeypatch.setenv("COLUMNS", "60")
    teks = jalankan(*isian).stdout
    contoh = {baris.strip() for satu in MANUAL.values() for baris in f"{satu.salah}\n{satu.benar}".split("\n")}
    assert [satu for satu in teks.split("\n") if len(satu) > 60 and satu.strip() not in contoh] == []
    assert "\x1b" not in teks
    assert "](" not in teks


def test_manuals_are_bold_on_a_terminal_unless_colours_are_switched_off():
    assert "\x1b[1mRG204\x1b[0m (galat" in jalan("rule", "RG204", color=True).stdout
    assert "\x1b" not in jalan("rule", "RG204", "--no-color", color=True).stdout


# --- what is loaded

MODUL = """
import sys
from renja_gen.cli import main
sys.argv = ["renja-gen", *sys.argv[1:]]
try:
    main()
finally:
    print("\\n=== modul:", *sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("isian", "dipakai"),
    [
        (("--help",), "click"),
        (("rule", "--help"), "click"),
        (("export", "--help"), "renja_gen.lembar.bentuk"),
        (("rule", "RG204"), "renja_gen.petunjuk"),
        (("check", str(AKAR / "examples" / "kesbangpol-2024")), "renja_gen.compose.narasi"),
    ],
)
def test_help_manuals_and_check_load_no_writer(isian, dipakai):
    """`check` runs in an editor and a hook: it must not wait for what only writing needs."""
    hasil = subprocess.run(
        [sys.executable, "-c", MODUL, *isian], capture_output=True, text=True, encoding="utf-8", check=True
    )
    termuat = set(hasil.stderr.split("=== modul: ")[1].split())
    assert dipakai in termuat
    berat = {"markdown_it", "weasyprint", "docx", "lxml", "lxml.etree", "rich", "fontTools", "xlsxwriter"}
    berat |= {"renja_gen.writers", "renja_gen.lembar.ekspor"}
    assert termuat & berat == set()
    assert ("pydantic" in termuat) == ("--help" not in isian)
