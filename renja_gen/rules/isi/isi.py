"""Contents: indicators and targets, proposals, legal bases."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from renja_gen.computing import Hasil
from renja_gen.computing.pohon import direncanakan
from renja_gen.diagnostics import Severity
from renja_gen.plan.hukum import JENIS, peringkat
from renja_gen.plan.kutipan import kepanjangan
from renja_gen.rules.aturan import Temuan, aturan

_KEPALA = {"Kota": "Wali Kota", "Kabupaten": "Bupati", "Provinsi": "Gubernur"}
_SERUPA = 0.8  # how alike a kind is that was meant
_KATA_JENIS = max(len(jenis.split()) for jenis in JENIS)
_DAERAH = re.compile(
    r"(Kota|Kabupaten|Provinsi) \S.*|Daerah Istimewa Yogyakarta|DKI Jakarta|Daerah Khusus (Ibu ?[Kk]ota )?Jakarta"
)
_ADMINISTRASI = re.compile(r"(kota|kab\.?|kabupaten) adm(\.|inistrasi)", re.IGNORECASE)
# Other ways to begin the name of a region, and the right one.
_EJAAN = tuple(
    (re.compile(pola, re.IGNORECASE), benar)
    for pola, benar in (
        (r"(pemerintah |pem)?(kabupaten|kab\.?) +(?=\S)", "Kabupaten "),
        (r"(pemerintah |pem)?(kota madya|kotamadya|kodya|kota|kot\.?) +(?=\S)", "Kota "),
        (r"(pemerintah |pem)?(provinsi|propinsi|prov\.?|prop\.?) +(?=\S)", "Provinsi "),
        (r"(d\.?i\.?y?\.?|daerah istimewa) +yogyakarta$", "Daerah Istimewa Yogyakarta"),
        (r"(d\.?k\.?i\.?|daerah khusus( ibu ?kota)?) +jakarta$", "Daerah Khusus Jakarta"),
        (r"daerah istimewa +(?=\S)", "Provinsi "),
    )
)


@aturan("RG501", Severity.PERINGATAN, menjawab="R40")
def indikator(hasil: Hasil) -> Iterator[Temuan]:
    """Sub kegiatan yang direncanakan mempunyai indikator dengan target tahun n.

    Tanpa indikator atau target, sel kinerjanya kosong dan pagunya tidak dapat dipertanggungjawabkan. Tulis nama,
    satuan, dan target tahun n; indikator resmi sub kegiatan terdapat dalam nomenklatur.

    Salah:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0008
            indikator:
              - target:
                  2025:

    Benar:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0008
            indikator:
              - target:
                  2025: 2.000
    """
    n = hasil.n
    for program in hasil.plan.program:
        for kegiatan in program.kegiatan:
            for sub in kegiatan.sub_kegiatan:
                if not direncanakan(sub, n):
                    continue
                if not sub.indikator:
                    pesan = f"sub kegiatan '{sub.kode}' belum punya indikator; tambahkan nama, satuan, dan target {n}"
                    yield Temuan(sub.span("kode"), pesan)
                elif not any(n in satu.target for satu in sub.indikator):
                    pesan = f"sub kegiatan '{sub.kode}' belum punya target tahun {n}; tulis target: {{{n}: …}}"
                    yield Temuan(sub.span("indikator"), pesan)


@aturan("RG502", Severity.GALAT, Severity.PERINGATAN, menjawab="R02")
def usulan(hasil: Hasil) -> Iterator[Temuan]:
    """Usulan pemangku kepentingan ditulis, atau dinyatakan nihil dengan alasannya.

    Tabel usulan wajib ada. Tulis `daftar`, atau `nihil` dengan alasan yang menyambung kata "karena"; tanpa keduanya
    muncul peringatan. Keduanya sekaligus saling bertentangan (galat): hapus salah satu.

    Salah:

        usulan:
          nihil:

    Benar:

        usulan:
          nihil: musrenbang kecamatan tidak menghasilkan usulan untuk urusan perpustakaan
    """
    satu = hasil.plan.usulan
    if satu.nihil and satu.daftar:
        pesan = "usulan tidak dapat nihil sekaligus berdaftar; hapus salah satu"
        yield Temuan(satu.span("nihil"), pesan)
    elif not satu.nihil and not satu.daftar:
        pesan = "usulan belum diisi; tulis 'usulan: {nihil: alasannya}' atau daftarnya"
        span = satu.span() if satu.span().file else hasil.plan.span()
        yield Temuan(span, pesan, sifat=Severity.PERINGATAN)


@aturan("RG503", Severity.PERINGATAN, menjawab="R06")
def dasar_hukum(hasil: Hasil) -> Iterator[Temuan]:
    """Jenis peraturan dalam landasan hukum dikenal dan ditulis lengkap.

    Landasan hukum dicetak seperti tertulis, menurut urutan jenisnya, mulai dari undang-undang sampai peraturan kepala
    daerah. Singkatan seperti UU atau Permendagri tetap terurut, tetapi tidak dipakai dalam dokumen resmi; jenis yang
    tidak dikenal dicetak paling akhir. Tulis jenisnya lengkap, misalnya Peraturan Menteri Dalam Negeri.

    Salah:

        dasar_hukum:
          - {jenis: UU, nomor: 25, tahun: 2004, tentang: Sistem Perencanaan Pembangunan Nasional}

    Benar:

        dasar_hukum:
          - {jenis: Undang-Undang, nomor: 25, tahun: 2004, tentang: Sistem Perencanaan Pembangunan Nasional}
    """
    for satu in hasil.plan.dasar_hukum:
        if lengkap := _lengkap(satu.jenis, hasil.plan.perangkat_daerah.daerah):
            yield Temuan(satu.span("jenis"), f"jenis '{satu.jenis}' disingkat; tulis lengkap '{lengkap}'")
        elif peringkat(satu.jenis) is None:
            mirip = _mirip(satu.jenis)
            hint = f"maksudnya '{mirip[0]}'?" if mirip else f"yang dikenal: {', '.join(JENIS)}"
            pesan = f"jenis peraturan '{satu.jenis}' tidak dikenal, sehingga ditaruh paling akhir; periksa ejaannya"
            yield Temuan(satu.span("jenis"), pesan, hint)


def _lengkap(jenis: str, daerah: str) -> str:
    """The full form of a kind in a short one, else ""; a local one without a region is that of the own region."""
    lengkap = kepanjangan(jenis)
    macam, _, nama = daerah.partition(" ")
    if nama and lengkap == "Peraturan Daerah":
        return f"{lengkap} {daerah}"
    kepala = _KEPALA.get(macam)
    return f"{lengkap} {nama}" if nama and kepala and lengkap.endswith(f" {kepala}") else lengkap


def _mirip(jenis: str) -> list[str]:
    """The known kind that a text begins with, but for a slip of the hand."""
    kata = jenis.split()
    awal = (" ".join(kata[:banyak]) for banyak in range(min(len(kata), _KATA_JENIS), 0, -1))
    return next((mirip for satu in awal if (mirip := get_close_matches(satu, JENIS, 1, _SERUPA))), [])


@aturan("RG504", Severity.PERINGATAN, menjawab="R02")
def rencana_kosong(hasil: Hasil) -> Iterator[Temuan]:
    """Ada sub kegiatan yang direncanakan untuk tahun n.

    Tanpa pagu dan target tahun n, tabel rencana dan pendanaan tidak dicetak sama sekali. Biasanya `tahun` sudah
    diganti, tetapi deretnya belum ditambah. Tulis pagu dan target tahun n, atau periksa `tahun`.

    Salah:

        renja: {tahun: 2025}
        sub_kegiatan:
          - indikator:
              - target:
                  2025:
            anggaran:
              pagu:
                2025:

    Benar:

        renja: {tahun: 2025}
        sub_kegiatan:
          - indikator:
              - target:
                  2025: 2.000
            anggaran:
              pagu:
                2025: 200.000.000
    """
    if not hasil.rencana.daun:
        pesan = f"belum ada sub kegiatan yang direncanakan untuk tahun {hasil.n}; tulis pagu dan target tahun itu"
        yield Temuan(hasil.plan.span("program"), pesan)


@aturan("RG505", Severity.PERINGATAN)
def kolom_triwulan(hasil: Hasil) -> Iterator[Temuan]:
    """Kolom triwulan hanya diminta untuk tabel evaluasi bentuk `e81`.

    Bentuk lain tidak mempunyai kolom triwulan, sehingga `triwulan: ya` tidak berpengaruh. Tulis `bentuk: e81`, atau
    hapus `triwulan`.

    Salah:

        tabel: {evaluasi: {bentuk: anggaran, triwulan: ya}}

    Benar:

        tabel: {evaluasi: {bentuk: anggaran}}
    """
    tabel = hasil.plan.tabel.evaluasi
    if tabel.triwulan and tabel.bentuk != "e81":
        pesan = f"'triwulan: ya' tidak berlaku untuk bentuk {tabel.bentuk}; tulis bentuk: e81 atau hapus triwulan"
        yield Temuan(tabel.span("triwulan"), pesan)


@aturan("RG506", Severity.PERINGATAN, menjawab="R03")
def nama_daerah(hasil: Hasil) -> Iterator[Temuan]:
    """Nama daerah diawali Kota, Kabupaten, atau Provinsi.

    Dari nama itu disusun judul tabel, sebutan kepala daerah, dan tempat penandatanganan. Tulis lengkap tanpa
    singkatan dan tanpa kata "Pemerintah". Daerah Istimewa Yogyakarta dan Daerah Khusus Jakarta boleh; kota dan
    kabupaten administrasi bukan daerah otonom.

    Salah:

        perangkat_daerah: {daerah: Contoh}

    Benar:

        perangkat_daerah: {daerah: Kota Contoh}
    """
    pd = hasil.plan.perangkat_daerah
    if pesan := salah_daerah(pd.daerah):
        yield Temuan(pd.span("daerah"), pesan)


def salah_daerah(daerah: str) -> str:
    """What is wrong with the name of a region; empty if nothing is."""
    if _ADMINISTRASI.match(daerah):
        return f"'{daerah}' bukan daerah otonom; tulis daerah pemilik APBD-nya, misalnya Daerah Khusus Jakarta"
    if not _DAERAH.fullmatch(daerah):
        return f"nama daerah '{daerah}' tidak diawali Kota, Kabupaten, atau Provinsi; tulis {_ejaan(daerah)}"
    return ""


def _ejaan(daerah: str) -> str:
    """How the name of a region should be written."""
    for pola, benar in _EJAAN:
        if cocok := pola.match(daerah):
            return benar + daerah[cocok.end() :]
    return f"Kota {daerah}, Kabupaten {daerah}, atau Provinsi {daerah}"
