"""Manuals of the findings on importing tables. They are about cells of a workbook, so they have no samples."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT, _PERINGATAN = Severity.GALAT, Severity.PERINGATAN

MANUAL = (
    Manual.dari(
        "RG945",
        _GALAT,
        teks="""Berkas yang diimpor dapat dibaca.

        Yang dibaca ialah .xlsx, .xls, .ods, dan .csv. Berkas yang rusak, dilindungi kata sandi, terlalu besar, atau
        sebenarnya halaman web ditolak, dan tidak satu berkas pun ditulis. Buka dengan Excel atau LibreOffice, hapus
        sandi serta lembar dan baris yang tidak perlu, lalu simpan ulang sebagai .xlsx.
        """,
    ),
    Manual.dari(
        "RG946",
        _GALAT,
        teks="""Tabel yang diimpor dapat dikenali.

        Tabel dikenali dari judul kolomnya: kode atau uraian program dan kegiatan, bersama indikator, target, atau
        pagu. Bila judulnya lain, sebutkan artinya dengan `--map 'JUDUL=KOLOM'`; huruf kolom pun boleh, misalnya
        `--map 'F=pagu 2026'`. Bila tahunnya tidak tertulis, beri `--tahun`; bila tabelnya di lembar lain, `--sheet`.
        """,
    ),
    Manual.dari(
        "RG947",
        _PERINGATAN,
        teks="""Setiap baris tabel terpakai.

        Baris yang tidak memuat kode, nama dari nomenklatur, atau indikator tidak masuk ke rencana; pesan menyebut
        lembar dan selnya. Kepala tabel yang terulang, baris nomor kolom, dan baris kosong bukan temuan. Lengkapi kode
        baris itu lalu impor lagi, atau biarkan bila memang bukan isi rencana (catatan kaki, tanda tangan).
        """,
    ),
    Manual.dari(
        "RG948",
        _PERINGATAN,
        teks="""Setiap sel tabel dapat dibaca.

        Sisa lembar kerja dan aplikasi seperti `#DIV/0!`, `#REF!`, `NaN`, `CC undefined`, atau tanda hubung dianggap
        kosong; begitu pula rumus yang belum dihitung: buka berkasnya dengan Excel atau LibreOffice, lalu simpan.
        Teks di kolom rupiah dan target tanpa indikator tidak dipakai. Tanggal di kolom target mungkin semula `1/2`.
        Periksa sel yang disebut, lalu isi nilainya dalam tabel atau dalam rencana.
        """,
    ),
    Manual.dari(
        "RG949",
        _PERINGATAN,
        teks="""Kode terbaca sebagaimana tertulis.

        Excel membuang nol dan mengubah kode menjadi bilangan, tanggal, atau jam. Kode dipulihkan menurut nomenklatur,
        nama di sebelahnya, dan baris di atasnya; baris tanpa kode dicari menurut namanya. Cocokkan kode yang disebut
        pesan. Agar tidak terulang, beri kolom kode bentuk teks di Excel.
        """,
    ),
    Manual.dari(
        "RG950",
        _PERINGATAN,
        teks="""Cara menulis angka dalam satu kolom jelas.

        `1.234` dapat berarti seribu dua ratus tiga puluh empat atau satu koma dua tiga empat. Kolom lain yang jelas
        diikuti; bila tidak ada, titik atau koma sebelum tiga angka dibaca sebagai pemisah ribuan. Persentase yang
        disimpan Excel sebagai pecahan (0,95 untuk 95%) dikalikan 100, dan kolom dalam ribuan atau juta rupiah
        dikalikan menurut judulnya. Periksa angka kolom itu.
        """,
    ),
    Manual.dari(
        "RG951",
        _PERINGATAN,
        teks="""Baris-baris tentang satu kode tidak bertentangan.

        Kode yang terulang menambah indikator, atau bagian sumber dana. Bila nama atau jumlahnya berbeda, pesan
        menyebut mana yang dipakai: nama dan jumlah induk yang pertama; pagu sub kegiatan dijumlahkan. Target
        tanpa indikator dipasang pada indikator resminya. Baris yang tersembunyi, misalnya oleh filter Excel, ikut
        dibaca dan disebut. Periksa dalam tabel asal.
        """,
    ),
)
