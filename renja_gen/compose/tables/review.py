"""Tabel T-C.31: review of the RKPD draft against the analysis of needs (Permendagri 86/2017)."""

from collections.abc import Iterator
from itertools import zip_longest

from renja_gen.angka import huruf, romawi, rp
from renja_gen.compose.tables.isian import isi_uang, target, tercetak
from renja_gen.compose.tables.umum import JENIS_BARIS, judul, susun
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Tertulis
from renja_gen.computing.kinerja import indikator_utama
from renja_gen.computing.pohon import di_rkpd, direncanakan
from renja_gen.document.blocks import RowKind, Table
from renja_gen.document.grid import Column, Content, Figure, Format, body, label_row

Pasangan = tuple[str, Figure]  # an indicator's name and its target


def tabel_review(hasil: Hasil) -> Table | None:
    """Tabel T-C.31; rows that one side does not have leave its half empty."""
    if not hasil.review.daun:
        return None
    n = hasil.n
    kolom = [Column("no", ("No",), 9, "(1)", Format.CENTER)]
    sisi = (("kiri", f"Rancangan Awal RKPD {n}", "Pagu Indikatif (Rp)", 2, Kolom("rkpd", n)),
            ("kanan", "Hasil Analisis Kebutuhan", "Kebutuhan Dana (Rp)", 7, Kolom("pagu", n)))  # fmt: skip
    for nama, kelompok, dana, nomor, pagu in sisi:
        kolom += [
            Column(f"{nama}-nama", (kelompok, "Program/Kegiatan/Sub Kegiatan"), 36, f"({nomor})"),
            Column(f"{nama}-lokasi", (kelompok, "Lokasi"), 16, f"({nomor + 1})"),
            Column(f"{nama}-indikator", (kelompok, "Indikator Kinerja"), 32, f"({nomor + 2})", shared=False),
            Column(f"{nama}-target", (kelompok, "Target Capaian"), 16, f"({nomor + 3})", Format.CENTER, shared=False),
            Column(f"{nama}-pagu", (kelompok, dana), 21.5, f"({nomor + 4})", Format.RUPIAH, isi=pagu),
        ]
    kolom.append(Column("catatan", ("Catatan Penting",), 22, "(12)"))
    baris = []
    for nomor_baris, simpul in _bernomor(hasil):
        umum: dict[str, Content] = {"no": nomor_baris, **_isi(simpul, isi_uang(kolom, simpul))}
        kelompok_baris = [{**umum, **satu} for satu in _indikator(simpul)] or [umum]
        baris += body(kolom, kelompok_baris, JENIS_BARIS[simpul.tingkat], simpul.kode)
    baris.append(label_row(kolom, "TOTAL", 5, isi_uang(kolom, hasil.review), RowKind.JUMLAH))
    return susun(
        "review",
        judul("T-C.31", "Review terhadap Rancangan Awal RKPD", hasil, n),
        kolom,
        baris,
        landscape=True,
        font_size=7,
    )


def _bernomor(hasil: Hasil) -> Iterator[tuple[str, Simpul]]:
    """The rows with their numbers, in the style the plan chooses.

    `romawi`: programme I, kegiatan A, sub kegiatan 01 running through the programme. `huruf`: programme A,
    kegiatan 1 running through the table, sub kegiatan without number.
    """
    gaya_romawi = hasil.plan.tabel.review.penomoran == "romawi"
    banyak_bidang = len(hasil.simpul(hasil.review, Tingkat.BIDANG_URUSAN)) > 1
    program = kegiatan = sub = 0
    for simpul in hasil.review.turun():
        match simpul.tingkat:
            case Tingkat.PROGRAM:
                program, sub = program + 1, 0
                kegiatan = 0 if gaya_romawi else kegiatan
                yield (romawi if gaya_romawi else huruf)(program), simpul
            case Tingkat.KEGIATAN:
                kegiatan += 1
                yield huruf(kegiatan) if gaya_romawi else str(kegiatan), simpul
            case Tingkat.SUB_KEGIATAN:
                sub += 1
                yield f"{sub:02}" if gaya_romawi else "", simpul
            case _ if simpul.kode and banyak_bidang:
                yield "", simpul


def _isi(simpul: Simpul, uang: dict[str, Figure]) -> dict[str, Content]:
    """The contents of a row but for its indicators; `uang` are the amounts of both sides."""
    n = simpul.n
    if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
        kiri: dict[str, Content] = {"kiri-nama": simpul.nama, "kiri-pagu": uang["kiri-pagu"]}
        kanan: dict[str, Content] = {"kanan-nama": simpul.nama, "kanan-pagu": uang["kanan-pagu"]}
        return {
            **(kiri if any(di_rkpd(daun.sub, n) for daun in simpul.daun) else {}),
            **(kanan if any(direncanakan(daun.sub, n) for daun in simpul.daun) else {}),
        }
    sub = simpul.sub
    isi: dict[str, Content] = {"catatan": sub.catatan_review or _catatan(simpul)}
    if di_rkpd(sub, n):
        lokasi = (sub.rkpd and sub.rkpd.lokasi) or sub.lokasi
        nama = (sub.rkpd and sub.rkpd.nama) or simpul.nama
        isi |= {"kiri-nama": nama, "kiri-lokasi": ", ".join(lokasi), "kiri-pagu": uang["kiri-pagu"]}
    if direncanakan(sub, n):
        isi |= {
            "kanan-nama": simpul.nama, "kanan-lokasi": ", ".join(sub.lokasi), "kanan-pagu": uang["kanan-pagu"],
        }  # fmt: skip
    return isi


def _indikator(simpul: Simpul) -> list[dict[str, Content]]:
    if simpul.tingkat is not Tingkat.SUB_KEGIATAN:
        return []
    sub, n = simpul.sub, simpul.n
    rencana: list[Pasangan] = [(i.nama, target(i, n)) for i in indikator_utama(simpul)]
    kiri = _indikator_rkpd(simpul, rencana) if di_rkpd(sub, n) else []
    kanan = rencana if direncanakan(sub, n) else []
    hasil: list[dict[str, Content]] = []
    for satu, lain in zip_longest(kiri, kanan):
        isi: dict[str, Content] = {}
        if satu:
            isi |= {"kiri-indikator": satu[0], "kiri-target": satu[1]}
        if lain:
            isi |= {"kanan-indikator": lain[0], "kanan-target": lain[1]}
        hasil.append(isi)
    return hasil


def _indikator_rkpd(simpul: Simpul, rencana: list[Pasangan]) -> list[Pasangan]:
    """The indicators of the RKPD draft: its own, else the plan's with its first target replaced."""
    rkpd = simpul.sub.rkpd
    if rkpd is None:
        return rencana
    if rkpd.indikator:
        return [(satu.nama, tercetak(satu.target, "", Tertulis(satu, ("target",)))) for satu in rkpd.indikator]
    if rkpd.target is None:
        return rencana
    semua = indikator_utama(simpul) or simpul.indikator
    nama = semua[0].nama if semua else ""
    satuan = semua[0].satuan if semua else ""
    return [(nama, tercetak(rkpd.target, satuan, Tertulis(rkpd, ("target",), satuan))), *rencana[1:]]


def _catatan(simpul: Simpul) -> str:
    """The note on a difference, when the agency gives none of its own."""
    sub, n = simpul.sub, simpul.n
    if not di_rkpd(sub, n):
        return "Baru; belum ada dalam rancangan awal RKPD"
    if not direncanakan(sub, n):
        return "Tidak dianggarkan"
    rkpd, pagu = simpul.rp(Kolom("rkpd", n)), simpul.rp(Kolom("pagu", n))
    catatan = []
    if rkpd is not None and pagu is not None and rkpd != pagu:
        catatan.append(f"Pagu {'bertambah' if pagu > rkpd else 'berkurang'} {rp(abs(pagu - rkpd))}")
    if sub.rkpd and (sub.rkpd.target or sub.rkpd.indikator):
        catatan.append("target disesuaikan" if catatan else "Target disesuaikan")
    return "; ".join(catatan)
