"""Names and codes as text: when two names are the same, what the parts of a kode are."""

import re
import unicodedata
from itertools import takewhile, zip_longest

PENUNJANG = "X.XX.01"
"""The support programme in the decrees; a plan writes it with its bidang urusan, as `8.01.01`."""

_PEMISAH = re.compile(r"[\W_]+")
_BINEKA = re.compile(r"\bbhin+eka\b")  # the decrees themselves write it three ways
_KODE = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,5}", re.ASCII)

# Digits of every segment but the last of a sub kegiatan, by the number of segments of the kode.
_LEBAR = {1: (1,), 2: (1, 2), 3: (1, 2, 2), 5: (1, 2, 2, 1, 2), 6: (1, 2, 2, 1, 2)}
# Segments that each level adds to its parent: the kegiatan adds two, kewenangan and number.
_EKOR = {1: 1, 2: 1, 3: 1, 5: 2, 6: 1}
TINGKAT = {1: "urusan", 2: "bidang urusan", 3: "program", 5: "kegiatan", 6: "sub kegiatan"}
"""The levels by the number of segments of their kode."""

_KATA = re.compile(r"\w+")
# The short forms in the catalogues' names of urusan and programmes; they stay in capitals.
_SINGKATAN = {
    "APBD", "ASN", "B3", "BUMD", "DAS", "DIY", "DPRD", "KB", "KEHATI", "KS", "KSP", "LLAJ", "MAA", "MHA",
    "MPU", "MRP", "PHA", "PPLH", "PSU", "SDA", "SDM", "UMKM", "USP",
}  # fmt: skip
_KECIL = {"dan", "di", "ke", "dari", "yang", "untuk", "pada", "serta", "atau", "dengan", "melalui", "terhadap"}


def normalkan_nama(teks: str) -> str:
    """Reduce a name to what counts when comparing: lower case, words parted by one space.

    Punctuation parts words like a space does (`DPA- SKPD` equals `DPA-SKPD`). Bineka, Bhineka and Bhinneka
    are one word. Safe to apply twice.
    """
    if not teks.isascii():
        teks = unicodedata.normalize("NFKC", teks)
    normal = _PEMISAH.sub(" ", teks.casefold()).strip()
    return _BINEKA.sub("bineka", normal) if "eka" in normal else normal


def nama_dalam_kalimat(nama: str) -> str:
    """A name that the catalogue has in capitals, as a sentence has it: "Program Penunjang Urusan …"."""
    return _KATA.sub(_kata_dalam_kalimat, nama) if nama.isupper() else nama


def _kata_dalam_kalimat(cocok: re.Match[str]) -> str:
    kata = cocok[0]
    if kata in _SINGKATAN:
        return kata
    return kata.lower() if cocok.start() and kata.lower() in _KECIL else kata.capitalize()


def bakukan_kode(kode: str, digit_sub: int) -> str:
    """Write a kode with the official number of digits in every segment (`8.1.1` is `8.01.01`).

    Gives an empty string for text that cannot be a kode of any level.
    """
    if not _KODE.fullmatch(kode):
        return ""
    segmen = kode.split(".")
    lebar = _LEBAR.get(len(segmen))
    if lebar is None:
        return ""
    return ".".join(str(int(s)).zfill(n) for s, n in zip(segmen, (*lebar, digit_sub), strict=False))


def induk_kode(kode: str) -> str:
    """Return the kode one level up (`8.01.01.2.05` gives `8.01.01`); empty for an urusan."""
    segmen = kode.split(".")
    return ".".join(segmen[: -_EKOR[len(segmen)]])


def tingkat_kode(kode: str) -> str:
    """Return the name of the level of a kode; empty for what is none."""
    return TINGKAT.get(kode.count(".") + 1, "")


def bidang_kode(kode: str) -> str:
    """Return the bidang urusan of a kode (`8.01.01.2.05` gives `8.01`)."""
    return ".".join(kode.split(".", 2)[:2])


def kewenangan_kode(kode: str) -> str:
    """Return the fourth segment, which says whose authority a kegiatan is; empty above the kegiatan."""
    return "".join(kode.split(".")[3:4])


def kode_rencana(kunci: str, bidang: str) -> str:
    """Write a kode of the decrees as a plan of this bidang urusan does (`X.XX.01` becomes `8.01.01`)."""
    return bidang + kunci.removeprefix("X.XX") if kunci.startswith(PENUNJANG) else kunci


def kunci_urut(kode: str) -> tuple[bool, str]:
    """Sort by kode, with what only provinces or special regions do after the rest."""
    return kewenangan_kode(kode) not in {"", "2"}, kode


def ruas_sama(kode: str, lain: str) -> int:
    """Count the segments in which two kode agree, from the first on."""
    return sum(
        1 for _ in takewhile(lambda ruas: ruas[0] == ruas[1], zip(kode.split("."), lain.split("."), strict=False))
    )


def beda_kode(kode: str, lain: str) -> tuple[int, int]:
    """Say how far two kode of one level are apart: digits that differ, then distance as numbers.

    Only what the level adds to its parent is looked at; the parents are compared by the caller.
    """
    ekor = _EKOR[kode.count(".") + 1]
    a, b = ("".join(k.split(".")[-ekor:]) for k in (kode, lain))
    return sum(x != y for x, y in zip_longest(a, b)), abs(int(a) - int(b))
