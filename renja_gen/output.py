"""Writing outputs: whole or not at all, and never at the price of the file that was there.

A target is replaced in one step, so that even a process that is killed leaves the old file or the new one. What
such a process leaves beside it goes at the next write of the same target.
"""

import errno
import os
import re
import shutil
import sys
import tempfile
import time
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from platform import node

from renja_gen.diagnostics import cause

_ABANDONED = 3600  # seconds after which a temporary file of another machine belongs to nobody


class OutputError(Exception):
    """A file could not be written; the message is Indonesian and says what to do."""


def write_all(outputs: Mapping[Path, bytes], aside: Mapping[Path, Path] | None = None) -> None:
    """Write several files together: when one cannot be written, none is, and the old ones stay.

    Each is written beside its target and then renamed. A target that is there already is kept until all are in
    place, or for good under the name that `aside` gives it.
    """
    temporary: list[Path] = []
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    placed: list[Path] = []
    lasting = aside or {}
    target = Path()
    try:
        for target, data in outputs.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            _refuse_folder(target)
            _remove_stale(target)
            staged[target] = _empty(target, temporary)
            _fill(staged[target], data)
        for target, new in staged.items():
            if target.exists():
                kept[target] = _second_name(target, lasting.get(target, new.with_suffix(".lama")))
        for target, new in staged.items():
            placed.append(target)
            new.replace(target)
    except OSError as error:
        _restore(placed, kept, staged)
        _drop(kept.values())
        raise OutputError(_explain(error, target)) from error
    except BaseException:  # Ctrl+C
        _restore(placed, kept, staged)
        _drop(kept.values())
        raise
    else:
        _drop(old for target, old in kept.items() if target not in lasting)
    finally:
        _drop(temporary)


def _refuse_folder(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")


def _second_name(target: Path, name: Path) -> Path:
    """The same file under a second name, which is returned; a copy where the disk knows no second names."""
    try:
        name.hardlink_to(target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        try:
            shutil.copy2(target, name)
        except BaseException:
            _drop([name])
            raise
    return name


def _restore(placed: list[Path], kept: dict[Path, Path], staged: Mapping[Path, Path]) -> None:
    """Undo: new files go, the old ones come back; one that cannot come back stays beside, under its kept name."""
    for target in placed:
        if staged[target].exists():  # not replaced
            continue
        with suppress(OSError):
            if target in kept:
                kept.pop(target).replace(target)
            else:
                target.unlink()


def _drop(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _empty(target: Path, temporary: list[Path]) -> Path:
    """An empty temporary file beside its target, noted for removal; its name says whose it is."""
    prefix = f".{target.name}.{_host()}-{os.getpid()}."
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=target.parent)
    os.close(handle)
    temporary.append(Path(name))
    return temporary[-1]


def _remove_stale(target: Path) -> None:
    """Remove what a process that was killed left beside a target; files of one that still runs are left alone."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.(?:([0-9a-f]{{8}})-(\d+)\.)?\w+\.(?:tmp|lama)")
    for path in target.parent.iterdir():
        found = pattern.fullmatch(path.name)
        with suppress(OSError):
            if found and (
                (found[1] == _host() and not _alive(int(found[2]))) or time.time() - path.stat().st_mtime > _ABANDONED
            ):
                path.unlink()


def _host() -> str:
    """This machine, in eight letters: folders may be shared."""
    return f"{zlib.crc32(node().encode()):08x}"


def _alive(pid: int) -> bool:
    """Whether a process of this machine runs."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(0x00100000, False, pid)  # SYNCHRONIZE
        if not handle:
            return ctypes.get_last_error() == 5  # noqa: PLR2004 - ERROR_ACCESS_DENIED: somebody else's
        ended = kernel.WaitForSingleObject(handle, 0) == 0
        kernel.CloseHandle(handle)
        return not ended
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


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
        advice = "tutup dulu berkas itu (mungkin terbuka di Word atau Excel) atau pilih folder lain dengan -o"
    else:
        advice = "pilih folder lain dengan -o"
    return f"'{target.name}' tidak dapat ditulis ({cause(error)}); {advice}"
