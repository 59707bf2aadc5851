"""Tabel T-C.32: proposals of the stakeholders (Permendagri 86/2017)."""

from collections.abc import Callable, Iterator

from renja_gen.angka import huruf
from renja_gen.compose.sebutan import nama_usulan, simpul_usulan
from renja_gen.compose.tables.isian import target, tercetak
from renja_gen.compose.tables.umum import JENIS_BARIS, judul, susun
from renja_gen.computing import Hasil, Tingkat
from renja_gen.computing.asal import Tertulis
from renja_gen.computing.kinerja import indikator_utama
from renja_gen.document.blocks import Row, RowKind, Table
from renja_gen.document.grid import Column, Content, Figure, Format, body
from renja_gen.plan.kode import urutan_kode
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.telaah import Usulan

_TINGKAT = {2: Tingkat.BIDANG_URUSAN, 3: Tingkat.PROGRAM, 5: Tingkat.KEGIATAN}
_TANDA: dict[Tingkat, Callable[[int], str]] = {
    Tingkat.BIDANG_URUSAN: lambda _: "",
    Tingkat.PROGRAM: huruf,
    Tingkat.KEGIATAN: str,
}


def tabel_usulan(hasil: Hasil) -> Table:
    """Tabel T-C.32; without proposals one row NIHIL.

    Proposals with a code stand under their programme and kegiatan; the others come first, in the order given.
    """
    kolom = [
        Column("no", ("No",), 9, "(1)", Format.CENTER),
        Column("nama", ("Program/Kegiatan",), 44, "(2)"),
        Column("lokasi", ("Lokasi",), 23, "(3)"),
        Column("indikator", ("Indikator Kinerja",), 36, "(4)"),
        Column("volume", ("Besaran/Volume",), 19, "(5)", Format.CENTER),
        Column("catatan", ("Catatan",), 34, "(6)"),
    ]
    usulan = hasil.plan.usulan.daftar
    if usulan:
        baris = [*_tanpa_kode(hasil, kolom), *_berkode(hasil, kolom)]
    else:
        nihil: dict[str, Content] = {
            "no": "–", "nama": "NIHIL", "lokasi": "–", "indikator": "–", "volume": "–", "catatan": "–"
        }  # fmt: skip
        baris = body(kolom, [nihil], RowKind.BIASA)
    return susun(
        "usulan",
        judul("T-C.32", "Usulan Program dan Kegiatan dari Para Pemangku Kepentingan", hasil, hasil.n),
        kolom,
        baris,
        font_size=8,
    )


def _isi(hasil: Hasil, usulan: Usulan, nomor: str) -> dict[str, Content]:
    simpul = simpul_usulan(hasil, usulan)
    rencana = indikator_utama(simpul)[:1] if simpul else ()
    catatan = [
        f"Asal: {usulan.asal}" if usulan.asal else "",
        f"Status: {usulan.status}" if usulan.status else "",
        usulan.catatan or "",
    ]
    return {
        "no": nomor,
        "nama": nama_usulan(hasil, usulan),
        "lokasi": ", ".join(usulan.lokasi or (simpul.sub.lokasi if simpul else ())) or None,
        "indikator": usulan.indikator or (rencana[0].nama if rencana else None),
        "volume": _volume(hasil, usulan, rencana[0] if rencana else None),
        "catatan": tuple(satu for satu in catatan if satu) or None,
    }


def _volume(hasil: Hasil, usulan: Usulan, indikator: Indikator | None) -> Figure | None:
    """The volume that is proposed, else the target that the plan has for it."""
    if usulan.volume is not None:
        satuan = indikator.satuan if indikator else ""
        return tercetak(usulan.volume, satuan, Tertulis(usulan, ("volume",), satuan))
    return target(indikator, hasil.n) if indikator else None


def _tanpa_kode(hasil: Hasil, kolom: list[Column]) -> Iterator[Row]:
    for nomor, usulan in enumerate((satu for satu in hasil.plan.usulan.daftar if not satu.kode), 1):
        yield from body(kolom, [_isi(hasil, usulan, f"{nomor}.")], RowKind.BIASA)


def _berkode(hasil: Hasil, kolom: list[Column]) -> Iterator[Row]:
    nama = {simpul.kode: simpul.nama for akar in hasil.pohon for simpul in akar.turun()}
    semua = (satu for satu in hasil.plan.usulan.daftar if satu.kode)
    berkode = sorted(semua, key=lambda satu: urutan_kode(satu.kode or ""))
    terakhir = ""
    nomor = dict.fromkeys(_TINGKAT.values(), 0)
    for usulan in berkode:
        ruas = (usulan.kode or "").split(".")
        for panjang, tingkat in _TINGKAT.items():
            kode = ".".join(ruas[:panjang])
            if not f"{terakhir}.".startswith(f"{kode}."):
                nomor[tingkat] = nomor[tingkat] + 1
                if tingkat is Tingkat.PROGRAM:
                    nomor[Tingkat.KEGIATAN] = 0
                tanda = _TANDA[tingkat](nomor[tingkat])
                isi: dict[str, Content] = {"no": tanda, "nama": nama.get(kode) or hasil.nama_katalog(kode) or kode}
                yield from body(kolom, [isi], JENIS_BARIS[tingkat])
        terakhir = usulan.kode or ""
        yield from body(kolom, [_isi(hasil, usulan, "")], RowKind.SUB_KEGIATAN)
