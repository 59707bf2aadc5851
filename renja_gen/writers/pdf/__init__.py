"""The PDF writer: the document model laid out by WeasyPrint."""

from renja_gen.writers.pdf.html import document_html
from renja_gen.writers.pdf.layout import WeasyLayout, lay_out, prepare

__all__ = ["WeasyLayout", "document_html", "lay_out", "prepare"]
