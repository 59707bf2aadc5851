"""Tabel T-C.33 (programmes of year n and prakiraan maju n+1) and Tabel 4.1 (funding), Permendagri 86/2017.

Both list the same plan; the wide layout is the same form in both places.
"""

from collections.abc import Sequence
from itertools import zip_longest

from renja_gen.angka import rp
from renja_gen.compose.tables.isian import isi_kinerja, isi_uang, target
from renja_gen.compose.tables.umum import JENIS_BARIS, judul, penanggung_jawab, susun
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Dana, Uang
from renja_gen.computing.kinerja import Kinerja, indikator_rencana, indikator_semua, indikator_utama
from renja_gen.computing.pohon import jumlahkan
from renja_gen.computing.ringkasan import bagian_dana
from renja_gen.document.blocks import Formula, Row, RowKind, Table
from renja_gen.document.grid import Column, Content, Figure, Format, body, label_row
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.rujukan import ruas_kode

RP, TENGAH = Format.RUPIAH, Format.CENTER
KODE = ("urusan", "bidang", "program", "kegiatan", "sub")
_LEBAR_KODE = (3.2, 4.6, 4.6, 6.6, 7)
NAMA = "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan"


def tabel_rumusan(hasil: Hasil) -> Table | None:
    """Tabel T-C.33, narrow or wide."""
    tahun = f"{hasil.n} dan Prakiraan Maju Tahun {hasil.n + 1}"
    keterangan = judul("T-C.33", "Rumusan Rencana Program dan Kegiatan", hasil, tahun)
    if not hasil.rencana.daun:
        return None
    if hasil.plan.tabel.rumusan.bentuk == "lebar":
        return _lebar(hasil, "rumusan", keterangan)
    n = hasil.n
    rencana, maju = f"Rencana Tahun {n}", f"Prakiraan Maju Rencana Tahun {n + 1}"
    dana = "Kebutuhan Dana/Pagu Indikatif (Rp)"
    kolom = [
        Column("kode", ("Kode",), 21, "1"),
        Column("nama", (NAMA,), 48, "2"),
        Column("indikator", ("Indikator Kinerja",), 46, "3", shared=False),
        Column("lokasi", (rencana, "Lokasi"), 24, "4"),
        Column(
            "target-n", (rencana, "Target Capaian Kinerja"), 18, "5", TENGAH, shared=False, isi=Kinerja("target", n)
        ),
        Column("pagu-n", (rencana, dana), 24, "6", RP, isi=Kolom("pagu", n)),
        Column("dana", (rencana, "Sumber Dana"), 24, "7"),
        Column("catatan", ("Catatan Penting",), 20, "8"),
        Column(
            "target-maju", (maju, "Target Capaian Kinerja"), 18, "9", TENGAH, shared=False,
            isi=Kinerja("target", n + 1),
        ),
        Column("pagu-maju", (maju, dana), 24, "10", RP, isi=Kolom("pagu", n + 1)),
    ]  # fmt: skip
    baris: list[Row] = []
    mulai = hasil.plan.renstra.periode.awal
    for simpul in hasil.rencana.turun():
        if simpul.kode:
            umum: dict[str, Content] = {"kode": simpul.kode, **_isi(hasil, kolom, simpul)}
            semua = indikator_utama if simpul.tingkat is Tingkat.SUB_KEGIATAN else indikator_semua
            kelompok = [{**umum, "indikator": i.nama, **isi_kinerja(kolom, i, mulai)} for i in semua(simpul)] or [
                umum
            ]
            baris += body(kolom, kelompok, JENIS_BARIS[simpul.tingkat], simpul.kode)
    baris.append(label_row(kolom, "TOTAL", 5, isi_uang(kolom, hasil.rencana), RowKind.JUMLAH))
    return susun("rumusan", keterangan, kolom, baris, landscape=True, font_size=7.5)


def tabel_pendanaan(hasil: Hasil) -> Table | None:
    """Tabel 4.1, short or wide."""
    keterangan = judul("", "Rencana Kerja dan Pendanaan", hasil, hasil.n)
    if not hasil.rencana.daun:
        return None
    if hasil.plan.tabel.pendanaan.bentuk == "lebar":
        return _lebar(hasil, "pendanaan", keterangan)
    kolom = [
        *(Column(nama, ("Kode",), lebar * 1.3) for nama, lebar in zip(KODE, _LEBAR_KODE, strict=True)),
        Column("nama", (NAMA,), 68),
        Column("pagu-n", ("Pagu Indikatif (Rp)",), 27, format=RP, isi=Kolom("pagu", hasil.n)),
        Column("dana", ("Sumber Dana",), 38),
    ]
    baris: list[Row] = []
    for simpul in hasil.rencana.turun():
        if simpul.kode:
            isi = {**_kode(simpul), **_isi(hasil, kolom, simpul)}
            baris += body(kolom, [isi], JENIS_BARIS[simpul.tingkat], simpul.kode)
    baris.append(label_row(kolom, "TOTAL", 6, isi_uang(kolom, hasil.rencana), RowKind.JUMLAH))
    return susun("pendanaan", keterangan, kolom, baris, font_size=8.5)


def tabel_sumber_dana(hasil: Hasil) -> Table | None:
    """The summary of Tabel 4.1 by source of funds."""
    bagian = hasil.per_sumber_dana()
    if not bagian or not hasil.plan.tabel.pendanaan.sumber_dana:
        return None
    kolom = [
        Column("no", ("No",), 10, "(1)", TENGAH),
        Column("nama", ("Sumber Dana",), 80, "(2)"),
        Column("pagu-n", ("Pagu Indikatif (Rp)",), 40, "(3)", RP),
        Column("persen", ("Persentase (%)",), 30, "(4)", Format.PERCENT, formula=Formula("share", ("pagu-n",))),
    ]
    baris: list[Row] = []
    for nomor, satu in enumerate(bagian, 1):
        pagu = Figure(satu.pagu, origin=Dana(satu.nama))
        isi: dict[str, Content] = {"no": f"{nomor}.", "nama": satu.nama, "pagu-n": pagu, "persen": satu.persen}
        baris += body(kolom, [isi], RowKind.BIASA)
    pagu_n = Kolom("pagu", hasil.n)
    total: dict[str, Content] = {
        "pagu-n": Figure(hasil.rencana.rp(pagu_n), origin=Uang(hasil.rencana, pagu_n)),
        "persen": Figure(jumlahkan(satu.persen for satu in bagian), origin=Formula("sum")),
    }
    baris.append(label_row(kolom, "JUMLAH", 2, total, RowKind.JUMLAH))
    return susun("sumber-dana", judul("", "Rekapitulasi Pagu Menurut Sumber Dana", hasil, hasil.n), kolom, baris)


def _lebar(hasil: Hasil, key: str, keterangan: str) -> Table:
    """The wide form: three kinds of indicators side by side."""
    n = hasil.n
    indikator, rencana = "Indikator Kinerja", f"Rencana Tahun {n}"
    capaian, maju = "Target Capaian Kinerja", f"Prakiraan Maju Rencana Tahun {n + 1}"
    kolom = [
        *(Column(nama, ("Kode",), lebar, "1") for nama, lebar in zip(KODE, _LEBAR_KODE, strict=True)),
        Column("nama", (NAMA,), 27, "2"),
        Column("capaian", (indikator, "Capaian Program"), 20, "3", shared=False),
        Column("keluaran", (indikator, "Keluaran Sub Kegiatan"), 20, "4", shared=False),
        Column("hasil", (indikator, "Hasil Kegiatan"), 20, "5", shared=False),
        Column("lokasi", (rencana, "Lokasi"), 14.5, "6"),
        Column("target-capaian", (rencana, capaian, "Program"), 11, "7", TENGAH, shared=False),
        Column("target-keluaran", (rencana, capaian, "Keluaran Sub Kegiatan"), 12.5, "8", TENGAH, shared=False),
        Column("target-hasil", (rencana, capaian, "Hasil Kegiatan"), 11, "9", TENGAH, shared=False),
        Column("pagu-n", (rencana, "Pagu Indikatif (Rp)"), 17.6, "10", RP, isi=Kolom("pagu", n)),
        Column("dana", (rencana, "Sumber Dana"), 16, "11"),
        Column("catatan", ("Catatan Penting",), 11, "12"),
        Column("tolok-ukur", (maju, "Tolok Ukur"), 20, "13", shared=False),
        Column("target-maju", (maju, "Target"), 12.5, "14", TENGAH, shared=False),
        Column("pagu-maju", (maju, "Pagu Indikatif (Rp)"), 17.6, "15", RP, isi=Kolom("pagu", n + 1)),
        Column("unit", ("Perangkat Daerah Penanggung Jawab",), 17, "16"),
    ]
    baris: list[Row] = []
    for urusan in hasil.rencana.anak:
        for simpul in urusan.turun():
            umum = {**_kode(simpul), **_isi(hasil, kolom, simpul)}
            kelompok = [{**umum, **satu} for satu in _tiga_indikator(hasil, simpul)] or [umum]
            baris += body(kolom, kelompok, JENIS_BARIS[simpul.tingkat], simpul.kode)
    baris.append(label_row(kolom, "TOTAL", 13, isi_uang(kolom, hasil.rencana), RowKind.JUMLAH))
    return susun(key, keterangan, kolom, baris, landscape=True, font_size=6.5)


def _kode(simpul: Simpul) -> dict[str, Content]:
    return dict(zip(KODE, ruas_kode(simpul.kode), strict=True))


def _isi(hasil: Hasil, kolom: Sequence[Column], simpul: Simpul) -> dict[str, Content]:
    isi: dict[str, Content] = {"nama": simpul.nama, **isi_uang(kolom, simpul)}
    if simpul.tingkat is Tingkat.SUB_KEGIATAN:
        sub = simpul.sub
        isi |= {
            "lokasi": ", ".join(sub.lokasi) or None,
            "dana": _dana(simpul),
            "catatan": sub.catatan or "–",
            "unit": penanggung_jawab(hasil, sub),
        }
    return isi


def _dana(simpul: Simpul) -> tuple[str, ...] | None:
    dana = bagian_dana(simpul)
    if len(dana) == 1:
        return (dana[0][0],)
    return tuple(f"{nama}: {rp(nilai)}" for nama, nilai in dana) or None


def _tiga_indikator(hasil: Hasil, simpul: Simpul) -> list[dict[str, Content]]:
    n = hasil.n
    jenis = {"capaian": "capaian program", "keluaran": "keluaran", "hasil": "hasil"}
    semua = {nama: indikator_rencana(simpul, satu) for nama, satu in jenis.items()}
    baris = []
    for sejajar in zip_longest(*semua.values()):
        isi: dict[str, Content] = {}
        maju: tuple[Indikator, ...] = ()
        for nama, indikator in zip(semua, sejajar, strict=True):
            if indikator:
                isi |= {nama: indikator.nama, f"target-{nama}": target(indikator, n)}
                maju += (indikator,)
        # prakiraan maju is measured by the first indicator that has a target for n+1
        if maju:
            ukur = next((i for i in maju if n + 1 in i.target), maju[0])
            isi |= {"tolok-ukur": ukur.nama, "target-maju": target(ukur, n + 1)}
        baris.append(isi)
    return baris
