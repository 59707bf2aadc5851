"""Versions of a plan: what a text means, and what is read of a git revision, with every way in which it fails."""

import os
import subprocess
from pathlib import Path

import pytest
from alat import MINIMAL, tulis

from renja_gen import pipeline
from renja_gen.history import git as revision
from renja_gen.history import repository, versions
from renja_gen.history.versions import VersionError, opened, version, version_in, version_range
from renja_gen.loading import load

LUAR = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
}


def git(folder: Path, *isian: str, masukan: bytes = b"") -> str:
    saya = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false")
    hari = {"GIT_COMMITTER_DATE": "2024-02-03T23:30:00+0700", "GIT_AUTHOR_DATE": "2024-02-03T23:30:00+0700"}
    done = subprocess.run(
        ["git", *saya, *isian], cwd=folder, env={**LUAR, **hari}, input=masukan, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def komit(folder: Path, *tag: str) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    for satu in tag:
        git(folder, "tag", satu)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repositori(tmp_path):
    """Two revisions of a plan in a folder with a name that is not ASCII, which the second one renames."""
    folder = tmp_path / "repo"
    folder.mkdir()
    git(folder, "init", "-q")
    lama = {"opd/Dinas Süd/plan.yaml": MINIMAL, "opd/Dinas Süd/narasi/é.md": "lama\r\n", "opd/lain.txt": "x"}
    tulis(folder, lama)
    komit(folder, "v1")
    git(folder, "mv", "opd/Dinas Süd", "opd/Dinas Baru")
    tulis(folder, {"opd/Dinas Baru/plan.yaml": MINIMAL.replace("tahun: ", "tahun:  ")})
    komit(folder, "v2")
    return folder


def isi(satu: versions.Version) -> dict[str, bytes]:
    with opened(satu) as path:
        akar = path.parent
        assert path.is_file()
        found = {one.relative_to(akar).as_posix(): one.read_bytes() for one in akar.rglob("*") if one.is_file()}
    assert not akar.exists()
    return found


# --- what a text means


@pytest.mark.parametrize(
    ("teks", "arti"),
    [
        ("main..", ("main", "")),
        ("..main", ("", "main")),
        ("v1..v2", ("v1", "v2")),
        ("v1.0..opd/cabang", ("v1.0", "opd/cabang")),
        ("HEAD~1..HEAD^", ("HEAD~1", "HEAD^")),
        ("..", None), ("../plan.yaml", None), ("../../opd", None), ("opd/..", None), ("..\\opd", None),
        ("C:\\x\\..\\plan.yaml", None), ("plan.yaml", None), ("-x..y", None), ("./..", None), (".../x", None),
        ("opd/../lain", None),
    ],
)  # fmt: skip
def test_a_range_is_told_from_a_path(teks, arti):
    assert version_range(teks) == arti


def test_three_dots_are_answered_with_two():
    with pytest.raises(VersionError, match=r"tulis dua titik, misalnya main\.\.cabang"):
        version_range("main...cabang")


def test_what_is_on_disk_comes_first(repositori):
    """Also under a name that looks like a revision."""
    tulis(repositori, {"v1:plan.yaml": MINIMAL})
    assert version("v1:plan.yaml", repositori).commit == ""
    (repositori / "main..").mkdir()
    assert version("main..", repositori).path == repositori / "main.."


@pytest.mark.parametrize("teks", ["C:\\x\\plan.yaml", "d:/renja", "C:plan.yaml", "tidak-ada.yaml", "HEAD~1", ""])
def test_what_is_no_revision_is_a_path_that_is_not_there(teks, repositori):
    with pytest.raises(VersionError, match=r"tidak ada; periksa namanya, atau untuk revisi git tulis REVISI:ALAMAT"):
        version(teks, repositori)


def test_a_revision_is_read_as_it_was(repositori):
    """The folder by its old name, seen from the repository's root or from within; only what a plan may read."""
    satu = version("v1:opd/Dinas Süd", repositori)
    assert isi(satu) == {"plan.yaml": MINIMAL.encode(), "narasi/é.md": b"lama\r\n"}
    assert satu.commit == git(repositori, "rev-parse", "v1")
    assert satu.made is not None
    assert satu.made.isoformat() == "2024-02-03"  # where it was made, not in UTC
    dalam = repositori / "opd" / "Dinas Baru"
    for teks, dari in (
        ("v1:../Dinas Süd/", dalam), ("v1:opd/Dinas Süd/plan.yaml", dalam), ("v2~1:Dinas Süd", repositori / "opd"),
        (f"v1:{repositori}/opd/Dinas Süd", Path("/")),
    ):  # fmt: skip
        assert isi(version(teks, dari)) == isi(satu)
    for teks in ("HEAD:", "HEAD:.", "v2:plan.yaml", "main:./plan.yaml"):
        assert version(teks, dalam).folder == "opd/Dinas Baru"
    assert version_in("v2", ".", dalam) == version_in("v2", "", dalam, "v2:.")


def test_a_plan_in_a_revision_is_read_by_the_usual_way(repositori):
    with opened(version("v1:opd/Dinas Süd", repositori, confined=True)) as path:
        assert pipeline.check(path) == pipeline.check(path)
        loaded = load(path)
    assert loaded.plan is not None
    assert loaded.narratives == {"narasi/é.md": "lama\r\n"}


def test_a_plan_that_names_another_stays_in_its_folder_or_repository(repositori):
    dalam = repositori / "opd" / "Dinas Baru"
    tulis(repositori, {"opd/plan.yaml": MINIMAL, "../plan.yaml": MINIMAL, "../lain/plan.yaml": MINIMAL})
    git(repositori.parent / "lain", "init", "-q")
    komit(repositori.parent / "lain", "v1")
    for teks in ("../../../plan.yaml", "v1:../../../lain", "v1:../../..", "v1:/etc", "v1:/plan.yaml"):
        with pytest.raises(VersionError), opened(version(teks, dalam, confined=True)):
            pass
    for teks in ("v2:plan.yaml", "v1:../Dinas Süd", "v1:opd/Dinas Süd", "v1:..\\Dinas Süd", "../plan.yaml"):
        with opened(version(teks, dalam, confined=True)) as path:
            assert path.exists()
    with opened(version("plan.yaml", dalam, confined=True)) as path:
        assert path == dalam / "plan.yaml"
    (repositori / ".git").rename(repositori / "git")
    with (
        pytest.raises(VersionError, match="di luar folder rencana"),
        opened(version("../plan.yaml", dalam, confined=True)),
    ):
        pass


# --- what fails


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("v9:plan.yaml", "revisi 'v9' tidak ada; lihat nama yang ada dengan git log"),
        ("v2:opd", "revisi 'v2' tidak memuat rencana 'opd'; periksa namanya; bila dahulu bernama lain"),
        ("v1:opd/lain.txt/plan.yaml", "tidak memuat rencana"),
        ("v1:", "tidak memuat rencana di akar repositori"),
        ("v1:../../..", "tidak berada dalam repositori git|tidak memuat rencana"),
        (":plan.yaml", "bukan nama revisi git; tulis misalnya HEAD~1:plan.yaml"),
        ("--output=x:plan.yaml", "bukan nama revisi git"),
        ("v1 v2:plan.yaml", "bukan nama revisi git"),
        ("https://contoh.id/repo:plan.yaml", "tidak berada dalam repositori git"),
        ("v1:opd/\0", "tidak dapat dibaca; periksa namanya"),
    ],
)
def test_what_a_revision_does_not_have_is_said(teks, pesan, repositori):
    with pytest.raises(VersionError, match=pesan):
        version(teks, repositori)


def test_no_option_reaches_git_from_a_text(repositori):
    with pytest.raises(VersionError):
        version_in("--all", "plan.yaml", repositori)
    with pytest.raises(VersionError, match="tidak memuat rencana"):
        version("v2:--output=hasil", repositori)
    assert not (repositori / "hasil").exists()


def test_without_git_or_repository_it_says_so(repositori, tmp_path, monkeypatch):
    tulis(tmp_path / "luar", {"plan.yaml": MINIMAL})
    with pytest.raises(VersionError, match="tidak berada dalam repositori git; jalankan dari dalam repositorinya"):
        version("HEAD:plan.yaml", tmp_path / "luar")
    monkeypatch.setattr(revision, "which", lambda _: None)
    with pytest.raises(VersionError, match="git belum terpasang"):
        version("v1:plan.yaml", repositori)


def test_a_shallow_clone_says_how_to_get_the_rest(repositori, tmp_path):
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repositori}", "dangkal")
    with pytest.raises(VersionError, match="git fetch --unshallow"):
        version("HEAD~1:opd", tmp_path / "dangkal")


def test_objects_that_are_missing_are_not_fetched(repositori):
    satu = version("v1:opd/Dinas Süd", repositori)
    blob = git(repositori, "rev-parse", "v1:opd/Dinas Süd/plan.yaml")
    (repositori / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(VersionError, match="tidak lengkap dalam repositori ini"), opened(satu):
        pass


def test_links_and_submodules_are_refused(repositori):
    dalam = repositori / "opd" / "Dinas Baru"
    (dalam / "program.yaml").symlink_to("/etc/passwd")
    (dalam / "terbaru.pdf").symlink_to("/etc/passwd")  # which no plan reads
    komit(repositori)
    with pytest.raises(VersionError, match=r"'program.yaml' dalam .* ialah tautan \(symlink\)"):
        isi(version("HEAD:", dalam))
    (dalam / "program.yaml").unlink()
    komit(repositori)
    assert set(isi(version("HEAD:", dalam))) == {"plan.yaml", "narasi/é.md"}
    git(
        repositori,
        "update-index",
        "--add",
        "--cacheinfo",
        f"160000,{git(repositori, 'rev-parse', 'v1')},opd/Dinas Baru/narasi2",
    )
    git(repositori, "commit", "-qm", "x")
    with pytest.raises(VersionError, match="submodule"):
        isi(version("HEAD:", dalam))


def test_names_that_lead_elsewhere_are_not_written(repositori, tmp_path):
    """A tree made by hand, as no git would make it."""
    blob = git(repositori, "hash-object", "-w", "--stdin", masukan=MINIMAL.encode())
    daftar = "\0".join(f"100644 blob {blob}\t{nama}" for nama in ("plan.yaml", "a\\b.yaml", "c:d.yaml"))
    pohon = git(repositori, "mktree", "-z", masukan=daftar.encode() + b"\0")
    mentah = bytes.fromhex(blob)
    jahat = b"100644 plan.yaml\0" + mentah
    atas = git(repositori, "hash-object", "-w", "-t", "tree", "--stdin", "--literally", masukan=jahat)
    luar = git(
        repositori, "hash-object", "-w", "-t", "tree", "--stdin", "--literally",
        masukan=b"40000 ..\0" + bytes.fromhex(atas) + b"100644 plan.yaml\0" + mentah,
    )  # fmt: skip
    for satu in (pohon, luar):
        commit = git(repositori, "commit-tree", satu, "-m", "x")
        assert set(isi(version(f"{commit}:", repositori))) == {"plan.yaml"}


def test_too_much_is_refused(repositori, monkeypatch):
    satu = version("v1:opd/Dinas Süd", repositori)
    monkeypatch.setattr(repository, "MAX_BYTES", 100)
    with pytest.raises(VersionError, match="pindahkan rencana ke folder sendiri"), opened(satu):
        pass


def test_an_answer_without_end_is_cut_off(repositori, monkeypatch):
    assert revision.asked("git", repositori, "rev-list", "HEAD")[0]
    monkeypatch.setattr(revision, "MAX_ANSWER", 10)
    assert revision.asked("git", repositori, "rev-list", "HEAD")[0] is None


def test_nothing_of_the_repository_is_run(repositori, tmp_path):
    """Configuration and attributes name programs for filters, hooks, pagers and text conversion."""
    jejak = tmp_path / "jejak"
    for nama in (
        "filter.x.smudge",
        "filter.x.clean",
        "diff.x.textconv",
        "core.pager",
        "core.fsmonitor",
        "core.sshCommand",
    ):
        git(repositori, "config", nama, f"touch {jejak}")
    tulis(repositori, {".gitattributes": "*.yaml filter=x diff=x\n"})
    (repositori / ".git" / "info" / "attributes").write_text("*.yaml filter=x diff=x\n")
    assert "plan.yaml" in isi(version("v1:opd/Dinas Süd", repositori))
    assert not jejak.exists()
