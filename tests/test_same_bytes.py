"""Same input, same bytes: nothing of the machine gets into a document, and no date but that of the plan."""

import os
import re
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from alat import AKAR, MINIMAL, PNG_SATU_TITIK, temuan, tulis, ubah
from pypdf import PdfReader

from renja_gen import pipeline
from renja_gen.diagnostics import Report
from renja_gen.loading import load
from renja_gen.options import DEFAULT, ENGINES, Options
from renja_gen.verify.read_docx import read_docx
from renja_gen.verify.read_pdf import read_pdf_record
from renja_gen.writers import engine

MESIN_PDF = [satu for satu in ENGINES if find_spec(engine._MODULES[satu])]
TANGGAL = "tanggal: 28 Februari 2024"
RENCANA = {
    "plan.yaml": ubah(MINIMAL, ("  daerah: Kota Contoh", "  daerah: Kota Contoh\n  logo: logo.png")),
    "narasi/isu.md": "Isu pertama ialah ruang baca yang sempit.\n\n- Pertama – “kutipan”\n- Kedua\n",
    "templat/narasi/kebijakan-nasional.md": "Kebijakan menurut instansi.\n",
    "logo.png": PNG_SATU_TITIK,
}
WAKTU_PALSU = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
# Two machines: folder of the plan, umask, line ends of the files, and the environment.
MESIN: tuple[tuple[str, int, str, dict[str, str]], ...] = (
    ("a", 0o022, "\n",
     {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "FAKETIME": "@2001-02-03 04:05:06"}),
    ("dalam sekali/ä", 0o077, "\r\n",
     {"TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "FAKETIME": "@2037-06-07 23:59:58"}),
)  # fmt: skip
PERINTAH = "from renja_gen.cli import main; main()"


def bangun(tempat: Path, ke: int, mesin_pdf: str) -> dict[str, bytes]:
    """Both documents, made by the command in a process of its own on one of the machines."""
    nama, umask, baris, lingkungan = MESIN[ke]
    folder = tempat / nama
    for berkas, isi in RENCANA.items():
        tulis(folder, {berkas: isi.replace("\n", baris) if isinstance(isi, str) else isi})
    palsu = {"LD_PRELOAD": str(WAKTU_PALSU)} if WAKTU_PALSU else {}
    isian = [folder, "-o", tempat / f"hasil {ke}", "--pdf-engine", mesin_pdf, "--templates", folder / "templat"]
    bersih = {nama: isi for nama, isi in os.environ.items() if not nama.startswith(("LC_", "LANG", "SOURCE_DATE"))}
    selesai = subprocess.run(
        [sys.executable, "-c", PERINTAH, "build", *(str(satu) for satu in isian)],
        env={**bersih, "PYTHONPATH": str(AKAR), **lingkungan, **palsu, "HOME": str(folder)},
        cwd=folder if ke else tempat,
        umask=umask,
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert (selesai.returncode, selesai.stderr) == (0, b"")
    return {path.suffix: path.read_bytes() for path in (tempat / f"hasil {ke}").iterdir() if path.is_file()}


@pytest.fixture(scope="module", params=MESIN_PDF)
def dua(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The documents of both machines."""
    tempat = tmp_path_factory.mktemp("mesin")
    with ThreadPoolExecutor(2) as pekerja:
        return list(pekerja.map(lambda ke: bangun(tempat, ke, request.param), range(len(MESIN))))


@pytest.mark.parametrize("akhiran", [".docx", ".pdf"])
def test_two_machines_give_the_same_bytes(dua, akhiran):
    """Folder, current folder, time zone, locale, hash seed, umask, line ends, and the clock."""
    assert len(dua[0][akhiran]) > 10_000
    assert dua[0][akhiran] == dua[1][akhiran]


def test_the_dates_are_those_of_the_plan(dua):
    assert TANGGAL in MINIMAL
    for satu in dua:
        assert _tanggal_docx(satu[".docx"]) == {"2024-02-28T00:00:00Z"}
        assert _tanggal_pdf(satu[".pdf"]) == {"20240228000000"}


def test_both_formats_carry_the_same_record_whatever_the_engine(dua):
    docx, pdf = read_docx(dua[0][".docx"]).record, read_pdf_record(dua[0][".pdf"])
    assert docx is not None
    assert docx == pdf
    assert docx.settings["mesin"] in MESIN_PDF
    assert docx.files is not None
    assert {"logo.png", "plan.yaml", "narasi/isu.md", "templat/narasi/kebijakan-nasional.md"} == set(docx.files)


def test_the_clocks_of_the_machines_really_differ():
    """Guards the tests above where the library is there, as it is where changes are accepted."""
    if WAKTU_PALSU is None:
        pytest.skip("needs libfaketime")
    tahun = [
        subprocess.run(
            [sys.executable, "-c", "import datetime, time; print(datetime.datetime.now().year, time.localtime()[0])"],
            env={**os.environ, **lingkungan, "LD_PRELOAD": str(WAKTU_PALSU)},
            capture_output=True, text=True, check=True,
        ).stdout.split()
        for *_, lingkungan in MESIN
    ]  # fmt: skip
    assert tahun == [["2001", "2001"], ["2037", "2037"]]


def _tanggal_docx(data: bytes) -> set[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {satu.date_time for satu in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return set(re.findall(r">([^<>]*)</dcterms:", archive.read("docProps/core.xml").decode()))


def _tanggal_pdf(data: bytes) -> set[str]:
    info = PdfReader(BytesIO(data)).metadata
    return {re.sub(r"\D", "", str(info[kunci]).partition("+")[0])[:14] for kunci in ("/CreationDate", "/ModDate")}


# --- SOURCE_DATE_EPOCH

TANPA_TANGGAL = ubah(MINIMAL, (f", {TANGGAL}", ""))


@pytest.fixture
def tanpa_tata(monkeypatch):
    """The DOCX alone, without the layout that gives its page numbers."""

    def gagal(*_):
        raise engine.PdfUnavailable("Pango belum terpasang.")

    monkeypatch.setattr(engine, "lay_out", gagal)


def _docx(folder: Path, teks: str, options: Options = DEFAULT) -> set[str]:
    hasil = pipeline.remade(tulis(folder, {"plan.yaml": teks}), options)
    return _tanggal_docx(hasil.outputs["docx"])


def test_a_plan_without_a_date_takes_that_of_the_environment(tmp_path, tanpa_tata, monkeypatch):
    """A plan with a date keeps it; without either it is the first day of the year before the plan's."""
    options = Options("docx")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert _docx(tmp_path, TANPA_TANGGAL, options) == {"2024-01-01T00:00:00Z"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert _docx(tmp_path, TANPA_TANGGAL, options) == {"2023-11-14T22:13:20Z"}
    assert _docx(tmp_path, MINIMAL, options) == {"2024-02-28T00:00:00Z"}
    assert _docx(tmp_path, TANPA_TANGGAL, Options("docx", epoch=0)) == {"1970-01-01T00:00:00Z"}


def test_the_date_of_the_environment_is_that_of_the_pdf_and_is_kept_for_verify(tmp_path, monkeypatch):
    """On a machine where it is not set."""
    from renja_gen.verify import verify

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    built = pipeline.build(tulis(tmp_path, {"plan.yaml": TANPA_TANGGAL}), options=Options("pdf"))
    (satu,) = built.files
    assert _tanggal_pdf(satu.path.read_bytes()) == {"20231114221320"}
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert "sama persis" in verify(satu.path, tmp_path).lines[0]


@pytest.mark.parametrize("nilai", ["kemarin", "-1", "1.5", "٣", " 1", "253402300800", "9" * 5000])
def test_a_date_that_is_none_is_a_finding(nilai, tmp_path, tanpa_tata, monkeypatch):
    """RG920: the build stops before anything is written, unless the plan has a date."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", nilai)
    rencana = tulis(tmp_path, {"plan.yaml": TANPA_TANGGAL})
    built = pipeline.build(rencana, tmp_path / "hasil", Options("docx"))
    assert not built.ok
    assert "RG920" in [kode for kode, *_ in temuan(built.diagnostics)]
    assert not (tmp_path / "hasil").exists()
    assert not any(satu.code == "RG920" for satu in pipeline.check(rencana))
    assert pipeline.remade(tulis(tmp_path, {"plan.yaml": MINIMAL}), Options("docx")).outputs


def test_the_last_second_is_a_date(monkeypatch, tmp_path):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253402300799")
    loaded = load(tulis(tmp_path, {"plan.yaml": TANPA_TANGGAL}))
    report = Report()
    options = pipeline._dated(loaded, DEFAULT, report)
    assert options.epoch is not None
    from renja_gen.provenance import moment

    assert moment(options.epoch).year == 9999
    assert report.diagnostics == ()
