"""Small documents for tests of the PDF engines, and their pages."""

from io import BytesIO

from pypdf import PdfReader

from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.document.blocks import (
    Block,
    Cell,
    Document,
    GridColumn,
    Heading,
    Row,
    RowKind,
    Section,
    Table,
)
from renja_gen.document.look import Page
from renja_gen.options import Engine
from renja_gen.templates import Templates
from renja_gen.writers.engine import Layout, PdfSettings, lay_out

MM = 72 / 25.4
TEGAK = Page(210, 297, top=25, right=25, bottom=25, left=30)
REBAH_A3 = Page(420, 297, top=20, right=15, bottom=18, left=15)


def small(*blocks: Block, page: Page = TEGAK) -> Document:
    return Document("Judul", "Penulis", "Perihal", "Kepala", "Kaki", (Section(page, blocks),), gaya_bawaan())


def table(
    *rows: Row, key: str = "uji", widths: tuple[float, ...] = (15, 40, 100), notes: tuple[str, ...] = ()
) -> Table:
    return Table(
        key=key,
        number="9.1",
        caption="Tabel Uji",
        columns=tuple(GridColumn(width) for width in widths),
        header=(tuple(Cell((f"Kolom{n}",)) for n in range(len(widths))),),
        rows=rows,
        notes=notes,
    )


def row(*texts: str, kind: RowKind = RowKind.BIASA) -> Row:
    return Row(tuple(Cell((text,)) for text in texts), kind)


def headings(document: Document) -> list[Heading]:
    return [block for block in document.blocks() if isinstance(block, Heading)]


def laid_out(document: Document, engine: Engine) -> Layout:
    return lay_out(document, Templates(), PdfSettings(engine))


def text_pages(document: Document, engine: Engine) -> list[str]:
    """The text of each page; the engine must have nothing to complain about."""
    layout = laid_out(document, engine)
    pages = [page.extract_text() for page in PdfReader(BytesIO(layout.write())).pages]
    assert layout.warnings == ()
    assert len(pages) == layout.page_count
    return pages


def page_sizes(reader: PdfReader) -> list[tuple[int, int]]:
    return [(round(page.mediabox.width / MM), round(page.mediabox.height / MM)) for page in reader.pages]
