"""Reports as documents: a title, running text and tables in the order given, on pages of one paper.

What `diff` and `recap` print. Such a document has neither cover nor chapters nor lists of contents; it is written by
the same writers as a Renja, and looks like one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from renja_gen.document.blocks import Block, Document, Heading, Paragraph, Run, Section, Table
from renja_gen.document.fitting import fitted
from renja_gen.document.look import Look
from renja_gen.document.numbering import number_blocks
from renja_gen.plan.model import Plan


def laporan(
    judul: str,
    isi: Iterable[str | Block],
    look: Look,
    *,
    anak_judul: Sequence[str] = (),
    instansi: str = "",
    tanggal: datetime | None = None,
    nama_berkas: str = "laporan",
) -> Document:
    """A report with everything in `isi` under its title; a text is a paragraph.

    `anak_judul` are lines under the title, `instansi` who answers for it (author and running footer). Tables and
    references to them are numbered "1", "2"; all stand on one paper, landscape. `tanggal` dates the file and must not
    come from the clock: see `tanggal_dokumen`.
    """
    kepala: list[Block] = [Heading(1, "", judul, "laporan"), *(_tengah(baris) for baris in anak_judul)]
    blok: list[Block] = [*kepala, *(_blok(satu, look) for satu in isi)]
    return Document(
        title=judul,
        author=instansi,
        subject=" ".join((judul, *anak_judul)),
        header=judul,
        footer=instansi,
        sections=number_blocks([Section(look.page(landscape=True), tuple(blok))]),
        look=look,
        created=tanggal,
        file_stem=nama_berkas,
    )


def tanggal_dokumen(plan: Plan) -> datetime:
    """The date of a document: from its plan, never from the clock."""
    tanggal = plan.renja.tanggal
    if tanggal is None:
        return datetime(plan.n - 1, 1, 1, tzinfo=UTC)
    return datetime(tanggal.tahun, tanggal.bulan, tanggal.hari or 1, tzinfo=UTC)


def paragraf(teks: str) -> Paragraph:
    """Running text of a report: not indented, for its paragraphs are short."""
    return Paragraph((Run(teks),), indent=False)


def _tengah(teks: str) -> Paragraph:
    return Paragraph((Run(teks, bold=True),), align="center", indent=False)


def _blok(satu: str | Block, look: Look) -> Block:
    match satu:
        case str():
            return paragraf(satu)
        case Table():
            return fitted(replace(satu, landscape=True, wide=False), look)
        case _:
            return satu
