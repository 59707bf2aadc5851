"""Records filled from what the columns of a table declare: `Column.isi` and `Column.formula`.

So a figure is named once, and what fills the column is what `renja-gen explain` and spreadsheets are told of it.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from renja_gen.computing import Kolom, Simpul
from renja_gen.computing.asal import Tertulis, Uang, Ukuran
from renja_gen.computing.kinerja import Kinerja, nilai_kinerja, tingkat_kinerja
from renja_gen.computing.rumus import hitung
from renja_gen.document.blocks import Formula
from renja_gen.document.grid import Column, Figure
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator


class Sebelum(NamedTuple):
    """What the figures of a column are in the plan that a perubahan changes."""

    isi: Kolom | Kinerja


def isi_uang(kolom: Sequence[Column], simpul: Simpul | None, lama: Simpul | None = None) -> dict[str, Figure]:
    """The amounts of a node, and the figures that follow from amounts standing before them in the table.

    `lama` is the node in the plan that a perubahan changes; either may be absent there.
    """
    nilai: dict[str, Decimal | None] = {}
    isi: dict[str, Figure] = {}
    for satu in kolom:
        dari, apa = (lama, satu.isi.isi) if isinstance(satu.isi, Sebelum) else (simpul, satu.isi)
        if isinstance(apa, Kolom):
            nilai[satu.key] = dari.rp(apa) if dari else None
            isi[satu.key] = Figure(nilai[satu.key], origin=Uang(dari, apa) if dari else None)
        elif satu.formula and (unsur := _unsur(satu.formula, nilai, "percent", "subtract")):
            hasil = hitung(satu.formula.kind, [nilai[key] for key in unsur])
            isi[satu.key] = Figure(hasil, origin=satu.formula)
    return isi


def isi_kinerja(
    kolom: Sequence[Column], indikator: Indikator | None, mulai: int, lama: Indikator | None = None
) -> dict[str, Figure]:
    """The performance values of an indicator and their percentages; `mulai` is the first year of the Renstra.

    `lama` is the indicator in the plan that a perubahan changes; either may be absent there.
    """
    nilai: dict[str, Capaian | None] = {}
    isi: dict[str, Figure] = {}
    for satu in kolom:
        dari, apa = (lama, satu.isi.isi) if isinstance(satu.isi, Sebelum) else (indikator, satu.isi)
        if isinstance(apa, Kinerja):
            nilai[satu.key] = nilai_kinerja(dari, apa, mulai) if dari else None
            isi[satu.key] = tercetak(nilai[satu.key], dari.satuan, Ukuran(dari, apa)) if dari else Figure(None)
        elif indikator and satu.formula and (unsur := _unsur(satu.formula, nilai, "percent")):
            persen = tingkat_kinerja(indikator, *(nilai[key] for key in unsur))
            rumus = Formula("percent-down", unsur) if indikator.arah == "turun" else satu.formula
            isi[satu.key] = Figure(persen, origin=rumus)
    return isi


def target(indikator: Indikator | None, tahun: int) -> Figure:
    """The target of a year; "–" where there is no such indicator."""
    if indikator is None:
        return Figure(None)
    return tercetak(indikator.target[tahun], indikator.satuan, Ukuran(indikator, Kinerja("target", tahun)))


def tercetak(nilai: Capaian | None, satuan: str, asal: Ukuran | Tertulis) -> Figure:
    """A performance value with its unit, "–" where it is absent."""
    return Figure(None, origin=asal) if nilai is None else Figure(nilai.cetak(satuan), nilai.angka, asal)


def _unsur(rumus: Formula, ada: Collection[str], *jenis: str) -> tuple[str, ...]:
    """The columns that a formula of these kinds computes with, when the record has all of them so far."""
    return rumus.of if rumus.kind in jenis and set(rumus.of) <= set(ada) else ()
