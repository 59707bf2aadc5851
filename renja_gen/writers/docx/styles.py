"""The styles the writer asks of the reference document, found by name.

Word translates the ids of built-in styles ("Judul1") but never their stored names ("heading 1"), so an
agency's own reference document works whatever the language of the Word that saved it.
"""

from enum import StrEnum
from typing import Any

from lxml import etree

from renja_gen.templates import TemplateError
from renja_gen.writers.listing import Room

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_VAL = f"{{{W}}}val"
_TAB = f"{{{W}}}tab"
_ID = f"{{{W}}}styleId"
_DEFAULT_FONTS = f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr/{{{W}}}rFonts"
_FIRST_LINES = ("firstLine", "firstLineChars", "hanging", "hangingChars")
_INDENTS = ("left", "leftChars", "start", "startChars", *_FIRST_LINES)
_CONTENTS = ("toc 1", "toc 2", "toc 3", "table of figures")
_WORD_SIZE = 10.0  # where nothing says otherwise
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
    FIGURE = "Gambar"
    FIGURE_CAPTION = "Judul Gambar"
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


# Styles that a reference document may lack: what they are made from then, and how they differ from it.
_MADE = {
    Style.FIGURE: (
        Style.BODY_PLAIN,
        '<w:keepNext/><w:spacing w:before="180" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
    ),
    Style.FIGURE_CAPTION: (
        Style.CAPTION,
        '<w:keepNext w:val="0"/><w:spacing w:before="120" w:after="60"/>',
    ),
}


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
        for style, (base, properties) in _MADE.items():
            if style.value.lower() not in self._styles and base.value.lower() in self._styles:
                self._styles[style.value.lower()] = self._add(
                    style.value.replace(" ", ""), style.value, base, f"<w:pPr>{properties}</w:pPr>", 35
                )
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
        self._add(
            variant,
            f"{style.value} {label}",
            style,
            f'<w:pPr><w:spacing w:line="{pitch}" w:lineRule="exact"/></w:pPr>'
            f'<w:rPr><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>',
            36,
        )
        return variant

    def _add(self, identity: str, name: str, base: Style, properties: str, priority: int) -> etree._Element:
        """A new paragraph style based on another one."""
        style = etree.fromstring(
            f'<w:style xmlns:w="{W}" w:type="paragraph" w:customStyle="1" w:styleId="{identity}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="{self.id(base)}"/>'
            f'<w:uiPriority w:val="{priority}"/>{properties}</w:style>'
        )
        self._root.append(style)
        return style

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
        if size is None:
            size = self._root.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{{{W}}}rPr/{{{W}}}sz")
        rest = text_width - left - max(right, _NUMBER_COLUMN)
        return Room(
            rest + hanging,
            rest,
            _WORD_SIZE if size is None else int(size.get(_VAL, "20")) / 2,
            element.find(f"{{{W}}}rPr/{{{W}}}b") is not None,
        )

    def set_size(self, style: Style, points: float) -> None:
        """Set the font size of a style."""
        properties = self._styles[style.value.lower()].get_or_add_rPr()  # type: ignore[attr-defined]
        for name in ("sz", "szCs"):
            for old in properties.findall(f"{{{W}}}{name}"):
                properties.remove(old)
        size = properties._add_sz()  # noqa: SLF001 - python-docx knows where it has to stand
        size.set(_VAL, str(round(points * 2)))
        size.addnext(etree.Element(f"{{{W}}}szCs", {_VAL: str(round(points * 2))}))

    def set_pitch(self, style: Style, points: float) -> None:
        """Set the exact line pitch of a style; of headers and footers the least, lest it cuts their pictures."""
        spacing = self._properties(style).get_or_add_spacing()
        spacing.set(f"{{{W}}}line", str(round(points * 20)))
        spacing.set(f"{{{W}}}lineRule", "atLeast" if style in {Style.HEADER, Style.FOOTER} else "exact")

    def set_indent(self, style: Style, **twips: int) -> None:
        """Set indents of a style: `left` with `hanging`, or `firstLine`."""
        indent = self._properties(style).get_or_add_ind()
        for name in _INDENTS if "left" in twips else _FIRST_LINES:
            indent.attrib.pop(f"{{{W}}}{name}", None)
        for name, value in twips.items():
            indent.set(f"{{{W}}}{name}", str(value))

    def _properties(self, style: Style) -> Any:
        return self._styles[style.value.lower()].get_or_add_pPr()  # type: ignore[attr-defined]

    def set_font(self, font: str) -> None:
        """Set the font of all text whose style asks for no other one by itself."""
        for normal in self._root.findall(f"{{{W}}}style[@{{{W}}}default='1']/{{{W}}}rPr/{{{W}}}rFonts"):
            normal.getparent().remove(normal)  # type: ignore[union-attr]
        fonts = self._root.find(_DEFAULT_FONTS)
        if fonts is not None:
            fonts.attrib.clear()
            for name in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(f"{{{W}}}{name}", font)

    def font(self, style: Style) -> str:
        """The font of a style by what it or one it is based on says, "" where that is the theme's or nothing."""
        element: etree._Element | None = self._styles[style.value.lower()]
        for _ in range(len(self._styles)):
            if element is None:
                break
            fonts = element.find(f"{{{W}}}rPr/{{{W}}}rFonts")
            if fonts is not None:
                return str(fonts.get(f"{{{W}}}ascii", ""))
            base = element.find(f"{{{W}}}basedOn")
            wanted = "" if base is None else base.get(_VAL)
            element = next((one for one in self._styles.values() if one.get(_ID) == wanted), None)
        fonts = self._root.find(_DEFAULT_FONTS)
        return "" if fonts is None else str(fonts.get(f"{{{W}}}ascii", ""))

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
