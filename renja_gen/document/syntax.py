"""Writing Markdown: text that prints as it stands, references to tables and figures, their places; its costs."""

import re
from typing import Literal

Kind = Literal["tabel", "gambar"]
REFERENCE = re.compile(r"#(?:tabel|gambar)-")
MARK = re.compile(r"\[\[(tabel|gambar):([\w-]+)\]\]")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_SIGNS = "*_[]()<>&\\`!#"
_LINE, _SIGN = 40, 15
_LINE_START = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)|^(\s*)([-+=])", re.MULTILINE)


def escape(text: str) -> str:
    """A text as Markdown that prints exactly it, on one line."""
    flat = " ".join(text.split())
    escaped = _SPECIAL.sub(r"\\\1", flat)
    return _LINE_START.sub(lambda m: f"{m[2]}\\{m[3]}" if m[2] else f"\\{m[5]}", escaped)


def reference(kind: Kind, key: str) -> str:
    """Markdown for a reference to a table or figure."""
    return f"[](#{kind}-{key})"


def mark(kind: Kind, key: str) -> str:
    """Markdown for the place of a table or figure."""
    return f"\n\n[[{kind}:{key}]]\n\n"


def work(text: str) -> int:
    """What it costs to parse a text, in microseconds: mostly its lines and signs, for each may become a token."""
    return len(text) // 16 + _LINE * text.count("\n") + _SIGN * sum(map(text.count, _SIGNS))
