"""The wheel: installed in a clean environment, far from the source tree and the network, it builds a plan."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile, is_zipfile

import pytest

AKAR = Path(__file__).parent.parent
TANPA_JARINGAN = """\
import sys

def _tolak(event, args):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"}:
        raise RuntimeError(f"network: {args}")

sys.addaudithook(_tolak)
"""


def jalankan(*perintah: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that sees neither the source tree nor a network."""
    racun = "http://127.0.0.1:9"
    lingkungan = {
        kunci: nilai for kunci, nilai in os.environ.items() if not kunci.startswith("PYTHON")
    } | dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), racun)
    return subprocess.run(
        [str(satu) for satu in perintah],
        cwd=cwd,
        env=lingkungan,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    selesai = jalankan(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, AKAR, cwd=folder
    )  # fmt: skip
    assert selesai.returncode == 0, selesai.stdout + selesai.stderr
    (berkas,) = folder.glob("*.whl")
    return berkas


@pytest.fixture(scope="module")
def bersih(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with this wheel and the dependencies installed here, but not the source tree."""
    folder = tmp_path_factory.mktemp("lingkungan")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    selesai = jalankan(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps",
        "--disable-pip-version-check", wheel, cwd=folder,
    )  # fmt: skip
    assert selesai.returncode == 0, selesai.stdout + selesai.stderr
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "kebutuhan.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (site / "sitecustomize.py").write_text(TANPA_JARINGAN, encoding="utf-8")
    return folder


def test_the_wheel_holds_every_template_and_catalogue_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as berkas:
        isi = set(berkas.namelist())
    templates = [p.relative_to(AKAR).as_posix() for p in (AKAR / "templates").rglob("*") if p.is_file()]
    katalog = [p.relative_to(AKAR).as_posix() for p in (AKAR / "renja_gen" / "nomenklatur" / "data").iterdir()]
    assert len(templates) > 15
    assert katalog
    assert {f"renja_gen/{nama}" for nama in templates} <= isi
    assert set(katalog) <= isi
    assert "renja_gen/py.typed" in isi
    assert {nama.split("/")[0].split("-")[0] for nama in isi} == {"renja_gen"}
    assert not [nama for nama in isi if "__pycache__" in nama or "/tests/" in nama or "/examples/" in nama]


def test_the_environment_has_the_wheel_and_no_network(bersih: Path) -> None:
    """Else the next test would show nothing."""
    python = bersih / "bin" / "python"
    asal = jalankan(python, "-c", "import renja_gen; print(renja_gen.__file__)", cwd=bersih)
    assert Path(asal.stdout.strip()).is_relative_to(bersih), asal.stderr
    coba = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert "RuntimeError: network" in jalankan(python, "-c", coba, cwd=bersih).stderr


def test_the_installed_command_builds_a_plan_without_network(bersih: Path, tmp_path: Path) -> None:
    copytree(AKAR / "examples" / "minimal", tmp_path / "rencana")
    selesai = jalankan(bersih / "bin" / "renja-gen", "build", "rencana", "-o", "hasil", cwd=tmp_path)
    assert selesai.returncode == 0, selesai.stdout + selesai.stderr
    assert selesai.stderr == ""
    docx, pdf = sorted((tmp_path / "hasil").glob("renja-*"))
    assert is_zipfile(docx)
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert {docx.suffix, pdf.suffix} == {".docx", ".pdf"}


def test_the_installed_command_knows_its_version(bersih: Path, wheel: Path) -> None:
    selesai = jalankan(bersih / "bin" / "renja-gen", "--version", cwd=bersih)
    assert selesai.stdout.split()[-1] == wheel.name.split("-")[1]
