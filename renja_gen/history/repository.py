"""The object store of a git repository: which commits, folders and files it has, as far as a plan goes."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from renja_gen.history.git import asked
from renja_gen.plan_files import NAMA_RENCANA

MAX_ENTRIES = 50_000  # names below the plan's folder
MAX_FILES = 5_000  # of them that are copied
MAX_BYTES = 60_000_000  # of all files copied: those of a plan and of its templates
_SUFFIXES = {
    *(".yaml", ".yml", ".md", ".png", ".jpg", ".jpeg"),
    *(".docx", ".css", ".typ", ".ttf", ".otf", ".ttc", ".woff", ".woff2"),
}
_LINK, _MODULE = "120000", "160000"
_COMMITTER = re.compile(rb"^committer .*> (-?\d+) ([+-])(\d\d)(\d\d)$", re.MULTILINE)


class VersionError(Exception):
    """There is no such version; the message is Indonesian and says what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of `git ls-tree`."""

    mode: str
    kind: str
    id: str
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around a folder, asked by plumbing commands."""

    git: str
    folder: Path

    def ask(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """What git answers, None when it refuses."""
        return asked(self.git, self.folder, *arguments, given=given)[0]

    def prefix(self) -> str:
        """The folder's name in the repository; "" for its root."""
        answer, complaint = asked(self.git, self.folder, "rev-parse", "--show-prefix")
        if answer is not None:
            return answer.decode("utf-8", "surrogateescape").rstrip("\n")
        shown = self.folder.as_posix()
        if "dubious ownership" in complaint:
            advice = f"bila Anda mempercayainya: git config --global --add safe.directory '{shown}'"
            raise VersionError(f"git menolak folder '{shown}' karena milik pengguna lain; {advice}")
        raise VersionError(f"folder '{shown}' tidak berada dalam repositori git; jalankan dari dalam repositorinya")

    def commit(self, revision: str) -> str:
        """The full id of a revision."""
        self.prefix()  # says what is wrong with the repository itself
        answer = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if answer:
            return answer.decode("ascii").strip()
        if (self.ask("rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
            advice = "salinan ini tanpa riwayat lengkap (shallow); jalankan git fetch --unshallow --tags, lalu ulangi"
        else:
            advice = "lihat nama yang ada dengan git log, git branch, atau git tag"
        raise VersionError(f"revisi '{revision}' tidak ada; {advice}")

    def made(self, commit: str) -> date | None:
        """The day of a commit, where it was made."""
        found = _COMMITTER.search(self.ask("cat-file", "commit", commit) or b"")
        if not found:
            return None
        away = timedelta(hours=int(found[3]), minutes=int(found[4])) * (-1 if found[2] == b"-" else 1)
        try:
            return datetime.fromtimestamp(int(found[1]), UTC).astimezone(timezone(away)).date()
        except (ValueError, OverflowError, OSError):
            return None

    def plan(self, commit: str, name: str) -> tuple[str, str, str] | None:
        """The tree of the folder of a plan, that folder's name, and the file's; None where there is no plan."""
        if name.startswith(("../", "/")) or name == "..":
            return None
        place = "" if name == "." else name
        entry = _root(commit) if not place else self.entry(commit, place)
        if entry is None:
            return None
        file = NAMA_RENCANA
        if entry.kind == "blob":
            place, file = posixpath.split(place)
            entry = self.entry(commit, place) if place else _root(commit)
        if entry is None or entry.kind != "tree" or not any(one.name == file for one in self.entries(entry.id)):
            return None
        return entry.id, place, file

    def entry(self, commit: str, name: str) -> Entry | None:
        """What a name stands for in a commit."""
        found = _entries(self.ask("ls-tree", "-z", "-l", "--full-tree", commit, "--", name))
        return found[0] if len(found) == 1 else None

    def entries(self, tree: str, *options: str) -> Sequence[Entry]:
        """What is in a tree."""
        return _entries(self.ask("ls-tree", "-z", "-l", "--full-tree", *options, tree))

    def files(self, tree: str, text: str) -> dict[str, bytes]:
        """The files below a folder that a plan may read, by name."""
        found = self.entries(tree, "-r")
        wanted = [one for one in found if one.kind == "blob" and one.mode != _LINK and _is_read(one.name)]
        for one in found:
            if one.mode in {_LINK, _MODULE} and (_is_read(one.name) or not PurePosixPath(one.name).suffix):
                what = "tautan (symlink)" if one.mode == _LINK else "submodule"
                advice = "bandingkan folder hasil git checkout"
                raise VersionError(
                    f"'{one.name}' dalam '{text}' ialah {what}, yang tidak dibaca dari revisi; {advice}"
                )
        size = sum(one.size for one in wanted)
        if len(found) > MAX_ENTRIES or len(wanted) > MAX_FILES or size > MAX_BYTES:
            limits = f"{MAX_FILES} berkas atau {MAX_BYTES // 1_000_000} MB"
            raise VersionError(
                f"folder rencana dalam '{text}' lebih dari {limits}; pindahkan rencana ke folder sendiri"
            )
        data = self.contents([one.id for one in wanted])
        if data is None:
            advice = "ambil riwayat lengkapnya dengan git fetch, lalu ulangi"
            raise VersionError(f"isi '{text}' tidak lengkap dalam repositori ini; {advice}")
        return dict(zip((one.name for one in wanted), data, strict=True))

    def contents(self, ids: Sequence[str]) -> list[bytes] | None:
        """The bytes of blobs; None when one is missing."""
        answer = self.ask("cat-file", "--batch", given="".join(f"{one}\n" for one in ids).encode()) if ids else b""
        result: list[bytes] = []
        at = 0
        for one in ids:
            end = (answer or b"").find(b"\n", at)
            head = (answer or b"")[at:end].split() if end >= 0 else []
            if len(head) != 3 or head[0].decode("ascii") != one or head[1] != b"blob":  # noqa: PLR2004 - id, kind, size
                return None
            size = int(head[2])
            result.append((answer or b"")[end + 1 : end + 1 + size])
            at = end + 2 + size
        return result


def _root(commit: str) -> Entry:
    return Entry("040000", "tree", f"{commit}^{{tree}}", 0, "")


def _is_read(name: str) -> bool:
    """Whether a plan could read a file; names that lead elsewhere are nobody's files."""
    parts = PurePosixPath(name).parts
    safe = all(part not in {"", ".", ".."} and "\\" not in part and ":" not in part for part in parts)
    return safe and not name.startswith("/") and PurePosixPath(name).suffix.lower() in _SUFFIXES


def _entries(listing: bytes | None) -> list[Entry]:
    """The lines `mode kind id size<TAB>name` of ls-tree."""
    result = []
    for line in (listing or b"").split(b"\0"):
        about, tab, name = line.partition(b"\t")
        if tab:
            mode, kind, identity, size = about.decode("ascii").split()
            number = int(size) if size.isdecimal() else 0
            result.append(Entry(mode, kind, identity, number, name.decode("utf-8", "surrogateescape")))
    return result
