"""What may have gone wrong when a stated amount differs from the computed one: the likeliest cause, in words."""

from collections.abc import Iterator
from decimal import Decimal

from renja_gen.angka import rp
from renja_gen.computing import Kolom, Simpul
from renja_gen.computing.pohon import jumlahkan

_KELIPATAN = {10: "sepuluh", 100: "seratus", 1000: "seribu"}


def dugaan(simpul: Simpul, kolom: Kolom, tertulis: Decimal, anak_tertulis: dict[str, Decimal]) -> str:
    """The likeliest cause of a difference, or "".

    `anak_tertulis` are the amounts that the same source states for nodes below, by code.
    """
    return next(_sebab(simpul, kolom, tertulis, anak_tertulis), "")


def _sebab(simpul: Simpul, kolom: Kolom, tertulis: Decimal, anak_tertulis: dict[str, Decimal]) -> Iterator[str]:
    terhitung = simpul.rp(kolom) or Decimal(0)
    if lain := _kolom_lain(simpul, kolom, tertulis):
        yield f"{rp(tertulis)} ialah {lain}"
    yield from _anak_yang_sama(simpul, kolom, tertulis, anak_tertulis)
    yield from beda_angka(tertulis, terhitung)
    yield from _satu_bagian(simpul, kolom, tertulis - terhitung)


def _kolom_lain(simpul: Simpul, kolom: Kolom, tertulis: Decimal) -> str:
    """Which other figure of the same node it is."""
    n = simpul.n
    semua = [
        (Kolom("rkpd", n), "angka RKPD"),
        *((Kolom("pagu", tahun), f"pagu {tahun}") for tahun in range(n - 2, n + 2)),
        *((Kolom("realisasi", tahun), f"realisasi {tahun}") for tahun in range(n - 3, n)),
        (Kolom("renstra"), "target Renstra"),
    ]
    return next((nama for lain, nama in semua if lain != kolom and tertulis and simpul.rp(lain) == tertulis), "")


def _anak_yang_sama(
    simpul: Simpul, kolom: Kolom, tertulis: Decimal, anak_tertulis: dict[str, Decimal]
) -> Iterator[str]:
    """Whether it is the sum of what the source states for the children."""
    beda = [anak for anak in simpul.anak if anak_tertulis.get(anak.kode, anak.rp(kolom)) != anak.rp(kolom)]
    if beda and jumlahkan(anak_tertulis.get(anak.kode, anak.rp(kolom)) for anak in simpul.anak) == tertulis:
        yield f"cocok dengan angka yang dinyatakan untuk {', '.join(anak.kode for anak in beda)}; periksa itu dahulu"


def beda_angka(tertulis: Decimal, terhitung: Decimal) -> Iterator[str]:
    """Slips of the hand: one digit, two digits exchanged, noughts too many or too few."""
    a, b = f"{tertulis:f}", f"{terhitung:f}"
    if len(a) == len(b):
        beda = [ke for ke, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(beda) == 1:
            ke = beda[0]
            yield f"hanya satu angka yang berbeda: '{a[ke]}' tertulis, seharusnya '{b[ke]}' (angka ke-{ke + 1})"
        elif len(beda) == 2 and beda[1] == beda[0] + 1 and (a[beda[0]], a[beda[1]]) == (b[beda[1]], b[beda[0]]):  # noqa: PLR2004 - two digits
            yield f"dua angka tertukar tempat: '{a[beda[0] : beda[1] + 1]}' seharusnya '{b[beda[0] : beda[1] + 1]}'"
    for kali, kata in _KELIPATAN.items():
        if tertulis and terhitung and tertulis * kali == terhitung:
            yield f"tertulis {kata} kali lebih kecil; periksa banyaknya nol"
        elif tertulis and terhitung and terhitung * kali == tertulis:
            yield f"tertulis {kata} kali lebih besar; periksa banyaknya nol"


def _satu_bagian(simpul: Simpul, kolom: Kolom, selisih: Decimal) -> Iterator[str]:
    """One part below whose amount is the difference: left out, counted twice, or counted as in the RKPD."""
    for bawah in [satu for satu in simpul.turun() if satu is not simpul]:
        nilai = bawah.rp(kolom)
        if nilai and -selisih == nilai:
            yield f"selisihnya sama dengan {bawah.kode} {bawah.nama}; mungkin tidak ikut dijumlahkan"
        elif nilai and selisih == nilai:
            yield f"selisihnya sama dengan {bawah.kode} {bawah.nama}; mungkin terhitung dua kali"
    if kolom != (rkpd := Kolom("rkpd", simpul.n)):
        for daun in simpul.daun:
            lama, baru = daun.rp(rkpd), daun.rp(kolom)
            if lama is not None and baru is not None and lama - baru == selisih:
                yield f"cocok bila {daun.kode} {daun.nama} memakai angka RKPD {rp(lama)}"
