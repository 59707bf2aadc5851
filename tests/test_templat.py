"""An agency's own templates: what cannot be used is a finding, not a crash."""

import pytest
from alat import MINIMAL

from renja_gen import Options, build, pipeline


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
