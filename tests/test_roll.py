"""A plan rolled to the next year: what changes is what should, every other byte stays, nothing is lost."""

import json
import re
import shutil
import subprocess
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
import yaml
from alat import AKAR, MINIMAL, PNG_SATU_TITIK, tulis, ubah
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from rencana_acak import RENCANA

from renja_gen import pipeline
from renja_gen.cli import cli
from renja_gen.computing import compute
from renja_gen.computing.pohon import pagu_sub
from renja_gen.diagnostics import Severity
from renja_gen.loading import load
from renja_gen.nomenklatur import katalog
from renja_gen.options import Options
from renja_gen.output import OutputError
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.model import Plan
from renja_gen.roll import saving
from renja_gen.roll.codes import How, moves
from renja_gen.roll.decisions import DECISIONS, LASTING, Way
from renja_gen.roll.edits import _WAYS
from renja_gen.roll.folder import RollError, sibling
from renja_gen.roll.report import as_markdown
from renja_gen.roll.rolling import Rolled, rolled
from renja_gen.rules.buku import MANUAL
from renja_gen.writers.engine import lay_out
from renja_gen.yaml_text import dump

CONTOH = AKAR / "examples"
PAIRS = [("kesbangpol-2024", 2025), ("perpustakaan-2023", 2024)]


def roll(*isian: object) -> object:
    return CliRunner().invoke(cli, ["roll", *map(str, isian)])


def gulir(path: Path, year: int | None = None) -> Rolled:
    loaded = load(path)
    assert loaded.plan is not None
    return rolled(loaded, year or loaded.plan.n + 1)


def potret(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def teks(result: Rolled, name: str = "plan.yaml") -> str:
    return result.files[name].decode()


def galat(path: Path) -> list[str]:
    return [f"{one.span} {one.code}" for one in pipeline.check(path) if one.severity is Severity.GALAT]


@pytest.fixture(scope="module", params=PAIRS, ids=[name for name, _ in PAIRS])
def contoh(request, tmp_path_factory):
    """An example rolled by the command: the old folder, the new one, the year, what was printed."""
    name, year = request.param
    target = tmp_path_factory.mktemp("gulir") / f"renja-{year}"
    done = roll(CONTOH / name, "--to", year, "-o", target)
    assert done.exit_code == 0, done.output
    return CONTOH / name, target, year, done.output


# --- the table of decisions


def _parts(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Bagian):
        return {annotation}
    return set().union(*(_parts(one) for one in get_args(annotation)))


def _model(part, seen):
    if part not in seen:
        seen.add(part)
        for field in part.model_fields.values():
            for below in _parts(field.annotation):
                _model(below, seen)
    return seen


def test_every_key_of_the_model_has_a_decision():
    """A new key without one would be carried into the next year unseen."""
    model = _model(Plan, set())
    assert len(model) > 30
    assert {part: set(part.model_fields) for part in model} == {
        part: set(keys) for part, keys in DECISIONS.items() if part in model
    }


def test_a_decision_can_be_carried_out_and_told():
    for part, keys in DECISIONS.items():
        for key, decision in keys.items():
            below = _parts(part.model_fields[key].annotation)
            assert decision.way in {Way.KEEP, Way.REVIEW, Way.BELOW, *_WAYS}, (part, key)
            assert decision.way is not Way.BELOW or below, f"{part.__name__}.{key} has nothing below"
            assert decision.way is not Way.REVIEW or decision.label
    assert MANUAL.keys() >= LASTING


# --- the examples


def test_the_old_plan_is_not_touched(tmp_path):
    shutil.copytree(CONTOH / "minimal", tmp_path / "renja-2025")
    before = potret(tmp_path / "renja-2025")
    assert roll(tmp_path / "renja-2025").exit_code == 0
    assert potret(tmp_path / "renja-2025") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["renja-2025", "renja-2026"]


# What a changed line may say, as it was and as it becomes.
ROLLED = re.compile(
    r"^\s*(?:- )?(?:tahun|tanggal|nihil|pagu_sebelum_perubahan|target|realisasi|proyeksi|rkpd|abaikan|kode|alasan|"
    r"berkas|status|program):|^\s*#|^\s+(?:musrenbang|dalam bidang)"
)


def test_only_lines_with_a_rolled_fact_change(contoh):
    old, new, _, _ = contoh
    changed = 0
    for path in sorted(old.rglob("*.yaml")):
        before = path.read_text("utf-8").splitlines()
        after = (new / path.relative_to(old)).read_text("utf-8").splitlines()
        lines = [
            line
            for line in unified_diff(before, after, n=0, lineterm="")
            if not line.startswith(("---", "+++", "@@"))
        ]
        assert [line for line in lines if not ROLLED.match(line[1:])] == []
        changed += len(lines)
        gone = [line for line in lines if line.startswith("-") and line[1:].lstrip().startswith("#")]
        new_comments = {line.strip() for line in after if line.strip().startswith("#")}
        kept = [line for line in before if line.strip().startswith("#") and line.strip() in new_comments]
        assert len(kept) + len(gone) >= sum(line.strip().startswith("#") for line in before)
        for line in gone:  # only what stands directly above something that was removed
            below = before[before.index(line[1:]) + 1].strip()
            assert below.startswith(("rkpd:", "#")), line
    assert changed > 20


def test_series_keep_their_history_and_their_figures(contoh):
    old, new, year, _ = contoh
    lama, baru = load(old).plan, load(new).plan
    assert baru.n == year
    assert baru.renja.tahap == "rancangan awal"
    assert baru.renja.tanggal is None
    for before, after in zip(_subs(lama), _subs(baru), strict=True):
        assert before.anggaran == after.anggaran
        assert [one.target for one in before.indikator] == [one.target for one in after.indikator]
        assert [one.realisasi for one in before.indikator] == [one.realisasi for one in after.indikator]
        assert after.rkpd is None
    assert compute(baru).pagu == compute(lama).pagu_maju


def _subs(plan):
    return [sub for program in plan.program for kegiatan in program.kegiatan for sub in kegiatan.sub_kegiatan]


def test_the_rolled_plan_has_no_errors_and_builds(contoh, tmp_path):
    _, new, year, _ = contoh
    assert galat(new) == []
    built = pipeline.build(new, tmp_path, Options("docx", None, False), lay_out=lay_out)
    assert built.ok
    assert str(year) in built.files[0].path.name


def test_the_report_says_what_changed_what_is_due_and_where(contoh):
    old, new, year, output = contoh
    assert f"Renja {year - 1} digulir ke {year}" in output
    assert "rkpd: selisih dengan rancangan awal RKPD" in output
    places = re.findall(r"^ +(\S+\.yaml):(\d+)  ", output, re.MULTILINE)
    assert len(places) > 15
    for name, line in places:
        assert Path(name).is_relative_to(new)
        assert int(line) <= len(Path(name).read_text("utf-8").splitlines())
    work = (new / "gulir.md").read_text("utf-8")
    assert f"### Prakiraan maju: pagu {year + 1} (" in work
    assert work.count("- [ ] ") > 60
    assert "README.md" in {path.name for path in new.iterdir()}
    assert old.name not in {path.name for path in new.iterdir()}


def test_three_years_in_a_row(tmp_path):
    """Also where nobody has written the figures of the years between."""
    for name, first in PAIRS:
        plan = CONTOH / name
        for year in range(first, first + 2):
            target = tmp_path / f"{name}-{year}"
            done = roll(plan, "--to", year, "-o", target)
            assert done.exit_code == 0, done.output
            assert load(target).plan.n == year
            plan = target
        assert "gulir.md" in potret(plan)
        assert [one for one in load(plan).diagnostics if one.severity is Severity.GALAT] == []


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("  # isi: misalnya 28 Februari 2023", "  # isi: misalnya 28 Februari 2023"), ("  # isi", "  # isi"),
        ("", "  # isi"), ("  # isian Bappeda", "  # isi; isian Bappeda"),
    ],
)  # fmt: skip
def test_the_mark_where_something_is_due_is_written_once(lama, baru, tmp_path):
    """The comments of `init` stay when a plan is filled in: "isi; isi; isi: misalnya …" grew year by year."""
    teks = (CONTOH / "minimal/plan.yaml").read_text("utf-8")
    kepala = "renja: {tahun: 2025, tahap: rancangan awal, tempat: Kota Contoh, tanggal: 28 Februari 2024}"
    assert kepala in teks
    isi = f"renja:\n  tahun: 2025\n  tahap: rancangan awal\n  tanggal: 28 Februari 2024{lama}"
    plan = tmp_path / "renja-2025/plan.yaml"
    plan.parent.mkdir()
    plan.write_text(teks.replace(kepala, isi), "utf-8")
    assert roll(plan.parent).exit_code == 0
    assert f"\n  tanggal:{baru}\n" in (tmp_path / "renja-2026/plan.yaml").read_text("utf-8")


def test_sentences_that_name_old_years_are_listed(tmp_path):
    narasi = (
        "Pada tahun 2024 gedung dibangun. Menurut Perda Nomor 5 Tahun 2024 itu sah.\n\n"
        "Renstra 2021-2026 berlaku; rencana {{ n }} juga. RPJMN 2020-2024 berakhir. Ada 2.024 buku.\n"
    )
    result = gulir(tulis(tmp_path, {"plan.yaml": MINIMAL, "narasi/isu.md": narasi}))
    found = [(one.span.file, one.span.line, one.text) for one in result.sentences]
    assert found == [
        ("narasi/isu.md", 1, "Pada tahun 2024 gedung dibangun"),
        ("narasi/isu.md", 3, "RPJMN 2020-2024 berakhir"),
    ]
    assert result.files["narasi/isu.md"] == narasi.encode()


def test_comments_that_name_old_years_are_listed(tmp_path):
    """They stay, as the planner's own words; what only looks like a comment is none."""
    text = ubah(
        MINIMAL,
        ("tanggal: 28 Februari 2024}", "tanggal: 28 Februari 2024}  # menurut surat Bappeda Januari 2024"),
        (
            "\nprogram:",
            "\n# Pagu 2025 dari RKPD; Perda Nomor 5 Tahun 2024.\n# Renstra 2021-2026, SE 3/2025.\nprogram:",
        ),
        ("nama: Jumlah pengunjung", "nama: 'Kunjungan # 2024'  # nama\n    x: Jumlah pengunjung"),
    ).replace("    x: ", "    # x: ")
    result = gulir(tulis(tmp_path, {"plan.yaml": text}))
    after = teks(result).splitlines()
    comments = [one for one in result.sentences if one.label]
    assert [one.text for one in comments] == [
        "menurut surat Bappeda Januari 2024", "Pagu 2025 dari RKPD; Perda Nomor 5 Tahun 2024."
    ]  # fmt: skip
    for one in comments:
        assert after[one.span.line - 1][one.span.column - 1 :] == f"# {one.text}"
    assert [one.text for one in result.sentences if not one.label] == ["Kunjungan # 2024"]
    report = as_markdown(result)
    assert "## Kalimat dan komentar yang menyebut tahun atau kode lama" in report
    assert "### Komentar dalam YAML (2)\n\n- [ ] `plan.yaml:4` menurut surat Bappeda Januari 2024\n" in report


# --- codes


def test_codes_move_by_the_crosswalk_and_each_move_is_reported():
    plan = CONTOH / "perpustakaan-2023"
    result = gulir(plan)
    moved = {one.old: one.new for one in result.moves if one.changed}
    assert moved["2.23.02.2.01.01"] == "2.23.02.2.01.0020"
    assert moved["2.23.01.2.01.01"] == "2.23.01.2.01.0001"
    assert {one.old for one in result.moves if one.changed} == {sub.kode for sub in _subs(load(plan).plan)}
    text = teks(result, "usulan.yaml")
    assert "kode: 2.23.02.2.01.0020" in text
    assert not re.search(r"kode: \d\.\d\d\.\d\d\.\d\.\d\d\.\d\d\s", text)


LAMA = ubah(
    MINIMAL,
    ("tahun: 2025", "tahun: 2023"),
    ("2.23.02.2.01.0008\n", "2.23.02.2.01.01  # Pengembangan dan Pemeliharaan Layanan Perpustakaan Elektronik\n"),
    ("28 Februari 2024", "28 Februari 2022"),
)


def _pendidikan(tmp_path, *kode):
    """A plan for 2023 with these sub kegiatan of one kegiatan."""
    induk = kode[0].rpartition(".")[0]
    program = ".".join(induk.split(".")[:3])
    head, sub = LAMA.split("          - kode: 2.23.02.2.01.01", 1)
    sub = "".join(f"          - kode: {one}{sub}" for one in kode)
    text = f"{head}{sub}".replace("2.23.02.2.01\n", f"{induk}\n").replace("2.23.02\n", f"{program}\n")
    return tulis(tmp_path / "lama", {"plan.yaml": re.sub(r"  # Pengembangan dan Pem.*", "", text)})


def test_a_code_that_is_gone_is_kept_named_and_reported(tmp_path):
    """The plan still loads and builds, keeps the name it printed, and the check asks for another code."""
    plan = _pendidikan(tmp_path, "1.01.02.2.01.02")
    done = roll(plan, "-o", tmp_path / "baru")
    assert done.exit_code == 0, done.output
    assert "- kode: 1.01.02.2.01.0002\n            nama: Penambahan Ruang Kelas Baru\n" in (
        tmp_path / "baru/plan.yaml"
    ).read_text("utf-8")
    assert "1.01.02.2.01.02 Penambahan Ruang Kelas Baru" in done.output
    assert galat(tmp_path / "baru") == []
    assert "RG204" in {one.code for one in pipeline.check(tmp_path / "baru")}


def test_what_is_alike_is_of_the_same_authority(tmp_path):
    """A kabupaten was shown the sub kegiatan of a province on the trade in dangerous goods."""
    lama = ("2.11.05.2.02.0001", "2.11.05.2.01.0001")
    for kode, ada in zip(lama, (False, True), strict=True):
        plan = _pendidikan(tmp_path / kode, kode)
        isi = ubah(
            plan.read_text("utf-8"),
            ("{tahun: 2023", "{tahun: 2026"), ("28 Februari 2022", "28 Februari 2025"), ("2021-2026", "2025-2029"),
        )  # fmt: skip
        plan.write_text(isi, "utf-8")
        hasil = gulir(plan)
        (hilang,) = [one for one in hasil.moves if one.old == kode]
        assert hilang.how is How.GONE
        assert katalog(2027).mirip_nama(hilang.old_name, hilang.new, 0.75), "nothing to leave out"
        laporan = as_markdown(hasil)
        assert kode in laporan
        assert ("yang mirip: 2.11.05.2.01." in laporan) is ada
        assert not re.search(r"\d\.\d\d\.\d\d\.1\.", laporan)


def test_a_kegiatan_follows_its_sub_kegiatan_unless_the_plan_has_the_other_one(tmp_path):
    """7.01.04.2.03 became part of 7.01.04.2.01 in 2023."""
    alone = gulir(_pendidikan(tmp_path, "7.01.04.2.03.01", "7.01.04.2.03.02"))
    assert [(one.new, one.how) for one in alone.moves[-3:]] == [
        ("7.01.04.2.01", How.CHILDREN),
        ("7.01.04.2.01.0001", How.CROSSWALK),
        ("7.01.04.2.01.0002", How.CROSSWALK),
    ]
    text = (tmp_path / "lama/plan.yaml").read_text("utf-8")
    begin = text.index("      - kode: 7.01.04.2.03\n")
    other = text[begin:].replace("7.01.04.2.03", "7.01.04.2.01")
    for number, joined in enumerate((text + other, text[:begin] + other + text[begin:])):
        both = gulir(tulis(tmp_path / f"dua-{number}", {"plan.yaml": joined}))
        found = {one.old: (one.new, one.how, one.wanted) for one in both.moves}
        assert found["7.01.04.2.01.01"] == ("7.01.04.2.01.0001", How.CROSSWALK, "")
        assert found["7.01.04.2.03.01"] == ("7.01.04.2.03.01", How.MOVED, "7.01.04.2.01.0001")
        assert any("RG201" in one for one in both.warnings)


@pytest.mark.parametrize(
    ("kode", "baru", "how"),
    [
        ("2.23.02.2.01.01", "2.23.02.2.01.0020", How.CROSSWALK),
        ("2.23.02.2.01.03", "2.23.02.2.01.0003", How.DIGITS),
    ],
)
def test_a_code_moves_and_its_comment_stays_where_it_is_no_official_name(kode, baru, how, tmp_path):
    text = LAMA.replace("2.23.02.2.01.01", kode)
    text = re.sub(r"  # Pengembangan dan Pem.*", "  # catatan kami", text)
    result = gulir(tulis(tmp_path, {"plan.yaml": text}))
    assert [(one.new, one.how) for one in result.moves if one.old == kode] == [(baru, how)]
    assert f"- kode: {baru}  # catatan kami\n" in teks(result)


def test_the_official_name_behind_a_code_follows_the_catalogue(tmp_path):
    """2.16.02 was renamed in 2023, its code stayed; so was the name that the plan itself writes."""
    old, new = "Program Informasi dan Komunikasi Publik", "PROGRAM PENGELOLAAN INFORMASI DAN KOMUNIKASI PUBLIK"
    text = ubah(
        MINIMAL,
        ("tahun: 2025", "tahun: 2023"),
        ("  - kode: 2.23.02\n", f"  - kode: 2.16.02  # {old.upper()}\n    nama: {old}\n"),
        ("program: 2.23.02\n", "program: 2.16.02\n"),
    )
    text = text.replace("2.23.02.2.01", "2.16.02.2.01")
    text = text[: text.index("        sub_kegiatan:")]
    result = gulir(tulis(tmp_path, {"plan.yaml": text}))
    assert f"  - kode: 2.16.02  # {new}\n    nama: {new}\n" in teks(result)


def test_files_named_by_codes_follow_and_includes_still_find_them(tmp_path):
    head, sub = LAMA.split("          - kode: 2.23.02.2.01.01", 1)
    sub = "- kode: 2.23.02.2.01.01" + sub
    sub = re.sub(r"^ {10}", "", sub, flags=re.MULTILINE)
    for name in ("sub/2.23.02.2.01.01.yaml", "sub/*.yaml"):
        folder = tmp_path / name.replace("*", "semua")
        text = head.replace("        sub_kegiatan:\n", f"        sub_kegiatan: {{sertakan: {name}}}\n")
        plan = tulis(folder, {"plan.yaml": text, "sub/2.23.02.2.01.01.yaml": sub})
        assert load(plan).plan is not None
        done = roll(plan, "-o", tmp_path / f"baru-{len(name)}")
        assert done.exit_code == 0, done.output
        new = tmp_path / f"baru-{len(name)}"
        assert (new / "sub/2.23.02.2.01.0020.yaml").is_file()
        assert not (new / "sub/2.23.02.2.01.01.yaml").exists()
        assert [one.kode for one in _subs(load(new).plan)] == ["2.23.02.2.01.0020"]


def test_the_same_catalogue_moves_nothing():
    assert moves(load(CONTOH / "minimal").plan, 2026) == {}


# --- single decisions


BAGIAN = "            sumber_dana: Dana Alokasi Umum\n"


@pytest.mark.parametrize("gaya", ["flow", "block"])
@pytest.mark.parametrize("ada", [True, False], ids=["pagu stated", "pagu from the shares"])
def test_shares_of_funds_become_the_pagu_of_the_old_year(gaya, ada, tmp_path):
    shares = (
        f"{BAGIAN[: BAGIAN.index(':')]}: [{{nama: DAU, pagu: 150.000.000}}, {{nama: PAD, pagu: 50.000.000}}]  # dua\n"
        if gaya == "flow"
        else "            sumber_dana:\n              - nama: DAU\n                pagu: 150.000.000\n"
        "              - nama: PAD  # daerah\n                pagu: 50.000.000\n"
    )
    text = ubah(MINIMAL, (BAGIAN, shares))
    if not ada:
        text = ubah(text, ("2025: 200.000.000, ", ""))
    result = gulir(tulis(tmp_path, {"plan.yaml": text}))
    rolled_text = teks(result)
    assert "2024: 160.000.000, 2025: 200.000.000, 2026: 210.000.000" in rolled_text
    assert "150.000.000}" not in rolled_text.replace("2023: 150.000.000", "")
    assert ("# dua" if gaya == "flow" else "- nama: PAD  # daerah\n") in rolled_text
    assert [one.text for one in result.due if one.label.startswith("bagian tiap")]


def test_shares_without_any_budget_make_one(tmp_path):
    shares = f"{BAGIAN[: BAGIAN.index(':')]}: {{nama: DAU, pagu: '1.000.000,50'}}\n"
    text = ubah(MINIMAL, (BAGIAN, shares))
    text = text[: text.index("            anggaran:")]
    result = gulir(tulis(tmp_path, {"plan.yaml": text}))
    assert "pagu: {2025: '1.000.000,50'}" in teks(result)
    assert "sumber_dana: {nama: DAU}\n" in teks(result)


def test_reasons_of_the_old_year_go_and_lasting_ones_stay(tmp_path):
    text = MINIMAL + (
        "abaikan:\n  # bertahan\n  - {kode: RG602, alasan: satuannya memang tidak ada}\n"
        "  # tahun lama\n  - {kode: RG410, alasan: kenaikan 2026 disepakati}\n"
        "dinyatakan: {sumber: SIPD, pagu: {2025: 200.000.000}}\n"
    )
    result = gulir(tulis(tmp_path, {"plan.yaml": text}))
    assert "# bertahan\n  - {kode: RG602" in teks(result)
    assert "RG410" not in teks(result)
    assert "tahun lama" not in teks(result)
    assert "dinyatakan" not in teks(result)
    assert any("kenaikan 2026 disepakati" in one.text for one in result.changes)
    assert [one.text for one in result.reviews if one.label.startswith("abaikan")] == [
        "RG602: satuannya memang tidak ada"
    ]


def test_an_included_file_that_nothing_reads_any_more_is_left_behind(tmp_path):
    text = MINIMAL + "dinyatakan: {sertakan: sipd.yaml}\n"
    folder = tmp_path / "lama"
    plan = tulis(folder, {"plan.yaml": text, "sipd.yaml": "- {sumber: SIPD, pagu: {2025: 200.000.000}}\n"})
    result = gulir(plan)
    assert sorted(result.files) == ["plan.yaml"]


def test_figures_that_are_missing_are_counted_and_none_is_invented(tmp_path):
    text = ubah(MINIMAL, (", 2026: 210.000.000", ""), ("2025: 2.000, 2026: 2.000", "2025: 2.000"))
    result = gulir(tulis(tmp_path, {"plan.yaml": text}))
    due = {one.label: one for one in result.due}
    line = teks(result).splitlines()[due["pagu 2026"].span.line - 1]
    assert "pagu: {2023: 150.000.000, 2024: 160.000.000, 2025: 200.000.000}" in line
    assert "target 2026 sub kegiatan" in due
    assert due["pagu 2026"].text.startswith("2.23.02.2.01.0008 ")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_stay(end, bom, tmp_path):
    text = (bom + MINIMAL).replace("\n", end)
    after = teks(gulir(tulis(tmp_path, {"plan.yaml": text})))
    assert after.startswith(f"{bom}# yaml-language-server")
    assert after.count("\r\n") == (after.count("\n") if end == "\r\n" else 0)
    assert after.count("\n") == MINIMAL.count("\n") - 1  # the line of rkpd
    assert "{tahun: 2026, tahap: rancangan awal, tempat: Kota Contoh}" in after


# --- folders


def test_what_the_plan_reads_goes_along_and_nothing_else(tmp_path):
    old = tmp_path / "renja-2025"
    text = ubah(
        MINIMAL,
        ("  singkatan:", "  logo: lambang.png\n  singkatan:"),
        ("renstra: {p", "dokumen: {templat: templat}\nrenstra: {p"),
    )
    tulis(
        old,
        {
            "plan.yaml": text, "lambang.png": PNG_SATU_TITIK, "templat/gaya.yaml": "kertas: F4\n",
            "README.md": "Renja 2025", "renja.schema.json": "{}",
            ".gitignore": "build/\n", "build/renja.docx": b"x", ".git/config": "x", "rahasia.xlsx": b"x",
            "cadangan.yaml": "x: 1\n", "narasi/isu.md": "Isu.\n", "gulir.md": "lama",
        },
    )  # fmt: skip
    (old / "narasi/tautan.md").symlink_to(old / "rahasia.xlsx")
    (old / "templat/luar").symlink_to(tmp_path)
    done = roll(old, "--format", "json")
    assert done.exit_code == 0, done.output
    assert sorted(potret(tmp_path / "renja-2026")) == sorted(
        [
            ".gitignore", "README.md", "gulir.md", "lambang.png", "narasi/isu.md", "plan.yaml", "renja.schema.json",
            "templat/gaya.yaml",
        ]
    )  # fmt: skip
    data = json.loads(done.output)
    assert (data["dari"], data["ke"]) == (2025, 2026)
    assert {one["isi"] for one in data["tidak_disalin"]} == {"cadangan.yaml", "rahasia.xlsx"}
    assert any(one["jenis"].startswith("keterangan untuk pembaca") for one in data["perlu_ditinjau"])


@pytest.mark.parametrize(
    ("written", "folder", "expected"),
    [
        ("../renja.schema.json", "opd/renja-2026", "../renja.schema.json"),
        ("./../renja.schema.json", "opd/renja-2026", "./../renja.schema.json"),
        ("../renja.schema.json", "2026/opd/dinas", "../../../opd/renja.schema.json"),
        ("../renja.schema.json", "renja-2026", "../opd/renja.schema.json"),
        (r"..\renja.schema.json", "renja-2026", "../opd/renja.schema.json"),
        ("../../renja.schema.json", "renja-2026", "../renja.schema.json"),
        ("renja.schema.json", "2026/opd/dinas", "renja.schema.json"),
        ("skema/renja.json", "2026/opd/dinas", "skema/renja.json"),
        ("https://contoh.id/renja.schema.json", "2026/opd/dinas", "https://contoh.id/renja.schema.json"),
        ("file:///opt/renja.schema.json", "2026/opd/dinas", "file:///opt/renja.schema.json"),
        ("/opt/renja.schema.json", "2026/opd/dinas", "/opt/renja.schema.json"),
        (r"C:\renja\renja.schema.json", "2026/opd/dinas", r"C:\renja\renja.schema.json"),
    ],
)
def test_the_editor_finds_the_same_schema_from_the_new_folder(written, folder, expected, tmp_path):
    text = ubah(MINIMAL, ("$schema=../renja.schema.json", f"$schema={written}"))
    old = tulis(tmp_path / "opd/renja-2025", {"plan.yaml": text}).parent
    done = roll(old, "-o", tmp_path / folder)
    assert done.exit_code == 0, done.output
    first, *rest = (tmp_path / folder / "plan.yaml").read_text("utf-8").splitlines()
    assert first == f"# yaml-language-server: $schema={expected}"
    assert rest[:2] == MINIMAL.splitlines()[1:3]


def test_the_schema_line_of_an_included_file_counts_from_that_file(tmp_path):
    """Its byte order mark and line ends stay."""
    head, _, work = MINIMAL.partition("\nprogram:\n")
    line = "\ufeff# yaml-language-server: $schema="
    files = {
        "plan.yaml": f"{head}\nprogram: {{sertakan: program/*.yaml}}\n",
        "program/satu.yaml": f"{line}../../renja.schema.json\n{work}".replace("\n", "\r\n"),
    }
    old = tulis(tmp_path / "opd/renja-2025", files).parent
    assert roll(old, "-o", tmp_path / "renja-2026").exit_code == 0
    after = (tmp_path / "renja-2026/program/satu.yaml").read_bytes().decode()
    assert after.startswith(f"{line}../../opd/renja.schema.json\r\n")


def test_a_schema_whose_path_has_blanks_becomes_an_address(tmp_path):
    """An editor reads a path up to the first blank."""
    old = tulis(tmp_path / "Data Dinas/renja-2025", {"plan.yaml": MINIMAL}).parent
    roll(old, "-o", tmp_path / "renja-2026")
    first = (tmp_path / "renja-2026/plan.yaml").read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={(tmp_path / 'Data Dinas/renja.schema.json').as_uri()}"
    assert "%20" in first


@pytest.mark.parametrize(
    ("name", "new"),
    [("renja-2024", "renja-2025"), ("2024", "2025"), ("2024-renja-2024", "2024-renja-2025"), ("opd", "opd-2025")],
)
def test_the_new_folder_is_named_for_the_new_year(name, new):
    assert sibling(Path("/a") / name, 2024, 2025) == Path("/a") / new


@pytest.mark.parametrize(
    ("isian", "kata"),
    [
        (("--to", "2025"), "pilih tahun 2026 sampai 2030"),
        (("--to", "2024"), "pilih tahun 2026 sampai 2030"),
        (("--to", "0"), "pilih tahun 2026 sampai 2030"),
        (("--to", "2031"), "pilih tahun 2026 sampai 2030"),
        (("--to", "depan"), "bukan angka"),
        (("-o", "penuh"), "sudah ada dan berisi"),
        (("-o", "berkas"), "adalah berkas, bukan folder"),
        (("-o", "berkas/baru"), "bagian dari alamatnya bukan folder"),
        (("-o", "lama/baru"), "di dalam folder rencana lama"),
        (("-o", "."), "sudah ada dan berisi"),
        (("-o", "x", "--in-place"), "bukan keduanya"),
        (("--in-place",), "sudah tersimpan dalam git"),
    ],
)
def test_wrong_years_and_folders_are_refused_and_nothing_is_written(isian, kata, tmp_path, monkeypatch):
    tulis(tmp_path, {"lama/plan.yaml": MINIMAL, "penuh/x": "x", "berkas": "x"})
    monkeypatch.chdir(tmp_path)
    before = potret(tmp_path)
    done = roll("lama", *isian)
    assert done.exit_code == 2
    assert kata in " ".join(done.output.split())
    assert potret(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["berkas", "lama", "penuh"]


@pytest.mark.parametrize(
    "salah",
    [
        {"plan.yaml": MINIMAL.replace("tahap: rancangan awal", "tahap: ranwal")},
        {"plan.yaml": MINIMAL.replace("2.23.02.2.01.0008", "2.23.02.2.01.9999").replace("Dana Alokasi Umum", "DAUU")},
        {"plan.yaml": ""},
        {"plan.yaml": b"\xff\xfea"},
    ],
    ids=["model", "rule", "empty", "utf-16"],
)
def test_a_plan_with_errors_is_not_rolled(salah, tmp_path):
    tulis(tmp_path / "lama", salah)
    done = roll(tmp_path / "lama")
    assert done.exit_code == 1
    assert "galat RG" in done.output
    assert "peringatan RG" not in done.output, "what stops it is lost among what does not"
    assert "Tidak ada yang ditulis" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["lama"]


def test_the_next_command_can_be_pasted_where_the_folder_has_a_space(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tulis(tmp_path / "renja dinas 2025", {"plan.yaml": MINIMAL})
    done = roll("renja dinas 2025")
    assert done.exit_code == 0, done.output
    assert done.output.rstrip().endswith('renja-gen check "renja dinas 2026"')


def test_a_fault_of_a_narrative_does_not_stand_in_the_way(tmp_path):
    tulis(tmp_path / "lama", {"plan.yaml": MINIMAL, "narasi/isu.md": "{{ tidak_ada }}\n"})
    assert roll(tmp_path / "lama").exit_code == 0


def test_a_write_that_fails_leaves_no_folder(tmp_path, monkeypatch):
    tulis(tmp_path / "lama", {"plan.yaml": MINIMAL, "narasi/isu.md": "Isu.\n"})

    def terlarang(outputs):
        for path in outputs:
            path.parent.mkdir(parents=True, exist_ok=True)
        raise OutputError("'plan.yaml' tidak dapat ditulis (tidak ada izin); pilih folder lain dengan -o")

    monkeypatch.setattr(saving, "write_all", terlarang)
    done = roll(tmp_path / "lama", "-o", tmp_path / "a" / "b")
    assert done.exit_code == 2
    assert "tidak ada izin" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["lama"]


def test_beyond_the_renstra_period_the_report_says_what_to_do(tmp_path):
    done = roll(tulis(tmp_path / "lama", {"plan.yaml": MINIMAL}), "--to", 2027, "-o", tmp_path / "baru")
    assert done.exit_code == 0
    assert "di luar periode Renstra 2021-2026" in done.output
    assert "digulir 2 tahun sekaligus" in done.output
    assert "RG301" in done.output
    assert "di luar periode" in (tmp_path / "baru/gulir.md").read_text("utf-8")


# --- in place


def git(folder, *isian):
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", *isian], cwd=folder, check=True, capture_output=True
    )


def test_in_place_only_what_git_has(tmp_path):
    plan = tulis(tmp_path, {"plan.yaml": MINIMAL, "narasi/isu.md": "Isu 2025.\n"})
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Rencana")
    plan.write_text(MINIMAL.replace("Dispusip", "Perpus"), encoding="utf-8")
    done = roll(plan, "--in-place")
    assert done.exit_code == 2
    assert "git commit" in done.output
    assert "tahun: 2025" in plan.read_text("utf-8")
    git(tmp_path, "checkout", "-q", ".")
    assert roll(plan, "--in-place").exit_code == 0
    assert "tahun: 2026" in plan.read_text("utf-8")
    assert (tmp_path / "gulir.md").is_file()
    with pytest.raises(RollError):
        saving.save_in_place(gulir(plan), tmp_path)


def test_a_logo_outside_the_folder_is_never_written_there(tmp_path):
    """A name that leads through the parent folder would be written into the old plan's."""
    plan = tulis(tmp_path / "lama", {"plan.yaml": MINIMAL, "lambang.png": PNG_SATU_TITIK})
    text = ubah(MINIMAL, ("  singkatan:", "  logo: ../lama/lambang.png\n  singkatan:"))
    plan.write_text(text, encoding="utf-8")
    assert sorted(gulir(plan).files) == ["plan.yaml"]


# --- any plan


@settings(max_examples=20)
@given(RENCANA, st.sampled_from(["block", "dump"]), st.integers(1, 3))
def test_any_plan_rolls_and_keeps_its_figures(isi, gaya, years):
    """Whatever a plan holds and however it is laid out: it is read again, with every figure by year."""
    text = dump(isi) if gaya == "dump" else yaml.safe_dump(isi, allow_unicode=True, sort_keys=False)
    with TemporaryDirectory() as folder:
        plan = tulis(Path(folder) / "lama", {"plan.yaml": text})
        old = load(plan)
        assert old.plan is not None
        assert not [one for one in old.diagnostics if one.severity is Severity.GALAT]
        result = gulir(plan, old.plan.n + years)
        assert not [one for one in result.due if "ubah sendiri" in one.label]
        new = load(tulis(Path(folder) / "baru", result.files))
    assert not [one for one in new.diagnostics if one.severity is Severity.GALAT]
    assert new.plan.n == old.plan.n + years
    for before, after in zip(_subs(old.plan), _subs(new.plan), strict=True):
        assert after.anggaran.realisasi == before.anggaran.realisasi
        for year in range(2015, 2031):
            assert after.anggaran.pagu[year] == pagu_sub(before, year, old.plan.n)
        assert [dana.nama for dana in after.sumber_dana] == [dana.nama for dana in before.sumber_dana]
        assert not any(dana.pagu for dana in after.sumber_dana)
        assert [one.target for one in after.indikator] == [one.target for one in before.indikator]
