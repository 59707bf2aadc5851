"""Text to positioned nodes: encoding, YAML, includes, limits."""

from renja_gen.source.includes import Source, read_source
from renja_gen.source.narratives import read_narratives
from renja_gen.source.nodes import Mapping, Node, PositionedDict, Scalar, Sequence, locate, places, to_data

__all__ = [
    "Mapping",
    "Node",
    "PositionedDict",
    "Scalar",
    "Sequence",
    "Source",
    "locate",
    "places",
    "read_narratives",
    "read_source",
    "to_data",
]
