"""Laying the document out with Typst, and writing the PDF.

Typst sees one folder of ours, made for the run and holding nothing but the document, its theme and its logo,
and the fonts of the look. Layout and writing share one compiler, which remembers what it has laid out.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from weakref import finalize

from renja_gen.document.blocks import Cover, Document
from renja_gen.document.look import Look
from renja_gen.templates import Templates
from renja_gen.writers.engine import PdfSettings
from renja_gen.writers.labels import page_labels, printed_sections
from renja_gen.writers.typst.faults import TEMPLATE, fault, forbidden
from renja_gen.writers.typst.letters import Letters, letters
from renja_gen.writers.typst.looks import look_typ
from renja_gen.writers.typst.markup import LOGO, MAP, THEME, anchors, attachment_name, document_code
from renja_gen.writers.typst.tags import without_binding_cells

if TYPE_CHECKING:
    import typst

_MAIN, _LOOK, _SHIPPED, _FONTS = "isi.typ", "gaya.typ", "bawaan.typ", "huruf"
_ALLOWED_IMPORT = re.compile(rf'\bimport\s+"({_LOOK}|{_SHIPPED})"'.replace(".", r"\."))
_REACHING_OUT = re.compile(r"\b(import|include|eval|std|plugin)\b")


class TypstLayout:
    """A document laid out on pages."""

    def __init__(self, document: Document, source: "_Source", settings: PdfSettings) -> None:
        self._document, self._source, self._settings = document, source, settings
        firsts, self.page_count, where = source.page_map()
        labels = page_labels(printed_sections(document), [page - 1 for page in firsts], self.page_count)
        names = dict.fromkeys(anchors(document))
        self.pages: dict[str, str] = {anchor: labels[page - 1] for anchor, page in zip(names, where, strict=True)}
        self._pdf: bytes | None = None
        self.warnings: tuple[str, ...] = source.warnings

    def write(self) -> bytes:
        """The PDF; the same document gives the same bytes, on any day."""
        if self._pdf is None:
            standards = ["ua-1", self._settings.standard] if self._settings.archival else ["ua-1"]
            self._pdf = without_binding_cells(self._source.pdf(self._document.created, standards))
        return self._pdf


def lay_out(document: Document, templates: Templates, settings: PdfSettings) -> TypstLayout:
    """Lay a document out; `pages` then says where everything stands."""
    known = letters(document.look)
    return TypstLayout(document, _Source(document, templates, known, settings), settings)


class _Source:
    """The folder that Typst sees, and its compiler."""

    def __init__(self, document: Document, templates: Templates, known: Letters, settings: PdfSettings) -> None:
        import typst

        self.templates = templates
        root = Path(mkdtemp(prefix="renja-gen-"))
        finalize(self, rmtree, root, ignore_errors=True)  # it is needed until the PDF is written
        fonts, families = _fonts(document.look, root / _FONTS)
        for name, data in _files(document, templates, known, families, settings).items():
            (root / name).write_bytes(data)
        self.warnings = tuple(known.warning(families[0]))
        self.compiler = typst.Compiler(str(root / _MAIN), root=str(root), font_paths=fonts)

    def page_map(self) -> tuple[list[int], int, list[int]]:
        """The first pages of the sections, the number of pages, and the pages of the anchors."""
        try:
            found = self.compiler.query(f"label({json.dumps(MAP)})", field="value", one=True)
        except RuntimeError:
            self.pdf(None, [])  # which says better what is wrong
            raise
        firsts, count, where = json.loads(found)
        return firsts, count, where

    def pdf(self, created: datetime | None, standards: list[Any]) -> bytes:
        """The PDF; `created` is the moment written into it."""
        import typst

        moment = None if created is None else created if created.tzinfo else created.replace(tzinfo=UTC)
        try:
            data = self.compiler.compile(format="pdf", pdf_standards=standards, timestamp=moment)
        except typst.TypstError as error:
            raise fault(error, self.templates) from error
        assert isinstance(data, bytes)
        return data


def _files(
    document: Document, templates: Templates, known: Letters, families: list[str], settings: PdfSettings
) -> Mapping[str, bytes]:
    """What stands in the folder, by name."""
    attached = settings.attached(document)
    files = {
        _MAIN: document_code(document, known, families[0], attached),
        THEME: _theme(templates),
        _SHIPPED: Templates().text(TEMPLATE),
        _LOOK: look_typ(document.look, families),
    }
    logo = next((block.logo for block in document.blocks() if isinstance(block, Cover) and block.logo), None)
    return {
        **{name: text.encode() for name, text in files.items()},
        **{attachment_name(index): file.data for index, file in enumerate(attached)},
        **({LOGO: logo} if logo else {}),
    }


def prepare() -> None:
    """Import what takes long, so that it is there when a document comes."""
    import typst  # noqa: F401


def _theme(templates: Templates) -> str:
    """The theme; one of the agency's own must not reach for packages on the network, nor build such code."""
    text = templates.text(TEMPLATE)
    found = _REACHING_OUT.search(_ALLOWED_IMPORT.sub(lambda own: " " * len(own[0]), text))
    if found:
        raise forbidden(text, found.start(), found[0], f'"{_SHIPPED}" dan "{_LOOK}"', templates)
    return text


def _fonts(look: Look, folder: Path) -> "tuple[typst.Fonts, list[str]]":
    """The fonts of the look and no others, and the names of their families; Typst takes whole folders only."""
    import typst

    folder.mkdir()
    for index, file in enumerate(look.font_files):
        copyfile(file.path, folder / f"{index}{file.path.suffix}")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return fonts, list(dict.fromkeys(font.family for font in fonts.fonts()))
