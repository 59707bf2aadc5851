"""Manuals of the findings on `sertakan`, a plan that is split over files."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT = Severity.GALAT

MANUAL = (
    Manual.dari(
        "RG020",
        _GALAT,
        teks="""`sertakan` berisi nama berkas.

        Tulis satu nama, daftar nama, atau pola seperti `program/*.yaml`.

        Salah:

            kebijakan_nasional: {sertakan: {berkas: kebijakan.yaml}}

        Benar:

            kebijakan_nasional: {sertakan: kebijakan.yaml}
            kebijakan.yaml: |
              - nama: Gerakan Literasi Nasional
        """,
    ),
    Manual.dari(
        "RG021",
        _GALAT,
        teks="""Berkas yang disertakan berada di dalam folder rencana.

        Demi keamanan, berkas di luar folder rencana tidak dibaca, juga bila ditunjuk melalui tautan. Salin berkasnya
        ke dalam folder rencana, lalu tulis nama itu. Berkas narasi diperiksa dengan cara yang sama.

        Salah:

            kebijakan_nasional: {sertakan: ../kebijakan.yaml}

        Benar:

            kebijakan_nasional: {sertakan: kebijakan.yaml}
            kebijakan.yaml: |
              - nama: Gerakan Literasi Nasional
        """,
    ),
    Manual.dari(
        "RG022",
        _GALAT,
        teks="""Rencana paling banyak terdiri atas 500 berkas, dan `sertakan` paling dalam delapan tingkat.

        Semua berkas bersama-sama paling besar 5 MB, dan folder yang dicari dengan `*` memuat paling banyak 10.000
        nama. Folder `narasi` memuat paling banyak 100 berkas, bersama-sama paling banyak 1.000.000 huruf. Kurangi
        tingkatnya, satukan berkas kecil, dan hapus narasi yang tidak dipakai.
        """,
    ),
    Manual.dari(
        "RG023",
        _GALAT,
        teks="""Berkas yang disertakan ada.

        Nama berkas dibaca dari folder berkas yang menyertakannya. Periksa nama, huruf besar dan kecil, serta
        foldernya. Satu `*` mewakili nama dalam satu folder; `**` tidak dikenal.

        Salah:

            kebijakan_nasional: {sertakan: kebijkan.yaml}
            kebijakan.yaml: |
              - nama: Gerakan Literasi Nasional

        Benar:

            kebijakan_nasional: {sertakan: kebijakan.yaml}
            kebijakan.yaml: |
              - nama: Gerakan Literasi Nasional
        """,
    ),
    Manual.dari(
        "RG024",
        _GALAT,
        teks="""Berkas yang disertakan berakhiran `.yaml`.

        Berkas lain, misalnya lembar kerja atau dokumen Word, tidak dapat disertakan. Salin isinya ke berkas YAML,
        atau ganti akhiran namanya bila isinya sudah YAML.

        Salah:

            kebijakan_nasional: {sertakan: kebijakan.txt}
            kebijakan.txt: |
              - nama: Gerakan Literasi Nasional

        Benar:

            kebijakan_nasional: {sertakan: kebijakan.yaml}
            kebijakan.yaml: |
              - nama: Gerakan Literasi Nasional
        """,
    ),
    Manual.dari(
        "RG025",
        _GALAT,
        teks="""Berkas tidak menyertakan dirinya sendiri.

        Berkas yang menyertakan dirinya, langsung atau melalui berkas lain, tidak ada habisnya. Hapus `sertakan` itu.

        Salah:

            kebijakan_nasional: {sertakan: plan.yaml}

        Benar:

            kebijakan_nasional: {sertakan: kebijakan.yaml}
            kebijakan.yaml: |
              - nama: Gerakan Literasi Nasional
        """,
    ),
    Manual.dari(
        "RG026",
        _GALAT,
        menjawab="R24",
        teks="""Satu berkas disertakan satu kali.

        Berkas yang disertakan dua kali membuat isinya terhitung dua kali, misalnya karena pola dan nama menunjuk
        berkas yang sama. Hapus salah satu `sertakan`.

        Salah:

            kebijakan_nasional: {sertakan: [kebijakan-*.yaml, kebijakan-literasi.yaml]}
            kebijakan-literasi.yaml: |
              - nama: Gerakan Literasi Nasional

        Benar:

            kebijakan_nasional: {sertakan: kebijakan-*.yaml}
            kebijakan-literasi.yaml: |
              - nama: Gerakan Literasi Nasional
        """,
    ),
)
