"""What a plan states as the contents of cells, and back where a cell holds more than one thing."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from renja_gen.angka import baca_rupiah, rupiah
from renja_gen.lembar.kolom import Jenis, KolomData
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import IndikatorRkpd, SumberDana


def isi(kolom: KolomData, bagian: Bagian) -> Decimal | str | None:
    """What a part of a plan states in a column, as it goes into a cell; None where it states nothing."""
    nilai: Any = bagian
    for kunci in kolom.jalur:
        nilai = _langkah(nilai, kunci)
        if nilai is None:
            return None
    match nilai:
        case Capaian(angka=Decimal() as angka, satuan=""):
            return angka
        case Capaian():
            return nilai.teks
        case bool():
            return "ada" if nilai else "tidak ada"
        case tuple():
            return _teks_daftar(kolom.jenis, nilai)
        case Decimal() | str():
            bawaan = type(bagian).model_fields[kolom.jalur[0]].default
            return None if nilai == bawaan else nilai
    raise TypeError(kolom.judul)


def _langkah(nilai: Any, kunci: str) -> Any:
    match nilai:
        case Deret():
            sampai, tahun = kunci.startswith("s/d "), int(kunci[-4:])
            return (nilai.sampai if sampai else nilai.tahun).get(tahun)
        case tuple():
            return nilai[int(kunci)] if int(kunci) < len(nilai) else None
        case _:
            return getattr(nilai, kunci)


def _teks_daftar(jenis: Jenis, daftar: tuple[Any, ...]) -> str | None:
    if not daftar:
        return None
    match jenis:
        case Jenis.DANA:
            return "\n".join(map(tulis_dana, daftar))
        case Jenis.RKPD:
            return "\n".join(map(tulis_indikator_rkpd, daftar))
        case Jenis.DATA:
            return json.dumps([polos(satu) for satu in daftar], ensure_ascii=False)
        case _:
            return "\n".join(daftar)


def polos(nilai: Any, skalar: Callable[[object], object] | None = None) -> Any:
    """A part of a plan as dicts, lists and scalars, with the keys of the YAML; what is not stated is left out.

    `skalar` makes the scalars, else they are texts as in the YAML.
    """
    match nilai:
        case Bagian():
            stated = ((nama, polos(getattr(nilai, nama), skalar)) for nama in type(nilai).model_fields)
            ada = nilai.model_fields_set
            return {nama: isian for nama, isian in stated if nama in ada and isian not in (None, [], {}, "")}
        case Deret():
            awal = {f"s/d {tahun}": polos(isian, skalar) for tahun, isian in sorted(nilai.sampai.items())}
            return awal | {str(tahun): polos(isian, skalar) for tahun, isian in sorted(nilai.tahun.items())}
        case tuple():
            return [polos(satu, skalar) for satu in nilai]
        case _:
            return None if nilai is None else (skalar or _teks_skalar)(nilai)


def _teks_skalar(nilai: object) -> str:
    match nilai:
        case Capaian():
            return nilai.teks
        case bool():
            return "ya" if nilai else "tidak"
        case Decimal():
            return f"{nilai:f}".replace(".", ",")
        case _:
            return str(nilai)


def tulis_dana(dana: SumberDana) -> str:
    """A source of funds on one line: `DAU: 6.000.000`, without a share `DAU`; a name with colons is closed by one."""
    if dana.pagu is not None:
        return f"{dana.nama}: {rupiah(dana.pagu)}"
    return f"{dana.nama}:" if ":" in dana.nama else dana.nama


def baca_dana(baris: str) -> tuple[str, Decimal | None]:
    """The name and the share of a line that `tulis_dana` wrote; ValueError where the share is no amount."""
    nama, titik_dua, bagian = baris.rpartition(":")
    if not titik_dua:
        return baris.strip(), None
    return nama.strip(), baca_rupiah(bagian) if bagian.strip() else None


def tulis_indikator_rkpd(indikator: IndikatorRkpd) -> str:
    """An indicator of the RKPD draft on one line: `Jumlah buku: 25 buku`, closed by a colon without a target."""
    return f"{indikator.nama}: {indikator.target.teks if indikator.target else ''}".strip()


def baca_indikator_rkpd(baris: str) -> tuple[str, str]:
    """The name and the target ("" where there is none) of a line that `tulis_indikator_rkpd` wrote.

    A target holds no colon: it is a number with its unit.
    """
    nama, titik_dua, target = baris.strip().rpartition(":")
    return (nama.strip(), target.strip()) if titik_dua else (target, "")
