"""Many plans in one go: each on its own, each in its turn, none built without need, nobody's work lost."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PosixPath
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from alat import AKAR, MINIMAL, PERINTAH, PNG_SATU_TITIK, tulis, ubah
from click.testing import CliRunner, Result

from renja_gen import documents, pipeline
from renja_gen.batch import Job, Outcome, prepare, run_job
from renja_gen.batch import Result as Hasil
from renja_gen.batch import record as catatan
from renja_gen.batch.inputs import fingerprint, program
from renja_gen.batch.pool import default_count, run_in_processes
from renja_gen.batch.prepare import prepared
from renja_gen.build_view import View, show_many
from renja_gen.cli import cli
from renja_gen.diagnostics import Diagnostic, Span
from renja_gen.loading import load
from renja_gen.options import Options
from renja_gen.writers import engine

DOCX = Options("docx")
SALAH = ubah(MINIMAL, ("renstra: 600.000.000", "renstra: 600,000,000"))


def rencana(singkatan: str, teks: str = MINIMAL) -> str:
    return ubah(teks, ("singkatan: Dispusip", f"singkatan: {singkatan}"))


@pytest.fixture
def tanpa_pdf(monkeypatch):
    """What is tested here has nothing to do with pages, and laying them out takes most of a build."""

    monkeypatch.setattr(engine, "lay_out", tanpa_halaman)


def tanpa_halaman(*_: object) -> SimpleNamespace:
    """A layout without pages."""
    return SimpleNamespace(pages={}, page_count=1, warnings=(), write=lambda: b"%PDF-1.7")


def jalan(*isian: object) -> Result:
    """A build of the DOCX in this process, unless there are `--jobs`."""
    return CliRunner().invoke(cli, ["build", "--format", "docx", "--jobs", "1", *map(str, isian)])


def baris(hasil: Result) -> list[str]:
    """The lines on the plans, the table left out."""
    return [satu for satu in hasil.stdout.split("\n\n")[0].split("\n") if satu]


def tabel(hasil: Result) -> dict[str, list[str]]:
    """The rows of the table by the folder of the plan; the last line under ''."""
    kepala, *isi, jumlah = hasil.stdout.rstrip("\n").split("\n\n")[-1].split("\n")
    assert kepala.split() == ["rencana", "hasil", "galat", "peringatan", "halaman", "detik"]
    semua = (re.split(r"\s{2,}", satu.strip()) for satu in isi)
    return {Path(nama).name: sisa for nama, *sisa in semua} | {"": [jumlah]}


def isi(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden and temporary ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- unchanged plans


@pytest.fixture(scope="module")
def tersusun(tmp_path_factory):
    """A plan with everything a build can read, built once."""
    folder = tmp_path_factory.mktemp("tersusun")
    kepala, _, program_ = MINIMAL.partition("\nprogram:\n")
    logo = ubah(kepala, ("  singkatan:", "  logo: logo.png\n  singkatan:"))
    berkas = {
        "a/plan.yaml": f"{logo}\nprogram: {{sertakan: program/*.yaml}}\n",
        "a/program/satu.yaml": program_,
        "a/narasi/isu.md": "Isu menurut rencana.\n",
        "a/logo.png": PNG_SATU_TITIK,
        "templat/narasi/review.md": "Review menurut instansi.\n",
    }
    tulis(folder, berkas)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "lay_out", tanpa_halaman)
        outcome = run_job(Job(0, folder / "a", None, _pilihan(folder)))
    assert outcome.result is Hasil.DISUSUN, outcome
    return folder


def _pilihan(folder: Path) -> Options:
    return replace(DOCX, templates=folder / "templat")


@pytest.fixture
def salinan(tersusun, tmp_path):
    """The same in another place: moved together, plan and results still belong to each other."""
    return Path(shutil.copytree(tersusun, tmp_path / "pindah"))


def perlu(folder: Path, **lain: object) -> bool:
    """Whether the plan would be built again."""
    jobs, unchanged = prepared([folder / "a"], None, replace(_pilihan(folder), **lain), force=False)
    assert len(jobs) + len(unchanged) == 1
    return bool(jobs)


def test_an_unchanged_plan_is_not_built_again(salinan):
    """Wherever it lies, whoever touched it, whatever else lies beside it."""
    assert not perlu(salinan)
    for path in salinan.rglob("*.*"):
        os.utime(path, (1, 1))
    tulis(salinan / "a", {"catatan.txt": "x", "build/naskah.docx": "x", "foto.png": "x"})
    assert not perlu(salinan)
    (lewat,) = prepared([salinan / "a"], None, _pilihan(salinan), force=False)[1]
    assert (lewat.result, lewat.findings) == (Hasil.TIDAK_BERUBAH, ())
    assert [file.path for file in lewat.files] == [salinan / "a/build/renja-dispusip-2025.docx"]
    assert prepared([salinan / "a"], None, _pilihan(salinan), force=True)[1] == []


@pytest.mark.parametrize(
    ("nama", "teks"),
    [
        ("a/plan.yaml", "\n# catatan\n"),
        ("a/program/satu.yaml", "\n# catatan\n"),
        ("a/program/dua.yaml", "- kode: 2.23.03\n"),
        ("a/narasi/isu.md", "Isu lain.\n"),
        ("a/narasi/review.md", "Review menurut rencana.\n"),
        ("a/logo.png", PNG_SATU_TITIK + b"x"),
        ("templat/narasi/review.md", "Review lain.\n"),
        ("templat/pdf/print.css", "p {}\n"),
    ],
)
def test_whatever_a_build_reads_or_would_now_read_makes_it_build_again(nama, teks, salinan):
    """Changed files, and new ones that a pattern, the narratives or the templates pick up."""
    tulis(salinan, {nama: teks})
    assert perlu(salinan)


@pytest.mark.parametrize("nama", ["a/program/satu.yaml", "a/narasi/isu.md", "a/build/renja-dispusip-2025.docx"])
def test_a_file_that_is_gone_makes_it_build_again(nama, salinan):
    (salinan / nama).unlink()
    assert perlu(salinan)


def test_other_options_another_program_and_another_date_make_it_build_again(salinan, monkeypatch):
    assert perlu(salinan, formats="all")
    assert perlu(salinan, strict=True)
    assert perlu(salinan, templates=None)
    with monkeypatch.context() as lain:
        lain.setenv("SOURCE_DATE_EPOCH", "1700000000")
        assert perlu(salinan)
    with monkeypatch.context() as lain:
        lain.setattr(prepare, "program", lambda: "0.0.1")
        assert perlu(salinan)
    assert not perlu(salinan)


@pytest.mark.parametrize(
    "rusak",
    [b"", b"\xff\xfe", b"[]", b"{}", b'{"files": {}}', b"[" * 100_000, b"null", None, "plan", "files", "warnings"],
    ids=["kosong", "bukan-utf8", "daftar", "hampa", "kurang", "dalam", "null", "folder", "plan", "files", "warnings"],
)
def test_a_damaged_record_only_means_a_build(rusak, salinan):
    """Unreadable, of another shape, or with values of another kind."""
    berkas = catatan.place(salinan / "a/build", "renja-dispusip-2025")
    asli = json.loads(berkas.read_bytes())
    if isinstance(rusak, bytes):
        berkas.write_bytes(rusak)
    elif rusak:
        berkas.write_text(json.dumps({**asli, rusak: {"../../x": [1]}}))
    else:
        berkas.unlink()
        berkas.mkdir()
    assert catatan.read(salinan / "a/build", "renja-dispusip-2025") is None
    assert perlu(salinan)


def git(folder: Path, *isian: str) -> None:
    git = ("git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.id")
    subprocess.run([*git, *isian], cwd=folder, check=True, capture_output=True)


def test_another_revision_makes_it_build_again(salinan):
    """It is printed in the documents, so that a skipped one would keep the old one."""
    git(salinan, "init", "-q")
    assert not perlu(salinan)
    git(salinan, "add", "a/plan.yaml")
    git(salinan, "commit", "-qm", "Rencana")
    assert perlu(salinan)


@pytest.mark.parametrize(
    ("mesin", "tepat"), [(None, False), ("typst", True)], ids=["without Pango", "without LibreOffice"]
)
def test_what_a_poor_machine_made_shift_with_is_built_again(mesin, tepat, tmp_path, monkeypatch):
    """Once Pango or LibreOffice is there, the documents become what was asked for."""

    def tata(_document: object, _templates: object, settings: engine.PdfSettings) -> SimpleNamespace:
        if settings.engine == "weasyprint":
            raise engine.PdfUnavailable("tanpa Pango.")
        return tanpa_halaman()

    monkeypatch.setattr(engine, "lay_out", tata)
    monkeypatch.setattr("renja_gen.writers.libreoffice.find_soffice", lambda: None)
    tulis(tmp_path, {"a/plan.yaml": MINIMAL})
    pilihan = Options("docx" if tepat else "all", pdf_engine=mesin, exact_pages=tepat)
    outcome = run_job(Job(0, tmp_path / "a", None, pilihan), lay_out=tata)
    assert outcome.result is Hasil.DISUSUN, outcome
    assert {"RG915" if tepat else "RG910"} == {satu.code for satu in outcome.findings}
    assert len(prepared([tmp_path / "a"], None, pilihan, force=False)[0]) == 1


def test_a_plan_changed_while_it_is_built_is_built_again(tmp_path, tanpa_pdf, monkeypatch):
    """The record must not claim that the documents hold what came too late."""
    path = tulis(tmp_path, {"plan.yaml": MINIMAL})
    assert load(path).plan
    asli = documents.written

    def terlambat(*isian):
        path.write_text(rencana("Arsip"))
        return asli(*isian)

    monkeypatch.setattr(documents, "written", terlambat)
    assert run_job(Job(0, path, None, DOCX)).result is Hasil.DISUSUN
    assert [job.plan for job in prepared([path], None, DOCX, force=False)[0]] == [path]


def test_a_folder_with_too_much_in_it_is_never_called_unchanged(tmp_path, monkeypatch):
    """Nor is time spent on it: somebody keeps a plan in the folder of all documents."""
    tulis(tmp_path, {"plan.yaml": MINIMAL, "b/c.md": "x", "b/d.md": "x"})
    assert fingerprint(tmp_path, None)
    monkeypatch.setattr("renja_gen.batch.inputs.MAX_ENTRIES", 3)
    assert fingerprint(tmp_path, None) == ""
    monkeypatch.setattr("renja_gen.batch.inputs.MAX_ENTRIES", 4)
    assert fingerprint(tmp_path, None)
    monkeypatch.setattr("renja_gen.batch.inputs.MAX_BYTES", 100)
    assert fingerprint(tmp_path, None) == ""


def test_nothing_outside_the_folders_is_looked_at(tmp_path):
    """Not by a link, and not because a record says so; a pipe is not waited for."""
    tulis(tmp_path, {"opd/plan.yaml": MINIMAL, "rahasia.md": "x", "luar/x.md": "x"})
    (tmp_path / "opd/luar").symlink_to(tmp_path / "luar")
    os.mkfifo(tmp_path / "opd/pipa.md")
    sebelum = fingerprint(tmp_path / "opd", None, ("../rahasia.md",))
    tulis(tmp_path, {"rahasia.md": "y", "luar/x.md": "y"})
    assert fingerprint(tmp_path / "opd", None, ("../rahasia.md",)) == sebelum
    tulis(tmp_path, {"opd/x.md": "y"})
    assert fingerprint(tmp_path / "opd", None, ("../rahasia.md",)) != sebelum


# --- documents that somebody edited


def test_an_edited_docx_is_never_lost(tmp_path, tanpa_pdf):
    """RG925: left alone while the plan stays as it is, kept under another name when it must make room."""
    a, b = (tulis(tmp_path, {f"{nama}/plan.yaml": rencana(nama)}).parent / nama for nama in "ab")
    assert jalan(a, b).exit_code == 0
    docx = a / "build/renja-a-2025.docx"
    asli = docx.read_bytes()
    docx.write_bytes(b"suntingan pertama")
    hasil = jalan(a, b)
    assert (hasil.exit_code, docx.read_bytes()) == (0, b"suntingan pertama")
    assert f"{docx}: peringatan RG925: 'renja-a-2025.docx' diubah sesudah disusun, dan rencananya" in hasil.stderr
    assert [tabel(hasil)[nama][0] for nama in "ab"] == ["tidak berubah"] * 2

    hasil = jalan("--force", a)
    assert hasil.exit_code == 0
    samping = docx.with_stem("renja-a-2025 (suntingan 1)")
    assert (docx.read_bytes(), samping.read_bytes()) == (asli, b"suntingan pertama")
    assert "peringatan RG925" in hasil.stderr
    assert "disimpan sebagai 'renja-a-2025 (suntingan 1).docx'" in hasil.stderr

    docx.write_bytes(b"suntingan kedua")
    (a / "plan.yaml").write_text(rencana("a") + "# catatan\n")
    assert "(suntingan 2).docx" in jalan(a, b).stderr
    assert sorted(isi(a / "build").values(), key=len)[:2] == [b"suntingan kedua", b"suntingan pertama"]
    assert "RG925" not in jalan(a, b).stderr


def test_a_document_without_a_record_is_kept_unless_it_is_the_same(tmp_path, tanpa_pdf):
    """Nobody knows who made it; what is there already, byte by byte, needs no second name."""
    path = tulis(tmp_path, {"plan.yaml": MINIMAL})
    pipeline.build(path, None, DOCX)
    assert "RG925" not in jalan(path).stderr
    shutil.rmtree(tmp_path / "build/.renja-gen")
    path.write_text(ubah(MINIMAL, ("  daerah: Kota Contoh", "  daerah: Kota Lain")))
    lama = (tmp_path / "build/renja-dispusip-2025.docx").read_bytes()
    assert "RG925" in jalan(path).stderr
    assert (tmp_path / "build/renja-dispusip-2025 (suntingan 1).docx").read_bytes() == lama


def test_a_build_of_one_format_remembers_the_other(tmp_path, tanpa_pdf):
    """An edited PDF is kept even if only the DOCX was built since, and the other way round."""
    path = tulis(tmp_path, {"plan.yaml": MINIMAL})
    assert run_job(Job(0, path, None, DOCX)).result is Hasil.DISUSUN
    folder, stem = tmp_path / "build", "renja-dispusip-2025"
    lama = catatan.read(folder, stem)
    tulis(folder, {f"{stem}.pdf": "lama"})
    berkas = {"berkas.pdf": "0" * 64}
    catatan.place(folder, stem).write_bytes(catatan.as_bytes(replace(lama, older=berkas)))
    assert run_job(Job(0, path, None, DOCX)).result is Hasil.DISUSUN
    baru = catatan.read(folder, stem)
    assert (baru.older, baru.files) == (berkas, lama.files)


# --- names


def milik(folder: Path, semua: dict[str, str]) -> list[bool]:
    """Of each plan whether its name belongs to an earlier one."""
    for nama, teks in semua.items():
        tulis(folder, {f"{nama}/plan.yaml": teks})
    jobs, _ = prepared([folder / nama for nama in semua], folder / "hasil", DOCX, force=False)
    return [bool(job.taken) for job in jobs]


def test_of_two_plans_with_one_name_the_earlier_one_has_it(tmp_path):
    """Whatever is built first, and whatever comes of it; the name may stand in an included file."""
    kepala = "perangkat_daerah:\n" + MINIMAL.partition("perangkat_daerah:\n")[2].partition("\nrenstra:")[0]
    terpecah = MINIMAL.replace(kepala, "perangkat_daerah: {sertakan: pd.yaml}")
    assert terpecah != MINIMAL
    badan = "\n".join(satu.removeprefix("  ") for satu in kepala.split("\n")[1:])
    tulis(tmp_path, {"e/pd.yaml": badan})
    semua = {
        "a": rencana("Arsip"), "b": SALAH, "c": rencana("ARSIP."), "d": MINIMAL, "e": terpecah,
        "f": ubah(MINIMAL, ("tahun: 2025", "tahun: 2026")), "g": "bukan rencana", "h": rencana("Arsip"),
    }  # fmt: skip
    assert milik(tmp_path, semua) == [False, False, True, True, True, False, False, True]


def test_plans_in_folders_of_their_own_may_share_a_name(tmp_path):
    tulis(tmp_path, {"a/plan.yaml": MINIMAL, "b/plan.yaml": MINIMAL})
    jobs, _ = prepared([tmp_path / "a", tmp_path / "b"], None, DOCX, force=False)
    assert [job.taken for job in jobs] == [(), ()]


def test_an_unchanged_plan_keeps_its_name_and_loses_it_to_an_earlier_one(tmp_path, tanpa_pdf):
    folder = [tulis(tmp_path, {f"{nama}/plan.yaml": rencana(nama)}).parent / nama for nama in "ab"]
    assert jalan(*folder, "-o", tmp_path / "hasil").exit_code == 0
    (folder[1] / "plan.yaml").write_text(rencana("a"))
    hasil = jalan(*folder, "-o", tmp_path / "hasil")
    assert (hasil.exit_code, tabel(hasil)["a"][0], tabel(hasil)["b"][:2]) == (1, "tidak berubah", ["gagal", "1"])
    assert "galat RG905: 'renja-a-2025' juga nama hasil rencana lain" in hasil.stderr
    (folder[1] / "plan.yaml").write_text(rencana("b"))
    (folder[0] / "plan.yaml").write_text(rencana("b"))
    hasil = jalan(*folder, "-o", tmp_path / "hasil")
    assert [tabel(hasil)[nama][0] for nama in "ab"] == ["disusun", "gagal"]


# --- one after the other


def test_every_plan_is_told_in_its_turn_and_counted_in_the_table(tmp_path, tanpa_pdf):
    peringatan = ubah(rencana("b"), ("            sumber_dana: Dana Alokasi Umum\n", ""))
    tulis(tmp_path, {"a/plan.yaml": SALAH, "b/plan.yaml": peringatan, "c/plan.yaml": rencana("c")})
    hasil = jalan(*(tmp_path / nama for nama in "abc"))
    assert hasil.exit_code == 1
    assert baris(hasil)[0] == f"[1/3] {tmp_path / 'a'}: gagal"
    assert re.fullmatch(rf"\[2/3\] {tmp_path / 'b'}: disusun, renja-b-2025\.docx \(\d+ kB\)", baris(hasil)[1])
    assert len(baris(hasil)) == 3
    assert hasil.stderr.index("a/plan.yaml: 1 galat; dokumen tidak dibuat") < hasil.stderr.index("b/plan.yaml:")
    isinya = tabel(hasil)
    assert isinya["a"][:2] == ["gagal", "1"]
    assert isinya["b"][:2] == ["disusun", "0"]
    assert int(isinya["b"][2]) == int(isinya["c"][2]) + 1
    assert re.fullmatch(r"3 rencana: 2 disusun, 1 gagal; \d+,\d detik\.", isinya[""][0])
    lagi = tabel(jalan(*(tmp_path / nama for nama in "abc")))
    assert (lagi["b"][0], lagi["b"][2], lagi["b"][4]) == ("tidak berubah", isinya["b"][2], "–")


def test_a_plan_that_is_done_early_waits_for_its_turn(tmp_path, monkeypatch, capsys):
    """Findings stand together and in the order of the plans; the code is that of the worst."""
    temuan = [Diagnostic("RG102", f"pesan {nomor}", Span("plan.yaml")) for nomor in (1, 2)]
    gagal = [Outcome(nomor, Hasil.GAGAL, tuple(temuan)) for nomor in range(4)]
    monkeypatch.chdir(tmp_path)
    plans = [tulis(Path(nama), {"plan.yaml": ""}).parent for nama in "abcd"]

    def selesai(_: object) -> Iterator[Outcome]:
        for nomor in (2, 3, 1):
            yield gagal[nomor]
            tercetak.append(capsys.readouterr())

    tercetak = []
    code = show_many(plans, [Outcome(0, Hasil.TIDAK_BERUBAH)], selesai, DOCX, View(quiet=False, color=False))
    assert code == 1
    semua = [*tercetak, capsys.readouterr()]
    assert [satu.out for satu in semua[:2]] == ["[1/4] a: tidak berubah\n", ""]
    kepala = re.findall(
        r"^(\w)/plan.yaml: (?:galat RG102: )?(pesan \d)?", "".join(satu.err for satu in semua), re.MULTILINE
    )
    assert kepala == [(nama, pesan) for nama in "bcd" for pesan in ("pesan 1", "pesan 2", "")]


def test_a_bug_in_one_plan_does_not_stop_the_others(tmp_path, tanpa_pdf, monkeypatch):
    """Code 3, the report on the bug in a file, no traceback."""
    asli = pipeline.build

    def rusak(path: Path, *isian: object, **lain: object) -> pipeline.Built:
        if path.name == "a":
            raise RuntimeError("kutu yang disengaja")
        return asli(path, *isian, **lain)

    monkeypatch.setattr(pipeline, "build", rusak)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    tulis(tmp_path, {f"{nama}/plan.yaml": rencana(nama) for nama in "ab"})
    hasil = jalan(tmp_path / "a", tmp_path / "b")
    assert hasil.exit_code == 3
    assert [tabel(hasil)[nama][:2] for nama in "ab"] == [["gagal", "program"], ["disusun", "0"]]
    assert "Maaf, renja-gen mengalami kesalahan" in hasil.stderr
    assert "Traceback" not in hasil.output
    (laporan,) = tmp_path.glob("renja-gen-*.txt")
    assert "kutu yang disengaja" in laporan.read_text("utf-8")


def test_another_program_does_not_build(tmp_path):
    """RG927: a worker of the cluster that came late, with another version."""
    path = tulis(tmp_path, {"plan.yaml": MINIMAL})
    outcome = run_job(Job(0, path, None, DOCX, program="0.0.1+abcdef01"))
    assert (outcome.result, [one.code for one in outcome.findings]) == (Hasil.GAGAL, ["RG927"])
    assert program() in outcome.findings[0].message
    assert not (tmp_path / "build").exists()


def test_memory_that_runs_out_is_a_finding(tmp_path, monkeypatch):
    def habis(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "build", habis)
    outcome = run_job(Job(0, tulis(tmp_path, {"plan.yaml": MINIMAL})))
    assert (outcome.result, outcome.crash, outcome.findings[0].code) == (Hasil.GAGAL, "", "RG926")


# --- which plans


def test_patterns_that_the_shell_left_alone_are_expanded(tmp_path, tanpa_pdf, monkeypatch):
    """As the Windows command prompt passes them: what is no plan is skipped in one line, each plan built once."""
    monkeypatch.chdir(tmp_path)
    tulis(tmp_path, {f"opd/{nama}/plan.yaml": rencana(nama) for nama in "ba"})
    tulis(tmp_path, {"opd/arsip/x.txt": "", "opd/baca.md": ""})
    hasil = jalan("opd/*", "opd/a", "opd/a/plan.yaml")
    assert hasil.exit_code == 0
    assert hasil.stderr.startswith("dilewati, tanpa plan.yaml: opd/arsip, opd/baca.md\n")
    assert [satu.split(":")[0] for satu in baris(hasil)] == ["[1/2] opd/a", "[2/2] opd/b"]
    assert jalan("opd/[a]/", "-q").output == ""
    for pola, kode, kata in (
        ("x*/", 2, "tidak ada rencana yang cocok dengan pola 'x*/'"), ("opd/*.md", 2, "tidak ada rencana"),
        ("opd/arsip", 2, "folder 'opd/arsip' tidak memuat plan.yaml"), ("nihil", 2, "'nihil' tidak ada"),
    ):  # fmt: skip
        hasil = jalan(pola)
        assert hasil.exit_code == kode
        assert kata in hasil.stderr
    periksa = CliRunner().invoke(cli, ["check", "opd/*/"])
    assert (periksa.exit_code, periksa.stdout.count("plan.yaml: ")) == (0, 2)


def test_among_many_a_folder_without_a_plan_is_a_line_of_the_summary(tmp_path, tanpa_pdf, monkeypatch):
    """As a shell passes `opd/*/` on: the others are built."""
    monkeypatch.chdir(tmp_path)
    tulis(tmp_path, {"opd/a/plan.yaml": rencana("a"), "opd/arsip/x.txt": "", "opd/b/plan.yaml": rencana("b")})
    hasil = jalan("opd/a", "opd/arsip", "opd/b")
    assert hasil.exit_code == 1
    assert [satu[0] for satu in list(tabel(hasil).values())[:3]] == ["disusun", "gagal", "disusun"]
    assert "opd/arsip/plan.yaml: galat RG001: folder ini tidak memuat plan.yaml" in hasil.stderr
    for perintah in ("check", "recap", "export"):
        hasil = CliRunner().invoke(cli, [perintah, "opd/a", "opd/arsip", "opd/b"])
        assert hasil.exit_code == 1, perintah


def test_a_name_with_signs_of_a_pattern_is_a_name_first(tmp_path, tanpa_pdf):
    path = tulis(tmp_path, {"opd [1]/plan.yaml": MINIMAL}).parent / "opd [1]"
    assert jalan(path).exit_code == 0
    assert (path / "build/renja-dispusip-2025.docx").exists()


@pytest.mark.parametrize(
    ("isian", "kata"), [(("--jobs", "0"), "di luar batas x>=1"), (("--jobs", "dua"), "'dua' bukan angka")]
)
def test_a_wrong_number_of_jobs_is_refused_in_indonesian(isian, kata):
    hasil = jalan(*isian, AKAR / "examples/minimal")
    assert hasil.exit_code == 2
    assert kata in hasil.stderr


def test_the_documents_are_named_as_seen_from_the_current_folder(tmp_path, monkeypatch, tanpa_pdf):
    """As in the guide: a long path of another computer says nothing."""
    tulis(tmp_path, {"renja-2025/plan.yaml": MINIMAL})
    monkeypatch.chdir(tmp_path)
    (pertama, *_) = jalan("renja-2025").stdout.splitlines()
    assert pertama.startswith(f"{Path('renja-2025/build/renja-dispusip-2025.docx')} (")


# --- several processes


class Bom(PosixPath):
    """A plan that kills the process that gets it."""

    def __reduce__(self):
        return os._exit, (9,)


class SekaliBom(PosixPath):
    """A plan that kills the first process that gets it."""

    def __reduce__(self):
        return _sekali, (str(self),)


class Kutu(PosixPath):
    """A plan that finds a bug."""

    def is_dir(self):
        raise RuntimeError("kutu yang disengaja")


def _sekali(nama: str) -> Path:
    if not (tanda := Path(f"{nama}.tanda")).exists():
        tanda.touch()
        os._exit(9)
    return Path(nama)


def test_a_worker_that_dies_costs_only_its_own_plan(tmp_path):
    """RG926: also when all the others wait behind it; one that dies only once is built after all."""
    folder = [tulis(tmp_path, {f"{nama}/plan.yaml": rencana(nama)}).parent / nama for nama in "abcd"]
    tulis(tmp_path, {"e/plan.yaml": SALAH})
    plans = [Bom(folder[0]), folder[1], SekaliBom(folder[2]), Kutu(folder[3]), tmp_path / "e"]
    mulai: list[int] = []
    jobs = [Job(number, plan, tmp_path / "hasil", DOCX) for number, plan in enumerate(plans)]
    semua = {one.number: one for one in run_in_processes(jobs, 2, lambda job: mulai.append(job.number))}
    assert sorted(semua) == [0, 1, 2, 3, 4]
    gagal, berhasil = Hasil.GAGAL, Hasil.DISUSUN
    assert [semua[n].result for n in range(5)] == [gagal, berhasil, berhasil, gagal, gagal]
    assert [one.code for one in semua[0].findings] == ["RG926"]
    assert "kutu yang disengaja" in semua[3].crash
    assert [one.code for one in semua[4].findings] == ["RG102"]
    assert sorted(mulai) == [0, 0, 1, 2, 2, 3, 4]
    assert sorted(path.name for path in (tmp_path / "hasil").glob("*")) == [
        ".renja-gen", "renja-b-2025.docx", "renja-c-2025.docx",
    ]  # fmt: skip
    assert semua[1].memory > 20_000_000
    assert semua[1].seconds > 0


def test_side_by_side_the_same_comes_out_as_one_after_the_other(tmp_path):
    """Bytes, findings, table and exit code."""
    keluar = {}
    for jobs in (1, 2):
        akar = tmp_path / str(jobs)
        tulis(akar, {"a/plan.yaml": rencana("a"), "b/plan.yaml": SALAH, "c/plan.yaml": rencana("a")})
        isian = ["build", "--format", "docx", "-o", "hasil", "--jobs", str(jobs), *"abc"]
        selesai = subprocess.run([*PERINTAH, *isian], cwd=akar, capture_output=True, text=True, check=False)
        detik = re.sub(r"\d+,\d|(?<=  ) *–", "", selesai.stdout)
        keluar[jobs] = (selesai.returncode, re.sub(" +", " ", detik), selesai.stderr, isi(akar / "hasil"))
    assert keluar[1][0] == 1
    assert keluar[1] == keluar[2]
    assert sorted(keluar[1][3]) == [".renja-gen/renja-a-2025.json", "renja-a-2025.docx"]
    assert "galat RG905" in keluar[1][2]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_ends_cleanly(tmp_path):
    """Nothing half written, nobody left working, and one word about it."""
    tulis(tmp_path, {f"{nama}/plan.yaml": rencana(nama) for nama in "abcdefgh"})
    isian = ["build", "--format", "docx", "--jobs", "2", "-o", "hasil", *"abcdefgh"]
    proses = subprocess.Popen(
        [*PERINTAH, *isian], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert proses.stdout.readline().startswith("[1/8] a: disusun")
    os.killpg(proses.pid, signal.SIGINT)
    with proses:
        keluar, galat = proses.stdout.read(), proses.stderr.read()
    assert proses.returncode == 1
    assert re.search(r"\d dari 8 rencana selesai; hasil rencana lain tetap seperti semula\.\n", galat)
    assert galat.endswith("Dihentikan.\n")
    assert "Traceback" not in galat
    assert "rencana  " not in keluar
    berkas = isi(tmp_path / "hasil")
    assert 2 <= len(berkas) < 16
    for nama in berkas:
        assert re.fullmatch(r"renja-[a-h]-2025\.docx|\.renja-gen/renja-[a-h]-2025\.json", nama)
        if nama.endswith(".docx"):
            assert ZipFile(tmp_path / "hasil" / nama).testzip() is None
    for _ in range(600):
        try:
            os.killpg(proses.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a worker still runs")


def test_as_many_processes_as_cores_but_not_without_end(monkeypatch):
    assert 1 <= default_count() <= 8
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert default_count() == 8
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert default_count() == 3


# --- on a terminal


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
def test_progress_is_shown_on_a_terminal_and_the_findings_stay_whole(tmp_path):
    import pty

    tulis(tmp_path, {"a/plan.yaml": SALAH, "b/plan.yaml": SALAH})
    induk, anak = pty.openpty()
    proses = subprocess.Popen(
        [*PERINTAH, "build", "a", "b"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=anak, text=True,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )  # fmt: skip
    os.close(anak)
    potongan = []
    while True:
        try:
            potongan.append(os.read(induk, 65536))
        except OSError:
            break
        if not potongan[-1]:
            break
    keluar = proses.communicate(timeout=200)[0]
    os.close(induk)
    layar = b"".join(potongan).decode()
    assert proses.returncode == 1
    assert "2/2" in layar
    polos = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", layar)
    temuan = [polos.index(f"{nama}/plan.yaml:{SALAH[: SALAH.index('600,000')].count(chr(10)) + 1}:") for nama in "ab"]
    assert temuan == sorted(temuan)
    assert "\x1b" not in keluar
    assert "2 rencana: 2 gagal" in keluar


def test_an_outcome_holds_no_documents():
    """It crosses processes and machines."""
    assert {"number", "result", "findings", "files", "warnings", "seconds", "memory", "crash"} == set(
        Outcome.__dataclass_fields__
    )
