"""Blocks to paragraphs."""

from collections.abc import Iterator
from typing import assert_never

from renja_gen.document.blocks import (
    Block,
    Contents,
    Cover,
    Figure,
    Heading,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Ref,
    Run,
    Signature,
    Table,
)
from renja_gen.document.look import Indent
from renja_gen.writers.docx.contents import contents_xml
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.cover import cover_xml, signature_xml
from renja_gen.writers.docx.figure import figure_xml
from renja_gen.writers.docx.markup import BREAK, JUSTIFICATION, KEEP_NEXT, NOTHING_ABOVE, TAB, run, twips
from renja_gen.writers.docx.styles import Style
from renja_gen.writers.docx.table import table_xml

_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_HIDDEN_HEADINGS = (Style.HIDDEN_HEADING_1, Style.HIDDEN_HEADING_2, Style.HIDDEN_HEADING_3)
_LISTS = (Style.LIST_1, Style.LIST_2, Style.LIST_3)
_NO_INDENT = '<w:ind w:left="0" w:firstLine="0"/>'


def block_xml(block: Block, context: Context, *, first: bool, keep: bool) -> Iterator[str]:
    """A block as WordprocessingML, in pieces of which the last ends with a paragraph.

    `first` is whether it begins its section, `keep` whether the next follows it.
    """
    if isinstance(block, Table):
        yield from table_xml(block, context, first=first)
    else:
        yield _whole(block, context, first=first, keep=keep)


def _whole(  # noqa: PLR0911 - one return for each kind of block
    block: Heading | Paragraph | ItemList | Figure | Contents | Signature | Cover,
    context: Context,
    *,
    first: bool,
    keep: bool,
) -> str:
    match block:
        case Heading():
            return _heading(block, context, first=first)
        case Paragraph():
            return _paragraph(block, context, keep=keep)
        case ItemList():
            return _list(block, context, 0)
        case Figure():
            return figure_xml(block, context)
        case Contents():
            return contents_xml(block, context)
        case Signature():
            return signature_xml(block, context)
        case Cover():
            return cover_xml(block, context)
        case _:
            assert_never(block)


def _heading(heading: Heading, context: Context, *, first: bool) -> str:
    """A heading; a BAB prints its number above its title, a section break already starts its page."""
    number, title = run(heading.number), heading.title
    properties = ""
    if heading.level == 1:
        content = f"{number}{BREAK if number else ''}{run(title.upper())}"
        properties = '<w:pageBreakBefore w:val="0"/>' if first else ""
    else:
        content = f"{number}{TAB if number else ''}{run(title)}"
        properties = f"{NOTHING_ABOVE if first else ''}{'' if number else _NO_INDENT}"
    styles = _HEADINGS if heading.in_toc else _HIDDEN_HEADINGS
    style = styles[min(heading.level, len(styles)) - 1]
    return context.paragraph(style, context.anchors.place(heading.anchor, content), properties)


def _paragraph(block: Paragraph, context: Context, *, keep: bool) -> str:
    """Running text; the style says justified, so only other alignments are written."""
    align = "" if block.align == "justify" else f'<w:jc w:val="{JUSTIFICATION[block.align]}"/>'
    style = Style.BODY if block.indent else Style.BODY_PLAIN
    return context.paragraph(style, inlines_xml(block.inlines, context), f"{KEEP_NEXT if keep else ''}{align}")


def _list(block: ItemList, context: Context, depth: int) -> str:
    """A list; markers are text, so that every format prints the same ones."""
    return "".join(_item(item, context, depth) for item in block.items)


def _item(item: ListItem, context: Context, depth: int) -> str:
    style = _LISTS[min(depth, len(_LISTS) - 1)]
    deeper = depth >= len(_LISTS)
    indent = f'<w:ind w:left="{twips(context.look.indent(Indent.MARKER) * (depth + 1))}"/>' if deeper else ""
    content = f"{run(item.marker)}{TAB}{inlines_xml(item.inlines, context)}"
    children = "".join(_list(child, context, depth + 1) for child in item.children)
    return context.paragraph(style, content, f"{KEEP_NEXT if item.children else ''}{indent}") + children


def inlines_xml(inlines: Inlines, context: Context) -> str:
    """Runs, linked where they point to something in this document."""
    return "".join(_inline(inline, context) for inline in inlines)


def _inline(inline: Run | Ref, context: Context) -> str:
    if isinstance(inline, Ref):
        raise TypeError(f"rujukan ke {inline.key} belum bernomor")
    look = f"{'<w:b/><w:bCs/>' if inline.bold else ''}{'<w:i/><w:iCs/>' if inline.italic else ''}"
    target = context.anchors.link(inline.link) if inline.link else ""
    if not target:
        return run(inline.text, look)
    style = f'<w:rStyle w:val="{context.styles.id(Style.HYPERLINK)}"/>'
    return f'<w:hyperlink w:anchor="{target}" w:history="1">{run(inline.text, style + look)}</w:hyperlink>'
