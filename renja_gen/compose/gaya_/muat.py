"""The look of the documents: `gaya.yaml` of the agency's templates over the shipped one."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from renja_gen.diagnostics import Report, Span
from renja_gen.document.blocks import Page
from renja_gen.document.look import FontFile, Look, Size, Text
from renja_gen.document.metrics import ARIAL
from renja_gen.source import locate, to_data
from renja_gen.source.nodes import Node
from renja_gen.source.reader import parse
from renja_gen.templates import Templates

BERKAS = "gaya.yaml"
_KERTAS = {"A3": (297, 420), "A4": (210, 297), "F4": (215, 330), "Letter": (215.9, 279.4), "Legal": (215.9, 355.6)}

Milimeter = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Poin = Annotated[float, Field(ge=4, le=72, allow_inf_nan=False)]
Warna = Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{6}$")]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class _Ukuran(_Data):
    lebar: Milimeter
    tinggi: Milimeter


def _kertas(nilai: object) -> object:
    if isinstance(nilai, str):
        lebar, tinggi = _KERTAS.get(nilai, (nilai, nilai))  # an unknown name fails as a number
        return {"lebar": lebar, "tinggi": tinggi}
    return nilai


Kertas = Annotated[_Ukuran, BeforeValidator(_kertas)]


class _Margin(_Data):
    atas: Milimeter
    kanan: Milimeter
    bawah: Milimeter
    kiri: Milimeter


class _MarginHalaman(_Data):
    tegak: _Margin
    rebah: _Margin


class _Huruf(_Data):
    nama: Annotated[str, StringConstraints(pattern=r"^[\w .-]{1,60}$")]
    berkas: dict[Literal["biasa", "tebal", "miring", "tebal_miring"], str]


class _Teks(_Data):
    huruf: Poin
    baris: Poin


class Gaya(_Data):
    """The content of gaya.yaml."""

    kertas: Kertas
    kertas_lebar: Kertas
    margin: _MarginHalaman
    huruf: _Huruf
    ukuran: dict[Text, _Teks]
    warna_baris: dict[str, Warna]


def muat_gaya(templates: Templates, report: Report) -> Look | None:
    """The look of a document; None when the report says what is wrong with the agency's gaya.yaml."""
    if templates.overlay is None or templates.path(BERKAS) == Templates().path(BERKAS):
        return gaya_bawaan()
    node = parse(templates.text(BERKAS), BERKAS, report)
    if node is None:
        return None
    try:
        gaya = Gaya.model_validate(_gabung(_bawaan(), to_data(node)))
    except ValidationError as error:
        report.add("RG107", "gaya.yaml salah isi di sini; bandingkan dengan gaya bawaan", _letak(node, error))
        return None
    return _tampilan(gaya)


@lru_cache(1)
def gaya_bawaan() -> Look:
    """The shipped look."""
    return _tampilan(Gaya.model_validate(_bawaan()))


def _bawaan() -> object:
    node = parse(Templates().text(BERKAS), BERKAS, Report())
    assert node is not None
    return to_data(node)


def _gabung(dasar: object, ganti: object) -> object:
    """A mapping with the keys of another put over it, at every depth; other values are replaced."""
    if not isinstance(dasar, Mapping) or not isinstance(ganti, Mapping):
        return ganti
    return {**dasar, **{kunci: _gabung(dasar.get(kunci), nilai) for kunci, nilai in ganti.items()}}


def _letak(node: Node, error: ValidationError) -> Span:
    jalur = tuple(step for step in error.errors()[0]["loc"] if isinstance(step, str | int))
    return locate(node, jalur)


def _tampilan(gaya: Gaya) -> Look:
    biasa, lebar = gaya.kertas, gaya.kertas_lebar
    return Look(
        portrait=_halaman(biasa.lebar, biasa.tinggi, gaya.margin.tegak),
        landscape=_halaman(biasa.tinggi, biasa.lebar, gaya.margin.rebah),
        wide=_halaman(lebar.tinggi, lebar.lebar, gaya.margin.rebah),
        font=gaya.huruf.nama,
        font_files=_arimo(),
        face=ARIAL,
        text={jenis: Size(satu.huruf, satu.baris) for jenis, satu in gaya.ukuran.items()},
        fills=dict(gaya.warna_baris),
    )


def _halaman(lebar: float, tinggi: float, margin: _Margin) -> Page:
    return Page(lebar, tinggi, top=margin.atas, right=margin.kanan, bottom=margin.bawah, left=margin.kiri)


def _arimo() -> tuple[FontFile, ...]:
    """Arimo, from the package that carries it; it shares the widths of Arial."""
    import fontpkg_arimo

    files = fontpkg_arimo.ROOT / "files"
    return (
        FontFile(files / "Arimo[wght].ttf", bold=None, italic=False),
        FontFile(files / "Arimo-Italic[wght].ttf", bold=None, italic=True),
    )
