"""`renja-gen explain`: from a question in a planner's words to the figure it means, and to where that comes from."""

from renja_gen.explain.cari import Jawaban, cari
from renja_gen.explain.lembar import Angka, Lembar
from renja_gen.explain.sumber import semua_lembar

__all__ = ["Angka", "Jawaban", "Lembar", "cari", "semua_lembar"]
