"""A recapitulation for other programs: JSON with Indonesian keys, exact figures as strings."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from renja_gen.computing import Tingkat
from renja_gen.rekap.data import Jumlah, Rencana
from renja_gen.rekap.gabung import Rekap
from renja_gen.rekap.laporan import judul, kalimat

VERSI = 1


def ke_json(rekap: Rekap) -> str:
    """Everything; ASCII, so that any terminal prints it as it stands."""
    data = {
        "versi": VERSI,
        "judul": judul(rekap),
        "tahun": rekap.tahun,
        "daerah": list(rekap.daerah),
        "ringkasan": list(kalimat(rekap)),
        "total": _jumlah(rekap.total),
        "penunjang": _jumlah(rekap.penunjang.jumlah),
        "rencana": [_rencana(rekap, satu) for satu in rekap.semua],
        "urusan": _kelompok(rekap, Tingkat.URUSAN),
        "bidang_urusan": _kelompok(rekap, Tingkat.BIDANG_URUSAN),
        "program": _kelompok(rekap, Tingkat.PROGRAM),
        "sumber_dana": [
            {
                "nama": satu.nama, "pagu": _tepat(satu.pagu), "ejaan": list(satu.ejaan),
                "rencana": _berkas(satu.rencana),
            }
            for satu in rekap.per_dana()
        ],
        "peringatan": [
            {"kode": satu.code, "rencana": satu.span.file, "pesan": satu.message, "saran": satu.hint}
            for satu in rekap.temuan
        ],
    }  # fmt: skip
    return json.dumps(data, indent=2)


def _rencana(rekap: Rekap, satu: Rencana) -> dict[str, Any]:
    return {
        "berkas": satu.berkas,
        "perangkat_daerah": satu.nama or None,
        "singkatan": satu.singkatan or None,
        "daerah": satu.daerah or None,
        "tahun": satu.tahun,
        "tahap": satu.tahap or None,
        "dijumlahkan": satu in rekap.dijumlahkan,
        "alasan": rekap.alasan(satu) or None,
        **(_jumlah(satu.seluruh) if satu.bagian else {}),
        "tanpa": dict(satu.tanpa),
        "temuan": dict(satu.temuan),
        "kode_temuan": dict(satu.kode),
    }


def _kelompok(rekap: Rekap, tingkat: Tingkat) -> list[dict[str, Any]]:
    return [
        {"kode": satu.kode, "nama": satu.nama, **_jumlah(satu.jumlah), "rencana": _berkas(satu.rencana)}
        for satu in rekap.per_tingkat(tingkat)
    ]


def _jumlah(satu: Jumlah) -> dict[str, Any]:
    return {
        "program": satu.program, "kegiatan": satu.kegiatan, "sub_kegiatan": satu.sub_kegiatan,
        "indikator": satu.indikator, "pagu": _tepat(satu.pagu), "prakiraan_maju": _tepat(satu.maju),
        "selisih": _tepat(satu.selisih), "perubahan_persen": _tepat(satu.perubahan),
    }  # fmt: skip


def _berkas(rencana: Iterable[Rencana]) -> list[str]:
    return [satu.berkas for satu in rencana]


def _tepat(nilai: Decimal | None) -> str | None:
    return None if nilai is None else f"{nilai.normalize():f}"
