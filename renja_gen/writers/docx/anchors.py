"""Bookmarks: one per heading, table and figure for the contents, one more for each that prose points to.

Names are made here because Word allows neither hyphens nor more than 40 characters. Contents point to
`_Toc` names, which Word renews when the reader updates the contents; links in prose therefore have names of
their own, which it leaves alone.
"""

from collections.abc import Iterator

from renja_gen.document.blocks import Anchored, Block, Document, ItemList, Paragraph, Run


class Anchors:
    """The bookmark names of a document's anchors, and their running ids."""

    def __init__(self, document: Document) -> None:
        anchors = dict.fromkeys(b.anchor for b in document.blocks() if isinstance(b, Anchored))
        self._contents = {anchor: f"_Toc{n:09}" for n, anchor in enumerate(anchors, start=1)}
        wanted = {run.link.removeprefix("#") for block in document.blocks() for run in _linked(block)}
        self._links = {anchor: f"_Ref{n:09}" for n, anchor in enumerate(anchors, start=1) if anchor in wanted}
        self._placed: set[str] = set()
        self._count = 0

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
                self._count += 1
                content = (
                    f'<w:bookmarkStart w:id="{self._count}" w:name="{name}"/>{content}'
                    f'<w:bookmarkEnd w:id="{self._count}"/>'
                )
        return content


def _linked(block: Block) -> Iterator[Run]:
    """The runs of prose that carry a link."""
    if isinstance(block, Paragraph):
        yield from (run for run in block.inlines if isinstance(run, Run) and run.link)
    elif isinstance(block, ItemList):
        for item in block.items:
            yield from _linked(Paragraph(item.inlines))
            for child in item.children:
                yield from _linked(child)
