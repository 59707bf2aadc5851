"""The elements of a DOCX that are understood. Any other is shown by its name, so that it proves nothing.

A file may hold the same unknown element as what the plan gives (from the letterhead of an agency); then it makes no
difference.
"""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_A14 = "{http://schemas.microsoft.com/office/drawing/2010/main}"


def _named(namespace: str, names: str) -> set[str]:
    return {f"{namespace}{name}" for name in names.split()}


# What only holds other elements.
CONTAINERS = {
    *_named(W, "document body hdr ftr footnotes footnote endnotes endnote tbl tr tc r hyperlink ins moveTo"),
    *_named(W, "sdt sdtPr sdtContent smartTag customXml drawing txbxContent"),
    *_named(_WP, "inline anchor"),
    *_named(A, "graphic graphicData extLst ext"),
    *_named(_PIC, "pic blipFill"),
    *_named(_WPS, "wsp txbx"),
    *_named(_WPG, "wgp grpSp"),
    f"{MC}AlternateContent",
    f"{MC}Choice",
}
# What shows nothing, or only says what something looks like; deleted text of tracked changes.
UNSEEN = {
    *_named(W, "pPr rPr tblPr tblPrEx tblGrid trPr tcPr sectPr sdtEndPr smartTagPr customXmlPr"),
    *_named(W, "del delText delInstrText moveFrom instrText proofErr lastRenderedPageBreak permStart permEnd"),
    *_named(W, "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd softHyphen"),
    *_named(W, "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"),
    *_named(W, "alias docPartObj id lock placeholder richText tag text"),  # of a content control
    *_named(_WP, "extent effectExtent docPr cNvGraphicFramePr simplePos positionH positionV"),
    *_named(_WP, "wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom"),
    *_named(_WP14, "sizeRelH sizeRelV"),
    *_named(A, "stretch tile srcRect"),
    *_named(_PIC, "nvPicPr spPr"),
    *_named(_WPS, "cNvPr cNvSpPr cNvCnPr spPr style bodyPr"),
    *_named(_WPG, "cNvPr cNvGrpSpPr grpSpPr"),
    f"{_A14}useLocalDpi",
    f"{MC}Fallback",
}
TEXT = {
    **dict.fromkeys(_named(W, "tab ptab br cr"), " "),
    f"{W}noBreakHyphen": "\u2011",
    f"{A}blip": "[gambar]",
    f"{C}chart": "[gambar]",
}
LETTERS = {f"{W}t", f"{_M}t", f"{A}t"}
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/"
# What every Word of the last years shows; for all else it shows the fallback, which is not read.
KNOWN_CHOICES = {
    *(f"{_WORD_2010}wordprocessing{kind}" for kind in ("Shape", "Group", "Canvas", "Ink", "Drawing")),
    f"{_WORD_2010}wordml",
}
