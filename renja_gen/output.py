"""Writing outputs: whole or not at all, and never at the price of the file that was there."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


class OutputError(Exception):
    """A file could not be written; the message is Indonesian and says what to do."""


def write_all(outputs: Mapping[Path, bytes]) -> None:
    """Write several files together: when one cannot be written, none is, and the old ones stay.

    Each is written beside its target and renamed; a target that is in the way is kept until all are in place.
    """
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    try:
        for target, data in outputs.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            staged[target] = _stage(target, data)
        for target, temporary in staged.items():
            if target.exists():
                kept[target] = temporary.with_suffix(".lama")
                target.replace(kept[target])
            temporary.replace(target)
    except OSError as error:
        for target, old in kept.items():
            with suppress(OSError):
                old.replace(target)
        raise OutputError(_explain(error)) from error
    finally:
        for leftover in (*staged.values(), *kept.values()):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def _stage(target: Path, data: bytes) -> Path:
    """The data in a temporary file beside its target, safely on disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
    return Path(name)


def _explain(error: OSError) -> str:
    name = Path(error.filename).name if error.filename else "berkas hasil"
    if isinstance(error, PermissionError):
        return f"'{name}' tidak dapat ditulis: tutup dulu berkas itu (mungkin terbuka di Word) atau pilih folder lain"
    return f"'{name}' tidak dapat ditulis: {error.strerror or error}"
