"""Stated percentages and running totals of the evaluation (`dinyatakan`), against what the plan gives.

As with amounts, what follows from other figures of the same source is sound: only its cause is reported.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from renja_gen.angka import angka, bulatkan, persen
from renja_gen.computing import Hasil, Simpul, Tingkat
from renja_gen.computing.evaluasi import EvaluasiKinerja, evaluasi_anggaran, evaluasi_indikator
from renja_gen.computing.kinerja import rata_rata, tingkat
from renja_gen.computing.pohon import dievaluasi, saring
from renja_gen.diagnostics import Severity
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.pernyataan import Dinyatakan, IndikatorDinyatakan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.pernyataan.dugaan import sebut
from renja_gen.rules.pernyataan.jumlah import semua_pernyataan
from renja_gen.rules.umum import semua_indikator

_RATA_RATA = {  # key of a statement: what is averaged, and whether over rows of performance or of money
    "tingkat_kinerja": ("tingkat", True), "tingkat_anggaran": ("tingkat", False),
    "capaian_kinerja": ("capaian", True), "capaian_anggaran": ("capaian", False),
}  # fmt: skip


@aturan("RG453", Severity.GALAT, menjawab="R44 R46", seluruh=True)
def persentase_dinyatakan(hasil: Hasil) -> Iterator[Temuan]:
    """Persentase yang dinyatakan sama dengan yang dihitung, sejauh desimal yang ditulis.

    Tingkat realisasi ialah realisasi dibagi target tahun n-2, tingkat capaian ialah realisasi s/d n-2 dibagi target
    Renstra; rata-rata mengikuti `tabel: {evaluasi: {rata_rata: …}}`. Bila pembaginya nol atau tidak ada,
    persentasenya tidak terdefinisi dan dicetak "–", bukan 0% atau 100%. Realisasi kinerja s/d n-2 yang dinyatakan
    (`kumulatif`) ikut dicocokkan. Persentase yang cocok dengan angka lain dari sumber yang sama tidak dilaporkan,
    sebab angka lain itulah yang keliru. Betulkan angka rencana, atau angka yang dinyatakan bila sumbernya yang
    keliru.

    Salah:

        anggaran:
          realisasi: {s/d 2022: 95.000.000, 2023: 139.500.000}
        dinyatakan: {sumber: dokumen tahun lalu, tingkat: "95,00%"}

    Benar:

        anggaran:
          realisasi: {s/d 2022: 95.000.000, 2023: 139.500.000}
        dinyatakan: {sumber: dokumen tahun lalu, tingkat: "93,00%"}
    """
    for simpul, _, satu in semua_pernyataan(hasil):
        if satu.tingkat is not None or satu.capaian is not None:
            yield from _anggaran(simpul, satu)
        if satu.rata_rata:
            for kunci in _RATA_RATA:
                terhitung = [_rata_rata(hasil, simpul, kunci, sumber) for sumber in (None, satu.sumber)]
                nama = f"rata-rata {kunci.replace('_', ' ')} {sebut(simpul)}"
                yield from _persen(satu.rata_rata, kunci, satu.sumber, nama, terhitung)
    for indikator in semua_indikator(hasil):
        if indikator.dinyatakan:
            nilai = evaluasi_indikator(indikator, hasil.n, hasil.plan.renstra.periode.awal)
            for pernyataan in indikator.dinyatakan:
                yield from _kinerja(indikator, pernyataan, nilai)


def _persen(
    bagian: Bagian, kunci: str, sumber: str, nama: str, terhitung: Iterable[Decimal | None]
) -> Iterator[Temuan]:
    """A percentage is right when it is any of those computed, rounded as it is; the first is the plan's own."""
    tertulis: Decimal | None = getattr(bagian, kunci)
    if tertulis is None:
        return
    eksponen = tertulis.as_tuple().exponent
    desimal = -eksponen if isinstance(eksponen, int) else 0
    milik_rencana, *lain = terhitung
    if any(satu is not None and bulatkan(satu, desimal) == tertulis for satu in (milik_rencana, *lain)):
        return
    hitungan = f"hitungannya {persen(milik_rencana)}"
    seharusnya = hitungan if milik_rencana is not None else "pembaginya nol atau kosong, jadi yang benar –"
    pesan = f"{nama} menurut {sumber} {angka(tertulis, desimal)}%, sedangkan {seharusnya}; periksa keduanya"
    yield Temuan(bagian.span(kunci), pesan)


def _anggaran(simpul: Simpul, satu: Dinyatakan) -> Iterator[Temuan]:
    """The percentages of money: of the plan's amounts, or of those in the same statement."""
    lalu, uang = simpul.n - 2, evaluasi_anggaran(simpul)
    tingkat_lain = tingkat(satu.realisasi.tahun.get(lalu, uang.realisasi), satu.pagu.tahun.get(lalu, uang.target))
    kumulatif = satu.realisasi.sampai.get(lalu, uang.kumulatif)
    capaian_lain = tingkat(kumulatif, uang.renstra if satu.renstra is None else satu.renstra)
    nama = f"anggaran {sebut(simpul)}"
    yield from _persen(satu, "tingkat", satu.sumber, f"tingkat realisasi {nama}", (uang.tingkat, tingkat_lain))
    yield from _persen(satu, "capaian", satu.sumber, f"tingkat capaian {nama}", (uang.capaian, capaian_lain))


def _kinerja(indikator: Indikator, satu: IndikatorDinyatakan, nilai: EvaluasiKinerja) -> Iterator[Temuan]:
    """The figures of an indicator; text takes no part in arithmetic and is not judged."""
    if not _teks(nilai.realisasi, nilai.target):
        yield from _persen(satu, "tingkat", satu.sumber, "tingkat realisasi kinerja", (nilai.tingkat,))
    if satu.kumulatif and not _teks(nilai.kumulatif, satu.kumulatif):
        terhitung = nilai.kumulatif.angka if nilai.kumulatif else Decimal(0)
        if terhitung != satu.kumulatif.angka:
            seharusnya = nilai.kumulatif.cetak(indikator.satuan) if nilai.kumulatif else "tidak ada"
            pesan = f"realisasi kinerja s/d n-2 menurut {satu.sumber} {satu.kumulatif.teks}"
            yield Temuan(satu.span("kumulatif"), f"{pesan}, sedangkan hitungannya {seharusnya}; periksa keduanya")
    if not _teks(nilai.kumulatif, nilai.renstra, satu.kumulatif):
        lain = tingkat(
            satu.kumulatif.angka if satu.kumulatif else None,
            nilai.renstra.angka if nilai.renstra else None,
            turun=indikator.arah == "turun",
        )
        yield from _persen(satu, "capaian", satu.sumber, "tingkat capaian kinerja", (nilai.capaian, lain))


def _teks(*nilai: Capaian | None) -> bool:
    return any(satu is not None and satu.angka is None for satu in nilai)


def _rata_rata(hasil: Hasil, simpul: Simpul, kunci: str, sumber: str | None) -> Decimal | None:
    """A mean; with a source, over what that source states where it does. That of all is over programmes."""
    if simpul.kode:
        return rata_rata(_baris(hasil, simpul, kunci, sumber), hasil.aturan_rata_rata)
    program = [satu for satu in hasil.akar.turun() if satu.tingkat is Tingkat.PROGRAM]
    return rata_rata((_rata_rata_program(hasil, satu, kunci, sumber) for satu in program), "termasuk-nol")


def _rata_rata_program(hasil: Hasil, program: Simpul, kunci: str, sumber: str | None) -> Decimal | None:
    for satu in program.bagian.dinyatakan if program.bagian else ():
        if satu.sumber == sumber and satu.rata_rata and (nilai := getattr(satu.rata_rata, kunci)) is not None:
            return Decimal(nilai)
    return _rata_rata(hasil, program, kunci, sumber)


def _baris(hasil: Hasil, simpul: Simpul, kunci: str, sumber: str | None) -> Iterator[Decimal | None]:
    """The percentages of the rows below a node."""
    apa, kinerja = _RATA_RATA[kunci]
    bagian = saring(simpul, lambda sub: dievaluasi(sub, hasil.evaluasi_sampai))
    for daun in bagian.daun if bagian else ():
        if kinerja:
            for satu in hasil.evaluasi_sub(daun):
                yield _menurut(satu.indikator.dinyatakan, apa, sumber, getattr(satu, apa))
        else:
            yield _menurut(daun.sub.dinyatakan, apa, sumber, getattr(evaluasi_anggaran(daun), apa))


def _menurut(
    pernyataan: Iterable[Dinyatakan | IndikatorDinyatakan], apa: str, sumber: str | None, terhitung: Decimal | None
) -> Decimal | None:
    """What a source states, else what is computed."""
    tertulis = [getattr(satu, apa) for satu in pernyataan if satu.sumber == sumber]
    return next((satu for satu in tertulis if satu is not None), terhitung)
