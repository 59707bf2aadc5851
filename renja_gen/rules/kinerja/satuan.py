"""Units as people write them: when two of them are the same."""

import re
from functools import lru_cache

from renja_gen.nomenklatur import normalkan_nama

_LAMBANG = {"%": " persen ", "²": "2", "³": "3"}
# Abbreviations and other spellings, word by word.
_EJAAN = {
    "persentase": "persen", "presentase": "persen", "prosentase": "persen", "prosen": "persen", "pct": "persen",
    "dok": "dokumen", "dokuman": "dokumen", "document": "dokumen", "lap": "laporan", "org": "orang",
    "keg": "kegiatan", "pkt": "paket", "bln": "bulan", "th": "tahun", "thn": "tahun", "tw": "triwulan",
    "kec": "kecamatan", "kel": "kelurahan", "klp": "kelompok", "eks": "eksemplar", "examplar": "eksemplar",
    "sekolahan": "sekolah", "unt": "unit", "hektar": "ha", "hektare": "ha", "meter": "m", "kilometer": "km",
}  # fmt: skip
_UTUH = {"kk": "kepala keluarga", "m persegi": "m2", "m kubik": "m3", "rp": "rupiah"}


@lru_cache(maxsize=4096)
def baku(satuan: str) -> str:
    """A unit without what does not count: case, signs, abbreviation, the doubling of a plural."""
    for lambang, kata in _LAMBANG.items():
        satuan = satuan.replace(lambang, kata)
    kata_kata = [_EJAAN.get(kata, kata) for kata in normalkan_nama(satuan).split()]
    hasil = " ".join(kata for ke, kata in enumerate(kata_kata) if ke == 0 or kata != kata_kata[ke - 1])
    return _UTUH.get(hasil, hasil)


def satuan_sama(satu: str, lain: str) -> bool:
    """Whether two units mean the same; alternatives as in `laporan / dokumen` count each."""
    return bool(_pilihan(satu) & _pilihan(lain))


def _pilihan(satuan: str) -> set[str]:
    return {baku(satu) for satu in (satuan, *re.split(r"\s/\s", satuan))}
