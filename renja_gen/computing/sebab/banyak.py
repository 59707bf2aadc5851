"""What makes up a count."""

from decimal import Decimal

from renja_gen.computing.asal import Banyak
from renja_gen.computing.pohon import Simpul
from renja_gen.computing.sebab.pokok import Sebab, sebut_simpul
from renja_gen.diagnostics import Span
from renja_gen.plan.dasar import Bagian


def sebab_banyak(asal: Banyak) -> Sebab:
    """A count: the place of each that counts."""
    unsur = tuple(Sebab("", _sebut(satu), None, "", tempat=_tempat(satu)) for satu in asal.semua)
    banyak = len(unsur)
    catatan = (asal.alasan,) if asal.alasan else ()
    return Sebab(asal.apa, "seluruh rencana", Decimal(banyak), str(banyak), "count", unsur, catatan=catatan)


def _sebut(satu: Simpul | Bagian) -> str:
    if isinstance(satu, Simpul):
        return sebut_simpul(satu)
    return getattr(satu, "nama", None) or getattr(satu, "kode", None) or "–"


def _tempat(satu: Simpul | Bagian) -> Span:
    """Where it is written; an urusan or bidang urusan follows from the kode of its first programme."""
    if isinstance(satu, Simpul):
        return satu.bagian.span("kode") if satu.bagian else _tempat(satu.anak[0])
    return satu.span()
