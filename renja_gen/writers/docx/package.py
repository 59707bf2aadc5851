"""The package: the reference document opened, stripped of what is not ours, and saved reproducibly."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO

import docx
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from lxml import etree

from renja_gen.document.blocks import Document
from renja_gen.writers.docx.markup import DECLARATION, NAMESPACES, escape
from renja_gen.writers.docx.styles import ReferenceDocumentError, Styles, W

_PIECE = 1_000_000  # bytes
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_KEPT_RELATIONS = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
}
_UNWANTED_SETTINGS = (
    "updateFields",
    "attachedTemplate",
    "mailMerge",
    "trackRevisions",
    "documentProtection",
    "rsids",
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


class Package:
    """A DOCX in the making: the look of the reference document, none of its content."""

    def __init__(self, reference: Path) -> None:
        try:
            opened = docx.Document(str(reference))
            self.styles = Styles(opened.styles.element)
            settings = opened.settings
        except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
            raise ReferenceDocumentError(
                f"templat docx/{reference.name} bukan dokumen DOCX yang sah; simpan ulang dari Word"
            ) from error
        self._part = opened.part
        _keep(self._part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT})
        _keep(self._part.rels, _KEPT_RELATIONS)
        _keep(self._part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels, set())
        for name in _UNWANTED_SETTINGS:
            for element in settings.element.findall(f"{{{W}}}{name}"):
                settings.element.remove(element)
        self._pictures = 0
        separator = settings.element.find(f"{{{W}}}listSeparator")
        self.list_separator = ";" if separator is None else str(separator.get(f"{{{W}}}val"))

    def add_story(self, kind: str, number: int, content: str) -> str:
        """Add a header or footer (`kind` "hdr" or "ftr") and return the id of its relationship."""
        name, content_type, relation = {
            "hdr": ("header", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
            "ftr": ("footer", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
        }[kind]
        xml = f"{DECLARATION}<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
        return self._add(f"/word/{name}{number}.xml", content_type, relation, xml)

    def _add(self, name: str, content_type: str, relation: str, xml: str) -> str:
        part = Part(PackURI(name), content_type, xml.encode("utf-8"), self._part.package)
        return self._part.relate_to(part, relation)

    def add_image(self, data: bytes) -> tuple[str, int, float] | None:
        """Add a picture; its relationship, its id and height/width, or None if it is no picture."""
        try:
            relation, image = self._part.get_or_add_image(BytesIO(data))
        except UnrecognizedImageError:
            return None
        self._pictures += 1
        return relation, self._pictures, image.px_height / image.px_width

    def save(self, document: Document, body: IO[bytes]) -> bytes:
        """The finished file; the same bytes for the same input."""
        core = Part(
            PackURI("/docProps/core.xml"),
            CONTENT_TYPE.OPC_CORE_PROPERTIES,
            _core_properties(document).encode("utf-8"),
            self._part.package,
        )
        self._part.package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
        for element in list(self._part.element.body):
            self._part.element.body.remove(element)
        saved = BytesIO()
        self._part.package.save(saved)
        with zipfile.ZipFile(saved) as archive:
            members: dict[str, Iterable[bytes]] = {name: (archive.read(name),) for name in archive.namelist()}
        members[self._part.partname.membername] = _document(body)
        return _zip(members)


def _keep(relations: Relationships, kinds: set[str]) -> None:
    """Drop all other relationships, and with them the parts nobody points to any more."""
    for key in [key for key, relation in relations.items() if relation.reltype not in kinds]:
        del relations[key]


def _core_properties(document: Document) -> str:
    """`docProps/core.xml`; without a date in the model it is a fixed one, never the clock."""
    created = (document.created or _EPOCH).replace(microsecond=0)
    stamp = (created if created.tzinfo is None else created.astimezone(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}{_CORE}<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:subject>{escape(document.subject)}</dc:subject><dc:creator>{escape(document.author)}</dc:creator>"
        f"{dates}<dc:language>{escape(document.language)}</dc:language></cp:coreProperties>"
    )


def _document(body: IO[bytes]) -> Iterator[bytes]:
    """The main part, piece by piece."""
    yield f"{DECLARATION}<w:document {NAMESPACES}><w:body>".encode()
    yield from iter(partial(body.read, _PIECE), b"")
    yield b"</w:body></w:document>"


def _zip(members: Mapping[str, Iterable[bytes]]) -> bytes:
    """A zip without times or system marks, the two members readers look for first at its head."""
    first = ("[Content_Types].xml", "_rels/.rels")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(members, key=lambda n: (first.index(n) if n in first else len(first), n)):
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            with archive.open(member, "w") as packing:
                for piece in members[name]:
                    packing.write(piece)
    return packed.getvalue()
