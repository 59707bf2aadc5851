"""A comparison for other programs: JSON with Indonesian keys, exact figures as strings."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from renja_gen.matriks.sisi import Sisi
from renja_gen.perbandingan.banding import BedaSimpul, Perbandingan
from renja_gen.perbandingan.perubahan import Perubahan
from renja_gen.perbandingan.ringkasan import kalimat

VERSI = 1


def ke_json(banding: Perbandingan, lama: Sisi, baru: Sisi) -> str:
    """The whole comparison; ASCII, so that any terminal prints it as it stands."""
    data = {
        "versi": VERSI,
        "berbeda": banding.berbeda,
        "semula": _sisi(lama),
        "menjadi": _sisi(baru),
        "ringkasan": list(kalimat(banding)),
        "total": _semua(banding.total),
        "sumber_dana": _semua(banding.dana),
        "simpul": [_simpul(satu) for satu in banding.simpul if satu.berbeda],
        "isian": _semua(banding.isian),
        "narasi": [
            {
                "berkas": satu.berkas, "baris_semula": satu.baris_lama, "baris_menjadi": satu.baris_baru,
                "semula": satu.lama, "menjadi": satu.baru,
            }
            for satu in banding.narasi
        ],
    }  # fmt: skip
    return json.dumps(data, indent=2)


def _sisi(sisi: Sisi) -> dict[str, Any]:
    assert sisi.hasil is not None
    return {
        "sebutan": sisi.sebutan,
        "rencana": sisi.judul,
        "tahun": sisi.hasil.n,
        "tahap": sisi.hasil.plan.renja.tahap,
        "revisi": sisi.revisi or None,
        "tanggal_revisi": sisi.tanggal.isoformat() if sisi.tanggal else None,
        "sidik": sisi.sidik or None,
    }


def _simpul(beda: BedaSimpul) -> dict[str, Any]:
    satu = beda.pasangan
    return {
        "tingkat": satu.simpul.tingkat.value,
        "kode": satu.simpul.kode,
        "nama": satu.simpul.nama,
        "status": list(beda.status) or ["berubah"],
        "kode_semula": satu.lama.kode if satu.lama else None,
        "nama_semula": satu.lama.nama if satu.lama else None,
        "dikenali_dari": satu.cara.value if satu.pindah else None,
        "angka": _semua(beda.angka),
        "sumber_dana": _semua(beda.dana),
        "isian": _semua(beda.isian),
    }


def _semua(perubahan: Sequence[Perubahan]) -> list[dict[str, Any]]:
    return [_satu(satu) for satu in perubahan]


def _satu(satu: Perubahan) -> dict[str, Any]:
    """A change; texts as printed, figures exactly."""
    teks = {"jalur": list(satu.jalur), "jenis": satu.jenis, "semula": satu.lama, "menjadi": satu.baru}
    if satu.angka_lama is None and satu.angka_baru is None:
        return teks
    return {
        **teks,
        "angka_semula": _tepat(satu.angka_lama),
        "angka_menjadi": _tepat(satu.angka_baru),
        "selisih": _tepat(satu.selisih),
        "persen": _tepat(satu.persen),
    }


def _tepat(nilai: Decimal | None) -> str | None:
    return None if nilai is None else f"{nilai.normalize():f}"
