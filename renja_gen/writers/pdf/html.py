"""Blocks to one page of HTML in the syntax of XML, which WeasyPrint lays out; everything from the plan is escaped."""

from base64 import b64encode
from datetime import UTC, datetime
from html import escape
from typing import assert_never
from urllib.parse import quote

from renja_gen.document.blocks import (
    LOGO_ALT,
    Anchored,
    Block,
    Contents,
    Cover,
    Document,
    Entry,
    Figure,
    Heading,
    Inlines,
    ItemList,
    Paragraph,
    Ref,
    Run,
    Section,
    Signature,
    Table,
)
from renja_gen.document.look import Look, Page
from renja_gen.record import keywords
from renja_gen.templates import Templates
from renja_gen.writers.chart_svg import chart_svg
from renja_gen.writers.keeping import introduces
from renja_gen.writers.labels import printed_sections
from renja_gen.writers.listing import listed, room_on
from renja_gen.writers.pdf.looks import FAMILY, look_css
from renja_gen.writers.pdf.pages import page_css, page_names
from renja_gen.writers.pdf.table import table_html
from renja_gen.writers.pdf.text import text_html

STYLESHEET = "pdf/print.css"

# mm: the left indent of an entry's title by level, and how far its number hangs to the left; see print.css
_PNG = b"\x89PNG"


def document_html(document: Document, templates: Templates) -> str:
    """The whole document with its styles inside, so that it needs no other file but the fonts."""
    sections = printed_sections(document)
    numberings = _numberings(sections)
    body = "".join(
        _section(section, index, name, numberings, document.look)
        for index, (section, name) in enumerate(zip(sections, page_names(sections), strict=True))
    )
    return f"<!DOCTYPE html>\n{_html_tag(document)}{_head(document, templates)}<body>\n{body}</body></html>\n"


def anchor_id(anchor: str) -> str:
    """The anchor of a block as an id; WeasyPrint loses one with a quotation mark in it."""
    return quote(anchor, safe="")


def section_anchor(index: int) -> str:
    """The anchor at the start of a section; the colons keep it apart from those of the blocks."""
    return f"::{index}"


def _html_tag(document: Document) -> str:
    return f'<html lang="{escape(document.language.partition("-")[0])}">\n'


def _head(document: Document, templates: Templates) -> str:
    meta = {"author": document.author, "description": document.subject, "generator": "renja-gen"}
    if document.origin is not None:
        meta["keywords"] = ", ".join(keywords(document.origin))
    if document.created is not None:
        meta["dcterms.created"] = meta["dcterms.modified"] = _w3c_date(document.created)
    styles = (look_css(document.look), templates.text(STYLESHEET), page_css(document))  # the later one wins
    return (
        f'<head><meta charset="utf-8"/><title>{escape(document.title)}</title>\n'
        + "".join(f'<meta name="{name}" content="{escape(content)}"/>\n' for name, content in meta.items())
        + "".join(f"<style>\n{_css(style)}</style>\n" for style in styles)
        + "</head>\n"
    )


def _css(style: str) -> str:
    """A stylesheet as XML; `>` stays, for those who read it as HTML."""
    return style.replace("&", "&amp;").replace("<", "&lt;")


def _w3c_date(moment: datetime) -> str:
    """A moment as PDF metadata wants it; one without a time zone counts as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _numberings(sections: tuple[Section, ...]) -> dict[str, str]:
    """The class of daftar isi entries by anchor: how the page they lead to prints its number."""
    return {
        block.anchor: section.numbering or "tanpa-nomor"
        for section in sections
        for block in section.blocks
        if isinstance(block, Anchored)
    }


def _section(section: Section, index: int, name: str, numberings: dict[str, str], look: Look) -> str:
    following = (*section.blocks[1:], None)
    blocks = "".join(
        _paragraph(block, introduces=introduces(block, after))
        if isinstance(block, Paragraph)
        else _block(block, section.page, numberings, look)
        for block, after in zip(section.blocks, following, strict=False)
    )
    return f'<section class="{name}" id="{section_anchor(index)}">\n{blocks}</section>\n'


def _block(  # noqa: PLR0911 - one return for each kind of block
    block: Block, page: Page, numberings: dict[str, str], look: Look
) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _paragraph(block)
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


def _paragraph(paragraph: Paragraph, *, introduces: bool = False) -> str:
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
