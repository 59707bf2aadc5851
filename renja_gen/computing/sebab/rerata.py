"""Where means of percentages come from."""

from collections.abc import Callable, Iterator

from renja_gen.angka import persen
from renja_gen.computing.asal import Asal, Rerata
from renja_gen.computing.kinerja import predikat
from renja_gen.computing.pohon import Simpul, Tingkat
from renja_gen.computing.ringkasan import Hasil
from renja_gen.computing.rumus import hitung
from renja_gen.computing.sebab.pokok import Sebab, sebut_simpul
from renja_gen.computing.turunan import (
    NAMA_RERATA,
    capaian_anggaran,
    capaian_kinerja,
    tingkat_anggaran,
    tingkat_kinerja,
)


def sebab_rerata(hasil: Hasil, asal: Rerata, sebab: Callable[[Hasil, Asal], Sebab]) -> Sebab:
    """A mean of percentages; `sebab` tells where those come from."""
    apa = f"rata-rata {NAMA_RERATA[asal.apa]}"
    if asal.program is None:
        program = hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)
        semua = [sebab(hasil, Rerata(satu, asal.apa)) for satu in program]
        unsur = tuple(satu for satu in semua if satu.nilai is not None)
        siapa, aturan = "seluruh program", "rata-rata dari rata-rata tiap program"
    else:
        semua = [sebab(hasil, satu) for daun in asal.program.daun for satu in _persen_daun(hasil, daun, asal.apa)]
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


def _persen_daun(hasil: Hasil, daun: Simpul, apa: str) -> Iterator[Asal]:
    """The percentages of a sub kegiatan: of its money, or of each of its indicators."""
    tingkat = apa.startswith("tingkat")
    if apa.endswith("_rp"):
        yield (tingkat_anggaran if tingkat else capaian_anggaran)(daun)
    else:
        for satu in hasil.evaluasi_sub(daun):
            yield (tingkat_kinerja if tingkat else capaian_kinerja)(satu.indikator, hasil.n)
