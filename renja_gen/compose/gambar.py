"""The charts of a Renja: what its tables say, to be taken in at a glance. Text refers to a chart by its key.

A chart shows the figures of a table and no others; it is left out where there is nothing to compare.
"""

from collections.abc import Callable

from renja_gen.angka import daftar
from renja_gen.compose.batang import PERSEN, Batang, Sebutan, batang, susun
from renja_gen.compose.tables.umum import judul
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Asal, Dana, Rerata, Uang
from renja_gen.computing.turunan import tingkat_anggaran
from renja_gen.document.blocks import Figure
from renja_gen.nomenklatur import nama_dalam_kalimat

_AWALAN = "Program "  # of every programme; the caption says it once


def grafik_realisasi(hasil: Hasil) -> Figure | None:
    """Realised money and performance of year n-2 by programme, in percent of their targets."""
    tahun = hasil.n - 2
    ada_realisasi = hasil.evaluasi.rp(Kolom("realisasi", tahun)) is not None
    semua = [
        _program(
            hasil, simpul, Uang(simpul, Kolom("pagu", tahun)),
            tingkat_anggaran(simpul) if ada_realisasi else None, Rerata(simpul, "tingkat_k"),
        )
        for simpul in hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)
    ]  # fmt: skip
    seri = ("Anggaran", "Kinerja")
    dipakai = [nama for ke, nama in enumerate(seri) if any(satu.nilai[ke] is not None for satu in semua)]
    catatan = "Kinerja ialah rata-rata tingkat realisasi indikator semua sub kegiatan dalam program."
    return susun(
        "grafik-realisasi",
        judul("", f"Realisasi {' dan '.join(dipakai)} Menurut Program", hasil, tahun),
        Sebutan(f"realisasi {daftar(dipakai).lower()} tahun {tahun}", "program", ("tertinggi", "terendah")),
        seri,
        semua,
        ukuran=PERSEN,
        catatan=(catatan,) if "Kinerja" in dipakai else (),
    )


def grafik_maju(hasil: Hasil) -> Figure | None:
    """Pagu of year n beside prakiraan maju of year n+1, by programme."""
    n = hasil.n
    if hasil.pagu_maju is None:
        return None
    return susun(
        "grafik-maju",
        judul("", "Pagu Indikatif dan Prakiraan Maju Menurut Program", hasil, f"{n} dan {n + 1}"),
        Sebutan(f"pagu indikatif tahun {n} dan prakiraan maju tahun {n + 1}", "program"),
        (f"Pagu indikatif {n}", f"Prakiraan maju {n + 1}"),
        _pagu_program(hasil, n, n + 1),
    )


def grafik_pagu(hasil: Hasil) -> Figure | None:
    """Pagu of year n by programme."""
    return susun(
        "grafik-pagu",
        judul("", "Pagu Indikatif Menurut Program", hasil, hasil.n),
        Sebutan(f"pagu indikatif tahun {hasil.n}", "program"),
        ("Pagu indikatif",),
        _pagu_program(hasil, hasil.n),
    )


def grafik_sumber_dana(hasil: Hasil) -> Figure | None:
    """Pagu of year n by source of funds."""
    return susun(
        "grafik-sumber-dana",
        judul("", "Pagu Indikatif Menurut Sumber Dana", hasil, hasil.n),
        Sebutan(f"pagu indikatif tahun {hasil.n}", "sumber dana"),
        ("Pagu indikatif",),
        [batang(hasil, "", satu.nama, Dana(satu.nama), Dana(satu.nama)) for satu in hasil.per_sumber_dana()],
    )


GAMBAR: dict[str, Callable[[Hasil], Figure | None]] = {
    "grafik-realisasi": grafik_realisasi,
    "grafik-maju": grafik_maju,
    "grafik-pagu": grafik_pagu,
    "grafik-sumber-dana": grafik_sumber_dana,
}


def _pagu_program(hasil: Hasil, *tahun: int) -> list[Batang]:
    semua = []
    for simpul in hasil.simpul(hasil.rencana, Tingkat.PROGRAM):
        pagu = [Uang(simpul, Kolom("pagu", satu)) for satu in tahun]
        semua.append(_program(hasil, simpul, pagu[0], *pagu))
    return semua


def _program(hasil: Hasil, simpul: Simpul, bobot: Asal, *asal: Asal | None) -> Batang:
    nama = nama_dalam_kalimat(simpul.nama)
    return batang(hasil, simpul.kode, nama.removeprefix(_AWALAN) or nama, bobot, *asal)
