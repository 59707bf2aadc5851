"""What narratives see of the planned work: counts, totals, programmes and what is below them, sources of funds."""

from typing import Any

from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Asal, Banyak, Dana, Nol, Turunan, Uang
from renja_gen.computing.turunan import perubahan, porsi, seluruh_pagu
from renja_gen.nomenklatur import nama_dalam_kalimat

_PENUNJANG = ".01"  # X.XX.01 supports every bidang urusan


def isi_hitung(hasil: Hasil) -> dict[str, Any]:
    """How many there are of each level."""
    alasan = f"yang punya pagu atau target {hasil.n}"

    def banyak(tingkat: Tingkat) -> Asal:
        return Banyak(f"banyaknya {tingkat}", tuple(hasil.simpul(hasil.rencana, tingkat)), alasan)

    return {
        "program": banyak(Tingkat.PROGRAM), "kegiatan": banyak(Tingkat.KEGIATAN),
        "sub_kegiatan": banyak(Tingkat.SUB_KEGIATAN), "bidang_urusan": banyak(Tingkat.BIDANG_URUSAN),
    }  # fmt: skip


def isi_total(hasil: Hasil) -> dict[str, Any]:
    """The totals of the plan."""
    n, pagu = hasil.n, seluruh_pagu(hasil)
    program = hasil.simpul(hasil.rencana, Tingkat.PROGRAM)
    uang = tuple(Uang(satu, Kolom("pagu", n)) for satu in program if satu.kode.endswith(_PENUNJANG))
    penunjang = Nol(Turunan("pagu program penunjang", "sum", uang))
    return {
        "pagu": {
            **{t: Uang(hasil.akar, Kolom("pagu", t)) for t in (n - 2, n - 1)},
            **{t: Uang(hasil.rencana, Kolom("pagu", t)) for t in (n, n + 1)},
        },
        "rkpd": pagu_rkpd(hasil),
        "pertumbuhan_maju": perubahan(pagu, Uang(hasil.rencana, Kolom("pagu", n + 1))),
        "penunjang": penunjang, "urusan": Turunan("pagu program lainnya", "subtract", (pagu, penunjang)),
    }  # fmt: skip


def pagu_rkpd(hasil: Hasil) -> Asal:
    """The total of the RKPD draft."""
    return Nol(Uang(hasil.review, Kolom("rkpd", hasil.n)))


def isi_program(hasil: Hasil) -> list[dict[str, Any]]:
    """The programmes, with their kegiatan and sub kegiatan."""
    n = hasil.n
    return [
        {
            "kode": simpul.kode, "nama": nama_dalam_kalimat(simpul.nama), "pagu": _pagu(simpul),
            "penunjang": simpul.kode.endswith(_PENUNJANG),
            "pagu_maju": Uang(simpul, Kolom("pagu", n + 1)), "persen": porsi(hasil, _pagu(simpul)),
            "kegiatan": [_kegiatan(satu) for satu in simpul.anak],
        }
        for simpul in hasil.simpul(hasil.rencana, Tingkat.PROGRAM)
    ]  # fmt: skip


def _kegiatan(simpul: Simpul) -> dict[str, Any]:
    sub = [{"kode": satu.kode, "nama": satu.nama, "pagu": _pagu(satu)} for satu in simpul.anak]
    nama = nama_dalam_kalimat(simpul.nama)
    return {"kode": simpul.kode, "nama": nama, "pagu": _pagu(simpul), "sub_kegiatan": sub}


def _pagu(simpul: Simpul) -> Asal:
    return Uang(simpul, Kolom("pagu", simpul.n))


def isi_sumber_dana(hasil: Hasil) -> list[dict[str, Any]]:
    """Pagu by source of funds, largest first."""
    return [
        {"nama": satu.nama, "pagu": Dana(satu.nama), "persen": porsi(hasil, Dana(satu.nama))}
        for satu in hasil.per_sumber_dana()
    ]


def isi_bidang_urusan(hasil: Hasil) -> list[dict[str, Any]]:
    """Pagu by bidang urusan."""
    return [
        {"nama": nama_dalam_kalimat(satu.nama), "pagu": Nol(_pagu(satu)), "persen": porsi(hasil, Nol(_pagu(satu)))}
        for satu in hasil.simpul(hasil.rencana, Tingkat.BIDANG_URUSAN)
    ]
