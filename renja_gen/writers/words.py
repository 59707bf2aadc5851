"""Words that break otherwise in Word than in the PDF engines, unless these are told."""

import re
from collections.abc import Iterator

_SLASHED = re.compile(r"\S*[^\W\d_]/[^\W\d_]\S*")
_LONGEST = 40  # letters; a longer word, such as an address, must break somewhere


def slashed(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text outside tables; True marks a word with a slash ("dan/atau"), which Word never breaks."""
    end = 0
    for found in _SLASHED.finditer(text) if "/" in text else ():
        if len(found[0]) <= _LONGEST:
            yield text[end : found.start()], False
            yield found[0], True
            end = found.end()
    yield text[end:], False
