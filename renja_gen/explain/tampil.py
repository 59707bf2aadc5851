"""A figure's tree as text for people and as data for other programs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from renja_gen.angka import angka, bulatkan, rp
from renja_gen.computing.rumus import hitung
from renja_gen.computing.sebab import Sebab
from renja_gen.diagnostics import Span

_RUMUS = {
    "sum": "jumlah {n} bagian", "add": "{n} angka dijumlahkan", "subtract": "a − b", "percent": "a / b × 100",
    "percent-down": "(2 × b − a) / b × 100", "share": "a / b × 100", "same": "sama dengan", "last": "yang terakhir",
    "mean": "rata-rata {n} angka", "zero": "nol", "count": "yang di bawah ini", "change": "(b − a) / a × 100",
    "rest": "a − b", "grade": "menurut batas predikat", "n-3": "a − 3", "n-2": "a − 2", "n-1": "a − 1",
    "n+1": "a + 1",
}  # fmt: skip
_TERBANYAK, _BANYAK = 45, (8, 6, 4, 3)  # lines of a tree, and operands of a sum that are shown to stay below that
_TINGKAT = re.compile(r"^(?:urusan|bidang urusan|program|kegiatan|sub kegiatan) (?=[\dX])")
_LEBAR_NAMA = 24
Tempat = Callable[[Span, bool], str]


@dataclass(frozen=True)
class Tampilan:
    """How a tree is shown.

    Levels below the root and operands of a sum (None: all), long names shortened, columns; `tempat` says where a
    place in a plan (True: the one that a perubahan changes) is.
    """

    dalam: int | None = None
    banyak: int | None = None
    ringkas: bool = True
    lebar: int = 100
    tempat: Tempat = lambda span, _: str(span)


@dataclass(frozen=True)
class _Baris:
    nama: str
    nilai: str
    tempat: str = ""
    rincian: tuple[str, ...] = ()
    awalan: str = ""
    lanjutan: str = ""


def teks(nama: str, sebab: Sebab, tampilan: Tampilan) -> str:
    """The tree with values in a column and places behind them."""
    baris = list(_baris(sebab, tampilan, "", "", None))
    for banyak in _BANYAK if tampilan.ringkas else ():
        if len(baris) > _TERBANYAK:
            baris = list(_baris(sebab, replace(tampilan, banyak=banyak), "", "", None))
    lebar_nilai = max(len(satu.nilai) for satu in baris)
    lebar_tempat = max(len(satu.tempat) for satu in baris)
    paling = max(len(satu.awalan) + len(satu.nama) for satu in baris)
    lebar = max(_LEBAR_NAMA, min(paling, tampilan.lebar - lebar_nilai - lebar_tempat - 4))
    keluar = [f"{nama}: {sebab.cetak}", *pembulatan(sebab), ""]
    for satu in baris:
        depan = _potong(f"{satu.awalan}{satu.nama}", lebar)
        keluar.append(f"{depan:<{lebar}}  {satu.nilai:>{lebar_nilai}}  {satu.tempat}".rstrip())
        keluar += [f"{satu.lanjutan}{rincian}" for rincian in satu.rincian]
    return "\n".join(keluar)


def _baris(sebab: Sebab, tampilan: Tampilan, awalan: str, lanjutan: str, induk: Sebab | None) -> Iterator[_Baris]:
    """The lines of a tree; what a figure shares with the one it is part of is not said again."""
    berhenti = tampilan.dalam is not None and len(lanjutan) // 3 >= tampilan.dalam
    unsur = () if berhenti else sebab.unsur
    dipangkas = (
        tampilan.banyak is not None
        and len(unsur) > tampilan.banyak
        and sebab.rumus in {"sum", "add", "mean", "count"}
    )
    tampak = _terbesar(unsur, tampilan.banyak or 0) if dipangkas else unsur
    cabang = f"{lanjutan}{'│  ' if tampak else '   '}"
    rincian = [f"{cabang}{catatan}" for catatan in sebab.catatan]
    tempat = tampilan.tempat(sebab.tempat, sebab.semula) if sebab.tempat else ""
    yield _Baris(_nama(sebab, induk), sebab.cetak, tempat, tuple(rincian), awalan)
    for ke, satu in enumerate(tampak):
        akhir = ke == len(tampak) - 1 and not dipangkas
        yield from _baris(
            satu, tampilan, f"{lanjutan}{'└─ ' if akhir else '├─ '}", f"{lanjutan}{'   ' if akhir else '│  '}", sebab
        )
    if dipangkas:
        sisa = [satu for satu in unsur if not any(satu is lain for lain in tampak)]
        jumlah = hitung("sum", [satu.nilai for satu in sisa])
        nilai = rp(jumlah) if sebab.cetak.startswith("Rp") and sebab.rumus in {"sum", "add"} else ""
        yield _Baris(f"{len(sisa)} lagi (--all menampilkan semua)", nilai, awalan=f"{lanjutan}└─ ")


def _terbesar(unsur: tuple[Sebab, ...], banyak: int) -> tuple[Sebab, ...]:
    """The largest operands, in their order."""
    urut = sorted(range(len(unsur)), key=lambda ke: -abs(unsur[ke].nilai or Decimal(0)))
    return tuple(unsur[ke] for ke in sorted(urut[:banyak]))


def pembulatan(sebab: Sebab) -> list[str]:
    """The rule of rounding, where it changed what is printed."""
    if sebab.nilai is None or not sebab.cetak.endswith("%") or sebab.nilai == bulatkan(sebab.nilai, 2):
        return []
    persis = angka(sebab.nilai, 8).rstrip("0")
    return [f"Persisnya {persis}…; dibulatkan sekali, saat dicetak, ke dua desimal (setengah ke atas)."]


def _nama(sebab: Sebab, induk: Sebab | None) -> str:
    if induk is None:
        bagian = [sebab.apa, sebab.siapa]
    else:
        bagian = [
            "" if sebab.apa == induk.apa else sebab.apa,
            "" if sebab.siapa == induk.siapa else _TINGKAT.sub("", sebab.siapa),
        ]
    nama = ", ".join(filter(None, bagian)) or sebab.apa
    rumus = _RUMUS[sebab.rumus].format(n=len(sebab.unsur)) if sebab.rumus and sebab.unsur else ""
    return f"{nama} = {rumus}" if rumus else nama


def _potong(nama: str, lebar: int) -> str:
    """A name shortened in the middle, so that its formula stays."""
    if len(nama) <= lebar:
        return nama
    depan, tanda, rumus = nama.rpartition(" = ")
    ekor = f"{tanda}{rumus}" if tanda and len(rumus) < lebar // 2 else ""
    depan = depan if ekor else nama
    return f"{depan[: lebar - len(ekor) - 1].rstrip()}…{ekor}"


def data(sebab: Sebab, tempat: Tempat) -> dict[str, object]:
    """The whole tree as plain data; values are exact, as text with a decimal point."""
    isi: dict[str, object] = {
        "apa": sebab.apa,
        "siapa": sebab.siapa,
        "nilai": None if sebab.nilai is None else f"{sebab.nilai:f}",
        "tercetak": sebab.cetak,
    }
    if sebab.rumus:
        isi["rumus"] = sebab.rumus
        isi["unsur"] = [data(satu, tempat) for satu in sebab.unsur]
    if sebab.bobot:
        isi["bobot"] = list(sebab.bobot)
    if sebab.tempat:
        isi["tempat"] = tempat(sebab.tempat, sebab.semula)
    if sebab.catatan:
        isi["catatan"] = list(sebab.catatan)
    return isi
