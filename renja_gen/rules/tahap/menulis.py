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
        teks="""PDF dapat dibuat.

        Mesin PDF yang diminta tidak dapat bekerja. WeasyPrint memerlukan Pango; cara memasangnya ada di
        [README](../README.md#installation), atau pakai `--pdf-engine typst`, yang tidak memerlukannya. Bila tema
        milik instansi yang salah, pesan menyebut baris `tema.typ` atau `print.css` yang perlu diperbaiki. Dengan
        `--format docx` DOCX tetap ditulis dan pesan ini menjadi peringatan; nomor halaman daftar isinya perlu
        disegarkan di Word (`Ctrl+A`, lalu `F9`).
        """,
    ),
    Manual.dari(
        "RG903",
        _PERINGATAN,
        teks="""Penata halaman PDF tidak meninggalkan catatan.

        PDF ditulis, tetapi ada yang tidak dapat ditata seperti diminta. Periksa halaman yang bersangkutan, dan
        `print.css` atau `tema.typ` bila instansi Anda memakainya sendiri. Huruf yang tidak dimiliki Arimo
        dicetak WeasyPrint dengan huruf lain, dan Typst sebagai �.
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
        "RG910",
        _PERINGATAN,
        teks="""Mesin PDF bawaan, WeasyPrint, dapat bekerja.

        Pango belum terpasang, sehingga halaman ditata dengan Typst. Hasilnya lengkap; pergantian halaman dapat
        sedikit berbeda. Pasang Pango menurut [README](../README.md#installation), atau tulis
        `dokumen: {mesin_pdf: typst}` dalam rencana agar Typst selalu dipakai dan peringatan ini tidak muncul.
        """,
    ),
)
