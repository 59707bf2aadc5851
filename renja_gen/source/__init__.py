"""Text to positioned nodes: encoding, YAML, includes, limits."""

from renja_gen.source.includes import Source, read_source
from renja_gen.source.nodes import Mapping, Node, PositionedDict, Scalar, Sequence, locate, to_data

__all__ = ["Mapping", "Node", "PositionedDict", "Scalar", "Sequence", "Source", "locate", "read_source", "to_data"]
