"""Click in Indonesian: its own words, translated in one table.

Click asks gettext for every text; its catalogue is not ours to install, so the function is replaced.
"""

from typing import Any

import click

_TERJEMAHAN = {
    "Usage:": "Pemakaian:",
    "Options": "Pilihan",
    "Commands": "Perintah",
    "Show this message and exit.": "Tampilkan bantuan ini lalu selesai.",
    "Show the version and exit.": "Tampilkan versi lalu selesai.",
    "%(prog)s, version %(version)s": "%(prog)s, versi %(version)s",
    "Try '{command} {option}' for help.": "Bantuan: '{command} {option}'.",
    "Error: {message}": "Kesalahan: {message}",
    "Missing command.": "Perintah belum ditulis.",
    "No such command {name!r}.": "Perintah {name!r} tidak dikenal.",
    "No such option {name!r}.": "Pilihan {name!r} tidak dikenal.",
    "No such option: {name}": "Pilihan {name} tidak dikenal.",
    "Did you mean {possibility}?": "Maksudnya {possibility}?",
    "(Possible options: {possibilities})": "(Pilihan yang ada: {possibilities})",
    "(Did you mean one of: {possibilities}?)": "(Maksudnya salah satu dari: {possibilities}?)",
    "Did you mean one of: {possibilities}?": "Maksudnya salah satu dari: {possibilities}?",
    "Missing argument": "Isian belum ditulis:",
    "Missing option": "Pilihan belum ditulis:",
    "Missing parameter": "Isian belum ditulis:",
    "Missing parameter: {param_name}": "Isian belum ditulis: {param_name}",
    "Invalid value: {message}": "Nilai salah: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai {param_hint} salah: {message}",
    "Option {name!r} requires an argument.": "Pilihan {name!r} harus diberi nilai.",
    "Option {name!r} does not take a value.": "Pilihan {name!r} tidak memakai nilai.",
    "{value!r} is not one of {choices}.": "{value!r} bukan salah satu dari {choices}.",
    "Got unexpected extra argument ({args})": "Isian berlebih ({args})",
    "{name} {filename!r} does not exist.": "{name} {filename!r} tidak ada.",
    "{name} {filename!r} is a file.": "{name} {filename!r} adalah berkas, bukan folder.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} adalah folder, bukan berkas.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} tidak dapat dibaca.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} tidak dapat ditulisi.",
    "{value} is not in the range {range}.": "{value} di luar batas {range} (x: nilai itu).",
    "{value!r} is not a valid {number_type}.": "{value!r} bukan angka.",
    "default: {default}": "bawaan: {default}",
    "required": "wajib",
    "Aborted!": "Dihentikan.",
    "File": "Berkas",
    "Directory": "Folder",
    "directory": "folder",
    "file": "berkas",
    "path": "berkas",
}
_JAMAK = {
    "Got unexpected extra argument ({args})": "Isian berlebih ({args})",
    "{value!r} is not {choice}.": "{value!r} bukan salah satu dari {choices}.",
    "(Possible option: {possibilities})": "(Pilihan yang ada: {possibilities})",
    "Did you mean {possibility}?": "Maksudnya {possibility}?",
}


def _satu(text: str) -> str:
    return _TERJEMAHAN.get(text, text)


def _banyak(one: str, many: str, number: int) -> str:
    return _JAMAK.get(one) or _JAMAK.get(many) or _TERJEMAHAN.get(one if number == 1 else many, many)


def pasang() -> None:
    """Make Click speak Indonesian in this process."""
    modules: list[Any] = [click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types]
    for module in modules:
        for name, function in (("_", _satu), ("ngettext", _banyak)):
            if hasattr(module, name):
                setattr(module, name, function)
