"""Pack the official catalogues (CSV) into the compact data files of `renja_gen.nomenklatur`.

Usage: `python tools/kemas_nomenklatur.py FOLDER_OF_CSV [OUTPUT_FOLDER]`

The same CSV files always give the same text; the compressed bytes carry no date or file name. Packing also
settles what the reader should not have to know:

- The placeholders `X` and `X.XX` are left out; the support programme `X.XX.01` stays.
- A code that stands twice in the 2027 file, once for kabupaten/kota and once for provinsi, becomes one row:
  the kabupaten/kota one, with the other name in `nama_lain`.
- A 2027 row valid for both kinds of region carries the provincial name only. The name in the 2023 catalogue,
  which holds kabupaten/kota codes, joins `nama_lain`, and comes first for the codes in `NAMA_KABKOTA`.
- The 2027 file has bidang urusan 9.01 to 9.03 but no urusan 9; the row is taken from the 2023 catalogue.
"""

import csv
import gzip
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(AKAR))

from renja_gen.nomenklatur import normalkan_nama  # noqa: E402 - the checkout may not be installed

TUJUAN = AKAR / "renja_gen" / "nomenklatur" / "data"
PENUNJANG = "X.XX.01"
KOLOM = ("kode", "nama", "indikator", "satuan", "nama_lain", "jenis_pemda", "spm")
KEDUA_JENIS = "KABKOT/PROV"

# Programmes (and one bidang urusan) whose 2027 name is that of the provinces alone.
NAMA_KABKOTA = frozenset(
    {PENUNJANG, "4.01.02", "4.01.03", "7.01", "7.01.03", "7.01.04", "7.01.05", "7.01.06"},
)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a packed catalogue; its fields are `KOLOM`."""

    kode: str
    nama: str
    indikator: str = ""
    satuan: str = ""
    nama_lain: tuple[str, ...] = ()
    jenis_pemda: str = ""
    spm: bool = False

    def dengan_nama(self, *lain: str) -> "Baris":
        """Add other official names, leaving out those that differ only in case, punctuation or spaces."""
        kenal = {normalkan_nama(n) for n in (self.nama, *self.nama_lain)}
        baru = tuple(n for n in lain if normalkan_nama(n) not in kenal)
        return replace(self, nama_lain=self.nama_lain + baru)

    def sel(self) -> tuple[str, ...]:
        """Give the cells of the row in the order of `KOLOM`."""
        lain = "|".join(self.nama_lain)
        return (
            self.kode,
            self.nama,
            self.indikator,
            self.satuan,
            lain,
            self.jenis_pemda,
            "1" if self.spm else "",
        )


# Slips of the source texts: a superscript decoded twice, letters misread, words run together.
SALAH_BACA = {
    "Â³": "³",
    "TerlAntar": "Terlantar",
    "PeraIatan": "Peralatan",
    "KeMasyarakatan": "Kemasyarakatan",
    "keMasyarakatan": "kemasyarakatan",
    "Pemasyrakatan": "Pemasyarakatan",
    "Sosiaisasi": "Sosialisasi",
    "Penyalagunaan": "Penyalahgunaan",
    "PORGRAM": "PROGRAM",
}
BERGANDENG = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")


def bersih(teks: str) -> str:
    """Collapse white space and mend the slips of the source texts (`InstalasiListrik`, `Sosiaisasi`)."""
    for salah, benar in SALAH_BACA.items():
        teks = teks.replace(salah, benar)
    return " ".join(BERGANDENG.sub(" ", teks).split())


def baca_csv(berkas: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header, cells cleaned."""
    with berkas.open(encoding="utf-8-sig", newline="") as masukan:
        return [{kolom: bersih(isi) for kolom, isi in baris.items()} for baris in csv.DictReader(masukan)]


def baca_katalog(berkas: Path) -> dict[str, Baris]:
    """Read one catalogue: rows by code, kabupaten/kota before provinsi, in the order of the codes."""
    hasil: dict[str, Baris] = {}
    mentah = [r for r in baca_csv(berkas) if r["kode"] not in {"X", "X.XX"}]
    for r in sorted(mentah, key=lambda r: (r["kode"], r.get("jenis_pemda", ""))):
        baris = Baris(
            r["kode"],
            r["nama"],
            r.get("indikator", ""),
            r.get("satuan", ""),
            jenis_pemda=r.get("jenis_pemda", ""),
            spm=r.get("spm", "") == "SPM",
        )
        kembar = hasil.get(baris.kode)
        if kembar is not None:
            baris = replace(kembar, jenis_pemda=KEDUA_JENIS).dengan_nama(baris.nama)
        hasil[baris.kode] = baris
    return hasil


def lengkapi_2027(baru: dict[str, Baris], lama: dict[str, Baris]) -> None:
    """Give the 2027 catalogue the kabupaten/kota names and the urusan it lacks, from the 2023 one."""
    baru.setdefault("9", lama["9"])
    for kode, baris in baru.items():
        if kode in lama and baris.jenis_pemda == KEDUA_JENIS:
            utama, lain = baris.nama, lama[kode].nama
            if kode in NAMA_KABKOTA:
                utama, lain = lain, utama
            baru[kode] = replace(baris, nama=utama).dengan_nama(lain)


def tulis(tujuan: Path, kolom: tuple[str, ...], isi: Iterable[tuple[str, ...]]) -> int:
    """Write a gzip of tab-separated text with a header line; return its size in bytes."""
    baris_teks = []
    for sel in (kolom, *isi):
        if any("\t" in s or "\n" in s for s in sel):
            sys.exit(f"{tujuan.name}: tab atau baris baru di dalam sel {sel[0]}")
        baris_teks.append("\t".join(sel).rstrip("\t"))
    data = gzip.compress("\n".join(baris_teks).encode(), compresslevel=9, mtime=0)
    tujuan.write_bytes(data)
    return len(data)


def kemas(sumber: Path, tujuan: Path) -> dict[str, int]:
    """Pack every file of `sumber` into `tujuan`; return the sizes by file name."""
    katalog = {
        "3708": baca_katalog(sumber / "nomenklatur_3708_2020_kabkota.csv"),
        "1317": baca_katalog(sumber / "nomenklatur_1317_2023.csv"),
        "2027": baca_katalog(sumber / "nomenklatur_2027.csv"),
    }
    lengkapi_2027(katalog["2027"], katalog["1317"])
    for baris in katalog.values():
        kabkota = baris[PENUNJANG].nama
        baris[PENUNJANG] = baris[PENUNJANG].dengan_nama(kabkota.replace("KABUPATEN/KOTA", "PROVINSI"))

    tujuan.mkdir(parents=True, exist_ok=True)
    ukuran = {
        f"{nama}.tsv.gz": tulis(tujuan / f"{nama}.tsv.gz", KOLOM, (b.sel() for b in baris.values()))
        for nama, baris in katalog.items()
    }
    padanan = [(r["kode_3708"], r["kode_1317"]) for r in baca_csv(sumber / "crosswalk_3708_ke_1317.csv")]
    ukuran["padanan.tsv.gz"] = tulis(
        tujuan / "padanan.tsv.gz",
        ("kode_3708", "kode_1317"),
        (p for p in padanan if p[1]),
    )
    # The group in brackets ([DANA UMUM], [DANA KHUSUS]) repeats the first digit of the code.
    dana = [
        (r["kode_dana"], r["sumber_dana"].split("] - ", 1)[-1])
        for r in baca_csv(sumber / "sumber_dana_1317_2023.csv")
    ]
    ukuran["sumber_dana.tsv.gz"] = tulis(tujuan / "sumber_dana.tsv.gz", ("kode", "nama"), dana)
    return ukuran


def main(argumen: list[str]) -> None:
    """Pack and print the sizes."""
    if len(argumen) not in {1, 2}:
        sys.exit("Pemakaian: python tools/kemas_nomenklatur.py FOLDER_CSV [FOLDER_TUJUAN]")
    sumber = Path(argumen[0])
    if not sumber.is_dir():
        sys.exit(f"Folder {sumber} tidak ada.")
    ukuran = kemas(sumber, Path(argumen[1]) if argumen[1:] else TUJUAN)
    for nama, jumlah in ukuran.items():
        print(f"{jumlah:>9,} {nama}")
    print(f"{sum(ukuran.values()):>9,} jumlah")


if __name__ == "__main__":
    main(sys.argv[1:])
