"""The "matriks perubahan" as a document: semula, menjadi, selisih and keterangan of every node, and all else."""

from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.compose.laporan import laporan, paragraf, tanggal_dokumen
from renja_gen.compose.sebutan import nama_berkas, nama_lengkap
from renja_gen.document.blocks import Block, Document, Paragraph, Run
from renja_gen.matriks.sisi import Sisi
from renja_gen.matriks.tabel import tabel_matriks, tabel_program
from renja_gen.matriks.tabel_lain import tabel_angka, tabel_dana, tabel_teks
from renja_gen.perbandingan.banding import Perbandingan
from renja_gen.perbandingan.ringkasan import kalimat


def dokumen_perubahan(banding: Perbandingan, lama: Sisi, baru: Sisi) -> Document:
    """The matrix and what else changed, as a document of its own."""
    hasil = banding.baru
    pd = hasil.plan.perangkat_daerah
    isi: list[str | Block] = [
        _sisi("Semula", lama), _sisi("Menjadi", baru), " ".join(kalimat(banding)),
        tabel_program(banding), tabel_matriks(banding),
        *(tabel for tabel in (tabel_dana(banding), tabel_angka(banding), tabel_teks(banding)) if tabel),
    ]  # fmt: skip
    return laporan(
        f"Matriks Perubahan Rencana Kerja Tahun {hasil.n}",
        isi,
        gaya_bawaan(),
        anak_judul=(nama_lengkap(hasil).upper(),),
        instansi=nama_lengkap(hasil),
        tanggal=tanggal_dokumen(hasil.plan),
        nama_berkas=f"{nama_berkas(pd.singkatan, hasil.n)}-perubahan",
    )


def _sisi(sebutan: str, sisi: Sisi) -> Paragraph:
    teks = paragraf(f": {sisi.judul}; {sisi.asal}.")
    return Paragraph((Run(sebutan, bold=True), *teks.inlines), align="left", indent=False)
