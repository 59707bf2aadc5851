"""Bytes to text: encoding, size and characters, each refusal with its place."""

import errno
import os
import re
import stat
import unicodedata
from pathlib import Path

from renja_gen.diagnostics import Report, Span, cause

MAX_BYTES = 3_000_000
MAX_MARKS = 30  # marks on one letter; more is no writing, and sorting them takes time by the square
# Control characters, halves of characters, and the line ends that only YAML knows (Word copies them): places of all
# that follows would be wrong.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_text(path: Path, name: str, report: Report, largest: int = MAX_BYTES) -> str | None:
    """The text of a UTF-8 file (a BOM is allowed), or None with the reason in the report.

    `name` is the file's name in messages, `largest` how many bytes it may have. A pipe or a device is refused
    unopened: reading might never end.
    """
    try:
        if stat.S_IFMT(path.stat().st_mode) not in {stat.S_IFREG, stat.S_IFDIR}:
            raise OSError(errno.ENODEV, "")  # noqa: TRY301 - one way to say why
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        report.add("RG001", f"berkas tidak dapat dibaca ({cause(error)}); periksa nama dan foldernya", Span(name))
        return None
    if len(raw) > largest:
        message = f"berkas lebih besar dari {largest // 1000} kB; ringkas, atau pecah menjadi beberapa berkas"
        report.add("RG002", message, Span(name))
        return None
    return _decode(raw, name, report)


def resolved(path: Path) -> Path:
    """Where a path leads, links followed; `Path.resolve` raises for a link that leads to itself."""
    return Path(os.path.realpath(path))


def _decode(raw: bytes, name: str, report: Report) -> str | None:
    if encoding := _BOMS.get(raw[:2]):
        report.add("RG003", f"berkas disimpan sebagai {encoding}; simpan ulang sebagai UTF-8", Span(name, 1, 1))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")  # `object` is what follows the BOM
        report.add("RG003", "karakter bukan UTF-8; simpan ulang berkas sebagai UTF-8", place_after(name, before))
        return None
    if bad := FORBIDDEN.search(text):
        report.add(
            "RG004",
            forbidden_message(bad.group()),
            place_after(name, text[: bad.start()]),
        )
        return None
    return text


def forbidden_message(character: str) -> str:
    """Why a character that no document can hold is refused."""
    return f"karakter kendali U+{ord(character):04X} tidak boleh ada dalam berkas; hapus karakter itu"


def normalised(text: str) -> str | None:
    """The text with its letters composed (NFC); None when marks are heaped on one letter."""
    if text.isascii():
        return text
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MAX_MARKS:
            return None
    return unicodedata.normalize("NFC", text)


def place_after(name: str, before: str) -> Span:
    """The place just after the text `before`."""
    return Span(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
