"""Positioned nodes: what a YAML file says, before it means anything. Scalars stay text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from renja_gen.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as written; `null` (nothing, `~`, or `null` unquoted) has the text None.

    `unread` marks the place of an include that could not be read; the report says why.
    """

    text: str | None
    span: Span
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping; `keys` holds the place of each key."""

    items: "dict[str, Node]"
    span: Span
    keys: dict[str, Span] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def locate(node: Node, path: tuple[str | int, ...]) -> Span:
    """The place of the value at `path`, or of the nearest ancestor that exists.

    For a mapping entry the place is that of its value; for a null value that of its key, where the
    user looks for what is missing.
    """
    span = node.span
    for step in path:
        if isinstance(node, Mapping) and step in node.items:
            key = str(step)
            span = node.keys[key]
            node = node.items[key]
            if not (isinstance(node, Scalar) and node.text is None):
                span = node.span
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            span = node.span
        elif step == 0 and not isinstance(node, Sequence):
            continue  # a single value may stand for a list of one
        else:
            break
    return span


def places(node: Node) -> Iterator[Span]:
    """The places of a node, of its keys, and of all nodes below it."""
    yield node.span
    match node:
        case Mapping():
            yield from node.keys.values()
            for child in node.items.values():
                yield from places(child)
        case Sequence():
            for child in node.items:
                yield from places(child)


def to_data(node: Node) -> object:
    """The node as plain dicts, lists, strings and None, for the validator.

    Dicts are `PositionedDict`s: they remember their node, so that objects made from them know their place.
    """
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [to_data(item) for item in node.items]
        case Mapping():
            return PositionedDict({key: to_data(value) for key, value in node.items.items()}, node)


class PositionedDict(dict[str, object]):
    """A dict with the node it was made of."""

    __slots__ = ("node",)

    def __init__(self, data: dict[str, object], node: Mapping) -> None:
        super().__init__(data)
        self.node = node
