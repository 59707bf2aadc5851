"""Manuals of the findings on writing the results. They come from the machine, so they have no samples."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT, _PERINGATAN = Severity.GALAT, Severity.PERINGATAN

MANUAL = (
    Manual.dari(
        "RG901",
        _GALAT,
        teks="""Berkas hasil dapat ditulis.

        Berkas itu masih terbuka di Word, folder hasilnya tidak dapat ditulisi, atau tempat penyimpanan penuh. Tutup
        berkasnya, atau pilih folder lain dengan `-o`. Hasil lama tidak berubah.
        """,
    ),
    Manual.dari(
        "RG902",
        _GALAT,
        _PERINGATAN,
        teks="""Pango terpasang, agar PDF dapat dibuat.

        Pango menata huruf PDF; cara memasangnya ada di [README](../README.md#installation). Tanpa Pango, pakai
        `--format docx`: DOCX tetap ditulis dan pesan ini menjadi peringatan, hanya nomor halaman daftar isinya perlu
        disegarkan di Word (`Ctrl+A`, lalu `F9`).
        """,
    ),
    Manual.dari(
        "RG903",
        _PERINGATAN,
        teks="""Penata halaman PDF tidak meninggalkan catatan.

        PDF ditulis, tetapi ada yang tidak dapat ditata seperti diminta. Periksa halaman yang bersangkutan, dan
        `print.css` bila instansi Anda memakainya sendiri.
        """,
    ),
    Manual.dari(
        "RG904",
        _GALAT,
        teks="""Templat milik instansi dapat dipakai.

        `acuan.docx` rusak atau kehilangan gaya, atau berkas templat tidak disimpan sebagai UTF-8. Perbaiki berkas
        yang disebut, atau hapus agar templat bawaan dipakai.
        """,
    ),
    Manual.dari(
        "RG905",
        _GALAT,
        teks="""Dua rencana dalam satu perintah menulis berkas yang berbeda.

        Nama berkas hasil dibuat dari singkatan Perangkat Daerah dan tahun; bila sama, yang satu akan menimpa yang
        lain. Bedakan `singkatan`, atau susun ke folder yang berbeda dengan `-o`.
        """,
    ),
    Manual.dari(
        "RG925",
        _PERINGATAN,
        teks="""Dokumen hasil belum diubah orang sejak disusun.

        DOCX yang disunting di Word, atau PDF yang ditandatangani, tidak pernah ditimpa. Bila dokumen itu harus
        disusun lagi, naskah ubahan disimpan di sampingnya dengan nama `… (suntingan 1)`; bila rencananya tidak
        berubah, naskah itu dibiarkan. Begitu pula dokumen yang sudah ada tetapi tidak tercatat dalam folder
        `.renja-gen`. Pindahkan perubahan yang masih perlu ke berkas rencana atau narasi, lalu hapus naskahnya.
        """,
    ),
    Manual.dari(
        "RG926",
        _GALAT,
        teks="""Proses yang menyusun rencana ini tidak mati di tengah jalan.

        Biasanya memori habis, karena banyak rencana disusun bersamaan atau rencananya sangat besar; rencana itu
        sudah dicoba sekali lagi tanpa yang lain. Kurangi `--jobs`, tutup program lain, atau susun di komputer dengan
        memori lebih besar. Hasil lama tidak berubah, dan rencana lain tetap disusun.
        """,
    ),
    Manual.dari(
        "RG927",
        _GALAT,
        teks="""Semua komputer dalam klaster memakai renja-gen yang sama.

        Komputer pekerja memakai versi renja-gen atau pustaka yang berbeda, sehingga dokumennya dapat berbeda pula.
        Pasang versi yang sama di semua komputer, lalu jalankan lagi `dask worker` di sana.
        """,
    ),
)
