"""What must hold for any input: the targets of the fuzzers (`jalankan.py`) and of `tests/test_fuzz.py`.

Each takes bytes, makes a plan of them, and asserts that checking it gives findings one can use or, where nothing is
wrong, a document; never an exception. `rencana` takes the bytes as plan.yaml, `narasi` as a narrative beside the
minimal plan, `potongan` as choices by which whole plans are taken apart and put together wrongly.
"""

import json
import re
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from renja_gen import pipeline
from renja_gen.diagnostics import Diagnostic, Span, stops_build
from renja_gen.reports import as_text
from renja_gen.source.reader import _BREAK
from renja_gen.templates import Templates

AKAR = Path(__file__).resolve().parents[2]
MINIMAL = AKAR / "examples" / "minimal" / "plan.yaml"
DOKUMEN_SETIAP, DOCX_SETIAP = 40, 120  # one plan in so many is composed, one is written too
_BARIS_MARKDOWN = re.compile(r"\r\n?|\n")
# Scalars that trip what expects a name, a number, a year, a code, a file or one line.
ANEH = (
    "", " ", "~", "null", "0", "-0", "-1", "1.5", "1,5", "1.000", "1,000", "1e999", "9" * 18, "9" * 19, "9" * 5000,
    "0x10", "²", "٣", "8.²", "٨.٠١.٠١", "1.0٢.03", "Rp1", "Rp 1.000,50", "100%", "-5 %", "NaN", "Infinity", "2024",
    "2025", "0000", "2026-2021", "2021-2026", "31 Februari 2024", "Januari 2024", "s/d 2024",
    "sampai dengan tahun 2024", "8", "8.01", "8.01.01", "2.23.02.2.01.0008", "2.23.02.2.01.08", "X.XX.01",
    "0.00.00", ".", "..", "../x", "/dev/zero", "C:\\x", "{{ n }}", "{% if %}", "{{ 'x' * 10**9 }}",
    "[[tabel:evaluasi]]", "# x", "1. x", "- x", "<b>", "&lt;", "```", "*_[](", "\u202eterbalik", "\u200b", "\ufeff",
    "\u2028", "\x85", "é" * 30, "a" + "\u0301" * 25, "🏛" * 9, "\U0010ffff", "ﷺ" * 9, "kata " * 400, "x" * 19_999,
    "'", '"', ": ", " #x", "a\nb", "a\tb", "tidak ada", "ya", "Kota", "Kota ", "kab. X", "final",
)  # fmt: skip


@cache
def _folder() -> Path:
    """A folder of this process for the plans."""
    penyimpanan = tempfile.TemporaryDirectory(prefix="renja-fuzz-")
    _folder.__dict__["penyimpanan"] = penyimpanan  # removed when the process ends
    return Path(penyimpanan.name)


def rencana(data: bytes) -> None:
    """Any bytes as plan.yaml."""
    _periksa({"plan.yaml": data})


def narasi(data: bytes) -> None:
    """Any bytes as a narrative: Markdown, and Jinja in it."""
    _periksa({"plan.yaml": MINIMAL.read_bytes(), "narasi/isu.md": data})


def potongan(data: bytes) -> None:
    """A whole plan taken apart and put together wrongly, as the bytes choose."""
    pilih = Pilihan(data)
    isi = json.loads(pilih.dari(_contoh()))
    for _ in range(1 + pilih.angka(4)):
        _ubah(isi, pilih)
    _periksa({"plan.yaml": json.dumps(isi, ensure_ascii=False).encode("utf-8", "replace")})


SASARAN: dict[str, Callable[[bytes], None]] = {"rencana": rencana, "narasi": narasi, "potongan": potongan}


class Pilihan:
    """Choices made by bytes, one after the other; 0 when they are used up."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.letak = 0

    def angka(self, di_bawah: int) -> int:
        """A number below a bound."""
        potong = self.data[self.letak : self.letak + (1 if di_bawah <= 256 else 2)]
        self.letak += len(potong)
        return int.from_bytes(potong, "big") % di_bawah

    def dari(self, semua: Any) -> Any:
        """One of several."""
        return semua[self.angka(len(semua))]

    def teks(self) -> str:
        """An odd scalar, or the text that the next bytes happen to be."""
        panjang = self.angka(len(ANEH) + 30)
        if panjang < len(ANEH):
            return ANEH[panjang]
        potong = self.data[self.letak : self.letak + panjang - len(ANEH)]
        self.letak += len(potong)
        return potong.decode("utf-8", "replace")


@cache
def _contoh() -> tuple[str, ...]:
    """The examples as JSON, includes put in their places."""
    from renja_gen.diagnostics import Report
    from renja_gen.source import read_source, to_data

    semua = []
    besar = (plan for plan in sorted((AKAR / "examples").glob("*/plan.yaml")) if plan != MINIMAL)
    for plan in (*[MINIMAL] * 4, *besar):
        node = read_source(plan, Report()).node
        assert node is not None
        semua.append(json.dumps(to_data(node)))
    return tuple(semua)


def _tempat(isi: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a tree: what holds it, and its key there."""
    for kunci in isi if isinstance(isi, dict) else range(len(isi)):
        yield isi, kunci
        if isinstance(isi[kunci], dict | list):
            yield from _tempat(isi[kunci])


def _ubah(isi: Any, pilih: Pilihan) -> None:
    """One thing in a tree made wrong."""
    semua = list(_tempat(isi))
    if not semua:
        return
    induk, kunci = semua[pilih.angka(len(semua))]
    cara = pilih.angka(8)
    if cara == 0:
        del induk[kunci]
    elif cara == 1 and isinstance(induk, list):
        induk[kunci:kunci] = [induk[kunci]] * (1 + pilih.angka(5))
    elif cara in {1, 2} and isinstance(induk, dict):  # a key of another name
        induk[pilih.teks()] = induk.pop(kunci)
    elif cara == 3:  # what stands elsewhere
        lain, di = semua[pilih.angka(len(semua))]
        induk[kunci] = json.loads(json.dumps(lain[di]))
    elif cara == 4:
        induk[kunci] = [induk[kunci]]
    elif cara == 5:
        induk[kunci] = {pilih.teks(): induk[kunci]}
    else:
        induk[kunci] = pilih.teks()


def _periksa(berkas: dict[str, bytes]) -> None:
    """Check the plan in these files, and compose its document if nothing is wrong."""
    for nama, isi in berkas.items():
        path = _folder() / nama
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(isi)
    plan = _folder() / "plan.yaml"
    temuan = pipeline.check(plan)
    for satu in temuan:
        _dapat_dipakai(satu, berkas)
    acak = sum(map(crc32, berkas.values()))
    if stops_build(temuan, strict=False) or acak % DOKUMEN_SETIAP:
        return
    templates = Templates()
    _, document, report = pipeline._examined(plan, None, document=True)  # without the PDF
    assert document is not None or report.failed(), temuan
    for satu in report.diagnostics:
        _dapat_dipakai(satu, berkas)
    if document and acak % DOCX_SETIAP == 0:
        from renja_gen.writers.docx import write_docx

        assert write_docx(document, {}, templates).startswith(b"PK")


def _dapat_dipakai(temuan: Diagnostic, berkas: dict[str, bytes]) -> None:
    """A finding has a code, prints safely, and points into a file that exists."""
    assert re.fullmatch(r"RG\d{3}", temuan.code)
    assert temuan.message
    teks = as_text(temuan)
    teks.encode("utf-8")
    assert not any(unicodedata.category(huruf) in {"Cc", "Cf", "Cs"} for huruf in teks if huruf != "\n"), ascii(teks)
    span = temuan.span
    if span.line and span.file in berkas:
        isi = berkas[span.file].decode("utf-8-sig", "replace")
        # YAML ends lines at more characters than the rest of the world
        semua = [isi.split("\n"), *(pola.split(isi) for pola in (_BARIS_MARKDOWN, _BREAK))]
        assert any(_di_dalam(span, baris) for baris in semua), temuan
    else:
        assert span.line == 0 or (AKAR / "templates" / span.file).is_file(), temuan


def _di_dalam(span: Span, baris: list[str]) -> bool:
    return 1 <= span.line <= len(baris) and 1 <= span.column <= len(baris[span.line - 1]) + 1


if __name__ == "__main__":  # one input again: python tests/fuzz/sasaran.py narasi crash-…
    SASARAN[sys.argv[1]](Path(sys.argv[2]).read_bytes())
