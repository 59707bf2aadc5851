"""Bookmarks: one per heading, table and figure for the contents, one more for each that prose points to.

Names are made here because Word allows neither hyphens nor more than 40 characters. Contents point to
`_Toc` names, which Word renews when the reader updates the contents; links in prose therefore have names of
their own, which it leaves alone. Another one marks the start of each section, from which page numbers count.
"""

from collections.abc import Iterator, Mapping

from renja_gen.document.blocks import Anchored, Block, Document, ItemList, Paragraph, Run


def section_bookmark(index: int) -> str:
    """The bookmark at the start of a section, the first being 0."""
    return f"_Sec{index + 1:09}"


class Anchors:
    """The bookmark names of a document's anchors, and their running ids."""

    def __init__(self, document: Document) -> None:
        anchors = dict.fromkeys(b.anchor for b in document.blocks() if isinstance(b, Anchored))
        self._contents = {anchor: f"_Toc{n:09}" for n, anchor in enumerate(anchors, start=1)}
        wanted = {run.link.removeprefix("#") for block in document.blocks() for run in _linked(block)}
        self._links = {anchor: f"_Ref{n:09}" for n, anchor in enumerate(anchors, start=1) if anchor in wanted}
        self._placed: set[str] = set()
        self._count = 0

    @property
    def bookmarks(self) -> Mapping[str, str]:
        """The bookmark of every anchor."""
        return self._contents

    def contents(self, anchor: str) -> str:
        """The bookmark that lists of contents point to, or "" for an anchor nobody set."""
        return self._contents.get(anchor, "")

    def link(self, target: str) -> str:
        """The bookmark a link in prose (`#anchor`) points to, or "" for an anchor nobody set."""
        return self._links.get(target.removeprefix("#"), "")

    def place(self, anchor: str, content: str) -> str:
        """Enclose the runs of a heading or caption in its bookmarks."""
        if anchor in self._placed:
            return content
        self._placed.add(anchor)
        for name in (self._contents[anchor], self._links.get(anchor, "")):
            if name:
                content = self._enclose(name, content)
        return content

    def begin_section(self, index: int) -> str:
        """The bookmark that marks the start of a section."""
        return self._enclose(section_bookmark(index))

    def _enclose(self, name: str, content: str = "") -> str:
        self._count += 1
        return (
            f'<w:bookmarkStart w:id="{self._count}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{self._count}"/>'
        )


def _linked(block: Block) -> Iterator[Run]:
    """The runs of prose that carry a link."""
    if isinstance(block, Paragraph):
        yield from (run for run in block.inlines if isinstance(run, Run) and run.link)
    elif isinstance(block, ItemList):
        for item in block.items:
            yield from _linked(Paragraph(item.inlines))
            for child in item.children:
                yield from _linked(child)
