"""YAML text changed in place: every byte that an edit does not concern stays, comments, order and layout too.

All edits are made at once. What comes out is read again: a text that does not mean exactly what was asked for is an
`EditError`, never a result.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from renja_gen.yaml_text.edits import Changes, Edit, EditError, Path, Put, meant, note_edit
from renja_gen.yaml_text.places import Entry, Place, Placed
from renja_gen.yaml_text.scalars import one_line
from renja_gen.yaml_text.writing import Data, Noted, comment_lines, dump, entry_lines, inside, noted

Splice = tuple[int, int, str]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; raises EditError, and yaml.YAMLError for text that is no YAML."""
    placed = Placed(text)
    changes: dict[Path, Changes] = {}
    root: list[Data] = []
    for edit in edits:
        if isinstance(edit, Put) and not edit.path:
            root.append(edit.value)
        else:
            note_edit(placed.root, edit, changes)
    if root:
        return dump(root[-1])
    editor = _Editor(placed, changes)
    splices = sorted(editor.splices(placed.root, (), None, None), key=lambda splice: splice[:2])
    for (_, end, _), (start, _, _) in pairwise(splices):
        if start < end:
            raise EditError(f"edits overlap at {text[start : start + 40]!r}")
    parts, last = [], 0
    for start, end, new in splices:
        parts += [text[last:start], new]
        last = end
    result = "".join([*parts, text[last:]])
    if meant(Placed(result).root, (), {}) != meant(placed.root, (), changes):
        raise EditError("the text would not mean what was asked for")
    return result


@dataclass(frozen=True, slots=True)
class _Editor:
    placed: Placed
    changes: dict[Path, Changes]

    def splices(self, place: Place, path: Path, entry: Entry | None, around: Place | None) -> Iterator[Splice]:
        """What is to be replaced in a node, the value of `entry` in the collection `around`."""
        change = self.changes.get(path, Changes())
        if path in self.changes:
            if len(change.removed) == len(place.entries):  # nothing left but what was added
                fresh = [value for _, _, value in change.added]
                keys = [key for _, key, _ in change.added]
                named = place.kind == "mapping" or any(key is not None for key in keys)
                yield from self.put(entry, place, dict(zip(keys, fresh, strict=True)) if named else fresh, around)
                return
            yield from flow_splices(self.placed, place, change) if place.flow else self.block(place, change)
            for number, value in change.put.items():
                if number not in change.removed:
                    yield from self.put(place.entries[number], place.entries[number].value, value, place)
            for number, name in change.renamed.items():
                if key := place.entries[number].key:
                    yield key.start, key.end, one_line(name, inside=place.flow)
        for number, child in enumerate(place.entries):
            if number not in change.put and number not in change.removed:
                yield from self.splices(child.value, (*path, child.step(number)), child, place)

    def put(self, entry: Entry | None, old: Place, value: Data, around: Place | None) -> Iterator[Splice]:
        """A value replaced: on its line where the old and the new one are of one line, else all its lines."""
        new = noted(value)
        if entry is None or around is None:
            yield old.start, old.end, self.joined(dump(new).splitlines())
            return
        if around.flow:
            yield old.start, old.end, (" " if old.start == old.end else "") + _within(None, new.value)
            return
        single = not old.folded and (old.kind == "scalar" or old.flow)
        at = entry.end if single else old.start if old.folded else entry.mark
        comments = self.placed.comments_between(at, self.placed.line_end(at))
        comment = self.placed.text[slice(*comments[0])] if comments else ""
        pad = " " * around.column
        if new.before:
            above = self.placed.line_start(entry.begin)
            yield above, above, "".join(f"{line}{self.placed.line_break}" for line in comment_lines(new.before, pad))
        bare = replace(new, before=(), after="")
        if single and not new.after and len(lines := self.behind(entry, bare, pad)) == 1:
            yield entry.mark, entry.end, lines[0]
            return
        lines = self.behind(entry, replace(bare, after=new.after or comment), pad)
        yield entry.mark, self.placed.line_end(entry.end), self.joined(lines)

    def behind(self, entry: Entry, note: Noted, pad: str) -> list[str]:
        """The lines of a value without its key or hyphen, behind which the first one comes."""
        lines = [] if entry.key else entry_lines(None, note, pad)
        if not lines or not lines[0].startswith(f"{pad}-"):  # with comments, for which there is no room at a hyphen
            lines = entry_lines("k", note, pad)
        return [lines[0].removeprefix(f"{pad}k:" if lines[0].startswith(f"{pad}k:") else f"{pad}-"), *lines[1:]]

    def joined(self, lines: list[str]) -> str:
        """Lines with the file's own line end between them."""
        return self.placed.line_break.join(lines)

    def block(self, place: Place, change: Changes) -> Iterator[Splice]:
        """Entries removed from and added to a block collection."""
        pad = " " * place.column
        entries = place.entries
        kept = [number for number in range(len(entries)) if number not in change.removed]
        for at, key, value in change.added:
            lines = entry_lines(key, value, pad)
            before = max((number for number in kept if number < at), default=None)
            if before is None:
                begin = entries[kept[0]].begin
                yield begin, begin, self.joined([*lines, pad]).removeprefix(pad)
            else:
                end = self.end_of_lines(entries[before], place.column)
                yield end, end, self.joined(["", *lines])
        own_line = not self.placed.text[self.placed.line_start(place.start) : place.start].strip(" \ufeff")
        shared = 0 if own_line else kept[0]  # entries up to this one begin behind a hyphen, on its line
        if shared:
            yield self.shared(entries, shared)
        for number in change.removed:
            if number >= shared:
                end = self.end_of_lines(entries[number], place.column)
                yield self.with_comments(entries[number].begin, place.column), self.placed.next_line(end), ""

    def shared(self, entries: tuple[Entry, ...], kept: int) -> Splice:
        """The first entries of a mapping behind a hyphen removed, so that the first one kept takes their place."""
        begin, end = entries[0].begin, entries[kept].begin
        last = self.end_of_lines(entries[kept - 1], 10**6)
        if self.placed.comments_between(last, end):
            return len(self.placed.text[:begin].rstrip(" ")), last, ""
        return begin, end, ""

    def end_of_lines(self, entry: Entry, column: int) -> int:
        """Where the lines of an entry end, with the comments below it that stand deeper than a column."""
        placed = self.placed
        end = placed.line_end(entry.end)
        while (line := placed.next_line(end)) > end:
            text = placed.text[line : placed.line_end(line)]
            found = re.match(r"( *)#", text)
            if not found or len(found[1]) <= column:
                break
            end = line + len(text)
        return end

    def with_comments(self, begin: int, column: int) -> int:
        """Where the lines of an entry begin, with the comments directly above it; those on top of a file stay."""
        placed = self.placed
        start = first = placed.line_start(begin)
        while first > placed.shift:
            above = placed.line_start(first - 1 - placed.text.endswith("\r\n", 0, first))
            if not placed.text[above:first].startswith(" " * column + "#"):
                return first
            first = above
        return start


def _within(key: str | None, value: Data) -> str:
    """An entry within a flow collection."""
    if (written := inside(key, value)) is None:
        raise EditError("no room for such a value on one line")
    return written


def flow_splices(placed: Placed, place: Place, change: Changes) -> Iterator[Splice]:
    """Entries removed from and added to a flow collection of which some are left."""
    entries = place.entries
    kept = [number for number in range(len(entries)) if number not in change.removed]
    for at, key, value in change.added:
        before = max((number for number in kept if number < at), default=None)
        if before is None:
            yield entries[kept[0]].start, entries[kept[0]].start, f"{_within(key, value)}, "
        else:
            yield entries[before].end, entries[before].end, f", {_within(key, value)}"
    ends = [*(entry.start for entry in entries[1:]), place.end]
    commas = [placed.comma(entry.end, end) for entry, end in zip(entries, ends, strict=True)]
    last = kept[-1]
    trailing = commas[-1] is None and last < len(entries) - 1
    if trailing and not placed.comments_between(entries[last].end, entries[-1].end):
        yield entries[last].end, entries[-1].end, ""
    elif trailing:
        comma = commas[last]
        assert comma is not None
        yield comma, comma + 1, ""
    for number in change.removed:
        if number < last or not trailing or placed.comments_between(entries[last].end, entries[-1].end):
            comma = commas[number]
            end = entries[number].end
            if comma is not None:
                end = comma + 1 + len(placed.text[comma + 1 :]) - len(placed.text[comma + 1 :].lstrip(" "))
            yield entries[number].start, end, ""
