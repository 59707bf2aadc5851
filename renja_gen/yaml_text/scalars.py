"""One scalar as YAML text: plain where that says the same to everybody, else quoted, folded when long.

Our reader takes every scalar as text; other YAML tools guess types. What they would take for a truth value, a date
or a number with other digits is quoted; plain figures, codes and years are not, as everywhere in plans.
"""

import re
from textwrap import TextWrapper

import yaml

LONGEST = 118  # columns of a line that stays whole
FOLDED = 110  # columns to which longer text is folded
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FIGURE = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)*", re.ASCII)
_NUMBER_ELSEWHERE = re.compile(r"[-+]?\d[\d._]*(?:e[-+]?\d+)?|0o[0-7]+|0b[01]+", re.ASCII | re.IGNORECASE)
_EXACT = 15  # digits that every tool keeps
_GUESSED: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
_NULLS = {"", "~", "null", "Null", "NULL"}
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ""}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")  # what only double quotes can hold, as escapes
_ESCAPED = re.compile(rf"{_UNSEEN.pattern}|[\\\"]")
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LONGEST_KEY = 1000  # characters a key may have before its colon, to YAML


def misleading(text: str) -> bool:
    """Whether plain text would be no text, or another figure, to common YAML tools."""
    if text.lower() in _WORDS:
        return True
    if _FIGURE.fullmatch(text):
        return sum(letter.isdigit() for letter in text) > _EXACT
    if _NUMBER_ELSEWHERE.fullmatch(text):
        return not _is_code(text)
    return any(pattern.match(text) for _, pattern in _GUESSED.get(text[0], []))


def _is_code(text: str) -> bool:
    """Whether digits have two points or more, which is a number to nobody."""
    return text.count(".") > 1 and text.replace(".", "").isdecimal()


def can_be_plain(text: str, *, inside: bool) -> bool:
    """Whether plain text is read back as it is, `inside` a flow collection or outside."""
    first = text[:1]
    if text in _NULLS or text != text.strip(" ") or _UNSEEN.search(text):
        return False
    if first in _INDICATORS and (first != "-" or text[1:2] in {"", " "}):
        return False
    if text.startswith(("---", "...")) or ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (inside and (":" in text or any(sign in text for sign in ",[]{}")))


def one_line(text: str, *, inside: bool = False, plain: bool = False) -> str:
    """The scalar on one line; `plain` asks for no quotes where YAML allows none, whatever other tools make of it."""
    if can_be_plain(text, inside=inside) and (plain or not misleading(text)):
        return text
    if _UNSEEN.search(text) or ("'" in text and '"' not in text and "\\" not in text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    return "'{}'".format(text.replace("'", "''"))


def _escape(found: re.Match[str]) -> str:
    letter = found.group()
    return _SHORT_ESCAPES.get(letter) or (f"\\x{ord(letter):02x}" if ord(letter) < 0x100 else f"\\u{ord(letter):04x}")  # noqa: PLR2004


def key_lines(text: str, pad: str) -> list[str]:
    """A key with its colon outside flow mappings: one line, or two where it is longer than YAML lets a key be."""
    written = one_line(text)
    return [f"{pad}{written}:"] if len(written) <= _LONGEST_KEY else [f"{pad}? {written}", f"{pad}:"]


def fits_as_key(text: str) -> bool:
    """Whether the key can stand in a flow mapping."""
    return len(one_line(text, inside=True)) <= _LONGEST_KEY


def folded(text: str, column: int, pad: str) -> tuple[str, list[str]] | None:
    """The scalar as a block (`>-`, `|` …) with its lines, or None where one line does as well or must do.

    `column` is where it would begin on one line, `pad` stands before each line of the block. Folded are texts too
    long for the line, and those of several lines.
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    several = len(lines) > 1 or body != text
    if not several and column + len(one_line(text)) <= LONGEST:
        return None
    if not body or any(_UNSEEN.search(line) for line in lines):
        return None
    if lines[0][:1] in {"", " "} or not lines[-1] or any(line != line.rstrip(" ") for line in lines):
        return None
    end = "" if body != text else "-"
    long = any(len(pad) + len(line) > LONGEST for line in lines)
    if several and not (long and all(line[:1] != " " for line in lines)):
        return f"|{end}", [pad + line if line else "" for line in lines]
    wrapped = [_wrapped(line, max(FOLDED - len(pad), 40)) for line in lines]
    out: list[str] = []
    for number, paragraph in enumerate(wrapped):
        out += ["", *paragraph] if number and paragraph else paragraph or [""]
    return f">{end}", [pad + line if line else "" for line in out]


def _wrapped(line: str, width: int) -> list[str]:
    """The line in pieces of that width, broken where one blank stands between words, which folding gives back."""
    words = re.split(r"(?<! ) (?! )", line)
    holes = [word.replace(" ", "\x00") for word in words]
    wrapper = TextWrapper(width, break_long_words=False, break_on_hyphens=False, expand_tabs=False)
    return [piece.replace("\x00", " ") for piece in wrapper.wrap(" ".join(holes))]
