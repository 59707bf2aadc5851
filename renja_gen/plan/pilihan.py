"""How the documents are made, and which layout each table takes."""

from typing import Literal

from pydantic import Field

from renja_gen.options import Engine, Standard
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.nilai import Tahun, Teks, YaTidak


class PilihanDokumen(Bagian):
    """How the documents are made; options of the command line come first."""

    mesin_pdf: Engine | None = Field(default=None, description="Pembuat PDF: weasyprint (bawaan) atau typst")
    standar_pdf: Standard | None = Field(
        default=None, description="Standar PDF, misalnya ua-1 atau a-3a; bawaan menurut pembuatnya"
    )
    templat: Teks | None = Field(default=None, description="Folder templat sendiri di dalam folder rencana")
    gambar: YaTidak = Field(default=True, description="Ya (bawaan) menyertakan grafik")


class TabelEvaluasi(Bagian):
    """Options of Tabel 2.1."""

    bentuk: Literal["kinerja", "anggaran", "kinerja-anggaran", "e81"] = Field(
        default="kinerja-anggaran", description="Kinerja-anggaran (bawaan), kinerja, anggaran, atau e81"
    )
    rata_rata: Literal["termasuk-nol", "abaikan-nol"] = Field(
        default="termasuk-nol", description="Termasuk-nol (bawaan) atau abaikan-nol"
    )
    triwulan: YaTidak = Field(default=False, description="Ya menambah kolom triwulan (hanya e81, kertas A3)")


class TabelPelayanan(Bagian):
    """The years of Tabel T-C.30; left out, they follow from the plan year."""

    target: tuple[Tahun, ...] = Field(default=(), description="Tahun target; bawaan n-2 sampai n+1")
    realisasi: tuple[Tahun, ...] = Field(default=(), description="Tahun realisasi; bawaan n-2 dan n-1")
    proyeksi: tuple[Tahun, ...] = Field(default=(), description="Tahun proyeksi; bawaan n dan n+1")


class TabelReview(Bagian):
    """Options of Tabel T-C.31."""

    penomoran: Literal["romawi", "huruf"] = Field(
        default="romawi", description="Romawi (bawaan): I, A, 01; huruf: A, 1, tanpa nomor"
    )


class TabelBentuk(Bagian):
    """Options of Tabel T-C.33 and Tabel 4.1."""

    bentuk: Literal["ringkas", "lebar"] = Field(default="ringkas", description="Ringkas (bawaan) atau lebar")


class TabelPendanaan(TabelBentuk):
    """Options of Tabel 4.1; `sumber_dana` adds the summary by source of funds."""

    sumber_dana: YaTidak = Field(default=True, description="Ya (bawaan) menambah rekapitulasi menurut sumber dana")


class Tabel(Bagian):
    """Which layout each table takes."""

    evaluasi: TabelEvaluasi = Field(default_factory=TabelEvaluasi, description="Bentuk tabel evaluasi")
    pelayanan: TabelPelayanan = Field(default_factory=TabelPelayanan, description="Tahun-tahun T-C.30")
    review: TabelReview = Field(default_factory=TabelReview, description="Penomoran T-C.31")
    rumusan: TabelBentuk = Field(default_factory=TabelBentuk, description="Bentuk T-C.33")
    pendanaan: TabelPendanaan = Field(default_factory=TabelPendanaan, description="Bentuk Tabel 4.1")
