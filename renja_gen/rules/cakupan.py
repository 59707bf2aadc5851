"""What reviewers look for in a Renja, point by point, and which codes find it or why it cannot go wrong."""

from typing import NamedTuple

from renja_gen.rules.buku import MANUAL


class Butir(NamedTuple):
    """A point of review: what must hold, and what the design does for it (or "" where only codes watch over it)."""

    nomor: str
    isi: str
    rancangan: str = ""

    @property
    def kode(self) -> tuple[str, ...]:
        """The codes that find its faults."""
        return tuple(satu.kode for satu in MANUAL.values() if self.nomor in satu.menjawab)


_DARI_SUB = "Jumlah tidak ditulis, tetapi selalu dihitung dari sub kegiatan."
_SATU_DATA = "Semua tabel dan teks bawaan mengambilnya dari hitungan yang sama."

BUTIR = (
    Butir(
        "R01",
        "Semua bab dan subbab ada, dan nomornya urut.",
        "Bab dan subbab mengikuti profil; nomornya diberikan saat dokumen disusun.",
    ),
    Butir("R02", "Semua tabel wajib ada; yang tidak ada isinya dinyatakan nihil dengan alasannya."),
    Butir(
        "R03",
        "Judul tabel memuat nomor formulir, nama Perangkat Daerah, dan tahun.",
        "Judul tabel disusun dari data rencana.",
    ),
    Butir(
        "R04",
        "Nomor tabel dalam teks, judul tabel, dan daftar tabel sama.",
        "Nomor diberikan saat dokumen disusun; teks merujuk tabel dengan `rujuk()`, bukan dengan nomornya.",
    ),
    Butir(
        "R05",
        "Bab penutup memuat catatan penting, kaidah pelaksanaan, dan rencana tindak lanjut.",
        "Profil memuat ketiganya sebagai subbab, masing-masing dengan teks bawaan.",
    ),
    Butir(
        "R06",
        "Landasan hukum bernomor, terurut menurut jenis dan tahunnya, tidak berulang, dan masih berlaku.",
        "Nomor dan urutannya dibuat dari jenis, tahun, dan nomor peraturan.",
    ),
    Butir(
        "R10",
        "Semua tahun mengikuti tahun rencana.",
        "Tahun dalam judul, kepala tabel, dan teks bawaan dihitung dari `tahun`.",
    ),
    Butir(
        "R11",
        "Tahun pada kepala tabel sesuai, dan tahun rencana berada dalam periode Renstra.",
        "Kepala tabel memakai n-2, n-1, n, dan n+1 dari `tahun`.",
    ),
    Butir(
        "R12",
        "Sebutan tahap dokumen sama di semua tempat.",
        "Sampul, kata pengantar, dan teks bawaan memakai `tahap` yang ditulis satu kali.",
    ),
    Butir("R20", "Bentuk kode sesuai dengan tahun rencana, lengkap dengan nol di depan."),
    Butir("R21", "Kode terdapat dalam nomenklatur yang berlaku untuk jenis daerahnya."),
    Butir("R22", "Nama sama dengan nama dalam nomenklatur."),
    Butir(
        "R23",
        "Kode diawali kode induknya, dan induknya ada.",
        "Kegiatan ditulis di dalam program, dan sub kegiatan di dalam kegiatan, sehingga induknya selalu ada.",
    ),
    Butir("R24", "Tidak ada sub kegiatan yang ditulis dua kali."),
    Butir("R25", "Program penunjang ada satu kali, di bawah bidang urusan pertama."),
    Butir("R26", "Bidang urusan milik Perangkat Daerah itu, dan kodenya sesuai dengan jenis daerah."),
    Butir("R27", "Sub kegiatan yang hilang atau bertambah terhadap RKPD atau tahap sebelumnya dijelaskan."),
    Butir("R30", "Jumlah sub kegiatan, kegiatan, program, dan seluruh Perangkat Daerah cocok.", _DARI_SUB),
    Butir("R31", "Pagu seluruhnya sama dalam tabel review, rumusan, pendanaan, dan dalam teks.", _SATU_DATA),
    Butir("R32", "Banyaknya program, kegiatan, dan sub kegiatan sama dalam teks dan semua tabel.", _SATU_DATA),
    Butir("R33", "Jumlah sumber dana sama dengan pagu, dan nama sumber dana baku."),
    Butir("R34", "Pembagian pagu program penunjang dan program urusan sama di semua tempat.", _SATU_DATA),
    Butir("R35", "Pagu lebih dari nol atau dijelaskan, dalam rupiah utuh dengan titik ribuan yang benar."),
    Butir(
        "R36",
        "Prakiraan maju ada, untuk tahun n+1, dan kenaikan besarnya dijelaskan.",
        "Kolom prakiraan maju selalu memuat tahun n+1.",
    ),
    Butir("R37", "Pagu tidak jauh dari plafon RKPD atau KUA-PPAS."),
    Butir("R38", "Perubahan terhadap tahap sebelumnya diberi catatan."),
    Butir("R40", "Setiap program, kegiatan, dan sub kegiatan mempunyai indikator, target, dan satuan."),
    Butir("R41", "Indikator dan satuan sub kegiatan sama dengan nomenklatur."),
    Butir("R42", "Target terdiri atas angka dan satuan yang dapat dibaca."),
    Butir(
        "R43",
        "Satuan indikator sama dalam Renstra dan semua tahun.",
        "`satuan` ditulis satu kali pada indikatornya, untuk Renstra dan semua tahun.",
    ),
    Butir(
        "R44",
        "Kolom hitungan tabel evaluasi mengikuti rumusnya, dan pembagi nol tidak tercetak sebagai kesalahan.",
        'Kolom itu dihitung menurut `akumulasi` indikatornya; yang tidak terdefinisi dicetak "–".',
    ),
    Butir("R45", "Capaian yang sangat tinggi atau sangat rendah diperiksa."),
    Butir(
        "R46",
        "Rata-rata menyebut perlakuan atas nol, dan predikatnya dari nilai yang belum dibulatkan.",
        "Cara menghitung rata-rata dicetak di bawah tabel; pembulatan hanya terjadi saat mencetak.",
    ),
    Butir("R47", "Realisasi anggaran tanpa realisasi kinerja, atau sebaliknya, dijelaskan."),
    Butir("R48", "Capaian rendah disertai faktor penghambat, dan capaian penuh disertai faktor pendorong."),
    Butir("R49", "Target Renstra tidak di bawah realisasi yang sudah tercapai, dan deretnya tidak menurun."),
    Butir("R50", "Indikator pelayanan dan indikator kinerja utama ditandai dengan benar dan sama di semua bab."),
    Butir("R60", "Rantai tujuan, sasaran, dan program lengkap; tidak ada program tanpa sasaran."),
    Butir("R61", "Setiap usulan mempunyai status, dan yang diterima menyebut sub kegiatan yang direncanakan."),
    Butir(
        "R62",
        "Tabel review memuat RKPD di kiri dan rencana di kanan; baris yang berbeda diberi catatan.",
        "Kedua sisi diambil dari data, dan catatan bawaan disusun dari selisihnya.",
    ),
    Butir(
        "R63",
        "Lokasi, kelompok sasaran, dan penanggung jawab terisi, dan lokasinya berada di daerah itu.",
        "Penanggung jawab yang tidak ditulis ialah Perangkat Daerah itu sendiri.",
    ),
    Butir(
        "R64",
        "Tidak ada isian sementara atau tanda kesalahan yang tercetak.",
        'Yang tidak ada nilainya dicetak "–", dan nama yang tidak dikenal dalam narasi menghentikan penyusunan.',
    ),
)
