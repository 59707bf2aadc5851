"""Where the pagu of a source of funds comes from."""

from dataclasses import replace
from decimal import Decimal

from renja_gen.angka import rp
from renja_gen.computing.asal import Dana
from renja_gen.computing.pohon import Kolom, Simpul
from renja_gen.computing.ringkasan import Hasil, bagian_dana
from renja_gen.computing.rumus import hitung
from renja_gen.computing.sebab.pokok import Sebab, sebut_simpul
from renja_gen.computing.sebab.uang import sebab_uang


def sebab_dana(hasil: Hasil, asal: Dana) -> Sebab:
    """The pagu of a source of funds: its part in every sub kegiatan."""
    kunci = asal.nama.casefold()
    unsur = tuple(
        _bagian_dana(daun, ke, nilai)
        for daun in hasil.rencana.daun
        for ke, (nama, nilai) in enumerate(bagian_dana(daun))
        if nama.casefold() == kunci
    )
    nilai = hitung("sum", [satu.nilai for satu in unsur])
    return Sebab(f"pagu {hasil.n} dari {asal.nama}", "seluruh rencana", nilai, rp(nilai), "sum", unsur)


def _bagian_dana(daun: Simpul, ke: int, nilai: Decimal) -> Sebab:
    dana, kolom = daun.sub.sumber_dana, Kolom("pagu", daun.n)
    pagu = sebab_uang(daun, kolom)
    dasar = Sebab(f"bagian pagu {daun.n}", sebut_simpul(daun), nilai, rp(nilai))
    if ke == len(dana):  # what no source bears
        terbagi = tuple(_bagian_dana(daun, satu, dana[satu].pagu or Decimal(0)) for satu in range(len(dana)))
        jumlah = hitung("add", [satu.nilai for satu in terbagi])
        semua = Sebab("yang sudah dibagi", dasar.siapa, jumlah, rp(jumlah), "add", terbagi)
        return replace(dasar, apa="pagu yang belum dibagi", rumus="subtract", unsur=(pagu, semua))
    if dana[ke].pagu is not None:
        return replace(dasar, tempat=dana[ke].span("pagu"))
    tempat = dana[ke].span("nama") if dana[ke].bertempat else daun.sub.span("sumber_dana")
    if all(satu.pagu is None for satu in dana) and pagu.nilai is not None:
        catatan = "satu-satunya sumber dana" if len(dana) == 1 else "bagian tiap sumber dana belum ditulis"
        return replace(dasar, rumus="same", unsur=(pagu,), catatan=(catatan,))
    return replace(dasar, rumus="zero", tempat=tempat, catatan=("tanpa angka, jadi dihitung nol",))
