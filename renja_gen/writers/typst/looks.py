"""The look of a document as `gaya.typ`, from which the theme takes the font, sizes and fills."""

from collections.abc import Iterable

from renja_gen.document.look import Indent, Look
from renja_gen.writers.typst.literal import mm, pt, string, strings


def look_typ(look: Look, families: Iterable[str]) -> str:
    """The constants of the theme: `huruf`, `ukuran` (size and pitch of each kind of text), `warna`, `lekuk`."""
    sizes = "".join(f"  {string(kind)}: ({pt(size.size)}, {pt(size.pitch)}),\n" for kind, size in look.text.items())
    fills = "".join(f"  {string(kind)}: rgb({string(colour)}),\n" for kind, colour in look.fills.items())
    indents = "".join(f"  {string(indent)}: {mm(look.indent(indent))},\n" for indent in Indent)
    tables = {"ukuran": sizes, "warna": fills, "lekuk": indents}
    return f"#let huruf = {strings(families)}\n" + "".join(f"#let {n} = (\n{rows})\n" for n, rows in tables.items())
