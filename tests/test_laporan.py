"""Reports as documents: one paper, tables numbered through, every format, nothing overwritten unasked."""

from io import BytesIO

import click
import docx
import pypdfium2
import pytest

from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.compose.laporan import laporan
from renja_gen.compose.tables.umum import susun
from renja_gen.document.blocks import Heading, Paragraph, Ref, Row, RowKind, Run, Table
from renja_gen.document.grid import Column, Format, label_row
from renja_gen.report_files import FORMATS, refuse_existing, write_report


def tabel(kunci: str) -> Table:
    kolom = [Column("nama", ("Nama",), 60), Column("pagu", ("Pagu (Rp)",), 30, format=Format.RUPIAH)]
    baris: list[Row] = [label_row(kolom, f"Jumlah {kunci}", 1, {"pagu": None}, RowKind.JUMLAH)]
    return susun(kunci, f"Daftar {kunci}", kolom, baris)


@pytest.fixture(scope="module")
def dokumen():
    isi = [
        "Paragraf pembuka.",
        Paragraph((Run("Lihat "), Ref("dua"), Run("."))),
        Heading(2, "", "Bagian", "bagian"),
        tabel("satu"),
        tabel("dua"),
    ]
    return laporan("Judul laporan", isi, gaya_bawaan(), anak_judul=("Kota Binjai",), instansi="Bappeda")


def test_tables_are_numbered_through_and_stand_on_one_paper(dokumen):
    assert len(dokumen.sections) == 1
    assert dokumen.sections[0].page.landscape
    tables = [block for block in dokumen.blocks() if isinstance(block, Table)]
    assert [table.label for table in tables] == ["Tabel 1", "Tabel 2"]
    width = dokumen.sections[0].page.text_width
    assert all(sum(column.width for column in table.columns) == pytest.approx(width, abs=0.1) for table in tables)


def test_every_format_says_the_same(dokumen):
    word = docx.Document(BytesIO(FORMATS[".docx"](dokumen)))
    texts = [paragraph.text for paragraph in word.paragraphs]
    for said in ("JUDUL LAPORAN", "Kota Binjai", "Paragraf pembuka.", "Lihat Tabel 2.", "Bagian"):
        assert said in texts
    assert word.tables[1].cell(1, 0).text == "Jumlah dua"
    pdf = pypdfium2.PdfDocument(FORMATS[".pdf"](dokumen))
    printed = " ".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    for said in ("JUDUL LAPORAN", "Kota Binjai", "Lihat Tabel 2.", "Jumlah dua", "Bappeda"):
        assert said in printed


def test_a_file_that_is_there_is_replaced_only_when_asked(dokumen, tmp_path):
    target = tmp_path / "laporan.docx"
    target.write_text("milik pengguna")
    with pytest.raises(click.UsageError, match="sudah ada; pilih nama lain, atau tambahkan --force"):
        refuse_existing([target], force=False)
    assert target.read_text() == "milik pengguna"
    refuse_existing([target], force=True)
    write_report(dokumen, [target])
    assert target.read_bytes().startswith(b"PK")
    refuse_existing([tmp_path / "lain.docx"], force=False)


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_left(dokumen, tmp_path):
    (tmp_path / "ada.pdf").mkdir()
    with pytest.raises(click.UsageError, match="tidak dapat ditulis"):
        write_report(dokumen, [tmp_path / "satu.docx", tmp_path / "ada.pdf"])
    assert [path.name for path in tmp_path.iterdir()] == ["ada.pdf"]
