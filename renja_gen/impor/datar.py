"""The sheet "Data" of an export, read back by the same declaration that wrote it: nothing is guessed here."""

import json
from collections.abc import Sequence
from typing import Any

from renja_gen.angka import angka
from renja_gen.impor.bilangan import baca_rupiah
from renja_gen.impor.catatan import Catatan
from renja_gen.impor.pohon import Isi, Pohon, pasang
from renja_gen.impor.sel import Lembar, Nilai, bersih, kosong, teks_sel
from renja_gen.lembar.berkas_csv import asli
from renja_gen.lembar.isi import baca_dana, baca_indikator_rkpd
from renja_gen.lembar.kolom import KODE, NAMA, TINGKAT, Jenis, KolomData, Milik, kolom_dari_judul
from renja_gen.nomenklatur import bakukan_kode

Kolom = Sequence[KolomData | None]
_DIGIT_SUB = 4


def kolom_datar(lembar: Lembar) -> Kolom:
    """The columns of a sheet that has the flat form in its first row; none of any other sheet."""
    if not lembar.baris:
        return ()
    kolom = [kolom_dari_judul(teks_sel(sel)) for sel in lembar.baris[0]]
    dikenal = [satu.judul for satu in kolom if satu is not None]
    return kolom if dikenal[:3] == [KODE, TINGKAT, NAMA] and len(dikenal) == len(kolom) else ()


def baca_datar(lembar: Lembar, kolom: Kolom, pohon: Pohon, catatan: Catatan) -> int:
    """Read all rows into the tree; returns how many there were."""
    banyak = 0
    for nomor, baris in enumerate(lembar.baris[1:], 1):
        if all(map(kosong, baris)):
            continue
        if not lembar.nama:  # a CSV, whose texts are written so that no spreadsheet takes them for formulas
            baris = tuple(asli(sel) if isinstance(sel, str) else sel for sel in baris)  # noqa: PLW2901
        isi = {satu.judul: sel for satu, sel in zip(kolom, baris, strict=True) if satu and not kosong(sel)}
        kode = teks_sel(isi.get(KODE))
        span = lembar.span(nomor)
        if not bakukan_kode(kode.replace("X.XX.", "0.00.", 1), _DIGIT_SUB):  # it names files
            catatan.warn("RG947", "baris ini tidak dipakai: kodenya bukan kode; perbaiki kolom Kode", span)
            continue
        banyak += 1
        simpul = pohon.pada(kode, span)
        simpul.nama = simpul.nama or teks_sel(isi.get(NAMA))
        indikator: Isi = {}
        for ke, satu in enumerate(kolom):
            if satu is None or satu.judul in {KODE, TINGKAT, NAMA} or kosong(baris[ke]):
                continue
            nilai = _nilai(satu, baris[ke])
            if nilai is None:
                pesan = f"'{teks_sel(baris[ke])}' pada kolom '{satu.judul}' tidak dapat dibaca; perbaiki"
                catatan.warn("RG948", pesan, lembar.span(nomor, ke))
                continue
            pasang(indikator if satu.milik is Milik.INDIKATOR else simpul.isi, satu.jalur, nilai)
        if indikator:
            simpul.indikator.append(indikator)
    return banyak


def _nilai(kolom: KolomData, sel: Nilai) -> Any:  # noqa: PLR0911 - one for each kind
    """What a cell holds, as the YAML has it; None for what its column cannot hold."""
    baris = [satu for satu in str(sel).split("\n") if satu] if isinstance(sel, str) else [teks_sel(sel)]
    try:
        match kolom.jenis:
            case Jenis.RUPIAH:
                return baca_rupiah(sel, "id")
            case Jenis.CAPAIAN:
                return teks_sel(sel) if isinstance(sel, str) else angka(sel)  # type: ignore[arg-type]
            case Jenis.BARIS:
                return baris if len(baris) > 1 else baris[0]
            case Jenis.DANA:
                return [_dana(satu) for satu in baris]
            case Jenis.RKPD:
                return [
                    {"nama": nama} | ({"target": target} if target else {})
                    for nama, target in map(baca_indikator_rkpd, baris)
                ]
            case Jenis.ADA:
                return {"ada": "ya", "tidak ada": "tidak"}.get(teks_sel(sel).casefold())
            case Jenis.DATA:
                return _bersih(json.loads(teks_sel(sel)))
            case _:
                return teks_sel(sel)
    except (ValueError, RecursionError):
        return None


def _dana(baris: str) -> Isi:
    nama, pagu = baca_dana(baris)
    return {"nama": nama} | ({} if pagu is None else {"pagu": pagu})


def _bersih(data: Any) -> Any:
    """JSON from somebody's cell as plain data of a plan."""
    match data:
        case dict():
            return {bersih(str(kunci)): _bersih(isi) for kunci, isi in data.items()}
        case list():
            return [_bersih(satu) for satu in data]
        case _:
            return bersih(str(data))
