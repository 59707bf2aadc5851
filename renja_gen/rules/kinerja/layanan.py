"""Service indicators (T-C.30): SPM where there is SPM, and one target for one indicator."""

import re
from collections.abc import Iterator
from decimal import Decimal

from renja_gen.angka import angka
from renja_gen.computing import Hasil
from renja_gen.diagnostics import Severity
from renja_gen.nomenklatur import normalkan_nama
from renja_gen.nomenklatur.names import bidang_kode
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.telaah import Pelayanan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import singkat, tempat_tahun

# PP 2/2018, Pasal 3: education, health, public works, housing, public order, social affairs.
_URUSAN_SPM = {"1.01", "1.02", "1.03", "1.04", "1.05", "1.06"}
# Column 3 also takes national standards of a sector: only what says "SPM", or is a bare mark, claims SPM.
_SPM = re.compile(r"\bspm\b|standar pelayanan minim(al|um)|^[v√✓✔]$|^ya$", re.IGNORECASE)
_BUKAN = re.compile(r"\b(non|bukan|tidak|tanpa|belum)\b", re.IGNORECASE)


@aturan("RG612", Severity.PERINGATAN, menjawab="R50")
def spm(hasil: Hasil) -> Iterator[Temuan]:
    """Indikator pelayanan hanya ditandai SPM bila Perangkat Daerah menjalankan urusan ber-SPM.

    SPM hanya ada pada enam urusan wajib pelayanan dasar (PP 2/2018): pendidikan, kesehatan, pekerjaan umum, perumahan
    rakyat, ketenteraman dan ketertiban umum, sosial (1.01 sampai 1.06). Standar nasional bidang lain boleh ditulis
    dalam `spm` dengan namanya sendiri; tanda centang saja dianggap SPM.

    Salah:

        pelayanan:
          - spm: SPM

    Benar:

        pelayanan:
          - spm: Standar Nasional Perpustakaan
    """
    bidang = {bidang_kode(program.kode) for program in hasil.plan.program}
    if bidang & _URUSAN_SPM or any(_ber_spm(hasil, daun.kode) for akar in hasil.pohon for daun in akar.daun):
        return
    for satu in hasil.plan.pelayanan:
        if satu.spm and _SPM.search(satu.spm) and not _BUKAN.search(satu.spm):
            pesan = (
                f"'{singkat(satu.nama)}' ditandai SPM, padahal tidak ada urusan ber-SPM (1.01 sampai 1.06) di sini"
            )
            yield Temuan(satu.span("spm"), f"{pesan}; hapus, atau tulis nama standarnya")


def _ber_spm(hasil: Hasil, kode: str) -> bool:
    entri = hasil.katalog.cari(kode)
    return entri is not None and entri.spm


def _bertarget(hasil: Hasil) -> Iterator[tuple[str, Indikator | Pelayanan]]:
    """The indicators that the document prints in more than one place, with what they belong to."""
    yield from (("pelayanan", satu) for satu in hasil.plan.pelayanan)
    for tujuan in hasil.plan.tujuan:
        yield from (("tujuan", satu) for satu in tujuan.indikator)
        for sasaran in tujuan.sasaran:
            yield from (("sasaran", satu) for satu in sasaran.indikator)
    for program in hasil.plan.program:
        yield from ((f"program {program.kode}", satu) for satu in program.indikator)


@aturan("RG613", Severity.PERINGATAN, menjawab="R50")
def target_berbeda(hasil: Hasil) -> Iterator[Temuan]:
    """Indikator yang sama bertarget sama di pelayanan, tujuan, sasaran, dan program.

    Indikator kinerja utama muncul di T-C.30 dan lagi pada tujuan, sasaran, atau program. Namanya sama berarti
    indikatornya sama (huruf besar dan tanda baca tidak diperhatikan), maka target tahun yang sama harus sama.
    Perbaiki salah satunya, atau bedakan namanya bila yang diukur memang lain.

    Salah:

        tujuan:
          - indikator:
              - {nama: Jumlah pengunjung perpustakaan, satuan: orang, target: {2025: 6.500}}

    Benar:

        tujuan:
          - indikator:
              - {nama: Jumlah pengunjung perpustakaan, satuan: orang, target: {2025: 6.000}}
    """
    ada: dict[tuple[str, int], tuple[str, Decimal]] = {}
    for di, satu in _bertarget(hasil):
        nama = normalkan_nama(satu.nama)
        for tahun, isi in satu.target.tahun.items():
            if isi.angka is None:
                continue
            lain, nilai = ada.setdefault((nama, tahun), (di, isi.angka))
            if nilai != isi.angka:
                pesan = (
                    f"target {tahun} '{singkat(satu.nama)}' {angka(isi.angka)}, sedangkan pada {lain} {angka(nilai)}"
                )
                yield Temuan(satu.span(*tempat_tahun(satu, "target", tahun)), f"{pesan}; periksa keduanya")
