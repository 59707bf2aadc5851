"""A perubahan beside the plan that it changes: tables, sentences, provenance, and plans that cannot be that one."""

import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from alat import MINIMAL, tulis, ubah
from bacaan import judul_kolom, petak_isi, tabel_halaman, teks_inlines
from cetakan import MESIN_PDF, baca_cetakan, sama_semua
from click.testing import CliRunner
from perubahan import BARU, BERUBAH, HILANG, jadikan_perubahan, perubahan, salin
from test_versions import git, komit

from renja_gen import pipeline
from renja_gen.angka import KOSONG, rp, rupiah
from renja_gen.batch import Job, prepare, run_job
from renja_gen.cli import cli
from renja_gen.compose.dokumen import compose
from renja_gen.compose.tables import TABEL
from renja_gen.computing import Hasil, Kolom, compute
from renja_gen.diagnostics import Report, Severity
from renja_gen.document.blocks import Cover, Document, Paragraph, RowKind, Table
from renja_gen.loading import load
from renja_gen.options import Options
from renja_gen.provenance import origin
from renja_gen.templates import Templates
from renja_gen.writers.docx import write_docx
from renja_gen.writers.engine import PdfSettings, lay_out

BENTUK = ("ringkas", "lebar")
DUA_TABEL = ("rumusan", "pendanaan")
N = Kolom("pagu", 2024)


@dataclass(frozen=True)
class Sisi:
    """A computed perubahan, the same without the plan that it changes, and that plan."""

    hasil: Hasil
    sendiri: Hasil
    semula: Hasil

    def tabel(self, kunci: str) -> tuple[Table, Table, Table]:
        table, sendiri, semula = (TABEL[kunci](satu) for satu in (self.hasil, self.sendiri, self.semula))
        assert table
        assert sendiri
        assert semula
        return table, sendiri, semula


@pytest.fixture(scope="module", params=BENTUK)
def sisi(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sisi:
    folder = perubahan(tmp_path_factory.mktemp("perubahan") / "rencana", request.param)
    loaded = load(folder)
    assert not loaded.diagnostics
    assert loaded.plan
    assert loaded.earlier
    assert loaded.earlier.plan
    return Sisi(loaded.hasil, compute(loaded.plan), compute(loaded.earlier.plan))


def kolom(table: Table, kunci: str) -> dict[str, Decimal | None]:
    """The exact figures of a column by the code of the row, the total under ''."""
    ke = [satu.key for satu in table.columns].index(kunci)
    isi: dict[str, Decimal | None] = {}
    for row, baris in zip(table.rows, petak_isi(table), strict=True):
        isi.setdefault(row.kode, baris[ke].value)
    return isi


def cetakan(table: Table, kunci: str, kode: str) -> list[str]:
    """What stands in a column of all rows of a code."""
    ke = [satu.key for satu in table.columns].index(kunci)
    return [baris[ke].text for row, baris in zip(table.rows, petak_isi(table), strict=True) if row.kode == kode]


# --- tables


@pytest.mark.parametrize("kunci", DUA_TABEL)
def test_every_row_has_its_amounts_before_and_after_and_the_difference(kunci: str, sisi: Sisi) -> None:
    """Before as the earlier plan's own table has them, after as this plan's own table without it."""
    table, sendiri, semula = sisi.tabel(kunci)
    dulu, kini, beda = (kolom(table, f"pagu-n{akhir}") for akhir in ("-sebelum", "", "-selisih"))
    lama, baru = kolom(semula, "pagu-n"), kolom(sendiri, "pagu-n")
    assert len(dulu) > 40
    assert dulu.keys() == kini.keys() == lama.keys() | baru.keys()
    assert {kode: nilai for kode, nilai in dulu.items() if kode in lama} == lama
    assert {kode: nilai for kode, nilai in kini.items() if kode in baru} == baru
    assert {kode for kode in dulu if kode not in lama} == {BARU}
    assert {kode for kode in kini if kode not in baru} == {HILANG}
    assert (dulu[BARU], kini[HILANG]) == (None, None)
    nol = Decimal(0)
    assert all(beda[kode] == (kini[kode] or nol) - (dulu[kode] or nol) for kode in dulu)
    for kode, (awal, akhir) in BERUBAH.items():
        assert (dulu[kode], kini[kode], beda[kode]) == (awal, akhir, akhir - awal)


@pytest.mark.parametrize("kunci", DUA_TABEL)
def test_parents_and_the_total_are_sums_on_both_sides(kunci: str, sisi: Sisi) -> None:
    table = sisi.tabel(kunci)[0]
    daun = {row.kode for row in table.rows if row.kind is RowKind.SUB_KEGIATAN}
    induk = {row.kode for row in table.rows} - daun
    assert len(induk) > 15
    for key in ("pagu-n-sebelum", "pagu-n", "pagu-n-selisih"):
        nilai = kolom(table, key)
        for kode in induk:
            bawah = [nilai[satu] or Decimal(0) for satu in daun if not kode or satu.startswith(f"{kode}.")]
            assert (nilai[kode] or 0) == sum(bawah), (key, kode)
    assert kolom(table, "pagu-n-selisih")[""] == sisi.hasil.pagu - sisi.semula.pagu


@pytest.mark.parametrize("kunci", DUA_TABEL)
def test_rows_are_in_order_and_say_what_became_of_them(kunci: str, sisi: Sisi) -> None:
    table = sisi.tabel(kunci)[0]
    kode = list(dict.fromkeys(row.kode for row in table.rows if row.kode))
    assert kode == sorted(kode)
    catatan = "keterangan" if any(satu.key == "keterangan" for satu in table.columns) else "catatan"
    assert cetakan(table, catatan, HILANG)[0] == "Dihapus"
    assert cetakan(table, catatan, BARU)[0].startswith("Baru")
    diberi = {row.kode for row, isi in zip(table.rows, petak_isi(table), strict=True) for satu in isi.values()
              if satu.text.startswith(("Baru", "Dihapus", "Semula", "Pindah"))}  # fmt: skip
    assert diberi == {BARU, HILANG}


def test_targets_stand_before_and_after(sisi: Sisi) -> None:
    table, sendiri, semula = sisi.tabel("rumusan")
    kunci = "target-n" if "target-n" in [satu.key for satu in table.columns] else "target-keluaran"
    dulu, kini = (kunci + akhir for akhir in ("-sebelum", ""))
    (berubah, *_) = BERUBAH
    assert cetakan(table, dulu, berubah)[0] == "1 dokumen"
    assert cetakan(table, kini, berubah)[0] == "2 dokumen"
    assert (cetakan(table, dulu, BARU), cetakan(table, kini, BARU)) == ([KOSONG], ["2 dokumen"])
    assert (cetakan(table, dulu, HILANG), cetakan(table, kini, HILANG)) == (["1 dokumen"], [KOSONG])
    sama = {row.kode for row in sendiri.rows} & {row.kode for row in semula.rows} - {""}
    assert len(sama) > 40
    for kode in sama:
        assert cetakan(table, dulu, kode) == cetakan(semula, kunci, kode)
        assert cetakan(table, kini, kode) == cetakan(sendiri, kunci, kode)


def test_sources_of_funds_stand_before_and_after(sisi: Sisi) -> None:
    table = sisi.tabel("sumber-dana")[0]
    baris = [[satu.text for satu in row.cells] for row in table.rows]
    assert [satu[1] for satu in baris[:-1]] == ["Dana Transfer Umum - Dana Alokasi Umum", "Pendapatan Asli Daerah"]
    assert baris[1][2:5] == [KOSONG, "40.000.000", "40.000.000"]
    assert baris[-1][1:4] == [rupiah(sisi.semula.pagu), rupiah(sisi.hasil.pagu), "(4.447.000.000)"]
    assert table.rows[-1].cells[3].value == sisi.hasil.pagu - sisi.semula.pagu


def test_the_difference_says_of_which_columns_it_is(sisi: Sisi) -> None:
    table = sisi.tabel("rumusan")[0]
    key = [satu.key for satu in table.columns]
    nomor = [satu.text for satu in table.header[-1]]
    formula = table.columns[key.index("pagu-n-selisih")].formula
    assert formula
    assert (formula.kind, formula.of) == ("subtract", ("pagu-n", "pagu-n-sebelum"))
    (label,) = [satu for satu in nomor if "=" in satu]
    ke, kini, dulu = label.replace("=(", " ").replace("-", " ").rstrip(")").split()
    assert int(kini) - int(dulu) == int(ke) - int(kini) == 1
    judul = judul_kolom(table)
    assert "Sebelum Perubahan" in judul[key.index("pagu-n-sebelum")]
    assert "Setelah Perubahan" in judul[key.index("pagu-n")]


def test_without_an_earlier_plan_the_tables_are_those_of_any_stage(sisi: Sisi) -> None:
    for kunci in (*DUA_TABEL, "sumber-dana"):
        sendiri, semula = sisi.tabel(kunci)[1:]
        assert [satu.key for satu in sendiri.columns] == [satu.key for satu in semula.columns]
        assert sendiri.header == semula.header


# --- codes that moved, what is only half there

SUB = """
          - kode: {kode}
            lokasi: Kota Contoh
            sumber_dana: Dana Alokasi Umum
            indikator: [{{nama: {nama}, satuan: unit, target: {{2025: {target}, 2026: 3}}}}]
            anggaran: {{pagu: {{{pagu}}}}}"""
PINDAH_DARI, PINDAH_KE = "2.23.02.2.01.0002", "2.23.02.2.01.0011"  # one name in the catalogue


def sub(kode: str, pagu: str = "2025: 50.000.000", target: int = 2, nama: str = "Jumlah perpustakaan") -> str:
    return SUB.format(kode=kode, pagu=pagu, target=target, nama=nama)


SEMULA = f"{MINIMAL.rstrip()}{sub(PINDAH_DARI)}{sub('2.23.02.2.01.0005')}\n"
DIUBAH = (
    ubah(
        MINIMAL,
        ("tahap: rancangan awal", "tahap: perubahan, sebelum: semula"),
        ("2025: 200.000.000", "2025: 180.000.000"),
    ).rstrip()
    + sub(PINDAH_KE, "2025: 65.000.000", 3)
    + sub("2.23.02.2.01.0006", "2025: 20.000.000", 1, "Jumlah tenaga")
    + sub("2.23.02.2.01.0005", "2026: 9.000.000").replace("2025: 2, ", "")
    + "\n"
)


def rencana(folder: Path, diubah: str = DIUBAH, semula: str = SEMULA, **lain: str) -> Path:
    tulis(folder, {"plan.yaml": diubah, "semula/plan.yaml": semula, **lain})
    return folder


def galat(folder: Path) -> list[str]:
    return [satu.message for satu in pipeline.check(folder) if satu.severity is Severity.GALAT]


def tersusun(folder: Path) -> Document:
    loaded, report = load(folder), Report()
    document = compose(loaded.hasil, loaded.folder, loaded.narratives, Templates(), report)
    assert document, report.diagnostics
    return document


def test_a_code_that_moved_is_one_row_and_what_is_planned_no_more_is_gone(tmp_path: Path) -> None:
    hasil = load(rencana(tmp_path)).hasil
    table = TABEL["pendanaan"](hasil)
    assert table
    assert PINDAH_DARI not in kolom(table, "pagu-n")
    assert kolom(table, "pagu-n-sebelum")[PINDAH_KE] == 50_000_000
    assert kolom(table, "pagu-n-selisih")[PINDAH_KE] == 15_000_000
    catatan = {kode: cetakan(table, "keterangan", kode)[0] for kode in kolom(table, "pagu-n") if kode}
    assert {kode: teks for kode, teks in catatan.items() if teks} == {
        PINDAH_KE: f"Semula {PINDAH_DARI}", "2.23.02.2.01.0006": "Baru", "2.23.02.2.01.0005": "Dihapus",
    }  # fmt: skip


def test_what_moved_to_another_parent_stands_in_both_places(tmp_path: Path) -> None:
    lain = f"{MINIMAL.rstrip()}\n      - kode: 2.23.02.2.02\n        sub_kegiatan:{sub('2.23.02.2.02.0099')}"
    nama = "\n            nama: Pengembangan Perpustakaan di Tingkat Daerah Kabupaten/Kota\n"
    lain = ubah(lain, ("tahap: rancangan awal", "tahap: perubahan, sebelum: semula")).rstrip() + nama
    table = TABEL["pendanaan"](load(rencana(tmp_path, lain)).hasil)
    assert table
    assert cetakan(table, "keterangan", PINDAH_DARI) == ["Pindah ke 2.23.02.2.02.0099"]
    assert cetakan(table, "keterangan", "2.23.02.2.02.0099") == [f"Semula {PINDAH_DARI}"]
    assert cetakan(table, "pagu-n", PINDAH_DARI) == cetakan(table, "pagu-n-sebelum", "2.23.02.2.02.0099") == [KOSONG]


# --- the whole document


def test_cover_titles_and_sentences_are_those_of_a_change(tmp_path: Path) -> None:
    document = tersusun(rencana(tmp_path))
    (sampul,) = (satu for satu in document.blocks() if isinstance(satu, Cover))
    assert sampul.title[:2] == ("PERUBAHAN RENCANA KERJA", "(RENJA)")
    assert sampul.subtitle == ()
    assert document.title.startswith("Perubahan Rencana Kerja Dinas")
    assert document.header == "Perubahan Rencana Kerja Tahun 2025"
    teks = " ".join(teks_inlines(satu.inlines) for satu in document.blocks() if isinstance(satu, Paragraph))
    assert f"pagu berkurang {rp(35_000_000)} atau 11,67%, dari {rp(300_000_000)} menjadi {rp(265_000_000)}." in teks
    for kata in (
        "1 (satu) sub kegiatan baru, 1 (satu) sub kegiatan yang dihapus, 1 (satu) sub kegiatan yang berganti kode,",
        f"Sebelum perubahan pagu seluruhnya {rp(300_000_000)}; setelah perubahan pagu berkurang {rp(35_000_000)}.",
        "Sub kegiatan yang dihapus ialah Pembinaan Perpustakaan Khusus Tingkat Kabupaten/Kota.",
        "memuat pagu sebelum dan setelah perubahan serta sumber dana",
    ):
        assert kata in teks


def test_an_amount_that_changed_is_not_said_to_be_that_of_the_first_rkpd(tmp_path: Path) -> None:
    """Without `rkpd` it counts as the new one on both sides; the Renja before shows that it was another."""
    tanpa = "            rkpd: {pagu: 190.000.000}"
    assert any(baris.startswith(tanpa) for baris in DIUBAH.splitlines())
    diubah, semula = (
        "\n".join(baris for baris in isi.splitlines() if not baris.startswith(tanpa)) + "\n"
        for isi in (DIUBAH, SEMULA)
    )
    document = tersusun(rencana(tmp_path, diubah, semula))
    teks = " ".join(teks_inlines(satu.inlines) for satu in document.blocks() if isinstance(satu, Paragraph))
    assert "Kebutuhan dana seluruhnya Rp265.000.000 (dua ratus enam puluh lima juta rupiah)." in teks
    assert "sama dengan pagu dalam rancangan awal RKPD" not in teks


def test_a_change_of_nothing_says_so(tmp_path: Path) -> None:
    sama = ubah(SEMULA, ("tahap: rancangan awal", "tahap: perubahan, sebelum: semula"))
    document = tersusun(rencana(tmp_path, sama))
    teks = " ".join(teks_inlines(satu.inlines) for satu in document.blocks() if isinstance(satu, Paragraph))
    assert "Jumlah itu sama dengan pagu dalam Renja sebelum perubahan." in teks
    assert "Perubahan itu mencakup" not in teks


def test_narratives_may_quote_what_was_before(tmp_path: Path) -> None:
    """Typed figures of the earlier plan are known, wrong ones are not."""
    kalimat = "Pagu Rp300.000.000 menjadi Rp265.000.000, berkurang Rp35.000.000 atau 11,67%.\n"
    salah = kalimat.replace("300.000.000", "301.000.000").replace("11,67", "12,34")
    for teks, banyak in ((kalimat, 0), (salah, 2)):
        folder = rencana(tmp_path / str(banyak), **{"narasi/pendanaan.md": teks})
        temuan = [satu for satu in pipeline.check(folder) if satu.span.file == "narasi/pendanaan.md"]
        tak_dikenal = [satu for satu in temuan if satu.severity is not Severity.SARAN and "301" in satu.message]
        tak_dikenal += [satu for satu in temuan if "12,34" in satu.message]
        assert len(tak_dikenal) == banyak, temuan


@pytest.mark.parametrize("bentuk", BENTUK)
def test_all_outputs_of_a_change_say_the_same(bentuk: str, tmp_path: Path) -> None:
    pilihan = f"tabel: {{rumusan: {{bentuk: {bentuk}}}, pendanaan: {{bentuk: {bentuk}}}}}\nprogram:\n"
    document = tersusun(rencana(tmp_path, ubah(DIUBAH, ("program:\n  - kode", f"{pilihan}  - kode"))))
    with ExitStack() as terbuka:
        for mesin in MESIN_PDF:
            docx, pdf = (tmp_path / f"{mesin}.{akhiran}" for akhiran in ("docx", "pdf"))
            layout = lay_out(document, Templates(), PdfSettings(mesin))
            pdf.write_bytes(layout.write())
            docx.write_bytes(write_docx(document, layout.pages, Templates()))
            assert layout.warnings == ()
            assert sama_semua(baca_cetakan(document, docx, pdf, terbuka)) > 500
    tabel_halaman.cache_clear()


# --- which plan it is


@pytest.fixture
def repositori(tmp_path: Path) -> Path:
    """A repository with the plan in a folder of it, tagged before it was changed, and a copy beside it."""
    folder = tmp_path / "repo"
    tulis(folder, {"opd/dinas/plan.yaml": SEMULA, "opd/salinan/plan.yaml": SEMULA})
    git(folder, "init", "-q")
    komit(folder, "v1-final")
    tulis(folder, {"opd/dinas/plan.yaml": DIUBAH})
    komit(folder)
    return folder


@pytest.mark.parametrize(
    "teks", ["v1-final", "HEAD~1", "HEAD~1:plan.yaml", "main~1:opd/dinas", "v1-final:", "v1-final:../salinan",
             "../salinan", "../salinan/plan.yaml", "..\\salinan"],
)  # fmt: skip
def test_every_name_of_the_earlier_plan_gives_the_same_document(teks: str, repositori: Path) -> None:
    folder = repositori / "opd/dinas"
    tulis(folder, {"plan.yaml": DIUBAH.replace("sebelum: semula", f"sebelum: '{teks}'")})
    assert galat(folder) == []
    assert tersusun(folder) == _biasa()


@cache
def _biasa() -> Document:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as sementara:
        return tersusun(rencana(Path(sementara)))


SALAH: dict[str, tuple[str, str, str]] = {
    "missing": ("tidak-ada", "RG939", "berkas atau folder 'tidak-ada' tidak ada. Sebagai revisi git: folder"),
    "missing file": ("../lain/plan.yaml", "RG939", "berkas atau folder '../lain/plan.yaml' tidak ada"),
    "outside": ("../luar", "RG939", "'../luar' di luar folder rencana dan repositori git-nya; salin ke dalam"),
    "absolute": ("/etc/passwd", "RG939", "'/etc/passwd' ialah alamat lengkap; tulis alamat dari folder rencana"),
    "drive": ("C:\\rencana", "RG939", "alamat lengkap"),
    "other computer": ("\\\\server\\rencana", "RG939", "alamat lengkap"),
    "link that leads out": ("tautan", "RG939", "di luar folder rencana"),
    "not a repository": ("v1:plan.yaml", "RG939", "tidak berada dalam repositori git"),
    "an option": ("--output=x:plan.yaml", "RG939", "bukan nama revisi git"),
    "itself": ("plan.yaml", "RG939", "'plan.yaml' ialah rencana ini sendiri; sebut rencana sebelum perubahan"),
    "its own folder": (".", "RG939", "'.' ialah rencana ini sendiri"),
    "no plan in it": ("kosong", "RG960", "rencana semula 'kosong' memuat 1 galat; perbaiki dahulu; yang pertama di"),
    "no plan at all": ("kosong/logo.png", "RG960", "karakter bukan UTF-8"),
    "broken": ("rusak.yaml", "RG960", "rencana semula 'rusak.yaml' memuat 1 galat; perbaiki dahulu; yang pertama di"),
    "other agency": (
        "instansi.yaml",
        "RG961",
        "'instansi.yaml' ialah rencana Dinas Pangan, Kota Contoh, bukan Dinas Perpus",
    ),
    "other region": ("daerah.yaml", "RG961", "samakan nama Perangkat Daerah dan daerah"),
    "other year": (
        "tahun.yaml",
        "RG961",
        "'tahun.yaml' ialah rencana tahun 2024, bukan 2025; sebut rencana tahun yang sama",
    ),
}


@pytest.mark.parametrize(("teks", "kode", "pesan"), SALAH.values(), ids=SALAH)
def test_what_cannot_be_the_earlier_plan_is_said_at_its_place(
    teks: str, kode: str, pesan: str, tmp_path: Path
) -> None:
    """RG939, RG960, RG961: never a traceback, and nothing is built."""
    folder = tmp_path / "rencana"
    tulis(tmp_path, {"luar/plan.yaml": SEMULA})
    tulis(folder, {
        "plan.yaml": DIUBAH.replace("sebelum: semula", f"sebelum: '{teks}'"),
        "kosong/logo.png": b"\x89PNG\xff",
        "rusak.yaml": SEMULA.replace("tahap: rancangan awal", "tahap: akhir"),
        "instansi.yaml": SEMULA.replace("nama: Dinas Perpustakaan dan Kearsipan", "nama: Dinas Pangan"),
        "daerah.yaml": SEMULA.replace("daerah: Kota Contoh", "daerah: Kota Lain"),
        "tahun.yaml": SEMULA.replace("{tahun: 2025,", "{tahun: 2024,"),
    })  # fmt: skip
    (folder / "tautan").symlink_to(tmp_path / "luar")
    temuan = [satu for satu in pipeline.check(folder) if satu.severity is Severity.GALAT]
    assert [satu.code for satu in temuan] == [kode], temuan
    assert pesan in temuan[0].message
    assert (temuan[0].span.file, temuan[0].span.line) == ("plan.yaml", 4)
    assert not pipeline.build(folder, tmp_path / "hasil").ok
    assert not (tmp_path / "hasil").exists()


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("v9", "tidak ada. Sebagai revisi git: revisi 'v9' tidak ada; lihat nama yang ada dengan git log"),
        ("v1-final:opd/lain", "revisi 'v1-final' tidak memuat rencana"),
        ("v1-final:../../../repo2", "revisi 'v1-final' tidak memuat rencana"),
        ("../../../luar", "di luar folder rencana dan repositori git-nya"),
    ],
)
def test_a_revision_without_the_plan_is_said(teks: str, pesan: str, repositori: Path) -> None:
    """Another repository beside this one is not asked, whatever the way to it."""
    tulis(repositori.parent, {"luar/plan.yaml": SEMULA, "repo2/plan.yaml": SEMULA})
    git(repositori.parent / "repo2", "init", "-q")
    komit(repositori.parent / "repo2", "v1-final")
    folder = repositori / "opd/dinas"
    tulis(folder, {"plan.yaml": DIUBAH.replace("sebelum: semula", f"sebelum: '{teks}'")})
    (pesannya,) = galat(folder)
    assert pesan in pesannya


def test_the_earlier_plan_of_the_earlier_plan_does_not_count(tmp_path: Path) -> None:
    """Not even when it is no plan, or leads back."""
    for ke, teks in enumerate(("..", "tidak-ada", "../plan.yaml")):
        semula = SEMULA.replace("tahap: rancangan awal", f"tahap: perubahan, sebelum: '{teks}'")
        folder = rencana(tmp_path / str(ke), semula=semula)
        assert galat(folder) == []
        assert tersusun(folder) == _biasa()


def test_with_another_stage_it_is_not_read(tmp_path: Path) -> None:
    """RG938."""
    folder = rencana(tmp_path, DIUBAH.replace("tahap: perubahan", "tahap: final"), semula="rusak: [")
    temuan = pipeline.check(folder)
    (satu,) = (satu for satu in temuan if satu.code == "RG938")
    assert (satu.severity, satu.span.line) == (Severity.PERINGATAN, 4)
    assert "tulis 'tahap: perubahan', atau hapus 'sebelum'" in satu.message
    assert galat(folder) == []
    assert load(folder).hasil.sebelum is None


def test_without_it_a_change_is_advised_to_name_it(tmp_path: Path) -> None:
    """RG962."""
    folder = rencana(tmp_path, DIUBAH.replace(", sebelum: semula", ""))
    (satu,) = (satu for satu in pipeline.check(folder) if satu.code == "RG962")
    assert (satu.severity, satu.span.line) == (Severity.SARAN, 4)
    assert galat(folder) == []


def test_versions_of_a_change_are_compared_without_what_they_change(repositori: Path, monkeypatch: Any) -> None:
    """In a revision `sebelum` leads nowhere, and what it holds is no part of the comparison."""
    folder = repositori / "opd/dinas"
    tulis(folder, {"plan.yaml": DIUBAH.replace("sebelum: semula", "sebelum: v1-final")})
    komit(repositori, "v2")
    tulis(folder, {"plan.yaml": (folder / "plan.yaml").read_text("utf-8").replace("65.000.000", "66.000.000")})
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(cli, ["diff", "v2.."])
    assert result.exit_code == 0, result.output
    assert "66.000.000" in result.output


# --- where the document comes from


def asal(folder: Path) -> Any:
    loaded = load(folder)
    texts = {**loaded.texts, **loaded.narratives}
    return origin(tersusun(folder), loaded.folder, texts, None, Templates(), loaded.earlier)


def test_the_earlier_plan_is_among_the_files_of_the_document(tmp_path: Path) -> None:
    folder = rencana(tmp_path)
    sebelum = asal(folder)
    assert [file.name for file in sebelum.files] == ["plan.yaml", "sebelum/plan.yaml"]
    tulis(folder, {"semula/plan.yaml": SEMULA.replace("50.000.000", "51.000.000")})
    sesudah = asal(folder)
    assert sesudah.plan_hash != sebelum.plan_hash
    assert [file.data for file in sesudah.files][:1] == [file.data for file in sebelum.files][:1]


def test_a_change_of_the_earlier_plan_is_not_as_committed(tmp_path: Path) -> None:
    folder = rencana(tmp_path / "repo")
    git(folder, "init", "-q")
    komit(folder)
    assert not asal(folder).revision.endswith("+")
    tulis(folder, {"semula/plan.yaml": SEMULA.replace("50.000.000", "51.000.000")})
    assert asal(folder).revision.endswith("+")


def _ubah_folder(folder: Path) -> None:
    tulis(folder, {"../salinan/plan.yaml": SEMULA.replace("50.000.000", "51.000.000")})


def _pindahkan_tanda(folder: Path) -> None:
    """The tag to a commit of a branch beside: nothing that lies in the folder changes."""
    git(folder, "stash", "-q")
    git(folder, "checkout", "-q", "-b", "lain", "v1-final")
    tulis(folder, {"plan.yaml": SEMULA.replace("50.000.000", "51.000.000")})
    komit(folder)
    git(folder, "tag", "-f", "v1-final")
    git(folder, "checkout", "-q", "main")
    git(folder, "stash", "pop", "-q")


@pytest.mark.parametrize(("teks", "ganti"), [("../salinan", _ubah_folder), ("v1-final", _pindahkan_tanda)])
def test_a_change_of_the_earlier_plan_makes_it_build_again(
    teks: str, ganti: Callable[[Path], None], repositori: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And `verify` names its file."""
    folder = repositori / "opd/dinas"
    tulis(folder, {"plan.yaml": DIUBAH.replace("sebelum: semula", f"sebelum: {teks}")})
    pilihan, hasil = Options("docx", pdf_engine="typst"), repositori.parent / "hasil"
    outcome = run_job(Job(0, folder, hasil, pilihan))
    assert outcome.files, outcome

    def perlu() -> bool:
        return bool(prepare.prepared([folder], hasil, pilihan, force=False)[0])

    def buktikan() -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["verify", str(outcome.files[0].path), str(folder)])
        return result.exit_code, result.output

    assert not perlu()
    assert buktikan()[0] == 0
    ganti(folder)
    assert perlu()
    kode, keluaran = buktikan()
    assert kode == 1
    assert "berubah: sebelum/plan.yaml" in keluaran
    if teks == "../salinan":
        (folder / "../salinan/plan.yaml").unlink()
    else:
        subprocess.run(["git", "tag", "-d", "v1-final"], cwd=folder, check=True, capture_output=True)
    assert perlu()


def test_a_copy_of_the_example_is_a_perubahan_of_a_tag(tmp_path: Path) -> None:
    """The whole way of the guide: a tag, then the stage, then the figures."""
    folder = salin(tmp_path / "kesbangpol")
    git(folder, "init", "-q")
    komit(folder, "renja-2024-final")
    jadikan_perubahan(folder, "renja-2024-final")
    assert [satu for satu in pipeline.check(folder) if not satu.silenced] == []
    hasil = load(folder).hasil
    assert hasil.sebelum
    assert hasil.sebelum.pagu == 40_145_568_718
