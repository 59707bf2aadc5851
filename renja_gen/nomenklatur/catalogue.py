"""Look-up in the catalogues, by plan year.

Sources: Kepmendagri 050-3708 Tahun 2020, Kepmendagri 900.1.15.5-1317 Tahun 2023 (with some codes of its
updates) and Kepmendagri 900.1-861 Tahun 2026, packed by `tools/kemas_nomenklatur.py`.
"""

import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from renja_gen.nomenklatur.names import bakukan_kode, beda_kode, induk_kode, normalkan_nama

_DATA = Path(__file__).parent / "data"
_PENUNJANG = "X.XX.01"
_SEGMEN_PROGRAM = 3
_BANYAK_SEL = 6


@dataclass(frozen=True, slots=True)
class _Keputusan:
    """A decree: its name in print, digits of a sub kegiatan, and the kewenangan (fourth segment) it lists."""

    nama: str
    digit_sub: int
    kewenangan: frozenset[str]


_KEPUTUSAN = {
    "3708": _Keputusan("Kepmendagri Nomor 050-3708 Tahun 2020", 2, frozenset("2")),
    "1317": _Keputusan("Kepmendagri Nomor 900.1.15.5-1317 Tahun 2023", 4, frozenset("23457")),
    "2027": _Keputusan("Kepmendagri Nomor 900.1-861 Tahun 2026", 4, frozenset("12345678")),
}
_SEMUA_KEWENANGAN = _KEPUTUSAN["2027"].kewenangan

# Last plan year and the decrees to look in, in that order. The decrees made for 2025 and 2026 are not among
# the data: what stands in the one before or the one after them is taken as known.
_BERLAKU: tuple[tuple[int, tuple[str, ...]], ...] = (
    (2023, ("3708",)),
    (2024, ("1317",)),
    (2026, ("1317", "2027")),
)
_TERBARU = ("2027",)


@dataclass(frozen=True, slots=True)
class Entri:
    """One row of a catalogue, its kode written as in a plan (`8.01.01`, never `X.XX.01`).

    `indikator` and `satuan` are empty above the level of sub kegiatan, in the 2020 catalogue throughout and
    for some sub kegiatan of 2023. `nama_lain` holds other official names of the same kode: of the other kind
    of region, or of the neighbouring decree. `jenis_pemda` (`KABKOT`, `PROV`, `KABKOT/PROV`) and `spm` are
    known from the 2027 catalogue only. Names stand as printed in the decree, programmes in capitals.
    """

    kode: str
    nama: str
    indikator: str = ""
    satuan: str = ""
    nama_lain: tuple[str, ...] = ()
    jenis_pemda: str = ""
    spm: bool = False

    def bernama(self, nama: str) -> bool:
        """Whether `nama` is an official name of this kode, case, punctuation and spaces aside."""
        dicari = normalkan_nama(nama)
        return any(normalkan_nama(n) == dicari for n in (self.nama, *self.nama_lain))


class Katalog:
    """The catalogue of a plan year: one decree, or two neighbours that are looked in one after the other.

    Made by `katalog`. Nothing is read before the first question; a kode that is not well formed is merely
    unknown, no method raises for it.
    """

    def __init__(self, berkas: tuple[str, ...]) -> None:
        self._berkas = berkas
        self._keputusan = tuple(_KEPUTUSAN[b] for b in berkas)

    @property
    def nama_keputusan(self) -> str:
        """The decree or decrees that are looked in, for messages."""
        return " dan ".join(k.nama for k in self._keputusan)

    @property
    def digit_sub(self) -> int:
        """How many digits the number of a sub kegiatan has: 2 to 2023, 4 from 2024 on."""
        return self._keputusan[0].digit_sub

    def mencakup(self, kode: str) -> bool:
        """Whether the absence of `kode` means anything: every decree looked in lists its kewenangan.

        The catalogues before 2027 hold no provincial kegiatan (fourth segment 1), so nothing can be said
        about those. A program shows its kewenangan only in its kegiatan: it counts as covered, yet the
        programs that only provinces have are missing before 2027 as well.
        """
        kewenangan = set(kode.split(".")[_SEGMEN_PROGRAM : _SEGMEN_PROGRAM + 1]) & _SEMUA_KEWENANGAN
        return all(kewenangan <= k.kewenangan for k in self._keputusan)

    def cari(self, kode: str) -> Entri | None:
        """Return the entry of a plan's kode, of any level, or None when no decree of the year has it."""
        kunci = self._kunci(kode)
        baris = [b for b in (_muat(berkas).get(kunci) for berkas in self._berkas) if b is not None]
        if not baris:
            return None
        nama, indikator, satuan, _, jenis_pemda, spm = _sel(baris[0])
        resmi: dict[str, str] = {}
        for n in (n for b in baris for n in _nama_resmi(b)):
            resmi.setdefault(normalkan_nama(n), n)
        return Entri(kode, nama, indikator, satuan, tuple(resmi.values())[1:], jenis_pemda, spm == "1")

    def saran(self, kode: str, banyak: int = 3) -> tuple[Entri, ...]:
        """Return up to `banyak` entries that an unknown kode may have meant, the likeliest first.

        First the same kode under the other decree's numbering (two digits against four), then kode under the
        same parent that look alike; if the parent is unknown too, under parents that look like it. Empty for
        text that is no kode at all.
        """
        baku = bakukan_kode(kode, self.digit_sub)
        if not baku:
            return ()
        calon = [self._pindahan(kode), *self._mirip(baku, banyak)]
        entri = (self.cari(k) for k in dict.fromkeys(calon) if k)
        return tuple(e for e in entri if e is not None)[:banyak]

    def cari_nama(self, nama: str, induk: str = "") -> Entri | None:
        """Return the first entry with this name, or another official one, anywhere under the kode `induk`.

        First means kabupaten/kota (fourth segment 2) before other regions, then the order of the kode.
        Without `induk` the support programme is left out, for its kode depends on the bidang urusan.
        """
        bidang = _bidang(induk) if "." in induk else ""
        for kunci in self._menurut_nama.get(normalkan_nama(nama), ()):
            if kunci.startswith(_PENUNJANG) and not bidang:
                continue
            kode = _kode_rencana(kunci, bidang)
            if not induk or kode.startswith(f"{induk}."):
                return self.cari(kode)
        return None

    def _kunci(self, kode: str) -> str:
        """Return how the data write a plan's kode: the support programme of every bidang urusan is `X.XX.01`.

        Empty, which is no key, for `X.XX` itself and for a bidang urusan that does not exist.
        """
        segmen = kode.split(".")
        if segmen[0] == "X":
            return ""
        if segmen[2:3] != ["01"]:
            return kode
        ada = any(_bidang(kode) in _muat(b) for b in self._berkas)
        return ".".join(["X.XX", *segmen[2:]]) if ada else ""

    def _pindahan(self, kode: str) -> str:
        """Follow a sub kegiatan from the 2020 numbering to the later one, or back; empty without a match."""
        arah = _muat("padanan")
        if self.digit_sub == _KEPUTUSAN["3708"].digit_sub:
            arah = {baru: lama for lama, baru in arah.items()}
        return _kode_rencana(arah.get(self._kunci(kode), ""), _bidang(kode))

    def _mirip(self, kode: str, banyak: int) -> list[str]:
        """Return the nearest kode of the level of `kode`, walking up until a parent is known."""
        induk = induk_kode(kode)
        para_induk = [induk] if not induk or self.cari(induk) else self._mirip(induk, banyak)
        calon: list[tuple[int, int, int, str]] = []
        for urutan, i in enumerate(para_induk):
            for anak in self._anak(i):
                digit, jarak = beda_kode(kode, anak)
                calon.append((digit, urutan, jarak, anak))
        return [anak for *_, anak in sorted(calon)[:banyak]]

    def _anak(self, induk: str) -> list[str]:
        """Return the children of a plan's kode, written as in a plan."""
        anak = self._menurut_induk.get(self._kunci(induk), [])
        if induk.count(".") == 1:  # every bidang urusan has the support programme
            return [f"{induk}.01", *anak]
        return [_kode_rencana(a, _bidang(induk)) for a in anak]

    @cached_property
    def _semua(self) -> tuple[str, ...]:
        """All keys of the decrees, in order, each once."""
        return tuple(sorted({k for b in self._berkas for k in _muat(b)}))

    @cached_property
    def _menurut_induk(self) -> dict[str, list[str]]:
        anak: defaultdict[str, list[str]] = defaultdict(list)
        for kunci in self._semua:
            anak[induk_kode(kunci)].append(kunci)
        return dict(anak)

    @cached_property
    def _menurut_nama(self) -> dict[str, list[str]]:
        kunci: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for berkas in self._berkas:
            for k, baris in _muat(berkas).items():
                for nama in _nama_resmi(baris):
                    kunci[normalkan_nama(nama)][k] = None
        return {nama: sorted(daftar, key=_urutan) for nama, daftar in kunci.items()}


def katalog(tahun: int) -> Katalog:
    """Return the catalogue of a plan year; equal years share one, and reading waits for the first question.

    To 2023: Kepmendagri 050-3708/2020. 2024: 900.1.15.5-1317/2023. 2025 and 2026: the same, then
    900.1-861/2026, so that a kode is unknown only when both lack it. From 2027: 900.1-861/2026.
    """
    return _katalog(next((berkas for sampai, berkas in _BERLAKU if tahun <= sampai), _TERBARU))


@cache
def sumber_dana() -> tuple[tuple[str, str], ...]:
    """Return the fund sources (kode, nama) of Kepmendagri 900.1.15.5-1317 Tahun 2023, in order of kode.

    Kode 1 is Dana Umum, 2 is Dana Khusus; the levels below stand in full, each with its own row.
    """
    return tuple(_muat("sumber_dana").items())


@cache
def _katalog(berkas: tuple[str, ...]) -> Katalog:
    return Katalog(berkas)


def _bidang(kode: str) -> str:
    return ".".join(kode.split(".", 2)[:2])


def _kode_rencana(kunci: str, bidang: str) -> str:
    """Write a key of the data as a plan of this bidang urusan does; the other way round is `_kunci`."""
    return bidang + kunci.removeprefix("X.XX") if kunci.startswith(_PENUNJANG) else kunci


def _urutan(kunci: str) -> tuple[bool, str]:
    """Sort by kode, with what only provinces or special regions do after the rest."""
    return kunci.split(".")[_SEGMEN_PROGRAM : _SEGMEN_PROGRAM + 1] not in ([], ["2"]), kunci


def _sel(baris: str) -> list[str]:
    """Split a row without its kode: nama, indikator, satuan, nama_lain, jenis_pemda, spm."""
    sel = baris.split("\t")
    return sel + [""] * (_BANYAK_SEL - len(sel))


def _nama_resmi(baris: str) -> list[str]:
    """Return the official names in a row, the main one first."""
    nama, _, _, lain, *_ = _sel(baris)
    return [nama, *lain.split("|")] if lain else [nama]


@cache
def _muat(berkas: str) -> dict[str, str]:
    """Read a packed file: the first cell of every row, with the rest of the row as text still to be split."""
    teks = gzip.decompress((_DATA / f"{berkas}.tsv.gz").read_bytes()).decode()
    pasangan = (baris.partition("\t") for baris in teks.split("\n")[1:])
    return {kode: isi for kode, _, isi in pasangan}
