"""Blocks to Typst code: calls of the functions of the theme, with every text a string literal.

The code says what is there, in which order and what stays together; the theme says how it looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from renja_gen.document.blocks import (
    Anchored,
    Block,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Inlines,
    ItemList,
    Paragraph,
    Ref,
    Run,
    Section,
    Signature,
    SourceFile,
    Table,
)
from renja_gen.document.look import Look, Page, Text
from renja_gen.record import keywords
from renja_gen.writers.chart_svg import chart_svg
from renja_gen.writers.engine import ATTACHMENT, mime_type
from renja_gen.writers.keeping import introduces
from renja_gen.writers.labels import printed_sections
from renja_gen.writers.listing import listed, room_on
from renja_gen.writers.typst.letters import Letters
from renja_gen.writers.typst.literal import array, boolean, joined, mm, string, strings
from renja_gen.writers.typst.table import table_code

THEME = "tema.typ"
LOGO = "lambang"
MAP = "::peta"  # the label of what `page_map` reads; the colons keep it apart from the anchors of blocks
_START, _END = "::bagian", "::akhir"
_NUMBERING = {"roman": '"i"', "arabic": '"1"', None: "none"}


def anchors(document: Document) -> list[str]:
    """The anchors of everything that has a page of its own to be named."""
    return [block.anchor for block in document.blocks() if isinstance(block, Anchored)]


def attachment_name(index: int) -> str:
    """The name under which a file to attach stands beside the document."""
    return f"lampiran-{index}"


def document_code(document: Document, letters: Letters, family: str, attached: tuple[SourceFile, ...]) -> str:
    """The whole document; the theme, the logo and files to attach stand beside it."""
    targets = frozenset(anchors(document))
    return _Writer(document, letters, document.look, targets, _depths(document), family).code(attached)


def _depths(document: Document) -> dict[str, int]:
    depths: dict[str, int] = {}
    depth = 0
    for block in document.blocks():
        if isinstance(block, Heading):
            depths[block.anchor] = depth = min(block.level, depth + 1)
    return depths


def _with_neighbours(blocks: tuple[Block, ...]) -> Iterator[tuple[Block | None, Block, Block | None]]:
    """Each block with the one before and the one after it in its section."""
    return zip((None, *blocks[:-1]), blocks, (*blocks[1:], None), strict=True)


@dataclass(frozen=True)
class _Writer:
    document: Document
    letters: Letters
    look: Look
    targets: frozenset[str]
    depth: dict[str, int]  # of headings by anchor, none skipped: PDF/UA wants it so
    family: str  # of the font, as Typst names it

    def code(self, attached: tuple[SourceFile, ...]) -> str:
        document = self.document
        date = "none" if document.created is None else "auto"
        sections = printed_sections(document)
        head = (
            f'#import "{THEME}": *\n#set document(keywords: {strings(self.keywords())})\n'
            f"#show: dokumen.with(judul: {self.text(document.title)}, "
            f"penulis: {self.text(document.author)}, perihal: {self.text(document.subject)}, "
            f"bahasa: {string(document.language.partition('-')[0])}, tanggal: {date})\n"
        )
        head += "".join(
            f'#pdf.attach({string(file.name)}, read("/{attachment_name(index)}", encoding: none), '
            f'relationship: "source", mime-type: {string(mime_type(file))}, '
            f"description: {string(ATTACHMENT)})\n"
            for index, file in enumerate(attached)
        )
        return head + "".join(
            self.section(section, first=index == 0, last=index == len(sections) - 1)
            for index, section in enumerate(sections)
        )

    def keywords(self) -> tuple[str, ...]:
        return () if self.document.origin is None else keywords(self.document.origin)

    def section(self, section: Section, *, first: bool, last: bool) -> str:
        page = section.page
        margin = f"top: {mm(page.top)}, right: {mm(page.right)}, bottom: {mm(page.bottom)}, left: {mm(page.left)}"
        marks = [self.page_map()] if first else []
        marks.append(f"[#metadata(0)#label({string(_START)})]")
        blocks = [
            self.block(block, before, after, section.page)
            for before, block, after in _with_neighbours(section.blocks)
        ]
        end = [f"[#metadata(0)#label({string(_END)})]"] if last else []
        body = "\n".join([*marks, *blocks, *end])
        return (
            f"#bagian(lebar: {mm(page.width)}, tinggi: {mm(page.height)}, margin: ({margin}), "
            f"nomor: {_NUMBERING[section.numbering]}, ulang: {boolean(section.restart)}, "
            f"kepala: {self.text(self.document.header)}, kaki: {self.text(self.document.footer)}, {{\n{body}\n}})\n"
        )

    def page_map(self) -> str:
        """Where everything stands, for `Compiler.query`: the first page of each section, the last page, anchors."""
        where = array(string(anchor) for anchor in dict.fromkeys(anchors(self.document)))
        return (
            "context [#metadata(("
            f"query(label({string(_START)})).map(it => it.location().page()), "
            f"locate(label({string(_END)})).page(), "
            f"{where}.map(it => query(label(it)).first().location().page())"
            f"))#label({string(MAP)})]"
        )

    # --- texts ------------------------------------------------------------------------------------------

    def text(self, text: str) -> str:
        return string(self.letters.printable(text))

    def texts(self, texts: tuple[str, ...]) -> str:
        return strings(map(self.letters.printable, texts))

    def prose(self, text: str, kind: Text, page: Page) -> str:
        return self.letters.prose(text, kind, page)

    def inlines(self, inlines: Inlines, page: Page) -> str:
        return joined(self.inline(inline, page) for inline in inlines)

    def inline(self, inline: Run | Ref, page: Page) -> str:
        match inline:
            case Run(text, bold, italic, link):
                code = self.prose(text, Text.BODY, page)
                if bold:
                    code = f"tebal({code})"
                if italic:
                    code = f"miring({code})"
                target = link.removeprefix("#")
                return f"taut({string(target)}, {code})" if target in self.targets else code
            case Ref(key):
                raise ValueError(f"reference to table {key!r} was not resolved")
            case _:
                assert_never(inline)

    # --- blocks -----------------------------------------------------------------------------------------

    def block(  # noqa: PLR0911 - one return for each kind of block
        self, block: Block, before: Block | None, after: Block | None, page: Page
    ) -> str:
        match block:
            case Heading():
                return self.heading(block, before, page)
            case Paragraph():
                return self.paragraph(block, after, page)
            case ItemList():
                return self.list(block, page)
            case Table():
                return table_code(block, page, self.look, self.letters)
            case Figure():
                return self.figure(block, page)
            case Contents():
                return self.contents(block, page)
            case Signature():
                return self.signature(block)
            case Cover():
                return self.cover(block, page)
            case _:
                assert_never(block)

    def heading(self, heading: Heading, before: Block | None, page: Page) -> str:
        kind = {1: Text.HEADING_1, 2: Text.HEADING_2}.get(heading.level, Text.HEADING_3)
        return (
            f"judul({heading.level}, {self.text(heading.number)}, {self.prose(heading.title, kind, page)}, "
            f"penanda: {self.text(heading.label)}, jangkar: {string(heading.anchor)}, "
            f"kedalaman: {self.depth[heading.anchor]}, terdaftar: {boolean(heading.in_toc)}, "
            f"baru: {boolean(heading.level == 1 and before is not None)})"
        )

    def paragraph(self, paragraph: Paragraph, following: Block | None, page: Page) -> str:
        stays = introduces(paragraph, following) or isinstance(following, Signature)
        align = "" if paragraph.align == "justify" else f"rata: {paragraph.align}, "
        indent = "" if paragraph.indent else "inden: false, "
        keep = "lekat: true, " if stays else ""
        return f"paragraf({align}{indent}{keep}{self.inlines(paragraph.inlines, page)})"

    def list(self, items: ItemList, page: Page, *, inner: bool = False) -> str:
        def pairs() -> Iterator[str]:
            for item in items.items:
                text = self.inlines(item.inlines, page)
                content = [f"induk({text})" if item.children else text]
                content += [self.list(child, page, inner=True) for child in item.children]
                yield f"({self.text(item.marker)}, {{{'; '.join(content)}}})"

        return f"butir({'dalam: true, ' if inner else ''}{', '.join(pairs())})"

    def figure(self, figure: Figure, page: Page) -> str:
        drawing = chart_svg(figure.chart, page.text_width, self.look, self.family)
        return (
            f"gambar(nomor: {self.text(figure.label)}, judul: {self.prose(figure.caption, Text.CAPTION, page)}, "
            f"jangkar: {string(figure.anchor)}, uraian: {self.text(figure.alt)}, "
            f"catatan: {self.texts(figure.notes)}, {string(drawing)})"
        )

    def contents(self, contents: Contents, page: Page) -> str:
        def entries() -> Iterator[str]:
            for entry in contents.entries:
                if entry.anchor in self.targets:
                    room = room_on(page, entry, contents.kind, self.look)
                    number, title = listed(entry, contents.kind, room, self.look.face)
                    lines = array(self.prose(line, Text.CONTENTS, page) for line in title.splitlines() or [""])
                    yield f"({string(entry.anchor)}, {self.text(number)}, {lines}, {entry.level})"

        return f"daftar({string(contents.kind)}, {', '.join(entries())})"

    def signature(self, signature: Signature) -> str:
        nip = (f"NIP. {signature.nip}",) if signature.nip else ()
        below = tuple(filter(None, (signature.rank, *nip)))
        return (
            f"tanda-tangan(atas: {self.texts((signature.place_date, *signature.office))}, "
            f"nama: {self.text(signature.name)}, bawah: {self.texts(below)})"
        )

    def cover(self, cover: Cover, page: Page) -> str:
        def lines(texts: tuple[str, ...], kind: Text) -> str:
            return array(self.prose(text, kind, page) for text in texts)

        logo = "none" if not cover.logo else f'read("/{LOGO}", encoding: none)'
        return (
            f"sampul(judul: {lines(cover.title, Text.TITLE)}, anak-judul: {lines(cover.subtitle, Text.SUBTITLE)}, "
            f"kaki: {lines(cover.foot, Text.COVER_FOOT)}, lambang: {logo})"
        )
