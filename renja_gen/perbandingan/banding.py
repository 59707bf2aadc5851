"""Two plans compared: nodes, amounts at every level, everything else a plan says, and narratives line by line.

Amounts are compared by calendar year, so that plans of different years can be compared as well. All figures come from
the computed plans; nothing is added up here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property

from renja_gen.angka import romawi
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.ringkasan import bagian_dana
from renja_gen.perbandingan.pasangan import Pasangan, pasangan_simpul
from renja_gen.perbandingan.perubahan import Jalur, Perubahan, beda, beda_rupiah, beda_teks

# keys that are compared as nodes and computed amounts, not as they are written
_DIHITUNG = ("kode", "nama", "kegiatan", "sub_kegiatan", "anggaran", "sumber_dana")
_BARIS_TERBANYAK = 4_000_000  # of one narrative times the other; beyond it the whole is one change
_URUTAN_JENIS = ("renstra", "pagu", "rkpd", "sampai", "realisasi")
_SEBUTAN = {"renstra": "target Renstra", "rkpd": "pagu RKPD", "sampai": "realisasi s/d"}


@dataclass(frozen=True, slots=True)
class BedaSimpul:
    """A pair of nodes and what differs in it: computed amounts, sources of funds (`dana`), and all the rest."""

    pasangan: Pasangan
    angka: tuple[Perubahan, ...]
    dana: tuple[Perubahan, ...]
    isian: tuple[Perubahan, ...]

    @property
    def status(self) -> tuple[str, ...]:
        """What happened to it as a whole: new, gone, moved, renamed; () for none of it."""
        satu = self.pasangan
        if satu.lama is None or satu.baru is None:
            return ("baru",) if satu.lama is None else ("dihapus",)
        return (*(("berganti kode",) if satu.pindah else ()), *(("berganti nama",) if satu.berganti_nama else ()))

    @property
    def perubahan(self) -> tuple[Perubahan, ...]:
        """All that differs in it."""
        return (*self.angka, *self.dana, *self.isian)

    @property
    def berbeda(self) -> bool:
        """Whether it differs in anything."""
        return bool(self.status or self.perubahan)


@dataclass(frozen=True, slots=True)
class BedaNarasi:
    """Lines of a narrative that were replaced: the first line on each side (from 1), and the lines themselves."""

    berkas: str
    baris_lama: int
    baris_baru: int
    lama: tuple[str, ...]
    baru: tuple[str, ...]


class Perbandingan:
    """Two computed plans with their narratives, and everything in which they differ."""

    def __init__(
        self, lama: Hasil, baru: Hasil, narasi_lama: Mapping[str, str], narasi_baru: Mapping[str, str]
    ) -> None:
        self.lama, self.baru = lama, baru
        self._narasi = narasi_lama, narasi_baru

    @cached_property
    def simpul(self) -> tuple[BedaSimpul, ...]:
        """Every programme, kegiatan and sub kegiatan of either plan, in order of code; alike or not."""
        return tuple(self._beda(satu) for satu in pasangan_simpul(self.lama, self.baru))

    @cached_property
    def total(self) -> tuple[Perubahan, ...]:
        """The totals that differ."""
        return tuple(_angka(self.lama.akar, self.baru.akar))

    @cached_property
    def dana(self) -> tuple[Perubahan, ...]:
        """The sources of funds whose total in the plan year differs; () for plans of different years."""
        if self.lama.n != self.baru.n:
            return ()
        kiri, kanan = ({satu.nama: satu.pagu for satu in hasil.per_sumber_dana()} for hasil in (self.lama, self.baru))
        nama = dict.fromkeys((*kanan, *kiri))
        return tuple(satu for n in nama for satu in beda_rupiah(("sumber dana", n), kiri.get(n), kanan.get(n)))

    @cached_property
    def isian(self) -> tuple[Perubahan, ...]:
        """What differs in the rest of the plan: everything but the nodes."""
        return tuple(beda(self.lama.plan, self.baru.plan, kecuali=("program",)))

    @cached_property
    def narasi(self) -> tuple[BedaNarasi, ...]:
        """The lines of narratives that differ."""
        kiri, kanan = self._narasi
        nama = sorted({*kiri, *kanan})
        return tuple(satu for n in nama for satu in _beda_baris(n, kiri.get(n, ""), kanan.get(n, "")))

    @property
    def berbeda(self) -> bool:
        """Whether the plans differ in anything."""
        return bool(self.isian or self.narasi or any(satu.berbeda for satu in self.simpul))

    def pada(self, tingkat: Tingkat, *status: str) -> list[BedaSimpul]:
        """The nodes of a level to which any of these happened; without a status, those that differ in anything."""
        setingkat = (satu for satu in self.simpul if satu.pasangan.simpul.tingkat is tingkat)
        return [satu for satu in setingkat if (set(status) & set(satu.status) if status else satu.berbeda)]

    def _beda(self, satu: Pasangan) -> BedaSimpul:
        lama, baru = satu.lama, satu.baru
        return BedaSimpul(
            satu,
            tuple(_angka(lama, baru)),
            tuple(_dana(lama, baru)) if satu.simpul.tingkat is Tingkat.SUB_KEGIATAN else (),
            (*_ejaan(satu), *beda(lama.bagian if lama else None, baru.bagian if baru else None, kecuali=_DIHITUNG)),
        )


def _ejaan(satu: Pasangan) -> Iterator[Perubahan]:
    """The change of a name that is only spelled otherwise; of another name the status says enough."""
    if satu.lama and satu.baru and not satu.berganti_nama:
        yield from beda_teks(("nama",), satu.lama.nama, satu.baru.nama)


# --- amounts


def sebut_kolom(kolom: Kolom) -> Jalur:
    """An amount as people call it."""
    tahun = (f"{kolom.tahun}",) if kolom.tahun else ()
    jenis, _, ke = kolom.jenis.partition("-")
    if ke:
        return (f"realisasi {kolom.tahun} triwulan {romawi(int(ke))}",)
    return (" ".join((_SEBUTAN.get(jenis, jenis), *tahun)),)


def _angka(lama: Simpul | None, baru: Simpul | None) -> Iterator[Perubahan]:
    """The amounts of a node that differ, of every kind and year that either side has."""
    ada = [simpul for simpul in (lama, baru) if simpul]
    kolom = {satu for simpul in ada for daun in simpul.daun for satu in _kolom(daun)}
    # `isian` says it of a sub kegiatan, as it is written; and each plan knows the RKPD of its own year only
    if len({simpul.n for simpul in ada}) > 1 or any(simpul.tingkat is Tingkat.SUB_KEGIATAN for simpul in ada):
        kolom = {satu for satu in kolom if satu.jenis != "rkpd"}
    for satu in sorted(kolom, key=_urutan_kolom):
        yield from beda_rupiah(sebut_kolom(satu), *(simpul.rp(satu) if simpul else None for simpul in (lama, baru)))


def _urutan_kolom(kolom: Kolom) -> tuple[int, int, str]:
    jenis = kolom.jenis.partition("-")[0]
    return _URUTAN_JENIS.index(jenis) if jenis in _URUTAN_JENIS else len(_URUTAN_JENIS), kolom.tahun, kolom.jenis


def _kolom(daun: Simpul) -> Iterator[Kolom]:
    """The amounts that a sub kegiatan says something about."""
    rencana = daun.sub.anggaran
    yield Kolom("renstra")
    yield from (Kolom("pagu", tahun) for tahun in {*rencana.pagu, daun.n})
    yield from (Kolom("realisasi", tahun) for tahun in {*rencana.realisasi.tahun, *rencana.triwulan})
    yield from (Kolom("sampai", tahun) for tahun in rencana.realisasi.sampai)
    for tahun in rencana.triwulan:
        for jenis in ("triwulan-1", "triwulan-2", "triwulan-3", "triwulan-4"):
            yield Kolom(jenis, tahun)
    if daun.sub.rkpd is not None:
        yield Kolom("rkpd", daun.n)


def _dana(lama: Simpul | None, baru: Simpul | None) -> Iterator[Perubahan]:
    """The sources of funds of a sub kegiatan that differ; not where the same one bears the whole of another pagu."""
    kiri, kanan = (_menurut_dana(simpul) for simpul in (lama, baru))
    setahun = lama is None or baru is None or lama.n == baru.n
    if not setahun:  # shares are of the plan year: of different years the names can be compared, not the amounts
        yield from beda_teks(("sumber dana",), "; ".join(kiri) or None, "; ".join(kanan) or None)
        return
    seluruhnya = all(
        simpul is None or list(bagian.values()) == [simpul.rp(Kolom("pagu", simpul.n)) or 0]
        for simpul, bagian in ((lama, kiri), (baru, kanan))
    )
    if seluruhnya and kiri.keys() == kanan.keys():
        return
    for nama in dict.fromkeys((*kanan, *kiri)):
        yield from beda_rupiah(("sumber dana", nama), kiri.get(nama), kanan.get(nama))


def _menurut_dana(simpul: Simpul | None) -> dict[str, Decimal]:
    bagian: dict[str, Decimal] = {}
    for nama, nilai in bagian_dana(simpul) if simpul else ():
        bagian[nama] = bagian.get(nama, Decimal(0)) + nilai
    return bagian


# --- narratives


def _beda_baris(berkas: str, lama: str, baru: str) -> Iterator[BedaNarasi]:
    """The lines that differ; ends of lines and spaces before them do not count."""
    kiri, kanan = ([baris.rstrip() for baris in teks.splitlines()] for teks in (lama, baru))
    if kiri == kanan:
        return
    ganti = [("replace", 0, len(kiri), 0, len(kanan))]
    if len(kiri) * len(kanan) <= _BARIS_TERBANYAK:
        ganti = SequenceMatcher(None, kiri, kanan, autojunk=False).get_opcodes()  # type: ignore[assignment]
    for tanda, a, b, c, d in ganti:
        if tanda != "equal":
            yield BedaNarasi(berkas, a + 1, c + 1, tuple(kiri[a:b]), tuple(kanan[c:d]))
