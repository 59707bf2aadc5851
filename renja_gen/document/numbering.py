"""The last pass over a document: tables and figures get their numbers, references their text, lists their entries."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from renja_gen.document.blocks import (
    Block,
    Contents,
    Entry,
    Figure,
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
_Labels = Mapping[str, Table | Figure]


def number_blocks(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with tables and figures numbered within their BAB, each in order of appearance ("2.1").

    Where there is no BAB they are numbered through ("1"). References become linked text; daftar isi, daftar tabel and
    daftar gambar are filled.
    """
    numbered = _numbered(sections)
    labels = {
        block.key: block for section in numbered for block in section.blocks if isinstance(block, Table | Figure)
    }
    contents = {
        "isi": _headings(numbered),
        "tabel": _captions(block for block in labels.values() if isinstance(block, Table)),
        "gambar": _captions(block for block in labels.values() if isinstance(block, Figure)),
    }
    return tuple(
        replace(section, blocks=tuple(_finished(block, labels, contents) for block in section.blocks))
        for section in numbered
    )


def _numbered(sections: Iterable[Section]) -> tuple[Section, ...]:
    bab = tables = figures = 0
    result = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == 1 and block.number:
                bab, tables, figures = bab + 1, 0, 0
            match block:
                case Table():
                    tables += 1
                    blocks.append(replace(block, number=_number(bab, tables)))
                case Figure():
                    figures += 1
                    blocks.append(replace(block, number=_number(bab, figures)))
                case _:
                    blocks.append(block)
        result.append(replace(section, blocks=tuple(blocks)))
    return tuple(result)


def _number(bab: int, count: int) -> str:
    return f"{bab}.{count}" if bab else str(count)


def _headings(sections: Iterable[Section]) -> tuple[Entry, ...]:
    return tuple(
        Entry(block.label, block.anchor, block.level)
        for section in sections
        for block in section.blocks
        if isinstance(block, Heading) and block.in_toc and block.level <= _DEEPEST_IN_CONTENTS
    )


def _captions(blocks: Iterable[Table | Figure]) -> tuple[Entry, ...]:
    return tuple(Entry(f"{block.label} {block.caption}", block.anchor) for block in blocks)


def _finished(block: Block, labels: _Labels, contents: dict[str, tuple[Entry, ...]]) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=_resolved(block.inlines, labels))
        case ItemList():
            return _finished_list(block, labels)
        case Contents():
            return replace(block, entries=contents[block.kind])
        case _:
            return block


def _finished_list(block: ItemList, labels: _Labels) -> ItemList:
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


def _resolved(inlines: Inlines, labels: _Labels) -> Inlines:
    """References as linked text; one to what the document does not have is left out."""
    return tuple(
        Run(labels[part.key].label, link=f"#{labels[part.key].anchor}") if isinstance(part, Ref) else part
        for part in inlines
        if isinstance(part, Run) or part.key in labels
    )
