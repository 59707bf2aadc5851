"""The other PDF writer: the document model laid out by Typst, which needs nothing but its wheel."""

from renja_gen.writers.typst.layout import TypstLayout, lay_out, prepare

__all__ = ["TypstLayout", "lay_out", "prepare"]
