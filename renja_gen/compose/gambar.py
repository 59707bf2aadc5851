"""The charts of a Renja: what its tables say, to be taken in at a glance. Text refers to a chart by its key.

A chart shows the figures of a table and no others; it is left out where there is nothing to compare.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from renja_gen.angka import angka, bulatkan, daftar
from renja_gen.compose.tables.umum import judul
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.evaluasi import evaluasi_anggaran
from renja_gen.document.blocks import Chart, Figure, Series
from renja_gen.nomenklatur import nama_dalam_kalimat

TERBANYAK = 30  # categories of one chart
TERPANJANG = 135  # characters of a category
_AWALAN = "Program "  # of every programme; the caption says it once
_ELIPSIS = "…"


class Ukuran(NamedTuple):
    """What values are counted in: the unit, its thousands, and the decimals it is printed with."""

    satuan: str
    ribuan: int
    desimal: int


class Sebutan(NamedTuple):
    """How the alternative text calls a chart: what it shows, of what, and its two ends."""

    tentang: str
    benda: str
    ujung: tuple[str, str] = ("terbesar", "terkecil")


class Batang(NamedTuple):
    """A category of a chart: its code ("" if it has none), name, values by series, and what it weighs."""

    kode: str
    nama: str
    nilai: tuple[Decimal | None, ...]
    bobot: Decimal | None


_PERSEN = Ukuran("persen", 0, 2)
_RUPIAH = Ukuran("rupiah", 0, 0)
_BESARAN = (Ukuran("miliar rupiah", 3, 2), Ukuran("juta rupiah", 2, 1))
_TERKECIL = 20  # the smallest amount is at least the twentieth part of the unit, so that it still prints as one


def grafik_realisasi(hasil: Hasil) -> Figure | None:
    """Realised money and performance of year n-2 by programme, in percent of their targets."""
    ada_realisasi = evaluasi_anggaran(hasil.evaluasi).realisasi is not None
    batang = []
    for simpul in hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM):
        anggaran, kinerja = evaluasi_anggaran(simpul), hasil.rata_rata(simpul).tingkat_k
        tingkat = (anggaran.tingkat if ada_realisasi else None, kinerja)
        nilai = tuple(None if satu is None else bulatkan(satu) for satu in tingkat)
        batang.append(_program(simpul, nilai, anggaran.target))
    seri = ("Anggaran", "Kinerja")
    dipakai = [nama for ke, nama in enumerate(seri) if any(satu.nilai[ke] is not None for satu in batang)]
    tahun = hasil.n - 2
    catatan = "Kinerja ialah rata-rata tingkat realisasi indikator semua sub kegiatan dalam program."
    return _susun(
        "grafik-realisasi",
        judul("", f"Realisasi {' dan '.join(dipakai)} Menurut Program", hasil, tahun),
        Sebutan(f"realisasi {daftar(dipakai).lower()} tahun {tahun}", "program", ("tertinggi", "terendah")),
        seri,
        batang,
        ukuran=_PERSEN,
        catatan=(catatan,) if "Kinerja" in dipakai else (),
    )


def grafik_maju(hasil: Hasil) -> Figure | None:
    """Pagu of year n beside prakiraan maju of year n+1, by programme."""
    n = hasil.n
    if hasil.pagu_maju is None:
        return None
    kolom = (Kolom("pagu", n), Kolom("pagu", n + 1))
    program = hasil.simpul(hasil.rencana, Tingkat.PROGRAM)
    return _susun(
        "grafik-maju",
        judul("", "Pagu Indikatif dan Prakiraan Maju Menurut Program", hasil, f"{n} dan {n + 1}"),
        Sebutan(f"pagu indikatif tahun {n} dan prakiraan maju tahun {n + 1}", "program"),
        (f"Pagu indikatif {n}", f"Prakiraan maju {n + 1}"),
        [_program(satu, tuple(satu.rp(satu_kolom) for satu_kolom in kolom), satu.rp(kolom[0])) for satu in program],
    )


def grafik_pagu(hasil: Hasil) -> Figure | None:
    """Pagu of year n by programme."""
    pagu = Kolom("pagu", hasil.n)
    program = hasil.simpul(hasil.rencana, Tingkat.PROGRAM)
    return _susun(
        "grafik-pagu",
        judul("", "Pagu Indikatif Menurut Program", hasil, hasil.n),
        Sebutan(f"pagu indikatif tahun {hasil.n}", "program"),
        ("Pagu indikatif",),
        [_program(satu, (satu.rp(pagu),), satu.rp(pagu)) for satu in program],
    )


def grafik_sumber_dana(hasil: Hasil) -> Figure | None:
    """Pagu of year n by source of funds."""
    return _susun(
        "grafik-sumber-dana",
        judul("", "Pagu Indikatif Menurut Sumber Dana", hasil, hasil.n),
        Sebutan(f"pagu indikatif tahun {hasil.n}", "sumber dana"),
        ("Pagu indikatif",),
        [Batang("", satu.nama, (satu.pagu,), satu.pagu) for satu in hasil.per_sumber_dana()],
    )


GAMBAR: dict[str, Callable[[Hasil], Figure | None]] = {
    "grafik-realisasi": grafik_realisasi,
    "grafik-maju": grafik_maju,
    "grafik-pagu": grafik_pagu,
    "grafik-sumber-dana": grafik_sumber_dana,
}


def _program(simpul: Simpul, nilai: tuple[Decimal | None, ...], bobot: Decimal | None) -> Batang:
    nama = nama_dalam_kalimat(simpul.nama)
    return Batang(simpul.kode, nama.removeprefix(_AWALAN) or nama, nilai, bobot)


def _susun(
    key: str,
    caption: str,
    sebutan: Sebutan,
    seri: Sequence[str],
    batang: Iterable[Batang],
    *,
    ukuran: Ukuran | None = None,
    catatan: tuple[str, ...] = (),
) -> Figure | None:
    """A chart with the longest bars on top; None where there is nothing to compare."""
    semua = [satu for satu in batang if any(nilai is not None for nilai in satu.nilai)]
    if len(semua) < 2 or not any(nilai for satu in semua for nilai in satu.nilai):  # noqa: PLR2004 - a pair
        return None
    dipilih = sorted(sorted(semua, key=_menurut_bobot)[:TERBANYAK], key=_menurut_nilai)
    if len(dipilih) < len(semua):
        sisa = f"{len(dipilih)} dari {len(semua)} {sebutan.benda}"
        catatan = (f"Yang digambarkan ialah {sisa}, yaitu yang pagunya terbesar.", *catatan)
    pakai = ukuran or _ukuran(dipilih)
    nama = _nama(dipilih)
    deret = tuple(
        _seri(judul_seri, tuple(satu.nilai[ke] for satu in dipilih), pakai)
        for ke, judul_seri in enumerate(seri)
        if any(satu.nilai[ke] is not None for satu in dipilih)
    )
    chart = Chart(nama, deret, pakai.satuan, pakai.ribuan, pakai.desimal)
    return Figure(key, caption, chart, _uraian(chart, sebutan), catatan)


def _menurut_bobot(satu: Batang) -> Decimal:
    return -(satu.bobot or Decimal(0))


def _menurut_nilai(satu: Batang) -> tuple[tuple[bool, Decimal], ...]:
    """Largest first, by the first series, then the next; those without a value last."""
    return tuple((nilai is None, -(nilai or Decimal(0))) for nilai in satu.nilai)


def _ukuran(batang: Iterable[Batang]) -> Ukuran:
    """The largest unit in which even the smallest amount is still to be read."""
    besar = [abs(nilai) for satu in batang for nilai in satu.nilai if nilai]
    for ukuran in _BESARAN:
        satuan = Decimal(1000) ** ukuran.ribuan
        if max(besar) >= 10 * satuan and min(besar) * _TERKECIL >= satuan:
            return ukuran
    return _RUPIAH


def _seri(nama: str, nilai: tuple[Decimal | None, ...], ukuran: Ukuran) -> Series:
    satuan = Decimal(1000) ** ukuran.ribuan
    return Series(nama, nilai, tuple("" if satu is None else angka(satu / satuan, ukuran.desimal) for satu in nilai))


def _nama(batang: Sequence[Batang]) -> tuple[str, ...]:
    """The names as they stand at the bars: short, and no two alike."""
    pendek = [_ringkas(satu.nama) for satu in batang]
    kembar = {nama for nama, banyak in Counter(pendek).items() if banyak > 1}
    return tuple(
        nama if nama not in kembar else f"{nama} ({satu.kode})" if satu.kode else satu.nama
        for nama, satu in zip(pendek, batang, strict=True)
    )


def _ringkas(nama: str) -> str:
    """A long name cut after a word."""
    if len(nama) <= TERPANJANG:
        return nama
    potongan = nama[:TERPANJANG]
    utuh = potongan[: potongan.rfind(" ")] if " " in potongan else potongan[:-1]
    return utuh.rstrip(" ,;-/(") + _ELIPSIS


def _uraian(chart: Chart, sebutan: Sebutan) -> str:
    """What the chart shows, in words, for those who cannot see it."""
    banyak = len(chart.categories)
    awal = f"Diagram batang {sebutan.tentang} menurut {banyak} {sebutan.benda}, dalam {chart.unit}."
    return " ".join([awal, *(_ujung(chart, seri, sebutan) for seri in chart.series)])


def _ujung(chart: Chart, seri: Series, sebutan: Sebutan) -> str:
    """The largest and the smallest value of a series."""
    terisi = [
        (nilai, -ke) for ke, nilai in enumerate(seri.values) if nilai is not None
    ]  # of equal values the upper one is named
    (besar, ke_besar), (kecil, ke_kecil) = max(terisi), min(terisi)
    depan = f"{seri.name}: " if len(chart.series) > 1 else ""
    if besar == kecil:
        kalimat = f"semuanya {seri.labels[-ke_besar]}"
    else:
        tinggi, rendah = (f"{chart.categories[-ke]} ({seri.labels[-ke]})" for ke in (ke_besar, ke_kecil))
        kalimat = f"{sebutan.ujung[0]} {tinggi}, {sebutan.ujung[1]} {rendah}"
    return f"{depan}{kalimat if depan else kalimat[0].upper() + kalimat[1:]}."
