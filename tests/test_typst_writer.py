"""The Typst writer: what readers of the file, and their programs, find in it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pdfplumber
import pdfua
import pytest
import typst
from alat import MINIMAL, tulis
from contoh_dokumen import contoh_dokumen
from dokumen_kecil import MM, REBAH_A3, TEGAK, headings, page_sizes, row, small, table
from dokumen_kecil import text_pages as engine_pages
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from renja_gen.compose.dokumen import compose
from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.computing import compute
from renja_gen.diagnostics import Report, Span
from renja_gen.document.blocks import (
    LOGO_ALT,
    Cell,
    Contents,
    Cover,
    Document,
    Entry,
    Heading,
    ItemList,
    ListItem,
    Origin,
    Paragraph,
    Row,
    RowKind,
    Run,
    Section,
    Signature,
    SourceFile,
    Table,
)
from renja_gen.loading import load
from renja_gen.options import ENGINES, STANDARDS, Engine, Options, Standard
from renja_gen.pipeline import build
from renja_gen.templates import Templates
from renja_gen.writers.engine import Layout, PdfError, PdfSettings, lay_out
from renja_gen.writers.typst.letters import letters
from renja_gen.writers.typst.literal import mm, string, strings

ASAL = Origin(
    "0.1",
    "sidik",
    "",
    (
        SourceFile("plan.yaml", "nama: Café\n".encode()),
        SourceFile("narasi/isu.md", b"# Isu"),
        SourceFile("a.png", b"\xff\0"),
    ),
)


def laid_out(document: Document, standard: Standard | None = None, templates: Templates | None = None) -> Layout:
    return lay_out(document, templates or Templates(), PdfSettings("typst", standard))


def text_pages(document: Document) -> list[str]:
    return engine_pages(document, "typst")


@pytest.fixture(scope="module")
def document() -> Document:
    return contoh_dokumen()


@pytest.fixture(scope="module")
def layout(document: Document) -> Layout:
    return laid_out(document)


# What the file says about itself


def test_only_the_fonts_of_the_look_are_embedded_bold_and_italic_too(
    plumber: pdfplumber.PDF, reader: PdfReader
) -> None:
    fonts = {
        font["/DescendantFonts"][0]["/FontDescriptor"]["/FontName"]: font["/DescendantFonts"][0]["/FontDescriptor"]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.split("+")[1] for name in fonts} == {"Arimo-Regular", "Arimo-Italic"}
    assert all("/FontFile2" in descriptor for descriptor in fonts.values())
    assert len(fonts) == 3  # regular, bold and italic are each a font of their own


@pytest.mark.parametrize("bold", [False, True])
def test_letters_are_as_wide_as_the_look_says(bold: bool) -> None:
    """Variable fonts come out in the right weight, else lines would break elsewhere than in the DOCX."""
    text = "Meningkatnya kesadaran dan pemahaman wawasan kebangsaan"
    data = laid_out(small(Paragraph((Run(text, bold=bold),), align="left"))).write()
    with pdfplumber.open(BytesIO(data)) as opened:
        chars = [char for char in opened.pages[0].chars if 70 < char["top"] < 100]
    assert "".join(char["text"] for char in chars).strip() == text
    width = chars[-1]["x1"] - chars[0]["x0"]
    assert width == pytest.approx(gaya_bawaan().face.advance(text, bold) * 11, rel=0.002)


def test_letters_outside_the_font_are_reported_and_do_not_stop_the_build() -> None:
    layout = laid_out(small(Paragraph((Run("a 漢字 b\x07c \u200d\ud800"),))))
    (warning,) = layout.warnings
    assert all(part in warning for part in ("Arimo", "漢", "字", "U+D800"))
    assert "a \ufffd\ufffd b" in PdfReader(BytesIO(layout.write())).pages[0].extract_text()


_HASH = (
    "import sys; sys.path.insert(0, sys.argv[1]); from test_typst_writer import bytes_to_compare;"
    "from hashlib import sha256; print(sha256(bytes_to_compare(sys.argv[2])).hexdigest())"
)


def short() -> Document:
    """A few pages with a heading, a contents list, a merged header and the files they were made from."""
    whole = contoh_dokumen()
    depan = whole.sections[1]
    heading = Heading(2, "2.3", "Isu", "isu")
    masalah = next(block for block in whole.blocks() if isinstance(block, Table) and block.key == "masalah")
    entries = (Entry(depan.blocks[0].label, depan.blocks[0].anchor), Entry(heading.label, heading.anchor, 2))
    sections = (
        whole.sections[0],
        Section(TEGAK, (*depan.blocks[:4], Contents("isi", entries)), "roman", restart=True),
        Section(TEGAK, (heading, Paragraph((Run("Lihat "), Run("Isu", link="#isu")))), restart=True),
        Section(TEGAK, (masalah,)),
    )
    return replace(whole, sections=sections, origin=ASAL)


def bytes_to_compare(engine: Engine) -> bytes:
    """A document of all kinds of blocks, tagged, with attachments."""
    return lay_out(short(), Templates(), PdfSettings(engine, "a-3a")).write()


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_bytes_are_the_same_in_another_process_place_and_hash_seed(engine: Engine, tmp_path: Path) -> None:
    own = sha256(bytes_to_compare(engine)).hexdigest()
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", _HASH, str(here), engine],
        env={
            **os.environ,
            "PYTHONHASHSEED": "4711",
            "TZ": "Asia/Jayapura",
            "LC_ALL": "C",
            "TMPDIR": str(tmp_path),
            "PYTHONPATH": str(here.parent),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == own
    assert not list(tmp_path.iterdir())  # nor is anything left behind


# Standards


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize("standard", STANDARDS)
def test_each_standard_is_declared_in_the_file(engine: Engine, standard: Standard) -> None:
    reader = PdfReader(BytesIO(lay_out(short(), Templates(), PdfSettings(engine, standard)).write()))
    xmp = reader.xmp_metadata
    assert xmp is not None
    text = xmp.stream.get_data().decode()
    tagged = bool(reader.root_object.get("/MarkInfo", {}).get("/Marked"))
    if standard.startswith("a-"):
        part, level = standard[2], standard[3].upper()
        assert f"<pdfaid:part>{part}<" in text or f'pdfaid:part="{part}"' in text
        assert f"<pdfaid:conformance>{level}<" in text or f'pdfaid:conformance="{level}"' in text
        assert "/OutputIntents" in reader.root_object
    if standard == "ua-1" or engine == "typst":
        assert "<pdfuaid:part>1<" in text or 'pdfuaid:part="1"' in text
    assert tagged or (engine == "weasyprint" and standard[-1] in "bu")
    attached = {name: list(data) for name, data in reader.attachments.items()}
    assert attached == ({file.name: [file.data] for file in ASAL.files} if standard.startswith("a-3") else {})


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_attached_files_are_the_source_and_have_the_date_of_the_document(engine: Engine) -> None:
    reader = PdfReader(BytesIO(bytes_to_compare(engine)))
    names = reader.root_object["/Names"]["/EmbeddedFiles"]["/Names"][1::2]
    assert {name.get_object()["/UF"]: name.get_object()["/EF"]["/F"]["/Subtype"] for name in names} == {
        "plan.yaml": "/application/yaml",
        "narasi/isu.md": "/text/markdown",
        "a.png": "/image/png",
    }
    for name in names:
        assert name.get_object()["/AFRelationship"] == "/Source"
        assert name.get_object()["/EF"]["/F"]["/Params"]["/ModDate"].startswith("D:20230615010000")
    associated = [entry.get_object()["/UF"] for entry in reader.root_object["/AF"]]
    assert set(associated) == {file.name for file in ASAL.files}


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_an_archive_needs_a_date(engine: Engine) -> None:
    with pytest.raises(PdfError, match="tanggal"):
        lay_out(small(Paragraph((Run("Isi"),))), Templates(), PdfSettings(engine, "a-3a"))


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_nothing_is_found_against_the_rules_of_accessible_pdf(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(lay_out(short(), Templates(), PdfSettings(engine, "ua-1")).write())
    report = pdfua.validate(path)
    assert report.findings == ()


# Tags


class Cells:
    """The tagged cells of a table: element, column, headers as texts of their cells."""

    def __init__(self, texts: dict[tuple[int, int], str], table: object) -> None:
        self.texts = texts
        self.rows: list[list[object]] = []
        self._walk(table)
        self.names = {cell["/ID"]: self.text(cell) for row in self.rows for cell in row if "/ID" in cell}

    def _walk(self, element: object) -> None:
        for kid in kids(element):
            if kid["/S"] == "/TR":
                self.rows.append(kids(kid))
            else:
                self._walk(kid)

    def text(self, element: object) -> str:
        content = element.get("/K", [])
        parts = content if isinstance(content, list) else [content]
        page = element.get("/Pg")
        own = [
            self.texts[page.indirect_reference.idnum, part] if isinstance(part, int) else self.text(part.get_object())
            for part in parts
        ]
        return " ".join(" ".join(own).split())

    def headers(self, cell: object) -> list[str]:
        return [self.names[name] for name in attribute(cell, "/Headers") or []]


def attribute(cell: object, name: str) -> object:
    found = cell.get("/A", [])
    for entry in found if isinstance(found, list) else [found]:
        if name in entry.get_object():
            return entry.get_object()[name]
    return None


def kids(element: object) -> list[object]:
    content = element.get("/K", [])
    parts = content if isinstance(content, list) else [content]
    return [part.get_object() for part in parts if not isinstance(part, int) and "/S" in part.get_object()]


def elements(root: object, kind: str) -> Iterator[object]:
    for kid in kids(root):
        if kid["/S"] == kind:
            yield kid
        yield from elements(kid, kind)


def marked_texts(reader: PdfReader) -> dict[tuple[int, int], str]:
    """The text of each marked content, by page object and number."""
    found: dict[tuple[int, int], str] = {}
    with pdfplumber.open(reader.stream) as opened:
        for page, plumbed in zip(reader.pages, opened.pages, strict=True):
            for char in plumbed.chars:
                if char["mcid"] is not None:
                    key = page.indirect_reference.idnum, char["mcid"]
                    found[key] = found.get(key, "") + char["text"]
    return found


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
def test_data_cells_name_all_headers_above_them(engine: Engine) -> None:
    """Also the header merged over several columns, and the one merged over rows; nothing is shifted."""
    header = (
        (
            Cell(("No",), rowspan=2),
            Cell(("Target",), colspan=2),
            Cell(("Realisasi",), colspan=2),
            Cell(("Unit",), rowspan=2),
        ),
        (Cell(("K",)), Cell(("Rp",)), Cell(("K2",)), Cell(("Rp2",))),
    )
    body = (
        Row((Cell(("1",), rowspan=2), *(Cell((text,)) for text in "abcd"), Cell(("u",)))),
        Row((*(Cell((text,)) for text in "efgh"), Cell(("v",)))),
        Row((Cell(("jumlah",), colspan=3), *(Cell((text,)) for text in "ijk")), RowKind.JUMLAH),
    )
    tabel = replace(table(*body, widths=(20,) * 6), header=header)
    data = lay_out(small(tabel), Templates(), PdfSettings(engine, "ua-1")).write()
    reader = PdfReader(BytesIO(data))
    (tagged,) = elements(reader.root_object["/StructTreeRoot"], "/Table")
    cells = Cells(marked_texts(reader), tagged)
    assert [len(row) for row in cells.rows] == [4, 4, 6, 5, 4]
    wanted = {
        **{key: {"No"} for key in "1"},
        **{key: {"Target", "K"} for key in "ae"},
        **{key: {"Target", "Rp"} for key in "bf"},
        **{key: {"Realisasi", "K2"} for key in "cgi"},
        **{key: {"Realisasi", "Rp2"} for key in "dhj"},
        **{key: {"Unit"} for key in "uvk"},
        "jumlah": {"No", "Target", "K", "Rp"},
    }
    found = {cells.text(cell): cells.headers(cell) for row in cells.rows for cell in row if cell["/S"] == "/TD"}
    assert {text: set(names) for text, names in found.items()} == wanted
    titles = [cell for row in cells.rows for cell in row if cell["/S"] == "/TH"]
    assert [attribute(cell, "/Scope") for cell in titles] == ["/Column"] * 8
    tree = reader.root_object["/StructTreeRoot"]["/IDTree"]
    assert {str(cell["/ID"]) for cell in titles} <= set(named(tree))


def named(tree: object) -> list[str]:
    """The names in a name tree."""
    below = [name for kid in tree.get("/Kids", []) for name in named(kid.get_object())]
    return [str(name) for name in tree.get("/Names", [])[::2]] + below


def test_tagged_rows_have_the_cells_of_the_document_and_no_others(reader: PdfReader, document: Document) -> None:
    tables = [block for block in document.blocks() if isinstance(block, Table)]
    tagged = list(elements(reader.root_object["/StructTreeRoot"], "/Table"))
    assert len(tagged) == len(tables) == 5
    texts = marked_texts(reader)
    for element, block in zip(tagged, tables, strict=True):
        cells = Cells(texts, element)
        wanted = [*block.header, *(row.cells for row in block.rows)]
        assert [len(row) for row in cells.rows] == [len(row) for row in wanted]
        for found, expected in zip(cells.rows, wanted, strict=True):
            for one, cell in zip(found, expected, strict=True):
                assert cells.text(one).replace(" ", "") == "".join(cell.lines).replace(" ", "")
                assert (attribute(one, "/ColSpan") or 1, attribute(one, "/RowSpan") or 1) == (
                    cell.colspan,
                    cell.rowspan,
                )


def test_headings_lists_and_contents_are_tagged_as_such(reader: PdfReader, document: Document) -> None:
    root = reader.root_object["/StructTreeRoot"]
    counts = {level: sum(h.level == level for h in headings(document)) for level in (1, 2, 3)}
    assert {level: len(list(elements(root, f"/H{level}"))) for level in (1, 2, 3)} == counts
    entries = sum(len(block.entries) for block in document.blocks() if isinstance(block, Contents))
    assert len(list(elements(root, "/TOCI"))) == entries > 15
    assert len(list(elements(root, "/LI"))) >= 10
    (figure,) = elements(root, "/Figure")
    assert figure["/Alt"] == LOGO_ALT


# Pages and their numbers


def test_pages_have_the_paper_of_their_section(reader: PdfReader, layout: Layout) -> None:
    sizes = page_sizes(reader)
    assert len(sizes) == layout.page_count
    runs = [size for index, size in enumerate(sizes) if index == 0 or size != sizes[index - 1]]
    assert runs == [(210, 297), (297, 210), (210, 297)]


def test_both_engines_put_everything_on_the_same_pages(document: Document, layout: Layout) -> None:
    weasy = lay_out(document, Templates(), PdfSettings())
    assert layout.page_count == weasy.page_count
    assert layout.pages == weasy.pages
    assert len(layout.pages) > 20


# Outline, contents, links


def test_outline_lists_every_heading_at_its_page(reader: PdfReader, layout: Layout, document: Document) -> None:
    def flat(items: list[object], level: int = 1) -> Iterator[tuple[int, str, str]]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item, level + 1)
            else:
                page = reader.get_destination_page_number(item)
                yield level, item.title, reader.page_labels[page]

    wanted = [(h.level, h.label, layout.pages[h.anchor]) for h in headings(document)]
    assert [one[1:] for one in flat(reader.outline)] == [one[1:] for one in wanted]
    assert all(one == two for one, two in zip(flat(reader.outline), wanted, strict=True) if two[0] < 3)


def test_contents_print_and_link_the_page_of_each_entry(
    plumber: pdfplumber.PDF, reader: PdfReader, layout: Layout, document: Document
) -> None:
    checked = 0
    for contents, anchor in zip(
        [block for block in document.blocks() if isinstance(block, Contents)],
        ("daftar-isi", "daftar-tabel"),
        strict=True,
    ):
        index = reader.page_labels.index(layout.pages[anchor])
        text = plumber.pages[index].extract_text()
        lines = " ".join(text.split()).upper()
        for entry in contents.entries:
            assert entry.text.upper() in lines
        numbers = [
            line.split()[-1].lstrip(".") for line in text.splitlines()[2:-1] if ".." in line or line[-1].isdigit()
        ]
        assert [number for number in numbers if number] == [layout.pages[entry.anchor] for entry in contents.entries]
        targets = {target_label(reader, link) for link in links(reader, index)}
        assert targets == {layout.pages[entry.anchor] for entry in contents.entries}
        checked += len(contents.entries)
    assert checked > 15


def links(reader: PdfReader, index: int) -> list[object]:
    annotations = [annotation.get_object() for annotation in reader.pages[index].get("/Annots", ())]
    return [annotation for annotation in annotations if annotation["/Subtype"] == "/Link"]


def target_label(reader: PdfReader, link: object) -> str:
    """The printed number of the page a link leads to."""
    target = link["/A"]["/D"] if "/A" in link else link["/Dest"]
    if not isinstance(target, list):
        return reader.page_labels[reader.get_destination_page_number(reader.named_destinations[target])]
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages)}
    return reader.page_labels[numbers[target[0].indirect_reference.idnum]]


def test_links_in_the_text_lead_to_their_tables(reader: PdfReader, layout: Layout, document: Document) -> None:
    wanted = sorted(
        layout.pages[run.link.removeprefix("#")]
        for block in document.blocks()
        if isinstance(block, Paragraph)
        for run in block.inlines
        if isinstance(run, Run) and run.link
    )
    found = sorted(
        target_label(reader, link) for index in range(4, len(reader.pages)) for link in links(reader, index)
    )
    assert found == wanted
    assert len(found) > 3


def test_a_link_to_nowhere_is_plain_text() -> None:
    assert "ke mana" in text_pages(small(Paragraph((Run("ke mana", link="#tidak-ada"),))))[0]


# Tables


def test_cells_read_back_from_the_page_are_those_of_the_document(plumber: pdfplumber.PDF, document: Document) -> None:
    block = next(block for block in document.blocks() if isinstance(block, Table) and block.key == "usulan")
    page = next(
        page
        for page in plumber.pages
        if block.caption in page.extract_text().replace("\n", " ") and page.page_number > 5
    )
    grids = [
        [[" ".join((cell or "").split()) for cell in row] for row in table.extract()] for table in page.find_tables()
    ]
    assert [[*(cell.text for cell in row)] for row in block.header] == grids[-1][:2]
    assert grids[-1][2][0] == "NIHIL"


def test_notes_stay_with_the_end_of_their_table() -> None:
    closed = 0
    for count in range(44, 58):
        pages = text_pages(
            small(table(*[row(str(n), "SUB", "isi") for n in range(count)], notes=("CATATAN satu", "CATATAN dua")))
        )
        closed += len(pages) > 1
        (page,) = [page for page in pages if "CATATAN" in page]
        assert "SUB" in page
    assert closed > 3


def test_a_signature_never_stands_alone() -> None:
    signed = Signature("Binjai, 2023", ("Kepala",), "Nama", "Pembina", "1")
    for lines in range(20, 30):
        filling = [Paragraph((Run(f"Baris {n}"),)) for n in range(lines)]
        pages = text_pages(small(*filling, signed))
        assert ["NIP. 1" in page for page in pages] == ["Binjai, 2023" in page for page in pages]
        assert f"Baris {lines - 1}" in pages[-1]


@pytest.mark.parametrize("mesin", ENGINES)
def test_an_item_never_stands_without_the_list_under_it(mesin: Engine) -> None:
    """Nor does the paragraph that introduces it all; the engines agree where the page ends."""
    inner = ItemList((ListItem("a.", (Run("Anak satu"),)), ListItem("b.", (Run("Anak dua"),))))
    items = ItemList(tuple(ListItem(f"{n}.", (Run(f"Induk {n}:"),), (inner,)) for n in (1, 2)))
    last = []
    for lines in range(24, 34):
        filling = [Paragraph((Run(f"Baris {n}"),)) for n in range(lines)]
        first, *_ = engine_pages(small(*filling, Paragraph((Run("Pengantar:"),)), items), mesin)
        ends = re.findall(r"Baris \d+|Induk \d|Anak \w+|Pengantar", first)
        last.append(ends[-1])
    assert not {"Pengantar", "Induk 1", "Induk 2"} & set(last)
    assert {"Anak satu", "Anak dua"} & set(last)


def test_nothing_is_lost_where_a_row_outgrows_a_page() -> None:
    long = " ".join(f"kata{n}" for n in range(3000))
    pages = text_pages(small(table(row("1", "a", "b"), row("2", "c", long), row("3", "d", "e"))))
    assert len(pages) > 1
    words = " ".join(pages).split()
    assert [word for word in words if word.startswith("kata")] == long.split()


def test_a_huge_word_is_broken_inside_its_cell_and_its_line() -> None:
    huge = "X" * 400
    blocks = (Heading(2, "1.1", huge, "h"), Paragraph((Run(huge),)), table(row("1", huge, huge)))
    data = laid_out(small(*blocks)).write()
    with pdfplumber.open(BytesIO(data)) as opened:
        chars = [char for page in opened.pages for char in page.chars if "X" in char["text"]]
        lines = sorted({round(float(edge["x0"])) for edge in opened.pages[0].edges if edge["orientation"] == "v"})
    assert len(chars) == 1600
    assert max(char["x1"] for char in chars) <= (210 - 25) * MM + 1
    assert not [c for c in chars[800:] for x in lines if c["x0"] + 0.5 < x < c["x1"] - 0.5]


# Nothing comes in from outside, nothing gets out of a string


HOSTILE = [
    '"); panic("keluar',
    '\\"); #panic("keluar")',
    "#panic(1) $x$ *tebal* _miring_ `raw` <label> @ref // /* */ [isi] {kode} \\u{41} \\",
    "a\nb\tc\r\nd",
    '#read("/etc/passwd")',
    "= Judul\n- butir\n+ satu",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_texts_is_printed_as_text(text: str) -> None:
    blocks = (
        Heading(2, text, text, 'a"b<c\\'),
        Paragraph((Run(text, link='#a"b<c\\'), Run(text, bold=True, italic=True))),
        ItemList((ListItem(text, (Run(text),)),)),
        table(row(text, text, text), key='"><img src=x>\\', notes=(text,)),
        Contents("isi", (Entry(text, 'a"b<c\\', 2),)),
        Signature(text, (text,), text, text, text),
    )
    document = replace(small(*blocks, page=REBAH_A3), title=text, author=text, header=text, footer=text)
    found = "".join("".join(text_pages(document)).split())
    assert found.count("".join(text.split())) >= 16


@given(st.text(st.characters(exclude_categories=()), max_size=80))
@settings(max_examples=300)
def test_a_string_literal_holds_any_text(text: str) -> None:
    """It ends at its last character, and nowhere before: no quotation mark inside without its backslash."""
    literal = string(text)
    assert literal[0] == literal[-1] == '"'
    inside = literal[1:-1]
    unescaped = inside.replace("\\\\", "").replace('\\"', "")
    assert '"' not in unescaped
    assert "\\" not in unescaped
    assert "\n" not in inside


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=40), min_size=1, max_size=12))
@settings(max_examples=25)
def test_any_text_comes_out_of_the_compiler_as_it_went_in(texts: list[str]) -> None:
    """Typst itself reads the literals back; and any text at all can be printed."""
    known = letters(gaya_bawaan())
    printable = [known.printable(text) for text in texts]
    source = f"#metadata({strings(printable)}) <nilai>"
    found = json.loads(typst.query(source.encode(), "<nilai>", field="value", one=True))
    assert found == [re.sub("[ \t\n\r\f]+", " ", text) for text in printable]
    document = small(*(Paragraph((Run(text),)) for text in texts), table(row(texts[0], texts[-1], "x")))
    assert laid_out(document).write().startswith(b"%PDF-")


def test_lengths_have_no_exponent() -> None:
    assert [mm(length) for length in (0.00001, 210, 33.3335, 1e7)] == ["0mm", "210mm", "33.334mm", "10000000mm"]


def themed(tmp_path: Path, theme: str) -> Templates:
    (tmp_path / "typst").mkdir()
    (tmp_path / "typst" / "tema.typ").write_text(theme, encoding="utf-8")
    return Templates(tmp_path)


OWN = '#import "bawaan.typ": *\n'


def test_a_theme_may_replace_single_functions(tmp_path: Path) -> None:
    theme = OWN + '#let paragraf(..lain, isi) = block("Awal: " + isi)\n'
    layout = laid_out(small(Paragraph((Run("Isi"),))), templates=themed(tmp_path, theme))
    assert "Awal: Isi" in PdfReader(BytesIO(layout.write())).pages[0].extract_text()


@pytest.mark.parametrize(
    ("line", "at", "message", "said"),
    [
        ('#let x = read("/etc/passwd")', '"/', "berkas ini tidak ada", "file not found"),
        ('#let x = read("../../../../../../etc/passwd")', '"..', "berkas ini tidak ada", "would escape"),
        ('#let x = image("/etc/hostname")', '"/', "berkas ini tidak ada", "file not found"),
        ('#import "@preview/cetz:0.3.0": x', "import", "memakai 'import', yang tidak diizinkan", ""),
        ('#import ("@pre" + "view/cetz:0.3.0"): x', "import", "memakai 'import'", ""),
        ('#include "/etc/passwd"', "include", "memakai 'include'", ""),
        ('#let x = eval("1")', "eval", "memakai 'eval'", ""),
        ('#let x = dictionary(std).at("ev" + "al")', "std", "memakai 'std'", ""),
        ("#let x = (", "(", "kurung atau tanda petik yang belum ditutup", "unclosed delimiter"),
        ('#let é = "é🙂"; #let x = y', "y", "nama 'y' tidak dikenal", "unknown variable: y"),
        ("#let paragraf(..lain, isi) = tak-ada(isi)", "tak", "nama 'tak-ada' tidak dikenal", "minus sign"),
        (
            "#let paragraf(..lain, isi) = par(warna: 1, isi)",
            "warna",
            "isian 'warna' tidak dikenal fungsi ini",
            "warna",
        ),
        ("#set text(size: 3)", "3", "jenis nilainya tidak cocok", "expected length, found integer"),
        ("#let x = 3pt +", "", "tulisannya belum lengkap atau salah tanda", "expected expression"),
        ('#import "bawaan.typ": takada', "takada", "nama yang diimpor tidak ada", "unresolved import"),
        ("#let paragraf(..lain, isi) = paragraf(isi)", "paragraf(isi)", "perulangannya tidak berakhir", "depth"),
        ('#let x = rgb("zz")', '"zz', "bagian ini tidak dapat dijalankan", "hexadecimal"),
    ],
)
def test_a_theme_reaches_nothing_and_its_faults_have_a_place(
    tmp_path: Path, line: str, at: str, message: str, said: str
) -> None:
    """In Indonesian; Typst's English is only quoted, without the folder it saw."""
    templates = themed(tmp_path, f"{OWN}\n{line}\n")
    with pytest.raises(PdfError, match=re.escape(message)) as error:
        laid_out(small(Paragraph((Run("Isi"),))), templates=templates)
    fault = error.value
    assert fault.span == Span("typst/tema.typ", 3, line.index(at) + 1 if at else len(line) + 1)
    assert said in fault.hint
    assert bool(fault.hint) == bool(said)
    assert "renja-gen-" not in fault.hint
    assert not re.search(r"\b(?:the|not|unknown|expected|error)\b", str(fault))


@pytest.mark.parametrize(
    ("theme", "message"),
    [
        ("#let x = 1\n", "fungsi 'dokumen' tidak ada dalam tema ini"),
        (f"{OWN}#let paragraf(a, b, c, d, e) = a\n", "sebuah fungsi tema ini tidak seperti dalam tema bawaan"),
    ],
)
def test_a_theme_that_does_not_fit_the_document_is_named(tmp_path: Path, theme: str, message: str) -> None:
    with pytest.raises(PdfError, match=message) as error:
        laid_out(small(Paragraph((Run("Isi"),))), templates=themed(tmp_path, theme))
    assert str(error.value.span) == "typst/tema.typ"


def test_the_place_of_a_fault_in_a_theme_reaches_the_planner(tmp_path: Path) -> None:
    """As file:line:column that can be opened from here, through the process that makes the PDF."""
    tulis(tmp_path, {"plan.yaml": MINIMAL, "templat/typst/tema.typ": f"{OWN}#let paragraf(..x) = tak(x)\n"})
    options = Options("pdf", tmp_path / "templat", pdf_engine="typst")
    (found,) = build(tmp_path / "plan.yaml", tmp_path / "hasil", options).diagnostics
    assert (found.code, str(found.span)) == ("RG902", "typst/tema.typ:2:22")
    assert found.message.startswith("tema PDF salah: nama 'tak' tidak dikenal; perbaiki, atau hapus")
    assert found.hint.startswith('kata Typst: "unknown variable: tak"; tanpa itu, buat DOCX')


def test_a_logo_that_is_no_picture_is_an_error_of_ours() -> None:
    with pytest.raises(PdfError) as error:
        laid_out(small(Cover(("A",), (), (), b"bukan gambar"))).write()
    assert str(error.value.span) == "PDF"


@pytest.mark.parametrize("nama", ["minimal", "kesbangpol-2024", "perpustakaan-2023", "tampilan-f4"])
def test_both_engines_turn_their_pages_alike(nama: str) -> None:
    """Hence a DOCX alone may take its page numbers from either."""
    loaded = load(Path(__file__).parent.parent / "examples" / nama)
    assert loaded.plan is not None
    hasil = compute(loaded.plan)
    document = compose(hasil, loaded.folder, loaded.narratives, loaded.templates, Report())
    assert document is not None
    satu, lain = (lay_out(document, loaded.templates, PdfSettings(mesin)) for mesin in ENGINES)
    assert satu.page_count == lain.page_count > 15
    assert dict(satu.pages) == dict(lain.pages)
