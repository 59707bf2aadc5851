"""The look of a document as `gaya.typ`, from which the theme takes the font, sizes and fills."""

from collections.abc import Iterable

from renja_gen.document.look import Look
from renja_gen.writers.typst.literal import pt, string, strings


def look_typ(look: Look, families: Iterable[str]) -> str:
    """The constants of the theme: `huruf`, `ukuran` (size and line pitch of each kind of text) and `warna`."""
    sizes = "".join(f"  {string(kind)}: ({pt(size.size)}, {pt(size.pitch)}),\n" for kind, size in look.text.items())
    fills = "".join(f"  {string(kind)}: rgb({string(colour)}),\n" for kind, colour in look.fills.items())
    return f"#let huruf = {strings(families)}\n#let ukuran = (\n{sizes})\n#let warna = (\n{fills})\n"
