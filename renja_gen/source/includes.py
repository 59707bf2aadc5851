"""`sertakan`: a plan split over several files, none of them outside the plan's folder.

A mapping whose only key is `sertakan` stands for the content of the file it names. With a pattern
(`program/*.yaml`) or several names it stands for a list: the files in order of their names, lists joined,
other contents as one item each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from renja_gen.diagnostics import Report, Span
from renja_gen.source.nodes import Mapping, Node, Scalar, Sequence
from renja_gen.source.reader import EMPTY, parse
from renja_gen.source.text import read_text

KEY = "sertakan"
EMPTY_PART = "berkas sertaan kosong; isi atau hapus"
MAX_DEPTH = 8
MAX_FILES = 500
MAX_TOTAL_BYTES = 20_000_000
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
    included: dict[Path, Span] = field(default_factory=dict)  # where each file was included

    def name(self, path: Path) -> str:
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.name

    def file(self, path: Path, chain: tuple[Path, ...]) -> Node | None:
        """The node of a file with its own includes resolved; `chain` are the files that led here."""
        self.files.append(path)
        text = read_text(path, self.name(path), self.report)
        if text is not None:
            self.texts[self.name(path)] = text
            self.characters += len(text)
        empty = EMPTY_PART if chain else EMPTY
        node = None if text is None else parse(text, self.name(path), self.report, empty)
        return None if node is None else self.resolve(node, (*chain, path))

    def resolve(self, node: Node, chain: tuple[Path, ...]) -> Node:
        """The node with every `sertakan` below it replaced."""
        match node:
            case Mapping(items={"sertakan": wanted}) if len(node.items) == 1:
                return self.include(wanted, node.span, chain)
            case Mapping():
                items = {key: self.resolve(value, chain) for key, value in node.items.items()}
                return Mapping(items, node.span, node.keys)
            case Sequence():
                return Sequence(tuple(self.spliced(node.items, chain)), node.span)
            case _:
                return node

    def spliced(self, items: tuple[Node, ...], chain: tuple[Path, ...]) -> Iterator[Node]:
        """The items of a list; an included list is joined into it."""
        for item in items:
            found = self.resolve(item, chain)
            included = isinstance(item, Mapping) and KEY in item.items
            if included and isinstance(found, Sequence):
                yield from found.items
            elif not (isinstance(found, Scalar) and found.unread):
                yield found

    def include(self, wanted: Node, span: Span, chain: tuple[Path, ...]) -> Node:
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
                node = self.file(path, chain) if self.room(name.span, chain) else None
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
        if not self.room(span, chain):
            return []
        folder = chain[-1].parent
        try:
            paths = sorted(folder.glob(str(wanted))) if _is_pattern(name) else [folder / wanted]
            found = [path for path in paths if path.is_file()]
        except (OSError, ValueError):  # a name too long, a pattern such as a**
            found = []
        if not found:
            self.report.add("RG023", f"berkas '{name}' tidak ditemukan; periksa nama dan foldernya", span)
        return self.new([path for path in found if self.allowed(path, span, chain)], span)

    def new(self, paths: list[Path], span: Span) -> list[Path]:
        """The files that were not included before; the others are named once, not once for each of their codes."""
        again = [path for path in paths if path.resolve() in self.included]
        if again:
            first = self.included[again[0].resolve()]
            more = f" dan {len(again) - 1} berkas lain" if len(again) > 1 else ""
            message = f"'{self.name(again[0])}'{more} sudah disertakan di {first}; hapus salah satu 'sertakan'"
            self.report.add("RG026", message, span)
        fresh = [path for path in paths if path not in again]
        self.included.update({path.resolve(): span for path in fresh})
        return fresh

    def room(self, span: Span, chain: tuple[Path, ...]) -> bool:
        """Whether one more file may be read."""
        if len(chain) <= MAX_DEPTH and len(self.files) < MAX_FILES and self.characters <= MAX_TOTAL_BYTES:
            return True
        self.report.add("RG022", "'sertakan' terlalu dalam atau terlalu banyak berkas; sederhanakan", span)
        return False

    def allowed(self, path: Path, span: Span, chain: tuple[Path, ...]) -> bool:
        real = path.resolve()
        if not real.is_relative_to(self.root):
            self.report.add("RG021", f"'{path.name}' menunjuk ke luar folder rencana; salin berkasnya ke dalam", span)
            return False
        if real.suffix.lower() not in _SUFFIXES:
            self.report.add("RG024", f"'{path.name}' bukan berkas .yaml; ganti akhiran namanya", span)
            return False
        if real in [link.resolve() for link in chain]:
            self.report.add("RG025", f"'{path.name}' menyertakan dirinya sendiri; hapus 'sertakan' ini", span)
            return False
        return True


def _is_pattern(name: str) -> bool:
    return any(sign in name for sign in "*?[")


def read_source(plan: Path, report: Report) -> Source:
    """Read a plan file and all it includes; faults go to the report."""
    path = plan.resolve()
    reader = _Reader(path.parent, report)
    node = reader.file(path, ())
    return Source(path.parent, tuple(reader.files), node, reader.texts)
