"""Laying the document out with WeasyPrint, and writing the PDF.

WeasyPrint sees one HTML text and the font files, never the network or another file. It is imported when
the first document is laid out: it takes half a second, and needs Pango, which pip does not install.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout, suppress
from datetime import UTC
from io import StringIO
from types import FunctionType
from typing import Any
from warnings import catch_warnings, filterwarnings, simplefilter

from renja_gen.collector import without_collector
from renja_gen.document.blocks import Anchored, Document
from renja_gen.installing import PANGO, advice
from renja_gen.templates import Templates
from renja_gen.writers.engine import ATTACHMENT, PdfError, PdfSettings, PdfUnavailable, mime_type
from renja_gen.writers.labels import page_labels, printed_sections
from renja_gen.writers.pdf.blocks import anchor_id
from renja_gen.writers.pdf.borders import whole_lines
from renja_gen.writers.pdf.elements import ELEMENTS
from renja_gen.writers.pdf.html import document_html, section_anchor
from renja_gen.writers.pdf.known import inside_is_known
from renja_gen.writers.pdf.looks import FAMILY, font_urls
from renja_gen.writers.pdf.repeats import spared
from renja_gen.writers.pdf.tags import complete_tags

_EPOCH = "315532800"  # 1980-01-01
_ABOUT_MACHINE = "Using fontTools instead of HarfBuzz-Subset"  # slower, but nothing the document can mend


class WeasyLayout:
    """A document laid out on pages."""

    def __init__(self, document: Document, rendering: Any, messages: list[str], settings: PdfSettings) -> None:
        self._document, self._settings = document, settings
        self._rendering = rendering
        self._messages = messages
        self._family = document.look.family
        self._pdf: bytes | None = None
        sections = printed_sections(document)
        where = _first_pages(rendering)
        firsts = [where[section_anchor(index)] for index in range(len(sections))]
        self._labels = page_labels(sections, firsts, self.page_count)
        self.pages: dict[str, str] = {
            block.anchor: self._labels[where[anchor_id(block.anchor)]]
            for block in document.blocks()
            if isinstance(block, Anchored)
        }

    @property
    def page_count(self) -> int:
        """The number of pages, the cover included."""
        return len(self._rendering.pages)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What WeasyPrint complained about so far; writing may add to it."""
        return tuple(self._messages)

    def write(self) -> bytes:
        """The PDF; the same document gives the same bytes, on any day."""
        if self._pdf is None:  # WeasyPrint cannot write a rendering twice, its fonts are cut down by then
            quiet = (
                _collecting(self._messages),
                without_collector(),
                _fixed_clock(),
                _refusals(),
                whole_lines(),
                spared(),
            )
            with ExitStack() as stack:
                for each in (*quiet, catch_warnings()):
                    stack.enter_context(each)
                simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
                options = {"finisher": self._finish, "attachments": self._attachments(), **_variant(self._settings)}
                self._pdf = _with_room(lambda: self._rendering.write_pdf(**options))
            foreign = {font.family for font in self._rendering.fonts.values()} - {FAMILY}
            if foreign:
                names = ", ".join(sorted(foreign))
                self._messages.append(
                    f"Ada huruf yang tidak dimiliki {self._family}, sehingga dicetak dengan {names}."
                )
        return self._pdf

    def _attachments(self) -> list[Any]:
        """The files the PDF carries, with the date of the document."""
        from weasyprint import Attachment

        created = self._document.created
        moment = created.astimezone(UTC) if created and created.tzinfo else created
        return [
            Attachment(
                string=file.data,
                name=file.name,
                description=ATTACHMENT,
                created=moment,
                modified=moment,
                relationship="Source",
            )
            for file in self._settings.attached(self._document)
        ]

    def _finish(self, _rendering: Any, pdf: Any) -> None:
        """Let the viewer's page box show the printed numbers, and its title bar the title; complete the tags."""
        from pydyf import Array, Dictionary, String

        numbers = Array()
        for index, label in enumerate(self._labels):
            numbers.extend((index, Dictionary({"P": String(label)})))
        pdf.catalog["PageLabels"] = Dictionary({"Nums": numbers})
        pdf.catalog["ViewerPreferences"] = Dictionary({"DisplayDocTitle": "true"})
        files = [entry for entry in pdf.objects if getattr(entry, "extra", {}).get("Type") == "/EmbeddedFile"]
        for entry, file in zip(files, self._settings.attached(self._document), strict=True):
            entry.extra["Subtype"] = f"/{mime_type(file).replace('/', '#2f')}"
        if "StructTreeRoot" in pdf.catalog:
            labelled = (block for block in self._document.blocks() if isinstance(block, Anchored))
            complete_tags(pdf, {anchor_id(block.anchor): block.label for block in labelled})


def lay_out(document: Document, templates: Templates, settings: PdfSettings) -> WeasyLayout:
    """Lay a document out; `pages` then says where everything stands."""
    html = document_html(document, templates)
    weasyprint = _weasyprint()
    messages: list[str] = []
    with _collecting(messages), without_collector(), _refusals(), spared():
        page = _page_class(weasyprint)(html, _closed_fetcher(font_urls(document.look)))
        rendering = _with_room(lambda: page.render(**_variant(settings)))
    return WeasyLayout(document, rendering, messages, settings)


def _variant(settings: PdfSettings) -> dict[str, str]:
    """The standard as WeasyPrint names it."""
    return {} if settings.standard is None else {"pdf_variant": f"pdf/{settings.standard}"}


def prepare() -> None:
    """Import what takes long, so that it is there when a document comes."""
    _weasyprint()


def _called(function: Callable[[], Any]) -> Any:
    return function()


# Python keeps frames in chunks. Where the end of one falls into a loop of the layout, each of millions of calls
# asks the system for memory and gives it back, up to a tenth of the time. One large frame makes a large chunk.
_with_room = FunctionType(_called.__code__.replace(co_stacksize=100_000), globals())


def _first_pages(rendering: Any) -> dict[str, int]:
    """The page (from 0) on which each anchor stands, the first one for what goes over several."""
    where: dict[str, int] = {}
    for index, page in enumerate(rendering.pages):
        for anchor in page.anchors:
            where.setdefault(anchor, index)
    return where


def _weasyprint() -> Any:
    """Import WeasyPrint, without its own advice: a page on stdout, and a warning about the machine."""
    with redirect_stdout(StringIO()), catch_warnings():
        filterwarnings("ignore", "HarfBuzz-Subset", DeprecationWarning)
        with suppress(OSError), _libraries_by_name():
            import weasyprint
        try:
            import weasyprint
        except OSError as error:
            raise PdfUnavailable(
                f"PDF belum dapat dibuat karena pustaka Pango belum terpasang. Cara memasangnya: {advice(PANGO)}"
            ) from error
    return weasyprint


@contextmanager
def _libraries_by_name() -> Iterator[None]:
    """Let Linux open the libraries by their names alone.

    WeasyPrint asks for those of other systems first, and each of them has a compiler searched for: half of
    its import.
    """
    if sys.platform != "linux":
        yield
        return
    import ctypes.util

    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005 - named as there
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _page_class(weasyprint: Any) -> Callable[[str, Any], Any]:
    """What reads a page: `weasyprint.HTML`, made of XML and with our stylesheet of the elements if it can be."""
    if not inside_is_known():
        return lambda text, fetcher: weasyprint.HTML(string=text, url_fetcher=fetcher)
    from xml.etree.ElementTree import fromstring

    class Page(weasyprint.HTML):  # type: ignore[misc]
        def __init__(self, text: str, fetcher: Any) -> None:
            """Read XML, which takes a fiftieth of the time that HTML does."""
            self.base_url, self.url_fetcher, self.media_type = None, fetcher, "print"
            root = fromstring(text)  # noqa: S314 - ours
            self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, *_: Any, **__: Any) -> list[Any]:
            return [weasyprint.CSS(string=ELEMENTS)]

    return Page


def _closed_fetcher(allowed: frozenset[str]) -> Any:
    """A fetcher that gives the fonts and what the HTML itself holds, and ends the run at all else."""
    from weasyprint.urls import URLFetcher

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if not url.startswith("data:") and url not in allowed:
                raise ValueError(url)
            return super().fetch(url, headers)

    return ClosedFetcher(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)


@contextmanager
def _refusals() -> Iterator[None]:
    """A refused resource as an error of ours; WeasyPrint's own is no `Exception`."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as error:
        raise PdfError(
            f"Gaya cetak PDF meminta berkas di luar yang diizinkan ({error.__cause__}); hapus url() atau"
            " @import itu dari pdf/print.css."
        ) from error


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith(_ABOUT_MACHINE):
            self._messages.append(message)


@contextmanager
def _collecting(messages: list[str]) -> Iterator[None]:
    """Collect what WeasyPrint logs about the document."""
    handler = _Collector(messages)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


@contextmanager
def _fixed_clock() -> Iterator[None]:
    """The embedded fonts are saved by fontTools, which writes the time into them unless this says which."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _EPOCH
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
