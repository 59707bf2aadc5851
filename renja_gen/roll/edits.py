"""Deciding what changes in the files of a plan: the table of decisions applied to what the plan has."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from renja_gen.diagnostics import Span
from renja_gen.nomenklatur import normalkan_nama
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import SubKegiatan
from renja_gen.plan.pernyataan import Abaikan
from renja_gen.roll.codes import LOST, Move
from renja_gen.roll.decisions import DECISIONS, LASTING, Decision, Way
from renja_gen.roll.texts import FileEdit, Found, Texts
from renja_gen.source import Mapping as MappingNode
from renja_gen.source import Node, Scalar, Sequence
from renja_gen.yaml_text import Noted, Put, Remove
from renja_gen.yaml_text.edits import Edit

STAGE = "rancangan awal"
BLANK = "[isi"  # begins a text that has to be written
TO_FILL = "isi"  # the comment that marks where something is due


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed at a place of the old plan: the kind (a label of the table), details, and the edits."""

    label: str
    span: Span
    text: str
    edits: tuple[FileEdit, ...]


@dataclass(frozen=True, slots=True)
class Rolling:
    """What is needed to decide: the old plan, its texts, the new year, where codes go."""

    plan: Plan
    texts: Texts
    year: int
    moves: Mapping[str, Move]

    def changes(self) -> Iterator[Change]:
        """All changes, in the order of the plan."""
        return self.below(self.plan)

    def below(self, part: Bagian) -> Iterator[Change]:
        """The changes in a part and all below it."""
        decisions = DECISIONS[type(part)]
        for key in type(part).model_fields:
            if part.bertempat and (node := part.node(key)) is not None:
                decision = decisions[key]
                if decision.way is Way.BELOW:
                    for child in children(getattr(part, key)):
                        yield from self.below(child)
                elif change := _WAYS.get(decision.way):
                    yield from change(self, part, key, node, decision)

    def label(self, decision: Decision) -> str:
        """The words of a decision with their years."""
        return worded(decision, self.plan.n, self.year)

    def change(self, part: Bagian, key: str, decision: Decision, text: str, *edits: FileEdit) -> Iterator[Change]:
        """One change, placed at its key."""
        yield Change(self.label(decision), part.span(key), text, edits)

    def edit(self, part: Bagian, make: Callable[[Found], Edit]) -> FileEdit:
        """An edit of the file in which a part stands."""
        found = self.texts.find(part.span())
        return FileEdit(found.file, make(found))

    def put(self, part: Bagian, key: str, value: str) -> FileEdit:
        """An edit that sets a key."""
        return self.edit(part, lambda found: Put((*found.path, key), value))

    def remove(self, part: Bagian, key: str) -> FileEdit:
        """An edit that removes a key."""
        return self.edit(part, lambda found: Remove((*found.path, key)))


def children(value: object) -> Iterator[Bagian]:
    """The parts that a value holds."""
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, Bagian):
            yield one


def worded(decision: Decision, old: int, new: int) -> str:
    """The words of a decision with their years."""
    return decision.label.format(lama=old, baru=new, evaluasi=new - 2)


def _text(node: Node) -> str:
    """What a node says, on one line."""
    match node:
        case Scalar():
            return node.text or ""
        case Sequence():
            return "; ".join(map(_text, node.items))
        case MappingNode():
            return ", ".join(f"{key}: {_text(value)}" for key, value in node.items.items())


# --- one function a way


def _remove(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:
    yield from rolling.change(part, key, decision, _text(node), rolling.remove(part, key))


def _year(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:
    text = f"{_text(node)} menjadi {rolling.year}"
    yield from rolling.change(part, key, decision, text, rolling.put(part, key, str(rolling.year)))


def _stage(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:
    if _text(node) != STAGE:
        text = f"{_text(node)} menjadi {STAGE}"
        yield from rolling.change(part, key, decision, text, rolling.put(part, key, STAGE))


def _empty(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:
    """Emptied with a mark, where there is a line for it."""
    if not _text(node):
        return
    found = rolling.texts.find(part.span())
    old = rolling.texts.comment(found, key)
    marked = re.match(rf"{TO_FILL}\b", old)  # by `init`, or by the roll of the year before
    mark = Noted(None, after=old if marked else f"{TO_FILL}; {old}" if old else TO_FILL)
    path = (*found.path, key)
    edit = Remove(path) if found.place.flow else Put(path, mark)
    yield from rolling.change(part, key, decision, _text(node), FileEdit(found.file, edit))


def _placeholder(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:
    """Text that a plan cannot do without: a check asks for it until it is written."""
    blank = f"{BLANK} alasannya bila tidak ada usulan untuk {rolling.year}]"
    yield from rolling.change(part, key, decision, _text(node), rolling.put(part, key, blank))


def _shift(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:
    by = rolling.year - rolling.plan.n
    items = [item for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []
    found = [rolling.texts.find(item.span) for item in items]
    edits = [
        FileEdit(place.file, Put(place.path, str(year + by)))
        for place, year in zip(found, getattr(part, key), strict=True)
    ]
    if edits:
        yield from rolling.change(part, key, decision, f"{key} {_text(node)}", *edits)


def _share(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:  # noqa: ARG001 - as all ways
    """Shares are of the plan year: their sum goes to the series, so that nothing of the old year is lost."""
    assert isinstance(part, SubKegiatan)
    shares = [one for one in part.sumber_dana if one.pagu is not None]
    if not shares:
        return
    edits = [rolling.remove(one, "pagu") for one in shares]
    n = rolling.plan.n
    if n not in part.anggaran.pagu:
        edits.append(_history(rolling, part, sum((one.pagu for one in shares if one.pagu is not None), Decimal(0))))
    text = "; ".join(f"{one.nama} {_text(found)}" for one in shares if (found := one.node("pagu")))
    yield Change(rolling.label(decision), part.span(key), f"{part.kode}: {text}", tuple(edits))


def _history(rolling: Rolling, sub: SubKegiatan, amount: Decimal) -> FileEdit:
    """The pagu of the old year, written into the series."""
    year, figure = str(rolling.plan.n), _figure(amount)
    budget = sub.anggaran
    if not budget.bertempat:
        value = {"pagu": {year: figure}}
        return rolling.edit(sub, lambda found: Put((*found.path, "anggaran"), value, behind="sumber_dana"))
    series = budget.node("pagu")
    if not isinstance(series, MappingNode):
        return rolling.edit(budget, lambda found: Put((*found.path, "pagu"), {year: figure}, behind="renstra"))
    found = rolling.texts.find(series.span)
    return FileEdit(found.file, Put((*found.path, year), figure))


def _figure(amount: Decimal) -> str:
    """An amount as it is written in a plan: `6.000.000`, with two decimals where it has some."""
    whole = amount == amount.to_integral_value()
    return f"{amount:,.{0 if whole else 2}f}".translate(str.maketrans(",.", ".,"))


def _code(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:  # noqa: ARG001
    """A code that moved, the official name behind it, and the old name where the new catalogue has none."""
    move = rolling.moves.get(_text(node))
    if move is None:
        return
    found = rolling.texts.find(part.span())
    edits = []
    comment = rolling.texts.comment(found, key)
    known = comment and any(normalkan_nama(comment) == normalkan_nama(name) for name in move.old_names)
    same = normalkan_nama(comment) == normalkan_nama(move.new_name)
    if known and move.new_name and not same and move.how not in LOST:
        edits.append(FileEdit(found.file, Put((*found.path, key), Noted(move.new, after=move.new_name))))
    elif move.changed:
        edits.append(FileEdit(found.file, Put((*found.path, key), move.new)))
    named = "nama" not in type(part).model_fields or getattr(part, "nama", None)
    if move.how in LOST and not named and move.old_name:
        edits.append(FileEdit(found.file, Put((*found.path, "nama"), move.old_name, behind=key)))
    if edits:
        yield Change("", part.span(key), "", tuple(edits))


def _codes(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:  # noqa: ARG001
    """Codes that refer to the work."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        move = rolling.moves.get(_text(item))
        if move and move.changed:
            found = rolling.texts.find(item.span)
            yield Change("", part.span(key), "", (FileEdit(found.file, Put(found.path, move.new)),))


def _name(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:  # noqa: ARG001
    """A name that was the official one becomes the new official one; a name of the agency's own stays."""
    code = part.node("kode")
    move = rolling.moves.get(_text(code)) if code else None
    if move is None or not move.new_name or move.how in LOST:
        return
    written = normalkan_nama(_text(node))
    if written != normalkan_nama(move.new_name) and any(written == normalkan_nama(name) for name in move.old_names):
        yield Change("", part.span(key), "", (rolling.put(part, key, move.new_name),))


def _silence(rolling: Rolling, part: Bagian, key: str, node: Node, decision: Decision) -> Iterator[Change]:
    """Reasons that belong to the old year; the key goes with the last of them."""
    every = [one for one in children(getattr(part, key)) if isinstance(one, Abaikan)]
    old = [one for one in every if one.kode not in LASTING]
    if not old:
        return
    if len(old) == len(every) and node.span.file == part.span().file:
        edits = [rolling.remove(part, key)]
    else:
        found = [rolling.texts.find(one.span()) for one in old]
        edits = [FileEdit(one.file, Remove(one.path) if one.path else Put((), [])) for one in found]
    for number, one in enumerate(old):
        text = f"{one.kode}: {one.alasan}"
        yield Change(rolling.label(decision), one.span("kode"), text, () if number else tuple(edits))


_WAYS: Mapping[Way, Callable[[Rolling, Bagian, str, Node, Decision], Iterator[Change]]] = {
    Way.REMOVE: _remove,
    Way.YEAR: _year,
    Way.STAGE: _stage,
    Way.EMPTY: _empty,
    Way.PLACEHOLDER: _placeholder,
    Way.SHIFT: _shift,
    Way.SHARE: _share,
    Way.CODE: _code,
    Way.CODES: _codes,
    Way.NAME: _name,
    Way.SILENCE: _silence,
}
