"""A figure and what it comes from; how amounts, performance values and nodes are called."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from renja_gen.computing.kinerja import Kinerja
from renja_gen.computing.pohon import Kolom, Simpul
from renja_gen.computing.rumus import hitung
from renja_gen.diagnostics import Span
from renja_gen.plan.dasar import Bagian, kunci_tahun
from renja_gen.source.nodes import Mapping

TIDAK_TERTULIS = "tidak tertulis dalam rencana"


@dataclass(frozen=True, slots=True)
class Sebab:
    """A figure: what it is (`apa`) and of what (`siapa`), its value and how that is printed, and how it follows.

    `rumus` is "" for what is written at `tempat`; a `mean` may weigh its operands by `bobot`. `teks` is whether it is
    a performance value that is no number, `semula` whether it is of the plan that a perubahan changes, in which
    `tempat` then lies. `catatan` are sentences: rules, and why a figure is undefined.
    """

    apa: str
    siapa: str
    nilai: Decimal | None
    cetak: str
    rumus: str = ""
    unsur: "tuple[Sebab, ...]" = ()
    bobot: tuple[int, ...] = ()
    tempat: Span | None = None
    catatan: tuple[str, ...] = ()
    teks: bool = False
    semula: bool = False

    @property
    def terhitung(self) -> Decimal | None:
        """What the formula gives for the operands; text takes no part in arithmetic."""
        if self.rumus not in {"last", "same", "count"} and any(satu.teks for satu in self.unsur):
            return None
        return hitung(self.rumus, [satu.nilai for satu in self.unsur], self.bobot)

    def semua(self) -> "Iterator[Sebab]":
        """This figure and all it comes from."""
        yield self
        for satu in self.unsur:
            yield from satu.semua()


def sebut_uang(kolom: Kolom) -> str:
    """An amount in words: `pagu 2024`."""
    match kolom.jenis:
        case "renstra":
            return "target dana Renstra"
        case "rkpd":
            return f"pagu {kolom.tahun} dalam rancangan awal RKPD"
        case "sampai":
            return f"realisasi anggaran s/d {kolom.tahun}"
        case "perkiraan":
            return f"perkiraan realisasi anggaran s/d {kolom.tahun}"
        case "pagu":
            return f"pagu {kolom.tahun}"
        case jenis:
            return f"{'realisasi anggaran' if jenis == 'realisasi' else jenis.replace('-', ' ')} {kolom.tahun}"


def sebut_kinerja(kolom: Kinerja) -> str:
    """A performance value in words: `target kinerja 2024`."""
    nama = {
        "renstra": "target kinerja Renstra", "target": "target kinerja", "realisasi": "realisasi kinerja",
        "sampai": "realisasi kinerja s/d", "perkiraan": "perkiraan realisasi kinerja s/d",
    }.get(kolom.jenis, kolom.jenis.replace("-", " "))  # fmt: skip
    return f"{nama} {kolom.tahun}" if kolom.tahun else nama


def sebut_simpul(simpul: Simpul) -> str:
    """A node in words: `program 8.01.01 Penunjang …`."""
    return f"{simpul.tingkat} {simpul.kode} {simpul.nama}" if simpul.kode else "seluruh rencana"


def kunci_deret(bagian: Bagian, deret: str, tahun: int, *, sampai: bool = False) -> str:
    """The key under which a year of a series, or a running total, was written."""
    node = bagian.node(deret)
    return kunci_tahun(tahun, node if isinstance(node, Mapping) else None, sampai=sampai)


def tempat_deret(bagian: Bagian, deret: str, tahun: int, *, sampai: bool = False) -> Span:
    """Where a value of a series was written."""
    return bagian.span(deret, kunci_deret(bagian, deret, tahun, sampai=sampai))
