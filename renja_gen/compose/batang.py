"""Charts from what they show: which bars, in which order and unit, how they are called, and the chart in words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from renja_gen.angka import angka, bulatkan
from renja_gen.computing import Hasil
from renja_gen.computing.asal import Asal
from renja_gen.computing.ringkasan import NOL
from renja_gen.computing.terhitung import nilai
from renja_gen.document.blocks import Chart, Figure, Series

TERBANYAK = 30  # categories of one chart
TERPANJANG = 135  # characters of a category
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
    """A category of a chart: its code ("" if it has none), name, what it weighs, and by series figures and values."""

    kode: str
    nama: str
    bobot: Decimal
    asal: tuple[Asal | None, ...]
    nilai: tuple[Decimal | None, ...]


PERSEN = Ukuran("persen", 0, 2)
_RUPIAH = Ukuran("rupiah", 0, 0)
_BESARAN = (Ukuran("miliar rupiah", 3, 2), Ukuran("juta rupiah", 2, 1))
_TERKECIL = 20  # the smallest amount is at least the twentieth part of the unit, so that it still prints as one


def batang(hasil: Hasil, kode: str, nama: str, bobot: Asal, *asal: Asal | None) -> Batang:
    """A category from what its figures are; None is no figure."""
    terhitung = tuple(None if satu is None else _desimal(nilai(hasil, satu)) for satu in asal)
    return Batang(kode, nama, _desimal(nilai(hasil, bobot)) or NOL, asal, terhitung)


def _desimal(satu: Decimal | int | None) -> Decimal | None:
    return None if satu is None else Decimal(satu)


def susun(
    key: str,
    caption: str,
    sebutan: Sebutan,
    seri: Sequence[str],
    kategori: Iterable[Batang],
    *,
    ukuran: Ukuran | None = None,
    catatan: tuple[str, ...] = (),
) -> Figure | None:
    """A chart with the longest bars on top; None where there is nothing to compare."""
    semua = [_terbulatkan(satu, ukuran) for satu in kategori if any(nilai is not None for nilai in satu.nilai)]
    if len(semua) < 2 or not any(nilai for satu in semua for nilai in satu.nilai):  # noqa: PLR2004 - a pair
        return None
    dipilih = sorted(sorted(semua, key=_menurut_bobot)[:TERBANYAK], key=_menurut_nilai)
    if len(dipilih) < len(semua):
        sisa = f"{len(dipilih)} dari {len(semua)} {sebutan.benda}"
        catatan = (f"Yang digambarkan ialah {sisa}, yaitu yang pagunya terbesar.", *catatan)
    pakai = ukuran or _ukuran(dipilih)
    nama = _nama(dipilih)
    deret = tuple(
        _seri(judul_seri, tuple((satu.nilai[ke], satu.asal[ke]) for satu in dipilih), pakai)
        for ke, judul_seri in enumerate(seri)
        if any(satu.nilai[ke] is not None for satu in dipilih)
    )
    chart = Chart(nama, deret, pakai.satuan, pakai.ribuan, pakai.desimal, tuple(satu.kode for satu in dipilih))
    return Figure(key, caption, chart, _uraian(chart, sebutan), catatan)


def _terbulatkan(satu: Batang, ukuran: Ukuran | None) -> Batang:
    """Percentages are drawn as they are printed; amounts are exact."""
    if ukuran is None:
        return satu
    return satu._replace(
        nilai=tuple(None if nilai is None else bulatkan(nilai, ukuran.desimal) for nilai in satu.nilai)
    )


def _menurut_bobot(satu: Batang) -> Decimal:
    return -satu.bobot


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


def _seri(nama: str, isi: Sequence[tuple[Decimal | None, Asal | None]], ukuran: Ukuran) -> Series:
    satuan = Decimal(1000) ** ukuran.ribuan
    nilai, asal = zip(*isi, strict=True)
    cetak = tuple("" if satu is None else angka(satu / satuan, ukuran.desimal) for satu in nilai)
    return Series(nama, nilai, cetak, asal)


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
