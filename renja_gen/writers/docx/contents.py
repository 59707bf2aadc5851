"""Daftar isi, daftar tabel and daftar gambar: fields that are already filled, so that nobody is asked to update them.

The field begins in the first entry and ends in the last; the page numbers are cached in nested PAGEREF
fields, which Word renews by itself when it prints. The wrapper gives the reader Word's update button.
"""

from renja_gen.document.blocks import Contents, Entry
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.markup import FIELD_END, TAB, field, field_begin, run, twips
from renja_gen.writers.docx.styles import Style
from renja_gen.writers.listing import listed

_LEVELS = (Style.TOC_1, Style.TOC_2, Style.TOC_3)
_GALLERY = {"isi": "Table of Contents", "tabel": "List of Tables", "gambar": "List of Figures"}
_EMPTY = {"isi": "Tidak ada judul.", "tabel": "Tidak ada tabel.", "gambar": "Tidak ada gambar."}
_CAPTIONS = {"tabel": Style.CAPTION, "gambar": Style.FIGURE_CAPTION}


def contents_xml(block: Contents, context: Context) -> str:
    """The whole list with its wrapper and the paragraph Word needs after it."""
    begin = field_begin(_instruction(block))
    if block.entries:
        last = len(block.entries) - 1
        content = "".join(
            _entry(entry, block.kind, context, begin if n == 0 else "", FIELD_END if n == last else "")
            for n, entry in enumerate(block.entries)
        )
    else:
        content = context.paragraph(Style.BODY_PLAIN, f"{begin}{run(_EMPTY[block.kind])}{FIELD_END}")
    return (
        f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="{_GALLERY[block.kind]}"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>{context.separator()}"
    )


def _instruction(block: Contents) -> str:
    r"""What Word shall collect when the reader updates the list.

    Tables are collected by the style of their captions, because their numbers are text. The field is the one Word
    itself writes for a list from a style: no level, which would need the list separator of the reader's machine, and
    \c without a name, lest entries get the styles of daftar isi. Word takes the switch in capitals too, whereas
    LibreOffice would look for a numbered sequence on a small one, and empty the list when the reader updates it.
    """
    if block.kind == "isi":
        depth = max((entry.level for entry in block.entries), default=len(_LEVELS))
        return rf'TOC \o "1-{depth}" \h \z \u'
    return rf'TOC \h \z \t "{_CAPTIONS[block.kind].value}" \C'


def _entry(entry: Entry, kind: str, context: Context, begin: str, end: str) -> str:
    """One line: text, leader, page; numbers stand in a column of their own."""
    style = Style.TABLE_LIST if kind in _CAPTIONS else _LEVELS[min(entry.level, len(_LEVELS)) - 1]
    room = context.styles.room(style, context.page.text_width * 72 / 25.4)
    number, title = listed(entry, kind, room, context.face)
    runs = f"{run(number)}{TAB if number else ''}{run(title)}"
    target = context.anchors.contents(entry.anchor)
    if target:
        page = field(rf"PAGEREF {target} \h", run(context.pages.get(entry.anchor, "")))
        runs = f'<w:hyperlink w:anchor="{target}" w:history="1">{runs}{TAB}{page}</w:hyperlink>'
    right = f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(context.page.text_width)}"/>'
    return context.paragraph(style, f"{begin}{runs}{end}", f'<w:tabs>{right}</w:tabs><w:ind w:right="0"/>')
