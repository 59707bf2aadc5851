"""Reading a workbook back without the library that wrote it: values, formulas and number formats by cell."""

import re
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LOLOS = re.compile("_x([0-9A-F]{4})_")
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Sel:
    """A cell: its type ("s" shared string, "str" result of a formula, "n" number), its value, formula and format."""

    jenis: str
    nilai: str
    rumus: str = ""
    format: str = ""


@dataclass(frozen=True)
class Lembar:
    """A sheet: its cells by name, and its XML for what stands around them."""

    sel: dict[str, Sel]
    xml: ET.Element

    def kolom(self, huruf: str) -> list[str]:
        """The values of a column, from the top."""
        return [satu.nilai for nama, satu in self.sel.items() if re.fullmatch(rf"{huruf}\d+", nama)]

    @property
    def gabungan(self) -> list[str]:
        """The areas of merged cells."""
        return [satu.attrib["ref"] for satu in self.xml.iter(f"{_M}mergeCell")]

    def satu(self, nama: str) -> dict[str, str]:
        """The attributes of the only element of a name."""
        (ditemukan,) = self.xml.iter(f"{_M}{nama}")
        return ditemukan.attrib


def baca_buku(data: bytes) -> dict[str, Lembar]:
    """The sheets of a workbook by name, in order."""
    with ZipFile(BytesIO(data)) as arsip:
        nama_berkas = set(arsip.namelist())
        teks_bersama = arsip.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in nama_berkas else b"<sst/>"
        bersama = [
            _LOLOS.sub(lambda cocok: chr(int(cocok[1], 16)), "".join(teks.text or "" for teks in satu.iter(f"{_M}t")))
            for satu in ET.fromstring(teks_bersama)
        ]
        gaya = ET.fromstring(arsip.read("xl/styles.xml"))
        kode = {satu.attrib["numFmtId"]: satu.attrib["formatCode"] for satu in gaya.iter(f"{_M}numFmt")}
        (xfs,) = gaya.iter(f"{_M}cellXfs")
        format_sel = [kode.get(satu.attrib["numFmtId"], satu.attrib["numFmtId"]) for satu in xfs]
        tujuan = {
            satu.attrib["Id"]: satu.attrib["Target"]
            for satu in ET.fromstring(arsip.read("xl/_rels/workbook.xml.rels"))
        }
        hasil = {}
        for lembar in ET.fromstring(arsip.read("xl/workbook.xml")).iter(f"{_M}sheet"):
            xml = ET.fromstring(arsip.read("xl/" + tujuan[lembar.attrib[_R]].removeprefix("/xl/")))
            hasil[lembar.attrib["name"]] = Lembar(_sel(xml, bersama, format_sel), xml)
        return hasil


def _sel(xml: ET.Element, bersama: list[str], format_sel: list[str]) -> dict[str, Sel]:
    semua = {}
    for satu in xml.iter(f"{_M}c"):
        jenis, nilai = satu.attrib.get("t", "n"), satu.findtext(f"{_M}v")
        if nilai is None:
            continue
        teks = bersama[int(nilai)] if jenis == "s" else nilai
        gaya = format_sel[int(satu.attrib.get("s", 0))]
        semua[satu.attrib["r"]] = Sel(jenis, teks, satu.findtext(f"{_M}f") or "", gaya)
    return semua
