"""Tabel T-C.33 (programmes of year n and prakiraan maju n+1) and Tabel 4.1 (funding), Permendagri 86/2017.

Both list the same plan; the wide layout is the same form in both places.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from renja_gen.angka import rp
from renja_gen.compose.perubahan import baris_rencana, catatan
from renja_gen.compose.tables.isian import isi_kinerja, isi_uang, target
from renja_gen.compose.tables.sepasang import isi_selisih, sebelum, sepasang
from renja_gen.compose.tables.umum import JENIS_BARIS, bernomor, judul, penanggung_jawab, susun
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Dana, Uang
from renja_gen.computing.kinerja import Kinerja, indikator_rencana, indikator_semua, indikator_utama
from renja_gen.computing.pohon import jumlahkan
from renja_gen.computing.ringkasan import bagian_dana
from renja_gen.document.blocks import Formula, Row, RowKind, Table
from renja_gen.document.grid import Column, Content, Figure, Format, body, label_row
from renja_gen.perbandingan.perubahan import pasangkan
from renja_gen.perbandingan.pohon import Baris
from renja_gen.plan.kode import ruas_kode
from renja_gen.plan.pekerjaan import Indikator

RP, TENGAH = Format.RUPIAH, Format.CENTER
KODE = ("urusan", "bidang", "program", "kegiatan", "sub")
_LEBAR_KODE = (3.2, 4.6, 4.6, 6.6, 7)
NAMA = "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan"


def tabel_rumusan(hasil: Hasil) -> Table | None:
    """Tabel T-C.33, narrow or wide."""
    tahun = f"{hasil.n} dan Prakiraan Maju Tahun {hasil.n + 1}"
    nama = "Rumusan Perubahan Rencana" if hasil.sebelum else "Rumusan Rencana"
    keterangan = judul("T-C.33", f"{nama} Program dan Kegiatan", hasil, tahun)
    if not hasil.rencana.daun:
        return None
    if hasil.plan.tabel.rumusan.bentuk == "lebar":
        return _lebar(hasil, "rumusan", keterangan)
    n = hasil.n
    rencana, maju = f"Rencana Tahun {n}", f"Prakiraan Maju Rencana Tahun {n + 1}"
    capaian, dana = "Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif (Rp)"
    target_n = Column("target-n", (rencana, capaian), 18, format=TENGAH, shared=False, isi=Kinerja("target", n))
    target_maju = Kinerja("target", n + 1)
    kolom = bernomor([
        Column("kode", ("Kode",), 21),
        Column("nama", (NAMA,), 48),
        Column("indikator", ("Indikator Kinerja",), 46, shared=False),
        Column("lokasi", (rencana, "Lokasi"), 24),
        *sepasang(hasil, target_n),
        *sepasang(hasil, Column("pagu-n", (rencana, dana), 24, format=RP, isi=Kolom("pagu", n))),
        Column("dana", (rencana, "Sumber Dana"), 24),
        Column("catatan", ("Catatan Penting",), 20),
        Column("target-maju", (maju, capaian), 18, format=TENGAH, shared=False, isi=target_maju),
        Column("pagu-maju", (maju, dana), 24, format=RP, isi=Kolom("pagu", n + 1)),
    ])  # fmt: skip
    baris: list[Row] = []
    for satu in _baris(hasil):
        umum: dict[str, Content] = {"kode": satu.simpul.kode, **_isi(hasil, kolom, satu)}
        semua = indikator_utama if satu.simpul.tingkat is Tingkat.SUB_KEGIATAN else indikator_semua
        kelompok = [{**umum, **_isi_indikator(hasil, kolom, *dua)} for dua in _dua_sisi(satu, semua)] or [umum]
        baris += body(kolom, kelompok, JENIS_BARIS[satu.simpul.tingkat], satu.simpul.kode)
    baris.append(_total(hasil, kolom))
    return susun("rumusan", keterangan, kolom, baris, landscape=True, font_size=7 if hasil.sebelum else 7.5)


def tabel_pendanaan(hasil: Hasil) -> Table | None:
    """Tabel 4.1, short or wide; the short one of a perubahan needs a landscape page."""
    keterangan = judul("", f"{'Perubahan ' if hasil.sebelum else ''}Rencana Kerja dan Pendanaan", hasil, hasil.n)
    if not hasil.rencana.daun:
        return None
    if hasil.plan.tabel.pendanaan.bentuk == "lebar":
        return _lebar(hasil, "pendanaan", keterangan)
    kolom = [
        *(Column(nama, ("Kode",), lebar * 1.3) for nama, lebar in zip(KODE, _LEBAR_KODE, strict=True)),
        Column("nama", (NAMA,), 68),
        *sepasang(hasil, Column("pagu-n", ("Pagu Indikatif (Rp)",), 27, format=RP, isi=Kolom("pagu", hasil.n))),
        Column("dana", ("Sumber Dana",), 38),
        *([Column("keterangan", ("Keterangan",), 24)] if hasil.sebelum else []),
    ]
    baris: list[Row] = []
    for satu in _baris(hasil):
        isi = {**_kode(satu.simpul), **_isi(hasil, kolom, satu), "keterangan": tuple(catatan(satu))}
        baris += body(kolom, [isi], JENIS_BARIS[satu.simpul.tingkat], satu.simpul.kode)
    baris.append(_total(hasil, kolom))
    return susun("pendanaan", keterangan, kolom, baris, landscape=hasil.sebelum is not None, font_size=8.5)


def tabel_sumber_dana(hasil: Hasil) -> Table | None:
    """The summary of Tabel 4.1 by source of funds; in a perubahan those that it had before come last."""
    bagian = {satu.nama.casefold(): satu for satu in hasil.per_sumber_dana()}
    lama = {satu.nama.casefold(): satu for satu in (hasil.sebelum.per_sumber_dana() if hasil.sebelum else ())}
    if not bagian or not hasil.plan.tabel.pendanaan.sumber_dana:
        return None
    kolom = bernomor([
        Column("no", ("No",), 10, format=TENGAH),
        Column("nama", ("Sumber Dana",), 80),
        *sepasang(hasil, Column("pagu-n", ("Pagu Indikatif (Rp)",), 40, format=RP)),
        Column("persen", ("Persentase (%)",), 30, format=Format.PERCENT, formula=Formula("share", ("pagu-n",))),
    ], "({})")  # fmt: skip
    baris: list[Row] = []
    for nomor, kunci in enumerate(dict.fromkeys((*bagian, *lama)), 1):
        kini, dulu = bagian.get(kunci), lama.get(kunci)
        isi: dict[str, Content] = {
            "no": f"{nomor}.", "nama": (kini or lama[kunci]).nama, "persen": kini.persen if kini else None,
            **isi_selisih(kolom, *(Figure(satu.pagu, origin=Dana(satu.nama)) if satu else Figure(None)
                                   for satu in (kini, dulu))),
        }  # fmt: skip
        baris += body(kolom, [isi], RowKind.BIASA)
    total: dict[str, Content] = {
        **isi_selisih(kolom, *(_seluruh_pagu(satu) for satu in (hasil, hasil.sebelum))),
        "persen": Figure(jumlahkan(satu.persen for satu in bagian.values()), origin=Formula("sum")),
    }
    baris.append(label_row(kolom, "JUMLAH", 2, total, RowKind.JUMLAH))
    nama = f"Rekapitulasi {'Perubahan ' if hasil.sebelum else ''}Pagu Menurut Sumber Dana"
    return susun("sumber-dana", judul("", nama, hasil, hasil.n), kolom, baris)


def _seluruh_pagu(hasil: Hasil | None) -> Figure:
    if hasil is None:
        return Figure(None)
    pagu = Kolom("pagu", hasil.n)
    return Figure(hasil.rencana.rp(pagu), origin=Uang(hasil.rencana, pagu))


def _lebar(hasil: Hasil, key: str, keterangan: str) -> Table:
    """The wide form: three kinds of indicators side by side; that of a perubahan asks for the larger paper."""
    n = hasil.n
    indikator, rencana = "Indikator Kinerja", f"Rencana Tahun {n}"
    capaian, maju = "Target Capaian Kinerja", f"Prakiraan Maju Rencana Tahun {n + 1}"
    target_n = (("capaian", "Program", 11), ("keluaran", "Keluaran Sub Kegiatan", 12.5),
                ("hasil", "Hasil Kegiatan", 11))  # fmt: skip
    kolom = bernomor([
        *(Column(nama, ("Kode",), lebar) for nama, lebar in zip(KODE, _LEBAR_KODE, strict=True)),
        Column("nama", (NAMA,), 27),
        Column("capaian", (indikator, "Capaian Program"), 20, shared=False),
        Column("keluaran", (indikator, "Keluaran Sub Kegiatan"), 20, shared=False),
        Column("hasil", (indikator, "Hasil Kegiatan"), 20, shared=False),
        Column("lokasi", (rencana, "Lokasi"), 14.5),
        *(
            satu
            for nama, teks, lebar in target_n
            for satu in sepasang(
                hasil, Column(f"target-{nama}", (rencana, capaian, teks), lebar, format=TENGAH, shared=False)
            )
        ),
        *sepasang(hasil, Column("pagu-n", (rencana, "Pagu Indikatif (Rp)"), 17.6, format=RP, isi=Kolom("pagu", n))),
        Column("dana", (rencana, "Sumber Dana"), 16),
        Column("catatan", ("Catatan Penting",), 11),
        Column("tolok-ukur", (maju, "Tolok Ukur"), 20, shared=False),
        Column("target-maju", (maju, "Target"), 12.5, format=TENGAH, shared=False),
        Column("pagu-maju", (maju, "Pagu Indikatif (Rp)"), 17.6, format=RP, isi=Kolom("pagu", n + 1)),
        Column("unit", ("Perangkat Daerah Penanggung Jawab",), 17),
    ])  # fmt: skip
    baris: list[Row] = []
    for satu in _baris(hasil):
        umum = {**_kode(satu.simpul), **_isi(hasil, kolom, satu)}
        kelompok = [{**umum, **tiga} for tiga in _tiga_indikator(satu)] or [umum]
        baris += body(kolom, kelompok, JENIS_BARIS[satu.simpul.tingkat], satu.simpul.kode)
    baris.append(_total(hasil, kolom))
    lebih_lebar = hasil.sebelum is not None
    return susun(key, keterangan, kolom, baris, landscape=True, wide=lebih_lebar, font_size=6.5)


def _baris(hasil: Hasil) -> Iterator[Baris]:
    """The rows: what is planned now, and in a perubahan what was planned before."""
    return (satu for satu in baris_rencana(hasil).turun() if satu.simpul.kode)


def _total(hasil: Hasil, kolom: Sequence[Column]) -> Row:
    """The totals, under a label that reaches to the first amount."""
    label = next(ke for ke, satu in enumerate(kolom) if satu.format is RP)
    lama = hasil.sebelum.rencana if hasil.sebelum else None
    return label_row(kolom, "TOTAL", label, isi_uang(kolom, hasil.rencana, lama), RowKind.JUMLAH)


def _kode(simpul: Simpul) -> dict[str, Content]:
    return dict(zip(KODE, ruas_kode(simpul.kode), strict=True))


def _isi(hasil: Hasil, kolom: Sequence[Column], baris: Baris) -> dict[str, Content]:
    isi: dict[str, Content] = {"nama": baris.simpul.nama, **isi_uang(kolom, baris.baru, baris.lama)}
    if baris.simpul.tingkat is Tingkat.SUB_KEGIATAN:
        sub = baris.simpul.sub
        sendiri = (sub.catatan,) if sub.catatan and baris.baru else ()
        isi |= {
            "lokasi": ", ".join(sub.lokasi) or None,
            "dana": _dana(baris.baru) if baris.baru else None,
            "catatan": (*catatan(baris), *sendiri) or "–",
            "unit": penanggung_jawab(hasil, sub),
        }
    return isi


def _dana(simpul: Simpul) -> tuple[str, ...] | None:
    dana = bagian_dana(simpul)
    if len(dana) == 1:
        return (dana[0][0],)
    return tuple(f"{nama}: {rp(nilai)}" for nama, nilai in dana) or None


def _dua_sisi(
    baris: Baris, pilih: Callable[[Simpul], Sequence[Indikator]]
) -> list[tuple[Indikator | None, Indikator | None]]:
    """The chosen indicators of a row before and after a change, by name."""
    lama, baru = (pilih(satu) if satu else () for satu in (baris.lama, baris.baru))
    return pasangkan(lama, baru, lambda satu: satu.nama)


def _isi_indikator(
    hasil: Hasil, kolom: Sequence[Column], lama: Indikator | None, baru: Indikator | None
) -> dict[str, Content]:
    ada = baru or lama
    assert ada is not None
    return {"indikator": ada.nama, **isi_kinerja(kolom, baru, hasil.plan.renstra.periode.awal, lama)}


def _tiga_indikator(baris: Baris) -> list[dict[str, Content]]:
    n = baris.simpul.n
    jenis = {"capaian": "capaian program", "keluaran": "keluaran", "hasil": "hasil"}
    semua = {nama: _dua_sisi(baris, partial(indikator_rencana, jenis=satu)) for nama, satu in jenis.items()}
    hasil = []
    for sejajar in zip_longest(*semua.values(), fillvalue=(None, None)):
        isi: dict[str, Content] = {}
        maju: tuple[Indikator, ...] = ()
        for nama, (lama, baru) in zip(semua, sejajar, strict=True):
            if ada := baru or lama:
                key = f"target-{nama}"
                isi |= {nama: ada.nama, key: target(baru, n), sebelum(key): target(lama, n)}
            maju += (baru,) if baru else ()
        # prakiraan maju is measured by the first indicator that has a target for n+1
        if maju:
            ukur = next((i for i in maju if n + 1 in i.target), maju[0])
            isi |= {"tolok-ukur": ukur.nama, "target-maju": target(ukur, n + 1)}
        hasil.append(isi)
    return hasil
