"""Where a document comes from: the hash of a plan, its git revision, and the record that both formats carry."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from alat import MINIMAL, PNG_SATU_TITIK, tulis, ubah
from contoh_dokumen import contoh_dokumen
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from renja_gen import pipeline, provenance
from renja_gen.document.blocks import Origin, SourceFile
from renja_gen.history import git as revision
from renja_gen.options import Options
from renja_gen.provenance import plan_hash
from renja_gen.record import keywords, properties, read_keywords, read_properties, short_hashes
from renja_gen.templates import TemplateError, Templates
from renja_gen.writers.docx import write_docx
from renja_gen.writers.engine import PdfSettings

BOM = b"\xef\xbb\xbf"
RENCANA = {
    "plan.yaml": ubah(MINIMAL, ("  daerah: Kota Contoh", "  daerah: Kota Contoh\n  logo: ./logo.png")),
    "narasi/isu.md": "Isu baru.\n\nDan lagi.\n",
    "logo.png": PNG_SATU_TITIK,
}
GIT = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.id", "-c", "init.defaultBranch=utama")


def asal(folder: Path, templates: Path | None = None) -> Origin:
    loaded, document, report = pipeline._examined(folder, templates, document=True)
    assert document is not None, report.diagnostics
    satu = pipeline._traced(document, loaded, Options()).origin
    assert satu is not None
    return satu


def git(folder: Path, *isian: str) -> str:
    selesai = subprocess.run(["git", *GIT, *isian], cwd=folder, capture_output=True, text=True, check=True)
    return selesai.stdout.strip()


# --- the files and their hash


def test_the_origin_holds_every_file_of_the_plan_by_name(tmp_path):
    tulis(tmp_path, {**RENCANA, "lain.yaml": "x: 1\n", "narasi/catatan.txt": "x"})
    satu = asal(tmp_path)
    assert [file.name for file in satu.files] == ["logo.png", "narasi/isu.md", "plan.yaml"]
    assert satu.files[2].data.decode() == RENCANA["plan.yaml"]
    assert satu.files[0].data.startswith(b"\x89PNG")
    assert satu.version


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_hash_can_be_had_without_renja_gen(tmp_path):
    """`sha256sum` over the files in order of their names, and again over what it prints."""
    tulis(tmp_path, {nama: isi for nama, isi in RENCANA.items() if nama != "logo.png"})
    (tmp_path / "plan.yaml").write_text(MINIMAL, encoding="utf-8")
    perintah = "sha256sum narasi/isu.md plan.yaml | sha256sum"
    selesai = subprocess.run(["sh", "-c", perintah], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert asal(tmp_path).plan_hash == selesai.stdout.split()[0]


def test_line_ends_and_byte_order_marks_do_not_count_and_all_else_does(tmp_path):
    """git on Windows changes line ends; Notepad adds the mark."""
    dasar = asal(tulis(tmp_path / "a", RENCANA).parent)
    windows = {
        nama: BOM + isi.encode().replace(b"\n", b"\r\n") if isinstance(isi, str) else isi
        for nama, isi in RENCANA.items()
    }
    assert asal(tulis(tmp_path / "b", windows).parent) == dasar
    sidik = {dasar.plan_hash}
    for ke, lain in enumerate((
        {"plan.yaml": RENCANA["plan.yaml"] + "# catatan\n"},
        {"narasi/isu.md": "Isu lain.\n"},
        {"narasi/review.md": "Telaah.\n"},
        {"logo.png": PNG_SATU_TITIK + b"\0"},
    )):  # fmt: skip
        sidik.add(asal(tulis(tmp_path / str(ke), {**RENCANA, **lain}).parent).plan_hash)
    assert len(sidik) == 5


def test_a_hash_knows_names_from_contents_whatever_the_order():
    a, b = SourceFile("a", b"1"), SourceFile("b", b"2")
    assert plan_hash([a, b]) == plan_hash([b, a])
    assert len({plan_hash(satu) for satu in ([a], [a, b], [SourceFile("a", b"2"), SourceFile("b", b"1")], [])}) == 4


def test_templates_of_the_agency_count_where_templates_stand_and_nothing_else_does(tmp_path):
    """Not the results, not hidden files."""
    tulis(tmp_path / "rencana", RENCANA)
    templat = {
        "gaya.yaml": b"kertas: F4\r\n", "docx/acuan.docx": b"PK\0\r\n", "narasi/isu.md": "x", "build/renja.pdf": "x",
        "narasi/.isu.md.swp": "x", "docx/~$acuan.docx": "x", "README.md": "x",
    }  # fmt: skip
    tulis(tmp_path / "templat", templat)
    files = {file.name: file.data for file in asal(tmp_path / "rencana", tmp_path / "templat").files}
    assert {nama: isi for nama, isi in files.items() if nama.startswith("templat/")} == {
        "templat/gaya.yaml": b"kertas: F4\n", "templat/docx/acuan.docx": b"PK\0\r\n", "templat/narasi/isu.md": b"x",
    }  # fmt: skip


def test_templates_without_end_are_refused(tmp_path, monkeypatch):
    tulis(tmp_path / "rencana", RENCANA)
    tulis(tmp_path / "templat", {"narasi/isu.md": "Isu."})
    monkeypatch.setattr(provenance, "_MAX_BYTES", 3)
    with pytest.raises(TemplateError, match="hapus yang tidak dipakai"):
        asal(tmp_path / "rencana", tmp_path / "templat")


# --- the revision


def test_the_revision_is_that_of_the_plan_and_says_whether_it_is_committed(tmp_path):
    tulis(tmp_path / "opd", RENCANA)
    assert asal(tmp_path / "opd").revision == ""
    git(tmp_path, "init", "-q")
    assert asal(tmp_path / "opd").revision == ""  # no commit yet
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Rencana")
    pertama = git(tmp_path, "rev-parse", "HEAD")
    assert asal(tmp_path / "opd").revision == pertama
    tulis(tmp_path, {"lain/x.txt": "x", "opd/build/renja.pdf": "x"})
    git(tmp_path, "add", "lain")
    git(tmp_path, "commit", "-qm", "Bukan rencana ini")
    assert asal(tmp_path / "opd").revision == pertama
    for nama in ("plan.yaml", "narasi/isu.md", "logo.png"):
        path = tmp_path / "opd" / nama
        asli = path.read_bytes()
        path.write_bytes(asli + b"\n")
        assert asal(tmp_path / "opd").revision == f"{pertama}+"
        path.write_bytes(asli)
    assert asal(tmp_path / "opd").revision == pertama
    tulis(tmp_path / "opd", {"narasi/review.md": "Baru.\n"})
    assert asal(tmp_path / "opd").revision == f"{pertama}+"
    (tmp_path / "opd" / "narasi" / "review.md").unlink()
    assert asal(tmp_path / "opd").revision == pertama
    tulis(tmp_path / "opd", {"templat/narasi/review.md": "Menurut templat.\n"})
    assert asal(tmp_path / "opd", tmp_path / "opd" / "templat").revision == f"{pertama}+"
    tulis(tmp_path, {"lain/narasi/review.md": "Templat di luar folder rencana.\n"})
    assert asal(tmp_path / "opd", tmp_path / "lain").revision == pertama
    (tmp_path / "opd" / "narasi" / "isu.md").unlink()
    assert asal(tmp_path / "opd").revision == f"{pertama}+"


def test_line_ends_that_git_changes_are_no_change(tmp_path):
    tulis(tmp_path, RENCANA)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Rencana")
    (tmp_path / "plan.yaml").write_bytes(RENCANA["plan.yaml"].encode().replace(b"\n", b"\r\n"))
    assert asal(tmp_path).revision == git(tmp_path, "rev-parse", "HEAD")


def test_a_hostile_repository_runs_nothing(tmp_path):
    """What its configuration names as programs would be started by `git status`, but is not by us."""
    rencana = tmp_path / "opd"
    tulis(rencana, {**RENCANA, ".gitattributes": "* filter=jahat diff=jahat\n"})
    git(rencana, "init", "-q")
    git(rencana, "add", ".")
    git(rencana, "commit", "-qm", "Rencana")
    tanda = tmp_path / "dijalankan"
    jahat = tmp_path / "jahat.sh"
    jahat.write_text(f"#!/bin/sh\ntouch '{tanda}'\n")
    jahat.chmod(0o755)
    for kunci in (
        "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "gpg.program", "diff.external",
        "filter.jahat.clean", "filter.jahat.smudge", "diff.jahat.textconv", "diff.jahat.command",
        "remote.origin.uploadpack",
    ):  # fmt: skip
        git(rencana, "config", kunci, str(jahat))
    git(rencana, "config", "log.showSignature", "true")
    git(rencana, "config", "remote.origin.url", str(tmp_path / "tidak-ada"))
    git(rencana, "config", "remote.origin.promisor", "true")
    git(rencana, "config", "core.repositoryformatversion", "1")
    git(rencana, "config", "extensions.partialClone", "origin")
    for kait in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(jahat, rencana / ".git" / "hooks" / kait)
    tulis(rencana, {"plan.yaml": RENCANA["plan.yaml"] + "# berubah\n"})
    tanda.unlink(missing_ok=True)
    kepala = (rencana / ".git/refs/heads").iterdir().__next__().read_text().strip()
    assert asal(rencana).revision == f"{kepala}+"
    pohon = git(rencana, "rev-parse", "HEAD^{tree}")
    (rencana / ".git/objects" / pohon[:2] / pohon[2:]).unlink()  # to be fetched from the "remote"
    assert asal(rencana).revision in {"", f"{kepala}+"}
    assert not tanda.exists()
    subprocess.run(["git", "status"], cwd=rencana, capture_output=True, check=False)
    assert tanda.exists(), "the guard above would see nothing"


def test_variables_of_a_git_hook_do_not_lead_elsewhere(tmp_path, monkeypatch):
    """git sets GIT_DIR when it starts a hook, and a hook may well start a build."""
    for nama in ("a", "b"):
        tulis(tmp_path / nama, RENCANA)
        git(tmp_path / nama, "init", "-q")
        git(tmp_path / nama, "add", ".")
        git(tmp_path / nama, "commit", "-qm", nama)
    kepala = git(tmp_path / "a", "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "b" / ".git"))
    assert asal(tmp_path / "a").revision == kepala


def test_without_git_there_is_no_revision(tmp_path, monkeypatch):
    tulis(tmp_path, RENCANA)
    (tmp_path / ".git").mkdir()
    assert asal(tmp_path).revision == ""  # no repository after all
    monkeypatch.setattr(revision, "which", lambda _: None)
    assert asal(tmp_path).revision == ""


def test_a_program_in_the_plan_or_the_current_folder_is_not_the_program(tmp_path, monkeypatch):
    """Windows looks there first; here the search path does."""
    for folder in ("rencana", "sini", "bin"):
        tulis(tmp_path, {f"{folder}/git": "#!/bin/sh\n"})
        (tmp_path / folder / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path / "sini")
    for folder, ada in (("rencana", False), ("sini", False), ("bin", True)):
        monkeypatch.setenv("PATH", str(tmp_path / folder))
        assert (revision.program("git", tmp_path / "rencana") is not None) == ada


# --- the record

NAMA = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=30)


@given(st.dictionaries(NAMA, st.binary(max_size=20), max_size=12), st.sampled_from(["", "a" * 40, "0" * 64 + "+"]))
def test_a_record_can_be_read_back_from_both_formats(files, commit):
    asli = tuple(SourceFile(nama, isi) for nama, isi in sorted(files.items()))
    pilihan = (("mesin", "typst"), ("standar", "a-3a"), ("waktu", "1700000000"))
    satu = Origin("0.1.0", plan_hash(asli), commit, asli, pilihan)
    record = read_properties(properties(satu))
    assert record is not None
    assert record == read_keywords(", ".join(keywords(satu)))
    assert (record.version, record.plan_hash, record.revision) == ("0.1.0", satu.plan_hash, commit)
    assert record.settings == dict(pilihan)
    assert record.files == (short_hashes(asli) or None)
    assert all(len(teks) <= 255 and "," not in teks and teks.isascii() for teks in properties(satu).values())


@pytest.mark.parametrize("nama", [[f"program/{ke:03}-{'x' * 60}.yaml" for ke in range(500)], ["x" * 300]])
def test_a_list_of_files_too_long_for_the_formats_is_left_out(nama):
    files = tuple(SourceFile(satu, b"") for satu in nama)
    satu = Origin("0.1.0", plan_hash(files), "", files)
    assert len(", ".join(keywords(satu))) < 32_767
    record = read_properties(properties(satu))
    assert record is not None
    assert record.files is None


@pytest.mark.parametrize(
    "beda",
    [
        {"renja-versi": ""}, {"renja-versi": "1 \x1b[2J"}, {"renja-sidik": "x"}, {"renja-sidik": "0" * 63 + "G"},
    ],
)  # fmt: skip
def test_a_record_that_makes_no_sense_is_none(beda):
    dasar = {"renja-versi": "1.0", "renja-sidik": "0" * 64}
    assert read_properties(dasar)
    assert read_properties({**dasar, **beda}) is None
    assert read_properties({}) is None
    assert read_keywords("renja, perencanaan, , =, a=b=c") is None


def test_settings_and_revisions_that_nobody_has_are_not_believed():
    """They would reach the options of a build, and the terminal."""
    record = read_properties({
        "renja-versi": "1.0", "renja-sidik": "0" * 64, "renja-revisi": "$(x)",
        "renja-cara": "mesin=/bin/sh standar=x waktu=999999999999 jahat=1 mesin halaman=tepat",
    })  # fmt: skip
    assert record is not None
    assert (record.revision, dict(record.settings), record.files) == ("", {"halaman": "tepat"}, None)


def test_the_docx_carries_the_record_and_stays_valid(tmp_path):
    files = tuple(SourceFile(f'program/<{ke}> & "x".yaml', b"") for ke in range(40))
    dasar = replace(contoh_dokumen(), origin=Origin("0.1.0", plan_hash(files), "a" * 40, files))
    document = provenance.made_with(dasar, PdfSettings("weasyprint", "ua-1"), Options(), exact=True)
    data = write_docx(document, {}, Templates())
    path = tmp_path / "uji.docx"
    path.write_bytes(data)
    validation = OpenXmlValidator().validate(path)
    assert [str(error) for error in validation.errors] == []
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("docProps/custom.xml"))
        assert b'PartName="/docProps/custom.xml"' in archive.read("[Content_Types].xml")
    items = list(root)
    assert [item.get("pid") for item in items] == [str(ke) for ke in range(2, len(items) + 2)]
    assert {item.get("fmtid") for item in items} == {"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"}
    named = {str(item.get("name")): str(item[0].text) for item in items}
    assert document.origin is not None
    assert named == properties(document.origin)
    assert named["renja-cara"] == "mesin=weasyprint standar=ua-1 halaman=tepat"
    assert len(named) > 8
