"""What the fuzzers look for (`tests/fuzz`), for a few seconds and with the same inputs every time.

Plans whose keys are those of the model and whose values are odd; narratives of pieces of Jinja and of Markdown.
"""

import json

import pytest
from fuzz import jalankan, sasaran
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renja_gen.plan.dasar import Bagian
from renja_gen.plan.model import Plan

SEDIKIT = settings(max_examples=200, suppress_health_check=list(HealthCheck))


def _turunan(model: type[Bagian]) -> set[type[Bagian]]:
    return {model}.union(*(_turunan(satu) for satu in model.__subclasses__()))


KUNCI = sorted({kunci for model in _turunan(Bagian) for kunci in model.model_fields})
TEKS = st.sampled_from(sasaran.ANEH) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TAHUN = st.sampled_from(["2023", "2024", "2025", "2026", "s/d 2024", " 2025", "1", "x"])
ISI = st.recursive(
    TEKS,
    lambda anak: (
        st.lists(anak, max_size=4)
        | st.dictionaries(st.sampled_from(KUNCI) | TAHUN | TEKS, anak, max_size=5)
        | st.fixed_dictionaries({"sertakan": anak})
    ),
    max_leaves=25,
)
BAGIAN_WAJIB = {kunci: ISI for kunci, field in Plan.model_fields.items() if field.is_required()}

NILAI = (
    "n", "program", "evaluasi", "pd", "satu", "loop", "isu.isu_strategis", "tidak_ada", "rupiah", "daftar", "tabel",
    "rujuk", "1", "0", "'a'", "none", "[]", "[1, 'b']", "1.5", "99999999999999999999", "true",
)  # fmt: skip
OPERATOR = (*"+-*/%~", "//", "**", "==", "<", "in", "and", "or", "is", "if")
SESUDAH = (
    "|sort", "|first", "|length", "|join(', ')", "|sum", "|groupby('nama')", "|int", "|selectattr('pagu')|list",
    "|default(0)", ".nama", "[0]", "['x']", "[1:]", "()", ".items()", "|unique", "|upper", " is defined",
    ".__class__",
)  # fmt: skip
FUNGSI = ("rupiah", "persen", "angka", "terbilang", "hitungan", "daftar", "ada_tabel", "tabel")
JINJA = st.recursive(
    st.sampled_from(NILAI),
    lambda anak: st.one_of(
        st.tuples(anak, st.sampled_from(OPERATOR), anak).map(" ".join),
        st.tuples(anak, st.sampled_from(SESUDAH)).map("".join),
        st.tuples(st.sampled_from(FUNGSI), anak).map(lambda bagian: f"{bagian[0]}({bagian[1]})"),
        anak.map(lambda satu: f"({satu})"),
        anak.map(lambda satu: f"not {satu}"),
    ),
    max_leaves=8,
)
POTONG = st.one_of(
    JINJA.map(lambda satu: f"{{{{ {satu} }}}}"),
    JINJA.map(lambda satu: f"{{% for satu in {satu} %}}"),
    JINJA.map(lambda satu: f"{{% if {satu} %}}"),
    JINJA.map(lambda satu: f"{{% set satu = {satu} %}}"),
    st.sampled_from(["{% endfor %}", "{% endif %}", "{% else %}", "{#", "#}", "{{", "%}", "{% raw %}", "\n"]),
)
TANDA = (
    "*", "**", "_", "`", "```\n", "[", "](", ")", "![", "<b>", "<!--", "-->", "&amp;", "&#0;", "\\", "> ", "- ",
    "1. ", "   ", "\t", "# ", "### ", "---\n", "===\n", "|a|\n", "\n", "\n\n", "  \n", "[[tabel:evaluasi]]",
    "[](#tabel-evaluasi)", "[](#tabel-)", "[a]: b\n", "\u2028", "\r", "\x85", "é", "kata ",
)  # fmt: skip
MARKDOWN = st.sampled_from(TANDA) | TEKS


@SEDIKIT
@given(st.fixed_dictionaries(BAGIAN_WAJIB, optional=dict.fromkeys(Plan.model_fields.keys() - BAGIAN_WAJIB, ISI)))
def test_any_values_under_the_keys_of_a_plan_give_findings_or_a_document(isi):
    sasaran.rencana(json.dumps(isi, ensure_ascii=False).encode("utf-8", "replace"))


@SEDIKIT
@given(st.binary(max_size=60))
def test_a_plan_put_together_wrongly_gives_findings_or_a_document(data):
    sasaran.potongan(data)


@SEDIKIT
@given(st.lists(POTONG, max_size=12).map("".join))
def test_any_jinja_gives_findings_or_a_document(teks):
    sasaran.narasi(teks.encode("utf-8", "replace"))


@SEDIKIT
@given(st.lists(MARKDOWN, max_size=40).map("".join))
def test_any_markdown_gives_findings_or_a_document(teks):
    sasaran.narasi(teks.encode("utf-8", "replace"))


@SEDIKIT
@given(st.binary(max_size=300))
def test_any_bytes_as_a_narrative_give_findings_or_a_document(data):
    sasaran.narasi(data)


@pytest.mark.parametrize("nama", sasaran.SASARAN)
def test_the_fuzzer_has_seeds_for_every_target_and_runs_without_atheris(nama, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert len(jalankan.benih(nama, sasaran.AKAR)) > 15
    jalankan.tanpa_atheris(nama, ["-max_total_time=0.5", "-seed=1"])
    assert list(tmp_path.iterdir()) == [], capsys.readouterr()


def test_the_targets_notice_what_they_look_for(monkeypatch):
    """A finding outside its file, with a code of no form, or no document without one."""
    assert issubclass(Plan, Bagian)
    for ganti in ({"temuan": "x"}, {"baris": 99}):
        kode, baris = ganti.get("temuan", "RG101"), ganti.get("baris", 1)
        temuan = sasaran.Diagnostic(kode, "pesan", sasaran.Span("plan.yaml", baris, 1))
        monkeypatch.setattr(sasaran.pipeline, "check", lambda _, satu=temuan: (satu,))
        with pytest.raises(AssertionError):
            sasaran.rencana(b"a: 1")
