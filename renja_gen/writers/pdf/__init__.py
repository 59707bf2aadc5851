"""The PDF writer: the document model laid out by WeasyPrint."""

from renja_gen.writers.pdf.html import document_html
from renja_gen.writers.pdf.layout import Layout, PdfError, PdfUnavailable, lay_out

__all__ = ["Layout", "PdfError", "PdfUnavailable", "document_html", "lay_out"]
