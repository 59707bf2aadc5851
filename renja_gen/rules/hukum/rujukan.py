"""The regulations that a plan names: its legal bases, and those cited in its texts."""

from collections.abc import Iterator
from dataclasses import dataclass

from renja_gen.diagnostics import Span
from renja_gen.plan.identitas import DasarHukum
from renja_gen.plan.kutipan import Peraturan, Sebutan, peraturan
from renja_gen.plan.model import Plan
from renja_gen.rules.tulisan import Naskah, Tulisan


@dataclass(frozen=True)
class Rujukan:
    """A regulation that the plan names: an entry of its legal bases, or a citation in a text."""

    mana: Peraturan
    sebut: str
    judul: str
    dasar: DasarHukum | None = None
    naskah: Naskah | None = None
    kutipan: Sebutan | None = None

    def tempat(self, kunci: str) -> Span:
        """The place of a key of the entry, or of the citation."""
        if self.dasar:
            return self.dasar.span(kunci)
        assert self.naskah
        assert self.kutipan
        return self.naskah.tempat(self.kutipan.mulai, self.kutipan.akhir)

    @property
    def judul_dasar(self) -> bool:
        """Whether this stands in the title of a legal basis ("Perubahan atas …")."""
        return bool(self.naskah and isinstance(self.naskah.bagian, DasarHukum) and self.naskah.jalur == ("tentang",))


def butir_dasar_hukum(plan: Plan) -> list[Rujukan]:
    """The legal bases."""
    return [
        Rujukan(
            peraturan(satu.jenis, satu.nomor, satu.tahun),
            f"{satu.jenis} Nomor {satu.nomor} Tahun {satu.tahun}",
            satu.tentang,
            satu,
        )
        for satu in plan.dasar_hukum
    ]


def semua_rujukan(tulisan: Tulisan) -> Iterator[Rujukan]:
    """The legal bases, then every citation in a text."""
    yield from butir_dasar_hukum(tulisan.hasil.plan)
    for naskah, satu in tulisan.sebutan:
        sebut = " ".join(naskah.teks[satu.mulai : satu.akhir].split())
        yield Rujukan(satu.peraturan, sebut, satu.judul, naskah=naskah, kutipan=satu)


def tahun_dokumen(plan: Plan) -> int:
    """The year in which the plan is made."""
    if plan.renja.tanggal:
        return plan.renja.tanggal.tahun
    return plan.n if plan.renja.tahap == "perubahan" else plan.n - 1
