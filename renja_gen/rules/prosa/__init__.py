"""What people typed in their texts, against the figures of the plan."""

from renja_gen.rules.prosa import angka, nama, sisa, tahun

MODUL = (tahun, angka, sisa, nama)
