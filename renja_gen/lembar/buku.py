"""A plan's workbook: its tables as sheets, and its data in the flat form as the last one."""

from collections.abc import Callable
from decimal import Decimal

from renja_gen.angka import angka, rupiah
from renja_gen.document.blocks import Cell, Document, GridColumn, Row, Table
from renja_gen.lembar.baris import Baris, baris_data, kolom_data
from renja_gen.lembar.kolom import Jenis, KolomData
from renja_gen.plan.model import Plan
from renja_gen.writers.xlsx import LONGEST_TEXT, Properties, Sheet, sheets_of, write

DATA = "data"  # the key of the table that holds it
ANGKA = {Jenis.RUPIAH: rupiah, Jenis.CAPAIAN: angka}


def lembar_rencana(document: Document, plan: Plan) -> tuple[Sheet, ...]:
    """The sheets of a plan: its tables, then its data."""
    data = Sheet(DATA.title(), tabel_data(plan), document.look.page(landscape=True, wide=True), flat=True)
    return (*sheets_of(document), data)


def tabel_data(plan: Plan) -> Table:
    """The flat form of a plan as a table: a header row, and a row for each indicator."""
    baris = baris_data(plan)
    kolom = kolom_data(baris)
    return Table(
        key=DATA,
        caption=f"Isian seluruh program, kegiatan, dan sub kegiatan Tahun {plan.n}",
        columns=tuple(
            GridColumn(satu.lebar, "right" if satu.jenis in ANGKA else "left", satu.judul) for satu in kolom
        ),
        header=(tuple(Cell((satu.judul,)) for satu in kolom),),
        rows=tuple(Row(tuple(_sel(satu, each) for each in kolom), kode=satu.kode) for satu in baris),
        landscape=True,
        wide=True,
    )


def _sel(baris: Baris, kolom: KolomData) -> Cell:
    isi = baris.isi(kolom)
    if isinstance(isi, Decimal):
        cetak: Callable[[Decimal], str] = ANGKA[kolom.jenis]
        return Cell((cetak(isi),), value=isi)
    return Cell(tuple((isi or "").split("\n")))


def buku(document: Document, plan: Plan, lembar: tuple[Sheet, ...]) -> bytes:
    """The workbook of these sheets, with what it is and links to them in front."""
    asal = document.origin
    fakta = (
        ("Perangkat Daerah", document.author),
        ("Tahun rencana", str(plan.n)),
        ("Tahap", plan.renja.tahap),
        ("Dibuat dengan", f"renja-gen {asal.version}" if asal else ""),
        ("Revisi rencana", asal.revision if asal else ""),
        ("Sidik rencana", asal.plan_hash if asal else ""),
        ("Catatan", ("Jumlah, persentase, dan rata-rata ialah rumus dan ikut berubah bila angkanya diubah di sini; "
         "rencananya sendiri hanya berubah lewat berkas YAML.")),
    )  # fmt: skip
    return write(
        lembar,
        Properties(
            title=document.title,
            author=document.author,
            subject=document.subject,
            created=document.created,
            footer=f"{document.header}, {document.footer}",
            facts=tuple((nama, isi) for nama, isi in fakta if isi),
        ),
        document.look,
    )


def terpotong(lembar: tuple[Sheet, ...]) -> tuple[str, ...]:
    """The names of the sheets in which a text is longer than a cell may hold."""
    return tuple(
        satu.name
        for satu in lembar
        if any(len(cell.text) > LONGEST_TEXT for row in satu.table.rows for cell in row.cells)
    )
