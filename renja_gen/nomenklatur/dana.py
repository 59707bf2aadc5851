"""Names of sources of funds: the official list, and the other ways in which they are commonly written."""

import re
from functools import cache

from renja_gen.nomenklatur.mirip import terdekat
from renja_gen.nomenklatur.names import normalkan_nama
from renja_gen.nomenklatur.packed import sumber_dana

# The name that stands for all its forms, then the others. More may follow: "DAU Bidang Pendidikan".
_BENTUK_LAIN = {
    "Pendapatan Asli Daerah": ("PAD", "Dana PAD"),
    "Dana Alokasi Umum": ("DAU", "Dana Transfer Umum Dana Alokasi Umum", "DTU DAU"),
    "Dana Alokasi Umum yang Ditentukan Penggunaannya": (
        "DAU yang Ditentukan Penggunaannya", "DAU Ditentukan Penggunaannya", "DAU Earmarked", "DAU Earmark",
        "DAU Specific Grant", "DAU SG", "DAU Spesifik",
    ),
    "Dana Alokasi Umum yang Tidak Ditentukan Penggunaannya": (
        "DAU yang Tidak Ditentukan Penggunaannya", "DAU Tidak Ditentukan Penggunaannya", "DAU Block Grant", "DAU BG",
    ),
    "Dana Alokasi Khusus": ("DAK",),
    "Dana Alokasi Khusus Fisik": ("DAK Fisik", "Dana Transfer Khusus Dana Alokasi Khusus Fisik"),
    "Dana Alokasi Khusus Nonfisik": (
        "Dana Alokasi Khusus Non Fisik", "DAK Nonfisik", "DAK Non Fisik",
        "Dana Transfer Khusus Dana Alokasi Khusus Nonfisik", "Dana Transfer Khusus Dana Alokasi Khusus Non Fisik",
    ),
    "Dana Bagi Hasil": ("DBH", "Dana Transfer Umum Dana Bagi Hasil", "DTU DBH"),
    "Dana Bagi Hasil Cukai Hasil Tembakau": ("DBH Cukai Hasil Tembakau", "DBH CHT", "DBHCHT", "Dana DBHCHT"),
    "Dana Bagi Hasil Sumber Daya Alam": ("DBH Sumber Daya Alam", "DBH SDA"),
    "Dana Transfer Umum": ("DTU",),
    "Dana Transfer Khusus": ("DTK",),
    "Dana Insentif Daerah": ("DID",),
    "Insentif Fiskal": ("Dana Insentif Fiskal",),
    "Dana Otonomi Khusus": ("Otonomi Khusus", "Dana Otsus", "Otsus"),
    "Dana Keistimewaan": ("Danais",),
    "Dana Desa": (),
    "Pendapatan Transfer": ("Dana Transfer",),
    "Bantuan Keuangan": ("Bankeu", "Dana Bantuan Keuangan"),
    "Pendapatan Bagi Hasil": ("Bagi Hasil", "Dana Bagi Hasil Provinsi"),
    "Badan Layanan Umum Daerah": ("BLUD", "Pendapatan dari BLUD", "Pendapatan BLUD", "Dana BLUD"),
    "Bantuan Operasional Satuan Pendidikan": ("BOSP", "Dana BOSP", "Bantuan Operasional Sekolah", "BOS", "Dana BOS"),
    "Bantuan Operasional Kesehatan": ("BOK", "Dana BOK", "DAK Nonfisik BOK", "DAK Non Fisik BOK"),
    "Bantuan Operasional Keluarga Berencana": ("BOKB", "Dana BOKB", "DAK Nonfisik BOKB", "DAK Non Fisik BOKB"),
    "Dana Kapitasi": ("Kapitasi JKN", "Dana Kapitasi JKN", "Pendapatan Dana Kapitasi JKN pada FKTP"),
    "Pajak Rokok": ("Dana Pajak Rokok",),
    "Sisa Lebih Perhitungan Anggaran": (
        "SiLPA", "Sisa Lebih Perhitungan Anggaran Tahun Sebelumnya", "Sisa Lebih Pembiayaan Anggaran",
    ),
    "Pinjaman Daerah": (),
    "Hibah": ("Dana Hibah", "Pendapatan Hibah"),
    "Anggaran Pendapatan dan Belanja Negara": ("APBN", "Dana APBN"),
    "Dana Dekonsentrasi": ("Dekonsentrasi",),
    "Dana Tugas Pembantuan": ("Tugas Pembantuan",),
    "Tanggung Jawab Sosial Perusahaan": ("CSR", "Tanggung Jawab Sosial dan Lingkungan"),
    "Swadaya Masyarakat": (),
}  # fmt: skip
_KURUNG = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_KODE = re.compile(r"[\[(]?(\d(?:\.\d{1,4}){1,6})[\])]?(?:\s*[-–:]\s*|\s+|$)", re.ASCII)
_PEMISAH = re.compile(r"[-–—>]+")
_GABUNGAN = re.compile(r"\s*[,;/&+]\s*(?:(?:dan|serta)\s+)?|\s+(?:dan|serta)\s+", re.IGNORECASE)
_BATAS_MIRIP = 0.7


def baku_dana(nama: str) -> str:
    """Reduce the name of a source of funds to what counts when comparing; empty for one that is not known.

    Known are the names and codes of the official list, common short forms, either of them with more behind it
    (`DAK Fisik Bidang Jalan`), and paths to them (`Dana Transfer Umum - Dana Alokasi Umum`).
    """
    nama = _tanpa_kode(nama)
    nama = _KURUNG.sub(lambda kurung: " " if normalkan_nama(kurung[1]) in _bentuk() else kurung[0], nama)
    utuh, ujung = normalkan_nama(nama), normalkan_nama(_PEMISAH.split(nama)[-1])
    for satu in (utuh, ujung):
        if satu in _bentuk():
            return _bentuk()[satu]
        if satu in _resmi():
            return _berawal(satu) or satu
    return _berawal(utuh)


def nama_dana(baku: str) -> str:
    """The name to print for what `baku_dana` gives; empty where more stands behind it (`DAK Fisik Bidang Jalan`)."""
    lazim = (nama for nama in _BENTUK_LAIN if normalkan_nama(nama) == baku)
    return next(lazim, "") or _resmi().get(baku, "")


def dana_mirip(nama: str) -> str:
    """Return the known name that is most like an unknown one, or an empty string."""
    mirip = terdekat(normalkan_nama(nama), {**_resmi(), **_bentuk()}, _BATAS_MIRIP, 1)
    if not mirip:
        return ""
    return nama_dana(_bentuk().get(mirip[0][0], mirip[0][0]))


def gabungan_dana(nama: str) -> tuple[str, ...]:
    """Return the known sources of funds that stand in one name (`DAU dan PAD`); empty when it is one source."""
    bagian = tuple(satu for satu in _GABUNGAN.split(nama) if satu)
    if len(bagian) == 1 or normalkan_nama(nama) in _resmi() or not all(map(baku_dana, bagian)):
        return ()
    return bagian


def _tanpa_kode(nama: str) -> str:
    """The name without its code of the official list before it; the official name where only the code stands."""
    cocok = _KODE.match(nama)
    if not cocok:
        return nama
    return nama[cocok.end() :] or dict(sumber_dana()).get(cocok[1], "")


def _berawal(normal: str) -> str:
    """A name that begins with a known form, that form replaced by the one that stands for it."""
    kata = normal.split(" ")
    for banyak in range(len(kata), 0, -1):
        if awal := _bentuk().get(" ".join(kata[:banyak])):
            return " ".join([awal, *kata[banyak:]])
    return ""


@cache
def _bentuk() -> dict[str, str]:
    """Every form, normalised, with the one that stands for it."""
    return {
        normalkan_nama(bentuk): normalkan_nama(baku)
        for baku, lain in _BENTUK_LAIN.items()
        for bentuk in (baku, *lain)
    }


@cache
def _resmi() -> dict[str, str]:
    """The official names, normalised, as they are printed."""
    return {normalkan_nama(nama): nama for _, nama in sumber_dana()}
