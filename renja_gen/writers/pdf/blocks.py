"""Each kind of block as HTML in the syntax of XML; everything from the plan is escaped."""

from base64 import b64encode
from html import escape
from typing import assert_never
from urllib.parse import quote

from renja_gen.document.blocks import (
    LOGO_ALT,
    Block,
    Contents,
    Cover,
    Entry,
    Figure,
    Heading,
    Inlines,
    ItemList,
    Paragraph,
    Ref,
    Run,
    Signature,
    Table,
)
from renja_gen.document.look import Look, Page
from renja_gen.writers.chart_svg import chart_svg
from renja_gen.writers.listing import listed, room_on
from renja_gen.writers.pdf.looks import FAMILY
from renja_gen.writers.pdf.table import table_html
from renja_gen.writers.pdf.text import text_html

_PNG = b"\x89PNG"


def anchor_id(anchor: str) -> str:
    """The anchor of a block as an id; WeasyPrint loses one with a quotation mark in it."""
    return quote(anchor, safe="")


def block_html(  # noqa: PLR0911 - one return for each kind of block
    block: Block, page: Page, numberings: dict[str, str], look: Look
) -> str:
    """A block on a page; `numberings` are the classes of daftar isi entries by anchor."""
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return paragraph_html(block)
        case ItemList():
            return _list(block)
        case Table():
            return table_html(block, page, look.face, anchor_id(block.anchor))
        case Figure():
            return _figure(block, page, look)
        case Contents():
            return _contents(block, page, numberings, look)
        case Signature():
            return _signature(block)
        case Cover():
            return _cover(block, page)
        case _:
            assert_never(block)


def _heading(heading: Heading) -> str:
    number, title = escape(heading.number, quote=False), text_html(heading.title)
    identity = f'id="{anchor_id(heading.anchor)}" data-label="{escape(heading.label)}"'
    if heading.level == 1:
        return f"<h1 {identity}>{number}{'<br/>' if number else ''}{title}</h1>\n"
    tag = f"h{heading.level}"
    if not number:
        return f"<{tag} {identity}>{title}</{tag}>\n"
    return f'<{tag} class="bernomor" {identity}><span class="bilangan">{number}</span>{title}</{tag}>\n'


def paragraph_html(paragraph: Paragraph, *, introduces: bool = False) -> str:
    """A paragraph; one that introduces the block after it stays on its page."""
    classes = [] if paragraph.align == "justify" else [f"rata-{paragraph.align}"]
    if not paragraph.indent:
        classes.append("tanpa-inden")
    if introduces:
        classes.append("pengantar")
    attribute = f' class="{" ".join(classes)}"' if classes else ""
    return f"<p{attribute}>{_inlines(paragraph.inlines)}</p>\n"


def _inlines(inlines: Inlines) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Run | Ref) -> str:
    match inline:
        case Run(text, bold, italic, link):
            html = text_html(text)
            if bold:
                html = f"<b>{html}</b>"
            if italic:
                html = f"<i>{html}</i>"
            return f'<a href="{_href(link.removeprefix("#"))}">{html}</a>' if link else html
        case Ref(key):
            raise ValueError(f"reference to {key!r} was not resolved")
        case _:
            assert_never(inline)


def _href(anchor: str) -> str:
    return "#" + quote(anchor_id(anchor))


def _list(items: ItemList) -> str:
    return (
        '<ul class="daftar">'
        + "".join(
            f'<li><span class="penanda">{escape(item.marker, quote=False)}</span>{_inlines(item.inlines)}'
            + "".join(_list(child) for child in item.children)
            + "</li>\n"
            for item in items.items
        )
        + "</ul>\n"
    )


def _figure(figure: Figure, page: Page, look: Look) -> str:
    """The picture over its caption; drawn with real text, which the alternative text stands for when read aloud."""
    picture = b64encode(chart_svg(figure.chart, page.text_width, look, FAMILY).encode()).decode()
    notes = "".join(f'<p class="catatan">{escape(note, quote=False)}</p>\n' for note in figure.notes)
    return (
        f'<div class="gambar"><img alt="{escape(figure.alt)}" src="data:image/svg+xml;base64,{picture}"/>\n'
        f'<p class="judul-gambar" id="{anchor_id(figure.anchor)}">'
        f"{escape(figure.label, quote=False)}<br/>{escape(figure.caption, quote=False)}</p>\n{notes}</div>\n"
    )


def _contents(contents: Contents, page: Page, numberings: dict[str, str], look: Look) -> str:
    entries = "".join(_entry(entry, contents.kind, page, numberings, look) for entry in contents.entries)
    return f'<div class="daftar-{contents.kind}">\n{entries}</div>\n'


def _entry(entry: Entry, kind: str, page: Page, numberings: dict[str, str], look: Look) -> str:
    """A line of daftar isi or daftar tabel; its link is one empty box over it."""
    number, title = listed(entry, kind, room_on(page, entry, kind, look), look.face)
    box = f'<span class="bilangan">{escape(number, quote=False)}</span>' if number else ""
    href = _href(entry.anchor)
    return (
        f'<p class="entri tingkat-{entry.level} {"" if number else "tanpa-bilangan "}'
        f'{numberings.get(entry.anchor, "tanpa-nomor")}">{box}{_broken(tuple(title.splitlines()))}'
        f'<span class="titik" data-ke="{href}"></span><a href="{href}"></a></p>\n'
    )


def _signature(signature: Signature) -> str:
    above = (signature.place_date, *signature.office)
    nip = (f"NIP. {signature.nip}",) if signature.nip else ()
    below = tuple(filter(None, (signature.rank, *nip)))
    return (
        f'<div class="tanda-tangan"><p>{_broken(above)}</p>'
        f'<p class="nama">{escape(signature.name, quote=False)}</p><p>{_broken(below)}</p></div>\n'
    )


def _cover(cover: Cover, page: Page) -> str:
    height = page.height - page.top - page.bottom - 1  # a millimetre less, so that it never runs over
    return (
        f'<div class="sampul" style="height:{height:g}mm"><div class="atas"></div>{_logo(cover.logo)}'
        f'<p class="judul">{_broken(cover.title)}</p><p class="anak-judul">{_broken(cover.subtitle)}</p>'
        f'<div class="bawah"></div><p class="kaki">{_broken(cover.foot)}</p></div>\n'
    )


def _logo(logo: bytes | None) -> str:
    if logo is None:
        return ""
    kind = "png" if logo.startswith(_PNG) else "jpeg"
    return f'<img class="logo" alt="{LOGO_ALT}" src="data:image/{kind};base64,{b64encode(logo).decode()}"/>'


def _broken(lines: tuple[str, ...]) -> str:
    return "<br/>".join(escape(line, quote=False) for line in lines)
