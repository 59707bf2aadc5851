"""PDF engines: what they have in common, and which one lays a document out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from renja_gen.diagnostics import Span
from renja_gen.options import Engine, Standard

if TYPE_CHECKING:
    from renja_gen.document.blocks import Document, SourceFile
    from renja_gen.templates import Templates

_MODULES: dict[Engine, str] = {"weasyprint": "renja_gen.writers.pdf", "typst": "renja_gen.writers.typst"}


ATTACHMENT = "Berkas sumber dokumen ini"  # what a PDF says of each file it carries
_MIME_TYPES = {".yaml": "application/yaml", ".yml": "application/yaml", ".md": "text/markdown", ".png": "image/png"}
_WHOLE = Span("PDF")


class PdfError(Exception):
    """The PDF cannot be made; the message is a sentence for the user, `code` that of the finding.

    `span` is the place in a file of the agency's that is at fault, `hint` what the engine says of it.
    """

    code = "RG902"

    def __init__(self, message: str, span: Span = _WHOLE, hint: str = "") -> None:
        super().__init__(message)
        self.span, self.hint = span, hint


class PdfUnavailable(PdfError):  # noqa: N818
    """The engine does not start on this machine, because something it needs is missing."""


class PdfStoppedError(PdfError):
    """The process that makes the PDF has died."""

    code = "RG930"


class PdfLimitError(PdfError):
    """The PDF takes more time or memory than any document of its size should."""

    code = "RG931"


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """The engine, and the standard the PDF shall keep to; None is what the engine does by itself.

    `pages_only` is whether nothing but the page numbers is wanted.
    """

    engine: Engine = "weasyprint"
    standard: Standard | None = None
    pages_only: bool = False

    @property
    def archival(self) -> bool:
        """Whether the PDF shall be a PDF/A."""
        return self.standard is not None and self.standard.startswith("a-")

    def attached(self, document: "Document") -> "tuple[SourceFile, ...]":
        """The files the PDF carries: those it was made from, where the standard (PDF/A-3) has room for them."""
        if document.origin is None or self.standard is None or not self.standard.startswith("a-3"):
            return ()
        return document.origin.files


def mime_type(file: "SourceFile") -> str:
    """The type of a file that the PDF carries, never the machine's opinion of it."""
    return _MIME_TYPES.get(PurePosixPath(file.name).suffix.lower(), "application/octet-stream")


class Layout(Protocol):
    """A document laid out on pages, by whichever engine."""

    @property
    def pages(self) -> Mapping[str, str]:
        """The printed page labels of headings, tables and figures, by anchor."""

    @property
    def page_count(self) -> int:
        """The number of pages, the cover included."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the engine complained about so far; writing may add to it."""

    def write(self) -> bytes:
        """The PDF; the same document gives the same bytes, on any day."""


LayOut = Callable[["Document", "Templates", PdfSettings], Layout]


def lay_out(document: "Document", templates: "Templates", settings: PdfSettings) -> Layout:
    """Lay a document out; raises PdfError where that cannot be done."""
    if settings.archival and document.created is None:
        raise PdfError("PDF/A memerlukan tanggal dokumen; isi `tanggal` pada renja, atau pilih standar ua-1.")
    layout: Layout = import_module(_MODULES[settings.engine]).lay_out(document, templates, settings)
    return layout


def prepare(engine: Engine) -> None:
    """Import what an engine needs, for when a document comes."""
    import_module(_MODULES[engine]).prepare()
