"""Tabel T-C.30: achievement of service performance (Permendagri 86/2017), and the table of problems."""

from dataclasses import replace

from renja_gen.compose.sebutan import tahun_pelayanan
from renja_gen.compose.tables.isian import tercetak
from renja_gen.compose.tables.umum import judul, susun
from renja_gen.computing import Hasil
from renja_gen.computing.asal import Tertulis
from renja_gen.document.blocks import RowKind, Table
from renja_gen.document.grid import Column, Content, Format, body
from renja_gen.plan.dasar import Deret
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.telaah import Pelayanan

TENGAH = Format.CENTER


def tabel_pelayanan(hasil: Hasil) -> Table | None:
    """Tabel T-C.30, with the years the plan configures."""
    if not hasil.plan.pelayanan:
        return None
    tahun = tahun_pelayanan(hasil)
    kelompok = {
        "target": "Target Renstra Perangkat Daerah",
        "realisasi": "Realisasi Capaian",
        "proyeksi": "Proyeksi",
    }
    kolom = [
        Column("no", ("No",), 9, format=TENGAH),
        Column("nama", ("Indikator",), 56),
        Column("spm", ("SPM/Standar Nasional",), 22, format=TENGAH),
        Column("ikk", ("IKK",), 22, format=TENGAH),
        *(
            Column(f"{jenis} {satu}", (judul_kelompok, f"Tahun {satu}"), 17.5, format=TENGAH)
            for jenis, judul_kelompok in kelompok.items()
            for satu in tahun[jenis]
        ),
        Column("catatan", ("Catatan Analisis",), 34),
    ]
    kolom = [replace(satu, number=f"({nomor})") for nomor, satu in enumerate(kolom, 1)]
    baris = [
        satu
        for nomor, pelayanan in enumerate(hasil.plan.pelayanan, 1)
        for satu in body(kolom, [_isi(nomor, pelayanan, tahun)], RowKind.BIASA)
    ]
    keterangan = judul("T-C.30", "Pencapaian Kinerja Pelayanan", hasil, hasil.n)
    return susun("pelayanan", keterangan, kolom, baris, landscape=True, font_size=8)


def _isi(nomor: int, pelayanan: Pelayanan, tahun: dict[str, tuple[int, ...]]) -> dict[str, Content]:
    deret: dict[str, Deret[Capaian]] = {
        "target": pelayanan.target, "realisasi": pelayanan.realisasi, "proyeksi": pelayanan.proyeksi,
    }  # fmt: skip
    angka: dict[str, Content] = {
        f"{jenis} {satu}": tercetak(deret[jenis][satu], pelayanan.satuan, _asal(pelayanan, jenis, satu))
        for jenis, semua in tahun.items()
        for satu in semua
    }
    lain: dict[str, Content] = {
        "no": f"{nomor}.", "nama": pelayanan.nama, "spm": pelayanan.spm, "ikk": pelayanan.ikk,
        "catatan": pelayanan.catatan or "–",
    }  # fmt: skip
    return {**angka, **lain}


def _asal(pelayanan: Pelayanan, jenis: str, tahun: int) -> Tertulis:
    return Tertulis(pelayanan, (jenis, str(tahun)), pelayanan.satuan)


def tabel_permasalahan(hasil: Hasil) -> Table | None:
    """The table of problems: main problem, problems and root causes, causes merged under their problem."""
    if not hasil.plan.isu.masalah_pokok:
        return None
    kolom = [
        Column("no", ("No",), 9, "(1)", TENGAH),
        Column("pokok", ("Masalah Pokok",), 36, "(2)"),
        Column("masalah", ("Masalah",), 60, "(3)", shared=False),
        Column("akar", ("Akar Masalah",), 60, "(4)", shared=False),
    ]
    baris = []
    for nomor, pokok in enumerate(hasil.plan.isu.masalah_pokok, 1):
        kelompok: list[dict[str, Content]] = [
            {
                "no": f"{nomor}.", "pokok": pokok.nama, "masalah": f"{ke}. {masalah.nama}",
                "akar": tuple(f"{ke}.{i} {akar}" for i, akar in enumerate(masalah.akar, 1)) or None,
            }
            for ke, masalah in enumerate(pokok.masalah, 1)
        ] or [{"no": f"{nomor}.", "pokok": pokok.nama}]  # fmt: skip
        baris += body(kolom, kelompok, RowKind.BIASA)
    return susun(
        "permasalahan",
        judul("", "Identifikasi Permasalahan Berdasarkan Tugas dan Fungsi", hasil, hasil.n),
        kolom,
        baris,
    )
