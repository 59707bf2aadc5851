"""YAML text as data with its comments: each with what it stands at.

A comment on a line of its own belongs to what comes next, or, when it stands deeper than that, to the end of the
block above it; one at the end of a line to what that line begins. What stands above the first value, up to the last
empty line there, is the head of the file.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from renja_gen.yaml_text.places import Entry, Place, Placed
from renja_gen.yaml_text.writing import Data, Layout, Noted

_SHORT_ITEM = 60  # letters of an item of a list that stays on one line


@dataclass(slots=True)
class _Notes:
    """The comments of a value."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Spot:
    """An entry with the collection that holds it and the entry whose value that is; offset of its beginning."""

    begin: int
    entry: Entry
    holder: Place
    owner: "_Spot | None"
    notes: _Notes = field(default_factory=_Notes)


def commented(text: str) -> Noted:
    """The data of a text with all its comments and the layout worth keeping; raises yaml.YAMLError."""
    reader = _Reader(Placed(text))
    reader.attach()
    return reader.noted(reader.placed.root, reader.root)


class _Reader:
    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.root = _Notes()
        self.spots = list(_spots(placed.root, None))
        self.begins = [spot.begin for spot in self.spots]
        self.notes = {id(spot.entry): spot.notes for spot in self.spots}

    def attach(self) -> None:
        """Give each comment, and the empty line above it, to what it stands at."""
        text = self.placed.text
        first = self.begins[0] if self.begins else len(text)
        for start, end in self.placed.comments:
            own = not text[self.placed.line_start(start) : start].strip(" \t\ufeff")
            notes = self.root.before if own and start < first else self.above(start) if own else self.behind(start)
            if own and self.blank_above(start):
                notes.append("")
            notes.append(text[start:end].rstrip())
        for spot in self.spots[1:]:
            line = self.placed.line_start(spot.begin)
            if not spot.holder.flow and not text[line : spot.begin].strip(" ") and self.blank_above(line):
                spot.notes.before.append("")
        self.divide_head(first)

    def blank_above(self, offset: int) -> bool:
        """Whether the line above that of an offset is empty."""
        line = self.placed.line_start(offset)
        above = self.placed.text[:line].removesuffix("\n").removesuffix("\r")
        return bool(line) and not self.placed.text[self.placed.line_start(len(above)) : len(above)].strip(" \t\ufeff")

    def above(self, start: int) -> list[str]:
        """Where a comment on a line of its own goes."""
        column = start - self.placed.line_start(start)
        after = bisect_left(self.begins, start)
        next_spot = self.spots[after] if after < len(self.spots) else None
        last = self.spots[after - 1] if after else None
        around = self.flow_around(last, start)
        if around is not None:
            inside = next_spot is not None and next_spot.begin < around.value.end
            return next_spot.notes.before if inside and next_spot else self.notes[id(around)].below
        limit = -1 if next_spot is None else next_spot.begin - self.placed.line_start(next_spot.begin)
        while last is not None:
            if not last.holder.flow and limit < last.holder.column <= column:
                return last.owner.notes.below if last.owner else self.root.below
            last = last.owner
        return next_spot.notes.before if next_spot else self.root.below

    def behind(self, start: int) -> list[str]:
        """Where a comment at the end of a line goes."""
        at = bisect_left(self.begins, start)
        spot = self.spots[at - 1] if at else None
        while spot is not None and spot.holder.flow and spot.holder.end <= start:
            spot = spot.owner
        return spot.notes.after if spot else self.root.after

    def flow_around(self, spot: _Spot | None, offset: int) -> Entry | None:
        """The entry with the innermost flow collection around an offset, before which `spot` began last."""
        while spot is not None:
            value = spot.entry.value
            if value.flow and value.start < offset < value.end:
                return spot.entry
            spot = spot.owner
        return None

    def divide_head(self, first: int) -> None:
        """Of the comments above the first value those after the last empty line are its own."""
        head = self.root.before
        if not self.spots or not head:
            return
        if self.blank_above(first):
            head.append("")
        elif "" in head[1:]:
            last = len(head) - head[::-1].index("")
            self.spots[0].notes.before[:0] = head[last:]
            del head[last:]
        if head[0] == "":
            del head[0]

    def noted(self, place: Place, notes: _Notes) -> Noted:
        """A node as data; comments beyond the first at the end of its line go above."""
        before = (*notes.before, *notes.after[1:])
        return Noted(self.data(place), before, "".join(notes.after[:1]), tuple(notes.below), _layout(place))

    def data(self, place: Place) -> Data:
        """A node's value."""
        if place.kind == "scalar":
            return place.text
        children = [self.noted(entry.value, self.notes[id(entry)]) for entry in place.entries]
        sections = place is self.placed.root and place.kind == "mapping"  # which `formatting` sets off
        if not place.flow and not sections:
            children = _evenly_spaced(children)
        if place.kind == "list":
            return children
        return {entry.step(0): child for entry, child in zip(place.entries, children, strict=True)}


def _spots(place: Place, owner: _Spot | None) -> Iterator[_Spot]:
    for entry in place.entries:
        spot = _Spot(entry.start if place.flow else entry.begin, entry, place, owner)
        yield spot
        yield from _spots(entry.value, spot)


def _evenly_spaced(children: list[Noted]) -> list[Noted]:
    """Where most are set off by empty lines all are, so that none is lost or left over when they are sorted."""
    blank = sum(child.before[:1] == ("",) for child in children[1:])
    if blank and 2 * blank >= len(children) - 1:
        return [with_blank(child) for child in children]
    return [replace(children[0], before=_without_blank(children[0])), *children[1:]] if children else []


def with_blank(note: Noted) -> Noted:
    """A value set off by an empty line."""
    return replace(note, before=("", *_without_blank(note)))


def _without_blank(child: Noted) -> tuple[str, ...]:
    return child.before[child.before[:1] == ("",) :]


def _layout(place: Place) -> Layout:
    """What of the layout stays: plain text, and short collections as their writer had them."""
    values = [entry.value for entry in place.entries]
    if place.kind == "scalar":
        return "plain" if place.plain else ""
    if not place.flow:
        return "block" if place.kind == "list" else ""
    if any(value.kind != "scalar" for value in values):
        return ""
    if place.kind == "list":
        return "flow" if all(len(value.text or "") <= _SHORT_ITEM for value in values) else "block"
    return "flow"
