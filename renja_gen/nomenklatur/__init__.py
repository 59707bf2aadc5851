"""The official catalogues of kode and nama: urusan, program, kegiatan, sub kegiatan, sumber dana.

`katalog(tahun)` chooses the catalogue of a plan year; `Katalog` answers whether a kode exists, what its
official nama, indikator and satuan are, and which kode may have been meant. Importing this package reads no
data; a catalogue is read when the first question is put to it.
"""

from renja_gen.nomenklatur.catalogue import Entri, Katalog, katalog, keputusan_berlaku
from renja_gen.nomenklatur.dana import baku_dana, dana_mirip, gabungan_dana
from renja_gen.nomenklatur.mirip import keserupaan
from renja_gen.nomenklatur.names import bakukan_kode, normalkan_nama
from renja_gen.nomenklatur.packed import sumber_dana

__all__ = [
    "Entri",
    "Katalog",
    "baku_dana",
    "bakukan_kode",
    "dana_mirip",
    "gabungan_dana",
    "katalog",
    "keputusan_berlaku",
    "keserupaan",
    "normalkan_nama",
    "sumber_dana",
]
