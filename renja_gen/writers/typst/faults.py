"""What is wrong with an agency's theme, in Indonesian, from what Typst says in English."""

import re
from typing import TYPE_CHECKING

from renja_gen.diagnostics import Span
from renja_gen.templates import Templates
from renja_gen.writers.engine import PdfError
from renja_gen.writers.typst.markup import THEME

if TYPE_CHECKING:
    import typst

TEMPLATE = f"typst/{THEME}"
_PLACE = re.compile(rf"\b{re.escape(THEME)}:(\d+):(\d+)")  # the column counts from 0
_SEARCHED = re.compile(r" \(searched at [^)]*\)")  # a folder that is gone by now
_MEND = "perbaiki, atau hapus berkas ini agar tema bawaan dipakai"
# What Typst says of a place in the theme, by how it begins.
_IN_THEME = {
    r"unknown variable: (\S+)": "nama '{0}' tidak dikenal",
    r"unexpected argument: (\S+)": "isian '{0}' tidak dikenal fungsi ini",
    r"missing argument: (\S+)": "isian '{0}' belum diberikan kepada fungsi ini",
    r"unclosed ": "ada kurung atau tanda petik yang belum ditutup",
    r"expected [^,]+, found |cannot ": "jenis nilainya tidak cocok",
    r"expected |unexpected ": "tulisannya belum lengkap atau salah tanda",
    r"unresolved import": "nama yang diimpor tidak ada",
    r"file not found|path .* would escape": "berkas ini tidak ada; tema tidak dapat membaca berkas lain",
    r".* does not (?:have|contain) ": "bagian yang diminta tidak ada dalam nilainya",
    r"maximum .* depth exceeded|condition is always true|loop seems to be infinite": "perulangannya tidak berakhir",
    r"panicked|assertion failed": "pemeriksaan dalam tema itu sendiri gagal",
    r"": "bagian ini tidak dapat dijalankan",
}
# What it says of the document when the theme lacks what a document calls.
_OF_DOCUMENT = {
    r"unknown variable: (\S+)": "fungsi '{0}' tidak ada dalam tema ini; awali tema dengan #import \"bawaan.typ\": *",
    r"(?:missing|unexpected) argument: (\S+)": (
        "isian '{0}' sebuah fungsi tema ini tidak seperti dalam tema bawaan; samakan dengan bawaan"
    ),
}


def fault(error: "typst.TypstError", templates: Templates) -> PdfError:
    """What to tell of an error of the compiler; Typst's own words are the hint."""
    said = [_SEARCHED.sub("", one) for one in (error.message, *error.hints)]
    hint = f'kata Typst: "{"; ".join(said)}"'
    if templates.own(TEMPLATE) is None:
        return PdfError("Typst tidak dapat menata dokumen ini; pakai --pdf-engine weasyprint", hint=hint)
    file = templates.shown(TEMPLATE)
    if place := _PLACE.search(error.diagnostic):
        span = Span(file, int(place[1]), int(place[2]) + 1)
        return PdfError(f"tema PDF salah: {_worded(said[0], _IN_THEME)}; {_MEND}", span, hint)
    lacking = _worded(said[0], _OF_DOCUMENT)
    message = (
        f"tema PDF salah: {lacking}" if lacking else f"Typst tidak dapat menata dokumen dengan tema ini; {_MEND}"
    )
    return PdfError(message, Span(file), hint)


def forbidden(text: str, offset: int, word: str, allowed: str, templates: Templates) -> PdfError:
    """A word at a place of the theme that could reach out of its folder."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    message = f"tema PDF memakai '{word}', yang tidak diizinkan; yang boleh diimpor hanya {allowed}"
    return PdfError(message, Span(templates.shown(TEMPLATE), line, column))


def _worded(said: str, table: dict[str, str]) -> str:
    """The words of the first pattern that fits; "" for none."""
    for pattern, words in table.items():
        if found := re.match(pattern, said):
            return words.format(*found.groups())
    return ""
