"""Entries of the catalogue as the programmes of a plan: kode and indicators filled in, figures left to be filled in.

What is due stands in comments that are a plan's YAML once their `# ` is taken away and a figure put in; until then
the plan has no figure that nobody stated.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from renja_gen.nomenklatur import Entri, nama_dalam_kalimat, tingkat_kode
from renja_gen.nomenklatur.names import induk_kode
from renja_gen.plan.kode import KUNCI_ANAK
from renja_gen.yaml_text import Data, Noted, block

ISI = "# isi"


@dataclass(frozen=True, slots=True)
class Isian:
    """What the lines to be completed say: the plan year, the location most have, and whether a province plans."""

    tahun: int
    lokasi: str = ""
    provinsi: bool = False


def kerangka(entri: Iterable[Entri], isian: Isian) -> list[Data]:
    """Programmes, kegiatan and sub kegiatan as a list of the highest level among them, each below its parent."""
    semua = {satu.kode: satu for satu in entri if tingkat_kode(satu.kode) in {*KUNCI_ANAK, "sub kegiatan"}}
    anak: dict[str, list[Entri]] = {}
    for satu in semua.values():
        anak.setdefault(induk_kode(satu.kode), []).append(satu)
    return [bagian(satu, anak, isian) for satu in semua.values() if induk_kode(satu.kode) not in semua]


def bagian(entri: Entri, anak: dict[str, list[Entri]], isian: Isian) -> Noted:
    """One entry and what is below it."""
    tingkat = tingkat_kode(entri.kode)
    nama = _nama(entri, isian)
    isi: dict[str, Data] = {"kode": Noted(entri.kode, after=nama_dalam_kalimat(nama))}
    if nama != entri.nama:
        isi["nama"] = nama
    if tingkat == "sub kegiatan":
        if entri.indikator:
            isi["indikator"] = [_indikator(entri, isian)]
            return Noted(isi, below=(*_lokasi(isian), *_anggaran(isian)))
        return Noted(isi, below=(*_indikator_kosong(isian), *_lokasi(isian), *_anggaran(isian)))
    bawah: list[Data] = [bagian(satu, anak, isian) for satu in anak.get(entri.kode, [])]
    kosong = tuple(_indikator_kosong(isian))
    if bawah:
        isi[KUNCI_ANAK[tingkat]] = Noted(bawah, before=kosong)
        return Noted(isi)
    return Noted(isi, below=kosong)


def _nama(entri: Entri, isian: Isian) -> str:
    """The name to be printed: the catalogue's, or the one that a province has for the same kode."""
    milik = (nama for nama in entri.nama_lain if nama.casefold().endswith(" provinsi"))
    return next(milik, entri.nama) if isian.provinsi else entri.nama


def _indikator(entri: Entri, isian: Isian) -> Noted:
    satuan: dict[str, Any] = {"satuan": entri.satuan} if entri.satuan else {}
    baris = [] if satuan else [f"satuan: …  {ISI}"]
    return Noted(block({"nama": entri.indikator, **satuan}), below=(*baris, *_deret_kinerja(isian)))


def _indikator_kosong(isian: Isian) -> Iterator[str]:
    yield f"indikator:  {ISI}"
    yield "  - nama: …"
    yield "    satuan: …"
    yield from (f"    {baris}" for baris in _deret_kinerja(isian))


def _deret_kinerja(isian: Isian) -> tuple[str, ...]:
    n = isian.tahun
    return (
        f"renstra: …  {ISI}",
        f"target: {_deret(n - 2, n - 1, n, n + 1)}  {ISI}",
        f"realisasi: {_deret(f's/d {n - 3}', n - 2)}  {ISI}",
    )


def _lokasi(isian: Isian) -> tuple[str, ...]:
    return (f"lokasi: {isian.lokasi or '…'}  {ISI}", f"sumber_dana: …  {ISI}")


def _anggaran(isian: Isian) -> tuple[str, ...]:
    n = isian.tahun
    return (
        f"anggaran:  {ISI}",
        "  renstra: …",
        f"  pagu: {_deret(n - 2, n - 1, n, n + 1)}",
        f"  realisasi: {_deret(f's/d {n - 3}', n - 2)}",
    )


def _deret(*kunci: object) -> str:
    return "{" + ", ".join(f"{satu}: …" for satu in kunci) + "}"
