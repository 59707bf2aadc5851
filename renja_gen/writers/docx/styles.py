"""The styles the writer asks of the reference document, found by name.

Word translates the ids of built-in styles ("Judul1") but never their stored names ("heading 1"), so an
agency's own reference document works whatever the language of the Word that saved it.
"""

from enum import StrEnum

from lxml import etree

from renja_gen.templates import TemplateError
from renja_gen.writers.listing import Room

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_VAL = f"{{{W}}}val"
_TAB = f"{{{W}}}tab"
_ID = f"{{{W}}}styleId"
_CONTENTS = ("toc 1", "toc 2", "toc 3", "table of figures")
_BODY_SIZE = 11.0
_NUMBER_COLUMN = 34.0  # points kept free for page numbers, at least


class Style(StrEnum):
    """The names of the required styles."""

    BODY = "Body Text"
    BODY_PLAIN = "Isi Tanpa Indentasi"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HIDDEN_HEADING_1 = "Judul Tanpa Daftar 1"
    HIDDEN_HEADING_2 = "Judul Tanpa Daftar 2"
    HIDDEN_HEADING_3 = "Judul Tanpa Daftar 3"
    LIST_1 = "List"
    LIST_2 = "List 2"
    LIST_3 = "List 3"
    CAPTION = "Judul Tabel"
    TABLE = "Tabel Renja"
    TABLE_TEXT = "Tabel Isi"
    TABLE_HEADER = "Tabel Kepala"
    TABLE_NUMBER = "Tabel Nomor"
    TABLE_NOTE = "Catatan Tabel"
    TOC_1 = "toc 1"
    TOC_2 = "toc 2"
    TOC_3 = "toc 3"
    TABLE_LIST = "table of figures"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    COVER_FOOT = "Kaki Sampul"
    SIGNATURE = "Tanda Tangan"
    HEADER = "header"
    FOOTER = "footer"
    HYPERLINK = "Hyperlink"
    SEPARATOR = "Pemisah"


class ReferenceDocumentError(TemplateError):
    """The reference document cannot be used; `missing` names the styles it lacks, if that is why."""

    def __init__(self, message: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.missing = missing


class Styles:
    """The styles part of the document being written: ids by name, and the changes this document needs."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._styles = {_name(style).lower(): style for style in root.iter(f"{{{W}}}style")}
        self._sized: dict[tuple[Style, float, float], str] = {}
        missing = tuple(name.value for name in Style if name.value.lower() not in self._styles)
        if missing:
            raise ReferenceDocumentError(
                f"templat docx/acuan.docx tidak memuat gaya {', '.join(missing)}; tambahkan gaya itu", missing
            )

    def id(self, style: Style) -> str:
        """The id of a style in this document."""
        return str(self._styles[style.value.lower()].get(_ID))

    def sized(self, style: Style, points: float, table: float = 0.0) -> str:
        """The id of a variant of a table text style at a font size, made when first asked for.

        The pitch is that of the size of the whole `table`, where it is another one.

        Size and pitch stand in a style and not in every cell, which keeps the document small and lets the
        reader change a whole table at one place.
        """
        key = (style, points, table or points)
        if key not in self._sized:
            self._sized[key] = self._add_variant(*key)
        return self._sized[key]

    def _add_variant(self, style: Style, points: float, table: float) -> str:
        half_points = round(points * 2)
        pitch = round(round(1.2 * table, 1) * 20)
        own = points == table
        variant = f"{self.id(style)}{half_points}{'' if own else f'x{pitch}'}"
        label = f"{half_points / 2:g}{'' if own else f' ({pitch / 20:g})'}".replace(".", ",")
        self._root.append(
            etree.fromstring(
                f'<w:style xmlns:w="{W}" w:type="paragraph" w:customStyle="1" w:styleId="{variant}">'
                f'<w:name w:val="{style.value} {label}"/><w:basedOn w:val="{self.id(style)}"/>'
                f'<w:uiPriority w:val="36"/><w:pPr><w:spacing w:line="{pitch}" w:lineRule="exact"/></w:pPr>'
                f'<w:rPr><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr></w:style>'
            )
        )
        return variant

    def set_language(self, language: str) -> None:
        """Set the language of all text, so that the speller knows it."""
        defaults = self._root.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr/{{{W}}}lang")
        if defaults is not None:
            defaults.set(_VAL, language)

    def tabs(self, style: Style) -> tuple[int, ...]:
        """The tab stops of a style, in twips."""
        return tuple(int(tab.get(f"{{{W}}}pos", "0")) for tab in self._styles[style.lower()].iter(_TAB))

    def room(self, style: Style, text_width: float) -> Room:
        """The room a line of a style has on a page of that text width, as far as the style itself says."""
        element = self._styles[style.lower()]
        indent = element.find(f"{{{W}}}pPr/{{{W}}}ind")
        left, right, hanging = (
            0.0 if indent is None else int(indent.get(f"{{{W}}}{side}", "0")) / 20
            for side in ("left", "right", "hanging")
        )
        size = element.find(f"{{{W}}}rPr/{{{W}}}sz")
        rest = text_width - left - max(right, _NUMBER_COLUMN)
        return Room(
            rest + hanging,
            rest,
            _BODY_SIZE if size is None else int(size.get(_VAL, "22")) / 2,
            element.find(f"{{{W}}}rPr/{{{W}}}b") is not None,
        )

    def fit_contents(self, text_width: int) -> None:
        """Move the right tab of the contents styles to the right margin (in twips).

        It stands in the styles and not in the entries, because Word writes the entries anew on F9.
        """
        for name in _CONTENTS:
            for tab in self._styles[name].iter(_TAB):
                if tab.get(_VAL) == "right":
                    tab.set(f"{{{W}}}pos", str(text_width))


def _name(style: etree._Element) -> str:
    name = style.find(f"{{{W}}}name")
    return "" if name is None else str(name.get(_VAL))
