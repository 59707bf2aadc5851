"""YAML changed in place: the meaning changes as asked, every other line stays as it was."""

from collections import Counter
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renja_gen.yaml_text import Noted, dump
from renja_gen.yaml_text.editing import edited
from renja_gen.yaml_text.edits import Add, EditError, Put, Remove, Rename
from tests.test_yaml_text import BERISI, TEKS, baca, bercatatan, bersih, polos

PLAN = dedent("""\
    # kepala berkas
    renja: {tahun: 2024, tahap: 'final'} # tahap
    program:
      # program pertama
      - kode: 8.01.01   #   PROGRAM LAMA
        kegiatan:
        - kode: 8.01.01.2.01
          pagu: {s/d 2021: 1,   # sampai
                 2022: "2",
                 2024: 4 }      # tutup
          # sub kegiatan yang dihapus
          sub_kegiatan:
              - kode: 8.01.01.2.01.0001  # Satu
                nama: >-  # panjang
                  teks
                  lipat

              # yang kedua
              - nama: Dua
                kode: 8.01.01.2.01.0002
                # ekor dua

              - kode: 8.01.01.2.01.0003
    kosong:
    """)
KEG = ("program", 0, "kegiatan", 0)
SUB = (*KEG, "sub_kegiatan")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Put(("renja", "tahun"), "2025"), "tahun: 2024", "tahun: 2025"),
        (Put(("renja", "tahap"), "rancangan awal"), "'final'", "rancangan awal"),
        (Put(("renja", "tahap"), "a, b"), "'final'", "'a, b'"),
        (Put(("program", 0, "kode"), "8.01.02"), "8.01.01   #", "8.01.02   #"),
        (
            Put(("program", 0, "kode"), Noted("8.01.02", after="PROGRAM BARU")),
            "8.01.01   #   PROGRAM LAMA",
            "8.01.02  # PROGRAM BARU",
        ),
        (Put((*KEG, "pagu", "2023"), "3"), '2022: "2"', '2022: "2", 2023: 3'),
        (Put((*KEG, "pagu", "2025"), "5"), "2024: 4 }", "2024: 4, 2025: 5 }"),
        (Remove((*KEG, "pagu", "2022")), '2022: "2",\n', "\n"),
        (Remove((*KEG, "pagu", "s/d 2021")), "s/d 2021: 1,   #", "#"),
        (Put((*KEG, "nama"), "Ubah: ini", behind="kode"), "2.01\n", "2.01\n      nama: 'Ubah: ini'\n"),
        (Put(("kosong",), "ada"), "kosong:", "kosong: ada"),
        (Put(("kosong",), ["a b", "c d"]), "kosong:", "kosong:\n  - a b\n  - c d"),
        (Put(("kosong", "2024"), "1"), "kosong:", "kosong: {2024: 1}"),
        (
            Put((*SUB, 0, "nama"), "pendek"),
            ">-  # panjang\n              teks\n              lipat",
            "pendek  # panjang",
        ),
        (Rename(("kosong",), "isi: baru"), "kosong:", "'isi: baru':"),
        (Add(SUB, {"kode": Noted("x", after="Baru")}), "0003\n", "0003\n          - kode: x  # Baru\n"),
        (Add(SUB, {"kode": "x"}, 0), "- kode: 8.01.01.2.01.0001", "- kode: x\n          - kode: 8.01.01.2.01.0001"),
        (Add(SUB, {"kode": "x"}, 2), "# ekor dua\n", "# ekor dua\n          - kode: x\n"),
        (Remove((*SUB, 2)), "          - kode: 8.01.01.2.01.0003\n", ""),
        (Remove((*SUB, 1, "nama")), "nama: Dua\n            ", ""),
        (
            Remove((*SUB, 1)),
            (
                "          # yang kedua\n          - nama: Dua\n            kode: 8.01.01.2.01.0002\n"
                "            # ekor dua\n"
            ),
            "",
        ),
        (
            Put((*SUB, 1, "nama"), {"a": "b"}),
            "nama: Dua",
            "nama:\n              a: b",
        ),
        (Put((*SUB, 2), "x"), "kode: 8.01.01.2.01.0003", "x"),
    ],
)
def test_an_edit_changes_nothing_else(edit, old, new, end, bom):
    assert PLAN.count(old) == 1
    text, wanted = (bom + one.replace("\n", end) for one in (PLAN, PLAN.replace(old, new)))
    assert edited(text, [edit]) == wanted


def test_edits_are_made_together():
    """Paths are those of the text as it was, whatever the other edits remove or add."""
    edits = [
        Remove((*SUB, 0)),
        Put((*SUB, 1, "kode"), Noted("8.01.01.2.01.0009", after="Pindah")),
        *(Remove((*KEG, "pagu", key)) for key in ("s/d 2021", "2022", "2024")),
        Put((*KEG, "pagu", "2026"), "6"),
        Put((*KEG, "pagu", "2025"), "5"),
        Add(SUB, {"kode": "a"}),
        Add(SUB, {"kode": "b"}),
    ]
    data = baca(edited(PLAN, edits))["program"][0]["kegiatan"][0]
    assert data["pagu"] == {"2025": "5", "2026": "6"}
    assert [sub["kode"] for sub in data["sub_kegiatan"]] == ["8.01.01.2.01.0009", "8.01.01.2.01.0003", "a", "b"]
    assert [sub.get("nama") for sub in data["sub_kegiatan"]] == ["Dua", None, None, None]


@pytest.mark.parametrize(
    "edit",
    [
        Put(("renja", "x", "y"), "1"),
        Remove(("tidak",)),
        Add(("renja",), "1"),
        Rename((*SUB, 9), "a"),
        Put(("renja", "tahap"), "a\nb"),
        Put(("renja", "tahap"), ["a", {"b": "\n"}]),
    ],
)
def test_what_cannot_be_edited_is_refused(edit):
    with pytest.raises(EditError):
        edited(PLAN, [edit])


def jalur(data, path=()):
    """All paths of data but the root's."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, child in pairs:
        yield (*path, step)
        yield from jalur(child, (*path, step))


def ambil(data, path):
    for step in path:
        data = data[step]
    return data


def teks_di(data):
    """All keys and texts of data."""
    match data:
        case dict():
            for key, child in data.items():
                yield key
                yield from teks_di(child)
        case list():
            for child in data:
                yield from teks_di(child)
        case str():
            yield data


@given(bercatatan(), st.data())
def test_an_edit_means_what_it_says(noted, draw):
    """On any data in any layout: set, removed, renamed, added; all lines of the rest stay, in their order."""
    text = dump(noted)
    data = polos(noted)
    path = draw.draw(st.sampled_from(list(jalur(data))))
    value = bersih(draw.draw(TEKS | st.none() | BERISI))
    holder, last = ambil(data, path[:-1]), path[-1]
    kind = draw.draw(st.sampled_from(["put", "remove", "rename", "add"]))
    if kind == "put":
        edit = Put(path, value)
        holder[last] = value
    elif kind == "remove":
        edit = Remove(path)
        del holder[last]
    elif kind == "add":
        if isinstance(holder, list):
            edit = Add(path[:-1], value, last)
            holder.insert(last, value)
        else:
            edit = Put((*path[:-1], "kunci baru"), value)
            holder["kunci baru"] = value
    elif isinstance(holder, dict):
        edit = Rename(path, "kunci baru")
        holder["kunci baru"] = holder.pop(last)
    else:
        return
    try:
        result = edited(text, [edit])
    except EditError:  # a text of several lines, for which there is no room between brackets
        assert any("\n" in part for part in teks_di(value))
        return
    if data:
        assert baca(result) == data
    lost, new = (
        Counter(one.splitlines()) - Counter(other.splitlines()) for one, other in ((text, result), (result, text))
    )
    if kind in {"add", "rename"} and holder != [value]:
        assert lost.total() <= (2 if kind == "rename" else 1)
    elif kind == "remove":
        assert new.total() <= 1
