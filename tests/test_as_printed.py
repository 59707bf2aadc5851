"""The two real documents as they were printed: `check` reports their arithmetic faults and no sound figure.

Each plan in `tests/as_printed` holds the leaves of one printed table and states its printed parents, totals,
percentages and counts. A fault is named here by its place (the code it stands under, and what is printed there), by
what it should be, and by why it is a fault of the printed document. Rules on what is no figure (indicators, sources
of funds, missing chapters) have much to say on such plans; they are not looked at.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import pytest
import yaml
from alat import AKAR

from renja_gen import pipeline

FOLDER = AKAR / "tests" / "as_printed"
RENCANA = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.yaml"))
ANGKA = re.compile(r"RG(0\d\d|1\d\d|201|202|203|204|45\d)")


class Salah(NamedTuple):
    """A fault: code, the code of the part it stands under ("" for the whole plan), what is printed there.

    Then what the message says it should be, a part of the suspicion ("" for none), and why it is a fault.
    """

    kode: str
    di: str
    tercetak: str
    semestinya: str
    dugaan: str
    sebab: str


def _nol(di: str, semua: str, tercetak: str, apa: str) -> list[Salah]:
    """Percentages of a target that is nought or blank: undefined, and therefore to be printed as a dash."""
    return [
        Salah("RG453", f"{di}{satu}", tercetak, f"{apa}: pembaginya nol atau kosong", "", "0/0 is no percentage")
        for satu in semua.split()
    ]


KINERJA, ANGGARAN, RENSTRA = "tingkat realisasi kinerja", "tingkat realisasi anggaran", "tingkat capaian kinerja"
NOL_UMUM = "2.06.0002 2.06.0003 2.06.0008 2.07.0002 2.07.0005 2.07.0006 2.07.0010 2.07.0011 2.09.0011"
KODE_KEENAM = [
    Salah("RG203", "8.01.05", "8.01.05", "sudah ditulis", "", "the sixth programme is printed with code 8 01 05"),
    Salah("RG203", "8.01.05.2.01", "8.01.05.2.01", "sudah ditulis", "", "and so is its kegiatan"),
    Salah("RG201", "8.01.6.2.01.0002", "8.01.6.2.01.0002", "8.01.06.2.01.0002", "", "printed '8 01 6'"),
    Salah("RG201", "8.01.6.2.01.0003", "8.01.6.2.01.0003", "8.01.06.2.01.0003", "", "printed '8 01 6'"),
    Salah("RG202", "8.01.06.2.01.0004", "8.01.06.2.01.0004", "8.01.05.2.01", "", "right, but its kegiatan is not"),
]  # fmt: skip

SALAH = {
    "kesbangpol-2024/tabel-2-1.yaml": [
        *_nol("8.01.01.", NOL_UMUM, "0 %", KINERJA),
        *_nol("8.01.", "02.2.01.0004 04.2.01.0001 04.2.01.0003 04.2.01.0004 04.2.01.0005", "0 %", KINERJA),
        *_nol("8.01.03.2.01.", "0001 0002 0004", "0", KINERJA),
        *_nol("8.01.", "05.2.01.0001 05.2.01.0002 05.2.01.0005 06.2.01.0001 06.2.01.0004", "0%", KINERJA),
        *_nol("8.01.06.2.01.", "0005", "0 %", KINERJA),
        *_nol("8.01.01.2.01.", "0001 0002 0003 0006 0007", "0 %", ANGGARAN),
        *_nol("8.01.01.", "2.02.0005 2.02.0007 2.03.0001 2.03.0005", "0 %", ANGGARAN),
        *_nol("8.01.01.2.05.", "0001 0002 0003 0005 0009 0011", "0 %", ANGGARAN),
        *_nol("8.01.01.", f"{NOL_UMUM} 2.06.0010", "0 %", ANGGARAN),
        *_nol("8.01.", "02.2.01.0004 04.2.01.0001 04.2.01.0003 04.2.01.0004 04.2.01.0005", "0 %", ANGGARAN),
        *_nol("8.01.03.2.01.", "0001 0002 0004", "0", ANGGARAN),
        *_nol("8.01.", "05.2.01.0001 05.2.01.0002 05.2.01.0005 06.2.01.0001 06.2.01.0004", "0%", ANGGARAN),
        *_nol("8.01.06.2.01.", "0005", "0 %", ANGGARAN),
        *_nol("8.01.02.2.01.", "0001 0002", "0 %", RENSTRA),
        *_nol("8.01.05.2.01.", "0005", "0", RENSTRA),
        Salah("RG102", "8.01.02.2.01.0001", "#DIV/0!", "bukan persentase", "", "the Renstra target is blank"),
        Salah("RG102", "8.01.02.2.01.0002", "#DIV/0!", "bukan persentase", "", "the Renstra target is blank"),
        Salah("RG102", "8.01.05.2.01.0003", "#DIV/0!", "bukan persentase", "", "the Renstra target is blank"),
        Salah("RG453", "8.01.01.2.02.0007", "2", "hitungannya 6", "", "3 + 3; its 40 % is 6 of 15 and sound"),
        Salah("RG453", "8.01.01.2.05.0009", "0", "hitungannya 6", "", "6 + 0; its 0 % follows from the printed 0"),
        Salah("RG453", "8.01.01.2.05.0011", "0", "hitungannya 6", "", "6 + 0; its 0 % follows from the printed 0"),
        Salah("RG453", "8.01.01.2.06.0004", "2th", "hitungannya 1", "", "column 6 is blank: 0 + 1"),
        Salah("RG453", "8.01.01.2.06.0005", "2th", "hitungannya 1", "", "column 6 is blank: 0 + 1"),
        Salah("RG453", "8.01.01.2.06.0006", "2th", "hitungannya 1", "", "column 6 is blank: 0 + 1"),
        Salah("RG453", "8.01.01.2.06.0005", "99,9 %", "hitungannya 100,00%", "", "99,9985 cut off, not rounded"),
        Salah("RG453", "8.01.01.2.06.0010", "0 %", "hitungannya 40,00%", "", "2 of 5"),
        Salah("RG453", "8.01.06.2.01.0002", "200", "hitungannya 100", "", "column 6 is blank: 0 + 100"),
        Salah("RG453", "8.01.06.2.01.0004", "0", "hitungannya 1", "", "1 + 0; its 20% is 1 of 5 and sound"),
        Salah("RG453", "8.01.06", "19,61%", "hitungannya 19,74%", "", "the mean of two of three rows"),
    ],
    "kesbangpol-2024/tabel-2-3.yaml": [
        Salah("RG451", "8.01.01", "5.177.798.122", "kurang Rp1 dari hitungan rencana ini Rp5.177.798.123",
              "hanya satu rupiah", "its kegiatan add up to one rupiah more; the TOTAL has that rupiah"),
        Salah("RG451", "8.01.01.2.02", "4.653.298.122",
              "lebih Rp20.000.000 dari hitungan rencana ini Rp4.633.298.122",
              "hanya angka ke-3 dari kiri yang berbeda", "its two leaves; programme and TOTAL follow this figure"),
        Salah("RG451", "8.01.02.2.01", "1.075.000.000",
              "kurang Rp1.998.000.000 dari hitungan rencana ini Rp3.073.000.000",
              "kepaskibrakaan dan Purnapaskibraka Rp2.000.000, bukan Rp2.000.000.000; periksa nolnya",
              "a leaf of two million is printed as two milliard"),
        Salah("RG451", "8.01.06.2.01", "200.000.000", "kurang Rp1 dari hitungan rencana ini Rp200.000.001",
              "hanya satu rupiah", "one leaf is printed with one rupiah; programme and TOTAL have it"),
    ],
    "kesbangpol-2024/tabel-3-1.yaml": [
        Salah("RG102", "", "40.145568.718", "tulis misalnya 40.145.568.718", "", "a thousands dot is missing"),
        Salah("RG451", "8.01.01.2.05", "155.000.000", "lebih Rp50.000.000 dari hitungan rencana ini Rp105.000.000",
              "", "its only leaf has 105 million"),
        Salah("RG451", "8.01.01.2.06", "553.350.000", "lebih Rp63.000.000 dari hitungan rencana ini Rp490.350.000",
              "", "its six leaves"),
        Salah("RG451", "8.01.01.2.09", "346.500.000", "lebih Rp157.500.000 dari hitungan rencana ini Rp189.000.000",
              "8.01.01.2.09.0002", "its two leaves; the first would have been counted twice"),
        Salah("RG451", "8.01.02.2.01", "1.676.500.000", "lebih Rp500.000 dari hitungan rencana ini Rp1.676.000.000",
              "hanya angka ke-5 dari kiri yang berbeda", "its four leaves; the programme follows this figure"),
        Salah("RG451", "8.01.02.2.01.0007", "2.000.000.000",
              "lebih Rp1.998.000.000 dari hitungan rencana ini Rp2.000.000",
              "seribu kali lebih besar", "Tabel 2.3 has milliard where this table and Tabel 4.1 have million"),
        Salah("RG451", "8.01.03.2.01", "1.060.749.900",
              "kurang Rp36.750.000 dari hitungan rencana ini Rp1.097.499.900",
              "8.01.03.2.01.0005", "the figure of its first leaf alone; the programme has both"),
        *KODE_KEENAM,
        Salah("RG202", "8.01.06.2.01.0008", "8.01.06.2.01.0008", "8.01.05.2.01", "", "its kegiatan is wrong"),
        Salah("RG204", "8.01.06.2.01.0008", "8.01.06.2.01.0008", "tidak ada dalam", "8.01.06.2.01.0006",
              "there is no such code; Forkopimda has 0006"),
    ],
    "kesbangpol-2024/tabel-4-1.yaml": [
        Salah("RG102", "8.01", "40.145568.718", "tulis misalnya 40.145.568.718", "", "a thousands dot is missing"),
        Salah("RG451", "", "7.701.036.123", "kurang Rp32.442.532.595 dari hitungan rencana ini Rp40.143.568.718",
              "Rp7.701.036.123 ialah angka pagu RKPD", "the TOTAL of the other half of Tabel 2.3"),
        Salah("RG451", "8.01.01", "5.117.798.123", "kurang Rp60.000.000 dari hitungan rencana ini Rp5.177.798.123",
              "hanya angka ke-3 dari kiri yang berbeda: '1', bukan '7'", "a slip in one digit"),
        Salah("RG451", "8.01.01.2.08", "133.500.000", "lebih Rp1.000.000 dari hitungan rencana ini Rp132.500.000",
              "Rp133.500.000 ialah angka pagu RKPD", "the figure of the RKPD in Tabel 2.3"),
        Salah("RG451", "8.01.05.2.01", "203.000.000", "lebih Rp2.000.000 dari hitungan rencana ini Rp201.000.000",
              "8.01.06.2.01.0006", "the amount of Forkopimda is missing; the programme follows this figure"),
        Salah("RG452", "", "12", "ada 11", "", "prose counts the kegiatan of procurement, which no table has"),
        *KODE_KEENAM,
        Salah("RG202", "8.01.06.2.01.0006", "8.01.06.2.01.0006", "8.01.05.2.01", "", "its kegiatan is wrong"),
    ],
    "perpustakaan-2023/rumusan-3-3.yaml": [
        Salah("RG451", "2.23", "5.138.239.184", "lebih Rp325.000.000 dari hitungan rencana ini Rp4.813.239.184",
              "Rp5.138.239.184 ialah jumlah seluruh rencana", "the TOTAL printed at the first bidang urusan"),
        Salah("RG451", "2.24.02.2.03", "60.000.000", "lebih Rp45.000.000 dari hitungan rencana ini Rp15.000.000",
              "", "its only leaf has 15 million in 2024; programme, bidang and TOTAL follow the kegiatan"),
        Salah("RG452", "", "43", "ada 42", "", "the table has 42 sub kegiatan"),
    ],
    "perpustakaan-2023/tabel-2-1.yaml": [
        *_nol("2.23.01.", "2.01 2.01.01 2.01.02 2.01.06 2.05 2.05.09 2.05.10", "0,00", ANGGARAN),
        *_nol("2.24.", "02.2.03 02.2.03.01 04 04.2.01 04.2.01.01", "0,00", ANGGARAN),
        Salah("RG451", "2.23.02.2.01", "151.377.800", "lebih Rp100 dari hitungan rencana ini Rp151.377.700",
              "hanya angka ke-7 dari kiri yang berbeda", "its leaves; programme, bidang, JUMLAH follow this figure"),
    ],
    "perpustakaan-2023/tabel-2-4.yaml": [
        Salah("RG451", "2.23", "4.318.239.184", "kurang Rp100.000.000 dari hitungan rencana ini Rp4.418.239.184",
              "2.23.03", "the third programme was left out of the RKPD's sum"),
        Salah("RG451", "2.23", "4.598.239.184", "kurang Rp215.000.000 dari hitungan rencana ini Rp4.813.239.184",
              "", "its three programmes; with 2.24 only they make the TOTAL"),
        Salah("RG451", "2.23.02.2.01", "660.000.000", "kurang Rp275.000.000 dari hitungan rencana ini Rp935.000.000",
              "Rp660.000.000 ialah angka pagu RKPD", "repeated from the left half; the programme needs 935 million"),
    ],
    "perpustakaan-2023/tabel-4-1.yaml": [
        Salah("RG102", "", "5.138.239,184", "bukan jumlah rupiah", "", "the TOTAL mixes dots and a comma"),
        Salah("RG102", "", "5.085.676,142", "bukan jumlah rupiah", "", "the TOTAL mixes dots and a comma"),
        Salah("RG451", "2.23", "5.138.239.184", "lebih Rp325.000.000 dari hitungan rencana ini Rp4.813.239.184",
              "Rp5.138.239.184 ialah jumlah seluruh rencana", "the TOTAL printed at the first bidang urusan"),
        Salah("RG451", "2.23.02", "1.385.000.000", "lebih Rp50.000.000 dari hitungan rencana ini Rp1.335.000.000",
              "hanya angka ke-3 dari kiri yang berbeda: '8', bukan '3'", "bidang and TOTAL need 1.335 million"),
    ],
}  # fmt: skip


@cache
def _ditemukan(nama: str) -> list[tuple[str, str, str, str, str]]:
    """Findings on figures and codes: code, the code they stand under, what stands there, message, hint."""
    teks = (FOLDER / nama).read_text(encoding="utf-8").splitlines()
    hasil = []
    for satu in pipeline.check(FOLDER / nama):
        if ANGKA.fullmatch(satu.code):
            baris = satu.span.line - 1
            di = ""
            if teks[baris].startswith(" ") and not teks[baris].startswith("  - {sumber"):
                di = next(
                    kode[1] for ke in range(baris, 0, -1) if (kode := re.search(r"- kode: '?([\d.]+)", teks[ke]))
                )
            tertulis = re.match(r"'([^']*)'|\"([^\"]*)\"|[^,}\]]*", teks[baris][satu.span.column - 1 :])
            isi = next(filter(None, (tertulis[1], tertulis[2], tertulis[0].split("  #")[0].strip())))
            hasil.append((satu.code, di, isi, satu.message, satu.hint))
    return hasil


def _cocok(salah: Salah, kode: str, di: str, tertulis: str, pesan: str, saran: str) -> bool:
    apa, ada, semestinya = salah.semestinya.partition(": ")
    dugaan_cocok = salah.dugaan in saran if salah.dugaan else not saran or kode.startswith("RG20")
    isi = (apa in pesan and semestinya in pesan) if ada else salah.semestinya in f"{pesan} {saran}"
    return (kode, di, tertulis) == (salah.kode, salah.di, salah.tercetak) and isi and dugaan_cocok


def test_every_printed_table_is_here():
    assert sorted(SALAH) == RENCANA


@pytest.mark.parametrize("nama", RENCANA)
def test_check_reports_the_printed_faults_and_no_sound_figure(nama):
    sisa = list(_ditemukan(nama))
    for salah in SALAH[nama]:
        cocok = [satu for satu in sisa if _cocok(salah, *satu)]
        assert len(cocok) == 1, (salah, cocok)
        sisa.remove(cocok[0])
    assert sisa == []


@pytest.mark.parametrize("nama", RENCANA)
def test_the_faulty_sums_are_those_that_plain_addition_finds(nama):
    """Another way to the same list: parents of the YAML against sums of what is printed on each level below them."""
    rencana = yaml.load((FOLDER / nama).read_text(encoding="utf-8"), yaml.BaseLoader)
    salah = {
        (simpul["kode"], kolom)
        for simpul in _simpul(rencana)
        for kolom, tercetak in _tercetak(simpul).items()
        if simpul["anak"] and tercetak not in _jumlah(simpul, kolom)
    }
    dari_check = {
        (di, re.sub(r" (seluruh|urusan|bidang urusan|program|kegiatan) .*", "", pesan))
        for kode, di, _, pesan, _ in _ditemukan(nama)
        if kode == "RG451" and " sub kegiatan " not in pesan.partition(" menurut ")[0]
    }
    assert salah == dari_check


def _simpul(rencana: dict) -> list[dict]:
    """Every node of a plan as read, the whole first, with `anak` and the statements of urusan and bidang."""
    program = [{**p, "anak": [{**k, "anak": _sub(k)} for k in p["kegiatan"]]} for p in rencana["program"]]
    bidang = {}
    for satu in program:
        kode = ".".join(satu["kode"].split(".")[:2])
        bidang.setdefault(kode, {"kode": kode, "anak": []})["anak"].append(satu)
    for satu in rencana.get("bidang_urusan", []):
        bidang[satu["kode"]]["dinyatakan"] = satu["dinyatakan"]
    akar = {"kode": "", "anak": list(bidang.values()), "dinyatakan": rencana.get("dinyatakan", [])}
    kegiatan = [satu for p in program for satu in p["anak"]]
    return [akar, *bidang.values(), *program, *kegiatan]


def _sub(kegiatan: dict) -> list[dict]:
    return [{**satu, "anak": []} for satu in kegiatan["sub_kegiatan"]]


def _rupiah(teks: str) -> Decimal | None:
    return Decimal(teks.replace(".", "")) if re.fullmatch(r"\d{1,3}(\.\d{3})*", teks) else None


def _kolom(isi: dict) -> dict[str, Decimal]:
    """The amounts of a budget or a statement by the name of their column; what is malformed is left out."""
    hasil = {
        nama: isi[kunci] for kunci, nama in (("renstra", "target Renstra"), ("rkpd", "pagu RKPD")) if kunci in isi
    }
    hasil |= {f"pagu {tahun}": nilai for tahun, nilai in isi.get("pagu", {}).items()}
    hasil |= {f"realisasi {tahun}": nilai for tahun, nilai in isi.get("realisasi", {}).items()}
    return {nama: rupiah for nama, nilai in hasil.items() if (rupiah := _rupiah(nilai)) is not None}


def _tercetak(simpul: dict) -> dict[str, Decimal]:
    semua = simpul.get("dinyatakan", [])
    semua = [semua] if isinstance(semua, dict) else semua
    return {nama: nilai for satu in semua for nama, nilai in _kolom(satu).items()}


def _daun(sub: dict, kolom: str) -> Decimal:
    anggaran = dict(sub.get("anggaran", {}))
    if isinstance(rkpd := sub.get("rkpd"), dict):
        anggaran["rkpd"] = rkpd["pagu"]
    return _kolom(anggaran).get(kolom, Decimal(0))


def _jumlah(simpul: dict, kolom: str) -> list[Decimal]:
    """Sums below a node: of the leaves, and of what is printed on each level between."""

    def terhitung(satu: dict) -> Decimal:
        return sum((terhitung(anak) for anak in satu["anak"]), Decimal(0)) if satu["anak"] else _daun(satu, kolom)

    hasil, lapis = [terhitung(simpul)], simpul["anak"]
    while lapis and lapis[0]["anak"]:
        hasil.append(sum((_tercetak(satu).get(kolom, terhitung(satu)) for satu in lapis), Decimal(0)))
        lapis = [anak for satu in lapis for anak in satu["anak"]]
    return hasil
