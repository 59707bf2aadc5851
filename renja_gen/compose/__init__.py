"""Plan to document: tables, narrative, chapters."""

from renja_gen.compose.dokumen import check_narratives, compose

__all__ = ["check_narratives", "compose"]
