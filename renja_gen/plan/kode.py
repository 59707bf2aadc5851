"""Codes of the nomenclature: their form, order and parents."""

import re

# Levels by number of segments: 8 | 8.01 | 8.01.01 | 8.01.01.2.05 | 8.01.01.2.05.0009
BENTUK = {
    "program": (re.compile(r"\d\.\d\d\.\d\d", re.ASCII), "8.01.01"),
    "kegiatan": (re.compile(r"\d\.\d\d\.\d\d\.\d\.\d\d", re.ASCII), "8.01.01.2.05"),
    "sub kegiatan": (re.compile(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d{2}(\d\d)?", re.ASCII), "8.01.01.2.05.0009"),
}
KUNCI_ANAK = {"program": "kegiatan", "kegiatan": "sub_kegiatan"}  # under which a level holds the one below
_RUAS_TERPANJANG = 7  # digits; a longer segment is no number of a code
PANJANG = {"program": (1, 2, 2), "kegiatan": (1, 2, 2, 1, 2), "sub kegiatan": (1, 2, 2, 1, 2, 4)}


def urutan_kode(kode: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts codes the way the catalogue does: segment by segment, as numbers."""
    return tuple(
        (int(ruas), "") if ruas.isdecimal() and len(ruas) < _RUAS_TERPANJANG else (10**6, ruas)
        for ruas in kode.split(".")
    )


def kode_urusan(kode: str) -> str:
    """`8` of any code below it."""
    return kode.split(".", 1)[0]


def ruas_kode(kode: str) -> tuple[str, str, str, str, str]:
    """A code in the five cells of the wide forms: urusan, bidang, program, kegiatan ("2.05"), sub kegiatan."""
    ruas = kode.split(".")
    kegiatan = ".".join(ruas[3:5])
    isi = [*ruas[:3], *([kegiatan] if kegiatan else []), *ruas[5:6]]
    return tuple((*isi, "", "", "", "", "")[:5])  # type: ignore[return-value]
