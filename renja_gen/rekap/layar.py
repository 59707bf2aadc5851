"""Tables as plain text: aligned columns for the terminal, and Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence

from renja_gen.diagnostics import printable
from renja_gen.document.blocks import RowKind, Table
from renja_gen.document.spans import standing
from renja_gen.plain_text import GAP, escaped, line, widths

LEBAR = 100
_TERPENDEK = 16  # of names, whatever the figures beside them need
_TEBAL = {RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.JUMLAH}
_PANGKAL = re.compile("^(PROGRAM|URUSAN PEMERINTAHAN( BIDANG)?) ")  # says nothing where all names begin with it
Baris = tuple[str, bool]  # a line, and whether it is bold


def ke_baris(tabel: Table, kepala: Mapping[str, str], pendek: Mapping[str, str]) -> Iterator[Baris]:
    """The columns of a table that `kepala` gives short titles, no wider together than a terminal.

    The column `nama` takes what room the others leave; a name too long for it becomes its short form in `pendek`, or
    is cut.
    """
    nomor = {column.key: index for index, column in enumerate(tabel.columns)}
    pilih = [nomor[kunci] for kunci in kepala]
    isi = [[printable(sel) for sel in (baris[kolom] for kolom in pilih)] for baris in _sel(tabel)]
    judul = list(kepala.values())
    lebar = widths([judul, *isi])
    nama = list(kepala).index("nama")
    sisa = LEBAR - sum(lebar) - len(GAP) * (len(lebar) - 1) + lebar[nama]
    lebar[nama] = min(lebar[nama], max(sisa, _TERPENDEK))
    kiri = {ke for ke, kolom in enumerate(pilih) if tabel.columns[kolom].align == "left"}
    for sel, jenis in zip((judul, *isi), (None, *(row.kind for row in tabel.rows)), strict=True):
        sel[nama] = _singkat(sel[nama], lebar[nama], pendek)
        yield line(sel, lebar, kiri), jenis is None or jenis in _TEBAL


def ke_markdown(tabel: Table) -> Iterator[str]:
    """A table with all its columns, its caption as heading, its notes below; everything is escaped."""
    yield f"## {escaped(tabel.caption)}"
    yield ""
    tepi = [column.align for column in tabel.columns]
    yield f"| {' | '.join(escaped(judul) for judul in _judul(tabel))} |"
    yield f"|{'|'.join('---' if align == 'left' else '---:' for align in tepi)}|"
    for sel, row in zip(_sel(tabel), tabel.rows, strict=True):
        teks = (escaped(satu) for satu in sel)
        yield f"| {' | '.join(f'**{satu}**' if satu and row.kind in _TEBAL else satu for satu in teks)} |"
    yield ""
    for catatan in tabel.notes:
        yield escaped(catatan)
        yield ""


def _sel(tabel: Table) -> Iterator[list[str]]:
    """The texts of each row, one a column; the label of a total stands under the names."""
    nama = next(index for index, column in enumerate(tabel.columns) if column.key == "nama")
    for placed in standing((row.cells for row in tabel.rows), len(tabel.columns)):
        teks = [""] * len(tabel.columns)
        for column, cell, _ in placed:
            teks[nama if cell.colspan > 1 else column] = " ".join(cell.lines)
        yield teks


def _judul(tabel: Table) -> Sequence[str]:
    """The titles of the columns, with the spanner over them."""
    judul: list[list[str]] = [[] for _ in tabel.columns]
    for placed in standing(tabel.header, len(tabel.columns)):
        for column, cell, done in placed:
            if not done:
                for satu in range(column, column + cell.colspan):
                    judul[satu].append(cell.text)
    return [" ".join(satu) for satu in judul]


def _singkat(nama: str, lebar: int, pendek: Mapping[str, str]) -> str:
    tanpa_pangkal = _PANGKAL.sub("", nama)
    for satu in (nama, pendek.get(nama, nama), tanpa_pangkal):
        if len(satu) <= lebar:
            return satu
    return f"{tanpa_pangkal[: lebar - 1].rstrip()}…"
