"""What can be explained of a plan: its amounts, means and indicators, tables, charts, and names of narratives."""

from functools import partial

from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Rerata, Turunan, Uang, Ukuran
from renja_gen.computing.kinerja import Kinerja
from renja_gen.computing.sebab import sebab, sebut_kinerja, sebut_simpul, sebut_uang
from renja_gen.computing.turunan import NAMA_RERATA, capaian_anggaran, perkiraan_anggaran, tingkat_anggaran
from renja_gen.document.blocks import Document, Figure, Table
from renja_gen.explain.gambar import lembar_gambar
from renja_gen.explain.lembar import TOTAL, Baris, Lajur, Lembar, Pembuat, kata
from renja_gen.explain.narasi import lembar_narasi
from renja_gen.explain.tabel import lembar_tabel


def semua_lembar(hasil: Hasil, document: Document) -> list[Lembar]:
    """All sheets, those first whose figures are meant when no table is named."""
    blocks = list(document.blocks())
    berangka = (
        *(buat(hasil) for buat in (_uang, _persen, _rerata, _kinerja)),
        *(lembar_tabel(hasil, satu) for satu in blocks if isinstance(satu, Table)),
        *(lembar_gambar(hasil, satu) for satu in blocks if isinstance(satu, Figure)),
    )
    return [*(satu for satu in berangka if satu.sel), *lembar_narasi(hasil)]


def _baris_simpul(hasil: Hasil) -> list[tuple[Baris, Simpul]]:
    return [(baris_simpul(satu), satu) for satu in hasil.akar.turun()]


def baris_simpul(simpul: Simpul) -> Baris:
    """The row of a node; that of the root is the total."""
    if not simpul.kode:
        return Baris("seluruh rencana", kata=TOTAL, total=True)
    return Baris(sebut_simpul(simpul), simpul.kode, kata(simpul.nama))


def _uang(hasil: Hasil) -> Lembar:
    """The amounts of all nodes."""
    uang = [daun.sub.anggaran for daun in hasil.akar.daun]
    tahun = sorted({t for satu in uang for deret in (satu.pagu, satu.realisasi, satu.triwulan) for t in deret})
    n = hasil.n
    kolom = [
        *(Kolom("pagu", t) for t in tahun), *(Kolom("realisasi", t) for t in tahun),
        *(Kolom("sampai", t) for t in sorted({*tahun, n - 3, n - 2})),
        *(Kolom(f"triwulan-{ke}", t) for t in tahun for ke in range(1, 5)),  # type: ignore[arg-type]
        Kolom("perkiraan", n - 1), Kolom("rkpd", n), Kolom("renstra"),
    ]  # fmt: skip
    baris = _baris_simpul(hasil)
    ada = [satu for satu in kolom if hasil.akar.rp(satu) is not None]
    sel = {
        (b, k): partial(sebab, hasil, Uang(simpul, satu))
        for b, (_, simpul) in enumerate(baris)
        for k, satu in enumerate(ada)
    }
    return Lembar("", frozenset(), tuple(satu for satu, _ in baris), tuple(_lajur_uang(satu, n) for satu in ada), sel)


def _lajur_uang(kolom: Kolom, n: int) -> Lajur:
    nama = sebut_uang(kolom)
    maju = "prakiraan maju" if kolom == Kolom("pagu", n + 1) else ""
    inti = frozenset({"sampai", "perkiraan", "rkpd", "renstra", "triwulan"}) & kata(nama)
    return Lajur(nama, "", kata(nama, maju, "anggaran uang rp rupiah dana"), inti)


def _persen(hasil: Hasil) -> Lembar:
    """Percentages of amounts of all nodes of the evaluation."""
    baris = [(baris_simpul(satu), satu) for satu in hasil.evaluasi.turun()]
    jenis = (tingkat_anggaran, capaian_anggaran, perkiraan_anggaran)
    sel: dict[tuple[int, int], Pembuat] = {
        (b, k): partial(sebab, hasil, persen(simpul))
        for b, (_, simpul) in enumerate(baris)
        for k, persen in enumerate(jenis)
    }
    lajur = tuple(_lajur_persen(persen(hasil.evaluasi)) for persen in jenis)
    return Lembar("", frozenset(), tuple(satu for satu, _ in baris), lajur, sel if hasil.evaluasi.daun else {})


def _lajur_persen(persen: Turunan) -> Lajur:
    apa, dari = persen.apa, persen.unsur[0]
    tahun = str(dari.kolom.tahun) if isinstance(dari, Uang) else ""
    inti = kata(apa) & {"tingkat", "capaian", "perkiraan"}
    return Lajur(apa, "", kata(apa, tahun, "persen persentase rp"), inti)


def _rerata(hasil: Hasil) -> Lembar:
    """The means of programmes, and that of all."""
    program = [None, *hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)]
    baris = tuple(
        Baris("seluruh program", kata=TOTAL, total=True) if satu is None else baris_simpul(satu) for satu in program
    )
    lajur = tuple(
        Lajur(f"rata-rata {apa}", "", kata(apa, "predikat rerata rata persen", "k" if "kinerja" in apa else "rp"),
              frozenset({"capaian"} & kata(apa)))
        for apa in NAMA_RERATA.values()
    )  # fmt: skip
    sel = {
        (b, k): partial(sebab, hasil, Rerata(satu, apa))
        for b, satu in enumerate(program)
        for k, apa in enumerate(NAMA_RERATA)
    }
    return Lembar("", frozenset(), baris, lajur, sel if hasil.evaluasi.daun else {})


def _kinerja(hasil: Hasil) -> Lembar:
    """The performance values of all indicators."""
    n = hasil.n
    semua = [(simpul, i) for simpul in hasil.akar.turun() for i in simpul.indikator]
    tahun = sorted({t for _, i in semua for deret in (i.target, i.realisasi, i.triwulan) for t in deret})
    kolom = [
        *(Kinerja("target", t) for t in tahun), *(Kinerja("realisasi", t) for t in tahun),
        *(Kinerja("sampai", t) for t in sorted({*tahun, n - 3, n - 2})),
        Kinerja("perkiraan", n - 1), Kinerja("renstra"),
    ]  # fmt: skip
    sel: dict[tuple[int, int], Pembuat] = {
        (b, k): partial(sebab, hasil, Ukuran(i, satu))
        for b, (_, i) in enumerate(semua)
        for k, satu in enumerate(kolom)
    }
    baris = tuple(
        Baris(f"{simpul.tingkat} {simpul.kode}, indikator {i.nama}", simpul.kode, kata(simpul.nama, i.nama))
        for simpul, i in semua
    )
    lajur = tuple(_lajur_kinerja(satu) for satu in kolom)
    return Lembar("", frozenset(), baris, lajur, sel)


def _lajur_kinerja(kolom: Kinerja) -> Lajur:
    nama = sebut_kinerja(kolom)
    inti = {"sampai", "perkiraan", "renstra"} & kata(nama)
    return Lajur(nama, "", kata(nama, "k indikator"), frozenset(inti))
