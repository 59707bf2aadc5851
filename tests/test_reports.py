"""Reports: the same findings for people, for other programs, for GitHub; nothing of a plan can leave its frame."""

import json
import re

import pytest
from alat import MINIMAL, tempat, tulis, ubah
from click.testing import CliRunner
from sarif_pydantic import Sarif

from renja_gen import pipeline
from renja_gen.cli import cli
from renja_gen.diagnostics import Diagnostic, Severity, Span
from renja_gen.reports import as_github, as_json, as_sarif, as_text, summary

TANPA_DANA = ("            sumber_dana: Dana Alokasi Umum\n", "")
KODE_SALAH = ("kode: 2.23.02.2.01.0008", "kode: 2.23.02.2.01.9999")
DIABAIKAN = ("renstra: {periode", "abaikan: {kode: RG402, alasan: menunggu KUA-PPAS}\nrenstra: {periode")


def jalan(*isian: object):
    return CliRunner().invoke(cli, ["check", *(str(satu) for satu in isian)], prog_name="renja-gen")


@pytest.fixture
def rencana(tmp_path):
    """One error, one warning that is set aside."""
    return tulis(tmp_path / "opd satu", {"plan.yaml": ubah(MINIMAL, TANPA_DANA, KODE_SALAH, DIABAIKAN)})


def test_a_finding_shows_its_line_and_a_caret_under_its_column(tmp_path):
    teks = ubah(MINIMAL, KODE_SALAH)
    path = tulis(tmp_path, {"plan.yaml": teks})
    baris, kolom = tempat(teks, "2.23.02.2.01.9999")
    kepala, kutipan, tanda, *_ = jalan(path).stdout.split("\n")
    assert kepala.startswith(f"{path}:{baris}:{kolom}: galat RG204: ")
    assert kutipan == f"{baris:>6} | - kode: 2.23.02.2.01.9999"
    assert kutipan[tanda.index("^") :] == "2.23.02.2.01.9999"
    assert tanda[: tanda.index("^")].strip() == "|"


def test_a_long_line_is_shown_around_its_column(tmp_path):
    teks = "x" * 300 + "INI" + "y" * 300
    (tmp_path / "a.yaml").write_text(teks)
    _, kutipan, tanda = as_text(Diagnostic("RG101", "pesan", Span(str(tmp_path / "a.yaml"), 1, 301))).split("\n")
    assert len(kutipan) < 120
    assert kutipan[tanda.index("^") :].startswith("INI")
    assert kutipan.endswith("…")


@pytest.mark.parametrize("span", [Span("tidak-ada.yaml", 3, 1), Span("."), Span("PDF"), Span("a.yaml", 99, 1)])
def test_a_place_that_is_no_line_of_a_file_has_no_excerpt(span, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text("satu\n")
    assert as_text(Diagnostic("RG101", "pesan", span)) == f"{span}: galat RG101: pesan"


def test_no_escape_sequence_of_a_plan_reaches_the_terminal(tmp_path):
    """Neither by a message nor by the quoted line, nor by a file name."""
    jahat = "\x1b]0;x\x07\x1b[31m\u202eabc"
    nama = tmp_path / "a\x1b[2J.yaml"
    nama.write_text(f"nama: {jahat}\n")
    temuan = Diagnostic("RG101", f"kunci '{jahat}'", Span(str(nama), 1, 7), hint=jahat, silenced=jahat)
    for teks in (as_text(temuan), as_github(temuan)):
        assert "abc" in teks
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", teks)


def test_all_plans_and_findings_are_in_the_json(rencana):
    lain = rencana.with_name("lain.yaml")
    lain.write_bytes(rencana.read_bytes())
    hasil = jalan(rencana, rencana.parent, lain, "--format", "json")  # a plan named twice counts once
    assert hasil.exit_code == 1
    data = json.loads(hasil.stdout)
    assert [satu["rencana"] for satu in data["hasil"]] == [str(rencana), str(lain)]
    satu = data["hasil"][0]
    assert (satu["lulus"], satu["jumlah"]) == (False, {"galat": 1, "peringatan": 0, "saran": 0, "diabaikan": 1})
    assert {(t["kode"], t["sifat"], t["diabaikan"]) for t in satu["temuan"]} == {
        ("RG402", "peringatan", "menunggu KUA-PPAS"), ("RG204", "galat", None),
    }  # fmt: skip
    assert all(t["berkas"] == str(rencana) and t["baris"] and t["kolom"] and t["pesan"] for t in satu["temuan"])


def test_sarif_is_valid_and_marks_what_is_set_aside(rencana):
    teks = jalan(rencana, "--format", "sarif").stdout
    Sarif.model_validate_json(teks)
    (run,) = json.loads(teks)["runs"]
    aturan = run["tool"]["driver"]["rules"]
    assert [satu["id"] for satu in aturan] == ["RG204", "RG402"]
    assert all(satu["shortDescription"]["text"] and satu["help"]["text"] for satu in aturan)
    assert {satu["ruleId"]: satu["level"] for satu in run["results"]} == {"RG204": "error", "RG402": "warning"}
    for satu in run["results"]:
        assert aturan[satu["ruleIndex"]]["id"] == satu["ruleId"]
        tempatnya = satu["locations"][0]["physicalLocation"]
        assert tempatnya["artifactLocation"]["uri"].endswith("/opd%20satu/plan.yaml")
        assert tempatnya["region"]["startLine"] > 1
        diredam = [{"kind": "inSource", "justification": "menunggu KUA-PPAS"}] if satu["ruleId"] == "RG402" else None
        assert satu.get("suppressions") == diredam


def test_github_annotations_name_file_line_and_column(rencana):
    teks = rencana.read_text()
    baris, kolom = tempat(teks, "2.23.02.2.01.9999")
    keluaran = jalan(rencana, "--format", "github").stdout
    (satu,) = keluaran.splitlines()  # what is set aside is no annotation
    assert satu.startswith(f"::error file={rencana},line={baris},col={kolom},title=RG204::sub kegiatan ")


def test_a_plan_cannot_forge_a_workflow_command():
    jahat = "a\n::error::palsu\r::x::%0A"
    teks = as_github(Diagnostic("RG101", jahat, Span("a:b,c.yaml", 1, 2), Severity.SARAN))
    assert teks == "::notice file=a%3Ab%2Cc.yaml,line=1,col=2,title=RG101::a%0A::error::palsu%0D::x::%250A"


def test_findings_without_a_line_have_a_file_only():
    temuan = Diagnostic("RG001", "tidak dapat dibaca", Span("plan.yaml"))
    assert as_github(temuan) == "::error file=plan.yaml,title=RG001::tidak dapat dibaca"


def test_what_is_set_aside_is_counted_and_shown_on_request(rencana):
    biasa, lengkap = jalan(rencana).stdout, jalan(rencana, "--ignored").stdout
    assert biasa.endswith(": 1 galat, 1 diabaikan\n")
    assert "RG402" not in biasa
    assert "peringatan RG402" in lengkap
    assert "    diabaikan: menunggu KUA-PPAS\n" in lengkap


def test_strict_leaves_what_is_set_aside_alone(tmp_path):
    path = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, TANPA_DANA, DIABAIKAN)})
    assert jalan(path, "--strict").exit_code == 0
    path = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, TANPA_DANA)})
    assert jalan(path, "--strict").exit_code == 1


def test_strict_findings_are_errors_for_programs_too(tmp_path):
    path = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, TANPA_DANA)})
    (satu,) = json.loads(jalan(path, "--strict", "--format", "json").stdout)["hasil"]
    assert (satu["lulus"], satu["jumlah"]["galat"]) == (False, 1)
    assert jalan(path, "--strict", "--format", "github").stdout.startswith("::error ")
    hasil = CliRunner().invoke(cli, ["build", "--strict", str(path)], prog_name="renja-gen")
    assert hasil.stderr.endswith("plan.yaml: 1 galat; dokumen tidak dibuat, perbaiki dulu temuan di atas.\n")


def test_the_summary_counts_by_severity():
    span = Span("a", 1, 1)
    semua = [Diagnostic("RG101", "x", span, sifat) for sifat in (*Severity, Severity.SARAN)]
    assert summary(semua) == "1 galat, 1 peringatan, 2 saran"
    assert summary([]) == "tidak ada temuan"


def test_json_and_sarif_of_nothing_are_whole(tmp_path):
    path = tulis(tmp_path, {"plan.yaml": MINIMAL})
    assert pipeline.check(path) == ()
    assert json.loads(as_json([]))["hasil"] == []
    assert Sarif.model_validate_json(as_sarif([], "0")).runs
    assert json.loads(jalan(path, "--format", "json").stdout)["hasil"][0]["lulus"] is True
