"""What every block needs to know while it is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from renja_gen.document.look import Look, Page
from renja_gen.document.metrics import Face
from renja_gen.writers.docx.anchors import Anchors
from renja_gen.writers.docx.markup import paragraph
from renja_gen.writers.docx.package import Package
from renja_gen.writers.docx.styles import Style, Styles


@dataclass(frozen=True, slots=True)
class Context:
    """The package, the anchors, the printed page labels, the page the block stands on, and the look."""

    package: Package
    anchors: Anchors
    pages: Mapping[str, str]
    page: Page
    look: Look

    @property
    def face(self) -> Face:
        """The widths of the letters."""
        return self.look.face

    @property
    def styles(self) -> Styles:
        """The styles of the document being written."""
        return self.package.styles

    def paragraph(self, style: Style, content: str, properties: str = "") -> str:
        """A paragraph of a style."""
        return paragraph(self.styles.id(style), content, properties)

    def separator(self, *, space: int = 0) -> str:
        """A paragraph one point high, for where Word insists on one; `space` points under it."""
        return self.paragraph(Style.SEPARATOR, "", f'<w:spacing w:after="{space * 20}"/>' if space else "")
