"""Money: sources of funds against the pagu, quarters against the year."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from renja_gen.angka import angka, rp
from renja_gen.computing import Hasil
from renja_gen.computing.kinerja import akumulasi_indikator
from renja_gen.computing.pohon import direncanakan, jumlahkan
from renja_gen.diagnostics import Severity
from renja_gen.plan.pekerjaan import Anggaran, Indikator, SubKegiatan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import ringkas, semua_indikator, semua_sub, tempat_tahun

TRIWULAN = 4
_TULIS_BAGIAN = "tulis pagu masing-masing, misalnya {nama: …, pagu: 5.000.000}"


@aturan("RG401", Severity.GALAT, Severity.PERINGATAN, menjawab="R33")
def sumber_dana(hasil: Hasil) -> Iterator[Temuan]:
    """Jumlah bagian tiap sumber dana sama dengan pagu tahun n.

    Bila sumber dananya satu, seluruh pagu berasal dari sana dan bagiannya tidak perlu ditulis. Bila lebih dari satu,
    tulis `pagu` tiap sumber; jumlahnya harus sama dengan pagu tahun n. Perbaiki bagian sumber dana, atau pagunya.
    Selama belum satu bagian pun diketahui, cukup peringatan: sumber-sumber itu dihitung dan dicetak sebagai satu.
    Bila sebagian besar belum dibagi, semuanya dilaporkan dalam satu temuan.

    Salah:

        anggaran:
          pagu: {2025: 200.000.000}
        sumber_dana:
          - {nama: Dana Alokasi Umum, pagu: 120.000.000}
          - {nama: Pendapatan Asli Daerah, pagu: 50.000.000}

    Benar:

        anggaran:
          pagu: {2025: 200.000.000}
        sumber_dana:
          - {nama: Dana Alokasi Umum, pagu: 150.000.000}
          - {nama: Pendapatan Asli Daerah, pagu: 50.000.000}
    """
    banyak = [sub for sub in semua_sub(hasil) if len(sub.sumber_dana) > 1]
    kena = [(sub,) for sub in banyak if all(satu.pagu is None for satu in sub.sumber_dana)]

    def tanpa_bagian(kena: tuple[SubKegiatan]) -> Temuan:
        (sub,) = kena
        sifat = Severity.PERINGATAN
        return Temuan(sub.span("sumber_dana"), f"lebih dari satu sumber dana: {_TULIS_BAGIAN}", sifat=sifat)

    pesan = "dengan beberapa sumber dana belum memuat pagu tiap sumber"
    yield from ringkas(hasil, kena, len(banyak), tanpa_bagian, pesan, _TULIS_BAGIAN)
    for sub in semua_sub(hasil):
        bagian = [satu.pagu for satu in sub.sumber_dana if satu.pagu is not None]
        jumlah, pagu = jumlahkan(bagian), sub.anggaran.pagu[hasil.n]
        if bagian and len(bagian) < len(sub.sumber_dana):
            yield Temuan(sub.span("sumber_dana"), f"lebih dari satu sumber dana: {_TULIS_BAGIAN}")
        elif jumlah is not None and pagu is not None and jumlah != pagu:
            pesan = f"jumlah sumber dana {rp(jumlah)} berbeda {rp(abs(jumlah - pagu))} dari pagu {hasil.n} {rp(pagu)}"
            yield Temuan(sub.span("sumber_dana"), pesan, "perbaiki salah satu angkanya")


@aturan("RG402", Severity.PERINGATAN, menjawab="R35 R33")
def pagu_rencana(hasil: Hasil) -> Iterator[Temuan]:
    """Sub kegiatan yang direncanakan mempunyai pagu dan sumber dana.

    Sub kegiatan direncanakan bila mempunyai pagu, bagian sumber dana, atau target tahun n. Tanpa pagu, kolom
    rupiahnya tercetak kosong; tanpa sumber dana, pagunya tercatat "Belum ditentukan" dalam rekapitulasi. Tulis
    keduanya. Bila sebagian besar belum memuatnya, semuanya dilaporkan dalam satu temuan.

    Salah:

        sumber_dana:
        anggaran:
          pagu: {2025: 200.000.000}

    Benar:

        sumber_dana: Dana Alokasi Umum
        anggaran:
          pagu: {2025: 200.000.000}
    """
    n = hasil.n
    ini = [sub for sub in semua_sub(hasil) if direncanakan(sub, n)]
    tanpa: dict[bool, list[tuple[SubKegiatan]]] = {True: [], False: []}
    for sub in ini:
        berpagu = n in sub.anggaran.pagu or any(satu.pagu is not None for satu in sub.sumber_dana)
        if not (berpagu and sub.sumber_dana):
            tanpa[berpagu].append((sub,))
    for berpagu, keadaan, perbaikan in (
        (False, f"punya target {n} tanpa pagu", f"tulis anggaran: pagu: {{{n}: …}}"),
        (True, "belum punya sumber dana", "tulis sumber_dana: …"),
    ):
        temuan = partial(_tanpa, keadaan, perbaikan)
        yield from ringkas(hasil, tanpa[berpagu], len(ini), temuan, keadaan, perbaikan)


def _tanpa(keadaan: str, perbaikan: str, kena: tuple[SubKegiatan]) -> Temuan:
    (sub,) = kena
    return Temuan(sub.span("kode"), f"sub kegiatan '{sub.kode}' {keadaan}; {perbaikan}")


@aturan("RG403", Severity.GALAT, menjawab="R44")
def triwulan(hasil: Hasil) -> Iterator[Temuan]:
    """Realisasi setahun sama dengan jumlah triwulannya, dan triwulan paling banyak empat.

    Berlaku untuk anggaran dan untuk indikator yang nilainya dijumlahkan. Bila `triwulan` ditulis, realisasi setahun
    dihitung dari sana. Hapus realisasi setahun, atau perbaiki salah satu triwulan.

    Salah:

        anggaran:
          realisasi: {2023: 139.500.000}
          triwulan: {2023: [39.500.000, 0, 0, 90.000.000]}

    Benar:

        anggaran:
          realisasi: {2023: 139.500.000}
          triwulan: {2023: [39.500.000, 0, 0, 100.000.000]}
    """
    for sub in semua_sub(hasil):
        for tahun, uang in sub.anggaran.triwulan.tahun.items():
            yield from _triwulan(sub.anggaran, tahun, uang, sub.anggaran.realisasi[tahun], rp)
    for satu in semua_indikator(hasil):
        for tahun, capaian in satu.triwulan.tahun.items():
            nilai = [butir.angka for butir in capaian]
            setahun = satu.realisasi[tahun]
            terhitung = None not in nilai and akumulasi_indikator(satu) == "jumlah"
            yield from _triwulan(satu, tahun, nilai, setahun.angka if setahun and terhitung else None, angka)


def _triwulan(
    bagian: Indikator | Anggaran,
    tahun: int,
    nilai: Sequence[Decimal | None],
    setahun: Decimal | None,
    cetak: Callable[[Decimal | None], str],
) -> Iterator[Temuan]:
    span = bagian.span(*tempat_tahun(bagian, "triwulan", tahun))
    jumlah = jumlahkan(nilai)
    if len(nilai) > TRIWULAN:
        yield Temuan(span, "satu tahun paling banyak empat triwulan; hapus sisanya")
    elif setahun is not None and setahun != jumlah:
        pesan = f"jumlah triwulan {tahun} {cetak(jumlah)} berbeda dari realisasi setahun {cetak(setahun)}"
        yield Temuan(span, pesan, "hapus realisasi setahun; ia dihitung dari triwulan")


@aturan("RG404", Severity.PERINGATAN, menjawab="R44")
def triwulan_lengkap(hasil: Hasil) -> Iterator[Temuan]:
    """Realisasi anggaran tahun n-2 dibagi per triwulan bila tabel evaluasi memuat kolom triwulan.

    Kolom triwulan dicetak bila `tabel: {evaluasi: {bentuk: e81, triwulan: ya}}`. Sub kegiatan yang hanya mempunyai
    realisasi setahun tidak ikut dalam jumlah kolom triwulan, sehingga jumlahnya kurang dari realisasi setahun. Tulis
    `triwulan`, atau hapus `triwulan: ya`. Bila sebagian besar belum dibagi, semuanya dilaporkan dalam satu temuan.

    Salah:

        tabel: {evaluasi: {bentuk: e81, triwulan: ya}}
        anggaran:
          realisasi: {2023: 139.500.000}

    Benar:

        tabel: {evaluasi: {bentuk: e81, triwulan: ya}}
        anggaran:
          realisasi: {2023: 139.500.000}
          triwulan: {2023: [39.500.000, 0, 0, 100.000.000]}
    """
    tabel, lalu = hasil.plan.tabel.evaluasi, hasil.n - 2
    if not tabel.triwulan or tabel.bentuk != "e81":
        return
    semua = [sub for sub in semua_sub(hasil) if lalu in sub.anggaran.realisasi]
    kena = [(sub,) for sub in semua if lalu not in sub.anggaran.triwulan]

    def temuan(kena: tuple[SubKegiatan]) -> Temuan:
        (sub,) = kena
        pesan = f"realisasi {lalu} belum dibagi per triwulan, sehingga jumlah kolom triwulan tidak lengkap"
        return Temuan(sub.anggaran.span(*tempat_tahun(sub.anggaran, "realisasi", lalu)), pesan, perbaikan)

    perbaikan = f"tulis triwulan: {{{lalu}: [I, II, III, IV]}}"
    pesan = f"belum membagi realisasi {lalu} per triwulan, sehingga jumlah kolom triwulan tidak lengkap"
    yield from ringkas(hasil, kena, len(semua), temuan, pesan, perbaikan)


@aturan("RG405", Severity.PERINGATAN, menjawab="R36")
def maju_tanpa_rencana(hasil: Hasil) -> Iterator[Temuan]:
    """Prakiraan maju mendampingi rencana tahun n.

    Tabel hanya memuat sub kegiatan yang direncanakan untuk tahun n. Sub kegiatan yang hanya mempunyai pagu n+1 tidak
    masuk tabel dan jumlah mana pun. Tulis juga pagu tahun n, atau hapus pagu n+1.

    Salah:

        sub_kegiatan:
          - indikator:
              - target:
                  2025:
                  2026: 2.000
            anggaran:
              pagu:
                2025:
                2026: 210.000.000

    Benar:

        sub_kegiatan:
          - indikator:
              - target: {2025: 2.000, 2026: 2.000}
            anggaran:
              pagu: {2025: 200.000.000, 2026: 210.000.000}
    """
    maju = hasil.n + 1
    for sub in semua_sub(hasil):
        if maju in sub.anggaran.pagu and not direncanakan(sub, hasil.n):
            pesan = f"pagu {maju} tidak masuk tabel dan jumlah mana pun, karena pagu {hasil.n} tidak ada"
            span = sub.anggaran.span(*tempat_tahun(sub.anggaran, "pagu", maju))
            hint = f"tulis juga pagu {hasil.n}, boleh 0 dengan catatan"
            yield Temuan(span, pesan, hint)
