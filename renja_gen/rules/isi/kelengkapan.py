"""Completeness: what the document must have, from the data or from a narrative of the agency's own."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from renja_gen.angka import persen
from renja_gen.computing import Hasil, Tingkat
from renja_gen.diagnostics import Severity
from renja_gen.plan.telaah import Evaluasi
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.tulisan import Tulisan

_RENDAH, _SANGAT_TINGGI, _PENUH = Decimal(51), Decimal(91), Decimal(100)  # percent


class _Wajib(NamedTuple):
    """A part that must not be empty: its key, what would be missing, the narrative that may stand in for it."""

    kunci: str
    tanpanya: str
    narasi: str = ""


_ISIAN = (
    _Wajib("dasar_hukum", "landasan hukum (1.2) kosong", "landasan-hukum"),
    _Wajib("pelayanan", "tabel pelayanan T-C.30 tidak dicetak"),
    _Wajib("isu", "isu penting (2.3) kosong", "isu"),
    _Wajib("tujuan", "tujuan dan sasaran (3.2) kosong", "tujuan-sasaran"),
)


def _ada_faktor(satu: Evaluasi) -> bool:
    return bool(satu.faktor_pendorong or satu.faktor_penghambat or satu.tindak_lanjut)


def _faktor_dinarasikan(tulisan: Tulisan) -> bool:
    """Whether a narrative may tell the factors; the notes of the E.81 table take them from the plan only."""
    e81 = tulisan.hasil.plan.tabel.evaluasi.bentuk == "e81"
    return not e81 and "narasi/evaluasi.md" in tulisan.narasi


@aturan("RG507", Severity.PERINGATAN, menjawab="R02")
def bagian_wajib(tulisan: Tulisan) -> Iterator[Temuan]:
    """Bagian wajib tidak kosong: evaluasi, pelayanan, isu, tujuan, dasar hukum.

    Tabel yang tidak ada isinya tidak dicetak, dan penelaah akan mencarinya. Untuk 1.2, 2.3, dan 3.2, narasi milik
    sendiri (`narasi/landasan-hukum.md`, `isu.md`, `tujuan-sasaran.md`) juga cukup. Bila bagiannya memang belum
    mungkin ada, misalnya Perangkat Daerah baru tanpa hasil tahun lalu, abaikan temuan ini dengan alasan.

    Salah:

        pelayanan:

    Benar:

        pelayanan:
          - {nama: Jumlah pengunjung perpustakaan, satuan: orang, target: {2025: 6.000}}
    """
    plan, hasil = tulisan.hasil.plan, tulisan.hasil
    for wajib in _ISIAN:
        isi = getattr(plan, wajib.kunci)
        kosong = not (any(getattr(isi, kunci) for kunci in type(isi).model_fields) if wajib.kunci == "isu" else isi)
        if kosong and f"narasi/{wajib.narasi}.md" not in tulisan.narasi:
            yield Temuan(
                plan.span(wajib.kunci), f"{wajib.kunci} belum diisi, sehingga {wajib.tanpanya}; tulis isinya"
            )
    if not hasil.evaluasi.daun and plan.program:  # without any programme RG504 says it all
        pesan = f"tabel evaluasi tidak dicetak, karena belum ada angka sampai tahun {hasil.evaluasi_sampai}"
        yield Temuan(plan.span("program"), f"{pesan}; tulis target Renstra, pagu, dan realisasinya")
    if hasil.evaluasi.daun and not _ada_faktor(plan.evaluasi) and not _faktor_dinarasikan(tulisan):
        kunci = "faktor_pendorong, faktor_penghambat, dan tindak_lanjut"
        yield Temuan(plan.span("evaluasi"), f"evaluasi belum menyebut sebab dan tindak lanjut; tulis {kunci}")


@aturan("RG610", Severity.PERINGATAN, menjawab="R48")
def faktor_evaluasi(tulisan: Tulisan) -> Iterator[Temuan]:
    """Hasil yang rendah dijelaskan faktor penghambatnya, hasil yang tinggi faktor pendorongnya, dengan tindak lanjut.

    Rata-rata tingkat realisasi di bawah 51% (Rendah atau Sangat Rendah) pada satu program saja menuntut
    `faktor_penghambat`. Rata-rata program 100% atau lebih, atau seluruhnya 91% atau lebih (Sangat Tinggi), menuntut
    `faktor_pendorong`. `tindak_lanjut` selalu diperlukan. Bila ketiganya kosong, lihat RG507.

    Salah:

        evaluasi: {tindak_lanjut: }

    Benar:

        evaluasi: {tindak_lanjut: pengadaan buku dimulai pada triwulan pertama}
    """
    hasil, evaluasi = tulisan.hasil, tulisan.hasil.plan.evaluasi
    if not hasil.evaluasi.daun or not _ada_faktor(evaluasi) or _faktor_dinarasikan(tulisan):
        return
    rata = list(_rata_rata(hasil))
    rendah = next((f"{sebut} {persen(nilai)}" for sebut, nilai, _ in rata if nilai < _RENDAH), "")
    tinggi = next((f"{sebut} {persen(nilai)}" for sebut, nilai, batas in rata if nilai >= batas), "")
    for kunci, sebab in (
        ("faktor_penghambat", rendah and f"{rendah}, di bawah 51%"),
        ("faktor_pendorong", tinggi),
        ("tindak_lanjut", f"hasil tahun {hasil.n - 2} dievaluasi"),
    ):
        if sebab and not getattr(evaluasi, kunci):
            pesan = f"{sebab}, tetapi evaluasi belum menyebut {kunci.replace('_', ' ')}; tulis {kunci}: …"
            yield Temuan(evaluasi.span(), pesan)


def _rata_rata(hasil: Hasil) -> Iterator[tuple[str, Decimal, Decimal]]:
    """The means that the table shows, over all and by programme: name, value, and from where on it is high."""
    bentuk = hasil.plan.tabel.evaluasi.bentuk
    program = hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)
    tiap = [(f"program '{satu.kode}'", hasil.rata_rata(satu), _PENUH) for satu in program]
    for sebut, rata, tinggi in [("seluruh program", hasil.rata_rata_seluruh(), _SANGAT_TINGGI), *tiap]:
        nama = f"rata-rata tingkat realisasi {sebut}"
        if rata.tingkat_k is not None and bentuk != "anggaran":
            yield f"{nama} (kinerja)", rata.tingkat_k, tinggi
        if rata.tingkat_rp is not None and bentuk != "kinerja":
            yield f"{nama} (anggaran)", rata.tingkat_rp, tinggi
