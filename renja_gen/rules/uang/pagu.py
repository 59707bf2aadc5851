"""Ceilings of a sub kegiatan: nothing, cents, the year after."""

from collections.abc import Iterator
from decimal import Decimal

from renja_gen.angka import persen, rp
from renja_gen.computing import Hasil, Kolom
from renja_gen.computing.kinerja import perubahan
from renja_gen.computing.pohon import direncanakan, pagu_sub, tempat_sub
from renja_gen.diagnostics import Severity
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.pekerjaan import SubKegiatan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.uang.nol import janggal
from renja_gen.rules.umum import ringkas, semua_sub, tempat_tahun

_LONCAT = Decimal(25)


def _rencana(hasil: Hasil) -> Iterator[tuple[SubKegiatan, Decimal | None]]:
    """The sub kegiatan planned for the plan year, with their pagu."""
    for sub in semua_sub(hasil):
        if direncanakan(sub, hasil.n):
            yield sub, pagu_sub(sub, hasil.n, hasil.n)


@aturan("RG407", Severity.PERINGATAN, menjawab="R35")
def pagu_nol(hasil: Hasil) -> Iterator[Temuan]:
    """Pagu 0 untuk tahun n diberi alasan.

    Sub kegiatan tanpa uang tetap tercetak dalam rencana, dan selalu ditanyakan. Tulis sebabnya dalam `catatan`
    (misalnya dilaksanakan tanpa belanja), isi pagunya, atau hapus pagu dan target tahun itu bila tidak jadi
    direncanakan.

    Salah:

        anggaran: {pagu: {2024: 160.000.000, 2025: 0, 2026: 0}}
        rkpd: {pagu: 0}

    Benar:

        sub_kegiatan:
          - catatan: Dilaksanakan tanpa belanja; bukunya hibah Perpustakaan Nasional
            anggaran: {pagu: {2025: 0, 2026: 0}}
            rkpd: {pagu: 0}
    """
    n = hasil.n
    semua = list(_rencana(hasil))
    kena = [(sub,) for sub, pagu in semua if pagu == 0 and not sub.catatan]

    def temuan(kena: tuple[SubKegiatan]) -> Temuan:
        (sub,) = kena
        pesan = f"pagu {n} sub kegiatan '{sub.kode}' nol; isi pagunya, atau tulis alasannya dalam catatan"
        return Temuan(tempat_sub(sub, Kolom("pagu", n), n), pesan)

    perbaikan = "isi pagunya, atau tulis alasannya dalam catatan masing-masing"
    yield from ringkas(hasil, kena, len(semua), temuan, f"berpagu {n} nol", perbaikan)


@aturan("RG408", Severity.SARAN, menjawab="R35")
def pagu_bulat(hasil: Hasil) -> Iterator[Temuan]:
    """Pagu ditulis dalam rupiah bulat.

    Sen dalam pagu biasanya sisa rumus lembar kerja (misalnya pagu tahun n dikali 1,05), dan jumlahnya tidak lagi sama
    dengan SIPD. Bulatkan. Realisasi boleh bersen.

    Salah:

        anggaran: {pagu: {2026: "210.000.000,50"}}

    Benar:

        anggaran: {pagu: {2026: 210.000.001}}
    """
    semua = list(semua_sub(hasil))
    kena = [(sub, *satu) for sub in semua for satu in _semua_pagu(sub) if satu[-1] % 1]

    def temuan(kena: tuple[SubKegiatan, Bagian, tuple[str, ...], Decimal]) -> Temuan:
        _, bagian, jalur, nilai = kena
        return Temuan(bagian.span(*jalur), f"pagu {rp(nilai)} memuat sen; tulis dalam rupiah bulat")

    yield from ringkas(hasil, kena, len(semua), temuan, "berpagu dengan sen", "tulis dalam rupiah bulat")


def _semua_pagu(sub: SubKegiatan) -> Iterator[tuple[Bagian, tuple[str, ...], Decimal]]:
    """Every ceiling of a sub kegiatan and where it stands: by year, of the Renstra, of funds, in the RKPD."""
    uang = sub.anggaran
    for tahun, nilai in uang.pagu.tahun.items():
        yield uang, tempat_tahun(uang, "pagu", tahun), nilai
    if uang.renstra is not None:
        yield uang, ("renstra",), uang.renstra
    for dana in sub.sumber_dana:
        if dana.pagu is not None:
            yield dana, ("pagu",), dana.pagu
    if sub.rkpd and sub.rkpd.pagu is not None:
        yield sub.rkpd, ("pagu",), sub.rkpd.pagu


@aturan("RG409", Severity.PERINGATAN, menjawab="R36")
def tanpa_maju(hasil: Hasil) -> Iterator[Temuan]:
    """Sub kegiatan yang berpagu tahun n mempunyai prakiraan maju n+1.

    Prakiraan maju ialah pagu tahun n+1, dan tercetak dalam tabel rencana di sebelah pagu tahun n. Tulis 0 bila
    sub kegiatan itu tidak dilanjutkan; kosong berarti belum diisi. Bila sebagian besar belum diisi, semuanya
    dilaporkan dalam satu temuan.

    Salah:

        anggaran: {pagu: {2026: }}

    Benar:

        anggaran: {pagu: {2026: 0}}
    """
    n = hasil.n
    semua = [sub for sub, pagu in _rencana(hasil) if pagu]
    kena = [(sub,) for sub in semua if n + 1 not in sub.anggaran.pagu]

    def temuan(kena: tuple[SubKegiatan]) -> Temuan:
        (sub,) = kena
        pesan = f"sub kegiatan '{sub.kode}' tanpa prakiraan maju; tulis pagu {n + 1}, 0 bila tidak dilanjutkan"
        return Temuan(tempat_sub(sub, Kolom("pagu", n), n), pesan)

    perbaikan = f"tulis pagu {n + 1} masing-masing, 0 bila tidak dilanjutkan"
    yield from ringkas(hasil, kena, len(semua), temuan, "tanpa prakiraan maju", perbaikan)


@aturan("RG410", Severity.PERINGATAN, menjawab="R36")
def loncatan_maju(hasil: Hasil) -> Iterator[Temuan]:
    """Prakiraan maju yang menyimpang lebih dari 25% dari pagu tahun n diberi alasan.

    Prakiraan maju menaksir biaya sub kegiatan yang sama setahun kemudian. Bila jauh lebih besar atau lebih kecil,
    tulis sebabnya dalam `catatan` (misalnya target naik atau pekerjaan selesai). Prakiraan maju 0 berarti tidak
    dilanjutkan dan tidak dilaporkan. Bila sebagian besar menyimpang, semuanya dilaporkan dalam satu temuan.

    Salah:

        anggaran: {pagu: {2026: 300.000.000}}

    Benar:

        sub_kegiatan:
          - catatan: Target naik dua kali lipat karena perpustakaan keliling bertambah
            anggaran: {pagu: {2026: 300.000.000}}
    """
    n = hasil.n
    semua = [(sub, pagu, maju) for sub, pagu in _rencana(hasil) if pagu and (maju := sub.anggaran.pagu[n + 1])]
    kena = [
        (sub, pagu, maju, ubah)
        for sub, pagu, maju in semua
        if (ubah := perubahan(pagu, maju)) and abs(ubah) > _LONCAT and not sub.catatan and not janggal(sub, n)
    ]

    def temuan(kena: tuple[SubKegiatan, Decimal, Decimal, Decimal]) -> Temuan:
        sub, pagu, maju, ubah = kena
        pesan = (
            f"prakiraan maju {n + 1} sub kegiatan '{sub.kode}' {rp(maju)}, {persen(abs(ubah))} "
            f"{'di atas' if ubah > 0 else 'di bawah'} pagu {n} {rp(pagu)}; tulis alasannya dalam catatan"
        )
        return Temuan(sub.anggaran.span(*tempat_tahun(sub.anggaran, "pagu", n + 1)), pesan)

    pesan = f"berprakiraan maju lebih dari {_LONCAT}% di atas atau di bawah pagu {n} tanpa alasan"
    yield from ringkas(hasil, kena, len(semua), temuan, pesan, "tulis alasannya dalam catatan masing-masing")
