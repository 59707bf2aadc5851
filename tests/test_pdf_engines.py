"""Both PDF engines: what readers of either file, and their programs, find in it."""

import time
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest
from contoh_dokumen import contoh_dokumen
from dokumen_kecil import MM, REBAH_A3, TEGAK, laid_out, page_sizes, row, small, table, text_pages
from pypdf import PdfReader

from renja_gen.document.blocks import (
    Cell,
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Ref,
    Row,
    RowKind,
    Run,
    Section,
    Table,
)
from renja_gen.options import ENGINES, Engine
from renja_gen.writers.engine import Layout


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    engine: Engine = request.param
    return engine


@pytest.fixture(scope="module")
def document() -> Document:
    return contoh_dokumen()


@pytest.fixture(scope="module")
def layout(document: Document, engine: Engine) -> Layout:
    return laid_out(document, engine)


def test_metadata_names_language_title_and_a_date_of_the_plan(reader: PdfReader, document: Document) -> None:
    metadata = reader.metadata
    assert metadata is not None
    assert reader.root_object["/Lang"] == "id"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (metadata.title, metadata.author, metadata.subject) == (document.title, document.author, document.subject)
    assert metadata.creation_date == metadata.modification_date == document.created


def test_bytes_do_not_depend_on_clock_or_environment(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, document: Document, pdf: bytes
) -> None:
    later = time.time() + 90_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert laid_out(document, engine).write() == pdf


def test_writing_twice_gives_the_same_bytes(layout: Layout, pdf: bytes) -> None:
    assert layout.write() == pdf


def test_a3_landscape(engine: Engine) -> None:
    data = laid_out(small(table(row("1", "a", "b")), page=REBAH_A3), engine).write()
    assert page_sizes(PdfReader(BytesIO(data))) == [(420, 297)]


def test_labels_are_the_numbers_printed_in_the_footer(
    plumber: pdfplumber.PDF, reader: PdfReader, layout: Layout, document: Document
) -> None:
    printed = [""]
    for page in plumber.pages[1:]:
        words = page.extract_words()
        lowest = max(word["bottom"] for word in words)
        footer = [word for word in words if word["bottom"] > lowest - 3]
        printed.append(max(footer, key=lambda word: word["x1"])["text"])
    assert printed[:5] == ["", "i", "ii", "iii", "1"]
    assert reader.page_labels == printed
    for block in document.blocks():
        if isinstance(block, Heading | Table):
            title = block.title if isinstance(block, Heading) else block.caption
            page = printed.index(layout.pages[block.anchor])
            text = " ".join(plumber.pages[page].extract_text().split())
            assert title.upper() in text.upper()


def test_the_cover_prints_neither_header_nor_footer(plumber: pdfplumber.PDF, document: Document) -> None:
    assert document.header not in plumber.pages[0].extract_text()
    for page in plumber.pages[1:]:
        assert page.extract_text().startswith(document.header)


def test_numbering_restarts_and_continues_as_the_sections_say(engine: Engine) -> None:
    def section(numbering: str | None, restart: bool) -> Section:
        return Section(TEGAK, (Paragraph((Run("Isi"),)),), numbering, restart)  # type: ignore[arg-type]

    kinds = [(None, False), ("roman", True), ("arabic", True), ("arabic", False), ("arabic", True), ("arabic", False)]
    document = replace(small(), sections=tuple(section(*kind) for kind in kinds))
    footers = [page.split()[-1] for page in text_pages(document, engine)]
    assert footers == ["Isi", "i", "1", "2", "1", "2"]


def test_a_bab_starts_a_page_but_leaves_none_blank(engine: Engine) -> None:
    def section(*anchors: str) -> Section:
        return Section(TEGAK, tuple(Heading(1, f"BAB {anchor}", "Judul", anchor) for anchor in anchors), restart=True)

    pages = text_pages(replace(small(), sections=(section("a", "b", "c"), section("d", "e", "f"))), engine)
    assert len(pages) == 6
    assert all("BAB" in page for page in pages)


def test_sections_without_blocks_print_no_page(engine: Engine) -> None:
    document = small(Paragraph((Run("Isi"),)))
    assert len(text_pages(replace(document, sections=(Section(REBAH_A3, ()), *document.sections)), engine)) == 1


def test_an_unresolved_reference_is_a_fault_of_the_program(engine: Engine) -> None:
    with pytest.raises(ValueError, match="evaluasi"):
        laid_out(small(Paragraph((Ref("evaluasi"),))), engine)


def test_header_rows_repeat_on_each_page_of_a_long_table(engine: Engine) -> None:
    rows = [row(str(n), "Nama", "Keterangan yang panjang " * 8) for n in range(120)]
    pages = text_pages(small(table(*rows)), engine)
    assert len(pages) > 3
    assert all("Kolom0 Kolom1 Kolom2" in " ".join(page.split()) for page in pages)


def test_caption_and_table_share_a_page(engine: Engine) -> None:
    for lines in range(30, 44):
        filling = [Paragraph((Run(f"Baris {n}"),)) for n in range(lines)]
        pages = text_pages(small(*filling, table(row("1", "Nama", "Isi " * 100), row("2", "b", "c"))), engine)
        assert ["Tabel Uji" in page for page in pages] == ["Kolom1" in page for page in pages]


def test_a_parent_row_does_not_end_a_page_and_a_sum_does_not_start_one(engine: Engine) -> None:
    group = [
        row("1", "PROGRAM", "", kind=RowKind.PROGRAM),
        row("1", "KEGIATAN", "", kind=RowKind.KEGIATAN),
        *[row("1", "SUB", "Isi " * 70, kind=RowKind.SUB_KEGIATAN)] * 2,
        row("1", "RERATA", "", kind=RowKind.RATA_RATA),
    ]
    pages = text_pages(small(table(*group * 40)), engine)
    assert len(pages) > 5
    for page in pages:
        names = [word for word in page.split() if word in {"PROGRAM", "KEGIATAN", "SUB", "RERATA"}]
        assert names[0] != "RERATA"
        assert names[-1] not in {"PROGRAM", "KEGIATAN"}


def test_the_closing_sums_never_stand_alone_on_a_page(engine: Engine) -> None:
    sums = [row("", f"JUMLAH{n}", "", kind=RowKind.JUMLAH) for n in range(3)]
    closed = 0
    for count in range(46, 60):
        pages = text_pages(small(table(*[row(str(n), "SUB", "isi") for n in range(count)], *sums)), engine)
        closed += len(pages) > 1
        last = [page for page in pages if "JUMLAH" in page]
        assert len(last) == 1
        assert "SUB" in last[0]
    assert closed > 3


def test_a_paragraph_stays_with_the_list_it_introduces(engine: Engine) -> None:
    items = ItemList((ListItem("1.", (Run("butir"),)), ListItem("2.", (Run("lain"),))))
    for lines in range(25, 40):
        filling = [Paragraph((Run(f"Baris {n}"),)) for n in range(lines)]
        pages = text_pages(small(*filling, Paragraph((Run("Pengantar daftar"),)), items), engine)
        assert ["Pengantar" in page for page in pages] == ["1.butir" in "".join(page.split()) for page in pages]


def test_rows_joined_by_a_merged_cell_stay_on_one_page(engine: Engine) -> None:
    rows = []
    for n in range(30):
        rows.append(Row((Cell(("A",), rowspan=3), Cell((f"mulai{n}",)), Cell(("Isi " * 40,)))))
        rows.append(Row((Cell((f"tengah{n}",)), Cell(("Isi",)))))
        rows.append(Row((Cell((f"akhir{n}",)), Cell(("Isi",)))))
    pages = text_pages(small(table(*rows)), engine)
    assert len(pages) > 2
    for n in range(30):
        assert [f"mulai{n}" in p.split() for p in pages] == [f"akhir{n}" in p.split() for p in pages]


def test_nothing_is_lost_where_merged_cells_outgrow_a_page(engine: Engine) -> None:
    rows = [Row((Cell(("A",), rowspan=40), Cell(("Judul",), rowspan=40), Cell(("kata0",))))]
    rows += [Row((Cell((f"kata{n} " + "isi " * 60,)),)) for n in range(1, 40)]
    pages = text_pages(small(Heading(2, "1.1", "Awal", "s"), table(*rows, row("B", "C", "usai"))), engine)
    assert len(pages) > 2
    words = " ".join(pages).split()
    assert [word for word in words if word.startswith("kata")] == [f"kata{n}" for n in range(40)]
    assert all("Kolom1" in page for page in pages)


def test_words_become_smaller_rather_than_cut_and_lines_stand_apart(engine: Engine) -> None:
    rows = (row("PENYELENGGARAAN", "a", "b"), Row((Cell(("x",)), Cell(("satu", "dua", "tiga")), Cell())))
    data = laid_out(small(table(*rows, widths=(22, 40, 93))), engine).write()
    with pdfplumber.open(BytesIO(data)) as opened:
        words = {word["text"]: word for word in opened.pages[0].extract_words(extra_attrs=["size"])}
    assert words["PENYELENGGARAAN"]["size"] < words["satu"]["size"]
    pitch = words["tiga"]["top"] - words["dua"]["top"]
    assert pitch == pytest.approx(words["satu"]["size"] * 1.2 + 1.5, abs=0.1)


def test_a_table_wider_than_the_text_is_narrowed_to_it(engine: Engine) -> None:
    data = laid_out(small(table(row("1", "a", "b"), widths=(100, 100, 100))), engine).write()
    with pdfplumber.open(BytesIO(data)) as opened:
        edges = [edge["x1"] for edge in opened.pages[0].edges] + [r["x1"] for r in opened.pages[0].rects]
    assert max(edges) <= (210 - 25) * MM + 1


def test_nothing_stands_outside_the_margins(plumber: pdfplumber.PDF, document: Document) -> None:
    pages = {(s.page.width, s.page.height): s.page for s in document.sections[1:]}
    checked = 0
    for page in plumber.pages[1:]:
        paper = pages[round(float(page.width) / MM), round(float(page.height) / MM)]
        for char in page.chars:
            if char["text"].isspace():
                continue  # one hangs over where a line ends
            assert char["x0"] >= paper.left * MM - 1
            assert char["x1"] <= (paper.width - paper.right) * MM + 1
            checked += 1
    assert checked > 5000
