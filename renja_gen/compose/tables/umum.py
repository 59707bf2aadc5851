"""What several tables share: captions, cells of performance, rows by level."""

from collections.abc import Sequence
from dataclasses import replace

from renja_gen.compose.sebutan import nama_daerah, nama_lengkap
from renja_gen.computing import Hasil, Tingkat
from renja_gen.document.blocks import Row, RowKind, Table
from renja_gen.document.grid import Column, grid_columns, header
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator, SubKegiatan

JENIS_BARIS = {
    Tingkat.URUSAN: RowKind.URUSAN,
    Tingkat.BIDANG_URUSAN: RowKind.BIDANG_URUSAN,
    Tingkat.PROGRAM: RowKind.PROGRAM,
    Tingkat.KEGIATAN: RowKind.KEGIATAN,
    Tingkat.SUB_KEGIATAN: RowKind.SUB_KEGIATAN,
}


def penanggung_jawab(hasil: Hasil, sub: SubKegiatan) -> str:
    """Who answers for a sub kegiatan: as stated, else the agency by its short name."""
    pd = hasil.plan.perangkat_daerah
    return sub.penanggung_jawab or nama_daerah(pd.singkatan, pd.daerah)


def bernomor(kolom: Sequence[Column], cetak: str = "{}") -> list[Column]:
    """The columns numbered from 1, those under one title together; a difference says of which ("8=(7-6)")."""
    nomor: dict[str, int] = {}
    for ke, satu in enumerate(kolom):
        bersama = ke > 0 and kolom[ke - 1].titles == satu.titles
        nomor[satu.key] = max(nomor.values(), default=0) + (not bersama)

    def label(satu: Column) -> str:
        dari = satu.formula.of if satu.formula and satu.formula.kind == "subtract" else ()
        rumus = f"=({'-'.join(str(nomor[key]) for key in dari)})" if dari else ""
        return cetak.format(f"{nomor[satu.key]}{rumus}")

    return [replace(satu, number=label(satu)) for satu in kolom]


def judul(label: str, teks: str, hasil: Hasil, tahun: int | str) -> str:
    """A caption as reviewers look for it: T-C label, title, agency, region, year."""
    depan = f"(Tabel {label}) " if label else ""
    return f"{depan}{teks} {nama_lengkap(hasil)} Tahun {tahun}"


def cetak(nilai: Capaian | None, indikator: Indikator | None = None) -> str | None:
    """A performance value with its unit; None when absent."""
    return None if nilai is None else nilai.cetak(indikator.satuan if indikator else "")


def susun(
    key: str,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    landscape: bool = False,
    wide: bool = False,
    font_size: float = 9.0,
    notes: tuple[str, ...] = (),
) -> Table:
    """A table, its columns as wide as their weights until it is fitted to its page."""
    return Table(
        key=key,
        caption=caption,
        columns=grid_columns(columns),
        header=header(columns),
        rows=tuple(rows),
        number_row=any(column.number for column in columns),
        notes=notes,
        landscape=landscape,
        wide=wide,
        font_size=font_size,
    )
