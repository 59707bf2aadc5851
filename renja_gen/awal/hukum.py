"""The legal bases that every Renja of a year cites, from the list the rules know (`rules/hukum/peraturan.txt`)."""

from collections.abc import Iterator

from renja_gen.nomenklatur import keputusan_berlaku
from renja_gen.plan.kutipan import Peraturan, baku_jenis, peraturan, sebutan
from renja_gen.rules.hukum.peraturan import penerus, terdaftar
from renja_gen.yaml_text import Data, Noted

# The oldest of each subject: what replaced it by the plan year stands in its place.
_POKOK = (
    ("UU", "17", 2003), ("UU", "1", 2004), ("UU", "25", 2004), ("UU", "17", 2007), ("UU", "23", 2014),
    ("UU", "33", 2004), ("PP", "18", 2016), ("PP", "12", 2019), ("PP", "13", 2019), ("Perpres", "18", 2020),
    ("Permendagri", "86", 2017), ("Permendagri", "90", 2019), ("Permendagri", "70", 2019),
    ("Permendagri", "77", 2020),
)  # fmt: skip
_SPM = (("PP", "2", 2018), ("Permendagri", "59", 2021))  # for the urusan with minimum standards: 1.01 to 1.06
_DASAR = "1."
_JENIS = {
    baku_jenis(jenis): jenis
    for jenis in (
        "Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden", "Peraturan Menteri Dalam Negeri",
        "Keputusan Menteri Dalam Negeri",
    )
}  # fmt: skip


def dasar_hukum(tahun: int, bidang: tuple[str, ...], daerah: str, periode: str) -> Noted:
    """The regulations in force when the plan of a year is written, which is the year before."""
    pokok = _POKOK + (_SPM if any(satu.startswith(_DASAR) for satu in bidang) else ())
    berlaku = dict.fromkeys(_berlaku(peraturan(*satu), tahun) for satu in pokok)
    nama = keputusan_berlaku(tahun)
    keputusan = next(sebutan(nama)).peraturan
    dikenal = keputusan in terdaftar()
    daftar = [*(satu for satu in berlaku if satu.tahun < tahun), *([keputusan] if dikenal else [])]
    jenis = [*_JENIS]
    return Noted(
        [_butir(satu) for satu in sorted(daftar, key=lambda satu: (jenis.index(satu.jenis), satu.tahun))],
        before=(
            "Peraturan yang lazim menjadi dasar Renja; urutannya diatur saat dokumen disusun.",
            "Periksa, lalu tambahkan peraturan bidang urusan dan peraturan daerah sendiri.",
        ),
        below=(*(() if dikenal else _belum(nama)), *_daerah(daerah, periode)),
    )


def _berlaku(mana: Peraturan, tahun: int) -> Peraturan:
    semua = [mana, *(satu.peraturan for satu in penerus(mana, tahun, tahun - 1))]
    return semua[-1]


def _butir(mana: Peraturan) -> dict[str, Data]:
    satu = terdaftar()[mana]
    return {"jenis": _JENIS[mana.jenis], "nomor": _nomor(satu.sebut), "tahun": str(mana.tahun), "tentang": satu.judul}


def _nomor(sebut: str) -> str:
    """The number as it is written: "900.1-861" of "Kepmendagri Nomor 900.1-861 Tahun 2026"."""
    return sebut.partition(" Nomor ")[2].partition(" ")[0]


def _belum(nama: str) -> Iterator[str]:
    """A decree on codes whose title is not in the list."""
    satu = next(sebutan(nama)).peraturan
    yield from _baris(_JENIS[satu.jenis], _nomor(nama), str(satu.tahun), "…")


def _daerah(daerah: str, periode: str) -> Iterator[str]:
    yield from _baris(
        f"Peraturan Daerah {daerah}", "…", "…", f"Rencana Pembangunan Jangka Menengah Daerah {daerah} Tahun {periode}"
    )


def _baris(jenis: str, nomor: str, tahun: str, tentang: str) -> Iterator[str]:
    yield f"- jenis: {jenis}  # isi"
    yield f"  nomor: {nomor}"
    yield f"  tahun: {tahun}"
    yield f"  tentang: {tentang}"
