"""Where figures come from: every figure of every table adds up, down to the lines of the YAML that hold it."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from alat import AKAR, MINIMAL, tulis, ubah
from bacaan import hasil_data
from click.testing import CliRunner
from hypothesis import given, settings
from rencana_acak import RENCANA

from renja_gen import pipeline
from renja_gen.angka import baca_bilangan
from renja_gen.cli import cli
from renja_gen.compose.tables import TABEL
from renja_gen.computing import Hasil, compute
from renja_gen.computing.sebab import Sebab
from renja_gen.document.blocks import Document, Table
from renja_gen.explain import Lembar, cari, semua_lembar
from renja_gen.explain.tabel import lembar_tabel

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
                tertulis = re.findall(r"-?\d[\d.,]*\d|\d", isi[satu.tempat.line - 1])
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
        ("realisasi s/d 2022 8.01.01", "Rp10.427.694.073"),
        ("realisasi s.d. 2022 8.01.01", "Rp10.427.694.073"),
        ("rata-rata realisasi kinerja", "100,00%"),
        ("target 2024 8.01.01.2.06.0001 paket", "25 paket"),
        ("pagu paskibraka tabel 4.1", "Rp650.000.000"),
        ("tabel4.1 8.1.1 pagu", "Rp5.177.798.123"),
        ("Tabel 2.1 8.1.1.2.1 13 Rp", "–"),
        ("Tabel 2.1 8.01.01.2.01 kolom15 rp", "13,22%"),
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


def test_what_others_state_is_named_with_the_difference(tmp_path: Path) -> None:
    pagu = "dinyatakan: {sumber: SIPD, pagu: {2025: 1.000}}\nabaikan: {kode: RG451, alasan: contoh uji}\n"
    tulis(tmp_path, {"plan.yaml": MINIMAL + pagu})
    kode, keluar = jalankan(tmp_path, "pagu 2025 total")
    assert kode == 0
    assert re.search(r"Menurut SIPD Rp1\.000: kurang Rp\d[\d.]* dari hitungan ini\. \(plan\.yaml:\d+\)", keluar)
