"""What the fonts of a look can print: Typst has no others, and PDF/UA allows no empty boxes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from renja_gen.document.look import Look, Page, Text
from renja_gen.document.metrics import MM_PER_POINT, ZERO_WIDTH_SPACE
from renja_gen.writers.typst.literal import joined, string
from renja_gen.writers.words import slashed

_SURE = re.compile(r"[ -~\s]*", re.ASCII)  # what every text font has
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")  # printed as nothing
_SUBSTITUTES = "\ufffd\u25a1?"
_SAFE_LENGTH = 24  # letters that fit any line of running text, and most cells
_SURE_ROOM = 0.8  # of the width of the text, beside what hangs before it
_WORD = re.compile(r"\S{25,}")
_SHOWN = 20  # characters named in the warning
_WIDEST = 1.1  # em: no letter is wider


@dataclass(slots=True)
class Letters:
    """Makes texts printable with the fonts of a look, and remembers which characters were `missing`."""

    known: frozenset[int]
    look: Look
    missing: dict[str, None] = field(default_factory=dict)

    def printable(self, text: str) -> str:
        """The text with a substitute for each character that the fonts lack; control characters are left out."""
        if _SURE.fullmatch(text):
            return text
        return "".join(self._printable(text))

    def _printable(self, text: str) -> Iterator[str]:
        for character in text:
            control = category(character) == "Cc"
            if (ord(character) in self.known and not control) or _IGNORED.match(character):
                yield character
            elif character.isspace():
                yield " "
            elif not control:
                self.missing[character] = None
                yield self.substitute

    @property
    def substitute(self) -> str:
        """What is printed for a character the fonts lack."""
        return next(one for one in _SUBSTITUTES if ord(one) in self.known or one == "?")

    def warning(self, font: str) -> Iterator[str]:
        """What is to be said about missing characters, if anything."""
        if self.missing:
            shown = [one if one.isprintable() else f"U+{ord(one):04X}" for one in self.missing]
            more = ", …" if len(shown) > _SHOWN else ""
            yield (
                f"Ada huruf yang tidak dimiliki {font}, sehingga dicetak sebagai {self.substitute}:"
                f" {', '.join(shown[:_SHOWN])}{more}."
            )

    def foldable(self, text: str, room: float) -> str:
        """A text whose words longer than a line of `room` ems may be broken anywhere."""
        if len(text) <= _SAFE_LENGTH and len(text) * _WIDEST <= room:
            return text
        pattern = _WORD if room > _SAFE_LENGTH * _WIDEST else re.compile(r"\S{2,}")
        return pattern.sub(lambda found: self._folded(found[0], room), text)

    def prose(self, text: str, kind: Text, page: Page) -> str:
        """A text outside tables as code: words longer than a line may break, shorter ones with a slash do not."""
        room = page.text_width / MM_PER_POINT / self.look.text[kind].size * _SURE_ROOM

        def codes() -> Iterator[str]:
            for part, whole in slashed(self.printable(text)):
                foldable = self.foldable(part, room)
                if part:
                    yield f"utuh({string(part)})" if whole and foldable == part else string(foldable)

        return joined(codes())

    def _folded(self, word: str, room: float) -> str:
        wide = max(
            (self.look.face.advance(part, bold=True) for part in re.split(r"(?<=[-/–\u200b])", word)), default=0.0
        )
        return ZERO_WIDTH_SPACE.join(word) if wide > room else word


def letters(look: Look) -> Letters:
    """The letters of the fonts of a look."""
    return Letters(_common(tuple(file.path for file in look.font_files)), look)


@lru_cache(4)
def _common(paths: tuple[Path, ...]) -> frozenset[int]:
    """The characters that all these fonts have."""
    from fontTools.ttLib import TTFont

    known: frozenset[int] | None = None
    for path in paths:
        with TTFont(path, lazy=True) as font:
            own = frozenset(font.getBestCmap() or ())
            known = own if known is None else known & own
    return known or frozenset()
