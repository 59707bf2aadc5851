"""The work as it is put together from rows: nodes by kode, their contents keyed as in the YAML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from renja_gen.diagnostics import Span
from renja_gen.nomenklatur import Katalog, tingkat_kode
from renja_gen.nomenklatur.names import induk_kode
from renja_gen.plan.kode import KUNCI_ANAK
from renja_gen.yaml_text import Noted

Isi = dict[str, Any]


@dataclass
class Simpul:
    """A node: what was read of it, by the keys of the YAML; `span` is where it was first named."""

    kode: str
    span: Span
    nama: str = ""
    isi: Isi = field(default_factory=dict)
    indikator: list[Isi] = field(default_factory=list)
    catatan: dict[str, None] = field(default_factory=dict)  # comments beside it

    @property
    def tingkat(self) -> str:
        """Its level."""
        return tingkat_kode(self.kode)

    @property
    def daun(self) -> bool:
        """Whether it carries amounts; those above have sums."""
        return self.tingkat == "sub kegiatan"

    def indikator_bernama(self, nama: str, jenis: str) -> Isi:
        """The indicator of that name and kind, made where it is not there."""
        for satu in self.indikator:
            if satu["nama"] == nama and satu.get("jenis", "") == jenis:
                return satu
        self.indikator.append({"nama": nama} | ({"jenis": jenis} if jenis else {}))
        return self.indikator[-1]


def pasang(isi: Isi, jalur: tuple[str, ...], nilai: object) -> None:
    """Set what stands at a path of keys; lists are as long as their last position."""
    target: Any = isi
    for kunci, berikut in pairwise(jalur):
        kosong: Any = [] if berikut.isdecimal() and len(berikut) < 4 else {}  # noqa: PLR2004 - longer ones are years
        target = target.setdefault(kunci, kosong)
    if isinstance(target, list):
        target.extend([""] * (int(jalur[-1]) + 1 - len(target)))
        target[int(jalur[-1])] = nilai
    else:
        target[jalur[-1]] = nilai


def ambil(isi: Isi, jalur: tuple[str, ...]) -> Any:
    """What stands at a path of keys, or None."""
    target: Any = isi
    for kunci in jalur:
        target = target.get(kunci) if isinstance(target, dict) else None
    return target


@dataclass
class Pohon:
    """All nodes of a plan, and what it states about its sums."""

    simpul: dict[str, Simpul] = field(default_factory=dict)
    dinyatakan: list[Isi] = field(default_factory=list)

    def pada(self, kode: str, span: Span) -> Simpul:
        """The node with a kode, made with those above it where it is not there."""
        if kode not in self.simpul:
            induk = induk_kode(kode)
            if induk.count(".") > 1:
                self.pada(induk, span)
            self.simpul[kode] = Simpul(kode, span)
        return self.simpul[kode]

    def bertingkat(self, nama: str) -> list[Simpul]:
        """The nodes of a level, in the order of their rows."""
        return [satu for satu in self.simpul.values() if satu.tingkat == nama]

    def anak(self, induk: str) -> list[Simpul]:
        """The nodes right below a kode."""
        return [satu for satu in self.simpul.values() if induk_kode(satu.kode) == induk]

    def daun(self, kode: str = "") -> Iterator[Simpul]:
        """The sub kegiatan below a kode; without one, all."""
        return (s for s in self.simpul.values() if s.daun and (not kode or s.kode.startswith(f"{kode}.")))

    def jumlah(self, kode: str, jalur: tuple[str, ...]) -> Decimal | None:
        """What the sub kegiatan below a kode add up to in an amount; None where none has it."""
        ada = [nilai for satu in self.daun(kode) if (nilai := ambil(satu.isi, jalur)) is not None]
        return sum(ada, Decimal(0)) if ada else None


def tulis_simpul(pohon: Pohon, simpul: Simpul, katalog: Katalog, *, persis: bool = False) -> Isi:
    """A node and all below it as data for YAML.

    A nama that the catalogue has is a comment beside the kode; `persis` wants it letter by letter.
    """
    entri = katalog.cari(simpul.kode)
    sama = entri is not None and (simpul.nama == entri.nama if persis else entri.bernama(simpul.nama))
    beda = simpul.nama if not sama else ""
    judul = entri.nama if entri and not beda else ""
    anak = [tulis_simpul(pohon, satu, katalog, persis=persis) for satu in pohon.anak(simpul.kode)]
    isi = {**simpul.isi, "nama": beda, "indikator": simpul.indikator}
    kode = Noted(simpul.kode, tuple(simpul.catatan), judul)
    sendiri: Isi = terisi({"kode": kode, **isi})
    return sendiri | ({KUNCI_ANAK[simpul.tingkat]: anak} if anak else {})


def terisi(data: Any) -> Any:
    """Data without keys that hold nothing."""
    if isinstance(data, list):
        return [terisi(satu) for satu in data]
    if isinstance(data, dict):
        semua = ((kunci, terisi(isi)) for kunci, isi in data.items())
        return {kunci: isi for kunci, isi in semua if isi not in (None, "", [], {}, ())}
    return data
