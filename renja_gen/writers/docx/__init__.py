"""The DOCX writer: `write_docx` turns a document into the bytes of a Word file."""

from collections.abc import Iterator, Mapping
from tempfile import SpooledTemporaryFile

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

_IN_MEMORY = 16_000_000  # bytes of the body; a larger one waits on disk until it is packed


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
    with SpooledTemporaryFile(_IN_MEMORY) as body:
        for n, section in enumerate(document.sections):
            context = Context(package, anchors, pages, section.page, document.look)
            pieces = _pieces(section, context)
            last = begin_paragraph(next(pieces), anchors.begin_section(n))
            for piece in pieces:
                body.write(last.encode())
                last = piece
            properties = sections.properties(section, context)
            final = n == len(document.sections) - 1
            body.write((f"{last}{properties}" if final else close_section(last, properties)).encode())
        body.seek(0)
        return package.save(document, body)


def _pieces(section: Section, context: Context) -> Iterator[str]:
    """The blocks of a section; an empty section still needs a paragraph to be a page."""
    following = (*section.blocks[1:], None)
    for n, (block, after) in enumerate(zip(section.blocks, following, strict=False)):
        yield from block_xml(block, context, first=n == 0, keep=introduces(block, after))
    if not section.blocks:
        yield context.separator()


def _fit_contents(document: Document, package: Package) -> None:
    """Set the page numbers of the contents at the right margin of the page they stand on."""
    for section in document.sections:
        if any(isinstance(block, Contents) for block in section.blocks):
            package.styles.fit_contents(twips(section.page.text_width))
            return
