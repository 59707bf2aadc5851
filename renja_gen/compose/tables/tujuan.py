"""Table of tujuan and sasaran with their targets (3.2), cells merged over the rows of one tujuan or sasaran."""

from renja_gen.angka import KOSONG
from renja_gen.compose.tables.isian import target
from renja_gen.compose.tables.umum import cetak, judul, susun
from renja_gen.computing import Hasil
from renja_gen.document.blocks import Cell, Row, Table
from renja_gen.document.grid import Column, Format, format_content
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.telaah import Tujuan


def tabel_tujuan(hasil: Hasil) -> Table | None:
    """The table, when any tujuan or sasaran has an indicator; None otherwise (they are then told in prose)."""
    tujuan = hasil.plan.tujuan
    if not any(satu.indikator or any(sasaran.indikator for sasaran in satu.sasaran) for satu in tujuan):
        return None
    n = hasil.n
    kolom = [
        Column("no", ("No",), 9, "(1)", Format.CENTER),
        Column("tujuan", ("Tujuan",), 34, "(2)"),
        Column("indikator-tujuan", ("Indikator Tujuan",), 26, "(3)"),
        Column("sasaran", ("Sasaran",), 32, "(4)"),
        Column("indikator", ("Indikator Sasaran",), 38, "(5)"),
        Column("target", (f"Target Kinerja Tujuan/Sasaran Tahun {n}",), 26, "(6)", Format.CENTER),
    ]
    baris = [row for nomor, satu in enumerate(tujuan, 1) for row in _baris(satu, nomor, n)]
    return susun(
        "tujuan", judul("", "Tujuan dan Sasaran Jangka Menengah Pelayanan", hasil, n), kolom, baris
    )  # fmt: skip


def _baris(tujuan: Tujuan, nomor: int, n: int) -> list[Row]:
    indikator_tujuan = tuple(_bertarget(satu, n) for satu in tujuan.indikator) or ("–",)
    # one row per indicator of a sasaran, at least one per sasaran and per tujuan
    sasaran = [(satu.nama, satu.indikator or (None,)) for satu in tujuan.sasaran] or [("–", (None,))]
    tinggi = sum(len(indikator) for _, indikator in sasaran)
    baris: list[Row] = []
    for nama, semua in sasaran:
        for ke, indikator in enumerate(semua):
            sel = []
            if not baris:
                sel += [
                    Cell((f"{nomor}.",), rowspan=tinggi),
                    Cell((tujuan.nama,), rowspan=tinggi),
                    Cell(indikator_tujuan, rowspan=tinggi),
                ]
            if ke == 0:
                sel.append(Cell((nama,), rowspan=len(semua)))
            sel += [Cell((indikator.nama if indikator else "–",)), _target(indikator, n)]
            baris.append(Row(tuple(sel)))
    return baris


def _target(indikator: Indikator | None, n: int) -> Cell:
    if indikator is None:
        return Cell((KOSONG,))
    figure = target(indikator, n)
    return Cell(format_content(figure.content, Format.CENTER), value=figure.value, origin=figure.origin)


def _bertarget(indikator: Indikator, n: int) -> str:
    tercetak = cetak(indikator.target[n], indikator)
    return f"{indikator.nama} ({tercetak})" if tercetak else indikator.nama
