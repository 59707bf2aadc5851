"""The well-known national regulations in `peraturan.txt`: their titles, what replaced them, how long they hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from pathlib import Path

from renja_gen.plan.kutipan import Peraturan, peraturan

_BERKAS = Path(__file__).with_name("peraturan.txt")
_NASIB = re.compile(r"(?:sampai (\d{4}), )?diganti (.+)")
_TAK_BERARTI = {"dan", "serta", "atau", "tentang", "di", "ke", "yang", "pada", "dalam", "tahun", "antara"}
_AWALAN_JUDUL = 4  # words of a title that is cut short by which it is still known
_SALAH_KETIK, _PANJANG_KATA = 0.8, 5  # how alike two words are that differ by a slip of the hand
_JUDUL_TERPANJANG = 1_000  # characters of a title that are compared
_NOMOR_TERPANJANG = 40  # digits
_SERUPA = 0.5  # share of words in common below which a title is another one


@dataclass(frozen=True)
class Terdaftar:
    """A line of `peraturan.txt`; `sampai` is the last plan year of a regulation made for some years."""

    peraturan: Peraturan
    sebut: str
    judul: str
    pengganti: Peraturan | None = None
    sampai: int | None = None

    @cached_property
    def kata(self) -> tuple[str, ...]:
        """The words of the title."""
        return kata_judul(self.judul)


@cache
def terdaftar() -> dict[Peraturan, Terdaftar]:
    """All lines of `peraturan.txt`."""
    baris = (satu for satu in _BERKAS.read_text(encoding="utf-8").splitlines() if satu and not satu.startswith("#"))
    return {satu.peraturan: satu for satu in map(_baca, baris)}


def _baca(baris: str) -> Terdaftar:
    nama, judul, *nasib = (bagian.strip() for bagian in baris.split("|"))
    mana, tertulis = _rujuk(nama)
    if not nasib:
        return Terdaftar(mana, tertulis, judul)
    cocok = _NASIB.fullmatch(nasib[0])
    assert cocok, baris
    return Terdaftar(mana, tertulis, judul, _rujuk(cocok[2])[0], int(cocok[1]) if cocok[1] else None)


def _rujuk(nama: str) -> tuple[Peraturan, str]:
    """The regulation that "UU 23/2014" names, and how messages write it."""
    jenis, _, nomor_tahun = nama.rpartition(" ")
    nomor, _, tahun = nomor_tahun.rpartition("/")
    return peraturan(jenis, nomor, int(tahun)), f"{jenis} Nomor {nomor} Tahun {tahun}"


def penerus(mana: Peraturan, n: int, tahun: int) -> Iterator[Terdaftar]:
    """What replaced a regulation, one after the other, as seen in `tahun` by the plan of year `n`."""
    satu = terdaftar().get(mana)
    while satu and satu.pengganti and satu.pengganti.tahun <= tahun and not (satu.sampai and n <= satu.sampai):
        satu = terdaftar()[satu.pengganti]
        yield satu


def yang_dimaksud(mana: Peraturan, judul: Sequence[str]) -> Terdaftar | None:
    """The regulation meant by an unknown one: same title, or a number that no other has; one figure is right.

    With no figure in common it may be an older or newer regulation of the same title.
    """
    calon = [
        satu
        for satu in terdaftar().values()
        if satu.peraturan.jenis == mana.jenis
        and (satu.peraturan.nomor == mana.nomor or satu.peraturan.tahun == mana.tahun)
        and (sejudul(judul, satu.kata) or ("-" in mana.nomor and satu.peraturan.nomor == mana.nomor))
    ]
    return min(calon, key=lambda satu: satu.pengganti is not None, default=None)


def selip(satu: str, lain: str) -> bool:
    """Whether two numbers differ by one digit: another one, or one more."""
    pendek, panjang = sorted((satu, lain), key=len)
    if len(pendek) == len(panjang):
        return sum(a != b for a, b in zip(pendek, panjang, strict=True)) == 1
    return any(
        panjang[:letak] + panjang[letak + 1 :] == pendek for letak in range(min(len(panjang), _NOMOR_TERPANJANG))
    )


def berjudul(jenis: str, judul: Sequence[str]) -> Terdaftar | None:
    """The regulation of a kind with exactly this title."""
    calon = [satu for satu in terdaftar().values() if satu.peraturan.jenis == jenis and satu.kata == tuple(judul)]
    return min(calon, key=lambda satu: satu.pengganti is not None, default=None)


def kata_judul(judul: str) -> tuple[str, ...]:
    """The words of a title that count when comparing, without what stands in brackets."""
    tanpa_kurung = re.sub(r"\([^)]*\)", " ", judul[:_JUDUL_TERPANJANG].casefold())
    return tuple(kata for kata in re.findall(r"\w+", tanpa_kurung) if kata not in _TAK_BERARTI)


def sejudul(satu: Sequence[str], lain: Sequence[str]) -> bool:
    """Whether two titles are the same, slips of the hand aside; one may be cut short."""
    pendek, panjang = sorted((satu, lain), key=len)
    if not pendek or (len(pendek) < len(panjang) and len(pendek) < _AWALAN_JUDUL):
        return False
    return all(map(_sekata, pendek, panjang))


def lain_judul(satu: Sequence[str], lain: Sequence[str]) -> bool:
    """Whether two titles have little in common; titles of one word, often short forms, say nothing."""
    pendek, panjang = sorted((satu, lain), key=len)
    if len(pendek) == 1:
        return False
    huruf_awal = "".join(kata[0] for kata in panjang)  # "SPPN" stands for its words
    sama = sum(kata in huruf_awal or any(_sekata(kata, calon) for calon in panjang) for kata in pendek)
    return sama < _SERUPA * len(pendek)


def _sekata(satu: str, lain: str) -> bool:
    if satu == lain:
        return True
    if min(len(satu), len(lain)) < _PANJANG_KATA or not (satu.isalpha() and lain.isalpha()):
        return False
    return SequenceMatcher(None, satu, lain).ratio() >= _SALAH_KETIK
