"""A comparison in a few sentences and figures, the same on the terminal and in the document."""

from collections.abc import Iterator

from renja_gen.angka import daftar, persen, rp
from renja_gen.computing import Kolom, Tingkat
from renja_gen.perbandingan.banding import Perbandingan
from renja_gen.perbandingan.pasangan import TINGKAT
from renja_gen.perbandingan.perubahan import Perubahan, beda_rupiah

SAMA = "Kedua versi sama; tidak ada perubahan."


def kalimat(banding: Perbandingan) -> Iterator[str]:
    """What changed: the pagu of the plan year, the nodes of each level, and what else there is."""
    if not banding.berbeda:
        yield SAMA
        return
    yield _kalimat_pagu(banding)
    for tingkat in TINGKAT:
        if jumlah := _jumlah(banding, tingkat):
            yield f"{tingkat.value.capitalize()}: {daftar(jumlah)}."
    lain = [
        *([f"{len(banding.isian)} isian lain"] if banding.isian else []),
        *([f"{len({satu.berkas for satu in banding.narasi})} berkas narasi"] if banding.narasi else []),
    ]
    if lain:
        yield f"Berubah pula: {daftar(lain)}."
    if banding.lama.n != banding.baru.n:
        yield catatan_tahun(banding)


def catatan_tahun(banding: Perbandingan) -> str:
    """How plans of different years are compared."""
    lama, baru = banding.lama.n, banding.baru.n
    return (
        f"Tahun rencananya berbeda ({lama} dan {baru}); angka dibandingkan menurut tahun kalender, "
        f"sehingga angka {baru} pada rencana {lama} ialah prakiraan atau target pada waktu itu."
    )


def pagu_rencana(banding: Perbandingan) -> Perubahan:
    """The total pagu of the year that the new plan is for, changed or not."""
    kolom = Kolom("pagu", banding.baru.n)
    lama, baru = (hasil.akar.rp(kolom) for hasil in (banding.lama, banding.baru))
    sama = Perubahan((f"pagu {kolom.tahun}",), "rupiah", rp(lama), rp(baru), lama, baru)
    return next(beda_rupiah(sama.jalur, lama, baru), sama)


def _kalimat_pagu(banding: Perbandingan) -> str:
    pagu = pagu_rencana(banding)
    selisih = pagu.selisih
    sebutan = f"Pagu {banding.baru.n}"
    if not selisih:
        return f"{sebutan} tetap {rp(pagu.angka_baru)}."
    arah = "naik" if selisih > 0 else "turun"
    bagian = f" ({persen(abs(pagu.persen))})" if pagu.persen is not None else ""
    return f"{sebutan} {arah} {rp(abs(selisih))}{bagian}, dari {rp(pagu.angka_lama)} menjadi {rp(pagu.angka_baru)}."


def _jumlah(banding: Perbandingan, tingkat: Tingkat) -> list[str]:
    """How many nodes of a level were added, removed, moved, renamed, or differ in something else."""
    jumlah = {
        status: len(banding.pada(tingkat, status)) for status in ("baru", "dihapus", "berganti kode", "berganti nama")
    }
    jumlah["berubah isinya"] = sum(1 for satu in banding.pada(tingkat) if not satu.status)
    return [f"{banyak} {status}" for status, banyak in jumlah.items() if banyak]
