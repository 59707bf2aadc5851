"""Manuals: each code has one, its samples do what they say, and the points of review are all answered."""

import ast
import inspect
import re
import subprocess
import sys

import pytest
from alat import AKAR, PNG_SATU_TITIK, contoh_manual, tulis
from test_rules import INGGRIS

from renja_gen import pipeline
from renja_gen.diagnostics import Severity
from renja_gen.rules import ATURAN, KODE_ATURAN, KODE_PERINGATAN
from renja_gen.rules.abaikan import TANPA_TEMUAN, TIDAK_DAPAT
from renja_gen.rules.buku import KELUARGA, MANUAL, menurut_keluarga, terdekat
from renja_gen.rules.cakupan import BUTIR
from renja_gen.rules.tahap import MANUAL as TAHAP
from renja_gen.writers.engine import PdfError

# Codes that no plan or narrative can show: they need bytes, many files, templates or a failing machine.
TANPA_CONTOH = {
    "RG001",
    "RG002",
    "RG003",
    "RG014",
    "RG022",
    "RG105",
    "RG107",
    "RG516",
    "RG901",
    "RG902",
    "RG903",
    "RG904",
    "RG905",
    "RG909",
    "RG910",
    "RG915",
    "RG916",
    "RG918",
    "RG919",
    "RG920",
    "RG925",
    "RG926",
    "RG927",
    "RG930",
    "RG931",
    "RG939",
    "RG960",
    "RG961",
    "RG942",
    "RG943",
    "RG945",
    "RG946",
    "RG947",
    "RG948",
    "RG949",
    "RG950",
    "RG951",
    "RG955",
    "RG967",
    "RG968",
    "RG969",
}
SEMUA = pytest.mark.parametrize("manual", MANUAL.values(), ids=MANUAL)
# How a stage reports, and with which severity.
CARA = {
    "add": Severity.GALAT, "refuse": Severity.GALAT, "Diagnostic": Severity.GALAT, "warn": Severity.PERINGATAN,
}  # fmt: skip


def _berkas_program():
    """The program without the manuals of the stages, as syntax trees."""
    semua = [berkas for berkas in (AKAR / "renja_gen").rglob("*.py") if berkas.parent.name != "tahap"]
    assert len(semua) > 60
    return [ast.parse(berkas.read_text("utf-8")) for berkas in semua]


def _kode(pohon):
    """The codes that stand in a piece of program."""
    teks = (satu.value for satu in ast.walk(pohon) if isinstance(satu, ast.Constant) and isinstance(satu.value, str))
    return {satu for satu in teks if re.fullmatch(r"RG\d{3}", satu)}


def test_every_code_has_one_manual_and_every_manual_its_code():
    assert sorted(MANUAL) == sorted([*(satu.kode for satu in TAHAP), *(satu.kode for satu in ATURAN)])
    assert set(MANUAL) == set().union(*(_kode(pohon) for pohon in _berkas_program()))


def test_the_manuals_of_the_stages_name_all_severities_and_no_other():
    """Those of findings on silences, whose codes have names, are shown by their samples.

    Errors of a PDF carry their codes; their tests show both severities.
    """
    sifat = {}
    for pohon in _berkas_program():
        for panggilan in (satu for satu in ast.walk(pohon) if isinstance(satu, ast.Call) and satu.args):
            cara = getattr(panggilan.func, "attr", getattr(panggilan.func, "id", ""))
            for kode in _kode(panggilan.args[0]) if cara in CARA else ():
                sifat.setdefault(kode, set()).add(CARA[cara])
    lain = {TANPA_TEMUAN, TIDAK_DAPAT, *(galat.code for galat in (PdfError, *PdfError.__subclasses__()))}
    assert sifat == {satu.kode: set(satu.sifat) for satu in TAHAP if satu.kode not in lain}


@pytest.mark.parametrize("aturan", ATURAN, ids=lambda aturan: aturan.kode)
def test_a_rule_gives_no_severity_that_its_manual_does_not_name(aturan):
    """What the broken plans show is checked with them; this sees the ones that none of them shows."""
    assert aturan.sifat
    badan = inspect.getsource(aturan.cari).split("\ndef ")[1]
    assert set(re.findall(r"Severity\.(\w+)", badan)) <= {satu.name for satu in aturan.sifat}


@SEMUA
def test_a_manual_is_complete_and_indonesian(manual):
    assert re.fullmatch(r"[^.]*(\.\w[^.]*)*\.", manual.judul), "one sentence"
    assert manual.uraian.endswith(".")
    assert bool(manual.salah) == bool(manual.benar) == (manual.kode not in TANPA_CONTOH)
    tanpa_nama = re.sub(r"`[^`]*`|\*[^*]*\*|\]\([^)]*\)", "", f"{manual.judul} {manual.uraian}")
    assert not INGGRIS.search(tanpa_nama)


@SEMUA
def test_the_samples_of_a_manual_are_what_they_say(manual, tmp_path):
    """The bad one causes the finding with a severity that the manual names, the good one causes nothing at all."""
    for folder, teks in (("salah", manual.salah), ("benar", manual.benar)):
        if not teks:
            continue
        (tmp_path / folder).mkdir()
        berkas = {"plan.yaml": f"{teks}\n"} if manual.utuh else contoh_manual(teks)
        temuan = pipeline.check(tulis(tmp_path / folder, {"logo.png": PNG_SATU_TITIK, **berkas}))
        semua = [f"{satu.code} {satu.span} {satu.message}" for satu in temuan if not satu.silenced]
        sifat = {satu.severity for satu in temuan if satu.code == manual.kode}
        if folder == "salah":
            assert sifat, semua
            assert sifat <= set(manual.sifat)
        elif manual.utuh:
            assert not sifat
        else:
            assert semua == []


def test_only_warnings_of_composing_may_be_silenced_beside_those_of_rules():
    assert {"RG514", "RG521"} <= KODE_PERINGATAN
    assert all(Severity.PERINGATAN in MANUAL[kode].sifat for kode in KODE_PERINGATAN)
    assert KODE_PERINGATAN.isdisjoint(KODE_ATURAN)


# --- families and points of review


def test_every_code_belongs_to_one_family():
    assert [kode for _, semua in menurut_keluarga() for kode in (satu.kode for satu in semua)] == list(MANUAL)
    assert [satu.awal for satu in KELUARGA] == sorted({satu.awal for satu in KELUARGA})


@pytest.mark.parametrize(
    ("salah", "benar"),
    [
        ("RG294", "RG204"),
        ("RG499", "RG454"),
        ("204", "RG204"),
        ("RG2040", "RG204"),
        ("rg 20", "RG020"),
        ("4", "RG004"),
    ],
)
def test_a_wrong_code_is_answered_with_the_nearest_ones(salah, benar):
    """One digit wrong, the letters left out, a digit too many, noughts left out."""
    assert benar in terdekat(salah)
    assert len(terdekat(salah)) == 3


def test_a_word_is_near_no_code():
    assert terdekat("pagu") == terdekat("") == []


def test_every_point_of_review_is_answered_by_a_code_or_by_the_design():
    assert len(BUTIR) > 40
    assert [satu.nomor for satu in BUTIR if not satu.kode and not satu.rancangan] == []


def test_codes_answer_only_points_of_review_that_there_are():
    nomor = [satu.nomor for satu in BUTIR]
    assert nomor == sorted(set(nomor))
    assert len(nomor) > 40
    assert {satu for manual in MANUAL.values() for satu in manual.menjawab} <= set(nomor)
    assert all(satu.isi.endswith(".") and not INGGRIS.search(satu.isi) for satu in BUTIR)
    assert all(satu.rancangan == "" or satu.rancangan.endswith(".") for satu in BUTIR)


# --- docs/aturan.md


def test_the_document_is_what_its_tool_makes(tmp_path):
    """After a change of a manual: `make docs`."""
    subprocess.run([sys.executable, str(AKAR / "tools/tulis_aturan.py"), str(tmp_path / "aturan.md")], check=True)
    dibuat, ada = ((folder / "aturan.md").read_text("utf-8") for folder in (tmp_path, AKAR / "docs"))
    assert dibuat.splitlines() == ada.splitlines()
    assert dibuat == ada
