"""Composing: what a narrative refers to and places, and the files it is made of."""

import pytest
from alat import MINIMAL, PNG_SATU_TITIK

from renja_gen import pipeline


def temuan(tmp_path, nama, narasi, rencana=MINIMAL):
    """The code and place of all findings on a plan, the minimal one, with one narrative of its own."""
    (tmp_path / "plan.yaml").write_text(rencana, encoding="utf-8")
    berkas = tmp_path / "narasi" / nama
    berkas.parent.mkdir(exist_ok=True)
    berkas.write_text(narasi, encoding="utf-8")
    return [(d.code, d.span.file, d.span.line, d.span.column) for d in pipeline.check(tmp_path)]


@pytest.mark.parametrize(
    ("nama", "narasi", "kode", "baris", "kolom"),
    [
        ("isu.md", "Lihat\n{{ rujuk('evaluas') }}.", "RG515", 2, 11),
        ("isu.md", "{% if ada_tabel('evaluas') %}x{% endif %}", "RG515", 1, 18),
        ("isu.md", '{{ tabel("evaluas") }}', "RG515", 1, 11),
        ("isu.md", "Lihat {{ rujuk('permasalahan') }}.", "RG518", 1, 17),
        ("isu.md", "{{ tabel('evaluasi') }}", "RG519", 1, 11),
        ("evaluasi.md", "{{ tabel('evaluasi') }}\n\n{{ tabel('evaluasi') }}", "RG519", 1, 11),
        ("isu.md", " \n", "RG521", 0, 0),
    ],
)
def test_a_wrong_reference_to_a_table_is_reported(tmp_path, nama, narasi, kode, baris, kolom):
    """A mistyped key must not silently leave a hole in the sentence, nor an empty file a section without text."""
    assert temuan(tmp_path, nama, narasi) == [(kode, f"narasi/{nama}", baris, kolom)]


DUA_SUMBER = MINIMAL.replace(
    "sumber_dana: Dana Alokasi Umum",
    "sumber_dana: [{nama: Dana Alokasi Umum, pagu: 150.000.000}, {nama: Pendapatan Asli Daerah, pagu: 50.000.000}]",
)


@pytest.mark.parametrize(
    ("nama", "narasi", "kode", "baris", "kolom"),
    [
        ("isu.md", "Lihat\n{{ rujuk('grafik-dana') }}.", "RG522", 2, 11),
        ("isu.md", "{% if ada_gambar('pagu') %}x{% endif %}", "RG522", 1, 19),
        ("isu.md", '{{ gambar("sumber-dana") }}', "RG522", 1, 12),
        ("isu.md", '{{ tabel("grafik-pagu") }}', "RG515", 1, 11),
        ("isu.md", "Lihat {{ rujuk('grafik-pagu') }}.", "RG523", 1, 17),
        ("isu.md", "{{ gambar('grafik-sumber-dana') }}", "RG524", 1, 12),
        ("pendanaan.md", "{{ gambar('grafik-sumber-dana') }}\n\n{{ gambar('grafik-sumber-dana') }}", "RG524", 1, 12),
    ],
)
def test_a_wrong_reference_to_a_figure_is_reported(tmp_path, nama, narasi, kode, baris, kolom):
    assert temuan(tmp_path, nama, narasi, DUA_SUMBER) == [(kode, f"narasi/{nama}", baris, kolom)]


def test_a_figure_can_be_referred_to_and_placed(tmp_path):
    kunci = "'grafik-sumber-dana'"
    narasi = f"{{% if ada_gambar({kunci}) %}}Lihat {{{{ rujuk({kunci}) }}}}.{{% endif %}}{{{{ gambar({kunci}) }}}}"
    assert temuan(tmp_path, "pendanaan.md", narasi, DUA_SUMBER) == []


def test_a_reference_to_a_table_of_the_document_is_fine(tmp_path):
    assert (
        temuan(tmp_path, "isu.md", "Lihat {{ rujuk('evaluasi') }}{% if ada_tabel('permasalahan') %}x{% endif %}.")
        == []
    )


@pytest.mark.parametrize("nama", ["isuu.md", "daftar-isi.md", "daftar-tabel.md", "daftar-gambar.md"])
def test_a_narrative_nobody_reads_is_reported(tmp_path, nama):
    """Only sections and the foreword have text; a file for anything else would be lost silently."""
    assert temuan(tmp_path, nama, "Teks.") == [("RG517", f"narasi/{nama}", 0, 0)]


@pytest.mark.parametrize(
    ("narasi", "baris"),
    [
        ("Satu.\n\n> kutipan", 3),
        ("Satu.\n\n---\n\nDua.", 3),
        ("| a | b |\n|---|---|\n| 1 | 2 |", 1),
        ("{% for satu in program %}\n- {{ satu.nama }}\n{% endfor %}\n\n> kutipan", 5),
        ("Satu.\n\nLihat [situs](https://contoh.id).", 3),
    ],
)
def test_markdown_without_a_place_in_the_document_is_reported(tmp_path, narasi, baris):
    assert temuan(tmp_path, "isu.md", narasi) == [("RG514", "narasi/isu.md", baris, 1)]


@pytest.mark.parametrize(
    ("nama", "data", "kode"),
    [
        ("logo.png", PNG_SATU_TITIK, []),
        ("logo.png", PNG_SATU_TITIK[:40], ["RG520"]),
        ("logo.png", b"\x89PNG\r\n\x1a\nrusak", ["RG520"]),
        ("logo.jpg", b"\xff\xd8\xff\xe0rusak", ["RG520"]),
        ("logo.gif", b"GIF89a", ["RG520"]),
        ("lain.png", PNG_SATU_TITIK, ["RG520"]),
        ("logo.png" * 60, b"", ["RG520"]),
        ("../logo.png", b"", ["RG520"]),
    ],
)
def test_a_logo_that_is_no_whole_picture_is_a_finding(tmp_path, nama, data, kode):
    """Neither Word nor the PDF may meet a broken picture; a picture outside the folder is not read."""
    if "/" not in nama and len(nama) < 20 and nama != "lain.png":
        (tmp_path / nama).write_bytes(data)
    rencana = MINIMAL.replace("  daerah: Kota Contoh\n", f"  daerah: Kota Contoh\n  logo: {nama}\n", 1)
    (tmp_path / "plan.yaml").write_text(rencana, encoding="utf-8")
    assert [d.code for d in pipeline.check(tmp_path)] == kode


def test_a_profile_name_no_system_can_have_is_a_finding(tmp_path):
    rencana = MINIMAL.replace("renja: {tahun", f"renja: {{profil: {'a' * 300}, tahun", 1)
    (tmp_path / "plan.yaml").write_text(rencana, encoding="utf-8")
    assert [d.code for d in pipeline.check(tmp_path)] == ["RG104"]
