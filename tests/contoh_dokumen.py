"""Dokumen contoh bagi pengujian semua penulis: sebuah Renja kecil yang wajah dan isinya seperti yang asli.

`contoh_dokumen()` holds every kind of block: cover with logo, kata pengantar with a signature, daftar isi
and daftar tabel on roman pages, BAB I with lists, BAB II with wide landscape tables, a table with merged
cells, a table of one row, and a closing signature. Nothing in it depends on the clock or the machine.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

from renja_gen.compose.gaya import gaya_bawaan
from renja_gen.document.blocks import (
    Align,
    Block,
    Cell,
    Contents,
    Cover,
    Document,
    Entry,
    GridColumn,
    Heading,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Row,
    RowKind,
    Run,
    Section,
    Signature,
    Table,
)
from renja_gen.document.look import Page

SAMPUL = Page(210, 297, top=35, right=25, bottom=30, left=30)
TEGAK = Page(210, 297, top=25, right=25, bottom=25, left=30)
REBAH = Page(297, 210, top=20, right=15, bottom=18, left=15)

BADAN = "Badan Kesatuan Bangsa dan Politik"
KOTA = "Kota Binjai"


def rupiah(nilai: int | Decimal) -> str:
    """25540525895 as 25.540.525.895."""
    return f"{nilai:,.0f}".replace(",", ".")


def persen(nilai: Decimal | None) -> str:
    """36,96 with two decimals rounded half up, or an en dash where it is undefined."""
    return "–" if nilai is None else str(nilai.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def teks(isi: str) -> Inlines:
    """One run."""
    return (Run(isi),)


def paragraf(*potongan: str | Run) -> Paragraph:
    """Running text from strings and runs."""
    return Paragraph(tuple(Run(p) if isinstance(p, str) else p for p in potongan))


def daftar(*butir: str, angka: bool = True) -> ItemList:
    """A numbered list, or one with small letters."""
    penanda = (f"{i}." if angka else f"{chr(96 + i)}." for i in range(1, len(butir) + 1))
    return ItemList(tuple(ListItem(p, teks(b)) for p, b in zip(penanda, butir, strict=True)))


def kepala(*isi: str | tuple[str, int, int]) -> tuple[Cell, ...]:
    """A header row; a tuple is text, colspan, rowspan."""
    return tuple(Cell((i,)) if isinstance(i, str) else Cell((i[0],), colspan=i[1], rowspan=i[2]) for i in isi)


def kolom(*lebar: float | tuple[float, Align]) -> tuple[GridColumn, ...]:
    """Grid columns from widths, left aligned unless said otherwise."""
    return tuple(GridColumn(b) if isinstance(b, int | float) else GridColumn(*b) for b in lebar)


def logo() -> bytes:
    """A small shield as a PNG, drawn pixel by pixel."""
    lebar, tinggi = 120, 150
    baris = bytearray()
    for y in range(tinggi):
        baris.append(0)
        batas = 56 if y < 84 else 56 * (1 - ((y - 84) / 62) ** 2) ** 0.5 if y < 146 else 0
        for x in range(lebar):
            jarak = abs(x - 59.5)
            if y < 4 or jarak > batas:
                baris += b"\xff\xff\xff"
            elif y < 10 or jarak > batas - 6:
                baris += b"\x1f\x38\x64"
            elif abs(y - 70) + jarak < 30:
                baris += b"\xf2\xc1\x4e"
            else:
                baris += b"\x8e\xaa\xdb"

    def bongkah(jenis: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    kepala_png = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + bongkah(b"IHDR", kepala_png)
        + bongkah(b"pHYs", struct.pack(">IIB", 5906, 5906, 1))
        + bongkah(b"IDAT", zlib.compress(bytes(baris), 9))
        + bongkah(b"IEND", b"")
    )


@dataclass(frozen=True)
class Sub:
    """One sub kegiatan: name, indicator, unit, then K and Rp of Renstra, s/d n-3, target and realisasi."""

    nama: str
    indikator: str
    satuan: str
    k: tuple[int, int, int, int]
    rp: tuple[int, int, int, int]


PROGRAM: tuple[tuple[str, tuple[tuple[str, tuple[Sub, ...]], ...]], ...] = (
    (
        "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
        (
            (
                "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
                (
                    Sub(
                        "Penyusunan Dokumen Perencanaan Perangkat Daerah",
                        "Jumlah dokumen perencanaan yang tersusun",
                        "dokumen",
                        (5, 1, 1, 1),
                        (41_121_973, 7_499_900, 7_500_000, 7_215_400),
                    ),
                    Sub(
                        "Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD",
                        "Jumlah laporan capaian kinerja dan ikhtisar realisasi kinerja SKPD",
                        "laporan",
                        (5, 1, 1, 1),
                        (46_471_477, 8_249_900, 0, 0),
                    ),
                    Sub(
                        "Evaluasi Kinerja Perangkat Daerah",
                        "Jumlah laporan evaluasi kinerja perangkat daerah",
                        "laporan",
                        (5, 1, 1, 1),
                        (1_754_787, 0, 1_000_000, 985_000),
                    ),
                ),
            ),
            (
                "Administrasi Keuangan Perangkat Daerah",
                (
                    Sub(
                        "Penyediaan Gaji dan Tunjangan ASN",
                        "Jumlah orang yang menerima gaji dan tunjangan ASN",
                        "orang/bulan",
                        (60, 12, 12, 12),
                        (25_540_525_895, 5_516_437_124, 4_126_592_221, 3_924_184_088),
                    ),
                    Sub(
                        "Koordinasi dan Pelaksanaan Akuntansi SKPD",
                        "Jumlah laporan akuntansi SKPD yang tersusun",
                        "laporan",
                        (5, 1, 1, 1),
                        (757_195_274, 290_577_232, 292_154_918, 291_992_810),
                    ),
                ),
            ),
            (
                "Administrasi Umum Perangkat Daerah",
                (
                    Sub(
                        "Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor",
                        "Jumlah paket komponen instalasi listrik/penerangan bangunan kantor yang disediakan",
                        "paket",
                        (5, 1, 1, 1),
                        (112_639_789, 14_196_400, 6_595_128, 6_589_823),
                    ),
                    Sub(
                        "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",
                        "Jumlah laporan penyelenggaraan rapat koordinasi dan konsultasi SKPD",
                        "laporan",
                        (60, 12, 12, 11),
                        (1_284_402_118, 187_204_410, 243_118_750, 201_886_313),
                    ),
                ),
            ),
        ),
    ),
    (
        "Program Penguatan Ideologi Pancasila dan Karakter Kebangsaan",
        (
            (
                (
                    "Perumusan Kebijakan Teknis dan Pemantapan Pelaksanaan Bidang Ideologi Pancasila dan"
                    " Karakter Kebangsaan"
                ),
                (
                    Sub(
                        "Pelaksanaan Kebijakan di Bidang Ideologi Wawasan Kebangsaan, Bela Negara, Karakter"
                        " Bangsa, Pembauran Kebangsaan, Bineka Tunggal Ika dan Sejarah Kebangsaan",
                        "Jumlah orang yang mengikuti pembinaan wawasan kebangsaan",
                        "orang",
                        (1_000, 150, 200, 187),
                        (1_902_110_040, 150_316_200, 243_778_400, 226_514_950),
                    ),
                    Sub(
                        "Pembentukan dan Penggerakan Pusat Pendidikan Wawasan Kebangsaan",
                        "Jumlah pusat pendidikan wawasan kebangsaan yang aktif",
                        "lembaga",
                        (5, 0, 0, 0),
                        (310_000_000, 0, 0, 0),
                    ),
                ),
            ),
        ),
    ),
    (
        (
            "Program Peningkatan Peran Partai Politik dan Lembaga Pendidikan Melalui Pendidikan Politik dan"
            " Pengembangan Etika serta Budaya Politik"
        ),
        (
            (
                "Perumusan Kebijakan Teknis dan Pemantapan Pelaksanaan Bidang Pendidikan Politik",
                (
                    Sub(
                        "Penyaluran Bantuan Keuangan Partai Politik dan Verifikasi Laporan Pertanggungjawabannya",
                        "Jumlah partai politik yang menerima bantuan keuangan",
                        "partai",
                        (9, 9, 9, 9),
                        (4_873_200_500, 947_118_230, 968_440_112, 968_440_112),
                    ),
                    Sub(
                        "Pendidikan Politik bagi Pemilih Pemula dan Kelompok Rentan",
                        "Jumlah pemilih pemula yang mengikuti pendidikan politik",
                        "orang",
                        (2_500, 400, 500, 512),
                        (688_310_900, 96_220_000, 121_500_000, 118_904_775),
                    ),
                ),
            ),
        ),
    ),
    (
        "Program Pemberdayaan dan Pengawasan Organisasi Kemasyarakatan",
        (
            (
                "Perumusan Kebijakan Teknis dan Pemantapan Pelaksanaan Bidang Pemberdayaan Ormas",
                (
                    Sub(
                        "Pendaftaran, Pengawasan, dan Evaluasi Organisasi Kemasyarakatan",
                        "Jumlah organisasi kemasyarakatan yang terdaftar dan terbina",
                        "ormas",
                        (120, 21, 24, 22),
                        (402_118_700, 51_230_000, 60_114_000, 55_708_250),
                    ),
                ),
            ),
        ),
    ),
    (
        (
            "Program Peningkatan Kewaspadaan Nasional dan Peningkatan Kualitas dan Fasilitasi Penanganan"
            " Konflik Sosial"
        ),
        (
            (
                (
                    "Perumusan Kebijakan Teknis dan Pelaksanaan Pemantapan Kewaspadaan Nasional dan"
                    " Penanganan Konflik Sosial"
                ),
                (
                    Sub(
                        "Pelaksanaan Forum Koordinasi Pimpinan Daerah Kabupaten/Kota",
                        "Jumlah dokumen hasil forum koordinasi pimpinan daerah",
                        "dokumen",
                        (60, 12, 12, 12),
                        (6_702_554_310, 1_210_778_900, 1_388_430_000, 1_371_250_664),
                    ),
                    Sub(
                        "Peningkatan Kapasitas Forum Kerukunan Umat Beragama dan Forum Kewaspadaan Dini Masyarakat",
                        "Jumlah anggota forum yang meningkat kapasitasnya",
                        "orang",
                        (250, 40, 50, 38),
                        (915_224_080, 143_500_000, 181_226_500, 133_040_900),
                    ),
                ),
            ),
        ),
    ),
)

SEMUA_SUB = tuple(s for _, semua in PROGRAM for _, sub in semua for s in sub)
PAGU = sum(s.rp[2] for s in SEMUA_SUB)
REALISASI = sum(s.rp[3] for s in SEMUA_SUB)


def _bagi(atas: int, bawah: int) -> Decimal | None:
    return Decimal(atas) * 100 / Decimal(bawah) if bawah else None


def _baris_sub(sub: Sub) -> Row:
    renstra_k, lalu_k, target_k, realisasi_k = sub.k
    renstra_rp, lalu_rp, target_rp, realisasi_rp = sub.rp
    pasangan: list[str] = []
    for k, rp in zip(sub.k, sub.rp, strict=True):
        pasangan += [rupiah(k), rupiah(rp)]
    pasangan[0] += f" {sub.satuan}"
    pasangan += [persen(_bagi(realisasi_k, target_k)), persen(_bagi(realisasi_rp, target_rp))]
    pasangan += [rupiah(lalu_k + realisasi_k), rupiah(lalu_rp + realisasi_rp)]
    pasangan += [
        persen(_bagi(lalu_k + realisasi_k, renstra_k)),
        persen(_bagi(lalu_rp + realisasi_rp, renstra_rp)),
    ]
    isi = ("", sub.nama, sub.indikator, *pasangan, "Badan Kesbangpol")
    return Row(tuple(Cell((i,)) for i in isi), RowKind.SUB_KEGIATAN)


def _baris_induk(nomor: str, nama: str, jenis: RowKind) -> Row:
    return Row((Cell((nomor,)), Cell((nama,)), *(Cell() for _ in range(16))), jenis)


def _baris_rata(label: str, nilai: tuple[Decimal | None, ...]) -> Row:
    kosong = Cell(("",), colspan=8)
    angka = tuple(Cell((persen(n),), align="right", value=n) for n in nilai)
    isi = (Cell((label,), colspan=3, align="left"), kosong, *angka[:2], Cell(colspan=2), *angka[2:], Cell())
    return Row(isi, RowKind.RATA_RATA)


def _rata(nilai: list[Decimal | None]) -> Decimal | None:
    ada = [n for n in nilai if n is not None]
    return sum(ada, Decimal(0)) / len(ada) if ada else None


def _rata_program(sub: list[Sub]) -> tuple[Decimal | None, ...]:
    return (
        _rata([_bagi(s.k[3], s.k[2]) for s in sub]),
        _rata([_bagi(s.rp[3], s.rp[2]) for s in sub]),
        _rata([_bagi(s.k[1] + s.k[3], s.k[0]) for s in sub]),
        _rata([_bagi(s.rp[1] + s.rp[3], s.rp[0]) for s in sub]),
    )


def tabel_evaluasi() -> Table:
    """Tabel 2.1: eighteen columns of K and Rp pairs, three header rows, programme averages."""
    baris: list[Row] = []
    semua_rata: list[tuple[Decimal | None, ...]] = []
    for nomor, (program, semua_kegiatan) in enumerate(PROGRAM, start=1):
        baris.append(_baris_induk(str(nomor), program, RowKind.PROGRAM))
        for kegiatan, semua_sub in semua_kegiatan:
            baris.append(_baris_induk("", kegiatan, RowKind.KEGIATAN))
            baris += map(_baris_sub, semua_sub)
        semua_rata.append(_rata_program([s for _, semua in semua_kegiatan for s in semua]))
        baris.append(_baris_rata("Rata-rata Capaian Kinerja", semua_rata[-1]))
    seluruh = tuple(_rata(list(satu_kolom)) for satu_kolom in zip(*semua_rata, strict=True))
    baris.append(_baris_rata("Rata-rata Capaian Kinerja Seluruh Program", seluruh))
    pasangan = (
        "Target Renstra Perangkat Daerah pada Tahun 2026",
        "Realisasi Capaian Kinerja Renstra sampai dengan Renja Tahun 2021",
        "Target Kinerja dan Anggaran Renja Tahun 2022 yang Dievaluasi",
        "Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi Tahun 2022",
        "Tingkat Realisasi Capaian Kinerja dan Anggaran Renja Tahun 2022 (%)",
        "Realisasi Kinerja dan Anggaran Renstra s/d Tahun 2022",
        "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s/d Tahun 2022 (%)",
    )
    k: tuple[float, Align] = (8.6, "right")
    rp: tuple[float, Align] = (18.4, "right")
    pct: tuple[float, Align] = (11.0, "right")
    return Table(
        key="evaluasi",
        number="2.1",
        caption=(f"Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra {BADAN} {KOTA} Tahun 2022"),
        columns=kolom(
            (6.5, "center"),
            35.0,
            26.5,
            (15.0, "right"),
            *(rp, k, rp, k, rp, k, rp),
            *((9.8, "right"), pct, k, rp, (9.8, "right"), pct),
            16.0,
        ),
        header=(
            kepala(
                ("No", 1, 2),
                ("Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan", 1, 2),
                ("Indikator Kinerja Program (outcome)/Kegiatan (output)", 1, 2),
                *((p, 2, 1) for p in pasangan),
                ("Unit Penanggung Jawab", 1, 2),
            ),
            kepala(*("K", "Rp") * 7),
            kepala(
                *("1", "2", "3"),
                *((n, 2, 1) for n in ("4", "5", "6", "7", "8=(7/6)×100", "9=(5+7)", "10=(9/4)×100")),
                "11",
            ),
        ),
        number_row=True,
        rows=tuple(baris),
        notes=(
            (
                "Keterangan: K = kinerja, Rp = anggaran. Tanda “–” berarti persentase tidak dapat dihitung"
                " karena targetnya nol."
            ),
            "Rata-rata dihitung dari baris yang persentasenya dapat dihitung.",
        ),
        landscape=True,
        font_size=6.5,
    )


def tabel_layanan() -> Table:
    """Tabel 2.2: thirteen columns, figures centred."""
    tengah: tuple[float, Align] = (16.0, "center")
    isi = (
        (
            "Persentase konflik keagamaan yang terselesaikan",
            *["100 %"] * 8,
            "Tidak ada konflik pada tahun 2022",
        ),
        ("Jumlah pembinaan kelompok etnis dalam pemahaman wawasan kebangsaan", *["20"] * 8, "–"),
        ("Jumlah partai politik yang dibina", *["9 partai"] * 8, "–"),
        (
            "Jumlah pembinaan terhadap LSM, ormas, dan OKP",
            *["1", "1", "1", "1", "1", "0", "1", "1"],
            "Tahun 2022 tidak dilaksanakan karena keterbatasan anggaran",
        ),
    )
    return Table(
        key="layanan",
        number="2.2",
        caption=f"Pencapaian Kinerja Pelayanan {BADAN} {KOTA}",
        columns=kolom((9.0, "center"), 59.0, (16.0, "center"), (13.0, "center"), *[tengah] * 8, 42.0),
        header=(
            kepala(
                *(("No", 1, 2), ("Indikator", 1, 2), ("SPM/Standar Nasional", 1, 2), ("IKK", 1, 2)),
                *(("Target Renstra Perangkat Daerah", 4, 1), ("Realisasi Capaian", 2, 1), ("Proyeksi", 2, 1)),
                ("Catatan Analisis", 1, 2),
            ),
            kepala(*("2021", "2022", "2023", "2024", "2021", "2022", "2024", "2025")),
            kepala(*(str(n) for n in range(1, 14))),
        ),
        number_row=True,
        rows=tuple(
            Row(tuple(Cell((s,)) for s in (f"{i}.", b[0], "", "", *b[1:]))) for i, b in enumerate(isi, start=1)
        ),
        landscape=True,
        font_size=8,
    )


def tabel_masalah() -> Table:
    """Tabel 2.3: merged cells in the body and cells of several lines."""
    return Table(
        key="masalah",
        number="2.3",
        caption="Pemetaan Permasalahan Pelayanan",
        columns=kolom((10.0, "center"), 40.0, 48.0, 57.0),
        header=(kepala("No", "Masalah Pokok", "Masalah", "Akar Masalah"), kepala("1", "2", "3", "4")),
        number_row=True,
        rows=(
            Row(
                (
                    Cell(("1.",), rowspan=3),
                    Cell(("Belum meratanya pemahaman wawasan kebangsaan",), rowspan=3),
                    Cell(("Jangkauan pembinaan masih terbatas pada kelurahan di pusat kota",), rowspan=2),
                    Cell(("1. Jumlah tenaga penyuluh belum sebanding dengan sasaran", "2. Anggaran terbatas")),
                )
            ),
            Row((Cell(("Jadwal pembinaan bersamaan dengan jam sekolah",)),)),
            Row((Cell(("Bahan pembinaan belum diperbarui",)), Cell(("Belum ada tim penyusun bahan ajar",)))),
            Row(
                (
                    Cell(("2.",)),
                    Cell(("Rendahnya pelaporan kegiatan organisasi kemasyarakatan",)),
                    Cell(("Sebagian besar ormas tidak melapor setiap semester",)),
                    Cell(("Belum tersedia layanan pelaporan secara daring",)),
                )
            ),
        ),
    )


def tabel_usulan() -> Table:
    """Tabel 2.4: the one row of a plan without proposals."""
    return Table(
        key="usulan",
        number="2.4",
        caption="Usulan Program dan Kegiatan dari Para Pemangku Kepentingan Tahun 2024",
        columns=kolom((10.0, "center"), 42.0, 27.0, 30.0, 21.0, 25.0),
        header=(
            kepala("No", "Program/Kegiatan", "Lokasi", "Indikator Kinerja", "Besaran/ Volume", "Catatan"),
            kepala("1", "2", "3", "4", "5", "6"),
        ),
        number_row=True,
        rows=(Row((Cell(("NIHIL",), colspan=6, align="center"),)),),
    )


def tabel_pendanaan() -> Table:
    """Tabel 4.1: five narrow code columns, every level of the hierarchy, a total."""

    def baris(kode: str, nama: str, pagu: int, jenis: RowKind, sumber: str = "") -> Row:
        pecahan = [*kode.split("."), "", "", "", ""][:5]
        if kode.count(".") > 4:
            pecahan = [*kode.split(".")[:3], ".".join(kode.split(".")[3:5]), kode.split(".")[5]]
        nilai = Decimal(pagu)
        return Row(
            (
                *(Cell((k,)) for k in pecahan),
                Cell((nama,)),
                Cell((rupiah(pagu),), value=nilai),
                Cell((sumber,)),
            ),
            jenis,
        )

    def isi() -> Iterator[Row]:
        yield baris("8", "Unsur Pemerintahan Umum", PAGU, RowKind.URUSAN)
        yield baris("8.01", "Kesatuan Bangsa dan Politik", PAGU, RowKind.BIDANG_URUSAN)
        for nomor, (program, semua) in enumerate(PROGRAM, start=1):
            pagu = sum(s.rp[2] for _, sub in semua for s in sub)
            yield baris(f"8.01.{nomor:02}", program, pagu, RowKind.PROGRAM)
            for ke, (kegiatan, sub) in enumerate(semua, start=1):
                pagu = sum(s.rp[2] for s in sub)
                yield baris(f"8.01.{nomor:02}.2.{ke:02}.", kegiatan, pagu, RowKind.KEGIATAN)
                for urut, s in enumerate(sub, start=1):
                    kode = f"8.01.{nomor:02}.2.{ke:02}.{urut:04}"
                    yield baris(kode, s.nama, s.rp[2], RowKind.SUB_KEGIATAN, "Dana Alokasi Umum")

    jumlah = (Cell(("JUMLAH",), colspan=6, align="center"), Cell((rupiah(PAGU),)), Cell())
    return Table(
        key="pendanaan",
        number="4.1",
        caption=f"Rencana Kerja dan Pendanaan {BADAN} {KOTA} Tahun 2024",
        columns=kolom(
            *((8.0, "center"), (8.5, "center"), (8.5, "center"), (11.0, "center"), (12.0, "center")),
            *(52.0, (29.0, "right"), 26.0),
        ),
        header=(
            kepala(
                ("Kode", 5, 1),
                "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
                "Pagu Indikatif (Rp)",
                "Sumber Dana",
            ),
            kepala(("1", 5, 1), "2", "3", "4"),
        ),
        number_row=True,
        rows=(*isi(), Row(jumlah, RowKind.JUMLAH)),
        font_size=8.5,
    )


def _tanda_tangan() -> Signature:
    return Signature(
        "Binjai, 15 Juni 2023",
        (f"Kepala {BADAN}", KOTA),
        "Nama Pejabat, S.Sos., M.AP.",
        "Pembina Utama Muda",
        "19700101 199503 1 001",
    )


def _bab_satu() -> tuple[Block, ...]:
    return (
        Heading(1, "BAB I", "Pendahuluan", "bab-1"),
        Heading(2, "1.1", "Latar Belakang", "sub-1-1"),
        paragraf(
            "Rencana Kerja Perangkat Daerah, selanjutnya disebut Renja, adalah dokumen perencanaan untuk"
            " jangka waktu satu tahun. Di dalamnya termuat kebijakan, program, kegiatan, dan sub kegiatan"
            " yang hendak dilaksanakan, lengkap dengan indikator, target, lokasi, dan kebutuhan dananya."
        ),
        paragraf(
            "Renja ",
            Run(f"{BADAN} {KOTA} Tahun 2024", bold=True),
            " disusun dengan memperhatikan hasil evaluasi tahun 2022 pada ",
            Run("Tabel 2.1", link="#tabel-evaluasi"),
            ", rancangan awal RKPD, dan Renstra 2021–2026. Istilah ",
            Run("money follows program", italic=True),
            " dipakai dalam arti bahwa anggaran mengikuti program prioritas. Penyusunannya berpegang pada asas:",
        ),
        daftar(
            "partisipatif, yaitu melibatkan para pemangku kepentingan;",
            "terukur, yaitu setiap sub kegiatan memiliki indikator dan target yang dapat dihitung;",
            "konsisten, yaitu selaras dengan RPJMD, Renstra, dan RKPD sehingga tidak ada program yang berdiri"
            " sendiri tanpa kaitan dengan sasaran daerah.",
            angka=False,
        ),
        Heading(2, "1.2", "Landasan Hukum", "sub-1-2"),
        paragraf("Peraturan yang menjadi dasar penyusunan Renja ini sebagai berikut."),
        daftar(
            "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran"
            " Negara Republik Indonesia Tahun 2004 Nomor 104);",
            "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
            "Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah;",
            "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan, Pengendalian"
            " dan Evaluasi Pembangunan Daerah;",
            "Peraturan Menteri Dalam Negeri Nomor 90 Tahun 2019 tentang Klasifikasi, Kodefikasi, dan"
            " Nomenklatur Perencanaan Pembangunan dan Keuangan Daerah.",
        ),
        Heading(2, "1.3", "Maksud dan Tujuan", "sub-1-3"),
        paragraf("Renja ini disusun dengan maksud dan tujuan sebagai berikut."),
        ItemList(
            (
                ListItem(
                    "1.",
                    (
                        Run("Maksud. ", bold=True),
                        Run("Memberi arah bagi seluruh unit kerja selama satu tahun."),
                    ),
                    (
                        ItemList(
                            (
                                ListItem(
                                    "a.",
                                    teks("arah kebijakan bagi sekretariat dan bidang;"),
                                    (
                                        ItemList(
                                            (
                                                ListItem("•", teks("bidang ideologi dan wawasan kebangsaan;")),
                                                ListItem("•", teks("bidang politik dalam negeri.")),
                                            )
                                        ),
                                    ),
                                ),
                                ListItem("b.", teks("dasar penyusunan rencana kerja dan anggaran.")),
                            )
                        ),
                    ),
                ),
                ListItem("2.", (Run("Tujuan. ", bold=True), Run("Menjamin keterkaitan rencana dan anggaran."))),
            )
        ),
        Heading(2, "1.4", "Sistematika Penulisan", "sub-1-4"),
        paragraf("Dokumen ini terdiri atas lima bab, dari pendahuluan sampai dengan penutup."),
    )


def _bab_dua_awal() -> tuple[Block, ...]:
    return (
        Heading(1, "BAB II", "Hasil Evaluasi Rencana Kerja Perangkat Daerah Tahun Lalu", "bab-2"),
        Heading(
            2,
            "2.1",
            "Evaluasi Pelaksanaan Rencana Kerja Perangkat Daerah Tahun Lalu dan Capaian Rencana Strategis",
            "sub-2-1",
        ),
        paragraf(
            f"Pada tahun 2022 tersedia anggaran sebesar Rp{rupiah(PAGU)},00 dengan realisasi"
            f" Rp{rupiah(REALISASI)},00 atau {persen(_bagi(REALISASI, PAGU))} persen. Rincian menurut"
            " program, kegiatan, dan sub kegiatan disajikan pada ",
            Run("Tabel 2.1", link="#tabel-evaluasi"),
            ", sedangkan kinerja pelayanan disajikan pada ",
            Run("Tabel 2.2", link="#tabel-layanan"),
            ".",
        ),
    )


def _bab_dua_akhir() -> tuple[Block, ...]:
    return (
        Heading(3, "", "Faktor Pendorong dan Penghambat", "faktor"),
        paragraf("Capaian tersebut didukung oleh koordinasi yang baik antara unit kerja dan forum masyarakat."),
        Heading(2, "2.3", "Isu-isu Penting Penyelenggaraan Tugas dan Fungsi", "sub-2-3"),
        paragraf("Permasalahan pelayanan dipetakan pada ", Run("Tabel 2.3", link="#tabel-masalah"), "."),
        tabel_masalah(),
        Heading(2, "2.4", "Penelaahan Usulan Program dan Kegiatan Masyarakat", "sub-2-4"),
        paragraf("Pada tahun ini tidak ada usulan dari masyarakat, sehingga tabel berikut tidak berisi usulan."),
        tabel_usulan(),
    )


def _bab_akhir() -> tuple[Block, ...]:
    return (
        Heading(1, "BAB III", "Tujuan dan Sasaran Perangkat Daerah", "bab-3"),
        Heading(2, "3.1", "Telaahan terhadap Kebijakan Nasional", "sub-3-1"),
        paragraf(
            "Kebijakan nasional menempatkan stabilitas politik dan ketahanan ideologi sebagai syarat"
            " pembangunan. Arah itu diterjemahkan ke dalam tujuan dan sasaran perangkat daerah."
        ),
        Heading(1, "BAB IV", "Rencana Kerja dan Pendanaan Perangkat Daerah", "bab-4"),
        paragraf(
            "Rencana kerja dan pendanaan tahun 2024 disajikan pada ",
            Run("Tabel 4.1", link="#tabel-pendanaan"),
            ".",
        ),
        tabel_pendanaan(),
        Heading(1, "BAB V", "Penutup", "bab-5"),
        paragraf(
            "Renja ini menjadi pedoman pelaksanaan program dan kegiatan tahun 2024. Perubahan hanya dilakukan"
            " sesuai ketentuan, dan hasilnya dilaporkan setiap triwulan."
        ),
        _tanda_tangan(),
    )


def daftar_isi(bagian: tuple[Section, ...]) -> tuple[Section, ...]:
    """Fill both lists from what the sections hold."""
    semua = [b for s in bagian for b in s.blocks]
    isi = tuple(Entry(b.label, b.anchor, b.level) for b in semua if isinstance(b, Heading) and b.in_toc)
    tabel = tuple(Entry(f"{b.label} {b.caption}", b.anchor) for b in semua if isinstance(b, Table))

    def isikan(blok: Block) -> Block:
        if isinstance(blok, Contents):
            return replace(blok, entries=isi if blok.kind == "isi" else tabel)
        return blok

    return tuple(replace(s, blocks=tuple(map(isikan, s.blocks))) for s in bagian)


def contoh_dokumen() -> Document:
    """The sample plan."""
    sampul = Cover(
        title=("RANCANGAN AWAL", "RENCANA KERJA"),
        subtitle=(BADAN.upper(), KOTA.upper(), "TAHUN 2024"),
        foot=(f"{BADAN} {KOTA}".upper(), "2023"),
        logo=logo(),
    )
    pengantar: tuple[Block, ...] = (
        Heading(1, "", "Kata Pengantar", "kata-pengantar"),
        paragraf(
            "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa karena rancangan awal Rencana Kerja"
            f" {BADAN} {KOTA} Tahun 2024 telah selesai disusun."
        ),
        paragraf(
            "Rancangan ini memuat evaluasi tahun lalu, tujuan dan sasaran, serta rencana kerja dan pendanaan."
            " Saran dan masukan dari para pemangku kepentingan sangat kami harapkan demi penyempurnaannya."
        ),
        _tanda_tangan(),
        Heading(1, "", "Daftar Isi", "daftar-isi", in_toc=True),
        Contents("isi"),
        Heading(1, "", "Daftar Tabel", "daftar-tabel", in_toc=True),
        Contents("tabel"),
    )
    rebah = (
        tabel_evaluasi(),
        Heading(2, "2.2", "Analisis Kinerja Pelayanan Perangkat Daerah", "sub-2-2"),
        tabel_layanan(),
    )
    return Document(
        title=f"Rencana Kerja {BADAN} {KOTA} Tahun 2024",
        author=f"{BADAN} {KOTA}",
        subject="Rancangan Awal Renja 2024",
        header="Rencana Kerja Tahun 2024 – Rancangan Awal",
        footer=f"{BADAN} {KOTA}",
        sections=daftar_isi(
            (
                Section(SAMPUL, (sampul,), numbering=None),
                Section(TEGAK, pengantar, numbering="roman", restart=True),
                Section(TEGAK, (*_bab_satu(), *_bab_dua_awal()), numbering="arabic", restart=True),
                Section(REBAH, rebah),
                Section(TEGAK, (*_bab_dua_akhir(), *_bab_akhir())),
            )
        ),
        look=gaya_bawaan(),
        created=datetime(2023, 6, 15, 1, 0, tzinfo=UTC),
        file_stem="renja-kesbangpol-2024",
    )
