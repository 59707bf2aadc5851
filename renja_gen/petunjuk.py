"""Manuals on the terminal: `renja-gen rule`."""

import re
from collections.abc import Iterator
from textwrap import fill, indent

import click

from renja_gen.rules.aturan import Manual
from renja_gen.rules.buku import MANUAL, menurut_keluarga
from renja_gen.rules.cakupan import BUTIR

_TAUTAN = re.compile(r"\[([^]]*)\]\([^)]*\)")
_MIRING = re.compile(r"\*([^*`\n]+)\*")
_BUTIR = re.compile(r"^(?=- )", re.MULTILINE)


def petunjuk(kode: str, lebar: int) -> str:
    """The manual of a code."""
    return "\n\n".join(_bagian(MANUAL[kode], lebar))


def daftar(lebar: int) -> str:
    """All codes with what must hold, by family."""
    keluarga = (
        "\n".join((_tebal(satu.judul), *(_butir(manual.kode, manual.judul, lebar) for manual in semua)))
        for satu, semua in menurut_keluarga()
    )
    return "\n\n".join((*keluarga, "Penjelasan satu kode: renja-gen rule RG204"))


def _bagian(manual: Manual, lebar: int) -> Iterator[str]:
    sifat = " atau ".join(manual.sifat)
    yield f"{_tebal(manual.kode)} ({sifat})\n{_tebal(_alir(manual.judul, lebar))}"
    for paragraf in manual.uraian.split("\n\n"):
        yield "\n".join(_alir(butir, lebar) for butir in _BUTIR.split(paragraf) if butir)
    for nama, contoh in (("Salah:", manual.salah), ("Benar:", manual.benar)):
        if contoh:
            yield f"{_tebal(nama)}\n\n{indent(contoh, '    ')}"
    if manual.menjawab:
        dijawab = (_butir(satu.nomor, satu.isi, lebar) for satu in BUTIR if satu.nomor in manual.menjawab)
        yield "\n".join((_tebal("Menjawab butir telaah:"), *dijawab))


def _tebal(teks: str) -> str:
    return click.style(teks, bold=True)


def _butir(nama: str, teks: str, lebar: int) -> str:
    return _alir(teks, lebar, f"  {nama}  ")


def _alir(teks: str, lebar: int, awal: str = "") -> str:
    """Markdown as plain text, wrapped; what stands before or begins an item hangs."""
    polos = _MIRING.sub(r"\1", _TAUTAN.sub(r"\1", " ".join(teks.split())))
    gantung = " " * (len(awal) or 2 * polos.startswith("- "))
    return fill(
        polos, lebar, initial_indent=awal, subsequent_indent=gantung, break_long_words=False, break_on_hyphens=False
    )
