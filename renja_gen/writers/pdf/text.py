"""Text as HTML."""

import re
from html import escape

_SLASHED = re.compile(r"\S*[^\W\d_]/[^\W\d_]\S*")
_LONGEST = 40  # letters; a longer word, such as an address, must break somewhere


def text_html(text: str) -> str:
    """A text outside tables, escaped; words with a slash ("dan/atau") stay on one line, as in Word."""
    if "/" not in text:
        return escape(text, quote=False)
    parts: list[str] = []
    end = 0
    for found in _SLASHED.finditer(text):
        if len(found[0]) <= _LONGEST:
            parts += [escape(text[end : found.start()], quote=False)]
            parts += ['<span class="utuh">', escape(found[0], quote=False), "</span>"]
            end = found.end()
    return "".join((*parts, escape(text[end:], quote=False)))
