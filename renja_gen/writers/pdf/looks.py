"""The look of a document as CSS: the font, sizes and line pitches, indents, and the fills of table rows."""

from renja_gen.document.look import RUNNING_GAP, RUNNING_PADDING, Indent, Look, Text

FAMILY = "Huruf Renja"  # a name of its own, so that a font installed on the machine cannot take its place
_SELECTORS = {
    Text.BODY: "html",
    Text.HEADING_1: "h1",
    Text.HEADING_2: "h2",
    Text.HEADING_3: "h3",
    Text.CAPTION: ".judul-tabel, .judul-gambar",
    Text.NOTE: ".catatan",
    Text.CONTENTS: ".entri",
    Text.TITLE: ".sampul .judul",
    Text.SUBTITLE: ".sampul .anak-judul",
    Text.COVER_FOOT: ".sampul .kaki",
}
_RUNNING_BOXES = {
    "top-left": f"margin-bottom:{RUNNING_GAP:g}mm;padding-bottom:{RUNNING_PADDING:g}mm",
    "bottom-left": f"margin-top:{RUNNING_GAP:g}mm",
    "bottom-right": f"margin-top:{RUNNING_GAP:g}mm",
}
_HEADER_FILLS = {"kepala": "th", "nomor": ".nomor th"}


def look_css(look: Look) -> str:
    """The rules that follow from the look; the stylesheet says everything else and comes after them."""
    sizes = "".join(f"{selector}{{{_size(look, kind)}}}\n" for kind, selector in _SELECTORS.items())
    running = "".join(f"@{box}{{{_size(look, Text.RUNNING)};{place}}}" for box, place in _RUNNING_BOXES.items())
    indents = "".join(f"--{kind}:{look.indent(kind):g}mm;" for kind in Indent)
    fills = "".join(
        f"{_HEADER_FILLS.get(kind, f'.{kind}')}{{background:#{colour}}}\n" for kind, colour in look.fills.items()
    )
    return f'{_faces(look)}html{{font-family:"{FAMILY}";{indents}}}\n@page{{{running}}}\n{sizes}{fills}'


def font_urls(look: Look) -> frozenset[str]:
    """The font files as URLs, the only ones that may be read."""
    return frozenset(file.path.as_uri() for file in look.font_files)


def _size(look: Look, kind: Text) -> str:
    size, pitch = look.text[kind]
    return f"font-size:{size:g}pt;line-height:{pitch:g}pt"


def _faces(look: Look) -> str:
    """The `@font-face` rules; a variable font names no weight, because it holds every one."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-style:{"italic" if file.italic else "normal"};'
        f"{'' if file.bold is None else f'font-weight:{700 if file.bold else 400};'}"
        f'src:url("{file.path.as_uri()}")}}\n'
        for file in look.font_files
    )
