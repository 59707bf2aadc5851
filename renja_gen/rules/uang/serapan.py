"""Realised money against the pagu of its year and against the Renstra."""

from collections.abc import Iterator
from decimal import Decimal

from renja_gen.angka import persen, rp
from renja_gen.computing import Hasil, Kolom, Simpul
from renja_gen.diagnostics import Severity, Span
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import ringkas, tempat_tahun

_TERENDAH = Decimal("0.01")  # of the pagu: less was hardly spent, and is a slip of noughts


def _tempat_realisasi(daun: Simpul, tahun: int) -> Span:
    uang = daun.sub.anggaran
    return uang.span(*tempat_tahun(uang, "realisasi" if tahun in uang.realisasi else "triwulan", tahun))


@aturan("RG413", Severity.PERINGATAN, menjawab="R45")
def terhadap_pagu(hasil: Hasil) -> Iterator[Temuan]:
    """Realisasi anggaran tidak melebihi pagu tahun yang sama, dan tidak di bawah 1% dari pagu itu.

    Belanja tidak dapat melebihi anggarannya. Biasanya pagunya masih pagu sebelum perubahan APBD: tulis pagu sesudah
    perubahan. Kemungkinan lain, angka realisasi keliru atau tertukar dengan tahun lain. Realisasi sampai tahun n-2
    yang tidak nol, tetapi di bawah 1% pagunya, biasanya kurang nol atau masih dalam ribuan: perbaiki angkanya; bila
    memang hanya sebesar itu, tulis sebabnya dalam `catatan`.

    Salah:

        anggaran: {pagu: {2023: 130.000.000}}

    Benar:

        anggaran: {pagu: {2023: 140.000.000}}
    """
    for daun in hasil.akar.daun:
        uang = daun.sub.anggaran
        for tahun in sorted({*uang.realisasi.tahun, *uang.triwulan.tahun}):
            realisasi, pagu = daun.rp(Kolom("realisasi", tahun)), uang.pagu[tahun]
            if realisasi is None or pagu is None:
                continue
            if realisasi > pagu:
                lebih = f"melebihi pagu {tahun} {rp(pagu)} sebesar {rp(realisasi - pagu)}"
                hint = "tulis pagu sesudah perubahan, atau perbaiki realisasinya"
                yield Temuan(_tempat_realisasi(daun, tahun), f"realisasi {tahun} {rp(realisasi)} {lebih}", hint)
            elif tahun <= hasil.n - 2 and 0 < realisasi < pagu * _TERENDAH and not daun.sub.catatan:
                bagian = persen(realisasi / pagu * 100)
                pesan = (
                    f"realisasi {tahun} {rp(realisasi)} hanya {bagian} dari pagu {rp(pagu)}; periksa banyaknya nol"
                )
                yield Temuan(_tempat_realisasi(daun, tahun), pesan)


@aturan("RG416", Severity.PERINGATAN, menjawab="R44")
def tanpa_pagu(hasil: Hasil) -> Iterator[Temuan]:
    """Realisasi anggaran tahun n-2 didampingi pagunya.

    Tanpa pagu n-2, tingkat realisasi anggaran tidak dapat dihitung dan tercetak "–". Tulis pagu tahun itu; bila
    memang dibayar tanpa pagu sendiri, abaikan dengan alasan.

    Salah:

        anggaran: {pagu: {2023: }}

    Benar:

        anggaran: {pagu: {2023: 150.000.000}}
    """
    lalu = hasil.n - 2
    semua = [(daun, nilai) for daun in hasil.akar.daun if (nilai := daun.rp(Kolom("realisasi", lalu)))]
    kena = [(daun, nilai) for daun, nilai in semua if lalu not in daun.sub.anggaran.pagu]

    def temuan(kena: tuple[Simpul, Decimal]) -> Temuan:
        daun, nilai = kena
        pesan = f"realisasi {lalu} {rp(nilai)} tanpa pagu {lalu}, sehingga tingkatnya kosong; tulis pagunya"
        return Temuan(_tempat_realisasi(daun, lalu), pesan)

    pesan = f"mempunyai realisasi {lalu} tanpa pagu {lalu}"
    yield from ringkas(hasil, kena, len(semua), temuan, pesan, "tulis pagunya")


@aturan("RG417", Severity.SARAN, menjawab="R45 R49")
def di_atas_renstra(hasil: Hasil) -> Iterator[Temuan]:
    """Realisasi anggaran s/d tahun n-2 belum melampaui target dana Renstra.

    Target dana Renstra berlaku sampai akhir periodenya. Bila sudah terlampaui dua tahun sebelum tahun rencana,
    periksa apakah yang tertulis ialah target setahun, atau realisasi periode sebelumnya ikut terjumlah. Bila periode
    Renstra baru mulai sesudah tahun n-2, realisasi itu milik Renstra lama dan tidak dibandingkan.

    Salah:

        anggaran: {renstra: 200.000.000}

    Benar:

        anggaran: {renstra: 600.000.000}
    """
    lalu = hasil.n - 2
    if lalu < hasil.plan.renstra.periode.awal:
        return
    semua = [
        (daun, target, realisasi)
        for daun in hasil.akar.daun
        if (target := daun.rp(Kolom("renstra"))) and (realisasi := daun.rp(Kolom("sampai", lalu)))
    ]
    kena = [(daun, target, realisasi) for daun, target, realisasi in semua if realisasi > target]

    def temuan(kena: tuple[Simpul, Decimal, Decimal]) -> Temuan:
        daun, target, realisasi = kena
        pesan = f"realisasi s/d {lalu} {rp(realisasi)} melampaui target dana Renstra {rp(target)}; periksa keduanya"
        return Temuan(daun.sub.anggaran.span("renstra"), pesan)

    pesan = f"sudah melampaui target dana Renstra dengan realisasi s/d {lalu}"
    perbaikan = "periksa targetnya, mungkin tertulis target setahun"
    yield from ringkas(hasil, kena, len(semua), temuan, pesan, perbaikan)
