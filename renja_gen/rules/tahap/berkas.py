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
        teks="""Satu berkas paling besar 5 MB dan memuat paling banyak 200.000 nilai.

        Berkas sebesar itu biasanya bukan rencana, atau hasil salin berulang. Pecah rencana menjadi beberapa berkas
        dengan `sertakan`.
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
        itu dapat juga timbul dari garis miring terbalik.

        Salah:

            visi: "Kota Contoh\aCerdas"

        Benar:

            visi: "Kota Contoh Cerdas"
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
