"""The commands: one module each, imported when it is asked for; each holds a command of its own name."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from keyword import iskeyword

import click

from renja_gen import bahasa

bahasa.pasang()  # before any option is made: they translate their words at once

# What each does, in the order of help: a planner's year. Help on all of them imports none.
SUMMARIES = {
    "init": "Mulai rencana baru dari beberapa jawaban.",
    "roll": "Susun rencana tahun berikutnya dari rencana ini.",
    "import": "Buat rencana dari tabel Excel, ODS, CSV, atau SIPD.",
    "check": "Periksa rencana tanpa menyusun dokumen.",
    "fmt": "Rapikan berkas YAML tanpa mengubah isi dan komentarnya.",
    "rule": "Jelaskan kode temuan: artinya, contohnya, perbaikannya.",
    "codes": "Cari kode dalam nomenklatur resmi.",
    "build": "Susun dokumen Renja lengkap (DOCX dan PDF).",
    "export": "Tulis tabel dan isian sebagai buku kerja Excel, CSV, atau JSON.",
    "verify": "Buktikan bahwa sebuah DOCX atau PDF adalah hasil sebuah rencana.",
    "explain": "Jelaskan dari mana sebuah angka berasal.",
    "diff": "Bandingkan dua versi rencana dan susun matriks perubahan.",
    "recap": "Rekap rencana semua Perangkat Daerah, untuk Bappeda.",
    "schema": "Cetak JSON Schema berkas rencana, untuk editor.",
    "doctor": "Periksa apa yang ada di komputer ini dan apa yang perlu dipasang.",
}


class _Modules(Mapping[str, click.Command]):
    """The commands by name; a name that is a word of Python ("import") has a module with `_` behind it."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in SUMMARIES:
            raise KeyError(name)
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(SUMMARIES)

    def __len__(self) -> int:
        return len(SUMMARIES)


class Commands(click.Group):
    """A group whose commands are modules."""

    commands: Mapping[str, click.Command]  # type: ignore[assignment]  # nobody adds to them

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self.commands = _Modules()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """All names, in the order of help."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """What each does, in a line."""
        with formatter.section("Perintah"):
            formatter.write_dl(list(SUMMARIES.items()))


def contoh(*perintah: str) -> str:
    """Examples under a help text, each on its own line."""
    return "\n".join(("\b", "Contoh:", *(f"  {satu}" for satu in perintah)))
