"""What other sources state of a figure (`dinyatakan`), beside what the plan computes."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from renja_gen.angka import angka, bulatkan, persen, rp
from renja_gen.compose.konteks.rencana import isi_hitung
from renja_gen.computing import Hasil, Kolom, Simpul
from renja_gen.computing.asal import Asal, Rerata, Uang, Ukuran
from renja_gen.computing.kinerja import Kinerja
from renja_gen.computing.sebab import Sebab, sebab, sebut_simpul
from renja_gen.computing.turunan import capaian_anggaran, capaian_kinerja, tingkat_anggaran, tingkat_kinerja
from renja_gen.diagnostics import Span
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.pernyataan import Dinyatakan, IndikatorDinyatakan
from renja_gen.rules.pernyataan.jumlah import angka_dinyatakan, semua_pernyataan
from renja_gen.rules.umum import semua_indikator

_RERATA = {
    "tingkat_kinerja": "tingkat_k", "tingkat_anggaran": "tingkat_rp",
    "capaian_kinerja": "capaian_k", "capaian_anggaran": "capaian_rp",
}  # fmt: skip


class _Butir(NamedTuple):
    """A stated figure: what it is of the plan, its value, its source and place, and how such figures are printed."""

    asal: Asal
    nilai: Decimal | Capaian
    sumber: str
    tempat: Span
    cetak: Callable[[Decimal], str] = rp
    sebutan: str = "Menurut"


def pernyataan(hasil: Hasil, ini: Sebab) -> Iterator[tuple[str, Span]]:
    """Sentences on what sources state of a figure, each with its place."""
    for simpul, _, isi in semua_pernyataan(hasil):
        if ini.siapa == sebut_simpul(simpul) or not simpul.kode:
            for butir in _bagian(hasil, simpul, isi):
                lain = sebab(hasil, butir.asal)
                if (lain.apa, lain.siapa) == (ini.apa, ini.siapa):
                    yield _kalimat(butir, ini), butir.tempat
    for indikator in semua_indikator(hasil):
        if ini.siapa == f"indikator {indikator.nama}":
            for satu in indikator.dinyatakan:
                for butir in _indikator(indikator, satu, hasil.n):
                    if sebab(hasil, butir.asal) == ini:  # names of indicators repeat
                        yield _kalimat(butir, ini), butir.tempat


def _bagian(hasil: Hasil, simpul: Simpul, isi: Dinyatakan) -> Iterator[_Butir]:
    """The figures of a statement: amounts, ceiling, percentages, means, and counts of the whole plan."""
    for kolom, jalur, nilai in angka_dinyatakan(isi, hasil.n):
        yield _Butir(Uang(simpul, kolom), nilai, isi.sumber, isi.span(*jalur))
    if isi.plafon is not None:
        pagu = Uang(simpul, Kolom("pagu", hasil.n))
        yield _Butir(pagu, isi.plafon, isi.sumber, isi.span("plafon"), sebutan="Plafon menurut")
    for kunci, asal in (("tingkat", tingkat_anggaran(simpul)), ("capaian", capaian_anggaran(simpul))):
        if (nilai := getattr(isi, kunci)) is not None:
            yield _Butir(asal, nilai, isi.sumber, isi.span(kunci), persen)
    for kunci, apa in _RERATA.items() if isi.rata_rata else ():
        if (nilai := getattr(isi.rata_rata, kunci)) is not None:
            tempat = isi.span("rata_rata", kunci)
            yield _Butir(Rerata(simpul if simpul.kode else None, apa), nilai, isi.sumber, tempat, persen)
    for kunci, asal in isi_hitung(hasil).items() if not simpul.kode else ():
        if (banyak := getattr(isi, kunci, None)) is not None:
            yield _Butir(asal, Decimal(banyak), isi.sumber, isi.span(kunci), angka)


def _indikator(indikator: Indikator, isi: IndikatorDinyatakan, n: int) -> Iterator[_Butir]:
    for kunci, asal in (("tingkat", tingkat_kinerja(indikator, n)), ("capaian", capaian_kinerja(indikator, n))):
        if (nilai := getattr(isi, kunci)) is not None:
            yield _Butir(asal, nilai, isi.sumber, isi.span(kunci), persen)
    if isi.kumulatif is not None:
        kumulatif = Ukuran(indikator, Kinerja("sampai", n - 2))
        cetak = partial(_bersatuan, indikator.satuan)
        yield _Butir(kumulatif, isi.kumulatif, isi.sumber, isi.span("kumulatif"), cetak)


def _bersatuan(satuan: str, nilai: Decimal) -> str:
    return f"{angka(nilai)} {satuan}".rstrip()


def _kalimat(butir: _Butir, ini: Sebab) -> str:
    """What is stated and how far it is from what is computed, as exactly as it is stated; text is only named."""
    awal = f"{butir.sebutan} {butir.sumber}"
    nilai = butir.nilai.angka if isinstance(butir.nilai, Capaian) else butir.nilai
    if nilai is None or ini.teks:
        return f"{awal} {butir.nilai.teks if isinstance(butir.nilai, Capaian) else butir.cetak(butir.nilai)}."
    hitungan = ini.nilai or Decimal(0)
    if butir.cetak is persen:
        hitungan = bulatkan(hitungan, -min(0, int(nilai.as_tuple().exponent)))
    beda = nilai - hitungan
    if beda == 0:
        return f"{awal} {butir.cetak(nilai)}: sama."
    arah = "lebih" if beda > 0 else "kurang"
    return f"{awal} {butir.cetak(nilai)}: {arah} {butir.cetak(abs(beda))} dari hitungan ini."
