"""A recapitulation in sentences, and as a document: title, what was summed up, tables."""

from collections.abc import Iterator

from renja_gen.angka import daftar, persen, rp
from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.compose.laporan import laporan
from renja_gen.diagnostics import printable
from renja_gen.document.blocks import Document, Table
from renja_gen.rekap.gabung import Rekap, sebagian

_DISEBUT = 3  # regions in the title
_TAHUN_LAIN = "RG969"  # a sentence says the same


def judul(rekap: Rekap) -> str:
    """`Rekapitulasi Renja Perangkat Daerah Kota Binjai Tahun 2024`."""
    daerah = rekap.daerah if len(rekap.daerah) <= _DISEBUT else (f"{len(rekap.daerah)} Daerah",)
    return " ".join(("Rekapitulasi Renja Perangkat Daerah", *([daftar(daerah)] if daerah else []), *_tahun(rekap)))


def _tahun(rekap: Rekap) -> tuple[str, ...]:
    return (f"Tahun {rekap.tahun}",) if rekap.tahun else ()


def kalimat(rekap: Rekap) -> Iterator[str]:
    """What was summed up, what it comes to, and what was left out."""
    ada, total = rekap.dijumlahkan, rekap.total
    if not ada:
        yield "Tidak ada rencana yang dapat dijumlahkan."
    else:
        banyak = f"{len(ada)} dari {len(rekap.semua)}" if rekap.ditinggalkan else f"{len(ada)}"
        yield f"Dijumlahkan {banyak} rencana tahun {rekap.tahun}, dengan pagu {rp(total.pagu)}{_maju(rekap)}."
    sebab: dict[str, list[str]] = {}
    for satu in rekap.ditinggalkan:
        sebab.setdefault("memuat galat" if satu.galat else rekap.alasan(satu), []).append(rekap.sebutan(satu))
    for alasan, nama in sebab.items():
        yield f"Tidak dijumlahkan, {alasan}: {sebagian(nama)}."


def _maju(rekap: Rekap) -> str:
    total = rekap.total
    if total.maju is None:
        return "; prakiraan maju belum diisi"
    ubah = total.perubahan
    lengkap = all(satu.seluruh.maju is not None for satu in rekap.dijumlahkan)
    arah = "" if not ubah or not lengkap else f", {'naik' if ubah > 0 else 'turun'} {persen(abs(ubah))}"
    return f" dan prakiraan maju {(rekap.tahun or 0) + 1} {rp(total.maju)}{arah}"


def dokumen_rekap(rekap: Rekap, tabel: list[Table]) -> Document:
    """The document; dated by the latest of its plans, and not at all without any that could be read."""
    pesan = [
        f"Perhatian: {printable(satu.span.file)}: {satu.message}."
        for satu in rekap.temuan
        if satu.code != _TAHUN_LAIN
    ]
    instansi = f"Pemerintah {rekap.daerah[0]}" if len(rekap.daerah) == 1 else ""
    tanggal = [satu.tanggal for satu in rekap.dijumlahkan or rekap.semua if satu.tanggal]
    return laporan(
        judul(rekap),
        [*kalimat(rekap), *pesan, *tabel],
        gaya_bawaan(),
        instansi=instansi,
        tanggal=max(tanggal, default=None),
        nama_berkas="rekapitulasi-renja",
    )
