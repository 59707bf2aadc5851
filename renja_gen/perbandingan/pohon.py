"""Two trees as one: every node of either plan stands under its own parent, so that parents stay sums on both sides.

A node whose parents are no pair stands twice: where it was, with the old figures, and where it is, with the new.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from renja_gen.computing import Simpul, Tingkat
from renja_gen.computing.pohon import direncanakan
from renja_gen.perbandingan.banding import BedaSimpul, Perbandingan
from renja_gen.plan.rujukan import urutan_kode


@dataclass(frozen=True, eq=False, slots=True)
class Baris:
    """A row of the matrix: the node on either side, what is known of the pair, and the rows below."""

    lama: Simpul | None
    baru: Simpul | None
    beda: BedaSimpul | None
    anak: "tuple[Baris, ...]"

    @property
    def simpul(self) -> Simpul:
        """The node as it is now, or was."""
        ada = self.baru or self.lama
        assert ada is not None
        return ada

    @property
    def terpisah(self) -> bool:
        """Whether the other half of the pair stands elsewhere."""
        satu = self.beda.pasangan if self.beda else None
        return satu is not None and (satu.lama is not self.lama or satu.baru is not self.baru)

    def turun(self) -> "Iterator[Baris]":
        """This row and all below it."""
        yield self
        for satu in self.anak:
            yield from satu.turun()


def satukan(banding: Perbandingan, tahun: int) -> Baris:
    """The root of both trees, with what either plan has for a year; its figures are the totals."""
    beda = {
        id(simpul): satu for satu in banding.simpul for simpul in (satu.pasangan.lama, satu.pasangan.baru) if simpul
    }
    return _Penyatu(beda, tahun).baris(banding.lama.akar, banding.baru.akar)


@dataclass(frozen=True, slots=True)
class _Penyatu:
    beda: dict[int, BedaSimpul]
    tahun: int

    def baris(self, lama: Simpul | None, baru: Simpul | None) -> Baris:
        anak = (self.baris(*satu) for satu in self.pasangan_anak(lama, baru))
        terpilih = sorted((satu for satu in anak if self.ada(satu)), key=lambda satu: urutan_kode(satu.simpul.kode))
        return Baris(lama, baru, self.beda.get(id(baru or lama)), tuple(terpilih))

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
        return self.beda[id(lama)] is self.beda[id(baru)]

    def ada(self, satu: Baris) -> bool:
        """Whether either side plans something for the year."""
        daun = (*(satu.lama.daun if satu.lama else ()), *(satu.baru.daun if satu.baru else ()))
        return any(direncanakan(lembar.sub, self.tahun) for lembar in daun)
