"""The statutory tables: grids without holes, headers as the forms have them, totals that are computed."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from bacaan import hasil_dari, hasil_data, judul_kolom, nomor_kolom, petak_isi, petak_kepala

from renja_gen.angka import angka, rupiah
from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.compose.tables import TABEL
from renja_gen.computing import Hasil
from renja_gen.computing.asal import Tertulis, Ukuran
from renja_gen.computing.rumus import hitung
from renja_gen.document.blocks import Formula, Row, RowKind, Table
from renja_gen.document.fitting import fitted

BANYAK = (0, 1, 300)
TC29 = ["1", "2", "3", "4", "5", "6", "7", "8=(7/6)", "9", "10=(5+7+9)", "11=(10/4)"]
AKHIR_E81 = ["12", "13=12/7×100", "14=6+12", "15=14/5×100", "16"]
E81 = ["1", "2", "3", "4", "5", "6", "7", *AKHIR_E81]


def kurung(sampai: int) -> list[str]:
    return [f"({n})" for n in range(1, sampai + 1)]


# name of the layout -> key, options, labels of the row of column numbers (None without one), begin of the caption
BENTUK: dict[str, tuple[str, dict[str, Any], list[str] | None, str]] = {
    **{
        f"evaluasi {nama}": (
            "evaluasi", {"evaluasi": {"bentuk": nama}}, TC29,
            "(Tabel T-C.29) Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra",
        )
        for nama in ("kinerja", "anggaran", "kinerja-anggaran")
    },
    "evaluasi e81": ("evaluasi", {"evaluasi": {"bentuk": "e81"}}, E81, "(Tabel T-C.29/E.81) Evaluasi"),
    "evaluasi e81 triwulan": (
        "evaluasi", {"evaluasi": {"bentuk": "e81", "triwulan": "ya"}},
        [*E81[:7], "8", "9", "10", "11", *AKHIR_E81], "(Tabel T-C.29/E.81) Evaluasi",
    ),
    "pelayanan": ("pelayanan", {}, kurung(13), "(Tabel T-C.30) Pencapaian Kinerja Pelayanan"),
    "pelayanan lima tahun": (
        "pelayanan", {"pelayanan": {"target": ["2021", "2022", "2023", "2024", "2025"], "realisasi": ["2021"]}},
        kurung(13), "(Tabel T-C.30) Pencapaian Kinerja Pelayanan",
    ),
    "permasalahan": ("permasalahan", {}, kurung(4), "Identifikasi Permasalahan"),
    "review romawi": ("review", {"review": {"penomoran": "romawi"}}, kurung(12), "(Tabel T-C.31) Review"),
    "review huruf": ("review", {"review": {"penomoran": "huruf"}}, kurung(12), "(Tabel T-C.31) Review"),
    "usulan": ("usulan", {}, kurung(6), "(Tabel T-C.32) Usulan Program dan Kegiatan dari Para Pemangku Kepentingan"),
    "tujuan": ("tujuan", {}, kurung(6), "Tujuan dan Sasaran"),
    "rumusan ringkas": (
        "rumusan", {"rumusan": {"bentuk": "ringkas"}}, [str(n) for n in range(1, 11)],
        "(Tabel T-C.33) Rumusan Rencana Program dan Kegiatan",
    ),
    "rumusan lebar": (
        "rumusan", {"rumusan": {"bentuk": "lebar"}}, [str(n) for n in range(1, 17)],
        "(Tabel T-C.33) Rumusan Rencana Program dan Kegiatan",
    ),
    "pendanaan ringkas": ("pendanaan", {"pendanaan": {"bentuk": "ringkas"}}, None, "Rencana Kerja dan Pendanaan"),
    "pendanaan lebar": (
        "pendanaan", {"pendanaan": {"bentuk": "lebar"}}, [str(n) for n in range(1, 17)],
        "Rencana Kerja dan Pendanaan",
    ),
    "sumber dana": ("sumber-dana", {}, kurung(4), "Rekapitulasi Pagu Menurut Sumber Dana"),
}  # fmt: skip
TANPA_ANGKA = {"permasalahan", "usulan", "tujuan"}
TAHUN = {"evaluasi": "2022", "rumusan": "2024 dan Prakiraan Maju Tahun 2025"}


def rencana(banyak: int) -> dict[str, Any]:
    """A plan with `banyak` of everything: sub kegiatan, services, problems, tujuan, proposals."""
    return {
        "program": [_program(p, range(p * 40, min((p + 1) * 40, banyak))) for p in range(-(-banyak // 40))],
        "pelayanan": [_pelayanan(n) for n in range(banyak)],
        "isu": {"masalah_pokok": [_masalah(n) for n in range(banyak)]},
        "tujuan": [_tujuan(n) for n in range(banyak)],
        "usulan": {"daftar": [_usulan(n) for n in range(banyak)]},
    }


def _kode(n: int) -> str:
    return f"{_kode_program(n // 40)}.2.{n % 40 // 5 + 1:02}"


def _kode_program(p: int) -> str:
    return f"8.01.{p + 1:02}" if p < 6 else f"2.23.{p + 1:02}"


def _program(p: int, urut: range) -> dict[str, Any]:
    kegiatan: dict[str, list[Any]] = {}
    for n in urut:
        kegiatan.setdefault(_kode(n), []).append(_sub(n))
    isi = [{"kode": kode, "nama": f"Kegiatan {kode}", "sub_kegiatan": sub} for kode, sub in kegiatan.items()]
    return {"kode": _kode_program(p), "nama": f"Program {p}", "indikator": _indikator(p), "kegiatan": isi}


def _sub(n: int) -> dict[str, Any]:
    lain: list[Any] = [
        "tidak ada",
        {"pagu": f"{n + 1}.000.000"},
        {"indikator": [{"nama": "Lain", "target": "5"}] * 4},
    ]
    pagu = 1_000_000 * (n + 1)
    return {
        "kode": f"{_kode(n)}.{n % 5 + 1:04}",
        "nama": f"Sub Kegiatan {n}",
        "lokasi": [["Kota Uji"], ["Kota Uji", "Kecamatan Timur"], []][n % 3],
        "sumber_dana": [["DAU"], [{"nama": "DAU", "pagu": "1.000.000"}, {"nama": "PAD", "pagu": f"{n * 10**6}"}]][
            n % 2
        ],
        "indikator": _indikator(n),
        "anggaran": {
            "renstra": f"{n + 1}.500.000",
            "pagu": {
                "2022": f"{n + 1}.000.000",
                "2023": f"{n + 1}.100.000",
                "2024": str(pagu),
                "2025": f"{n + 1}.200.000",
            },
            "realisasi": {"s/d 2021": f"{n + 1}.100", "2022": f"{n + 1}.000.500"},
        },
        **({} if n % 4 == 3 else {"rkpd": lain[n % 4]}),
    }


def _indikator(n: int) -> list[dict[str, Any]]:
    jenis = ("keluaran", "hasil", "capaian program")
    return [
        {
            "nama": f"Jumlah keluaran {ke}", "satuan": "dokumen", "jenis": jenis[ke % 3], "renstra": "25",
            "target": {"2022": "5", "2023": "5", "2024": str(n), "2025": "5"}, "realisasi": {"2022": "3"},
        }
        for ke in range(n % 5)
    ]  # fmt: skip


def _pelayanan(n: int) -> dict[str, Any]:
    return {"nama": f"Layanan {n}", "satuan": "orang", "target": {"2022": str(n)}, "realisasi": {"2022": str(n)}}


def _masalah(n: int) -> dict[str, Any]:
    masalah = [{"nama": f"Masalah {k}", "akar": [f"Akar {k}.{a}" for a in range(k)]} for k in range(n % 4)]
    return {"nama": f"Pokok {n}", "masalah": masalah}


def _tujuan(n: int) -> dict[str, Any]:
    sasaran = [{"nama": f"Sasaran {s}", "indikator": _indikator(n + s)} for s in range(n % 4)]
    return {"nama": f"Tujuan {n}", "indikator": _indikator(n + 1), "sasaran": sasaran}


def _usulan(n: int) -> dict[str, Any]:
    return {"kode": f"{_kode(n)}.{n % 5 + 1:04}"} if n % 2 else {"nama": f"Usulan {n}", "asal": "Musrenbang"}


_INGATAN: dict[tuple[str, int], tuple[Hasil, Table | None]] = {}


def buat(nama: str, banyak: int) -> tuple[Hasil, Table | None]:
    """A computed plan of a size, and the table of a layout."""
    if (nama, banyak) not in _INGATAN:
        key, pilihan, _, _ = BENTUK[nama]
        hasil = hasil_data({**rencana(banyak), "tabel": pilihan})
        _INGATAN[nama, banyak] = hasil, TABEL[key](hasil)
    return _INGATAN[nama, banyak]


def ada(nama: str, banyak: int) -> tuple[Hasil, Table]:
    hasil, table = buat(nama, banyak)
    assert table is not None
    return hasil, table


setiap_bentuk = pytest.mark.parametrize("nama", BENTUK)
setiap_banyak = pytest.mark.parametrize("banyak", [1, 300])


# Any table


def test_every_table_is_looked_at() -> None:
    assert {key for key, *_ in BENTUK.values()} == set(TABEL)


@setiap_bentuk
def test_a_table_without_content_is_left_out_but_usulan_says_nihil(nama: str) -> None:
    _, table = buat(nama, 0)
    if nama == "usulan":
        assert table is not None
        assert [sel.text for sel in table.rows[0].cells] == ["–", "NIHIL", "–", "–", "–", "–"]
        assert len(table.rows) == 1
    else:
        assert table is None


@setiap_bentuk
@setiap_banyak
def test_header_and_body_cover_every_column_once(nama: str, banyak: int) -> None:
    _, table = ada(nama, banyak)
    assert len(petak_kepala(table)) == len(table.header) >= 1
    assert len(petak_isi(table)) == len(table.rows) >= 1
    if nama != "sumber dana":
        assert len(table.rows) >= banyak


@setiap_bentuk
def test_merged_titles_never_repeat_below_themselves(nama: str) -> None:
    """A title that spans rows is one cell; groups have at least one title of their own under them."""
    _, table = ada(nama, 1)
    for kolom in range(len(table.columns)):
        teks = [row[kolom] for row in petak_kepala(table)]
        for atas, bawah in pairwise(teks):
            assert atas is bawah or atas.text != bawah.text
            assert atas.text
            assert bawah.text


@setiap_bentuk
def test_the_row_of_column_numbers_is_that_of_the_form(nama: str) -> None:
    _, table = ada(nama, 1)
    label = BENTUK[nama][2]
    if label is None:
        assert not table.number_row
        assert len(table.header) == 1
    else:
        assert nomor_kolom(table) == label
        assert judul_kolom(table)[0] in {"No", "Kode"}


@setiap_bentuk
def test_the_caption_names_form_agency_region_and_year(nama: str) -> None:
    _, table = ada(nama, 1)
    key, _, _, awal = BENTUK[nama]
    assert table.key == key
    assert table.caption.startswith(awal)
    assert table.caption.endswith(f" Dinas Uji Kota Uji Tahun {TAHUN.get(key, '2024')}")


@setiap_bentuk
def test_widths_fill_the_page(nama: str) -> None:
    _, table = ada(nama, 1)
    page = gaya_bawaan().page(landscape=table.landscape, wide=table.wide)
    columns = fitted(table, gaya_bawaan()).columns
    assert sum(column.width for column in columns) == pytest.approx(page.text_width, abs=0.1)


@setiap_bentuk
@setiap_banyak
def test_what_a_figure_says_is_its_value(nama: str, banyak: int) -> None:
    """The value behind a cell is what its text shows: an amount in full, a percentage to two decimals."""
    _, table = ada(nama, banyak)
    nilai = [sel for row in table.rows for sel in row.cells if sel.value is not None]
    for sel in nilai:
        assert sel.value is not None
        dua_desimal = f"{sel.value:.2f}".split(".")[0]
        if isinstance(sel.origin, Ukuran | Tertulis):
            assert re.fullmatch(rf"{re.escape(angka(sel.value))}(%| .+)?", sel.text)
            continue
        assert sel.text == rupiah(sel.value) or (sel.text.count(",") == 1 and len(sel.text.split(",")[1]) == 2)
        assert sel.text.replace(".", "").split(",")[0] in {dua_desimal, str(int(sel.value)), str(int(sel.value) + 1)}
    if nama not in TANPA_ANGKA and (nama, banyak) != ("evaluasi kinerja", 1):  # its first has no indicator
        assert nilai


BERANGKA = [nama for nama in BENTUK if nama not in {"pelayanan", "pelayanan lima tahun", *TANPA_ANGKA}]


@pytest.mark.parametrize("nama", BERANGKA)
def test_a_figure_follows_by_the_formula_of_its_column(nama: str) -> None:
    """Every cell of a column with a formula is what that gives for the cells it names, or for the rows below it."""
    _, table = ada(nama, 300)
    ke = {column.key: nomor for nomor, column in enumerate(table.columns)}
    petak = petak_isi(table)
    dilihat: set[str] = set()
    for row, baris in zip(table.rows, petak, strict=True):
        if row.kind is RowKind.RATA_RATA or row.cells[0].text.startswith(("Rata-Rata", "Predikat")):
            continue
        for nomor, column in enumerate(table.columns):
            sel = baris[nomor]
            rumus = sel.origin if isinstance(sel.origin, Formula) else column.formula
            if rumus is None or sel.text == "":
                continue
            unsur = [baris[ke[key]] for key in rumus.of]
            if rumus.kind == "sum":
                bawah = _di_bawah(table, row)
                if not bawah:
                    continue
                unsur = [petak[satu][ke[column.key]] for satu in bawah]
            elif rumus.kind == "share":
                unsur = [*unsur, petak[-1][ke[rumus.of[0]]]]
            nilai = [satu.value for satu in unsur]
            teks = any(satu.value is None and satu.text not in {"", "–"} for satu in unsur)
            terhitung = None if teks else hitung(rumus.kind, nilai)
            assert sel.value == (terhitung and pytest.approx(terhitung)), (row.kode, column.key, nilai)
            dilihat.add(rumus.kind)
    assert dilihat >= {column.formula.kind for column in table.columns if column.formula}


_URUT = [RowKind.URUSAN, RowKind.BIDANG_URUSAN, RowKind.PROGRAM, RowKind.KEGIATAN, RowKind.SUB_KEGIATAN]


def _di_bawah(table: Table, row: Row) -> list[int]:
    """The first rows of the children of a row; of the total, the uppermost rows or all of a table without levels."""
    awal: dict[str, int] = {}
    for nomor, satu in enumerate(table.rows):
        if satu.kind not in {RowKind.JUMLAH, RowKind.RATA_RATA}:
            awal.setdefault(satu.kode or str(nomor), nomor)
    if row.kind is RowKind.JUMLAH:
        teratas = min((table.rows[n].kind for n in awal.values()), key=[*_URUT, RowKind.BIASA].index)
        return [n for n in awal.values() if table.rows[n].kind is teratas]
    anak = _URUT[_URUT.index(row.kind) + 1] if row.kind in _URUT[:-1] else None
    return [n for kode, n in awal.items() if table.rows[n].kind is anak and kode.startswith(f"{row.kode}.")]


# Every column prints its own figure

LENGKAP = """
    pelayanan:
      - {nama: Layanan, satuan: orang, spm: Ya, ikk: Tidak, catatan: Baik,
         target: {2022: 21, 2023: 22, 2024: 23, 2025: 24}, realisasi: {2022: 31, 2023: 32},
         proyeksi: {2024: 41, 2025: 42}}
    program:
      - kode: 8.01.01
        kegiatan:
          - kode: 8.01.01.2.01
            sub_kegiatan:
              - kode: 8.01.01.2.01.0001
                lokasi: Kota Uji
                sumber_dana: DAU
                catatan: Penting
                kelompok_sasaran: Warga
                indikator:
                  - {nama: Keluaran, satuan: paket, renstra: 100, target: {2022: 10, 2023: 11, 2024: 12, 2025: 13},
                     realisasi: {s/d 2021: 5, 2022: 8}, triwulan: {2022: [1, 2, 2, 3]}}
                anggaran:
                  renstra: 100.000
                  pagu: {2022: 10.000, 2023: 11.000, 2024: 12.000, 2025: 13.000}
                  realisasi: {s/d 2021: 5.000, 2022: 8.000}
                  triwulan: {2022: [1.000, 2.000, 2.000, 3.000]}
"""
K29 = ["100 paket", "5 paket", "10 paket", "8 paket", "80,00", "11 paket", "24 paket", "24,00"]
RP29 = ["100.000", "5.000", "10.000", "8.000", "80,00", "11.000", "24.000", "24,00"]
E81_AWAL = ["100 paket", "100.000", "5 paket", "5.000", "10 paket", "10.000"]
E81_TRIWULAN = ["1 paket", "1.000", "2 paket", "2.000", "2 paket", "2.000", "3 paket", "3.000"]
E81_AKHIR = ["8 paket", "8.000", "80,00", "80,00", "13 paket", "13.000", "13,00", "13,00"]
LEBAR = [
    *["8", "01", "01", "2.01", "0001"], "–", "", "Keluaran", "", "Kota Uji", "", "12 paket", "", "12.000", "DAU",
    "Penting", "Keluaran", "13 paket", "13.000", "Disuji Kota Uji",
]  # fmt: skip
ISI = {
    "evaluasi kinerja": K29,
    "evaluasi anggaran": RP29,
    "evaluasi kinerja-anggaran": [satu for pasangan in zip(K29, RP29, strict=True) for satu in pasangan],
    "evaluasi e81": [*E81_AWAL, *E81_AKHIR, "Disuji Kota Uji"],
    "evaluasi e81 triwulan": [*E81_AWAL, *E81_TRIWULAN, *E81_AKHIR, "Disuji Kota Uji"],
    "pelayanan": [
        *["1.", "Layanan", "Ya", "Tidak"], *[f"{n} orang" for n in (21, 22, 23, 24, 31, 32, 41, 42)], "Baik",
    ],
    "rumusan ringkas": ["Keluaran", "Kota Uji", "12 paket", "12.000", "DAU", "Penting", "13 paket", "13.000"],
    "rumusan lebar": LEBAR,
    "pendanaan ringkas": ["12.000", "DAU"],
    "pendanaan lebar": LEBAR,
}  # fmt: skip


@pytest.mark.parametrize("nama", ISI)
def test_every_column_prints_its_own_figure(nama: str) -> None:
    """Known answers for one sub kegiatan whose every figure differs: no column shows a neighbour's."""
    key, pilihan, _, _ = BENTUK[nama]
    table = TABEL[key](hasil_dari(f"    tabel: {json.dumps(pilihan)}{LENGKAP}"))
    assert table is not None
    (row,) = [row for row in table.rows if row.kind in {RowKind.SUB_KEGIATAN, RowKind.BIASA}]
    dicetak = [sel.text for sel in row.cells][-len(ISI[nama]) :]
    nama_sub = "Penyusunan Dokumen Perencanaan Perangkat Daerah"
    assert [nilai if nilai != nama_sub else "–" for nilai in dicetak] == ISI[nama]


# Groups of columns


def kelompok(table: Table) -> list[tuple[str, int]]:
    """The titles of the first header row with the number of columns under them."""
    return [(sel.text, sel.colspan) for sel in table.header[0]]


@pytest.mark.parametrize(
    ("nama", "lebar"), [("evaluasi kinerja", 1), ("evaluasi anggaran", 1), ("evaluasi kinerja-anggaran", 2)]
)
def test_groups_of_tc29(nama: str, lebar: int) -> None:
    _, table = ada(nama, 1)
    judul = kelompok(table)
    assert [satuan for _, satuan in judul] == [1, 1, 1, lebar, lebar, 3 * lebar, lebar, 2 * lebar]
    assert judul[5][0] == "Target dan Realisasi Kinerja Program dan Keluaran Kegiatan Tahun 2022"
    assert judul[7][0].startswith("Perkiraan Realisasi Capaian Target Renstra")
    assert "2026" in judul[3][0]
    assert "2021" in judul[4][0]
    assert "2023" in judul[6][0]


def test_e81_has_pairs_of_performance_and_rupiah() -> None:
    for nama, pasangan in (("evaluasi e81", 7), ("evaluasi e81 triwulan", 11)):
        _, table = ada(nama, 1)
        assert [lebar for _, lebar in kelompok(table)] == [1] * 4 + [2] * pasangan + [1]
        assert [sel.text for sel in table.header[1]] == ["K", "Rp"] * pasangan
    assert table.wide


def test_years_of_tc30_are_those_of_the_plan_or_follow_from_it() -> None:
    _, bawaan = ada("pelayanan", 1)
    assert [judul.rpartition(" ")[2] for judul in judul_kolom(bawaan)[4:12]] == [
        *("2022", "2023", "2024", "2025"), *("2022", "2023"), *("2024", "2025"),
    ]  # fmt: skip
    _, lain = ada("pelayanan lima tahun", 1)
    assert [lebar for _, lebar in kelompok(lain)] == [1, 1, 1, 1, 5, 1, 2, 1]


def test_both_sides_of_the_review_have_the_same_five_columns() -> None:
    _, table = ada("review romawi", 1)
    assert kelompok(table) == [
        ("No", 1),
        ("Rancangan Awal RKPD 2024", 5),
        ("Hasil Analisis Kebutuhan", 5),
        ("Catatan Penting", 1),
    ]
    sisi = [judul.partition(" / ")[2] for judul in judul_kolom(table)]
    assert (
        sisi[1:5] == sisi[6:10] == ["Program/Kegiatan/Sub Kegiatan", "Lokasi", "Indikator Kinerja", "Target Capaian"]
    )
    assert (sisi[5], sisi[10]) == ("Pagu Indikatif (Rp)", "Kebutuhan Dana (Rp)")


def test_the_wide_form_has_five_cells_of_code_and_three_kinds_of_indicators() -> None:
    for nama in ("rumusan lebar", "pendanaan lebar"):
        _, table = ada(nama, 1)
        assert [lebar for _, lebar in kelompok(table)] == [5, 1, 3, 6, 1, 3, 1]
        target = [sel for row in table.header for sel in row if sel.text == "Target Capaian Kinerja"]
        assert [(sel.colspan, sel.rowspan) for sel in target] == [(3, 1)]


# Totals


def jumlah_baris(table: Table) -> Row:
    return next(
        row for row in reversed(table.rows) if row.cells[0].text.startswith(("TOTAL", "JUMLAH", "Jumlah Anggaran"))
    )


def total(daun: list[Any], *jalur: str) -> Decimal:
    """The sum of a figure over the sub kegiatan as they were written."""
    hasil = Decimal(0)
    for satu in daun:
        for kunci in jalur:
            satu = satu.get(kunci, {})  # noqa: PLW2901
        hasil += Decimal(satu.replace(".", "")) if satu else 0
    return hasil


def semua_sub(data: dict[str, Any]) -> list[Any]:
    return [s for p in data["program"] for k in p["kegiatan"] for s in k["sub_kegiatan"]]


@setiap_banyak
def test_totals_are_the_sums_of_what_was_written(banyak: int) -> None:
    daun = semua_sub(rencana(banyak))
    assert len(daun) == banyak
    pagu = [total(daun, "anggaran", "pagu", tahun) for tahun in ("2022", "2023", "2024", "2025")]
    for nama in ("rumusan ringkas", "rumusan lebar", "pendanaan lebar"):
        nilai = [sel.value for sel in jumlah_baris(ada(nama, banyak)[1]).cells if sel.value is not None]
        assert nilai == [pagu[2], pagu[3]], nama
    for nama in ("pendanaan ringkas", "sumber dana"):
        nilai = [sel.value for sel in jumlah_baris(ada(nama, banyak)[1]).cells if sel.value is not None]
        assert nilai[0] == pagu[2], nama
    evaluasi = [sel.value for sel in jumlah_baris(ada("evaluasi anggaran", banyak)[1]).cells if sel.value is not None]
    renstra, lalu, realisasi = (
        total(daun, "anggaran", *j) for j in (["renstra"], ["realisasi", "s/d 2021"], ["realisasi", "2022"])
    )
    assert evaluasi[:4] == [renstra, lalu, pagu[0], realisasi]
    e81 = [sel.value for sel in jumlah_baris(ada("evaluasi e81", banyak)[1]).cells if sel.value is not None]
    assert e81[:4] == [renstra, lalu, pagu[0], realisasi]
    assert lalu + realisasi in e81


def test_sources_of_funds_add_up_to_the_total_and_to_a_hundred_percent() -> None:
    _, table = ada("sumber dana", 300)
    *isi, akhir = table.rows
    for kolom in (-2, -1):
        nilai = [row.cells[kolom].value for row in isi]
        assert len(nilai) >= 2
        assert abs(sum(filter(None, nilai)) - (akhir.cells[kolom].value or 0)) < Decimal("1e-20")
    assert akhir.cells[-1].text == "100,00"


def test_sums_of_parents_are_the_sums_of_the_rows_under_them() -> None:
    """Read from the printed rows alone: programme = its kegiatan = their sub kegiatan."""
    _, table = ada("rumusan ringkas", 300)
    pagu = {RowKind.PROGRAM: Decimal(0), RowKind.KEGIATAN: Decimal(0), RowKind.SUB_KEGIATAN: Decimal(0)}
    for row in table.rows:
        if row.kind in pagu and len(row.cells) == len(table.columns):
            pagu[row.kind] += row.cells[5].value or 0
    assert len(set(pagu.values())) == 1
    assert pagu[RowKind.PROGRAM] == jumlah_baris(table).cells[1].value > 0


# Review


def test_a_row_that_one_side_lacks_leaves_its_half_empty() -> None:
    hasil = hasil_dari("""
        program:
          - kode: 8.01.01
            kegiatan:
              - kode: 8.01.01.2.01
                sub_kegiatan:
                  - {kode: 8.01.01.2.01.0001, nama: Baru, lokasi: Sini, anggaran: {pagu: {2024: 70}}, rkpd: tidak ada,
                     indikator: [{nama: Uji, target: {2024: 1}}]}
                  - {kode: 8.01.01.2.01.0002, nama: Hilang, lokasi: Sini, anggaran: {renstra: 1},
                     rkpd: {pagu: 30, indikator: [{nama: Dulu, target: 2 paket}, {nama: Lagi, target: 3}]}}
          - kode: 8.01.02
            nama: Hanya di RKPD
            kegiatan:
              - kode: 8.01.02.2.01
                sub_kegiatan: [{kode: 8.01.02.2.01.0001, nama: Tanpa pagu, rkpd: {target: 1}}]
    """)
    table = TABEL["review"](hasil)
    assert table is not None
    baris = {row[1].text or row[6].text: row for row in petak_isi(table) if row[0].text != "TOTAL"}
    baru, hilang = baris["Baru"], baris["Hilang"]
    assert [baru[k].text for k in range(1, 6)] == [""] * 5
    assert [baru[k].text for k in range(6, 12)] == [
        "Baru",
        "Sini",
        "Uji",
        "1",
        "70",
        "Baru; belum ada dalam rancangan awal RKPD",
    ]
    assert [hilang[k].text for k in range(6, 11)] == [""] * 5
    assert [hilang[k].text for k in (1, 2, 5, 11)] == ["Hilang", "Sini", "30", "Tidak dianggarkan"]
    indikator = [(row[3].text, row[4].text, row[8].text) for row in petak_isi(table) if row[1].text == "Hilang"]
    assert indikator == [("Dulu", "2 paket", ""), ("Lagi", "3", "")]
    hanya_kiri = [baris[nama] for nama in ("Hanya di RKPD", "Tanpa pagu")]
    assert [[row[k].text for k in (1, 5, 6, 10)] for row in hanya_kiri] == [
        ["Hanya di RKPD", "–", "", ""],
        ["Tanpa pagu", "–", "", ""],
    ]


def test_numbering_of_the_review() -> None:
    """Roman: I, A, 01 through the programme; letters: A, 1 through the table, sub kegiatan without number."""

    def nomor(nama: str) -> list[tuple[str, str]]:
        _, table = ada(nama, 300)
        jenis = {RowKind.PROGRAM: "p", RowKind.KEGIATAN: "k", RowKind.SUB_KEGIATAN: "s"}
        kepala = [row for row in table.rows if row.kind in jenis and len(row.cells) == len(table.columns)]
        return [(jenis[row.kind], row.cells[0].text) for row in kepala]

    romawi, huruf = nomor("review romawi"), nomor("review huruf")
    assert romawi[:8] == [
        ("p", "I"),
        ("k", "A"),
        ("s", "01"),
        ("s", "02"),
        ("s", "03"),
        ("s", "04"),
        ("s", "05"),
        ("k", "B"),
    ]
    assert [n for jenis, n in romawi if jenis == "p"] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert ("s", "40") in romawi
    assert ("s", "41") not in romawi
    assert huruf[:3] == [("p", "A"), ("k", "1"), ("s", "")]
    assert [n for jenis, n in huruf if jenis == "k"] == [str(n) for n in range(1, 61)]


# Other tables


def test_proposals_with_a_code_stand_under_their_programme_and_kegiatan() -> None:
    hasil = hasil_dari("""
        usulan:
          daftar:
            - {kode: 8.01.01.2.02.0001, catatan: kedua}
            - {kode: 8.01.02.2.01.0099, nama: Sub Baru}
            - {nama: Tanpa kode, asal: Musrenbang, status: diterima}
            - {kode: 8.01.01.2.01.0001, volume: 3}
        program:
          - kode: 8.01.01
            nama: Program Satu
            kegiatan:
              - kode: 8.01.01.2.01
                nama: Kegiatan Satu
                sub_kegiatan:
                  - {kode: 8.01.01.2.01.0001, nama: Sub Satu, lokasi: Sini,
                     indikator: [{nama: Jumlah, satuan: paket, target: {2024: 9}}]}
              - kode: 8.01.01.2.02
                nama: Kegiatan Dua
                sub_kegiatan:
                  - {kode: 8.01.01.2.02.0001, nama: Sub Dua, indikator: [{nama: Jumlah, target: {2024: 8}}]}
          - kode: 8.01.02
            nama: Program Dua
            kegiatan: [{kode: 8.01.02.2.01, nama: Kegiatan Lain}]
    """)
    table = TABEL["usulan"](hasil)
    assert table is not None
    isi = [[row[k].text for k in range(6)] for row in petak_isi(table)]
    assert [(satu[0], satu[1]) for satu in isi if not satu[1].isupper()] == [
        ("1.", "Tanpa kode"), ("A", "Program Satu"), ("1", "Kegiatan Satu"), ("", "Sub Satu"),
        ("2", "Kegiatan Dua"), ("", "Sub Dua"),
        ("B", "Program Dua"), ("1", "Kegiatan Lain"), ("", "Sub Baru"),
    ]  # fmt: skip
    baris = {satu[1]: satu for satu in isi}
    assert baris["Tanpa kode"][5] == "Asal: Musrenbang\nStatus: diterima"
    assert baris["Sub Satu"][2:5] == ["Sini", "Jumlah", "3 paket"]
    assert baris["Sub Dua"][2:6] == ["–", "Jumlah", "8", "kedua"]


def test_tujuan_and_sasaran_are_merged_over_their_indicators() -> None:
    _, table = ada("tujuan", 300)
    isi = petak_isi(table)
    tujuan = [row[1] for row in isi]
    assert len({id(sel) for sel in tujuan}) == 300
    for atas, bawah in pairwise(isi):
        if atas[3] is bawah[3]:
            assert atas[1] is bawah[1]


def test_mean_rows_stand_after_every_programme_and_the_rule_under_the_table() -> None:
    hasil, table = ada("evaluasi e81", 300)
    jenis = [row.kind for row in table.rows]
    assert jenis.count(RowKind.RATA_RATA) == len(hasil.evaluasi.daun) // 40 + 1 == 8
    assert jenis[-4:] == [RowKind.RATA_RATA, RowKind.JUMLAH, RowKind.JUMLAH, RowKind.JUMLAH]
    sesudah = [jenis[ke + 1] for ke, satu in enumerate(jenis) if satu is RowKind.RATA_RATA]
    assert sesudah == [RowKind.PROGRAM] * 7 + [RowKind.JUMLAH]
    assert any(catatan.startswith("Rata-rata: ") for catatan in table.notes)
    assert table.rows[-1].cells[0].text.startswith("Predikat: ")


def test_indicators_of_one_sub_kegiatan_share_its_amounts() -> None:
    """An amount stands once, merged over the rows of the indicators: it cannot be summed twice by a reader."""
    _, table = ada("rumusan ringkas", 300)
    isi = petak_isi(table)
    gabung = [row[5] for row in isi if row[5].rowspan > 1]
    assert gabung
    for sel in {id(satu): satu for satu in gabung}.values():
        assert sum(1 for row in isi if row[5] is sel) == sel.rowspan
