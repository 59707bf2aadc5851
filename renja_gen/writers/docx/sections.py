"""Sections: paper, margins, page numbers, and the running header and footer fitted to each page width."""

from renja_gen.document.blocks import Document, Section
from renja_gen.document.look import Page
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.markup import TAB, field, run, twips
from renja_gen.writers.docx.package import Package
from renja_gen.writers.docx.reference import Story
from renja_gen.writers.docx.styles import Style

_FORMATS = {"roman": "lowerRoman", "arabic": "decimal"}


class Sections:
    """Makes section properties; sections of one page width share their header and footer parts."""

    def __init__(self, document: Document, package: Package) -> None:
        self._document = document
        self._package = package
        self._references: dict[int | None, str] = {}

    def properties(self, section: Section, context: Context) -> str:
        """`w:sectPr`, in schema order."""
        page = section.page
        cover = section.numbering is None
        orient = ' w:orient="landscape"' if page.landscape else ""
        margins = " ".join(
            f'w:{side}="{twips(mm)}"'
            for side, mm in (
                *(("top", page.top), ("right", page.right), ("bottom", page.bottom), ("left", page.left)),
                ("header", self._distance("hdr", context.look.header_distance(page), cover=cover)),
                ("footer", self._distance("ftr", context.look.footer_distance(page), cover=cover)),
                ("gutter", 0.0),
            )
        )
        return (
            f'<w:sectPr>{self._stories(section, context)}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orient}/><w:pgMar {margins}/>'
            f"{_numbering(section)}</w:sectPr>"
        )

    def _distance(self, kind: Story, usual: float, *, cover: bool) -> float:
        """From the edge of the paper to the header or footer; a letterhead stands where it was put."""
        own = self._package.reference.distance(kind) if self._package.letterhead(kind, cover=cover) else None
        return usual if own is None else own

    def _stories(self, section: Section, context: Context) -> str:
        """References to header and footer; unnumbered sections have empty ones, lest they inherit."""
        key = None if section.numbering is None else twips(section.page.text_width)
        if key not in self._references:
            number = len(self._references) + 1
            empty = section.numbering is None
            header = context.separator() if empty else self._header(context)
            footer = context.separator() if empty else self._footer(section.page, context)
            stories: tuple[tuple[str, Story, str], ...] = (
                ("headerReference", "hdr", header),
                ("footerReference", "ftr", footer),
            )
            self._references[key] = "".join(
                f'<w:{name} w:type="default" r:id="{relation}"/>'
                for name, kind, content in stories
                for relation in (
                    self._package.letterhead(kind, cover=empty) or self._package.add_story(kind, number, content),
                )
            )
        return self._references[key]

    def _header(self, context: Context) -> str:
        """The running text over its thin line."""
        if not self._document.header:
            return context.separator()
        return context.paragraph(Style.HEADER, run(self._document.header))

    def _footer(self, page: Page, context: Context) -> str:
        """The running text at the left, the page number at the right margin of this page."""
        right = f'<w:tab w:val="right" w:pos="{twips(page.text_width)}"/>'
        old = "".join(f'<w:tab w:val="clear" w:pos="{pos}"/>' for pos in context.styles.tabs(Style.FOOTER))
        return context.paragraph(
            Style.FOOTER,
            f"{run(self._document.footer)}{TAB}{field('PAGE', run('1'))}",
            f"<w:tabs>{old}{right}</w:tabs>",
        )


def _numbering(section: Section) -> str:
    """`w:pgNumType`; without a start the count goes on."""
    if section.numbering is None:
        return ""
    start = ' w:start="1"' if section.restart else ""
    return f'<w:pgNumType w:fmt="{_FORMATS[section.numbering]}"{start}/>'
