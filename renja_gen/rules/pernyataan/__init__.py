"""Stated figures (`dinyatakan`) against computed ones."""

from renja_gen.rules.pernyataan import jumlah, persentase

MODUL = (jumlah, persentase)
