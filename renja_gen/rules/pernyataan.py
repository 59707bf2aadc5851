"""Stated figures (`dinyatakan`): what other sources print, against what the plan adds up to."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from renja_gen.angka import angka, bulatkan, persen, rp
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.kinerja import EvaluasiKinerja, evaluasi_anggaran, evaluasi_indikator, perubahan
from renja_gen.diagnostics import Severity
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.pernyataan import Dinyatakan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.dugaan import dugaan
from renja_gen.rules.umum import semua_indikator, tempat_tahun

_PLAFON_PERINGATAN, _PLAFON_GALAT = Decimal(10), Decimal(25)
_HITUNGAN = {"program": Tingkat.PROGRAM, "kegiatan": Tingkat.KEGIATAN, "sub_kegiatan": Tingkat.SUB_KEGIATAN}


class _Angka(NamedTuple):
    """A stated amount: its column, the keys that lead to it, and the amount."""

    kolom: Kolom
    jalur: tuple[str, ...]
    nilai: Decimal


def _dinyatakan(hasil: Hasil) -> Iterator[tuple[Simpul, Dinyatakan]]:
    """Every statement with the node it is about; the whole plan is the node without a code."""
    for satu in hasil.plan.dinyatakan:
        yield hasil.akar, satu
    for nama in (*hasil.plan.urusan, *hasil.plan.bidang_urusan):
        for simpul in hasil.akar.turun():
            if simpul.kode == nama.kode:
                yield from ((simpul, satu) for satu in nama.dinyatakan)
    for simpul in hasil.akar.turun():
        for satu in simpul.bagian.dinyatakan if simpul.bagian else ():
            yield simpul, satu


def _jumlah(satu: Dinyatakan, n: int) -> Iterator[_Angka]:
    """The amounts of a statement."""
    if satu.renstra is not None:
        yield _Angka(Kolom("renstra"), ("renstra",), satu.renstra)
    if satu.rkpd is not None:
        yield _Angka(Kolom("rkpd", n), ("rkpd",), satu.rkpd)
    for tahun, nilai in satu.pagu.tahun.items():
        yield _Angka(Kolom("pagu", tahun), tempat_tahun(satu, "pagu", tahun), nilai)
    for tahun, nilai in satu.realisasi.tahun.items():
        yield _Angka(Kolom("realisasi", tahun), tempat_tahun(satu, "realisasi", tahun), nilai)
    for tahun, nilai in satu.realisasi.sampai.items():
        yield _Angka(Kolom("sampai", tahun), tempat_tahun(satu, "realisasi", tahun), nilai)


def _sebut(simpul: Simpul) -> str:
    return f"{simpul.tingkat} {simpul.kode}" if simpul.kode else "seluruh rencana"


def _sebut_kolom(kolom: Kolom) -> str:
    nama = {"renstra": "target Renstra", "rkpd": "pagu RKPD", "sampai": "realisasi s/d"}.get(kolom.jenis, kolom.jenis)
    return f"{nama} {kolom.tahun}" if kolom.tahun and kolom.jenis != "rkpd" else nama


@aturan("RG451", Severity.GALAT, menjawab="R30 R31 R34", seluruh=True)
def jumlah_dinyatakan(hasil: Hasil) -> Iterator[Temuan]:
    """Jumlah yang dinyatakan sama dengan jumlah yang dihitung.

    `dinyatakan` memuat angka dari SIPD, RKPD, atau dokumen lain. Angka itu tidak dicetak, hanya dicocokkan dengan
    penjumlahan sub kegiatan. Pesan menyebut kedua angka dan selisihnya; bila satu angka, satu sub kegiatan, atau
    kolom lain menjelaskan selisih itu, dugaannya ikut disebut. Betulkan angka sub kegiatan, atau angka yang
    dinyatakan bila sumbernya yang keliru.

    Salah:

        dinyatakan:
          sumber: SIPD
          pagu: {2025: 2.000.000.000}

    Benar:

        dinyatakan:
          sumber: SIPD
          pagu: {2025: 200.000.000}
    """
    n = hasil.n
    tertulis: dict[tuple[str, Kolom], dict[str, Decimal]] = {}
    for simpul, satu in _dinyatakan(hasil):
        for butir in _jumlah(satu, n):
            tertulis.setdefault((satu.sumber, butir.kolom), {})[simpul.kode] = butir.nilai
    for simpul, satu in _dinyatakan(hasil):
        for butir in _jumlah(satu, n):
            terhitung = simpul.rp(butir.kolom)
            if terhitung == butir.nilai:
                continue
            pesan = f"{_sebut_kolom(butir.kolom)} {_sebut(simpul)} menurut {satu.sumber} {rp(butir.nilai)}, "
            if terhitung is None:
                pesan += "tetapi rencana ini tidak memuat angkanya; periksa keduanya"
            else:
                selisih = butir.nilai - terhitung
                arah = "lebih" if selisih > 0 else "kurang"
                pesan += f"{arah} {rp(abs(selisih))} dari hitungan rencana ini {rp(terhitung)}; periksa keduanya"
            sebab = dugaan(simpul, butir.kolom, butir.nilai, tertulis[satu.sumber, butir.kolom])
            yield Temuan(satu.span(*butir.jalur), pesan, sebab)


@aturan("RG452", Severity.GALAT, menjawab="R32", seluruh=True)
def hitungan_dinyatakan(hasil: Hasil) -> Iterator[Temuan]:
    """Jumlah program, kegiatan, dan sub kegiatan yang dinyatakan sama dengan yang direncanakan untuk tahun n.

    Yang dihitung ialah yang berpagu atau bertarget pada tahun n. Perbedaan berarti ada yang terlewat atau berlebih di
    salah satu sisi.

    Salah:

        dinyatakan: {sumber: BAB III, sub_kegiatan: 2}

    Benar:

        dinyatakan: {sumber: BAB III, sub_kegiatan: 1}
    """
    rencana = {simpul.kode: simpul for simpul in hasil.rencana.turun()}
    for simpul, satu in _dinyatakan(hasil):
        for kunci, tingkat in _HITUNGAN.items():
            tertulis = getattr(satu, kunci)
            ada = hasil.simpul(rencana[simpul.kode], tingkat) if simpul.kode in rencana else []
            if tertulis is not None and tertulis != len(ada):
                pesan = (
                    f"jumlah {tingkat} {_sebut(simpul)} menurut {satu.sumber} {tertulis}, "
                    f"sedangkan yang direncanakan untuk {hasil.n} ada {len(ada)}; periksa keduanya"
                )
                yield Temuan(satu.span(kunci), pesan)


@aturan("RG453", Severity.GALAT, menjawab="R44 R46", seluruh=True)
def persentase_dinyatakan(hasil: Hasil) -> Iterator[Temuan]:
    """Persentase yang dinyatakan sama dengan yang dihitung, sejauh desimal yang ditulis.

    Tingkat realisasi ialah realisasi dibagi target tahun n-2, tingkat capaian ialah realisasi s/d n-2 dibagi target
    Renstra; rata-rata mengikuti `tabel: {evaluasi: {rata_rata: …}}`. Bila pembaginya nol atau tidak ada,
    persentasenya tidak terdefinisi dan dicetak "–", bukan 0% atau 100%.

    Salah:

        anggaran:
          realisasi: {s/d 2022: 95.000.000, 2023: 139.500.000}
        dinyatakan: {sumber: dokumen tahun lalu, tingkat: "95,00%"}

    Benar:

        anggaran:
          realisasi: {s/d 2022: 95.000.000, 2023: 139.500.000}
        dinyatakan: {sumber: dokumen tahun lalu, tingkat: "93,00%"}
    """
    for simpul, satu in _dinyatakan(hasil):
        uang = evaluasi_anggaran(simpul)
        sebut = f"anggaran {_sebut(simpul)}"
        yield from _persen(satu, "tingkat", satu.sumber, f"tingkat realisasi {sebut}", satu.tingkat, uang.tingkat)
        yield from _persen(satu, "capaian", satu.sumber, f"tingkat capaian {sebut}", satu.capaian, uang.capaian)
        if satu.rata_rata:
            yield from _rata_rata(hasil, simpul, satu)
    for indikator in semua_indikator(hasil):
        for pernyataan in indikator.dinyatakan:
            nilai = evaluasi_indikator(indikator, hasil.n, hasil.plan.renstra.periode.awal)
            sumber = pernyataan.sumber
            yield from _persen(
                pernyataan, "tingkat", sumber, "tingkat realisasi kinerja", pernyataan.tingkat, nilai.tingkat
            )
            yield from _kumulatif(indikator, nilai)
            yield from _persen(
                pernyataan, "capaian", sumber, "tingkat capaian kinerja", pernyataan.capaian, nilai.capaian
            )


def _rata_rata(hasil: Hasil, simpul: Simpul, satu: Dinyatakan) -> Iterator[Temuan]:
    assert satu.rata_rata
    evaluasi = {lain.kode: lain for lain in hasil.evaluasi.turun()}
    if simpul.kode and simpul.kode not in evaluasi:
        return
    rata = hasil.rata_rata(evaluasi[simpul.kode]) if simpul.kode else hasil.rata_rata_seluruh()
    for kunci, terhitung in (
        ("tingkat_kinerja", rata.tingkat_k), ("tingkat_anggaran", rata.tingkat_rp),
        ("capaian_kinerja", rata.capaian_k), ("capaian_anggaran", rata.capaian_rp),
    ):  # fmt: skip
        sebut = f"rata-rata {kunci.replace('_', ' ')} {_sebut(simpul)}"
        yield from _persen(satu.rata_rata, kunci, satu.sumber, sebut, getattr(satu.rata_rata, kunci), terhitung)


def _persen(
    bagian: Bagian, kunci: str, sumber: str, sebut: str, tertulis: Decimal | None, terhitung: Decimal | None
) -> Iterator[Temuan]:
    if tertulis is None:
        return
    eksponen = tertulis.as_tuple().exponent
    desimal = -eksponen if isinstance(eksponen, int) else 0
    if terhitung is not None and bulatkan(terhitung, desimal) == tertulis:
        return
    seharusnya = "tidak terdefinisi karena pembaginya nol atau tidak ada" if terhitung is None else persen(terhitung)
    pesan = (
        f"{sebut} menurut {sumber} {angka(tertulis, desimal)}%, sedangkan hitungannya {seharusnya}; periksa keduanya"
    )
    yield Temuan(bagian.span(kunci), pesan)


def _kumulatif(indikator: Indikator, nilai: EvaluasiKinerja) -> Iterator[Temuan]:
    terhitung = nilai.kumulatif
    for satu in indikator.dinyatakan:
        tertulis = satu.kumulatif
        if tertulis is None or (terhitung and terhitung.angka == tertulis.angka and tertulis.angka is not None):
            continue
        if terhitung and tertulis.teks == terhitung.teks:
            continue
        seharusnya = terhitung.cetak(indikator.satuan) if terhitung else "tidak ada"
        pesan = f"realisasi kinerja s/d n-2 menurut {satu.sumber} {tertulis.teks}, sedangkan hitungannya {seharusnya}"
        yield Temuan(satu.span("kumulatif"), f"{pesan}; periksa keduanya")


@aturan("RG454", Severity.PERINGATAN, Severity.GALAT, menjawab="R37", seluruh=True)
def plafon(hasil: Hasil) -> Iterator[Temuan]:
    """Pagu tahun n tidak jauh dari plafon RKPD atau KUA-PPAS.

    Bila `plafon` dinyatakan, pagu yang menyimpang lebih dari 10% diperingatkan dan lebih dari 25% ditolak, ke atas
    maupun ke bawah. Sesuaikan pagu sub kegiatan, atau abaikan dengan alasan, misalnya hibah pemilihan kepala daerah.

    Salah:

        dinyatakan: {sumber: RKPD, plafon: 150.000.000}

    Benar:

        dinyatakan: {sumber: RKPD, plafon: 190.000.000}
    """
    for simpul, satu in _dinyatakan(hasil):
        if satu.plafon is None:
            continue
        pagu = simpul.rp(Kolom("pagu", hasil.n)) or Decimal(0)
        ubah = perubahan(satu.plafon, pagu)
        if ubah is None or abs(ubah) <= _PLAFON_PERINGATAN:
            continue
        arah = "di atas" if ubah > 0 else "di bawah"
        pesan = (
            f"pagu {hasil.n} {_sebut(simpul)} {rp(pagu)}, {persen(abs(ubah))} ({rp(abs(pagu - satu.plafon))}) {arah} "
            f"plafon menurut {satu.sumber} {rp(satu.plafon)}; sesuaikan, atau abaikan dengan alasan"
        )
        yield Temuan(satu.span("plafon"), pesan, sifat=Severity.GALAT if abs(ubah) > _PLAFON_GALAT else None)
