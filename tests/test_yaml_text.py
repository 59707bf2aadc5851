"""YAML written in the style of the examples: what is written is read back, comments and all."""

import re
from textwrap import dedent

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from renja_gen.diagnostics import Report, Severity
from renja_gen.source import to_data
from renja_gen.source.reader import parse
from renja_gen.source.text import FORBIDDEN, normalised
from renja_gen.yaml_text import Noted, block, dump, flow, ordered
from renja_gen.yaml_text.scalars import LONGEST
from tests.rencana_acak import NAMA, RENCANA


def baca(text):
    report = Report()
    node = parse(text, "plan.yaml", report)
    assert not [found for found in report.diagnostics if found.severity is Severity.GALAT], report.diagnostics
    return to_data(node)


TEKS = (
    st.text(max_size=30).map(lambda text: FORBIDDEN.sub("", normalised(text) or ""))
    | NAMA
    | st.lists(NAMA, max_size=12).map(" ".join)
    | st.lists(NAMA | st.just(""), max_size=5).map("\n".join)
    | st.text("ab:#-?,[]{}'\"\\&*!|>%@`\n \t~.0123_eE", max_size=12)
    | st.sampled_from(["yes", "no", "null", "~", "", "2024-01-01", "012", "0x1f", "1e5", "12:30:45", "1_000", ".inf"])
    | st.sampled_from(
        ["---", "...", "- a", "a:", "a: b", "a #b", " a", "a ", "=", "<<", "\ufeffa", "a\x85b".strip("\x85")]
    )
)
KUNCI = TEKS | st.integers(1000, 9999).map(str)
ISI = st.recursive(
    TEKS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KUNCI, inner, max_size=4),
    max_leaves=20,
)
BERISI = st.lists(ISI, min_size=1, max_size=4) | st.dictionaries(KUNCI, ISI, min_size=1, max_size=4)


def polos(data):
    """Data without notes."""
    match data:
        case Noted():
            return polos(data.value)
        case dict():
            return {key: polos(value) for key, value in data.items()}
        case list():
            return [polos(item) for item in data]
        case _:
            return data


def bersih(data):
    """Text as the reader gives it."""
    match data:
        case dict():
            return {bersih(key): bersih(value) for key, value in data.items()}
        case list():
            return [bersih(item) for item in data]
        case str():
            return normalised(FORBIDDEN.sub("", data))
        case _:
            return data


@given(BERISI.map(bersih))
@example({"a": [["b", ["c"]], {"d": None}]})
@example(["x" * 200 + " y", "panjang " * 40 + "akhir"])
@example({"k" * 1500: {"k" * 1500: "a"}})
@example(["a  b " * 60, "a\nb", " a\nb", "a\n b", "a\n\n\nb\n", "\n", "a\n\n", ("kata " * 30).strip() + "\n\nb"])
def test_what_is_written_is_read_back(data):
    text = dump(data)
    assert baca(text) == data
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert text.endswith("\n")


CATATAN = st.lists(st.text(max_size=20) | NAMA | st.just("# kode: x"), max_size=3).map(tuple)


@st.composite
def bercatatan(draw, isi=BERISI):
    """Data with comments and layouts at random places."""

    def bungkus(data):
        match data:
            case dict():
                data = {key: bungkus(value) for key, value in data.items()}
            case list():
                data = [bungkus(item) for item in data]
        if not draw(st.booleans()):
            return data
        after = draw(st.just("") | st.text(max_size=9) | NAMA)
        layout = draw(st.sampled_from(["", "flow", "block", "plain"]))
        return Noted(data, draw(CATATAN), after, draw(st.just(()) | CATATAN), layout)

    return bungkus(bersih(draw(isi)))


def kata(comment):
    return re.sub(r"[^\w]", "", comment)


def semua_catatan(data):
    if isinstance(data, Noted):
        yield from (*data.before, data.after, *data.below)
        yield from semua_catatan(data.value)
    elif isinstance(data, dict | list):
        for child in data.values() if isinstance(data, dict) else data:
            yield from semua_catatan(child)


@given(bercatatan())
def test_comments_change_nothing_and_survive(data):
    text = dump(data)
    assert baca(text) == polos(data)
    comments = [kata(text[a:b]) for a, b in celah(text)]
    assert sorted("".join(comments)) == sorted("".join(kata(one) for one in semua_catatan(data)))


def celah(text):
    """What stands between the tokens of a text, block scalars' first lines included."""
    end = 0
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        if token.end_mark.index > token.start_mark.index:
            yield end, token.start_mark.index
            end = token.end_mark.index
            if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
                first = token.start_mark.index
                yield first + 1, text.index("\n", first)
    yield end, len(text)


@given(RENCANA)
def test_a_plan_is_written_as_it_is_meant(data):
    text = dump(data)
    assert baca(text) == data
    assert all(len(line) <= LONGEST for line in text.splitlines())


def test_the_style_is_that_of_the_examples():
    data = {
        "kode": Noted("8.01.01", before=("Program penunjang",), after="PROGRAM PENUNJANG"),
        "kegiatan": [
            Noted(
                {
                    "kode": Noted("8.01.01.2.06", after="Administrasi Umum"),
                    "indikator": [
                        {
                            "nama": "Jumlah Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD dan Laporan "
                            "Hasil Koordinasi Penyusunan Laporan Capaian Kinerja",
                            "satuan": "%",
                            "target": {"2022": "1", "2024": "87,5"},
                            "triwulan": {2024: [1, 2, 3, 4]},
                        },
                        Noted(
                            {"nama": "Tertib: lancar", "target": {"2022": Noted("1", after="dari SIPD")}}, ("isi",)
                        ),
                    ],
                    "rkpd": flow({"pagu": "6.000.000"}),
                    "anggaran": block({"pagu": {}}),
                    "misi_terkait": [1, 3],
                    "fungsi": ["perumusan kebijakan", "no"],
                    "tanggal": None,
                },
                before=("", "Kegiatan pertama"),
                below=("sampai di sini",),
            )
        ],
        "tujuan": {"sertakan": "tujuan.yaml"},
    }
    assert dump(data) == dedent("""\
        # Program penunjang
        kode: 8.01.01  # PROGRAM PENUNJANG
        kegiatan:
          # Kegiatan pertama
          - kode: 8.01.01.2.06  # Administrasi Umum
            indikator:
              - nama: >-
                  Jumlah Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD dan Laporan Hasil Koordinasi
                  Penyusunan Laporan Capaian Kinerja
                satuan: '%'
                target: {2022: 1, 2024: '87,5'}
                triwulan: {2024: [1, 2, 3, 4]}
              # isi
              - nama: 'Tertib: lancar'
                target:
                  2022: 1  # dari SIPD
            rkpd: {pagu: 6.000.000}
            anggaran:
              pagu: {}
            misi_terkait: [1, 3]
            fungsi:
              - perumusan kebijakan
              - 'no'
            tanggal:
            # sampai di sini
        tujuan: {sertakan: tujuan.yaml}
        """)


def test_the_order_is_that_of_the_model():
    """Keys as the model has them, years ascending, programmes by code; what is unknown comes last."""
    data = {
        "program": [
            {"kode": "8.01.10", "nama": "b"},
            {"asing": "x", "nama": "a", "kode": Noted("8.01.02", ("kode",))},
        ],
        "renja": {"tahap": "final", "tahun": "2024"},
        "pelayanan": [{"target": {"2024": "1", "s/d 2022": "5", "2022": "2"}, "nama": "z"}, {"nama": "a"}],
        "dasar_hukum": [{"sertakan": "hukum.yaml"}],
    }
    assert dump(ordered(data)) == dedent("""\
        renja:
          tahun: 2024
          tahap: final
        dasar_hukum:
          - {sertakan: hukum.yaml}
        pelayanan:
          - nama: z
            target: {s/d 2022: 5, 2022: 2, 2024: 1}
          - nama: a
        program:
          # kode
          - kode: 8.01.02
            nama: a
            asing: x
          - kode: 8.01.10
            nama: b
        """)


@pytest.mark.parametrize(
    "text", ["yes", "Off", "2024-06-30", "012", "0x1F", "12:30:45", "1e5", "19700101199503100", ".5", "=", "08"]
)
def test_other_tools_are_not_misled(text):
    """What another YAML tool would take for something else is quoted."""
    assert yaml.safe_load(dump({"a": text})) == {"a": text}
    assert dump({"a": Noted(text, layout="plain")}) == f"a: {text}\n"


@pytest.mark.parametrize(
    "text", ["8.01", "6.000.000", "500.000", "2024", "s/d 2021", "-5", "0,5", "19700101 199503 1 001"]
)
def test_figures_and_codes_stand_plain(text):
    assert dump({"a": text}) == f"a: {text}\n"
