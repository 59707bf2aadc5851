"""Plan to document: tables, narrative, chapters."""

from renja_gen.compose.dokumen import compose

__all__ = ["compose"]
