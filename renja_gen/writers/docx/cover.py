"""The cover page and the signature block."""

from renja_gen.document.blocks import LOGO_ALT, Cover, Signature
from renja_gen.document.look import Text
from renja_gen.document.metrics import MM_PER_POINT
from renja_gen.writers.docx.context import Context
from renja_gen.writers.docx.markup import EMU_PER_MM, run, twips
from renja_gen.writers.docx.styles import Style

_LOGO_HEIGHT = 38.0  # mm
_LOGO_WIDTH = 60.0  # mm at most
_LOGO_GAP = 14.0  # mm under the logo
_TITLE_GAP = 8.0  # mm between title and subtitle
_OPTICAL_CENTRE = 0.42  # of the free height, above the title: the eye takes the middle for too low
_SIGNING_LINES = 4  # lines of running text to sign in


def cover_xml(cover: Cover, context: Context) -> str:
    """Logo, title and subtitle around the optical centre; the foot framed at the bottom margin."""
    logo, logo_height = _logo(cover, context)
    texts = ((Text.TITLE, cover.title), (Text.SUBTITLE, cover.subtitle), (Text.COVER_FOOT, cover.foot))
    used = logo_height + _TITLE_GAP + sum(_height(lines, kind, context) for kind, lines in texts)
    page = context.page
    free = page.height - page.top - page.bottom - used
    space = max(0.0, free * _OPTICAL_CENTRE)
    lines: list[str] = []
    if logo:
        lines.append(context.paragraph(Style.TITLE, logo, _above(space, auto=True)))
        space = _LOGO_GAP
    for style, titles in ((Style.TITLE, cover.title), (Style.SUBTITLE, cover.subtitle)):
        for text in titles:
            lines.append(context.paragraph(style, run(text), _above(space)))
            space = 0.0
        space = _TITLE_GAP
    width = twips(page.text_width)
    frame = (
        f'<w:framePr w:w="{width}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center"'
        ' w:yAlign="bottom"/>'
    )
    lines += [context.paragraph(Style.COVER_FOOT, run(text), frame) for text in cover.foot]
    return "".join(lines) + context.separator()


def _above(mm: float, *, auto: bool = False) -> str:
    """Space above a line; `auto` line height for the picture, which an exact pitch would cut."""
    if not mm and not auto:
        return ""
    rule = ' w:line="240" w:lineRule="auto"' if auto else ""
    return f'<w:spacing w:before="{twips(mm)}"{rule}/>'


def _points_above(points: float) -> str:
    """Space above a line of the signature block."""
    return f'<w:spacing w:before="{round(points * 20)}"/>' if points else ""


def _height(lines: tuple[str, ...], kind: Text, context: Context) -> float:
    """The height of lines that may wrap, in mm."""
    size, pitch = context.look.text[kind]
    room = context.page.text_width / MM_PER_POINT
    return sum(context.face.line_count(line, room, size, bold=True) for line in lines) * pitch * MM_PER_POINT


def _logo(cover: Cover, context: Context) -> tuple[str, float]:
    """The picture in a run, and the height it takes with the gap under it."""
    image = context.package.add_image(cover.logo) if cover.logo else None
    if image is None:
        return "", 0.0
    relation, number, ratio = image
    height = min(_LOGO_HEIGHT, _LOGO_WIDTH * ratio)
    extent = f'cx="{round(height / ratio * EMU_PER_MM)}" cy="{round(height * EMU_PER_MM)}"'
    name = f'id="{number}" name="Lambang {number}" descr="{LOGO_ALT}"'
    xml = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f"<wp:docPr {name}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return xml, height + _LOGO_GAP


def signature_xml(block: Signature, context: Context) -> str:
    """The block in the right half of the page, kept on one page."""
    indent = f'<w:ind w:left="{twips(context.page.text_width / 2)}"/>'
    signing_space = _SIGNING_LINES * context.look.text[Text.BODY].pitch
    lines = [(block.place_date, "", 24.0), *((line, "", 0.0) for line in block.office)]
    lines.append((block.name, '<w:b/><w:bCs/><w:u w:val="single"/>', signing_space))
    lines += [(text, "", 0.0) for text in (block.rank, f"NIP. {block.nip}" if block.nip else "") if text]
    last = len(lines) - 1
    return "".join(
        context.paragraph(
            Style.SIGNATURE,
            run(text, look),
            ('<w:keepNext w:val="0"/>' if n == last else "") + _points_above(space) + indent,
        )
        for n, (text, look, space) in enumerate(lines)
    )
