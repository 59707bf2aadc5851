"""The figures of a printed table, by its rows and columns."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from renja_gen.angka import persen
from renja_gen.compose.tables.sepasang import sebelum
from renja_gen.computing import Hasil
from renja_gen.computing.asal import Asal, Semula, Uang, Ukuran
from renja_gen.computing.sebab import Sebab, sebab, sebab_turunan
from renja_gen.computing.turunan import nama_persen
from renja_gen.document.blocks import Cell, Formula, RowKind, Table
from renja_gen.document.spans import standing
from renja_gen.explain.lembar import TOTAL, Baris, Lajur, Lembar, kata, ringkas

_LABEL = re.compile(r"^\(Tabel ([^)]+)\)")
_NOMOR = re.compile(r"\(?(\d+)")


def lembar_tabel(hasil: Hasil, table: Table) -> Lembar:
    """A table as a sheet."""
    isi = list(standing((row.cells for row in table.rows), len(table.columns)))
    petak = [_menurut_kolom(baris) for baris in isi]
    kepala = [_menurut_kolom(baris) for baris in standing(table.header, len(table.columns))]
    sel: dict[tuple[int, int], Callable[[], Sebab]] = {}
    for b, baris in enumerate(isi):
        for k, satu, ke in baris:  # a cell merged over rows is one figure
            if ke == 0 and _berangka(table, k, satu):
                sel[b, k] = partial(_sebab, hasil, table, petak, b, k)
    label = _LABEL.match(table.caption)
    alias = {ringkas(satu) for satu in (table.number, table.key, *(label[1].split("/") if label else ()))}
    return Lembar(
        table.label,
        frozenset({*alias, *(f"tabel{satu}" for satu in alias)}),
        _baris(hasil, table, petak),
        tuple(_lajur(table, kepala, k) for k in range(len(table.columns))),
        sel,
    )


Petak = Mapping[int, Cell]


def _menurut_kolom(baris: Iterable[tuple[int, Cell, int]]) -> dict[int, Cell]:
    return {kolom + ke: sel for kolom, sel, _ in baris for ke in range(sel.colspan)}


def _berangka(table: Table, kolom: int, sel: Cell) -> bool:
    """Whether a cell holds a figure, be it undefined."""
    rumus = _rumus(table, kolom, sel)
    return sel.origin is not None or bool(sel.text and rumus and rumus.kind != "sum")


def _baris(hasil: Hasil, table: Table, petak: list[dict[int, Cell]]) -> tuple[Baris, ...]:
    nama = {satu.kode: satu.nama for satu in hasil.akar.turun()}
    semua = []
    program = ""
    for row, isi in zip(table.rows, petak, strict=True):
        program = row.kode if row.kind is RowKind.PROGRAM else program
        teks = [sel.text for k, sel in sorted(isi.items()) if sel.origin is None and sel.value is None and sel.text]
        total = row.kind is RowKind.JUMLAH
        kode = program if row.kind is RowKind.RATA_RATA else row.kode
        sebutan = f"{kode} {nama.get(kode, '')}".strip()
        if row.kind in {RowKind.RATA_RATA, RowKind.JUMLAH}:
            sebutan = f"{isi[0].text} {sebutan}".strip()
        elif not kode:
            sebutan = next((satu for satu in teks if any(huruf.isalpha() for huruf in satu)), "")
        indikator = _indikator(isi)
        semua.append(
            Baris(
                f"{sebutan}, {indikator}" if indikator and kode else sebutan,
                kode,
                kata(*teks, nama.get(kode, ""), indikator) | (TOTAL if total else frozenset()),
                total,
            )
        )
    return tuple(semua)


def _indikator(isi: Petak) -> str:
    """The indicator that a row is about, where it is about one."""
    nama = {satu.origin.indikator.nama for satu in isi.values() if isinstance(satu.origin, Ukuran)}
    return nama.pop() if len(nama) == 1 else ""


def _lajur(table: Table, kepala: list[dict[int, Cell]], k: int) -> Lajur:
    judul = list(dict.fromkeys(row[k].text for row in (kepala[:-1] if table.number_row else kepala)))
    nomor = _NOMOR.match(kepala[-1][k].text) if table.number_row else None
    key = table.columns[k].key
    jenis = "k kinerja" if judul[-1] == "K" or re.fullmatch(r"k\d+", key) else ""
    jenis = "rp anggaran rupiah" if judul[-1] == "Rp" or re.fullmatch(r"rp\d+|.*pagu.*", key) else jenis
    nama = f"{judul[-2]} {judul[-1]}" if len(judul) > 1 and judul[-1] in {"K", "Rp"} else " – ".join(judul)
    return Lajur(nama, nomor[1] if nomor else "", kata(*judul, key, jenis))


def _rumus(table: Table, kolom: int, sel: Cell) -> Formula | None:
    return sel.origin if isinstance(sel.origin, Formula) else table.columns[kolom].formula


def _sebab(hasil: Hasil, table: Table, petak: list[dict[int, Cell]], baris: int, kolom: int) -> Sebab:
    sel, key = petak[baris][kolom], table.columns[kolom].key
    if isinstance(sel.origin, Asal):
        semula = hasil.sebelum and key == sebelum(key.removesuffix(sebelum("")))
        return sebab(hasil, Semula(sel.origin) if semula else sel.origin)
    rumus = _rumus(table, kolom, sel)
    assert rumus is not None
    ke = {column.key: nomor for nomor, column in enumerate(table.columns)}
    if rumus.kind == "sum":  # the total of shares
        unsur = tuple(_sebab(hasil, table, petak, b, kolom) for b in range(len(petak)) if b != baris)
        return Sebab("jumlah persentase", "seluruh rencana", sel.value, persen(sel.value), "sum", unsur)
    unsur = tuple(_sebab(hasil, table, petak, baris, ke[key]) for key in rumus.of)
    if rumus.kind == "share":
        seluruh = _sebab(hasil, table, petak, len(petak) - 1, ke[rumus.of[0]])
        return sebab_turunan("persentase dari seluruh pagu", "share", unsur[0], seluruh)
    if rumus.kind == "subtract":
        return sebab_turunan("selisih", "subtract", *unsur)
    dari, terhadap = (petak[baris][ke[key]].origin for key in rumus.of)
    assert isinstance(dari, Uang | Ukuran)
    assert isinstance(terhadap, Uang | Ukuran)
    return sebab_turunan(nama_persen(dari, terhadap), rumus.kind, *unsur)
