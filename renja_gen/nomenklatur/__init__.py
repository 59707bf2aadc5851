"""The official catalogues of kode and nama: urusan, program, kegiatan, sub kegiatan, sumber dana.

`katalog(tahun)` chooses the catalogue of a plan year; `Katalog` answers whether a kode exists, what its
official nama, indikator and satuan are, and which kode may have been meant. Importing this package reads no
data; a catalogue is read when the first question is put to it.
"""

from renja_gen.nomenklatur.catalogue import Entri, Katalog
from renja_gen.nomenklatur.dana import baku_dana, dana_mirip, gabungan_dana
from renja_gen.nomenklatur.mirip import keserupaan
from renja_gen.nomenklatur.names import (
    PENUNJANG,
    TINGKAT,
    bakukan_kode,
    kewenangan_kode,
    nama_dalam_kalimat,
    normalkan_nama,
    tingkat_kode,
)
from renja_gen.nomenklatur.packed import sumber_dana
from renja_gen.nomenklatur.pencarian import (
    KABUPATEN_KOTA,
    PROVINSI,
    Lingkup,
    Telusuran,
    anak,
    cari_bidang,
    leluhur,
    telusuri,
)
from renja_gen.nomenklatur.tahun import TAHUN_TERBARU, katalog, keputusan_berlaku

__all__ = [
    "KABUPATEN_KOTA",
    "PENUNJANG",
    "PROVINSI",
    "TAHUN_TERBARU",
    "TINGKAT",
    "Entri",
    "Katalog",
    "Lingkup",
    "Telusuran",
    "anak",
    "baku_dana",
    "bakukan_kode",
    "cari_bidang",
    "dana_mirip",
    "gabungan_dana",
    "katalog",
    "keputusan_berlaku",
    "keserupaan",
    "kewenangan_kode",
    "leluhur",
    "nama_dalam_kalimat",
    "normalkan_nama",
    "sumber_dana",
    "telusuri",
    "tingkat_kode",
]
