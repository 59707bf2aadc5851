"""What the tables of a matrix have in common: the columns semula, menjadi, selisih and percent, and their figures."""

from decimal import Decimal

from renja_gen.computing import Kolom
from renja_gen.computing.kinerja import perubahan
from renja_gen.document.blocks import Formula
from renja_gen.document.grid import Column, Format, Record
from renja_gen.perbandingan.pohon import Baris

SELISIH = Formula("subtract", ("pagu-menjadi", "pagu-semula"))
PERSEN = Formula("percent", ("selisih", "pagu-semula"))


def kolom_selisih() -> list[Column]:
    """Pagu before and after in rupiah, the difference, and its percentage of the pagu before."""
    return [
        Column("pagu-semula", ("Semula (Rp)",), 30, format=Format.RUPIAH),
        Column("pagu-menjadi", ("Menjadi (Rp)",), 30, format=Format.RUPIAH),
        Column("selisih", ("Selisih (Rp)",), 28, format=Format.RUPIAH, formula=SELISIH),
        Column("persen", ("%",), 16, format=Format.PERCENT, formula=PERSEN),
    ]


def pagu_sepasang(satu: Baris, tahun: int) -> Record:
    """The pagu of a row for a year on both sides, for those columns."""
    kolom = Kolom("pagu", tahun)
    lama, baru = (simpul.rp(kolom) if simpul else None for simpul in (satu.lama, satu.baru))
    return selisih_sepasang(lama, baru)


def selisih_sepasang(lama: Decimal | None, baru: Decimal | None) -> Record:
    """Two amounts in rupiah for those columns; the difference counts a missing one as nought."""
    sisa = baru or Decimal(0)
    return {
        "pagu-semula": lama,
        "pagu-menjadi": baru,
        "selisih": None if lama is None and baru is None else sisa - (lama or Decimal(0)),
        "persen": perubahan(lama, sisa),
    }
