"""Completeness: mandatory parts, links from tujuan to sub kegiatan, proposals, locations."""

from renja_gen.rules.isi import isi, kelengkapan, lokasi, tautan

MODUL = (isi, kelengkapan, tautan, lokasi)
