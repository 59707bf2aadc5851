"""What a row of the matrix says of its indicators, and of what became of it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from renja_gen.angka import KOSONG, rp
from renja_gen.compose.tables.umum import cetak
from renja_gen.computing import Kolom, Simpul, Tingkat
from renja_gen.computing.kinerja import indikator_semua, indikator_utama
from renja_gen.computing.ringkasan import bagian_dana
from renja_gen.document.grid import Content, Record
from renja_gen.matriks.kolom import pagu_sepasang
from renja_gen.perbandingan.perubahan import pasangkan
from renja_gen.perbandingan.pohon import Baris
from renja_gen.plan.pekerjaan import Indikator

Sepasang = tuple[Indikator | None, Indikator | None]


def indikator_sepasang(satu: Baris, tahun: int) -> list[Sepasang]:
    """The indicators of a row, those of both sides side by side: what either plan prints, or has a target for."""
    sisi = [simpul for simpul in (satu.lama, satu.baru) if simpul]
    lama, baru = (simpul.indikator if simpul else () for simpul in (satu.lama, satu.baru))
    semua = pasangkan(lama, baru, lambda indikator: indikator.nama)
    bertarget = [dua for dua in semua if any(i and tahun in i.target for i in dua)]
    if any(simpul.n != tahun for simpul in sisi) and bertarget:  # which are printed depends on the plan year
        return bertarget
    utama = indikator_utama if satu.simpul.tingkat is Tingkat.SUB_KEGIATAN else indikator_semua
    tercetak = {id(i) for simpul in sisi for i in utama(simpul)}
    return [dua for dua in semua if any(i and id(i) in tercetak for i in dua)]


def target_sepasang(lama: Indikator | None, baru: Indikator | None, tahun: int) -> Record:
    """The name of an indicator and its targets for a year, as printed."""
    ada = baru or lama
    return {
        "indikator": ada.nama if ada else None,
        "target-semula": cetak(lama.target[tahun], lama) if lama else None,
        "target-menjadi": cetak(baru.target[tahun], baru) if baru else None,
    }


def keterangan(satu: Baris, indikator: Sequence[Sepasang], tahun: int) -> Content:
    """What happened, a line each; "Tetap" for a row in which nothing did."""
    pagu = pagu_sepasang(satu, tahun)["selisih"]
    arah = "" if not isinstance(pagu, Decimal) or not pagu else "Bertambah" if pagu > 0 else "Berkurang"
    baris = [*_asal_usul(satu), *([arah] if arah and satu.lama and satu.baru else [])]
    if satu.lama and satu.baru:
        baris += _isi_berubah(satu, indikator, tahun)
    return tuple(baris) or "Tetap"


def _asal_usul(satu: Baris) -> Iterator[str]:
    """Whether a row is new, gone, moved or renamed."""
    beda = satu.beda
    if beda is None:
        if satu.lama is None or satu.baru is None:
            yield "Baru" if satu.lama is None else "Dihapus"
        return
    lama, baru = beda.pasangan.lama, beda.pasangan.baru
    if lama is None or baru is None:
        yield "Baru" if lama is None else "Dihapus"
    elif satu.terpisah:
        yield f"Pindah dari {lama.kode}" if satu.baru is baru else f"Pindah ke {baru.kode}"
    elif beda.pasangan.pindah:
        yield f"Kode semula {lama.kode}"
    if lama and baru and beda.pasangan.berganti_nama:
        yield f"Nama semula: {lama.nama}"


def _isi_berubah(satu: Baris, indikator: Sequence[Sepasang], tahun: int) -> Iterator[str]:
    """What else changed in a row that both sides have."""
    assert satu.lama is not None
    assert satu.baru is not None
    for lama, baru in indikator:
        if lama and baru and lama.nama != baru.nama:
            yield f"Indikator semula: {lama.nama}"
    target = (target_sepasang(*dua, tahun) for dua in indikator)
    if any(dua_target["target-semula"] != dua_target["target-menjadi"] for dua_target in target):
        yield "Target berubah"
    if satu.beda and satu.beda.dana:
        yield f"Sumber dana semula: {_dana(satu.lama)}"
    if satu.simpul.tingkat is Tingkat.SUB_KEGIATAN and sorted(satu.lama.sub.lokasi) != sorted(satu.baru.sub.lokasi):
        yield f"Lokasi semula: {', '.join(satu.lama.sub.lokasi) or KOSONG}"
    maju = Kolom("pagu", tahun + 1)
    if satu.lama.rp(maju) != satu.baru.rp(maju):
        yield f"Prakiraan maju {tahun + 1} semula {rp(satu.lama.rp(maju))}, menjadi {rp(satu.baru.rp(maju))}"


def _dana(simpul: Simpul) -> str:
    bagian = bagian_dana(simpul)
    if len(bagian) == 1:
        return bagian[0][0]
    return "; ".join(f"{nama} {rp(nilai)}" for nama, nilai in bagian) or KOSONG
