"""The stage of a perubahan, and the plan that it changes."""

from collections.abc import Iterator

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Temuan, aturan


@aturan("RG938", Severity.PERINGATAN, menjawab="R12")
def sebelum_tanpa_perubahan(hasil: Hasil) -> Iterator[Temuan]:
    """Rencana yang diubah hanya ditulis pada tahap perubahan.

    Pada tahap lain `sebelum` tidak dibaca, dan tabel tidak memuat kolom sebelum perubahan. Ganti tahapnya, atau hapus
    `sebelum`.

    Salah:

        renja: {tahun: 2025, tahap: final, sebelum: final}

    Benar:

        renja: {tahun: 2025, tahap: final}
    """
    renja = hasil.plan.renja
    if renja.sebelum is not None and renja.tahap != "perubahan":
        pesan = f"'sebelum' tidak dipakai pada tahap {renja.tahap}; tulis 'tahap: perubahan', atau hapus 'sebelum'"
        yield Temuan(renja.span("sebelum"), pesan)


@aturan("RG962", Severity.SARAN, menjawab="R38")
def perubahan_tanpa_sebelum(hasil: Hasil) -> Iterator[Temuan]:
    """Perubahan Renja menyebut rencana yang diubahnya.

    Tanpa `sebelum` tabel BAB III dan BAB IV hanya memuat angka setelah perubahan. Dengan `sebelum` tabel itu memuat
    angka sebelum dan setelah perubahan serta selisihnya; caranya ada di [panduan](panduan.md#perubahan-renja).

    Salah:

        renja: {tahun: 2025, tahap: perubahan}

    Benar:

        renja: {tahun: 2025, tahap: final}
    """
    renja = hasil.plan.renja
    if renja.tahap == "perubahan" and renja.sebelum is None:
        pesan = "tabel hanya memuat angka setelah perubahan; sebut rencana yang diubah, misalnya 'sebelum: HEAD~1'"
        yield Temuan(renja.span("tahap"), pesan)
