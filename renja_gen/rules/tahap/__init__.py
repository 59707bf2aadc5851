"""Manuals of the findings that no rule makes: of reading, validating, composing and writing, one module each."""

from renja_gen.rules.tahap import berkas, impor, isian, menulis, narasi, sertaan, yaml

MANUAL = (
    *berkas.MANUAL,
    *yaml.MANUAL,
    *sertaan.MANUAL,
    *isian.MANUAL,
    *narasi.MANUAL,
    *menulis.MANUAL,
    *impor.MANUAL,
)
