"""Manuals of the findings on validating a plan: keys, values, the profile, silences."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT, _PERINGATAN = Severity.GALAT, Severity.PERINGATAN

MANUAL = (
    Manual.dari(
        "RG100",
        _GALAT,
        utuh=True,
        teks="""Berkas yang diperiksa ialah rencana utuh.

        Rencana dimulai dengan `renja:`. Berkas yang hanya memuat satu program diperiksa melalui folder atau
        `plan.yaml` yang menyertakannya.

        Salah:

            kode: 2.23.02
            kegiatan:
              - kode: 2.23.02.2.01

        Benar:

            renja: {tahun: 2025, tahap: rancangan awal}
            program:
              - kode: 2.23.02
        """,
    ),
    Manual.dari(
        "RG101",
        _GALAT,
        teks="""Setiap kunci dikenal.

        Kunci yang salah eja tidak akan dibaca, sehingga isinya hilang. Pakai ejaan dalam pesan. Daftar kunci ada di
        [panduan](panduan.md#berkas-rencana-kunci-demi-kunci).

        Salah:

            perangkat_daerah: {alamt: Jalan Merdeka Nomor 1}

        Benar:

            perangkat_daerah: {alamat: Jalan Merdeka Nomor 1}
        """,
    ),
    Manual.dari(
        "RG102",
        _GALAT,
        menjawab="R35",
        teks="""Setiap isian berbentuk seperti yang diminta kuncinya.

        Berlaku untuk angka, rupiah, tahun, tanggal, pilihan, dan daftar. Rupiah ditulis lengkap, dengan titik tiap
        tiga angka atau tanpa titik, dan tanpa kata seperti "juta". Ikuti contoh dalam pesan.

        Salah:

            anggaran:
              pagu: {2025: 200.0000.000}

        Benar:

            anggaran:
              pagu: {2025: 200.000.000}
        """,
    ),
    Manual.dari(
        "RG103",
        _GALAT,
        teks="""Kunci yang wajib sudah diisi.

        Tanpa isian itu dokumen tidak dapat disusun. Tambahkan kuncinya di bagian yang ditunjuk; bila sudah ada,
        periksa ejaannya.

        Salah:

            perangkat_daerah:
              singkatan:

        Benar:

            perangkat_daerah:
              singkatan: Dispusip
        """,
    ),
    Manual.dari(
        "RG104",
        _GALAT,
        menjawab="R01",
        teks="""Profil yang dipilih tersedia.

        Profil menetapkan bab dan subbab. Hapus `profil` untuk memakai susunan bawaan, atau tulis nama profil yang ada
        di folder templat instansi dan sertakan folder itu dengan `--templates`.

        Salah:

            renja: {profil: renja-2017}

        Benar:

            renja: {profil: 86-2017}
        """,
    ),
    Manual.dari(
        "RG105",
        _GALAT,
        menjawab="R01",
        teks="""Berkas profil milik instansi berisi bab dan subbab yang lengkap.

        Setiap bab mempunyai `judul`, dan setiap subbab `kunci` dan `judul`. Bandingkan dengan
        `templates/profil/86-2017.yaml`.
        """,
    ),
    Manual.dari(
        "RG107",
        _GALAT,
        _PERINGATAN,
        teks="""Berkas gaya.yaml milik instansi berisi kunci dan nilai yang dikenal.

        Ukuran kertas dan margin ditulis dalam milimeter, huruf dalam poin, warna sebagai RRGGBB tanpa tanda pagar.
        Huruf selain Arial memerlukan berkasnya (.ttf atau .otf) di folder templat, agar PDF memakai huruf yang sama
        dengan DOCX. Cukup tulis kunci yang hendak diganti; caranya ada di [panduan](panduan.md#tampilan). Tanpa
        berkas huruf tebal dokumen tetap dibuat, tetapi judul dalam PDF tidak tebal.
        """,
    ),
    Manual.dari(
        "RG110",
        _GALAT,
        teks="""Yang diabaikan ialah temuan yang boleh diabaikan.

        Temuan aturan tentang isi rencana dan peringatan tentang narasi boleh diabaikan dengan alasan. Berkas atau
        isian yang tidak terbaca dan galat narasi tidak: perbaiki rencananya, lalu hapus butir `abaikan` itu.

        Salah:

            abaikan: {kode: RG103, alasan: menyusul}

        Benar:

            sub_kegiatan:
              - sumber_dana:
                abaikan: {kode: RG402, alasan: sumber dananya menunggu pembahasan RKPD}
        """,
    ),
    Manual.dari(
        "RG111",
        _PERINGATAN,
        teks="""Setiap `abaikan` masih meredam sebuah temuan.

        Temuannya sudah diperbaiki, atau berada di bagian lain. Butir yang tertinggal dapat menutupi kesalahan baru:
        hapus, atau pindahkan ke bagian yang dimaksud.

        Salah:

            sub_kegiatan:
              - sumber_dana: Dana Alokasi Umum
                abaikan: {kode: RG402, alasan: sumber dananya menunggu pembahasan RKPD}

        Benar:

            sub_kegiatan:
              - sumber_dana: Dana Alokasi Umum
        """,
    ),
)
