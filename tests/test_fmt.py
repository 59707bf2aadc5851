"""`renja-gen fmt`: the style is established, comments and meaning stay."""

import re
import shutil
from collections import Counter
from textwrap import dedent

import pytest
from alat import AKAR, CONTOH, MINIMAL
from click.testing import CliRunner
from hypothesis import assume, example, given
from hypothesis import strategies as st

from renja_gen.cli import cli
from renja_gen.diagnostics import Report
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import Kegiatan
from renja_gen.source.reader import parse
from renja_gen.yaml_text import dump, formatting
from renja_gen.yaml_text.formatting import formatted
from renja_gen.yaml_text.places import Placed
from tests.rencana_acak import RENCANA
from tests.test_yaml_text import bercatatan


def rapi(text, part=Plan):
    report = Report()
    new = formatted(text, "plan.yaml", part, report)
    assert new is not None, report.diagnostics
    return new


def komentar(text):
    placed = Placed(text)
    return Counter(text[a:b].rstrip() for a, b in placed.comments)


def test_order_layout_quotes_and_blanks():
    text = dedent("""\

        # yaml-language-server: $schema=renja.schema.json
        # Kepala berkas


        # yang dua
        - kode: "2.23.02.2.02"
          nama:   Dua   # nama dua
          # ekor dua


        - nama: 'Satu'  # nama satu
          #- kode: lama
          # kode satu
          kode: 2.23.02.2.01   #Kegiatan Satu
          sub_kegiatan:
          # di atas 0002
          - anggaran: {renstra: 1, pagu: {2024: 2, s/d 2022: "1,5", 2022: '1'}}
            kode: 2.23.02.2.01.0002
            indikator: [{nama: Jumlah, satuan: '%', target: {2024: 1, # dari RPJMD
               2023: 5}}]
            rkpd: {pagu: "5"}
          -
            # di dalam
            kode: 2.23.02.2.01.0001
            lokasi: [Kota A, Kota B]
            sumber_dana:
                - DAU
            catatan: "panjang
              dua baris"
            asing:
          # ekor sub kegiatan
        # akhir
        """)
    wanted = dedent("""\
        # yaml-language-server: $schema=renja.schema.json
        # Kepala berkas

        #- kode: lama
        # kode satu
        - kode: 2.23.02.2.01  #Kegiatan Satu
          nama: Satu  # nama satu
          sub_kegiatan:
            # di dalam
            - kode: 2.23.02.2.01.0001
              lokasi: [Kota A, Kota B]
              sumber_dana:
                - DAU
              catatan: panjang dua baris
              asing:
            # di atas 0002
            - kode: 2.23.02.2.01.0002
              indikator:
                - nama: Jumlah
                  satuan: '%'
                  target:
                    2023: 5
                    2024: 1  # dari RPJMD
              anggaran:
                renstra: 1
                pagu: {s/d 2022: '1,5', 2022: 1, 2024: 2}
              rkpd: {pagu: 5}
            # ekor sub kegiatan

        # yang dua
        - kode: 2.23.02.2.02
          nama: Dua  # nama dua
          # ekor dua
        # akhir
        """)
    assert rapi(text, Kegiatan) == wanted
    assert rapi(wanted, Kegiatan) == wanted
    assert rapi(text.replace("\n", "\r\n"), Kegiatan) == wanted.replace("\n", "\r\n")


@st.composite
def berkomentar(draw):
    """The text of a random plan in any order, with comments and empty lines at random places."""
    data = draw(RENCANA)
    chance = draw(st.randoms(use_true_random=False))

    def acak(isi):
        if isinstance(isi, dict):
            pairs = [(key, acak(value)) for key, value in isi.items()]
            chance.shuffle(pairs)
            return dict(pairs)
        return [acak(satu) for satu in isi] if isinstance(isi, list) else isi

    out = []
    folded = None
    for number, line in enumerate(dump(acak(data)).splitlines()):
        within = folded is not None and line.startswith(" " * (folded + 2))
        if not within:
            indent = len(line) - len(line.lstrip(" -"))
            folded = len(line) - len(line.lstrip(" ")) if line.endswith(">-") else None
            if chance.random() < 0.2:
                blanks = " " * chance.choice([indent, 0, 2, 4, 6])
                out.append(chance.choice(["", f"{blanks}# {number}", f"{blanks}#kode: {number}"]))
            if chance.random() < 0.1 and not line.endswith(">-"):
                line += f"  # baris {number}"  # noqa: PLW2901
        out.append(line)
    return "\n".join(out) + chance.choice(["", "\n", "\n\n# akhir"])


@given(berkomentar())
def test_any_plan_keeps_its_meaning_and_comments(text):
    assume(terbaca(text))
    new = rapi(text)
    assert komentar(new) == komentar(text)
    assert rapi(new) == new


def terbaca(text):
    report = Report()
    return parse(text, "plan.yaml", report) is not None and not report.failed()


@given(bercatatan())
@example({"a": "x" * 200})
def test_any_data_is_formatted_safely(data):
    text = dump(data)
    if not data or text.strip() in {"{}", "[]"}:
        return
    new = rapi(text)
    assert rapi(new) == new


def jalan(*isian):
    return CliRunner().invoke(cli, ["fmt", *map(str, isian)], prog_name="renja-gen")


@pytest.fixture
def kesbangpol(tmp_path):
    """The larger example with one file that is not in style."""
    shutil.copytree(AKAR / "examples/kesbangpol-2024", tmp_path / "opd")
    berkas = tmp_path / "opd/program/8.01.02.yaml"
    berkas.write_text(
        berkas.read_text("utf-8").replace("kode: 8.01.02", "kode:   '8.01.02'", 1), "utf-8", newline="\n"
    )
    return tmp_path / "opd"


def isi(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", CONTOH, ids=lambda folder: folder.name)
def test_the_examples_are_in_style(folder):
    hasil = jalan(folder, "--check")
    assert hasil.exit_code == 0, hasil.output
    assert re.fullmatch(r"[1-9]\d* berkas sudah rapi\n", hasil.output)


def test_the_minimal_plan_of_the_tests_is_that_of_the_examples():
    assert rapi(MINIMAL) == (AKAR / "examples/minimal/plan.yaml").read_text("utf-8")


def test_a_plan_is_formatted_with_all_its_files(kesbangpol):
    """`--check` and `--diff` write nothing; then only the file that differs is written, and nothing is left to do."""
    before = isi(kesbangpol)
    hasil = jalan(kesbangpol, "--check")
    assert hasil.exit_code == 1
    assert hasil.output.startswith("belum rapi: ")
    assert "1 berkas belum rapi, 11 sudah rapi" in hasil.output
    hasil = jalan(kesbangpol, "--diff")
    assert hasil.exit_code == 0
    assert "-kode:   '8.01.02'" in hasil.stdout
    assert "+kode: 8.01.02" in hasil.stdout
    assert isi(kesbangpol) == before
    assert jalan(kesbangpol / "program/8.01.01.yaml").output == "1 berkas sudah rapi\n"
    hasil = jalan(kesbangpol)
    assert hasil.exit_code == 0
    assert "dirapikan: " in hasil.output
    after = isi(kesbangpol)
    assert [path.name for path in before if before[path] != after[path]] == ["8.01.02.yaml"]
    assert (
        after[kesbangpol / "program/8.01.02.yaml"]
        == (AKAR / "examples/kesbangpol-2024/program/8.01.02.yaml").read_bytes()
    )
    assert jalan(kesbangpol).output == "12 berkas sudah rapi\n"


def test_a_file_with_faulty_yaml_is_left_alone(kesbangpol):
    """The others are formatted; the finding has its place."""
    rusak = kesbangpol / "program/8.01.01.yaml"
    rusak.write_bytes(b"kode: 'a\n" + rusak.read_bytes())
    before = rusak.read_bytes()
    hasil = jalan(kesbangpol)
    assert hasil.exit_code == 1
    assert "program/8.01.01.yaml:" in hasil.output
    assert "RG0" in hasil.output
    assert rusak.read_bytes() == before
    assert "dirapikan: " in hasil.output
    assert jalan(rusak).exit_code == 1


def test_a_fault_is_told_once_with_a_path_from_here(kesbangpol, monkeypatch):
    """A commit hook names the plan and the file that changed."""
    monkeypatch.chdir(kesbangpol)
    (kesbangpol / "program/8.01.01.yaml").write_bytes(b"kode: 'a\n")
    hasil = jalan("plan.yaml", "program/8.01.01.yaml", "--quiet")
    assert hasil.exit_code == 1
    assert [baris[:22] for baris in hasil.output.splitlines() if "galat" in baris] == ["program/8.01.01.yaml:1"]


def test_a_file_that_would_lose_something_is_left_alone(kesbangpol, monkeypatch):
    monkeypatch.setattr(formatting, "dump", lambda data: dump(data).replace("# ", "", 1))
    before = isi(kesbangpol)
    hasil = jalan(kesbangpol)
    assert hasil.exit_code == 1
    assert "RG955" in hasil.output
    assert isi(kesbangpol)[kesbangpol / "program/8.01.02.yaml"] == before[kesbangpol / "program/8.01.02.yaml"]


def test_what_belongs_to_no_plan_is_passed_over(tmp_path):
    """Other YAML in the same repository is nobody's plan."""
    lain = tmp_path / "docker-compose.yaml"
    lain.write_text("a:   {b: 1}\n", "utf-8")
    hasil = jalan(lain)
    assert hasil.exit_code == 0
    assert "dilewati, bukan bagian rencana" in hasil.output
    shutil.copy(AKAR / "examples/minimal/plan.yaml", tmp_path)
    assert "dilewati" in jalan(lain).output
    assert lain.read_text("utf-8") == "a:   {b: 1}\n"


@pytest.mark.parametrize(
    "data", [b"", b"# kosong\n", b"\xff\xfe", b"a: \xff", b"- [", b"renja: &a {}", b"a: 1\na: 2"]
)
def test_bad_files_are_findings_and_stay(tmp_path, data):
    rencana = tmp_path / "plan.yaml"
    rencana.write_bytes(data)
    hasil = jalan(tmp_path)
    assert hasil.exit_code == 1
    assert "RG0" in hasil.output
    assert rencana.read_bytes() == data


def test_windows_line_ends_stay_and_a_bom_goes(tmp_path):
    rencana = tmp_path / "plan.yaml"
    text = (AKAR / "examples/minimal/plan.yaml").read_text("utf-8")
    rencana.write_bytes(("\ufeff" + text).replace("\n", "\r\n").encode())
    hasil = jalan(tmp_path, "--diff")
    assert "hanya akhir baris atau tanda awal berkas" in hasil.output
    assert jalan(tmp_path).exit_code == 0
    assert rencana.read_bytes() == text.replace("\n", "\r\n").encode()
    assert jalan(tmp_path).output == "1 berkas sudah rapi\n"
