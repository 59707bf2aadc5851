"""The plan against the RKPD draft: what is new, what is gone, what differs much; each wants a reason."""

from collections.abc import Iterator
from decimal import Decimal

from renja_gen.angka import persen, rp
from renja_gen.computing import Hasil, Kolom
from renja_gen.computing.kinerja import perubahan
from renja_gen.computing.pohon import di_rkpd, direncanakan, tempat_sub
from renja_gen.diagnostics import Severity
from renja_gen.plan.pekerjaan import SubKegiatan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.uang.nol import janggal
from renja_gen.rules.umum import ringkas

_JUMLAH_BERUBAH, _SUB_BERUBAH = Decimal(10), Decimal(25)
_ALASAN = "tulis alasannya dalam catatan_review"


def _beralasan(sub: SubKegiatan) -> bool:
    return bool(sub.catatan or sub.catatan_review)


def _ubah(rkpd: Decimal | None, pagu: Decimal | None) -> Decimal | None:
    """By how many percent a pagu differs from the RKPD; without limit beside an RKPD of nothing."""
    return Decimal("Infinity") if rkpd == 0 and pagu else perubahan(rkpd, pagu)


def _banding(ubah: Decimal) -> str:
    if ubah.is_infinite():
        return "padahal RKPD"
    return f"{persen(abs(ubah))} {'di atas' if ubah > 0 else 'di bawah'} RKPD"


@aturan("RG211", Severity.PERINGATAN, menjawab="R27 R38")
def sub_beda_rkpd(hasil: Hasil) -> Iterator[Temuan]:
    """Sub kegiatan yang hanya ada dalam Renja atau hanya ada dalam rancangan awal RKPD diberi alasan.

    Renja disusun dari RKPD; sub kegiatan yang ditambahkan (`rkpd: tidak ada`) atau ditinggalkan (ada dalam RKPD,
    tanpa pagu dan target tahun n) selalu ditanyakan. Tabel review mencetak "Baru" atau "Tidak dianggarkan", bukan
    sebabnya. Tulis sebabnya dalam `catatan_review`, atau dalam `catatan` bila berlaku untuk semua tabel.

    Salah:

        rkpd: tidak ada

    Benar:

        sub_kegiatan:
          - catatan_review: Usulan musrenbang yang disepakati sesudah rancangan awal RKPD ditetapkan
            rkpd: tidak ada
    """
    n = hasil.n
    kena = [
        (daun.sub, rkpd)
        for daun in (hasil.review.daun if hasil.rencana.daun else ())
        for rkpd, pagu in [(daun.rp(Kolom("rkpd", n)), daun.rp(Kolom("pagu", n)))]
        if di_rkpd(daun.sub, n) != direncanakan(daun.sub, n)
        and (rkpd or not di_rkpd(daun.sub, n))
        and pagu != 0  # RG407 asks why
        and not _beralasan(daun.sub)
    ]

    def temuan(kena: tuple[SubKegiatan, Decimal | None]) -> Temuan:
        sub, rkpd = kena
        beda = f"berpagu {rp(rkpd)} dalam RKPD, tetapi tidak direncanakan" if rkpd else "tidak ada dalam RKPD"
        return Temuan(sub.span("rkpd"), f"sub kegiatan '{sub.kode}' {beda}; {_ALASAN}")

    pesan = "hanya ada dalam Renja atau hanya dalam RKPD, tanpa alasan"
    yield from ringkas(hasil, kena, len(hasil.review.daun), temuan, pesan, f"{_ALASAN} masing-masing")


@aturan("RG412", Severity.PERINGATAN, menjawab="R37 R62")
def jumlah_rkpd(hasil: Hasil) -> Iterator[Temuan]:
    """Jumlah pagu tahun n tidak menyimpang lebih dari 10% dari rancangan awal RKPD.

    Yang dibandingkan ialah kedua sisi tabel review: jumlah pagu Renja dan jumlah pagu RKPD. Penyimpangan sebesar itu
    biasanya berarti satu angka keliru, atau satu tambahan besar yang perlu disebut dalam narasi. Periksa sub kegiatan
    dengan selisih terbesar, yang disebut dalam pesan; bila angkanya benar, abaikan dengan alasan. Bila batasnya
    dinyatakan sendiri (`dinyatakan: {plafon: …}`) sebesar jumlah RKPD, yang berlaku ialah RG454.

    Salah:

        rkpd: {pagu: 170.000.000}

    Benar:

        rkpd: {pagu: 185.000.000}
    """
    ubah = _ubah(hasil.pagu_rkpd, hasil.pagu)
    if ubah is None or abs(ubah) <= _JUMLAH_BERUBAH or not hasil.pagu:
        return  # that there is no pagu at all, other rules say
    if not any(di_rkpd(daun.sub, hasil.n) for daun in hasil.review.daun):
        return  # RG211 asks why
    if any(satu.plafon == hasil.pagu_rkpd for satu in hasil.plan.dinyatakan):
        return
    besar = max(hasil.perbedaan_rkpd(), key=lambda satu: abs(satu.selisih))
    pesan = (
        f"jumlah pagu {hasil.n} {rp(hasil.pagu)}, {_banding(ubah)} {rp(hasil.pagu_rkpd)}; "
        f"periksa selisih terbesar, {besar.simpul.kode} ({rp(besar.selisih)})"
    )
    yield Temuan(hasil.plan.span("program"), pesan)


@aturan("RG414", Severity.PERINGATAN, menjawab="R38 R62")
def pagu_beda_rkpd(hasil: Hasil) -> Iterator[Temuan]:
    """Pagu sub kegiatan yang berbeda lebih dari 25% dari rancangan awal RKPD diberi alasan.

    Tabel review mencetak selisihnya dengan sendirinya, tetapi tidak sebabnya, dan itulah yang ditanyakan. Tulis
    sebabnya dalam `catatan_review`, atau dalam `catatan`. RKPD 0 di samping pagu selalu ditanyakan: sub kegiatan yang
    tidak ada dalam RKPD ditulis `rkpd: tidak ada`. Bila sebagian besar sub kegiatan berbeda tanpa alasan,
    semuanya dilaporkan dalam satu temuan.

    Salah:

        sub_kegiatan:
          - anggaran: {pagu: {2025: 240.000.000, 2026: 250.000.000}}

    Benar:

        sub_kegiatan:
          - rkpd: {pagu: 185.000.000}
    """
    n = hasil.n
    semua = [
        (daun.sub, daun.rp(Kolom("rkpd", n)), daun.rp(Kolom("pagu", n)))
        for daun in hasil.review.daun
        if di_rkpd(daun.sub, n) and direncanakan(daun.sub, n)
    ]
    kena = [
        (sub, rkpd, pagu, ubah)
        for sub, rkpd, pagu in semua
        if pagu  # if not, RG407 asks why
        and (ubah := _ubah(rkpd, pagu))
        and abs(ubah) > _SUB_BERUBAH
        and not _beralasan(sub)
        and not janggal(sub, n)
    ]

    def temuan(kena: tuple[SubKegiatan, Decimal | None, Decimal | None, Decimal]) -> Temuan:
        sub, rkpd, pagu, ubah = kena
        pesan = f"pagu {n} sub kegiatan '{sub.kode}' {rp(pagu)}, {_banding(ubah)} {rp(rkpd)}; {_ALASAN}"
        return Temuan(tempat_sub(sub, Kolom("rkpd", n), n), pesan)

    pesan = f"berbeda lebih dari {_SUB_BERUBAH}% dari RKPD tanpa alasan"
    yield from ringkas(hasil, kena, len(semua), temuan, pesan, f"{_ALASAN} masing-masing")
