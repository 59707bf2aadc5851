"""Our stylesheet of the elements stands in for WeasyPrint's own: the PDF must not tell them apart."""

import ctypes.util
import re

from contoh_dokumen import contoh_dokumen

from renja_gen.templates import Templates
from renja_gen.writers.engine import PdfSettings
from renja_gen.writers.pdf import document_html, lay_out, layout
from renja_gen.writers.pdf.elements import ELEMENTS


def test_the_pdf_is_the_same_as_when_weasyprint_reads_html_with_its_own_stylesheet(monkeypatch):
    ours = lay_out(contoh_dokumen(), Templates(), PdfSettings()).write()

    def as_html(module):
        return lambda text, fetcher: module.HTML(string=text, url_fetcher=fetcher)

    monkeypatch.setattr(layout, "_page_class", as_html)
    theirs = lay_out(contoh_dokumen(), Templates(), PdfSettings()).write()
    assert ours == theirs
    assert len(ours) > 10_000


def test_a_weasyprint_whose_inside_is_unknown_reads_the_page_by_itself(monkeypatch):
    weasyprint = layout._weasyprint()
    text = document_html(contoh_dokumen(), Templates())
    assert type(layout._page_class(weasyprint)(text, None)) is not weasyprint.HTML
    monkeypatch.setattr(weasyprint, "VERSION", "99.0")
    assert type(layout._page_class(weasyprint)(text, None)) is weasyprint.HTML


def test_every_element_we_write_has_its_rule():
    """Those without one are inline; the stylesheet itself is understood."""
    written = set(re.findall(r"<([a-z]+\d?)", document_html(contoh_dokumen(), Templates())))
    ruled = set(re.findall(r"\b[a-z]+\d?\b(?=[^{}]*\{)", ELEMENTS))
    assert written - ruled == {"a", "span"}
    assert len(written) > 15


def test_the_stylesheet_is_understood(caplog):
    layout._weasyprint().CSS(string=ELEMENTS)
    assert not caplog.records


def test_libraries_are_looked_for_as_before_once_weasyprint_is_there():
    before = ctypes.util.find_library
    layout.prepare()
    assert ctypes.util.find_library is before
