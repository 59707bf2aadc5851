"""The computed plan for other programs, as JSON: identity, totals, the tree with every figure, the tables.

Figures are exact decimals as strings ("178498345", "95.6190476190476190476190476"), None is an undefined or absent
one. docs/panduan.md describes the shape.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.evaluasi import evaluasi_anggaran
from renja_gen.computing.kinerja import akumulasi_indikator
from renja_gen.document.blocks import Cell, Document, Table
from renja_gen.document.spans import standing
from renja_gen.lembar.isi import polos
from renja_gen.lembar.skema_json import VERSI, Isi
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import SubKegiatan


def tulis_json(hasil: Hasil, document: Document, tables: Iterable[Table]) -> bytes:
    """The computed plan with these of its tables."""
    data = {
        "versi": VERSI,
        "renja": _identitas(hasil, document),
        "jumlah": _jumlah(hasil),
        "sumber_dana": [
            {"nama": satu.nama, "pagu": _teks(satu.pagu), "persen": _teks(satu.persen)}
            for satu in hasil.per_sumber_dana()
        ],
        "rata_rata": {program.kode: _medan(hasil.rata_rata(program)) for program in _program(hasil)}
        | {"seluruh": _medan(hasil.rata_rata_seluruh())},
        "pohon": [_simpul(hasil, satu) for satu in hasil.pohon],
        "tabel": [_tabel(table) for table in tables],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def _identitas(hasil: Hasil, document: Document) -> Isi:
    plan, asal = hasil.plan, document.origin
    pd, periode = plan.perangkat_daerah, plan.renstra.periode
    return {
        "judul": document.title,
        "perangkat_daerah": pd.nama,
        "singkatan": pd.singkatan,
        "daerah": pd.daerah,
        "tahun": plan.n,
        "tahap": plan.renja.tahap,
        "renstra": {"awal": periode.awal, "akhir": periode.akhir},
        "renja_gen": asal.version if asal else "",
        "revisi": asal.revision if asal else "",
        "sidik": asal.plan_hash if asal else "",
    }


def _jumlah(hasil: Hasil) -> Isi:
    banyak = {
        str(tingkat).replace(" ", "_"): len(hasil.simpul(hasil.rencana, tingkat))
        for tingkat in (Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)
    }
    return {
        "pagu": _teks(hasil.pagu), "prakiraan_maju": _teks(hasil.pagu_maju), "rkpd": _teks(hasil.pagu_rkpd), **banyak
    }  # fmt: skip


def _program(hasil: Hasil) -> list[Simpul]:
    return hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)


# --- the tree ---------------------------------------------------------------------------------------------


def _simpul(hasil: Hasil, simpul: Simpul) -> Isi:
    """A node: what is stated at it, its amounts in every year, the evaluation, and its children."""
    isi: Isi = {
        "kode": simpul.kode,
        "tingkat": str(simpul.tingkat),
        "nama": simpul.nama,
        "anggaran": _anggaran(simpul),
        "evaluasi": _medan(evaluasi_anggaran(simpul)),
        "indikator": [
            {**_polos(satu), "akumulasi": akumulasi_indikator(satu), "arah": satu.arah} for satu in simpul.indikator
        ],
        "evaluasi_indikator": [_medan(satu) for satu in hasil.evaluasi_sub(simpul)],
    }
    if isinstance(simpul.bagian, SubKegiatan):
        stated = _polos(simpul.bagian)
        isi["isian"] = {kunci: stated[kunci] for kunci in stated if kunci not in {"kode", "nama", "indikator"}}
    else:
        isi["anak"] = [_simpul(hasil, anak) for anak in simpul.anak]
    return isi


def _anggaran(simpul: Simpul) -> Isi:
    """Every amount of a node: those of parents are sums."""
    tahun = sorted({t for daun in simpul.daun for t in _tahun(daun.sub)} | {simpul.n, simpul.n + 1})
    return {
        "renstra": _teks(simpul.rp(Kolom("renstra"))),
        "pagu": {str(t): _teks(simpul.rp(Kolom("pagu", t))) for t in tahun},
        "realisasi": {str(t): _teks(simpul.rp(Kolom("realisasi", t))) for t in tahun},
        "realisasi_sampai": {str(t): _teks(simpul.rp(Kolom("sampai", t))) for t in tahun if t < simpul.n},
        "rkpd": _teks(simpul.rp(Kolom("rkpd", simpul.n))),
    }


def _tahun(sub: SubKegiatan) -> set[int]:
    return {t for deret in (sub.anggaran.pagu, sub.anggaran.realisasi, sub.anggaran.triwulan) for t in deret}


# --- tables -----------------------------------------------------------------------------------------------


def _tabel(table: Table) -> Isi:
    """A table as a grid: every row has a cell for every column; one merged over several stands where it begins."""
    rows = [row.cells for row in table.rows]
    return {
        "kunci": table.key,
        "nomor": table.number,
        "judul": table.caption,
        "kolom": [column.key for column in table.columns],
        "kepala": [_sejajar(table, placed) for placed in standing(table.header, len(table.columns))],
        "baris": [
            {"jenis": str(row.kind), "kode": row.kode, "sel": _sejajar(table, placed)}
            for row, placed in zip(table.rows, standing(rows, len(table.columns)), strict=True)
        ],
        "catatan": list(table.notes),
    }


def _sejajar(table: Table, placed: Iterable[tuple[int, Cell, int]]) -> list[Any]:
    isi: list[Any] = [None] * len(table.columns)
    for column, cell, done in placed:
        if done:
            continue
        gabung = {"kolom": cell.colspan, "baris": cell.rowspan}
        isi[column] = {
            "teks": cell.text,
            **({"angka": _teks(cell.value)} if cell.value is not None else {}),
            **({"gabung": gabung} if max(gabung.values()) > 1 else {}),
        }
    return isi


# --- values -----------------------------------------------------------------------------------------------


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else f"{nilai.normalize():f}"


def _medan(data: Any) -> Mapping[str, Any]:
    """The fields of a computed record; an indicator by its name."""
    return {
        medan.name: _polos(nilai) if medan.name != "indikator" else nilai.nama
        for medan in fields(data)
        for nilai in [getattr(data, medan.name)]
    }


def _polos(nilai: Any) -> Any:
    return polos(nilai, _skalar)


def _skalar(nilai: object) -> object:
    match nilai:
        case Capaian():
            return {"teks": nilai.teks, "angka": _teks(nilai.angka), "satuan": nilai.satuan}
        case Decimal():
            return _teks(nilai)
        case bool() | int():
            return nilai
        case _:
            return str(nilai)
