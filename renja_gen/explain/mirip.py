"""Words that are alike: what a question may mean by a word that stands nowhere."""

from collections.abc import Iterable

_MIRIP, _TERPENDEK, _AWALAN = 84, 5, 4
_KOSONG: frozenset[str] = frozenset()


def padanan(satu: str, kosakata: frozenset[str]) -> frozenset[str]:
    """The words of a sheet that a word of the question may mean.

    It counts as found where it stands, else where words begin with it, else where they are nearly alike.
    """
    if satu in kosakata:
        return frozenset({satu})
    if len(satu) >= _AWALAN and not satu.isdigit():
        awalan = frozenset(lain for lain in kosakata if lain.startswith(satu))
        if awalan:
            return awalan
    if len(satu) >= _TERPENDEK and not satu.isdigit():
        from rapidfuzz.fuzz import ratio

        return frozenset(lain for lain in kosakata if len(lain) >= _AWALAN and ratio(satu, lain) >= _MIRIP)
    return _KOSONG


def terdekat(satu: str, semua: Iterable[str]) -> list[str]:
    """Up to three of them that are most like it."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    return [nama for nama, _, _ in extract(satu, sorted(semua), scorer=ratio, limit=3, score_cutoff=60)]
