"""Read back what was written: whether all ways say the same amount."""

import re
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_INVISIBLE = re.compile("[\u00ad\u200b\ufffe]")


class Amount(NamedTuple):
    """How much a document holds; None is what its format does not tell."""

    suffix: str
    rows: int | None = None
    cells: int | None = None
    pages: int | None = None
    words: int = 0
    bytes: int = 0


def counted(path: Path) -> Amount:
    return (_docx if path.suffix == ".docx" else _pdf)(path)


def _docx(path: Path) -> Amount:
    """Table rows and cells (those merged into one above left out), and words."""
    from lxml import etree

    rows = cells = words = 0
    with ZipFile(path) as archive, archive.open("word/document.xml") as part:
        for _, element in etree.iterparse(part, tag=(f"{_W}tr", f"{_W}tc", f"{_W}p"), huge_tree=True):
            if element.tag == f"{_W}tr":
                rows += 1
                element.clear()
            elif element.tag == f"{_W}tc":
                merge = element.find(f"{_W}tcPr/{_W}vMerge")
                cells += merge is None or merge.get(f"{_W}val") == "restart"
            else:
                words += len(_text(element).split())
    return Amount("docx", rows, cells, None, words, path.stat().st_size)


def _text(paragraph: "object") -> str:
    wanted = (f"{_W}t", f"{_W}tab", f"{_W}br")
    parts = (part.text or "" if part.tag == f"{_W}t" else " " for part in paragraph.iter(*wanted))  # type: ignore[attr-defined]
    return _INVISIBLE.sub("", "".join(parts))


def _pdf(path: Path) -> Amount:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    words = sum(len(_INVISIBLE.sub("", page.get_textpage().get_text_bounded()).split()) for page in document)
    return Amount("pdf", None, None, len(document), words, path.stat().st_size)
