"""Values as Typst literals: the only way anything from a plan gets into the source.

A text is always a string literal. Inside one only the backslash and the quotation mark mean anything, and both
are escaped; what no font prints (control characters, lone surrogates) is gone before.
"""

import re
from collections.abc import Iterable

_SPACES = re.compile(r"[ \t\n\r\f]+")
_SPECIAL = str.maketrans({"\\": r"\\", '"': r"\""})


def string(text: str) -> str:
    """A text as a string literal, white space as in HTML: any of it is one space."""
    return f'"{_SPACES.sub(" ", text).translate(_SPECIAL)}"'


def strings(texts: Iterable[str]) -> str:
    """Texts as an array of strings."""
    return array(map(string, texts))


def joined(parts: Iterable[str]) -> str:
    """Code of contents as one content."""
    several = list(parts)
    return several[0] if len(several) == 1 else f"{{{'; '.join(several)}}}" if several else '""'


def array(items: Iterable[str]) -> str:
    """Code of values as an array; the last comma makes one of a single value."""
    inside = "".join(f"{item}, " for item in items)
    return f"({inside})"


def boolean(value: bool) -> str:
    """A truth value."""
    return "true" if value else "false"


def mm(length: float) -> str:
    """A length in millimetres."""
    return f"{_decimal(length)}mm"


def pt(length: float) -> str:
    """A length in points."""
    return f"{_decimal(length)}pt"


def _decimal(number: float) -> str:
    """A number without exponent, which `g` would use for large and small ones."""
    return f"{number:.3f}".rstrip("0").rstrip(".")
