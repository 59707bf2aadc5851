"""`renja-gen doctor` says what the machine has and what to do about the rest, and never fails itself."""

import json
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial

import pytest
from alat import AKAR
from click.testing import CliRunner, Result

from renja_gen import doctor
from renja_gen.cli import cli
from renja_gen.doctor import State, as_text, can_build, conclusion, examine
from renja_gen.installing import PANGO
from renja_gen.needs import Thing

BELUM = "DOCX dan PDF belum dapat disusun; ikuti saran di atas."


def jalan(*isian: str, color: bool = False) -> Result:
    return CliRunner().invoke(cli, ["doctor", *isian], prog_name="renja-gen", color=color)


def tiruan(monkeypatch: pytest.MonkeyPatch, **ada: bool) -> None:
    """A machine that has the named things or not, and all others."""
    versi = {satu.name: "1.0" if ada.get(satu.name, True) else "" for satu in doctor.THINGS}
    semua = tuple(replace(satu, look=partial(versi.get, satu.name)) for satu in doctor.THINGS)
    monkeypatch.setattr(doctor, "THINGS", semua)


def test_this_machine_can_build():
    """The tests run where documents are built; so everything needed is found, with its version."""
    checks = {check.name: check for check in examine()}
    assert can_build(checks.values())
    assert re.fullmatch(r"\d+\.\d+(\.\d+)?, Pango 1\.\d+\.\d+", checks["WeasyPrint"].found)
    assert re.match(r"3\.\d+\.\d+ \(", checks["Python"].found)
    assert "Arimo" in checks["Huruf PDF"].found
    assert [satu.name for satu in checks.values() if satu.state is not State.ADA and satu.found] == []


@pytest.mark.parametrize(
    ("ada", "siap", "kata"),
    [
        ({}, True, "DOCX dan PDF dapat disusun."),
        ({"Typst": False, "LibreOffice": False, "git": False, "Layar": False}, True, "DOCX dan PDF dapat disusun."),
        ({"WeasyPrint": False}, True, "DOCX dan PDF dapat disusun, PDF dengan --pdf-engine typst."),
        ({"WeasyPrint": False, "Typst": False}, False, BELUM),
        ({"Huruf PDF": False}, False, BELUM),
    ],
)
def test_what_is_missing_is_told_and_the_exit_code_says_whether_it_matters(ada, siap, kata, monkeypatch):
    tiruan(monkeypatch, **ada)
    hasil = jalan()
    assert hasil.exit_code == (0 if siap else 1)
    assert hasil.stdout.splitlines()[-1] == kata
    for satu in doctor.THINGS:
        assert (satu.without in hasil.stdout) == (satu.name in ada)
    data = json.loads(jalan("--format", "json").stdout)
    assert data["siap"] == siap
    assert [satu["name"] for satu in data["pemeriksaan"] if satu["state"] != "ada"] == [
        satu.name for satu in doctor.THINGS if satu.name in ada
    ]


def test_every_thing_has_advice_for_every_system():
    assert len(doctor.THINGS) > 8
    for satu in doctor.THINGS:
        assert satu.without.endswith(".")
        assert isinstance(satu.advice, str) or set(satu.advice) == {"linux", "windows", "macos"}


def test_readme_tells_the_same_commands_for_pango():
    readme = (AKAR / "README.md").read_text(encoding="utf-8")
    for cara in PANGO.values():
        assert f"`{cara.rpartition(': ')[2]}`" in readme


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_it_fails_on_no_system(system, monkeypatch, tmp_path):
    """Whatever programs, folders and libraries are missing or broken there."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "tidak-ada"))
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: (_ for _ in ()).throw(PermissionError(13, "x")))
    checks = {check.name: check for check in examine()}
    for nama in ("WeasyPrint", "git", "Folder kerja"):
        assert checks[nama].state is State.TANPA
        assert checks[nama].advice
    assert "PermissionError" in checks["Folder kerja"].without
    assert as_text(tuple(checks.values())).endswith(conclusion(checks.values()))


def test_what_hangs_is_given_up(monkeypatch):
    def menunggu() -> str:
        subprocess.run([sys.executable, "-c", "import time; time.sleep(60)"], timeout=0.3, check=False)
        return "tidak sampai di sini"

    monkeypatch.setattr(doctor, "THINGS", (Thing("git", menunggu, "Tanpa git.", "Pasang git."),))
    mulai = time.monotonic()
    (satu,) = examine()
    assert time.monotonic() - mulai < 20
    assert (satu.state, satu.advice) == (State.TANPA, "Pasang git.")


def test_colours_are_on_a_terminal_only_and_can_be_switched_off(monkeypatch):
    tiruan(monkeypatch, git=False)
    assert "\x1b[33mtidak ada\x1b[0m" in jalan(color=True).stdout
    assert "\x1b" not in jalan("--no-color", color=True).stdout + jalan().stdout
