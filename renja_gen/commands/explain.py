"""`renja-gen explain`: where a figure comes from."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renja_gen.arguments import PlanPath
from renja_gen.commands import contoh
from renja_gen.commands.shared import TEMPLAT
from renja_gen.console import checked, openable, print_findings
from renja_gen.diagnostics import Span, printable
from renja_gen.exit_codes import GALAT_RENCANA
from renja_gen.options import Options
from renja_gen.plan_files import plan_file

if TYPE_CHECKING:
    from renja_gen.computing import Hasil
    from renja_gen.explain import Angka
    from renja_gen.explain.tampil import Tempat
    from renja_gen.loading import Loaded

_DISEBUT = 12
_TERSEMPIT, _TERLEBAR = 100, 140


@click.command(
    options_metavar="[PILIHAN]",
    epilog=contoh(
        'renja-gen explain plan.yaml "Tabel 4.1" 8.01.01 pagu',
        'renja-gen explain plan.yaml "Tabel 2.1" 8.01.01.2.01 kolom 8 Rp',
        "renja-gen explain plan.yaml pagu 2024 8.01.01",
        "renja-gen explain plan.yaml realisasi s/d 2022 total",
        'renja-gen explain plan.yaml "Gambar 3.1" 8.01.01 pagu',
        "renja-gen explain plan.yaml hitung.sub_kegiatan",
        "renja-gen explain plan.yaml Rp5.152.524.900",
        'renja-gen explain plan.yaml "rata-rata realisasi kinerja" --format json',
    ),
)
@click.argument("rencana", metavar="RENCANA", type=PlanPath())
@click.argument("angka", nargs=-1, required=True, metavar="ANGKA...")
@click.option("--depth", "dalam", metavar="N", type=click.IntRange(min=0), help="Tampilkan N tingkat saja.")
@click.option("--all", "semua", is_flag=True, help="Tampilkan semua unsur jumlah yang panjang.")
@click.option(
    "--format", "bentuk", type=click.Choice(["terminal", "json"]), default="terminal",
    help="Bentuk keluaran (bawaan: terminal); json untuk program lain.",
)  # fmt: skip
@TEMPLAT
def explain(
    rencana: Path, angka: tuple[str, ...], dalam: int | None, semua: bool, bentuk: str, templates: Path | None
) -> None:
    """Jelaskan dari mana sebuah angka berasal: rumusnya, unsurnya, dan baris YAML-nya.

    ANGKA disebut dengan tabel atau gambar, kode, dan kolomnya; dengan nama dan tahunnya; dengan namanya dalam narasi;
    atau seperti tercetak. Ejaan dan urutannya bebas.
    """
    from renja_gen import pipeline
    from renja_gen.explain import cari, semua_lembar

    composed = pipeline.composed(rencana, Options(templates=templates))
    if composed.loaded.plan is None or composed.document is None:
        found = checked(rencana, composed.diagnostics, templates, strict=False)
        print_findings(found, quiet=True, ignored=False, color=None, err=True)
        click.echo("Angka baru dapat dijelaskan setelah galat di atas diperbaiki.", err=True)
        sys.exit(GALAT_RENCANA)
    hasil = composed.loaded.hasil
    pertanyaan = " ".join(angka)
    jawaban = cari(pertanyaan, semua_lembar(hasil, composed.document))
    if not jawaban.angka:
        message = f"'{printable(pertanyaan)}' tidak ditemukan: {printable(jawaban.saran)}"
        message += "" if message.endswith("?") else "."
        raise click.UsageError(message)
    if bentuk == "json":
        click.echo(
            _json(jawaban.angka, hasil, _tempat(composed.loaded, lambda nama: openable(nama, rencana, templates)))
        )
    elif len(jawaban.angka) > 1:
        click.echo(_daftar(jawaban.angka))
    else:
        click.echo(_pohon(jawaban.angka[0], composed.loaded, dalam, semua=semua))
        if composed.loaded.folder.resolve() != Path.cwd().resolve():
            click.echo(f"\nBerkas: dalam folder {printable(str(plan_file(rencana).parent))}.")


def _tempat(loaded: "Loaded", sebut: Callable[[str], str]) -> "Tempat":
    """Says where a place is; `sebut` gives the name of a file that is named from the folder of the plan."""
    semula = loaded.earlier.place if loaded.earlier else ""

    def tempat(span: Span, sebelum: bool) -> str:
        nama = f"{semula}{span.file}" if sebelum else span.file
        return f"{nama if sebelum and ':' in semula else sebut(nama)}:{span.line}"

    return tempat


def _json(semua: "tuple[Angka, ...]", hasil: "Hasil", tempat: "Tempat") -> str:
    """All figures that fit, as data."""
    import json

    from renja_gen.explain.pernyataan import pernyataan
    from renja_gen.explain.tampil import data

    isi = []
    for satu in semua:
        sebab = satu.buat()
        lain = [{"kalimat": kalimat, "tempat": tempat(span, False)} for kalimat, span in pernyataan(hasil, sebab)]
        isi.append({"angka": satu.nama, **data(sebab, tempat), **({"dinyatakan": lain} if lain else {})})
    return json.dumps(isi, ensure_ascii=False, indent=2)


def _daftar(semua: "tuple[Angka, ...]") -> str:
    """The figures that fit, and how to name one of them."""
    bernama = all(satu.baris.sebutan for satu in semua)
    cara = "Sebut salah satu namanya" if bernama else "Sebut lebih lengkap, misalnya kode, tahun, kolom, K atau Rp"
    baris = [f"{len(semua)} angka cocok. {cara}:"]
    baris += [f"  {printable(satu.nama)}: {printable(satu.buat().cetak)}" for satu in semua[:_DISEBUT]]
    if len(semua) > _DISEBUT:
        baris.append(f"  … dan {len(semua) - _DISEBUT} lagi")
    return "\n".join(baris)


def _pohon(satu: "Angka", loaded: "Loaded", dalam: int | None, *, semua: bool) -> str:
    """One figure as a tree, and what others state of it."""
    from renja_gen.explain.pernyataan import pernyataan
    from renja_gen.explain.tampil import Tampilan, teks

    tempat = _tempat(loaded, lambda nama: nama)
    lebar = max(_TERSEMPIT, min(shutil.get_terminal_size().columns, _TERLEBAR))
    sebab = satu.buat()
    baris = teks(satu.nama, sebab, Tampilan(dalam, ringkas=not semua, lebar=lebar, tempat=tempat)).split("\n")
    lain = [f"{kalimat} ({tempat(span, False)})" for kalimat, span in pernyataan(loaded.hasil, sebab)]
    return "\n".join(printable(satu) for satu in (*baris, *(["", *lain] if lain else [])))
