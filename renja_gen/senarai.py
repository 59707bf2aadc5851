"""Entries of a catalogue as people and programs read them: `renja-gen codes`."""

import json
from collections.abc import Iterable
from textwrap import fill

import click

from renja_gen.nomenklatur import TINGKAT, Entri, Katalog, leluhur, tingkat_kode

_JOROK = 2
_DALAM = {tingkat: dalam for dalam, tingkat in enumerate(TINGKAT.values())}
_LEBAR_TERKECIL = 40


def dengan_leluhur(katalog: Katalog, entri: Iterable[Entri]) -> list[tuple[Entri, bool]]:
    """Entries in the order of the kode, those above them included; with whether each is one of the entries."""
    semua: dict[str, tuple[Entri, bool]] = {}
    for satu in entri:
        for atas in leluhur(katalog, satu.kode):
            semua.setdefault(atas.kode, (atas, False))
        semua[satu.kode] = (satu, True)
    return [semua[kode] for kode in sorted(semua)]


def sebagai_pohon(katalog: Katalog, entri: Iterable[Entri], lebar: int) -> str:
    """A tree: what was found with its indicator and satuan, what is above it dimmed."""
    return "\n".join(_baris(satu, ditemukan, lebar) for satu, ditemukan in dengan_leluhur(katalog, entri))


def _baris(entri: Entri, ditemukan: bool, lebar: int) -> str:
    awal = " " * (_JOROK * _DALAM[tingkat_kode(entri.kode)])
    kode, nama = f"{awal}{entri.kode}", f"{entri.nama} ({tingkat_kode(entri.kode)})"
    gantung = " " * (len(kode) + 2)
    teks = _lipat(nama, lebar, gantung)
    baris = [
        f"{awal}{click.style(entri.kode, bold=ditemukan, dim=not ditemukan)}  {_redup(teks, redup=not ditemukan)}"
    ]
    if ditemukan and entri.indikator:
        satuan = f" [{entri.satuan}]" if entri.satuan else ""
        baris.append(gantung + _lipat(f"Indikator: {entri.indikator}{satuan}", lebar, gantung))
    return "\n".join(baris)


def _redup(teks: str, *, redup: bool) -> str:
    return "\n".join(click.style(baris, dim=True) for baris in teks.split("\n")) if redup else teks


def _lipat(teks: str, lebar: int, gantung: str) -> str:
    """Wrapped, the first line without its indentation, which the caller has written."""
    lebar = max(lebar, len(gantung) + _LEBAR_TERKECIL)
    dilipat = fill(
        teks, lebar, initial_indent=gantung, subsequent_indent=gantung, break_long_words=False, break_on_hyphens=False
    )
    return dilipat[len(gantung) :]


def sebagai_json(katalog: Katalog, tahun: int, entri: Iterable[Entri], jumlah: int, maksud: str) -> str:
    """For other programs; `maksud` is what was searched for instead."""
    data = {
        "tahun": tahun,
        "keputusan": katalog.nama_keputusan,
        "jumlah": jumlah,
        "maksud": maksud,
        "entri": [
            {
                "kode": satu.kode,
                "tingkat": tingkat_kode(satu.kode),
                "nama": satu.nama,
                "indikator": satu.indikator,
                "satuan": satu.satuan,
                "nama_lain": list(satu.nama_lain),
                "induk": [atas.kode for atas in leluhur(katalog, satu.kode)],
            }
            for satu in entri
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)
