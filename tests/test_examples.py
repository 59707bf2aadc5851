"""The example plans: known answers of the real documents, no findings, tables numbered as printed there."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from bacaan import Petak, petak_isi

from renja_gen.compose.dokumen import compose
from renja_gen.computing import Hasil, Kolom, Tingkat, compute
from renja_gen.diagnostics import Report
from renja_gen.document.blocks import Document, RowKind, Table
from renja_gen.loading import load
from renja_gen.pipeline import check
from renja_gen.plan import plan_schema
from renja_gen.templates import Templates

AKAR = Path(__file__).parent.parent / "examples"
NAMA = ("kesbangpol-2024", "perpustakaan-2023", "minimal")
D = Decimal
_SUSUNAN: dict[str, tuple[Hasil, Document]] = {}


def susun(nama: str) -> tuple[Hasil, Document]:
    """An example, computed and composed, through the same steps as a build."""
    if nama not in _SUSUNAN:
        loaded, report = load(AKAR / nama), Report()
        assert loaded.plan is not None
        hasil = compute(loaded.plan)
        document = compose(hasil, loaded.folder, loaded.narratives, Templates(), report)
        assert document is not None
        _SUSUNAN[nama] = hasil, document
    return _SUSUNAN[nama]


def tabel(nama: str) -> dict[str, Table]:
    return {block.number: block for block in susun(nama)[1].blocks() if isinstance(block, Table)}


def baris(table: Table, *jenis: RowKind) -> Iterator[Petak]:
    """The rows of some kinds, by grid column."""
    return (petak for row, petak in zip(table.rows, petak_isi(table), strict=True) if row.kind in jenis)


@pytest.mark.parametrize("nama", NAMA)
def test_an_example_has_no_findings(nama: str) -> None:
    assert load(AKAR / nama).plan is not None
    assert [satu for satu in check(AKAR / nama) if not satu.silenced] == []


@pytest.mark.parametrize(
    ("nama", "urutan"),
    [
        (
            "kesbangpol-2024",
            {
                "2.1": "evaluasi", "2.2": "pelayanan", "2.3": "review", "2.4": "usulan", "3.1": "rumusan",
                "4.1": "pendanaan", "4.2": "sumber-dana",
            },
        ),
        (
            "perpustakaan-2023",
            {
                "2.1": "evaluasi", "2.2": "pelayanan", "2.3": "permasalahan", "2.4": "review", "2.5": "usulan",
                "3.1": "tujuan", "3.2": "rumusan", "4.1": "pendanaan", "4.2": "sumber-dana",
            },
        ),
    ],
)  # fmt: skip
def test_tables_are_numbered_by_what_the_plan_has(nama: str, urutan: dict[str, str]) -> None:
    assert {nomor: table.key for nomor, table in tabel(nama).items()} == urutan


# Badan Kesbangpol Kota Binjai, Renja 2024


def test_kesbangpol_pagu_of_the_plan_and_of_its_first_programme() -> None:
    hasil, _ = susun("kesbangpol-2024")
    program = {satu.kode: satu.rp(Kolom("pagu", 2024)) for satu in hasil.simpul(hasil.rencana, Tingkat.PROGRAM)}
    assert hasil.pagu == D(40_145_568_718)
    assert program["8.01.01"] == D(5_177_798_123)
    assert len(program) == 6


def test_kesbangpol_rkpd() -> None:
    assert susun("kesbangpol-2024")[0].pagu_rkpd == D(7_701_036_123)


@pytest.mark.parametrize("nomor", ["2.3", "3.1", "4.1", "4.2"])
def test_kesbangpol_prints_its_total_in_every_table_of_the_plan(nomor: str) -> None:
    (akhir,) = list(baris(tabel("kesbangpol-2024")[nomor], RowKind.JUMLAH))[-1:]
    dicetak = [sel.text for sel in akhir.values()]
    assert "40.145.568.718" in dicetak
    if nomor == "2.3":
        assert "7.701.036.123" in dicetak


def test_kesbangpol_programme_means_as_printed_in_tabel_21() -> None:
    """Column 13 Rp of the document, whose averages leave out zeros; 8.01.01 lost a page there."""
    hasil, _ = susun("kesbangpol-2024")
    table = tabel("kesbangpol-2024")["2.1"]
    kolom = [ke for ke in range(len(table.columns)) if "Tingkat Realisasi" in _judul(table, ke)]
    assert len(kolom) == 2
    rata = [row[kolom[1]].text for row in baris(table, RowKind.RATA_RATA)]
    kode = [satu.kode for satu in hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)]
    dicetak = dict(zip(kode, rata, strict=True))
    assert {k: dicetak[k] for k in ("8.01.02", "8.01.04", "8.01.05", "8.01.06")} == {
        "8.01.02": "96,74", "8.01.04": "99,68", "8.01.05": "83,08", "8.01.06": "99,92",
    }  # fmt: skip
    assert hasil.aturan_rata_rata == "abaikan-nol"


def _judul(table: Table, kolom: int) -> str:
    posisi = 0
    for sel in table.header[0]:
        posisi += sel.colspan
        if kolom < posisi:
            return sel.text
    raise AssertionError


# Dinas Perpustakaan Kota Binjai, Renja 2023


def test_perpustakaan_pagu() -> None:
    hasil, _ = susun("perpustakaan-2023")
    assert hasil.pagu == D(5_138_239_184)
    assert hasil.pagu_maju == D(5_085_676_142)
    assert hasil.pagu_rkpd == D(4_496_239_184)


def test_perpustakaan_jumlah_of_tabel_21_as_printed() -> None:
    (jumlah,) = baris(tabel("perpustakaan-2023")["2.1"], RowKind.JUMLAH)
    assert [jumlah[kolom].text for kolom in range(9)] == [
        *["JUMLAH"] * 3,
        "4.496.239.184", "2.981.560.923", "3.203.908.411", "2.775.927.844", "86,64", "3.237.231.823",
    ]  # fmt: skip


@pytest.mark.parametrize("nomor", ["2.4", "3.2", "4.1"])
def test_perpustakaan_prints_its_total_in_every_table_of_the_plan(nomor: str) -> None:
    (akhir,) = list(baris(tabel("perpustakaan-2023")[nomor], RowKind.JUMLAH))[-1:]
    assert "5.138.239.184" in [sel.text for sel in akhir.values()]


def test_perpustakaan_counts_what_has_a_pagu() -> None:
    hasil, _ = susun("perpustakaan-2023")
    berpagu = {
        tingkat: sum(1 for satu in hasil.simpul(hasil.rencana, tingkat) if satu.rp(Kolom("pagu", 2023)))
        for tingkat in (Tingkat.PROGRAM, Tingkat.KEGIATAN, Tingkat.SUB_KEGIATAN)
    }
    assert list(berpagu.values()) == [5, 15, 42]


# The files themselves


def test_the_smallest_plan_stays_small() -> None:
    assert 10 < len((AKAR / "minimal" / "plan.yaml").read_text(encoding="utf-8").splitlines()) < 80


def test_totals_stand_nowhere_in_the_yaml() -> None:
    """The totals of the documents are computed: no file of an example states one of them."""
    berkas = sorted(AKAR.rglob("*.yaml"))
    assert len(berkas) > 20
    for path in berkas:
        isi = "\n".join(satu.split("#")[0] for satu in path.read_text(encoding="utf-8").splitlines())
        for jumlah in ("40.145.568.718", "7.701.036.123", "5.138.239.184", "4.496.239.184", "3.203.908.411"):
            assert jumlah not in isi, path


def test_the_schema_beside_the_examples_is_fresh() -> None:
    """The file the `yaml-language-server` lines of the examples point to."""
    baris_pertama = (AKAR / "kesbangpol-2024" / "plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    skema = (AKAR / "kesbangpol-2024" / baris_pertama.partition("$schema=")[2]).resolve()
    assert json.loads(skema.read_text(encoding="utf-8")) == json.loads(json.dumps(plan_schema()))


def test_the_library_can_be_used_again_and_again() -> None:
    """A public name must stay a function whatever has been imported since: no subpackage may take its place."""
    import renja_gen

    loaded = renja_gen.load(AKAR / "minimal")
    assert loaded.plan is not None
    assert renja_gen.check(AKAR / "minimal") == ()
    assert [renja_gen.compute(loaded.plan).pagu for _ in range(3)] == [200_000_000] * 3
    assert all(callable(getattr(renja_gen, name)) for name in ("load", "check", "compute", "build"))
    folders = {path.name for path in Path(renja_gen.__file__).parent.iterdir()}
    assert "pipeline.py" in folders
    assert not folders & {f"{name}{end}" for name in renja_gen.__all__ for end in ("", ".py")}
