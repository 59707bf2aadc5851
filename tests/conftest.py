"""Fixtures of all modules that look at a PDF: those have a fixture `layout` of their own."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import pdfplumber
    from pypdf import PdfReader

    from renja_gen.writers.engine import Layout


@pytest.fixture(scope="module")
def pdf(layout: "Layout") -> bytes:
    return layout.write()


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> "PdfReader":
    from pypdf import PdfReader

    return PdfReader(BytesIO(pdf))


@pytest.fixture(scope="module")
def plumber(pdf: bytes) -> "Iterator[pdfplumber.PDF]":
    import pdfplumber

    with pdfplumber.open(BytesIO(pdf)) as opened:
        yield opened
