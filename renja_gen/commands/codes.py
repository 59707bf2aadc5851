"""`renja-gen codes`: the official catalogue, searched."""

import shutil
import sys

import click

from renja_gen.commands import contoh
from renja_gen.commands.shared import LEBAR_TEKS, TANPA_WARNA, color_of
from renja_gen.diagnostics import printable
from renja_gen.nomenklatur import (
    KABUPATEN_KOTA,
    PENUNJANG,
    PROVINSI,
    TAHUN_TERBARU,
    TINGKAT,
    Katalog,
    Lingkup,
    Telusuran,
    cari_bidang,
    katalog,
    telusuri,
)

TIDAK_ADA = 1
_KEWENANGAN = {"kabupaten/kota": KABUPATEN_KOTA, "provinsi": PROVINSI}


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen codes mebel --bidang 8.01 --tahun 2024",
        "renja-gen codes 8.01.02",
        "renja-gen codes 8.01 ormas --tingkat kegiatan",
        "renja-gen codes 8.01.01.2.07.0005 --format yaml",
    ),
)
@click.argument("kata", nargs=-1, required=True, metavar="KATA...")
@click.option("--bidang", metavar="KODE", default="", help="Hanya bidang urusan ini, beserta program penunjangnya.")
@click.option(
    "--tahun", type=click.IntRange(2000, 2100), default=TAHUN_TERBARU, metavar="TAHUN",
    help=f"Tahun rencana, yang menentukan nomenklaturnya (bawaan: {TAHUN_TERBARU}, yang terbaru).",
)  # fmt: skip
@click.option("--tingkat", type=click.Choice([*TINGKAT.values()]), help="Hanya tingkat ini.")
@click.option(
    "--daerah", type=click.Choice([*_KEWENANGAN]), default="kabupaten/kota",
    help="Kegiatan untuk jenis daerah ini (bawaan: kabupaten/kota).",
)  # fmt: skip
@click.option(
    "--format", "bentuk", type=click.Choice(["terminal", "json", "yaml"]), default="terminal",
    help="Bentuk hasil (bawaan: terminal); yaml untuk ditempel ke dalam rencana.",
)  # fmt: skip
@click.option(
    "-n", "banyak", type=click.IntRange(1, 10_000), default=20, metavar="BANYAK",
    help="Paling banyak sekian hasil (bawaan: 20).",
)  # fmt: skip
@TANPA_WARNA
def codes(
    kata: tuple[str, ...],
    bidang: str,
    tahun: int,
    tingkat: str | None,
    daerah: str,
    bentuk: str,
    banyak: int,
    no_color: bool,
) -> None:
    """Cari kode dalam nomenklatur resmi menurut nama, indikator, atau kode.

    Semua KATA harus ada; awal kata sudah cukup. Sebuah kode menampilkan induk dan isinya. Kode keluar 1 bila tidak
    ada yang ditemukan.
    """
    from renja_gen.senarai import sebagai_json, sebagai_pohon

    buku = katalog(tahun)
    lingkup = Lingkup(buku, _bidang(buku, bidang), tingkat or "", _KEWENANGAN[daerah])
    temuan = telusuri(lingkup, kata, banyak)
    dicari = printable(" ".join(kata))
    if not buku.memuat(_KEWENANGAN[daerah]):
        click.echo(f"Kegiatan {daerah} dalam {buku.nama_keputusan} belum termuat di renja-gen.", err=True)
    if temuan.maksud or not temuan.entri:
        maksud = f" Maksudnya {temuan.maksud}?" if temuan.maksud else " Coba kata lain atau yang lebih pendek."
        click.echo(f"'{dicari}' tidak ada dalam {buku.nama_keputusan}.{maksud}", err=True)
    if bentuk == "json":
        click.echo(sebagai_json(buku, tahun, temuan.entri, temuan.jumlah, temuan.maksud))
    elif bentuk == "yaml" and temuan.entri:
        click.echo(_yaml(buku, tahun, temuan), nl=False)
        if temuan.jumlah > len(temuan.entri):
            click.echo(_sebagian(len(temuan.entri), temuan.jumlah), err=True)
    elif temuan.entri:
        lebar = min(shutil.get_terminal_size().columns, LEBAR_TEKS)
        pohon = sebagai_pohon(buku, temuan.entri, lebar)
        click.echo(f"{_judul(buku, tahun)}\n\n{pohon}\n\n{_akhir(temuan)}", color=color_of(no_color))
    if not temuan.entri:
        sys.exit(TIDAK_ADA)


def _bidang(buku: Katalog, kode: str) -> str:
    """The bidang urusan asked for, as the catalogue writes it."""
    if not kode:
        return ""
    calon, tepat = cari_bidang(buku, kode)
    if tepat and len(calon) == 1:
        return calon[0].kode
    dekat = " atau ".join(satu.kode for satu in calon[:3])
    pesan = f"bidang urusan '{kode}' tidak ada; " + (
        f"maksudnya {dekat}?" if dekat else "tulis kodenya, misalnya 8.01"
    )
    raise click.BadParameter(pesan, param_hint="'--bidang'")


def _judul(buku: Katalog, tahun: int) -> str:
    return f"{buku.nama_keputusan} (rencana {tahun}; tahun lain: --tahun)"


def _akhir(temuan: Telusuran) -> str:
    """How many there are, and what else could be asked."""
    tampil = len(temuan.entri)
    baris = [f"{temuan.jumlah} ditemukan." if tampil == temuan.jumlah else _sebagian(tampil, temuan.jumlah)]
    if any(satu.kode.startswith(PENUNJANG) for satu in temuan.entri):
        baris.append(
            "X.XX ialah kode bidang urusan Perangkat Daerah Anda: tambahkan --bidang, misalnya --bidang 8.01."
        )
    return "\n".join(baris)


def _sebagian(tampil: int, jumlah: int) -> str:
    return f"{tampil} dari {jumlah} ditampilkan; tambah kata, batasi dengan --bidang, atau tulis -n {jumlah}."


def _yaml(buku: Katalog, tahun: int, temuan: Telusuran) -> str:
    """What was found, each below its programme and kegiatan, as a list for `program:`."""
    from renja_gen.awal.kerangka import ISI, Isian, kerangka
    from renja_gen.senarai import dengan_leluhur
    from renja_gen.yaml_text import Noted, dump

    entri = [satu for satu, _ in dengan_leluhur(buku, temuan.entri)]
    catatan = (
        f"{buku.nama_keputusan}, rencana {tahun}",
        f"Hapus tanda pagar di depan baris {ISI} lalu isikan angkanya.",
    )
    program = kerangka(entri, Isian(tahun))
    return dump(Noted(program, before=catatan))
