"""The look of the documents: `gaya.yaml` of the agency's templates over the shipped one.

The shipped file says which keys there are, the model what their values may be. Every fault is reported at its
place, all of them at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from renja_gen.compose.gaya.huruf import RAGAM, Huruf, muat_huruf
from renja_gen.compose.gaya.model import SISI_KERTAS, Gaya, Jalur, MarginGaya, tak_serasi
from renja_gen.diagnostics import Report, Span
from renja_gen.document.look import FontFile, Look, Page, Size
from renja_gen.document.metrics import ARIAL
from renja_gen.source import locate, to_data
from renja_gen.source.nodes import Mapping as Isian
from renja_gen.source.nodes import Node
from renja_gen.source.reader import parse
from renja_gen.templates import Templates

BERKAS = "gaya.yaml"
_KOSONG = "berkas kosong; tulis misalnya 'kertas: F4', atau hapus berkasnya agar tampilan bawaan dipakai"
# Keys that the shipped file does not show.
_KUNCI_LAIN = {("kertas",): SISI_KERTAS, ("kertas_lebar",): SISI_KERTAS, ("huruf", "berkas"): RAGAM}


def muat_gaya(templates: Templates, report: Report) -> Look | None:
    """The look of a document; None when the report says what is wrong with the agency's gaya.yaml."""
    if templates.own(BERKAS) is None:
        return gaya_bawaan()
    node = parse(templates.text(BERKAS), templates.shown(BERKAS), report, _KOSONG)
    if node is None:
        return None
    keberatan = _Keberatan(node, report)
    if not isinstance(node, Isian):
        keberatan((), "gaya.yaml harus berupa isian bertingkat; tulis misalnya 'kertas: F4'")
        return None
    bawaan, milik = _bawaan(), to_data(node)
    for pesan, span in _asing(bawaan, milik, node, ()):
        keberatan.di(span, pesan)
    try:
        gaya = Gaya.model_validate(_gabung(bawaan, milik))
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            keberatan(*_kesalahan(fault))
        return None
    # one paper may spoil all margins at once
    for jalur, pesan in {_tertulis(node, jalur): pesan for jalur, pesan in tak_serasi(gaya)}.items():
        keberatan(jalur, pesan)
    huruf = muat_huruf(gaya.huruf, node, templates, keberatan)
    if keberatan.ada:
        return None
    if huruf and not huruf.bertebal:
        pesan = "tanpa berkas huruf tebal, judul dan jumlah tidak tebal dalam PDF; tambahkan 'tebal: …'"
        report.warn("RG107", pesan, locate(node, ("huruf", "berkas")))
    return replace(_tampilan(gaya, huruf), shipped=gaya_bawaan())


class _Keberatan:
    """Takes down what is wrong with a gaya.yaml."""

    def __init__(self, node: Node, report: Report) -> None:
        self._node, self._report = node, report
        self.ada = False

    def __call__(self, jalur: Jalur, pesan: str) -> None:
        self.di(locate(self._node, jalur), pesan)

    def di(self, span: Span, pesan: str) -> None:
        self.ada = True
        self._report.add("RG107", pesan, span)


@lru_cache(1)
def gaya_bawaan() -> Look:
    """The shipped look."""
    return _tampilan(Gaya.model_validate(_bawaan()), None)


def _bawaan() -> dict[str, object]:
    node = parse(Templates().text(BERKAS), BERKAS, Report())
    assert isinstance(node, Isian)
    return dict(to_data(node))  # type: ignore[call-overload, no-any-return]


def _asing(dasar: object, milik: object, node: Node, jalur: Jalur) -> Iterator[tuple[str, Span]]:
    """What to say about each key that gaya.yaml does not know, and where; the key is left out."""
    if not isinstance(node, Isian) or not isinstance(milik, dict):
        return
    bawah = dasar if isinstance(dasar, Mapping) else {}
    dikenal = _KUNCI_LAIN.get(jalur) or tuple(bawah)
    for kunci in list(milik) if dikenal else ():
        if kunci in dikenal:
            yield from _asing(bawah.get(kunci), milik[kunci], node.items[kunci], (*jalur, kunci))
        else:
            dekat = get_close_matches(kunci[:50].lower().replace(" ", "_"), dikenal, 1, 0.6)
            saran = f"maksudnya '{dekat[0]}'?" if dekat else f"kunci yang dikenal: {', '.join(dikenal)}"
            yield f"kunci '{kunci}' tidak dikenal; {saran}", node.keys[kunci]
            del milik[kunci]


def _gabung(dasar: object, ganti: object) -> object:
    """A mapping with the keys of another put over it, at every depth; other values are replaced."""
    if not isinstance(dasar, Mapping) or not isinstance(ganti, Mapping):
        return ganti
    return {**dasar, **{kunci: _gabung(dasar.get(kunci), nilai) for kunci, nilai in ganti.items()}}


def _kesalahan(fault: Any) -> tuple[Jalur, str]:
    """Where a fault of the model is, and what it says."""
    jalur = tuple(step for step in fault["loc"] if isinstance(step, str))
    if fault["type"] == "missing":
        return jalur[:-1], f"'{jalur[-1]}' belum ditulis; tambahkan '{jalur[-1]}: …'"
    return jalur, str(fault["ctx"]["pesan"])


def _tertulis(node: Node, jalur: Jalur) -> Jalur:
    """Where the agency wrote something about a path: there, else the paper, which is what changed its meaning."""
    ada = node
    for step in jalur:
        if not isinstance(ada, Isian) or step not in ada.items:
            kertas = "kertas_lebar" if jalur[-1] == "kertas_lebar" else "kertas"
            return (kertas,) if isinstance(node, Isian) and kertas in node.items else jalur
        ada = ada.items[step]
    return jalur


def _tampilan(gaya: Gaya, huruf: Huruf | None) -> Look:
    biasa, lebar = gaya.kertas, gaya.kertas_lebar
    return Look(
        portrait=_halaman(biasa.lebar, biasa.tinggi, gaya.margin.tegak),
        landscape=_halaman(biasa.tinggi, biasa.lebar, gaya.margin.rebah),
        wide=_halaman(lebar.tinggi, lebar.lebar, gaya.margin.rebah),
        font=gaya.huruf.nama,
        family=huruf.keluarga if huruf else "Arimo",
        font_files=huruf.berkas if huruf else _arimo(),
        face=huruf.face if huruf else ARIAL,
        text={jenis: Size(satu.huruf, satu.baris) for jenis, satu in gaya.ukuran.items()},
        fills=dict(gaya.warna_baris),
    )


def _halaman(lebar: float, tinggi: float, margin: MarginGaya) -> Page:
    return Page(lebar, tinggi, top=margin.atas, right=margin.kanan, bottom=margin.bawah, left=margin.kiri)


def _arimo() -> tuple[FontFile, ...]:
    """Arimo, from the package that carries it; it shares the widths of Arial."""
    import fontpkg_arimo

    files = fontpkg_arimo.ROOT / "files"
    return (
        FontFile(files / "Arimo[wght].ttf", bold=None, italic=False),
        FontFile(files / "Arimo-Italic[wght].ttf", bold=None, italic=True),
    )
