"""Every statutory table in a DOCX, from nothing to far too much: valid by the schema and by the rules of Word."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from bacaan import hasil_data
from contoh_dokumen import contoh_dokumen
from periksa_docx import audit, pelanggaran
from test_docx_writer import aneka, halaman
from test_tables import BENTUK, buat, rencana

from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.compose.tables import TABEL
from renja_gen.document.blocks import Document, Heading, Section, Table
from renja_gen.document.fitting import fitted
from renja_gen.templates import Templates
from renja_gen.writers.docx import write_docx

DOKUMEN = "word/document.xml"
LOOK = gaya_bawaan()
PANJANG = ("Penyelenggaraan dan pembinaan " * 20)[:400]
RAPAT = "Penyelenggaraan" * 26 + "AkhirKata."  # one word of 400 letters
JUMLAH = "123.456.789.012.345"
BANYAK = 2000
setiap_bentuk = pytest.mark.parametrize("nama", BENTUK)


def dokumen(*tables: Table) -> Document:
    """Each table on the paper it asks for, fitted to it."""
    sections = []
    for n, table in enumerate(tables, 1):
        page = LOOK.page(landscape=table.landscape, wide=table.wide)
        one = replace(fitted(table, LOOK), key=f"t{n}", number=f"2.{n}")
        sections.append(Section(page, (Heading(2, f"2.{n}", "Uji", f"uji-{n}"), one)))
    return replace(contoh_dokumen(), sections=tuple(sections))


def tulis(*tables: Table) -> bytes:
    document = dokumen(*tables)
    return write_docx(document, halaman(document), Templates())


def tabel(nama: str, banyak: int) -> Table:
    _, table = buat(nama, banyak)
    assert table is not None
    return table


def berlebihan(data: Any, teks: str) -> Any:
    """A plan whose names are 400 letters long and whose amounts have 15 digits."""
    if isinstance(data, dict):
        return {
            kunci: teks if kunci in {"nama", "asal", "uraian"} and isinstance(isi, str) else berlebihan(isi, teks)
            for kunci, isi in data.items()
        }
    if isinstance(data, list):
        return [berlebihan(satu, teks) for satu in data]
    return JUMLAH if isinstance(data, str) and re.fullmatch(r"\d{1,3}(\.\d{3})+|\d{6,}", data) else data


def tabel_berlebihan(nama: str, teks: str) -> Table:
    key, pilihan, _, _ = BENTUK[nama]
    table = TABEL[key](hasil_data({**berlebihan(rencana(6), teks), "tabel": pilihan}))
    assert table is not None
    return table


def beragam(data: bytes) -> bytes:
    """The file with the rows that show a new kind of cell, so that the slow validator is done in a moment."""
    members = buka(data)
    text = re.sub(r"<w:t [^>]*>[^<]*</w:t>", "<w:t>x</w:t>", members[DOKUMEN].decode())
    seen: set[str] = set()

    def once(row: re.Match[str]) -> str:
        cells = set(re.sub(r"\d+", "0", row[0]).split("<w:tc>"))
        new = not cells <= seen
        seen.update(cells)
        return row[0] if new else ""

    members[DOKUMEN] = re.sub(r"<w:tr>.*?</w:tr>", once, text, flags=re.DOTALL).encode()
    return kemas(members)


def buka(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def kemas(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


# --- the tables


def test_the_smallest_tables() -> None:
    """Of usulan the one that says NIHIL, of all others those of one sub kegiatan, one service, one problem."""
    tables = [tabel("usulan", 0), *(tabel(nama, 1) for nama in BENTUK)]
    data = tulis(*tables)
    assert pelanggaran(data) == []
    assert audit(beragam(data)) == []
    assert min(len(table.rows) for table in tables) == 1


def test_tables_without_any_row() -> None:
    tables = [replace(tabel(nama, 1), rows=()) for nama in BENTUK]
    data = tulis(*tables)
    assert pelanggaran(data) == []
    assert audit(data) == []


@setiap_bentuk
def test_two_thousand_rows(nama: str) -> None:
    """Those of 300 records, as often as it takes."""
    table = tabel(nama, 300)
    many = replace(table, rows=table.rows * -(-BANYAK // len(table.rows)))
    assert len(many.rows) >= BANYAK
    data = tulis(many)
    assert pelanggaran(data) == []
    assert audit(beragam(data)) == []


@pytest.mark.parametrize("teks", [PANJANG, RAPAT], ids=["kata", "satu-kata"])
def test_names_of_400_letters_and_amounts_of_15_digits(teks: str) -> None:
    assert len(teks) == 400
    tables = [tabel_berlebihan(nama, teks) for nama in BENTUK]
    printed = json.dumps([[cell.lines for row in table.rows for cell in row.cells] for table in tables])
    assert printed.count(teks) > 30
    assert printed.count(JUMLAH) > 20
    data = tulis(*tables)
    assert pelanggaran(data) == []
    assert audit(beragam(data)) == []


# --- whole documents


@pytest.mark.parametrize("buat_dokumen", [contoh_dokumen, aneka], ids=["contoh", "aneka"])
def test_documents_with_every_block(buat_dokumen: Callable[[], Document]) -> None:
    document = buat_dokumen()
    data = write_docx(document, halaman(document), Templates())
    assert pelanggaran(data) == []
    assert audit(data) == []


# --- the checker itself

RUSAK: dict[str, tuple[str, str, str, str]] = {
    # what is reported: the member, a pattern in it, what takes its place
    "sel tidak berakhir": (DOKUMEN, r"(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>", ""),
    "sesudah tabel": (DOKUMEN, r"</w:tbl>", "</w:tbl><w:tbl><w:tblPr/></w:tbl>", ""),
    "id penanda 1 berulang": (DOKUMEN, r'w:id="2"', 'w:id="1"', ""),
    "nama penanda _Toc000000001 berulang": (DOKUMEN, r'w:name="_Toc000000002"', 'w:name="_Toc000000001"', ""),
    "penanda tidak berpasangan": (DOKUMEN, r"<w:bookmarkEnd [^>]*>", "", ""),
    "penanda _Toc000000003 tidak ada": (DOKUMEN, r'w:name="_Toc000000003"', 'w:name="_Lain"', ""),
    "nama penanda salah-nama": (DOKUMEN, r'w:name="_Toc000000003"', 'w:name="salah-nama"', ""),
    "gaya Tiada tidak ada": (DOKUMEN, r'<w:pStyle w:val="[^"]*"', '<w:pStyle w:val="Tiada"', ""),
    "medan tidak berakhir": (DOKUMEN, r'<w:fldChar w:fldCharType="end"/>', "", ""),
    "medan kotor": (DOKUMEN, r"<w:fldChar ", '<w:fldChar w:dirty="true" ', ""),
    "settings: updateFields": ("word/settings.xml", "<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop", ""),
    "urutan sifat": (DOKUMEN, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)(<w:pgNumType [^>]*/>)", r"\3\1\2", ""),
    "arah kertas": (DOKUMEN, r' w:orient="landscape"', "", ""),
    "kolom": (DOKUMEN, r"<w:gridCol [^>]*>", "", ""),
    "lebar tabel": (DOKUMEN, r'<w:tblW w:w="\d+"', '<w:tblW w:w="7"', ""),
    "lebar sel": (DOKUMEN, r'<w:tcW w:w="\d+"', '<w:tcW w:w="7"', ""),
    "tanpa judul": (DOKUMEN, r'<w:tblCaption w:val="[^"]+"', '<w:tblCaption w:val=""', ""),
    "gabungan tanpa awal": (DOKUMEN, r'<w:vMerge w:val="restart"/>', "", ""),
    "kepala terputus": (DOKUMEN, r"<w:cantSplit/><w:tblHeader/>", "<w:cantSplit/>", ""),
    "tidak dipakai": (DOKUMEN, r'<w:headerReference [^>]*r:id="rId\d+"/>', "", ""),
    "tidak dikenal": (DOKUMEN, r'r:id="rId\d+"', 'r:id="rId999"', ""),
    "sasaran header1.xml tidak ada": ("word/header1.xml", "", "", "buang"),
    "tanpa jenis isi": ("word/tambahan.bin", "", "", "tambah"),
    "tidak terjangkau": ("word/tambahan.xml", "", "", "tambah"),
}  # fmt: skip


@pytest.mark.parametrize("laporan", RUSAK)
def test_the_checker_finds_what_is_broken(laporan: str) -> None:
    """Each rule is broken at one place of a sound file, and reported."""
    document = contoh_dokumen()
    data = write_docx(document, halaman(document), Templates())
    members = buka(data)
    name, pattern, instead, how = RUSAK[laporan]
    if how == "buang":
        del members[name]
    elif how == "tambah":
        members[name] = b"<a/>"
    else:
        text, count = re.subn(pattern, instead, members[name].decode(), count=1, flags=re.DOTALL)
        assert count == 1
        members[name] = text.encode()
    found = pelanggaran(kemas(members))
    assert any(laporan in one for one in found), found


def test_the_schema_audit_would_find_something() -> None:
    """A `w:jc` out of place must be reported."""
    data = tulis(tabel("usulan", 0))
    members = buka(data)
    members[DOKUMEN] = members[DOKUMEN].replace(b"<w:pPr>", b'<w:pPr><w:jc w:val="left"/>', 1)
    assert audit(data) == []
    assert audit(kemas(members)) != []
