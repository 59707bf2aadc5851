"""Results: what was reached against what was planned, for year n-2 and for the Renstra."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from renja_gen.angka import angka, persen, rp
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.evaluasi import EvaluasiKinerja
from renja_gen.computing.kinerja import akumulasi_indikator
from renja_gen.computing.pohon import direncanakan
from renja_gen.diagnostics import Severity, Span
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Anggaran, Indikator
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import Kena, rangkum, singkat, tempat_tahun

_TERENDAH, _PENUH, _TERTINGGI = Decimal(1), Decimal(100), Decimal(200)  # percent
_LEBIH = Decimal(120)  # percent up to which more than planned needs no question


class _Hasil(NamedTuple):
    """An evaluated indicator with its node."""

    simpul: Simpul
    nilai: EvaluasiKinerja


def _kinerja(hasil: Hasil) -> Iterator[_Hasil]:
    """The evaluated indicators, where the table shows performance."""
    if hasil.plan.tabel.evaluasi.bentuk != "anggaran":
        for simpul in hasil.evaluasi.turun():
            yield from (_Hasil(simpul, nilai) for nilai in hasil.evaluasi_sub(simpul))


def _tempat(bagian: Indikator | Anggaran, tahun: int) -> Span:
    """Where the realisation of a year is written: as a whole, or by quarter."""
    return bagian.span(*tempat_tahun(bagian, "realisasi" if tahun in bagian.realisasi else "triwulan", tahun))


def _bercatatan(simpul: Simpul) -> bool:
    return bool(getattr(simpul.bagian, "catatan", None))


@aturan("RG607", Severity.PERINGATAN, Severity.SARAN, menjawab="R45")
def tingkat_janggal(hasil: Hasil) -> Iterator[Temuan]:
    """Tingkat realisasi tahun n-2 tidak janggal: tidak di bawah 1% dan tidak jauh di atas 100%.

    Realisasi yang ratusan kali target, atau nyaris nol, biasanya salah satuan atau salah ketik. Di atas 120% sampai
    200% hanya saran, di atas itu peringatan (untuk anggaran lihat RG413). Indikator ber-`arah: turun` hanya
    diperiksa bila realisasinya hampir dua kali target atau lebih. Sub kegiatan yang diberi `catatan` tidak diperiksa.
    Bila angkanya memang benar, tulis sebabnya dalam `catatan`; program dan kegiatan tidak mempunyai `catatan`, jadi
    jelaskan dalam narasi evaluasi dan abaikan dengan alasan.

    Salah:

        sub_kegiatan:
          - indikator:
              - {target: {2023: 5}}

    Benar:

        sub_kegiatan:
          - indikator:
              - {target: {2023: 1.350}}
    """
    lalu = hasil.n - 2
    semua = [satu for satu in _kinerja(hasil) if satu.nilai.tingkat is not None and not _bercatatan(satu.simpul)]
    saran = []
    for simpul, nilai in semua:
        assert nilai.tingkat is not None
        if _wajar(nilai) or not nilai.realisasi:
            continue
        nama = nilai.indikator.nama
        pesan = f"tingkat realisasi {lalu} '{singkat(nama)}' {persen(nilai.tingkat)}"
        span = _tempat(nilai.indikator, lalu)
        if _LEBIH < nilai.tingkat <= _TERTINGGI:
            sub = simpul.tingkat is Tingkat.SUB_KEGIATAN
            jalan = "tulis sebabnya dalam catatan" if sub else "jelaskan dalam narasi evaluasi"
            saran.append(Kena(span, simpul.kode, f"{pesan}, di atas {_LEBIH}%; periksa angkanya, atau {jalan}"))
        else:
            pesan += f" ({_cetak(nilai.realisasi)} dari {_cetak(nilai.target)})"
            yield Temuan(span, f"{pesan}; periksa angka dan satuannya")
    pesan = f"bertingkat realisasi {lalu} di atas {_LEBIH}%"
    perbaikan = "periksa angkanya, atau tulis sebabnya dalam catatan atau narasi evaluasi"
    yield from rangkum(saran, len(semua), "indikator", pesan, perbaikan, Severity.SARAN)


def _wajar(nilai: EvaluasiKinerja) -> bool:
    """Whether a level of realisation needs no question; where nothing was done, RG609 and RG610 ask."""
    assert nilai.tingkat is not None
    if nilai.indikator.arah == "turun":
        return nilai.tingkat >= _TERENDAH  # far below the target is good
    return nilai.tingkat == 0 or _TERENDAH <= nilai.tingkat <= _LEBIH


def _naik(nilai: EvaluasiKinerja) -> bool:
    return nilai.indikator.arah == "naik"


def _cetak(nilai: Capaian | None) -> str:
    return angka(nilai.angka) if nilai else "–"


@aturan("RG608", Severity.PERINGATAN, Severity.SARAN, menjawab="R45 R49")
def renstra_terlampaui(hasil: Hasil) -> Iterator[Temuan]:
    """Sebelum tahun terakhir Renstra, realisasi kumulatif tidak melebihi target Renstra.

    Target Renstra yang lebih kecil daripada yang sudah dicapai biasanya target setahun, bukan target lima tahun;
    atau indikatornya bukan jumlah melainkan keadaan akhir: tulis `akumulasi: terakhir`. Bila targetnya memang
    terlampaui, usulkan penyesuaian Renstra. Untuk indikator bukan jumlah, dan untuk perkiraan sampai tahun berjalan
    (kolom 11 T-C.29), ini hanya saran; indikator ber-`arah: turun` tidak diperiksa.

    Salah:

        sub_kegiatan:
          - indikator:
              - {renstra: 1.500}

    Benar:

        sub_kegiatan:
          - indikator:
              - {renstra: 7.500}
    """
    periode, lalu = hasil.plan.renstra.periode, hasil.n - 2
    if not periode.awal <= lalu < periode.akhir:
        return
    berjalan = hasil.evaluasi_sampai > lalu and lalu + 1 < periode.akhir
    keras: list[Kena] = []
    lunak: list[Kena] = []
    banyak = 0
    for simpul, nilai in _kinerja(hasil):
        banyak += 1
        if not _naik(nilai) or nilai.capaian is None:
            continue
        jumlah = akumulasi_indikator(nilai.indikator) == "jumlah"
        span, nama, renstra = nilai.indikator.span("renstra"), singkat(nilai.indikator.nama), _cetak(nilai.renstra)
        if nilai.capaian > _PENUH:
            pesan = (
                f"target Renstra '{nama}' {renstra} sudah terlampaui: realisasi s/d {lalu} {_cetak(nilai.kumulatif)}"
            )
            saran = "periksa target Renstra, atau tulis akumulasi: terakhir" if jumlah else "periksa target Renstra"
            (keras if jumlah else lunak).append(Kena(span, simpul.kode, f"{pesan}; {saran}"))
        elif berjalan and nilai.capaian_perkiraan is not None and nilai.capaian_perkiraan > _PENUH:
            pesan = (
                f"target Renstra '{nama}' {renstra} terlampaui pada {lalu + 1}: perkiraan {_cetak(nilai.perkiraan)}"
            )
            lunak.append(Kena(span, simpul.kode, f"{pesan}; periksa target Renstra"))
    pesan, perbaikan = "melebihi target Renstra sebelum tahun terakhirnya", "periksa target Renstra dan akumulasi"
    yield from rangkum(keras, banyak, "indikator", pesan, perbaikan)
    yield from rangkum(lunak, banyak, "indikator", pesan, perbaikan, Severity.SARAN)


@aturan("RG609", Severity.PERINGATAN, Severity.SARAN, menjawab="R47")
def uang_tanpa_kinerja(hasil: Hasil) -> Iterator[Temuan]:
    """Pada tahun n-2 uang dan kinerja berjalan bersama: tidak ada yang terealisasi sendirian tanpa catatan.

    Uang yang terpakai tanpa keluaran, atau keluaran yang tercapai padahal pagunya tidak terserap, pasti ditanyakan.
    Keluaran tanpa pagu sama sekali (dikerjakan tanpa anggaran) hanya saran. Tulis `catatan` pada sub kegiatannya.
    Diperiksa bila tabel evaluasi memuat keduanya (`kinerja-anggaran` atau `e81`).

    Salah:

        sub_kegiatan:
          - indikator:
              - {realisasi: {2023: 0}}

    Benar:

        sub_kegiatan:
          - catatan: Buku 2023 baru diterima awal 2024.
            indikator:
              - {realisasi: {2023: 0}}
    """
    if hasil.plan.tabel.evaluasi.bentuk not in {"kinerja-anggaran", "e81"}:
        return
    lalu = hasil.n - 2
    uang_saja: list[Kena] = []
    kinerja_saja: list[Kena] = []
    tanpa_pagu: list[Kena] = []
    for daun in hasil.evaluasi.daun:
        semua = [nilai for nilai in hasil.evaluasi_sub(daun) if nilai.realisasi]
        ada_kinerja = any(nilai.realisasi and (nilai.realisasi.angka != 0 or not _naik(nilai)) for nilai in semua)
        realisasi = daun.rp(Kolom("realisasi", lalu))
        tanpa_indikator = not daun.indikator and direncanakan(daun.sub, hasil.n)  # RG501 says so
        if _bercatatan(daun) or tanpa_indikator or ada_kinerja == bool(realisasi):
            continue
        if realisasi:
            span = _tempat(semua[0].indikator, lalu) if semua else _tempat(daun.sub.anggaran, lalu)
            pesan = f"anggaran {lalu} '{daun.kode}' terpakai {rp(realisasi)} tanpa realisasi kinerja"
            uang_saja.append(Kena(span, daun.kode, f"{pesan}; periksa, atau tulis sebabnya dalam catatan"))
        else:
            berpagu = bool(daun.rp(Kolom("pagu", lalu)))
            sebab = "padahal anggarannya tidak terpakai" if berpagu else "tanpa anggaran"
            pesan = f"kinerja {lalu} '{daun.kode}' terealisasi {sebab}; periksa, atau tulis sebabnya dalam catatan"
            (kinerja_saja if berpagu else tanpa_pagu).append(
                Kena(_tempat(semua[0].indikator, lalu), daun.kode, pesan)
            )
    banyak = len(hasil.evaluasi.daun)
    saran = "periksa, atau tulis sebabnya dalam catatan"
    for kena, pesan, sifat in (
        (uang_saja, f"memakai anggaran {lalu} tanpa realisasi kinerja", None),
        (kinerja_saja, f"mencapai kinerja {lalu} padahal anggarannya tidak terpakai", None),
        (tanpa_pagu, f"mencapai kinerja {lalu} tanpa anggaran", Severity.SARAN),
    ):
        yield from rangkum(kena, banyak, "sub kegiatan", pesan, saran, sifat)
