"""Edits of a YAML text as values, what each of them changes, and what the text shall mean then.

Edits name what they change by its path of keys and indices in the text as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from renja_gen.yaml_text.places import Place
from renja_gen.yaml_text.writing import Data, plain_data

Path = tuple[str | int, ...]


class EditError(ValueError):
    """An edit that cannot be made: no such place, or no room for the value there. For developers."""


@dataclass(frozen=True, slots=True)
class Put:
    """Set the value of a key or item that is there, or add a key.

    The comment at the end of its line stays unless `value` brings one; comments within a collection that is
    replaced go. A new year joins a series in its place, other keys come last, or after the key `behind`.
    """

    path: Path
    value: Data
    behind: str | None = None


@dataclass(frozen=True, slots=True)
class Add:
    """Add an item to the list at `path`: before the item `at`, or last."""

    path: Path
    value: Data
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a key or an item with the comments directly above it and at the end of its line."""

    path: Path


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a key another name."""

    path: Path
    key: str


Edit = Put | Add | Remove | Rename


@dataclass(slots=True)
class Changes:
    """What becomes of one collection: by index of its entries, new ones by the index they come before."""

    put: dict[int, Data] = field(default_factory=dict)
    renamed: dict[int, str] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[tuple[int, str | None, Data]] = field(default_factory=list)


def note_edit(root: Place, edit: Edit, changes: dict[Path, Changes]) -> None:
    """Record an edit with the collection it changes."""
    path = edit.path if isinstance(edit, Add) else edit.path[:-1]
    place = _find(root, path)
    change = changes.setdefault(path, Changes())
    if isinstance(edit, Add):
        if place.kind != "list" and place.text is not None:
            raise EditError(f"no list at {path}")
        change.added.append((len(place.entries) if edit.at is None else edit.at, None, edit.value))
        return
    step = edit.path[-1]
    at = next((n for n, entry in enumerate(place.entries) if entry is place.child(step)), None)
    if isinstance(edit, Put) and at is None and isinstance(step, str) and place.kind != "list" and not place.text:
        change.added.append((_place_for(place, step, edit.behind), step, edit.value))
    elif at is None:
        raise EditError(f"nothing at {edit.path}")
    elif isinstance(edit, Put):
        change.put[at] = edit.value
    elif isinstance(edit, Remove):
        change.removed.add(at)
    else:
        change.renamed[at] = edit.key


def _find(root: Place, path: Path) -> Place:
    place = root
    for step in path:
        entry = place.child(step)
        if entry is None:
            raise EditError(f"nothing at {path}")
        place = entry.value
    return place


def _place_for(place: Place, key: str, behind: str | None) -> int:
    """Before which entry a new key comes."""
    keys = [entry.key.text or "" for entry in place.entries if entry.key]
    if behind is not None:
        return keys.index(behind) + 1 if behind in keys else len(keys)
    years = [_year(one) for one in keys]
    new = _year(key)
    if new and all(years):
        return next((n for n, year in enumerate(years) if year > new), len(keys))
    return len(keys)


def _year(key: str) -> str:
    """The year of a key of a series with its order before running totals; "" for other keys."""
    last = key[-4:]
    if not (last.isascii() and last.isdecimal() and key.removesuffix(last) in {"", "s/d "}):
        return ""
    return last + ("0" if key != last else "1")


def meant(place: Place, path: Path, changes: Mapping[Path, Changes]) -> Any:
    """The data of a node with the changes to it and what is below it."""
    if place.kind == "scalar" and path not in changes:
        return place.text
    change = changes.get(path, Changes())
    rows: list[tuple[str | None, Any]] = []
    for number in range(len(place.entries) + 1):
        rows += [(key, plain_data(value)) for at, key, value in change.added if at == number]
        if number < len(place.entries) and number not in change.removed:
            entry = place.entries[number]
            below = (*path, entry.step(number))
            put = number in change.put
            value = plain_data(change.put[number]) if put else meant(entry.value, below, changes)
            rows.append((change.renamed.get(number, entry.key.text or "") if entry.key else None, value))
    if place.kind == "mapping" or any(key is not None for key, _ in rows):
        return {str(key): value for key, value in rows}
    return [value for _, value in rows]
