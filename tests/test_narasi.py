"""The shipped prose: it composes for any plan, reads without gaps, and quotes the computed figures."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest

from renja_gen.angka import hitungan, persen, rp, terbilang_rupiah
from renja_gen.compose.dokumen import compose
from renja_gen.computing import Hasil, Kolom, Tingkat, compute
from renja_gen.computing.evaluasi import evaluasi_anggaran
from renja_gen.computing.kinerja import perubahan
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import Document, Figure, Heading, Inlines, ItemList, Paragraph, Run, Table
from renja_gen.plan import plan_from_node
from renja_gen.plan.model import Plan
from renja_gen.source import read_narratives, read_source, to_data
from renja_gen.templates import Templates

AKAR = Path(__file__).parent.parent
CONTOH = AKAR / "examples"
NARASI = AKAR / "templates" / "narasi"
SEMUA_CONTOH = ("minimal", "kesbangpol-2024", "perpustakaan-2023")
TAHAP = ("rancangan awal", "rancangan", "rancangan akhir", "final", "perubahan")
RUSAK = re.compile(
    r"\b(None|Undefined|nan|NaN|True|False|Decimal)\b|\{\{|\}\}|\{%|%\}|\[\[|\]\]"  # left over from a template
    r"|  |^ | $| [.,;:)]|\( |,,|\.\.|[;,]\.|\.;"  # gaps and doubled marks
    r"|[a-z0-9%)]\(|[a-z][A-Z]|\d(?:atau|dan|dari|menjadi)\b|–%"  # words that ran together
)
Data = dict[str, Any]
Ubah = Callable[[Data], None]


@dataclass(frozen=True)
class Naskah:
    """A composed plan, its figures, and its text by section."""

    hasil: Hasil
    document: Document

    @cached_property
    def bagian(self) -> dict[str, list[str]]:
        """The texts (paragraphs and list items) under each heading, by the anchor of the heading."""
        semua: dict[str, list[str]] = {}
        kunci = ""
        for section in self.document.sections:
            for block in section.blocks:
                match block:
                    case Heading() if block.level < 3:
                        kunci = block.anchor
                        semua[kunci] = []
                    case Paragraph():
                        semua[kunci].append(teks(block.inlines))
                    case ItemList():
                        semua[kunci] += butir(block)
        return semua

    def isi(self, kunci: str) -> str:
        return "\n".join(self.bagian[kunci])

    @property
    def paragraf(self) -> list[str]:
        return [
            teks(block.inlines)
            for section in self.document.sections
            for block in section.blocks
            if isinstance(block, Paragraph)
        ]

    @property
    def tabel(self) -> list[Table]:
        return [block for section in self.document.sections for block in section.blocks if isinstance(block, Table)]


def teks(inlines: Inlines) -> str:
    assert all(isinstance(run, Run) for run in inlines), "a reference to a table was not resolved"
    return "".join(run.text for run in inlines if isinstance(run, Run))


def butir(daftar: ItemList) -> Iterator[str]:
    for item in daftar.items:
        yield teks(item.inlines)
        for anak in item.children:
            yield from butir(anak)


def susun(plan: Plan, folder: Path, report: Report) -> Naskah:
    hasil = compute(plan)
    document = compose(hasil, folder, read_narratives(folder, Report()), Templates(), report)
    assert not report.diagnostics
    assert document is not None
    return Naskah(hasil, document)


@cache
def data_contoh(nama: str) -> Data:
    source = read_source(CONTOH / nama / "plan.yaml", Report())
    assert source is not None
    return to_data(source.node)


def naskah_contoh(nama: str) -> Naskah:
    report = Report()
    source = read_source(CONTOH / nama / "plan.yaml", report)
    assert source is not None
    plan = plan_from_node(source.node, report)
    assert plan is not None
    return susun(plan, source.root, report)


def naskah_ubahan(nama: str, folder: Path, *ubahan: Ubah) -> Naskah:
    """An example with changes, composed with the shipped prose only."""
    data = deepcopy(data_contoh(nama))
    for ubah in ubahan:
        ubah(data)
    report = Report()
    return susun(Plan.model_validate(data, context=report), folder, report)


def sub_kegiatan(data: Data) -> Iterable[Data]:
    return [sub for p in data["program"] for k in p["kegiatan"] for sub in k["sub_kegiatan"]]


# --- changes ---------------------------------------------------------------------------------------------


def tanpa(*kunci: str) -> Ubah:
    def ubah(data: Data) -> None:
        for satu in kunci:
            data.pop(satu, None)

    return ubah


def isi(**nilai: Any) -> Ubah:
    return lambda data: data.update(deepcopy(nilai))


def renja(**nilai: Any) -> Ubah:
    return lambda data: data["renja"].update(nilai)


def pd(**nilai: Any) -> Ubah:
    return lambda data: data["perangkat_daerah"].update(nilai)


def tanpa_evaluasi(data: Data) -> None:
    n = int(data["renja"]["tahun"])
    data.pop("evaluasi", None)
    for sub in sub_kegiatan(data):
        for bagian in (sub.get("anggaran", {}), *sub.get("indikator", ())):
            bagian.pop("renstra", None)
            bagian.pop("realisasi", None)
            bagian.pop("triwulan", None)
            for deret in (bagian.get("pagu"), bagian.get("target")):
                for tahun in [t for t in deret or () if not t.isdigit() or int(t) < n - 1]:
                    del deret[tahun]


def tanpa_realisasi(data: Data) -> None:
    for sub in sub_kegiatan(data):
        for bagian in (sub.get("anggaran", {}), *sub.get("indikator", ())):
            bagian.pop("realisasi", None)


def terserap_penuh(data: Data) -> None:
    n = int(data["renja"]["tahun"])
    for sub in sub_kegiatan(data):
        for bagian, kunci in ((sub.get("anggaran", {}), "pagu"), *((i, "target") for i in sub.get("indikator", ()))):
            if nilai := bagian.get(kunci, {}).get(str(n - 2)):
                bagian["realisasi"] = {str(n - 2): nilai}


def rkpd_sama(data: Data) -> None:
    for sub in sub_kegiatan(data):
        sub.pop("rkpd", None)


def rkpd_lebih_besar(data: Data) -> None:
    n = data["renja"]["tahun"]
    for sub in sub_kegiatan(data):
        sub.pop("rkpd", None)
        if pagu := sub.get("anggaran", {}).get("pagu", {}).get(n):
            sub["rkpd"] = {"pagu": str(int(pagu.replace(".", "")) * 2)}


def rkpd_bergeser(data: Data) -> None:
    """The same total, moved from one sub kegiatan to another of the same kegiatan."""
    n = data["renja"]["tahun"]
    rkpd_sama(data)
    berpagu = [
        [sub for sub in k["sub_kegiatan"] if sub.get("anggaran", {}).get("pagu", {}).get(n)]
        for p in data["program"]
        for k in p["kegiatan"]
    ]
    satu, dua = next(semua for semua in berpagu if len(semua) > 1)[:2]
    for sub, geser in ((satu, 1), (dua, -1)):
        sub["rkpd"] = {"pagu": str(int(sub["anggaran"]["pagu"][n].replace(".", "")) + geser)}


def rkpd_kosong(data: Data) -> None:
    for sub in sub_kegiatan(data):
        sub["rkpd"] = {"ada": "tidak"}


def tanpa_pagu(data: Data) -> None:
    for sub in sub_kegiatan(data):
        sub.pop("anggaran", None)
        sub.pop("rkpd", None)


def tanpa_prakiraan_maju(data: Data) -> None:
    maju = str(int(data["renja"]["tahun"]) + 1)
    for sub in sub_kegiatan(data):
        sub.get("anggaran", {}).get("pagu", {}).pop(maju, None)


def prakiraan_maju_sama(data: Data) -> None:
    n = data["renja"]["tahun"]
    for sub in sub_kegiatan(data):
        pagu = sub.get("anggaran", {}).get("pagu", {})
        if n in pagu:
            pagu[str(int(n) + 1)] = pagu[n]


def program(*kode: str) -> Ubah:
    def ubah(data: Data) -> None:
        data["program"] = [satu for satu in data["program"] if satu["kode"] in kode]
        data.pop("tujuan", None)
        data.pop("usulan", None)

    return ubah


def beberapa_sumber(data: Data) -> None:
    nama = ("Dana Alokasi Umum", "Pendapatan Asli Daerah", "Dana Alokasi Khusus")
    for nomor, sub in enumerate(sub_kegiatan(data)):
        sub["sumber_dana"] = nama[nomor % 3]


LENGKAP = isi(
    kebijakan_nasional=[{"nama": "Prioritas nasional"}, {"nama": "Penugasan khusus", "uraian": "diberi titik."}],
    rpjmd={
        "periode": "2021-2026",
        "visi": "Daerah yang Sejahtera",
        "misi": ["Misi pertama.", "Misi kedua", "Misi ketiga", "Misi keempat"],
        "misi_terkait": ["1", "2", "4"],
    },
    isu={
        "isu_strategis": ["satu isu;"],
        "permasalahan": ["Masalah dengan titik.", "Masalah lain"],
        "potensi": ["satu potensi."],
        "masalah_pokok": [{"nama": "Pokok tanpa rincian."}, {"nama": "Pokok", "masalah": [{"nama": "Masalah"}]}],
    },
    usulan={
        "daftar": [
            {"nama": f"Usulan ke-{nomor}", "asal": "Musrenbang", "status": status, "catatan": catatan}
            for nomor, (status, catatan) in enumerate(
                [
                    ("diterima", None),
                    ("diterima sebagian", "Sebagian lokasi dipenuhi."),
                    ("ditolak", "Bukan kewenangan daerah"),
                    (None, None),
                    *[("dibahas", None)] * 9,
                ],
                1,
            )
        ]
    },
    tujuan=[
        {"nama": "Tujuan tanpa sasaran"},
        {"nama": "Tujuan kedua", "sasaran": [{"nama": "Sasaran satu"}, {"nama": "Sasaran dua"}]},
    ],
    evaluasi={
        "faktor_pendorong": ["satu faktor."],
        "faktor_penghambat": ["faktor lain;", "faktor terakhir."],
        "tindak_lanjut": ["langkah."],
    },
)
LAYANAN = {"nama": "Jumlah layanan", "satuan": "orang"}


def layanan(*angka: tuple[str, str | None]) -> Ubah:
    """Service indicators with (target, realisation) in every year."""

    def ubah(data: Data) -> None:
        n = int(data["renja"]["tahun"])
        data["pelayanan"] = [
            {
                **LAYANAN,
                "nama": f"Jumlah layanan {nomor}",
                "target": {str(t): target for t in range(n - 3, n + 2)},
                "realisasi": {str(t): realisasi for t in range(n - 3, n) if realisasi},
                "catatan": "Catatan dengan titik.",
            }
            for nomor, (target, realisasi) in enumerate(angka, 1)
        ]

    return ubah


UBAHAN: dict[str, tuple[str, tuple[Ubah, ...]]] = {
    **{f"{nama}, narasi bawaan": (nama, ()) for nama in SEMUA_CONTOH},
    **{f"tahap {tahap}": ("kesbangpol-2024", (renja(tahap=tahap),)) for tahap in TAHAP},
    **{f"tahap {tahap}, RKPD sama": ("perpustakaan-2023", (renja(tahap=tahap), rkpd_sama)) for tahap in TAHAP},
    "tanpa evaluasi": ("kesbangpol-2024", (tanpa_evaluasi,)),
    "tanpa evaluasi, dengan faktor": ("kesbangpol-2024", (tanpa_evaluasi, LENGKAP)),
    "tanpa realisasi": ("perpustakaan-2023", (tanpa_realisasi,)),
    "terserap penuh": ("kesbangpol-2024", (terserap_penuh,)),
    "terserap penuh, satu program": ("minimal", (terserap_penuh,)),
    "pagu turun": ("minimal", (isi(evaluasi={"pagu_sebelum_perubahan": "200.000.000"}),)),
    "pagu tetap": ("minimal", (isi(evaluasi={"pagu_sebelum_perubahan": "150.000.000"}),)),
    "RKPD sama": ("kesbangpol-2024", (rkpd_sama,)),
    "RKPD lebih besar": ("perpustakaan-2023", (rkpd_lebih_besar,)),
    "RKPD bergeser": ("perpustakaan-2023", (rkpd_bergeser,)),
    "RKPD kosong": ("kesbangpol-2024", (rkpd_kosong,)),
    "RKPD kosong, satu program": ("minimal", (rkpd_kosong,)),
    "tanpa pagu": ("perpustakaan-2023", (tanpa_pagu,)),
    "tanpa program": ("minimal", (isi(program=[]),)),
    "tanpa prakiraan maju": ("kesbangpol-2024", (tanpa_prakiraan_maju,)),
    "prakiraan maju sama": ("perpustakaan-2023", (prakiraan_maju_sama,)),
    "satu bidang urusan": ("perpustakaan-2023", (program("2.23.01", "2.23.02", "2.23.03"),)),
    "satu program": ("perpustakaan-2023", (program("2.24.02"),)),
    "beberapa sumber dana": ("kesbangpol-2024", (beberapa_sumber,)),
    "beberapa sumber dana tanpa rekapitulasi": (
        "kesbangpol-2024",
        (beberapa_sumber, isi(tabel={"pendanaan": {"sumber_dana": "tidak"}})),
    ),
    "tanpa gambar": ("kesbangpol-2024", (beberapa_sumber, isi(dokumen={"gambar": "tidak"}))),
    "kabupaten": ("kesbangpol-2024", (pd(daerah="Kabupaten Contoh"),)),
    "provinsi": ("perpustakaan-2023", (pd(daerah="Provinsi Sumatera Utara", nama="Dinas Perpustakaan dan Arsip"),)),
    "tugas dan fungsi": (
        "perpustakaan-2023",
        (pd(singkatan="Dispus", tugas="Membantu wali kota.", fungsi=["perumusan kebijakan;", "pembinaan."]), LENGKAP),
    ),
    "fungsi saja": ("minimal", (pd(fungsi=["pembinaan"]),)),
    "lengkap": ("kesbangpol-2024", (LENGKAP,)),
    "serba kosong": (
        "kesbangpol-2024",
        (tanpa("kebijakan_nasional", "rpjmd", "isu", "usulan", "tujuan", "evaluasi", "pelayanan", "dasar_hukum"),),
    ),
    "visi tanpa misi": ("kesbangpol-2024", (isi(rpjmd={"visi": "Daerah Maju"}),)),
    "misi tanpa visi": ("kesbangpol-2024", (isi(rpjmd={"misi": ["Misi satu", "Misi dua"], "misi_terkait": ["2"]}),)),
    "misi tanpa yang terkait": ("minimal", (isi(rpjmd={"misi": ["Misi satu"]}),)),
    "semua layanan tercapai": ("minimal", (layanan(("10", "10"), ("5", "7")),)),
    "tidak ada layanan tercapai": ("minimal", (layanan(("10", "9"), ("5", "0")),)),
    "satu layanan belum tercapai": ("minimal", (layanan(("10", "9")),)),
    "satu layanan tidak ternilai": ("minimal", (layanan(("10", None)),)),
    "layanan sebagian ternilai": ("minimal", (layanan(("10", "9"), ("10", "10"), ("0", "1"), ("5", "belum ada")),)),
    "layanan ternilai tercapai": ("minimal", (layanan(("10", "10"), ("10", None)),)),
}


@pytest.fixture(scope="module", params=[*SEMUA_CONTOH, *UBAHAN])
def naskah(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Naskah:
    if request.param in SEMUA_CONTOH:
        return naskah_contoh(request.param)
    nama, ubahan = UBAHAN[request.param]
    return naskah_ubahan(nama, tmp_path_factory.mktemp("rencana"), *ubahan)


@pytest.fixture(scope="module", params=SEMUA_CONTOH)
def contoh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Naskah:
    """A plan of the examples under the shipped prose."""
    return naskah_ubahan(request.param, tmp_path_factory.mktemp("rencana"))


# --- how it reads ----------------------------------------------------------------------------------------


def test_every_section_says_something(naskah: Naskah) -> None:
    bagian = naskah.bagian
    berisi = {path.stem for path in NARASI.glob("*.md")} - {"pendanaan"} | {"bab-4"}
    assert len(berisi) == 17
    assert {kunci for kunci in berisi if not bagian[kunci]} == set()


def test_no_text_has_gaps_or_left_overs(naskah: Naskah) -> None:
    nama = sorted({satu.nama for akar in naskah.hasil.pohon for satu in akar.turun()}, key=len, reverse=True)

    def tanpa_nama(satu: str) -> str:  # the decrees have words that ran together ("InstalasiListrik")
        for resmi in nama:
            satu = satu.replace(resmi, "X")
        return satu

    semua = [(kunci, tanpa_nama(satu)) for kunci, isi in naskah.bagian.items() for satu in isi]
    assert len(semua) > 80
    asing = [(kunci, cocok[0], satu) for kunci, satu in semua if (cocok := RUSAK.search(satu))]
    assert asing == []


def test_paragraphs_end_and_do_not_repeat(naskah: Naskah) -> None:
    paragraf = naskah.paragraf
    assert len(paragraf) > 30
    assert [satu for satu in paragraf if satu[-1] not in ".:"] == []
    kalimat = [k for satu in paragraf for k in re.split(r"(?<=[.:]) (?=[A-Z])", satu) if len(k) > 60]
    assert len(kalimat) > 20
    assert [satu for satu, kali in Counter(kalimat).items() if kali > 1] == []


def test_lists_end_with_a_full_stop(naskah: Naskah) -> None:
    daftar = [
        list(butir(block))
        for section in naskah.document.sections
        for block in section.blocks
        if isinstance(block, ItemList)
    ]
    assert len(daftar) > 7
    assert [isi[-1] for isi in daftar if not isi[-1].endswith(".")] == []
    assert [satu for isi in daftar for satu in isi if satu[-1] not in ".;:"] == []


def test_a_paragraph_with_a_colon_leads_to_a_list(naskah: Naskah) -> None:
    for section in naskah.document.sections:
        for block, sesudah in zip(section.blocks, [*section.blocks[1:], None], strict=True):
            if isinstance(block, Paragraph) and teks(block.inlines).endswith(":"):
                assert isinstance(sesudah, ItemList), teks(block.inlines)


def test_every_table_and_figure_is_mentioned_before_it_stands(naskah: Naskah) -> None:
    terbaca = ""
    jumlah = 0
    for section in naskah.document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                terbaca += teks(block.inlines) + "\n"
            elif isinstance(block, Table | Figure):
                jumlah += isinstance(block, Table)
                assert block.label in terbaca, block.key
    assert jumlah == len(naskah.tabel)


# --- what it quotes --------------------------------------------------------------------------------------


def test_evaluation_quotes_the_computed_figures(contoh: Naskah) -> None:
    isi, hasil = contoh.isi("evaluasi"), contoh.hasil
    semua = evaluasi_anggaran(hasil.evaluasi)
    rata = hasil.rata_rata_seluruh()
    assert semua.target is not None
    assert semua.realisasi is not None
    for nilai in (semua.target, semua.realisasi, semua.target - semua.realisasi, semua.kumulatif, semua.renstra):
        assert rp(nilai) in isi
    for nilai in (semua.tingkat, semua.capaian, rata.tingkat_rp):
        assert persen(nilai) in isi
    for nilai in (rata.tingkat_k, rata.capaian_k):
        assert nilai is None or persen(nilai) in isi
    if semua.target_berjalan is not None:
        assert rp(semua.perkiraan) in isi
        assert persen(semua.capaian_perkiraan) in isi
    if (sebelum := hasil.plan.evaluasi.pagu_sebelum_perubahan) is not None:
        assert f"{rp(semua.target - sebelum)} atau {persen((semua.target - sebelum) / sebelum * 100)}" in isi
    semua_program = hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)
    for satu in semua_program if len(semua_program) > 1 else ():
        anggaran = evaluasi_anggaran(satu)
        if anggaran.target is not None:
            assert f"{rp(anggaran.realisasi)} dari {rp(anggaran.target)} ({persen(anggaran.tingkat)})" in isi


def test_review_quotes_the_computed_figures(contoh: Naskah) -> None:
    isi, hasil = contoh.isi("review"), contoh.hasil
    perbedaan = hasil.perbedaan_rkpd()
    for teks_angka in (
        rp(hasil.pagu_rkpd),
        rp(hasil.pagu),
        f"{rp(abs(hasil.pagu - hasil.pagu_rkpd))} atau {persen(perubahan(hasil.pagu_rkpd, hasil.pagu))}",
        hitungan(len(perbedaan), "sub kegiatan"),
    ):
        assert teks_angka in isi
    terbesar = max(perbedaan, key=lambda satu: satu.selisih if satu.rkpd is not None else -1)
    assert f"dari {rp(terbesar.rkpd)} menjadi {rp(terbesar.pagu)}" in isi


def test_programmes_quote_the_computed_figures(contoh: Naskah) -> None:
    isi, hasil = contoh.isi("program-kegiatan"), contoh.hasil
    hitung = [len(hasil.simpul(hasil.rencana, tingkat)) for tingkat in (Tingkat.PROGRAM, Tingkat.KEGIATAN)]
    assert hitungan(hitung[0], "program") in isi
    assert hitungan(hitung[1], "kegiatan") in isi
    assert hitungan(len(hasil.rencana.daun), "sub kegiatan") in isi
    assert f"{rp(hasil.pagu)} ({terbilang_rupiah(hasil.pagu)})" in isi
    assert rp(hasil.pagu_maju) in isi
    pertumbuhan = perubahan(hasil.pagu, hasil.pagu_maju)
    assert pertumbuhan is not None
    assert persen(abs(pertumbuhan)) in isi


def test_funding_quotes_the_computed_figures(contoh: Naskah) -> None:
    isi, hasil = contoh.isi("bab-4"), contoh.hasil
    assert rp(hasil.pagu) in isi
    pagu = [satu.rp(Kolom("pagu", hasil.n)) for satu in hasil.simpul(hasil.rencana, Tingkat.PROGRAM)]
    for satu in pagu if len(pagu) > 1 else ():
        assert f"{rp(satu)} ({persen(hasil.persen(satu))})" in isi
    for dana in hasil.per_sumber_dana():
        assert dana.nama in isi


def test_the_same_totals_everywhere(contoh: Naskah) -> None:
    """R31: one total in the foreword, 2.4, 3.3, BAB IV and BAB V."""
    total = rp(contoh.hasil.pagu)
    for kunci in ("kata-pengantar", "review", "program-kegiatan", "bab-4", "catatan-penting"):
        assert total in contoh.isi(kunci), kunci


def test_own_prose_of_the_examples_quotes_figures() -> None:
    kesbangpol, perpustakaan = naskah_contoh("kesbangpol-2024"), naskah_contoh("perpustakaan-2023")
    penunjang = kesbangpol.hasil.simpul(kesbangpol.hasil.rencana, Tingkat.PROGRAM)[0].rp(Kolom("pagu", 2024))
    assert penunjang is not None
    assert rp(kesbangpol.hasil.pagu - penunjang) in kesbangpol.isi("kebijakan-nasional")
    pembinaan = perpustakaan.hasil.simpul(perpustakaan.hasil.rencana, Tingkat.PROGRAM)[1].rp(Kolom("pagu", 2023))
    assert rp(pembinaan) in perpustakaan.isi("kebijakan-nasional")


# --- what changes with the plan --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ubahan", "kunci", "kalimat"),
    [
        ("tanpa evaluasi", "evaluasi", "belum dapat disajikan dalam angka"),
        ("tanpa realisasi", "evaluasi", "Realisasinya belum tercatat."),
        ("terserap penuh", "evaluasi", "Seluruh pagu itu terealisasi."),
        ("terserap penuh", "evaluasi", "Serapan anggaran semua program berpagu sama, yaitu 100,00%."),
        ("pagu turun", "evaluasi", "berkurang Rp50.000.000 atau 25,00% dari pagu sebelum perubahan anggaran"),
        ("pagu tetap", "evaluasi", "yang tidak berubah sampai akhir tahun anggaran"),
        ("RKPD sama", "review", "Tidak ada sub kegiatan yang pagunya berbeda."),
        ("RKPD sama", "program-kegiatan", "sama dengan pagu dalam rancangan awal RKPD"),
        ("RKPD lebih besar", "review", "berkurang Rp5.138.239.184 atau 50,00%."),
        ("RKPD lebih besar", "program-kegiatan", "turun 50,00% terhadap rancangan awal RKPD"),
        ("RKPD bergeser", "review", "tetapi ada pergeseran di antara sub kegiatan"),
        ("RKPD bergeser", "review", "Pagu tiap program tidak berubah"),
        ("RKPD kosong, satu program", "review", "Rancangan awal RKPD belum memberi pagu"),
        ("tanpa pagu", "bab-4", "untuk 5 (lima) program belum dicantumkan."),
        ("tanpa pagu", "catatan-penting", "Pagu indikatif belum dicantumkan"),
        ("tanpa prakiraan maju", "program-kegiatan", "Prakiraan maju tahun 2025 belum dicantumkan."),
        ("prakiraan maju sama", "program-kegiatan", "Prakiraan maju tahun 2024 sama besarnya."),
        ("satu program", "bab-4", "Seluruh pagu indikatif tahun 2023, Rp255.000.000, dialokasikan kepada Program"),
        ("beberapa sumber dana", "bab-4", "Dana tersebut berasal dari 3 (tiga) sumber"),
        ("provinsi", "kaidah-pelaksanaan", "Gubernur Sumatera Utara"),
        ("kabupaten", "kaidah-pelaksanaan", "Bupati Contoh"),
        ("tugas dan fungsi", "latar-belakang", "Dispus bertugas membantu wali kota."),
        ("tugas dan fungsi", "latar-belakang", "Dinas Perpustakaan Kota Binjai, selanjutnya disebut Dispus, untuk"),
        ("lengkap", "kebijakan-nasional", "berhubungan langsung dengan misi 1, 2, dan 4, sehingga"),
        ("lengkap", "kebijakan-nasional", "Diberi titik."),  # a sentence, however its planner began it
        ("lengkap", "usulan", "1 (satu) diterima, 1 (satu) diterima sebagian, 1 (satu) ditolak, dan 9 (sembilan)"),
        ("serba kosong", "usulan", "belum ada usulan yang diterima untuk tahun 2024"),
        ("serba kosong", "tujuan-sasaran", "tidak menetapkan tujuan atau sasaran yang baru"),
        ("semua layanan tercapai", "pelayanan", "semua indikator mencapai target."),
        ("tidak ada layanan tercapai", "pelayanan", "semua indikator belum mencapai target."),
        ("satu layanan belum tercapai", "pelayanan", "targetnya belum tercapai."),
        ("layanan sebagian ternilai", "pelayanan", "Selebihnya, 2 (dua) indikator, belum dapat dinilai"),
        ("tahap perubahan", "latar-belakang", "perubahan Renja Tahun 2024"),
        ("tahap rancangan awal", "tindak-lanjut", "dibahas dalam Forum Perangkat Daerah"),
    ],
)
def test_the_prose_follows_the_plan(ubahan: str, kunci: str, kalimat: str, tmp_path: Path) -> None:
    nama, perubahan = UBAHAN[ubahan]
    assert kalimat in naskah_ubahan(nama, tmp_path, *perubahan).isi(kunci)


def test_stages_name_only_themselves(tmp_path: Path) -> None:
    """R12: a final plan does not call itself a draft."""
    for tahap in TAHAP:
        naskah = naskah_ubahan("kesbangpol-2024", tmp_path, renja(tahap=tahap))
        semua = naskah.isi("kata-pengantar")
        assert ("Rancangan" in semua) == tahap.startswith("rancangan"), tahap
        assert ("Perubahan" in semua) == (tahap == "perubahan"), tahap


# --- the templates themselves ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*NARASI.glob("*.md"), *CONTOH.glob("*/narasi/*.md")], ids=lambda p: p.parts[-3:])
def test_templates_type_no_figures(path: Path) -> None:
    isi = path.read_text(encoding="utf-8")
    assert len(isi) > 200
    prosa = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", isi, flags=re.DOTALL)
    assert re.findall(r"Tabel\s+(?:\d|T-C|E\.)|Rp\s*\d|\d\s*%|[Ss]ubbab\s+\d", prosa) == []
    tahun = set(re.findall(r"\b(?:19|20)\d\d\b", prosa))
    assert tahun <= {"2004", "2014", "2017"}, "only the years of laws may be typed"


def test_a_year_before_the_renstra_is_not_measured_against_it(tmp_path):
    """In the first years of a Renstra the results of n-2 belong to the one before it."""
    lama = (CONTOH / "minimal" / "plan.yaml").read_text(encoding="utf-8")
    hasil = {}
    for periode in ("2021-2026", "2025-2029"):
        assert lama.count("periode: 2021-2026") == 1
        (tmp_path / "plan.yaml").write_text(lama.replace("2021-2026", periode), encoding="utf-8")
        source = read_source(tmp_path / "plan.yaml", Report())
        assert source.node
        plan = plan_from_node(source.node, Report())
        assert plan
        hasil[periode] = susun(plan, tmp_path, Report()).isi("evaluasi")
    assert "Terhadap Renstra 2021-2026" in hasil["2021-2026"]
    assert "mendahului" not in hasil["2021-2026"]
    assert "Terhadap Renstra" not in hasil["2025-2029"]
    assert "Tahun 2023 mendahului Renstra 2025-2029" in hasil["2025-2029"]


def test_a_folder_in_place_of_a_narrative_or_a_file_in_place_of_their_folder_is_named(tmp_path):
    """Passed over, the agency's text would be missing from the document without a word."""
    (tmp_path / "satu" / "narasi" / "isu.md").mkdir(parents=True)
    report = Report()
    assert read_narratives(tmp_path / "satu", report) == {}
    (satu,) = report.diagnostics
    assert (satu.code, satu.span.file) == ("RG001", "narasi/isu.md")
    assert "ini folder" in satu.message
    (tmp_path / "dua").mkdir()
    (tmp_path / "dua" / "narasi").write_text("Isu.", encoding="utf-8")
    report = Report()
    assert read_narratives(tmp_path / "dua", report) == {}
    (satu,) = report.diagnostics
    assert (satu.code, satu.span.file) == ("RG517", "narasi")
    assert "harus folder" in satu.message
