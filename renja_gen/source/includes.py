"""`sertakan`: a plan split over several files, none of them outside the plan's folder.

A mapping whose only key is `sertakan` stands for the content of the file it names. With a pattern
(`program/*.yaml`) or several names it stands for a list: the files in order of their names, lists joined,
other contents as one item each. All files together are bounded as one: in number, size, values and depth.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path, PurePosixPath

from renja_gen.diagnostics import Report, Span
from renja_gen.source.nodes import Mapping, Node, Scalar, Sequence
from renja_gen.source.reader import EMPTY, Allowance, parse
from renja_gen.source.text import read_text, resolved

KEY = "sertakan"
EMPTY_PART = "berkas sertaan kosong; isi atau hapus"
MAX_DEPTH = 8
MAX_FILES = 500  # also of names that are looked for, found or not
MAX_TOTAL_BYTES = 5_000_000
MAX_ENTRIES = 10_000  # names in folders that patterns are compared with
_SUFFIXES = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Source:
    """A plan's text as one tree of nodes: the root folder, the text of each file by name, the root node (or None)."""

    root: Path
    files: tuple[Path, ...]
    node: Node | None
    texts: dict[str, str]


@dataclass(slots=True)
class _Reader:
    root: Path
    report: Report
    files: list[Path] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    characters: int = 0
    entries: int = 0
    asked: int = 0
    full: bool = False
    allowance: Allowance = field(default_factory=Allowance)
    included: dict[Path, Span] = field(default_factory=dict)  # where each file was included

    def name(self, path: Path) -> str:
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.name

    def file(self, path: Path, chain: tuple[Path, ...], depth: int = 0) -> Node | None:
        """The node of a file, its own includes resolved; `chain` are the files that led here, `depth` how deep."""
        self.files.append(path)
        text = read_text(path, self.name(path), self.report)
        if text is not None:
            self.texts[self.name(path)] = text
            self.characters += len(text)
        empty = EMPTY_PART if chain else EMPTY
        node = None if text is None else parse(text, self.name(path), self.report, empty, self.allowance, depth)
        return None if node is None else self.resolve(node, (*chain, path), depth)

    def resolve(self, node: Node, chain: tuple[Path, ...], depth: int = 0) -> Node:
        """The node with every `sertakan` below it replaced."""
        match node:
            case Mapping(items={"sertakan": wanted}) if len(node.items) == 1:
                return self.include(wanted, node.span, chain, depth)
            case Mapping():
                items = {key: self.resolve(value, chain, depth + 1) for key, value in node.items.items()}
                return Mapping(items, node.span, node.keys)
            case Sequence():
                return Sequence(tuple(self.spliced(node.items, chain, depth + 1)), node.span)
            case _:
                return node

    def spliced(self, items: tuple[Node, ...], chain: tuple[Path, ...], depth: int) -> Iterator[Node]:
        """The items of a list; an included list is joined into it."""
        for item in items:
            found = self.resolve(item, chain, depth)
            included = isinstance(item, Mapping) and KEY in item.items
            if included and isinstance(found, Sequence):
                yield from found.items
            elif not (isinstance(found, Scalar) and found.unread):
                yield found

    def include(self, wanted: Node, span: Span, chain: tuple[Path, ...], depth: int) -> Node:
        names = wanted.items if isinstance(wanted, Sequence) else (wanted,)
        if not all(isinstance(name, Scalar) and name.text for name in names):
            self.report.add("RG020", "'sertakan' harus diisi nama berkas, misalnya program/*.yaml", span)
            return Scalar(None, span, unread=True)
        many = isinstance(wanted, Sequence)
        found: list[Node] = []
        for name in names:
            assert isinstance(name, Scalar)
            assert name.text
            many = many or _is_pattern(name.text)
            for path in self.matches(name.text, name.span, chain):
                node = self.file(path, chain, depth) if self.room(name.span, chain) else None
                if node is not None:
                    found.append(node)
        if not found:
            return Scalar(None, span, unread=True)
        if not many:
            return found[0]
        parts = (part for node in found for part in (node.items if isinstance(node, Sequence) else (node,)))
        return Sequence(tuple(parts), span)

    def matches(self, name: str, span: Span, chain: tuple[Path, ...]) -> list[Path]:
        """The files a name or pattern stands for, confined to the plan's folder."""
        wanted = PurePosixPath(name.replace("\\", "/"))
        if wanted.is_absolute() or ".." in wanted.parts or ":" in "".join(wanted.parts[:1]):
            self.report.add("RG021", f"'{name}' di luar folder rencana; tulis nama berkas di dalam folder itu", span)
            return []
        if "**" in name:
            self.report.add("RG023", "pola '**' tidak dikenal; tulis satu '*' untuk tiap folder", span)
            return []
        self.asked += 1
        if not self.room(span, chain):
            return []
        folder = chain[-1].parent
        try:
            paths = sorted(self.matching(folder, wanted.parts)) if _is_pattern(name) else [folder / wanted]
            found = [path for path in paths if path.is_file()]
        except (OSError, ValueError):  # a name too long
            found = []
        if not self.room(span, chain):  # looking for them went too far: what was found is not all there is
            return []
        if not found:
            self.report.add("RG023", f"berkas '{name}' tidak ditemukan; periksa nama dan foldernya", span)
        return self.new([path for path in found if self.allowed(path, span, chain)], span)

    def matching(self, folder: Path, parts: tuple[str, ...]) -> Iterator[Path]:
        """What a pattern stands for below a folder.

        Not `Path.glob`: no `**`, which walks a whole disk, and every name that is looked at is counted.
        """
        first, *rest = parts
        names = self.names(folder, first) if _is_pattern(first) else [first]
        for name in names:
            if rest:
                yield from self.matching(folder / name, tuple(rest))
            else:
                yield folder / name

    def names(self, folder: Path, pattern: str) -> list[str]:
        """The names in a folder that match a pattern."""
        if not folder.is_dir() or self.entries > MAX_ENTRIES:
            return []
        with os.scandir(folder) as found:
            names = [entry.name for entry in islice(found, MAX_ENTRIES + 1 - self.entries)]
        self.entries += len(names)
        return [name for name in names if fnmatch(name, pattern)]

    def new(self, paths: list[Path], span: Span) -> list[Path]:
        """The files that were not included before; the others are named once, not once for each of their codes."""
        again = [path for path in paths if resolved(path) in self.included]
        if again:
            first = self.included[resolved(again[0])]
            more = f" dan {len(again) - 1} berkas lain" if len(again) > 1 else ""
            message = f"'{self.name(again[0])}'{more} sudah disertakan di {first}; hapus salah satu 'sertakan'"
            self.report.add("RG026", message, span)
        repeated = set(again)
        fresh = [path for path in paths if path not in repeated]
        self.included.update({resolved(path): span for path in fresh})
        return fresh

    def room(self, span: Span, chain: tuple[Path, ...]) -> bool:
        """Whether one more file may be read; said once, for what follows would only say it again."""
        if (
            len(chain) <= MAX_DEPTH
            and max(len(self.files), self.asked - 1) < MAX_FILES
            and self.characters <= MAX_TOTAL_BYTES
            and self.entries <= MAX_ENTRIES
        ):
            return True
        if not self.full:
            self.report.add("RG022", "'sertakan' terlalu dalam atau terlalu banyak berkas; sederhanakan", span)
        self.full = True
        return False

    def allowed(self, path: Path, span: Span, chain: tuple[Path, ...]) -> bool:
        real = resolved(path)
        if not real.is_relative_to(self.root):
            self.report.add("RG021", f"'{path.name}' menunjuk ke luar folder rencana; salin berkasnya ke dalam", span)
            return False
        if real.suffix.lower() not in _SUFFIXES:
            self.report.add("RG024", f"'{path.name}' bukan berkas .yaml; ganti akhiran namanya", span)
            return False
        if real in [resolved(link) for link in chain]:
            self.report.add("RG025", f"'{path.name}' menyertakan dirinya sendiri; hapus 'sertakan' ini", span)
            return False
        return True


def _is_pattern(name: str) -> bool:
    return any(sign in name for sign in "*?[")


def read_source(plan: Path, report: Report) -> Source:
    """Read a plan file and all it includes; faults go to the report."""
    path = resolved(plan)
    reader = _Reader(path.parent, report)
    node = reader.file(path, ())
    return Source(path.parent, tuple(reader.files), node, reader.texts)
