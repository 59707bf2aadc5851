"""Manuals of the findings on the plan that a perubahan changes."""

from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Manual

_GALAT = Severity.GALAT

MANUAL = (
    Manual.dari(
        "RG939",
        _GALAT,
        teks="""Rencana yang ditulis pada `sebelum` ada dan boleh dibaca.

        Tulis berkas atau folder (`sebelum: ../renja-2024-final`), atau revisi git (`sebelum: renja-2024-final`,
        `HEAD~1`, `main:opd/dinas`). Berkas dan folder harus berada di dalam folder rencana atau di dalam repositori
        git yang memuatnya: rencana yang diterima dari orang lain tidak boleh membaca berkas lain di komputer Anda.
        Rencana itu juga bukan rencana ini sendiri.
        """,
    ),
    Manual.dari(
        "RG960",
        _GALAT,
        teks="""Rencana yang diubah tidak memuat galat.

        Angka sebelum perubahan diambil dari rencana itu. Jalankan `renja-gen check` pada rencana itu dan perbaiki,
        atau sebut revisi git yang sudah benar.
        """,
    ),
    Manual.dari(
        "RG961",
        _GALAT,
        teks="""Rencana yang diubah ialah rencana Perangkat Daerah dan tahun yang sama.

        Yang dibandingkan ialah pagu dan target tahun n sebelum dan setelah perubahan. Sebut Renja tahun itu yang
        sudah ditetapkan. Bila nama Perangkat Daerah atau daerahnya hanya berbeda ejaan, samakan.
        """,
    ),
)
