"""Figures that stand in the plan as they are printed."""

from decimal import Decimal

from renja_gen.angka import rp
from renja_gen.computing.asal import Kunci, Tertulis
from renja_gen.computing.sebab.kinerja import sebab_capaian
from renja_gen.computing.sebab.pokok import Sebab, tempat_deret
from renja_gen.computing.terhitung import tertulis
from renja_gen.diagnostics import Span
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.identitas import Renja, Renstra
from renja_gen.plan.telaah import Evaluasi, Pelayanan, Usulan

_SEBUTAN: dict[type[Bagian], str] = {
    Pelayanan: "layanan", Usulan: "usulan", Renja: "renja", Renstra: "Renstra", Evaluasi: "evaluasi",
}  # fmt: skip


def sebab_tertulis(asal: Tertulis) -> Sebab:
    """A figure of a service, of a proposal, of the RKPD draft; an amount or a year of the agency's."""
    nilai, tempat = tertulis(asal), _tempat(asal)
    apa, siapa = " ".join(asal.jalur).replace("_", " "), _siapa(asal.bagian)
    if isinstance(nilai, int | Decimal):
        cetak = rp(nilai) if isinstance(nilai, Decimal) else str(nilai)
        return Sebab(apa, siapa, Decimal(nilai), cetak, tempat=tempat)
    return sebab_capaian(apa, siapa, nilai, asal.satuan, tempat)


def sebab_kunci(asal: Kunci) -> Sebab:
    """A year that is a key."""
    tempat = tempat_deret(asal.bagian, asal.deret, asal.tahun)
    apa = f"tahun terakhir yang punya {asal.deret}"
    return Sebab(apa, _siapa(asal.bagian), Decimal(asal.tahun), str(asal.tahun), tempat=tempat)


def _siapa(bagian: Bagian) -> str:
    return f"{_SEBUTAN.get(type(bagian), 'RKPD')} {getattr(bagian, 'nama', '') or ''}".strip()


def _tempat(asal: Tertulis) -> Span:
    deret, *lanjut = asal.jalur
    if isinstance(getattr(asal.bagian, deret), Deret):
        return tempat_deret(asal.bagian, deret, int(lanjut[0]))
    return asal.bagian.span(deret, *(int(satu) if satu.isdigit() else satu for satu in lanjut))
