"""A workbook (XLSX, XLS, ODS) taken apart, in a process of its own.

    python -m renja_gen.impor.bongkar FILE

Workbooks come from other people: what is too large is refused before the library reads it (`arsip`), and this process
may not take more memory than any honest workbook needs. Prints JSON: sheets with merged cells and rows, or the reason
why not. Nothing in a workbook is evaluated, and macros are not even looked at.
"""

import json
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from renja_gen.impor.arsip import (
    PERSEN,
    RUSAK,
    TERLALU_BESAR,
    TERSANDI,
    TERSEMBUNYI,
    Tanda,
    periksa_arsip,
    tolak_luas,
)
from renja_gen.impor.sel import MAX_BARIS, MAX_KOLOM, MAX_SEL, ImporError

_MAX_MEMORI = 2_000_000_000  # bytes of addresses
_MEGABYTE = 1_000_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
TUA = (
    "berkas ini bukan .xlsx, .xls, atau .ods yang dapat dibaca (mungkin buatan Excel lama); "
    "buka dengan Excel atau LibreOffice, lalu simpan ulang sebagai .xlsx"
)


def bongkar(path: Path) -> dict[str, Any]:
    """The visible sheets of a workbook as plain data, and the names of the hidden ones; raises ImporError."""
    import python_calamine as calamine

    tanda: dict[str, Tanda] = {}
    with path.open("rb") as file:
        awal = file.read(8)
        if awal.startswith(b"PK"):
            tanda = periksa_arsip(file)
        elif awal != _OLE:
            raise ImporError(TUA)
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as buku:
            semua = [satu for satu in buku.sheets_metadata if satu.typ == calamine.SheetTypeEnum.WorkSheet]
            terlihat = [satu for satu in semua if satu.visible == calamine.SheetVisibleEnum.Visible]
            return {
                "lembar": [_lembar(buku, satu, tanda) for satu in terlihat],
                "tersembunyi": [satu.name for satu in semua if satu not in terlihat],
            }
    except calamine.PasswordError as error:
        raise ImporError(TERSANDI) from error
    except calamine.CalamineError as error:
        raise ImporError(TERSANDI if _sandi(path) else RUSAK) from error


def _sandi(path: Path) -> bool:
    """Whether an OLE file holds an encrypted workbook; the name of that stream is UTF-16."""
    with path.open("rb") as file:
        return "EncryptedPackage".encode("utf-16-le") in file.read(_MEGABYTE)


def _lembar(buku: Any, data: Any, semua_tanda: dict[str, Tanda]) -> dict[str, Any]:
    lembar = buku.get_sheet_by_name(data.name)
    if lembar.total_height > MAX_BARIS or lembar.total_width > MAX_KOLOM:
        tolak_luas()
    baris = [[_sel(nilai) for nilai in satu] for satu in lembar.to_python(skip_empty_area=False)]
    if sum(sel is not None for satu in baris for sel in satu) > MAX_SEL:
        tolak_luas()
    semua = semua_tanda.get(data.name, {})
    tersembunyi = [b for (b, _), tanda in semua.items() if tanda == TERSEMBUNYI]
    for (b, k), tanda in semua.items():
        if tanda != TERSEMBUNYI:
            _tandai(baris, b, k, tanda)
    gabungan = [[*awal, *akhir] for awal, akhir in lembar.merged_cell_ranges or ()]
    return {"nama": data.name, "gabungan": gabungan, "baris": baris, "tersembunyi": tersembunyi}


def _tandai(baris: list[list[Any]], b: int, k: int, tanda: str) -> None:
    """Put what the library hid of a cell into it."""
    if tanda != PERSEN:
        baris.extend([] for _ in range(b + 1 - len(baris)))
        baris[b].extend([None] * (k + 1 - len(baris[b])))
        baris[b][k] = tanda
    elif b < len(baris) and k < len(baris[b]) and isinstance(isi := baris[b][k], list) and isi[0] == "n":
        baris[b][k] = ["p", str(Decimal(isi[1]) * 100)]


def _sel(nilai: Any) -> Any:  # noqa: PLR0911 - one for each kind
    """A cell as JSON: numbers, percentages, dates and times in a list with a letter that says which."""
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
