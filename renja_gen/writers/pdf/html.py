"""A document as one page of HTML in the syntax of XML, which WeasyPrint lays out."""

from datetime import UTC, datetime
from html import escape

from renja_gen.document.blocks import Anchored, Document, Paragraph, Section
from renja_gen.document.look import Look
from renja_gen.record import keywords
from renja_gen.templates import Templates
from renja_gen.writers.keeping import introduces
from renja_gen.writers.labels import printed_sections
from renja_gen.writers.pdf.blocks import block_html, paragraph_html
from renja_gen.writers.pdf.looks import look_css
from renja_gen.writers.pdf.pages import page_css, page_names

STYLESHEET = "pdf/print.css"


def document_html(document: Document, templates: Templates) -> str:
    """The whole document with its styles inside, so that it needs no other file but the fonts."""
    sections = printed_sections(document)
    numberings = _numberings(sections)
    body = "".join(
        _section(section, index, name, numberings, document.look)
        for index, (section, name) in enumerate(zip(sections, page_names(sections), strict=True))
    )
    return f"<!DOCTYPE html>\n{_html_tag(document)}{_head(document, templates)}<body>\n{body}</body></html>\n"


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
    styles = (look_css(document.look), *templates.layers(STYLESHEET), page_css(document))  # the later one wins
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
        paragraph_html(block, introduces=introduces(block, after))
        if isinstance(block, Paragraph)
        else block_html(block, section.page, numberings, look)
        for block, after in zip(section.blocks, following, strict=False)
    )
    return f'<section class="{name}" id="{section_anchor(index)}">\n{blocks}</section>\n'
