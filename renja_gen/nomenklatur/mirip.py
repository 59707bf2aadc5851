"""Names that look alike: how much, and which of thousands.

The library that compares them is loaded at the first question.
"""

from collections.abc import Collection, Iterator

from renja_gen.nomenklatur.names import normalkan_nama

_BANYAK_KATA, _BANYAK_NAMA = 4, 8  # words that are looked up, the least common ones; names that are returned


def keserupaan(nama: str, lain: str) -> float:
    """Say how alike two names are, from 0 to 1; 1 where they differ only in what `normalkan_nama` takes away."""
    from rapidfuzz import fuzz

    return fuzz.ratio(normalkan_nama(nama), normalkan_nama(lain)) / 100


def terdekat(nama: str, pilihan: Collection[str], batas: float, banyak: int) -> list[tuple[str, float]]:
    """Return what is most like a name, with how alike it is; all names must be normalised already."""
    from rapidfuzz import fuzz, process

    # as a tuple, for of a mapping the values would be compared
    cocok = process.extract(nama, tuple(pilihan), scorer=fuzz.ratio, score_cutoff=batas * 100, limit=banyak)
    return [(satu, nilai / 100) for satu, nilai, _ in cocok]


class IndeksNama:
    """Normalised names with the kode that have them, found by their words.

    Comparing a name with thousands takes a millisecond, which a plan with a thousand faults would feel; of those
    that share one of its uncommon words there are a few dozen.
    """

    def __init__(self) -> None:
        self.nama: dict[str, list[str]] = {}
        self._kata: dict[str, list[str]] = {}

    def tambah(self, nama: str, kode: str) -> None:
        """Take in a name of a kode."""
        if nama not in self.nama:
            for kata in set(nama.split()):
                self._kata.setdefault(kata, []).append(nama)
        self.nama.setdefault(nama, []).append(kode)

    def cari(self, nama: str, batas: float) -> Iterator[tuple[str, float]]:
        """Yield the kode whose name is this one; where there is none, those with names at least that much like it."""
        if nama in self.nama:
            mirip = [(nama, 1.0)]
        else:
            daftar = sorted((self._kata[kata] for kata in {*nama.split()} & self._kata.keys()), key=len)
            calon = {satu for semua in daftar[:_BANYAK_KATA] for satu in semua}
            mirip = terdekat(nama, calon, batas, _BANYAK_NAMA)
        for satu, serupa in mirip:
            yield from ((kode, serupa) for kode in self.nama[satu])
