"""Years: inside the Renstra period, realisations in the past."""

from collections.abc import Iterator
from typing import Any

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Severity
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import semua_indikator, semua_sub, tempat_tahun

_KE_DEPAN = {"pagu", "target", "proyeksi"}


def _deret(hasil: Hasil) -> Iterator[tuple[Bagian, str, Deret[Any]]]:
    """Every series by year with the part and key it stands under."""
    anggaran = (sub.anggaran for sub in semua_sub(hasil))
    for satu in (*hasil.plan.pelayanan, *semua_indikator(hasil), *anggaran):
        for kunci in satu.model_fields_set:
            if isinstance(nilai := getattr(satu, kunci), Deret):
                yield satu, kunci, nilai


@aturan("RG301", Severity.GALAT, menjawab="R11")
def tahun_rencana(hasil: Hasil) -> Iterator[Temuan]:
    """Tahun rencana berada dalam periode Renstra.

    Renja menjabarkan satu tahun dari Renstra; target dan capaian Renstra dihitung terhadap periode itu. Perbaiki
    `tahun` pada `renja`, atau `periode` pada `renstra`. Untuk rencana tahun pertama sesudah Renstra lama, tulis
    periode Renstra yang baru.

    Salah:

        renja: {tahun: 2027}

    Benar:

        renja: {tahun: 2025}
    """
    periode = hasil.plan.renstra.periode
    if hasil.n not in periode:
        pesan = f"tahun rencana {hasil.n} di luar periode Renstra {periode}; perbaiki salah satunya"
        yield Temuan(hasil.plan.renja.span("tahun"), pesan)


@aturan("RG302", Severity.GALAT, menjawab="R10")
def tahun_deret(hasil: Hasil) -> Iterator[Temuan]:
    """Tahun dalam deret berada dalam periode Renstra, atau paling jauh satu tahun sebelumnya.

    Tahun lain biasanya salah ketik atau tertinggal dari berkas lama. Satu-satunya tahun sesudah periode yang boleh
    ditulis ialah prakiraan maju pada rencana tahun terakhir, dan hanya dalam `pagu`, `target`, dan `proyeksi`.
    Realisasi yang lebih tua ditulis sebagai jumlah, misalnya `s/d 2021`. Perbaiki tahunnya.

    Salah:

        anggaran:
          pagu: {2025: 200.000.000, 2062: 210.000.000}

    Benar:

        anggaran:
          pagu: {2025: 200.000.000, 2026: 210.000.000}
    """
    periode = hasil.plan.renstra.periode
    awal, akhir = min(periode.awal, hasil.n - 2) - 1, max(periode.akhir, hasil.n)
    for bagian, kunci, deret in _deret(hasil):
        maju = hasil.n == akhir and kunci in _KE_DEPAN
        for tahun in deret:
            if not awal <= tahun <= akhir + maju:
                pesan = f"tahun {tahun} di luar periode Renstra {periode}; perbaiki tahunnya"
                yield Temuan(bagian.span(*tempat_tahun(bagian, kunci, tahun)), pesan)


@aturan("RG303", Severity.PERINGATAN, menjawab="R10")
def tahun_realisasi(hasil: Hasil) -> Iterator[Temuan]:
    """Realisasi hanya ada untuk tahun yang sudah berjalan saat rencana disusun.

    Renja disusun sebelum tahun rencana berjalan, sehingga `realisasi` dan `triwulan` tahun itu belum mungkin ada;
    pada `tahap: perubahan` tahun itu sedang berjalan, dan hanya tahun sesudahnya yang diperingatkan. Perbaiki
    tahunnya, atau pindahkan angkanya ke `target` atau `pagu`.

    Salah:

        sub_kegiatan:
          - indikator:
              - realisasi: {2023: 1.350, 2025: 2.000}

    Benar:

        sub_kegiatan:
          - indikator:
              - realisasi: {2023: 1.350}
                target: {2025: 2.000}
    """
    belum = hasil.n + (hasil.plan.renja.tahap == "perubahan")
    for bagian, kunci, deret in _deret(hasil):
        for tahun in deret:
            if kunci in {"realisasi", "triwulan"} and tahun >= belum:
                pesan = f"realisasi tahun {tahun} belum mungkin ada dalam rencana tahun {hasil.n}; perbaiki tahunnya"
                span = bagian.span(*tempat_tahun(bagian, kunci, tahun))
                yield Temuan(span, pesan)
