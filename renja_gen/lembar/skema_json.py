"""The JSON Schema of the exported JSON: what other programs may rely on.

`VERSI` grows when a key changes its meaning or goes; new keys may come at any time.
"""

from typing import Any

VERSI = 1
Isi = dict[str, Any]  # an object of JSON

_ANGKA: Isi = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}
_RATA_RATA = ("tingkat_k", "tingkat_rp", "capaian_k", "capaian_rp")
_TEKS, _BULAT = {"type": "string"}, {"type": "integer"}
_MENURUT_TAHUN: Isi = {"type": "object", "patternProperties": {r"^\d{4}$": _ANGKA}, "additionalProperties": False}


def _berkunci(**kunci: Any) -> Isi:
    """An object with these keys, and perhaps more."""
    return {"type": "object", "properties": kunci, "required": list(kunci)}


def _deretan(butir: Any) -> Isi:
    return {"type": "array", "items": butir}


SKEMA: Isi = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_berkunci(
        versi={"const": VERSI},
        renja=_berkunci(
            judul=_TEKS, perangkat_daerah=_TEKS, singkatan=_TEKS, daerah=_TEKS, tahun=_BULAT, tahap=_TEKS,
            renstra=_berkunci(awal=_BULAT, akhir=_BULAT), renja_gen=_TEKS, revisi=_TEKS, sidik=_TEKS,
        ),
        jumlah=_berkunci(
            pagu=_ANGKA, prakiraan_maju=_ANGKA, rkpd=_ANGKA, program=_BULAT, kegiatan=_BULAT, sub_kegiatan=_BULAT
        ),
        sumber_dana=_deretan(_berkunci(nama=_TEKS, pagu=_ANGKA, persen=_ANGKA)),
        rata_rata={
            "type": "object",
            "additionalProperties": _berkunci(**dict.fromkeys(_RATA_RATA, _ANGKA)),
        },
        pohon=_deretan({"$ref": "#/$defs/simpul"}),
        tabel=_deretan(
            _berkunci(
                kunci=_TEKS, nomor=_TEKS, judul=_TEKS, kolom=_deretan(_TEKS),
                kepala=_deretan(_deretan({"$ref": "#/$defs/sel"})),
                baris=_deretan(_berkunci(jenis=_TEKS, kode=_TEKS, sel=_deretan({"$ref": "#/$defs/sel"}))),
                catatan=_deretan(_TEKS),
            )
        ),
    ),
    "$defs": {
        "simpul": _berkunci(
            kode=_TEKS, tingkat=_TEKS, nama=_TEKS,
            anggaran=_berkunci(
                renstra=_ANGKA, pagu=_MENURUT_TAHUN, realisasi=_MENURUT_TAHUN, realisasi_sampai=_MENURUT_TAHUN,
                rkpd=_ANGKA,
            ),
            evaluasi={"type": "object", "additionalProperties": _ANGKA},
            indikator=_deretan(_berkunci(nama=_TEKS, akumulasi=_TEKS, arah=_TEKS)),
            evaluasi_indikator=_deretan(_berkunci(indikator=_TEKS, tingkat=_ANGKA, capaian=_ANGKA)),
        )
        | {"anyOf": [_berkunci(anak=_deretan({"$ref": "#/$defs/simpul"})), _berkunci(isian={"type": "object"})]},
        "sel": {
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "properties": {"teks": _TEKS, "angka": _ANGKA, "gabung": _berkunci(kolom=_BULAT, baris=_BULAT)},
                    "required": ["teks"],
                    "additionalProperties": False,
                },
            ]
        },
    },
}  # fmt: skip
