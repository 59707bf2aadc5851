"""The figures of a chart, by its bars and series."""

from dataclasses import replace
from functools import partial

from renja_gen.computing import Hasil
from renja_gen.computing.asal import Asal
from renja_gen.computing.sebab import Sebab, sebab
from renja_gen.document.blocks import Chart, Figure
from renja_gen.explain.lembar import Baris, Lajur, Lembar, Pembuat, kata, ringkas

_GRAFIK = "grafik-"  # how the keys of figures begin


def lembar_gambar(hasil: Hasil, figure: Figure) -> Lembar:
    """A chart as a sheet: what its labels say, exactly."""
    chart = figure.chart
    nama = {satu.kode: satu.nama for satu in hasil.akar.turun()}
    sel: dict[tuple[int, int], Pembuat] = {
        (b, k): partial(_sebab, hasil, chart, seri.labels[b], asal)
        for k, seri in enumerate(chart.series)
        for b, asal in enumerate(seri.origins)
        if isinstance(asal, Asal) and seri.values[b] is not None
    }
    alias = {figure.number, figure.key, figure.key.removeprefix(_GRAFIK)}
    return Lembar(
        figure.label,
        frozenset({ringkas(figure.key), *(f"gambar{ringkas(satu)}" for satu in alias)}),
        tuple(
            Baris(f"{kode} {kategori}".strip(), kode, kata(kategori, nama.get(kode, "")))
            for kode, kategori in zip(chart.codes, chart.categories, strict=True)
        ),
        tuple(Lajur(seri.name, kata=kata(seri.name, chart.unit)) for seri in chart.series),
        sel,
    )


def _sebab(hasil: Hasil, chart: Chart, label: str, asal: Asal) -> Sebab:
    """A figure with the label that the reader sees, where it is in another unit."""
    satu = sebab(hasil, asal)
    if not chart.thousands:
        return satu
    return replace(satu, catatan=(*satu.catatan, f"tercetak {label} ({chart.unit}) pada gambar"))
