"""Citations of regulations: one name for each kind, and where a text cites one.

"UU No. 25/2004", "Undang-undang Republik Indonesia Nomor 25 Tahun 2004" and a legal basis of the plan are the
same `Peraturan`, so that they can be compared.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from renja_gen.plan.nilai import TAHUN_MERDEKA, TAHUN_TERAKHIR

# What stands for what at the beginning of a kind (lower case), applied in this order.
_SEBUTAN_LAIN = tuple(
    (re.compile(rf"^(?:{pola})"), ganti)
    for pola, ganti in (
        (r"undang[- ]*undang\b|uu\b", "undang-undang"),
        (r"perp?pu\b", "peraturan pemerintah pengganti undang-undang"),
        (r"pp\b", "peraturan pemerintah"),
        (r"perpres\b", "peraturan presiden"),
        (r"keppres\b", "keputusan presiden"),
        (r"inpres\b", "instruksi presiden"),
        (r"pmk\b", "peraturan menteri keuangan"),
        (r"kmk\b", "keputusan menteri keuangan"),
        (r"permen[- ]*", "peraturan menteri "),
        (r"kepmen[- ]*", "keputusan menteri "),
        (r"(peraturan|keputusan) menteri negara ", r"\1 menteri "),
        (r"(?:instruksi menteri|inmen)[- ]*", "instruksi menteri "),
        (r"perda\b", "peraturan daerah"),
        (r"pergub\b", "peraturan gubernur"),
        (r"perbup\b", "peraturan bupati"),
        (r"per(?:wali?|wako)\b|peraturan walikota\b", "peraturan wali kota"),
        (r"kepgub\b", "keputusan gubernur"),
        (r"kepbup\b", "keputusan bupati"),
        (r"kepwali?\b|keputusan walikota\b", "keputusan wali kota"),
        (r"instruksi walikota\b", "instruksi wali kota"),
    )
)
_MENTERI = tuple(
    (re.compile(rf"(?<= menteri )(?:{pola})$"), ganti)
    for pola, ganti in (
        (r"dagri", "dalam negeri"),
        (r"keu", "keuangan"),
        (r"kes", "kesehatan"),
        (r"sos", "sosial"),
        (r"pan[-/ ]*(?:dan |& ?)?rb|pendayagunaan aparatur negara (?:dan|&) reformasi birokrasi", "panrb"),
    )
)
_KEPANJANGAN = {"panrb": "pendayagunaan aparatur negara dan reformasi birokrasi"}
_NEGARA = re.compile(r" (?:negara kesatuan )?republik indonesia\b| (?:nk)?ri\b")

_PANJANG = r"undang[-\s]*undang|peraturan|keputusan|instruksi|surat\s+edaran|qanun"
_PENDEK = (
    r"UU|PP|perp?pu|perpres|keppres|inpres|permen[\w-]*|kepmen[\w-]*|inmen\w*|PMK|KMK|perda|pergub|perbup|perwali?|"
    r"perwako|kepgub|kepbup|kepwali?"
)
_BUKAN_NAMA = r"tentang|yang|ini|itu|tersebut|dengan|atas|untuk|pada|dari|oleh|sesuai|serta|maupun"
_JENIS_PENDEK = re.compile(rf"(?:{_PENDEK})(?!\S)", re.IGNORECASE)
_MENTERI_RAPAT = re.compile(r"(?:per|kep|in)men[-\w]", re.IGNORECASE)
_NAMA = rf"(?:\s+(?!(?:{_BUKAN_NAMA}|peraturan|keputusan|instruksi|no(?:mor)?)\b)[\w&/-]+,?)"
_NAMA_BESAR = r"(?:\s+(?:(?-i:[A-Z])[\w/-]*|dan))"
_KATA_NOMOR = r"(?:nomor|nomer|no\b)\s*[.:]?\s*"
_NOMOR = r"\d\w*(?:\.\w+)*(?:(?:[-\u2013/]|\s[-\u2013]\s(?=\d))\w+(?:\.\w+)*)*"
_SEBUTAN = re.compile(
    rf"\b(?:(?P<panjang>(?:{_PANJANG})\b{_NAMA}{{0,14}}?)\s+{_KATA_NOMOR}"
    rf"|(?P<pendek>(?:{_PENDEK})\b{_NAMA_BESAR}{{0,6}}?)\s+(?:{_KATA_NOMOR})?)"
    rf"(?P<nomor>{_NOMOR})(?:\s+(?:tahun|thn\b\.?|th\b\.?)\s*(?P<tahun>\d{{4}})\b)?",
    re.IGNORECASE,
)
_GARIS_MIRING_TAHUN = re.compile(r"/(\d{4})$")
_ADA_TAHUN = re.compile(r"(?:19|20)\d\d")
_LEMBARAN = re.compile(
    r"(?:Tambahan\s+)?(?:Lembaran|Berita)\s+(?:Negara|Daerah)\b[^;.)\n]{0,80}?Tahun\s+\d{4}", re.IGNORECASE
)
# Words in lower case that a title may contain; other words in lower case end it.
_PENGHUBUNG = {
    "dan", "serta", "atau", "dan/atau", "atas", "di", "ke", "yang", "untuk", "kepada", "antara", "dalam", "dengan",
    "oleh", "pada", "menjadi", "tentang", "dari", "bagi",
}  # fmt: skip


class Peraturan(NamedTuple):
    """Which regulation: `baku_jenis`, `baku_nomor` and year; equal for all ways to write it."""

    jenis: str
    nomor: str
    tahun: int


class Sebutan(NamedTuple):
    """A citation in a text: from where to where, which regulation, and its title if that is given.

    `akhir_judul` is where the title ends (`akhir` without one).
    """

    mulai: int
    akhir: int
    peraturan: Peraturan
    judul: str
    akhir_judul: int


def baku_jenis(jenis: str) -> str:
    """One name for a kind: "Permendagri" and "Peraturan Menteri Dalam Negeri RI" are the same."""
    teks = _NEGARA.sub("", " ".join(jenis.casefold().replace(",", " ").split()))
    for pola, ganti in (*_SEBUTAN_LAIN, *_MENTERI):
        teks = pola.sub(ganti, teks)
    return teks


def kepanjangan(jenis: str) -> str:
    """The full form of a kind in a short one ("Permendagri"), "…" where its ministry is unknown; else ""."""
    if not _JENIS_PENDEK.match(jenis):
        return ""
    awal, menteri, siapa = baku_jenis(jenis).partition(" menteri ")
    if menteri:
        dikenal = any(siapa == ganti for _, ganti in _MENTERI)
        siapa = "…" if not siapa or (_MENTERI_RAPAT.match(jenis) and not dikenal) else _KEPANJANGAN.get(siapa, siapa)
    tertulis = {kata.casefold(): kata for kata in jenis.split() if not kata.islower()}
    semua = f"{awal}{menteri}{siapa}".split()
    return " ".join(kata if kata == "dan" else tertulis.get(kata, kata.title()) for kata in semua)


def baku_nomor(nomor: str) -> str:
    """One form of a number: "050-5889", "050.5889" and "50 – 5889" are the same."""
    return "-".join(
        satu.lstrip("0") or "0" if satu[0].isdecimal() else satu
        for satu in re.findall(r"\d+|[^\W\d_]+", nomor.casefold())
    )


def peraturan(jenis: str, nomor: str, tahun: int) -> Peraturan:
    """The regulation that kind, number and year name."""
    baku = baku_jenis(jenis)
    # ministries write "212/PMK.07/2022" as well as "212"
    inti = re.match(r"\d+(?=/[A-Za-z])", nomor.strip()) if baku.startswith("peraturan menteri") else None
    return Peraturan(baku, baku_nomor(inti[0] if inti else nomor), tahun)


def sebutan(teks: str) -> Iterator[Sebutan]:
    """Every citation with number and year in a text."""
    if not _ADA_TAHUN.search(teks):  # most texts: names, units, short sentences
        return
    semua = [cocok for cocok in _SEBUTAN.finditer(teks) if _tahun(cocok)]
    for cocok, berikut in zip_longest(semua, semua[1:]):
        sampai = berikut.start() if berikut else len(teks)
        nomor = cocok["nomor"] if cocok["tahun"] else _GARIS_MIRING_TAHUN.sub("", cocok["nomor"])
        rujukan = peraturan(cocok["panjang"] or cocok["pendek"], nomor, _tahun(cocok))
        akhir = _akhir_judul(teks, cocok.end(), sampai)
        judul = re.sub(r"^\s*tentang\s+", "", teks[cocok.end() : akhir], flags=re.IGNORECASE)
        yield Sebutan(cocok.start(), cocok.end(), rujukan, " ".join(judul.split()), akhir)


def dikutip(teks: str) -> tuple[range, ...]:
    """The parts of a text that cite regulations, titles and gazettes included: years in them are not the plan's."""
    lembaran = (range(*cocok.span()) for cocok in _LEMBARAN.finditer(teks)) if _ADA_TAHUN.search(teks) else ()
    return (*(range(satu.mulai, satu.akhir_judul) for satu in sebutan(teks)), *lembaran)


def _tahun(cocok: re.Match[str]) -> int:
    """The year of a citation, 0 if it has none that can be."""
    miring = _GARIS_MIRING_TAHUN.search(cocok["nomor"])
    tahun = int(cocok["tahun"] or (miring[1] if miring else 0))
    return tahun if TAHUN_MERDEKA <= tahun <= TAHUN_TERAKHIR else 0


def _akhir_judul(teks: str, mulai: int, sampai: int) -> int:
    """Where the title after "tentang" ends: words with a capital, and those that may stand between them."""
    kata = re.compile(r"\s*(\S+)")
    cocok, akhir = kata.match(teks, mulai, sampai), mulai
    if not cocok or cocok[1].casefold() != "tentang":
        return akhir
    while cocok := kata.match(teks, cocok.end(), sampai):
        inti = cocok[1].strip("\"'(),;.:*_")
        if inti in _PENGHUBUNG:
            continue
        lembaran = cocok[1].startswith("(") and ")" not in cocok[1]  # a short form in brackets is one word
        if not inti or inti[0].islower() or lembaran:
            break
        akhir = cocok.end() - len(cocok[1]) + len(cocok[1].rstrip("\"',;.:*_"))
        if cocok[1][-1] in ";.:)":
            break
    return akhir
