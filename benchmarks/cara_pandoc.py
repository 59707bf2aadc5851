"""Markdown for pandoc."""

import re
from itertools import groupby

from isi import Data, placed_header

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@!])")


def markdown(content: Data) -> str:
    """The document as pandoc's Markdown: tables with pipes, merged cells as one filled and several empty ones."""
    parts = [f"---\ntitle: '{content['title']}'\nlang: id\n---"]
    for section in content["sections"]:
        for kind, blocks in groupby(section["blocks"], lambda block: block["kind"]):
            if kind == "item":
                parts.append("\n".join("- " + _marked(block["text"].partition("\t")[2]) for block in blocks))
            elif kind == "table":
                parts += [_pipes(block) for block in blocks]
            else:
                mark = "#" * int(kind[1]) + " " if kind.startswith("h") else ""
                parts += [mark + _marked(block["text"]) for block in blocks]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _marked(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " ").replace("\t", " "))


def _pipes(block: Data) -> str:
    count, head = len(block["widths"]), len(block["header"])
    header = [[""] * count for _ in range(head)]
    for row, column, text, _, _ in placed_header(block["header"]):
        header[row][column] = _marked(text)
    rule = ["-" * max(3, round(width)) for width in block["widths"]]
    lines = [header[0], rule, *header[1:]]
    for row in block["rows"]:
        line: list[str] = []
        for text, span in zip(row["texts"], block["forms"][row["form"]]["spans"], strict=True):
            line += [_marked(text), *[""] * (span - 1)]
        lines.append(line)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
