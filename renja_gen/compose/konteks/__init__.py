"""What narrative templates see: the computed plan as plain data (dicts, lists, text, Decimal).

Each figure is declared by what it is (`computing.asal`): so it is known here and to `renja-gen explain` alike.
"""

from typing import Any

from renja_gen.compose.konteks.evaluasi import isi_evaluasi, isi_pelayanan
from renja_gen.compose.konteks.rencana import isi_bidang_urusan, isi_hitung, isi_program, isi_sumber_dana, isi_total
from renja_gen.compose.konteks.review import isi_review, isi_usulan
from renja_gen.compose.konteks.teks import butir, rapi
from renja_gen.compose.perubahan import ringkasan
from renja_gen.compose.sebutan import nama_daerah, nama_lengkap
from renja_gen.computing import Hasil
from renja_gen.computing.asal import Asal, Banyak, Cetakan, Predikat, Tertulis
from renja_gen.computing.kinerja import predikat
from renja_gen.computing.terhitung import nilai, tertulis
from renja_gen.computing.turunan import tahun
from renja_gen.nomenklatur import keputusan_berlaku
from renja_gen.plan.hukum import urut_dasar_hukum

Data = dict[str, Any]


def konteks(hasil: Hasil) -> Data:
    """The names a narrative can use; documented in the user guide."""
    data: Data = _terhitung(hasil, susunan(hasil))
    return data


def susunan(hasil: Hasil) -> Data:
    """The names with what their figures are."""
    plan = hasil.plan
    pd = plan.perangkat_daerah
    n = tahun(hasil)
    return {
        "n": n,
        "tahun": {
            "rencana": n, "lalu": tahun(hasil, -2), "berjalan": tahun(hasil, -1), "maju": tahun(hasil, 1),
            "sebelum": tahun(hasil, -3),
        },
        "tahap": plan.renja.tahap,
        "pd": {
            "nama": pd.nama, "singkatan": pd.singkatan, "daerah": pd.daerah, "lengkap": nama_lengkap(hasil),
            "ringkas": nama_daerah(pd.singkatan, pd.daerah), "provinsi": pd.provinsi, "alamat": pd.alamat,
            "tugas": rapi(pd.tugas), "fungsi": butir(pd.fungsi),
        },
        "kepala_daerah": _kepala_daerah(pd.daerah),
        "renstra": {
            "periode": str(plan.renstra.periode),
            **{ujung: Tertulis(plan.renstra, ("periode", ujung)) for ujung in ("awal", "akhir")},
        },
        "rpjmd": _rpjmd(hasil),
        "kebijakan": [{"nama": rapi(satu.nama), "uraian": rapi(satu.uraian)} for satu in plan.kebijakan_nasional],
        "dasar_hukum": butir(satu.teks for satu in urut_dasar_hukum(plan.dasar_hukum)),
        "nomenklatur": keputusan_berlaku(hasil.n),
        "hitung": isi_hitung(hasil), "total": isi_total(hasil), "program": isi_program(hasil),
        "sumber_dana": isi_sumber_dana(hasil), "bidang_urusan": isi_bidang_urusan(hasil),
        "evaluasi": isi_evaluasi(hasil), "pelayanan": isi_pelayanan(hasil), "review": isi_review(hasil),
        "perubahan": ringkasan(hasil), "usulan": isi_usulan(hasil),
        "isu": {
            "isu_strategis": butir(plan.isu.isu_strategis), "permasalahan": butir(plan.isu.permasalahan),
            "potensi": butir(plan.isu.potensi),
            "masalah_pokok": [
                {"nama": rapi(satu.nama), "jumlah": Banyak("banyaknya masalah", satu.masalah)}
                for satu in plan.isu.masalah_pokok
            ],
        },
        "tujuan": [
            {
                "nama": satu.nama,
                "indikator": [i.nama for i in satu.indikator],
                "sasaran": [{"nama": s.nama, "indikator": [i.nama for i in s.indikator]} for s in satu.sasaran],
            }
            for satu in plan.tujuan
        ],
    }  # fmt: skip


def _terhitung(hasil: Hasil, isi: Any) -> Any:
    """What was declared, computed."""
    match isi:
        case dict():
            return {kunci: _terhitung(hasil, satu) for kunci, satu in isi.items()}
        case list():
            return [_terhitung(hasil, satu) for satu in isi]
        case Predikat():
            persen: Any = nilai(hasil, isi)
            return predikat(persen)
        case Cetakan(asal):
            capaian = tertulis(asal)
            return None if capaian is None else capaian.cetak(asal.satuan)
    return nilai(hasil, isi) if isinstance(isi, Asal) else isi


def _kepala_daerah(daerah: str) -> str:
    for awal, jabatan in (("Kota", "Wali Kota"), ("Kabupaten", "Bupati"), ("Provinsi", "Gubernur")):
        if daerah.startswith(awal):
            return f"{jabatan} {daerah.removeprefix(awal).strip()}"
    return f"Gubernur {daerah}"  # Daerah Istimewa Yogyakarta, Daerah Khusus Jakarta


def _rpjmd(hasil: Hasil) -> Data:
    rpjmd = hasil.plan.rpjmd
    misi = [{"nomor": nomor, "teks": rapi(teks)} for nomor, teks in sorted(rpjmd.misi.items())]
    return {
        "periode": str(rpjmd.periode or hasil.plan.renstra.periode),
        "visi": rpjmd.visi,
        "misi": misi,
        "misi_terkait": [satu for satu in misi if satu["nomor"] in rpjmd.misi_terkait],
    }
