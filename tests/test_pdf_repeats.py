"""What is worked out once instead of for every box and line: the PDF must not tell the difference."""

import sys
from contextlib import nullcontext

import pytest
from contoh_dokumen import contoh_dokumen

from renja_gen.templates import Templates
from renja_gen.writers.engine import PdfSettings
from renja_gen.writers.pdf import lay_out, layout, repeats

REPLACED = {"layout.percent": "resolve_percentages", "layout.float": "avoid_collisions"}


@pytest.fixture(autouse=True)
def weasyprint_there():
    layout.prepare()


def functions():
    from weasyprint.text.line_break import Layout

    return [getattr(sys.modules[f"weasyprint.{name}"], function) for name, function in REPLACED.items()] + [
        sys.modules["weasyprint.layout.block"].resolve_percentages,
        Layout.setup,
    ]


def test_the_pdf_is_the_same_as_the_long_way(monkeypatch):
    ours = lay_out(contoh_dokumen(), Templates(), PdfSettings()).write()
    monkeypatch.setattr(layout, "spared", nullcontext)
    assert lay_out(contoh_dokumen(), Templates(), PdfSettings()).write() == ours
    assert len(ours) > 10_000


def test_everything_is_as_before_once_the_document_is_laid_out():
    before = functions()
    with repeats.spared():
        inside = functions()
    assert functions() == before
    assert not set(before) & set(inside)


def test_an_unknown_weasyprint_is_left_alone(monkeypatch):
    import weasyprint

    monkeypatch.setattr(weasyprint, "VERSION", "99.0")
    before = functions()
    with repeats.spared():
        assert functions() == before
