"""The DOCX writer: files that Word opens without repair, prompt or leftovers, and that look as asked."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from contoh_dokumen import REBAH, TEGAK, contoh_dokumen, kepala, kolom, tabel_evaluasi
from lxml import etree
from periksa_docx import audit
from pypdf import PdfReader

from renja_gen.document.blocks import (
    LOGO_ALT,
    Align,
    Anchored,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Entry,
    Figure,
    GridColumn,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Ref,
    Row,
    RowKind,
    Run,
    Section,
    Series,
    Signature,
    Table,
)
from renja_gen.document.fitting import least_widths, widened
from renja_gen.document.look import Page
from renja_gen.document.metrics import ARIAL, unbreakable
from renja_gen.templates import Templates
from renja_gen.writers.docx import ReferenceDocumentError, write_docx
from renja_gen.writers.docx.grid import GridError
from renja_gen.writers.docx.styles import Style

ROOT = Path(__file__).resolve().parent.parent
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
W = f"{{{NS['w']}}}"
VAL = f"{W}val"


# --- reading what was written


class Written:
    """A written file, taken apart."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.members = {name: archive.read(name) for name in self.names}
        self.body = etree.fromstring(self.members["word/document.xml"])

    def find(self, path: str) -> list[etree._Element]:
        return self.body.xpath(path, namespaces=NS)

    def values(self, path: str) -> list[str]:
        return [str(v) for v in self.body.xpath(path, namespaces=NS)]

    def tables(self) -> list[etree._Element]:
        return self.find("//w:tbl")

    def style_name(self, paragraph: etree._Element) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(VAL)
        root = etree.fromstring(self.members["word/styles.xml"])
        return root.find(f"{W}style[@{W}styleId='{style}']/{W}name").get(VAL)


def halaman(document: Document) -> dict[str, str]:
    return {b.anchor: str(n) for n, b in enumerate(document.blocks()) if isinstance(b, Anchored)}


def tulis(document: Document) -> Written:
    return Written(write_docx(document, halaman(document), Templates()))


def isi(element: etree._Element) -> str:
    """The text of a paragraph, breaks and tabs as spaces."""
    parts = (part for run in element.iter(f"{W}r") for part in run)
    blank = {f"{W}br", f"{W}tab"}
    text = "".join((p.text or "") if p.tag == f"{W}t" else " " for p in parts if p.tag in {f"{W}t", *blank})
    return text.replace("\u200b", "")


def dokumen(*blocks: object, page: Page = TEGAK, **ubah: object) -> Document:
    section = Section(page, blocks)  # type: ignore[arg-type]
    return replace(contoh_dokumen(), sections=(section,), **ubah)  # type: ignore[arg-type]


def tabel(jumlah: int, key: str, **ubah: object) -> Table:
    """A table with a merged header and groups of three merged rows."""

    def baris(n: int) -> Row:
        awal = (Cell((str(n),), rowspan=3), Cell(("kelompok", "baris dua"), colspan=2, rowspan=3))
        sisa = jumlah - n
        if n % 3 == 0 and sisa >= 3:
            return Row((*awal, Cell(("1.000.000",), value=Decimal(1_000_000))), RowKind.PROGRAM)
        if n % 3 and jumlah - (n - n % 3) >= 3:
            return Row((Cell(("2.000.000",)),), RowKind.SUB_KEGIATAN, breakable=n % 2 == 0)
        return Row((Cell(("x",)), Cell(), Cell(()), Cell(("–",), align="center")))

    tabel_uji = Table(
        key=key,
        number="9.1",
        caption="Judul & <uji> “kutip”",
        columns=kolom(10.3, 40.7, 50.123, (30.05, "right")),
        header=(kepala(("No", 1, 2), ("Uraian", 2, 1), ("Rp", 1, 2)), kepala("a", "b"), kepala(*"1234")),
        rows=tuple(baris(n) for n in range(jumlah)),
        number_row=True,
        font_size=7.5,
    )
    return replace(tabel_uji, **ubah)  # type: ignore[arg-type]


CHART_NAME = " ".join(["Kata"] * 20)


def gambar(key: str, **ubah: object) -> Figure:
    """A chart of two series with a gap, a negative value and texts that need escaping."""
    nilai = (Decimal(4_014_556_871), None, Decimal(-12_500_000))
    seri = (
        Series("A & <b>", nilai, ("4.014,6", "", "-12,5")),
        Series("“B”", (Decimal("0.5"), Decimal(0), Decimal(7_000_000)), ("0,0", "0,0", "7,0")),
    )
    chart = Chart(("Satu & dua", "<tiga>", CHART_NAME), seri, "juta rupiah", 2, 1)
    figure = Figure(key, "Judul & <gambar>", chart, 'Uraian "kutip" & <b>.', ("Catatan.",), "9.1")
    return replace(figure, **ubah)  # type: ignore[arg-type]


def aneka() -> Document:
    """Every block once more, in the forms the sample plan lacks."""
    judul = [Heading(n, "", f"Judul {n}", f"j{n}", in_toc=False) for n in (1, 2, 3)]
    rata: tuple[Align, ...] = ("left", "center", "right", "justify")
    tegak = (
        *judul,
        *(Paragraph((Run("teks\tbertab\nberbaris", bold=True, italic=True),), a, indent=False) for a in rata),
        Paragraph((Run("tautan putus", link="#tiada"), Run("")), "left"),
        ItemList((ListItem("•", (Run("a"),), (ItemList((ListItem("-", (Run("b"),)),)),)),)),
        Contents("isi", (Entry("1.1 Tanpa sasaran", "tiada", 2), Entry("Judul 1", "j1"))),
        Contents("tabel"),
        tabel(0, "kosong"),
        tabel(1, "satu", notes=("Catatan satu.", "Catatan dua.")),
        gambar("satu"),
        gambar("dua", notes=()),
        Signature("Binjai, Juni 2023", (), "Nama"),
        Cover(("Judul",), (), ()),
        Contents("tabel", (Entry("Tabel 9.1 Judul", "tabel-satu"),)),
        Contents("gambar", (Entry("Gambar 9.1 Judul", "gambar-satu"),)),
        Contents("gambar"),
    )
    lebar = (tabel(200, "panjang", landscape=True), Heading(1, "BAB I", "Akhir", "akhir"), tabel(2, "dua"))
    a3 = Page(420, 297, 20, 20, 20, 20)
    return replace(
        contoh_dokumen(),
        title="Judul & <lain>",
        created=None,
        sections=(
            Section(TEGAK, tegak, "roman", restart=True),
            Section(REBAH, lebar, "arabic", restart=True),
            Section(a3, (tabel(3, "a3", wide=True),)),
            Section(TEGAK, (), None),
            Section(TEGAK, (Paragraph((Run("Tamat."),)),)),
        ),
    )


@pytest.fixture(scope="module", params=[contoh_dokumen, aneka], ids=["contoh", "aneka"])
def written(request: pytest.FixtureRequest) -> Written:
    return tulis(request.param())


@pytest.fixture(scope="module")
def contoh() -> Written:
    return tulis(contoh_dokumen())


# --- the file as a package


def test_same_input_gives_the_same_bytes(written: Written) -> None:
    again = tulis(contoh_dokumen() if b"BAB V" in written.members["word/document.xml"] else aneka())
    assert again.data == written.data


def test_hash_seed_time_zone_and_folder_do_not_matter(tmp_path: Path) -> None:
    code = (
        f"import sys, hashlib; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}];"
        "from contoh_dokumen import contoh_dokumen; from renja_gen.templates import Templates;"
        "from renja_gen.writers.docx import write_docx;"
        "print(hashlib.sha256(write_docx(contoh_dokumen(), {}, Templates())).hexdigest())"
    )
    results = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Jakarta"))
    }
    assert len(results) == 1


def test_zip_has_no_times_and_starts_with_content_types(written: Written) -> None:
    with zipfile.ZipFile(io.BytesIO(written.data)) as archive:
        infos = archive.infolist()
    assert written.names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert written.names[2:] == sorted(written.names[2:])
    assert {i.date_time for i in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {i.create_system for i in infos} == {0}


def test_nothing_foreign_is_left(written: Written) -> None:
    everything = b"".join(written.members.values())
    assert not any(re.search("thumbnail|customXml|Effects|app.xml", name) for name in written.names)
    for leftover in (b"python-docx", b"en-US", b"ja-JP", b"rsid", b"Judul dokumen acuan"):
        assert leftover not in everything


def test_core_properties_say_what_the_document_says() -> None:
    document = contoh_dokumen()
    properties = docx.Document(io.BytesIO(tulis(document).data)).core_properties
    assert (properties.title, properties.author) == (document.title, document.author)
    assert (properties.subject, properties.language) == (document.subject, "id-ID")
    assert properties.created == properties.modified == document.created
    assert (properties.last_modified_by, properties.comments, properties.keywords) == ("", "", "")


def test_a_document_without_a_date_has_a_fixed_one() -> None:
    assert docx.Document(io.BytesIO(tulis(aneka()).data)).core_properties.created.year == 2000


def test_language_is_indonesian(written: Written) -> None:
    styles = etree.fromstring(written.members["word/styles.xml"])
    assert [lang.get(VAL) for lang in styles.iter(f"{W}lang")] == ["id-ID"]
    settings = etree.fromstring(written.members["word/settings.xml"])
    assert settings.find(f"{W}themeFontLang").get(VAL) == "id-ID"
    assert settings.find(f"{W}zoom").get(f"{W}percent") == "100"


# --- tables


def test_rows_stay_whole_unless_they_may_break() -> None:
    table = tulis(dokumen(tabel(9, "uji"))).tables()[0]
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.findall(f"{W}tr")][3:]
    assert whole == [not row.breakable for row in tabel(9, "uji").rows]
    assert False in whole


def test_tables_carry_their_caption_for_screen_readers(contoh: Written) -> None:
    properties = [table.find(f"{W}tblPr") for table in contoh.tables()]
    assert [p.find(f"{W}tblCaption").get(VAL) for p in properties][:2] == ["Tabel 2.1", "Tabel 2.2"]
    assert all(p.find(f"{W}tblDescription").get(VAL) for p in properties)
    assert {p.find(f"{W}tblLook").get(f"{W}firstRow") for p in properties} == {"1"}


def test_cells_hold_the_texts_of_the_model(contoh: Written) -> None:
    """Every text, once and in order: nothing is lost between model and file."""
    model = [block for block in contoh_dokumen().blocks() if isinstance(block, Table)]
    assert len(model) > 3
    for element, table in zip(contoh.tables(), model, strict=True):
        wanted = [
            cell.text for cells in (*table.header, *(r.cells for r in table.rows)) for cell in cells if cell.text
        ]
        found = ["\n".join(map(isi, cell.findall(f"{W}p"))) for cell in element.iter(f"{W}tc")]
        assert [text for text in found if text] == wanted


def test_figures_stand_right_and_labels_left() -> None:
    element = tulis(dokumen(tabel(3, "uji"), page=REBAH)).tables()[0]
    row = element.findall(f"{W}tr")[3]
    marks = [cell.find(f"{W}p/{W}pPr/{W}jc") for cell in row.findall(f"{W}tc")]
    assert [None if m is None else m.get(VAL) for m in marks] == [None, None, "right"]


def test_row_kinds_differ_in_print() -> None:
    rows = tuple(Row((Cell(("a",)),), kind) for kind in RowKind)
    table = Table("uji", "Uji", kolom(50.0), (), rows, number="1.1")
    looks = {}
    for kind, row in zip(RowKind, tulis(dokumen(table)).tables()[0].findall(f"{W}tr"), strict=True):
        fill = row.find(f".//{W}shd")
        bold = row.find(f".//{W}b") is not None
        looks[kind] = (bold, "" if fill is None else fill.get(f"{W}fill"))
    assert looks[RowKind.SUB_KEGIATAN] == looks[RowKind.BIASA] == (False, "")
    assert looks[RowKind.KEGIATAN] == (True, "")
    strong = [looks[k] for k in (RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM)]
    assert [fill for _, fill in strong] == sorted({fill for _, fill in strong})
    assert all(bold for bold, _ in (*strong, looks[RowKind.RATA_RATA], looks[RowKind.JUMLAH]))


@pytest.mark.parametrize(("size", "pitch"), [(6.5, "156"), (9.0, "216"), (8.5, "204")])
def test_table_text_has_the_asked_size_and_exact_pitch(size: float, pitch: str) -> None:
    document = Written(write_docx(dokumen(tabel(1, "uji", font_size=size)), {}, Templates()))
    name = document.find("//w:tc//w:pStyle/@w:val")[-1]
    styles = etree.fromstring(document.members["word/styles.xml"])
    style = styles.find(f"{W}style[@{W}styleId='{name}']")
    assert style.find(f"{W}rPr/{W}sz").get(VAL) == str(round(size * 2))
    assert style.find(f"{W}pPr/{W}spacing").get(f"{W}line") == pitch
    assert style.find(f"{W}pPr/{W}spacing").get(f"{W}lineRule") == "exact"


@pytest.mark.parametrize(
    "cells",
    [
        (Cell(), Cell()),
        (Cell(), Cell(), Cell(), Cell()),
        (Cell(colspan=4),),
        (Cell(), Cell(colspan=3)),
    ],
)
def test_a_row_that_does_not_fill_the_grid_is_a_fault_not_a_broken_file(cells: tuple[Cell, ...]) -> None:
    table = Table("uji", "Uji", kolom(10.0, 10.0, 10.0), (), (Row(cells),), number="1.1")
    with pytest.raises(GridError, match="uji"):
        tulis(dokumen(table))


def isi_sel(*lines: str, lebar: float = 20.0) -> etree._Element:
    """A table with one cell, as written."""
    table = Table("uji", "Uji", kolom(lebar), (), (Row((Cell(lines),)),), number="1.1")
    return tulis(dokumen(table)).tables()[0]


def test_cells_may_break_after_slashes_between_words_only() -> None:
    text = "".join(isi_sel("Program (outcome)/Kegiatan dan KABUPATEN/KOTA 1/2 5/laporan 12/A/2024").itertext())
    assert text == "Program (outcome)/\u200bKegiatan dan KABUPATEN/\u200bKOTA 1/2 5/laporan 12/A/2024"


def test_text_outside_tables_is_left_as_it_is() -> None:
    assert "\u200b" not in "".join(tulis(dokumen(Paragraph((Run("satu/dua"),)))).body.itertext())


@pytest.mark.parametrize(
    ("text", "size"), [("kata", None), ("Rp32.444.532.595", "12"), ("2.15.01.2.02.0001", "12"), ("x" * 60, "11")]
)
def test_a_cell_becomes_smaller_where_a_word_would_be_cut(text: str, size: str | None) -> None:
    sizes = {sz.get(VAL) for sz in isi_sel(f"{text} {text}").iter(f"{W}sz")}
    assert sizes == ({size} if size else set())


def test_lines_of_a_cell_stand_apart() -> None:
    spaces = [p.find(f"{W}pPr/{W}spacing") for p in isi_sel("satu", "dua", "tiga").iter(f"{W}p")]
    assert [None if s is None else s.get(f"{W}before") for s in spaces] == [None, "30", "30"]


def test_words_amounts_and_codes_are_unbreakable() -> None:
    lines = ("Urusan/Program 2021-2026", "Perundang-undangan: Rp1.000.000,00", "1/2")
    assert [token for line in lines for token in unbreakable(line)] == [
        *("Urusan/", "Program", "2021-2026", "Perundang-", "undangan:", "Rp1.000.000,00", "1/2")
    ]


def test_a_closing_mark_that_stands_alone_stays_with_the_word_before() -> None:
    """As Unicode and Typst have it: else the mark would hang out of its cell."""
    assert unbreakable("Urusan / Program (a) ...") == ["Urusan /", "Program", "(a) ..."]
    assert unbreakable("nol ) – satu") == ["nol )", "–", "satu"]


def test_columns_widen_for_their_widest_word_at_the_cost_of_roomy_ones() -> None:
    rows = (Row((Cell(("1.000.000.000.000",)), Cell(("a b c",)), Cell(("gabung" * 9,), colspan=2))),)
    least = least_widths(ARIAL, 4, (), rows, 8.0, number_row=False)
    assert least[2:] == [0.0, 0.0]
    columns = (GridColumn(10.0), GridColumn(60.0), GridColumn(30.0, "right"), GridColumn(30.0))
    wider = widened(columns, least)
    assert sum(column.width for column in wider) == pytest.approx(130, abs=0.03)
    assert wider[0].width >= least[0] - 0.01
    assert wider[1].width < 60
    assert [column.align for column in wider] == [column.align for column in columns]
    assert ARIAL.fitting_size(("1.000.000.000.000",), wider[0].width, 8.0, bold=False) == 8.0
    assert ARIAL.fitting_size(("1.000.000.000.000",), 10.0, 8.0, bold=False) < 8.0
    assert widened(columns, [1.0] * 4) == columns


def test_columns_without_room_share_what_there_is() -> None:
    wider = widened((GridColumn(10.0), GridColumn(10.0)), [50.0, 9.0])
    assert 10 < wider[0].width < 11
    assert wider[1].width > 9


def kept(element: etree._Element) -> list[bool]:
    """Of each row whether it stays with the next one."""
    rows = element.findall(f"{W}tr")
    marks = [{p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")} for row in rows]
    assert all(len(mark) == 1 for mark in marks)
    return [True in mark for mark in marks]


def test_parents_stay_with_the_next_row_and_sums_with_the_rows_above() -> None:
    kinds = (
        *(RowKind.URUSAN, RowKind.PROGRAM, RowKind.SUB_KEGIATAN, RowKind.SUB_KEGIATAN, RowKind.RATA_RATA),
        *(RowKind.PROGRAM, RowKind.SUB_KEGIATAN, RowKind.RATA_RATA, RowKind.JUMLAH, RowKind.JUMLAH),
    )
    rows = tuple(Row((Cell(("a",)), Cell(("b",))), kind) for kind in kinds)
    table = Table("uji", "Uji", kolom(20.0, 20.0), (), rows, number="1.1")
    wanted = [True, True, False, True, False, True, True, True, True, False]
    assert kept(tulis(dokumen(table)).tables()[0]) == wanted
    noted = kept(tulis(dokumen(replace(table, notes=("Catatan.",)))).tables()[0])
    assert noted == [*wanted[:-1], True]


def test_rows_under_a_merged_cell_stay_together_unless_they_are_tall() -> None:
    for lines, whole in ((1, True), (60, False)):
        rows = (Row((Cell(("a",), rowspan=2), Cell(("b",) * lines))), Row((Cell(("c",)),)), Row((Cell(), Cell())))
        table = Table("uji", "Uji", kolom(20.0, 20.0), (), rows, number="1.1")
        assert kept(tulis(dokumen(table)).tables()[0]) == [whole, False, False]


def test_a_tall_chain_of_parents_may_end_a_page() -> None:
    long = Cell(("kata",) * 30)
    rows = (Row((long,), RowKind.PROGRAM), Row((long,), RowKind.KEGIATAN), Row((Cell(("a",)),), RowKind.SUB_KEGIATAN))
    table = Table("uji", "Uji", kolom(20.0), (), rows, number="1.1")
    assert kept(tulis(dokumen(table)).tables()[0]) == [False, False, False]


def test_a_paragraph_that_introduces_a_list_stays_with_it() -> None:
    items = ItemList((ListItem("1.", (Run("a"),), (ItemList((ListItem("a.", (Run("b"),)),)),)), ListItem("2.", ())))
    teks = [Paragraph((Run(t),)) for t in ("Biasa.", "Sebelum daftar", "Titik dua:", "Akhir:")]
    written = tulis(dokumen(*teks[:2], items, *teks[2:]))
    keeps = {isi(p): p.find(f"{W}pPr/{W}keepNext") is not None for p in written.find("//w:body/w:p")}
    assert [keeps[t] for t in ("Biasa.", "Sebelum daftar", "Titik dua:", "Akhir:")] == [False, True, True, False]
    assert [keeps[t] for t in ("1. a", "a. b")] == [True, False]


def test_links_in_the_text_look_like_text() -> None:
    styles = etree.fromstring(tulis(contoh_dokumen()).members["word/styles.xml"])
    look = styles.find(f"{W}style[@{W}styleId='Hyperlink']/{W}rPr")
    assert (look.find(f"{W}color").get(VAL), look.find(f"{W}u").get(VAL)) == ("auto", "none")


def test_a_merge_never_leaves_its_rows() -> None:
    rows = (Row((Cell(("a",), rowspan=9), Cell(("b",)))), Row((Cell(("c",)),)))
    element = tulis(dokumen(Table("uji", "Uji", kolom(10.0, 10.0), (), rows, number="1.1"))).tables()[0]
    assert [m.get(VAL) for m in element.iter(f"{W}vMerge")] == ["restart", "continue"]


# --- charts


def test_a_chart_is_native_with_its_data_and_words() -> None:
    written = tulis(dokumen(gambar("a"), gambar("b")))
    assert written.values("//wp:docPr/@descr") == ['Uraian "kutip" & <b>.'] * 2
    assert written.values("//wp:docPr/@name") == ["Gambar 9.1"] * 2
    charts = sorted(name for name in written.names if name.startswith("word/charts/chart"))
    assert charts == ["word/charts/chart1.xml", "word/charts/chart2.xml"]
    chart = written.members[charts[0]].decode()
    assert re.findall(r"<c:v>([^<]*)</c:v>", chart) == [
        *("A &amp; &lt;b&gt;", "Satu &amp; dua", "&lt;tiga&gt;", CHART_NAME, "4014556871", "-12500000"),
        *("“B”", "Satu &amp; dua", "&lt;tiga&gt;", CHART_NAME, "0.5", "0", "7000000"),
    ]
    assert set(re.findall(r'<c:dLbls><c:numFmt formatCode="([^"]*)"', chart)) == {"[$-421]#,##0.0,,"}
    assert 'typeface="Arial"' in chart
    assert "<c:min val" not in chart, "a scale that begins at zero would cut off negative values"
    books = [name for name in written.names if name.endswith(".xlsx")]
    assert len(books) == 2
    with zipfile.ZipFile(io.BytesIO(written.members[books[0]])) as book:
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")


@pytest.mark.parametrize(("unit", "thousands", "ends"), [("persen", 0, ["100"]), ("juta rupiah", 2, [])])
def test_the_scale_of_a_native_chart_ends_as_drawn_where_it_is_per_cent(
    unit: str, thousands: int, ends: list[str]
) -> None:
    """Word and LibreOffice would add a mark of 120; amounts keep room for what is edited."""
    full = Series("A", (Decimal(100) * 1000**thousands, Decimal(0)), ("100,00", "0,00"))
    chart = Chart(("Satu", "Dua"), (full,), unit, thousands, 2)
    xml = tulis(dokumen(gambar("a", chart=chart))).members["word/charts/chart1.xml"].decode()
    assert re.findall(r'<c:max val="([^"]*)"', xml) == ends
    (plot, width), (title, none) = (
        (float(x), w) for x, w in re.findall(r'<c:x val="([^"]*)"/><c:y val="[^"]*"/>(?:<c:w val="([^"]*)"/>)?', xml)
    )
    assert none == ""
    assert plot < title < plot + float(width) / 2, "the unit stands under the middle of the bars"


def test_picture_caption_and_notes_stay_together() -> None:
    """All but the last paragraph of a figure keep with the next one."""
    written = tulis(dokumen(gambar("a"), Paragraph((Run("Sesudah."),))))
    styles = etree.fromstring(written.members["word/styles.xml"])
    (keep,) = styles.xpath("//w:style[w:name/@w:val='Gambar']/w:pPr/w:keepNext", namespaces=NS)
    assert keep.get(VAL) is None
    caption, note, after = written.find("//w:body/w:p")[1:4]
    assert caption.find(f"{W}pPr/{W}keepNext") is not None
    assert note.find(f"{W}pPr/{W}keepNext") is None
    assert isi(after) == "Sesudah."


# --- bookmarks, links, contents


def test_daftar_isi_lists_every_entry_with_its_page(contoh: Written) -> None:
    document = contoh_dokumen()
    pages = halaman(document)
    first, second = contoh.find("//w:sdtContent")
    for element, kind in ((first, "isi"), (second, "tabel")):
        block = next(b for b in document.blocks() if isinstance(b, Contents) and b.kind == kind)
        lines = [isi(p) for p in element.findall(f"{W}p")]
        wanted = [
            f"{e.text.upper() if kind == 'isi' and e.level == 1 else e.text} {pages[e.anchor]}" for e in block.entries
        ]
        assert lines == wanted


def test_a_page_nobody_knows_is_left_empty_not_marked() -> None:
    document = contoh_dokumen()
    written = Written(write_docx(document, {}, Templates()))
    assert isi(written.find("//w:sdtContent/w:p")[0]) == "KATA PENGANTAR "
    assert len(written.find("//w:sdtContent//w:fldChar[@w:fldCharType='begin']")) > 20


def test_contents_fields_ask_for_the_same_lists(contoh: Written) -> None:
    instructions = [t.strip() for t in contoh.values("//w:instrText/text()") if "TOC \\" in t]
    assert instructions == [r'TOC \o "1-3" \h \z \u', r'TOC \h \z \t "Judul Tabel" \C']
    captions = [p for p in contoh.find("//w:p") if contoh.style_name(p) == "Judul Tabel"]
    assert len(captions) == len(contoh.tables())


def test_headings_outside_daftar_isi_have_no_outline_level() -> None:
    """Word would otherwise list them on the next update."""
    styles = etree.fromstring(tulis(aneka()).members["word/styles.xml"])
    hidden = [s for s in styles.iter(f"{W}style") if s.find(f"{W}name").get(VAL).startswith("Judul Tanpa")]
    assert [s.find(f"{W}pPr/{W}outlineLvl").get(VAL) for s in hidden] == ["9", "9", "9"]


def test_long_entries_are_broken_before_the_page_numbers(contoh: Written) -> None:
    """And each line is short enough to leave their column free."""
    broken = [p for p in contoh.find("//w:sdtContent/w:p") if p.find(f".//{W}br") is not None]
    assert broken
    assert ARIAL.text_width("Arial", 10, bold=False) == pytest.approx(20.0, rel=0.03)
    assert ARIAL.fold("satu dua tiga", 10, 30, 20, bold=False) == "satu\ndua\ntiga"


# --- sections, headers, footers


def test_sections_have_their_paper_and_page_numbers(contoh: Written) -> None:
    found = [
        (
            size.get(f"{W}w"),
            size.get(f"{W}h"),
            size.get(f"{W}orient"),
            None if number is None else (number.get(f"{W}fmt"), number.get(f"{W}start")),
        )
        for section in contoh.find("//w:sectPr")
        for size, number in ((section.find(f"{W}pgSz"), section.find(f"{W}pgNumType")),)
    ]
    tegak, rebah = ("11906", "16838", None), ("16838", "11906", "landscape")
    assert found == [
        (*tegak, None),
        (*tegak, ("lowerRoman", "1")),
        (*tegak, ("decimal", "1")),
        (*rebah, ("decimal", None)),
        (*tegak, ("decimal", None)),
    ]


def test_section_properties_stand_in_the_last_paragraph_of_the_section(written: Written) -> None:
    body = written.body[0]
    assert body[-1].tag == f"{W}sectPr"
    assert body[-2].tag == f"{W}p"
    carriers = written.find("/w:document/w:body/w:p[w:pPr/w:sectPr]")
    assert len(carriers) + 1 == len(written.find("//w:sectPr"))


def test_a_heading_that_begins_a_section_does_not_break_the_page_again(contoh: Written) -> None:
    for paragraph in contoh.find("//w:p[.//w:t='BAB I' or .//w:t='KATA PENGANTAR']")[-2:]:
        assert contoh.style_name(paragraph) in {"heading 1", "toc 1"}
    starts = contoh.find("//w:p[w:pPr/w:pageBreakBefore[@w:val='0']]")
    assert [isi(p) for p in starts] == ["KATA PENGANTAR", "BAB I PENDAHULUAN"]


def test_footer_numbers_stand_at_the_right_margin_of_each_page_width(contoh: Written) -> None:
    positions = set()
    for name in contoh.names:
        if name.startswith("word/footer"):
            footer = etree.fromstring(contoh.members[name])
            stops = [t.get(f"{W}pos") for t in footer.iter(f"{W}tab") if t.get(VAL) == "right"]
            positions.add((stops[0], "PAGE" in "".join(footer.itertext())) if stops else ("", False))
    assert positions == {("", False), ("8787", True), ("15137", True)}


def test_the_cover_prints_no_running_text(contoh: Written) -> None:
    first = contoh.find("//w:sectPr")[0]
    ids = [r.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id") for r in first[:2]]
    rels = etree.fromstring(contoh.members["word/_rels/document.xml.rels"])
    parts = [r.get("Target") for r in rels if r.get("Id") in ids]
    assert len(parts) == 2
    assert all("".join(etree.fromstring(contoh.members[f"word/{p}"]).itertext()) == "" for p in parts)


# --- text and look


def test_bab_prints_number_over_title_in_capitals(contoh: Written) -> None:
    bab = [p for p in contoh.find("//w:p") if contoh.style_name(p) == "heading 1"]
    assert [t.text for t in bab[3].iter(f"{W}t")] == ["BAB I", "PENDAHULUAN"]
    assert bab[3].find(f".//{W}br") is not None


def test_text_that_xml_forbids_is_left_out_and_markup_is_escaped() -> None:
    text = "a\x00b\x0bc\ud800d\ufffee<&>\"'"
    cell = Table("k", text, kolom(50.0), (), (Row((Cell((text,)),)),), number="1.1")
    written = tulis(dokumen(Paragraph((Run(text),)), cell, title=text, header=text))
    assert isi(written.find("/w:document/w:body/w:p")[0]) == "abcde<&>\"'"
    assert isi(written.find("//w:tc/w:p")[0]) == "abcde<&>\"'"
    assert docx.Document(io.BytesIO(written.data)).core_properties.title == "abcde<&>\"'"


def test_signature_stays_together_in_the_right_half(contoh: Written) -> None:
    lines = [p for p in contoh.find("//w:p") if contoh.style_name(p) == "Tanda Tangan"]
    assert [isi(p) for p in lines[-6:]][3:] == [
        "Nama Pejabat, S.Sos., M.AP.",
        "Pembina Utama Muda",
        "NIP. 19700101 199503 1 001",
    ]
    assert {p.find(f"{W}pPr/{W}ind").get(f"{W}left") for p in lines} == {"4394"}
    assert [p.find(f"{W}pPr/{W}keepNext") is None for p in lines[-6:]] == [True] * 5 + [False]


def test_the_logo_has_a_description(contoh: Written) -> None:
    assert contoh.values("//wp:docPr/@descr") == [LOGO_ALT]


def test_a_reference_nobody_numbered_is_a_fault() -> None:
    with pytest.raises(TypeError, match="evaluasi"):
        tulis(dokumen(Paragraph((Ref("evaluasi"),))))


def test_a_logo_that_is_no_picture_is_left_out() -> None:
    written = tulis(dokumen(Cover(("Judul",), (), ("Kaki",), logo=b"bukan gambar")))
    assert written.find("//w:drawing") == []


# --- the reference document


def test_the_reference_document_is_what_its_tool_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "tools/buat_acuan.py"), str(tmp_path / "a.docx")], check=True)
    with (
        zipfile.ZipFile(tmp_path / "a.docx") as made,
        zipfile.ZipFile(ROOT / "templates/docx/acuan.docx") as kept,
    ):
        assert made.namelist() == kept.namelist()
        assert all(made.read(name) == kept.read(name) for name in made.namelist())
    assert audit((tmp_path / "a.docx").read_bytes()) == []


def test_the_reference_document_holds_nothing_foreign() -> None:
    """Part by part: our font and language, the theme's own names, no author, program, sample text or tracking."""
    with zipfile.ZipFile(ROOT / "templates/docx/acuan.docx") as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(parts) == {
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels"),
        *("word/document.xml", "word/fontTable.xml", "word/settings.xml", "word/styles.xml"),
        "word/theme/theme1.xml",
    }
    for name, text in parts.items():
        assert not re.search(
            r"rsid|w14:|mc:|Cambria|Calibri|Times|Office Theme|python|Microsoft Office Word|\ben-", text
        ), name
    languages = {value for text in parts.values() for value in re.findall(r'lang[^>]* w:val="([^"]+)"', text)}
    assert languages == {"id-ID"}
    typefaces = re.findall(r'(?:typeface|w:ascii|w:hAnsi|<w:font w:name)="([^"]*)"', "".join(parts.values()))
    assert set(typefaces) == {"Arial", ""}
    assert len(typefaces) > 5
    core = etree.fromstring(parts["docProps/core.xml"].encode())
    assert {etree.QName(one).localname for one in core} == {"title", "created", "modified", "language"}
    styles = {style.name for style in docx.Document(str(ROOT / "templates/docx/acuan.docx")).styles}
    text = [t.text for t in etree.fromstring(parts["word/document.xml"].encode()).iter(f"{W}t")]
    assert len(text) == len(set(text)) > 25
    assert {name.lower() for name in text} <= {name.lower() for name in styles}


def overlay(folder: Path, change: object) -> Templates:
    (folder / "docx").mkdir()
    with (
        zipfile.ZipFile(ROOT / "templates/docx/acuan.docx") as source,
        zipfile.ZipFile(folder / "docx/acuan.docx", "w") as target,
    ):
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))  # type: ignore[operator]
    return Templates(folder)


def test_contents_need_no_tab_stop_in_the_style(tmp_path: Path) -> None:
    """Word itself saves its contents styles without one."""
    stop = rb'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="\d+"/></w:tabs>'
    templates = overlay(tmp_path, lambda _, data: re.sub(stop, b"", data))
    written = Written(write_docx(contoh_dokumen(), {}, templates))
    assert re.search(stop, tulis(contoh_dokumen()).members["word/styles.xml"])
    assert not re.search(stop, written.members["word/styles.xml"])
    assert set(written.values("//w:sdtContent/w:p/w:pPr/w:tabs/w:tab/@w:pos")) == {"8787"}


def test_a_reference_document_from_before_there_were_figures_gets_their_styles(tmp_path: Path) -> None:
    templates = overlay(
        tmp_path,
        lambda _, data: re.sub(rb'<w:style (?:(?!</w:style>).)*"(?:Judul )?Gambar"/>.*?</w:style>', b"", data),
    )
    names = {s.name for s in docx.Document(str(templates.path("docx/acuan.docx"))).styles}
    assert "Judul Tabel" in names
    assert names.isdisjoint({"Gambar", "Judul Gambar"})
    written = Written(write_docx(dokumen(gambar("a")), {}, templates))
    assert [written.style_name(p) for p in written.find("//w:p")][:3] == ["Gambar", "Judul Gambar", "Catatan Tabel"]
    assert audit(written.data) == []


def test_missing_styles_are_named(tmp_path: Path) -> None:
    templates = overlay(tmp_path, lambda _, data: data.replace(b'"Tabel Isi"', b'"Lain"').replace(b'"toc 2"', b'"x"'))
    with pytest.raises(ReferenceDocumentError) as caught:
        write_docx(contoh_dokumen(), {}, templates)
    assert set(caught.value.missing) == {"Tabel Isi", "toc 2"}


def test_a_file_that_is_no_docx_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "docx").mkdir()
    (tmp_path / "docx/acuan.docx").write_bytes(b"bukan zip")
    with pytest.raises(ReferenceDocumentError, match=r"acuan\.docx") as caught:
        write_docx(contoh_dokumen(), {}, Templates(tmp_path))
    assert caught.value.missing == ()


def test_translated_style_ids_are_followed(tmp_path: Path) -> None:
    templates = overlay(tmp_path, lambda _, data: data.replace(b'"Heading1"', b'"Judul1"'))
    written = Written(write_docx(contoh_dokumen(), {}, templates))
    assert "Judul1" in written.values("//w:pStyle/@w:val")
    assert "Heading1" not in written.values("//w:pStyle/@w:val")


def test_an_agency_reference_cannot_make_word_ask(tmp_path: Path) -> None:
    def spoil(name: str, data: bytes) -> bytes:
        if name == "word/settings.xml":
            return data.replace(b"<w:defaultTabStop", b"<w:updateFields/><w:trackRevisions/><w:defaultTabStop")
        return data.replace(b'w:val="id-ID"', b'w:val="en-US"') if name == "word/styles.xml" else data

    written = Written(write_docx(contoh_dokumen(), {}, overlay(tmp_path, spoil)))
    assert b"updateFields" not in written.members["word/settings.xml"]
    assert b"trackRevisions" not in written.members["word/settings.xml"]
    assert b'w:lang w:val="id-ID"' in written.members["word/styles.xml"]


def test_every_style_is_in_the_shipped_reference_document() -> None:
    names = {s.name.lower() for s in docx.Document(str(ROOT / "templates/docx/acuan.docx")).styles}
    translated = {"caption", *(f"heading {n}" for n in (1, 2, 3)), "header", "footer"}
    assert {s.value.lower() for s in Style} <= names | translated


# --- speed, and a real office program


def test_ten_thousand_cells_are_written_in_less_than_a_second() -> None:
    import time

    table = tabel_evaluasi()
    document = dokumen(replace(table, rows=(table.rows * 30)[:600]), page=REBAH)
    start = time.perf_counter()
    write_docx(document, {}, Templates())
    assert time.perf_counter() - start < 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_the_right_pages(tmp_path: Path, contoh: Written) -> None:
    source = tmp_path / "contoh.docx"
    source.write_bytes(contoh.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)],
        check=True,
        capture_output=True,
        timeout=200,
    )
    pages = PdfReader(tmp_path / "contoh.pdf").pages
    texts = [page.extract_text() for page in pages]
    wide = [n for n, page in enumerate(pages) if page.mediabox.width > page.mediabox.height]
    assert len(pages) == 15
    assert wide == [7, 8, 9]
    assert all(len(text.strip()) > 60 for text in texts), "an empty page"
    assert all("Target Renstra Perangkat" in texts[n] for n in wide), "header rows repeat"
    assert [texts[n].split()[-1] for n in (1, 2, 3, 4, 14)] == ["i", "ii", "iii", "1", "11"]
    assert "25.540.525.895" in texts[7]
