"""Narratives: prose from other people, closed in, bounded, and unable to turn names into markup."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from alat import AKAR, MINIMAL, Temuan, periksa, temuan, tulis, ubah
from hypothesis import example, given, settings
from hypothesis import strategies as st

from renja_gen.angka import daftar, rp
from renja_gen.compose.dokumen import compose
from renja_gen.compose.sandbox import MAX_OUTPUT, Syntax, environment, render
from renja_gen.computing import compute
from renja_gen.diagnostics import Diagnostic, Report, Severity
from renja_gen.document.blocks import ItemList, Paragraph, Run
from renja_gen.document.markdown import to_blocks
from renja_gen.document.syntax import escape
from renja_gen.loading import load
from renja_gen.pipeline import check
from renja_gen.templates import Templates

DATA: dict[str, Any] = {
    "n": 2025,
    "pagu": Decimal(1500),
    "kosong": None,
    "nama": "Dinas *A*",
    "banyak": list(range(1000)),
    "program": [{"nama": "satu", "pagu": Decimal(1)}, {"nama": "dua", "pagu": Decimal(2)}],
}


def cetak(teks: str, **data: Any) -> tuple[str | None, list[Temuan]]:
    """The Markdown of a template, and its findings."""
    report = Report()
    env = environment({"rupiah": rp, "daftar": daftar, "tanda": lambda: Syntax("**tebal**")})
    hasil = render(env, teks, DATA | data, "narasi/x.md", report)
    return hasil, temuan(report.diagnostics)


def narasi(tmp_path: Path, teks: str, nama: str = "isu") -> tuple[Diagnostic, ...]:
    """The findings on a minimal plan with a narrative of its own."""
    return periksa(tmp_path, MINIMAL, **{f"narasi/{nama}.md": teks})


def terbaca(markdown: str) -> str:
    """All text of the blocks that a Markdown text becomes, which must be one plain paragraph (or nothing)."""
    asing: list[str] = []
    blok = to_blocks(markdown, "x", lambda apa, _: asing.append(apa))
    assert asing == []
    assert len(blok) <= 1
    for satu in blok:
        assert isinstance(satu, Paragraph), blok
        assert all(isinstance(run, Run) and not run.bold and not run.italic for run in satu.inlines), blok
    return "".join(run.text for satu in blok if isinstance(satu, Paragraph) for run in satu.inlines)


# --- what narratives can do


def test_figures_lists_and_conditions_are_printed():
    teks = (
        "{% for satu in program|sort(attribute='pagu', reverse=true) %}"
        "{{ satu.nama }} {{ rupiah(satu.pagu) }}{{ ';' if not loop.last }} {% endfor %}"
        "{% set jumlah = program|sum(attribute='pagu') %}{{ rupiah(jumlah) }}"
        " {{ 'x' ~ n ~ kosong|default('-', true) }} "
        "{{ daftar(['a', 'b'] + ['c']) }} {{ banyak[:3]|join('/') }} {{ kosong }}{{ n + 1 }} {{ tanda() }}"
    )
    assert cetak(teks) == ("dua Rp2; satu Rp1 Rp3 x2025- a, b, dan c 0/1/2 2026 **tebal**", [])


def test_the_sum_of_nothing_is_an_amount():
    """Not the whole number 0, on which `rupiah` once failed."""
    assert cetak("{{ rupiah([]|sum) }} {{ rupiah(kosong or 0) }}") == ("Rp0 Rp0", [])


# --- escapes


@pytest.mark.parametrize(
    "teks",
    [
        "{{ ''.__class__ }}",
        "{{ ''['__class__'] }}",
        "{{ program.__class__.__mro__ }}",
        "{{ rupiah.__globals__ }}",
        "{{ rupiah.__code__ }}",
        "{{ program[0].items.__self__ }}",
        "{{ 'a'.format(1) }}",
        "{{ '{0.__class__}'.format(n) }}",
        "{{ '{a.__class__}'.format_map({'a': 1}) }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ 'a'.join(['b']) }}",
        "{{ 'x' * 10**9 }}",
        "{{ 10**10**10 }}",
        "{{ n ** 2 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 'a' * n }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%s' % nama }}",
        "{{ program.append(1) }}",
        "{{ program[0].update({}) }}",
        "{{ program[0].pop('nama') }}",
        "{% set x = [[1]] %}",
        "{{ (program, program)|length }}",
        "{{ nama.encode() }}",
        "{{ pagu.as_tuple() }}",
        "{{ program|selectattr('nama.__class__')|list }}",
        "{{ '{:>1000000000}'.format(n)|length }}",
        "{% for x in program %}{{ loop.__init__ }}{% endfor %}",
    ],
)
def test_escapes_from_the_sandbox_are_refused(teks):
    """RG513 (or an unknown name, where the sandbox hides it), with the line; nothing is printed."""
    hasil, ditemukan = cetak(f"baris satu\n{teks}\n")
    assert hasil is None
    assert ditemukan in ([("RG513", 2, 1)], [("RG511", 2, 1)])


@pytest.mark.parametrize(
    "teks",
    [
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% macro f() %}{{ f() }}{% endmacro %}",
        "{% block a %}{% endblock %}",
        "{% filter upper %}a{% endfilter %}",
        "{% set a %}x{% endset %}",
        "{% call f() %}{% endcall %}",
        "{% with a = 1 %}{% endwith %}",
        "{% for a in program recursive %}{% endfor %}",
        "{% do x %}",
        "{% autoescape true %}{% endautoescape %}",
        "{{ n|attr('real') }}",
        "{{ program|map('upper') }}",
        "{{ nama|format(1) }}",
        "{{ n|pprint }}",
        "{{ n is filter('x') }}",
        "{{ nama|xmlattr }}",
        "{{ nama|safe }}",
        "{{ nama|tojson }}",
    ],
)
def test_statements_and_filters_off_the_list_are_refused(teks):
    assert cetak(f"baris satu\n\n{teks}\n") == (None, [("RG510", 3, 1)])


@pytest.mark.parametrize(
    "nama", ["lipsum", "range", "cycler", "joiner", "namespace", "dict", "config", "request", "open"]
)
def test_no_function_of_jinja_or_python_is_there(nama):
    assert cetak(f"a\n{{{{ {nama}(5) }}}}") == (None, [("RG511", 2, 1)])


def test_printing_what_is_no_text_or_number_is_refused():
    """A function would print its address in memory, a list its brackets."""
    for teks in ("{{ rupiah }}", "{{ program }}", "{{ program[0] }}", "{{ self }}", "{{ program[0].items() }}"):
        assert cetak(f"a\n{teks}") == (None, [("RG510", 2, 1)]), teks


# --- limits

GANDA = "{% set a = 'xxxxxxxxxx' %}"


@pytest.mark.parametrize(
    "teks",
    [
        GANDA + "{% set a = a ~ a %}" * 60,
        GANDA + "{% set a = a + a %}" * 60,
        GANDA + "{% set a = [a, a]|join(a) %}" * 60,
        "{% set a = [1, 2] %}" + "{% set a = a + a %}" * 60,
        "{% set a = 99 %}" + "{% set a = a * a %}" * 60,
        "{% set a = 99 %}" + "{% set a = a + a %}" * 10_000,
        "".join(f"{{% for a{i} in banyak %}}" for i in range(6)) + "{% endfor %}" * 6,
        "{% for a in banyak %}{% for b in banyak %}{{ 'x' }}{% endfor %}{% endfor %}",
        "{% for a in banyak %}" + "x" * 1000 + "{% endfor %}",
        "y" * (MAX_OUTPUT + 1),
    ],
    ids=range(10),
)
def test_what_would_grow_without_end_is_stopped(teks):
    """RG512 in a moment: by doubling, by nested loops, or by sheer length; no memory, no waiting."""
    hasil, ditemukan = cetak(teks)
    assert hasil is None
    assert [kode for kode, _, _ in ditemukan] == ["RG512"]


@pytest.mark.parametrize(
    "teks",
    [
        "(" * 5000,
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{{ " + "-" * 5000 + "1 }}",
        "{% for a in banyak %}" * 30 + "{% endfor %}" * 30,
        "{% if n %}" * 300 + "{% endif %}" * 300,
        "{{ '9' * 0 }}",
        "{{ 1 / 0 }}",
        "{{ pagu % 0 }}",
        "{{ rupiah('x') }}",
        "{{ rupiah([]) }}",
        "{{ kosong + 1 }}",
        "{{ pagu * 1.5 }}",
        "{{ kosong|length }}",
        "{{ program|sort|first }}",
        "{{ daftar(5) }}",
        "{{ ('9' ~ '9')|int + 'a' }}",
    ],
)
def test_no_expression_leads_to_an_exception(teks):
    hasil, ditemukan = cetak(teks)
    assert (hasil is None) == bool(ditemukan)
    assert {kode for kode, _, _ in ditemukan} <= {"RG510", "RG512", "RG513"}


POTONGAN = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        " ",
        "\n",
        "n",
        "program",
        "nama",
        ".",
        "[0]",
        "(",
        ")",
        "'",
        "|",
        "join",
        "sum",
        "if",
        "for",
        "in",
        "endif",
        "endfor",
        "set",
        "=",
        "+",
        "*",
        "~",
        "-",
        "1",
        "'a'",
        ",",
        "loop",
        "__class__",
        "else",
    ]
)


@settings(max_examples=500)
@given(st.lists(POTONGAN, max_size=25).map("".join))
def test_any_template_gives_text_or_findings_with_their_place(teks):
    hasil, ditemukan = cetak(teks)
    assert (hasil is None) == bool(ditemukan)
    for _, baris, _ in ditemukan:
        assert 0 <= baris <= teks.count("\n") + 1


# --- messages


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("satu\ndua {{ tidak_ada }}", "tidak_ada"),
        ("satu\n{{ program[0].nma }}", "nma"),
        ("a\n{{ program[9].nama }}", "9"),
        ("a\n{% if tidak_ada %}b{% endif %}", "tidak_ada"),
        ("a\n{{ rupiah(x) }}", "x"),
        ("a\n{{ 'b' ~ tidak_ada }}", "tidak_ada"),
        ("a\n{% for b in tidak_ada %}{% endfor %}", "tidak_ada"),
    ],
)
def test_an_undefined_name_is_reported_with_its_place(teks, nama, tmp_path):
    """RG511 names it, with file and line; it never prints as nothing."""
    report = Report()
    assert render(environment({"rupiah": rp}), teks, DATA, "narasi/isu.md", report) is None
    (satu,) = report.diagnostics
    assert (satu.code, str(satu.span)) == ("RG511", "narasi/isu.md:2:1")
    assert nama in satu.message
    assert satu.hint


@pytest.mark.parametrize(
    "teks", ["{% set a = kosong[0] %}\n{{ a.nama }}", "x\n{{ (kosong|first).nama }}", "x\n{{ kosong|last }}"]
)
def test_an_item_that_a_list_does_not_have_is_no_unknown_name(teks):
    """It read "'0' tidak dikenal", for instance of a plan rolled to a year in which nothing is planned yet."""
    report = Report()
    assert render(environment({}), teks, DATA | {"kosong": []}, "narasi/isu.md", report) is None
    (satu,) = report.diagnostics
    assert (satu.code, str(satu.span)) == ("RG511", "narasi/isu.md:2:1")
    assert satu.message.startswith("daftar ini ")


@pytest.mark.parametrize(
    ("teks", "dekat"),
    [
        ("{{ rupih(1) }}", "rupiah"), ("{{ progam }}", "program"), ("{{ program[0].nma }}", "nama"),
        ("{% for satu in program %}{{ stu.nama }}{% endfor %}", "satu"), ("{{ xyzzy }}", ""),
        ("{{ program[0].rupiah }}", ""), ("{{ program.nama }}", ""), ("{{ tahun[2030] }}", ""),
    ],
)  # fmt: skip
def test_an_unknown_name_is_answered_with_the_nearest_known_one(teks, dekat):
    report = Report()
    data = DATA | {"tahun": {2025: 1}}
    assert render(environment({"rupiah": rp}), teks, data, "narasi/isu.md", report) is None
    (satu,) = report.diagnostics
    assert satu.code == "RG511"
    assert satu.message.endswith(f"; maksudnya '{dekat}'?" if dekat else "' tidak dikenal dalam narasi")


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("{{ program }}", "ini daftar; pakai {% for … in … %}, atau pilih satu butirnya"),
        ("{{ program[0] }}", "ini isian bertingkat; pilih satu isinya: nama, pagu"),
        ("{{ rupiah }}", "ini fungsi; tulis isiannya dalam kurung"),
        ("{{ rupiah(nama) }}", "'Dinas *A*' bukan angka; pakai isian yang berisi angka"),
        ("{{ rupiah('1234567890' ~ nama ~ nama ~ nama ~ nama) }}", f"'1234567890{'Dinas *A*' * 3}Din…' bukan angka"),
        ("{{ rupiah(program) }}", "ini daftar; pakai {% for"),
        ("{{ daftar(5) }}", "5 tidak dapat dipakai fungsi ini"),
        ("{{ daftar(kosong) }}", "isian ini kosong; apit dengan {% if"),
        ("{{ n }\n", "ungkapan dalam narasi salah tulis: kurang tanda '}'"),
    ],
)
def test_a_value_in_a_wrong_place_is_named(teks, pesan):
    report = Report()
    assert render(environment({"rupiah": rp, "daftar": daftar}), teks, DATA, "narasi/isu.md", report) is None
    (satu,) = report.diagnostics
    assert satu.code == "RG510"
    assert satu.message.startswith(pesan), satu.message


INGGRIS = re.compile(
    r"\b(expected|got|unexpected|end|unknown|tag|filter|named|token|block|statement|the|is|of|char)\b"
)


@pytest.mark.parametrize(
    ("teks", "baris"),
    [
        ("a\nb {{ n }\n", 2),
        ("a\n\n{% if n %}\nb\n", 4),
        ("{{ n|kapital }}", 1),
        ("a\n{% ulang %}", 2),
        ("{{ 'a }}", 1),
        ("a\n{{ n n }}", 2),
        ("{% for %}{% endfor %}", 1),
        ("a\n{{ (1 }}", 2),
        ("{% endif %}", 1),
        ("a\n{{ ? }}", 2),
        ("{{ n is genap }}", 1),
        ("a\n{# b", 2),
        ("{% for a in n %}{% endif %}", 1),
    ],
)
def test_syntax_errors_name_their_line(teks, baris):
    """RG510, in Indonesian, with what to do."""
    report = Report()
    assert render(environment({}), teks, DATA, "narasi/isu.md", report) is None
    (satu,) = report.diagnostics
    assert (satu.code, satu.span.file, satu.span.line) == ("RG510", "narasi/isu.md", baris)
    assert not INGGRIS.search(re.sub(r"\{%.*?%\}", "", satu.message)), satu.message


# --- names are printed as they are written


@pytest.mark.parametrize(
    "nama",
    [
        "a *b* c",
        "**x**",
        "_x_ dan __y__",
        "[a](http://b)",
        "![a](b)",
        "[[tabel:evaluasi]]",
        "[](#tabel-evaluasi)",
        "# Judul",
        "### Judul",
        "1. Satu",
        "1) Satu",
        "- butir",
        "+ butir",
        "* butir",
        "> kutip",
        "| a | b |",
        "\\",
        "a\\*b",
        "<b>tebal</b>",
        "<!-- x -->",
        "&amp; &lt; &#65;",
        "`kode`",
        "```",
        "~~x~~",
        "===",
        "---",
        "***",
        "a  \nb",
        "    kode",
        "[a]: b",
        "<http://a.b>",
        "2024.",
        "1.",
        "-",
        "=",
        "{{ n }}",
        "{% if %}",
        "Kode: 8.01.01",
        "50% + 3 = 4 # x",
        ". x",
        ") x",
        "a\\",
        "&nbsp;",
        "\\&amp;",
    ],
)
def test_markdown_in_a_name_is_printed_literally(nama):
    hasil, ditemukan = cetak("{{ nama }}", nama=nama)
    assert ditemukan == []
    assert hasil is not None
    assert terbaca(hasil) == " ".join(nama.split())


ABJAD = st.one_of(
    st.sampled_from(list("\\`*_[]<>#|~&-+=!().:;{}'\"0123456789 \n\t\u00a0ab")),
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
)


@settings(max_examples=1000)
@given(st.text(ABJAD, max_size=40))
@example("1.\u00a0x")
@example("&#35;")
def test_any_text_survives_escaping(teks):
    """What stands in the plan stands in the document, whatever Markdown would make of it."""
    assert terbaca(escape(teks)) == " ".join(teks.split())


@settings(max_examples=500)
@given(st.text(ABJAD, max_size=20), st.text(ABJAD, max_size=20))
def test_any_text_survives_in_a_list_and_in_the_middle_of_a_sentence(satu, dua):
    """Names cannot end the item they stand in, nor start a new one."""
    rata_satu, rata_dua = " ".join(satu.split()), " ".join(dua.split())
    assert (
        terbaca(f"Awal {escape(satu)} dan {escape(dua)} akhir.").split()
        == f"Awal {rata_satu} dan {rata_dua} akhir.".split()
    )
    blok = to_blocks(f"1. x {escape(satu)}\n2. y {escape(dua)}\n", "a", lambda *_: None)
    (daftar_butir,) = blok
    assert isinstance(daftar_butir, ItemList)
    isi = ["".join(run.text for run in butir.inlines if isinstance(run, Run)) for butir in daftar_butir.items]
    assert [teks.split() for teks in isi] == [["x", *rata_satu.split()], ["y", *rata_dua.split()]]


def test_names_of_a_plan_reach_the_document_unchanged(tmp_path):
    """The whole way: from the YAML through the shipped prose to the blocks."""
    nama = "1. *Jatuh* [x](y) # <b> | \\ & _z_ {{ n }}"
    teks = ubah(
        MINIMAL,
        (
            "    - Koleksi perpustakaan belum mencukupi kebutuhan pemustaka",
            f"    - '{nama}'\n    - Kedua",
        ),
    )
    loaded = load(tulis(tmp_path, {"plan.yaml": teks}))
    assert loaded.plan is not None
    report = Report()
    document = compose(compute(loaded.plan), tmp_path, loaded.narratives, Templates(), report)
    assert report.diagnostics == ()
    assert document is not None
    assert nama in repr(document).replace("\\\\", "\\")


# --- files


def test_a_narrative_of_the_agency_replaces_the_shipped_one(tmp_path):
    loaded = load(tulis(tmp_path, {"plan.yaml": MINIMAL, "narasi/isu.md": "Isu kami {{ n }}.\n"}))
    assert loaded.plan is not None
    report = Report()
    document = compose(compute(loaded.plan), tmp_path, loaded.narratives, Templates(), report)
    assert report.diagnostics == ()
    assert "Isu kami 2025." in repr(document)


@pytest.mark.parametrize(
    ("isi", "kode", "tempat"),
    [
        (b"a\n\n b\xff", "RG003", (3, 3)),
        (b"a\x1bb", "RG004", (1, 2)),
        ("a".encode("utf-16"), "RG003", (1, 1)),
        (b"x" * 5_000_001, "RG002", (0, 0)),
    ],
    ids=["latin-1", "kendali", "utf-16", "besar"],
)
def test_a_narrative_that_cannot_be_read_is_a_finding(isi, kode, tempat, tmp_path):
    ditemukan = check(tulis(tmp_path, {"plan.yaml": MINIMAL, "narasi/isu.md": isi}))
    assert temuan(ditemukan) == [(kode, *tempat)]
    assert ditemukan[0].span.file == "narasi/isu.md"


def test_a_narrative_that_points_outside_is_not_read(tmp_path):
    (tmp_path / "rahasia.md").write_text("{{ rahasia }}", encoding="utf-8")
    tulis(tmp_path / "rencana", {"plan.yaml": MINIMAL, "narasi/ada": ""})
    (tmp_path / "rencana" / "narasi" / "isu.md").symlink_to(tmp_path / "rahasia.md")
    ditemukan = check(tmp_path / "rencana")
    assert [(satu.code, satu.span.file) for satu in ditemukan] == [("RG021", "narasi/isu.md")]


def test_markdown_that_has_no_place_is_reported_with_its_line(tmp_path):
    """RG514: it would vanish silently otherwise."""
    ditemukan = narasi(tmp_path, "Satu.\n\n> kutipan\n\n---\n\nDua.\n")
    assert temuan(ditemukan) == [("RG514", 3, 1), ("RG514", 5, 1)]
    assert {satu.severity for satu in ditemukan} == {Severity.PERINGATAN}


@pytest.mark.parametrize(
    ("teks", "apa", "baris", "cetak_teks"),
    [
        ("Lihat\n![peta](peta.png).", "gambar", 2, "peta"),
        ("a `kode` b", "kode", 1, "kode"),
        ("```yaml\na: 1\n```\n", "blok kode", 1, "a: 1"),
        ("~~~\na\n~~~", "blok kode", 1, "a"),
        ("Satu.\n\n<div>\nisi\n</div>\n", "HTML", 3, "isi"),
        ("a <b>tebal</b> c", "HTML", 1, "tebal"),
        ("a<br>b", "HTML", 1, "<br>"),
        ("<!-- catatan -->", "HTML", 1, "catatan"),
        ("1. a\n2. b ![x](y)", "gambar", 2, "x"),
        ("[a](http://b.id)", "tautan", 1, "a"),
        ("# A `b`", "kode", 1, "b"),
    ],
)
def test_markdown_without_a_place_is_called_by_its_name_and_its_text_kept(teks, apa, baris, cetak_teks):
    asing: list[tuple[str, int]] = []
    blok = to_blocks(teks, "x", lambda nama, di: asing.append((nama, di)))
    assert asing == [(apa, baris)]
    assert cetak_teks in repr(blok)


def test_an_unknown_table_is_reported(tmp_path):
    """RG515, with the names that exist."""
    (satu,) = narasi(tmp_path, "{{ tabel('karangan') }}")
    assert (satu.code, satu.span.file) == ("RG515", "narasi/isu.md")
    assert "evaluasi" in satu.message


def test_a_narrative_that_no_section_takes_is_reported(tmp_path):
    """RG517: a misspelt name would be ignored silently."""
    (satu,) = narasi(tmp_path, "Isu kami.", "isuu")
    assert (satu.code, satu.span.file, satu.severity) == ("RG517", "narasi/isuu.md", Severity.PERINGATAN)
    assert "isu," in satu.message


def _profil(tmp_path: Path, teks: str) -> tuple[Diagnostic, ...]:
    templat = tmp_path / "templat"
    tulis(templat, {"profil/kami.yaml": teks})
    plan = load(tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("renja: {", "renja: {profil: kami, "))})).plan
    assert plan is not None
    report = Report()
    assert compose(compute(plan), tmp_path, {}, Templates(templat), report) is None
    return report.diagnostics


PROFIL = (AKAR / "templates" / "profil" / "86-2017.yaml").read_text(encoding="utf-8")


def test_a_section_without_narrative_is_reported(tmp_path):
    """RG516: a profile that names a section nobody wrote."""
    (satu,) = _profil(tmp_path, ubah(PROFIL, ("kunci: landasan-hukum", "kunci: tanpa-teks")))
    assert (satu.code, satu.span.file) == ("RG516", "narasi/tanpa-teks.md")


def test_a_faulty_profile_is_a_finding(tmp_path):
    """RG105, at its place, or what is wrong with its YAML."""
    (satu,) = _profil(
        tmp_path, ubah(PROFIL, ("depan: [kata-pengantar, daftar-isi, daftar-tabel, daftar-gambar]", "depan: {a: b}"))
    )
    assert (satu.code, satu.span.file, satu.span.line) == ("RG105", "profil/kami.yaml", 5)
    assert not re.search(r"\b(should|valid|input)\b", satu.message)
    (satu,) = _profil(tmp_path, "nama: [")
    assert (satu.code, satu.span.file) == ("RG006", "profil/kami.yaml")
