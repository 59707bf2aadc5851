"""Charts: they say what the tables say, stand only where there is something to compare, and can be read."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from alat import AKAR
from bacaan import hasil_data, judul_kolom, petak_isi, tabel_model
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from renja_gen.angka import angka, baca_bilangan, bulatkan
from renja_gen.compose.batang import TERBANYAK, TERPANJANG
from renja_gen.compose.dokumen import compose
from renja_gen.compose.gambar import GAMBAR
from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.compose.tables import TABEL
from renja_gen.computing import Hasil, compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import (
    Chart,
    Contents,
    Document,
    Figure,
    Heading,
    RowKind,
    Series,
    Table,
)
from renja_gen.document.look import Page
from renja_gen.document.metrics import MM_PER_POINT
from renja_gen.loading import load
from renja_gen.templates import Templates
from renja_gen.writers.chart import FAINT, FILLS, INK, OUTLINE, draw
from renja_gen.writers.chart_svg import chart_svg

NAMA = ("kesbangpol-2024", "perpustakaan-2023")
LEBAR = 155.0  # mm
SVG = "{http://www.w3.org/2000/svg}"


@cache
def hasil_contoh(nama: str) -> Hasil:
    loaded = load(AKAR / "examples" / nama)
    assert loaded.plan is not None
    return compute(loaded.plan)


@cache
def dokumen_contoh(nama: str, gambar: bool = True) -> Document:
    loaded = load(AKAR / "examples" / nama)
    assert loaded.plan is not None
    plan = loaded.plan.model_copy(update={"dokumen": loaded.plan.dokumen.model_copy(update={"gambar": gambar})})
    report = Report()
    document = compose(compute(plan), loaded.folder, loaded.narratives, Templates(), report)
    assert document is not None
    assert report.diagnostics == ()
    return document


def figures(document: Document) -> list[Figure]:
    return [block for block in document.blocks() if isinstance(block, Figure)]


def program(ke: int, **anggaran: object) -> dict[str, object]:
    """A programme with one sub kegiatan; its name is long and tells its number."""
    kode = f"8.01.{ke:02}"
    sub = {"kode": f"{kode}.2.01.0001", "nama": f"Sub {ke}", "sumber_dana": f"Dana {ke}", "anggaran": anggaran}
    nama = (
        f"Program nomor {ke} yang menyelenggarakan urusan dengan nama yang panjang sekali bagi sebuah diagram batang"
    )
    return {
        "kode": kode,
        "nama": nama,
        "kegiatan": [{"kode": f"{kode}.2.01", "nama": f"Kegiatan {ke}", "sub_kegiatan": [sub]}],
    }


def banyak(jumlah: int, **anggaran: object) -> Hasil:
    """A plan of many programmes, pagu from small to large."""
    pagu = dict.fromkeys((2022, 2024, 2025), "{nilai}")
    isi = anggaran or {"pagu": pagu, "realisasi": {2022: "{nilai}"}}

    def diisi(nilai: object, ke: int) -> object:
        if isinstance(nilai, dict):
            return {kunci: diisi(satu, ke) for kunci, satu in nilai.items()}
        return str(nilai).format(nilai=f"{ke * 1_234_567}")

    return hasil_data({"program": [program(ke, **diisi(isi, ke)) for ke in range(1, jumlah + 1)]})


# --- the figures of the tables


def nilai_program(table: Table, judul: str) -> list[Decimal]:
    """What programmes have in the column with that title, each merged cell once."""
    (kolom,) = (ke for ke, teks in enumerate(judul_kolom(table)) if re.fullmatch(judul, teks))
    semua = {
        id(petak[kolom]): petak[kolom].value
        for row, petak in zip(table.rows, petak_isi(table), strict=True)
        if row.kind is RowKind.PROGRAM
    }
    return sorted(nilai for nilai in semua.values() if nilai is not None)


@pytest.mark.parametrize("nama", NAMA)
def test_charts_show_the_figures_of_the_tables(nama: str) -> None:
    hasil = hasil_contoh(nama)
    pendanaan, rumusan = TABEL["pendanaan"](hasil), TABEL["rumusan"](hasil)
    pagu, maju = GAMBAR["grafik-pagu"](hasil), GAMBAR["grafik-maju"](hasil)
    assert pendanaan
    assert rumusan
    assert pagu
    assert maju
    dari_tabel = nilai_program(pendanaan, r"(Rencana Tahun \d+ / )?Pagu Indikatif \(Rp\)")
    assert len(dari_tabel) >= 5
    assert sorted(pagu.chart.series[0].values) == dari_tabel
    assert sorted(maju.chart.series[0].values) == dari_tabel
    assert sorted(v for v in maju.chart.series[1].values if v is not None) == nilai_program(
        rumusan, r"Prakiraan Maju .* / .*Pagu Indikatif.*"
    )


@pytest.mark.parametrize("nama", NAMA)
def test_realisation_is_that_of_the_evaluation(nama: str) -> None:
    """The percentages of programme rows in the evaluation table, as printed."""
    hasil = hasil_contoh(nama)
    figure, table = GAMBAR["grafik-realisasi"](hasil), TABEL["evaluasi"](hasil)
    assert figure
    assert table
    anggaran = figure.chart.series[0]
    assert anggaran.name == "Anggaran"
    dicetak = {sel.text for row in table.rows if row.kind is RowKind.PROGRAM for sel in row.cells}
    terisi = [label for label in anggaran.labels if label]
    assert len(terisi) >= 4
    assert set(terisi) <= dicetak


def test_sources_of_funds_are_those_of_the_summary() -> None:
    hasil = banyak(4)
    figure, table = GAMBAR["grafik-sumber-dana"](hasil), TABEL["sumber-dana"](hasil)
    assert figure
    assert table
    baris = [(row.cells[1].text, row.cells[2].value) for row in table.rows if row.kind is RowKind.BIASA]
    assert list(zip(figure.chart.categories, figure.chart.series[0].values, strict=True)) == baris


# --- when there is a chart


def test_all_four_charts_are_there_where_their_data_are() -> None:
    hasil = banyak(2)
    assert [key for key in GAMBAR if GAMBAR[key](hasil)] == list(GAMBAR)


@pytest.mark.parametrize(
    ("hasil", "ada"),
    [
        (banyak(1), []),
        (banyak(3, renstra=5), []),
        (banyak(3, pagu={2024: 0, 2025: 0}), []),
        (banyak(3, pagu={2024: 7}), ["grafik-pagu", "grafik-sumber-dana"]),
        (banyak(3, pagu={2022: 7, 2024: 0}), []),
        (banyak(3, pagu={2022: 7}, realisasi={2022: 0}), []),
        (banyak(3, pagu={2022: 7}, realisasi={2022: 3}), ["grafik-realisasi"]),
    ],
    ids=["satu program", "tanpa pagu", "pagu nol", "tanpa maju", "tanpa realisasi", "realisasi nol", "evaluasi saja"],
)
def test_a_chart_with_nothing_to_compare_is_left_out(hasil: Hasil, ada: list[str]) -> None:
    assert [key for key in GAMBAR if GAMBAR[key](hasil)] == ada


def test_keys_of_figures_and_tables_differ() -> None:
    """`rujuk()` takes both."""
    assert GAMBAR.keys().isdisjoint(TABEL)
    assert all(key.startswith("grafik-") for key in GAMBAR)


def test_longest_bars_stand_on_top_and_too_many_are_said_to_be_left_out() -> None:
    for key in GAMBAR:
        figure = GAMBAR[key](banyak(TERBANYAK + 4))
        assert figure
        chart = figure.chart
        assert len(chart.categories) == len(set(chart.categories)) == TERBANYAK
        assert list(chart.series[0].values) == sorted(chart.series[0].values, reverse=True)
        assert f"{TERBANYAK} dari {TERBANYAK + 4} " in figure.notes[0]
        assert "nomor 38" not in "".join(chart.categories)
        if key != "grafik-sumber-dana":
            assert not any(f"nomor {ke} " in nama for nama in chart.categories for ke in range(1, 5))
            assert any(f"nomor {TERBANYAK + 4} " in nama for nama in chart.categories)
    assert not GAMBAR["grafik-pagu"](banyak(TERBANYAK)).notes


def test_names_are_short_whole_words_and_differ() -> None:
    sama = [program(1, pagu={2024: 5}), program(2, pagu={2024: 4}), program(3, pagu={2024: 3})]
    panjang = "Program Pemberdayaan dan " + "Pengawasan Organisasi " * 9
    for satu, nama in zip(sama, (panjang, panjang + "Lain", "PROGRAM PENGELOLAAN ARSIP"), strict=True):
        satu["nama"] = nama
    figure = GAMBAR["grafik-pagu"](hasil_data({"program": sama}))
    assert figure
    satu, dua, tiga = figure.chart.categories
    assert tiga == "Pengelolaan Arsip"
    assert (satu[-10:], dua[-10:]) == (" (8.01.01)", " (8.01.02)")
    utuh = satu.removesuffix(" (8.01.01)")
    assert len(utuh) <= TERPANJANG + 1
    assert utuh.endswith(("Pengawasan…", "Organisasi…"))


@given(st.lists(st.integers(0, 10**15), min_size=2, max_size=12))
def test_values_are_printed_in_a_unit_that_fits_them(pagu: list[int]) -> None:
    figure = GAMBAR["grafik-pagu"](
        hasil_data({"program": [program(k, pagu={2024: v}) for k, v in enumerate(pagu, 1)]})
    )
    if not any(pagu):
        assert figure is None
        return
    assert figure
    chart = figure.chart
    (seri,) = chart.series
    assert sorted(seri.values) == sorted(Decimal(satu) for satu in pagu)
    satuan = Decimal(1000) ** chart.thousands
    assert chart.unit == {0: "rupiah", 2: "juta rupiah", 3: "miliar rupiah"}[chart.thousands]
    for nilai, label in zip(seri.values, seri.labels, strict=True):
        assert baca_bilangan(label) == bulatkan(nilai / satuan, chart.decimals)
        assert bool(baca_bilangan(label)) == bool(nilai), "an amount that prints as zero"


# --- in words


@pytest.mark.parametrize("nama", NAMA)
def test_the_alternative_text_says_what_there_is_to_see(nama: str) -> None:
    for figure in figures(dokumen_contoh(nama)):
        chart = figure.chart
        assert figure.alt.startswith("Diagram batang ")
        assert figure.alt.endswith(".")
        assert f"menurut {len(chart.categories)} program, dalam {chart.unit}." in figure.alt
        for seri in chart.series:
            terisi = [label for label in seri.labels if label]
            ujung = [terisi[0], min(terisi, key=lambda label: baca_bilangan(label) or 0)]
            assert all(label in figure.alt for label in (ujung if seri is chart.series[0] else ujung[1:]))


# --- in the document


@pytest.mark.parametrize("nama", NAMA)
def test_figures_are_numbered_beside_the_tables(nama: str) -> None:
    document = dokumen_contoh(nama)
    assert [(f.key, f.label) for f in figures(document)] == [
        ("grafik-realisasi", "Gambar 2.1"),
        ("grafik-maju", "Gambar 3.1"),
        ("grafik-pagu", "Gambar 4.1"),
    ]
    (daftar,) = (b for b in document.blocks() if isinstance(b, Contents) and b.kind == "gambar")
    assert [entry.text for entry in daftar.entries] == [f"{f.label} {f.caption}" for f in figures(document)]
    assert "DAFTAR GAMBAR" in [b.title for b in document.blocks() if isinstance(b, Heading)]


@pytest.mark.parametrize("nama", NAMA)
def test_without_figures_nothing_speaks_of_them_and_the_tables_stay(nama: str) -> None:
    tanpa, dengan = dokumen_contoh(nama, gambar=False), dokumen_contoh(nama)
    assert figures(tanpa) == []
    assert "gambar" not in [b.kind for b in tanpa.blocks() if isinstance(b, Contents)]
    assert "Gambar " not in repr([b for b in tanpa.blocks() if not isinstance(b, Table)])
    assert "DAFTAR GAMBAR" not in [b.title for b in tanpa.blocks() if isinstance(b, Heading)]
    assert tabel_model(tanpa) == tabel_model(dengan)


# --- drawn


def kecerahan(warna: str) -> float:
    """Relative luminance, WCAG 2."""
    kanal = [int(warna[ke : ke + 2], 16) / 255 for ke in (0, 2, 4)]
    r, g, b = (satu / 12.92 if satu <= 0.03928 else ((satu + 0.055) / 1.055) ** 2.4 for satu in kanal)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def kontras(satu: str, lain: str) -> float:
    gelap, terang = sorted((kecerahan(satu), kecerahan(lain)))
    return (terang + 0.05) / (gelap + 0.05)


def test_colours_part_from_the_paper_and_from_each_other_in_grey_too() -> None:
    assert all(kontras(warna, "FFFFFF") >= 3 for warna in (*FILLS, OUTLINE))
    assert kontras(*FILLS) >= 3
    assert all(kontras(warna, "FFFFFF") >= 4.5 for warna in (INK, FAINT))


def bagan(kategori: list[str], *deret: list[Decimal | None], ribuan: int = 0) -> Chart:
    seri = tuple(
        Series(
            f"Deret {ke}",
            tuple(None if satu is None else satu * 1000**ribuan for satu in nilai),
            tuple("" if satu is None else angka(satu, 2) for satu in nilai),
        )
        for ke, nilai in enumerate(deret, 1)
    )
    return Chart(tuple(kategori), seri, "rupiah", ribuan)


NILAI = st.one_of(st.none(), st.decimals(-(10**15), 10**15, places=2))


@st.composite
def aneka_bagan(draw: st.DrawFn) -> Chart:
    banyak = draw(st.integers(1, TERBANYAK))
    huruf = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="￾￿")
    kategori = draw(st.lists(st.text(huruf, max_size=150), min_size=banyak, max_size=banyak))
    deret = [draw(st.lists(NILAI, min_size=banyak, max_size=banyak)) for _ in range(draw(st.integers(1, 2)))]
    return bagan(kategori, *deret, ribuan=draw(st.sampled_from([0, 2, 3])))


def kotak_teks(svg: etree._Element, ukuran: float) -> list[tuple[float, float, float, str]]:
    """Left, right and base line of each text, by the widths of its letters."""
    face, kotak = gaya_bawaan().face, []
    for teks in svg.iter(f"{SVG}text"):
        isi = teks.text or ""
        x, y, lebar = float(teks.get("x")), float(teks.get("y")), face.text_width(isi, ukuran, bold=False)
        kiri = x - {"start": 0.0, "middle": lebar / 2, "end": lebar}[teks.get("text-anchor")]
        kotak.append((kiri, kiri + lebar, y, isi))
    return kotak


@given(aneka_bagan())
def test_any_chart_is_one_picture_with_everything_inside(chart: Chart) -> None:
    look = gaya_bawaan()
    svg = etree.fromstring(chart_svg(chart, LEBAR, look))
    _, _, lebar, tinggi = map(float, svg.get("viewBox").split())
    assert float(svg.get("width").removesuffix("mm")) <= LEBAR + 0.01
    halaman = look.portrait
    assert float(svg.get("height").removesuffix("mm")) < (halaman.height - halaman.top - halaman.bottom) * 0.89
    batang = list(svg.iter(f"{SVG}rect"))
    legenda = len(chart.series) if len(chart.series) > 1 else 0
    assert len(batang) == legenda + sum(nilai is not None for s in chart.series for nilai in s.values)
    for satu in batang:
        x, y, w, h = (float(satu.get(nama)) for nama in ("x", "y", "width", "height"))
        assert -0.1 <= x <= x + w <= lebar + 0.1
        assert 0 <= y < y + h <= tinggi
    for kiri, kanan, dasar, isi in kotak_teks(svg, float(svg.get("font-size"))):
        assert kiri >= -0.5, isi
        assert kanan <= lebar + 0.5, isi
        assert 0 < dasar <= tinggi


def test_bars_are_as_long_as_their_values_say() -> None:
    nilai = [Decimal(satu) for satu in (1000, 500, 250, 0)]
    svg = etree.fromstring(chart_svg(bagan(list("abcd"), nilai), LEBAR, gaya_bawaan()))
    panjang = [float(satu.get("width")) for satu in svg.iter(f"{SVG}rect")]
    assert panjang[0] > 200
    assert [satu / panjang[0] for satu in panjang] == pytest.approx([1, 0.5, 0.25, 0], abs=0.001)


@pytest.mark.parametrize("jumlah", [2, 6, 15, TERBANYAK])
@pytest.mark.parametrize("key", GAMBAR)
def test_texts_of_a_chart_do_not_lie_on_each_other(key: str, jumlah: int) -> None:
    figure = GAMBAR[key](banyak(jumlah))
    assert figure
    svg = etree.fromstring(chart_svg(figure.chart, LEBAR, gaya_bawaan()))
    ukuran = float(svg.get("font-size"))
    kotak = kotak_teks(svg, ukuran)
    assert len(kotak) > 2 * jumlah
    for ke, (kiri, kanan, dasar, isi) in enumerate(kotak):
        for kiri_lain, kanan_lain, dasar_lain, isi_lain in kotak[ke + 1 :]:
            bertumpuk = kiri < kanan_lain and kiri_lain < kanan
            assert not bertumpuk or abs(dasar - dasar_lain) >= ukuran * 0.72, (isi, isi_lain)


def test_a_chart_fits_a_small_page_too() -> None:
    kecil = Page(148, 105, 10, 10, 10, 10)
    figure = GAMBAR["grafik-maju"](banyak(TERBANYAK))
    assert figure
    drawing = draw(figure.chart, kecil.text_width, replace(gaya_bawaan(), portrait=kecil))
    assert drawing.printed[1] <= 85
    assert drawing.scale < 1


def test_a_chart_is_drawn_the_same_every_time_and_names_its_font() -> None:
    figure = GAMBAR["grafik-pagu"](hasil_contoh(NAMA[0]))
    assert figure
    satu, lain = (chart_svg(figure.chart, LEBAR, gaya_bawaan(), "Huruf 'Uji'") for _ in range(2))
    assert satu == lain
    assert etree.fromstring(satu).get("font-family") == "'Huruf 'Uji''"
    assert etree.fromstring(chart_svg(figure.chart, LEBAR, gaya_bawaan())).get("font-family") == "'Arial'"
    tinggi = draw(figure.chart, LEBAR, gaya_bawaan()).height * MM_PER_POINT
    assert re.search(rf'height="{tinggi:.1f}', satu)
