"""Whole plans by chance, small but unlike each other: trees, series with gaps, odd names, amounts of all sizes.

Letters are those the embedded font has; what others become is tested where fonts are.
"""

from typing import Any

from hypothesis import strategies as st

Isi = dict[str, Any]

# what means something to YAML, Markdown, Jinja, HTML, Typst, Word or a reader of numbers
_ANEH = (
    "&", "<b>", "</td>", "&amp;", "{{ n }}", "{% if %}", "#set", "$x$", "*tebal*", "_miring_", "a_b_c", "`kode`",
    "//", "/* catatan */", "@rujukan", "[a](b)", "[[tabel:evaluasi]]", "--", "---", "...", "“kutip”", "'kutip'",
    '"', "50%", "1/2", "≥ 80", "efisien, fasilitas, afiliasi", "é", "Ünïcödé", "= judul", "~", "^", "|", "\\", "\\n",
    "1. satu", "- butir", "# judul", "> kutip", "a: b", "tidak", "null", "PAUD/SD/SMP/SMA", "C:\\temp", "(a)", "§ 5",
    "½", "2025", "1.000.000", "Rp5", "5.01.01", "…", "–", "Ruas-ruas", "http://a.id/b?c=d&e", "Д", "Ω", "°",
)  # fmt: skip
_KATA = (
    "Penyediaan", "Jumlah", "Dokumen", "Persentase", "Layanan", "yang", "Tersusun", "dan", "Pembinaan", "Aparatur",
    "Kelurahan", "Peningkatan", "Sarana", "Prasarana", "Pertanggungjawaban", "Kependudukan", "orang", "di",
)  # fmt: skip

NAMA = st.lists(st.sampled_from(_KATA) | st.sampled_from(_ANEH), min_size=1, max_size=14).map(" ".join)
RUPIAH = (
    st.sampled_from(["0", "1", "999.999.999.999.999", "1.234,56", "0,5", "7.000.000"])
    | st.integers(0, 10**15 - 1).map(str)
    | st.integers(10**5, 10**10).map(lambda n: f"{n:,}".replace(",", "."))
)
CAPAIAN = (
    st.sampled_from(["0", "100", "87,5", "0,001", "1.250", "9 parpol 1 tahun", "25 paket", "Baik", "WTP"])
    | st.integers(0, 10**6).map(str)
    | st.decimals(0, 1000, places=2).map(lambda n: str(n).replace(".", ","))
)
_TAHUN = ("s/d 2021", "2022", "2023", "2024", "2025")


def deret(nilai: st.SearchStrategy[str], tahun: tuple[str, ...] = _TAHUN) -> st.SearchStrategy[Isi]:
    """A series in which any year may be missing."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(tahun, nilai))


INDIKATOR = st.fixed_dictionaries(
    {"nama": NAMA},
    optional={
        "satuan": st.sampled_from(["persen", "dokumen", "orang", "unit/paket", "m²"]),
        "renstra": CAPAIAN,
        "target": deret(CAPAIAN, _TAHUN[1:]),
        "realisasi": deret(CAPAIAN, _TAHUN[:2]),
        "akumulasi": st.sampled_from(["jumlah", "terakhir", "rata-rata"]),
        "arah": st.sampled_from(["naik", "turun"]),
    },
)
_ANGGARAN = st.fixed_dictionaries(
    {}, optional={"renstra": RUPIAH, "pagu": deret(RUPIAH, _TAHUN[1:]), "realisasi": deret(RUPIAH, _TAHUN[:2])}
)
_DANA = st.fixed_dictionaries(
    {"nama": st.sampled_from(["DAU", "DAK Fisik", "PAD", "DBH CHT"])}, optional={"pagu": RUPIAH}
)
_SUB = st.fixed_dictionaries(
    {"nama": NAMA, "anggaran": _ANGGARAN, "indikator": st.lists(INDIKATOR, max_size=5)},
    optional={
        "lokasi": NAMA | st.lists(NAMA, min_size=1, max_size=3),
        "penanggung_jawab": NAMA,
        "sumber_dana": NAMA | st.lists(_DANA, min_size=1, max_size=3),
        "rkpd": st.just("tidak ada")
        | st.fixed_dictionaries({}, optional={"nama": NAMA, "pagu": RUPIAH, "target": CAPAIAN, "lokasi": NAMA}),
        "catatan": NAMA,
    },
)
_PROGRAM = ("8.01.01", "8.01.02", "2.23.02", "1.02.03", "X.XX.01")
_PELAYANAN = st.fixed_dictionaries(
    {"nama": NAMA},
    optional={"satuan": st.just("orang"), "spm": NAMA, "ikk": NAMA, "catatan": NAMA}
    | {"target": deret(CAPAIAN, _TAHUN[1:]), "realisasi": deret(CAPAIAN, _TAHUN[1:3])}
    | {"proyeksi": deret(CAPAIAN, _TAHUN[3:])},
)
_MASALAH = st.fixed_dictionaries({"nama": NAMA}, optional={"akar": st.lists(NAMA, min_size=1, max_size=3)})
_USULAN = st.fixed_dictionaries(
    {"nama": NAMA},
    optional={"asal": NAMA, "lokasi": NAMA, "indikator": NAMA, "volume": CAPAIAN, "catatan": NAMA}
    | {"status": st.sampled_from(["diterima", "diterima sebagian", "ditolak", "dibahas"])},
)
_TUJUAN = st.fixed_dictionaries(
    {"nama": NAMA, "indikator": st.lists(INDIKATOR, max_size=2)},
    optional={
        "sasaran": st.lists(
            st.fixed_dictionaries({"nama": NAMA, "indikator": st.lists(INDIKATOR, max_size=3)}), max_size=2
        )
    },
)
_TABEL = st.fixed_dictionaries(
    {},
    optional={
        "evaluasi": st.fixed_dictionaries(
            {"bentuk": st.sampled_from(["kinerja", "anggaran", "kinerja-anggaran", "e81"])}
        ),
        "review": st.fixed_dictionaries({"penomoran": st.sampled_from(["romawi", "huruf"])}),
        "rumusan": st.fixed_dictionaries({"bentuk": st.sampled_from(["ringkas", "lebar"])}),
        "pendanaan": st.fixed_dictionaries({"bentuk": st.sampled_from(["ringkas", "lebar"])}),
    },
)


def beberapa(satu: st.SearchStrategy[Any], paling_banyak: int) -> st.SearchStrategy[list[Any]]:
    """A few of one kind."""
    return st.lists(satu, min_size=1, max_size=paling_banyak)


@st.composite
def program(draw: st.DrawFn) -> list[Isi]:
    """Programmes with kegiatan and sub kegiatan; any level may have none below it."""
    semua = []
    for kode in draw(st.lists(st.sampled_from(_PROGRAM), min_size=1, max_size=3, unique=True)):
        kegiatan = []
        for k in range(draw(st.integers(0, 2))):
            kode_kegiatan = f"{kode}.2.{k + 1:02}"
            sub = [
                {"kode": f"{kode_kegiatan}.{s + 1:04}", **isi}
                for s, isi in enumerate(draw(st.lists(_SUB, max_size=3)))
            ]
            indikator = draw(st.lists(INDIKATOR, max_size=2))
            kegiatan.append({"kode": kode_kegiatan, "nama": draw(NAMA), "indikator": indikator, "sub_kegiatan": sub})
        indikator = draw(st.lists(INDIKATOR, max_size=3))
        semua.append({"kode": kode, "nama": draw(NAMA), "indikator": indikator, "kegiatan": kegiatan})
    return semua


RENCANA = st.fixed_dictionaries(
    {
        "renja": st.just({"tahun": "2024", "tahap": "rancangan", "tanggal": "Juni 2023"}),
        "perangkat_daerah": st.fixed_dictionaries(
            {"nama": NAMA, "singkatan": NAMA, "daerah": st.sampled_from(["Kota Uji", "Kabupaten Uji & Coba"])}
            | {"kepala": st.fixed_dictionaries({"nama": NAMA}, optional={"jabatan": NAMA, "pangkat": NAMA})},
            optional={"alamat": NAMA, "tugas": NAMA, "fungsi": beberapa(NAMA, 3)},
        ),
        "renstra": st.just({"periode": "2021-2026"}),
        "program": program(),
    },
    optional={
        "rpjmd": st.fixed_dictionaries({"visi": NAMA, "misi": beberapa(NAMA, 3)}),
        "kebijakan_nasional": beberapa(st.fixed_dictionaries({"nama": NAMA}, optional={"uraian": NAMA}), 2),
        "dasar_hukum": beberapa(
            st.fixed_dictionaries(
                {"jenis": st.just("Undang-Undang"), "nomor": st.just("25"), "tahun": st.just("2004"), "tentang": NAMA}
            ),
            2,
        ),
        "evaluasi": st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("faktor_pendorong", "faktor_penghambat", "tindak_lanjut"), beberapa(NAMA, 3))
        ),
        "pelayanan": beberapa(_PELAYANAN, 3),
        "isu": st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(("isu_strategis", "permasalahan", "potensi"), beberapa(NAMA, 3))
            | {
                "masalah_pokok": beberapa(
                    st.fixed_dictionaries({"nama": NAMA, "masalah": st.lists(_MASALAH, max_size=3)}), 2
                )
            },
        ),
        "usulan": st.fixed_dictionaries({"nihil": NAMA}) | st.fixed_dictionaries({"daftar": beberapa(_USULAN, 3)}),
        "tujuan": beberapa(_TUJUAN, 2),
        "tabel": _TABEL,
    },
)
