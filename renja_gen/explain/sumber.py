"""What can be explained of a plan: the figures of its tables, its amounts, means and indicators, names of texts."""

from collections.abc import Callable, Iterator
from functools import partial

from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.asal import Rerata
from renja_gen.computing.kinerja import Kinerja
from renja_gen.computing.sebab import (
    Sebab,
    sebab_kinerja,
    sebab_persen,
    sebab_rerata,
    sebab_uang,
    sebut_kinerja,
    sebut_simpul,
    sebut_uang,
)
from renja_gen.document.blocks import Document, Table
from renja_gen.explain.lembar import TOTAL, Baris, Lajur, Lembar, kata
from renja_gen.explain.tabel import lembar_tabel

Pembuat = Callable[[], Sebab]


def semua_lembar(hasil: Hasil, document: Document) -> list[Lembar]:
    """All sheets, those first whose figures are meant when no table is named."""
    tabel = [satu for satu in document.blocks() if isinstance(satu, Table)]
    return [
        *(lembar for buat in (_uang, _persen, _rerata, _kinerja) if (lembar := buat(hasil)).sel),
        *(lembar for satu in tabel if (lembar := lembar_tabel(hasil, satu)).sel),
        *(
            Lembar("", frozenset({nama}), (Baris("narasi"),), (Lajur(f"{{{{ {nama} }}}}"),), {(0, 0): buat})
            for nama, buat in _nama_narasi(hasil)
        ),
    ]


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
        (b, k): partial(sebab_uang, simpul, satu) for b, (_, simpul) in enumerate(baris) for k, satu in enumerate(ada)
    }
    return Lembar("", frozenset(), tuple(satu for satu, _ in baris), tuple(_lajur_uang(satu, n) for satu in ada), sel)


def _lajur_uang(kolom: Kolom, n: int) -> Lajur:
    nama = sebut_uang(kolom)
    maju = "prakiraan maju" if kolom == Kolom("pagu", n + 1) else ""
    inti = frozenset({"sampai", "perkiraan", "rkpd", "renstra", "triwulan"}) & kata(nama)
    return Lajur(nama, "", kata(nama, maju, "anggaran uang rp rupiah dana"), inti)


def _persen(hasil: Hasil) -> Lembar:
    """Percentages of amounts of all nodes of the evaluation."""
    n = hasil.n
    jenis = (
        ("tingkat realisasi anggaran", Kolom("realisasi", n - 2), Kolom("pagu", n - 2)),
        ("tingkat capaian anggaran Renstra", Kolom("sampai", n - 2), Kolom("renstra")),
        ("perkiraan tingkat capaian anggaran Renstra", Kolom("perkiraan", n - 1), Kolom("renstra")),
    )
    baris = [(baris_simpul(satu), satu) for satu in hasil.evaluasi.turun()]

    def buat(simpul: Simpul, apa: str, dari: Kolom, ke: Kolom) -> Sebab:
        return sebab_persen("percent", apa, sebab_uang(simpul, dari), sebab_uang(simpul, ke))

    lajur = tuple(
        Lajur(
            apa,
            "",
            kata(apa, str(dari.tahun), "persen persentase rp"),
            kata(apa) & {"tingkat", "capaian", "perkiraan"},
        )
        for apa, dari, _ in jenis
    )
    sel = {
        (b, k): partial(buat, simpul, *satu) for b, (_, simpul) in enumerate(baris) for k, satu in enumerate(jenis)
    }
    return Lembar("", frozenset(), tuple(satu for satu, _ in baris), lajur, sel if hasil.evaluasi.daun else {})


def _rerata(hasil: Hasil) -> Lembar:
    """The means of programmes, and that of all."""
    program = [None, *hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM)]
    baris = tuple(
        Baris("seluruh program", kata=TOTAL, total=True) if satu is None else baris_simpul(satu) for satu in program
    )
    jenis = ("tingkat_k", "tingkat_rp", "capaian_k", "capaian_rp")
    nama = (
        "rata-rata tingkat realisasi kinerja", "rata-rata tingkat realisasi anggaran",
        "rata-rata tingkat capaian kinerja Renstra", "rata-rata tingkat capaian anggaran Renstra",
    )  # fmt: skip
    lajur = tuple(
        Lajur(apa, "", kata(apa, "predikat rerata persen k" if "kinerja" in apa else "predikat rerata persen rp"),
              frozenset({"capaian"} & kata(apa)))
        for apa in nama
    )  # fmt: skip
    sel = {
        (b, k): partial(sebab_rerata, hasil, Rerata(satu, apa))
        for b, satu in enumerate(program)
        for k, apa in enumerate(jenis)
    }
    return Lembar("", frozenset(), baris, lajur, sel if hasil.evaluasi.daun else {})


def _kinerja(hasil: Hasil) -> Lembar:
    """The performance values of all indicators."""
    mulai, n = hasil.plan.renstra.periode.awal, hasil.n
    semua = [(simpul, i) for simpul in hasil.akar.turun() for i in simpul.indikator]
    tahun = sorted({t for _, i in semua for deret in (i.target, i.realisasi, i.triwulan) for t in deret})
    kolom = [
        *(Kinerja("target", t) for t in tahun), *(Kinerja("realisasi", t) for t in tahun),
        *(Kinerja("sampai", t) for t in sorted({*tahun, n - 3, n - 2})),
        Kinerja("perkiraan", n - 1), Kinerja("renstra"),
    ]  # fmt: skip
    sel: dict[tuple[int, int], Pembuat] = {
        (b, k): partial(sebab_kinerja, i, satu, mulai)
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


def _nama_narasi(hasil: Hasil) -> Iterator[tuple[str, Pembuat]]:
    """Names of narratives (`{{ total.pagu[n] }}`) and the figures they stand for."""
    n = hasil.n
    tahun = {n - 2: "n-2", n - 1: "n-1", n: "n", n + 1: "n+1"}
    uang = {f"total.pagu[{nama}]": Kolom("pagu", t) for t, satu in tahun.items() for nama in (t, satu)}
    uang |= {
        "total.pagu": Kolom("pagu", n), "total.rkpd": Kolom("rkpd", n),
        "evaluasi.pagu": Kolom("pagu", n - 2), "evaluasi.realisasi": Kolom("realisasi", n - 2),
        "evaluasi.renstra": Kolom("renstra"), "evaluasi.kumulatif": Kolom("sampai", n - 2),
        "evaluasi.target_berjalan": Kolom("pagu", n - 1), "evaluasi.perkiraan": Kolom("perkiraan", n - 1),
        "review.pagu": Kolom("pagu", n), "review.rkpd": Kolom("rkpd", n),
    }  # fmt: skip
    for nama, kolom in uang.items():
        akar = {"total": hasil.rencana, "evaluasi": hasil.evaluasi, "review": hasil.review}[nama.partition(".")[0]]
        akar = hasil.review if kolom.jenis == "rkpd" else hasil.akar if nama.startswith("total.") else akar
        yield nama, partial(sebab_uang, akar, kolom)
    for nama, apa in (
        ("kinerja", "tingkat_k"), ("anggaran", "tingkat_rp"),
        ("capaian_kinerja", "capaian_k"), ("capaian_anggaran", "capaian_rp"),
    ):  # fmt: skip
        yield f"evaluasi.rata_rata.{nama}", partial(sebab_rerata, hasil, Rerata(None, apa))
