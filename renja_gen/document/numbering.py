"""The last pass over a document: tables get their numbers, references their text, lists their entries."""

from collections.abc import Iterable
from dataclasses import replace

from renja_gen.document.blocks import (
    Block,
    Contents,
    Entry,
    Heading,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Ref,
    Run,
    Section,
    Table,
)

_DEEPEST_IN_CONTENTS = 2


def number_tables(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with tables numbered within their BAB in order of appearance ("2.1").

    References become linked text; daftar isi and daftar tabel are filled.
    """
    sections = tuple(sections)
    numbered = _numbered(sections)
    labels = {block.key: block for section in numbered for block in section.blocks if isinstance(block, Table)}
    contents = {"isi": _headings(numbered), "tabel": _tables(labels.values())}
    return tuple(
        replace(section, blocks=tuple(_finished(block, labels, contents) for block in section.blocks))
        for section in numbered
    )


def _numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    bab = count = 0
    result = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == 1 and block.number:
                bab, count = bab + 1, 0
            if isinstance(block, Table):
                count += 1
                blocks.append(replace(block, number=f"{bab}.{count}"))
            else:
                blocks.append(block)
        result.append(replace(section, blocks=tuple(blocks)))
    return tuple(result)


def _headings(sections: Iterable[Section]) -> tuple[Entry, ...]:
    return tuple(
        Entry(block.label, block.anchor, block.level)
        for section in sections
        for block in section.blocks
        if isinstance(block, Heading) and block.in_toc and block.level <= _DEEPEST_IN_CONTENTS
    )


def _tables(tables: Iterable[Table]) -> tuple[Entry, ...]:
    return tuple(Entry(f"{table.label} {table.caption}", table.anchor) for table in tables)


def _finished(block: Block, labels: dict[str, Table], contents: dict[str, tuple[Entry, ...]]) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=_resolved(block.inlines, labels))
        case ItemList():
            return _finished_list(block, labels)
        case Contents():
            return replace(block, entries=contents[block.kind])
        case _:
            return block


def _finished_list(block: ItemList, labels: dict[str, Table]) -> ItemList:
    return ItemList(
        tuple(
            ListItem(
                item.marker,
                _resolved(item.inlines, labels),
                tuple(_finished_list(child, labels) for child in item.children),
            )
            for item in block.items
        )
    )


def _resolved(inlines: Inlines, labels: dict[str, Table]) -> Inlines:
    """References as linked text; one to a table the document does not have is left out."""
    return tuple(
        Run(labels[part.key].label, link=f"#{labels[part.key].anchor}") if isinstance(part, Ref) else part
        for part in inlines
        if isinstance(part, Run) or part.key in labels
    )
