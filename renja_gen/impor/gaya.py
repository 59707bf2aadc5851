"""How the columns of a table write their figures; what one column leaves open, the others decide, and is reported."""

import re
from collections.abc import Iterator
from decimal import Decimal

from renja_gen.impor.baris import Baris, Tabel
from renja_gen.impor.bilangan import Gaya, gaya_kolom
from renja_gen.impor.catatan import Catatan
from renja_gen.impor.kolom import Isi, Kolom
from renja_gen.impor.sel import Persen

PERSEN = {"%", "persen", "persentase"}
NILAI = re.compile(r"([-(]?[\d.,]*\d\)?)\s*([^\d]*)", re.ASCII)  # a performance value: number and unit


def gaya_angka(tabel: Tabel, semua: tuple[Baris, ...], catatan: Catatan) -> Iterator[tuple[Kolom, Gaya | None]]:
    """How each column writes numbers; what leaves it open follows the others, and is reported."""
    kolom = [satu for satu in tabel.isian.values() if satu.isi is not Isi.TEKS]
    teks = {
        satu: [m[1] if (m := NILAI.fullmatch(s.nilai)) and satu.isi is Isi.CAPAIAN else s.nilai
               for b in semua if (s := b.sel.get(satu)) and isinstance(s.nilai, str)]
        for satu in kolom
    }  # fmt: skip
    gaya = {satu: gaya_kolom(isi) for satu, isi in teks.items()}
    umum = gaya_kolom(isi for semua_isi in teks.values() for isi in semua_isi)[0]
    for satu, (milik, ragu) in gaya.items():
        if ragu and milik is None:
            pertama = next(b.sel[satu] for b in semua if satu in b.sel and isinstance(b.sel[satu].nilai, str))
            cara = {
                "id": "titik ribuan, seperti kolom lain",
                "en": "koma ribuan, seperti kolom lain",
                None: "ribuan",
            }
            pesan = f"titik atau koma pada kolom '{satu}' dapat berarti ribuan atau desimal"
            catatan.warn("RG950", f"{pesan}; dibaca sebagai {cara[umum]}, periksa", pertama.span)
        yield satu, milik or umum


def kolom_pecahan(tabel: Tabel, semua: tuple[Baris, ...], catatan: Catatan) -> set[Kolom]:
    """Columns whose percentages a spreadsheet keeps as fractions: 0.95 for 95%."""
    pecahan = set()
    for kolom in (satu for satu in tabel.isian.values() if satu.isi is Isi.CAPAIAN):
        sel = [b.sel[kolom] for b in semua if kolom in b.sel and _berpersen(b)]
        nilai = [satu.nilai for satu in sel if isinstance(satu.nilai, Decimal) and not isinstance(satu.nilai, Persen)]
        if nilai and all(0 <= satu <= 1 for satu in nilai) and any(0 < satu < 1 for satu in nilai):
            pesan = f"persentase pada kolom '{kolom}' tersimpan sebagai pecahan; dikalikan 100, periksa"
            catatan.warn("RG950", pesan, sel[0].span)
            pecahan.add(kolom)
    return pecahan


def _berpersen(baris: Baris) -> bool:
    return baris.teks("satuan").casefold() in PERSEN or baris.teks("indikator").casefold().startswith("persen")
