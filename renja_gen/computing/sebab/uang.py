"""Where amounts come from: written for a sub kegiatan, summed above."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from renja_gen.angka import rp
from renja_gen.computing.pohon import Kolom, Simpul, di_rkpd
from renja_gen.computing.sebab.pokok import (
    TIDAK_TERTULIS,
    Sebab,
    kunci_deret,
    sebut_simpul,
    sebut_uang,
    tempat_deret,
)
from renja_gen.diagnostics import Span
from renja_gen.plan.pekerjaan import SubKegiatan


def sebab_uang(simpul: Simpul, kolom: Kolom) -> Sebab:
    """An amount of a node: written, or the sum of its children."""
    if isinstance(simpul.bagian, SubKegiatan):
        return _uang_sub(simpul, kolom)
    anak = [satu for satu in simpul.anak if satu.rp(kolom) is not None]
    kosong = len(simpul.anak) - len(anak)
    catatan = f"{kosong} lainnya tanpa angka" if anak else "tidak satu pun bagian di bawahnya punya angka ini"
    return _rp(simpul, kolom, "sum", tuple(sebab_uang(satu, kolom) for satu in anak), (catatan,) if kosong else ())


def _rp(simpul: Simpul, kolom: Kolom, rumus: str, unsur: tuple[Sebab, ...], catatan: tuple[str, ...] = ()) -> Sebab:
    nilai = simpul.rp(kolom)
    return Sebab(sebut_uang(kolom), sebut_simpul(simpul), nilai, rp(nilai), rumus, unsur, catatan=catatan)


def _uang_sub(simpul: Simpul, kolom: Kolom) -> Sebab:
    return _MENURUT_JENIS.get(kolom.jenis, _triwulan)(simpul, kolom)


def _tertulis(simpul: Simpul, kolom: Kolom, nilai: Decimal | None, tempat: Span, apa: str = "") -> Sebab:
    catatan = (TIDAK_TERTULIS,) if nilai is None else ()
    tempat = tempat if tempat.file else simpul.sub.span("kode")
    return Sebab(apa or sebut_uang(kolom), sebut_simpul(simpul), nilai, rp(nilai), tempat=tempat, catatan=catatan)


def _renstra(simpul: Simpul, kolom: Kolom) -> Sebab:
    uang = simpul.sub.anggaran
    return _tertulis(simpul, kolom, uang.renstra, uang.span("renstra"))


def _pagu(simpul: Simpul, kolom: Kolom) -> Sebab:
    sub = simpul.sub
    pagu = sub.anggaran.pagu
    if kolom.tahun in pagu or kolom.tahun != simpul.n or simpul.rp(kolom) is None:
        return _tertulis(simpul, kolom, pagu[kolom.tahun], tempat_deret(sub.anggaran, "pagu", kolom.tahun))
    unsur = tuple(
        _tertulis(simpul, kolom, dana.pagu, dana.span("pagu"), f"bagian dari {dana.nama}")
        for dana in sub.sumber_dana
        if dana.pagu is not None
    )
    return _rp(simpul, kolom, "add", unsur, ("jumlah bagian tiap sumber dana",))


def _rkpd(simpul: Simpul, kolom: Kolom) -> Sebab:
    sub = simpul.sub
    if not di_rkpd(sub, simpul.n):
        tidak_ada = _tertulis(simpul, kolom, None, sub.span("rkpd") if sub.rkpd else sub.span("kode"))
        return replace(tidak_ada, catatan=("tidak ada dalam rancangan awal RKPD",))
    if sub.rkpd and sub.rkpd.pagu is not None:
        return _tertulis(simpul, kolom, sub.rkpd.pagu, sub.rkpd.span("pagu"))
    alasan = "RKPD tidak ditulis berbeda, jadi sama dengan pagu rencana ini"
    return _rp(simpul, kolom, "same", (_pagu(simpul, Kolom("pagu", simpul.n)),), (alasan,))


def _realisasi(simpul: Simpul, kolom: Kolom) -> Sebab:
    uang, tahun = simpul.sub.anggaran, kolom.tahun
    if tahun in uang.realisasi or tahun not in uang.triwulan:
        return _tertulis(simpul, kolom, uang.realisasi[tahun], tempat_deret(uang, "realisasi", tahun))
    banyak = len(uang.triwulan[tahun] or ())
    triwulan = (Kolom(f"triwulan-{ke}", tahun) for ke in range(1, banyak + 1))  # type: ignore[arg-type]
    return _rp(simpul, kolom, "add", tuple(_triwulan(simpul, satu) for satu in triwulan))


def _triwulan(simpul: Simpul, kolom: Kolom) -> Sebab:
    uang = simpul.sub.anggaran
    tempat = uang.span("triwulan", kunci_deret(uang, "triwulan", kolom.tahun), int(kolom.jenis[-1]) - 1)
    return _tertulis(simpul, kolom, simpul.rp(kolom), tempat)


def _perkiraan(simpul: Simpul, kolom: Kolom) -> Sebab:
    unsur = (_sampai(simpul, Kolom("sampai", kolom.tahun - 1)), _pagu(simpul, Kolom("pagu", kolom.tahun)))
    return _rp(simpul, kolom, "add", unsur, (f"pagu {kolom.tahun} dianggap terealisasi seluruhnya",))


def _sampai(simpul: Simpul, kolom: Kolom) -> Sebab:
    uang = simpul.sub.anggaran
    awal = max((t for t in uang.realisasi.sampai if t <= kolom.tahun), default=None)
    unsur = []
    if awal is not None:
        tempat = tempat_deret(uang, "realisasi", awal, sampai=True)
        unsur.append(_tertulis(simpul, Kolom("sampai", awal), uang.realisasi.sampai[awal], tempat))
        if awal == kolom.tahun:
            return unsur[0]
    tahun = sorted({*uang.realisasi.tahun, *uang.triwulan.tahun})
    kolom_tahun = [Kolom("realisasi", t) for t in tahun if (awal or 0) < t <= kolom.tahun]
    unsur += [_realisasi(simpul, satu) for satu in kolom_tahun if simpul.rp(satu) is not None]
    if not unsur:
        return _tertulis(simpul, kolom, None, uang.span("realisasi"))
    return _rp(simpul, kolom, "add", tuple(unsur))


_MENURUT_JENIS: dict[str, Callable[[Simpul, Kolom], Sebab]] = {
    "renstra": _renstra, "pagu": _pagu, "rkpd": _rkpd, "realisasi": _realisasi, "sampai": _sampai,
    "perkiraan": _perkiraan,
}  # fmt: skip
