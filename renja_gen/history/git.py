"""The git revision of a plan's folder, asked of git in a way that runs nothing else.

A plan comes from other people, and so may its `.git`: configuration and attributes in it can name programs for
git to start (hooks, filters, file monitors, transports). Only plumbing commands are used, which read the object
store and neither index nor work tree; what they could still start is switched off.
"""

import os
import subprocess
from codecs import BOM_UTF8
from collections.abc import Mapping
from hashlib import sha1, sha256
from pathlib import Path
from shutil import which
from tempfile import TemporaryFile
from threading import Timer

_SECONDS = 10
MAX_ANSWER = 100_000_000  # bytes, more than any plan with its templates has
_COMPLAINT = 10_000  # bytes of it that are read
_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.sshCommand=false"),
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # an object that is missing is not fetched
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_PLAN_SUFFIXES = (".yaml", ".yml", ".md")


def revision(folder: Path, files: Mapping[str, bytes]) -> str:
    """The commit in which the plan's folder last changed, "" where that is not known.

    It ends with "+" when the plan is not as committed: one of its `files` (by name in the folder) differs, or a
    committed one is gone. Commits that leave the folder alone do not count, so that they change no document.
    """
    commit = last_commit(folder)
    if not commit:
        return ""
    tree = _asked(folder, "ls-tree", "-r", "-z", commit, "--", ".")
    return commit if _clean(_committed(tree), folder, files) else f"{commit}+"


def last_commit(folder: Path) -> str:
    """The commit in which a folder last changed, "" where that is not known."""
    if not any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        return ""
    return _asked(folder, "rev-list", "--max-count=1", "HEAD", "--", ".").decode("ascii", "replace").strip()


def program(name: str, *untrusted: Path) -> str | None:
    """Where a program is; Windows looks into the current folder first, and what lies there is not the program."""
    found = which(name)
    if found is None:
        return None
    place = Path(os.path.realpath(found)).parent
    near = place == Path(os.path.realpath(Path.cwd())) or any(place.is_relative_to(folder) for folder in untrusted)
    return None if near else found


def asked(git: str, folder: Path, *arguments: str, given: bytes = b"") -> tuple[bytes | None, str]:
    """What git answers in a folder, and its complaint: None when it refuses, for example another user's folder.

    `given` is what it reads. No argument may be an option that a user wrote.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = [git, *_SAFE, "-C", str(folder), *arguments]
    try:
        with TemporaryFile() as reading, TemporaryFile() as complaint:
            reading.write(given)
            reading.seek(0)
            with subprocess.Popen(  # noqa: S603 - a program found on the path, no shell
                command, env={**environment, **_ENVIRONMENT}, stdin=reading, stdout=subprocess.PIPE, stderr=complaint
            ) as running:
                assert running.stdout is not None
                clock = Timer(_SECONDS, running.kill)
                clock.start()
                answer = running.stdout.read(MAX_ANSWER + 1)
                whole = len(answer) <= MAX_ANSWER
                if not whole:  # a tree may be made to have no end
                    running.kill()
                running.wait()
                clock.cancel()
            complaint.seek(0)
            said = complaint.read(_COMPLAINT).decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError) as error:
        return None, str(error)
    return (answer if whole and running.returncode == 0 else None), said


def _asked(folder: Path, *arguments: str) -> bytes:
    """What git answers; nothing when it is not there or refuses."""
    git = program("git", folder)
    return (asked(git, folder, *arguments)[0] if git else None) or b""


def _committed(tree: bytes) -> dict[str, str]:
    """The ids of the committed files by name, from the lines `mode type id<TAB>name` of ls-tree."""
    lines = (line.partition(b"\t") for line in tree.split(b"\0") if line)
    return {name.decode("utf-8", "replace"): entry.split()[-1].decode("ascii") for entry, _, name in lines}


def _clean(committed: Mapping[str, str], folder: Path, files: Mapping[str, bytes]) -> bool:
    if any(committed.get(name) not in _ids(data) for name, data in files.items()):
        return False
    plan_files = (name for name in committed if name.endswith(_PLAN_SUFFIXES))
    return all(os.path.lexists(folder / name) for name in plan_files)


def _ids(data: bytes) -> set[str]:
    """The ids under which git may keep a file: as it is, or with LF as line end, with byte order mark or without.

    Either kind of hash may be the repository's.
    """
    kept = {start + one for one in (data, data.replace(b"\r\n", b"\n")) for start in (b"", BOM_UTF8)}
    blobs = [b"blob %d\0%b" % (len(one), one) for one in kept]
    return {kind(blob).hexdigest() for blob in blobs for kind in (sha1, sha256)}
