"""What is wrong or doubtful in a plan: a folder per family, one function per rule (`aturan.py`).

A rule looks at the computed plan (`Hasil`), or at what people wrote in it as well (`Tulisan`): its parameter says so.
"""

from collections.abc import Iterator

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Diagnostic, Severity
from renja_gen.rules import hukum, isi, kinerja, kode, pernyataan, perubahan, prosa, tahun, uang
from renja_gen.rules.abaikan import Peredaman
from renja_gen.rules.aturan import Aturan, aturan_dari
from renja_gen.rules.tahap import narasi
from renja_gen.rules.tulisan import Tulisan

__all__ = ["ATURAN", "KODE_ATURAN", "KODE_PERINGATAN", "Aturan", "Peredaman", "Tulisan", "periksa"]

_MODUL = (
    *kode.MODUL, tahun, *uang.MODUL, *pernyataan.MODUL, *isi.MODUL, *kinerja.MODUL, *prosa.MODUL, *hukum.MODUL,
    perubahan,
)  # fmt: skip
ATURAN = tuple(satu for modul in _MODUL for satu in aturan_dari(modul))
KODE_ATURAN = frozenset(satu.kode for satu in ATURAN)
# Codes of composing whose findings can be warnings, which may be set aside too.
KODE_PERINGATAN = frozenset(satu.kode for satu in narasi.MANUAL if Severity.PERINGATAN in satu.sifat)


def periksa(tulisan: Tulisan) -> Iterator[Diagnostic]:
    """The findings of all rules on a computed plan and its texts."""
    bahan = {Hasil: tulisan.hasil, Tulisan: tulisan}
    for satu in ATURAN:
        if tulisan.hasil.plan.utuh or not satu.seluruh:
            yield from satu(bahan[satu.bahan])
