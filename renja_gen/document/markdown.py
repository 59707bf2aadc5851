"""Markdown prose to blocks. Only what a Renja needs: paragraphs, lists, emphasis, headings, references.

`[](#tabel-KEY)` is a reference to a table, `[](#gambar-KEY)` to a figure; a paragraph that holds nothing but
`[[tabel:KEY]]` or `[[gambar:KEY]]` is where it stands.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from renja_gen.angka import huruf
from renja_gen.document.blocks import Heading, Inlines, ItemList, ListItem, Paragraph, Ref, Run
from renja_gen.document.syntax import MARK, REFERENCE, Kind


@dataclass(frozen=True, slots=True)
class Place:
    """Where the prose wants a table or figure to stand."""

    kind: Kind
    key: str


# What has no place in a document, by the parser's name for it.
_UNUSED_BLOCKS = {"hr": "garis pemisah", "blockquote": "kutipan", "fence": "blok kode", "html_block": "HTML"}
_UNUSED_INLINES = {"link_open": "tautan", "image": "gambar", "code_inline": "kode", "html_inline": "HTML"}
_DEEPEST = 19  # level of the last item or quotation whose text could still be read
Prose = Paragraph | ItemList | Heading | Place


def plain_text(block: Prose) -> str:
    """The text of a paragraph, without its looks; "" of anything else."""
    inlines = block.inlines if isinstance(block, Paragraph) else ()
    return "".join(part.text for part in inlines if isinstance(part, Run))


def _parser() -> MarkdownIt:
    # images, code between marks and HTML are read only to be named; their text is printed as it stands
    return MarkdownIt("commonmark", {"html": True}).disable(["autolink", "code", "lheading", "reference"])


def to_blocks(text: str, anchor: str, unknown: Callable[[str, int], None]) -> list[Prose]:
    """The blocks of a Markdown text.

    `anchor` prefixes the anchors of its headings. `unknown(what, line)` is called for what has no place in
    the document (line counts from 1); its text is kept as a paragraph.
    """
    tokens = _parser().parse(text)
    for one, after in pairwise(tokens):
        if (
            one.level >= _DEEPEST
            and one.nesting > 0 > after.nesting
            and one.type in {"list_item_open", "blockquote_open"}
        ):
            unknown(
                "butir yang bertingkat terlalu dalam", one.map[0] + 1 if one.map else 1
            )  # the parser drops its text
    root = SyntaxTreeNode(tokens)
    return list(_Walk(anchor, unknown).blocks(root.children))


@dataclass(slots=True)
class _Walk:
    anchor: str
    unknown: Callable[[str, int], None]
    headings: int = 0

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Prose]:
        for node in nodes:
            match node.type:
                case "paragraph":
                    yield from self.paragraph(node)
                case "bullet_list" | "ordered_list":
                    yield self.list(node, 0)
                case "heading":
                    self.headings += 1
                    title = "".join(run.text for run in self.inlines(node) if isinstance(run, Run))
                    yield Heading(3, "", title, f"{self.anchor}-{self.headings}", in_toc=False)
                case _:
                    self.unknown(_UNUSED_BLOCKS.get(node.type, node.type), self.line(node))
                    if text := node.content.strip() if node.type in {"fence", "html_block"} else "":
                        yield Paragraph((Run(" ".join(text.split())),))
                    yield from self.blocks(child for child in node.children if child.type != "inline")

    def line(self, node: SyntaxTreeNode) -> int:
        return node.map[0] + 1 if node.map else 1

    def paragraph(self, node: SyntaxTreeNode) -> Iterator[Prose]:
        content = node.children[0].content.strip() if node.children else ""
        if mark := MARK.fullmatch(content):
            yield Place(cast("Kind", mark[1]), mark[2])
            return
        if content.startswith("|"):
            self.unknown("tabel Markdown", self.line(node))
        if inlines := self.inlines(node):
            yield Paragraph(inlines)

    def list(self, node: SyntaxTreeNode, depth: int) -> ItemList:
        first = int(str(node.attrs.get("start", 1)))
        items = []
        for position, item in enumerate(node.children):
            marker = _marker(first + position, depth) if node.type == "ordered_list" else ("•", "–")[depth % 2]
            items.append(self.item(item, marker, depth))
        return ItemList(tuple(items))

    def item(self, node: SyntaxTreeNode, marker: str, depth: int) -> ListItem:
        inlines: list[Run | Ref] = []
        children = []
        for child in node.children:
            if child.type in {"bullet_list", "ordered_list"}:
                children.append(self.list(child, depth + 1))
            else:
                more = self.inlines(child)
                inlines += [*([Run(" ")] if inlines and more else []), *more]
        return ListItem(marker, tuple(inlines), tuple(children))

    def inlines(self, node: SyntaxTreeNode) -> Inlines:
        parts = (child.token.children or [] for child in node.children if child.token)
        tokens: list[Token] = [token for part in parts for token in part]
        line = self.line(node)
        for name in dict.fromkeys((_UNUSED_INLINES[t.type], line + n) for t, n in _numbered(tokens)):
            self.unknown(*name)
        return tuple(_merge(_inline_runs(tokens)))


def _numbered(tokens: Iterable[Token]) -> Iterator[tuple[Token, int]]:
    """The tokens that have no place in a document, with the number of line breaks before them."""
    breaks = 0
    for token in tokens:
        breaks += token.type in {"softbreak", "hardbreak"}
        if token.type in _UNUSED_INLINES and not _is_reference(token):
            yield token, breaks


def _marker(number: int, depth: int) -> str:
    """1. then a. then 1) then a): how official prose numbers nested lists."""
    text = str(number) if depth % 2 == 0 else huruf(number).lower()
    return f"{text}." if depth < 2 else f"{text})"  # noqa: PLR2004


def _inline_runs(tokens: Iterable[Token]) -> Iterator[Run | Ref]:
    look: dict[str, Any] = {"bold": False, "italic": False}
    for token in tokens:
        match token.type:
            case "text" | "code_inline" | "html_inline" | "image":  # of an image its alternative text
                yield Run(token.content, **look)
            case "softbreak" | "hardbreak":
                yield Run(" ", **look)
            case "strong_open" | "strong_close":
                look["bold"] = token.type == "strong_open"
            case "em_open" | "em_close":
                look["italic"] = token.type == "em_open"
            case "link_open" if _is_reference(token):
                yield Ref(REFERENCE.sub("", str(token.attrs["href"]), count=1))


def _is_reference(token: Token) -> bool:
    return REFERENCE.match(str(token.attrs.get("href", ""))) is not None


def _merge(runs: Iterable[Run | Ref]) -> Iterator[Run | Ref]:
    """Neighbouring runs of one look as one."""
    for look, group in groupby(runs, lambda run: (run.bold, run.italic) if isinstance(run, Run) else None):
        if look is None:
            yield from group
        elif text := "".join(run.text for run in group if isinstance(run, Run)):
            yield Run(text, *look)
