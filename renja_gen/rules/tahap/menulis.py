"""Manuals of the findings on writing the results. They come from the machine, so they have no samples."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT, _PERINGATAN = Severity.GALAT, Severity.PERINGATAN

MANUAL = (
    Manual.dari(
        "RG901",
        _GALAT,
        teks="""Berkas hasil dapat ditulis.

        Berkas itu masih terbuka di Word atau Excel, folder hasilnya tidak dapat ditulisi, atau tempat penyimpanan
        penuh. Tutup berkasnya, atau pilih folder lain dengan `-o`. Hasil lama tidak berubah.
        """,
    ),
    Manual.dari(
        "RG902",
        _GALAT,
        _PERINGATAN,
        teks="""PDF dapat dibuat.

        Mesin PDF yang diminta tidak dapat bekerja. WeasyPrint memerlukan Pango; cara memasangnya ada di
        [README](../README.md#installation), atau pakai `--pdf-engine typst`, yang tidak memerlukannya. Bila tema
        milik instansi yang salah, pesan menunjuk tempatnya dalam `tema.typ`, dan kata-kata Typst sendiri dikutip.
        Dengan `--format docx` DOCX tetap ditulis dan pesan ini menjadi peringatan; nomor halaman daftar isinya perlu
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
    Manual.dari(
        "RG915",
        _PERINGATAN,
        teks="""LibreOffice terpasang, bila nomor halaman yang pasti diminta.

        `--exact-pages` membaca nomor halaman DOCX dari LibreOffice, yang tidak ditemukan di komputer ini. DOCX tetap
        ditulis dengan nomor halaman dari tata letak PDF. Pasang LibreOffice dari <https://www.libreoffice.org>, atau
        jalankan tanpa `--exact-pages`.
        """,
    ),
    Manual.dari(
        "RG916",
        _PERINGATAN,
        teks="""LibreOffice menata halaman DOCX, bila nomor halaman yang pasti diminta.

        LibreOffice gagal, berhenti, atau terlalu lama. DOCX tetap ditulis dengan nomor halaman dari tata letak PDF.
        Coba ulangi; bila tetap gagal, pasang ulang LibreOffice, atau segarkan daftar isi di Word (`Ctrl+A`, lalu
        `F9`).
        """,
    ),
    Manual.dari(
        "RG909",
        _PERINGATAN,
        teks="""Dokumen acuan milik instansi sejalan dengan gaya.yaml.

        Kertas, margin, dan huruf PDF diatur dalam gaya.yaml, bukan dalam `acuan.docx`; kertas dan margin DOCX juga.
        Tulis yang berbeda itu di gaya.yaml, agar DOCX dan PDF sama. Caranya ada di [panduan](panduan.md#tampilan).

        Kop yang lebih tinggi daripada margin mendorong teks DOCX ke halaman berikutnya, sedangkan nomor halaman dalam
        daftar isi mengikuti PDF. Tulis margin yang disebut pesan ini, atau susun dengan `--exact-pages`.
        """,
    ),
    Manual.dari(
        "RG918",
        _GALAT,
        teks="""Folder templat ada dan memuat templat saja.

        Folder yang ditulis pada `dokumen: {templat: …}` harus berada di dalam folder rencana. Templat di folder lain
        dipakai dengan pilihan `--templates`. Folder yang memuat ribuan berkas bukan folder templat.
        """,
    ),
    Manual.dari(
        "RG919",
        _PERINGATAN,
        teks="""Setiap berkas dalam folder templat dibaca.

        Berkas yang salah nama, misalnya `pdf/prin.css` atau `gaya.yml`, tidak berpengaruh apa-apa. Ganti namanya
        dengan nama dalam pesan, atau keluarkan dari folder templat. Keterangan seperti `README.md` dan berkas `.txt`
        boleh ada. Berkas huruf dibaca bila ditulis dalam gaya.yaml.
        """,
    ),
    Manual.dari(
        "RG920",
        _GALAT,
        teks="""`SOURCE_DATE_EPOCH` berisi jumlah detik sejak 1970.

        Pengaturan komputer itu memberi tanggal pada dokumen yang rencananya tidak bertanggal. Hapus pengaturan itu,
        perbaiki isinya, misalnya `1735689600` untuk 1 Januari 2025, atau tulis `tanggal` di bawah `renja`.
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
    Manual.dari(
        "RG942",
        _PERINGATAN,
        teks="""Setiap teks muat dalam satu sel Excel.

        Satu sel Excel memuat paling banyak 32.767 huruf; lebihnya tidak ikut tertulis dalam buku kerja. Pecah teks
        itu dalam rencana, atau pakai `export --format json` atau `csv`, yang tidak berbatas.
        """,
    ),
    Manual.dari(
        "RG943",
        _GALAT,
        teks="""Tabel yang diminta dengan `--table` ada dalam rencana ini.

        Sebut tabel menurut nomornya (`2.1`) atau kuncinya (`evaluasi`); isian datar bernama `data`. Tabel yang tidak
        berisi, misalnya pelayanan tanpa indikator, tidak ada dalam dokumen, sehingga tidak dapat ditulis.
        """,
    ),
    Manual.dari(
        "RG955",
        _GALAT,
        teks="""Berkas yang dirapikan `renja-gen fmt` tetap sama isi dan komentarnya.

        Hasil rapian dibaca ulang sebelum disimpan. Bila isinya atau komentarnya akan berubah, berkas dibiarkan
        seperti semula. Ini kesalahan program: kirimkan berkasnya kepada pengembang, dan rapikan berkas itu dengan
        tangan.
        """,
    ),
    Manual.dari(
        "RG967",
        _PERINGATAN,
        teks="""Setiap Perangkat Daerah direkap satu kali.

        Dua rencana dalam satu rekapitulasi memuat Perangkat Daerah yang sama, misalnya rancangan awal dan rancangan
        akhirnya, sehingga pagunya terhitung dua kali. Sebutkan hanya rencana yang berlaku. Bila keduanya memang
        berbeda, misalnya dua unit kerja, bedakan `nama` di bawah `perangkat_daerah`.
        """,
    ),
    Manual.dari(
        "RG968",
        _PERINGATAN,
        teks="""Semua rencana yang direkap berasal dari satu daerah.

        Biasanya ejaan `daerah` berbeda (`Kab. Contoh` dan `Kabupaten Contoh`), atau folder daerah lain ikut tersebut.
        Samakan ejaannya, atau rekap tiap daerah sendiri-sendiri. Untuk satu provinsi biarkan saja.
        """,
    ),
    Manual.dari(
        "RG969",
        _PERINGATAN,
        teks="""Semua rencana yang direkap dari tahun yang sama.

        Yang dijumlahkan ialah tahun kebanyakan rencana, atau tahun pada `--tahun`; rencana tahun lain disebut dalam
        tabel temuan, tetapi tidak dijumlahkan.
        """,
    ),
)
