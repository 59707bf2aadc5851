"""Manuals of the findings that no rule makes: of reading, validating, composing and writing, one module each."""

from renja_gen.rules.tahap import berkas, impor, isian, menulis, narasi, sebelum, sertaan, yaml

_MODUL = (berkas, yaml, sertaan, sebelum, isian, narasi, menulis, impor)
MANUAL = tuple(satu for modul in _MODUL for satu in modul.MANUAL)
