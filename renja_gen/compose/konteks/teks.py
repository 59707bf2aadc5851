"""Texts as narratives take them up."""

from collections.abc import Iterable


def rapi(teks: str | None) -> str | None:
    """A text without the mark it ends in; the narrative sets its own."""
    return None if teks is None else teks.rstrip(" .;,")


def butir(teks: Iterable[str]) -> list[str | None]:
    """The items of a list, without the marks they end in."""
    return [rapi(satu) for satu in teks]
