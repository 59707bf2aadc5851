"""The files of a plan as text: where its nodes stand in them, and edits made file by file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from posixpath import dirname, join, normpath
from typing import NamedTuple

from renja_gen.diagnostics import Span
from renja_gen.yaml_text import EditError, edited
from renja_gen.yaml_text.edits import Edit, Path
from renja_gen.yaml_text.places import Place, Placed

INCLUDE = "sertakan"


class Found(NamedTuple):
    """A node in its file: its path there, and the node itself."""

    file: str
    path: Path
    place: Place


class FileEdit(NamedTuple):
    """An edit of a file."""

    file: str
    edit: Edit


class Included(NamedTuple):
    """A name or pattern that a `sertakan` gives: as a path from the plan's folder, and where it stands."""

    name: str
    found: Found


class Texts:
    """The texts of a plan's YAML files by name, without byte order mark."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._index = cache(self._indexed)

    def find(self, span: Span) -> Found:
        """The node that a place of the reader points to; KeyError where there is none."""
        placed, nodes = self._index(span.file)
        return Found(span.file, *nodes[placed.line_starts[span.line - 1] + span.column - 1 + placed.shift])

    def comment(self, found: Found, key: str) -> str:
        """The comment at the end of the line of a key, without its mark."""
        entry = found.place.child(key)
        if entry is None:
            return ""
        placed = self._index(found.file)[0]
        comments = placed.comments_between(entry.end, placed.line_end(entry.end))
        return placed.text[slice(*comments[0])].lstrip("#").strip() if comments else ""

    def includes(self) -> Iterator[Included]:
        """Every name that is included."""
        for file in self.texts:
            for path, place in _nodes(self._index(file)[0].root, ()):
                if place.kind == "mapping" and len(place.entries) == 1 and (entry := place.child(INCLUDE)):
                    for below, value in _nodes(entry.value, (*path, INCLUDE)):
                        if value.text:
                            name = normpath(join(dirname(file), value.text.replace("\\", "/")))
                            yield Included(name, Found(file, below, value))

    def edited(self, edits: Iterable[FileEdit]) -> tuple[dict[str, str], list[FileEdit]]:
        """The texts with all edits made, and the edits that cannot be made in place."""
        by_file: defaultdict[str, list[Edit]] = defaultdict(list)
        for file, edit in edits:
            by_file[file].append(edit)
        result = dict(self.texts)
        refused: list[FileEdit] = []
        for file, some in by_file.items():
            try:
                result[file] = edited(self.texts[file], some)
            except EditError:
                possible = self._possible(file, some)
                refused += [FileEdit(file, edit) for edit in some if edit not in possible]
                result[file] = edited(self.texts[file], possible)
        return result, refused

    def _possible(self, file: str, edits: list[Edit]) -> list[Edit]:
        """The edits that can be made, found by halves."""
        try:
            edited(self.texts[file], edits)
        except EditError:
            middle = len(edits) // 2
            return [*self._possible(file, edits[:middle]), *self._possible(file, edits[middle:])] if middle else []
        return edits

    def _indexed(self, file: str) -> tuple[Placed, dict[int, tuple[Path, Place]]]:
        text = self.texts[file]
        placed = Placed(text)
        return placed, {place.start: (path, place) for path, place in _nodes(placed.root, ())}


def _nodes(place: Place, path: Path) -> Iterator[tuple[Path, Place]]:
    """All nodes that hold something, each with its path."""
    if place.kind != "scalar" or place.text is not None:
        yield path, place
    for number, entry in enumerate(place.entries):
        yield from _nodes(entry.value, (*path, entry.step(number)))
