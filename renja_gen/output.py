"""Writing outputs: whole or not at all, and never at the price of the file that was there."""

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from renja_gen.diagnostics import cause


class OutputError(Exception):
    """A file could not be written; the message is Indonesian and says what to do."""


def write_all(outputs: Mapping[Path, bytes]) -> None:
    """Write several files together: when one cannot be written, none is, and the old ones stay.

    Each is written beside its target and renamed; a target that is in the way is kept until all are in place.
    """
    temporary: list[Path] = []
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    placed: list[Path] = []
    target = Path()
    try:
        for target, data in outputs.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            _refuse_folder(target)
            staged[target] = _empty(target, temporary)
            _fill(staged[target], data)
        for target, new in staged.items():
            if target.exists():
                old = new.with_suffix(".lama")
                target.replace(old)
                kept[target] = old
            new.replace(target)
            placed.append(target)
    except OSError as error:
        _restore(placed, kept)
        raise OutputError(_explain(error, target)) from error
    except BaseException:  # Ctrl+C
        _restore(placed, kept)
        raise
    finally:
        for leftover in (*temporary, *kept.values()):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def _refuse_folder(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")


def _restore(placed: list[Path], kept: dict[Path, Path]) -> None:
    """Undo: new files go, the old ones come back; one that cannot come back stays beside, under its kept name."""
    for target in placed:
        if target not in kept:
            with suppress(OSError):
                target.unlink()
    for target, old in list(kept.items()):
        del kept[target]
        with suppress(OSError):
            old.replace(target)


def _empty(target: Path, temporary: list[Path]) -> Path:
    """An empty temporary file beside its target, noted for removal."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    os.close(handle)
    temporary.append(Path(name))
    return temporary[-1]


def _fill(path: Path, data: bytes) -> None:
    """The data safely on disk, readable like any new file."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)


def _explain(error: OSError, target: Path) -> str:
    if isinstance(error, PermissionError):
        advice = "tutup dulu berkas itu (mungkin terbuka di Word) atau pilih folder lain dengan -o"
    else:
        advice = "pilih folder lain dengan -o"
    return f"'{target.name}' tidak dapat ditulis ({cause(error)}); {advice}"
