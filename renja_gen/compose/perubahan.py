"""A perubahan beside the plan that it changes: the rows of both, what became of each, and the whole in figures."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Semula
from renja_gen.computing.pohon import direncanakan
from renja_gen.computing.ringkasan import NOL
from renja_gen.computing.turunan import perubahan, selisih, seluruh_pagu
from renja_gen.perbandingan.banding import Perbandingan
from renja_gen.perbandingan.pohon import Baris, satukan


@lru_cache(maxsize=1)  # several tables and texts of one document ask in turn
def baris_rencana(hasil: Hasil) -> Baris:
    """The root of what is planned for year n, now or before the change; without an earlier plan only now."""
    if hasil.sebelum is None:
        return _sendiri(hasil.rencana)
    banding = Perbandingan(hasil.sebelum, hasil, {}, {})
    return satukan(banding, hasil.n, (hasil.sebelum.rencana, hasil.rencana))


def _sendiri(simpul: Simpul) -> Baris:
    return Baris(None, simpul, None, tuple(map(_sendiri, simpul.anak)))


def nasib(baris: Baris) -> Literal["baru", "dihapus", "pindah"] | None:
    """What became of a row as a whole; None where it is still what it was. A row that moved may stand twice."""
    lama, baru, kode = baris.lama, baris.baru, baris.simpul.kode
    if baris.beda is None or (lama and baru and lama.kode == baru.kode):
        return None
    lain = _seberang(baris)
    if lain and lain.kode != kode and any(direncanakan(daun.sub, daun.n) for daun in lain.daun):
        return "pindah"
    return "baru" if lama is None else "dihapus"


def _seberang(baris: Baris) -> Simpul | None:
    """The other half of a row, here or elsewhere: before the change, or after it of what is gone from here."""
    if baris.beda is None:
        return None
    return baris.beda.pasangan.lama if baris.baru else baris.beda.pasangan.baru


def catatan(baris: Baris) -> Iterator[str]:
    """What became of a row as a whole, in words."""
    lain = _seberang(baris)
    match nasib(baris):
        case "pindah" if lain:
            yield f"Semula {lain.kode}" if baris.baru else f"Pindah ke {lain.kode}"
        case "baru":
            yield "Baru"
        case "dihapus":
            yield "Dihapus"
    if baris.lama and baris.berganti_nama:
        yield f"Nama semula {baris.lama.nama}"


def ringkasan(hasil: Hasil) -> dict[str, Any]:
    """The change for narratives, in figures by what they are and in names of sub kegiatan; `ada`: there is one."""
    pagu = seluruh_pagu(hasil)
    semula = Semula(seluruh_pagu(hasil.sebelum)) if hasil.sebelum else None
    baris = [satu for satu in baris_rencana(hasil).turun() if satu.simpul.tingkat is Tingkat.SUB_KEGIATAN]
    menurut: dict[str, list[str]] = {nama: [] for nama in ("baru", "dihapus", "pindah", "naik", "turun", "target")}
    for satu in baris:
        for kelompok in _perubahan(satu, Kolom("pagu", hasil.n)):
            menurut[kelompok].append(satu.simpul.nama)
    return {
        "ada": hasil.sebelum is not None,
        "pagu_semula": semula,
        "selisih": selisih(pagu, semula) if semula else None,
        "persen": perubahan(semula, pagu) if semula else None,
        **menurut,
    }


def _perubahan(baris: Baris, kolom: Kolom) -> Iterator[str]:
    """What happened to a sub kegiatan, each in a word."""
    ini = nasib(baris)
    if ini and (baris.baru or ini == "dihapus"):
        yield ini
    lama, baru = baris.lama or _seberang(baris), baris.baru
    if lama and baru and ini != "baru":
        beda = (baru.rp(kolom) or NOL) - (lama.rp(kolom) or NOL)
        if beda:
            yield "naik" if beda > 0 else "turun"
        if _target(lama) != _target(baru):
            yield "target"


def _target(simpul: Simpul) -> dict[str, str]:
    """The targets of year n as printed, by the names of their indicators."""
    n = simpul.n
    return {i.nama: target.cetak(i.satuan) for i in simpul.indikator if (target := i.target[n]) is not None}
