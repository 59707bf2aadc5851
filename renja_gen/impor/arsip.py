"""The archive of a workbook (XLSX, ODS) before the library reads it: how large it is, what the library hides.

The library lays a sheet out as one rectangle, however far apart two cells stand. Faults and formulas without a result
are blanks to it, percentages plain numbers; what they are stands in the XML of the sheets.
"""

import posixpath
import re
import zipfile
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from renja_gen.impor.sel import MAX_BARIS, MAX_KOLOM, MAX_SEL, RUMUS_KOSONG, ImporError

PERSEN, TERSEMBUNYI = "%", "tersembunyi"
_MAX_ANGGOTA, _MAX_ISI, _MAX_RASIO = 2_000, 150_000_000, 400  # members of the archive, bytes of all, times compressed
_MAX_UNSUR = 1_000_000  # elements of a member that is read whole, such as the styles
_MEGABYTE = 1_000_000
_TERLALU_LUAS = "; hapus baris, kolom, atau lembar yang tidak terpakai, lalu simpan ulang"
TERLALU_BESAR = f"isinya terlalu besar untuk satu rencana{_TERLALU_LUAS}"
RUSAK = "berkas rusak atau bukan buku kerja; buka dengan Excel atau LibreOffice, lalu simpan ulang sebagai .xlsx"
TERSANDI = "berkas dilindungi kata sandi; buka, hapus sandinya, lalu simpan ulang"
_HARFIAH = re.compile(r'"[^"]*"|\\.|_.|\*.')  # what a number format prints as it stands
_FORMAT_PERSEN = {"9", "10"}  # the built-in ones: 0% and 0.00%
_RUJUKAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_TERPANJANG = 40  # characters of a fault that are kept

Sifat = dict[str, str]
Tanda = dict[tuple[int, int], str]
"""What a library does not tell of cells, by row and column from 0: PERSEN, RUMUS_KOSONG, or the text of a fault.

Rows that are hidden have TERSEMBUNYI at column -1.
"""


def tolak_luas() -> NoReturn:
    """Refuse a sheet that is too large."""
    raise ImporError(
        f"lembarnya lebih besar dari {MAX_BARIS} baris, {MAX_KOLOM} kolom, atau {MAX_SEL} sel terisi{_TERLALU_LUAS}"
    )


def periksa_arsip(file: BinaryIO) -> dict[str, Tanda]:
    """The notes on cells of each sheet by its name; ImporError for an archive that may not be read."""
    try:
        with zipfile.ZipFile(file) as arsip:
            isi = arsip.infolist()
            besar = sum(satu.file_size for satu in isi)
            padat = sum(satu.compress_size for satu in isi)
            if len(isi) > _MAX_ANGGOTA or besar > _MAX_ISI or besar > _MAX_RASIO * max(padat, _MEGABYTE // 10):
                raise ImporError(TERLALU_BESAR)
            if any(satu.flag_bits & 1 for satu in isi):
                raise ImporError(TERSANDI)
            nama, persen = _nama_lembar(arsip), _gaya_persen(arsip)
            tanda: dict[str, Tanda] = {}
            for satu in isi:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml|content\.xml", satu.filename):
                    lembar = _Lembar(nama.get(satu.filename, ""), persen)
                    _urai(arsip, satu.filename, lembar)
                    tanda |= lembar.tanda
            return tanda
    except (zipfile.BadZipFile, expat.ExpatError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise ImporError(RUSAK) from error


def _urai(arsip: zipfile.ZipFile, anggota: str, pembaca: "_Lembar | _Daftar") -> None:
    """Read the XML of a member; more than was announced is an error of the archive."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = pembaca.mulai, pembaca.selesai
    parser.CharacterDataHandler = pembaca.teks
    parser.StartDoctypeDeclHandler = _tolak_doctype
    with arsip.open(anggota) as file:
        parser.ParseFile(file)


def _tolak_doctype(*_: object) -> None:
    raise ImporError(RUSAK)


class _Daftar:
    """All elements of a small member: the name of each, of what it stands in, and its attributes."""

    def __init__(self) -> None:
        self.semua: list[tuple[str, str, Sifat]] = []
        self._di: list[str] = [""]

    def mulai(self, nama: str, sifat: Sifat) -> None:
        unsur = nama.rpartition(" ")[2]
        self.semua.append((self._di[-1], unsur, sifat))
        if len(self.semua) > _MAX_UNSUR:
            raise ImporError(TERLALU_BESAR)
        self._di.append(unsur)

    def selesai(self, _nama: str) -> None:
        self._di.pop()

    def teks(self, _teks: str) -> None: ...


def _daftar(arsip: zipfile.ZipFile, anggota: str) -> list[tuple[str, str, Sifat]]:
    hasil = _Daftar()
    if anggota in arsip.namelist():
        _urai(arsip, anggota, hasil)
    return hasil.semua


def _nama_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """The names of the sheets of an XLSX by the members that hold them."""
    berkas = {
        sifat.get("Id", ""): posixpath.normpath(posixpath.join("/xl", sifat.get("Target", ""))).lstrip("/")
        for _, _, sifat in _daftar(arsip, "xl/_rels/workbook.xml.rels")
    }
    return {
        berkas.get(sifat.get(_RUJUKAN, ""), ""): sifat.get("name", "")
        for _, unsur, sifat in _daftar(arsip, "xl/workbook.xml")
        if unsur == "sheet"
    }


def _gaya_persen(arsip: zipfile.ZipFile) -> set[str]:
    """The numbers of the cell styles of an XLSX that show percentages."""
    gaya = _daftar(arsip, "xl/styles.xml")
    persen = {
        sifat.get("numFmtId", "")
        for _, unsur, sifat in gaya
        if unsur == "numFmt" and PERSEN in _HARFIAH.sub("", sifat.get("formatCode", ""))
    }
    sel = (sifat.get("numFmtId") for induk, unsur, sifat in gaya if (induk, unsur) == ("cellXfs", "xf"))
    return {str(ke) for ke, satu in enumerate(sel) if satu in persen | _FORMAT_PERSEN}


class _Lembar:
    """Where the cells of a sheet stand, in XLSX (by their names) and in ODS (by counting, repetitions too)."""

    def __init__(self, nama: str, persen: set[str]) -> None:
        self.tanda: dict[str, Tanda] = {}
        self._nama, self._persen = nama, persen
        self._baris = self._kolom = self._isi = 0
        self._ulang_baris = self._ulang_kolom = 1
        self._sifat: Sifat = {}
        self._rumus = False
        self._nilai: str | None = None  # the text of its value

    def mulai(self, nama: str, sifat: Sifat) -> None:
        unsur = nama.rpartition(" ")[2]
        if unsur == "c":
            cocok = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", sifat.get("r", ""))
            self._baris, self._kolom = (int(cocok[2]), _nomor_kolom(cocok[1])) if cocok else (0, 0)
            self._sifat, self._rumus, self._nilai = sifat, False, None
        elif unsur == "row":
            if sifat.get("hidden") in {"1", "true"}:
                self._sembunyi(int(sifat.get("r") or 0), 1)
        elif unsur == "f":
            self._rumus = True
            self._di_dalam()
        elif unsur in {"v", "is", "p"}:
            self._terisi()
        elif unsur == "table":
            self._nama, self._baris = _sifat(sifat, "name"), 0
        elif unsur == "table-row":
            self._ulang_baris = int(_sifat(sifat, "number-rows-repeated") or 1)
            self._baris, self._kolom = self._baris + self._ulang_baris, 0
            if _sifat(sifat, "visibility") in {"collapse", "filter"}:
                self._sembunyi(self._baris, self._ulang_baris)
        elif unsur in {"table-cell", "covered-table-cell"}:
            self._ulang_kolom = int(_sifat(sifat, "number-columns-repeated") or 1)
            self._kolom += self._ulang_kolom
            self._sifat, self._nilai = sifat, None

    def teks(self, teks: str) -> None:
        if self._nilai is not None and len(self._nilai) < _TERPANJANG:
            self._nilai += teks

    def selesai(self, nama: str) -> None:
        unsur = nama.rpartition(" ")[2]
        if unsur in {"c", "table-cell"} and self._baris and (tanda := self._tanda()):
            for baris in range(self._baris - self._ulang_baris, self._baris):
                for kolom in range(self._kolom - self._ulang_kolom, self._kolom):
                    self.tanda.setdefault(self._nama, {})[baris, kolom] = tanda

    def _sembunyi(self, sampai: int, banyak: int) -> None:
        """Note hidden rows; those below all that may be read are blank."""
        tanda = self.tanda.setdefault(self._nama, {})
        tanda |= {(baris, -1): TERSEMBUNYI for baris in range(sampai - banyak, min(sampai, MAX_BARIS))}

    def _tanda(self) -> str:
        """What the library will not tell of this cell."""
        jenis = {isi for kunci, isi in self._sifat.items() if kunci == "t" or kunci.endswith(" value-type")}
        if jenis & {"e", "error"} and self._nilai is not None:  # its place has been looked at
            return (self._nilai or "#")[:_TERPANJANG]
        if self._rumus and not self._nilai and "str" not in jenis:
            return RUMUS_KOSONG
        return PERSEN if self._nilai and ("percentage" in jenis or self._sifat.get("s") in self._persen) else ""

    def _terisi(self) -> None:
        self._nilai = ""
        self._isi += self._ulang_baris * self._ulang_kolom
        self._di_dalam()

    def _di_dalam(self) -> None:
        if self._baris > MAX_BARIS or self._kolom > MAX_KOLOM or self._isi > MAX_SEL:
            tolak_luas()


def _sifat(sifat: Sifat, nama: str) -> str:
    """An attribute, in whatever namespace."""
    return next((isi for kunci, isi in sifat.items() if kunci.rpartition(" ")[2] == nama), "")


def _nomor_kolom(huruf: str) -> int:
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - ord("A") + 1
    return nomor
