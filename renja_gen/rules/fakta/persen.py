"""The percentages of a plan that a text may quote."""

from collections.abc import Iterator
from decimal import Decimal

from renja_gen.computing import Kolom, Tingkat
from renja_gen.computing.evaluasi import evaluasi_anggaran, evaluasi_indikator
from renja_gen.computing.kinerja import perubahan, tingkat
from renja_gen.computing.pohon import jumlahkan
from renja_gen.computing.ringkasan import RataRata
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pernyataan import Dinyatakan, IndikatorDinyatakan, RataRataDinyatakan
from renja_gen.rules.fakta.pohon import Pohon, angka_tertulis, isi
from renja_gen.rules.umum import semua_indikator

_SERATUS = Decimal(100)


def semua_persen(pohon: Pohon) -> list[Decimal]:
    """Every percentage, in order; what a part lacks to 100 is one too."""
    bagian = {nilai for nilai in (*_tingkat(pohon), *_bagian(pohon)) if nilai is not None}
    lain = {abs(nilai) for nilai in _perubahan(pohon) if nilai is not None}
    return sorted({*bagian, *(abs(_SERATUS - nilai) for nilai in bagian), *lain, Decimal(0), _SERATUS})


def _tingkat(pohon: Pohon) -> Iterator[Decimal | None]:
    """Degrees of realisation and achievement, and their means."""
    hasil, mulai = pohon.hasil, pohon.hasil.plan.renstra.periode.awal
    for simpul in hasil.evaluasi.turun():
        uang = evaluasi_anggaran(simpul)
        yield from (uang.tingkat, uang.capaian, uang.capaian_perkiraan)
    for simpul in pohon.simpul:
        yield from (tingkat(simpul.rp(Kolom("realisasi", t)), simpul.rp(Kolom("pagu", t))) for t in pohon.tahun)
    for program in hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM):
        yield from _rata(hasil.rata_rata(program))
    yield from _rata(hasil.rata_rata_seluruh())
    for indikator in semua_indikator(hasil):
        kinerja = evaluasi_indikator(indikator, hasil.n, mulai)
        yield from (kinerja.tingkat, kinerja.capaian, kinerja.capaian_perkiraan)


def _rata(rata: RataRata) -> tuple[Decimal | None, ...]:
    return rata.tingkat_k, rata.tingkat_rp, rata.capaian_k, rata.capaian_rp


def _bagian(pohon: Pohon) -> Iterator[Decimal | None]:
    """Shares in the whole and in the part above, by node, by source of funds, and of the support programmes."""
    hasil, n = pohon.hasil, pohon.hasil.n
    evaluasi = [Kolom("pagu", n - 2), Kolom("realisasi", n - 2), Kolom("pagu", n - 1), Kolom("renstra")]
    for akar, semua_kolom in (
        (hasil.rencana, [Kolom("pagu", n), Kolom("pagu", n + 1)]),
        (hasil.review, [Kolom("rkpd", n)]),
        (hasil.evaluasi, evaluasi),
    ):
        for kolom in semua_kolom:
            seluruh = akar.rp(kolom)
            for simpul in akar.turun():
                yield tingkat(simpul.rp(kolom), seluruh)
                yield from (tingkat(anak.rp(kolom), simpul.rp(kolom)) for anak in simpul.anak)
            for program in pohon.penunjang(akar):
                yield tingkat(jumlahkan(satu.rp(kolom) for satu in program), seluruh)
    yield from (dana.persen for dana in hasil.per_sumber_dana())


def _perubahan(pohon: Pohon) -> Iterator[Decimal | None]:
    """How much something changed, and the percentages that are written."""
    hasil = pohon.hasil
    for simpul in pohon.simpul:
        yield from (perubahan(simpul.rp(dari), simpul.rp(ke)) for _, dari, ke in pohon.pasangan)
    yield perubahan(hasil.plan.evaluasi.pagu_sebelum_perubahan, evaluasi_anggaran(hasil.evaluasi).target)
    yield from (perubahan(dulu, kini) for _, dulu, kini in pohon.diubah)
    for bagian in hasil.plan.semua_bagian():
        yield from _tertulis(bagian)


def _tertulis(bagian: Bagian) -> Iterator[Decimal | None]:
    """The percentages written in a part, the degrees to which its targets were reached, and what is lacking."""
    if isinstance(bagian, Dinyatakan | IndikatorDinyatakan | RataRataDinyatakan):
        yield from angka_tertulis(bagian)
    satuan = getattr(bagian, "satuan", "")
    for satu in isi(bagian):
        if isinstance(satu, Capaian) and satu.angka is not None and _satuan_persen(f"{satuan} {satu.satuan}"):
            yield satu.angka
    target, realisasi = getattr(bagian, "target", None), getattr(bagian, "realisasi", None)
    if isinstance(target, Deret) and isinstance(realisasi, Deret):
        turun = getattr(bagian, "arah", "") == "turun"
        for tahun, tercapai in realisasi.tahun.items():
            akhir = target[tahun]
            if akhir is not None and akhir.angka is not None and tercapai.angka is not None:
                yield akhir.angka - tercapai.angka
                yield tingkat(tercapai.angka, akhir.angka, turun=turun)


def _satuan_persen(satuan: str) -> bool:
    return "%" in satuan or "persen" in satuan.lower()
