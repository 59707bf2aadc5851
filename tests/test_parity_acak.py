"""Plans by chance in all outputs: whatever a plan says, model, DOCX and every PDF say the same.

A handful of fixed plans in the gate; `PARITAS=200 pytest --hypothesis-profile acak tests/test_parity_acak.py` tries
so many new ones.
"""

import json
import os
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from bacaan import baca_rencana, tabel_halaman
from cetakan import MESIN_PDF, baca_cetakan, sama_semua
from hypothesis import Phase, given, settings
from rencana_acak import RENCANA

from renja_gen.compose.dokumen import compose
from renja_gen.computing import compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import Document
from renja_gen.templates import Templates
from renja_gen.writers.docx import write_docx
from renja_gen.writers.engine import PdfSettings, lay_out

BANYAK = int(os.environ.get("PARITAS", "0"))


@pytest.mark.timeout(0 if BANYAK else 600)
@settings(max_examples=BANYAK or 4, phases=[Phase.generate])  # making one smaller takes longer than reading it
@given(RENCANA)
def test_all_outputs_of_any_plan_say_the_same(data: dict[str, Any]) -> None:
    document = disusun(data)
    with TemporaryDirectory() as sementara, ExitStack() as terbuka:
        for mesin in MESIN_PDF:
            docx, pdf = (Path(sementara, f"{mesin}.{akhiran}") for akhiran in ("docx", "pdf"))
            layout = lay_out(document, Templates(), PdfSettings(mesin))
            pdf.write_bytes(layout.write())
            docx.write_bytes(write_docx(document, layout.pages, Templates()))
            satu = baca_cetakan(document, docx, pdf, terbuka)
            assert {jangkar: satu.pages.get(jangkar) for jangkar in layout.pages} == layout.pages, mesin
            assert sama_semua(satu) > 500, mesin
            assert layout.warnings == (), mesin
    tabel_halaman.cache_clear()


def disusun(data: dict[str, Any]) -> Document:
    report = Report()
    document = compose(compute(baca_rencana(json.dumps(data))), Path(), {}, Templates(), report)
    assert document is not None, report.diagnostics
    return document
