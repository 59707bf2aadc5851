"""Whose work a code is: the bidang urusan of the agency, the kind of its region, the one support programme."""

from collections.abc import Iterator

from renja_gen.computing import Hasil, Tingkat
from renja_gen.diagnostics import Severity
from renja_gen.nomenklatur.names import bidang_kode
from renja_gen.plan.telaah import Usulan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.kode.berkode import berbentuk, bidang_utama, semua_kode

_PENUNJANG = ".01"  # how the code of every support programme ends
# The fourth segment of a kegiatan by the beginning of the region's name, and whose it is; 3 to 8 are special
# regions.
_KEWENANGAN = {"Kota": "2", "Kabupaten": "2", "Provinsi": "1", "Daerah Istimewa": "1"}
_MILIK = {"1": "provinsi", "2": "kabupaten/kota"}
_BERDUA = "Jakarta"  # it has no autonomous kota, so both are its own


def kewenangan_asing(hasil: Hasil, kode: str) -> bool:
    """Whether the fourth segment of a code says province in a kabupaten or kota, or the other way round."""
    daerah = hasil.plan.perangkat_daerah.daerah
    sendiri = next((digit for awal, digit in _KEWENANGAN.items() if daerah.startswith(f"{awal} ")), "")
    digit = "".join(kode.split(".")[3:4])
    return bool(sendiri) and _BERDUA not in daerah and digit in _MILIK and digit != sendiri


@aturan("RG208", Severity.PERINGATAN, Severity.SARAN, menjawab="R25")
def penunjang(hasil: Hasil) -> Iterator[Temuan]:
    """Program penunjang direncanakan sekali, di bawah bidang urusan pertama Perangkat Daerah.

    Perangkat Daerah dengan beberapa bidang urusan menaruh seluruh penunjangnya (x.xx.01) pada bidang urusan pertama.
    Yang pertama ialah yang disebut paling dahulu dalam `perangkat_daerah: {bidang_urusan: […]}`; bila tidak
    disebut, kode terendah, dan penunjang di bidang lain hanya diberi saran. Program tanpa pagu dan target tahun n,
    yang hanya dievaluasi, tidak dilaporkan.

    Salah:

        perangkat_daerah: {bidang_urusan: [2.24, 2.23]}
        tujuan:
        program:
          - kode: 2.23.01
            kegiatan:
              - kode: 2.23.01.2.06
                sub_kegiatan:
                  - kode: 2.23.01.2.06.0001

    Benar:

        perangkat_daerah: {bidang_urusan: [2.23, 2.24]}
    """
    utama, disebut = bidang_utama(hasil), hasil.plan.perangkat_daerah.bidang_urusan
    ada = [simpul for simpul in hasil.simpul(hasil.rencana, Tingkat.PROGRAM) if simpul.kode.endswith(_PENUNJANG)]
    berlebih = len({simpul.kode for simpul in ada}) > 1
    for simpul in ada:
        bidang = bidang_kode(simpul.kode)
        if simpul.bagian is None or bidang == utama or not berbentuk(hasil, "program", simpul.kode):
            continue
        if disebut and bidang not in disebut:
            continue  # RG209 says so
        if berlebih:
            pesan = f"program penunjang '{simpul.kode}' di samping penunjang lain; gabungkan di bawah {utama}"
            yield Temuan(simpul.bagian.span("kode"), pesan)
        else:
            pesan = f"program penunjang '{simpul.kode}' tidak di bawah bidang urusan pertama {utama}"
            perbaikan = "perbaiki kodenya, atau tulis urutannya dalam perangkat_daerah: {bidang_urusan: […]}"
            sifat = None if disebut else Severity.SARAN
            yield Temuan(simpul.bagian.span("kode"), f"{pesan}; {perbaikan}", sifat=sifat)


@aturan("RG209", Severity.GALAT, Severity.PERINGATAN, menjawab="R26")
def bidang_asing(hasil: Hasil) -> Iterator[Temuan]:
    """Program yang direncanakan termasuk bidang urusan Perangkat Daerah.

    Diperiksa bila `perangkat_daerah: {bidang_urusan: […]}` ditulis, sesuai Perda tentang susunan Perangkat Daerah.
    Perbaiki kode programnya, atau lengkapi daftarnya. Program yang hanya dievaluasi boleh dari bidang lain. Bidang
    urusan dalam daftar itu sendiri harus ada dalam nomenklatur.

    Salah:

        perangkat_daerah: {bidang_urusan: 2.24}

    Benar:

        perangkat_daerah: {bidang_urusan: [2.23, 2.24]}
    """
    pd = hasil.plan.perangkat_daerah
    for ke, kode in enumerate(pd.bidang_urusan):
        if not hasil.katalog.cari(kode):
            pesan = f"bidang urusan '{kode}' tidak ada dalam {hasil.katalog.nama_keputusan}; periksa kodenya"
            yield Temuan(pd.span("bidang_urusan", ke), pesan, sifat=Severity.PERINGATAN)
    for simpul in hasil.simpul(hasil.rencana, Tingkat.PROGRAM) if pd.bidang_urusan else ():
        bidang = bidang_kode(simpul.kode)
        if simpul.bagian and bidang not in pd.bidang_urusan and berbentuk(hasil, "program", simpul.kode):
            pesan = f"program '{simpul.kode}' di luar bidang urusan Perangkat Daerah ({', '.join(pd.bidang_urusan)})"
            perbaikan = f"perbaiki kodenya, atau tambahkan {bidang} pada perangkat_daerah: {{bidang_urusan: […]}}"
            yield Temuan(simpul.bagian.span("kode"), f"{pesan}; {perbaikan}")


@aturan("RG210", Severity.GALAT, menjawab="R26")
def kewenangan(hasil: Hasil) -> Iterator[Temuan]:
    """Ruas keempat kode kegiatan sesuai dengan jenis daerah.

    Ruas keempat menyatakan kewenangan: 1 provinsi, 2 kabupaten/kota; angka lain untuk daerah khusus tidak diperiksa.
    Kode yang tersalin dari dokumen provinsi biasanya mempunyai padanan dengan angka 2, tetapi nomornya dapat berbeda:
    cocokkan namanya. Sub kegiatan di bawah kegiatan yang keliru tidak dilaporkan lagi.

    Salah:

        kegiatan:
          - kode: 2.23.02.1.01

    Benar:

        kegiatan:
          - kode: 2.23.02.2.01
    """
    daerah = hasil.plan.perangkat_daerah.daerah
    for tingkat, bagian, kode, _ in semua_kode(hasil):
        dilihat = tingkat == Tingkat.KEGIATAN or isinstance(bagian, Usulan)
        if dilihat and berbentuk(hasil, tingkat, kode) and kewenangan_asing(hasil, kode):
            milik = _MILIK[kode.split(".")[3]]
            pesan = f"{tingkat} '{kode}' ialah kewenangan {milik}, sedangkan rencana ini milik {daerah}"
            yield Temuan(bagian.span("kode"), f"{pesan}; pakai kode kewenangan sendiri dan periksa namanya")
