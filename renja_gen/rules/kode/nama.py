"""Names of urusan, program, kegiatan and sub kegiatan against the official ones."""

import re
from collections.abc import Iterator

from renja_gen.computing import Hasil, Tingkat
from renja_gen.diagnostics import Severity
from renja_gen.nomenklatur import keserupaan, normalkan_nama
from renja_gen.plan.identitas import NamaUrusan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.kode.berkode import Bagian, berbentuk, pekerjaan

# How alike a name must be: to be a slip of the pen, to be much the same, to belong to another code.
_SALAH_KETIK, _MIRIP, _TERTUKAR = 0.9, 0.75, 0.9
# What says the level only, and is often left out or added: "Urusan Pemerintahan Bidang Pendidikan" is "Pendidikan".
_TINGKAT = re.compile(r"^(?:(?:sub kegiatan|kegiatan|program|urusan|pemerintahan|bidang) )+")


def _inti(nama: str) -> str:
    return _TINGKAT.sub("", normalkan_nama(nama))


def _semua(hasil: Hasil) -> Iterator[tuple[str, Bagian | NamaUrusan]]:
    for satu in hasil.plan.urusan:
        yield Tingkat.URUSAN.value, satu
    for satu in hasil.plan.bidang_urusan:
        yield Tingkat.BIDANG_URUSAN.value, satu
    for tingkat, bagian, _ in pekerjaan(hasil):
        if bagian.nama and berbentuk(hasil, tingkat, bagian.kode):
            yield tingkat, bagian


@aturan("RG207", Severity.PERINGATAN, Severity.SARAN, Severity.GALAT, menjawab="R22")
def nama_resmi(hasil: Hasil) -> Iterator[Temuan]:
    """Nama yang ditulis sama dengan nama resmi menurut kodenya.

    Nama diambil dari nomenklatur bila `nama` tidak ditulis, jadi paling aman menghapusnya. Huruf besar dan kecil,
    spasi, dan tanda baca tidak dibedakan. Nama yang hampir sama hanya diberi saran, yang agak berbeda diperingatkan,
    dan yang lain sama sekali ditolak, sebab kode atau namanya tentu keliru; untuk urusan dan bidang urusan cukup
    peringatan. Bila kode lain mempunyai nama itu, pesan menyebutnya.

    Salah:

        sub_kegiatan:
          - nama: Pengelolaan dan Pengembangan Bahan Pustaka

    Benar:

        sub_kegiatan:
          - nama: Pengembangan Bahan Pustaka
    """
    for tingkat, bagian in _semua(hasil):
        entri = hasil.katalog.cari(bagian.kode)
        nama = bagian.nama
        if entri is None or not nama or entri.bernama(nama):
            continue
        atas = isinstance(bagian, NamaUrusan)
        serupa = max(keserupaan(_inti(nama), _inti(satu)) for satu in (entri.nama, *entri.nama_lain))
        if atas and serupa == 1:
            continue
        sifat = (
            Severity.SARAN if serupa >= _SALAH_KETIK
            else Severity.PERINGATAN if serupa >= _MIRIP or atas
            else Severity.GALAT
        )  # fmt: skip
        pesan = f"nama {tingkat} {bagian.kode} berbeda dari nama resminya '{entri.nama}'"
        yield Temuan(
            bagian.span("nama"),
            f"{pesan}; hapus 'nama' atau tulis nama resmi",
            _tertukar(hasil, bagian, 1 if serupa >= _SALAH_KETIK else _TERTUKAR),
            sifat,
        )


def _tertukar(hasil: Hasil, bagian: Bagian | NamaUrusan, batas: float) -> str:
    """Whether another code has the name, or one as much like it as `batas`."""
    assert bagian.nama
    lain = [satu for satu in hasil.katalog.mirip_nama(bagian.nama, bagian.kode, batas) if satu.kode != bagian.kode]
    if not lain:
        return ""
    return f"kode atau nama tertukar: '{lain[0].nama}' berkode {lain[0].kode}; periksa keduanya"
