"""What narratives see of the evaluation of year n-2, and of the services."""

from typing import Any

from renja_gen.compose.konteks.teks import butir, rapi
from renja_gen.compose.sebutan import tahun_pelayanan
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Asal, Banyak, Cetakan, Kunci, Predikat, Rerata, Tertulis, Turunan, Uang
from renja_gen.computing.kinerja import SERATUS
from renja_gen.computing.terhitung import nilai
from renja_gen.computing.turunan import (
    capaian_anggaran,
    menurut_arah,
    perkiraan_anggaran,
    perubahan,
    tahun,
    tingkat_anggaran,
)
from renja_gen.nomenklatur import nama_dalam_kalimat
from renja_gen.plan.telaah import Pelayanan


def isi_evaluasi(hasil: Hasil) -> dict[str, Any]:
    """Money and performance of all and of each programme."""
    n, akar, ditulis = hasil.n, hasil.evaluasi, hasil.plan.evaluasi
    pagu, realisasi = Uang(akar, Kolom("pagu", n - 2)), Uang(akar, Kolom("realisasi", n - 2))
    semula = Tertulis(ditulis, ("pagu_sebelum_perubahan",)) if ditulis.pagu_sebelum_perubahan is not None else None
    program = [_program(satu) for satu in hasil.simpul(akar, Tingkat.PROGRAM)]
    menurut_serapan = sorted(
        ((-serapan, satu["kode"], ke) for ke, satu in enumerate(program)
         if (serapan := nilai(hasil, satu["tingkat"])) is not None),
    )  # fmt: skip
    terukur = [program[ke] for _, _, ke in menurut_serapan]
    return {
        "ada": bool(akar.daun), "bentuk": hasil.plan.tabel.evaluasi.bentuk,
        "pagu": pagu, "realisasi": realisasi, "tingkat": tingkat_anggaran(akar),
        "predikat_anggaran": Predikat(tingkat_anggaran(akar)), "sisa": Turunan("sisa", "rest", (pagu, realisasi)),
        "renstra": Uang(akar, Kolom("renstra")), "kumulatif": Uang(akar, Kolom("sampai", n - 2)),
        "capaian": capaian_anggaran(akar), "target_berjalan": Uang(akar, Kolom("pagu", n - 1)),
        "perkiraan": Uang(akar, Kolom("perkiraan", n - 1)), "capaian_perkiraan": perkiraan_anggaran(akar),
        "rata_rata": _rata_rata(),
        "program": program, "terbaik": terukur[:1], "terlemah": terukur[-1:] if len(terukur) > 1 else [],
        "pagu_sebelum_perubahan": semula, "perubahan_pagu": perubahan(semula, pagu) if semula else None,
        "faktor_pendorong": butir(ditulis.faktor_pendorong), "faktor_penghambat": butir(ditulis.faktor_penghambat),
        "tindak_lanjut": butir(ditulis.tindak_lanjut),
    }  # fmt: skip


def _program(simpul: Simpul) -> dict[str, Any]:
    lalu = simpul.n - 2
    return {
        "kode": simpul.kode, "nama": nama_dalam_kalimat(simpul.nama), "pagu": Uang(simpul, Kolom("pagu", lalu)),
        "realisasi": Uang(simpul, Kolom("realisasi", lalu)), "tingkat": tingkat_anggaran(simpul),
        "rata_rata_kinerja": Rerata(simpul, "tingkat_k"), "rata_rata_anggaran": Rerata(simpul, "tingkat_rp"),
    }  # fmt: skip


def _rata_rata() -> dict[str, Asal]:
    kinerja, anggaran, capaian = (Rerata(None, apa) for apa in ("tingkat_k", "tingkat_rp", "capaian_k"))
    return {
        "kinerja": kinerja, "anggaran": anggaran, "capaian_kinerja": capaian,
        "capaian_anggaran": Rerata(None, "capaian_rp"), "predikat_kinerja": Predikat(kinerja),
        "predikat_capaian": Predikat(capaian), "predikat_anggaran": Predikat(anggaran),
    }  # fmt: skip


def isi_pelayanan(hasil: Hasil) -> dict[str, Any]:
    """The services in the latest year in which anything was realised; last year's figures may not be there yet."""
    kolom = tahun_pelayanan(hasil)["realisasi"]
    terisi = [(satu, p) for satu in kolom for p in hasil.plan.pelayanan if satu in p.realisasi]
    terakhir, pelayanan = max(terisi, key=lambda satu: satu[0], default=(max(kolom), None))
    daftar = [_pelayanan(satu, terakhir) for satu in hasil.plan.pelayanan]
    capaian = [satu["capaian"] and nilai(hasil, satu["capaian"]) for satu in daftar]
    terukur = tuple(satu for satu, ini in zip(hasil.plan.pelayanan, capaian, strict=True) if ini is not None)
    return {
        "tahun": Kunci(pelayanan, "realisasi", terakhir) if pelayanan else _tahun_kolom(hasil, kolom),
        "daftar": daftar, "jumlah": Banyak("banyaknya indikator pelayanan", hasil.plan.pelayanan),
        "terukur": Banyak("banyaknya indikator pelayanan", terukur, f"yang capaian {terakhir}-nya dapat dihitung"),
        "tercapai": [satu for satu, ini in zip(daftar, capaian, strict=True) if ini is not None and ini >= SERATUS],
        "belum": [satu for satu, ini in zip(daftar, capaian, strict=True) if ini is not None and ini < SERATUS],
    }  # fmt: skip


def _tahun_kolom(hasil: Hasil, kolom: tuple[int, ...]) -> Asal:
    """The last year with a column for realisations: as the plan says, else n-1."""
    pilihan = hasil.plan.tabel.pelayanan
    return Tertulis(pilihan, ("realisasi", str(kolom.index(max(kolom))))) if pilihan.realisasi else tahun(hasil, -1)


def _pelayanan(satu: Pelayanan, terakhir: int) -> dict[str, Any]:
    target, realisasi = (Tertulis(satu, (jenis, str(terakhir)), satu.satuan) for jenis in ("target", "realisasi"))
    ada = satu.realisasi[terakhir] is not None and all(
        tertulis is None or tertulis.angka is not None
        for tertulis in (satu.target[terakhir], satu.realisasi[terakhir])
    )
    return {
        "nama": satu.nama,
        "capaian": menurut_arah("capaian", satu.arah, realisasi, target) if ada else None,
        "target": Cetakan(target), "realisasi": Cetakan(realisasi), "catatan": rapi(satu.catatan),
    }  # fmt: skip
