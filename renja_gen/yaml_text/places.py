"""YAML text as nodes with offsets into it: where each key, mark and value begins and ends."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = {"", "~", "null", "Null", "NULL"}
_COMMENT = re.compile(r"#[^\r\n]*")
LINE_END = re.compile(r"\r\n|[\n\r]|\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A node: `text[start:end]` is what is written, without comments and empty lines behind it.

    `text` is that of a scalar (None for null). A block scalar (`>-`) is `folded`, and `head` is where its first line
    ends.
    """

    kind: str  # scalar, mapping, list
    start: int
    end: int
    column: int
    flow: bool = False
    plain: bool = False
    folded: bool = False
    head: int = 0
    text: str | None = None
    entries: "tuple[Entry, ...]" = ()

    def child(self, step: str | int) -> "Entry | None":
        """The entry of a key or an index."""
        if self.kind == "mapping":
            return next((entry for entry in self.entries if entry.key and entry.key.text == str(step)), None)
        return self.entries[step] if isinstance(step, int) and 0 <= step < len(self.entries) else None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a mapping or list holds; `mark` is the offset behind the colon or the hyphen."""

    key: Place | None
    mark: int
    value: Place

    @property
    def start(self) -> int:
        """Where the entry begins: at its key; an item at its value."""
        return self.key.start if self.key else self.value.start

    @property
    def begin(self) -> int:
        """Where the entry of a block begins: at its key or its hyphen."""
        return self.key.start if self.key else self.mark - 1

    def step(self, index: int) -> str | int:
        """The step of a path that leads here, given the entry's index."""
        return self.key.text or "" if self.key else index

    @property
    def end(self) -> int:
        """Where the entry ends."""
        return max(self.value.end, self.mark)


class Placed:
    """A text with its root node; raises yaml.YAMLError for what is no YAML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shift = int(text.startswith("\ufeff"))  # marks do not count it
        body = text[self.shift :]
        node = yaml.compose(body, Loader=_LOADER)
        tokens = list(yaml.scan(body, Loader=_LOADER))
        self.spans = [
            (token.start_mark.index + self.shift, token.end_mark.index + self.shift, token)
            for token in tokens
            if token.end_mark.index > token.start_mark.index
        ]
        self.colons = [end for _, end, token in self.spans if isinstance(token, yaml.ValueToken)]
        self.commas = [start for start, _, token in self.spans if isinstance(token, yaml.FlowEntryToken)]
        self.hyphens = [end for _, end, token in self.spans if isinstance(token, yaml.BlockEntryToken)]
        self.root = self._place(node) if node is not None else Place("scalar", 0, 0, 0, plain=True)

    @cached_property
    def comments(self) -> list[tuple[int, int]]:
        """Where the comments stand, in order: `text[start:end]` begins with `#`."""
        return [(found.start(), found.end()) for a, b in self.gaps() for found in _COMMENT.finditer(self.text, a, b)]

    def gaps(self) -> Iterator[tuple[int, int]]:
        """What stands between the tokens: blanks, line breaks, comments."""
        end = self.shift
        for start, stop, token in self.spans:
            yield end, start
            end = stop
            if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
                yield start, self.line_end(start)
                end = self._content_end(start, stop)
        yield end, len(self.text)

    def _content_end(self, start: int, end: int) -> int:
        """Where a block scalar ends: before the empty lines behind it, unless they are its own (`|+`)."""
        keep = "+" in self.text[start : start + 3]
        return end if keep else start + len(self.text[start:end].rstrip())

    def comments_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The comments that begin from `start` on and before `end`."""
        return self.comments[bisect_left(self._begins, start) : bisect_left(self._begins, end)]

    @cached_property
    def _begins(self) -> list[int]:
        return [begin for begin, _ in self.comments]

    def comma(self, start: int, end: int) -> int | None:
        """The first comma of a flow collection between two offsets."""
        at = bisect_left(self.commas, start)
        return self.commas[at] if at < len(self.commas) and self.commas[at] < end else None

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in LINE_END.finditer(self.text) if found[0])]

    @property
    def line_break(self) -> str:
        """The file's line break: that of its first line."""
        return self.text[self.line_end(0) : self.next_line(0)] or "\n"

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line break."""
        found = LINE_END.search(self.text, offset)
        assert found
        return found.start()

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def next_line(self, offset: int) -> int:
        """Where the line after that of an offset begins."""
        found = LINE_END.search(self.text, offset)
        assert found
        return found.end()

    def _place(self, node: Any) -> Place:
        start, end = node.start_mark.index + self.shift, node.end_mark.index + self.shift
        column = node.start_mark.column
        if isinstance(node, yaml.ScalarNode):
            folded, plain = node.style in {"|", ">"}, not node.style
            end = self._content_end(start, end) if folded else end
            text = None if plain and node.value in _NULLS else node.value
            head = self.line_end(start) if folded else 0
            return Place("scalar", start, end, column, plain=plain, folded=folded, head=head, text=text)
        if isinstance(node, yaml.MappingNode):
            entries = tuple(self._pair(key, value) for key, value in node.value)
        else:
            entries = tuple(self._item(item, node.flow_style) for item in node.value)
        if not node.flow_style:
            end = max(entry.end for entry in entries)
        kind = "mapping" if isinstance(node, yaml.MappingNode) else "list"
        return Place(kind, start, end, column, flow=bool(node.flow_style), entries=entries)

    def _pair(self, key: Any, value: Any) -> Entry:
        name, child = self._place(key), self._place(value)
        at = bisect_right(self.colons, name.end)
        return Entry(name, self.colons[at] if at < len(self.colons) else child.start, child)

    def _item(self, item: Any, flow: bool) -> Entry:
        child = self._place(item)
        return Entry(None, child.start if flow else self.hyphens[bisect_right(self.hyphens, child.start) - 1], child)
