"""WordprocessingML as strings: the units, the escaping and the few elements every other module needs.

The body is never built as a tree: strings are an order of magnitude faster on a plan of many thousand
cells. In return every text must pass `escape`, and children must be written in schema order.
"""

import re

from renja_gen.document.blocks import Align

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

JUSTIFICATION: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "both"}
EMU_PER_MM = 36_000
TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:r><w:br/></w:r>"
KEEP_NEXT = "<w:keepNext/>"

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_PARAGRAPH = "<w:p><w:pPr>"


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, the unit of Word."""
    return round(mm * 1440 / 25.4)


def escape(text: str) -> str:
    """Text fit for an element or an attribute; what XML 1.0 forbids is left out."""
    if _SPECIAL.search(text) is None:
        return text
    text = _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def text_element(text: str) -> str:
    """`w:t`, with line breaks and tabs as the elements Word wants for them."""
    xml = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if "\n" in xml or "\t" in xml:
        xml = xml.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        xml = xml.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return xml


def run(text: str, properties: str = "") -> str:
    """A run; `properties` are the children of its `w:rPr`."""
    if not text:
        return ""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text_element(text)}</w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of the style with that id; `properties` follow `w:pStyle`, in schema order."""
    return f'{_PARAGRAPH}<w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, result: str = "") -> str:
    """A complex field with its cached result (runs)."""
    return f"{field_begin(instruction)}{result}{FIELD_END}"


def field_begin(instruction: str) -> str:
    """The runs of a field up to its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def begin_paragraph(xml: str, content: str) -> str:
    """Put something before the text of the first paragraph of `xml`."""
    start = xml.index("</w:pPr>") + len("</w:pPr>")
    return f"{xml[:start]}{content}{xml[start:]}"


def close_section(xml: str, section: str) -> str:
    """Put section properties into the last paragraph of `xml`, where Word keeps them."""
    end = xml.index("</w:pPr>", xml.rindex(_PARAGRAPH))
    return f"{xml[:end]}{section}{xml[end:]}"
