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
        "RG930",
        _GALAT,
        _PERINGATAN,
        teks="""Pembuat PDF bekerja sampai selesai.

        PDF dibuat oleh proses tersendiri, dan proses itu berhenti sebelum selesai: memori komputer habis, atau proses
        itu dihentikan dari luar. Tutup program lain, lalu ulangi. Bila terulang, coba `--pdf-engine typst`, atau buat
        DOCX saja dengan `--format docx`. Hasil lama tidak berubah.
        """,
    ),
    Manual.dari(
        "RG931",
        _GALAT,
        _PERINGATAN,
        teks="""PDF selesai dalam batas waktu dan memori.

        Batas itu longgar dan bertambah menurut besarnya dokumen, jadi yang melewatinya biasanya rencana atau
        `print.css` yang tidak wajar: sel tabel berisi teks yang sangat panjang, atau gaya cetak yang salah. Periksa
        keduanya. Pada komputer yang sangat sibuk, tunggu dulu, lalu ulangi. Hasil lama tidak berubah.
        """,
    ),
)
