"""The "matriks perubahan" as a document: semula, menjadi, selisih and keterangan of every node, and all else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from renja_gen.angka import KOSONG, rp
from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.compose.laporan import laporan, paragraf, tanggal_dokumen
from renja_gen.compose.sebutan import nama_berkas, nama_lengkap
from renja_gen.compose.tables.umum import JENIS_BARIS, cetak, susun
from renja_gen.computing import Kolom, Simpul, Tingkat
from renja_gen.computing.kinerja import indikator_semua, indikator_utama, perubahan
from renja_gen.computing.ringkasan import bagian_dana
from renja_gen.document.blocks import Block, Document, Formula, Paragraph, Row, RowKind, Run, Table
from renja_gen.document.grid import Column, Content, Figure, Format, Record, body, label_row
from renja_gen.perbandingan.banding import BedaSimpul, Perbandingan
from renja_gen.perbandingan.perubahan import Perubahan, cetak_selisih, pasangkan
from renja_gen.perbandingan.pohon import Baris, satukan
from renja_gen.perbandingan.ringkasan import catatan_tahun, kalimat
from renja_gen.perbandingan.sisi import Sisi
from renja_gen.plan.pekerjaan import Indikator

RP, TENGAH = Format.RUPIAH, Format.CENTER
_SELISIH = Formula("subtract", ("pagu-menjadi", "pagu-semula"))
_PERSEN = Formula("percent", ("selisih", "pagu-semula"))
_HURUF = 7.5
_HURUF_TEKS = 8.0
_HURUF_SEBARIS, _BARIS_UTUH = 50, 15  # letters on a line of the table of texts; lines that stay on one page
_PENGENALAN = (
    "Kode yang berubah dikenali dari padanan nomenklatur, dari nama yang sama, atau dari nama yang mirip dengan "
    "indikator yang sama. Yang pindah ke induk lain tercantum dua kali, agar jumlah tiap induk tetap jumlah anaknya."
)


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


# --- figures of the plan year


def tabel_matriks(banding: Perbandingan) -> Table:
    """Every node that either plan has for the year of the new one; parents are sums, and so is the total."""
    tahun = banding.baru.n
    kolom = [
        Column("kode", ("Kode",), 22, "1"),
        Column("nama", ("Program/Kegiatan/Sub Kegiatan",), 46, "2"),
        Column("indikator", ("Indikator Kinerja",), 42, "3", shared=False),
        Column("target-semula", ("Semula", "Target"), 17, "4", TENGAH, shared=False),
        Column("pagu-semula", ("Semula", "Pagu (Rp)"), 24, "5", RP),
        Column("target-menjadi", ("Menjadi", "Target"), 17, "6", TENGAH, shared=False),
        Column("pagu-menjadi", ("Menjadi", "Pagu (Rp)"), 24, "7", RP),
        Column("selisih", ("Selisih (Rp)",), 23, "8=7-5", RP, formula=_SELISIH),
        Column("persen", ("%",), 13, "9=8/5", Format.PERCENT, formula=_PERSEN),
        Column("keterangan", ("Keterangan",), 40, "10"),
    ]
    akar = satukan(banding, tahun)
    baris: list[Row] = []
    for satu in akar.turun():
        if satu.simpul.kode:
            pasangan = _indikator(satu, tahun)
            umum: Record = {
                "kode": satu.simpul.kode, "nama": satu.simpul.nama, **_pagu(satu, tahun),
                "keterangan": _keterangan(satu, pasangan, tahun),
            }  # fmt: skip
            kelompok: list[Record] = [{**umum, **_target(*dua, tahun)} for dua in pasangan]
            baris += body(kolom, kelompok or [umum], JENIS_BARIS[satu.simpul.tingkat], satu.simpul.kode)
    baris.append(label_row(kolom, "TOTAL", 4, _pagu(akar, tahun), RowKind.JUMLAH))
    catatan = (_PENGENALAN,) if banding.lama.n == banding.baru.n else (catatan_tahun(banding), _PENGENALAN)
    judul = f"Matriks Perubahan Program, Kegiatan, dan Sub Kegiatan Tahun {tahun}"
    return susun("matriks", judul, kolom, baris, landscape=True, font_size=_HURUF, notes=catatan)


def tabel_program(banding: Perbandingan) -> Table:
    """The programmes of the matrix alone."""
    tahun = banding.baru.n
    kolom = [
        Column("kode", ("Kode",), 22),
        Column("nama", ("Program",), 110),
        *_kolom_selisih(),
    ]
    akar = satukan(banding, tahun)
    program = [satu for satu in akar.turun() if satu.simpul.tingkat is Tingkat.PROGRAM and satu.simpul.kode]
    isi = ({"kode": satu.simpul.kode, "nama": satu.simpul.nama, **_pagu(satu, tahun)} for satu in program)
    baris = [row for satu in isi for row in body(kolom, [satu], RowKind.BIASA)]
    baris.append(label_row(kolom, "TOTAL", 2, _pagu(akar, tahun), RowKind.JUMLAH))
    return susun(
        "program", f"Perubahan Pagu Tahun {tahun} menurut Program", kolom, baris, landscape=True, font_size=8
    )


def _kolom_selisih() -> list[Column]:
    return [
        Column("pagu-semula", ("Semula (Rp)",), 30, format=RP),
        Column("pagu-menjadi", ("Menjadi (Rp)",), 30, format=RP),
        Column("selisih", ("Selisih (Rp)",), 28, format=RP, formula=_SELISIH),
        Column("persen", ("%",), 16, format=Format.PERCENT, formula=_PERSEN),
    ]


def _pagu(satu: Baris, tahun: int) -> Record:
    kolom = Kolom("pagu", tahun)
    lama, baru = (simpul.rp(kolom) if simpul else None for simpul in (satu.lama, satu.baru))
    return _selisih(lama, baru)


def _selisih(lama: Decimal | None, baru: Decimal | None) -> Record:
    selisih = None if lama is None and baru is None else (baru or Decimal(0)) - (lama or Decimal(0))
    return {"pagu-semula": lama, "pagu-menjadi": baru, "selisih": selisih, "persen": perubahan(lama, baru)}


Sepasang = tuple[Indikator | None, Indikator | None]


def _indikator(satu: Baris, tahun: int) -> list[Sepasang]:
    """The indicators of a row, those of both sides side by side: what either plan prints, or has a target for."""
    sisi = [simpul for simpul in (satu.lama, satu.baru) if simpul]
    lama, baru = (simpul.indikator if simpul else () for simpul in (satu.lama, satu.baru))
    semua = pasangkan(lama, baru, lambda indikator: indikator.nama)
    bertarget = [dua for dua in semua if any(i and tahun in i.target for i in dua)]
    if any(simpul.n != tahun for simpul in sisi) and bertarget:  # which are printed depends on the plan year
        return bertarget
    utama = indikator_utama if satu.simpul.tingkat is Tingkat.SUB_KEGIATAN else indikator_semua
    tercetak = {id(i) for simpul in sisi for i in utama(simpul)}
    return [dua for dua in semua if any(i and id(i) in tercetak for i in dua)]


def _target(lama: Indikator | None, baru: Indikator | None, tahun: int) -> Record:
    ada = baru or lama
    return {
        "indikator": ada.nama if ada else None,
        "target-semula": cetak(lama.target[tahun], lama) if lama else None,
        "target-menjadi": cetak(baru.target[tahun], baru) if baru else None,
    }


def _keterangan(satu: Baris, indikator: Sequence[Sepasang], tahun: int) -> Content:
    """What happened, a line each; "Tetap" for a row in which nothing did."""
    pagu = _pagu(satu, tahun)["selisih"]
    arah = "" if not isinstance(pagu, Decimal) or not pagu else "Bertambah" if pagu > 0 else "Berkurang"
    baris = [*_asal_usul(satu), *([arah] if arah and satu.lama and satu.baru else [])]
    if satu.lama and satu.baru:
        baris += _isi_berubah(satu, indikator, tahun)
    return tuple(baris) or "Tetap"


def _asal_usul(satu: Baris) -> Iterator[str]:
    """Whether a row is new, gone, moved or renamed."""
    beda = satu.beda
    if beda is None:
        if satu.lama is None or satu.baru is None:
            yield "Baru" if satu.lama is None else "Dihapus"
        return
    lama, baru = beda.pasangan.lama, beda.pasangan.baru
    if lama is None or baru is None:
        yield "Baru" if lama is None else "Dihapus"
    elif satu.terpisah:
        yield f"Pindah dari {lama.kode}" if satu.baru is baru else f"Pindah ke {baru.kode}"
    elif beda.pasangan.pindah:
        yield f"Kode semula {lama.kode}"
    if lama and baru and beda.pasangan.berganti_nama:
        yield f"Nama semula: {lama.nama}"


def _isi_berubah(satu: Baris, indikator: Sequence[Sepasang], tahun: int) -> Iterator[str]:
    """What else changed in a row that both sides have."""
    assert satu.lama is not None
    assert satu.baru is not None
    for lama, baru in indikator:
        if lama and baru and lama.nama != baru.nama:
            yield f"Indikator semula: {lama.nama}"
    if any(_target(*dua, tahun)["target-semula"] != _target(*dua, tahun)["target-menjadi"] for dua in indikator):
        yield "Target berubah"
    if satu.beda and satu.beda.dana:
        yield f"Sumber dana semula: {_dana(satu.lama)}"
    if satu.simpul.tingkat is Tingkat.SUB_KEGIATAN and sorted(satu.lama.sub.lokasi) != sorted(satu.baru.sub.lokasi):
        yield f"Lokasi semula: {', '.join(satu.lama.sub.lokasi) or KOSONG}"
    maju = Kolom("pagu", tahun + 1)
    if satu.lama.rp(maju) != satu.baru.rp(maju):
        yield f"Prakiraan maju {tahun + 1} semula {rp(satu.lama.rp(maju))}, menjadi {rp(satu.baru.rp(maju))}"


def _dana(simpul: Simpul) -> str:
    bagian = bagian_dana(simpul)
    if len(bagian) == 1:
        return bagian[0][0]
    return "; ".join(f"{nama} {rp(nilai)}" for nama, nilai in bagian) or KOSONG


# --- what else changed


def tabel_dana(banding: Perbandingan) -> Table | None:
    """The totals by source of funds; None where none differs."""
    if not banding.dana:
        return None
    kolom = [Column("nama", ("Sumber Dana",), 132), *_kolom_selisih()]
    isi = ({"nama": satu.jalur[-1], **_selisih(satu.angka_lama, satu.angka_baru)} for satu in banding.dana)
    baris = [row for satu in isi for row in body(kolom, [satu], RowKind.BIASA)]
    return susun(
        "dana", f"Sumber Dana yang Berubah Tahun {banding.baru.n}", kolom, baris, landscape=True, font_size=8
    )


def tabel_angka(banding: Perbandingan) -> Table | None:
    """The figures that changed and are not in the matrix: other years, Renstra, realisations; None without any."""
    kolom = [
        Column("kode", ("Kode",), 24),
        Column("uraian", ("Angka",), 106, shared=False),
        Column("semula", ("Semula",), 28, format=RP, shared=False),
        Column("menjadi", ("Menjadi",), 28, format=RP, shared=False),
        Column("selisih", ("Selisih",), 28, format=RP, shared=False),
        Column("persen", ("%",), 16, format=Format.PERCENT, shared=False),
    ]
    baris = [
        row
        for kode, semua in _terpilih(banding, banding.total, lambda satu: satu.selisih is not None)
        for row in body(kolom, [{"kode": kode, **_angka(satu)} for satu in semua], RowKind.BIASA)
    ]
    if not baris:
        return None
    return susun("angka", "Angka Lain yang Berubah", kolom, baris, landscape=True, font_size=_HURUF_TEKS)


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
    return susun("teks", "Teks yang Berubah", kolom, baris, landscape=True, font_size=_HURUF_TEKS)


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
    return satu.jalur[1] in {baru.nama for _, baru in _indikator(baris, tahun) if baru}
