"""Performance: indicators, units, values, results, services."""

from renja_gen.rules.kinerja import capaian, indikator, kinerja, layanan

MODUL = (indikator, capaian, kinerja, layanan)
