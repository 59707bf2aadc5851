"""The parts of a DOCX that anyone may have made."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePosixPath
from zipfile import ZipFile

from lxml import etree

from renja_gen.verify.content import UnreadableError

BROKEN = "berkas ini bukan DOCX yang utuh"
_MAX_MEMBERS = 2_000
_MAX_MEMBER = 60_000_000  # bytes, unpacked
_MAX_READ = 200_000_000  # of all parts together


class Parts:
    """The parts of a package, parsed when asked for, each in bounded memory."""

    def __init__(self, archive: ZipFile) -> None:
        if len(archive.namelist()) > _MAX_MEMBERS:
            raise UnreadableError(BROKEN)
        self._archive = archive
        self._room = _MAX_READ
        self._digests: dict[str, str] = {}
        self._known: dict[str, list[etree._Element]] = {}

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises UnreadableError where they are too many."""
        with self._archive.open(name) as member:
            data = member.read(_MAX_MEMBER + 1)
        self._room -= len(data)
        if len(data) > _MAX_MEMBER or self._room < 0:
            raise UnreadableError("berkas ini terlalu besar bila dibuka")
        return data

    def parse(self, name: str) -> "etree._Element":
        """The XML of a part."""
        data = self.read(name)
        if b"<!DOCTYPE" in data:  # nothing may be declared, least of all what grows
            raise UnreadableError(BROKEN)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        return etree.fromstring(data, parser)

    def targets(self, source: str, kind: str) -> list[str]:
        """The parts that a part (or the package, "") names in relationships of a kind."""
        return [
            _target(source, relation)
            for relation in self._relations(source)
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External"
        ]

    def target(self, source: str, identifier: str | None) -> str:
        """The part that a part names by the id of a relationship; "" where it is not in the package."""
        for relation in self._relations(source):
            if relation.get("Id") == identifier and relation.get("TargetMode") != "External":
                return _target(source, relation)
        return ""

    def digest(self, name: str) -> str:
        """What tells a part from any other, "" for none."""
        if name and name not in self._digests:
            self._digests[name] = sha256(self.read(name)).hexdigest()
        return self._digests.get(name, "")

    def _relations(self, source: str) -> "Iterable[etree._Element]":
        if source not in self._known:
            path = PurePosixPath(source)
            name = str(path.parent / "_rels" / f"{path.name}.rels")
            self._known[source] = list(self.parse(name)) if name in self._archive.namelist() else []
        return self._known[source]


def _target(source: str, relation: "etree._Element") -> str:
    return str(PurePosixPath("/") / PurePosixPath(source).parent / relation.get("Target", "")).lstrip("/")
