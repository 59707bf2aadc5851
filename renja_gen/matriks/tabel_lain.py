"""What changed beside the matrix: sources of funds, other figures, texts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from renja_gen.compose.tables.umum import susun
from renja_gen.document.blocks import Row, RowKind, Table
from renja_gen.document.grid import Column, Figure, Format, Record, body
from renja_gen.matriks.keterangan import indikator_sepasang
from renja_gen.matriks.kolom import kolom_selisih, selisih_sepasang
from renja_gen.perbandingan.banding import BedaSimpul, Perbandingan
from renja_gen.perbandingan.perubahan import Perubahan, cetak_selisih
from renja_gen.perbandingan.pohon import Baris

_RP = Format.RUPIAH
_HURUF = 8.0
_HURUF_SEBARIS, _BARIS_UTUH = 50, 15  # letters on a line of the table of texts; lines that stay on one page


def tabel_dana(banding: Perbandingan) -> Table | None:
    """The totals by source of funds; None where none differs."""
    if not banding.dana:
        return None
    kolom = [Column("nama", ("Sumber Dana",), 132), *kolom_selisih()]
    isi = ({"nama": satu.jalur[-1], **selisih_sepasang(satu.angka_lama, satu.angka_baru)} for satu in banding.dana)
    baris = [row for satu in isi for row in body(kolom, [satu], RowKind.BIASA)]
    return susun(
        "dana", f"Sumber Dana yang Berubah Tahun {banding.baru.n}", kolom, baris, landscape=True, font_size=_HURUF
    )


def tabel_angka(banding: Perbandingan) -> Table | None:
    """The figures that changed and are not in the matrix: other years, Renstra, realisations; None without any."""
    kolom = [
        Column("kode", ("Kode",), 24),
        Column("uraian", ("Angka",), 106, shared=False),
        Column("semula", ("Semula",), 28, format=_RP, shared=False),
        Column("menjadi", ("Menjadi",), 28, format=_RP, shared=False),
        Column("selisih", ("Selisih",), 28, format=_RP, shared=False),
        Column("persen", ("%",), 16, format=Format.PERCENT, shared=False),
    ]
    baris = [
        row
        for kode, semua in _terpilih(banding, banding.total, lambda satu: satu.selisih is not None)
        for row in body(kolom, [{"kode": kode, **_angka(satu)} for satu in semua], RowKind.BIASA)
    ]
    if not baris:
        return None
    return susun("angka", "Angka Lain yang Berubah", kolom, baris, landscape=True, font_size=_HURUF)


def _angka(satu: Perubahan) -> Record:
    return {
        "uraian": satu.sebutan,
        "semula": Figure(satu.lama, satu.angka_lama),
        "menjadi": Figure(satu.baru, satu.angka_baru),
        "selisih": Figure(cetak_selisih(satu), satu.selisih),
        "persen": satu.persen,
    }


def tabel_teks(banding: Perbandingan) -> Table | None:
    """The texts that changed, those of narratives line by line; None without any."""
    kolom = [
        Column("letak", ("Letak",), 50),
        Column("uraian", ("Isian",), 50, shared=False),
        Column("semula", ("Semula",), 80, shared=False),
        Column("menjadi", ("Menjadi",), 80, shared=False),
    ]
    kelompok: list[list[Record]] = [
        [{"letak": kode, "uraian": satu.sebutan, "semula": satu.lama, "menjadi": satu.baru} for satu in semua]
        for kode, semua in _terpilih(banding, banding.isian, lambda satu: satu.selisih is None)
    ]
    kelompok += [
        [{"letak": satu.berkas, "uraian": f"baris {satu.baris_baru}", "semula": satu.lama, "menjadi": satu.baru}]
        for satu in banding.narasi
    ]
    if not kelompok:
        return None
    semua = (row for satu in kelompok for row in body(kolom, satu, RowKind.BIASA))
    baris = [replace(row, breakable=_panjang(row)) for row in semua]
    return susun("teks", "Teks yang Berubah", kolom, baris, landscape=True, font_size=_HURUF)


def _panjang(row: Row) -> bool:
    """Whether a row may need more than a page's third: a whole narrative may be new."""
    return any(sum(1 + len(baris) // _HURUF_SEBARIS for baris in cell.lines) > _BARIS_UTUH for cell in row.cells)


def _terpilih(
    banding: Perbandingan, umum: Sequence[Perubahan], pilih: Callable[[Perubahan], bool]
) -> Iterator[tuple[str, list[Perubahan]]]:
    """Changes by the code of their node, those of the whole plan first; what is new or gone is in the matrix."""
    dimatriks = f"pagu {banding.baru.n}"
    if atas := [satu for satu in umum if pilih(satu) and satu.sebutan != dimatriks]:
        yield "Rencana", atas
    for beda in banding.simpul:
        if beda.pasangan.lama and beda.pasangan.baru:
            isi = [satu for satu in beda.perubahan if pilih(satu) and satu.sebutan != dimatriks]
            if isi := [satu for satu in isi if not _di_matriks(beda, satu, banding.baru.n)]:
                yield beda.pasangan.simpul.kode, isi


def _di_matriks(beda: BedaSimpul, satu: Perubahan, tahun: int) -> bool:
    """Whether the matrix shows the target of this indicator."""
    if satu.jalur[:1] != ("indikator",) or satu.jalur[2:] != ("target", f"{tahun}"):
        return False
    baris = Baris(beda.pasangan.lama, beda.pasangan.baru, beda, ())
    return satu.jalur[1] in {baru.nama for _, baru in indikator_sepasang(baris, tahun) if baru}
