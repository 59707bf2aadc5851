"""Manuals of the findings on composing the document: narratives, tables and figures in them, the logo."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT, _PERINGATAN = Severity.GALAT, Severity.PERINGATAN

MANUAL = (
    Manual.dari(
        "RG510",
        _GALAT,
        teks="""Ungkapan dalam narasi tertulis benar dan dapat dihitung.

        Kurung, tanda kutip, atau penutup blok kurang; saringan tidak dikenal; atau nilainya kosong, bukan angka, atau
        daftar yang tidak dapat dicetak begitu saja. Periksa baris yang ditunjuk. Setiap `{% if %}` ditutup `{% endif
        %}`, setiap `{% for %}` ditutup `{% endfor %}`.

        Salah:

            narasi/isu.md: |
              Pagu sebesar {{ rupiah(total.pagu[n] }}.

        Benar:

            narasi/isu.md: |
              Pagu sebesar {{ rupiah(total.pagu[n]) }}.
        """,
    ),
    Manual.dari(
        "RG511",
        _GALAT,
        menjawab="R64",
        teks="""Nama dalam narasi dikenal.

        Nama yang tidak dikenal dilaporkan, bukan dicetak kosong. Pakai ejaan dalam pesan, atau nama dari
        [panduan](panduan.md#nama-yang-tersedia). Begitu pula butir yang tidak ada dalam sebuah daftar, misalnya
        `program[0]` selama belum ada program yang direncanakan: apit bagian itu dengan `{% if program %}`.

        Salah:

            narasi/isu.md: |
              Pagu sebesar {{ rupiah(pagu.total) }}.

        Benar:

            narasi/isu.md: |
              Pagu sebesar {{ rupiah(total.pagu[n]) }}.
        """,
    ),
    Manual.dari(
        "RG512",
        _GALAT,
        teks="""Narasi tidak terlalu panjang dan tidak menghitung terlalu banyak.

        Satu narasi paling panjang 200.000 huruf. Selebihnya, biasanya sebabnya perulangan di dalam perulangan, atau
        ungkapan yang sangat panjang. Sederhanakan ungkapannya, atau ringkas teksnya. Pekerjaan semua narasi dihitung
        bersama; yang disebut ialah narasi yang menghabiskannya.

        Salah:

            narasi/isu.md: |
              {% for a in rpjmd.visi|list %}{% for b in rpjmd.visi|list %}
              {% for c in rpjmd.visi|list %}{% for d in rpjmd.visi|list %}
              {{ a }}{{ b }}{{ c }}{{ d }}
              {% endfor %}{% endfor %}{% endfor %}{% endfor %}

        Benar:

            narasi/isu.md: |
              {{ rpjmd.visi }}
        """,
    ),
    Manual.dari(
        "RG513",
        _GALAT,
        teks="""Narasi hanya memakai data rencana, fungsi, dan saringan yang tersedia.

        Memanggil metode, memangkatkan, mengulang teks dengan perkalian, dan membaca berkas lain tidak diizinkan.
        Pakai yang ada di [panduan](panduan.md#fungsi).

        Salah:

            narasi/isu.md: |
              {{ pd.nama.upper() }}

        Benar:

            narasi/isu.md: |
              {{ pd.nama|upper }}
        """,
    ),
    Manual.dari(
        "RG514",
        _PERINGATAN,
        menjawab="R04",
        teks="""Narasi terdiri atas paragraf, daftar, dan judul kecil.

        Kutipan, garis pemisah, tabel, tautan, gambar, kode, dan HTML tidak dicetak. Tabel hanya berasal dari data,
        sehingga angka dan nomornya selalu cocok. Tulis ulang sebagai paragraf, daftar, atau judul `###`.

        Salah:

            narasi/isu.md: |
              > Koleksi perpustakaan belum mencukupi kebutuhan pemustaka.

        Benar:

            narasi/isu.md: |
              Koleksi perpustakaan belum mencukupi kebutuhan pemustaka.
        """,
    ),
    Manual.dari(
        "RG515",
        _GALAT,
        menjawab="R04",
        teks="""Tabel yang disebut dalam narasi dikenal.

        `tabel()`, `rujuk()`, dan `ada_tabel()` memakai kunci tabel, bukan nomornya. Pilih kunci dari [daftar
        tabel](panduan.md#tabel).

        Salah:

            narasi/pendanaan.md: |
              Rinciannya ada dalam {{ rujuk("4.1") }}.

        Benar:

            narasi/pendanaan.md: |
              Rinciannya ada dalam {{ rujuk("pendanaan") }}.
        """,
    ),
    Manual.dari(
        "RG516",
        _GALAT,
        menjawab="R01 R05",
        teks="""Setiap bagian profil mempunyai narasi.

        Profil milik instansi menyebut subbab yang tidak mempunyai teks bawaan. Buat berkasnya, `narasi/<kunci>.md`,
        di folder rencana atau di folder templat.
        """,
    ),
    Manual.dari(
        "RG517",
        _PERINGATAN,
        menjawab="R01",
        teks="""Setiap berkas di folder `narasi` dipakai.

        Nama berkas yang tidak sama dengan kunci subbab tidak dicetak. Perbaiki namanya; nama yang dikenal disebut
        dalam pesan.

        Salah:

            narasi/isu-strategis.md: |
              Koleksi perpustakaan belum mencukupi kebutuhan pemustaka.

        Benar:

            narasi/isu.md: |
              Koleksi perpustakaan belum mencukupi kebutuhan pemustaka.
        """,
    ),
    Manual.dari(
        "RG518",
        _PERINGATAN,
        menjawab="R04",
        teks="""Tabel yang dirujuk narasi ada dalam dokumen.

        Tabel tanpa isi tidak dicetak, sehingga rujukannya tidak mempunyai nomor. Apit kalimatnya dengan `{% if
        ada_tabel("…") %}`, hapus rujukannya, atau isi data tabelnya.

        Salah:

            narasi/isu.md: |
              Koleksi belum mencukupi. Rinciannya ada dalam {{ rujuk("permasalahan") }}.

        Benar:

            narasi/isu.md: |
              Koleksi belum mencukupi.
              {% if ada_tabel("permasalahan") %}
              Rinciannya ada dalam {{ rujuk("permasalahan") }}.
              {% endif %}
        """,
    ),
    Manual.dari(
        "RG519",
        _PERINGATAN,
        menjawab="R04",
        teks="""Tiap tabel ditaruh satu kali, di bagiannya sendiri.

        `tabel()` menempatkan tabel milik subbab itu di antara paragraf. Untuk tabel bagian lain, pakai `rujuk()`.
        Hapus `tabel()` yang berlebih.

        Salah:

            narasi/isu.md: |
              Koleksi belum mencukupi.

              {{ tabel("pendanaan") }}

        Benar:

            narasi/isu.md: |
              Koleksi belum mencukupi. Pendanaannya ada dalam {{ rujuk("pendanaan") }}.
        """,
    ),
    Manual.dari(
        "RG520",
        _GALAT,
        teks="""Logo ialah gambar PNG atau JPEG di folder rencana.

        Berkasnya paling besar 2 MB dengan sisi paling panjang 6.000 piksel, dan harus utuh. Periksa namanya, atau
        simpan ulang gambarnya.

        Salah:

            perangkat_daerah: {logo: logo.webp}

        Benar:

            perangkat_daerah: {logo: logo.png}
        """,
    ),
    Manual.dari(
        "RG521",
        _PERINGATAN,
        menjawab="R01 R05",
        teks="""Berkas narasi ada isinya.

        Berkas narasi menggantikan seluruh teks bawaan, sehingga berkas kosong membuat subbabnya tercetak tanpa teks.
        Isi berkasnya, atau hapus agar teks bawaan dipakai.

        Salah:

            narasi/isu.md: ""

        Benar:

            narasi/isu.md: Koleksi perpustakaan belum mencukupi kebutuhan pemustaka.
        """,
    ),
    Manual.dari(
        "RG522",
        _GALAT,
        menjawab="R04",
        teks="""Gambar yang disebut dalam narasi dikenal.

        `gambar()`, `rujuk()`, dan `ada_gambar()` memakai kunci gambar, bukan nomornya. Pilih kunci dari [daftar
        gambar](panduan.md#gambar).

        Salah:

            narasi/isu.md: |
              {% if ada_gambar("grafik-dana") %}
              Pembagiannya tampak dalam {{ rujuk("grafik-dana") }}.
              {% endif %}

        Benar:

            narasi/isu.md: |
              {% if ada_gambar("grafik-sumber-dana") %}
              Pembagiannya tampak dalam {{ rujuk("grafik-sumber-dana") }}.
              {% endif %}
        """,
    ),
    Manual.dari(
        "RG523",
        _PERINGATAN,
        menjawab="R04",
        teks="""Gambar yang dirujuk narasi ada dalam dokumen.

        Grafik hanya dicetak bila ada yang dibandingkan, misalnya sekurang-kurangnya dua program, dan bila `dokumen:
        {gambar: tidak}` tidak ditulis. Apit kalimatnya dengan `{% if ada_gambar("…") %}`, atau hapus rujukannya.

        Salah:

            narasi/isu.md: |
              Pagu antarprogram tidak merata, seperti tampak dalam {{ rujuk("grafik-pagu") }}.

        Benar:

            narasi/isu.md: |
              Pagu antarprogram tidak merata.
              {% if ada_gambar("grafik-pagu") %}
              Perbandingannya tampak dalam {{ rujuk("grafik-pagu") }}.
              {% endif %}
        """,
    ),
    Manual.dari(
        "RG524",
        _PERINGATAN,
        menjawab="R04",
        teks="""Tiap gambar ditaruh satu kali, di bagiannya sendiri.

        `gambar()` menempatkan gambar milik subbab itu di antara paragraf. Untuk gambar bagian lain, pakai `rujuk()`.
        Hapus `gambar()` yang berlebih.

        Salah:

            sumber_dana:
              - {nama: Dana Alokasi Umum, pagu: 150.000.000}
              - {nama: Pendapatan Asli Daerah, pagu: 50.000.000}
            narasi/isu.md: |
              Sumber dana masih terbatas.

              {{ gambar("grafik-sumber-dana") }}

        Benar:

            sumber_dana:
              - {nama: Dana Alokasi Umum, pagu: 150.000.000}
              - {nama: Pendapatan Asli Daerah, pagu: 50.000.000}
            narasi/isu.md: |
              Sumber dana masih terbatas, seperti tampak dalam {{ rujuk("grafik-sumber-dana") }}.
        """,
    ),
)
