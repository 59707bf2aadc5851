"""LibreOffice, where it is installed."""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from renja_gen.revision import program

_SECONDS = 20
_VERSION = re.compile(r"LibreOffice\S* ([0-9][0-9.]*)")


def find_soffice() -> Path | None:
    """The program that starts LibreOffice, or None where it is not installed."""
    found = program("soffice") or program("libreoffice")
    return Path(found) if found else None


def soffice_version() -> str:
    """What LibreOffice says of its version ("7.4.7.2"), "" where it is missing or does not answer."""
    path = find_soffice()
    if path is None:
        return ""
    with TemporaryDirectory(prefix="renja-gen-", ignore_cleanup_errors=True) as folder:
        command = [str(path), f"-env:UserInstallation={Path(folder).as_uri()}", "--headless", "--version"]
        try:
            done = subprocess.run(  # noqa: S603 - a program of the system
                command, capture_output=True, text=True, timeout=_SECONDS, stdin=subprocess.DEVNULL, check=False
            )
        except (OSError, subprocess.SubprocessError):
            return ""
    said = _VERSION.search(done.stdout)
    return said[1] if said else ""
