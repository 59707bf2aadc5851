"""An agency's own templates: what cannot be used is a finding, not a crash."""

import pytest
from alat import MINIMAL, tulis
from click.testing import CliRunner

from renja_gen import Options, build, pipeline
from renja_gen.cli import cli


@pytest.fixture
def rencana(tmp_path):
    (tmp_path / "plan.yaml").write_text(MINIMAL, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("nama", ["narasi/isu.md", "profil/86-2017.yaml", "pdf/print.css", "docx/acuan.docx"])
def test_a_broken_template_is_a_finding_and_nothing_is_written(rencana, nama):
    berkas = rencana / "templat" / nama
    berkas.parent.mkdir(parents=True)
    berkas.write_bytes(b"\xff\xfe\xfd")
    built = build(rencana, rencana / "hasil", Options(templates=rencana / "templat"))
    assert [(d.code, nama.rsplit("/", maxsplit=1)[-1] in d.message) for d in built.diagnostics] == [("RG904", True)]
    assert not built.ok
    assert not (rencana / "hasil").exists()


def test_an_agencys_own_narrative_profile_and_look_are_used(rencana):
    """The overlay wins over the shipped files, file by file; the plan's own narrative over both."""
    templat = rencana / "templat" / "narasi"
    templat.mkdir(parents=True)
    (templat / "isu.md").write_text("Isu menurut instansi.", encoding="utf-8")
    (templat / "review.md").write_text("Review menurut instansi.", encoding="utf-8")
    (rencana / "narasi").mkdir()
    (rencana / "narasi" / "review.md").write_text("Review menurut rencana {{ rujuk('evaluas') }}.", encoding="utf-8")
    temuan = pipeline.check(rencana, rencana / "templat")
    assert [(d.code, d.span.file) for d in temuan] == [("RG515", "narasi/review.md")]


def test_two_plans_of_one_run_never_share_a_file(rencana, tmp_path_factory):
    """Forty agencies may have two of one short name; the second must not replace the first silently."""
    hasil = tmp_path_factory.mktemp("hasil")
    pertama = build(rencana, hasil, Options("docx"))
    assert pertama.ok
    isi = pertama.files[0].path.read_bytes()
    kedua = build(rencana, hasil, Options("docx"), taken=[file.path for file in pertama.files])
    assert [d.code for d in kedua.diagnostics] == ["RG905"]
    assert not kedua.files
    assert pertama.files[0].path.read_bytes() == isi


# --- the folder


@pytest.mark.parametrize(
    ("nama", "pesan"),
    [
        ("tiada", "tidak ada di folder rencana"),
        ("../luar", "bukan folder di dalam folder rencana"),
        ("/etc", "bukan folder di dalam folder rencana"),
        ("C:\\templat", "bukan folder di dalam folder rencana"),
        ("templat/..", "bukan folder di dalam folder rencana"),
        ("tautan", "bukan folder di dalam folder rencana"),
        ("plan.yaml", "tidak ada di folder rencana"),
        ("a" * 5000, "tidak ada di folder rencana"),
    ],
)
def test_a_folder_that_the_plan_may_not_name_is_reported_at_its_place(tmp_path, nama, pesan):
    """RG918, and nothing in the folder is read."""
    rencana = tmp_path / "rencana"
    tulis(tmp_path, {"luar/gaya.yaml": "kertas: salah\n"})
    rencana.mkdir()
    (rencana / "tautan").symlink_to(tmp_path / "luar")
    teks = f"dokumen: {{templat: '{nama}'}}\n{MINIMAL}"
    tulis(rencana, {"plan.yaml": teks})
    (satu,) = pipeline.check(rencana)
    assert (satu.code, satu.span.file) == ("RG918", "plan.yaml")
    assert (satu.span.line, satu.span.column) == (1, 20)
    assert pesan in satu.message
    assert not build(rencana).ok


def test_the_plan_names_its_templates_and_the_command_line_wins(rencana):
    tulis(rencana, {
        "plan.yaml": f"dokumen: {{templat: tampilan/kami}}\n{MINIMAL}",
        "tampilan/kami/gaya.yaml": "kertas: salah\n",
        "lain/gaya.yaml": "kertas: F4\n",
    })  # fmt: skip
    (satu,) = pipeline.check(rencana)
    assert (satu.code, str(satu.span)) == ("RG107", "tampilan/kami/gaya.yaml:1:9")
    assert pipeline.check(rencana, rencana / "lain") == ()
    hilang = pipeline.check(rencana, rencana / "hilang")
    assert [one.code for one in hilang] == ["RG918"]


@pytest.mark.parametrize(
    "nama", ["narasi/isu.md", "profil/86-2017.yaml", "pdf/print.css", "docx/acuan.docx", "gaya.yaml"]
)
def test_a_template_that_leads_out_of_the_folder_is_not_read(rencana, nama, tmp_path_factory):
    luar = tmp_path_factory.mktemp("luar") / "rahasia"
    luar.write_text("kertas: F4\n", encoding="utf-8")
    berkas = rencana / "templat" / nama
    berkas.parent.mkdir(parents=True)
    berkas.symlink_to(luar)
    built = build(rencana, rencana / "hasil", Options(templates=rencana / "templat"))
    assert [(d.code, "menunjuk ke luar folder templat" in d.message) for d in built.diagnostics] == [("RG904", True)]


def test_files_that_nothing_reads_are_named(rencana):
    """RG919: a mistyped name would leave the agency wondering why nothing changed."""
    tulis(rencana, {
        "plan.yaml": f"dokumen: {{templat: templat}}\n{MINIMAL}",
        "templat/gaya.yml": "kertas: F4\n",
        "templat/pdf/prin.css": "p { color: red }",
        "templat/docx/Acuan.docx": b"",
        "templat/narasi/isue.md": "Isu.",
        "templat/narasi/isu.md": "Isu.",
        "templat/huruf/x.otf": b"",
        "templat/README.md": "Tampilan kami.",
        "templat/huruf/LISENSI.txt": "Bebas.",
        "templat/.git/config": "",
    })  # fmt: skip
    temuan = {d.span.file: d for d in pipeline.check(rencana)}
    assert {d.code for d in temuan.values()} == {"RG919"}
    assert sorted(temuan) == [f"templat/{nama}" for nama in (
        "docx/Acuan.docx", "gaya.yml", "huruf/x.otf", "narasi/isue.md", "pdf/prin.css",
    )]  # fmt: skip
    assert "maksudnya 'pdf/print.css'?" in temuan["templat/pdf/prin.css"].message
    assert "maksudnya 'gaya.yaml'?" in temuan["templat/gaya.yml"].message
    assert "maksudnya 'docx/acuan.docx'?" in temuan["templat/docx/Acuan.docx"].message
    assert "narasi yang dikenal: " in temuan["templat/narasi/isue.md"].message


def test_a_folder_full_of_files_is_no_folder_of_templates(rencana, monkeypatch):
    monkeypatch.setattr("renja_gen.compose.templat.MAX_NAMES", 5)
    tulis(rencana, {"plan.yaml": MINIMAL, **{f"banyak/{n}.yaml": "" for n in range(7)}})
    assert [d.code for d in pipeline.check(rencana, rencana / "banyak")] == ["RG918"]


def test_a_folder_in_place_of_a_template_is_named(rencana):
    """RG919: left out without a word, it would leave the agency wondering just as well."""
    tulis(rencana, {"plan.yaml": f"dokumen: {{templat: templat}}\n{MINIMAL}", "templat/README.md": ""})
    for nama in ("gaya.yaml", "narasi/isu.md"):
        (rencana / "templat" / nama).mkdir(parents=True)
    temuan = pipeline.check(rencana)
    assert [(d.code, d.span.file) for d in temuan] == [
        ("RG919", "templat/gaya.yaml"),
        ("RG919", "templat/narasi/isu.md"),
    ]
    assert all("ini folder, bukan berkas" in d.message for d in temuan)


@pytest.mark.parametrize("nama", ["gaya.yaml", "profil/86-2017.yaml"])
def test_an_empty_template_is_not_to_be_filled_with_a_plan(rencana, nama):
    tulis(rencana, {"plan.yaml": f"dokumen: {{templat: templat}}\n{MINIMAL}", f"templat/{nama}": "# belum\n"})
    (satu,) = pipeline.check(rencana)
    assert (satu.code, satu.span.file) == ("RG012", f"templat/{nama}")
    assert "hapus berkasnya" in satu.message
    assert "contoh minimal" not in satu.message


def test_a_template_that_cannot_be_used_is_found_by_the_name_of_its_folder(rencana):
    tulis(rencana, {"tampilan/docx/acuan.docx": b"x"})
    assert [(d.code, d.span.file) for d in pipeline.check(rencana, rencana / "tampilan")] == [("RG904", "tampilan")]


def test_a_folder_in_place_of_a_template_of_the_command_line_is_named_where_it_is(rencana):
    (rencana / "tampilan" / "narasi" / "isu.md").mkdir(parents=True)
    hasil = CliRunner().invoke(cli, ["check", str(rencana), "--templates", str(rencana / "tampilan")])
    assert f"{rencana / 'tampilan/narasi/isu.md'}: peringatan RG919" in hasil.output
