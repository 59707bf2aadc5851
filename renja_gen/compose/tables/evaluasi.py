"""Tabel 2.1: evaluation of last year's Renja and achievement of the Renstra (T-C.29 and E.81).

Permendagri 86/2017. n-2 is the evaluated year, n-1 the running one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from renja_gen.angka import KOSONG, romawi
from renja_gen.compose.tables.isian import isi_kinerja, isi_uang
from renja_gen.compose.tables.umum import JENIS_BARIS, judul, penanggung_jawab, susun
from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Rerata
from renja_gen.computing.kinerja import Kinerja, indikator_evaluasi, predikat
from renja_gen.computing.ringkasan import RataRata
from renja_gen.document.blocks import Cell, Formula, Row, RowKind, Table
from renja_gen.document.grid import Column, Content, Figure, Format, body, label_row

KUNCI = "evaluasi"
INDIKATOR = "Indikator Kinerja Program (outcome)/Kegiatan (output)"
TEKS, TENGAH, RP, PERSEN = Format.TEXT, Format.CENTER, Format.RUPIAH, Format.PERCENT
TRIWULAN = (1, 2, 3, 4)
_ATURAN = {
    "termasuk-nol": "baris dengan target tanpa realisasi dihitung 0%; baris tanpa target tidak dihitung",
    "abaikan-nol": "baris tanpa target dan baris dengan capaian 0% tidak dihitung",
}


def tabel_evaluasi(hasil: Hasil) -> Table | None:
    """Tabel 2.1 in the layout the plan chooses; None when nothing is evaluated."""
    if not hasil.evaluasi.daun:
        return None
    bentuk = hasil.plan.tabel.evaluasi.bentuk
    return _e81(hasil) if bentuk == "e81" else _tc29(hasil, bentuk)


class _Angka(NamedTuple):
    """A figure of the form, for performance (K) and for money (Rp): what it is, or how it follows from others.

    `rumus` names figures by their numbers. That of an amount of its own is how the form explains it; of performance
    it does not hold, where years accumulate in other ways than by adding up.
    """

    nomor: str
    judul: tuple[str, ...]
    isi: Kolom | None = None
    label: str = ""
    rumus: Formula | None = None


def _sepasang(satu: _Angka, bentuk: str, lebar_k: float, lebar_rp: float, lebar_persen: float) -> Iterator[Column]:
    """The columns K and Rp of a figure, or the one that the layout has."""
    nomor, isi, rumus = satu.nomor, satu.isi, satu.rumus
    label = satu.label or nomor
    berdua = bentuk not in {"kinerja", "anggaran"}
    if bentuk != "anggaran":
        judul_k = (*satu.judul, "K") if berdua else satu.judul
        if isi is None:
            yield Column(f"k{nomor}", judul_k, lebar_persen, label, PERSEN, shared=False, formula=_untuk("k", rumus))
        else:
            kinerja = Kinerja("target" if isi.jenis == "pagu" else isi.jenis, isi.tahun)  # type: ignore[arg-type]
            yield Column(f"k{nomor}", judul_k, lebar_k, label, TENGAH, shared=False, isi=kinerja)
    if bentuk != "kinerja":
        judul_rp = (*satu.judul, "Rp") if berdua else satu.judul
        lebar, bentuk_rp = (lebar_persen, PERSEN) if isi is None else (lebar_rp, RP)
        yield Column(f"rp{nomor}", judul_rp, lebar, label, bentuk_rp, isi=isi, formula=_untuk("rp", rumus))


def _untuk(awalan: str, rumus: Formula | None) -> Formula | None:
    return rumus and Formula(rumus.kind, tuple(f"{awalan}{nomor}" for nomor in rumus.of))


# --- T-C.29 ---------------------------------------------------------------------------------------------


class _Lebar(NamedTuple):
    """Widths in mm that keep codes and amounts on one line at the size of the layout."""

    kode: float
    teks: float
    k: float
    rp: float
    persen: float


_LEBAR = {
    "kinerja": _Lebar(23, 52, 20, 0, 13),
    "anggaran": _Lebar(23, 52, 0, 20, 13),
    "kinerja-anggaran": _Lebar(20.5, 22, 11.2, 17.6, 8.8),
}


def _kolom_tc29(hasil: Hasil, bentuk: str) -> list[Column]:
    lebar = _LEBAR[bentuk]
    n, akhir = hasil.n, hasil.plan.renstra.periode.akhir
    lalu = f"Target dan Realisasi Kinerja Program dan Keluaran Kegiatan Tahun {n - 2}"
    maju = "Perkiraan Realisasi Capaian Target Renstra s.d. Tahun Berjalan"
    isi = "Anggaran (Rp)" if bentuk == "anggaran" else "Kinerja"
    angka = (
        _Angka("4", (f"Target {isi} Capaian Program (Renstra Perangkat Daerah) Tahun {akhir}",), Kolom("renstra")),
        _Angka("5", (f"Realisasi {isi} Hasil Program dan Keluaran Kegiatan s.d. Tahun {n - 3}",),
               Kolom("sampai", n - 3)),
        _Angka("6", (lalu, f"Target Renja Tahun {n - 2}"), Kolom("pagu", n - 2)),
        _Angka("7", (lalu, f"Realisasi Renja Tahun {n - 2}"), Kolom("realisasi", n - 2)),
        _Angka("8", (lalu, "Tingkat Realisasi (%)"), label="8=(7/6)", rumus=Formula("percent", ("7", "6"))),
        _Angka("9", (f"Target Program dan Kegiatan (Renja Tahun {n - 1})",), Kolom("pagu", n - 1)),
        _Angka("10", (maju, f"Realisasi Capaian s.d. Tahun {n - 1}"), Kolom("perkiraan", n - 1), "10=(5+7+9)",
               Formula("add", ("5", "7", "9"))),
        _Angka("11", (maju, "Tingkat Capaian Target Renstra (%)"), label="11=(10/4)",
               rumus=Formula("percent", ("10", "4"))),
    )  # fmt: skip
    kolom = [
        Column("kode", ("Kode",), lebar.kode, "1"),
        Column("nama", ("Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",), lebar.teks, "2"),
        Column("indikator", (INDIKATOR,), lebar.teks, "3", shared=bentuk == "anggaran"),
    ]
    return [*kolom, *(k for satu in angka for k in _sepasang(satu, bentuk, lebar.k, lebar.rp, lebar.persen))]


def _tc29(hasil: Hasil, bentuk: str) -> Table:
    kolom = _kolom_tc29(hasil, bentuk)
    baris: list[Row] = []
    for simpul in hasil.evaluasi.turun():
        if simpul.kode:
            kelompok = [
                {**isi_uang(kolom, simpul), **satu, "kode": simpul.kode, "nama": simpul.nama}
                for satu in _kinerja(hasil, kolom, simpul)
            ]
            if bentuk == "anggaran":
                indikator = tuple(str(satu["indikator"]) for satu in kelompok if satu.get("indikator"))
                kelompok = [{**kelompok[0], "indikator": indikator}]
            baris += body(kolom, kelompok, JENIS_BARIS[simpul.tingkat], simpul.kode)
    if bentuk != "kinerja":
        baris.append(label_row(kolom, "JUMLAH", 3, isi_uang(kolom, hasil.evaluasi), RowKind.JUMLAH))
    kecil = bentuk == "kinerja-anggaran"
    return susun(
        KUNCI,
        judul(
            "T-C.29",
            "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra",
            hasil,
            hasil.n - 2,
        ),
        kolom,
        baris,
        landscape=True,
        font_size=6.5 if kecil else 7.5,
        notes=(
            f"Kolom 10 memperhitungkan target Tahun {hasil.n - 1} sebagai perkiraan realisasi.",
            "Tanda “–” berarti tidak ada target atau tidak ada nilai.",
        ),
    )  # fmt: skip


# --- E.81 -----------------------------------------------------------------------------------------------


def _kolom_e81(hasil: Hasil) -> list[Column]:
    n, akhir = hasil.n, hasil.plan.renstra.periode.akhir
    triwulan = TRIWULAN if hasil.plan.tabel.evaluasi.triwulan else ()
    angka = (
        _Angka("5", (f"Target Renstra Perangkat Daerah pada Tahun {akhir}",), Kolom("renstra")),
        _Angka("6", (f"Realisasi Capaian Kinerja Renstra s.d. Renja Tahun Sebelumnya ({n - 3})",),
               Kolom("sampai", n - 3)),
        _Angka("7", (f"Target Kinerja dan Anggaran Renja Tahun {n - 2} yang Dievaluasi",), Kolom("pagu", n - 2)),
        *(_Angka(str(7 + ke), (f"Realisasi Kinerja pada Triwulan {romawi(ke)}",),
                 Kolom(f"triwulan-{ke}", n - 2)) for ke in triwulan),  # type: ignore[arg-type]
        _Angka("12", (f"Realisasi Capaian Kinerja dan Anggaran Renja Tahun {n - 2}",), Kolom("realisasi", n - 2)),
        _Angka("13", (f"Tingkat Realisasi Kinerja dan Anggaran Renja Tahun {n - 2} (%)",), label="13=12/7×100",
               rumus=Formula("percent", ("12", "7"))),
        _Angka("14", (f"Realisasi Kinerja dan Anggaran Renstra s.d. Tahun {n - 2}",), Kolom("sampai", n - 2),
               "14=6+12", Formula("add", ("6", "12"))),
        _Angka("15", (f"Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s.d. Tahun {n - 2} (%)",),
               label="15=14/5×100", rumus=Formula("percent", ("14", "5"))),
    )  # fmt: skip
    kolom = [
        Column("no", ("No",), 5, "1", TENGAH),
        Column("sasaran", ("Sasaran",), 17.5, "2"),
        Column("nama", ("Program/Kegiatan/Sub Kegiatan",), 26, "3"),
        Column("indikator", (INDIKATOR,), 26, "4", shared=False),
    ]
    kolom += [k for satu in angka for k in _sepasang(satu, "e81", 11.9, 17.8, 8.8)]
    kolom.append(Column("unit", ("Unit Perangkat Daerah Penanggung Jawab",), 16.5, "16"))
    return kolom


def _e81(hasil: Hasil) -> Table:
    kolom = _kolom_e81(hasil)
    baris: list[Row] = []
    for ke, program in enumerate(hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM), 1):
        for simpul in program.turun():
            kepala: dict[str, Content] = {"nama": simpul.nama}
            if simpul is program:
                kepala |= {"no": str(ke), "sasaran": tuple(_sasaran(hasil, program.kode))}
            if simpul.tingkat is Tingkat.SUB_KEGIATAN:
                kepala["unit"] = penanggung_jawab(hasil, simpul.sub)
            uang = isi_uang(kolom, simpul)
            kelompok = [{**uang, **kepala, **satu} for satu in _kinerja(hasil, kolom, simpul)]
            baris += body(kolom, kelompok, JENIS_BARIS[simpul.tingkat], simpul.kode)
        baris.append(
            label_row(
                kolom,
                "Rata-Rata Capaian Kinerja",
                4,
                _rata_rata(hasil.rata_rata(program), program),
                RowKind.RATA_RATA,
            )
        )
    seluruh = hasil.rata_rata_seluruh()
    baris += [
        label_row(kolom, "Jumlah Anggaran Seluruh Program", 4, isi_uang(kolom, hasil.evaluasi), RowKind.JUMLAH),
        label_row(kolom, "Rata-Rata Capaian Kinerja Seluruh Program", 4, _rata_rata(seluruh, None), RowKind.JUMLAH),
        Row((Cell((_predikat(seluruh),), colspan=len(kolom)),), RowKind.JUMLAH),
    ]
    triwulan = hasil.plan.tabel.evaluasi.triwulan
    return susun(
        KUNCI,
        judul("T-C.29/E.81", "Evaluasi Pelaksanaan Renja dan Capaian Renstra", hasil, hasil.n - 2),
        kolom,
        baris,
        landscape=True,
        wide=triwulan,
        font_size=6.5,
        notes=_catatan(hasil),
    )


def _catatan(hasil: Hasil) -> tuple[str, ...]:
    evaluasi = hasil.plan.evaluasi
    daftar = (
        ("Faktor pendorong", evaluasi.faktor_pendorong),
        ("Faktor penghambat", evaluasi.faktor_penghambat),
        ("Tindak lanjut yang diperlukan", evaluasi.tindak_lanjut),
    )
    return (
        f"Rata-rata: {_ATURAN[hasil.aturan_rata_rata]}.",
        "Rata-rata seluruh program adalah rata-rata dari rata-rata tiap program.",
        "Predikat: ≥91 Sangat Tinggi; ≥76 Tinggi; ≥66 Sedang; ≥51 Rendah; di bawah 51 Sangat Rendah.",
        *(f"{nama}: {'; '.join(butir)}." for nama, butir in daftar if butir),
    )


def _predikat(rata: RataRata) -> str:
    return (
        f"Predikat: tingkat realisasi kinerja {predikat(rata.tingkat_k) or KOSONG}, "
        f"tingkat realisasi anggaran {predikat(rata.tingkat_rp) or KOSONG}; "
        f"capaian kinerja Renstra {predikat(rata.capaian_k) or KOSONG}, "
        f"realisasi anggaran Renstra {predikat(rata.capaian_rp) or KOSONG}"
    )


def _sasaran(hasil: Hasil, kode: str) -> Iterator[str]:
    for tujuan in hasil.plan.tujuan:
        yield from (sasaran.nama for sasaran in tujuan.sasaran if kode in sasaran.program)


def _rata_rata(nilai: RataRata, program: Simpul | None) -> dict[str, Content]:
    kolom = {"k13": "tingkat_k", "rp13": "tingkat_rp", "k15": "capaian_k", "rp15": "capaian_rp"}
    return {key: Figure(getattr(nilai, apa), origin=Rerata(program, apa)) for key, apa in kolom.items()}


def _kinerja(hasil: Hasil, kolom: Sequence[Column], simpul: Simpul) -> list[dict[str, Content]]:
    """A record an indicator, one that is empty without any."""
    mulai = hasil.plan.renstra.periode.awal
    return [
        {"indikator": i.nama, **isi_kinerja(kolom, i, mulai)}
        for i in indikator_evaluasi(simpul, hasil.evaluasi_sampai)
    ] or [{}]
