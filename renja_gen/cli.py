"""The command line: Indonesian, with exit codes (0 fine, 1 faulty plan, 2 wrong usage, 3 our bug)."""

import os
import sys
from collections.abc import Callable
from functools import partial

import click

from renja_gen.commands import Commands, contoh
from renja_gen.exit_codes import GALAT_PROGRAM

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some takes longer than reading a plan


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=contoh("renja-gen build examples/minimal"),
    options_metavar="[PILIHAN]",
    subcommand_metavar="PERINTAH [ISIAN]...",
)
@click.version_option(package_name="renja-gen", prog_name="renja-gen")
def cli() -> None:
    """Menyusun Rencana Kerja (Renja) Perangkat Daerah dari berkas YAML menjadi DOCX dan PDF.

    RENCANA adalah berkas rencana, folder yang memuat plan.yaml, atau pola seperti 'opd/*/'.
    """


def main() -> None:
    """Run the command; a bug of ours ends with an apology and a report, never a traceback."""
    _utf8()
    _guard(partial(cli, windows_expand_args=False))  # patterns are expanded in one way, see arguments.py


def _utf8() -> None:
    """Indonesian text and names print on any console, whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _guard(command: Callable[[], object]) -> None:
    try:
        command()
    except BrokenPipeError:
        sys.exit(0)
    except Exception:  # noqa: BLE001 - the rim: whatever gets here is a bug
        import traceback

        from renja_gen.console import apologise

        apologise(traceback.format_exc())
        sys.exit(GALAT_PROGRAM)
