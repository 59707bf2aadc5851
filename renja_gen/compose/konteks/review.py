"""What narratives see of the review against the RKPD draft, and of proposals."""

from collections.abc import Iterable
from typing import Any

from renja_gen.compose.konteks.rencana import pagu_rkpd
from renja_gen.compose.konteks.teks import rapi
from renja_gen.compose.sebutan import nama_usulan, simpul_usulan
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Asal, Banyak, Nol, Uang
from renja_gen.computing.pohon import di_rkpd, direncanakan
from renja_gen.computing.ringkasan import Perbedaan
from renja_gen.computing.turunan import perubahan, selisih, seluruh_pagu
from renja_gen.nomenklatur import nama_dalam_kalimat


def isi_review(hasil: Hasil) -> dict[str, Any]:
    """Pagu of the plan beside that of the RKPD draft: in total, and where they differ."""
    n = hasil.n
    perbedaan = hasil.perbedaan_rkpd()
    rkpd, pagu = pagu_rkpd(hasil), seluruh_pagu(hasil)
    dua_sisi = [p for p in perbedaan if di_rkpd(p.simpul.sub, n) and direncanakan(p.simpul.sub, n)]
    alasan = "pagunya berbeda dari rancangan awal RKPD, atau hanya ada di salah satunya"
    return {
        "rkpd": rkpd, "pagu": pagu, "selisih": selisih(pagu, rkpd), "persen": perubahan(rkpd, pagu),
        "jumlah": Banyak("banyaknya sub kegiatan yang berbeda", tuple(p.simpul for p in perbedaan), alasan),
        "naik": _baris(p for p in dua_sisi if p.selisih > 0),
        "turun": _baris(p for p in dua_sisi if p.selisih < 0),
        "baru": _baris(p for p in perbedaan if not di_rkpd(p.simpul.sub, n)),
        "hilang": _baris(p for p in perbedaan if not direncanakan(p.simpul.sub, n)),
        "program": [
            {**_dua_sisi(satu, nama_dalam_kalimat(satu.nama)), "persen": perubahan(*_uang(satu))}
            for satu in hasil.simpul(hasil.review, Tingkat.PROGRAM)
            if satu.rp(Kolom("rkpd", n)) != satu.rp(Kolom("pagu", n))
        ],
    }  # fmt: skip


def _baris(pilih: Iterable[Perbedaan]) -> list[dict[str, Any]]:
    return [_dua_sisi(satu.simpul, satu.simpul.nama) for satu in pilih]


def _dua_sisi(simpul: Simpul, nama: str) -> dict[str, Any]:
    rkpd, pagu = _uang(simpul)
    return {"nama": nama, "rkpd": rkpd, "pagu": pagu, "selisih": Nol(selisih(pagu, rkpd))}


def _uang(simpul: Simpul) -> tuple[Asal, Asal]:
    """What the RKPD draft and the plan have."""
    return Uang(simpul, Kolom("rkpd", simpul.n)), Uang(simpul, Kolom("pagu", simpul.n))


def isi_usulan(hasil: Hasil) -> dict[str, Any]:
    """The proposals."""
    daftar = []
    for satu in hasil.plan.usulan.daftar:
        simpul = simpul_usulan(hasil, satu)
        daftar.append({
            "nama": nama_usulan(hasil, satu), "asal": satu.asal, "status": satu.status,
            "catatan": rapi(satu.catatan),
            "sub_kegiatan": simpul.nama if simpul else None, "lokasi": ", ".join(satu.lokasi),
        })  # fmt: skip
    return {
        "nihil": rapi(hasil.plan.usulan.nihil), "daftar": daftar,
        "jumlah": Banyak("banyaknya usulan", hasil.plan.usulan.daftar),
        "berasal": [satu for satu in daftar if satu["asal"]],
    }  # fmt: skip
