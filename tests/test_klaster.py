"""Builds on a Dask cluster: a scheduler and workers as processes of this machine, one of them killed midway."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from alat import MINIMAL, PERINTAH, tulis, ubah
from click.testing import CliRunner

from renja_gen import output
from renja_gen.batch import Job, Result, cluster
from renja_gen.batch.cluster import ClusterError, run_on_cluster
from renja_gen.batch.inputs import program
from renja_gen.cli import cli
from renja_gen.options import Options
from renja_gen.writers import engine

pytest.importorskip("distributed")
DASK = [sys.executable, "-m", "dask"]
BUILD = [*PERINTAH, "build", "--format", "docx"]
LOKAL = ["--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
SABAR = 120  # seconds for anything of the cluster


def tunggu(syarat, apa):
    for _ in range(SABAR * 20):
        if hasil := syarat():
            return hasil
        time.sleep(0.05)
    return pytest.fail(f"{apa} did not come in {SABAR} s")


class Klaster:
    """Processes that are started as an administrator would, and ended whatever comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.berkas = folder / "penjadwal.json"
        self.proses: list[subprocess.Popen] = []
        self.penjadwal = self._mulai("scheduler", "--port", "0", "--scheduler-file", self.berkas, *LOKAL)
        self.alamat = tunggu(self._alamat, "the scheduler")

    def _alamat(self):
        with contextlib.suppress(OSError, ValueError):
            return json.loads(self.berkas.read_text())["address"]

    def _mulai(self, *isian: object) -> subprocess.Popen:
        log = (self.folder / f"{len(self.proses)}.log").open("wb")
        with log:
            self.proses.append(
                subprocess.Popen(
                    [*DASK, *map(str, isian)], cwd=self.folder, stdout=log, stderr=log, start_new_session=True
                )
            )
        return self.proses[-1]

    def pekerja(self) -> subprocess.Popen:
        """A worker without a nanny: once killed it is gone."""
        hasil = self._mulai(
            "worker", self.alamat, "--no-nanny", "--nthreads", "1", "--local-directory", self.folder, *LOKAL
        )
        log = self.folder / f"{len(self.proses) - 1}.log"
        tunggu(lambda: b"Registered to" in log.read_bytes(), "a worker")
        return hasil

    def bunuh(self, proses: subprocess.Popen) -> None:
        proses.kill()
        proses.wait()

    def tutup(self) -> None:
        for proses in self.proses:
            if proses.poll() is None:
                self.bunuh(proses)


@pytest.fixture
def klaster(tmp_path_factory):
    hasil = Klaster(tmp_path_factory.mktemp("klaster"))
    yield hasil
    hasil.tutup()


def rencana(folder: Path, nama: str) -> list[str]:
    """One plan for each letter, in a folder of that name."""
    for satu in nama:
        tulis(folder, {f"{satu}/plan.yaml": ubah(MINIMAL, ("singkatan: Dispusip", f"singkatan: {satu}"))})
    return [f"./{satu}" for satu in nama]


def isi(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden and temporary ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_when_a_worker_is_killed_nothing_is_lost_and_nothing_half_written(klaster, tmp_path):
    """All plans are there, byte for byte as from one process, and what the dead one left beside them is gone."""
    pekerja = [klaster.pekerja(), klaster.pekerja()]
    plans = rencana(tmp_path, "abcd")
    proses = subprocess.Popen(
        [*BUILD, *plans, "-o", "hasil", "--scheduler", klaster.alamat], cwd=tmp_path,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    pertama = proses.stdout.readline()
    klaster.bunuh(pekerja[0])
    sisa = tmp_path / f"hasil/.renja-d-2025.docx.{output._host()}-{pekerja[0].pid}.abcd_123.tmp"
    sisa.write_bytes(b"separuh")
    with proses:  # communicate() loses what readline() read ahead
        keluar, galat = proses.stdout.read(), proses.stderr.read()
    assert (proses.returncode, galat) == (0, "")
    baris = (pertama + keluar).split("\n\n")[0].strip().split("\n")
    assert [re.sub(r" \(.*", "", satu) for satu in baris] == [
        f"[{nomor}/4] {nama}: disusun, renja-{nama}-2025.docx" for nomor, nama in enumerate("abcd", 1)
    ]
    assert "4 rencana: 4 disusun" in keluar
    assert pekerja[1].poll() is None
    subprocess.run([*BUILD, *plans, "-o", "lokal", "--jobs", "2"], cwd=tmp_path, check=True, capture_output=True)
    assert len(isi(tmp_path / "lokal")) == 8
    assert isi(tmp_path / "hasil") == isi(tmp_path / "lokal")


def test_a_scheduler_that_goes_away_is_a_finding_of_every_plan_it_had(klaster, tmp_path):
    """RG926, and soon."""
    klaster.pekerja()
    jobs = [Job(nomor, tmp_path / nama, None, Options("docx")) for nomor, nama in enumerate(rencana(tmp_path, "abc"))]
    semua = []
    sejak = time.monotonic()
    for outcome in run_on_cluster(jobs, klaster.alamat):
        if not semua:
            klaster.bunuh(klaster.penjadwal)
        semua.append(outcome)
    assert time.monotonic() - sejak < SABAR
    assert sorted(satu.number for satu in semua) == [0, 1, 2]
    assert semua[0].result is Result.DISUSUN
    assert [satu.code for satu in semua[-1].findings] == ["RG926"]


def test_a_cluster_without_workers_or_with_other_ones_is_refused(klaster, tmp_path):
    (nama,) = rencana(tmp_path, "a")
    jobs = [Job(0, tmp_path / nama, None, Options("docx"))]
    with pytest.raises(ClusterError, match="klaster belum mempunyai pekerja; jalankan 'dask worker'"):
        next(run_on_cluster(jobs, klaster.alamat, 1))
    klaster.pekerja()
    jobs = [replace(jobs[0], program="9.9.9+00000000")]
    with pytest.raises(ClusterError, match=re.escape("9.9.9+00000000 seperti komputer ini: tcp://")) as galat:
        next(run_on_cluster(jobs, klaster.alamat))
    assert program() in str(galat.value)
    assert not (tmp_path / "a/build").exists()


def test_a_scheduler_that_does_not_answer_is_wrong_usage(tmp_path, monkeypatch):
    """Nobody listens there, or somebody else does, or it is no address."""
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    (nama,) = rencana(tmp_path, "a")
    with socket.socket() as bisu:
        bisu.bind(("127.0.0.1", 0))
        tertutup = f"tcp://127.0.0.1:{bisu.getsockname()[1]}"
        with socket.socket() as tuli:
            tuli.bind(("127.0.0.1", 0))
            tuli.listen()
            for alamat in (tertutup, f"tcp://127.0.0.1:{tuli.getsockname()[1]}", "ftp://x", "tcp://127.0.0.1:x"):
                with pytest.raises(ClusterError, match=f"penjadwal '{alamat}' tidak dapat dihubungi; periksa alamat"):
                    next(run_on_cluster([Job(0, tmp_path / nama)], alamat, 1))
    hasil = CliRunner().invoke(cli, ["build", str(tmp_path / "a"), "--scheduler", "ftp://x"])
    assert hasil.exit_code == 2
    assert "Kesalahan: penjadwal 'ftp://x' tidak dapat dihubungi" in hasil.stderr


def test_without_dask_the_user_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    rencana(tmp_path, "a")
    hasil = CliRunner().invoke(cli, ["build", str(tmp_path / "a"), "--scheduler", "tcp://127.0.0.1:9"])
    assert hasil.exit_code == 2
    assert 'pip install "renja-gen[klaster]"' in hasil.stderr
    assert not (tmp_path / "a/build").exists()


def test_unchanged_plans_do_not_ask_the_cluster(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "lay_out", lambda *_: (_ for _ in ()).throw(engine.PdfUnavailable("tanpa PDF.")))
    plans = [str(tmp_path / satu) for satu in rencana(tmp_path, "ab")]
    bangun = ["build", "--format", "docx", "--jobs", "1", *plans]
    assert CliRunner().invoke(cli, bangun).exit_code == 0
    hasil = CliRunner().invoke(cli, [*bangun, "--scheduler", "tcp://127.0.0.1:9"])
    assert (hasil.exit_code, "2 rencana: 2 tidak berubah" in hasil.stdout) == (0, True)


def test_a_job_that_kills_every_worker_is_given_up(tmp_path):
    """Dask tries it on several; what it then says becomes a finding."""
    from distributed import KilledWorker

    tewas = KilledWorker("kunci", None, 3)
    for status, galat, kata in (
        ("error", tewas, "berulang kali mati"), ("error", OSError("x"), "rencana ini (OSError)"),
        ("cancelled", None, "hubungan dengan penjadwal terputus"), ("lost", None, "hubungan dengan penjadwal"),
    ):  # fmt: skip
        future = SimpleNamespace(status=status, exception=lambda galat=galat: galat)
        outcome = cluster._outcome(future, Job(7, tmp_path))
        assert (outcome.number, outcome.result, outcome.findings[0].code) == (7, Result.GAGAL, "RG926")
        assert kata in outcome.findings[0].message


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_leaves_no_client_behind(klaster, tmp_path):
    klaster.pekerja()
    plans = rencana(tmp_path, "abcd")
    proses = subprocess.Popen(
        [*BUILD, *plans, "--scheduler", klaster.alamat], cwd=tmp_path, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert proses.stdout.readline().startswith("[1/4] a: disusun")
    proses.send_signal(signal.SIGINT)
    galat = proses.communicate(timeout=SABAR)[1]
    assert proses.returncode == 1
    assert re.fullmatch(r"\d dari 4 rencana selesai; .*\nDihentikan\.\n", galat)
