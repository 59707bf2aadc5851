"""Files that are not what they should be: a clear message, exit code 1, nothing written; and all kinds of CSV."""

import io
import re
import zipfile
from time import process_time

import pytest
from test_cli import jalan, keluaran
from test_impor import MAHULU, buku, tabel_csv
from test_rules import SARAN

from renja_gen.impor.buku import baca_buku
from renja_gen.impor.impor import Pilihan, impor
from renja_gen.impor.sel import ImporError

BARIS = [["Kode", "Nama", "Pagu 2026"], ["8.01.01.2.01.0001", "Penyusunan é", "1.250.000,50"]]
TEKS = MAHULU[1].read_bytes()[3:] if MAHULU[1].read_bytes()[:3] == b"\xef\xbb\xbf" else MAHULU[1].read_bytes()
LEMBAR = "xl/worksheets/sheet1.xml"


def arsip(path, ganti):
    """A workbook with some members replaced; None leaves one out."""
    asli = buku(path.with_name("asli.xlsx"), BARIS)
    with zipfile.ZipFile(asli) as lama, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in dict.fromkeys([*lama.namelist(), *ganti]):
            isi = ganti.get(nama, lama.read(nama) if nama in lama.namelist() else b"")
            if isi is not None:
                baru.writestr(nama, isi)
    return path


def lembar(isi: str) -> dict[str, str]:
    ruang = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return {LEMBAR: f'<?xml version="1.0"?><worksheet xmlns="{ruang}"><sheetData>{isi}</sheetData></worksheet>'}


def _ole(tmp_path, isi: bytes):
    path = tmp_path / "a.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + isi)
    return path


def _ods(tmp_path, baris):
    """A spreadsheet whose one row says that it stands there very often."""
    ruang = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    isi = f'<r:table xmlns:r="{ruang}">{baris}<r:table-cell><p>1</p></r:table-cell></r:table-row></r:table>'
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as berkas:
        berkas.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        berkas.writestr("content.xml", isi)
    return tmp_path / "a.ods"


def _bom_zip(tmp_path):
    return arsip(tmp_path / "a.xlsx", {"xl/media/a.bin": b"\0" * 60_000_000})


def _berkas(nama, isi):
    def buat(tmp_path):
        (tmp_path / nama).write_bytes(isi)
        return tmp_path / nama

    return buat


def _potong(tmp_path):
    path = buku(tmp_path / "a.xlsx", BARIS)
    path.write_bytes(path.read_bytes()[:-200])
    return path


RUSAK = {
    "kosong": (_berkas("a.xlsx", b""), "kosong"),
    "hanya spasi": (_berkas("a.csv", b"\n \n"), "kosong"),
    "gambar": (_berkas("a.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100), "bukan .xlsx"),
    "halaman web": (_berkas("a.xls", b"<html><table><tr><td>Kode</td></tr></table></html>"), "halaman web"),
    "akhiran": (_berkas("a.pdf", b"%PDF-1.7"), "'.pdf' tidak dikenal"),
    "terpotong": (_potong, "rusak"),
    "arsip lain": (lambda tmp_path: arsip(tmp_path / "a.xlsx", {"xl/workbook.xml": None}), "lembar yang terlihat"),
    "xml rusak": (lambda tmp_path: arsip(tmp_path / "a.xlsx", {LEMBAR: "<worksheet><c"}), "rusak"),
    "dtd": (
        lambda tmp_path: arsip(
            tmp_path / "a.xlsx", {LEMBAR: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'}
        ),
        "rusak",
    ),
    "sandi": (lambda tmp_path: _ole(tmp_path, b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")), "sandi"),
    "ole lain": (lambda tmp_path: _ole(tmp_path, b"\0" * 600), "rusak"),
    "bom zip": (_bom_zip, "terlalu besar"),
    "sel jauh ke bawah": (
        lambda tmp_path: arsip(tmp_path / "a.xlsx", lembar('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
        "lebih besar dari 50000 baris",
    ),
    "rumus jauh ke bawah": (
        lambda tmp_path: arsip(tmp_path / "a.xlsx", lembar('<row r="1048576"><c r="A1048576"><f>1</f></c></row>')),
        "lebih besar dari 50000 baris",
    ),
    "sel jauh ke kanan": (
        lambda tmp_path: arsip(tmp_path / "a.xlsx", lembar('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
        "300 kolom",
    ),
    "gaya tanpa akhir": (
        lambda tmp_path: arsip(tmp_path / "a.xlsx", {"xl/styles.xml": f"<a>{'<xf/>' * 1_100_000}</a>"}),
        "terlalu besar",
    ),
    "galat berulang": (
        lambda tmp_path: _ods(
            tmp_path,
            '<r:table-row r:number-rows-repeated="9999999" r:visibility="collapse">'
            '<r:table-cell r:number-columns-repeated="9999999" r:value-type="error"/></r:table-row>'
            '<r:table-row r:number-rows-repeated="9999999">',
        ),
        "lebih besar",
    ),
    "ods berulang": (
        lambda tmp_path: _ods(tmp_path, '<r:table-row r:number-rows-repeated="9999999">'),
        "lebih besar",
    ),
    "csv biner": (_berkas("a.csv", bytes(range(256)) * 20), "tidak dapat dibaca"),
    "csv hanya pemisah": (_berkas("a.csv", b"sep="), "--map"),
    "csv terlalu lebar": (_berkas("a.csv", b"a," * 1000), "terlalu besar"),
    "csv terlalu panjang": (_berkas("a.csv", b"a;b\n" * 60_000), "terlalu besar"),
    "bukan tabel": (_berkas("a.csv", b"satu;dua\n1;2\n"), "--map"),
    "tanpa baris": (_berkas("a.csv", b"Kode;Nama;Pagu 2026\n"), "tidak satu baris pun"),
    "tanpa tahun": (_berkas("a.csv", b"Kode;Nama;Pagu\n8.01.01;Program;5\n"), "--tahun"),
}


@pytest.mark.parametrize(("buat", "sebab"), RUSAK.values(), ids=RUSAK)
def test_a_file_that_cannot_be_imported_says_why(buat, sebab, tmp_path):
    """RG945 of the file, RG946 of the table in it."""
    path = buat(tmp_path)
    folder = tmp_path / "hasil"
    hasil = jalan("import", path, "-o", folder)
    teks = keluaran(hasil)
    assert hasil.exit_code == 1, teks
    assert sebab in teks
    assert ("RG946" if sebab in {"--map", "--tahun", "tidak satu baris pun"} else "RG945") in teks
    assert len(teks.splitlines()) == 1
    assert SARAN.search(teks) or "buka" in teks
    assert not folder.exists()


def test_blank_cells_with_a_format_far_out_are_no_table(tmp_path):
    """Somebody pressed Ctrl+End once: Excel keeps formats of a million rows."""

    def sel(kolom, nomor, isi):
        return f'<c r="{kolom}{nomor}" t="inlineStr"><is><t>{isi}</t></is></c>'

    baris = "".join(
        f'<row r="{nomor}">{"".join(sel(*satu) for satu in zip("ABC", [nomor] * 3, isi, strict=True))}</row>'
        for nomor, isi in enumerate(BARIS, 1)
    )
    jauh = '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>'
    hasil = impor(arsip(tmp_path / "a.xlsx", lembar(baris + jauh)), Pilihan())
    assert hasil.banyak["sub kegiatan"] == 1


@pytest.mark.parametrize(
    ("pengodean", "awalan", "pemisah"),
    [
        ("utf-8", b"", ","), ("utf-8", b"\xef\xbb\xbf", ";"), ("cp1252", b"", ";"), ("utf-16", b"", "\t"),
        ("utf-16-le", b"", ","), ("utf-16-be", b"", ";"), ("utf-8", b"sep=|\r\n", "|"), ("utf-8", b"", "\t"),
    ],
)  # fmt: skip
def test_csv_in_any_encoding_and_with_any_delimiter(pengodean, awalan, pemisah, tmp_path):
    path = tabel_csv(tmp_path / "a.csv", BARIS, pemisah)
    teks = path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(awalan + teks.encode(pengodean))
    (satu,) = baca_buku(path).lembar
    assert satu.baris[-1] == tuple(BARIS[1])
    assert "1.250.000,50" in "".join(impor(path, Pilihan()).berkas.values())


def test_a_delimiter_is_not_taken_from_the_texts(tmp_path):
    baris = [["Kode", "Nama", "Pagu 2026"], *[["8.01.01.2.01.0001", "a, b, c, d, e, f", "1,5"]] * 5]
    (satu,) = baca_buku(tabel_csv(tmp_path / "a.csv", baris, ";")).lembar
    assert satu.baris[1] == ("8.01.01.2.01.0001", "a, b, c, d, e, f", "1,5")


def test_nothing_in_a_cell_reaches_the_terminal_or_becomes_yaml(tmp_path):
    jahat = "\x1b[2J}\nnama: {{ 7*7 }} &a *b !!python [x: '\u202e"
    path = buku(
        tmp_path / "a.xlsx", [["Kode", "Nama", "Pagu 2026"], ["8.01.01.2.01.0001", f"=cmd|'/c'!A1 {jahat}", jahat]]
    )
    hasil = jalan("import", path, "-o", tmp_path / "x")
    assert hasil.exit_code == 0
    teks = keluaran(hasil) + "".join(satu.read_text("utf-8") for satu in (tmp_path / "x").rglob("*.yaml"))
    assert "\x1b" not in teks
    assert "\u202e" not in teks
    assert "=cmd|''/c''!A1" in teks or "=cmd|'/c'!A1" in teks


def test_a_folder_with_files_is_never_written_to(tmp_path):
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "plan.yaml").write_text("milik saya")
    hasil = jalan("import", MAHULU[1], "-o", tmp_path / "ada")
    assert hasil.exit_code == 2
    assert "sudah berisi" in keluaran(hasil)
    assert [satu.name for satu in (tmp_path / "ada").iterdir()] == ["plan.yaml"]
    assert (tmp_path / "ada" / "plan.yaml").read_text() == "milik saya"


def test_an_empty_folder_and_one_under_git_are_taken(tmp_path):
    for nama in ("kosong", "git"):
        (tmp_path / nama).mkdir()
    (tmp_path / "git" / ".git").mkdir()
    for nama in ("kosong", "git"):
        assert jalan("import", MAHULU[1], "-o", tmp_path / nama, "-q").exit_code == 0
        assert (tmp_path / nama / "plan.yaml").is_file()


def test_a_file_in_place_of_the_folder_or_a_folder_in_place_of_the_file(tmp_path):
    (tmp_path / "berkas").write_text("")
    assert jalan("import", MAHULU[1], "-o", tmp_path / "berkas").exit_code == 2
    assert jalan("import", tmp_path, "-o", tmp_path / "x").exit_code == 2
    assert jalan("import", tmp_path / "tidak-ada.xlsx", "-o", tmp_path / "x").exit_code == 2
    hasil = jalan("import", MAHULU[1], "-o", tmp_path / "berkas" / "di-dalam")
    assert hasil.exit_code == 1
    assert "RG901" in keluaran(hasil)


def test_sheets_by_name(tmp_path):
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as isi:
        for nama, kode in (("Satu", "8.01.01.2.01.0001"), ("Dua", "8.01.01.2.01.0006")):
            satu = isi.add_worksheet(nama)
            for b, baris in enumerate([["Kode", "Nama", "Pagu 2026"], [kode, "Apa", "5"]]):
                satu.write_row(b, 0, baris)
        isi.add_worksheet("Catatan").write(0, 0, "bukan tabel")
    assert impor(path, Pilihan()).lain == ("Dua",)
    assert impor(path, Pilihan(lembar=("dua",))).banyak["sub kegiatan"] == 1
    assert impor(path, Pilihan(lembar=("Satu", "Dua"))).banyak["sub kegiatan"] == 2
    with pytest.raises(ImporError, match="yang ada: Satu, Dua, Catatan"):
        impor(path, Pilihan(lembar=("Tiga",)))


def test_quiet_prints_findings_only(tmp_path):
    hasil = jalan("import", MAHULU[1], "-o", tmp_path / "x", "-q")
    assert hasil.exit_code == 0
    assert [satu.split(": ")[1] for satu in keluaran(hasil).splitlines()] == ["peringatan RG948"] * 2
    assert io.BytesIO(TEKS).readline().startswith(b"kode")


def test_nothing_about_the_agency_is_invented_and_check_names_what_is_left(tmp_path):
    path = tabel_csv(tmp_path / "a.csv", BARIS)
    assert jalan("import", path, "-o", tmp_path / "x", "-q").exit_code in {0, 1}
    teks = (tmp_path / "x/plan.yaml").read_text(encoding="utf-8")
    assert "# isi" in teks
    assert "Pejabat" not in teks
    assert not re.search(r"\d{8} \d{6}", teks)  # a NIP
    temuan = keluaran(jalan("check", tmp_path / "x"))
    baris = {int(satu) for satu in re.findall(r"plan\.yaml:(\d+):\d+: peringatan RG704", temuan)}
    isian = [teks.splitlines()[satu - 1].split(":")[0].strip() for satu in sorted(baris)]
    assert isian == ["nama", "singkatan", "daerah", "nama"]


def test_the_short_name_is_the_name_until_it_is_told(tmp_path):
    path = tabel_csv(tmp_path / "a.csv", BARIS)
    jalan("import", path, "-o", tmp_path / "x", "-q", "--nama", "Dinas Contoh")
    assert "  singkatan: Dinas Contoh  # isi\n" in (tmp_path / "x/plan.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "kode",
    ["X.XX.01/x", "X.a./b", "X.XX.01\\x", "X.A:b.c", "X./../../../jahat", "X.XX.01.2", "X.XX", "8.01.01/../x"],
)
def test_no_cell_names_a_file_outside_the_folder_of_programs(kode, tmp_path):
    """Files are named after kode; the flat form is read as it stands."""
    baris = [["Kode", "Tingkat", "Nama"], [kode, "program", "A"], ["8.01.02", "program", "B"], ["X.XX.01", "", "C"]]
    hasil = jalan("import", tabel_csv(tmp_path / "a.csv", baris, ";"), "-o", tmp_path / "x" / "y", "--tahun", "2024")
    assert hasil.exit_code == 0, keluaran(hasil)
    assert "RG947" in keluaran(hasil)
    ada = {satu.relative_to(tmp_path).as_posix() for satu in tmp_path.rglob("*.yaml")}
    assert ada == {"x/y/plan.yaml", "x/y/program/8.01.02.yaml", "x/y/program/X.XX.01.yaml"}


def test_figures_beyond_any_plan_are_kept_as_they_are(tmp_path):
    besar = "9" * 38
    baris = [["Kode", "Nama", "Indikator", "Target 2026", "Pagu 2026"], ["8.01.01.2.01.0001", "A", "B", besar, besar]]
    hasil = jalan("import", tabel_csv(tmp_path / "a.csv", baris, ";"), "-o", tmp_path / "x")
    assert hasil.exit_code == 0, keluaran(hasil)
    teks = (tmp_path / "x" / "program" / "8.01.01.yaml").read_text("utf-8").replace(".", "")
    assert f"2026: {besar}" in teks or f"2026: '{besar}'" in teks
    assert "bukan jumlah rupiah" in keluaran(hasil)


@pytest.mark.parametrize("teks", ["jumlah" + " i" * 200, "indikator " * 1900, "DINAS KOTA " * 1800])
def test_long_texts_take_no_time(teks, tmp_path):
    """Patterns that go back over a text grow with its square, or worse: a hang, where this takes no second."""
    baris = [[f"{teks} !"] * 9] * 9 + [["Kode", "Nama", "Pagu 2026"], ["", f"{teks} !", "1"], ["8.01.01", "A", "1"]]
    path = tabel_csv(tmp_path / "a.csv", baris, ";")
    mulai = process_time()
    impor(path, Pilihan())
    assert process_time() - mulai < 20
