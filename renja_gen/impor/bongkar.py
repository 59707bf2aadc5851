"""A workbook (XLSX, XLS, ODS) taken apart, in a process of its own.

    python -m renja_gen.impor.bongkar FILE

Workbooks come from other people. The library that reads them lays a sheet out as one rectangle, however far apart two
cells stand: what is too large is refused before that, and this process may not take more memory than any honest
workbook needs. Prints JSON: sheets with merged cells and rows, or the reason why not. Nothing in a workbook is
evaluated, and macros are not even looked at.
"""

import json
import re
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, NoReturn
from xml.parsers import expat

from renja_gen.impor.sel import MAX_BARIS, MAX_KOLOM, MAX_SEL, ImporError

_MAX_ANGGOTA, _MAX_ISI, _MAX_RASIO = 2_000, 150_000_000, 400  # members of the archive, bytes of all, times compressed
_MAX_MEMORI = 2_000_000_000  # bytes of addresses
_MEGABYTE = 1_000_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TERLALU_LUAS = "; hapus baris, kolom, atau lembar yang tidak terpakai, lalu simpan ulang"
TERLALU_BESAR = f"isinya terlalu besar untuk satu rencana{_TERLALU_LUAS}"
RUSAK = "berkas rusak atau bukan buku kerja; buka dengan Excel atau LibreOffice, lalu simpan ulang sebagai .xlsx"
TERSANDI = "berkas dilindungi kata sandi; buka, hapus sandinya, lalu simpan ulang"
TUA = (
    "berkas ini bukan .xlsx, .xls, atau .ods yang dapat dibaca (mungkin buatan Excel lama); "
    "buka dengan Excel atau LibreOffice, lalu simpan ulang sebagai .xlsx"
)


def bongkar(path: Path) -> dict[str, Any]:
    """The sheets of a workbook as plain data; raises ImporError."""
    import python_calamine as calamine

    with path.open("rb") as file:
        awal = file.read(8)
        if awal.startswith(b"PK"):
            _periksa_arsip(file)
        elif awal != _OLE:
            raise ImporError(TUA)
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as buku:
            return {"lembar": [_lembar(buku, satu) for satu in buku.sheets_metadata if _tabel(calamine, satu)]}
    except calamine.PasswordError as error:
        raise ImporError(TERSANDI) from error
    except calamine.CalamineError as error:
        raise ImporError(TERSANDI if _sandi(path) else RUSAK) from error


def _tabel(calamine: Any, lembar: Any) -> bool:
    return bool(
        lembar.typ == calamine.SheetTypeEnum.WorkSheet and lembar.visible == calamine.SheetVisibleEnum.Visible
    )


def _sandi(path: Path) -> bool:
    """Whether an OLE file holds an encrypted workbook; the name of that stream is UTF-16."""
    with path.open("rb") as file:
        return "EncryptedPackage".encode("utf-16-le") in file.read(_MEGABYTE)


def _lembar(buku: Any, data: Any) -> dict[str, Any]:
    lembar = buku.get_sheet_by_name(data.name)
    if lembar.total_height > MAX_BARIS or lembar.total_width > MAX_KOLOM:
        _tolak_luas()
    baris = [[_sel(nilai) for nilai in satu] for satu in lembar.to_python(skip_empty_area=False)]
    if sum(sel is not None for satu in baris for sel in satu) > MAX_SEL:
        _tolak_luas()
    gabungan = [[*awal, *akhir] for awal, akhir in lembar.merged_cell_ranges or ()]
    return {"nama": data.name, "gabungan": gabungan, "baris": baris}


def _sel(nilai: Any) -> Any:  # noqa: PLR0911 - one for each kind
    """A cell as JSON: numbers, dates and times in a list with a letter that says which."""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, int | float):
        return ["n", str(Decimal(repr(nilai)))] if abs(nilai) < float("inf") else None
    if isinstance(nilai, timedelta):
        return _waktu(nilai)
    if isinstance(nilai, time):
        return ["t", nilai.isoformat("seconds")]
    if isinstance(nilai, datetime):
        nilai = nilai.date() if nilai.year > 1900 else nilai.time()  # noqa: PLR2004 - where spreadsheets begin
        return _sel(nilai)
    if isinstance(nilai, date):
        return ["d", nilai.isoformat()]
    return nilai or None


def _waktu(lama: timedelta) -> Any:
    detik = int(lama.total_seconds())
    if not 0 <= detik < timedelta(days=1).total_seconds():
        return None
    return ["t", time(detik // 3600, detik // 60 % 60, detik % 60).isoformat("seconds")]


def _tolak_luas() -> NoReturn:
    raise ImporError(
        f"lembarnya lebih besar dari {MAX_BARIS} baris, {MAX_KOLOM} kolom, atau {MAX_SEL} sel terisi{_TERLALU_LUAS}"
    )


# --- before the library sees it


def _periksa_arsip(file: BinaryIO) -> None:
    """Refuse an archive that would unfold without end, and sheets with cells far out."""
    try:
        with zipfile.ZipFile(file) as arsip:
            isi = arsip.infolist()
            besar = sum(satu.file_size for satu in isi)
            padat = sum(satu.compress_size for satu in isi)
            if len(isi) > _MAX_ANGGOTA or besar > _MAX_ISI or besar > _MAX_RASIO * max(padat, _MEGABYTE // 10):
                raise ImporError(TERLALU_BESAR)
            if any(satu.flag_bits & 1 for satu in isi):
                raise ImporError(TERSANDI)
            for satu in isi:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml|content\.xml", satu.filename):
                    with arsip.open(satu) as anggota:
                        _periksa_luas(anggota)
    except (zipfile.BadZipFile, expat.ExpatError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise ImporError(RUSAK) from error


def _periksa_luas(anggota: Any) -> None:
    """Read the XML of a sheet for the places of its cells; more than was announced is an error of the archive."""
    parser = expat.ParserCreate(namespace_separator=" ")
    luas = _Luas()
    parser.StartElementHandler = luas.mulai
    parser.StartDoctypeDeclHandler = luas.tolak_doctype
    parser.ParseFile(anggota)


class _Luas:
    """Where the cells of a sheet stand, in XLSX (by their names) and in ODS (by counting, repetitions too)."""

    def __init__(self) -> None:
        self.sel = (0, 0)
        self.baris = self.kolom = self.isi = 0
        self.ulang_baris = self.ulang_kolom = 1

    def mulai(self, nama: str, sifat: dict[str, str]) -> None:
        unsur = nama.rpartition(" ")[2]
        if unsur == "c":
            cocok = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", sifat.get("r", ""))
            self.sel = (int(cocok[2]), _nomor_kolom(cocok[1])) if cocok else (0, 0)
        elif unsur in {"v", "is"}:
            self._terisi(*self.sel)
        elif unsur == "table":
            self.baris = 0
        elif unsur == "table-row":
            self.ulang_baris = _ulang(sifat, "rows")
            self.baris, self.kolom = self.baris + self.ulang_baris, 0
        elif unsur in {"table-cell", "covered-table-cell"}:
            self.ulang_kolom = _ulang(sifat, "columns")
            self.kolom += self.ulang_kolom
        elif unsur == "p":
            self._terisi(self.baris, self.kolom, self.ulang_baris * self.ulang_kolom)

    def _terisi(self, baris: int, kolom: int, banyak: int = 1) -> None:
        self.isi += banyak
        if baris > MAX_BARIS or kolom > MAX_KOLOM or self.isi > MAX_SEL:
            _tolak_luas()

    @staticmethod
    def tolak_doctype(*_: object) -> None:
        raise ImporError(RUSAK)


def _ulang(sifat: dict[str, str], apa: str) -> int:
    kunci = (isi for nama, isi in sifat.items() if nama.endswith(f" number-{apa}-repeated"))
    return int(next(kunci, "1"))


def _nomor_kolom(huruf: str) -> int:
    nomor = 0
    for satu in huruf:
        nomor = nomor * 26 + ord(satu) - ord("A") + 1
    return nomor


def _batasi_memori() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORI, resource.getrlimit(resource.RLIMIT_AS)[1]))


def main(path: str) -> None:
    """Print the sheets of a workbook, or why not."""
    _batasi_memori()
    try:
        hasil = bongkar(Path(path))
    except ImporError as error:
        hasil = {"galat": str(error)}
    except MemoryError:
        hasil = {"galat": TERLALU_BESAR}
    sys.stdout.buffer.write(json.dumps(hasil).encode("ascii"))


if __name__ == "__main__":
    main(sys.argv[1])
