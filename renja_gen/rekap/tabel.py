"""The tables of a recapitulation, declared as columns: what the terminal, Markdown, DOCX, PDF and XLSX show alike."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from renja_gen.compose.tables.umum import susun
from renja_gen.computing import Tingkat
from renja_gen.computing.ringkasan import BELUM_DITENTUKAN
from renja_gen.diagnostics import Severity
from renja_gen.document.blocks import Formula, Row, RowKind, Table
from renja_gen.document.grid import Column, Format, Record, body, label_row
from renja_gen.nomenklatur.names import bidang_kode, normalkan_nama
from renja_gen.plan.kode import kode_urusan
from renja_gen.plan_files import NAMA_RENCANA
from renja_gen.rekap.data import KELENGKAPAN, Jumlah, Rencana
from renja_gen.rekap.gabung import Kelompok, Rekap

RP, TENGAH, PERSEN = Format.RUPIAH, Format.CENTER, Format.PERCENT
WAJIB = "RG507"  # a required part of the plan is empty
_DISEBUT = 3  # agencies named in one cell, codes of findings
_HURUF = 8.5


def tabel_rekap(rekap: Rekap) -> list[Table]:
    """All tables in order; where no plan could be summed up, that of the findings only."""
    if not rekap.dijumlahkan:
        return [tabel_temuan(rekap)]
    return [
        tabel_perangkat_daerah(rekap), tabel_urusan(rekap), tabel_program(rekap), tabel_dana(rekap),
        tabel_temuan(rekap), tabel_kelengkapan(rekap),
    ]  # fmt: skip


def tabel_perangkat_daerah(rekap: Rekap) -> Table:
    """Counts and pagu of each agency."""
    kolom = [
        *_kolom_nama(72), *_kolom_banyak("program", "kegiatan", "sub_kegiatan", "indikator"), *_kolom_uang(rekap),
    ]  # fmt: skip
    isi = (
        {"nama": rekap.sebutan(satu), **_banyak(satu.seluruh), **_uang(rekap, satu.seluruh)}
        for satu in rekap.dijumlahkan
    )
    total = {**_banyak(rekap.total), **_uang(rekap, rekap.total)}
    baris = [*_bernomor(kolom, isi), label_row(kolom, "JUMLAH", 2, total, RowKind.JUMLAH)]
    catatan = "Program dan kegiatan yang sama pada beberapa perangkat daerah dihitung pada masing-masing."
    return _tabel("perangkat-daerah", "Perangkat Daerah", rekap, kolom, baris, catatan)


def tabel_urusan(rekap: Rekap) -> Table:
    """Pagu of each urusan and the bidang urusan in it."""
    kolom = [
        Column("kode", ("Kode",), 13), Column("nama", ("Urusan/Bidang Urusan",), 84),
        *_kolom_banyak("perangkat_daerah", "program", "kegiatan", "sub_kegiatan"), *_kolom_uang(rekap),
    ]  # fmt: skip
    baris: list[Row] = []
    bidang = rekap.per_tingkat(Tingkat.BIDANG_URUSAN)
    for urusan in rekap.per_tingkat(Tingkat.URUSAN):
        baris += body(kolom, [_kelompok(rekap, urusan)], RowKind.URUSAN)
        for satu in bidang:
            if kode_urusan(satu.kode) == urusan.kode:
                baris += body(kolom, [_kelompok(rekap, satu)], RowKind.BIASA)
    total = {
        "perangkat_daerah": Decimal(_banyak_instansi(rekap.dijumlahkan)),
        **_banyak(rekap.total), **_uang(rekap, rekap.total),
    }  # fmt: skip
    baris.append(label_row(kolom, "JUMLAH", 2, total, RowKind.JUMLAH))
    return _tabel("urusan", "Urusan dan Bidang Urusan", rekap, kolom, baris)


def tabel_program(rekap: Rekap) -> Table:
    """Pagu of each program under its bidang urusan; the support programmes once more together, under the total."""
    kolom = [
        Column("kode", ("Kode",), 16), Column("nama", ("Bidang Urusan/Program",), 92),
        Column("pelaksana", ("Perangkat Daerah",), 34), *_kolom_banyak("sub_kegiatan"), *_kolom_uang(rekap),
    ]  # fmt: skip
    baris: list[Row] = []
    program = rekap.per_tingkat(Tingkat.PROGRAM)
    for bidang in rekap.per_tingkat(Tingkat.BIDANG_URUSAN):
        baris += body(kolom, [_kelompok(rekap, bidang)], RowKind.BIDANG_URUSAN)
        for satu in program:
            if bidang_kode(satu.kode) == bidang.kode:
                baris += body(kolom, [_kelompok(rekap, satu)], RowKind.BIASA)
    total = {"pelaksana": _pelaksana(rekap.dijumlahkan), **_banyak(rekap.total), **_uang(rekap, rekap.total)}
    baris.append(label_row(kolom, "JUMLAH", 2, total, RowKind.JUMLAH))
    if rekap.penunjang.rencana:
        label = "di antaranya penunjang (X.XX.01)"
        baris.append(label_row(kolom, label, 2, _kelompok(rekap, rekap.penunjang), RowKind.JUMLAH))
    return _tabel("program", "Program", rekap, kolom, baris)


def tabel_dana(rekap: Rekap) -> Table:
    """Pagu of year n of each source of funds, with the spellings that were joined."""
    n = rekap.tahun
    kolom = [
        Column("no", ("No",), 9, format=TENGAH), Column("nama", ("Sumber Dana",), 76),
        *_kolom_banyak("perangkat_daerah"), Column("pagu", (f"Pagu {n} (Rp)",), 34, format=RP),
        Column("persen", ("% dari Jumlah",), 19, format=PERSEN, formula=Formula("share", ("pagu",))),
        Column("ejaan", ("Ditulis dalam Rencana",), 90),
    ]  # fmt: skip
    isi = (
        {
            "nama": satu.nama, "perangkat_daerah": Decimal(_banyak_instansi(satu.rencana)), "pagu": satu.pagu,
            "persen": rekap.persen(satu.pagu),
            "ejaan": "" if satu.nama == BELUM_DITENTUKAN else "; ".join(satu.ejaan),
        }
        for satu in rekap.per_dana()
    )  # fmt: skip
    total: Record = {
        "perangkat_daerah": Decimal(_banyak_instansi(rekap.dijumlahkan)),
        "pagu": rekap.total.pagu, "persen": rekap.persen(rekap.total.pagu),
    }  # fmt: skip
    baris = [*_bernomor(kolom, isi), label_row(kolom, "JUMLAH", 2, total, RowKind.JUMLAH)]
    catatan = (
        "Ejaan yang berbeda untuk sumber dana yang sama disatukan. "
        f"Rencana tidak membagi prakiraan maju {(n or 0) + 1} menurut sumber dana."
    )
    return _tabel("sumber-dana", "Sumber Dana", rekap, kolom, baris, catatan)


def tabel_temuan(rekap: Rekap) -> Table:
    """Findings of every plan, those that are not in the sums included, and why they are not."""
    sifat = (*(satu.value for satu in Severity), "diabaikan")
    kolom = [
        *_kolom_nama(64), Column("tahap", ("Tahap",), 28), Column("berkas", ("Rencana",), 44),
        *(Column(satu, (satu.capitalize(),), 22, format=TENGAH) for satu in sifat),
        Column("terbanyak", ("Kode Terbanyak",), 66), Column("keterangan", ("Keterangan",), 36),
    ]  # fmt: skip
    isi: Iterator[Record] = (
        {
            "nama": rekap.sebutan(satu), "tahap": satu.tahap, "berkas": satu.berkas.removesuffix(f"/{NAMA_RENCANA}"),
            **{nama: Decimal(satu.temuan.get(nama, 0)) for nama in sifat},
            "terbanyak": kode_terbanyak(satu),
            "keterangan": f"tidak dijumlahkan: {rekap.alasan(satu)}" if rekap.alasan(satu) else "",
        }
        for satu in rekap.semua
    )  # fmt: skip
    total = {nama: Decimal(sum(satu.temuan.get(nama, 0) for satu in rekap.semua)) for nama in sifat}
    baris = [*_bernomor(kolom, isi), label_row(kolom, "JUMLAH", 4, total, RowKind.JUMLAH)]
    judul = "Temuan Pemeriksaan menurut Perangkat Daerah"
    catatan = "Arti kode temuan: renja-gen rule KODE. Temuan satu rencana: renja-gen check RENCANA."
    return susun("temuan", judul, kolom, baris, landscape=True, font_size=_HURUF, notes=(catatan,))


def tabel_kelengkapan(rekap: Rekap) -> Table:
    """Stage of each plan in the sums, and how many of its sub kegiatan lack something."""
    kolom = [
        *_kolom_nama(70), Column("tahap", ("Tahap",), 28), *_kolom_banyak("sub_kegiatan"),
        *(Column(satu, ("Sub Kegiatan Tanpa", satu.title()), 19, format=TENGAH) for satu in KELENGKAPAN),
        Column("wajib", ("Bagian Wajib yang Kosong",), 21, format=TENGAH),
        Column("lengkap", ("Isian Lengkap (%)",), 20, format=PERSEN),
    ]  # fmt: skip
    isi = ({"nama": rekap.sebutan(satu), "tahap": satu.tahap, **_kelengkapan([satu])} for satu in rekap.dijumlahkan)
    total = _kelengkapan(rekap.dijumlahkan)
    baris = [*_bernomor(kolom, isi), label_row(kolom, "JUMLAH", 3, total, RowKind.JUMLAH)]
    catatan = (
        "Angka di bawah nama isian ialah banyaknya sub kegiatan tanpa isian itu. Isian lengkap ialah bagian yang "
        "sudah diisi dari pagu, target, prakiraan maju, sumber dana, dan lokasi semua sub kegiatan. Bagian wajib "
        f"yang kosong ialah temuan {WAJIB}."
    )
    judul = f"Tahap dan Kelengkapan Rencana Tahun {rekap.tahun}"
    return susun("kelengkapan", judul, kolom, baris, landscape=True, font_size=_HURUF, notes=(catatan,))


def kode_terbanyak(rencana: Rencana) -> str:
    """The most frequent codes with their counts; "" without any."""
    return ", ".join(f"{kode} ({kali})" for kode, kali in rencana.kode[:_DISEBUT])


# --- what several tables share


def _tabel(
    kunci: str, menurut: str, rekap: Rekap, kolom: Sequence[Column], baris: Sequence[Row], *catatan: str
) -> Table:
    """A table of sums; under each stands what it lacks."""
    judul = f"Rekapitulasi Pagu Tahun {rekap.tahun} menurut {menurut}"
    return susun(
        kunci, judul, kolom, baris, landscape=True, font_size=_HURUF, notes=(*catatan, *tidak_termasuk(rekap))
    )


def tidak_termasuk(rekap: Rekap) -> list[str]:
    """What the sums lack, in sentences."""
    tanpa_maju = sum(satu.seluruh.maju is None for satu in rekap.dijumlahkan)
    kalimat = []
    if rekap.ditinggalkan:
        banyak = f"{len(rekap.ditinggalkan)} dari {len(rekap.semua)} rencana"
        kalimat.append(f"{banyak} tidak termasuk; sebabnya tertulis dalam tabel temuan.")
    if tanpa_maju:
        kalimat.append(
            f"Prakiraan maju belum diisi dalam {tanpa_maju} rencana; perubahannya belum dapat dibandingkan."
        )
    return kalimat


def _kolom_nama(lebar: float) -> list[Column]:
    return [Column("no", ("No",), 9, format=TENGAH), Column("nama", ("Perangkat Daerah",), lebar)]


def _kolom_banyak(*kunci: str) -> list[Column]:
    return [Column(satu, (satu.replace("_", " ").title(),), 17, format=TENGAH) for satu in kunci]


def _kolom_uang(rekap: Rekap) -> list[Column]:
    n = rekap.tahun or 0
    return [
        Column("pagu", (f"Pagu {n} (Rp)",), 29, format=RP),
        Column("persen", ("% dari Jumlah",), 16, format=PERSEN, formula=Formula("share", ("pagu",))),
        Column("maju", (f"Prakiraan Maju {n + 1} (Rp)",), 29, format=RP),
        Column("selisih", ("Selisih (Rp)",), 27, format=RP, formula=Formula("subtract", ("maju", "pagu"))),
        Column("perubahan", ("Perubahan (%)",), 20, format=PERSEN, formula=Formula("percent", ("selisih", "pagu"))),
    ]


def _bernomor(kolom: Sequence[Column], isi: Iterable[Record]) -> list[Row]:
    return [
        baris
        for nomor, satu in enumerate(isi, 1)
        for baris in body(kolom, [{"no": f"{nomor}.", **satu}], RowKind.BIASA)
    ]


def _kelompok(rekap: Rekap, satu: Kelompok) -> Record:
    return {
        "kode": satu.kode, "nama": satu.nama, "pelaksana": _pelaksana(satu.rencana),
        "perangkat_daerah": Decimal(_banyak_instansi(satu.rencana)), **_banyak(satu.jumlah),
        **_uang(rekap, satu.jumlah),
    }  # fmt: skip


def _banyak(satu: Jumlah) -> dict[str, Decimal]:
    return {
        "program": Decimal(satu.program), "kegiatan": Decimal(satu.kegiatan),
        "sub_kegiatan": Decimal(satu.sub_kegiatan), "indikator": Decimal(satu.indikator),
    }  # fmt: skip


def _uang(rekap: Rekap, satu: Jumlah) -> Record:
    return {
        "pagu": satu.pagu, "persen": rekap.persen(satu.pagu), "maju": satu.maju, "selisih": satu.selisih,
        "perubahan": satu.perubahan,
    }  # fmt: skip


def _banyak_instansi(rencana: Iterable[Rencana]) -> int:
    """How many agencies have these plans."""
    return len({(normalkan_nama(satu.nama), normalkan_nama(satu.daerah)) for satu in rencana})


def _pelaksana(rencana: Sequence[Rencana]) -> str:
    """The agencies by their short names; of many, or where a name is that of several, only how many they are."""
    nama = list(dict.fromkeys(satu.singkatan for satu in rencana))
    banyak = _banyak_instansi(rencana)
    return ", ".join(nama) if banyak <= len(nama) <= _DISEBUT else f"{banyak} perangkat daerah"


def _kelengkapan(rencana: Sequence[Rencana]) -> dict[str, Decimal | None]:
    """What is lacking in some plans, and how much of all that is asked for is there, percent."""
    sub = sum(satu.seluruh.sub_kegiatan for satu in rencana)
    tanpa = {nama: sum(satu.tanpa[nama] for satu in rencana) for nama in KELENGKAPAN}
    diminta = sub * len(KELENGKAPAN)
    return {
        "sub_kegiatan": Decimal(sub), **{nama: Decimal(banyak) for nama, banyak in tanpa.items()},
        "wajib": Decimal(sum(dict(satu.kode).get(WAJIB, 0) for satu in rencana)),
        "lengkap": Decimal(diminta - sum(tanpa.values())) / diminta * 100 if diminta else None,
    }  # fmt: skip
