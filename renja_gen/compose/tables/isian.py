"""Records filled from what the columns of a table declare: `Column.isi` and `Column.formula`.

So a figure is named once, and what fills the column is what `renja-gen explain` and spreadsheets are told of it.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal

from renja_gen.computing import Kolom, Simpul
from renja_gen.computing.asal import Tertulis, Uang, Ukuran
from renja_gen.computing.kinerja import Kinerja, nilai_kinerja, tingkat_kinerja
from renja_gen.computing.rumus import hitung
from renja_gen.document.blocks import Formula
from renja_gen.document.grid import Column, Figure
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator


def isi_uang(kolom: Sequence[Column], simpul: Simpul) -> dict[str, Figure]:
    """The amounts of a node, and the percentages of amounts that stand before them in the table."""
    nilai: dict[str, Decimal | None] = {}
    isi: dict[str, Figure] = {}
    for satu in kolom:
        if isinstance(satu.isi, Kolom):
            nilai[satu.key] = simpul.rp(satu.isi)
            isi[satu.key] = Figure(nilai[satu.key], origin=Uang(simpul, satu.isi))
        elif unsur := _persen_dari(satu, nilai):
            isi[satu.key] = Figure(hitung("percent", [nilai[key] for key in unsur]), origin=satu.formula)
    return isi


def isi_kinerja(kolom: Sequence[Column], indikator: Indikator, mulai: int) -> dict[str, Figure]:
    """The performance values of an indicator and their percentages; `mulai` is the first year of the Renstra."""
    nilai: dict[str, Capaian | None] = {}
    isi: dict[str, Figure] = {}
    for satu in kolom:
        if isinstance(satu.isi, Kinerja):
            nilai[satu.key] = nilai_kinerja(indikator, satu.isi, mulai)
            isi[satu.key] = tercetak(nilai[satu.key], indikator.satuan, Ukuran(indikator, satu.isi))
        elif unsur := _persen_dari(satu, nilai):
            persen = tingkat_kinerja(indikator, *(nilai[key] for key in unsur))
            rumus = Formula("percent-down", unsur) if indikator.arah == "turun" else satu.formula
            isi[satu.key] = Figure(persen, origin=rumus)
    return isi


def target(indikator: Indikator, tahun: int) -> Figure:
    """The target of a year."""
    return tercetak(indikator.target[tahun], indikator.satuan, Ukuran(indikator, Kinerja("target", tahun)))


def tercetak(nilai: Capaian | None, satuan: str, asal: Ukuran | Tertulis) -> Figure:
    """A performance value with its unit, "–" where it is absent."""
    return Figure(None, origin=asal) if nilai is None else Figure(nilai.cetak(satuan), nilai.angka, asal)


def _persen_dari(kolom: Column, ada: Collection[str]) -> tuple[str, ...]:
    """The columns that a percentage is computed from, when the record has all of them so far."""
    rumus = kolom.formula
    return rumus.of if rumus and rumus.kind == "percent" and set(rumus.of) <= set(ada) else ()
