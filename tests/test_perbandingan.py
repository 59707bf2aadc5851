"""Two plans compared: no key is forgotten, spelling and order are no difference, parents are sums."""

import json
import random
import re
from decimal import Decimal
from functools import cache
from html import escape

import pytest
from alat import AKAR, MINIMAL, tulis, ubah
from markdown_it import MarkdownIt

from renja_gen.compose.perubahan import baris_rencana, catatan
from renja_gen.computing import Kolom, Tingkat, compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import RowKind
from renja_gen.history.versions import Version
from renja_gen.loading import load
from renja_gen.matriks.layar import ke_markdown
from renja_gen.matriks.sisi import Sisi, dibuka
from renja_gen.matriks.tabel import tabel_matriks, tabel_program
from renja_gen.matriks.tabel_lain import tabel_angka, tabel_teks
from renja_gen.perbandingan.banding import Perbandingan
from renja_gen.perbandingan.pasangan import Cara
from renja_gen.perbandingan.pohon import satukan
from renja_gen.perbandingan.ringkasan import SAMA, kalimat
from renja_gen.plan import plan_from_node
from renja_gen.plan.dasar import Deret
from renja_gen.source.includes import read_source
from renja_gen.source.nodes import Mapping, Scalar, Sequence

NYATA = ("kesbangpol-2024", "perpustakaan-2023")
SUB = "          - kode: 2.23.02.2.01.0008\n"


@cache
def simpul(nama):
    return read_source(AKAR / "examples" / nama / "plan.yaml", Report()).node


@cache
def hasil(nama):
    return compute(load(AKAR / "examples" / nama).plan)


@pytest.fixture
def banding(tmp_path):
    """Compare two texts of a plan, with narratives if there are any."""

    def bandingkan(lama: str, baru: str, narasi_lama=(), narasi_baru=()) -> Perbandingan:
        sisi = []
        for nama, teks, narasi in (("lama", lama, narasi_lama), ("baru", baru, narasi_baru)):
            loaded = load(tulis(tmp_path / nama, {"plan.yaml": teks, **dict(narasi)}))
            assert loaded.plan is not None, loaded.diagnostics
            sisi.append((compute(loaded.plan), loaded.narratives))
        (kiri, cerita), (kanan, cerita_baru) = sisi
        return Perbandingan(kiri, kanan, cerita, cerita_baru)

    return bandingkan


# --- nothing is forgotten


def skalar(node, jalur=()):
    """The place of every scalar of a plan."""
    match node:
        case Mapping():
            for kunci, satu in node.items.items():
                yield from skalar(satu, (*jalur, kunci))
        case Sequence():
            for ke, satu in enumerate(node.items):
                yield from skalar(satu, (*jalur, ke))
        case Scalar() if node.text and node.text != "tidak ada":  # short for another key
            yield jalur, node.text


def ganti(node, jalur, teks):
    """The nodes with one scalar replaced."""
    if not jalur:
        return Scalar(teks, node.span)
    depan, *sisa = jalur
    if isinstance(node, Mapping):
        return Mapping({**node.items, depan: ganti(node.items[depan], sisa, teks)}, node.span, node.keys)
    isi = (ganti(satu, sisa, teks) if ke == depan else satu for ke, satu in enumerate(node.items))
    return Sequence(tuple(isi), node.span)


PILIHAN = (
    "tidak ya naik turun keluaran hasil jumlah terakhir rancangan huruf romawi lebar ringkas diterima ditolak "
    "kinerja e81 abaikan-nol termasuk-nol weasyprint a-3a"
)


def calon(teks):
    """Other values, most telling first; the first that makes a plan is taken."""
    angka = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), teks, count=1)
    return [satu for satu in dict.fromkeys((angka, f"{teks} x", f"{teks}x", *PILIHAN.split())) if satu != teks]


def rencana_lain(akar, jalur, teks):
    """The first plan that another value at a place makes."""
    for lain in calon(teks):
        report = Report()
        plan = plan_from_node(ganti(akar, jalur, lain), report)
        if plan is not None and not report.failed():
            return plan
    raise AssertionError(f"no other value for {jalur}: {teks}")


def kunci_saja(jalur):
    """A place without positions and years."""
    return tuple(step for step in jalur if isinstance(step, str) and not step[-4:].isdigit())


DUA_DANA = "sumber_dana: [{nama: DAU, pagu: 150.000.000}, {nama: PAD, pagu: 50.000.000}]"
SEMUA_KUNCI = ubah(
    MINIMAL,
    ("rkpd: {pagu: 190.000.000}", "rkpd: {pagu: 190.000.000, target: 5, nama: Lain, lokasi: Lain}"),
    ("            lokasi: Kota Contoh\n", """            lokasi: [Kota Contoh, Kota Lain]
            kelompok_sasaran: Pelajar
            penanggung_jawab: Bidang Layanan
            catatan: Catatan
            catatan_review: Lain
            dinyatakan: {sumber: SIPD, pagu: {2025: 200.000.000}, tingkat: 50, rata_rata: {tingkat_kinerja: 90}}
            abaikan: {kode: RG204, alasan: sudah diperiksa}
"""),
    ("sumber_dana: Dana Alokasi Umum", DUA_DANA),
    ("realisasi: {s/d 2022: 95.000.000, 2023: 139.500.000}", "triwulan: {2023: [1, 2, 3, 4], 2024: [5, 6]}"),
    ("realisasi: {s/d 2022: 1.000, 2023: 1.350}", "triwulan: {2024: [1 buku, 2]}\n                akumulasi: jumlah"),
    ("isu:\n", """tabel:
  evaluasi: {bentuk: e81, triwulan: ya, rata_rata: abaikan-nol}
  pelayanan: {target: [2023, 2024]}
  review: {penomoran: huruf}
  pendanaan: {bentuk: lebar, sumber_dana: tidak}
dokumen: {mesin_pdf: typst, standar_pdf: ua-1, gambar: tidak}
urusan:
  - {kode: 2, nama: URUSAN}
kebijakan_nasional:
  - {nama: RPJMN, uraian: Prioritas}
isu:
  masalah_pokok:
    - {nama: Pokok, masalah: [{nama: Masalah, akar: [Satu, Dua]}]}
"""),
)  # fmt: skip


@pytest.fixture(scope="module")
def akar_semua(tmp_path_factory):
    """The nodes of a small plan with nearly every key there is."""
    return read_source(tulis(tmp_path_factory.mktemp("semua"), {"plan.yaml": SEMUA_KUNCI}), Report()).node


def test_any_scalar_that_changes_is_a_difference(akar_semua):
    """Whatever key it stands under: a key that the walk forgets would hide what changed."""
    report = Report()
    plan = plan_from_node(akar_semua, report)
    assert plan is not None
    assert report.diagnostics == ()
    lama = compute(plan)
    semua = list(skalar(akar_semua))
    assert len(semua) > 100
    for jalur, teks in semua:
        assert Perbandingan(lama, compute(rencana_lain(akar_semua, jalur, teks)), {}, {}).berbeda, (jalur, teks)


def test_any_scalar_of_a_real_plan_that_changes_is_a_difference(akar_semua):
    """Of every key that the small plan lacks one place, and some places by chance."""
    rng = random.Random(7)
    diuji = {kunci_saja(jalur) for jalur, _ in skalar(akar_semua)}
    tempat = {}
    for nama in NYATA:
        semua = list(skalar(simpul(nama)))
        lain = {kunci_saja(jalur): (nama, jalur, teks) for jalur, teks in semua}
        tempat |= {kunci: isi for kunci, isi in lain.items() if kunci not in diuji}
        tempat |= {satu: (nama, *satu) for satu in rng.sample(semua, 5)}
    assert len(tempat) > 30
    for nama, jalur, teks in tempat.values():
        beda = Perbandingan(hasil(nama), compute(rencana_lain(simpul(nama), jalur, teks)), {}, {})
        assert beda.berbeda, (nama, jalur, teks)


@pytest.mark.parametrize("nama", NYATA)
def test_a_plan_does_not_differ_from_itself(nama):
    sama = Perbandingan(hasil(nama), hasil(nama), {"narasi/a.md": "a\n"}, {"narasi/a.md": "a  \r\n"})
    assert not sama.berbeda
    assert sama.total == sama.dana == sama.isian == sama.narasi == ()
    assert len(sama.simpul) > 30
    assert list(kalimat(sama)) == [SAMA]


def test_spelling_comments_and_order_are_no_difference(banding):
    lain = ubah(
        MINIMAL,
        ("pagu: {2023: 150.000.000, 2024: 160.000.000,", "pagu: {2024: Rp160.000.000, 2023: 150000000, # x\n "),
        ("misi_terkait: [1]", "misi_terkait: 1  # komentar"),
        ("renstra: 6.000\n", "renstra: 6000 eksemplar\n"),
        ("2023: 60, 2025: 65,", "2025: '65,0', 2023: 60,"),
        ("    target: {2023: 4.000,", "    spm:\n    target: {2023: 4000 orang,"),
    )
    lain = (
        lain.replace("renstra: {periode: 2021-2026}\n", "").replace("\n", "\r\n")
        + "renstra: {periode: 2021 - 2026}\n"
    )
    assert not banding(MINIMAL, "\ufeff" + lain).berbeda


# --- which node is which


def test_nodes_are_found_again_by_code_crosswalk_name_and_indicators(banding):
    """A code of 2023 in the numbering of 2024, another parent, a reworded name; each says how it was found."""
    lama = ubah(
        MINIMAL,
        ("tahun: 2025,", "tahun: 2023,"),
        ("          - kode: 2.23.02.2.01.0008\n", "          - kode: 2.23.02.2.01.01\n"),
    )
    baru = ubah(MINIMAL, ("tahun: 2025,", "tahun: 2024,"), (".0008\n", ".0020\n"))
    satu = banding(lama, baru).simpul[-1]
    assert (satu.pasangan.cara, satu.status[0]) == (Cara.PADANAN, "berganti kode")
    nama = (SUB, SUB + "            nama: Penyediaan bacaan untuk warga kota\n")
    for kode, cara in (("2.23.02.2.02.0099", Cara.NAMA), ("2.23.02.2.01.0098", Cara.NAMA)):
        pindah = ubah(ubah(MINIMAL, nama), (SUB.strip(), f"- kode: {kode}"))
        satu = banding(ubah(MINIMAL, nama), pindah).simpul[-1]
        assert (satu.pasangan.cara, satu.status) == (cara, ("berganti kode",))
    mirip = ubah(MINIMAL, (SUB, f"{SUB[:-5]}0098\n            nama: Penyediaan bacaan bagi warga kota\n"))
    satu = banding(ubah(MINIMAL, nama), mirip).simpul[-1]
    assert (satu.pasangan.cara, satu.status) == (Cara.MIRIP, ("berganti kode", "berganti nama"))
    lain = ubah(mirip, ("Jumlah bahan perpustakaan tercetak", "Banyaknya rak"))
    assert [satu.status for satu in banding(ubah(MINIMAL, nama), lain).simpul[2:]] == [("dihapus",), ("baru",)]


@pytest.mark.parametrize(
    ("ejaan", "status"),
    [
        ("PENYEDIAAN  Bacaan untuk warga kota", ()),
        ("Penyediaan Bacaan, untuk Warga Kota.", ()),
        ("Penyediaan bacaan untuk semua warga kota", ("berganti nama",)),
    ],
)
def test_a_name_that_is_spelled_otherwise_is_a_changed_text_and_no_other_name(ejaan, status, banding):
    """As names are compared everywhere: letters and words count, neither capitals nor blanks nor marks."""
    lama, baru = (
        ubah(MINIMAL, (SUB, f"{SUB}            nama: {nama}\n"))
        for nama in ("Penyediaan bacaan untuk warga kota", f'"{ejaan}"')
    )
    beda = banding(lama, baru)
    satu = beda.simpul[-1]
    assert satu.status == status
    teks = [(p.jalur, p.lama, p.baru) for p in satu.isian]
    tercetak = satu.pasangan.baru.nama
    assert teks == ([] if status else [(("nama",), "Penyediaan bacaan untuk warga kota", tercetak)])
    assert beda.berbeda
    assert len(beda.pada(Tingkat.SUB_KEGIATAN, "berganti nama")) == len(status)
    keterangan = " ".join(cell.text for cell in tabel_matriks(beda).rows[-2].cells)
    assert ("Nama semula" in keterangan) is bool(status)
    (baris,) = (satu for satu in baris_rencana(compute(beda.baru.plan, beda.lama.plan)).turun() if not satu.anak)
    assert list(catatan(baris)) == (["Nama semula Penyediaan bacaan untuk warga kota"] if status else [])


def test_equal_names_that_stand_in_several_places_are_not_guessed(banding):
    def kegiatan(*kode):
        sub = "\n".join(f"          - {{kode: {satu}, nama: Rapat}}" for satu in kode)
        return MINIMAL[: MINIMAL.index(SUB)] + sub + "\n"

    lama, baru = (kegiatan(f"2.23.02.2.01.{a}", f"2.23.02.2.01.{b}") for a, b in (("0091", "0092"), ("0093", "0094")))
    status = [satu.status for satu in banding(lama, baru).pada(Tingkat.SUB_KEGIATAN)]
    assert status == [("dihapus",), ("dihapus",), ("baru",), ("baru",)]


def test_a_renamed_indicator_keeps_its_figures(banding):
    baru = ubah(
        MINIMAL, ("tercetak yang dicetak dan diadakan", "tercetak yang diadakan"), ("2025: 2.000,", "2025: 2.500,")
    )
    (nama, target) = banding(MINIMAL, baru).simpul[-1].isian
    assert nama.jalur[-1] == "nama"
    assert (target.jalur[2:], target.lama, target.baru) == (("target", "2025"), "2.000 eksemplar", "2.500 eksemplar")
    assert (target.selisih, target.persen) == (500, 25)


# --- figures


def test_amounts_are_compared_at_every_level_with_difference_and_percent(banding):
    beda = banding(MINIMAL, ubah(MINIMAL, ("2025: 200.000.000, 2026: 210.000.000", "2025: 150.000.000, 2027: 1")))
    for satu in (beda.total, *(satu.angka for satu in beda.simpul)):
        pagu, maju, lanjut = (angka for angka in satu if "RKPD" not in angka.sebutan)
        assert (pagu.sebutan, pagu.selisih, pagu.persen) == ("pagu 2025", -50_000_000, -25)
        assert (maju.sebutan, maju.baru, maju.selisih, maju.persen) == ("pagu 2026", None, -210_000_000, -100)
        assert (lanjut.sebutan, lanjut.lama, lanjut.persen) == ("pagu 2027", None, None)
    assert next(kalimat(beda)).startswith("Pagu 2025 turun Rp50.000.000 (25,00%), dari Rp200.000.000 menjadi")


def test_sources_of_funds_that_change_are_told_apart_from_their_pagu(banding):
    dana = (
        "sumber_dana: Dana Alokasi Umum",
        "sumber_dana: [{nama: Dana Alokasi Umum, pagu: 150.000.000}, {nama: PAD, pagu: 50.000.000}]",
    )
    pagu = ("2025: 200.000.000", "2025: 220.000.000")
    assert banding(MINIMAL, ubah(MINIMAL, pagu)).simpul[-1].dana == ()
    beda = banding(MINIMAL, ubah(MINIMAL, dana))
    assert [(satu.jalur[-1], satu.selisih) for satu in beda.simpul[-1].dana] == [
        ("Dana Alokasi Umum", -50_000_000), ("PAD", 50_000_000),
    ]  # fmt: skip
    assert beda.total == ()
    assert len(beda.dana) == 2
    ejaan = banding(MINIMAL, ubah(MINIMAL, ("sumber_dana: Dana Alokasi Umum", "sumber_dana: DANA ALOKASI UMUM")))
    assert ejaan.berbeda


def test_plans_of_different_years_are_compared_by_calendar_year(banding):
    """The prakiraan maju of the one is the pagu of the other."""
    baru = ubah(MINIMAL, ("tahun: 2025,", "tahun: 2026,"), ("2026: 210.000.000", "2026: 230.000.000"))
    beda = banding(MINIMAL, baru)
    assert [(satu.sebutan, satu.selisih) for satu in beda.total] == [("pagu 2026", 20_000_000)]
    assert "Tahun rencananya berbeda (2025 dan 2026); angka dibandingkan menurut tahun kalender" in " ".join(
        kalimat(beda)
    )
    tabel = tabel_matriks(beda)
    assert [cell.value for cell in tabel.rows[-1].cells if cell.value][:2] == [210_000_000, 230_000_000]
    assert "menurut tahun kalender" in tabel.notes[0]


def test_texts_lists_and_narratives(banding):
    baru = ubah(
        MINIMAL,
        ("visi: Kota Contoh yang Cerdas dan Sejahtera", "visi: Kota Contoh yang Cerdas"),
        (
            "  - {jenis: Undang-Undang, nomor: 25, tahun: 2004, tentang: Sistem Perencanaan Pembangunan Nasional}\n",
            "",
        ),
        (
            "potensi: Minat kunjungan pelajar terus bertambah",
            "potensi: [Minat kunjungan pelajar terus bertambah, Baru]",
        ),
    )
    lama = {"narasi/isu.md": "satu\ndua\ntiga\n", "narasi/hapus.md": "x\n"}
    kini = {"narasi/isu.md": "satu\r\ndua lagi\r\ntiga\r\n", "narasi/tambah.md": "y\n"}
    beda = banding(MINIMAL, baru, lama.items(), kini.items())
    visi, hukum, potensi = beda.isian
    assert (visi.sebutan, visi.baru) == ("rpjmd › visi", "Kota Contoh yang Cerdas")
    assert (hukum.baru, hukum.lama) == (
        None,
        "Undang-Undang 25 2004; tentang: Sistem Perencanaan Pembangunan Nasional",
    )
    assert (potensi.sebutan, potensi.lama, potensi.baru) == ("isu › potensi", None, "Baru")
    assert [(satu.berkas, satu.baris_baru, satu.lama, satu.baru) for satu in beda.narasi] == [
        ("narasi/hapus.md", 1, ("x",), ()),
        ("narasi/isu.md", 2, ("dua",), ("dua lagi",)),
        ("narasi/tambah.md", 1, (), ("y",)),
    ]
    tabel = tabel_teks(beda)
    assert tabel is not None
    assert len(tabel.rows) == 6


# --- the matrix


def acak(plan, benih):
    """A plan with sub kegiatan removed, added, moved, and other pagu."""
    rng = random.Random(benih)
    lepas = []

    def sub_lain(sub):
        anggaran = sub.anggaran.model_copy(update={"pagu": Deret({plan.n: Decimal(rng.randrange(10**9))})})
        return sub.model_copy(update={"anggaran": anggaran}) if rng.random() < 0.4 else sub

    def kegiatan_lain(satu):
        sub = [sub_lain(sub) for sub in satu.sub_kegiatan]
        rng.shuffle(sub)
        lepas.extend(sub[: len(sub) // 4])
        sub = sub[len(sub) // 4 :]
        if lepas and rng.random() < 0.5:
            pindah = lepas.pop()
            sub.append(pindah.model_copy(update={"kode": f"{satu.kode}.9{rng.randrange(10)}"}))
        return satu.model_copy(update={"sub_kegiatan": tuple(sub)})

    program = [
        satu.model_copy(update={"kegiatan": tuple(kegiatan_lain(k) for k in satu.kegiatan if rng.random() < 0.9)})
        for satu in plan.program
    ]
    rng.shuffle(program)
    return plan.model_copy(update={"program": tuple(program[1:])})


@pytest.mark.parametrize("benih", range(6))
def test_parents_of_the_matrix_are_sums_and_the_total_is_that_of_the_plans(benih):
    lama = hasil("kesbangpol-2024")
    baru = compute(acak(lama.plan, benih))
    for kiri, kanan in ((lama, baru), (baru, lama)):
        beda = Perbandingan(kiri, kanan, {}, {})
        kolom = Kolom("pagu", kanan.n)
        akar = satukan(beda, kanan.n)
        for satu in akar.turun():
            if satu.anak:
                for sisi in ("lama", "baru"):
                    anak = [getattr(lain, sisi).rp(kolom) or 0 for lain in satu.anak if getattr(lain, sisi)]
                    induk = getattr(satu, sisi)
                    assert sum(anak) == ((induk.rp(kolom) or 0) if induk else 0)
        tabel = tabel_matriks(beda)
        assert {satu.kind for satu in tabel.rows} >= {RowKind.PROGRAM, RowKind.SUB_KEGIATAN, RowKind.JUMLAH}
        total = [cell.value for cell in tabel.rows[-1].cells if cell.value is not None]
        assert total[:3] == [kiri.pagu, kanan.pagu, kanan.pagu - kiri.pagu]
        assert [cell.value for cell in tabel_program(beda).rows[-1].cells if cell.value is not None] == total
        daun = [row for row in tabel.rows if row.kind is RowKind.SUB_KEGIATAN and len(row.cells) == 10]
        for ke, nilai in ((4, kiri.pagu), (6, kanan.pagu), (7, kanan.pagu - kiri.pagu)):
            assert sum(row.cells[ke].value or 0 for row in daun) == nilai


def keterangan(tabel, kode):
    """The remark beside the row of a code."""
    return next(row.cells[-1].lines for row in tabel.rows if row.cells[0].text == kode)


@pytest.mark.parametrize(("balik", "cetak"), [(False, "-100,00"), (True, "–")])
def test_what_was_removed_lost_all_of_it(balik, cetak, banding):
    """Column 9 is 8/5, and both are there; what is new has no 5 to divide by."""
    lain = SUB.replace("0008", "0009")
    dua = ubah(MINIMAL, (SUB, f"{SUB}            anggaran: {{pagu: {{2025: 1.000.000}}}}\n{lain}"))
    tabel = tabel_matriks(banding(*((MINIMAL, dua) if balik else (dua, MINIMAL))))
    hilang = next(row for row in tabel.rows if row.cells[0].text == "2.23.02.2.01.0009")
    assert hilang.cells[-2].text == cetak


def test_the_remarks_say_what_happened(banding):
    dua = SUB + "            anggaran: {pagu: {2025: 1.000.000}}\n" + SUB.replace("0008", "0009")
    lama = ubah(MINIMAL, (SUB, dua))
    baru = ubah(
        MINIMAL,
        (SUB, SUB + "            nama: Nama Lain\n"),
        ("            lokasi: Kota Contoh\n", "            lokasi: Kota Lain\n"),
        ("sumber_dana: Dana Alokasi Umum", "sumber_dana: PAD"),
        ("2025: 2.000, 2026: 2.000}", "2025: 2.001, 2026: 2.000}"),
        ("2025: 200.000.000, 2026: 210.000.000", "2025: 250.000.000, 2026: 260.000.000"),
    )
    tabel = tabel_matriks(banding(lama, baru))
    assert keterangan(tabel, "2.23.02.2.01.0009") == ("Dihapus",)
    assert keterangan(tabel_matriks(banding(baru, lama)), "2.23.02.2.01.0009") == ("Baru",)
    tabel = tabel_matriks(banding(MINIMAL, baru))
    nama, *sisa = keterangan(tabel, "2.23.02.2.01.0008")
    assert nama.startswith("Nama semula: ")
    assert sisa == [
        "Bertambah", "Target berubah", "Sumber dana semula: Dana Alokasi Umum", "Lokasi semula: Kota Contoh",
        "Prakiraan maju 2026 semula Rp210.000.000, menjadi Rp260.000.000",
    ]  # fmt: skip
    assert keterangan(tabel_matriks(banding(MINIMAL, MINIMAL)), "2.23.02") == ("Tetap",)
    pindah = ubah(
        MINIMAL,
        ("2.23.02.2.01\n", "2.23.02.2.09\n        nama: Kegiatan lain\n"),
        (SUB.strip(), "- kode: 2.23.02.2.09.0008\n            nama: Penyediaan"),
    )
    asal = ubah(MINIMAL, (SUB, SUB + "            nama: Penyediaan\n"))
    asal = ubah(asal, ("          - {nama: Jumlah judul koleksi", "          - {nama: Jumlah koleksi"))
    tabel = tabel_matriks(banding(asal, pindah))
    assert keterangan(tabel, "2.23.02.2.01.0008") == ("Pindah ke 2.23.02.2.09.0008",)
    assert keterangan(tabel, "2.23.02.2.09.0008") == ("Pindah dari 2.23.02.2.01.0008",)


def test_an_indicator_that_only_one_side_prints_is_not_taken_for_a_renamed_one(banding):
    """Which indicators a table prints depends on the plan year; the matrix shows those with a target for its year."""
    lain = "{nama: Jumlah bahan perpustakaan tercetak yang diterima dan diadakan, target: {2026: 5}}"
    depan = "            indikator:\n              - "
    lama = ubah(MINIMAL, (f"{depan}nama: Jumlah bahan", f"{depan}{lain}\n              - nama: Jumlah bahan"))
    lama = ubah(lama, ("2025: 2.000, 2026: 2.000}", "2025: 2.000}"))
    for kiri, kanan in ((lama, ubah(lama, ("tahun: 2025,", "tahun: 2026,"))), (lama, lama)):
        tabel = tabel_matriks(banding(kiri, kanan))
        assert keterangan(tabel, "2.23.02.2.01.0008") == ("Tetap",)
        baris = [row for row in tabel.rows if row.kode == "2.23.02.2.01.0008"]
        sel = [[cell.text for cell in row.cells[-8:] if cell.text] for row in baris]
        assert len(sel) == (1 if kiri != kanan else 2)


def test_other_figures_stand_in_a_table_of_their_own(banding):
    beda = banding(
        MINIMAL, ubah(MINIMAL, ("2023: 139.500.000}", "2023: 140.000.000}"), ("2025: 200.000.000", "2025: 1"))
    )
    tabel = tabel_angka(beda)
    assert tabel is not None
    sebutan = {row.cells[-5].text for row in tabel.rows}
    assert "realisasi 2023" in sebutan
    assert "pagu 2025" not in sebutan  # which the matrix shows


# --- for pages and programs


@pytest.fixture
def sisi(tmp_path) -> Sisi:
    with dibuka(Version("a|b", tulis(tmp_path / "sisi", {"plan.yaml": MINIMAL}).parent)) as satu:
        return satu


def test_nothing_in_a_plan_is_markdown(banding, sisi):
    """Rendered, the text of a plan is what it was."""
    visi = "- [x](http://a) <b>*y* | `z` ![i](j) # a _b_ ~c~ &amp; 1. d"
    beda = banding(MINIMAL, ubah(MINIMAL, ("visi: Kota Contoh", f"visi: '{visi}'\n  #")))
    halaman = MarkdownIt("commonmark").enable("table").render("\n".join(ke_markdown(beda, sisi, sisi)))
    assert f">{escape(visi)}</td>" in halaman
    assert "; a|b, " in halaman


def test_the_tables_of_pages_have_as_many_cells_as_their_heads(sisi):
    lama = hasil("kesbangpol-2024")
    teks = "\n".join(ke_markdown(Perbandingan(lama, compute(acak(lama.plan, 1)), {}, {}), sisi, sisi))
    baris = [satu for satu in teks.splitlines() if satu.startswith("|")]
    assert len(baris) > 100
    assert {len(re.findall(r"(?<!\\)\|", satu)) for satu in baris} == {6}


def test_json_holds_exact_figures(banding, sisi):
    from renja_gen.matriks.berkas_json import ke_json

    beda = banding(MINIMAL, ubah(MINIMAL, ("2025: 200.000.000", "2025: '200.000.000,25'")))
    data = json.loads(ke_json(beda, sisi, sisi))
    assert (data["versi"], data["berbeda"]) == (1, True)
    pagu = next(satu for satu in data["total"] if satu["jalur"] == ["pagu 2025"])
    assert (pagu["angka_semula"], pagu["angka_menjadi"], pagu["selisih"]) == ("200000000", "200000000.25", "0.25")
    assert pagu["persen"] == "0.000000125"
    assert [satu["kode"] for satu in data["simpul"]] == ["2.23.02", "2.23.02.2.01", "2.23.02.2.01.0008"]


def test_long_lists_and_narratives_are_compared_in_little_time(banding):
    """Ways that take time by the square are left where there is too much."""
    daftar = "isu: {potensi: [" + ", ".join(f"{{}} {ke}" for ke in range(3000)) + "]}\n"
    isu = MINIMAL[MINIMAL.index("isu:\n") : MINIMAL.index("pelayanan:")]
    lama, baru = (ubah(MINIMAL, (isu, daftar.replace("{}", nama))) for nama in ("peluang", "hambatan"))
    beda = banding(lama, baru, {"narasi/isu.md": "a\n" * 9000}.items(), {"narasi/isu.md": "a\n" * 8000}.items())
    assert len(beda.isian) >= 3000
    assert [len(satu.lama) - len(satu.baru) for satu in beda.narasi] == [1000]
