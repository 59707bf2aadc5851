"""The DOCX writer: `write_docx` turns a document into the bytes of a Word file."""

from collections.abc import Mapping

from renja_gen.document.blocks import Contents, Document, Section
from renja_gen.templates import Templates
from renja_gen.writers.docx.anchors import Anchors
from renja_gen.writers.docx.body import block_xml
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.markup import begin_paragraph, close_section, twips
from renja_gen.writers.docx.package import Package
from renja_gen.writers.docx.reference import REFERENCE
from renja_gen.writers.docx.sections import Sections
from renja_gen.writers.docx.styles import ReferenceDocumentError
from renja_gen.writers.keeping import introduces

__all__ = ["ReferenceDocumentError", "write_docx"]


def write_docx(document: Document, pages: Mapping[str, str], templates: Templates) -> bytes:
    """Write a document in the look of `docx/acuan.docx`; the same input gives the same bytes.

    `pages` are the printed page labels of headings and tables by anchor; one that is missing leaves its
    place in daftar isi empty until Word fills it. Raises ReferenceDocumentError for an unusable acuan.docx.
    """
    package = Package(templates.path(REFERENCE))
    package.restyle(document.look)
    package.styles.set_language(document.language)
    _fit_contents(document, package)
    anchors = Anchors(document)
    sections = Sections(document, package)
    body: list[str] = []
    for n, section in enumerate(document.sections):
        context = Context(package, anchors, pages, section.page, document.look)
        blocks = _blocks(section, context)
        blocks[0] = begin_paragraph(blocks[0], anchors.begin_section(n))
        properties = sections.properties(section, context)
        if n == len(document.sections) - 1:
            body += [*blocks, properties]
        else:
            body += [*blocks[:-1], close_section(blocks[-1], properties)]
    return package.save(document, "".join(body))


def _blocks(section: Section, context: Context) -> list[str]:
    """The blocks of a section; an empty section still needs a paragraph to be a page."""
    following = (*section.blocks[1:], None)
    blocks = [
        block_xml(block, context, first=n == 0, keep=introduces(block, after))
        for n, (block, after) in enumerate(zip(section.blocks, following, strict=False))
    ]
    return blocks or [context.separator()]


def _fit_contents(document: Document, package: Package) -> None:
    """Set the page numbers of the contents at the right margin of the page they stand on."""
    for section in document.sections:
        if any(isinstance(block, Contents) for block in section.blocks):
            package.styles.fit_contents(twips(section.page.text_width))
            return
