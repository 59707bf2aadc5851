"""`renja-gen init`: a new plan from a few answers."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from renja_gen.commands import contoh

if TYPE_CHECKING:
    from renja_gen.awal.pertanyaan import Pertanyaan


_JAWABAN = (
    ("nama", "NAMA", "Nama lengkap Perangkat Daerah, tanpa nama daerah."),
    ("singkatan", "NAMA", "Nama pendek (bawaan: nama lengkap)."),
    ("daerah", "NAMA", "Nama daerah, misalnya 'Kota Binjai'."),
    ("provinsi", "NAMA", "Nama provinsi (boleh kosong)."),
    ("tahun", "TAHUN", "Tahun rencana (bawaan: tahun pertama nomenklatur terbaru)."),
    ("bidang", "KODE", "Bidang urusan: kode atau nama; beberapa dipisahkan koma."),
    ("periode", "PERIODE", "Periode Renstra, misalnya 2025-2029."),
    ("kepala", "NAMA", "Nama kepala Perangkat Daerah (boleh kosong)."),
)


def _pilihan(perintah: Callable[..., None]) -> Callable[..., None]:
    """The options that answer the questions, in their order."""
    for nama, contoh_isi, bantuan in reversed(_JAWABAN):
        perintah = click.option(f"--{nama}", metavar=contoh_isi, help=bantuan)(perintah)
    return perintah


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        "renja-gen init renja-2027",
        "renja-gen init renja-2027 --nama 'Dinas Perpustakaan dan Kearsipan' --singkatan Dispusip "
        "--daerah 'Kota Contoh' --bidang 2.23,2.24",
    ),
)
@click.argument("folder", required=False, metavar="[FOLDER]", type=click.Path(path_type=Path))
@_pilihan
@click.option(
    "--pre-commit", is_flag=True, help="Tulis juga pengaturan pre-commit: rencana diperiksa sebelum commit."
)
@click.option("-y", "--yes", "langsung", is_flag=True, help="Jangan bertanya; pakai bawaan untuk yang tidak ditulis.")
def init(folder: Path | None, pre_commit: bool, langsung: bool, **diberikan: str | None) -> None:
    """Mulai rencana baru dalam FOLDER (bawaan: renja-TAHUN).

    Beberapa pertanyaan diajukan; yang sudah dijawab dengan pilihan tidak ditanyakan. Program, kegiatan, sub kegiatan,
    indikator, dan satuannya diisi dari nomenklatur resmi. Berkas yang sudah ada tidak pernah ditimpa.
    """
    from renja_gen.awal.menulis import ringkasan, tulis, yang_ada
    from renja_gen.awal.pertanyaan import jawaban
    from renja_gen.awal.rencana import isi_bidang
    from renja_gen.output import OutputError

    if folder:
        _tolak(yang_ada(folder, pre_commit=pre_commit))  # before anybody answers in vain
    hasil = jawaban(_jawab(diberikan, bertanya=not langsung and berterminal()))
    tujuan = folder or Path(f"renja-{hasil.tahun}")
    _tolak(yang_ada(tujuan, pre_commit=pre_commit))
    isi = isi_bidang(hasil)
    try:
        tulis(hasil, isi, tujuan, pre_commit=pre_commit)
    except OutputError as error:
        sebab = str(error).partition(";")[0]  # its advice is for commands with -o
        raise click.UsageError(f"{sebab}; pilih folder lain.") from error
    click.echo("\n".join(ringkasan(hasil, isi, tujuan)))


def berterminal() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty()


def _tolak(sebab: str) -> None:
    if sebab:
        raise click.UsageError(sebab)


def _jawab(diberikan: dict[str, str | None], *, bertanya: bool) -> dict[str, Any]:
    """The answers by name: from options, else asked for, else the usual ones."""
    from renja_gen.awal.pertanyaan import PERTANYAAN

    kurang = [f"--{satu.kunci}" for satu in PERTANYAAN if satu.bawaan is None and diberikan[satu.kunci] is None]
    if kurang and not bertanya:
        raise click.UsageError(f"Pertanyaan hanya diajukan di terminal; tulis juga pilihan {', '.join(kurang)}.")
    nilai: dict[str, Any] = {}
    for satu in PERTANYAAN:
        isian = diberikan[satu.kunci]
        if isian is None and not satu.perlu(nilai):
            continue
        if isian is None and bertanya:
            nilai[satu.kunci] = _tanya(satu, nilai)
            continue
        if isian is None:
            assert satu.bawaan
            isian = satu.bawaan(nilai)
        try:
            nilai[satu.kunci] = satu.periksa(isian, nilai)
        except ValueError as salah:
            raise click.BadParameter(str(salah), param_hint=f"'--{satu.kunci}'") from salah
    return nilai


def _tanya(satu: "Pertanyaan", nilai: dict[str, Any]) -> Any:
    """The answer to a question, asked until it is right."""
    while True:
        bawaan = satu.bawaan(nilai) if satu.bawaan else None
        isian = click.prompt(satu.teks, default=bawaan, show_default=bool(bawaan))
        try:
            return satu.periksa(isian, nilai)
        except ValueError as salah:
            click.echo(f"Belum benar: {salah}")
