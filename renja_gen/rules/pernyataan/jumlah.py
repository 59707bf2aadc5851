"""Stated figures (`dinyatakan`): amounts and counts that other sources print, against what the plan adds up to.

A figure that agrees with what the same source states further down is sound: only what is wrong there is reported.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from renja_gen.angka import persen, rp
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.kinerja import perubahan
from renja_gen.computing.pohon import direncanakan, jumlahkan, saring
from renja_gen.diagnostics import Severity
from renja_gen.plan.pernyataan import Dinyatakan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.pernyataan.dugaan import dugaan, sebut, sebut_kolom
from renja_gen.rules.umum import tempat_tahun

_PLAFON_PERINGATAN, _PLAFON_GALAT = Decimal(10), Decimal(25)
_HITUNGAN = {"program": Tingkat.PROGRAM, "kegiatan": Tingkat.KEGIATAN, "sub_kegiatan": Tingkat.SUB_KEGIATAN}


class Pernyataan(NamedTuple):
    """A statement with the node it is about and the nodes above that."""

    simpul: Simpul
    atas: tuple[Simpul, ...]
    isi: Dinyatakan


class _Angka(NamedTuple):
    """A stated amount: its column, the keys that lead to it, and the amount."""

    kolom: Kolom
    jalur: tuple[str, ...]
    nilai: Decimal


def semua_pernyataan(hasil: Hasil) -> Iterator[Pernyataan]:
    """Every statement; the whole plan is the node without a code."""
    yield from (Pernyataan(hasil.akar, (), isi) for isi in hasil.plan.dinyatakan)
    for tingkat, nama in (
        *((Tingkat.URUSAN, nama) for nama in hasil.plan.urusan),
        *((Tingkat.BIDANG_URUSAN, nama) for nama in hasil.plan.bidang_urusan),
    ):
        if nama.dinyatakan:
            kosong = Simpul(tingkat, nama.kode, nama.nama or "", hasil.n)
            ada = {satu.kode: (satu, atas) for satu, atas in _turun(hasil.akar, ()) if satu.tingkat is tingkat}
            simpul, atas = ada.get(nama.kode, (kosong, (hasil.akar,)))
            yield from (Pernyataan(simpul, atas, isi) for isi in nama.dinyatakan)
    for simpul, atas in _turun(hasil.akar, ()):
        yield from (Pernyataan(simpul, atas, isi) for isi in (simpul.bagian.dinyatakan if simpul.bagian else ()))


def _turun(simpul: Simpul, atas: tuple[Simpul, ...]) -> Iterator[tuple[Simpul, tuple[Simpul, ...]]]:
    """A node and all below it, each with the nodes above."""
    yield simpul, atas
    for anak in simpul.anak:
        yield from _turun(anak, (*atas, simpul))


def angka_dinyatakan(satu: Dinyatakan, n: int) -> Iterator[_Angka]:
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


@aturan("RG451", Severity.GALAT, menjawab="R30 R31 R34", seluruh=True)
def jumlah_dinyatakan(hasil: Hasil) -> Iterator[Temuan]:
    """Jumlah yang dinyatakan sama dengan jumlah yang dihitung.

    `dinyatakan` memuat angka dari SIPD, RKPD, atau dokumen lain. Angka itu tidak dicetak, hanya dicocokkan dengan
    penjumlahan sub kegiatan. Pesan menyebut kedua angka dan selisihnya; bila satu angka, satu sub kegiatan, atau
    kolom lain menjelaskan selisih itu, dugaannya ikut disebut. Jumlah yang berbeda hanya karena angka di bawahnya
    menurut sumber yang sama sudah berbeda tidak dilaporkan lagi. Betulkan angka sub kegiatan, atau angka yang
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
    semua = [(satu, butir) for satu in semua_pernyataan(hasil) for butir in angka_dinyatakan(satu.isi, n)]
    tertulis: dict[tuple[str, Kolom], dict[Simpul, Decimal]] = {}
    for satu, butir in semua:
        tertulis.setdefault((satu.isi.sumber, butir.kolom), {})[satu.simpul] = butir.nilai
    for (simpul, atas, isi), (kolom, jalur, nilai) in semua:
        terhitung, sesumber = simpul.rp(kolom), tertulis[isi.sumber, kolom]
        if nilai == terhitung or nilai in _menurut_sumber(simpul, kolom, sesumber):
            continue
        pesan = f"{sebut_kolom(kolom)} {sebut(simpul)} menurut {isi.sumber} {rp(nilai)}, "
        if terhitung is None:
            pesan += "tetapi rencana ini tidak memuat angkanya; periksa keduanya"
        else:
            arah = "lebih" if nilai > terhitung else "kurang"
            pesan += (
                f"{arah} {rp(abs(nilai - terhitung))} dari hitungan rencana ini {rp(terhitung)}; periksa keduanya"
            )
        yield Temuan(isi.span(*jalur), pesan, dugaan(simpul, kolom, nilai, atas, sesumber))


def _menurut_sumber(simpul: Simpul, kolom: Kolom, sesumber: Mapping[Simpul, Decimal]) -> Iterator[Decimal]:
    """What a node adds up to by the figures that its source states, on each of the levels below it."""
    lapis = simpul.anak
    while lapis:
        jumlah = jumlahkan(sesumber.get(satu, satu.rp(kolom)) for satu in lapis)
        if jumlah is not None:
            yield jumlah
        lapis = tuple(bawah for satu in lapis for bawah in satu.anak)


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
    for simpul, _, satu in semua_pernyataan(hasil):
        for kunci, tingkat in _HITUNGAN.items():
            if (tertulis := getattr(satu, kunci)) is None:
                continue
            rencana = saring(simpul, lambda sub: direncanakan(sub, hasil.n))
            ada = len(hasil.simpul(rencana, tingkat)) if rencana else 0
            if tertulis != ada:
                pesan = (
                    f"jumlah {tingkat} {sebut(simpul)} menurut {satu.sumber} {tertulis}, "
                    f"sedangkan yang direncanakan untuk {hasil.n} ada {ada}; periksa keduanya"
                )
                yield Temuan(satu.span(kunci), pesan)


@aturan("RG454", Severity.PERINGATAN, Severity.GALAT, Severity.SARAN, menjawab="R37", seluruh=True)
def plafon(hasil: Hasil) -> Iterator[Temuan]:
    """Pagu tahun n tidak jauh dari plafon RKPD atau KUA-PPAS.

    Bila `plafon` dinyatakan, pagu yang menyimpang lebih dari 10% diperingatkan dan lebih dari 25% ditolak, ke atas
    maupun ke bawah; yang melampauinya sampai 10% mendapat saran. Sesuaikan pagu sub kegiatan, atau abaikan dengan
    alasan, misalnya hibah pemilihan kepala daerah.

    Salah:

        dinyatakan: {sumber: RKPD, plafon: 150.000.000}

    Benar:

        dinyatakan: {sumber: RKPD, plafon: 205.000.000}
    """
    for simpul, _, satu in semua_pernyataan(hasil):
        if satu.plafon is None:
            continue
        pagu = simpul.rp(Kolom("pagu", hasil.n)) or Decimal(0)
        ubah = perubahan(satu.plafon, pagu)
        jauh = abs(ubah) if ubah is not None else Decimal("Infinity" if pagu else 0)
        if pagu <= satu.plafon and jauh <= _PLAFON_PERINGATAN:
            continue
        selisih = rp(abs(pagu - satu.plafon))
        selisih = selisih if ubah is None else f"{persen(jauh)} ({selisih})"
        pesan = (
            f"pagu {hasil.n} {sebut(simpul)} {rp(pagu)}, {selisih} {'di atas' if pagu > satu.plafon else 'di bawah'} "
            f"plafon menurut {satu.sumber} {rp(satu.plafon)}; periksa pagunya, atau abaikan dengan alasan"
        )
        yield Temuan(satu.span("plafon"), pesan, sifat=_sifat_plafon(jauh))


def _sifat_plafon(jauh: Decimal) -> Severity:
    if jauh > _PLAFON_GALAT:
        return Severity.GALAT
    return Severity.PERINGATAN if jauh > _PLAFON_PERINGATAN else Severity.SARAN
