"""Where percentages and their means come from, and why they are undefined."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from renja_gen.angka import KOSONG, persen
from renja_gen.computing.asal import Rerata
from renja_gen.computing.kinerja import Kinerja, predikat
from renja_gen.computing.pohon import Kolom, Simpul, Tingkat
from renja_gen.computing.ringkasan import Hasil
from renja_gen.computing.rumus import hitung
from renja_gen.computing.sebab.kinerja import sebab_kinerja
from renja_gen.computing.sebab.pokok import Sebab, sebut_simpul
from renja_gen.computing.sebab.uang import sebab_uang


def sebab_persen(rumus: str, apa: str, nilai: Sebab, terhadap: Sebab) -> Sebab:
    """A figure in percent of another."""
    unsur = (nilai, terhadap)
    kosong = Sebab(apa, nilai.siapa, None, KOSONG, rumus, unsur)
    hasil = kosong.terhitung
    return replace(
        kosong, nilai=hasil, cetak=persen(hasil), catatan=tuple(_keterangan(rumus, hasil, nilai, terhadap))
    )


def _keterangan(rumus: str, hasil: Decimal | None, nilai: Sebab, terhadap: Sebab) -> Iterator[str]:
    if hasil is not None:
        if nilai.nilai is None:
            yield f"{nilai.apa} tidak ada, jadi dihitung 0%"
        if rumus == "percent-down":
            yield "makin kecil makin baik (arah: turun)"
    elif nilai.teks or terhadap.teks:
        yield f"tidak terdefinisi, karena {(nilai if nilai.teks else terhadap).apa} berupa teks, bukan bilangan"
    elif terhadap.nilai is None:
        yield f"tidak terdefinisi, karena {terhadap.apa} tidak ada"
    elif terhadap.nilai <= 0:
        yield f"tidak terdefinisi, karena {terhadap.apa} {'nol' if terhadap.nilai == 0 else 'di bawah nol'}"
    else:
        yield f"tidak terdefinisi, karena {nilai.apa} tidak ada"


def sebab_rerata(hasil: Hasil, asal: Rerata) -> Sebab:
    """A mean of percentages."""
    apa = f"rata-rata {_RERATA[asal.apa]}"
    if asal.program is None:
        semua = [
            sebab_rerata(hasil, Rerata(satu, asal.apa)) for satu in hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)
        ]
        unsur = tuple(satu for satu in semua if satu.nilai is not None)
        siapa, aturan = "seluruh program", "rata-rata dari rata-rata tiap program"
    else:
        semua = [satu for daun in asal.program.daun for satu in _persen_daun(hasil, daun, asal.apa)]
        abaikan = hasil.aturan_rata_rata == "abaikan-nol"
        unsur = tuple(satu for satu in semua if satu.nilai is not None and not (abaikan and satu.nilai == 0))
        siapa = sebut_simpul(asal.program)
        aturan = (
            "baris dengan capaian 0% tidak dihitung" if abaikan else "baris bertarget tanpa realisasi dihitung 0%"
        )
    nilai = hitung("mean", [satu.nilai for satu in unsur])
    lewat = len(semua) - len(unsur)
    catatan = [aturan, *([f"{lewat} lainnya tidak terdefinisi atau tidak dihitung"] if lewat else [])]
    if nilai is not None:
        catatan.append(f"predikat {predikat(nilai)}, menurut nilai sebelum dibulatkan")
    return Sebab(apa, siapa, nilai, persen(nilai), "mean", unsur, catatan=tuple(catatan))


_RERATA = {
    "tingkat_k": "tingkat realisasi kinerja", "tingkat_rp": "tingkat realisasi anggaran",
    "capaian_k": "tingkat capaian kinerja Renstra", "capaian_rp": "tingkat capaian anggaran Renstra",
}  # fmt: skip


def _persen_daun(hasil: Hasil, daun: Simpul, apa: str) -> Iterator[Sebab]:
    n, mulai = hasil.n, hasil.plan.renstra.periode.awal
    tingkat = apa.startswith("tingkat")
    if apa.endswith("_rp"):
        dari, ke = (Kolom("realisasi", n - 2), Kolom("pagu", n - 2)) if tingkat else (
            Kolom("sampai", n - 2), Kolom("renstra")
        )  # fmt: skip
        yield sebab_persen("percent", _RERATA[apa], sebab_uang(daun, dari), sebab_uang(daun, ke))
        return
    nilai, target = (Kinerja("realisasi", n - 2), Kinerja("target", n - 2)) if tingkat else (
        Kinerja("sampai", n - 2), Kinerja("renstra")
    )  # fmt: skip
    for satu in hasil.evaluasi_sub(daun):
        i = satu.indikator
        rumus = "percent-down" if i.arah == "turun" else "percent"
        yield sebab_persen(rumus, _RERATA[apa], *(sebab_kinerja(i, kolom, mulai) for kolom in (nilai, target)))
