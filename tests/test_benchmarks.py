"""The comparison with other tools stays runnable: same content for all, figures that mean what they say."""

import sys
from pathlib import Path

import pytest
from alat import AKAR

sys.path.append(str(AKAR / "benchmarks"))

from hitung import Amount, counted
from laporan import MARKS, Results, fill_marked, number, report
from peers import WAYS, Way, without_figures
from ukur import EXAMPLE, ROOT, TooLong, child, in_turns, measured, middle, multiplied, printed

from renja_gen.loading import load

CARA = str(ROOT / "benchmarks" / "cara.py")
DOCX = ("docxtpl", "pandoc", "python_docx sel", "python_docx baris", "ours_docx")
MODUL = {"docxtpl": "docxtpl", "pandoc": "pypandoc"}  # of the extra "bench"


# Measuring


def test_a_process_is_measured_with_all_it_started() -> None:
    program = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytearray(10**8)']); print('{\"a\": 1}')"
    )
    sample = child(program)
    assert sample["a"] == 1
    assert sample["wall"] > 0
    assert sample["memory"] > 90  # what the process under it took


def test_a_process_that_takes_too_long_is_ended() -> None:
    with pytest.raises(TooLong):
        measured([sys.executable, "-c", "import time; time.sleep(60)"], limit=0.3)


def test_a_process_that_fails_ends_the_benchmark() -> None:
    with pytest.raises(SystemExit, match="ini gagal"):
        measured([sys.executable, "-c", "raise ValueError('ini gagal')"])


def test_measurements_take_turns() -> None:
    order: list[str] = []
    satu, dua = in_turns(3, lambda: order.append("a") or {"n": len(order)}, lambda: order.append("b") or {"n": 0})
    assert "".join(order) == "ababab"
    assert [s["n"] for s in satu] == [1, 3, 5]
    assert middle(satu, lambda s: s["n"]) == 3
    assert len(dua) == 3


def test_the_larger_plan_is_valid_and_has_so_many_programmes(tmp_path: Path) -> None:
    plan = multiplied(tmp_path / "rencana", 3)
    without_figures(plan)
    besar, kecil = load(plan).plan, load(EXAMPLE).plan
    assert besar is not None
    assert kecil is not None
    assert len(besar.program) == 3 * len(kecil.program)
    assert len({program.kode for program in besar.program}) == len(besar.program)
    assert besar.dokumen.gambar is False


# Content


@pytest.fixture(scope="module")
def isi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What all tools are given for the minimal example, with twice its rows."""
    folder = tmp_path_factory.mktemp("banding") / "isi"
    measured([sys.executable, CARA, "siapkan", str(AKAR / "examples" / "minimal"), "2", str(folder)])
    return folder


@pytest.fixture(scope="module")
def acuan(isi: Path) -> Amount:
    return hasil_cara("ours_docx", isi)


@pytest.mark.parametrize("cara", [cara for cara in DOCX if cara != "ours_docx"])
def test_all_tools_write_the_same_rows_and_words(cara: str, isi: Path, acuan: Amount) -> None:
    pytest.importorskip(MODUL.get(cara, "docx"), reason="pip install .[bench]")
    amount = hasil_cara(cara, isi)
    assert acuan.rows is not None
    assert acuan.rows > 20
    assert amount.rows == acuan.rows
    if cara != "pandoc":  # which knows no merged cells
        assert amount.cells == acuan.cells
    assert amount.words == pytest.approx(acuan.words, rel=0.03)  # markers and page numbers differ


def test_reportlab_prints_the_same_words(isi: Path, acuan: Amount) -> None:
    pytest.importorskip("reportlab", reason="pip install .[bench]")
    amount = hasil_cara("reportlab", isi)
    assert amount.pages is not None
    assert amount.pages > 5
    assert amount.words > 0.97 * acuan.words  # header rows repeat


def hasil_cara(cara: str, isi: Path) -> Amount:
    """What a way writes in a process of its own."""
    nama, *pilihan = cara.split()
    target = isi.parent / cara.replace(" ", "-")
    target.mkdir()
    assert child_seconds([CARA, nama, str(isi), str(target), *pilihan]) > 0
    (path,) = target.glob("hasil.*")
    return counted(path)


def child_seconds(arguments: list[str]) -> float:
    return float(printed(measured([sys.executable, "-W", "ignore", *arguments]))["work"])


# The report


@pytest.fixture
def results() -> Results:
    hasil = Results({way.key: way.label for way in WAYS})
    diukur = (("docxtpl", 1.0, 50), ("docxtpl", 0.5, 50), ("kami-docx", 0.5, 40), ("kami-docx", 0.3, 60))
    for key, seconds, memory in diukur:
        hasil.samples.setdefault((key, 1), []).append({"seconds": seconds, "cpu": seconds, "memory": memory})
    hasil.amounts["docxtpl", 1] = (Amount("docx", 7, 70, None, 700, 2048),)
    hasil.too_long.add(("docx-sel", 1))
    hasil.missing["lo-siaga"] = "python3-uno tidak terpasang"
    return hasil


def test_the_report_says_medians_ratios_and_verdicts(results: Results) -> None:
    """Ratios are those of the same turn: 0.5 to 1.0 and 0.3 to 0.5."""
    teks = report(results, [1])
    assert "| **renja-gen**, dari dokumen siap | 0,40 | 0,30–0,50 | – | 0,40 | 50 | 0,55 |" in teks
    assert "| python-docx, `table.cell()` | melewati batas |" in teks
    assert (
        "| DOCX / docxtpl, contoh Kesbangpol: paling banyak 0,60 kali | 0,55 kali: tercapai | tidak diukur |" in teks
    )
    assert "| docxtpl, 1× | DOCX | – | 7 | 70 | 700 | 2 |" in teks
    assert "- docxtpl + LibreOffice yang sudah berjalan: python3-uno tidak terpasang." in teks


def test_a_missed_target_is_said_to_be_missed(results: Results) -> None:
    results.samples["docxtpl", 1][0]["seconds"] = 0.5
    assert "paling banyak 0,60 kali | 0,80 kali: **belum** |" in report(results, [1])


def test_the_report_replaces_only_what_stands_between_the_marks(tmp_path: Path) -> None:
    path = tmp_path / "kinerja.md"
    path.write_text(f"atas\n{MARKS[0]}\nlama\n{MARKS[1]}\nbawah\n", encoding="utf-8")
    for _ in range(2):
        fill_marked(path, "baru")
        assert path.read_text(encoding="utf-8") == f"atas\n{MARKS[0]}\n\nbaru\n\n{MARKS[1]}\nbawah\n"
    path.write_text("tanpa tanda\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        fill_marked(path, "baru")


def test_figures_are_written_as_indonesians_do() -> None:
    assert [number(1234.5), number(0.255, 1), number(None)] == ["1.234,50", "0,3", "–"]


def test_every_way_is_in_the_report_once() -> None:
    from laporan import GROUPS

    reported = [key for _, keys in GROUPS.values() for key in keys]
    assert sorted(reported) == sorted(way.key for way in WAYS if way.key != "bantuan")
    assert all(isinstance(way, Way) and way.sizes for way in WAYS)
