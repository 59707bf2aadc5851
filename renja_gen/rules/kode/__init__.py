"""Codes and names against the official catalogue."""

from renja_gen.rules.kode import kewenangan, kode, nama

MODUL = (kode, nama, kewenangan)
