"""Workbooks: what is a number, a text or a live formula; the form around it; nothing of a plan becomes a formula."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from buku_kerja import Lembar, baca_buku

from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.document.blocks import Cell, Formula, GridColumn, Row, RowKind, Table
from renja_gen.document.metrics import ARIAL
from renja_gen.writers.xlsx import LONGEST_TEXT, Properties, Sheet, write
from renja_gen.writers.xlsx.numbers import number
from renja_gen.writers.xlsx.styles import SIZE

LOOK = gaya_bawaan()
SUM, PERCENT = Formula("sum"), Formula("percent", ("b", "a"))
P, K, S = RowKind.PROGRAM, RowKind.KEGIATAN, RowKind.SUB_KEGIATAN


def sel(isi: object) -> Cell:
    """An amount, an undefined figure, or a text."""
    match isi:
        case Decimal() | int():
            return Cell((f"{isi:,}".replace(",", "."),), value=Decimal(isi))
        case None:
            return Cell(("–",))
        case Cell():
            return isi
        case _:
            return Cell((str(isi),))


def persen(nilai: Decimal | None) -> Cell:
    return sel(None) if nilai is None else Cell((f"{nilai:.2f}".replace(".", ","),), value=nilai)


def tabel(baris: list[tuple[RowKind, list[object]]], kolom: tuple[GridColumn, ...], **lain: object) -> Table:
    kepala = (tuple(Cell((satu.key,)) for satu in kolom),)
    rows = tuple(Row(tuple(map(sel, isi)), kind) for kind, isi in baris)
    return Table("uji", "Tabel uji", kolom, kepala, rows, number="2.1", **lain)  # type: ignore[arg-type]


NAMA = GridColumn(40, key="nama")
A, B = GridColumn(30, "right", "a", SUM), GridColumn(30, "right", "b", SUM)
C = GridColumn(20, "center", "c", PERCENT)


def tulis(table: Table, **lain: object) -> Lembar:
    lembar = baca_buku(write([Sheet("Tabel 2.1", table, LOOK.landscape, **lain)], Properties("Uji"), LOOK))  # type: ignore[arg-type]
    return lembar["Tabel 2.1"]


def rumus(table: Table) -> dict[str, str]:
    """The formulas by cell; the body starts at row 5."""
    return {nama: satu.rumus for nama, satu in tulis(table).sel.items() if satu.rumus}


# --- formulas


def test_a_parent_is_the_sum_of_its_children_and_the_total_that_of_the_programmes():
    """Children one level below in this table, whatever stands between; means are no children."""
    isi = [
        (P, ["I", 60]), (K, ["A", 30]), (S, ["1", 10]), (S, ["2", 20]), (K, ["B", 30]), (S, ["3", 30]),
        (RowKind.RATA_RATA, ["rata", None]), (P, ["II", 5]), (S, ["langsung", 5]), (RowKind.JUMLAH, ["TOTAL", 65]),
    ]  # fmt: skip
    assert rumus(tabel(isi, (NAMA, A))) == {
        "B5": "SUM(B6,B9)", "B6": "SUM(B7:B8)", "B9": "SUM(B10)", "B12": "SUM(B13)", "B14": "SUM(B5,B12)",
    }  # fmt: skip


def test_a_figure_that_its_formula_does_not_give_stays_a_number():
    """A stated or rounded figure is printed as it is; so is the sheet."""
    isi = [(P, ["I", 61]), (S, ["1", 10]), (S, ["2", 50]), (RowKind.JUMLAH, ["TOTAL", 60])]
    lembar = tulis(tabel(isi, (NAMA, A)))
    assert [satu.rumus for satu in lembar.sel.values() if satu.rumus] == []
    assert (lembar.sel["B5"].jenis, lembar.sel["B5"].nilai) == ("n", "61")


def test_absent_children_leave_a_parent_undefined_not_zero():
    lembar = tulis(tabel([(P, ["I", None]), (S, ["1", None]), (S, ["2", None])], (NAMA, A)))
    assert lembar.sel["B5"].rumus == 'IF(COUNT(B6:B7)=0,"–",SUM(B6:B7))'
    assert lembar.sel["B5"].nilai == "–"


def test_percentages_are_quotients_of_their_row_and_undefined_without_a_divisor():
    isi = [
        (S, ["1", 3, 1, persen(Decimal(1) / 3 * 100)]),
        (S, ["2", 0, 1, None]),
        (S, ["3", None, 1, None]),
        (S, ["4", 4, None, persen(Decimal(0))]),
        (S, ["5", 4, "baik", None]),
    ]
    lembar = tulis(tabel(isi, (NAMA, A, B, C)))
    assert {nama: satu.rumus for nama, satu in lembar.sel.items() if satu.rumus} == {
        f"D{n}": f'IF(N(B{n})>0,N(C{n})/N(B{n})*100,"–")' for n in (5, 6, 7, 8)
    }
    assert lembar.sel["D5"].nilai.startswith("33.3333333333")
    assert (lembar.sel["D6"].jenis, lembar.sel["D6"].nilai) == ("str", "–")
    assert (lembar.sel["D9"].jenis, lembar.sel["D9"].nilai) == ("s", "–"), "text is no nought"


def test_less_is_better_is_computed_so():
    """The formula of a cell takes the place of that of its column."""
    turun = Formula("percent-down", ("b", "a"))
    nilai = Cell(("150,00",), value=Decimal(150), origin=turun)
    hasil = rumus(tabel([(S, ["1", 4, 2, nilai]), (S, ["2", 4, None, Cell(("–",), origin=turun)])], (NAMA, A, B, C)))
    assert hasil["D5"] == 'IF(AND(N(B5)>0,ISNUMBER(C5)),(2*N(B5)-N(C5))/N(B5)*100,"–")'
    assert hasil["D6"] == 'IF(AND(N(B6)>0,ISNUMBER(C6)),(2*N(B6)-N(C6))/N(B6)*100,"–")'


def test_columns_add_and_subtract_and_shares_name_the_total():
    kolom = (NAMA, A, B, GridColumn(20, key="d", formula=Formula("add", ("a", "b"))),
             GridColumn(20, key="e", formula=Formula("subtract", ("a", "b"))),
             GridColumn(20, key="f", formula=Formula("share", ("a",))))  # fmt: skip
    isi = [
        (RowKind.BIASA, ["1", 6, 4, 10, 2, persen(Decimal(75))]),
        (RowKind.BIASA, ["2", 2, None, 2, 2, persen(Decimal(25))]),
        (RowKind.JUMLAH, ["JUMLAH", 8, 4, 12, 4, persen(Decimal(100))]),
    ]
    assert rumus(tabel(isi, kolom)) == {
        "D5": "SUM(B5,C5)", "D6": "SUM(B6,C6)", "D7": "SUM(B7,C7)",
        "E5": "N(B5)-N(C5)", "E6": "N(B6)-N(C6)", "E7": "N(B7)-N(C7)",
        **{f"F{n}": f'IF(N(B7)>0,N(B{n})/N(B7)*100,"–")' for n in (5, 6, 7)},
        "B7": "SUM(B5:B6)", "C7": "SUM(C5:C6)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rata", "rumus_rata"),
    [
        (Decimal(50), 'IFERROR(AVERAGE(B6:B8),"–")'),
        (Decimal(75), 'IFERROR(SUM(B6:B8)/(COUNT(B6:B8)-COUNTIF(B6:B8,0)),"–")'),
        (Decimal(51), ""),
    ],
)
def test_means_follow_either_rule_and_the_last_is_the_mean_of_means(rata, rumus_rata):
    kolom = (NAMA, GridColumn(20, "center", "c", PERCENT))
    satu, lain = persen(rata), persen(Decimal(20))
    isi = [
        (P, ["I", ""]), (S, ["1", persen(Decimal(100))]), (S, ["2", persen(Decimal(0))]),
        (S, ["3", persen(Decimal(50))]), (RowKind.RATA_RATA, ["Rata-rata", satu]),
        (P, ["II", ""]), (S, ["4", persen(Decimal(20))]), (RowKind.RATA_RATA, ["Rata-rata", lain]),
        (RowKind.JUMLAH, ["Seluruh", persen((rata + 20) / 2)]),
    ]  # fmt: skip
    hasil = rumus(tabel(isi, kolom))
    assert hasil.get("B9", "") == rumus_rata
    assert hasil["B12"] == 'IFERROR(AVERAGE(B11),"–")'
    assert hasil["B13"] == 'IFERROR(AVERAGE(B9,B12),"–")'


def test_indicators_of_one_node_are_one_child():
    """Its amount is merged over their rows; what is covered is empty and may lie inside a sum."""
    gabung = Cell(("10",), rowspan=2, value=Decimal(10))
    rows = (
        Row((sel("I"), sel("–"), sel(15)), P),
        Row((Cell(("1",), rowspan=2), sel("x"), gabung), S),
        Row((sel("y"),), S),
        Row((sel("2"), sel("z"), sel(5)), S),
    )
    kolom = (NAMA, GridColumn(30, key="indikator"), A)
    table = Table("uji", "", kolom, (tuple(map(sel, ("n", "i", "a"))),), rows, number="2.1")
    lembar = tulis(table, title=("Judul",))
    assert lembar.sel["C4"].rumus == "SUM(C5:C7)"
    assert {"A5:A6", "C5:C6"} <= set(lembar.gabungan)


# --- numbers and texts


@pytest.mark.parametrize(
    ("teks", "nilai", "format_angka"),
    [
        ("1.250", "1250", "#,##0"),
        ("1.250,50", "1250.5", "#,##0.00"),
        ("25 paket", "25", '#,##0" paket"'),
        ("87,5%", "87.5", '#,##0.0"%"'),
        ("33,33", "33.33333333333333333333333333", "#,##0.00"),
        ('2 "inci"', "2", r'#,##0" "\""inci"\"'),
        ("-5", "-5", "#,##0"),
    ],
)
def test_numbers_carry_their_unit_in_their_format(teks, nilai, format_angka):
    kept = number(Cell((teks,), value=Decimal(nilai)))
    assert kept is not None
    assert (kept.value, kept.format) == (Decimal(nilai), format_angka)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("9 parpol 1 tahun", None),
        ("2,5 kali", "25"),  # what is printed is another figure
        ("999.999.999.999.999,25", "999999999999999.25"),  # more digits than a spreadsheet keeps
        (f"1 {'x' * 61}", "1"),
    ],
)
def test_what_a_sheet_could_not_hold_stays_text(teks, nilai):
    assert number(Cell((teks,), value=None if nilai is None else Decimal(nilai))) is None


BERBAHAYA = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "{=1}",
    "http://a.id",
    "mailto:a@b.id",
)


def test_no_text_becomes_a_formula_a_link_or_a_number():
    """In names, headers, captions, notes, titles; `1` and `8.01` are texts where the plan has them as texts."""
    teks = [*BERBAHAYA, "8.01", "01", "TRUE", "#N/A", "_x0041_"]
    isi = [(S, [satu, 1]) for satu in teks]
    judul = "=HYPERLINK()"
    table = tabel(isi, (NAMA, A), notes=("=catatan",))
    for flat in (False, True):
        lembar = tulis(table, title=(judul,), flat=flat)
        tertulis = {satu.nilai: satu for satu in lembar.sel.values()}
        for satu in [*teks, *([] if flat else [judul, "=catatan"])]:
            assert tertulis[satu].jenis == "s"
        assert not any(satu.rumus for satu in lembar.sel.values())
        assert "hyperlink" not in "".join(each.tag for each in lembar.xml.iter()).lower()


def test_texts_longer_than_a_cell_are_cut_and_odd_units_do_not_break_the_limits_of_excel():
    panjang = "x" * (LONGEST_TEXT + 5)
    isi = [(S, [panjang, 1])] + [(S, [str(n), Cell((f"1 s{n}",), value=Decimal(1))]) for n in range(400)]
    lembar = tulis(tabel(isi, (NAMA, A)))
    assert lembar.sel["A5"].nilai == panjang[:LONGEST_TEXT]
    format_angka = {satu.format for satu in lembar.sel.values() if satu.jenis == "n"}
    assert 100 < len(format_angka) < 200
    assert lembar.sel["B405"].nilai == "1 s399"
    assert lembar.sel["B405"].jenis == "s"


# --- the form


def test_a_sheet_is_laid_out_like_the_form():
    kepala = (
        (Cell(("Nama",), rowspan=2), Cell(("Rencana",), colspan=2)),
        (Cell(("A",)), Cell(("B",))),
        (Cell(("1",)), Cell(("2=(3/4)",), colspan=2)),
    )
    rows = (Row((sel("I"), sel(1), sel(2)), P), Row((Cell(("TOTAL",), colspan=2), sel(2)), RowKind.JUMLAH))
    table = Table("uji", "Judul tabel", (NAMA, A, B), kepala, rows, True, ("Catatan.",), True, True, 6.5, "2.1")
    data = write([Sheet("Tabel 2.1", table, LOOK.wide)], Properties("Uji", footer="A & B"), LOOK)
    lembar = baca_buku(data)["Tabel 2.1"]
    assert lembar.kolom("A") == ["Tabel 2.1", "Judul tabel", "Nama", "1", "I", "TOTAL", "Catatan."]
    assert {"A4:A5", "B4:C4", "B6:C6", "A8:B8"} <= set(lembar.gabungan)
    assert lembar.sel["B6"].nilai == "2=(3/4)"
    halaman = lembar.satu("pageSetup")
    assert (halaman["paperSize"], halaman["orientation"], halaman["fitToHeight"]) == ("8", "landscape", "0")
    jendela = lembar.satu("pane")
    assert (jendela["xSplit"], jendela["ySplit"], jendela["topLeftCell"]) == ("1", "6", "B7")
    (kaki,) = [each.text for each in lembar.xml.iter() if each.tag.endswith("oddFooter")]
    assert kaki == "&L&8 A && B&R&8 Halaman &P dari &N"
    buku = ZipFile(BytesIO(data)).read("xl/workbook.xml").decode()
    assert "'Tabel 2.1'!$4:$6" in buku
    assert "'Tabel 2.1'!$A$1:$C$9" in buku
    gaya = ZipFile(BytesIO(data)).read("xl/styles.xml").decode()
    assert f"FF{LOOK.fills['program']}" in gaya
    assert f"FF{LOOK.fills['kepala']}" in gaya


def test_a_word_of_a_title_is_not_cut():
    """Spreadsheets do not break at a slash, but anywhere: `Kegi` and `atan` were on two lines."""
    kata = "Urusan/Program/Kegiatan/Sub"
    kepala = ((Cell((f"Bidang {kata} Kegiatan",)), Cell(("A",))),)
    table = Table("uji", "Uji", (replace(NAMA, width=15), A), kepala, (Row((sel("I"), sel(1)), P),), number="2.1")
    kolom = [float(satu.get("width")) for satu in tulis(table).xml.iter() if satu.tag.endswith("}col")]
    piksel = kolom[0] * 7 + 5
    assert piksel * 0.75 >= ARIAL.advance(kata, bold=True) * SIZE


def test_data_begins_in_the_first_row_and_has_a_filter():
    lembar = tulis(tabel([(RowKind.BIASA, ["a", 1]), (RowKind.BIASA, ["b", ""])], (NAMA, A)), flat=True)
    assert lembar.kolom("A") == ["nama", "a", "b"]
    assert lembar.satu("autoFilter")["ref"] == "A1:B3"
    assert lembar.gabungan == []


def test_names_of_sheets_are_fit_and_different():
    table = tabel([(S, ["a", 1])], (NAMA, A))
    nama = ["Tabel 2.1", "tabel 2.1", "a/b:c*[d]?", "'x'", "", "History", "Daftar", "y" * 40, "y" * 40]
    lembar = [Sheet(satu, table, LOOK.portrait) for satu in nama]
    hasil = baca_buku(write(lembar, Properties("Uji", facts=(("Tahun", "2024"),)), LOOK))
    assert list(hasil) == [
        "Daftar", "Tabel 2.1", "tabel 2.1 (2)", "a-b-c--d--", "x", "Tabel", "History (2)", "Daftar (2)",
        "y" * 31, f"{'y' * 27} (2)",
    ]  # fmt: skip
    tautan = [each.attrib["location"] for each in hasil["Daftar"].xml.iter() if each.tag.endswith("}hyperlink")]
    assert tautan[:2] == ["'Tabel 2.1'!A1", "'tabel 2.1 (2)'!A1"]
    assert len(tautan) == len(nama)


def test_same_input_same_bytes_and_the_date_is_the_documents():
    table = tabel([(P, ["I", 1]), (S, ["a", 1])], (NAMA, A))
    tanggal = datetime(2023, 6, 1, tzinfo=UTC)
    sifat = Properties("Judul", "OPD", "Renja", tanggal)
    satu, dua = (write([Sheet("T", table, LOOK.portrait)], sifat, LOOK) for _ in range(2))
    assert satu == dua
    inti = ZipFile(BytesIO(satu)).read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", inti)) == {"2023-06-01T00:00:00Z"}
    assert "Judul" in inti
    assert "OPD" in inti


def test_a_second_workbook_of_the_same_process_has_the_same_bytes():
    """The library changes the settings it is given."""
    sheets = [Sheet("Tabel 2.1", tabel([(S, ["a", Decimal(1)])], (NAMA, A)), LOOK.landscape)]
    assert write(sheets, Properties("Uji"), LOOK) == write(sheets, Properties("Uji"), LOOK)
