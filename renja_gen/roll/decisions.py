"""What becomes of each key of a plan when it is rolled forward: one table, complete over the model (a test says so).

A key that holds parts of its own is gone into, unless the table decides on it as a whole.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from renja_gen.plan.dasar import Bagian
from renja_gen.plan.identitas import (
    DasarHukum,
    KebijakanNasional,
    NamaUrusan,
    Pejabat,
    PerangkatDaerah,
    Renja,
    Renstra,
    Rpjmd,
)
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import (
    Anggaran,
    Indikator,
    IndikatorRkpd,
    Kegiatan,
    Program,
    Rkpd,
    SubKegiatan,
    SumberDana,
)
from renja_gen.plan.pernyataan import Abaikan, Dinyatakan, IndikatorDinyatakan, RataRataDinyatakan
from renja_gen.plan.pilihan import (
    PilihanDokumen,
    Tabel,
    TabelBentuk,
    TabelEvaluasi,
    TabelPelayanan,
    TabelPendanaan,
    TabelReview,
)
from renja_gen.plan.telaah import (
    DaftarUsulan,
    Evaluasi,
    Isu,
    Masalah,
    MasalahPokok,
    Pelayanan,
    Sasaran,
    Tujuan,
    Usulan,
)


class Way(StrEnum):
    """What is done with a key."""

    KEEP = "keep"  # it holds for years, or is a series by calendar year
    REVIEW = "review"  # kept, and listed: it may no longer hold
    REMOVE = "remove"  # it belongs to the old year
    BELOW = "below"  # each of its parts has decisions of its own
    # each of the others has a function of its own in edits.py
    YEAR = "year"
    STAGE = "stage"
    EMPTY = "empty"
    PLACEHOLDER = "placeholder"
    SHIFT = "shift"
    SHARE = "share"
    CODE = "code"
    NAME = "name"
    CODES = "codes"
    SILENCE = "silence"


class Decision(NamedTuple):
    """What is done with a key, and what the report calls it; {lama}, {baru} and {evaluasi} (n-2) are years."""

    way: Way
    label: str = ""


_KEEP, _BELOW = Decision(Way.KEEP), Decision(Way.BELOW)
_STATED = Decision(Way.REMOVE, "dinyatakan: angka yang tercetak dalam dokumen {lama}")
_SILENCED = Decision(Way.SILENCE, "abaikan: alasan yang berlaku untuk {lama}")
_OFFICIAL = Decision(Way.REVIEW, "pejabat penanda tangan: masih menjabat?")
_ISSUES = Decision(Way.REVIEW, "isu dan permasalahan: masih berlaku?")
_OUTCOME = Decision(Way.REVIEW, "penjelasan evaluasi: tulis ulang menurut hasil {evaluasi}")
_PROPOSAL = Decision(Way.REMOVE, "status dan catatan usulan {lama}")
# Below what is removed as a whole.
_GONE = Decision(Way.REMOVE)

DECISIONS: Mapping[type[Bagian], Mapping[str, Decision]] = {
    Plan: {
        "renja": _BELOW,
        "perangkat_daerah": _BELOW,
        "renstra": _BELOW,
        "rpjmd": _BELOW,
        "kebijakan_nasional": Decision(Way.REVIEW, "kebijakan nasional: masih berlaku untuk {baru}?"),
        "dasar_hukum": Decision(Way.REVIEW, "dasar hukum: ada peraturan baru atau yang dicabut?"),
        "evaluasi": _BELOW,
        "pelayanan": _BELOW,
        "isu": _BELOW,
        "usulan": _BELOW,
        "tujuan": _BELOW,
        "urusan": _BELOW,
        "bidang_urusan": _BELOW,
        "program": _BELOW,
        "tabel": _BELOW,
        "dokumen": _BELOW,
        "dinyatakan": _STATED,
        "abaikan": _SILENCED,
    },
    Renja: {
        "tahun": Decision(Way.YEAR, "tahun rencana"),
        "tahap": Decision(Way.STAGE, "tahap"),
        "sebelum": Decision(Way.REMOVE, "sebelum: rencana sebelum perubahan {lama}"),
        "profil": _KEEP,
        "tempat": _KEEP,
        "tanggal": Decision(Way.EMPTY, "tanggal penandatanganan dikosongkan"),
    },
    PerangkatDaerah: {
        "nama": _KEEP,
        "singkatan": _KEEP,
        "daerah": _KEEP,
        "bidang_urusan": _KEEP,
        "provinsi": _KEEP,
        "wilayah": _KEEP,
        "alamat": _KEEP,
        "kepala": _OFFICIAL,
        "logo": _KEEP,
        "tugas": _KEEP,
        "fungsi": _KEEP,
    },
    Pejabat: {"nama": _OFFICIAL, "jabatan": _OFFICIAL, "pangkat": _OFFICIAL, "nip": _OFFICIAL},
    Renstra: {"periode": _KEEP},
    Rpjmd: {"periode": _KEEP, "visi": _KEEP, "misi": _KEEP, "misi_terkait": _KEEP, "abaikan": _SILENCED},
    KebijakanNasional: {"nama": _KEEP, "uraian": _KEEP},
    DasarHukum: {
        "jenis": _KEEP,
        "nomor": _KEEP,
        "tahun": _KEEP,
        "tentang": _KEEP,
        "perubahan": _KEEP,
        "lembaran": _KEEP,
        "abaikan": _KEEP,  # on a regulation, which is of no plan year
    },
    NamaUrusan: {"kode": _KEEP, "nama": _KEEP, "dinyatakan": _STATED},
    Evaluasi: {
        "pagu_sebelum_perubahan": Decision(Way.REMOVE, "evaluasi: pagu sebelum perubahan"),
        "faktor_pendorong": _OUTCOME,
        "faktor_penghambat": _OUTCOME,
        "tindak_lanjut": _OUTCOME,
        "abaikan": _SILENCED,
    },
    Pelayanan: {
        "nama": _KEEP,
        "satuan": _KEEP,
        "spm": _KEEP,
        "ikk": _KEEP,
        "target": _KEEP,
        "realisasi": _KEEP,
        "proyeksi": _KEEP,
        "arah": _KEEP,
        "catatan": Decision(Way.REVIEW, "catatan analisis pelayanan: masih benar?"),
        "abaikan": _SILENCED,
    },
    Isu: {
        "isu_strategis": _ISSUES,
        "permasalahan": _ISSUES,
        "potensi": _ISSUES,
        "masalah_pokok": _ISSUES,
        "abaikan": _SILENCED,
    },
    MasalahPokok: {"nama": _KEEP, "masalah": _KEEP},
    Masalah: {"nama": _KEEP, "akar": _KEEP},
    DaftarUsulan: {
        "nihil": Decision(Way.PLACEHOLDER, "alasan usulan nihil"),
        "daftar": Decision(Way.BELOW, "usulan {lama}: ganti dengan hasil musrenbang untuk {baru}"),
    },
    Usulan: {
        "kode": Decision(Way.CODE),
        "nama": _KEEP,
        "asal": _KEEP,
        "lokasi": _KEEP,
        "indikator": _KEEP,
        "volume": _KEEP,
        "status": _PROPOSAL,
        "catatan": _PROPOSAL,
        "abaikan": _SILENCED,
    },
    Tujuan: {"nama": _KEEP, "indikator": _BELOW, "sasaran": _BELOW, "abaikan": _SILENCED},
    Sasaran: {"nama": _KEEP, "indikator": _BELOW, "program": Decision(Way.CODES), "abaikan": _SILENCED},
    Program: {
        "kode": Decision(Way.CODE),
        "nama": Decision(Way.NAME),
        "indikator": _BELOW,
        "kegiatan": _BELOW,
        "dinyatakan": _STATED,
        "abaikan": _SILENCED,
    },
    Kegiatan: {
        "kode": Decision(Way.CODE),
        "nama": Decision(Way.NAME),
        "indikator": _BELOW,
        "sub_kegiatan": _BELOW,
        "dinyatakan": _STATED,
        "abaikan": _SILENCED,
    },
    SubKegiatan: {
        "kode": Decision(Way.CODE),
        "nama": Decision(Way.NAME),
        "lokasi": _KEEP,
        "kelompok_sasaran": _KEEP,
        "penanggung_jawab": _KEEP,
        "sumber_dana": Decision(Way.SHARE, "bagian sumber dana {lama} dijumlahkan ke anggaran.pagu {lama}"),
        "indikator": _BELOW,
        "anggaran": _BELOW,
        "rkpd": Decision(Way.REMOVE, "rkpd: selisih dengan rancangan awal RKPD {lama}"),
        "catatan": Decision(Way.REVIEW, "catatan penting sub kegiatan: masih berlaku?"),
        "catatan_review": Decision(Way.REMOVE, "catatan_review: penjelasan selisih {lama}"),
        "dinyatakan": _STATED,
        "abaikan": _SILENCED,
    },
    Indikator: {
        "nama": _KEEP,
        "satuan": _KEEP,
        "jenis": _KEEP,
        "akumulasi": _KEEP,
        "arah": _KEEP,
        "renstra": _KEEP,
        "target": _KEEP,
        "realisasi": _KEEP,
        "triwulan": _KEEP,
        "dinyatakan": _STATED,
        "abaikan": _SILENCED,
    },
    Anggaran: {"renstra": _KEEP, "pagu": _KEEP, "realisasi": _KEEP, "triwulan": _KEEP},
    SumberDana: {"nama": _KEEP, "pagu": Decision(Way.REMOVE, "bagian sumber dana")},
    Rkpd: dict.fromkeys(Rkpd.model_fields, _GONE),
    IndikatorRkpd: dict.fromkeys(IndikatorRkpd.model_fields, _GONE),
    Dinyatakan: dict.fromkeys(Dinyatakan.model_fields, _GONE),
    IndikatorDinyatakan: dict.fromkeys(IndikatorDinyatakan.model_fields, _GONE),
    RataRataDinyatakan: dict.fromkeys(RataRataDinyatakan.model_fields, _GONE),
    Abaikan: {"kode": _KEEP, "alasan": _KEEP, "berkas": _KEEP},
    Tabel: dict.fromkeys(("evaluasi", "pelayanan", "review", "rumusan", "pendanaan"), _BELOW),
    TabelEvaluasi: {"bentuk": _KEEP, "rata_rata": _KEEP, "triwulan": _KEEP},
    TabelPelayanan: dict.fromkeys(
        ("target", "realisasi", "proyeksi"), Decision(Way.SHIFT, "tahun-tahun tabel pelayanan digeser")
    ),
    TabelReview: {"penomoran": _KEEP},
    TabelBentuk: {"bentuk": _KEEP},
    TabelPendanaan: {"bentuk": _KEEP, "sumber_dana": _KEEP},
    PilihanDokumen: {"mesin_pdf": _KEEP, "standar_pdf": _KEEP, "templat": _KEEP, "gambar": _KEEP},
}

# Findings on what does not change with the year (codes, names, units, wording, regulations): a reason to set one of
# them aside still holds and is kept for review. All others go, so that each finding of the new year is judged anew.
LASTING = frozenset({
    "RG201", "RG202", "RG204", "RG205", "RG207", "RG208", "RG209", "RG210",
    "RG406", "RG415",
    "RG503", "RG506", "RG517", "RG530", "RG531", "RG535", "RG536", "RG537",
    "RG602", "RG603", "RG604", "RG605", "RG606", "RG612",
    "RG706", "RG707", "RG709",
    "RG801", "RG802", "RG803", "RG806", "RG807",
})  # fmt: skip
KEPT_SILENCE = "abaikan yang dipertahankan: alasannya masih benar?"
