"""A perubahan of the Kesbangpol plan: some figures changed, one sub kegiatan added, one removed."""

import shutil
from pathlib import Path

from alat import AKAR, ubah

CONTOH = AKAR / "examples" / "kesbangpol-2024"
BARU, HILANG = "8.01.01.2.06.0011", "8.01.06.2.01.0006"
BERUBAH = {"8.01.02.2.01.0001": (70_000_000, 85_000_000), "8.01.03.2.01.0003": (33_409_770_595, 28_909_770_595)}
_SUB_BARU = f"""\
      - kode: {BARU}
        lokasi: Kota Binjai, Binjai Barat, Limau Mungkur
        sumber_dana: Pendapatan Asli Daerah
        indikator:
          - nama: Jumlah Dokumen Dukungan Pelaksanaan Sistem Pemerintahan Berbasis Elektronik pada SKPD
            satuan: dokumen
            target: {{2024: 2, 2025: 2}}
        anggaran:
          pagu: {{2024: 40.000.000, 2025: 42.000.000}}
        rkpd: tidak ada
        catatan: menindaklanjuti evaluasi SPBE
"""


def salin(ke: Path, dari: Path = CONTOH) -> Path:
    """A copy of a plan's folder; returns it."""
    shutil.copytree(dari, ke, ignore=shutil.ignore_patterns("build"))
    return ke


def jadikan_perubahan(folder: Path, sebelum: str = "semula") -> Path:
    """A copy of the Kesbangpol plan as a perubahan."""
    _ganti(
        folder / "plan.yaml",
        ("tahap: rancangan awal", f"tahap: perubahan\n  sebelum: {sebelum}"),
        ("tanggal: Juni 2023", "tanggal: Agustus 2024"),
    )
    pertama = "      - kode: 8.01.01.2.06.0001 "
    _ganti(folder / "program/8.01.01.yaml", (pertama, f"{_SUB_BARU}{pertama}"))
    _ganti(
        folder / "program/8.01.02.yaml",
        ("2024: 70.000.000, 2025: 126.000.000", "2024: 85.000.000, 2025: 126.000.000"),
        ("target: {2022: 1, 2024: 1}", "target: {2022: 1, 2024: 2}"),
    )
    _ganti(folder / "program/8.01.03.yaml", ("2024: 33.409.770.595", "2024: 28.909.770.595"))
    berkas = folder / "program/8.01.06.yaml"
    teks, tanda, _ = berkas.read_text("utf-8").partition(f"      - kode: {HILANG}")
    assert tanda
    berkas.write_text(teks, "utf-8")
    return folder


def perubahan(folder: Path, bentuk: str) -> Path:
    """A perubahan in a folder, the plan that it changes in the folder `semula` in it; both tables of one layout."""
    jadikan_perubahan(salin(folder))
    salin(folder / "semula")
    for satu in (folder, folder / "semula"):
        _ganti(
            satu / "plan.yaml",
            ("rumusan: {bentuk: lebar}", f"rumusan: {{bentuk: {bentuk}}}"),
            ("pendanaan: {bentuk: ringkas}", f"pendanaan: {{bentuk: {bentuk}}}"),
        )
    return folder


def _ganti(berkas: Path, *ganti: tuple[str, str]) -> None:
    berkas.write_text(ubah(berkas.read_text("utf-8"), *ganti), "utf-8")
