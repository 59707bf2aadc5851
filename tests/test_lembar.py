"""The flat form holds all that a plan's work states: what is read back from its cells is the same plan."""

import json
from decimal import Decimal
from typing import Any

import pytest
import yaml
from alat import CONTOH
from hypothesis import given, settings
from rencana_acak import RENCANA

from renja_gen.diagnostics import Report
from renja_gen.lembar.baris import baris_data, kolom_data
from renja_gen.lembar.isi import baca_dana, baca_indikator_rkpd
from renja_gen.lembar.kolom import KOLOM, Jenis, KolomData, Milik, kolom_dari_judul
from renja_gen.loading import load
from renja_gen.nomenklatur import katalog
from renja_gen.plan import Plan
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Anggaran, Indikator, Kegiatan, Program, Rkpd, SubKegiatan

LENGKAP = """
kode: 8.01.01.2.01.0001
nama: "=Nama: aneh"
lokasi: [Kota Uji, "Kecamatan A, B"]
kelompok_sasaran: Warga
penanggung_jawab: Sekretariat
sumber_dana: [{nama: DAU, pagu: 1.500.000}, {nama: "DBH: CHT"}, {nama: "PAD: 500"}, {nama: "x:", pagu: "2,5"}]
indikator:
  - {nama: Satu, satuan: paket, jenis: hasil, akumulasi: terakhir, arah: turun, renstra: 5 dok,
     target: {s/d 2021: 1, 2022: 1.250, 2024: "87,50"}, realisasi: {2022: 9 parpol 1 tahun},
     triwulan: {2022: [1, 2, 3, "4 buah"], 2023: [5]}, dinyatakan: {tingkat: "95,10%"},
     abaikan: {kode: RG604, alasan: sengaja}}
  - {nama: Dua}
anggaran:
  renstra: 999.999.999.999.999
  pagu: {s/d 2021: 1, 2022: "2,5", 2024: 0}
  realisasi: {s/d 2021: 7, 2022: 8}
  triwulan: {2022: [1, 2]}
rkpd: {nama: Lain, lokasi: [A, B], pagu: 3, target: 4 dok, indikator: [{nama: "I: a"}, {nama: "J: b", target: 4 dok}]}
catatan: "@catatan"
catatan_review: "- butir"
dinyatakan: [{sumber: SIPD, pagu: {2024: "5,5"}, realisasi: {s/d 2021: 7}}, {rkpd: 1}]
abaikan: [{kode: RG204, alasan: sebab, berkas: narasi/a.md}, {kode: RG205, alasan: lain}]
"""


def bangun(plan: Plan) -> Any:
    """The programmes again, from the titles and the values of the flat form alone."""
    baris = baris_data(plan)
    kolom = kolom_data(baris)
    judul = [satu.judul for satu in kolom]
    isi = [[each.isi(satu) for satu in kolom] for each in baris]
    simpul: dict[str, dict[str, Any]] = {}
    for each in isi:
        sel = {kolom_dari_judul(nama): nilai for nama, nilai in zip(judul, each, strict=True) if nilai is not None}
        milik_simpul = {satu: nilai for satu, nilai in sel.items() if satu and satu.milik is not Milik.INDIKATOR}
        indikator = {satu: nilai for satu, nilai in sel.items() if satu and satu.milik is Milik.INDIKATOR}
        kode = str(each[judul.index("Kode")])
        bagian = simpul.setdefault(kode, {"indikator": []})
        pasang(bagian, milik_simpul)
        if indikator:
            bagian["indikator"].append({})
            pasang(bagian["indikator"][-1], indikator)
    return disusun(simpul)


def pasang(bagian: dict[str, Any], sel: dict[KolomData, Any]) -> None:
    for kolom, nilai in sel.items():
        if not kolom.jalur:
            continue
        tempat: Any = bagian
        for kunci in kolom.jalur[:-1]:
            tempat = tempat.setdefault(kunci, {})
        tempat[kolom.jalur[-1]] = terbaca(kolom, nilai)


def terbaca(kolom: KolomData, nilai: Any) -> Any:
    match kolom.jenis:
        case Jenis.DANA:
            dana = map(baca_dana, nilai.split("\n"))
            return [{"nama": nama} | ({"pagu": teks(pagu)} if pagu is not None else {}) for nama, pagu in dana]
        case Jenis.RKPD:
            semua = map(baca_indikator_rkpd, nilai.split("\n"))
            return [{"nama": nama} | ({"target": target} if target else {}) for nama, target in semua]
        case Jenis.ADA:
            return "ya" if nilai == "ada" else "tidak"
        case Jenis.DATA:
            return json.loads(nilai)
        case Jenis.BARIS:
            return nilai.split("\n")
        case _:
            return teks(nilai)


def teks(nilai: Any) -> str:
    return f"{nilai:f}".replace(".", ",") if isinstance(nilai, Decimal) else nilai


def disusun(simpul: dict[str, dict[str, Any]]) -> tuple[Program, ...]:
    """Nodes under each other by their codes; quarters as lists."""
    program: list[dict[str, Any]] = []
    for kode, isi in simpul.items():
        for deret in (isi.get("anggaran", {}), *isi["indikator"]):
            for tahun, triwulan in deret.get("triwulan", {}).items():
                deret["triwulan"][tahun] = [triwulan[ke] for ke in sorted(triwulan)]
        match kode.count("."):
            case 2:
                program.append({**isi, "kegiatan": []})
            case 4:
                program[-1]["kegiatan"].append({**isi, "sub_kegiatan": []})
            case 5:
                program[-1]["kegiatan"][-1]["sub_kegiatan"].append(isi)
    return tuple(Program.model_validate(satu, context=Report()) for satu in program)


def sama(nilai: Any, tahun: int) -> Any:
    """All that a part says, whatever was left to its default; names as printed, figures however they were written."""
    match nilai:
        case Bagian():
            isi = {nama: sama(getattr(nilai, nama), tahun) for nama in type(nilai).model_fields}
            if isinstance(nilai, Program | Kegiatan | SubKegiatan) and not nilai.nama:
                entri = katalog(tahun).cari(nilai.kode)
                isi["nama"] = entri.nama if entri else None
            return isi
        case tuple():
            return [sama(satu, tahun) for satu in nilai]
        case Deret():
            return [{t: sama(isi, tahun) for t, isi in semua.items()} for semua in (nilai.sampai, nilai.tahun)]
        case Capaian():
            return nilai.teks if nilai.angka is None else (nilai.angka, nilai.satuan)
        case _:
            return nilai


@pytest.mark.parametrize("folder", CONTOH, ids=lambda folder: folder.name)
def test_the_examples_come_back_from_their_cells(folder):
    plan = load(folder).plan
    assert plan is not None
    assert sama(bangun(plan), plan.n) == sama(plan.program, plan.n)


@settings(max_examples=60)
@given(RENCANA)
def test_plans_by_chance_come_back_from_their_cells(isi):
    plan = Plan.model_validate(isi, context=Report())
    assert sama(bangun(plan), plan.n) == sama(plan.program, plan.n)


def test_everything_a_sub_kegiatan_can_state_comes_back():
    """Several funds with colons in their names, quarters, the RKPD draft, stated figures, findings set aside."""
    contoh = next(folder for folder in CONTOH if folder.name == "minimal")
    plan = load(contoh).plan
    assert plan is not None
    sub = SubKegiatan.model_validate(yaml.load(LENGKAP, Loader=yaml.BaseLoader), context=Report())
    program = Program(kode="8.01.01", kegiatan=(Kegiatan(kode="8.01.01.2.01", sub_kegiatan=(sub,)),))
    semua = plan.model_copy(update={"program": (program,)})
    diisi = {nama for bagian in (sub, sub.anggaran, sub.rkpd) if bagian for nama in bagian.model_fields_set}
    assert diisi >= (set(SubKegiatan.model_fields) | set(Anggaran.model_fields) | set(Rkpd.model_fields)) - {"ada"}
    assert set(Indikator.model_fields) <= sub.indikator[0].model_fields_set
    assert sama(bangun(semua), plan.n) == sama(semua.program, plan.n)


def test_every_key_of_the_work_has_a_column():
    """A key that the plan learns must have a column, or it would be lost."""
    ada = {(satu.milik, satu.jalur[0]) for satu in KOLOM if satu.jalur}
    rkpd = {satu.jalur[1] for satu in KOLOM if satu.jalur[:1] == ("rkpd",)}
    anggaran = {satu.jalur[1] for satu in KOLOM if satu.jalur[:1] == ("anggaran",)}
    simpul = {nama for milik, nama in ada if milik is not Milik.INDIKATOR}
    assert simpul == set(SubKegiatan.model_fields) - {"indikator"}
    assert {nama for milik, nama in ada if milik is Milik.SIMPUL} == set(Program.model_fields) - {
        "indikator", "kegiatan"
    }  # fmt: skip
    assert {nama for milik, nama in ada if milik is Milik.INDIKATOR} == set(Indikator.model_fields)
    assert (rkpd, anggaran) == (set(Rkpd.model_fields), set(Anggaran.model_fields))


@pytest.mark.parametrize(
    ("judul", "jalur"),
    [
        ("Pagu 2024", ("anggaran", "pagu", "2024")),
        ("  pagu   2024 ", ("anggaran", "pagu", "2024")),
        ("Realisasi s/d 2021", ("realisasi", "s/d 2021")),
        ("Realisasi Rp Triwulan IV 2022", ("anggaran", "triwulan", "2022", "3")),
        ("Target Renstra", ("renstra",)),
    ],
)
def test_a_title_says_where_its_values_belong(judul, jalur):
    kolom = kolom_dari_judul(judul)
    assert kolom is not None
    assert kolom.jalur == jalur


@pytest.mark.parametrize("judul", ["", "Pagu", "Pagu Triwulan I 2024", "Realisasi Triwulan 2022", "Kolom lain 2024"])
def test_other_titles_are_no_columns(judul):
    assert kolom_dari_judul(judul) is None


def test_amounts_of_a_node_stand_once():
    """Sums over a column count nothing twice, however many indicators a node has."""
    for folder in CONTOH:
        plan = load(folder).plan
        assert plan is not None
        baris = baris_data(plan)
        kolom = next(satu for satu in kolom_data(baris) if satu.judul == f"Pagu {plan.n}")
        semua = [satu.anggaran.pagu[plan.n] for p in plan.program for k in p.kegiatan for satu in k.sub_kegiatan]
        assert sum(each.isi(kolom) or 0 for each in baris) == sum(satu or 0 for satu in semua) > 0
