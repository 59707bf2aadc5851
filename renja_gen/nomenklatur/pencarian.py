"""Searching a catalogue: by kode or a part of one, by words of names and indicators, and what may have been meant."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from renja_gen.nomenklatur.catalogue import Entri, Katalog
from renja_gen.nomenklatur.mirip import terdekat
from renja_gen.nomenklatur.names import (
    PENUNJANG,
    bakukan_kode,
    bidang_kode,
    induk_kode,
    kewenangan_kode,
    kode_rencana,
    kunci_urut,
    normalkan_nama,
    tingkat_kode,
)

KABUPATEN_KOTA, PROVINSI = "2", "1"
_KODE = re.compile(r"(?:x\.xx|\d{1,6})(?:\.\d{1,6})*", re.ASCII | re.IGNORECASE)
_BATAS_KATA = 0.6  # how alike a word of the catalogue must be to one that it does not have
_LEBAR = (1, 2, 2, 1, 2, 4)  # the most digits of each segment of a kode
_SEMUA_BIDANG = 100
_BERDEKATAN = 3  # kode that one without an entry may have meant


@dataclass(frozen=True, slots=True)
class Lingkup:
    """Where to search; an empty bidang or tingkat means all of them.

    `kewenangan` is the fourth segment of a kegiatan: of other ones something is found only when nothing else is.
    """

    katalog: Katalog
    bidang: str = ""
    tingkat: str = ""
    kewenangan: str = KABUPATEN_KOTA


@dataclass(frozen=True, slots=True)
class Telusuran:
    """What was found, and how many there were before some were left out.

    `maksud` is what was searched for instead, where nothing had the words or the kode asked for.
    """

    entri: tuple[Entri, ...] = ()
    jumlah: int = 0
    maksud: str = ""


def telusuri(lingkup: Lingkup, isian: Sequence[str], banyak: int) -> Telusuran:
    """Search for words and kode together, words within what the kode lead to.

    A kode alone gives its entry and its children (of `tingkat`, if that is asked for, all below it), a part of a kode
    all that have it. At most `banyak` are returned, in the order of the kode; where words have more, those that have
    them in the name come first.
    """
    kode = [satu for satu in isian if _KODE.fullmatch(satu) and ("." in satu or len(isian) == 1)]
    kata = [kata for teks in isian if teks not in kode for kata in _polos(teks).split()]
    lingkup = replace(lingkup, bidang=lingkup.bidang or _bidang(lingkup.katalog, kode))
    pangkal = list(dict.fromkeys(kunci for satu in kode for kunci in _kunci(lingkup, satu)))
    if kode and not pangkal:
        return _terdekat(lingkup, kode)
    if kata:
        return _menurut_kata(lingkup, kata, pangkal, banyak)
    if len(pangkal) == 1:
        bawah = _di_bawah(lingkup, pangkal[0]) if lingkup.tingkat else _anak(lingkup, pangkal[0])
        sendiri = [satu for satu in pangkal if lingkup.tingkat in {"", tingkat_kode(satu)}]
        pilihan = [*sendiri, *_saring(lingkup, bawah)]
    else:
        pilihan = _saring(lingkup, pangkal)
    return _hasil(lingkup, pilihan[:banyak], len(pilihan))


def cari_bidang(katalog: Katalog, teks: str) -> tuple[tuple[Entri, ...], bool]:
    """Return the bidang urusan that a kode or words may mean, and whether they are what was asked for.

    Without any word all are returned.
    """
    if not teks.strip():
        semua = (satu for satu in katalog.semua_kunci if tingkat_kode(satu) == "bidang urusan")
        return tuple(satu for kunci in semua if (satu := katalog.cari(kunci))), True
    temuan = telusuri(Lingkup(katalog, tingkat="bidang urusan"), teks.split(), _SEMUA_BIDANG)
    bidang = tuple(satu for satu in temuan.entri if tingkat_kode(satu.kode) == "bidang urusan")
    return bidang, not temuan.maksud


def leluhur(katalog: Katalog, kode: str) -> tuple[Entri, ...]:
    """The entries above a kode, the urusan first; none above a support programme without a bidang urusan."""
    atas = []
    while kode := induk_kode(kode):
        atas.append(katalog.cari_kunci(kode) if kode.startswith("X") else katalog.cari(kode))
    return tuple(satu for satu in reversed(atas) if satu)


def anak(lingkup: Lingkup, kode: str) -> tuple[Entri, ...]:
    """The children of a plan's kode that the region has."""
    return _hasil(lingkup, _saring(lingkup, _anak(lingkup, lingkup.katalog.kunci(kode))), 0).entri


def _bidang(katalog: Katalog, kode: Iterable[str]) -> str:
    """The bidang urusan that the first of the kode names from its beginning on."""
    calon = (bakukan_kode(bidang_kode(satu), katalog.digit_sub) for satu in kode if "." in satu and _dari_awal(satu))
    return next((satu for satu in calon if satu in katalog.semua_kunci), "")


def _dari_awal(kode: str) -> bool:
    """Whether no segment is too long for a kode that begins with its urusan: `2.07.0005` is the end of one."""
    return all(len(ruas) <= lebar for ruas, lebar in zip(kode.split("."), _LEBAR, strict=False))


def _penomoran_lain(kode: str, digit_sub: int) -> bool:
    """Whether a sub kegiatan is numbered as in the other decree, where the same number may be another one."""
    sub = kode.split(".")[5:]
    return bool(sub) and len(sub[0]) in {2, 4} - {digit_sub}


def _kunci(lingkup: Lingkup, kode: str) -> list[str]:
    """The entries that a kode leads to: the one of this kode, else those that have it as a part."""
    katalog = lingkup.katalog
    kunci = ""
    if kode[0] in "xX":
        kunci = bakukan_kode(kode.upper().replace("X.XX", "9.99"), katalog.digit_sub).replace("9.99", "X.XX")
    elif _dari_awal(kode) and not _penomoran_lain(kode, katalog.digit_sub):
        kunci = katalog.kunci(bakukan_kode(kode, katalog.digit_sub))
    if katalog.cari_kunci(kunci):
        return [kunci]
    bidang = lingkup.bidang or "X.XX"
    return [satu for satu in katalog.semua_kunci if f".{kode}." in f".{kode_rencana(satu, bidang)}."]


def _terdekat(lingkup: Lingkup, kode: Iterable[str]) -> Telusuran:
    """What kode without an entry may have meant."""
    mirip = [satu for teks in kode for satu in lingkup.katalog.saran(teks)]
    sendiri = [satu for satu in mirip if kewenangan_kode(satu.kode) in {"", lingkup.kewenangan}]
    entri = tuple(sendiri or mirip)[:_BERDEKATAN]
    return Telusuran(entri, len(entri), " atau ".join(satu.kode for satu in entri))


def _anak(lingkup: Lingkup, kunci: str) -> list[str]:
    penunjang = [PENUNJANG] if tingkat_kode(kunci) == "bidang urusan" else []
    return [*penunjang, *lingkup.katalog.anak_kunci(kunci)]


def _di_bawah(lingkup: Lingkup, kunci: str) -> Iterator[str]:
    for satu in _anak(lingkup, kunci):
        yield satu
        yield from _di_bawah(lingkup, satu)


def _saring(lingkup: Lingkup, semua: Iterable[str]) -> list[str]:
    """Those of the level and of the kind of region; of other regions if there are none."""
    setingkat = [satu for satu in semua if lingkup.tingkat in {"", tingkat_kode(satu)}]
    sendiri = [satu for satu in setingkat if kewenangan_kode(satu) in {"", lingkup.kewenangan}]
    return sendiri or setingkat


def _menurut_kata(lingkup: Lingkup, kata: Sequence[str], pangkal: Sequence[str], banyak: int) -> Telusuran:
    """Entries that have all words, as beginnings of words of a name or an indicator."""
    katalog = lingkup.katalog
    semua = [kunci for satu in pangkal for kunci in (satu, *_di_bawah(lingkup, satu))]
    if not semua:
        bidang = ("", lingkup.bidang, "X.XX")
        semua = [k for k in katalog.semua_kunci if not lingkup.bidang or bidang_kode(k) in bidang]
    dahulu = _saring(lingkup, semua)
    lain = {satu for satu in semua if lingkup.tingkat in {"", tingkat_kode(satu)}} - {*dahulu}
    teks = {kunci: katalog.teks(kunci) for kunci in dahulu}
    cocok = _memuat(teks, kata) or _memuat({kunci: katalog.teks(kunci) for kunci in lain}, kata)
    maksud = ""
    if not cocok and (diganti := _ejaan(teks, kata)):
        cocok = _memuat(teks, diganti)
        maksud = " ".join(diganti) if cocok else ""
    nama, selebihnya = ([k for k in cocok if cocok[k] is di_nama] for di_nama in (True, False))
    pilihan = [*sorted(nama, key=_penunjang_dulu), *sorted(selebihnya, key=_penunjang_dulu)]
    return _hasil(lingkup, sorted(pilihan[:banyak], key=kunci_urut), len(pilihan), maksud)


def _penunjang_dulu(kunci: str) -> tuple[bool, bool, str]:
    """Sort by kode, before them the support programme, which every agency has."""
    return not kunci.startswith(PENUNJANG), *kunci_urut(kunci)


def _memuat(teks: dict[str, tuple[str, str]], kata: Sequence[str]) -> dict[str, bool]:
    """The entries that have all words, with whether the name has them all."""
    dicari = [f" {satu}" for satu in kata]
    return {
        kunci: all(satu in nama for satu in dicari)
        for kunci, (nama, indikator) in teks.items()
        if all(satu in nama or satu in indikator for satu in dicari)
    }


def _ejaan(teks: dict[str, tuple[str, str]], kata: Sequence[str]) -> list[str]:
    """The words as the catalogue spells them; of equally near ones the most common. Words unlike any are left out."""
    kamus = Counter(satu for pasangan in teks.values() for bagian in pasangan for satu in bagian.split())
    ejaan = []
    for satu in kata:
        if any(ada.startswith(satu) for ada in kamus):
            ejaan.append(satu)
        elif dekat := terdekat(satu, kamus, _BATAS_KATA, _BERDEKATAN):
            ejaan.append(max(dekat, key=lambda pasangan: (pasangan[1], kamus[pasangan[0]]))[0])
    while len(ejaan) > 1 and not _memuat(teks, ejaan):
        ejaan = ejaan[:-1]
    return ejaan


def _hasil(lingkup: Lingkup, kunci: Iterable[str], jumlah: int, maksud: str = "") -> Telusuran:
    entri = (lingkup.katalog.cari_kunci(satu, lingkup.bidang) for satu in kunci)
    return Telusuran(tuple(satu for satu in entri if satu), jumlah, maksud)


def _polos(teks: str) -> str:
    """Words without diacritics."""
    return normalkan_nama("".join(h for h in unicodedata.normalize("NFKD", teks) if not unicodedata.combining(h)))
