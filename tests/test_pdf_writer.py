"""The PDF writer: what readers of the file, and their programs, find in it."""

import gc
import importlib
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from contoh_dokumen import contoh_dokumen
from dokumen_kecil import MM, TEGAK, headings, row, small, table
from dokumen_kecil import text_pages as engine_pages
from pypdf import PdfReader

from renja_gen.document.blocks import (
    Cell,
    Contents,
    Document,
    Entry,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Run,
    Section,
    Table,
)
from renja_gen.templates import Templates
from renja_gen.writers.engine import PdfError, PdfSettings, PdfUnavailable
from renja_gen.writers.labels import page_labels
from renja_gen.writers.pdf import WeasyLayout, lay_out


def text_pages(document: Document) -> list[str]:
    return engine_pages(document, "weasyprint")


@pytest.fixture(scope="module")
def document() -> Document:
    return contoh_dokumen()


@pytest.fixture(scope="module")
def layout(document: Document) -> WeasyLayout:
    return lay_out(document, Templates(), PdfSettings())


def page_indices(reader: PdfReader) -> dict[str, int]:
    return {
        name: reader.get_destination_page_number(destination)
        for name, destination in reader.named_destinations.items()
    }


# What the file says about itself


def test_no_warning_is_logged(layout: WeasyLayout, pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF-")
    assert layout.warnings == ()


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


def test_headings_stand_on_the_pages_the_layout_says(
    plumber: pdfplumber.PDF, reader: PdfReader, document: Document
) -> None:
    where = page_indices(reader)
    assert len(list(headings(document))) > 10
    for heading in headings(document):
        text = " ".join(plumber.pages[where[heading.anchor]].extract_text().split())
        title = heading.title.upper() if heading.level == 1 else heading.title
        assert title in text


def test_labels_restart_and_continue_as_the_sections_say() -> None:
    kinds = [(None, False), ("roman", True), ("arabic", True), ("arabic", False), ("arabic", True), ("arabic", False)]
    sections = [Section(TEGAK, (), numbering, restart) for numbering, restart in kinds]
    assert page_labels(sections, range(6), 6) == ("", "i", "1", "2", "1", "2")


def test_roman_labels() -> None:
    section = Section(TEGAK, (), "roman", restart=True)
    labels = page_labels([section], [0], 49)
    assert [labels[n - 1] for n in (1, 4, 9, 14, 19, 40, 49)] == ["i", "iv", "ix", "xiv", "xix", "xl", "xlix"]


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


# Tables


def test_header_repeats_where_all_rows_are_of_one_kind() -> None:
    for kind in RowKind:
        pages = text_pages(small(table(*[row("1", "Nama", "Isi " * 60, kind=kind) for _ in range(60)])))
        assert len(pages) > 2
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


def test_a_stylesheet_says_only_what_it_changes(tmp_path: Path) -> None:
    """A short one does not take the shipped look away."""
    document = small(Paragraph((Run("Isi"),)))
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/print.css").write_text("p { color: #123456 }", encoding="utf-8")
    plain, coloured = (lay_out(document, one, PdfSettings()) for one in (Templates(), Templates(tmp_path)))
    assert coloured.pages == plain.pages
    changed = []
    for old, new in zip(characters(plain), characters(coloured), strict=True):
        assert {**old, "non_stroking_color": None} == {**new, "non_stroking_color": None}
        changed += [new["text"]] if old["non_stroking_color"] != new["non_stroking_color"] else []
    assert "".join(changed).count("Isi") == 1


def characters(layout: WeasyLayout) -> list[dict[str, Any]]:
    """All letters with their places, font and colour."""
    with pdfplumber.open(BytesIO(layout.write())) as pdf:
        return [char for page in pdf.pages for char in page.chars]


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
