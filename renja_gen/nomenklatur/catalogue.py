"""Look-up in the catalogue of a plan year."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from renja_gen.nomenklatur.mirip import IndeksNama
from renja_gen.nomenklatur.names import (
    PENUNJANG,
    bakukan_kode,
    beda_kode,
    bidang_kode,
    induk_kode,
    kewenangan_kode,
    kode_rencana,
    kunci_urut,
    normalkan_nama,
    ruas_sama,
)
from renja_gen.nomenklatur.packed import KEPUTUSAN, muat, nama_resmi, pisah

_BOBOT_RUAS = 0.02  # what a segment of the kode in which two agree counts against how alike names are


@dataclass(frozen=True, slots=True)
class Entri:
    """One row of a catalogue, its kode written as in a plan (`8.01.01`; `X.XX.01` by `cari_kunci` alone).

    `indikator` and `satuan` are empty above the level of sub kegiatan, in the 2020 catalogue throughout and
    for some sub kegiatan of 2023 that the neighbouring decree does not know. `nama_lain` holds other official
    names of the same kode: of the other kind of region, or of the neighbouring decree. `jenis_pemda` (`KABKOT`,
    `PROV`, `KABKOT/PROV`) and `spm` are known from the 2027 catalogue only. Names stand as printed in the decree,
    programmes in capitals.
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

    Made by `tahun.katalog`. Nothing is read before the first question; a kode that is not well formed is merely
    unknown, no method raises for it.
    """

    def __init__(self, berkas: tuple[str, ...]) -> None:
        self._berkas = berkas
        self._keputusan = tuple(KEPUTUSAN[b] for b in berkas)

    @property
    def nama_keputusan(self) -> str:
        """The decree or decrees that are looked in, for messages."""
        return " dan ".join(k.nama for k in self._keputusan)

    @property
    def gabungan(self) -> bool:
        """Whether neighbours stand in for a decree that is not among the data: some of their kode may not hold."""
        return len(self._berkas) > 1

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
        kewenangan = {kewenangan_kode(kode)} & KEPUTUSAN["2027"].kewenangan  # those that exist at all
        return all(kewenangan <= k.kewenangan for k in self._keputusan)

    def memuat(self, kewenangan: str) -> bool:
        """Whether there is any kegiatan of this kewenangan among the data."""
        return any(kewenangan_kode(kunci) == kewenangan for kunci in self.semua_kunci)

    def cari(self, kode: str) -> Entri | None:
        """Return the entry of a plan's kode, of any level, or None when no decree of the year has it."""
        return self._entri(self.kunci(kode), kode)

    def cari_kunci(self, kunci: str, bidang: str = "") -> Entri | None:
        """Return the entry of a kode as the decrees write it.

        The support programme is written with the bidang urusan given, and stays `X.XX.01` without one.
        """
        return self._entri(kunci, kode_rencana(kunci, bidang) if bidang else kunci)

    def _entri(self, kunci: str, kode: str) -> Entri | None:
        baris = [b for b in (muat(berkas).get(kunci) for berkas in self._berkas) if b is not None]
        if not baris:
            return None
        nama, _, _, _, jenis_pemda, spm = pisah(baris[0])
        indikator, satuan = next((sel[1:3] for b in baris if (sel := pisah(b))[1]), ("", ""))
        resmi: dict[str, str] = {}
        for n in (n for b in baris for n in nama_resmi(b)):
            resmi.setdefault(normalkan_nama(n), n)
        return Entri(kode, nama, indikator, satuan, tuple(resmi.values())[1:], jenis_pemda, spm == "1")

    def teks(self, kunci: str) -> tuple[str, str]:
        """Return the words of all names and of all indicators of a decree's kode, each with a blank before it."""
        baris = [pisah(muat(b).get(kunci, "")) for b in self._berkas]
        nama = " ".join(f"{utama} {lain}" for utama, _, _, lain, *_ in baris)
        return f" {normalkan_nama(nama)}", f" {normalkan_nama(' '.join(satu[1] for satu in baris))}"

    def keluaran(self, kode: str) -> tuple[tuple[str, str], ...]:
        """Return the official indicators of a sub kegiatan, each with its satuan, of every decree that has one."""
        kunci = self.kunci(kode)
        baris = (pisah(muat(berkas).get(kunci, "")) for berkas in self._berkas)
        return tuple(dict.fromkeys((indikator, satuan) for _, indikator, satuan, *_ in baris if indikator))

    def saran(self, kode: str, banyak: int = 3) -> tuple[Entri, ...]:
        """Return up to `banyak` entries that an unknown kode may have meant, the likeliest first.

        First the same kode under the other decree's numbering (two digits against four), then kode under the
        same parent that look alike; if the parent is unknown too, under parents that look like it. Empty for
        text that is no kode at all.
        """
        baku = bakukan_kode(kode, self.digit_sub)
        if not baku:
            return ()
        calon = [self.pindahan(kode), *self._mirip(baku, banyak)]
        entri = (self.cari(k) for k in dict.fromkeys(calon) if k)
        return tuple(e for e in entri if e is not None)[:banyak]

    def cari_nama(self, nama: str, induk: str = "") -> Entri | None:
        """Return the first entry with this name, or another official one, anywhere under the kode `induk`.

        First means kabupaten/kota (fourth segment 2) before other regions, then the order of the kode.
        Without `induk` the support programme is left out, for its kode depends on the bidang urusan.
        """
        bidang = bidang_kode(induk) if "." in induk else ""
        for kunci in self._menurut_nama.get(normalkan_nama(nama), ()):
            if kunci.startswith(PENUNJANG) and not bidang:
                continue
            kode = kode_rencana(kunci, bidang)
            if not induk or kode.startswith(f"{induk}."):
                return self.cari(kode)
        return None

    def mirip_nama(self, nama: str, dekat: str, batas: float, banyak: int = 2) -> tuple[Entri, ...]:
        """Return entries of the level of the kode `dekat` whose name is at least that much like `nama`, best first.

        What has the very name leaves out the rest. Of equally good ones the nearest comes first, even before a few
        letters: the same names recur under many a parent.
        """
        indeks = self._indeks_nama.get(dekat.count("."), IndeksNama())
        nilai: dict[str, float] = {}
        for kunci, serupa in indeks.cari(normalkan_nama(nama), batas):
            kode = kode_rencana(kunci, bidang_kode(dekat))
            nilai[kode] = max(nilai.get(kode, 0), serupa + _BOBOT_RUAS * ruas_sama(kode, dekat))
        urut = sorted(nilai, key=lambda kode: (-nilai[kode], kunci_urut(kode)))
        return tuple(entri for kode in urut[:banyak] if (entri := self.cari(kode)))

    def kunci(self, kode: str) -> str:
        """Return how the data write a plan's kode: the support programme of every bidang urusan is `X.XX.01`.

        Empty, which is no key, for `X.XX` itself and for a bidang urusan that does not exist.
        """
        segmen = kode.split(".")
        if segmen[0] == "X":
            return ""
        if segmen[2:3] != ["01"]:
            return kode
        ada = any(bidang_kode(kode) in muat(b) for b in self._berkas)
        return ".".join(["X.XX", *segmen[2:]]) if ada else ""

    def pindahan(self, kode: str) -> str:
        """Follow a sub kegiatan from the 2020 numbering to the later one, or back; empty without a match."""
        arah = muat("padanan")
        if self.digit_sub == KEPUTUSAN["3708"].digit_sub:
            arah = {baru: lama for lama, baru in arah.items()}
        return kode_rencana(arah.get(self.kunci(kode), ""), bidang_kode(kode))

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
        anak = self.anak_kunci(self.kunci(induk))
        if induk.count(".") == 1:  # every bidang urusan has the support programme
            return [f"{induk}.01", *anak]
        return [kode_rencana(a, bidang_kode(induk)) for a in anak]

    def anak_kunci(self, kunci: str) -> list[str]:
        """Return the children of a kode, all as the decrees write them; the support programme is no child."""
        return self._menurut_induk.get(kunci, [])

    @cached_property
    def semua_kunci(self) -> tuple[str, ...]:
        """Every kode as the decrees write it, in order; the support programme comes last."""
        return tuple(sorted({k for b in self._berkas for k in muat(b)}))

    @cached_property
    def _menurut_induk(self) -> dict[str, list[str]]:
        anak: defaultdict[str, list[str]] = defaultdict(list)
        for kunci in self.semua_kunci:
            anak[induk_kode(kunci)].append(kunci)
        return dict(anak)

    @cached_property
    def _menurut_nama(self) -> dict[str, list[str]]:
        kunci: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for berkas in self._berkas:
            for k, baris in muat(berkas).items():
                for nama in nama_resmi(baris):
                    kunci[normalkan_nama(nama)][k] = None
        return {nama: sorted(daftar, key=kunci_urut) for nama, daftar in kunci.items()}

    @cached_property
    def _indeks_nama(self) -> dict[int, IndeksNama]:
        """The names of each level, which is known by the dots of its kode."""
        tingkat: defaultdict[int, IndeksNama] = defaultdict(IndeksNama)
        for nama, daftar in self._menurut_nama.items():
            for kunci in daftar:
                tingkat[kunci.count(".")].tambah(nama, kunci)
        return dict(tingkat)
