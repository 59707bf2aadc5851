"""The reference document's styles made to follow the agency's gaya.yaml.

The shipped acuan.docx embodies the shipped gaya.yaml. So only what the agency's gaya.yaml says otherwise is
changed, and all that an agency's own acuan.docx says beside it stays.
"""

from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from renja_gen.document.look import Indent, Look, Text
from renja_gen.writers.docx.markup import twips
from renja_gen.writers.docx.styles import Style, Styles, W

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
STYLES_OF: Mapping[Text, tuple[Style, ...]] = {
    Text.BODY: (Style.BODY, Style.LIST_1, Style.SIGNATURE),
    Text.HEADING_1: (Style.HEADING_1,),
    Text.HEADING_2: (Style.HEADING_2,),
    Text.HEADING_3: (Style.HEADING_3,),
    Text.CAPTION: (Style.CAPTION,),
    Text.NOTE: (Style.TABLE_NOTE,),
    Text.CONTENTS: (Style.TOC_1, Style.TOC_2, Style.TOC_3, Style.TABLE_LIST),
    Text.RUNNING: (Style.HEADER, Style.FOOTER),
    Text.TITLE: (Style.TITLE,),
    Text.SUBTITLE: (Style.SUBTITLE,),
    Text.COVER_FOOT: (Style.COVER_FOOT,),
}
# The indents whose sum is where the text of a style begins; its first line begins at the last of them less.
HANGING: Mapping[Style, tuple[Indent, ...]] = {
    Style.HEADING_2: (Indent.HEADING_NUMBER,),
    Style.LIST_1: (Indent.MARKER,),
    Style.LIST_2: (Indent.MARKER, Indent.MARKER),
    Style.LIST_3: (Indent.MARKER, Indent.MARKER, Indent.MARKER),
    Style.TOC_1: (Indent.ENTRY_CHAPTER,),
    Style.TOC_2: (Indent.ENTRY_CHAPTER, Indent.ENTRY_SECTION),
    Style.TOC_3: (Indent.ENTRY_CHAPTER, Indent.ENTRY_SECTION, Indent.ENTRY_PART),
    Style.TABLE_LIST: (Indent.ENTRY_TABLE,),
}


def restyle(styles: Styles, document: Part, look: Look, shipped: Look) -> None:
    """Change what a look says otherwise than the shipped one; `document` is the main part."""
    for text, names in STYLES_OF.items():
        wanted, usual = look.text[text], shipped.text[text]
        for name in names:
            if wanted.size != usual.size:
                styles.set_size(name, wanted.size)
            if wanted.pitch != usual.pitch:
                styles.set_pitch(name, wanted.pitch)
    if look.indent(Indent.FIRST_LINE) != shipped.indent(Indent.FIRST_LINE):
        styles.set_indent(Style.BODY, firstLine=twips(look.indent(Indent.FIRST_LINE)))
    for name, steps in HANGING.items():
        mm = [look.indent(step) for step in steps]
        if mm != [shipped.indent(step) for step in steps]:
            styles.set_indent(name, left=twips(sum(mm)), hanging=twips(mm[-1]))
    if look.font != shipped.font:
        styles.set_font(look.font)
        _set_theme_font(document, look.font)
        _add_to_font_table(document, look)


def _set_theme_font(document: Part, font: str) -> None:
    """The fonts of the theme, which Word offers first."""
    part, root = _parsed(document, RELATIONSHIP_TYPE.THEME)
    if part is not None and root is not None:
        for latin in root.iter(f"{{{_A}}}latin"):
            latin.set("typeface", font)
            latin.attrib.pop("panose", "")
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _add_to_font_table(document: Part, look: Look) -> None:
    """The font with the name its files have, by which Word finds them where it does not know the other."""
    part, root = _parsed(document, RELATIONSHIP_TYPE.FONT_TABLE)
    if part is None or root is None:
        return
    if all(one.get(f"{{{W}}}name") != look.font for one in root):
        font = etree.SubElement(root, f"{{{W}}}font", {f"{{{W}}}name": look.font})
        other = look.family and look.family != look.font
        for name, value in (("altName", look.family), ("charset", "00"), ("family", "auto"), ("pitch", "variable")):
            if name != "altName" or other:
                etree.SubElement(font, f"{{{W}}}{name}", {f"{{{W}}}val": value})
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _parsed(document: Part, kind: str) -> tuple[Part | None, etree._Element | None]:
    """A part of the package as a tree; parts that are no trees to python-docx are bytes."""
    try:
        part = document.part_related_by(kind)
        return part, etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except (KeyError, etree.XMLSyntaxError):
        return None, None
