"""The columns of a perubahan: a figure before and after the change, and by how much an amount has changed.

The titles are those of the forms of a perubahan (RKPD, RKA): sebelum, setelah, bertambah/(berkurang).
"""

from collections.abc import Sequence
from dataclasses import replace

from renja_gen.compose.tables.isian import Sebelum
from renja_gen.computing import Hasil, Kolom
from renja_gen.computing.kinerja import Kinerja
from renja_gen.computing.rumus import hitung
from renja_gen.document.blocks import Formula
from renja_gen.document.grid import Column, Content, Figure, Format


def sebelum(key: str) -> str:
    """The key of the column that has the figures of before beside those of another."""
    return f"{key}-sebelum"


def sepasang(hasil: Hasil, kolom: Column) -> list[Column]:
    """A column; in a perubahan as two, before and after the change, and for amounts the difference."""
    if hasil.sebelum is None:
        return [kolom]
    isi = Sebelum(kolom.isi) if isinstance(kolom.isi, Kolom | Kinerja) else None
    if kolom.format is not Format.RUPIAH:  # whose titles are longer than its figures
        kolom = replace(kolom, width=kolom.width * 1.15)
    dulu = replace(kolom, key=sebelum(kolom.key), titles=(*kolom.titles, "Sebelum Perubahan"), isi=isi)
    kini = replace(kolom, titles=(*kolom.titles, "Setelah Perubahan"))
    if kolom.format is not Format.RUPIAH:
        return [dulu, kini]
    rumus = Formula("subtract", (kini.key, dulu.key))
    judul = (*kolom.titles, "Bertambah/ (Berkurang)")
    beda = replace(kolom, key=f"{kolom.key}-selisih", titles=judul, format=Format.CHANGE, isi=None, formula=rumus)
    return [dulu, kini, beda]


def isi_selisih(kolom: Sequence[Column], kini: Figure, dulu: Figure) -> dict[str, Content]:
    """The contents of the columns of an amount that no node has; without a perubahan `dulu` has no column."""
    isi: dict[str, Content] = {"pagu-n": kini, sebelum("pagu-n"): dulu}
    nilai = {"pagu-n": kini.amount, sebelum("pagu-n"): dulu.amount}
    for satu in kolom:
        if satu.formula and satu.formula.kind == "subtract":
            isi[satu.key] = Figure(hitung("subtract", [nilai[key] for key in satu.formula.of]), origin=satu.formula)
    return isi
