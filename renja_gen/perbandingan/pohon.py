"""Two trees as one: every node of either plan stands under its own parent, so that parents stay sums on both sides.

A node whose parents are no pair stands twice: where it was, with the old figures, and where it is, with the new.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from renja_gen.computing import Simpul, Tingkat
from renja_gen.computing.pohon import direncanakan
from renja_gen.perbandingan.banding import BedaSimpul, Perbandingan
from renja_gen.perbandingan.pasangan import DuaSisi
from renja_gen.plan.kode import urutan_kode


@dataclass(frozen=True, eq=False, slots=True)
class Baris(DuaSisi):
    """A row of the matrix: the node on either side, what is known of the pair, and the rows below."""

    beda: BedaSimpul | None
    anak: "tuple[Baris, ...]"

    @property
    def terpisah(self) -> bool:
        """Whether the other half of the pair stands elsewhere."""
        satu = self.beda.pasangan if self.beda else None
        sisi = ((satu.lama, self.lama), (satu.baru, self.baru)) if satu else ()
        return any((dari and dari.bagian) is not (di and di.bagian) for dari, di in sisi)

    def turun(self) -> "Iterator[Baris]":
        """This row and all below it."""
        yield self
        for satu in self.anak:
            yield from satu.turun()


def satukan(banding: Perbandingan, tahun: int, akar: tuple[Simpul, Simpul] | None = None) -> Baris:
    """The root of both trees, with what either plan has for a year; its figures are the totals.

    `akar` are parts of both plans to take in place of the whole.
    """
    beda = {
        id(simpul.bagian): satu
        for satu in banding.simpul
        for simpul in (satu.pasangan.lama, satu.pasangan.baru)
        if simpul
    }
    return _Penyatu(beda, tahun).baris(*(akar or (banding.lama.akar, banding.baru.akar)))


@dataclass(frozen=True, slots=True)
class _Penyatu:
    beda: dict[int, BedaSimpul]  # by the part of a plan that a node stands for
    tahun: int

    def baris(self, lama: Simpul | None, baru: Simpul | None) -> Baris:
        ada = baru or lama
        assert ada is not None
        anak = (self.baris(*satu) for satu in self.pasangan_anak(lama, baru))
        terpilih = sorted((satu for satu in anak if self.ada(satu)), key=lambda satu: urutan_kode(satu.simpul.kode))
        return Baris(lama, baru, self.beda.get(id(ada.bagian)), tuple(terpilih))

    def pasangan_anak(
        self, lama: Simpul | None, baru: Simpul | None
    ) -> Iterator[tuple[Simpul | None, Simpul | None]]:
        """The children of both, each once: together where they are a pair."""
        sisa = list(lama.anak if lama else ())
        for satu in baru.anak if baru else ():
            asal = next((lain for lain in sisa if self.sama(lain, satu)), None)
            if asal is not None:
                sisa.remove(asal)
            yield asal, satu
        yield from ((satu, None) for satu in sisa)

    def sama(self, lama: Simpul, baru: Simpul) -> bool:
        """Whether two nodes are a pair; above the programmes by their code."""
        if lama.tingkat in {Tingkat.URUSAN, Tingkat.BIDANG_URUSAN}:
            return lama.kode == baru.kode
        return self.beda[id(lama.bagian)] is self.beda[id(baru.bagian)]

    def ada(self, satu: Baris) -> bool:
        """Whether either side plans something for the year."""
        daun = (*(satu.lama.daun if satu.lama else ()), *(satu.baru.daun if satu.baru else ()))
        return any(direncanakan(lembar.sub, self.tahun) for lembar in daun)
