"""What narrative templates see: the computed plan as plain data (dicts, lists, text, Decimal)."""

from collections.abc import Iterable
from typing import Any

from renja_gen.compose.perubahan import ringkasan
from renja_gen.compose.sebutan import nama_daerah, nama_lengkap, nama_usulan, simpul_usulan, tahun_pelayanan
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.evaluasi import evaluasi_anggaran
from renja_gen.computing.kinerja import perubahan, predikat, tingkat
from renja_gen.computing.pohon import di_rkpd, direncanakan, jumlahkan
from renja_gen.computing.ringkasan import NOL
from renja_gen.nomenklatur import keputusan_berlaku, nama_dalam_kalimat
from renja_gen.plan.hukum import urut_dasar_hukum

Data = dict[str, Any]


def konteks(hasil: Hasil) -> Data:
    """The names a narrative can use; documented in the user guide."""
    plan, n = hasil.plan, hasil.n
    pd = plan.perangkat_daerah
    periode = plan.renstra.periode
    program = _program(hasil)
    penunjang = jumlahkan(satu["pagu"] for satu in program if satu["penunjang"]) or NOL
    return {
        "n": n,
        "tahun": {"rencana": n, "lalu": n - 2, "berjalan": n - 1, "maju": n + 1, "sebelum": n - 3},
        "tahap": plan.renja.tahap,
        "pd": {
            "nama": pd.nama, "singkatan": pd.singkatan, "daerah": pd.daerah, "lengkap": nama_lengkap(hasil),
            "ringkas": nama_daerah(pd.singkatan, pd.daerah), "provinsi": pd.provinsi, "alamat": pd.alamat,
            "tugas": _rapi(pd.tugas), "fungsi": _butir(pd.fungsi),
        },
        "kepala_daerah": _kepala_daerah(pd.daerah),
        "renstra": {"periode": str(periode), "awal": periode.awal, "akhir": periode.akhir},
        "rpjmd": _rpjmd(hasil),
        "kebijakan": [{"nama": _rapi(satu.nama), "uraian": _rapi(satu.uraian)} for satu in plan.kebijakan_nasional],
        "dasar_hukum": _butir(satu.teks for satu in urut_dasar_hukum(plan.dasar_hukum)),
        "nomenklatur": keputusan_berlaku(hasil.n),
        "hitung": {
            "program": len(hasil.simpul(hasil.rencana, Tingkat.PROGRAM)),
            "kegiatan": len(hasil.simpul(hasil.rencana, Tingkat.KEGIATAN)),
            "sub_kegiatan": len(hasil.rencana.daun),
            "bidang_urusan": len(hasil.simpul(hasil.rencana, Tingkat.BIDANG_URUSAN)),
        },
        "total": {
            "pagu": {
                **{t: jumlahkan(akar.rp(Kolom("pagu", t)) for akar in hasil.pohon) for t in (n - 2, n - 1)},
                **{t: hasil.rencana.rp(Kolom("pagu", t)) for t in (n, n + 1)},
            },
            "rkpd": hasil.pagu_rkpd, "pertumbuhan_maju": hasil.pertumbuhan_maju,
            "penunjang": penunjang, "urusan": hasil.pagu - penunjang,
        },
        "program": program,
        "sumber_dana": [{"nama": b.nama, "pagu": b.pagu, "persen": b.persen} for b in hasil.per_sumber_dana()],
        "bidang_urusan": [
            {"nama": nama_dalam_kalimat(b.nama), "pagu": b.pagu, "persen": b.persen}
            for b in hasil.per_simpul(Tingkat.BIDANG_URUSAN)
        ],
        "evaluasi": _evaluasi(hasil),
        "pelayanan": _pelayanan(hasil),
        "review": _review(hasil),
        "perubahan": ringkasan(hasil),
        "usulan": _usulan(hasil),
        "isu": {
            "isu_strategis": _butir(plan.isu.isu_strategis), "permasalahan": _butir(plan.isu.permasalahan),
            "potensi": _butir(plan.isu.potensi),
            "masalah_pokok": [
                {"nama": _rapi(pokok.nama), "jumlah": len(pokok.masalah)} for pokok in plan.isu.masalah_pokok
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


def _rapi(teks: str | None) -> str | None:
    """A text without the mark it ends in; the narrative sets its own."""
    return None if teks is None else teks.rstrip(" .;,")


def _butir(teks: Iterable[str]) -> list[str | None]:
    """The items of a list, without the marks they end in."""
    return [_rapi(satu) for satu in teks]


def _kepala_daerah(daerah: str) -> str:
    for awal, jabatan in (("Kota", "Wali Kota"), ("Kabupaten", "Bupati"), ("Provinsi", "Gubernur")):
        if daerah.startswith(awal):
            return f"{jabatan} {daerah.removeprefix(awal).strip()}"
    return f"Gubernur {daerah}"  # Daerah Istimewa Yogyakarta, Daerah Khusus Jakarta


def _rpjmd(hasil: Hasil) -> Data:
    rpjmd = hasil.plan.rpjmd
    misi = [{"nomor": nomor, "teks": _rapi(teks)} for nomor, teks in sorted(rpjmd.misi.items())]
    return {
        "periode": str(rpjmd.periode or hasil.plan.renstra.periode),
        "visi": rpjmd.visi,
        "misi": misi,
        "misi_terkait": [satu for satu in misi if satu["nomor"] in rpjmd.misi_terkait],
    }


def _program(hasil: Hasil) -> list[Data]:
    n = hasil.n
    semua = []
    for simpul in hasil.simpul(hasil.rencana, Tingkat.PROGRAM):
        pagu = simpul.rp(Kolom("pagu", n))
        semua.append({
            "kode": simpul.kode, "nama": nama_dalam_kalimat(simpul.nama), "pagu": pagu,
            "penunjang": simpul.kode.endswith(".01"),  # X.XX.01 supports every bidang urusan
            "pagu_maju": simpul.rp(Kolom("pagu", n + 1)),
            "persen": hasil.persen(pagu),
            "kegiatan": [_kegiatan(satu) for satu in simpul.anak],
        })  # fmt: skip
    return semua


def _kegiatan(simpul: Simpul) -> Data:
    return {
        "kode": simpul.kode, "nama": nama_dalam_kalimat(simpul.nama), "pagu": simpul.rp(Kolom("pagu", simpul.n)),
        "sub_kegiatan": [
            {"kode": satu.kode, "nama": satu.nama, "pagu": satu.rp(Kolom("pagu", simpul.n))} for satu in simpul.anak
        ],
    }  # fmt: skip


def _evaluasi(hasil: Hasil) -> Data:
    plan = hasil.plan
    semua = evaluasi_anggaran(hasil.evaluasi)
    rata = hasil.rata_rata_seluruh()
    program: list[Data] = []
    for simpul in hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM):
        anggaran, mean = evaluasi_anggaran(simpul), hasil.rata_rata(simpul)
        program.append({
            "kode": simpul.kode, "nama": nama_dalam_kalimat(simpul.nama), "pagu": anggaran.target,
            "realisasi": anggaran.realisasi, "tingkat": anggaran.tingkat, "rata_rata_kinerja": mean.tingkat_k,
            "rata_rata_anggaran": mean.tingkat_rp,
        })  # fmt: skip
    terukur = sorted((p for p in program if p["tingkat"] is not None), key=lambda p: (-p["tingkat"], p["kode"]))
    return {
        "ada": bool(hasil.evaluasi.daun), "bentuk": plan.tabel.evaluasi.bentuk,
        "pagu": semua.target, "realisasi": semua.realisasi, "tingkat": semua.tingkat,
        "predikat_anggaran": predikat(semua.tingkat), "sisa": _selisih(semua.target, semua.realisasi),
        "renstra": semua.renstra, "kumulatif": semua.kumulatif, "capaian": semua.capaian,
        "target_berjalan": semua.target_berjalan, "perkiraan": semua.perkiraan,
        "capaian_perkiraan": semua.capaian_perkiraan,
        "rata_rata": {
            "kinerja": rata.tingkat_k, "anggaran": rata.tingkat_rp, "capaian_kinerja": rata.capaian_k,
            "capaian_anggaran": rata.capaian_rp, "predikat_kinerja": predikat(rata.tingkat_k),
            "predikat_capaian": predikat(rata.capaian_k), "predikat_anggaran": predikat(rata.tingkat_rp),
        },
        "program": program, "terbaik": terukur[:1], "terlemah": terukur[-1:] if len(terukur) > 1 else [],
        "pagu_sebelum_perubahan": plan.evaluasi.pagu_sebelum_perubahan,
        "perubahan_pagu": perubahan(plan.evaluasi.pagu_sebelum_perubahan, semua.target),
        "faktor_pendorong": _butir(plan.evaluasi.faktor_pendorong),
        "faktor_penghambat": _butir(plan.evaluasi.faktor_penghambat),
        "tindak_lanjut": _butir(plan.evaluasi.tindak_lanjut),
    }  # fmt: skip


def _selisih(besar: Any, kecil: Any) -> Any:
    return None if besar is None else besar - (kecil or 0)


def _pelayanan(hasil: Hasil) -> Data:
    tahun = tahun_pelayanan(hasil)["realisasi"]
    # the latest year in which anything was realised; last year's figures may not be there yet
    terisi = (satu for satu in tahun if any(satu in p.realisasi for p in hasil.plan.pelayanan))
    terakhir = max(terisi, default=max(tahun))
    daftar: list[Data] = []
    for satu in hasil.plan.pelayanan:
        target, realisasi = satu.target[terakhir], satu.realisasi[terakhir]
        teks = (target and target.angka is None) or (realisasi and realisasi.angka is None)
        capaian = None if teks or realisasi is None else tingkat(
            realisasi.angka, target.angka if target else None, turun=satu.arah == "turun"
        )  # fmt: skip
        daftar.append({
            "nama": satu.nama, "target": target.cetak(satu.satuan) if target else None,
            "realisasi": realisasi.cetak(satu.satuan) if realisasi else None, "capaian": capaian,
            "catatan": _rapi(satu.catatan),
        })  # fmt: skip
    terukur = [satu for satu in daftar if satu["capaian"] is not None]
    return {
        "tahun": terakhir, "daftar": daftar, "jumlah": len(daftar), "terukur": len(terukur),
        "tercapai": [satu for satu in terukur if satu["capaian"] >= 100],  # noqa: PLR2004 - percent
        "belum": [satu for satu in terukur if satu["capaian"] < 100],  # noqa: PLR2004 - percent
    }  # fmt: skip


def _review(hasil: Hasil) -> Data:
    n = hasil.n
    perbedaan = hasil.perbedaan_rkpd()

    def baris(pilih: Iterable[Any]) -> list[Data]:
        return [
            {"nama": satu.simpul.nama, "rkpd": satu.rkpd, "pagu": satu.pagu, "selisih": satu.selisih}
            for satu in pilih
        ]

    dua_sisi = [p for p in perbedaan if di_rkpd(p.simpul.sub, n) and direncanakan(p.simpul.sub, n)]
    program = []
    for simpul in hasil.simpul(hasil.review, Tingkat.PROGRAM):
        rkpd, pagu = simpul.rp(Kolom("rkpd", n)), simpul.rp(Kolom("pagu", n))
        if rkpd != pagu:
            program.append({
                "nama": nama_dalam_kalimat(simpul.nama), "rkpd": rkpd, "pagu": pagu,
                "selisih": (pagu or 0) - (rkpd or 0), "persen": perubahan(rkpd, pagu),
            })  # fmt: skip
    return {
        "rkpd": hasil.pagu_rkpd, "pagu": hasil.pagu, "selisih": hasil.pagu - hasil.pagu_rkpd,
        "persen": hasil.perubahan_rkpd, "jumlah": len(perbedaan),
        "naik": baris(p for p in dua_sisi if p.selisih > 0),
        "turun": baris(p for p in dua_sisi if p.selisih < 0),
        "baru": baris(p for p in perbedaan if not di_rkpd(p.simpul.sub, n)),
        "hilang": baris(p for p in perbedaan if not direncanakan(p.simpul.sub, n)),
        "program": program,
    }  # fmt: skip


def _usulan(hasil: Hasil) -> Data:
    daftar = []
    for satu in hasil.plan.usulan.daftar:
        simpul = simpul_usulan(hasil, satu)
        daftar.append({
            "nama": nama_usulan(hasil, satu), "asal": satu.asal, "status": satu.status,
            "catatan": _rapi(satu.catatan),
            "sub_kegiatan": simpul.nama if simpul else None, "lokasi": ", ".join(satu.lokasi),
        })  # fmt: skip
    return {
        "nihil": _rapi(hasil.plan.usulan.nihil), "daftar": daftar, "jumlah": len(daftar),
        "berasal": [satu for satu in daftar if satu["asal"]],
    }  # fmt: skip
