"""Named pages: the paper, margins and page numbering of each section, as CSS and as labels.

A name stands for one geometry and one numbering, so that consecutive sections which agree in both count as
one run of pages. A section that restarts gets a name of its own, because the counter is reset on the first
page of every run of that name.
"""

from collections.abc import Sequence

from renja_gen.document.blocks import Document, Section
from renja_gen.document.look import Page
from renja_gen.writers.labels import printed_sections

_COUNTER_STYLE = {"roman": "lower-roman", "arabic": "decimal"}


def page_names(sections: Sequence[Section]) -> tuple[str, ...]:
    """The page name of each section."""
    names: dict[object, str] = {}
    return tuple(
        names.setdefault((section.page, section.numbering, index if section.restart else None), f"halaman-{index}")
        for index, section in enumerate(sections)
    )


def page_css(document: Document) -> str:
    """The `@page` rules of a document; their look is in the stylesheet."""
    sections = printed_sections(document)
    rules = []
    for name, section in dict(zip(page_names(sections), sections, strict=True)).items():
        rules.append(f".{name}{{page:{name}}}\n@page {name}{{{_geometry(section.page)}")
        if section.numbering is not None:
            rules.append(
                f"@top-left{{content:{css_string(document.header)}}}"
                f"@bottom-left{{content:{css_string(document.footer)}}}"
                f"@bottom-right{{content:counter(page,{_COUNTER_STYLE[section.numbering]})}}"
            )
        rules.append("}\n")
        if section.restart:
            rules.append(f"@page :nth(1 of {name}){{counter-reset:page 1}}\n")
    return "".join(rules)


def css_string(text: str) -> str:
    """`text` as a CSS string that may stand inside a `<style>` element."""
    return '"' + "".join(c if c.isalnum() or c in " .,-" else f"\\{ord(c):x} " for c in text) + '"'


def _geometry(page: Page) -> str:
    size = f"{page.width:g}mm {page.height:g}mm"
    return f"size:{size};margin:{page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm;"
