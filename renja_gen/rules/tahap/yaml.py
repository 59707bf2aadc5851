"""Manuals of the findings on the YAML of a file. Their samples are whole files."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT, _PERINGATAN = Severity.GALAT, Severity.PERINGATAN

MANUAL = (
    Manual.dari(
        "RG005",
        _GALAT,
        utuh=True,
        teks="""Jorokan baris ditulis dengan spasi, bukan tabulator.

        Lebar tabulator berbeda di tiap komputer, sehingga susunan bertingkat tidak dapat dipastikan. Ganti tabulator
        dengan spasi; di VS Code pakai perintah *Convert Indentation to Spaces*.

        Salah:

            perangkat_daerah:
            # baris berikut diawali tabulator
            \tsingkatan: Dispusip

        Benar:

            perangkat_daerah:
            # baris berikut diawali dua spasi
              singkatan: Dispusip
        """,
    ),
    Manual.dari(
        "RG006",
        _GALAT,
        menjawab="R35",
        utuh=True,
        teks="""Susunan YAML benar: titik dua, tanda kutip, kurung, koma, dan jorokan baris.

        Pesan menyebut yang keliru; penyebabnya kadang ada di baris di atasnya.

        - Sesudah titik dua yang memisahkan kunci dan nilai ada spasi.
        - Teks yang memuat titik dua diapit tanda kutip, dan tanda kutip yang dibuka harus ditutup.
        - Kunci yang setingkat dimulai di kolom yang sama.
        - Di dalam `{ }` dan `[ ]` koma memisahkan isian: pakai titik untuk ribuan, dan apit gelar serta desimal
          berkoma dengan tanda kutip.

        Salah:

            rpjmd:
              visi: Kota Contoh: Cerdas dan Sejahtera

        Benar:

            rpjmd:
              visi: "Kota Contoh: Cerdas dan Sejahtera"
        """,
    ),
    Manual.dari(
        "RG007",
        _GALAT,
        utuh=True,
        teks="""Satu berkas memuat satu dokumen.

        Baris `---` memulai dokumen baru, sehingga isi sesudahnya terpisah dari rencana. Hapus baris itu.

        Salah:

            renja: {tahun: 2025, tahap: rancangan awal}
            ---
            renstra: {periode: 2021-2026}

        Benar:

            renja: {tahun: 2025, tahap: rancangan awal}
            renstra: {periode: 2021-2026}
        """,
    ),
    Manual.dari(
        "RG008",
        _GALAT,
        utuh=True,
        teks="""Isian bertingkat paling dalam empat puluh tingkat.

        Rencana tidak memerlukan lebih dari sepuluh tingkat; kurung yang bertumpuk biasanya salah ketik. Sederhanakan.

        Salah:

            lokasi: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Kota Contoh]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

        Benar:

            lokasi: [Kota Contoh]
        """,
    ),
    Manual.dari(
        "RG009",
        _GALAT,
        utuh=True,
        teks="""Nilai ditulis apa adanya, tanpa jangkar (`&`) dan alias (`*`).

        Jangkar dan alias menyalin nilai dari tempat lain, sehingga rencana tidak terbaca sebagaimana tertulis. Tulis
        nilainya. Teks yang memang diawali `&` atau `*` diapit tanda kutip.

        Salah:

            renja: {tempat: &kota Kota Contoh}
            perangkat_daerah: {daerah: *kota}

        Benar:

            renja: {tempat: Kota Contoh}
            perangkat_daerah: {daerah: Kota Contoh}
        """,
    ),
    Manual.dari(
        "RG010",
        _GALAT,
        utuh=True,
        teks="""Nilai ditulis tanpa tag YAML (`!`).

        Kata yang diawali tanda seru dibaca sebagai tag, bukan teks. Hapus tanda seru itu, atau apit teks dengan tanda
        kutip.

        Salah:

            slogan: !Contoh Maju

        Benar:

            slogan: "!Contoh Maju"
        """,
    ),
    Manual.dari(
        "RG011",
        _GALAT,
        utuh=True,
        teks="""Dalam satu bagian tiap kunci ditulis satu kali.

        Bila kunci ditulis dua kali, tidak jelas nilai mana yang berlaku. Hapus salah satu, atau gabungkan isinya.

        Salah:

            renstra: {periode: 2021-2026}
            renstra: {periode: 2025-2029}

        Benar:

            renstra: {periode: 2021-2026}
        """,
    ),
    Manual.dari(
        "RG013",
        _PERINGATAN,
        utuh=True,
        teks="""Teks tidak terpotong oleh tanda pagar.

        Teks sesudah spasi dan `#` dianggap komentar dan tidak dibaca: `Jalan Merdeka #1` menjadi `Jalan Merdeka`.
        Apit seluruh nilai dengan tanda kutip. Bila memang komentar, beri spasi sesudah `#`.

        Salah:

            perangkat_daerah:
              alamat: Jalan Merdeka #1

        Benar:

            perangkat_daerah:
              alamat: "Jalan Merdeka #1"  # alamat kantor
        """,
    ),
)
