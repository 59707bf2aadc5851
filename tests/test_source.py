"""Reading: scalars stay text, every place is exact, and no bytes whatever lead to an exception."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from alat import MINIMAL, temuan, tulis, urai
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renja_gen.diagnostics import Report, Span
from renja_gen.plan import plan_from_node
from renja_gen.source import Node, Source, locate, read_source, to_data
from renja_gen.source import includes as modul_sertakan
from renja_gen.source import reader as modul_baca
from renja_gen.source import text as modul_teks


def baca(folder: Path, **isi: str | bytes) -> tuple[Source, list[tuple[str, str]]]:
    """The files as a source, and its findings as (code, place); `plan` is the root, `_` in names is a `/`."""
    report = Report()
    berkas = {nama.replace("__", "/") + ".yaml": teks for nama, teks in isi.items()}
    source = read_source(tulis(folder, berkas), report)
    return source, [(satu.code, str(satu.span)) for satu in report.diagnostics]


def data(teks: str) -> Any:
    node, ditemukan = urai(teks)
    assert ditemukan == []
    assert node is not None
    return to_data(node)


# --- scalars


@pytest.mark.parametrize(
    "nilai",
    ["500.000", "1.500.000", "8.01", "01", "010", "no", "on", "yes", "2026-01-31", "12:30:45", "1_000", "1e3", "0x1F",
     ".inf", "true", "5.01.01.2.01", "1.10", "-5", "87,5%"],
)  # fmt: skip
def test_a_scalar_stays_the_text_that_was_written(nilai):
    """A plain YAML loader makes 500.0, 1.1, False or a date of these."""
    assert data(f"isi: {nilai}") == {"isi": nilai}
    assert data(f"{nilai}: isi") == {nilai: "isi"}


@pytest.mark.parametrize("kosong", ["", "~", "null", "Null", "NULL"])
def test_only_nothing_is_null_and_quotes_make_text(kosong):
    assert data(f"isi: {kosong}\nlain: x") == {"isi": None, "lain": "x"}
    assert data(f"isi: '{kosong}'") == {"isi": kosong}


def test_text_is_normalised_so_that_equal_names_are_equal():
    terurai = unicodedata.normalize("NFD", "Café")
    assert terurai != "Café"
    assert data(f"{terurai}: {terurai}") == {"Café": "Café"}


# --- places


def test_the_place_of_every_value_is_exact():
    teks = "a:\n  - b: satu\n    c: [dua, {d: tiga}]\n  - 'empat'\ne:\nf: |\n  lima\n  enam\n"
    node, _ = urai(teks)
    assert node is not None
    tempat_nilai = {
        ("a",): (2, 3), ("a", 0): (2, 5), ("a", 0, "b"): (2, 8), ("a", 0, "c"): (3, 8), ("a", 0, "c", 0): (3, 9),
        ("a", 0, "c", 1): (3, 14), ("a", 0, "c", 1, "d"): (3, 18), ("a", 1): (4, 5), ("f",): (6, 4),
    }  # fmt: skip
    for jalur, (baris, kolom) in tempat_nilai.items():
        assert locate(node, jalur) == Span("plan.yaml", baris, kolom), jalur
    assert locate(node, ("e",)) == Span("plan.yaml", 5, 1)  # a missing value: where its key is
    assert locate(node, ("a", 7, "x")) == Span("plan.yaml", 2, 3)  # what does not exist: its nearest ancestor


def test_columns_count_characters_not_bytes():
    """So that an editor jumps to the right place after é, 🏛 or Chinese text."""
    node, _ = urai("a: {é🏛中: 1, b: 2}")
    assert node is not None
    assert locate(node, ("a", "b")) == Span("plan.yaml", 1, 16)


def test_windows_line_ends_and_bom_change_nothing(tmp_path):
    asal, tanpa = baca(tmp_path / "a", plan=MINIMAL)
    windows, dengan = baca(tmp_path / "b", plan=b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    assert tanpa == dengan == []
    assert asal.node is not None
    assert asal.node == windows.node  # places included


# --- bytes that are refused


@pytest.mark.parametrize(
    ("isi", "baris", "kolom"),
    [
        (b"a: b\nc: d\xe9\n", 2, 5),  # latin-1
        (b"\xef\xbb\xbfa: \xc3\xa9\xff", 1, 5),  # after a BOM and a character of two bytes
        ("a: b\n".encode("utf-16"), 1, 1),
        ("a: b\n".encode("utf-16-be"), None, None),  # without BOM: its NULs are found
        ("\ufeffa: b\n".encode("utf-16-be"), 1, 1),
        (b"a: \xed\xa0\x80\n", 1, 4),  # a lone surrogate, encoded
    ],
    ids=["latin-1", "setelah-bom", "utf-16", "utf-16-tanpa-bom", "utf-16-be", "surrogate"],
)
def test_other_encodings_are_refused_with_their_place(isi, baris, kolom, tmp_path):
    """RG003, or RG004 where the bytes happen to be UTF-8."""
    source, ditemukan = baca(tmp_path, plan=isi)
    assert source.node is None
    assert ditemukan == [("RG003", f"plan.yaml:{baris}:{kolom}") if baris else ("RG004", "plan.yaml:1:1")]


@pytest.mark.parametrize("huruf", ["\x00", "\x07", "\x1b", "\x0b", "\x7f", "\x9b", "\ufffe", "\uffff"])
def test_control_characters_are_refused_with_their_place(huruf, tmp_path):
    """No document can hold them, and a terminal would obey them."""
    source, ditemukan = baca(tmp_path, plan=f"a: b\nc: d{huruf}e\n")
    assert source.node is None
    assert ditemukan == [("RG004", "plan.yaml:2:5")]


@pytest.mark.parametrize("lolos", [r"\0", r"\x1b", r"\a", r"\uFFFE", r"\x9b"])
def test_control_characters_written_as_escapes_are_refused_too(lolos):
    assert urai(f'a: b\nc: "d{lolos}"')[1] == [("RG004", 2, 4)]
    assert urai(f'a: b\n"c{lolos}": d')[1] == [("RG004", 2, 1)]


@pytest.mark.parametrize("lolos", [r"\uD800", r"\uDFFF"])
def test_lone_surrogates_written_as_escapes_are_refused(lolos):
    node, ditemukan = urai(f'a: "{lolos}"')
    assert node is None
    assert [kode for kode, _, _ in ditemukan] == ["RG006"] or ditemukan == [("RG004", 1, 4)]


def test_too_large_and_too_many_are_refused(tmp_path, monkeypatch):
    """RG002: by bytes before reading all, and by number of values with the place of the one too many."""
    besar = b"a: " + b"x" * modul_teks.MAX_BYTES
    assert baca(tmp_path, plan=besar)[1] == [("RG002", "plan.yaml")]
    monkeypatch.setattr(modul_baca, "MAX_NODES", 5)
    assert urai("[1, 2, 3, 4]")[1] == []
    assert urai("[1, 2, 3, 4, 5]")[1] == [("RG002", 1, 14)]


@pytest.mark.parametrize("buka", ["[", "{a: ", "- "])
def test_too_deep_is_refused_without_recursion(buka):
    assert [kode for kode, _, _ in urai(buka * 3000)[1]] == ["RG008"]
    assert urai("[" * 40 + "]" * 40)[1] == []
    assert urai("[" * 41 + "]" * 41)[1] == [("RG008", 1, 41)]


def test_a_missing_plan_or_a_folder_in_its_place_is_a_finding(tmp_path):
    """RG001, in Indonesian: the system's own words are English."""
    (tmp_path / "folder.yaml").mkdir()
    for nama, sebab in (("tidak-ada.yaml", "(tidak ada)"), ("folder.yaml", "(ini folder)")):
        report = Report()
        assert read_source(tmp_path / nama, report).node is None
        (satu,) = report.diagnostics
        assert (satu.code, str(satu.span)) == ("RG001", nama)
        assert sebab in satu.message


# --- YAML that a plan never needs


@pytest.mark.parametrize(
    ("teks", "janji"),
    [
        ("a: 1\nb: 2\na: 3\nb: 4\n", [("RG011", 3, 1), ("RG011", 4, 1)]),
        ("x: {no: 1, no: 2}", [("RG011", 1, 12)]),
        ("'a': 1\na: 2", [("RG011", 2, 1)]),
        ("a: &j 1", [("RG009", 1, 4)]),
        ("a: *j", [("RG009", 1, 4)]),
        ("a: {<<: *j}", [("RG009", 1, 9)]),
        ("a: !!python/object/apply:os.system ['true']", [("RG010", 1, 4)]),
        ("a: !sertakan b.yaml", [("RG010", 1, 4)]),
        ("a: 1\n---\nb: 2", [("RG007", 2, 1)]),
        ("a:\n\tb: 1\n  \tc: 2", [("RG005", 2, 1), ("RG005", 3, 3)]),
        ("", [("RG012", 1, 1)]),
        ("# hanya komentar\n", [("RG012", 1, 1)]),
        ("~", [("RG012", 1, 1)]),
        ("---\n", [("RG012", 1, 1)]),
        ("a: [1\nb: 2", [("RG006", 1, 4)]),
        ("a: {x: 1\nb: 2", [("RG006", 1, 4)]),
        ("a: 'x\nb: 2", [("RG006", 1, 4)]),
        ("a: b: c", [("RG006", 1, 5)]),
        ("a: @b", [("RG006", 1, 4)]),
        ("? [a]\n: b", [("RG006", 1, 3)]),
        ("%YAML 9.9\n---\na: 1", [("RG006", 1, 1)]),
        ("a: {2024: 160,000, 2025: 1}", [("RG006", 1, 15)]),
        ("a: {2024: 1,000,000, 2025: 2,5}", [("RG006", 1, 13), ("RG006", 1, 30)]),
        ("a: {2024:1}", [("RG006", 1, 5)]),
    ],
)  # fmt: skip
def test_what_is_refused_is_refused_at_its_place(teks, janji):
    assert urai(teks)[1] == janji


def test_an_alias_bomb_is_refused_at_its_first_anchor():
    """Nine levels of aliases are 430 bytes and a thousand million values."""
    bom = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))
    assert urai(bom) == (None, [("RG009", 1, 5)])


def test_keys_without_value_are_fine():
    assert data("a: 1\nb: {c: , d: ~}") == {"a": "1", "b": {"c": None, "d": None}}


def test_many_tabs_are_named_only_so_often():
    """A file of nothing but tabs is answered in a screenful."""
    assert len(urai("\tx\n" * 300_000)[1]) == modul_baca.MAX_TABS


# --- includes


def test_an_include_stands_for_the_content_of_its_file_and_keeps_its_places(tmp_path):
    source, ditemukan = baca(tmp_path, plan="a: {sertakan: lain.yaml}\nb: 1", lain="# komentar\nx:\n  y: dua\n")
    assert ditemukan == []
    assert source.node is not None
    assert to_data(source.node) == {"a": {"x": {"y": "dua"}}, "b": "1"}
    assert locate(source.node, ("a", "x", "y")) == Span("lain.yaml", 3, 6)
    assert [path.name for path in source.files] == ["plan.yaml", "lain.yaml"]


def test_a_pattern_stands_for_a_list_in_the_order_of_names(tmp_path):
    source, ditemukan = baca(
        tmp_path, plan="a: {sertakan: d/*.yaml}", d__b="[dua, tiga]", d__a="satu", d__c="{x: empat}"
    )
    assert ditemukan == []
    assert to_data(source.node) == {"a": ["satu", "dua", "tiga", {"x": "empat"}]}


def test_an_included_list_is_joined_into_the_list_it_stands_in(tmp_path):
    source, ditemukan = baca(
        tmp_path, plan="- satu\n- {sertakan: lain.yaml}\n- {sertakan: [x.yaml, y.yaml]}", lain="[dua, [tiga]]",
        x="empat", y="lima",
    )  # fmt: skip
    assert ditemukan == []
    assert to_data(source.node) == ["satu", "dua", ["tiga"], "empat", "lima"]


def test_a_nested_include_is_found_beside_its_own_file(tmp_path):
    source, ditemukan = baca(
        tmp_path, plan="{sertakan: d/a.yaml}", d__a="x: {sertakan: b.yaml}", d__b="y: 1", b="salah"
    )
    assert ditemukan == []
    assert to_data(source.node) == {"x": {"y": "1"}}
    assert locate(source.node, ("x", "y")) == Span("d/b.yaml", 1, 4)


def test_a_windows_path_works_everywhere(tmp_path):
    source, ditemukan = baca(tmp_path, plan=r"a: {sertakan: d\*.yaml}", d__a="1")
    assert ditemukan == []
    assert to_data(source.node) == {"a": ["1"]}


@pytest.mark.parametrize(
    ("nama", "kode"),
    [
        ("tidak-ada.yaml", "RG023"), ("'e/*.yaml'", "RG023"), ("'a**'", "RG023"), (".", "RG023"), ("./", "RG023"),
        ("d", "RG023"), ("' '", "RG023"), ("'[a'", "RG023"), ("x" * 300 + ".yaml", "RG023"), ("plan.yaml/a", "RG023"),
        ("/etc/passwd", "RG021"), ("'\\\\server\\x.yaml'", "RG021"), ("C:/x.yaml", "RG021"), ("d/../../x", "RG021"),
        ("../x.yaml", "RG021"), (r"'..\x.yaml'", "RG021"), ("'../*'", "RG021"), ("file:///etc/passwd", "RG021"),
    ],
)  # fmt: skip
def test_an_include_that_is_missing_or_outside_is_named_at_its_place(nama, kode, tmp_path):
    source, ditemukan = baca(tmp_path / "rencana", plan=f"a:\n  sertakan: {nama}", d__lain="1")
    assert ditemukan == [(kode, "plan.yaml:2:13")]
    assert [path.name for path in source.files] == ["plan.yaml"]


@pytest.mark.parametrize("nama", ["", "{a: b}", "[[a]]", "[a, ~]", "''"])
def test_an_include_without_a_name_is_refused(nama):
    report = Report()
    source = modul_baca.parse(f"a: {{sertakan: {nama} }}", "plan.yaml", report)
    assert source is not None
    modul_sertakan._Reader(Path.cwd(), report).resolve(source, (Path("plan.yaml"),))
    assert temuan(report.diagnostics) == [("RG020", 1, 4)]


def test_links_out_of_the_folder_are_refused(tmp_path):
    """No file outside the plan's folder is ever read, whatever name it has inside."""
    (tmp_path / "rahasia.yaml").write_text("sandi: rahasia", encoding="utf-8")
    rencana = tmp_path / "rencana"
    rencana.mkdir()
    (rencana / "tautan.yaml").symlink_to(tmp_path / "rahasia.yaml")
    (rencana / "folder").symlink_to(tmp_path)
    for nama in ("tautan.yaml", "'t*.yaml'", "folder/rahasia.yaml", "'folder/*.yaml'"):
        source, ditemukan = baca(rencana, plan=f"a: {{sertakan: {nama}}}")
        assert ditemukan == [("RG021", "plan.yaml:1:15")]
        assert source.node is not None
        assert "rahasia" not in repr(to_data(source.node))
        assert [path.name for path in source.files] == ["plan.yaml"]


def test_files_that_include_each_other_or_themselves_are_refused(tmp_path):
    assert baca(tmp_path / "1", plan="a: {sertakan: plan.yaml}")[1] == [("RG025", "plan.yaml:1:15")]
    _, ditemukan = baca(
        tmp_path / "2", plan="a: {sertakan: b.yaml}", b="c: {sertakan: d.yaml}", d="{sertakan: b.yaml}"
    )
    assert ditemukan == [("RG025", "d.yaml:1:12")]
    _, ditemukan = baca(tmp_path / "3", plan="a: {sertakan: '*.yaml'}", b="1")
    assert ditemukan == [("RG025", "plan.yaml:1:15")]


@pytest.mark.parametrize(
    ("rencana", "tempat_kedua", "kata"),
    [
        ("a: {sertakan: d/x.yaml}\nb: {sertakan: d/x.yaml}", "plan.yaml:2:15", "'d/x.yaml' sudah"),
        ("a: {sertakan: [d/x.yaml, ./d//x.yaml]}", "plan.yaml:1:26", "'d/x.yaml' sudah"),
        ("a:\n  - {sertakan: 'd/*'}\n  - {sertakan: d/y.yaml}", "plan.yaml:3:16", "'d/y.yaml' sudah"),
        ("a: {sertakan: d/y.yaml}\nb: {sertakan: d/*.yaml}", "plan.yaml:2:15", "di plan.yaml:1:15; hapus"),
        ("a: {sertakan: d/*.yaml}\nb: {sertakan: d/*.yaml}", "plan.yaml:2:15", "'d/x.yaml' dan 1 berkas lain sudah"),
    ],
)
def test_a_file_that_is_included_twice_is_named_once(rencana, tempat_kedua, kata, tmp_path):
    """RG026 at the second include, not once for every code in the file; what is new in a pattern is read."""
    report = Report()
    source = read_source(tulis(tmp_path, {"plan.yaml": rencana, "d/x.yaml": "[1]", "d/y.yaml": "[2]"}), report)
    (satu,) = report.diagnostics
    assert (satu.code, str(satu.span)) == ("RG026", tempat_kedua)
    assert kata in satu.message
    assert len(source.files) == len(set(source.files))


def test_an_empty_included_file_is_not_told_to_be_a_plan(tmp_path):
    report = Report()
    read_source(tulis(tmp_path, {"plan.yaml": "a: {sertakan: b.yaml}", "b.yaml": "# kosong\n"}), report)
    (satu,) = report.diagnostics
    assert (satu.code, str(satu.span)) == ("RG012", "b.yaml:1:1")
    assert satu.message == "berkas sertaan kosong; isi atau hapus"


@pytest.mark.parametrize(
    ("teks", "tempat_sebab", "kata"),
    [
        ("a:\n  nama: X\n  singkatan:Dishub\n  daerah: Kota\n", (3, 12), "beri spasi sesudah ':'"),
        ("a:\n  singkatan:Dishub\n  daerah: Kota\n", (2, 12), "beri spasi sesudah ':'"),
        ("a:\n  - nama:X\n    b: 1\n", (2, 9), "beri spasi sesudah ':'"),
        ("a:\n  b: 1\n  daerah Kota\n  c: 2\n", (3, 3), "kunci tanpa tanda ':'"),
        ("a:\n  b: https://contoh.id\n    c: 2\n", (3, 6), "tidak semestinya"),
        ('a:\n  b: "Dinas\n  c: x\n  d: "Kota"\n', (2, 6), "tanda kutip tidak ditutup"),
        ("a:\n  b: 'Dinas\n  c: x\n  d: 'Kota'\n", (2, 6), "tanda kutip tidak ditutup"),
        ('a:\n  - "satu\n  - dua\n  - "tiga"\n', (2, 5), "tanda kutip tidak ditutup"),
        ('a: {b: "x, c: 1}\nd: {e: "y"}\n', (1, 8), "tanda kutip tidak ditutup"),
        ('a: "b\nc: d\n', (1, 4), "tanda kutip tidak ditutup"),
        ('a: "satu\n  dua" tiga\n', (2, 8), "tidak sejajar"),  # closed, and something follows it
    ],
)
def test_a_fault_is_named_where_it_was_made(teks, tempat_sebab, kata):
    """Not where the parser noticed, which may be many lines below."""
    report = Report()
    assert modul_baca.parse(teks, "plan.yaml", report) is None
    (satu,) = report.diagnostics
    assert (satu.code, satu.span.line, satu.span.column) == ("RG006", *tempat_sebab)
    assert kata in satu.message


def test_only_yaml_files_are_included(tmp_path):
    """RG024: not `narasi.md`, not `kunci.pem`."""
    (tmp_path / "rahasia.txt").write_text("x")
    assert baca(tmp_path, plan="a: {sertakan: rahasia.txt}")[1] == [("RG024", "plan.yaml:1:15")]
    assert baca(tmp_path, plan="a: {sertakan: 'rahasia*'}")[1] == [("RG024", "plan.yaml:1:15")]


def test_includes_are_bounded_in_depth_and_number(tmp_path, monkeypatch):
    """RG022: one pattern cannot read a thousand files, nor a chain go on for ever."""
    dalam = {f"b{i}": f"{{sertakan: b{i + 1}.yaml}}" for i in range(20)}
    source, ditemukan = baca(tmp_path / "1", plan="{sertakan: b0.yaml}", **dalam)
    assert [kode for kode, _ in ditemukan] == ["RG022"]
    assert len(source.files) == modul_sertakan.MAX_DEPTH + 1
    monkeypatch.setattr(modul_sertakan, "MAX_FILES", 10)
    banyak = {f"d__{i}": "1" for i in range(50)}
    source, ditemukan = baca(tmp_path / "2", plan="a: {sertakan: 'd/*.yaml'}", **banyak)
    assert ditemukan == [("RG022", "plan.yaml:1:15")]
    assert len(source.files) == 10
    monkeypatch.setattr(modul_sertakan, "MAX_TOTAL_BYTES", 100)
    source, ditemukan = baca(tmp_path / "3", plan="a: {sertakan: [b.yaml, c.yaml]}", b="x" * 200, c="1")
    assert ditemukan == [("RG022", "plan.yaml:1:24")]


def test_faults_of_all_files_are_reported_together(tmp_path):
    _, ditemukan = baca(
        tmp_path,
        plan="a: {sertakan: b.yaml}\nc: {sertakan: d.yaml}\nc: 1",
        b="x: *y",
        d="\tx: 1\n",
        e="tidak dibaca: *",
    )
    assert ditemukan == [("RG009", "b.yaml:1:4"), ("RG005", "d.yaml:1:1"), ("RG011", "plan.yaml:3:1")]


def test_a_failed_include_is_not_also_called_missing(tmp_path):
    """`program: {sertakan: salah-ketik/*.yaml}` is one fault, not also "'program' wajib diisi"."""
    source, _ = baca(tmp_path, plan="renja: {tahun: 2025, tahap: final}\nprogram: {sertakan: x/*.yaml}\nrenstra:\n")
    report = Report()
    assert source.node is not None
    plan_from_node(source.node, report)
    assert [satu.message.split("'")[1] for satu in report.diagnostics] == ["perangkat_daerah", "renstra"]


def test_faults_in_an_unreadable_included_file_are_named_in_that_file(tmp_path):
    _, ditemukan = baca(tmp_path, plan="a: {sertakan: d/b.yaml}", d__b=b"x: \xff")
    assert ditemukan == [("RG003", "d/b.yaml:1:4")]


# --- properties

POTONGAN = st.sampled_from(
    [b"a: ", b"- ", b"\n", b"  ", b"\t", b"[", b"]", b"{", b"}", b",", b"'", b'"', b"\\", b"&a ", b"*a", b"!!x ",
     b"---\n",      b"? ", b": ", b"|", b">", b"#", b"%", b"sertakan: ", b"plan.yaml", b"\xff", b"\x00",
     b"\xef\xbb\xbf", "é".encode(),
     b"..", b"*", b"2024: 160,000"]
)  # fmt: skip
BYTE = st.one_of(st.binary(max_size=200), st.lists(POTONGAN, max_size=40).map(b"".join))


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(isi=BYTE)
def test_any_bytes_give_a_node_or_findings_with_a_place(isi, tmp_path):
    """Never an exception, and never silence."""
    report = Report()
    node = read_source(tulis(tmp_path, {"plan.yaml": isi}), report).node
    assert node is not None or report.diagnostics
    baris = isi.count(b"\n") + isi.count(b"\r") + 2 + isi.decode("utf-8", "replace").count("\x85") * 2
    baris += isi.decode("utf-8", "replace").count("\u2028") + isi.decode("utf-8", "replace").count("\u2029")
    for satu in report.diagnostics:
        assert satu.span.file == "plan.yaml"
        assert 0 <= satu.span.line <= baris
    if node is not None:
        _telusuri(node)
        plan_from_node(node, report)


def _telusuri(node: Node) -> None:
    """Every node lies in a file at a line and column from 1."""
    assert node.span.line >= 1
    assert node.span.column >= 1
    for anak in getattr(node, "items", ()) or ():
        _telusuri(node.items[anak] if isinstance(anak, str) else anak)


HURUF = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEKS = st.text(HURUF, max_size=30).map(lambda teks: unicodedata.normalize("NFC", teks))
DATA = st.recursive(
    TEKS,
    lambda anak: st.lists(anak, max_size=4) | st.dictionaries(TEKS.filter(bool), anak, max_size=4),
    max_leaves=20,
)


@settings(max_examples=300)
@given(isi=DATA, lebar=st.sampled_from([20, 80, 10_000]), mengalir=st.sampled_from([None, True, False]))
def test_what_yaml_writes_is_read_back_unchanged(isi, lebar, mengalir):
    """Any text, however a YAML writer quotes, folds or nests it."""
    teks = yaml.safe_dump({"isi": isi}, allow_unicode=True, width=lebar, default_flow_style=mengalir, sort_keys=False)
    node, ditemukan = urai(teks)
    assert ditemukan == []
    assert node is not None
    assert to_data(node) == {"isi": isi}
