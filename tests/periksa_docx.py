"""What Word asks of a DOCX beyond the schema, and what our documents promise: violations as sentences.

`pelanggaran` reads the bytes alone, without help of the program that wrote them.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from lxml import etree
from openxml_audit import OpenXmlValidator

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
VAL = f"{W}val"
SECTION_ORDER = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc"),
    *("pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg"),
    *("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
)
# relationships that Word follows by their type, so that no element has to name their id
IMPLICIT = re.compile(
    r"/(styles|stylesWithEffects|numbering|settings|fontTable|theme|footnotes|endnotes|webSettings|customXml|"
    r"customXmlProps|officeDocument|core-properties|extended-properties|custom-properties)$"
)
USED = re.compile(r'(?:id|embed|link|pict)="([^"]+)"')
ASKING = ("updateFields", "attachedTemplate", "trackRevisions", "documentProtection", "mailMerge")


class Paket:
    """A package taken apart: its members, and those that are XML as trees."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.members = {name: archive.read(name) for name in archive.namelist()}
        self.trees = {
            name: etree.fromstring(content, etree.XMLParser(huge_tree=True))
            for name, content in self.members.items()
            if name.endswith((".xml", ".rels"))
        }
        self.body = self.trees["word/document.xml"][0]

    def stories(self) -> Iterator[tuple[str, Element]]:
        """The document, headers and footers."""
        for name, tree in self.trees.items():
            if tree.tag in {f"{W}document", f"{W}hdr", f"{W}ftr", f"{W}footnotes", f"{W}endnotes"}:
                yield name, tree


def pelanggaran(data: bytes) -> list[str]:
    """Everything that breaks a rule, nothing for a sound file."""
    paket = Paket(data)
    return [
        *_package(paket),
        *_ids(paket),
        *_links(paket),
        *_fields(paket),
        *_blocks(paket),
        *_sections(paket),
        *(f"{name}: tabel {n}: {salah}" for name, n, tabel in _tables(paket) for salah in _table(tabel)),
    ]


def audit(data: bytes) -> list[str]:
    """What the schema validator finds."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "uji.docx")
        path.write_bytes(data)
        return [str(error) for error in OpenXmlValidator().validate(path).errors]


def _package(paket: Paket) -> Iterator[str]:
    """Relationships and content types: every target exists and is used, every part has a type and is reached."""
    reached = {"[Content_Types].xml"}
    for name in paket.members:
        if not name.endswith(".rels"):
            continue
        reached.add(name)
        folder, file = posixpath.split(name)
        owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        if owner and owner not in paket.members:
            yield f"{name}: bagian {owner} tidak ada"
        text = paket.members.get(owner, b"").decode("utf-8", "replace")
        used = {found[1] for found in map(USED.match, text.split(" r:")[1:]) if found}
        known = set()
        for relation in paket.trees[name].iter(f"{RELS}Relationship"):
            identity, kind, target = (relation.get(key, "") for key in ("Id", "Type", "Target"))
            known.add(identity)
            if relation.get("TargetMode") != "External":
                part = posixpath.normpath(posixpath.join(posixpath.dirname(owner), target)).lstrip("/")
                reached.add(part)
                if part not in paket.members:
                    yield f"{name}: sasaran {target} tidak ada"
            if identity not in used and not IMPLICIT.search(kind):
                yield f"{name}: {identity} tidak dipakai"
        yield from (f"{owner}: {identity} tidak dikenal" for identity in sorted(used - known))
    yield from (f"{name}: tidak terjangkau" for name in paket.members if name not in reached)
    types = paket.trees["[Content_Types].xml"]
    defaults = {one.get("Extension", "").lower() for one in types.iter(f"{TYPES}Default")}
    overrides = {one.get("PartName", "").lstrip("/") for one in types.iter(f"{TYPES}Override")}
    yield from (f"{name}: jenis untuk bagian yang tidak ada" for name in sorted(overrides - set(paket.members)))
    for name in paket.members:
        if (
            name != "[Content_Types].xml"
            and name not in overrides
            and name.rpartition(".")[2].lower() not in defaults
        ):
            yield f"{name}: tanpa jenis isi"


def _ids(paket: Paket) -> Iterator[str]:
    """Ids that must be unique over the whole document, and the pairs of bookmarks."""
    starts = [one for _, tree in paket.stories() for one in tree.iter(f"{W}bookmarkStart")]
    ends = [one.get(f"{W}id") for _, tree in paket.stories() for one in tree.iter(f"{W}bookmarkEnd")]
    drawings = [one.get("id") for _, tree in paket.stories() for one in tree.iter(f"{WP}docPr")]
    values = {
        "id penanda": [one.get(f"{W}id") for one in starts],
        "nama penanda": [one.get(f"{W}name") for one in starts],
        "id gambar": drawings,
    }
    for what, found in values.items():
        yield from (f"{what} {value} berulang" for value, count in Counter(found).items() if count > 1)
    if Counter(values["id penanda"]) != Counter(ends):
        yield "penanda tidak berpasangan"
    for name in values["nama penanda"]:
        if not re.fullmatch(r"[A-Za-z_]\w{0,39}", str(name), re.ASCII):
            yield f"nama penanda {name} tidak sah"


def _links(paket: Paket) -> Iterator[str]:
    """Links, page references and styles lead somewhere."""
    names = {one.get(f"{W}name") for one in paket.body.iter(f"{W}bookmarkStart")}
    wanted = {one.get(f"{W}anchor") for one in paket.body.iter(f"{W}hyperlink")} - {None}
    for text in paket.body.iter(f"{W}instrText"):
        wanted |= set(re.findall(r"(?:PAGEREF|REF) (\S+)", text.text or ""))
    yield from (f"penanda {name} tidak ada" for name in sorted(wanted - names))
    styles = {one.get(f"{W}styleId") for one in paket.trees["word/styles.xml"].iter(f"{W}style")}
    for name, tree in paket.stories():
        used = {one.get(VAL) for kind in ("pStyle", "rStyle", "tblStyle") for one in tree.iter(f"{W}{kind}")}
        yield from (f"{name}: gaya {style} tidak ada" for style in sorted(used - styles))


def _fields(paket: Paket) -> Iterator[str]:
    """Fields are whole, and nothing makes Word ask whether to update them."""
    for name, tree in paket.stories():
        parts: list[str] = []
        for mark in tree.iter(f"{W}fldChar"):
            if mark.get(f"{W}dirty") is not None:
                yield f"{name}: medan kotor"
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                parts.append(kind)
            elif not parts or (kind == "separate" and parts[-1] != "begin"):
                yield f"{name}: medan tidak utuh"
            elif kind == "separate":
                parts[-1] = kind
            else:
                parts.pop()
        if parts:
            yield f"{name}: medan tidak berakhir"
    settings = paket.trees["word/settings.xml"]
    yield from (f"settings: {name}" for name in ASKING if settings.find(f"{W}{name}") is not None)


def _blocks(paket: Paket) -> Iterator[str]:
    """Tables stand apart, a cell and the document end with a paragraph, content controls hold something."""
    if paket.body[-1].tag != f"{W}sectPr" or len(paket.body) < 2 or paket.body[-2].tag != f"{W}p":
        yield "dokumen tidak berakhir dengan paragraf dan bagian"
    for name, tree in paket.stories():
        for cell in tree.iter(f"{W}tc"):
            if cell[-1].tag != f"{W}p":
                yield f"{name}: sel tidak berakhir dengan paragraf"
        for table in tree.iter(f"{W}tbl"):
            following = table.getnext()
            if following is None or following.tag != f"{W}p":
                yield f"{name}: sesudah tabel tidak ada paragraf"
        for control in tree.iter(f"{W}sdtContent"):
            if len(control) == 0:
                yield f"{name}: kendali isi kosong"


def _sections(paket: Paket) -> Iterator[str]:
    """Section properties in the order Word reads them."""
    for n, section in enumerate(paket.body.iter(f"{W}sectPr")):
        order = [SECTION_ORDER.index(etree.QName(one).localname) for one in section]
        if order != sorted(order):
            yield f"bagian {n}: urutan sifat"
        size = section.find(f"{W}pgSz")
        width, height = int(size.get(f"{W}w")), int(size.get(f"{W}h"))
        if (width > height) != (size.get(f"{W}orient") == "landscape"):
            yield f"bagian {n}: arah kertas"


def _tables(paket: Paket) -> Iterator[tuple[str, int, Element]]:
    for name, tree in paket.stories():
        for n, table in enumerate(tree.iter(f"{W}tbl")):
            yield name, n, table


def _number(element: Element | None, key: str = VAL) -> int:
    return 0 if element is None else int(element.get(key, "0"))


def _table(table: Element) -> Iterator[str]:
    """A fixed grid whose widths add up, with a name for screen readers."""
    grid = [_number(column, f"{W}w") for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    if not grid or min(grid) <= 0:
        yield "kisi kosong"
    properties = table.find(f"{W}tblPr")
    if _number(properties.find(f"{W}tblW"), f"{W}w") != sum(grid):
        yield "lebar tabel bukan jumlah kolom"
    layout = properties.find(f"{W}tblLayout")
    if layout is None or layout.get(f"{W}type") != "fixed":
        yield "lebar kolom tidak tetap"
    for name in ("tblCaption", "tblDescription"):
        named = properties.find(f"{W}{name}")
        if named is None or not named.get(VAL):
            yield "tanpa judul atau uraian bagi pembaca layar"
    yield from _rows(table, list(accumulate(grid, initial=0)))


def _rows(table: Element, edges: list[int]) -> Iterator[str]:
    """Rows that fill the grid, merges with a beginning in the same block, header rows from the first on."""
    above: dict[int, tuple[int, bool]] = {}
    heads = []
    for n, row in enumerate(table.iterchildren(f"{W}tr"), 1):
        heads.append(head := row.find(f"{W}trPr/{W}tblHeader") is not None)
        now: dict[int, tuple[int, bool]] = {}
        column = 0
        for cell in row.iterchildren(f"{W}tc"):
            span, width, merge = _cell(cell)
            if width != edges[min(column + span, len(edges) - 1)] - edges[min(column, len(edges) - 1)]:
                yield f"baris {n}: lebar sel"
            if merge == "continue" and above.get(column) != (span, head):
                yield f"baris {n}: gabungan tanpa awal"
            if merge:
                now[column] = (span, head)
            column += span
        if column != len(edges) - 1:
            yield f"baris {n}: {column} dari {len(edges) - 1} kolom"
        above = now
    if heads != sorted(heads, reverse=True):
        yield "baris kepala terputus"


def _cell(cell: Element) -> tuple[int, int, str]:
    """Columns, width and vertical merge of a cell."""
    span, width, merge = 1, 0, ""
    for one in cell[0]:
        if one.tag == f"{W}gridSpan":
            span = int(one.get(VAL))
        elif one.tag == f"{W}tcW":
            width = int(one.get(f"{W}w"))
        elif one.tag == f"{W}vMerge":
            merge = one.get(VAL, "continue")
    return span, width, merge
