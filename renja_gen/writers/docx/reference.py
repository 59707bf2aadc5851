"""The reference document `docx/acuan.docx`: opened within limits, its paper and font, the letterhead in it."""

import zipfile
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Any, Literal, cast

import docx
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from lxml import etree

from renja_gen.document.look import RUNNING_GAP, Look, Page
from renja_gen.templates import Templates
from renja_gen.writers.docx.letterhead import height
from renja_gen.writers.docx.styles import ReferenceDocumentError, Style, Styles, W

REFERENCE = "docx/acuan.docx"
MAX_BYTES, MAX_UNPACKED, MAX_MEMBERS = 10_000_000, 60_000_000, 2_000

Story = Literal["hdr", "ftr"]
_STORIES: dict[Story, str] = {"hdr": "headerReference", "ftr": "footerReference"}
_PLACES: dict[Story, tuple[str, str, str]] = {"hdr": ("kepala", "top", "atas"), "ftr": ("kaki", "bottom", "bawah")}
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHOWN = ("drawing", "pict", "object", "fldSimple", "instrText", "sym")  # what a reader sees besides text
_FIRST_ID = 900_001  # of the pictures of a letterhead, apart from those of the text
_SAME = 0.6  # mm; Word keeps lengths in twentieths of a point, and people round
_TWIPS_PER_MM = 1440 / 25.4


class Reference:
    """A reference document as it was saved. Raises ReferenceDocumentError for what is no usable DOCX."""

    def __init__(self, path: Path) -> None:
        broken = ReferenceDocumentError(f"templat {REFERENCE} bukan dokumen DOCX yang sah; simpan ulang dari Word")
        try:
            _check_size(path)
            self.opened = docx.Document(str(path))
            self.styles = Styles(self.opened.styles.element)
            self.settings = self.opened.settings
        except ReferenceDocumentError:
            raise
        except (OpcError, PythonDocxError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
            raise broken from error
        except (
            AttributeError,
            IndexError,
            KeyError,
            OSError,
            TypeError,
            ValueError,
        ) as error:  # parts that lack others
            raise broken from error
        self._section = next(self.opened.element.body.iter(f"{{{W}}}sectPr"), None)

    def letterhead(self, story: Story, *, cover: bool) -> Part | None:
        """The header or footer that holds something: of all pages, or of a first page that differs.

        Pictures and links in it are kept. It may not hold anything that lies in another file.
        """
        if self._section is None:
            return None
        wanted = "first" if cover else "default"
        if cover and self._section.find(f"{{{W}}}titlePg") is None:
            return None
        for reference in self._section.findall(f"{{{W}}}{_STORIES[story]}"):
            part: Any = self.opened.part.related_parts.get(reference.get(_RELATION_ID))
            if reference.get(f"{{{W}}}type", "default") == wanted and part is not None and _holds_something(part):
                _check_relations(part)
                for n, picture in enumerate(part.element.iter(_DOC_PR), _FIRST_ID):
                    picture.set("id", str(n))
                return cast(Part, part)
        return None

    def distance(self, story: Story) -> float | None:
        """From the edge of the paper to the header or footer, in mm."""
        margins = None if self._section is None else self._section.find(f"{{{W}}}pgMar")
        return None if margins is None else _mm(margins, {"hdr": "header", "ftr": "footer"}[story])

    def page(self) -> Page | None:
        """The paper and margins it was written on."""
        size, margins = (
            None if self._section is None else self._section.find(f"{{{W}}}{name}") for name in ("pgSz", "pgMar")
        )
        if size is None or margins is None:
            return None
        width, height = sorted((_mm(size, "w") or 0.0, _mm(size, "h") or 0.0))
        return Page(width, height, *(abs(_mm(margins, side) or 0.0) for side in ("top", "right", "bottom", "left")))

    def font(self) -> str:
        """The font of its running text, "" where it does not say."""
        return self.styles.font(Style.BODY)


def contradictions(templates: Templates, look: Look, shipped: Look) -> Iterator[str]:
    """What the agency's reference document says otherwise than gaya.yaml, which the PDF follows.

    What it has in common with the shipped one nobody meant to say.
    """
    path = templates.own(REFERENCE)
    if path is None:
        return
    reference = Reference(path)
    for story in _STORIES:
        reference.letterhead(story, cover=True)
        yield from _too_high(reference, story, look)
    page = reference.page()
    if page and not _same_paper(page, look.portrait) and not _same_paper(page, shipped.portrait):
        yield (
            f"kertasnya {page.width:.0f} × {page.height:.0f} mm, dokumen dicetak di kertas"
            f" {look.portrait.width:g} × {look.portrait.height:g} mm; tulis kertasnya di gaya.yaml"
        )
    if page and not _same_margins(page, look.portrait) and not _same_margins(page, shipped.portrait):
        own, used = _margins(page), _margins(look.portrait)
        yield f"marginnya {own} mm, dokumen memakai {used} mm; tulis margin itu di gaya.yaml"
    font = reference.font()
    if font and font not in {look.font, shipped.font}:
        yield f"hurufnya '{font}', PDF memakai '{look.font}'; tulis huruf itu beserta berkasnya di gaya.yaml"


def _too_high(reference: Reference, story: Story, look: Look) -> Iterator[str]:
    """A letterhead that has no room in the margin: in Word it pushes the text away, in the PDF nothing does."""
    part: Any = reference.letterhead(story, cover=False)
    distance = reference.distance(story)
    if part is None or distance is None:
        return
    name, side, margin = _PLACES[story]
    needed = distance + height(part.element, reference.opened.styles.element)
    pages = {"tegak": look.portrait, "rebah": look.landscape}
    narrow = [kind for kind, page in pages.items() if getattr(page, side) + _SAME < needed]
    if narrow:
        wanted = ", ".join(f"{kind}: {{{margin}: {ceil(needed + RUNNING_GAP)}}}" for kind in narrow)
        yield (
            f"{name} halaman perlu {ceil(needed)} mm dari tepi kertas, lebih dari margin {margin}, sehingga"
            f" halaman DOCX bergeser; tulis margin: {{{wanted}}} di gaya.yaml, atau perkecil {name} halaman itu"
        )


def _check_size(path: Path) -> None:
    """Refuse what would take all memory; a small file may unpack to gigabytes."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if path.stat().st_size > MAX_BYTES or unpacked > MAX_UNPACKED or len(members) > MAX_MEMBERS:
        message = f"templat {REFERENCE} lebih besar dari {MAX_BYTES // 1_000_000} MB; perkecil gambar di dalamnya"
        raise ReferenceDocumentError(message)


def _holds_something(part: Any) -> bool:
    """Whether a header or footer prints anything."""
    text = any((one.text or "").strip() for one in part.element.iter(f"{{{W}}}t"))
    return text or any(next(part.element.iter(f"{{{W}}}{name}"), None) is not None for name in _SHOWN)


def _check_relations(part: Part) -> None:
    for relation in part.rels.values():
        link = relation.reltype == RELATIONSHIP_TYPE.HYPERLINK
        if not link and (relation.is_external or relation.reltype != RELATIONSHIP_TYPE.IMAGE):
            raise ReferenceDocumentError(
                f"kepala atau kaki halaman templat {REFERENCE} memuat objek selain teks dan gambar; ganti dengan"
                " gambar yang disisipkan ke dalam dokumen"
            )


def _mm(element: etree._Element, name: str) -> float | None:
    value = element.get(f"{{{W}}}{name}", "")
    try:
        return float(value) / _TWIPS_PER_MM
    except ValueError:
        return None


def _same_paper(one: Page, other: Page) -> bool:
    return abs(one.width - other.width) < _SAME and abs(one.height - other.height) < _SAME


def _same_margins(one: Page, other: Page) -> bool:
    sides = ("top", "right", "bottom", "left")
    return all(abs(getattr(one, side) - getattr(other, side)) < _SAME for side in sides)


def _margins(page: Page) -> str:
    return "/".join(f"{side:.0f}" for side in (page.top, page.right, page.bottom, page.left))
