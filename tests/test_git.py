"""Plans in git: hooks, CI, and branches that merge by themselves."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from alat import AKAR

from renja_gen.cli import cli

BIN = Path(sys.executable).parent
CI = sorted((AKAR / "docs/ci").glob("*.yml"))
PROGRAM = "program/8.01.03.yaml"


def git(folder, *perintah, cek=True):
    identitas = {
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@b.id",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b.id",
    }
    lingkungan = os.environ | identitas | {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
    }  # fmt: skip
    hasil = subprocess.run(
        perintah, cwd=folder, env=lingkungan, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert not cek or hasil.returncode == 0, hasil.stdout + hasil.stderr
    return hasil


@pytest.fixture
def repo(tmp_path):
    """The larger example as an agency's repository."""
    folder = tmp_path / "renja"
    shutil.copytree(AKAR / "examples/kesbangpol-2024", folder)
    git(folder, "git", "init", "-qb", "main")
    git(folder, "git", "add", ".")
    git(folder, "git", "commit", "-qm", "awal")
    return folder


def ubah(folder, *ganti):
    berkas = folder / PROGRAM
    teks = berkas.read_text("utf-8")
    for lama, baru in ganti:
        assert teks.count(lama) == 1, lama
        teks = teks.replace(lama, baru)
    berkas.write_text(teks, "utf-8", newline="\n")


def rapi_dan_simpan(folder):
    git(folder, "renja-gen", "fmt", ".")
    git(folder, "git", "commit", "-qam", "ubah")


def baris_kode(folder, tingkat):
    """The lines of a level's codes in the programme, with their indentation."""
    teks = (folder / PROGRAM).read_text("utf-8")
    return re.findall(rf"^ *- kode: 8\.01\.03(?:\.\d+){{{tingkat}}}(?=  #|$).*$", teks, re.MULTILINE)


def test_branches_that_change_different_sub_kegiatan_merge(repo):
    """Neighbours of one programme: one gets a note at its end, the other one at its beginning."""
    pertama, kedua = baris_kode(repo, 3)[:2]
    git(repo, "git", "switch", "-qc", "satu")
    ubah(repo, (pertama, f"{pertama}\n        penanggung_jawab: Bidang Satu"))
    rapi_dan_simpan(repo)
    git(repo, "git", "switch", "-q", "main")
    ubah(repo, (kedua, f"{kedua}\n        penanggung_jawab: Bidang Dua"))
    rapi_dan_simpan(repo)
    git(repo, "git", "merge", "-q", "satu")
    teks = (repo / PROGRAM).read_text("utf-8")
    assert "Bidang Satu" in teks
    assert "Bidang Dua" in teks
    git(repo, "renja-gen", "fmt", ".", "--check")
    git(repo, "renja-gen", "check", ".")


def test_branches_that_add_sub_kegiatan_in_different_kegiatan_merge(repo):
    """Each branch adds one, at any place of the list; fmt puts it where it belongs."""
    dasar = (repo / PROGRAM).read_text("utf-8")
    kegiatan = ["8.01.03.2.02", "8.01.03.2.03"]
    semula = f"{dasar}  - kode: {kegiatan[0]}\n    sub_kegiatan: [{{kode: {kegiatan[0]}.0001}}]\n"
    semula += f"  - kode: {kegiatan[1]}\n    sub_kegiatan: [{{kode: {kegiatan[1]}.0001}}]\n"
    (repo / PROGRAM).write_text(semula, "utf-8", newline="\n")
    rapi_dan_simpan(repo)
    for nama, kode in zip(("satu", "main"), kegiatan, strict=True):
        git(repo, "git", "switch", "-q", *(["-c"] if nama == "satu" else []), nama)
        lama = f"      - kode: {kode}.0001\n"
        ubah(repo, (lama, f"      - {{nama: Baru, kode: {kode}.0002}}\n{lama}"))
        rapi_dan_simpan(repo)
    git(repo, "git", "merge", "-q", "satu")
    assert [satu.split()[-1] for satu in baris_kode(repo, 3)[-4:]] == [
        f"{kode}.{nomor}" for kode in kegiatan for nomor in ("0001", "0002")
    ]
    git(repo, "renja-gen", "fmt", ".", "--check")


def test_the_hooks_format_and_check_the_plan_of_a_staged_file(repo):
    """Run by pre-commit itself: an included file is formatted, and the whole plan is checked."""
    hooks = yaml.safe_load((AKAR / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["renja-gen-fmt", "renja-gen-check"]
    for hook in hooks:
        hook["language"] = "system"  # the command under test, not one from the network
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (repo / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    (repo / "docker-compose.yaml").write_text("a:   {b: 1}\n", "utf-8")
    git(repo, "git", "add", ".")
    git(repo, "pre-commit", "install")
    git(repo, "git", "commit", "-qm", "hook")
    kode = baris_kode(repo, 3)[0]
    ubah(repo, (kode, kode.replace("kode: ", "kode:    ")))
    gagal = git(repo, "git", "commit", "-qam", "tidak rapi", cek=False)
    assert gagal.returncode != 0
    assert "Failed" in gagal.stderr
    assert kode in (repo / PROGRAM).read_text("utf-8")
    git(repo, "git", "add", ".")
    ubah(repo, (kode, f"{kode}\n        asing: x"))
    gagal = git(repo, "git", "commit", "-qam", "salah", cek=False)
    assert gagal.returncode != 0
    assert "RG101" in gagal.stderr
    ubah(repo, ("        asing: x\n", ""))
    ubah(repo, (kode, f"{kode}\n        penanggung_jawab: Bidang Satu"))
    git(repo, "renja-gen", "fmt", ".")
    git(repo, "git", "commit", "-qam", "baik")


def perintah(isi):
    """All commands of a CI configuration."""
    match isi:
        case dict():
            return [satu for nilai in isi.values() for satu in perintah(nilai)]
        case list():
            return [satu for nilai in isi for satu in perintah(nilai)]
        case str() if isi.startswith("renja-gen "):
            return [isi]
        case _:
            return []


@pytest.mark.parametrize("berkas", CI, ids=lambda berkas: berkas.name)
def test_the_ci_examples_use_commands_and_options_that_exist(berkas, monkeypatch):
    """They check, build and attach what was built, in the folder of a plan."""
    monkeypatch.chdir(AKAR / "examples/minimal")
    isi = yaml.safe_load(berkas.read_text("utf-8"))
    semua = [satu.split()[1:] for satu in perintah(isi)]
    assert [satu[0] for satu in semua] == ["fmt", "check", "build"]
    for nama, *argumen in semua:
        command = cli.commands[nama]
        context = command.make_context(nama, [satu.replace("hasil", "tmp") for satu in argumen])
        assert context.params["rencana"].plans
    assert "hasil" in semua[-1]
    assert berkas.read_text("utf-8").count("hasil") >= 3


def test_both_ci_examples_are_there():
    assert [berkas.name for berkas in CI] == ["github.yml", "gitlab-ci.yml"]
