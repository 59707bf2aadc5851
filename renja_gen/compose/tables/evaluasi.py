"""Tabel 2.1: evaluation of last year's Renja and achievement of the Renstra (T-C.29 and E.81).

Permendagri 86/2017. n-2 is the evaluated year, n-1 the running one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from renja_gen.angka import KOSONG, romawi
from renja_gen.compose.tables.umum import JENIS_BARIS, cetak, judul, penanggung_jawab, susun
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.kinerja import EvaluasiKinerja, evaluasi_anggaran, predikat
from renja_gen.computing.ringkasan import RataRata
from renja_gen.document.blocks import Cell, Row, RowKind, Table
from renja_gen.document.grid import Column, Content, Format, body, label_row

KUNCI = "evaluasi"
INDIKATOR = "Indikator Kinerja Program (outcome)/Kegiatan (output)"
TEKS, TENGAH, RP, PERSEN = Format.TEXT, Format.CENTER, Format.RUPIAH, Format.PERCENT
TRIWULAN = (1, 2, 3, 4)
_ATURAN = {
    "termasuk-nol": "baris dengan target tanpa realisasi dihitung 0%; baris tanpa target tidak dihitung",
    "abaikan-nol": "baris tanpa target dan baris dengan capaian 0% tidak dihitung",
}


def tabel_evaluasi(hasil: Hasil) -> Table | None:
    """Tabel 2.1 in the layout the plan chooses; None when nothing is evaluated."""
    if not hasil.evaluasi.daun:
        return None
    bentuk = hasil.plan.tabel.evaluasi.bentuk
    return _e81(hasil) if bentuk == "e81" else _tc29(hasil, bentuk)


# --- T-C.29 ---------------------------------------------------------------------------------------------


class _Lebar(NamedTuple):
    """Widths in mm that keep codes and amounts on one line at the size of the layout."""

    kode: float
    teks: float
    k: float
    rp: float
    persen: float


_LEBAR = {
    "kinerja": _Lebar(23, 52, 20, 0, 13),
    "anggaran": _Lebar(23, 52, 0, 20, 13),
    "kinerja-anggaran": _Lebar(20.5, 22, 11.2, 17.6, 8.8),
}


def _kolom_tc29(hasil: Hasil, bentuk: str) -> list[Column]:
    lebar = _LEBAR[bentuk]
    n, akhir = hasil.n, hasil.plan.renstra.periode.akhir
    lalu = f"Target dan Realisasi Kinerja Program dan Keluaran Kegiatan Tahun {n - 2}"
    maju = "Perkiraan Realisasi Capaian Target Renstra s.d. Tahun Berjalan"
    isi = "Anggaran (Rp)" if bentuk == "anggaran" else "Kinerja"
    nama = {
        "4": (f"Target {isi} Capaian Program (Renstra Perangkat Daerah) Tahun {akhir}",),
        "5": (f"Realisasi {isi} Hasil Program dan Keluaran Kegiatan s.d. Tahun {n - 3}",),
        "6": (lalu, f"Target Renja Tahun {n - 2}"),
        "7": (lalu, f"Realisasi Renja Tahun {n - 2}"),
        "8": (lalu, "Tingkat Realisasi (%)"),
        "9": (f"Target Program dan Kegiatan (Renja Tahun {n - 1})",),
        "10": (maju, f"Realisasi Capaian s.d. Tahun {n - 1}"),
        "11": (maju, "Tingkat Capaian Target Renstra (%)"),
    }
    label = {"8": "8=(7/6)", "10": "10=(5+7+9)", "11": "11=(10/4)"}
    kolom = [
        Column("kode", ("Kode",), lebar.kode, "1"),
        Column("nama", ("Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",), lebar.teks, "2"),
        Column("indikator", (INDIKATOR,), lebar.teks, "3", shared=bentuk == "anggaran"),
    ]
    for nomor, judul_kolom in nama.items():
        persen = nomor in {"8", "11"}
        cetakan = label.get(nomor, nomor)
        if bentuk != "anggaran":
            teks = (*judul_kolom, "K") if bentuk == "kinerja-anggaran" else judul_kolom
            ukuran, format_k = (lebar.persen, PERSEN) if persen else (lebar.k, TENGAH)
            kolom.append(Column(f"k{nomor}", teks, ukuran, cetakan, format_k, shared=False))
        if bentuk != "kinerja":
            teks = (*judul_kolom, "Rp") if bentuk == "kinerja-anggaran" else judul_kolom
            ukuran, format_rp = (lebar.persen, PERSEN) if persen else (lebar.rp, RP)
            kolom.append(Column(f"rp{nomor}", teks, ukuran, cetakan, format_rp))
    return kolom


def _tc29(hasil: Hasil, bentuk: str) -> Table:
    kolom = _kolom_tc29(hasil, bentuk)
    baris: list[Row] = []
    for simpul in hasil.evaluasi.turun():
        if simpul.kode:
            kelompok = [
                {**_rp_tc29(simpul), **satu, "kode": simpul.kode, "nama": simpul.nama}
                for satu in _k_tc29(hasil, simpul)
            ]
            if bentuk == "anggaran":
                indikator = tuple(str(satu["indikator"]) for satu in kelompok if satu.get("indikator"))
                kelompok = [{**kelompok[0], "indikator": indikator}]
            baris += body(kolom, kelompok, JENIS_BARIS[simpul.tingkat])
    if bentuk != "kinerja":
        baris.append(label_row(kolom, "JUMLAH", 3, _rp_tc29(hasil.evaluasi), RowKind.JUMLAH))
    kecil = bentuk == "kinerja-anggaran"
    return susun(
        KUNCI,
        judul(
            "T-C.29",
            "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra",
            hasil,
            hasil.n - 2,
        ),
        kolom,
        baris,
        landscape=True,
        font_size=6.5 if kecil else 7.5,
        notes=(
            f"Kolom 10 memperhitungkan target Tahun {hasil.n - 1} sebagai perkiraan realisasi.",
            "Tanda “–” berarti tidak ada target atau tidak ada nilai.",
        ),
    )  # fmt: skip


def _rp_tc29(simpul: Simpul) -> dict[str, Content]:
    a = evaluasi_anggaran(simpul)
    return {
        "rp4": a.renstra, "rp5": a.sebelum, "rp6": a.target, "rp7": a.realisasi, "rp8": a.tingkat,
        "rp9": a.target_berjalan, "rp10": a.perkiraan, "rp11": a.capaian_perkiraan,
    }  # fmt: skip


def _k_tc29(hasil: Hasil, simpul: Simpul) -> list[dict[str, Content]]:
    return [
        {
            "indikator": k.indikator.nama,
            "k4": cetak(k.renstra, k.indikator), "k5": cetak(k.sebelum, k.indikator),
            "k6": cetak(k.target, k.indikator), "k7": cetak(k.realisasi, k.indikator), "k8": k.tingkat,
            "k9": cetak(k.target_berjalan, k.indikator), "k10": cetak(k.perkiraan, k.indikator),
            "k11": k.capaian_perkiraan,
        }
        for k in hasil.evaluasi_sub(simpul)
    ] or [{}]  # fmt: skip


# --- E.81 -----------------------------------------------------------------------------------------------


def _kolom_e81(hasil: Hasil) -> list[Column]:
    n, akhir = hasil.n, hasil.plan.renstra.periode.akhir
    pasangan: list[tuple[str, str, str, bool]] = [
        ("5", f"Target Renstra Perangkat Daerah pada Tahun {akhir}", "5", False),
        ("6", f"Realisasi Capaian Kinerja Renstra s.d. Renja Tahun Sebelumnya ({n - 3})", "6", False),
        ("7", f"Target Kinerja dan Anggaran Renja Tahun {n - 2} yang Dievaluasi", "7", False),
    ]
    if hasil.plan.tabel.evaluasi.triwulan:
        pasangan += [
            (str(7 + ke), f"Realisasi Kinerja pada Triwulan {romawi(ke)}", str(7 + ke), False) for ke in TRIWULAN
        ]
    pasangan += [
        ("12", f"Realisasi Capaian Kinerja dan Anggaran Renja Tahun {n - 2}", "12", False),
        ("13", f"Tingkat Realisasi Kinerja dan Anggaran Renja Tahun {n - 2} (%)", "13=12/7×100", True),
        ("14", f"Realisasi Kinerja dan Anggaran Renstra s.d. Tahun {n - 2}", "14=6+12", False),
        ("15", f"Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s.d. Tahun {n - 2} (%)", "15=14/5×100", True),
    ]
    kolom = [
        Column("no", ("No",), 5, "1", TENGAH),
        Column("sasaran", ("Sasaran",), 17.5, "2"),
        Column("nama", ("Program/Kegiatan/Sub Kegiatan",), 26, "3"),
        Column("indikator", (INDIKATOR,), 26, "4", shared=False),
    ]
    for nomor, judul_kolom, label, persen in pasangan:
        lebar_k, lebar_rp = (8.8, 8.8) if persen else (11.9, 17.8)
        kolom.append(
            Column(f"k{nomor}", (judul_kolom, "K"), lebar_k, label, PERSEN if persen else TENGAH, shared=False)
        )
        kolom.append(Column(f"rp{nomor}", (judul_kolom, "Rp"), lebar_rp, label, PERSEN if persen else RP))
    kolom.append(Column("unit", ("Unit Perangkat Daerah Penanggung Jawab",), 16.5, "16"))
    return kolom


def _e81(hasil: Hasil) -> Table:
    kolom = _kolom_e81(hasil)
    baris: list[Row] = []
    for ke, program in enumerate(hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM), 1):
        for simpul in program.turun():
            kepala: dict[str, Content] = {"nama": simpul.nama}
            if simpul is program:
                kepala |= {"no": str(ke), "sasaran": tuple(_sasaran(hasil, program.kode))}
            if simpul.tingkat is Tingkat.SUB_KEGIATAN:
                kepala["unit"] = penanggung_jawab(hasil, simpul.sub)
            kelompok = [{**_rp_e81(simpul), **kepala, **satu} for satu in _k_e81(hasil, simpul)]
            baris += body(kolom, kelompok, JENIS_BARIS[simpul.tingkat])
        baris.append(
            label_row(kolom, "Rata-Rata Capaian Kinerja", 4, _rata_rata(hasil.rata_rata(program)), RowKind.RATA_RATA)
        )
    seluruh = hasil.rata_rata_seluruh()
    baris += [
        label_row(kolom, "Jumlah Anggaran Seluruh Program", 4, _rp_e81(hasil.evaluasi), RowKind.JUMLAH),
        label_row(kolom, "Rata-Rata Capaian Kinerja Seluruh Program", 4, _rata_rata(seluruh), RowKind.JUMLAH),
        Row((Cell((_predikat(seluruh),), colspan=len(kolom)),), RowKind.JUMLAH),
    ]
    triwulan = hasil.plan.tabel.evaluasi.triwulan
    return susun(
        KUNCI,
        judul("T-C.29/E.81", "Evaluasi Pelaksanaan Renja dan Capaian Renstra", hasil, hasil.n - 2),
        kolom,
        baris,
        landscape=True,
        wide=triwulan,
        font_size=6.5,
        notes=_catatan(hasil),
    )


def _catatan(hasil: Hasil) -> tuple[str, ...]:
    evaluasi = hasil.plan.evaluasi
    daftar = (
        ("Faktor pendorong", evaluasi.faktor_pendorong),
        ("Faktor penghambat", evaluasi.faktor_penghambat),
        ("Tindak lanjut yang diperlukan", evaluasi.tindak_lanjut),
    )
    return (
        f"Rata-rata: {_ATURAN[hasil.aturan_rata_rata]}.",
        "Rata-rata seluruh program adalah rata-rata dari rata-rata tiap program.",
        "Predikat: ≥91 Sangat Tinggi; ≥76 Tinggi; ≥66 Sedang; ≥51 Rendah; di bawah 51 Sangat Rendah.",
        *(f"{nama}: {'; '.join(butir)}." for nama, butir in daftar if butir),
    )


def _predikat(rata: RataRata) -> str:
    return (
        f"Predikat: tingkat realisasi kinerja {predikat(rata.tingkat_k) or KOSONG}, "
        f"tingkat realisasi anggaran {predikat(rata.tingkat_rp) or KOSONG}; "
        f"capaian kinerja Renstra {predikat(rata.capaian_k) or KOSONG}, "
        f"realisasi anggaran Renstra {predikat(rata.capaian_rp) or KOSONG}"
    )


def _sasaran(hasil: Hasil, kode: str) -> Iterator[str]:
    for tujuan in hasil.plan.tujuan:
        yield from (sasaran.nama for sasaran in tujuan.sasaran if kode in sasaran.program)


def _rata_rata(nilai: RataRata) -> dict[str, Content]:
    return {"k13": nilai.tingkat_k, "rp13": nilai.tingkat_rp, "k15": nilai.capaian_k, "rp15": nilai.capaian_rp}


def _rp_e81(simpul: Simpul) -> dict[str, Content]:
    a = evaluasi_anggaran(simpul)
    triwulan = {f"rp{7 + ke}": simpul.rp(Kolom(f"triwulan-{ke}", simpul.n - 2)) for ke in TRIWULAN}  # type: ignore[arg-type]
    return {
        "rp5": a.renstra, "rp6": a.sebelum, "rp7": a.target, **triwulan, "rp12": a.realisasi,
        "rp13": a.tingkat, "rp14": a.kumulatif, "rp15": a.capaian,
    }  # fmt: skip


def _k_e81(hasil: Hasil, simpul: Simpul) -> list[dict[str, Content]]:
    return [_kinerja_e81(k, hasil.n - 2) for k in hasil.evaluasi_sub(simpul)] or [{}]


def _kinerja_e81(k: EvaluasiKinerja, tahun: int) -> dict[str, Content]:
    triwulan = k.indikator.triwulan[tahun] or ()
    return {
        "indikator": k.indikator.nama,
        "k5": cetak(k.renstra, k.indikator), "k6": cetak(k.sebelum, k.indikator),
        "k7": cetak(k.target, k.indikator),
        **{f"k{7 + ke}": cetak(triwulan[ke - 1], k.indikator) if ke <= len(triwulan) else None for ke in TRIWULAN},
        "k12": cetak(k.realisasi, k.indikator), "k13": k.tingkat,
        "k14": cetak(k.kumulatif, k.indikator), "k15": k.capaian,
    }  # fmt: skip
