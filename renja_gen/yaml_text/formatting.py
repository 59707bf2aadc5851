"""A plan's YAML in the style of the examples: order, layout, quotes and blanks; meaning and comments stay.

What was made is read again. A text that would mean anything else, or lack a comment, is never handed on.
"""

from collections import Counter
from dataclasses import replace
from typing import Any

from renja_gen.diagnostics import Report, Span
from renja_gen.source import to_data
from renja_gen.source.nodes import Node
from renja_gen.source.reader import parse
from renja_gen.yaml_text.commented import commented, with_blank
from renja_gen.yaml_text.order import Part, ordered
from renja_gen.yaml_text.places import Placed
from renja_gen.yaml_text.writing import Noted, dump, is_one_line, noted


def formatted(text: str, name: str, part: Part, report: Report) -> str | None:
    """The text of a file that holds a part of a plan (or a list of such parts) in style.

    None, with the reason in the report, where it cannot be read or be brought into style safely. Line breaks are
    those of the first line.
    """
    before = Report()
    node = parse(text, name, before)
    if node is None or before.failed():
        report.extend(before.diagnostics)
        return None
    new = dump(_spaced(noted(ordered(commented(text), part))))
    if not _same(node, text, new, name):
        report.add(
            "RG955",
            "berkas tidak dapat dirapikan tanpa mengubah isi atau komentarnya; berkas dibiarkan",
            Span(name),
            hint="kirimkan berkas ini kepada pengembang",
        )
        return None
    return new.replace("\n", Placed(text).line_break)


def _spaced(root: Noted) -> Noted:
    """The root with empty lines where order may have taken them.

    Below the head of the file where what comes first has comments of its own; and, in a file whose sections are set
    off by empty lines, around all of several lines.
    """
    value = root.value
    if isinstance(value, dict) and any(noted(child).before[:1] == ("",) for child in value.values()):
        several = [not is_one_line(noted(child)) for child in value.values()]
        apart = [any(pair) for pair in zip(several, [False, *several], strict=False)]
        value = {
            key: with_blank(noted(child)) if blank else child
            for (key, child), blank in zip(value.items(), apart, strict=True)
        }
    children = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    head = root.before
    if head and head[-1] and children and any(noted(children[0]).before):
        head = (*head, "")
    return replace(root, value=value, before=head)


def _same(node: Node, text: str, new: str, name: str) -> bool:
    report = Report()
    again = parse(new, name, report)
    if again is None or report.failed() or _unordered(to_data(node)) != _unordered(to_data(again)):
        return False
    return _comments(text) == _comments(new)


def _unordered(data: Any) -> Any:
    """Data in which lists of parts with a code have no order."""
    if isinstance(data, dict):
        return {key: _unordered(value) for key, value in data.items()}
    if isinstance(data, list):
        items = [_unordered(item) for item in data]
        coded = all(isinstance(item, dict) and item.get("kode") for item in items)
        return sorted(items, key=repr_of) if coded else items
    return data


def repr_of(data: Any) -> str:
    """Data as text that does not depend on the order of keys."""
    if isinstance(data, dict):
        return "{" + ",".join(f"{key!r}:{repr_of(data[key])}" for key in sorted(data)) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(repr_of, data)) + "]"
    return repr(data)


def _comments(text: str) -> Counter[str]:
    placed = Placed(text)
    return Counter(text[start:end].rstrip() for start, end in placed.comments)
