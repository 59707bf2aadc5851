"""Data to YAML text in the style of the examples, with comments.

Two blanks a level, items indented below their key, series by year and short lists on one line, long text folded,
everything else one value a line: what two people change in two places then merges by itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import Any, Literal

from renja_gen.yaml_text.scalars import LONGEST, fits_as_key, folded, key_lines, one_line

_SERIES = re.compile(r"(?:s/d )?\d{4}", re.ASCII)
_INCLUDE = "sertakan"
_SHORT = 20  # letters of an item of a short list
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with its comments, or with a layout of its own.

    `before` are the comment lines above it ("" is an empty line), `after` stands at the end of its first line,
    `below` after the last of its children. Comments are given without their `#`; what begins with one is kept as
    it is. `layout`: "flow" and "block" for collections (flow only where it fits on the line), "plain" for text
    without quotes wherever YAML allows it; by default the style decides.
    """

    value: "Data"
    before: tuple[str, ...] = ()
    after: str = ""
    below: tuple[str, ...] = ()
    layout: Literal["", "flow", "block", "plain"] = ""


Data = Noted | Mapping[Any, "Data"] | Sequence["Data"] | str | int | None  # keys are text or years


def flow(value: Data) -> Noted:
    """The collection on one line, where it fits: `{pagu: 6.000.000}`."""
    return replace(noted(value), layout="flow")


def block(value: Data) -> Noted:
    """The collection with a line for each value."""
    return replace(noted(value), layout="block")


def dump(data: Data) -> str:
    """The YAML text of data: dicts, lists, text, None, and `Noted` ones.

    Reading it gives the same data. Numbers are written as Python shows them; format amounts first.
    """
    root = noted(data)
    lines = [*comment_lines(root.before, "")]
    if isinstance(root.value, Mapping | list | tuple) and not _is_one_line(root, ""):
        lines += [*comment_lines((root.after,) if root.after else (), ""), *_children(root, "")]
        lines += comment_lines(root.below, "")
    else:
        first, *others = _entry([""], root, "")
        lines += [first.removeprefix(" "), *others]
    return "\n".join(lines) + "\n"


def entry_lines(key: str | None, value: Data, pad: str) -> list[str]:
    """The lines of a key and its value, or of an item (no key), at an indentation, comments above included."""
    note = noted(value) if key is not None else _lifted(noted(value), f"{pad}-")
    head = key_lines(key, pad) if key is not None else [f"{pad}-"]
    return [*comment_lines(note.before, pad), *_entry(head, note, pad)]


def inside(key: str | None, value: Data) -> str | None:
    """A key and its value, or an item, within a flow collection; None where it cannot stand there."""
    return _pair(key, value) if key is not None else _inside(value, top=False)


def plain_data(data: Data) -> Any:
    """Data without comments, as the reader gives it."""
    value = noted(data).value
    if isinstance(value, Mapping):
        return {str(key): plain_data(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(item) for item in value]
    return None if value is None else str(value)


def noted(data: Data) -> Noted:
    """The value as one with comments, perhaps none; of nested ones all comments."""
    if not isinstance(data, Noted):
        return Noted(data)
    if not isinstance(data.value, Noted):
        return data
    inner = noted(data.value)
    afters = [comment for comment in (data.after, inner.after) if comment]
    return Noted(
        inner.value,
        (*data.before, *inner.before, *afters[1:]),
        afters[0] if afters else "",
        (*data.below, *inner.below),
        data.layout or inner.layout,
    )


def comment_lines(comments: Sequence[str], pad: str) -> Iterator[str]:
    """Comments as lines of their own, whatever they contain."""
    for comment in comments:
        for line in comment.split("\n"):
            text = _UNPRINTED.sub("\N{REPLACEMENT CHARACTER}", line.replace("\r", "")).rstrip()
            yield f"{pad}{_marked(text)}" if text else ""


def _marked(text: str) -> str:
    return text if text.startswith("#") else f"# {text}"


def _end(note: Noted) -> str:
    """The comment at the end of a line."""
    (line,) = comment_lines([" ".join(note.after.split("\n")).strip()], "") if note.after.strip() else [""]
    return f"  {line}" if line else ""


def _entry(head: list[str], note: Noted, pad: str) -> list[str]:
    """A key (with its colon) or a hyphen, and the value behind or below it; comments above it are the caller's."""
    *first, last = head
    value = note.value
    column = len(last) + 1
    below = comment_lines(note.below, pad)
    if isinstance(value, Mapping | list | tuple):
        if (text := _flow(note, column)) is not None:
            return [*first, f"{last} {text}{_end(note)}", *below]
        inner = f"{pad}  "
        lines = [*_children(note, inner), *comment_lines(note.below, inner)]
        if last == f"{pad}-":
            return [*first, f"{last} {lines[0].removeprefix(inner)}", *lines[1:]]
        return [*first, f"{last}{_end(note)}", *lines]
    if value is None:
        return [*first, f"{last}{_end(note)}", *below]
    if found := folded(str(value), column, f"{pad}  "):
        sign, lines = found
        return [*first, f"{last} {sign}{_end(note)}", *lines, *below]
    return [*first, f"{last} {one_line(str(value), plain=note.layout == 'plain')}{_end(note)}", *below]


def _children(note: Noted, pad: str) -> list[str]:
    """The lines of a block mapping or list at an indentation, without empty ones at its beginning."""
    lines: list[str] = []
    for head, child in _entries(note, pad):
        above = [*comment_lines(child.before, pad)]
        lines += above if lines else dropwhile(lambda line: not line, above)
        lines += _entry(head, child, pad)
    return lines


def _entries(note: Noted, pad: str) -> list[tuple[list[str], Noted]]:
    if isinstance(note.value, Mapping):
        return [(key_lines(str(key), pad), noted(value)) for key, value in note.value.items()]
    items = [noted(item) for item in note.value]  # type: ignore[union-attr]
    rows = [item for item in items if isinstance(item.value, Mapping)]
    if not all(_is_one_line(row, f"{pad}-") for row in rows):  # rows of one list look alike
        items = [replace(item, layout="block") if isinstance(item.value, Mapping) else item for item in items]
    return [([f"{pad}-"], _lifted(item, f"{pad}-")) for item in items]


def _lifted(item: Noted, head: str) -> Noted:
    """An item of a list with the comments above it: there is no place for them behind its hyphen."""
    value = item.value
    if not value or not isinstance(value, Mapping | list | tuple) or _is_one_line(item, head):
        return item
    above = (*item.before, *([item.after] if item.after else []))
    if isinstance(value, Mapping):
        first, *others = value.items()
        child = noted(first[1])
        rest: Data = {first[0]: replace(child, before=()), **dict(others)}
    else:
        child = _lifted(noted(value[0]), f"{head} -")
        rest = [replace(child, before=()), *value[1:]]
    return replace(item, value=rest, before=(*above, *child.before), after="")


def _is_one_line(note: Noted, head: str) -> bool:
    return _flow(note, len(head) + 1) is not None


def _flow(note: Noted, column: int) -> str | None:
    """A collection on one line, or None where it is to be, or has to be, a block."""
    value = note.value
    assert isinstance(value, Mapping | list | tuple)
    if value and (note.layout == "block" or not (note.layout == "flow" or _is_short(value))):
        return None
    text = _inside(note)
    return text if text is not None and (not value or column + len(text) <= LONGEST) else None


def _is_short(value: Mapping[Any, Data] | Sequence[Data]) -> bool:
    """Whether the style has a collection on one line: series, includes, lists of figures and codes."""
    if isinstance(value, Mapping):
        keys = [str(key) for key in value]
        return keys == [_INCLUDE] or all(_SERIES.fullmatch(key) for key in keys)
    return all(isinstance(item, str | int) and len(str(item)) <= _SHORT and " " not in str(item) for item in value)


def _inside(data: Data, *, top: bool = True) -> str | None:
    """A value within a flow collection; None where a comment or a line break stands in the way."""
    note = noted(data)
    if not top and (note.before or note.after or note.below):
        return None
    value = note.value
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return _joined("{", [_pair(str(key), child) for key, child in value.items()], "}")
    if isinstance(value, list | tuple):
        return _joined("[", [_inside(item, top=False) for item in value], "]")
    text = str(value)
    return None if "\n" in text else one_line(text, inside=True, plain=note.layout == "plain")


def _pair(key: str, child: Data) -> str | None:
    text = _inside(child, top=False)
    return f"{one_line(key, inside=True)}: {text}" if text and fits_as_key(key) else None


def _joined(begin: str, parts: list[str | None], end: str) -> str | None:
    texts = [part for part in parts if part]
    return f"{begin}{', '.join(texts)}{end}" if len(texts) == len(parts) else None
