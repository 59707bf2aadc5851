"""Manuals of the findings on reading a file: the file itself, its bytes and characters."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT = Severity.GALAT

MANUAL = (
    Manual.dari(
        "RG001",
        _GALAT,
        teks="""Berkas rencana dapat dibaca, dan folder rencana memuat `plan.yaml`.

        Nama berkas atau foldernya keliru, izin membacanya tidak ada, atau berkas dikunci program lain. Periksa
        ketiganya. Bila yang dipilih folder, pilih folder yang memuat `plan.yaml`.
        """,
    ),
    Manual.dari(
        "RG002",
        _GALAT,
        teks="""Rencana tidak lebih besar daripada yang diperlukan satu Perangkat Daerah.

        Satu berkas YAML paling besar 3 MB, satu narasi 300 kB, satu teks 20.000 huruf, dan seluruh rencana paling
        banyak memuat 150.000 nilai (kira-kira dua ribu sub kegiatan yang terisi penuh). Yang lebih besar biasanya
        bukan rencana, atau hasil salin berulang. Ringkas, atau pecah berkas dengan `sertakan`.
        """,
    ),
    Manual.dari(
        "RG003",
        _GALAT,
        teks="""Berkas disimpan sebagai UTF-8.

        Pengodean lain mengubah huruf dan tanda baca tanpa terlihat. Simpan ulang: di VS Code klik nama pengodean di
        kanan bawah, pilih *Save with Encoding*, lalu *UTF-8*; di Notepad pilih UTF-8 dalam kotak *Simpan Sebagai*.
        """,
    ),
    Manual.dari(
        "RG004",
        _GALAT,
        utuh=True,
        teks=r"""Berkas tidak memuat karakter kendali.

        Karakter itu tidak terlihat dan biasanya tersalin dari PDF atau Word; dokumen tidak dapat memuatnya. Hapus
        karakter di tempat yang ditunjuk, lalu ketik ulang kata di sekitarnya. Di dalam tanda kutip ganda, karakter
        itu dapat juga timbul dari garis miring terbalik. Huruf yang bertumpuk tanda (lebih dari 30 tanda pada satu
        huruf) pun ditolak.

        Salah:

            visi: "Kota Contoh\aCerdas"

        Benar:

            visi: "Kota Contoh Cerdas"
        """,
    ),
    Manual.dari(
        "RG014",
        _GALAT,
        teks="""Temuan tidak lebih dari 3.000.

        Sesudah sebanyak itu pemeriksaan berhenti, karena tidak seorang pun membaca semuanya. Biasanya satu sebab
        berulang di banyak tempat. Perbaiki yang tampil, lalu periksa lagi.
        """,
    ),
    Manual.dari(
        "RG012",
        _GALAT,
        utuh=True,
        teks="""Berkas ada isinya.

        Berkas kosong atau hanya berisi komentar bukan rencana. Salin isi contoh minimal, lalu sesuaikan. Bila yang
        kosong berkas sertaan, isi berkas itu atau hapus.

        Salah:

            # Rencana ini belum diisi.

        Benar:

            renja: {tahun: 2025, tahap: rancangan awal}
        """,
    ),
)
