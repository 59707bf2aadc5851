"""Make `templates/docx/acuan.docx`, the reference document that gives the DOCX its look.

The writer takes styles, settings and font table from it and ignores its text, which only shows each style
by its name. It is written part by part, so that nothing foreign (thumbnail, theme fonts, another author)
comes along, and always gives the same bytes. Run: `python tools/buat_acuan.py [file]`.
"""

import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from renja_gen.compose.gaya import gaya_bawaan  # noqa: E402
from renja_gen.document.look import Indent, Text  # noqa: E402
from renja_gen.writers.docx.restyle import HANGING  # noqa: E402
from renja_gen.writers.docx.styles import Style as StyleName  # noqa: E402

TARGET = ROOT / "templates" / "docx" / "acuan.docx"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_TYPE = "application/vnd.openxmlformats-package"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LOOK = gaya_bawaan()
FONT = LOOK.font
BODY_SIZE = LOOK.text[Text.BODY].size
TEXT_WIDTH = LOOK.portrait.text_width


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def exact(points: float) -> str:
    """Attributes of an exact line pitch."""
    return f'w:line="{round(points * 20)}" w:lineRule="exact"'


def spacing(before: float, after: float, kind: Text) -> str:
    """Space above and below in points, and the line pitch of a kind of text."""
    return line_spacing(before, after, LOOK.text[kind].pitch)


def at_least(kind: Text) -> str:
    """The line pitch of a kind of text where people put pictures, which an exact one would cut."""
    return spacing(0, 0, kind).replace("exact", "atLeast")


def line_spacing(before: float, after: float, pitch: float) -> str:
    """Space above and below and the line pitch, in points."""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" {exact(pitch)}/>'


def hanging(left: float, hang: float, right: float = 0) -> str:
    """Give a hanging indent in mm; the first line starts at `left - hang`."""
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:hanging="{twips(hang)}"/>'


def steps(style: StyleName, right: float = 0) -> str:
    """Give the hanging indent of a style, as wide as its numbers."""
    widths = [LOOK.indent(step) for step in HANGING[style]]
    return hanging(sum(widths), widths[-1], right)


def text_size(kind: Text) -> str:
    """Give the font size of a kind of text; that of running text stands in the defaults."""
    points = LOOK.text[kind].size
    return "" if points == BODY_SIZE else size(points)


def size(points: float) -> str:
    """Give a font size in points."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


BOLD = "<w:b/><w:bCs/>"
CENTRE = '<w:jc w:val="center"/>'
JUSTIFY = '<w:jc w:val="both"/>'
LEFT = '<w:jc w:val="left"/>'
THIN_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="A6A6A6"/></w:pBdr>'
FIRST_LINE = twips(LOOK.indent(Indent.FIRST_LINE))
KEEP = "<w:keepNext/><w:keepLines/>"
GREY = '<w:color w:val="595959"/>'
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(TEXT_WIDTH)}"/></w:tabs>'


@dataclass(frozen=True)
class Style:
    """A paragraph style: children of its `w:pPr` and `w:rPr`, in schema order."""

    id: str
    name: str
    ppr: str = ""
    rpr: str = ""
    based: str = "Normal"
    following: str = ""
    priority: int = 1
    quick: bool = False

    @property
    def xml(self) -> str:
        """The style element."""
        custom = "" if self.name in BUILT_IN else ' w:customStyle="1"'
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        return (
            f'<w:style w:type="paragraph"{custom} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.based}"/>{following}<w:uiPriority w:val="{self.priority}"/>'
            f"{'<w:qFormat/>' if self.quick else ''}"
            f"<w:pPr>{self.ppr}</w:pPr>{f'<w:rPr>{self.rpr}</w:rPr>' if self.rpr else ''}</w:style>"
        )


BUILT_IN = {
    *("heading 1", "heading 2", "heading 3", "Body Text", "List", "List 2", "List 3", "caption"),
    *("toc 1", "toc 2", "toc 3", "table of figures", "Title", "Subtitle", "header", "footer"),
}

HIDDEN_HEADING = '<w:outlineLvl w:val="9"/>'

STYLES = (
    Style(
        "BodyText",
        "Body Text",
        f'{spacing(0, 6, Text.BODY)}<w:ind w:firstLine="{FIRST_LINE}"/>{JUSTIFY}',
        priority=0,
        quick=True,
    ),
    Style("IsiTanpaIndentasi", "Isi Tanpa Indentasi", '<w:ind w:firstLine="0"/>', based="BodyText", quick=True),
    Style(
        "Heading1",
        "heading 1",
        f'{KEEP}<w:pageBreakBefore/>{spacing(0, 18, Text.HEADING_1)}{CENTRE}<w:outlineLvl w:val="0"/>',
        BOLD + text_size(Text.HEADING_1),
        following="BodyText",
        priority=9,
        quick=True,
    ),
    Style(
        "Heading2",
        "heading 2",
        f'{KEEP}{spacing(12, 6, Text.HEADING_2)}{steps(StyleName.HEADING_2)}{LEFT}<w:outlineLvl w:val="1"/>',
        BOLD + text_size(Text.HEADING_2),
        following="BodyText",
        priority=9,
        quick=True,
    ),
    Style(
        "Heading3",
        "heading 3",
        f'{KEEP}{spacing(9, 4, Text.HEADING_3)}{LEFT}<w:outlineLvl w:val="2"/>',
        BOLD + size(LOOK.text[Text.HEADING_3].size),
        following="BodyText",
        priority=9,
        quick=True,
    ),
    *(
        Style(
            f"JudulTanpaDaftar{n}",
            f"Judul Tanpa Daftar {n}",
            HIDDEN_HEADING,
            based=f"Heading{n}",
            priority=10,
        )
        for n in (1, 2, 3)
    ),
    Style("List", "List", f"{spacing(0, 4, Text.BODY)}{steps(StyleName.LIST_1)}{JUSTIFY}", quick=True),
    Style("List2", "List 2", steps(StyleName.LIST_2), based="List", quick=True),
    Style("List3", "List 3", steps(StyleName.LIST_3), based="List", quick=True),
    Style(
        "Caption",
        "caption",
        f"{KEEP}{spacing(9, 6, Text.CAPTION)}{CENTRE}",
        BOLD + text_size(Text.CAPTION),
        priority=35,
        quick=True,
    ),
    Style("JudulTabel", "Judul Tabel", based="Caption", priority=35, quick=True),
    Style(
        "Gambar",
        "Gambar",
        f'<w:keepNext/><w:spacing w:before="180" w:after="0" w:line="240" w:lineRule="auto"/>{CENTRE}',
        based="IsiTanpaIndentasi",
        priority=35,
        quick=True,
    ),
    Style(
        "JudulGambar",
        "Judul Gambar",
        '<w:keepNext w:val="0"/><w:spacing w:before="120" w:after="60"/>',
        based="Caption",
        priority=35,
        quick=True,
    ),
    Style("TabelIsi", "Tabel Isi", f"{line_spacing(0, 0, 10.8)}{LEFT}", size(9), priority=36, quick=True),
    Style("TabelKepala", "Tabel Kepala", f"<w:keepNext/>{CENTRE}", BOLD, based="TabelIsi", priority=36),
    Style(
        "TabelNomor",
        "Tabel Nomor",
        f"<w:keepNext/>{CENTRE}",
        "",
        based="TabelIsi",
        priority=36,
    ),
    Style(
        "CatatanTabel",
        "Catatan Tabel",
        f"{spacing(3, 0, Text.NOTE)}{LEFT}",
        text_size(Text.NOTE),
        priority=36,
        quick=True,
    ),
    Style(
        "TOC1",
        "toc 1",
        f"{RIGHT_TAB}{spacing(4, 2, Text.CONTENTS)}{steps(StyleName.TOC_1, 12)}{LEFT}",
        BOLD,
        following="Normal",
        priority=39,
    ),
    Style(
        "TOC2",
        "toc 2",
        f"{RIGHT_TAB}{spacing(0, 2, Text.CONTENTS)}{steps(StyleName.TOC_2, 12)}{LEFT}",
        following="Normal",
        priority=39,
    ),
    Style(
        "TOC3",
        "toc 3",
        f"{RIGHT_TAB}{spacing(0, 2, Text.CONTENTS)}{steps(StyleName.TOC_3, 12)}{LEFT}",
        following="Normal",
        priority=39,
    ),
    Style(
        "TableofFigures",
        "table of figures",
        f"{RIGHT_TAB}{spacing(0, 4, Text.CONTENTS)}{steps(StyleName.TABLE_LIST, 12)}{LEFT}",
        following="Normal",
        priority=99,
    ),
    Style(
        "Title",
        "Title",
        f"{KEEP}{spacing(0, 0, Text.TITLE)}{CENTRE}",
        BOLD + text_size(Text.TITLE),
        priority=10,
        quick=True,
    ),
    Style(
        "Subtitle",
        "Subtitle",
        f"{KEEP}{spacing(0, 0, Text.SUBTITLE)}{CENTRE}",
        BOLD + text_size(Text.SUBTITLE),
        priority=11,
        quick=True,
    ),
    Style(
        "KakiSampul",
        "Kaki Sampul",
        f"{spacing(0, 0, Text.COVER_FOOT)}{CENTRE}",
        BOLD + text_size(Text.COVER_FOOT),
        priority=12,
    ),
    Style("TandaTangan", "Tanda Tangan", f"{KEEP}{spacing(0, 0, Text.BODY)}{LEFT}", priority=13),
    Style(
        "Header",
        "header",
        f"{THIN_LINE}{at_least(Text.RUNNING)}{LEFT}",
        GREY + text_size(Text.RUNNING),
        priority=99,
    ),
    Style(
        "Footer",
        "footer",
        f'<w:tabs><w:tab w:val="right" w:pos="{twips(TEXT_WIDTH)}"/></w:tabs>{at_least(Text.RUNNING)}{LEFT}',
        GREY + text_size(Text.RUNNING),
        priority=99,
    ),
    Style("Pemisah", "Pemisah", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', size(1)),
)

EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)

OTHER_STYLES = f"""\
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>\
<w:uiPriority w:val="99"/><w:semiHidden/></w:style>\
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>\
<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr>\
<w:color w:val="auto"/><w:u w:val="none"/></w:rPr></w:style>\
<w:style w:type="table" w:customStyle="1" w:styleId="TabelRenja"><w:name w:val="Tabel Renja"/>\
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>{EDGES}</w:tblBorders>\
<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="{twips(0.8)}" w:type="dxa"/>\
<w:bottom w:w="20" w:type="dxa"/><w:right w:w="{twips(0.8)}" w:type="dxa"/></w:tblCellMar></w:tblPr>\
</w:style>"""


def styles() -> str:
    """`word/styles.xml`."""
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{size(BODY_SIZE)}'
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
        f"{OTHER_STYLES}{''.join(style.xml for style in STYLES)}</w:styles>"
    )


def theme() -> str:
    """`word/theme/theme1.xml`: Word wants one; black, white, a few blues and greys, and our font."""
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "1F3864",
        "lt2": "F2F2F2",
        "accent1": "2F5496",
        "accent2": "8EAADB",
        "accent3": "D9E2F3",
        "accent4": "595959",
        "accent5": "A6A6A6",
        "accent6": "404040",
        "hlink": "000000",
        "folHlink": "000000",
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in colours.items())
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Renja">'
        f'<a:themeElements><a:clrScheme name="Renja">{scheme}</a:clrScheme><a:fontScheme name="Renja">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Renja"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def settings() -> str:
    """`word/settings.xml`: Word 2013 layout, Indonesian separators, nothing that asks at opening."""
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in modes
    )
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="{FIRST_LINE}"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat>'
        '<w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def fonts() -> str:
    """`word/fontTable.xml`."""
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def document() -> str:
    """`word/document.xml`: one line per style, on the paper of the look."""
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/><w:pageBreakBefore w:val="0"/></w:pPr>'
        f"<w:r><w:t>{style.name}</w:t></w:r></w:p>"
        for style in STYLES
        if style.id != "Pemisah"
    )
    page = LOOK.portrait
    margins = " ".join(
        f'w:{side}="{twips(mm)}"'
        for side, mm in (
            *(("top", page.top), ("right", page.right), ("bottom", page.bottom), ("left", page.left)),
            *(("header", LOOK.header_distance(page)), ("footer", LOOK.footer_distance(page)), ("gutter", 0)),
        )
    )
    return (
        f'<w:document xmlns:w="{W}"><w:body>{lines}<w:sectPr>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/><w:pgMar {margins}/></w:sectPr>'
        "</w:body></w:document>"
    )


def core() -> str:
    """`docProps/core.xml`."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Dokumen acuan Renja</dc:title>'
        f"{dates}<dc:language>id-ID</dc:language></cp:coreProperties>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    """Give a relationships part."""
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{items}</Relationships>'


def parts() -> dict[str, str]:
    """All members of the package, in the order they are stored."""
    types = {
        "/word/document.xml": f"{WORDML}.document.main+xml",
        "/word/styles.xml": f"{WORDML}.styles+xml",
        "/word/settings.xml": f"{WORDML}.settings+xml",
        "/word/fontTable.xml": f"{WORDML}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": f"{PACKAGE_TYPE}.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{t}"/>' for name, t in types.items())
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{PACKAGE_TYPE}.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ),
        "_rels/.rels": relationships(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{RELATIONSHIPS}/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core(),
        "word/_rels/document.xml.rels": relationships(
            *((f"{OFFICE}/{name}", f"{name}.xml") for name in ("styles", "settings", "fontTable")),
            (f"{OFFICE}/theme", "theme/theme1.xml"),
        ),
        "word/document.xml": document(),
        "word/fontTable.xml": fonts(),
        "word/settings.xml": settings(),
        "word/styles.xml": styles(),
        "word/theme/theme1.xml": theme(),
    }


def write(target: Path) -> None:
    """Write the reference document; the same bytes every time."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts().items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, DECLARATION + text, compresslevel=9)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
