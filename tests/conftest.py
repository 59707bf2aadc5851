"""How chance is dealt with, and fixtures of all modules that look at a PDF, which have a fixture `layout` each.

The gate tries the same examples each time, so that it fails for a change and not for bad luck; new ones are tried by
`pytest --hypothesis-profile acak`.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pdfplumber
    from pypdf import PdfReader

    from renja_gen.writers.engine import Layout


# tests are not timed: a busy machine is no fault of the program
settings.register_profile("acak", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("gerbang", settings.get_profile("acak"), derandomize=True, database=None)
settings.load_profile("gerbang")


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
