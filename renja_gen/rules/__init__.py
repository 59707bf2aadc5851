"""What is wrong or doubtful in a plan: one small module per family, one function per rule (`aturan.py`)."""

from collections.abc import Iterator
from types import ModuleType

from renja_gen.diagnostics import Diagnostic
from renja_gen.rules import (
    capaian,
    indikator,
    isi,
    kelengkapan,
    kinerja,
    kode,
    layanan,
    lokasi,
    pernyataan,
    tahun,
    tautan,
    uang,
)
from renja_gen.rules.abaikan import Peredaman
from renja_gen.rules.aturan import Aturan, aturan_dari
from renja_gen.rules.tulisan import Tulisan

__all__ = ["ATURAN", "KODE_ATURAN", "KODE_PERINGATAN", "Aturan", "Peredaman", "Tulisan", "periksa"]

_TENTANG_RENCANA = (
    kode,
    tahun,
    uang,
    pernyataan,
    isi,
    indikator,
    capaian,
    kinerja,
    layanan,
    tautan,
    lokasi,
)  # rules on the computed plan
_TENTANG_TULISAN: tuple[ModuleType, ...] = (kelengkapan,)  # rules on what people wrote in it
_RENCANA = tuple(satu for modul in _TENTANG_RENCANA for satu in aturan_dari(modul))
_TULISAN = tuple(satu for modul in _TENTANG_TULISAN for satu in aturan_dari(modul))

ATURAN = (*_RENCANA, *_TULISAN)
KODE_ATURAN = frozenset(satu.kode for satu in ATURAN)
# Codes of other stages whose findings can be warnings, which may be set aside too.
KODE_PERINGATAN = frozenset({"RG514", "RG517", "RG518", "RG519", "RG521"})


def periksa(tulisan: Tulisan) -> Iterator[Diagnostic]:
    """The findings of all rules on a computed plan and its texts."""
    for satu in _RENCANA:
        yield from satu(tulisan.hasil)
    for satu in _TULISAN:
        yield from satu(tulisan)
