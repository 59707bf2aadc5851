"""The matrix itself: semula, menjadi and selisih of every node in the plan year, and of the programmes alone."""

from renja_gen.compose.tables.umum import JENIS_BARIS, susun
from renja_gen.computing import Tingkat
from renja_gen.document.blocks import Row, RowKind, Table
from renja_gen.document.grid import Column, Format, Record, body, label_row
from renja_gen.matriks.keterangan import indikator_sepasang, keterangan, target_sepasang
from renja_gen.matriks.kolom import PERSEN, SELISIH, kolom_selisih, pagu_sepasang
from renja_gen.perbandingan.banding import Perbandingan
from renja_gen.perbandingan.pohon import satukan
from renja_gen.perbandingan.ringkasan import catatan_tahun

_RP, _TENGAH = Format.RUPIAH, Format.CENTER
_HURUF = 7.5
_PENGENALAN = (
    "Kode yang berubah dikenali dari padanan nomenklatur, dari nama yang sama, atau dari nama yang mirip dengan "
    "indikator yang sama. Yang pindah ke induk lain tercantum dua kali, agar jumlah tiap induk tetap jumlah anaknya."
)


def tabel_matriks(banding: Perbandingan) -> Table:
    """Every node that either plan has for the year of the new one; parents are sums, and so is the total."""
    tahun = banding.baru.n
    kolom = [
        Column("kode", ("Kode",), 22, "1"),
        Column("nama", ("Program/Kegiatan/Sub Kegiatan",), 46, "2"),
        Column("indikator", ("Indikator Kinerja",), 42, "3", shared=False),
        Column("target-semula", ("Semula", "Target"), 17, "4", _TENGAH, shared=False),
        Column("pagu-semula", ("Semula", "Pagu (Rp)"), 24, "5", _RP),
        Column("target-menjadi", ("Menjadi", "Target"), 17, "6", _TENGAH, shared=False),
        Column("pagu-menjadi", ("Menjadi", "Pagu (Rp)"), 24, "7", _RP),
        Column("selisih", ("Selisih (Rp)",), 23, "8=7-5", _RP, formula=SELISIH),
        Column("persen", ("%",), 13, "9=8/5", Format.PERCENT, formula=PERSEN),
        Column("keterangan", ("Keterangan",), 40, "10"),
    ]
    akar = satukan(banding, tahun)
    baris: list[Row] = []
    for satu in akar.turun():
        if satu.simpul.kode:
            pasangan = indikator_sepasang(satu, tahun)
            umum: Record = {
                "kode": satu.simpul.kode, "nama": satu.simpul.nama, **pagu_sepasang(satu, tahun),
                "keterangan": keterangan(satu, pasangan, tahun),
            }  # fmt: skip
            kelompok: list[Record] = [{**umum, **target_sepasang(*dua, tahun)} for dua in pasangan]
            baris += body(kolom, kelompok or [umum], JENIS_BARIS[satu.simpul.tingkat], satu.simpul.kode)
    baris.append(label_row(kolom, "TOTAL", 4, pagu_sepasang(akar, tahun), RowKind.JUMLAH))
    catatan = (_PENGENALAN,) if banding.lama.n == banding.baru.n else (catatan_tahun(banding), _PENGENALAN)
    judul = f"Matriks Perubahan Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}"
    return susun("matriks", judul, kolom, baris, landscape=True, font_size=_HURUF, notes=catatan)


def tabel_program(banding: Perbandingan) -> Table:
    """The programmes of the matrix alone."""
    tahun = banding.baru.n
    kolom = [
        Column("kode", ("Kode",), 22),
        Column("nama", ("Program",), 110),
        *kolom_selisih(),
    ]
    akar = satukan(banding, tahun)
    program = [satu for satu in akar.turun() if satu.simpul.tingkat is Tingkat.PROGRAM and satu.simpul.kode]
    isi = ({"kode": satu.simpul.kode, "nama": satu.simpul.nama, **pagu_sepasang(satu, tahun)} for satu in program)
    baris = [row for satu in isi for row in body(kolom, [satu], RowKind.BIASA)]
    baris.append(label_row(kolom, "TOTAL", 2, pagu_sepasang(akar, tahun), RowKind.JUMLAH))
    return susun(
        "program", f"Perubahan Pagu Tahun {tahun} menurut Program", kolom, baris, landscape=True, font_size=8
    )
