"""The tables of a Renja: one declaration each. Text refers to a table by its key."""

from collections.abc import Callable

from renja_gen.compose.tables.evaluasi import tabel_evaluasi
from renja_gen.compose.tables.pelayanan import tabel_pelayanan, tabel_permasalahan
from renja_gen.compose.tables.rencana import tabel_pendanaan, tabel_rumusan, tabel_sumber_dana
from renja_gen.compose.tables.review import tabel_review
from renja_gen.compose.tables.tujuan import tabel_tujuan
from renja_gen.compose.tables.usulan import tabel_usulan
from renja_gen.computing import Hasil
from renja_gen.document.blocks import Table

TABEL: dict[str, Callable[[Hasil], Table | None]] = {
    "evaluasi": tabel_evaluasi,
    "pelayanan": tabel_pelayanan,
    "permasalahan": tabel_permasalahan,
    "review": tabel_review,
    "usulan": tabel_usulan,
    "tujuan": tabel_tujuan,
    "rumusan": tabel_rumusan,
    "pendanaan": tabel_pendanaan,
    "sumber-dana": tabel_sumber_dana,
}
