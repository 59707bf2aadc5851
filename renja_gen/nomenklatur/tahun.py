"""Which decrees a plan year looks in, and which one its document cites.

Sources: Kepmendagri 050-3708 Tahun 2020, Kepmendagri 900.1.15.5-1317 Tahun 2023 (with some codes of its
updates) and Kepmendagri 900.1-861 Tahun 2026, packed by `tools/kemas_nomenklatur.py`.
"""

from functools import cache

from renja_gen.nomenklatur.catalogue import Katalog

# Last plan year and the decrees to look in, in that order. The decrees made for 2025 and 2026 are not among
# the data: what stands in the one before or the one after them is taken as known.
_BERLAKU: tuple[tuple[int, tuple[str, ...]], ...] = (
    (2023, ("3708",)),
    (2024, ("1317",)),
    (2026, ("1317", "2027")),
)
_TERBARU = ("2027",)
TAHUN_TERBARU = _BERLAKU[-1][0] + 1  # the first plan year of the newest catalogue
# First plan year and the decree in force, as a document cites it; not always the one whose data are here.
_KEPUTUSAN_BERLAKU = (
    (2027, "Kepmendagri Nomor 900.1-861 Tahun 2026"),
    (2026, "Kepmendagri Nomor 900.1.15.5-3406 Tahun 2024 dan perubahannya"),
    (2025, "Kepmendagri Nomor 900.1.15.5-1317 Tahun 2023 dan perubahannya"),
    (2024, "Kepmendagri Nomor 900.1.15.5-1317 Tahun 2023"),
    (2023, "Kepmendagri Nomor 050-5889 Tahun 2021"),
)
_TERLAMA = "Kepmendagri Nomor 050-3708 Tahun 2020"


def katalog(tahun: int) -> Katalog:
    """Return the catalogue of a plan year; equal years share one, and reading waits for the first question.

    To 2023: Kepmendagri 050-3708/2020. 2024: 900.1.15.5-1317/2023. 2025 and 2026: the same, then
    900.1-861/2026, so that a kode is unknown only when both lack it. From 2027: 900.1-861/2026.
    """
    return _katalog(next((berkas for sampai, berkas in _BERLAKU if tahun <= sampai), _TERBARU))


def keputusan_berlaku(tahun: int) -> str:
    """Return the decree on codes in force for a plan year, as a document of that year cites it."""
    return next((nama for mulai, nama in _KEPUTUSAN_BERLAKU if tahun >= mulai), _TERLAMA)


@cache
def _katalog(berkas: tuple[str, ...]) -> Katalog:
    return Katalog(berkas)
