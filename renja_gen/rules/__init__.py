"""What is wrong or doubtful in a plan: one small module per family, one function per rule (`aturan.py`)."""

from collections.abc import Iterator

from renja_gen.diagnostics import Diagnostic, Severity
from renja_gen.rules import (
    dana,
    dasar_hukum,
    hukum,
    isi,
    kewenangan,
    kode,
    nama,
    nol,
    pagu,
    pernyataan,
    persentase,
    rkpd,
    serapan,
    tahun,
    uang,
)
from renja_gen.rules.abaikan import Peredaman
from renja_gen.rules.aturan import Aturan, aturan_dari
from renja_gen.rules.tahap import narasi
from renja_gen.rules.tulisan import Tulisan

__all__ = ["ATURAN", "KODE_ATURAN", "KODE_PERINGATAN", "Aturan", "Peredaman", "Tulisan", "periksa"]

# rules on the computed plan
_TENTANG_RENCANA = (
    kode, nama, kewenangan, tahun, uang, dana, pagu, nol, rkpd, serapan, pernyataan, persentase, isi,
)  # fmt: skip
_TENTANG_TULISAN = (dasar_hukum, hukum)  # rules on what people wrote in it
_RENCANA = tuple(satu for modul in _TENTANG_RENCANA for satu in aturan_dari(modul))
_TULISAN = tuple(satu for modul in _TENTANG_TULISAN for satu in aturan_dari(modul))

ATURAN = (*_RENCANA, *_TULISAN)
KODE_ATURAN = frozenset(satu.kode for satu in ATURAN)
# Codes of composing whose findings can be warnings, which may be set aside too.
KODE_PERINGATAN = frozenset(satu.kode for satu in narasi.MANUAL if Severity.PERINGATAN in satu.sifat)


def periksa(tulisan: Tulisan) -> Iterator[Diagnostic]:
    """The findings of all rules on a computed plan and its texts."""
    for satu in _RENCANA:
        if tulisan.hasil.plan.utuh or not satu.seluruh:
            yield from satu(tulisan.hasil)
    for satu in _TULISAN:
        yield from satu(tulisan)
