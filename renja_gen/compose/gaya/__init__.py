"""The look of the documents, from gaya.yaml."""

from renja_gen.compose.gaya.muat import gaya_bawaan, muat_gaya

__all__ = ["gaya_bawaan", "muat_gaya"]
