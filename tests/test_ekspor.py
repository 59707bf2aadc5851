"""`renja-gen export`: the real examples as workbooks, CSV and JSON; recalculated by LibreOffice; nothing lost."""

import csv
import io
import json
import os
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from alat import CONTOH, MINIMAL, tulis, ubah
from buku_kerja import Lembar, baca_buku
from click.testing import CliRunner, Result
from hypothesis import Phase, given, settings
from openxml_audit import OpenXmlValidator
from rencana_acak import RENCANA

from renja_gen import pipeline
from renja_gen.cli import cli
from renja_gen.compose.dokumen import compose
from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import RowKind, Table
from renja_gen.document.spans import standing
from renja_gen.lembar.berkas_csv import amankan, asli, tulis_csv
from renja_gen.lembar.berkas_json import tulis_json
from renja_gen.lembar.buku import buku, lembar_rencana
from renja_gen.lembar.skema_json import SKEMA
from renja_gen.plan import Plan
from renja_gen.templates import Templates
from renja_gen.writers.libreoffice import find_soffice

NYATA = [folder for folder in CONTOH if folder.name in {"kesbangpol-2024", "perpustakaan-2023"}]
PROFIL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""  # always


def jalan(*isian: object) -> Result:
    return CliRunner().invoke(cli, ["export", *(str(satu) for satu in isian)])


@pytest.fixture(scope="module")
def nyata() -> dict[str, tuple[bytes, tuple[Table, ...]]]:
    """The workbook and the tables of both real examples."""
    assert len(NYATA) == 2
    hasil = {}
    for folder in NYATA:
        disusun = pipeline.composed(folder)
        assert disusun.document is not None
        assert disusun.loaded.plan is not None
        lembar = lembar_rencana(disusun.document, disusun.loaded.plan)
        data = buku(disusun.document, disusun.loaded.plan, lembar)
        hasil[folder.name] = data, tuple(satu.table for satu in lembar)
    return hasil


SETIAP = pytest.mark.parametrize("nama", [folder.name for folder in NYATA])


def rumus(lembar: Lembar) -> dict[str, str]:
    return {nama: satu.nilai for nama, satu in lembar.sel.items() if satu.rumus}


# --- the workbook


@SETIAP
def test_there_is_a_sheet_for_every_table_a_list_in_front_and_the_data_behind(nama, nyata):
    data, tabel = nyata[nama]
    lembar = baca_buku(data)
    assert list(lembar) == ["Daftar", *(satu.label for satu in tabel[:-1]), "Data"]
    assert len(tabel) > 6
    depan = lembar["Daftar"].kolom("B")
    assert "rancangan awal" in depan
    assert f"Tahun {nama[-4:]}" in lembar["Daftar"].sel["A1"].nilai


@SETIAP
def test_every_figure_of_the_document_stands_in_its_cell(nama, nyata):
    """A figure is the number itself; a text is the text: nothing is rounded, dropped or moved."""
    data, tabel = nyata[nama]
    lembar = baca_buku(data)
    banyak = 0
    for table in tabel[:-1]:
        sel = lembar[table.label].sel
        atas = 3 + len(table.header)  # the title, and an empty row
        for row, placed in enumerate(standing((row.cells for row in table.rows), len(table.columns)), atas + 1):
            for column, cell, done in placed:
                ada = sel.get(f"{chr(65 + column)}{row}")
                if done or not cell.text:
                    assert ada is None
                elif cell.value is None:
                    assert (ada and ada.nilai) == cell.text
                else:
                    assert ada is not None
                    assert ada.jenis == "n", cell
                    assert float(ada.nilai) == pytest.approx(float(cell.value), rel=1e-14, abs=1e-14)
                    banyak += 1
    assert banyak > 1000


@SETIAP
def test_all_amounts_of_parents_and_totals_are_live(nama, nyata):
    """Every sum of rupiah, every percentage and every mean of these plans is a formula."""
    data, tabel = nyata[nama]
    lembar = baca_buku(data)
    induk = (RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM, RowKind.KEGIATAN, RowKind.JUMLAH)
    banyak = 0
    for table in tabel[:-1]:
        hidup = rumus(lembar[table.label])
        for row, placed in enumerate(
            standing((row.cells for row in table.rows), len(table.columns)), 4 + len(table.header)
        ):
            kind = table.rows[row - 4 - len(table.header)].kind
            for column, cell, done in placed:
                formula = table.columns[column].formula
                if done or formula is None or cell.value is None or cell.colspan > 1:
                    continue
                if kind in induk or formula.kind in {"percent", "share"}:
                    assert f"{chr(65 + column)}{row}" in hidup, (table.label, row, cell)
                    banyak += 1
    assert banyak > 200


@pytest.fixture(scope="module")
def dihitung_ulang(nyata, tmp_path_factory) -> dict[str, dict[str, Lembar]]:
    """The workbooks as LibreOffice computes them, after every cached result was replaced by a wrong one."""
    soffice = find_soffice()
    if soffice is None:
        assert "CI" not in os.environ
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("calc")
    profil = folder / "profil"
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(PROFIL)
    for nama, (data, _) in nyata.items():
        (folder / f"{nama}.xlsx").write_bytes(tersesat(data))
    perintah = [
        str(soffice), f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", "xlsx",
        "--outdir", str(folder / "hasil"), *(str(folder / f"{nama}.xlsx") for nama in nyata),
    ]  # fmt: skip
    keluaran = subprocess.run(perintah, capture_output=True, text=True, check=False, timeout=200)
    hasil = {nama: folder / "hasil" / f"{nama}.xlsx" for nama in nyata}
    if not all(satu.exists() for satu in hasil.values()):
        assert "CI" not in os.environ, keluaran.stderr
        pytest.skip("LibreOffice has no Calc")
    return {nama: baca_buku(satu.read_bytes()) for nama, satu in hasil.items()}


def tersesat(data: bytes) -> bytes:
    """The workbook with 12345 as the cached result of every formula."""
    baru = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as lama, ZipFile(baru, "w") as arsip:
        for satu in lama.namelist():
            isi = lama.read(satu)
            if satu.startswith("xl/worksheets/"):
                isi = re.sub(rb'(?: t="str")?(><f>[^<]*</f><v>)[^<]*', rb"\g<1>12345", isi)
            arsip.writestr(satu, isi)
    return baru.getvalue()


@SETIAP
def test_recalculated_by_libreoffice_every_formula_gives_our_figure(nama, nyata, dihitung_ulang):
    asal, ulang = baca_buku(nyata[nama][0]), dihitung_ulang[nama]
    banyak = 0
    for judul, lembar in asal.items():
        for alamat, nilai in rumus(lembar).items():
            hasil = ulang[judul].sel[alamat].nilai
            if nilai == "–":
                assert hasil == "–", (judul, alamat)
            else:
                assert float(hasil) == pytest.approx(float(nilai), rel=1e-12, abs=1e-9), (judul, alamat)
            banyak += 1
    assert banyak > 400


@SETIAP
def test_excel_would_open_it_without_repair(nama, nyata, tmp_path):
    berkas = tmp_path / "uji.xlsx"
    berkas.write_bytes(nyata[nama][0])
    assert [str(satu) for satu in OpenXmlValidator().validate(berkas).errors] == []


@settings(max_examples=6, phases=[Phase.generate])
@given(RENCANA)
def test_any_plan_can_be_exported_with_live_sums(isi):
    """Odd names, gaps in series, text where figures are due, amounts of all sizes."""
    plan = Plan.model_validate(isi, context=Report())
    document = compose(compute(plan), Path(), {}, Templates(), Report())
    assert document is not None
    lembar = lembar_rencana(document, plan)
    hasil = baca_buku(buku(document, plan, lembar))
    assert len(hasil) == len(lembar) + 1
    figures = [s.table for s in lembar if any(row.kind is RowKind.JUMLAH for row in s.table.rows)]
    assert all(rumus(hasil[table.label]) for table in figures)
    tabel = [satu.table for satu in lembar]
    jsonschema.validate(json.loads(tulis_json(compute(plan), document, tabel[:-1])), SKEMA)
    assert all(tulis_csv(table) for table in tabel)


# --- files


def test_the_workbook_lies_beside_the_documents_and_is_the_same_each_time(tmp_path):
    rencana = tulis(tmp_path / "opd", {"plan.yaml": MINIMAL})
    hasil = jalan(rencana)
    berkas = tmp_path / "opd" / "build" / "renja-dispusip-2025.xlsx"
    assert (hasil.exit_code, hasil.stderr) == (0, "")
    assert re.fullmatch(rf"{re.escape(str(berkas))} \(\d+ kB\)\n", hasil.stdout)
    satu = berkas.read_bytes()
    assert jalan(rencana.parent, "-q").output == ""
    assert berkas.read_bytes() == satu
    assert jalan(rencana, "-o", tmp_path / "lain" / "x.xlsx").exit_code == 0
    assert (tmp_path / "lain" / "x.xlsx").read_bytes() == satu


def test_a_plan_with_errors_is_not_exported(tmp_path):
    rencana = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("renstra: 600.000.000", "renstra: 600,000,000"))})
    hasil = jalan(rencana)
    assert hasil.exit_code == 1
    assert "galat RG102" in hasil.stderr
    assert hasil.stderr.endswith("plan.yaml: 1 galat; tidak ada berkas yang ditulis.\n")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("bentuk", ["xlsx", "json", "csv"])
def test_a_file_that_somebody_changed_or_put_there_is_kept(tmp_path, bentuk):
    """RG925: whether or not we wrote it once; a file of ours is simply replaced."""
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL})
    assert jalan(rencana, "--format", bentuk).exit_code == 0
    folder = tmp_path / "build" / ("renja-dispusip-2025-csv" if bentuk == "csv" else ".")
    berkas = folder / ("tabel-2.1.csv" if bentuk == "csv" else f"renja-dispusip-2025.{bentuk}")
    tulis(tmp_path, {"plan.yaml": f"{MINIMAL}# ubahan\n"})
    assert "RG925" not in jalan(rencana, "--format", bentuk).stderr
    asal = berkas.read_bytes()
    berkas.write_bytes(b"suntingan")
    hasil = jalan(rencana, "--format", bentuk)
    assert (hasil.exit_code, hasil.stderr.count("peringatan RG925")) == (0, 1)
    assert berkas.read_bytes() == asal
    assert (folder / f"{berkas.stem} (suntingan 1){berkas.suffix}").read_bytes() == b"suntingan"


def test_build_and_export_know_the_files_of_each_other(tmp_path):
    """Neither takes the other's files for strange ones, and unchanged documents stay unchanged."""
    a, b = (tulis(tmp_path / n, {"plan.yaml": ubah(MINIMAL, ("Dispusip", n))}) for n in ("Arsip", "Pustaka"))
    susun = ["build", str(a), str(b), "--format", "docx", "-o", str(tmp_path / "hasil"), "-j", "1"]
    assert CliRunner().invoke(cli, susun).exit_code == 0
    assert jalan(a, b, "-o", tmp_path / "hasil").exit_code == 0
    assert CliRunner().invoke(cli, susun).output.count("tidak berubah") >= 2
    assert CliRunner().invoke(cli, [*susun, "--force"]).exit_code == 0
    hasil = jalan(a, b, "-o", tmp_path / "hasil")
    assert (hasil.exit_code, hasil.stderr) == (0, "")


def test_several_plans_and_one_that_fails(tmp_path):
    """Two of one name cannot share a file (RG905); the others are written."""
    salah = ubah(MINIMAL, ("renstra: 600.000.000", "renstra: 600,000,000"))
    isi = {"a": MINIMAL, "b": salah, "c": ubah(MINIMAL, ("Dispusip", "Arsip")), "d": MINIMAL}
    folder = [tulis(tmp_path / nama, {"plan.yaml": teks}) for nama, teks in isi.items()]
    hasil = jalan(*folder, "-o", tmp_path / "hasil", "--format", "json")
    assert hasil.exit_code == 1
    assert (hasil.stderr.count("galat RG905"), hasil.stderr.count("galat RG102")) == (1, 1)
    berkas = sorted(satu.name for satu in (tmp_path / "hasil").glob("*.json"))
    assert berkas == ["renja-arsip-2025.json", "renja-dispusip-2025.json"]


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        (("-o", "x.xlsx", "--format", "json"), "'-o' menyebut berkas .xlsx, tetapi --format json"),
        (("-o", "x.csv"), "CSV ditulis satu berkas untuk tiap tabel"),
        (("-o", "evaluasi.pdf"), "'-o' harus folder atau berkas .xlsx"),
        (("-o", "plan.yaml"), "'-o' harus folder atau berkas .xlsx"),
        (("lain", "-o", "x.xlsx"), "Beberapa rencana tidak dapat ditulis ke satu berkas"),
        (("--format", "ods"), "'ods' bukan salah satu dari 'xlsx', 'csv', 'json'"),
    ],
)
def test_wrong_usage_is_refused(tmp_path, monkeypatch, isian, pesan):
    monkeypatch.chdir(tmp_path)
    tulis(tmp_path, {"plan.yaml": MINIMAL, "lain/plan.yaml": MINIMAL})
    hasil = jalan("plan.yaml", *isian)
    assert hasil.exit_code == 2
    assert pesan in hasil.stderr
    assert sorted(satu.name for satu in tmp_path.iterdir()) == ["lain", "plan.yaml"]


def test_a_place_that_cannot_be_written_is_a_finding(tmp_path):
    """RG901, and the file in the way stays; a folder is a folder whatever its name, and need not be there yet."""
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL, "berkas": "isi", "x.xlsx/ada": ""})
    hasil = jalan(rencana, "-o", tmp_path / "berkas" / "hasil")
    assert hasil.exit_code == 1
    assert "galat RG901" in hasil.stderr
    assert (tmp_path / "berkas").read_text() == "isi"
    for folder in ("x.xlsx", "a/b"):
        assert jalan(rencana, "-o", tmp_path / folder).exit_code == 0
        assert (tmp_path / folder / "renja-dispusip-2025.xlsx").is_file()


# --- a choice of tables


def test_tables_are_chosen_by_number_key_or_name(tmp_path):
    rencana = tulis(tmp_path, {"plan.yaml": MINIMAL})
    assert jalan(rencana, "-o", tmp_path / "x.xlsx", *("--table", "2.1", "--table", "PENDANAAN")).exit_code == 0
    assert list(baca_buku((tmp_path / "x.xlsx").read_bytes())) == ["Daftar", "Tabel 2.1", "Tabel 4.1"]
    hasil = jalan(rencana, "-o", tmp_path, "--format", "csv", "--table", "tabel 4.1", "--table", "data")
    assert hasil.exit_code == 0
    assert hasil.output.startswith(f"{tmp_path / 'renja-dispusip-2025-csv'} (2 berkas, ")
    folder = tmp_path / "renja-dispusip-2025-csv"
    berkas = sorted(satu.name for satu in folder.glob("*.csv"))
    assert berkas == ["data.csv", "tabel-4.1.csv"]


def test_a_table_that_the_plan_does_not_have_is_reported(tmp_path):
    """RG943, with those that there are."""
    hasil = jalan(tulis(tmp_path, {"plan.yaml": MINIMAL}), "--table", "9.9")
    assert hasil.exit_code == 1
    assert "galat RG943: tabel '9.9' tidak ada dalam rencana ini; yang ada: 2.1 (evaluasi), " in hasil.stderr
    assert not (tmp_path / "build").exists()


def test_a_text_too_long_for_a_cell_is_reported(tmp_path):
    """RG942: several locations in one cell; cut in the workbook, whole in the others."""
    panjang = ["kata " * 3900 + satu for satu in ("a", "b")]
    rencana = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("lokasi: Kota Contoh", f"lokasi: {json.dumps(panjang)}"))})
    hasil = jalan(rencana)
    assert hasil.exit_code == 0
    assert "peringatan RG942: teks pada lembar 'Data' melebihi 32.767 huruf" in hasil.stderr
    hasil = jalan(rencana, "--format", "csv")
    assert "RG942" not in hasil.stderr
    data = (tmp_path / "build/renja-dispusip-2025-csv/data.csv").read_text("utf-8")
    assert "\n".join(panjang) in data.replace("\r\n", "\n")


# --- CSV


@SETIAP
def test_csv_opens_as_a_table_in_an_indonesian_excel(nama, nyata):
    """A mark for UTF-8, semicolons, decimal commas and no thousands dots; a row for each row of the table."""
    assert len(nyata[nama][1]) > 5
    for table in nyata[nama][1]:
        data = tulis_csv(table)
        assert data.startswith(b"\xef\xbb\xbf")
        baris = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert len(baris) == len(table.header) + len(table.rows)
        assert {len(satu) for satu in baris} == {len(table.columns)}
        angka = [
            (satu, cell.value)
            for isi, placed in zip(
                baris[len(table.header) :],
                standing((row.cells for row in table.rows), len(table.columns)),
                strict=True,
            )
            for column, cell, done in placed
            if not done and cell.value is not None
            for satu in [isi[column]]
        ]
        for teks, nilai in angka:
            assert re.fullmatch(r"-?\d+(,\d{0,8}[1-9])?", teks)
            assert Decimal(teks.replace(",", ".")) == pytest.approx(nilai, abs=Decimal("1e-9"))


@pytest.mark.parametrize("teks", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "'=1", "''=1", "＝1"])
def test_no_text_in_a_csv_begins_like_a_formula(teks):
    assert amankan(teks)[0] == "'"
    assert asli(amankan(teks)) == teks


@pytest.mark.parametrize("teks", ["", "Jumlah", "'kutip'", "8.01", "–", "a=b", " =1"])
def test_other_texts_stay_as_they_are(teks):
    assert asli(amankan(teks)) == amankan(teks) == teks


def test_names_like_formulas_stay_texts_in_every_form(tmp_path):
    """From the plan to the file: a name, a location, a source of funds."""
    jahat = '=HYPERLINK("http://a.id";"x")'
    teks = MINIMAL.replace("lokasi: Kota Contoh", f"lokasi: '{jahat}'").replace(
        "sumber_dana: Dana Alokasi Umum", "sumber_dana: '@SUM(A1)'"
    )
    rencana = tulis(tmp_path, {"plan.yaml": teks})
    for bentuk in ("xlsx", "csv"):
        assert jalan(rencana, "--format", bentuk).exit_code == 0
    lembar = baca_buku((tmp_path / "build/renja-dispusip-2025.xlsx").read_bytes())
    semua = [sel for satu in lembar.values() for sel in satu.sel.values()]
    assert sum(sel.nilai == jahat for sel in semua) >= 3
    assert {sel.jenis for sel in semua if sel.nilai in {jahat, "@SUM(A1)"}} == {"s"}
    assert not any("HYPERLINK" in sel.rumus for sel in semua)
    for berkas in (tmp_path / "build/renja-dispusip-2025-csv").glob("*.csv"):
        for baris in csv.reader(io.StringIO(berkas.read_text("utf-8-sig"), newline=""), delimiter=";"):
            assert not any(re.match(r"[=+@\t\r]|-\D", sel) for sel in baris)


# --- JSON


@SETIAP
def test_json_has_every_figure_exactly_and_follows_its_schema(nama, tmp_path):
    folder = next(satu for satu in NYATA if satu.name == nama)
    assert jalan(folder, "-o", tmp_path / "x.json").exit_code == 0
    data = json.loads((tmp_path / "x.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(SKEMA)
    jsonschema.validate(data, SKEMA)
    plan = pipeline.load(folder).plan
    assert plan is not None
    hasil = compute(plan)
    assert data["versi"] == 1
    assert Decimal(data["jumlah"]["pagu"]) == hasil.pagu
    assert sum(Decimal(satu["pagu"]) for satu in data["sumber_dana"]) == hasil.pagu
    semua = list(turun(data["pohon"]))
    assert [satu["kode"] for satu in semua] == [satu.kode for akar in hasil.pohon for satu in akar.turun()]
    for satu in semua:  # sums, in every year
        for tahun, nilai in satu["anggaran"]["pagu"].items():
            anak = [x["anggaran"]["pagu"].get(tahun) for x in satu.get("anak", [])]
            if "anak" in satu:
                ada = [Decimal(x) for x in anak if x is not None]
                assert (sum(ada) if ada else None) == (None if nilai is None else Decimal(nilai))
    assert data["tabel"][0]["nomor"] == "2.1"
    for tabel in data["tabel"]:
        assert {len(baris["sel"]) for baris in tabel["baris"]} <= {len(tabel["kolom"])}
    assert not any(isinstance(satu, float) for satu in nilai_nilai(data)), "figures are texts, never binary fractions"


def turun(pohon: list[dict]):
    for satu in pohon:
        yield satu
        yield from turun(satu.get("anak", []))


def nilai_nilai(data: object):
    if isinstance(data, dict):
        for satu in data.values():
            yield from nilai_nilai(satu)
    elif isinstance(data, list):
        for satu in data:
            yield from nilai_nilai(satu)
    else:
        yield data
