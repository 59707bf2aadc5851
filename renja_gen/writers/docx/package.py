"""The package: the reference document opened, stripped of what is not ours, and saved reproducibly."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import IO

from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships

from renja_gen.document.blocks import Document
from renja_gen.document.look import Look
from renja_gen.record import properties
from renja_gen.writers.docx.chart import DATA
from renja_gen.writers.docx.markup import DECLARATION, NAMESPACES, escape
from renja_gen.writers.docx.reference import Reference, Story
from renja_gen.writers.docx.restyle import restyle
from renja_gen.writers.docx.styles import W

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
_STORIES: dict[Story, tuple[str, str, str]] = {
    "hdr": ("header", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "ftr": ("footer", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
_UNWANTED_SETTINGS = (
    "evenAndOddHeaders",
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
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
)
_CUSTOM_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that users name


class Package:
    """A DOCX in the making: the look of the reference document, none of its content."""

    def __init__(self, reference: Path) -> None:
        self.reference = Reference(reference)
        self.styles, settings = self.reference.styles, self.reference.settings
        self._part = self.reference.opened.part
        letterheads = {
            (story, cover): self.reference.letterhead(story, cover=cover)
            for story, cover in product(_STORIES, (False, True))
        }
        _keep(self._part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT})
        _keep(self._part.rels, _KEPT_RELATIONS)
        self._letterheads = {
            place: self._part.relate_to(part, _STORIES[place[0]][2])
            for place, part in letterheads.items()
            if part is not None
        }
        for n, part in enumerate(dict.fromkeys(filter(None, letterheads.values())), 1):
            part.partname = PackURI(f"/word/kop{n}.xml")
        _keep(self._part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels, set())
        for name in _UNWANTED_SETTINGS:
            for element in settings.element.findall(f"{{{W}}}{name}"):
                settings.element.remove(element)
        self._pictures = self._charts = 0

    def restyle(self, look: Look) -> None:
        """Let the styles follow a look."""
        if look.shipped is not None:
            restyle(self.styles, self._part, look, look.shipped)

    def letterhead(self, kind: Story, *, cover: bool) -> str:
        """The relationship of the header or footer that the reference document brings along, or ""."""
        return self._letterheads.get((kind, cover), "")

    def add_story(self, kind: Story, number: int, content: str) -> str:
        """Add a header or footer and return the id of its relationship."""
        name, content_type, relation = _STORIES[kind]
        xml = f"{DECLARATION}<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
        return self._part.relate_to(self._new(f"word/{name}{number}.xml", content_type, xml.encode()), relation)

    def _new(self, name: str, content_type: str, data: bytes) -> Part:
        return Part(PackURI(f"/{name}"), content_type, data, self._part.package)

    def add_image(self, data: bytes) -> tuple[str, int, float] | None:
        """Add a picture; its relationship, its id and height/width, or None if it is no picture."""
        try:
            relation, image = self._part.get_or_add_image(BytesIO(data))
        except UnrecognizedImageError:
            return None
        self._pictures += 1
        return relation, self._pictures, image.px_height / image.px_width

    def add_chart(self, xml: str, workbook: bytes) -> tuple[str, int]:
        """Add a chart with its data, which its XML calls `DATA`; its relationship and its id."""
        self._charts += 1
        name = f"word/embeddings/Microsoft_Excel_Worksheet{self._charts}.xlsx"
        part = self._new(f"word/charts/chart{self._charts}.xml", CONTENT_TYPE.DML_CHART, xml.encode())
        data = part.relate_to(self._new(name, CONTENT_TYPE.SML_SHEET, workbook), RELATIONSHIP_TYPE.PACKAGE)
        assert data == DATA
        self._pictures += 1
        return self._part.relate_to(part, RELATIONSHIP_TYPE.CHART), self._pictures

    def save(self, document: Document, body: IO[bytes]) -> bytes:
        """The finished file; the same bytes for the same input."""
        core = self._new(
            "docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, _core_properties(document).encode("utf-8")
        )
        self._part.package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
        if document.origin is not None:
            custom = Part(
                PackURI("/docProps/custom.xml"),
                CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
                _custom_properties(properties(document.origin)).encode("utf-8"),
                self._part.package,
            )
            self._part.package.relate_to(custom, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
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


def _custom_properties(named: Mapping[str, str]) -> str:
    """`docProps/custom.xml`; the numbers of properties begin at 2."""
    items = "".join(
        f'<property fmtid="{_CUSTOM_SET}" pid="{number}" name="{escape(name)}"><vt:lpwstr>{escape(text)}</vt:lpwstr>'
        "</property>"
        for number, (name, text) in enumerate(named.items(), 2)
    )
    return f"{DECLARATION}{_CUSTOM}{items}</Properties>"


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
