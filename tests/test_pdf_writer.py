"""The PDF writer: what readers of the file, and their programs, find in it."""

import gc
import importlib
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from contoh_dokumen import contoh_dokumen
from pypdf import PdfReader

from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.document.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Entry,
    GridColumn,
    Heading,
    ItemList,
    ListItem,
    Page,
    Paragraph,
    Ref,
    Row,
    RowKind,
    Run,
    Section,
    Table,
)
from renja_gen.templates import Templates
from renja_gen.writers.engine import PdfError, PdfSettings, PdfUnavailable
from renja_gen.writers.labels import page_labels
from renja_gen.writers.pdf import WeasyLayout, document_html, lay_out

MM = 72 / 25.4
TEGAK = Page(210, 297, top=25, right=25, bottom=25, left=30)
REBAH_A3 = Page(420, 297, top=20, right=15, bottom=18, left=15)


@pytest.fixture(scope="module")
def document() -> Document:
    return contoh_dokumen()


@pytest.fixture(scope="module")
def layout(document: Document) -> WeasyLayout:
    return lay_out(document, Templates(), PdfSettings())


@pytest.fixture(scope="module")
def pdf(layout: WeasyLayout) -> bytes:
    return layout.write()


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


@pytest.fixture(scope="module")
def plumber(pdf: bytes) -> Iterator[pdfplumber.PDF]:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        yield opened


def small(*blocks: Block, page: Page = TEGAK) -> Document:
    return Document("Judul", "Penulis", "Perihal", "Kepala", "Kaki", (Section(page, blocks),), gaya_bawaan())


def table(*rows: Row, key: str = "uji", widths: tuple[float, ...] = (15, 40, 100)) -> Table:
    return Table(
        key=key,
        number="9.1",
        caption="Tabel Uji",
        columns=tuple(GridColumn(width) for width in widths),
        header=(tuple(Cell((f"Kolom{n}",)) for n in range(len(widths))),),
        rows=rows,
    )


def row(*texts: str, kind: RowKind = RowKind.BIASA) -> Row:
    return Row(tuple(Cell((text,)) for text in texts), kind)


def text_pages(document: Document) -> list[str]:
    layout = lay_out(document, Templates(), PdfSettings())
    pages = [page.extract_text() for page in PdfReader(BytesIO(layout.write())).pages]
    assert layout.warnings == ()
    assert len(pages) == layout.page_count
    return pages


def headings(document: Document) -> list[Heading]:
    return [block for block in document.blocks() if isinstance(block, Heading)]


def page_indices(reader: PdfReader) -> dict[str, int]:
    return {
        name: reader.get_destination_page_number(destination)
        for name, destination in reader.named_destinations.items()
    }


# What the file says about itself


def test_no_warning_is_logged(layout: WeasyLayout, pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF-")
    assert layout.warnings == ()


def test_metadata_names_language_title_and_a_date_of_the_plan(reader: PdfReader, document: Document) -> None:
    metadata = reader.metadata
    assert metadata is not None
    assert reader.root_object["/Lang"] == "id"
    assert (metadata.title, metadata.author, metadata.subject) == (
        document.title,
        document.author,
        document.subject,
    )
    assert metadata.creation_date == metadata.modification_date == document.created


def test_only_arimo_is_embedded(reader: PdfReader) -> None:
    fonts = [font for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descendant = font["/DescendantFonts"][0]
        assert "+Huruf-Renja" in font["/BaseFont"]
        assert "/FontFile2" in descendant["/FontDescriptor"]


def test_bold_and_italic_are_faces_of_their_own(reader: PdfReader) -> None:
    names = {font["/BaseFont"].split("+")[1] for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert names == {"Huruf-Renja", "Huruf-Renja-Bold", "Huruf-Renja-Italic"}


def test_letters_outside_the_font_are_reported() -> None:
    layout = lay_out(small(Paragraph((Run("漢字 سلام"),))), Templates(), PdfSettings())
    layout.write()
    assert any("Arimo" in warning for warning in layout.warnings)


def test_bytes_do_not_depend_on_clock_or_environment(
    monkeypatch: pytest.MonkeyPatch, document: Document, pdf: bytes
) -> None:
    later = time.time() + 90_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert lay_out(document, Templates(), PdfSettings()).write() == pdf


def test_writing_twice_gives_the_same_bytes(layout: WeasyLayout, pdf: bytes) -> None:
    assert layout.write() == pdf


# Pages and their numbers


def test_pages_have_the_paper_of_their_section(reader: PdfReader, layout: WeasyLayout, document: Document) -> None:
    sizes = [(round(page.mediabox.width / MM), round(page.mediabox.height / MM)) for page in reader.pages]
    assert len(sizes) == layout.page_count
    runs = [size for index, size in enumerate(sizes) if index == 0 or size != sizes[index - 1]]
    assert runs == [(210, 297), (297, 210), (210, 297)]
    where = page_indices(reader)
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Heading | Table):
                assert sizes[where[block.anchor]] == (section.page.width, section.page.height)


def test_a3_landscape() -> None:
    document = small(table(row("1", "a", "b")), page=REBAH_A3)
    page = PdfReader(BytesIO(lay_out(document, Templates(), PdfSettings()).write())).pages[0]
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (420, 297)


def test_labels_are_the_numbers_printed_in_the_footer(
    plumber: pdfplumber.PDF, reader: PdfReader, layout: WeasyLayout, document: Document
) -> None:
    printed = [""]
    for page in plumber.pages[1:]:
        words = page.extract_words()
        lowest = max(word["bottom"] for word in words)
        footer = [word for word in words if word["bottom"] > lowest - 3]
        printed.append(max(footer, key=lambda word: word["x1"])["text"])
    assert printed[:5] == ["", "i", "ii", "iii", "1"]
    assert reader.page_labels == printed
    where = page_indices(reader)
    anchors = [block.anchor for block in document.blocks() if isinstance(block, Heading | Table)]
    assert layout.pages == {anchor: printed[where[anchor]] for anchor in anchors}


def test_headings_stand_on_the_pages_the_layout_says(
    plumber: pdfplumber.PDF, reader: PdfReader, document: Document
) -> None:
    where = page_indices(reader)
    for heading in headings(document):
        text = " ".join(plumber.pages[where[heading.anchor]].extract_text().split())
        title = heading.title.upper() if heading.level == 1 else heading.title
        assert title in text


def test_the_cover_prints_neither_header_nor_footer(plumber: pdfplumber.PDF, document: Document) -> None:
    assert document.header not in plumber.pages[0].extract_text()
    for page in plumber.pages[1:]:
        assert page.extract_text().startswith(document.header)


def test_numbering_restarts_and_continues_as_the_sections_say() -> None:
    def section(numbering: str | None, restart: bool) -> Section:
        return Section(TEGAK, (Paragraph((Run("Isi"),)),), numbering, restart)  # type: ignore[arg-type]

    sections = [
        section(None, restart=False),
        section("roman", restart=True),
        section("arabic", restart=True),
        section("arabic", restart=False),
        section("arabic", restart=True),
        section("arabic", restart=False),
    ]
    document = replace(small(), sections=tuple(sections))
    footers = [page.split()[-1] for page in text_pages(document)]
    assert footers == ["Isi", "i", "1", "2", "1", "2"]
    assert page_labels(sections, range(6), 6) == ("", "i", "1", "2", "1", "2")


def test_roman_labels() -> None:
    section = Section(TEGAK, (), "roman", restart=True)
    labels = page_labels([section], [0], 49)
    assert [labels[n - 1] for n in (1, 4, 9, 14, 19, 40, 49)] == ["i", "iv", "ix", "xiv", "xix", "xl", "xlix"]


def test_a_bab_starts_a_page_but_leaves_none_blank() -> None:
    def section(*anchors: str) -> Section:
        return Section(TEGAK, tuple(Heading(1, f"BAB {anchor}", "Judul", anchor) for anchor in anchors))

    pages = text_pages(replace(small(), sections=(section("a", "b", "c"), section("d", "e", "f"))))
    assert len(pages) == 6
    assert all(pages)


def test_sections_without_blocks_print_no_page() -> None:
    document = small(Paragraph((Run("Isi"),)))
    assert len(text_pages(replace(document, sections=(Section(REBAH_A3, ()), *document.sections)))) == 1


# Outline, contents, links


def test_outline_lists_every_heading_at_its_page(reader: PdfReader, document: Document) -> None:
    def flat(items: list[object], level: int = 1) -> Iterator[tuple[int, str, int | None]]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item, level + 1)
            else:
                yield level, item.title, reader.get_destination_page_number(item)

    where = page_indices(reader)
    outline = list(flat(reader.outline))
    assert [entry[1:] for entry in outline] == [(h.label, where[h.anchor]) for h in headings(document)]
    assert all(level == h.level for (level, *_), h in zip(outline, headings(document), strict=True) if h.number)


def test_contents_print_and_link_the_page_of_each_entry(
    plumber: pdfplumber.PDF, reader: PdfReader, layout: WeasyLayout, document: Document
) -> None:
    where = page_indices(reader)
    lists = [block for block in document.blocks() if isinstance(block, Contents)]
    assert [contents.kind for contents in lists] == ["isi", "tabel"]
    checked = 0
    for contents, anchor in zip(lists, ("daftar-isi", "daftar-tabel"), strict=True):
        page = plumber.pages[where[anchor]]
        links = [(link["data"]["Dest"].decode(), link) for link in page.annots if link["data"].get("Dest")]
        assert [name for name, _ in links] == [entry.anchor for entry in contents.entries]
        for entry, (name, link) in zip(contents.entries, links, strict=True):
            box = (link["x0"] - 1, link["top"] - 1, link["x1"] + 1, link["bottom"] + 1)
            text = re.sub(r"\.{2,}", " ", page.within_bbox(box).extract_text())
            assert text.split()[-1].lstrip(".") == layout.pages[name]
            assert " ".join(text.split()).upper().startswith(entry.text.upper())
            checked += 1
    assert checked > 15


def test_page_numbers_of_the_contents_stand_right_under_each_other() -> None:
    entries = tuple(Entry(f"1.{n} " + "Judul yang panjang sekali " * n, "a", level=2) for n in range(1, 9))
    document = small(Heading(1, "BAB I", "Satu", "a"), Contents("isi", entries))
    pdf = lay_out(document, Templates(), PdfSettings()).write()
    with pdfplumber.open(BytesIO(pdf)) as opened:
        words = opened.pages[0].extract_words()
    edges = [round(w["x1"]) for w in words if w["text"] == "1" and w["top"] < 250 * MM]
    assert edges == [round((210 - 25) * MM)] * 8
    assert max(w["x1"] for w in words if "." not in w["text"] and w["text"] != "1") <= (210 - 25 - 9) * MM + 1


def test_links_in_the_text_lead_to_their_tables(reader: PdfReader, document: Document) -> None:
    wanted = sorted(
        run.link.removeprefix("#")
        for block in document.blocks()
        if isinstance(block, Paragraph)
        for run in block.inlines
        if isinstance(run, Run) and run.link
    )
    wanted += [e.anchor for block in document.blocks() if isinstance(block, Contents) for e in block.entries]
    found = [annotation.get_object()["/Dest"] for page in reader.pages for annotation in page.get("/Annots", ())]
    assert sorted(found) == sorted(wanted)
    assert set(found) <= set(reader.named_destinations)


def test_an_unresolved_reference_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="evaluasi"):
        document_html(small(Paragraph((Ref("evaluasi"),))), Templates())


# Tables


def test_header_rows_repeat_on_each_page_of_a_long_table() -> None:
    rows = [row(str(n), "Nama", "Keterangan yang panjang " * 8) for n in range(120)]
    pages = text_pages(small(table(*rows)))
    assert len(pages) > 3
    assert all("Kolom0 Kolom1 Kolom2" in " ".join(page.split()) for page in pages)


def test_header_repeats_where_all_rows_are_of_one_kind() -> None:
    for kind in RowKind:
        pages = text_pages(small(table(*[row("1", "Nama", "Isi " * 60, kind=kind) for _ in range(60)])))
        assert len(pages) > 2
        assert all("Kolom1" in page for page in pages)


def test_caption_and_table_share_a_page() -> None:
    for lines in range(30, 44):
        filling = [Paragraph((Run(f"Baris {n}"),)) for n in range(lines)]
        pages = text_pages(small(*filling, table(row("1", "Nama", "Isi " * 100), row("2", "b", "c"))))
        assert ["Tabel Uji" in page for page in pages] == ["Kolom1" in page for page in pages]


def test_a_parent_row_does_not_end_a_page_and_a_sum_does_not_start_one() -> None:
    group = [
        row("1", "PROGRAM", "", kind=RowKind.PROGRAM),
        row("1", "KEGIATAN", "", kind=RowKind.KEGIATAN),
        *[row("1", "SUB", "Isi " * 70, kind=RowKind.SUB_KEGIATAN)] * 2,
        row("1", "RERATA", "", kind=RowKind.RATA_RATA),
    ]
    pages = text_pages(small(table(*group * 40)))
    assert len(pages) > 5
    for page in pages:
        names = [word for word in page.split() if word in {"PROGRAM", "KEGIATAN", "SUB", "RERATA"}]
        assert names[0] != "RERATA"
        assert names[-1] not in {"PROGRAM", "KEGIATAN"}


def test_the_closing_sums_never_stand_alone_on_a_page() -> None:
    sums = [row("", f"JUMLAH{n}", "", kind=RowKind.JUMLAH) for n in range(3)]
    closed = 0
    for count in range(46, 60):
        pages = text_pages(small(table(*[row(str(n), "SUB", "isi") for n in range(count)], *sums)))
        closed += len(pages) > 1
        last = [page for page in pages if "JUMLAH" in page]
        assert len(last) == 1
        assert "SUB" in last[0]
    assert closed > 3


def test_a_paragraph_stays_with_the_list_it_introduces() -> None:
    items = ItemList((ListItem("1.", (Run("butir"),)), ListItem("2.", (Run("lain"),))))
    for lines in range(25, 40):
        filling = [Paragraph((Run(f"Baris {n}"),)) for n in range(lines)]
        pages = text_pages(small(*filling, Paragraph((Run("Pengantar daftar"),)), items))
        assert ["Pengantar" in page for page in pages] == ["1.butir" in "".join(page.split()) for page in pages]


def test_words_become_smaller_rather_than_cut_and_lines_stand_apart() -> None:
    rows = (row("PENYELENGGARAAN", "a", "b"), Row((Cell(("x",)), Cell(("satu", "dua", "tiga")), Cell())))
    pdf = lay_out(small(table(*rows, widths=(22, 40, 93))), Templates(), PdfSettings()).write()
    with pdfplumber.open(BytesIO(pdf)) as opened:
        words = {word["text"]: word for word in opened.pages[0].extract_words(extra_attrs=["size"])}
    assert words["PENYELENGGARAAN"]["size"] < words["satu"]["size"]
    pitch = words["tiga"]["top"] - words["dua"]["top"]
    assert pitch == pytest.approx(words["satu"]["size"] * 1.2 + 1.5, abs=0.1)


def test_rows_joined_by_a_merged_cell_stay_on_one_page() -> None:
    rows = []
    for n in range(30):
        rows.append(Row((Cell(("A",), rowspan=3), Cell((f"mulai{n}",)), Cell(("Isi " * 40,)))))
        rows.append(Row((Cell((f"tengah{n}",)), Cell(("Isi",)))))
        rows.append(Row((Cell((f"akhir{n}",)), Cell(("Isi",)))))
    pages = text_pages(small(table(*rows)))
    assert len(pages) > 2
    for n in range(30):
        assert [f"mulai{n}\n" in p for p in pages] == [f"akhir{n}\n" in p for p in pages]


def test_nothing_is_lost_where_merged_cells_outgrow_a_page() -> None:
    rows = [Row((Cell(("A",), rowspan=40), Cell(("Judul",), rowspan=40), Cell(("kata0",))))]
    rows += [Row((Cell((f"kata{n} " + "isi " * 60,)),)) for n in range(1, 40)]
    pages = text_pages(small(Heading(2, "1.1", "Awal", "s"), table(*rows, row("B", "C", "usai"))))
    assert len(pages) > 2
    words = " ".join(pages).split()
    assert [word for word in words if word.startswith("kata")] == [f"kata{n}" for n in range(40)]
    assert all("Kolom1" in page for page in pages)


def test_amounts_stay_on_one_line_in_narrow_columns() -> None:
    amount = "25.540.525.895.000"
    amounts = Row((Cell((amount,)), Cell(("x",)), Cell((amount,), align="right")))
    pdf = lay_out(small(table(amounts, widths=(20, 40, 95))), Templates(), PdfSettings()).write()
    with pdfplumber.open(BytesIO(pdf)) as opened:
        narrow, wide = (w for w in opened.pages[0].extract_words() if w["text"] == amount)
    left = 30 * MM
    assert left <= narrow["x0"] < narrow["x1"] <= left + 20 * MM
    assert narrow["x1"] - narrow["x0"] < wide["x1"] - wide["x0"]


def test_a_table_wider_than_the_text_is_narrowed_to_it() -> None:
    pdf = lay_out(small(table(row("1", "a", "b"), widths=(100, 100, 100))), Templates(), PdfSettings()).write()
    with pdfplumber.open(BytesIO(pdf)) as opened:
        edges = [edge["x1"] for edge in opened.pages[0].edges] + [r["x1"] for r in opened.pages[0].rects]
    assert max(edges) <= (210 - 25) * MM + 1


def test_nothing_stands_outside_the_margins(plumber: pdfplumber.PDF, layout: WeasyLayout) -> None:
    pages = {(s.page.width, s.page.height): s.page for s in contoh_dokumen().sections[1:]}
    checked = 0
    for page in plumber.pages[1:]:
        paper = pages[round(float(page.width) / MM), round(float(page.height) / MM)]
        for char in page.chars:
            assert char["x0"] >= paper.left * MM - 1
            assert char["x1"] <= (paper.width - paper.right) * MM + 1
            checked += 1
    assert checked > 5000


def test_text_stays_inside_its_cell(plumber: pdfplumber.PDF, layout: WeasyLayout) -> None:
    page = plumber.pages[[*plumber.pages].index(next(p for p in plumber.pages if p.width > p.height))]
    lines = sorted({round(float(edge["x0"])) for edge in page.edges if edge["orientation"] == "v"})
    amounts = [w for w in page.extract_words() if w["text"].count(".") >= 2 and w["text"][0].isdigit()]
    assert len(amounts) > 20
    for word in amounts:
        assert not [x for x in lines if word["x0"] + 0.5 < x < word["x1"] - 0.5]


# Nothing comes in from outside


def test_markup_in_texts_is_printed_as_text() -> None:
    markup = '<img src="http://127.0.0.1:9/x.png"><script>&amp;</script></style>'
    document = small(
        Heading(2, markup, markup, 'a"b<c'),
        Paragraph((Run(markup, link='#a"b<c'),)),
        table(row(markup, markup, markup), key='"><img src=x>'),
    )
    document = replace(document, title=markup, author=markup, header=markup, footer=markup)
    (text,) = text_pages(document)
    assert "".join(text.split()).count("".join(markup.split())) >= 5


@pytest.mark.parametrize(
    "rule",
    [
        '@import url("http://127.0.0.1:9/x.css");',
        'body { background: url("file:///etc/passwd") }',
        'body { background: url("http://127.0.0.1:9/x.png") }',
        'p::before { content: url("../acuan.png") }',
    ],
)
def test_a_stylesheet_cannot_reach_other_files(tmp_path: object, rule: str) -> None:
    overlay = tmp_path / "templat"  # type: ignore[operator]
    (overlay / "pdf").mkdir(parents=True)
    (overlay / "pdf" / "print.css").write_text(rule, encoding="utf-8")
    templates = Templates(overlay)
    document = small(Paragraph((Run("Isi"),)))
    if "../" in rule:
        layout = lay_out(document, templates, PdfSettings())
        assert any("relative" in warning.lower() for warning in layout.warnings)
    else:
        with pytest.raises(PdfError, match=r"print\.css"):
            lay_out(document, templates, PdfSettings())


# The machine


def test_the_collector_is_left_as_it_was(document: Document) -> None:
    assert gc.isenabled()
    lay_out(small(Paragraph((Run("Isi"),))), Templates(), PdfSettings()).write()
    assert gc.isenabled()
    gc.disable()
    try:
        lay_out(small(Paragraph((Run("Isi"),))), Templates(), PdfSettings()).write()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_missing_pango_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoPango:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libgobject-2.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    importlib.invalidate_caches()
    with pytest.raises(PdfUnavailable, match="apt install"):
        lay_out(small(Paragraph((Run("Isi"),))), Templates(), PdfSettings())
