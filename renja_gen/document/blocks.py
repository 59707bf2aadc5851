"""The document model: a closed set of blocks that every writer walks.

A writer must handle every member of `Block`; `assert_never` in its `match` makes a forgotten one a type
error. All text is final: numbers are formatted, tables are numbered, references are resolved. Lengths are
millimetres.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from renja_gen.document.look import Look, Page

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; `link` is `#anchor` inside the document."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a table or figure by key, replaced by a linked `Run` ("Tabel 2.1") once they are numbered."""

    key: str


Inlines = tuple[Run | Ref, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a BAB (number "BAB I"), 2 a subbab ("1.1"), 3 a part of a subbab ("").

    `anchor` is unique in the document. Level 1 is printed centred over two lines, number above title, and
    starts a page. `in_toc` is whether daftar isi lists it; front matter headings have an empty number.
    """

    level: int
    number: str
    title: str
    anchor: str
    in_toc: bool = True

    @property
    def label(self) -> str:
        """The heading on one line, as daftar isi and bookmarks show it."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `indent` is whether the first line is indented (body text, not notes)."""

    inlines: Inlines
    align: Align = "justify"
    indent: bool = True


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its printed marker ("1.", "a.", "•"), its text, and nested lists."""

    marker: str
    inlines: Inlines
    children: "tuple[ItemList, ...]" = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list whose markers are already text, so that all writers print the same numbers."""

    items: tuple[ListItem, ...]


class RowKind(StrEnum):
    """What a table row is, hence how it looks."""

    URUSAN = "urusan"
    BIDANG_URUSAN = "bidang-urusan"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub-kegiatan"
    BIASA = "biasa"
    RATA_RATA = "rata-rata"
    JUMLAH = "jumlah"


BOLD_ROWS = frozenset({
    *(RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM, RowKind.KEGIATAN), RowKind.RATA_RATA, RowKind.JUMLAH,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text as lines (paragraphs), its spans, and for figures the exact value behind the text.

    `align` overrides the alignment of the (first) column it stands in. `origin` is what the figure is, for
    `renja-gen explain`; nobody else looks at it, but for a `Formula` there: it holds in place of the column's.
    """

    lines: tuple[str, ...] = ("",)
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    value: Decimal | None = None
    origin: object = field(default=None, compare=False, repr=False)

    def __reduce__(self) -> tuple[type["Cell"], tuple[object, ...]]:
        """The process that writes need not know the origin, behind which stands the whole plan."""
        return Cell, (self.lines, self.colspan, self.rowspan, self.align, self.value)

    @property
    def text(self) -> str:
        """All lines in one string."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """A body row. Columns covered by a rowspan from above have no cell, as in HTML.

    `kode` is that of the node of the plan that the row shows, "" where it shows none.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BIASA
    kode: str = ""
    breakable: bool = False  # a row that may be taller than a page


@dataclass(frozen=True, slots=True)
class Formula:
    """How the figures of a column follow from others, for those who compute on: spreadsheets, `explain`.

    `sum`: a parent's figure is the sum of those of its children in this column, the total that of all rows. The
    others compute with columns of the same row, named by `of`: `percent` a / b × 100, `percent-down`
    (2b - a) / b × 100, `add` a + b + …, `subtract` a - b; `share` is a / the table's total of a × 100. A cell may
    differ from its column's formula (a running total stated in place of its parts): compare before relying on it.
    """

    kind: Literal["sum", "percent", "percent-down", "add", "subtract", "share"]
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridColumn:
    """Width in mm and alignment of one grid column's body cells; `key` is its name in the table's declaration."""

    width: float
    align: Align = "left"
    key: str = ""
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to print.

    `header` are the header rows, whose last is the row of column numbers where the form has one
    (`number_row`). All header rows repeat on every page. `number` ("2.1") and hence `label` are set by
    the numbering pass. `landscape` asks for a landscape page, `wide` for the larger paper. `font_size` in
    points. `notes` are printed under the table.
    """

    key: str
    caption: str
    columns: tuple[GridColumn, ...]
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[Row, ...]
    number_row: bool = False
    notes: tuple[str, ...] = ()
    landscape: bool = False
    wide: bool = False
    font_size: float = 9.0
    number: str = ""

    @property
    def anchor(self) -> str:
        """The link target of the caption."""
        return f"tabel-{self.key}"

    @property
    def label(self) -> str:
        """The first line of the caption: "Tabel 2.1"."""
        return f"Tabel {self.number}"


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a chart that belong together, one a category; None where there is none.

    `labels` are the values as printed beside their bars, "" for None. `origins` are what they are, as in a `Cell`.
    """

    name: str
    values: tuple[Decimal | None, ...]
    labels: tuple[str, ...]
    origins: tuple[object, ...] = field(default=(), compare=False, repr=False)

    def __reduce__(self) -> tuple[type["Series"], tuple[object, ...]]:
        """As a `Cell`, without the origins."""
        return Series, (self.name, self.values, self.labels)


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars: categories from top to bottom, in each the bars of all series in order.

    Values are exact; they are printed in thousands (`thousands` 1), millions (2) or billions (3), with
    `decimals`. `unit` says what is counted then ("juta rupiah", "persen"); a single series needs no legend. `codes`
    are those of the nodes of the plan that the categories show, "" where they show none.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    thousands: int = 0
    decimals: int = 0
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption underneath; `alt` says in words what it shows.

    `number` ("2.1") is set by the numbering pass. `notes` are printed under the caption.
    """

    key: str
    caption: str
    chart: Chart
    alt: str
    notes: tuple[str, ...] = ()
    number: str = ""

    @property
    def anchor(self) -> str:
        """The link target of the caption."""
        return f"gambar-{self.key}"

    @property
    def label(self) -> str:
        """The first part of the caption: "Gambar 2.1"."""
        return f"Gambar {self.number}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of daftar isi, daftar tabel or daftar gambar."""

    text: str
    anchor: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """Daftar isi (`kind="isi"`), daftar tabel ("tabel") or daftar gambar ("gambar"), filled by the numbering pass."""

    kind: Literal["isi", "tabel", "gambar"]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block at the right: place and date, office (one or more lines), name, rank, NIP."""

    place_date: str
    office: tuple[str, ...]
    name: str
    rank: str = ""
    nip: str = ""


LOGO_ALT = "Lambang daerah"  # what readers who do not see it are told


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover page: lines of the title, lines at the foot, an optional logo (PNG or JPEG bytes)."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    foot: tuple[str, ...]
    logo: bytes | None = field(default=None, repr=False)


Block = Heading | Paragraph | ItemList | Table | Figure | Contents | Signature | Cover
Anchored = Heading | Table | Figure  # what links and lists lead to


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive pages of one paper and one page numbering; always begins on a new page.

    `numbering` None prints neither page number nor running header (the cover). `restart` begins again
    at 1 (or i).
    """

    page: Page
    blocks: tuple[Block, ...]
    numbering: Literal["roman", "arabic"] | None = "arabic"
    restart: bool = False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file the document was made from: its name relative to the plan's folder, and its bytes.

    Files of the agency's templates are named `templat/…`. Texts have LF as line end on every system.
    """

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from, so that it can prove it: see `renja_gen.provenance`.

    `plan_hash` is over all `files`; `revision` is the git commit of the plan's folder, "" outside git. `settings`
    are those of the build that made it, by name.
    """

    version: str
    plan_hash: str
    revision: str
    files: tuple[SourceFile, ...]
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document with the running header and footer texts; `created` is never the wall clock."""

    title: str
    author: str
    subject: str
    header: str
    footer: str
    sections: tuple[Section, ...]
    look: Look
    language: str = "id-ID"
    created: datetime | None = None
    file_stem: str = "renja"
    origin: Origin | None = None

    def blocks(self) -> Iterator[Block]:
        """All blocks in order."""
        for section in self.sections:
            yield from section.blocks
