"""YAML as text in the style of the examples: written from data, edited in place, brought into order.

The reader of plans (`source`) keeps meaning and places only; what planners wrote beside it (comments, order, layout)
is kept here.
"""

from renja_gen.yaml_text.editing import edited
from renja_gen.yaml_text.edits import Add, EditError, Put, Remove, Rename
from renja_gen.yaml_text.order import ordered
from renja_gen.yaml_text.writing import Data, Noted, block, dump, flow

__all__ = [
    "Add",
    "Data",
    "EditError",
    "Noted",
    "Put",
    "Remove",
    "Rename",
    "block",
    "dump",
    "edited",
    "flow",
    "ordered",
]
