"""Font files of the agency's own: what is in them, and whether the documents can be set in them.

The only module that looks into font files. fontTools is imported where it is used; it comes with WeasyPrint.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters, digits
from struct import error as StructError  # noqa: N812
from struct import unpack_from
from typing import Any

from renja_gen.compose.gaya.model import HurufGaya, Jalur
from renja_gen.document.look import FontFile
from renja_gen.document.metrics import Face
from renja_gen.source.nodes import Mapping as Isian
from renja_gen.templates import TemplateError, Templates

SEPERTI_ARIAL = ("Arial", "Arimo", "Liberation Sans")  # their letters are as wide, so the PDF is set in Arimo
MAX_BYTES = 5_000_000  # of one font file
RAGAM = ("biasa", "tebal", "miring", "tebal_miring")  # the variants of a font, as gaya.yaml names them
_RAGAM = {(False, False): "biasa", (True, False): "tebal", (False, True): "miring", (True, True): "tebal_miring"}
# What stands in for a variant without a file of its own, the best one first.
_PENGGANTI = {"tebal": ("biasa",), "miring": ("biasa",), "tebal_miring": ("tebal", "miring", "biasa")}
_SIDIK = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_LATIN = ascii_letters + digits
_TERAKHIR = 0x3000  # characters after it are no Latin text, and as wide as the rest that is not known
_TERBANYAK = 2_000_000  # characters that the tables of a font may claim to hold
_TEBAL, _BERAT_TEBAL = 600, 700
_DILARANG = 0x0002  # the font's maker does not allow it to be embedded


logging.getLogger("fontTools").addHandler(logging.NullHandler())  # its notes on faulty fonts are not for users
_BERKAS: Jalur = ("huruf", "berkas")
Keberatan = Callable[[Jalur, str], None]  # takes down what is wrong, and where in gaya.yaml


class HurufSalah(Exception):  # noqa: N818
    """A font file cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Berkas:
    """What a font file holds; `lebar_tebal` are the widths of the bold letters of a variable font."""

    path: Path
    keluarga: str
    lebar: Mapping[str, int]
    lebar_tebal: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class Huruf:
    """A font ready for use: the name it gives itself, its files, and the widths of its letters."""

    keluarga: str
    berkas: tuple[FontFile, ...]
    face: Face

    @property
    def bertebal(self) -> bool:
        """Whether its bold letters are bold."""
        tegak = [satu for satu in self.berkas if not satu.italic]
        return tegak[0].bold is None or tegak[0].path != tegak[-1].path


def baca_berkas(path: Path, ragam: str) -> _Berkas:
    """A font file for a variant; raises HurufSalah."""
    if path.stat().st_size > MAX_BYTES:
        raise HurufSalah(f"berkas huruf lebih besar dari {MAX_BYTES // 1_000_000} MB; pakai huruf yang lebih kecil")
    if path.read_bytes()[:4] not in _SIDIK:
        raise HurufSalah("berkas ini bukan huruf TrueType atau OpenType; pakai berkas .ttf atau .otf")
    try:
        return _baca(path, ragam)
    except HurufSalah:
        raise
    except Exception as error:  # a broken font fails anywhere inside its reader
        raise HurufSalah("berkas huruf rusak; salin ulang dari sumbernya, atau pakai huruf lain") from error


def _baca(path: Path, ragam: str) -> _Berkas:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        if _banyak(font.reader["cmap"]) > _TERBANYAK:
            raise HurufSalah("berkas huruf rusak; salin ulang dari sumbernya, atau pakai huruf lain")
        peta = {chr(kode): glif for kode, glif in (font.getBestCmap() or {}).items() if kode < _TERAKHIR}
        if kurang := [satu for satu in _LATIN if satu not in peta]:
            raise HurufSalah(f"huruf ini tidak memuat '{kurang[0]}'; pakai huruf yang memuat abjad Latin")
        if font["OS/2"].fsType & _DILARANG:
            raise HurufSalah("pembuat huruf ini melarangnya disematkan dalam PDF; pakai huruf lain")
        berubah = _berat_berubah(font)
        _periksa_ragam(font, ragam, berubah=berubah)
        nama = font["name"]
        keluarga = nama.getDebugName(16) or nama.getDebugName(1) or ""
        skala = 1000 / font["head"].unitsPerEm
        biasa = {satu: round(font["hmtx"][glif][0] * skala) for satu, glif in peta.items()}
        tebal = None
        if berubah and ragam in {"biasa", "miring"}:
            glifs = font.getGlyphSet(location={"wght": _BERAT_TEBAL})
            tebal = {satu: round(glifs[glif].width * skala) for satu, glif in peta.items()}
        return _Berkas(path, keluarga, biasa, tebal)


def _banyak(cmap: bytes) -> int:
    """How many characters the tables of a font claim to hold: a small file may claim billions."""
    jumlah = 0
    try:
        (tabel,) = unpack_from(">H", cmap, 2)
        for ke in range(tabel):
            (letak,) = unpack_from(">L", cmap, 4 + 8 * ke + 4)
            (bentuk,) = unpack_from(">H", cmap, letak)
            if bentuk == 4:  # noqa: PLR2004 - the formats have no names
                ruas = unpack_from(">H", cmap, letak + 6)[0] // 2
                akhir = unpack_from(f">{ruas}H", cmap, letak + 14)
                awal = unpack_from(f">{ruas}H", cmap, letak + 16 + 2 * ruas)
                jumlah += sum(max(0, z - a + 1) for a, z in zip(awal, akhir, strict=True))
            elif bentuk in {8, 10, 12, 13}:
                (ruas,) = unpack_from(">L", cmap, letak + 12)
                isi = unpack_from(f">{3 * ruas}L", cmap, letak + 16) if bentuk in {12, 13} else (0, ruas, 0)
                jumlah += sum(max(0, z - a + 1) for a, z in zip(isi[::3], isi[1::3], strict=True))
    except StructError:
        return _TERBANYAK + 1
    return jumlah


def _berat_berubah(font: Any) -> bool:
    """Whether a font is variable and holds bold letters too."""
    sumbu = font["fvar"].axes if "fvar" in font else ()
    return any(satu.axisTag == "wght" and satu.maxValue >= _BERAT_TEBAL for satu in sumbu)


def _periksa_ragam(font: Any, ragam: str, *, berubah: bool) -> None:
    """Refuse a file that stands at the wrong variant: the document would be bold or slanted throughout."""
    os2 = font["OS/2"]
    tebal, miring = os2.usWeightClass >= _TEBAL, bool(os2.fsSelection & 1)
    harus_tebal, harus_miring = "tebal" in ragam, "miring" in ragam
    if (tebal != harus_tebal and not berubah) or miring != harus_miring:
        isi = " ".join(kata for kata, ya in (("tebal", tebal), ("miring", miring)) if ya) or "biasa"
        raise HurufSalah(f"berkas ini memuat huruf {isi}, bukan {ragam.replace('_', ' ')}; periksa berkasnya")


def susun_huruf(berkas: Mapping[str, _Berkas]) -> Huruf:
    """The font from the files of its variants, of which `biasa` is there; the nearest stands in for a missing one."""

    def ada(ragam: str) -> _Berkas:
        return next(berkas[satu] for satu in (ragam, *_PENGGANTI.get(ragam, ())) if satu in berkas)

    files: list[FontFile] = []
    for miring in (False, True):
        tegak = ada(_RAGAM[False, miring])
        if tegak.lebar_tebal is not None and _RAGAM[True, miring] not in berkas:
            files.append(FontFile(tegak.path, bold=None, italic=miring))
        else:
            files += [FontFile(ada(_RAGAM[tebal, miring]).path, bold=tebal, italic=miring) for tebal in (False, True)]
    biasa, tebal = ada("biasa"), ada("tebal")
    lebar_tebal = biasa.lebar_tebal if "tebal" not in berkas and biasa.lebar_tebal is not None else tebal.lebar
    return Huruf(biasa.keluarga, tuple(files), Face(biasa.lebar, lebar_tebal))


def muat_huruf(huruf: HurufGaya, node: Isian, templates: Templates, keberatan: Keberatan) -> Huruf | None:
    """The agency's own font; None when it has none, or when something is wrong with it."""
    if not huruf.berkas:
        if huruf.nama not in SEPERTI_ARIAL:
            pesan = (
                f"huruf '{huruf.nama}' memerlukan berkasnya agar PDF sama dengan DOCX; tulis"
                " berkas: {biasa: huruf/nama-berkas.ttf}, atau pakai Arial, yang tidak memerlukannya"
            )
            keberatan(("huruf", "nama"), pesan)
        return None
    tertulis = node.items.get("huruf")
    if not isinstance(tertulis, Isian) or "nama" not in tertulis.items:
        keberatan(_BERKAS, "nama hurufnya belum ditulis; tulis juga 'nama: …' seperti dalam Word")
    if "biasa" not in huruf.berkas:
        keberatan(_BERKAS, "berkas huruf biasa belum ditulis; tambahkan 'biasa: …'")
    dibaca = {}
    for ragam, nama in huruf.berkas.items():
        try:
            dibaca[ragam] = baca_berkas(_milik(templates, nama), ragam)
        except (HurufSalah, TemplateError) as error:
            keberatan((*_BERKAS, ragam), str(error))
    if "biasa" not in dibaca:
        return None
    keluarga = dibaca["biasa"].keluarga
    for ragam, satu in dibaca.items():
        if satu.keluarga != keluarga:
            pesan = (
                f"berkas ini huruf '{satu.keluarga}', bukan '{keluarga}'; pakai berkas dari keluarga huruf yang sama"
            )
            keberatan((*_BERKAS, ragam), pesan)
    return susun_huruf(dibaca)


def _milik(templates: Templates, nama: str) -> Path:
    path = templates.own(nama)
    if path is None:
        raise HurufSalah(f"berkas '{nama}' tidak ada di folder templat; periksa namanya")
    return path
