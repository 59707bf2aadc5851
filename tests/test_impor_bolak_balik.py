"""Export and import again: the same plan."""

import dataclasses
from pathlib import Path

import pytest
from alat import AKAR
from hypothesis import assume, given, settings
from rencana_acak import RENCANA
from test_cli import jalan, keluaran

from renja_gen.angka import KOSONG
from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.computing import compute
from renja_gen.computing.pohon import Kolom
from renja_gen.diagnostics import Report, Severity
from renja_gen.impor.impor import Pilihan, impor
from renja_gen.lembar.baris import baris_data, kolom_data
from renja_gen.lembar.berkas_csv import tulis_csv
from renja_gen.lembar.buku import tabel_data
from renja_gen.loading import load
from renja_gen.plan import plan_from_node
from renja_gen.plan.dasar import Deret
from renja_gen.source.reader import parse
from renja_gen.writers.xlsx import Properties, Sheet, write
from renja_gen.yaml_text import dump

CONTOH = [AKAR / "examples" / nama for nama in ("kesbangpol-2024", "perpustakaan-2023")]


def tertulis(plan, folder: Path, berkas: dict[str, str]):
    """The plan of imported files, laid over the identity of the exported one."""
    dimuat = _ditulis(folder, berkas)
    assert [satu for satu in dimuat.diagnostics if satu.severity is Severity.GALAT] == []
    return dimuat.plan


def _ditulis(folder: Path, berkas: dict[str, str]):
    for nama, teks in berkas.items():
        (folder / nama).parent.mkdir(parents=True, exist_ok=True)
        (folder / nama).write_text(teks, encoding="utf-8")
    return load(folder)


def isi_simpul(plan):
    """Every node with its printed name, everything it states, and every amount computed from it."""
    hasil = compute(plan)
    tahun = range(plan.n - 5, plan.n + 5)
    kolom = [Kolom("renstra"), *(Kolom(jenis, t) for jenis in ("pagu", "rkpd", "realisasi", "sampai") for t in tahun)]
    return [
        (simpul.kode, simpul.nama, [simpul.rp(satu) for satu in kolom], [polos(i) for i in simpul.indikator],
         polos(simpul.bagian, tanpa=("nama", "kegiatan", "sub_kegiatan", "indikator")))
        for akar in hasil.pohon
        for simpul in akar.turun()
    ]  # fmt: skip


def polos(bagian, tanpa=()):
    """All values of a part and below, defaults included; a number by what it is, however it was written."""
    match bagian:
        case None | str() | bool() | int():
            return bagian
        case Deret():
            return {
                k: {t: polos(n) for t, n in sorted(d.items())}
                for k, d in (("sd", bagian.sampai), ("t", bagian.tahun))
            }
        case tuple():
            return [polos(satu) for satu in bagian]
    if dataclasses.is_dataclass(bagian):  # a performance value
        return (bagian.angka, bagian.satuan) if bagian.angka is not None else bagian.teks
    if hasattr(type(bagian), "model_fields"):
        return {nama: polos(getattr(bagian, nama)) for nama in type(bagian).model_fields if nama not in tanpa}
    return bagian


def isian(plan):
    """The flat form of a plan: titles, then rows."""
    baris = baris_data(plan)
    kolom = kolom_data(baris)
    return [[satu.judul for satu in kolom], *([each.isi(satu) for satu in kolom] for each in baris)]


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda path: path.name)
def test_a_real_plan_comes_back(contoh, tmp_path):
    """By the commands, as XLSX; year, stage and agency too."""
    buku, folder = tmp_path / "ekspor.xlsx", tmp_path / "renja"
    hasil = jalan("export", contoh, "-o", buku)
    assert hasil.exit_code == 0, keluaran(hasil)
    hasil = jalan("import", buku, "-o", folder)
    assert hasil.exit_code == 0, keluaran(hasil)
    lama, baru = (load(satu).plan for satu in (contoh, folder))
    rapi = jalan("fmt", folder, "--check")
    assert rapi.exit_code == 0, keluaran(rapi)
    assert len(isian(lama)) > 50
    assert isian(baru) == isian(lama)
    assert isi_simpul(baru) == isi_simpul(lama)
    assert (baru.n, baru.renja.tahap) == (lama.n, lama.renja.tahap)
    assert baru.perangkat_daerah.nama == lama.perangkat_daerah.nama
    assert baru.perangkat_daerah.daerah == lama.perangkat_daerah.daerah


def angka_simpul(plan):
    """Every amount and every performance figure of the sub kegiatan, by kode, what it is, and year."""
    for sub in (sub for program in plan.program for kegiatan in program.kegiatan for sub in kegiatan.sub_kegiatan):
        for nama in ("pagu", "realisasi"):
            deret = getattr(sub.anggaran, nama)
            yield from (((sub.kode, nama, tahun), deret[tahun]) for tahun in deret)
        for indikator in sub.indikator:
            for nama in ("target", "realisasi"):
                deret = getattr(indikator, nama)
                yield from (
                    ((sub.kode, indikator.nama.casefold(), nama, tahun), deret[tahun].angka)
                    for tahun in deret
                    if deret[tahun] is not None and deret[tahun].angka is not None
                )


@pytest.mark.parametrize(
    ("contoh", "bidang", "banyak"),
    [
        (CONTOH[0], "8.01", {"2.1": 250, "2.3": 50, "3.1": 100, "4.1": 25}),
        (CONTOH[1], "2.23", {"2.1": 100, "2.4": 60, "3.2": 80}),
    ],
    ids=lambda isi: getattr(isi, "name", ""),
)
def test_the_printed_tables_give_the_figures_of_the_plan(contoh, bidang, banyak, tmp_path):
    """All layouts of the forms, with their merged headers: no figure under another year or another name."""
    hasil = jalan("export", contoh, "-o", tmp_path / "ekspor.xlsx")
    assert hasil.exit_code == 0, keluaran(hasil)
    lama = load(contoh).plan
    asli = dict(angka_simpul(lama))
    for tabel, sedikitnya in banyak.items():
        pilihan = Pilihan(lembar=(f"Tabel {tabel}",), bidang=bidang, tahun=lama.n)
        berkas = dict(impor(tmp_path / "ekspor.xlsx", pilihan).berkas)
        terbaca = dict(angka_simpul(_ditulis(tmp_path / tabel, berkas).plan))
        assert len(terbaca) >= sedikitnya, tabel
        assert terbaca == {satu: asli.get(satu) for satu in terbaca}, tabel


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda path: path.name)
def test_importing_twice_changes_nothing(contoh, tmp_path):
    """The flat CSV as well; the YAML of the second round is that of the first."""
    lama = load(contoh).plan
    teks = []
    for ke in ("satu", "dua"):
        (tmp_path / "isian.csv").write_bytes(tulis_csv(tabel_data(lama)))
        berkas = dict(impor(tmp_path / "isian.csv", Pilihan(tahun=lama.n)).berkas)
        lama = tertulis(lama, tmp_path / ke, berkas)
        teks.append({nama: isi for nama, isi in berkas.items() if nama != "plan.yaml"})
    assert teks[0] == teks[1]
    assert sum(nama.startswith("program/") for nama in teks[0]) == 6


def _rencana_acak(isi):
    plan = plan_from_node(parse(dump(isi), "plan.yaml", Report()), Report())
    assert plan is not None
    return plan


@settings(max_examples=30)
@given(isi=RENCANA)
def test_any_plan_comes_back_from_csv(isi, tmp_path_factory):
    plan = _rencana_acak(isi)
    assume(all(sel != KOSONG for baris in isian(plan) for sel in baris))  # which stands for nothing in a CSV
    folder = tmp_path_factory.mktemp("acak")
    (folder / "isian.csv").write_bytes(tulis_csv(tabel_data(plan)))
    baru = tertulis(plan, folder, dict(impor(folder / "isian.csv", Pilihan(tahun=plan.n)).berkas))
    assert isi_simpul(baru) == isi_simpul(plan)


@settings(max_examples=4)
@given(isi=RENCANA)
def test_any_plan_comes_back_from_a_workbook(isi, tmp_path_factory):
    plan = _rencana_acak(isi)
    folder = tmp_path_factory.mktemp("acak")
    lembar = Sheet("Data", tabel_data(plan), gaya_bawaan().page(landscape=True, wide=True), flat=True)
    (folder / "isian.xlsx").write_bytes(write([lembar], Properties("uji"), gaya_bawaan()))
    baru = tertulis(plan, folder, dict(impor(folder / "isian.xlsx", Pilihan(tahun=plan.n)).berkas))
    assert isi_simpul(baru) == isi_simpul(plan)
