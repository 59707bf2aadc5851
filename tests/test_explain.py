"""Where figures come from: every figure of every table adds up, down to the lines of the YAML that hold it."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from alat import AKAR, MINIMAL, tulis, ubah
from bacaan import hasil_data
from click.testing import CliRunner
from hypothesis import given, settings
from perubahan import perubahan
from rencana_acak import RENCANA

from renja_gen import pipeline
from renja_gen.angka import angka, baca_bilangan
from renja_gen.cli import cli
from renja_gen.compose.gambar import GAMBAR
from renja_gen.compose.konteks import konteks
from renja_gen.compose.tables import TABEL
from renja_gen.computing import Hasil, compute
from renja_gen.computing.sebab import Sebab
from renja_gen.document.blocks import Chart, Document, Figure, Table
from renja_gen.explain import Lembar, cari, semua_lembar
from renja_gen.explain.gambar import lembar_gambar
from renja_gen.explain.narasi import lembar_narasi
from renja_gen.explain.tabel import lembar_tabel
from renja_gen.loading import load

CONTOH = ("minimal", "kesbangpol-2024", "perpustakaan-2023", "tampilan-f4")
BANYAK_ANGKA = 100
Contoh = tuple[Path, Hasil, Document, list[Lembar]]


@pytest.fixture(scope="module", params=CONTOH)
def contoh(request: pytest.FixtureRequest) -> Contoh:
    folder = AKAR / "examples" / request.param
    disusun = pipeline.composed(folder)
    assert disusun.loaded.plan is not None
    assert disusun.document is not None
    hasil = compute(disusun.loaded.plan)
    return folder, hasil, disusun.document, semua_lembar(hasil, disusun.document)


def angka_lembar(lembar: Lembar) -> Iterator[Sebab]:
    for buat in lembar.sel.values():
        yield buat()


def sama(satu: Decimal | None, lain: Decimal | None) -> bool:
    """Equal to the last of the digits that a quotient has."""
    if satu is None or lain is None:
        return satu is lain
    return abs(satu - lain) <= Decimal("1e-15") * max(1, abs(lain))


def periksa_pohon(sebab: Sebab) -> int:
    """Every figure of a tree is its formula over its operands; without a formula it has a place."""
    banyak = 0
    for satu in sebab.semua():
        banyak += 1
        if satu.rumus:
            assert sama(satu.terhitung, satu.nilai), satu
        else:
            assert satu.tempat is not None, satu
            assert satu.unsur == ()
    return banyak


def test_every_figure_of_an_example_adds_up_to_lines_that_hold_it(contoh: Contoh) -> None:
    folder, _, _, semua = contoh
    baris: dict[str, list[str]] = {}
    daun = 0
    for lembar in semua:
        for sebab in angka_lembar(lembar):
            periksa_pohon(sebab)
            for satu in sebab.semua():
                if satu.rumus or satu.nilai is None:
                    continue
                assert satu.tempat is not None
                assert satu.tempat.line > 0, satu
                isi = baris.setdefault(
                    satu.tempat.file, (folder / satu.tempat.file).read_text(encoding="utf-8").splitlines()
                )
                tertulis = re.findall(r"(?<!\d)-?\d[\d.,]*\d|\d", isi[satu.tempat.line - 1])
                assert satu.nilai in {baca_bilangan(t) for t in tertulis}, (satu, isi[satu.tempat.line - 1])
                daun += 1
    assert daun > BANYAK_ANGKA


def nilai_sel(hasil: Hasil, table: Table) -> Iterator[tuple[Sebab, Decimal | None, str]]:
    """Every figure of a table explained, with the value and the text of its cell."""
    lembar = lembar_tabel(hasil, table)
    for ke, row in enumerate(table.rows):
        kolom = sorted(k for b, k in lembar.sel if b == ke)
        nilai = [lembar.sel[ke, k]() for k in kolom]
        ada = [satu for satu in nilai if satu.nilai is not None]
        for sebab, satu in zip(ada, [s for s in row.cells if s.value is not None], strict=True):
            yield sebab, satu.value, satu.text


def sama_dengan_tabel(hasil: Hasil, table: Table) -> int:
    banyak = 0
    for sebab, nilai, teks in nilai_sel(hasil, table):
        assert sama(sebab.nilai, nilai), sebab
        assert teks.removesuffix("%") in sebab.cetak.replace("Rp", ""), sebab
        banyak += 1
    return banyak


def test_a_figure_is_explained_as_it_is_printed(contoh: Contoh) -> None:
    _, hasil, document, _ = contoh
    tabel = [satu for satu in document.blocks() if isinstance(satu, Table)]
    assert sum(sama_dengan_tabel(hasil, satu) for satu in tabel) > BANYAK_ANGKA


# --- charts


def periksa_label(chart: Chart, label: str, sebab: Sebab) -> None:
    assert sebab.nilai is not None
    assert angka(sebab.nilai / Decimal(1000) ** chart.thousands, chart.decimals) == label
    assert chart.thousands == 0 or any(f"tercetak {label} " in catatan for catatan in sebab.catatan)
    periksa_pohon(sebab)


def test_every_figure_of_every_chart_is_explained_as_it_is_printed(contoh: Contoh) -> None:
    """Asked by its number, bar and series; and it is the figure, so that the tree of a table is that of its chart."""
    folder, _, document, semua = contoh
    gambar = [satu for satu in document.blocks() if isinstance(satu, Figure)]
    assert bool(gambar) is (folder.name != "minimal")
    for figure in gambar:
        chart = figure.chart
        for kode, nama, b in zip(chart.codes, chart.categories, range(len(chart.categories)), strict=True):
            for seri in (satu for satu in chart.series if satu.labels[b]):
                (satu,) = cari(f"{figure.label} {kode or nama} {seri.name}", semua).angka
                periksa_label(chart, seri.labels[b], satu.buat())


def test_a_chart_and_its_table_lead_to_the_same_tree(kesbangpol: list[Lembar]) -> None:
    gambar, tabel = (cari(f"{awal} 4.1 8.01.01 pagu", kesbangpol).angka[0].buat() for awal in ("Gambar", "Tabel"))
    assert replace(gambar, catatan=tabel.catatan) == tabel


# --- names of narratives


def semua_nama(isi: object, nama: str = "") -> Iterator[tuple[str, object]]:
    """Every name of a narrative and what stands there."""
    match isi:
        case dict():
            for kunci, satu in isi.items():
                yield from semua_nama(satu, f"{nama}[{kunci}]" if isinstance(kunci, int) else f"{nama}.{kunci}")
        case list():
            for ke, satu in enumerate(isi):
                yield from semua_nama(satu, f"{nama}[{ke}]")
        case _:
            yield nama.removeprefix("."), isi


def sama_dengan_narasi(hasil: Hasil, semua: list[Lembar]) -> int:
    banyak = 0
    for nama, isi in semua_nama(konteks(hasil)):
        bilangan = isinstance(isi, Decimal | int) and not isinstance(isi, bool)
        # the number of a misi is part of its name
        if not bilangan or re.fullmatch(r"rpjmd\.misi(_terkait)?\[\d+\]\.nomor", nama):
            continue
        (satu,) = cari(f"{{{{ {nama} }}}}", semua).angka
        assert sama(satu.buat().nilai, Decimal(isi)), nama
        banyak += 1
    return banyak


def test_every_number_of_the_narratives_is_explained_as_it_is(contoh: Contoh) -> None:
    _, hasil, _, semua = contoh
    assert sama_dengan_narasi(hasil, semua) > BANYAK_ANGKA // 2


def test_the_names_of_a_perubahan_lead_to_both_plans(tmp_path: Path) -> None:
    """What the plan had before the change is written in that plan."""
    hasil = load(perubahan(tmp_path / "kini", "ringkas")).hasil
    semua = lembar_narasi(hasil)
    assert sama_dengan_narasi(hasil, semua) > BANYAK_ANGKA // 2
    (semula,), (selisih,), (persen,) = (
        cari(f"perubahan.{nama}", semua).angka for nama in ("pagu_semula", "selisih", "persen")
    )
    daun = [satu for satu in semula.buat().semua() if not satu.rumus]
    assert daun
    assert all(satu.tempat and satu.semula for satu in daun)
    kini, lama = selisih.buat().unsur
    assert (kini.nilai, lama) == (hasil.pagu, semula.buat())
    assert persen.buat().unsur == (lama, kini)


@pytest.mark.parametrize("di_git", [False, True])
def test_a_leaf_before_the_change_is_named_where_it_can_be_opened(tmp_path: Path, di_git: bool) -> None:
    """In the folder that `sebelum` names, or in the revision."""
    folder = perubahan(tmp_path / "opd", "ringkas")
    semula = "semula/"
    if di_git:
        for isian in (("init", "-q"), ("add", "."), ("commit", "-qm", "awal")):
            identitas = ("-c", "user.name=A", "-c", "user.email=a@b.id", "-c", "commit.gpgsign=false")
            subprocess.run(["git", *identitas, *isian], cwd=tmp_path, check=True, capture_output=True)
        rencana = folder / "plan.yaml"
        rencana.write_text(ubah(rencana.read_text("utf-8"), ("sebelum: semula", "sebelum: HEAD:semula")), "utf-8")
        semula = "HEAD:opd/semula/"
    kode, pohon = jalankan(folder, "perubahan.selisih", "--all")
    assert kode == 0, pohon
    daun = set(re.findall(r"\S+\.yaml:\d+", pohon))
    dahulu = {satu for satu in daun if satu.startswith(semula)}
    assert dahulu
    assert daun - dahulu
    assert all((folder / satu.partition(":")[0]).is_file() for satu in daun - dahulu)
    kode, data = jalankan(folder, "perubahan.selisih", "--format", "json")
    disebut = re.findall(r'"tempat": "([^"]+):\d+"', data)
    assert len([satu for satu in disebut if semula in satu]) >= len(dahulu)
    assert all(Path(satu).is_file() != (di_git and satu.startswith(semula)) for satu in disebut)


# --- plans that nobody wrote


@settings(max_examples=25)
@given(RENCANA)
def test_figures_of_any_plan_add_up(isi: dict[str, object]) -> None:
    tanpa_kepala = {k: v for k, v in isi.items() if k not in {"renja", "perangkat_daerah", "renstra"}}
    hasil = hasil_data(tanpa_kepala)
    for buat in TABEL.values():
        table = buat(hasil)
        if table is None:
            continue
        sama_dengan_tabel(hasil, table)
        for sebab in angka_lembar(lembar_tabel(hasil, table)):
            periksa_pohon(sebab)
    for buat_gambar in GAMBAR.values():
        if gambar := buat_gambar(hasil):
            lembar = lembar_gambar(hasil, gambar)
            tampak = {
                (b, k) for k, seri in enumerate(gambar.chart.series) for b, isi in enumerate(seri.labels) if isi
            }
            assert set(lembar.sel) == tampak
            for (b, k), buat_sebab in lembar.sel.items():
                periksa_label(gambar.chart, gambar.chart.series[k].labels[b], buat_sebab())
    narasi = lembar_narasi(hasil)
    assert sama_dengan_narasi(hasil, narasi)
    for lembar in narasi:
        for sebab in angka_lembar(lembar):
            periksa_pohon(sebab)


# --- questions ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kesbangpol() -> list[Lembar]:
    disusun = pipeline.composed(AKAR / "examples/kesbangpol-2024")
    assert disusun.loaded.plan is not None
    assert disusun.document is not None
    return semua_lembar(compute(disusun.loaded.plan), disusun.document)


@pytest.mark.parametrize(
    ("pertanyaan", "cetak"),
    [
        ("Tabel 4.1 8.01.01 pagu", "Rp5.177.798.123"),
        ("pagu 8.01.01 tabel 4.1", "Rp5.177.798.123"),
        ("pendanaan 8.01.01 pagu", "Rp5.177.798.123"),
        ("pagu 2024 8.01.01", "Rp5.177.798.123"),
        ("PAGGU tahun 2024 program 8.01.01", "Rp5.177.798.123"),
        ("t-c.29 8.01.01.2.01 kolom 15 rp", "13,22%"),
        ("Tabel 2.1 8.01.01.2.01 kolom 13 Rp", "–"),
        ("pagu 2025 total", "Rp5.152.524.900"),
        ("{{ total.pagu[n+1] }}", "Rp5.152.524.900"),
        ("tabel4.1 8.1.1 pagu", "Rp5.177.798.123"),
        ("Tabel 2.1 8.1.1.2.1 13 Rp", "–"),
        ("Tabel 2.1 8.01.01.2.01 kolom15 rp", "13,22%"),
        ("total.pagu[tahun.maju]", "Rp5.152.524.900"),
        ("{{ rupiah(total.pagu[ n + 1 ]) }}", "Rp5.152.524.900"),
        ("program[].pagu 8.01.01", "Rp5.177.798.123"),
        ("program[0].pagu", "Rp5.177.798.123"),
        ("hitung.sub_kegiatan", "29"),
        ('{{ hitungan(program|length, "program") }}', "6"),
        ("n", "2024"),
        ("tahun.lalu", "2022"),
        ("Rp5.152.524.900", "Rp5.152.524.900"),
        ("5.152.524.900", "Rp5.152.524.900"),
        ("96,02%", "96,02%"),
        ("evaluasi.rata_rata.predikat_kinerja", "Sangat Tinggi"),
        ("Gambar 4.1 8.01.01 pagu", "Rp5.177.798.123"),
        ("gambar pagu 8.01.01", "Rp5.177.798.123"),
        ("Gambar 3.1 penunjang urusan prakiraan maju", "Rp1.276.275.000"),
        ("realisasi s/d 2022 8.01.01", "Rp10.427.694.073"),
        ("realisasi s.d. 2022 8.01.01", "Rp10.427.694.073"),
        ("rata-rata realisasi kinerja", "100,00%"),
        ("target 2024 8.01.01.2.06.0001 paket", "25 paket"),
        ("pagu paskibraka tabel 4.1", "Rp650.000.000"),
    ],
)
def test_a_question_is_understood(kesbangpol: list[Lembar], pertanyaan: str, cetak: str) -> None:
    jawaban = cari(pertanyaan, kesbangpol)
    assert [satu.buat().cetak for satu in jawaban.angka] == [cetak]


@pytest.mark.parametrize(
    ("pertanyaan", "saran"),
    [
        ("pagu 2024 8.01.99", "kode 8.01.99 tidak ada dalam rencana; yang terdekat: 8.01, 8.01.01, 8.01.02"),
        ("Tabel 9.9 pagu", "Tabel 9.9 tidak ada"),
        ("Tabel 2.1 8.01.01 kolom 99", "Tabel 2.1 tidak punya kolom 99; kolom berangkanya: 5 Target Renstra"),
        ("pagu 2029", "'2029' tidak dikenal"),
        ("reelisasy xyzzyq 2022", "'xyzzyq' tidak dikenal"),
        ("Gambar 9.9 pagu", "Gambar 9.9 tidak ada"),
        ("Gambar 4.1 prakiraan", "'prakiraan' tidak dikenal"),
        ("{{ satu.pagu }}", "'satu.pagu' bukan nama angka dalam narasi; sebut nama lengkapnya"),
        ("program[99].pagu", "'program[99].pagu' tidak ada; yang ada: program[0].pagu, program[1].pagu"),
        ("{{ total.pagu[2019] }}", "'total.pagu[2019]' tidak ada; yang ada: total.pagu[2022]"),
        (f"{'a' * 9_999}.pagu", f"'{'a' * 60}…' bukan nama angka dalam narasi; sebut nama lengkapnya"),
        ("Rp1.234.567", "tidak satu pun nama dalam narasi bernilai itu"),
        ("p.pagu", "'p.pagu' bukan nama angka dalam narasi; sebut nama lengkapnya"),
        ("pd.nama", "'pd.nama' berisi teks"),
        ("program[].pagu paskibraka", "tidak ada butir program[].pagu yang memenuhi semuanya"),
        ("program[].pagu 8.01.99", "kode 8.01.99 tidak ada dalam rencana"),
    ],
)
def test_what_is_not_found_is_told_with_what_is_near(kesbangpol: list[Lembar], pertanyaan: str, saran: str) -> None:
    jawaban = cari(pertanyaan, kesbangpol)
    assert jawaban.angka == ()
    assert saran in jawaban.saran


# --- the command ----------------------------------------------------------------------------------------


def jalankan(*isian: object) -> tuple[int, str]:
    selesai = CliRunner().invoke(cli, ["explain", *map(str, isian)])
    return selesai.exit_code, selesai.output


def test_the_tree_leads_to_lines() -> None:
    kode, keluar = jalankan(AKAR / "examples/kesbangpol-2024", "Tabel 4.1", "8.01.02", "pagu")
    assert kode == 0
    assert "Pagu Indikatif (Rp): Rp1.075.000.000" in keluar
    assert re.search(r"8\.01\.02\.2\.01\.0008 .* Rp650\.000\.000  program/8\.01\.02\.yaml:\d+", keluar)


def test_json_is_the_tree() -> None:
    kode, keluar = jalankan(AKAR / "examples/kesbangpol-2024", "pagu 2024 8.01.02", "--format", "json")
    assert kode == 0
    (pohon,) = json.loads(keluar)
    assert (pohon["nilai"], pohon["tercetak"], pohon["rumus"]) == ("1075000000", "Rp1.075.000.000", "sum")
    (kegiatan,) = pohon["unsur"]
    assert sum(int(satu["nilai"]) for satu in kegiatan["unsur"]) == int(pohon["nilai"])
    assert all(re.search(r"8\.01\.02\.yaml:\d+$", satu["tempat"]) for satu in kegiatan["unsur"])


def test_a_plan_with_errors_is_not_explained(tmp_path: Path) -> None:
    tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("tahun: 2025, tahap", "tahun: tahun depan, tahap"))})
    kode, keluar = jalankan(tmp_path, "pagu")
    assert kode == 1
    assert "RG" in keluar
    assert "diperbaiki" in keluar


def test_nothing_found_is_wrong_usage() -> None:
    kode, keluar = jalankan(AKAR / "examples/minimal", "pagu", "9.99.99")
    assert kode == 2
    assert "kode 9.99.99 tidak ada dalam rencana" in keluar


DINYATAKAN = """\
dinyatakan:
  sumber: SIPD
  pagu: {2025: 200.000.000}
  plafon: 195.000.000
  tingkat: "93,00%"
  capaian: "39,00%"
  rata_rata: {tingkat_kinerja: "90,5%"}
  sub_kegiatan: 2
abaikan:
  - {kode: RG452, alasan: contoh uji}
  - {kode: RG453, alasan: contoh uji}
"""
INDIKATOR = """\
                dinyatakan: {sumber: Tabel 2.1, tingkat: "90,00%", kumulatif: 2.400, capaian: "39,17%"}
"""


@pytest.fixture(scope="module")
def bersumber(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of which other sources state every kind of figure."""
    folder = tmp_path_factory.mktemp("bersumber")
    realisasi = "                realisasi: {s/d 2022: 1.000, 2023: 1.350}\n"
    tulis(folder, {"plan.yaml": ubah(MINIMAL, (realisasi, realisasi + INDIKATOR)) + DINYATAKAN})
    return folder


@pytest.mark.parametrize(
    ("pertanyaan", "kalimat"),
    [
        ("pagu 2025 total", "Menurut SIPD Rp200.000.000: sama."),
        ("pagu 2025 total", "Plafon menurut SIPD Rp195.000.000: kurang Rp5.000.000 dari hitungan ini."),
        ("{{ total.pagu[n] }}", "Menurut SIPD Rp200.000.000: sama."),
        ("tingkat realisasi anggaran 2023 total", "Menurut SIPD 93,00%: sama."),
        ("evaluasi.tingkat", "Menurut SIPD 93,00%: sama."),
        ("evaluasi.capaian", "Menurut SIPD 39,00%: kurang 0,08% dari hitungan ini."),
        ("Tabel 2.1 total kolom 8 rp", "Menurut SIPD 93,00%: sama."),
        ("evaluasi.rata_rata.kinerja", "Menurut SIPD 90,50%: lebih 0,50% dari hitungan ini."),
        ("hitung.sub_kegiatan", "Menurut SIPD 2: lebih 1 dari hitungan ini."),
        ("Tabel 2.1 2.23.02.2.01.0008 kolom 8 K", "Menurut Tabel 2.1 90,00%: sama."),
        ("realisasi kinerja s/d 2023 2.23.02.2.01.0008", "Menurut Tabel 2.1 2.400 eksemplar: lebih 50 eksemplar"),
    ],
)
def test_what_others_state_of_any_figure_is_named(bersumber: Path, pertanyaan: str, kalimat: str) -> None:
    kode, keluar = jalankan(bersumber, pertanyaan)
    assert kode == 0, keluar
    assert kalimat in keluar


def test_what_others_state_is_named_with_the_difference(tmp_path: Path) -> None:
    pagu = "dinyatakan: {sumber: SIPD, pagu: {2025: 1.000}}\nabaikan: {kode: RG451, alasan: contoh uji}\n"
    tulis(tmp_path, {"plan.yaml": MINIMAL + pagu})
    kode, keluar = jalankan(tmp_path, "pagu 2025 total")
    assert kode == 0
    assert re.search(r"Menurut SIPD Rp1\.000: kurang Rp\d[\d.]* dari hitungan ini\. \(plan\.yaml:\d+\)", keluar)
