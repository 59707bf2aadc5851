"""What WeasyPrint leaves out of a tagged PDF, added before it is written.

Headers of cells under merged header cells come out shifted, the scope of header cells and the tree of their
names are missing, links say nothing of where they lead. All of it follows from the spans of the cells.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Element = Any  # a dictionary of pydyf


def complete_tags(pdf: Any, targets: Mapping[str, str]) -> None:
    """Complete the tags of a PDF; `targets` names in words where a link by that destination leads."""
    from pydyf import Array, Dictionary, String

    names: dict[str, Element] = {}
    for element in list(pdf.objects):
        if not isinstance(element, dict):
            continue
        if element.get("S") == "/Table":
            names |= _with_headers(pdf, element)
        elif element.get("Subtype") == "/Link" and "Dest" in element:
            destination = element["Dest"].string
            element["Contents"] = String(targets.get(destination, destination))
    pairs = [part for name in sorted(names) for part in (String(name), names[name].reference)]
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    if pairs:
        root["IDTree"] = Dictionary({"Names": Array(pairs)})


def _with_headers(pdf: Any, table: Element) -> dict[str, Element]:
    """Tell each cell of a table its headers; the header cells by the names they got."""
    from pydyf import Array, String

    named: dict[str, Element] = {}
    above: dict[int, list[String]] = {}
    for column, cell in _cells(pdf, table):
        attributes = cell["A"]
        columns = range(column, column + attributes.get("ColSpan", 1))
        headers = list(dict.fromkeys(name for each in columns for name in above.get(each, ())))
        if cell["S"] == "/TH":
            name = f"t{table.number}-{cell.number}"
            named[name] = cell
            cell["ID"] = String(name)
            attributes["Scope"] = "/Column"
            for each in columns:
                above.setdefault(each, []).append(cell["ID"])
        if headers:
            attributes["Headers"] = Array(headers)
        else:
            attributes.pop("Headers", None)
    return named


def _cells(pdf: Any, table: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a table with the columns they begin in, row by row."""
    covered: dict[int, int] = {}  # column -> rows that a cell above still reaches down
    for row in _rows(pdf, table):
        column = 0
        for cell in _kids(pdf, row):
            while covered.get(column):
                column += 1
            yield column, cell
            width, height = cell["A"].get("ColSpan", 1), cell["A"].get("RowSpan", 1)
            covered |= dict.fromkeys(range(column, column + width), height)
            column += width
        covered = {column: rows - 1 for column, rows in covered.items() if rows > 1}


def _rows(pdf: Any, element: Element) -> Iterator[Element]:
    for kid in _kids(pdf, element):
        if kid["S"] == "/TR":
            yield kid
        elif kid["S"] in {"/THead", "/TBody"}:
            yield from _rows(pdf, kid)


def _kids(pdf: Any, element: Element) -> Iterator[Element]:
    for reference in element["K"]:
        if isinstance(reference, bytes):
            yield pdf.objects[_number(reference)]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
