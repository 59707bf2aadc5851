"""What stands in a cell and says nothing: dashes, faults of spreadsheets, left-overs of web applications."""

import re

from renja_gen.impor.sel import RUMUS_KOSONG, Nilai

_KOSONG = re.compile(r"[\s\-–—_.:/]*")
_RUSAK = re.compile(
    r"#?(?:div/0!?|n/a|ref!?|value!?|name\?|num!?|null!?|calc!?|spill!?)|#+|undefined|null|none|nan|inf(?:inity)?|"
    r"n\.?a\.?|\[object object\]|invalid date|x{3,}",
    re.IGNORECASE,
)
_EKOR = re.compile(r"\s+(?:undefined|null|nan|#n/a|#ref!|#div/0!|#value!)(?=\s|$)", re.IGNORECASE)
_GANDA = re.compile(r"(?<=%)\s+%$")  # a unit that an application wrote twice


def saring(nilai: Nilai) -> tuple[Nilai, bool]:
    """A cell without what says nothing, and whether anything was taken away that is worth a word."""
    if not isinstance(nilai, str):
        return nilai, False
    if _KOSONG.fullmatch(nilai):
        return None, bool(nilai.strip())
    if nilai == RUMUS_KOSONG or _RUSAK.fullmatch(nilai):
        return None, True
    tanpa = _GANDA.sub("", _EKOR.sub("", nilai))
    return tanpa, tanpa != nilai
