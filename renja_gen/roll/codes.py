"""Codes that move when the catalogue of the new year differs from that of the old one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from renja_gen.nomenklatur import Entri, Katalog, bakukan_kode, katalog, keserupaan
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import Kegiatan

_DOTS_SUB = 5
_SAME = 0.75  # how alike two official names of one code are when the later one is the earlier one reworded


class How(StrEnum):
    """How a code was found in the new catalogue; the value is what the report says."""

    SAME = "tetap"
    CROSSWALK = "menurut tabel padanan"
    DIGITS = "nomor sama, empat angka"
    NAME = "menurut nama resminya"
    CHILDREN = "mengikuti sub kegiatannya"
    GONE = "tidak ada lagi dalam nomenklatur; cari penggantinya"
    REUSED = "kini dipakai untuk nama lain; cari penggantinya"
    MOVED = "padanannya di bawah kegiatan lain; pindahkan bagian ini"
    MERGED = "padanannya sama dengan sub kegiatan lain; gabungkan"


LOST = {How.GONE, How.REUSED, How.MOVED, How.MERGED}  # what the planner has to solve


@dataclass(frozen=True, slots=True)
class Move:
    """A code of the old year in the new one, with its official names ("" where the catalogue has none).

    `wanted` is the code that it should have and cannot be given.
    """

    old: str
    new: str
    old_names: tuple[str, ...]
    new_name: str
    how: How
    wanted: str = ""

    @property
    def changed(self) -> bool:
        """Whether the code is another one."""
        return self.old != self.new

    @property
    def old_name(self) -> str:
        """The official name of the old year."""
        return self.old_names[0] if self.old_names else ""


def moves(plan: Plan, year: int) -> dict[str, Move]:
    """What becomes of every code of the work, by old code; empty where both years have the same catalogue."""
    catalogues = list(dict.fromkeys(katalog(one) for one in range(plan.n, year + 1)))
    if len(catalogues) == 1:
        return {}
    result: dict[str, Move] = {}
    taken = {kegiatan.kode for program in plan.program for kegiatan in program.kegiatan}
    for program in plan.program:
        top = _moved(program.kode, program.nama, _parent(program.kode), catalogues)
        result[top.old] = top
        for kegiatan in program.kegiatan:
            result.update(_kegiatan(kegiatan, top.new, catalogues, taken))
    for code in (usulan.kode for usulan in plan.usulan.daftar):
        if code and code not in result and code.count(".") == _DOTS_SUB:
            result[code] = _moved(code, None, code.rpartition(".")[0], catalogues)
    return result


def _kegiatan(kegiatan: Kegiatan, program: str, catalogues: list[Katalog], taken: set[str]) -> dict[str, Move]:
    """A kegiatan and its sub kegiatan; each new code is given once."""
    own = _moved(kegiatan.kode, kegiatan.nama, program, catalogues)
    subs = [_moved(sub.kode, sub.nama, own.new, catalogues) for sub in kegiatan.sub_kegiatan]
    parents = {_parent(sub.new) for sub in subs}
    if own.how in LOST and len(parents) == 1 and (parent := parents.pop()).startswith(f"{program}."):
        entry = catalogues[-1].cari(parent)
        if entry and parent not in taken:
            own = replace(own, new=parent, new_name=entry.nama, how=How.CHILDREN)
    taken.add(own.new)
    return {own.old: own, **{sub.old: sub for sub in _placed(subs, own.new, taken)}}


def _placed(subs: list[Move], parent: str, taken: set[str]) -> Iterator[Move]:
    for sub in subs:
        if _parent(sub.new) != parent:
            yield replace(sub, new=sub.old, how=How.MOVED, wanted=sub.new)
        elif sub.new in taken:
            yield replace(sub, new=sub.old, how=How.MERGED, wanted=sub.new)
        else:
            taken.add(sub.new)
            yield sub


def _parent(code: str) -> str:
    return code.rpartition(".")[0]


def _moved(old: str, name: str | None, parent: str, catalogues: list[Katalog]) -> Move:
    """A code followed through the catalogues, one after the other; `name` is what the plan calls it."""
    code, how = old, How.SAME
    entry = catalogues[0].cari(code)
    names = _names(entry) or ((name,) if name else ())
    last = names
    for before, after in pairwise(catalogues):
        code, step = _step(code, last, parent, before, after)
        how = how if step is How.SAME else step
        entry = after.cari(code)
        last = _names(entry) if entry and how not in LOST else last
    return Move(old, code, names, entry.nama if entry else "", how)


def _step(code: str, names: tuple[str, ...], parent: str, before: Katalog, after: Katalog) -> tuple[str, How]:
    """A code in the next catalogue."""
    here = after.cari(code)
    if here and _alike(here, names):
        return code, How.SAME
    if (found := after.pindahan(code)) and after.cari(found):
        return found, How.CROSSWALK
    longer = bakukan_kode(code, after.digit_sub)
    there = after.cari(longer)
    if there and longer != code and _alike(there, names):
        return longer, How.DIGITS
    for one in names:
        other = after.cari_nama(one, parent)
        if other and other.kode.count(".") == code.count("."):
            return other.kode, How.NAME
    if here or there:
        return code, How.REUSED
    known = before.cari(code) and after.mencakup(code)
    return longer or code, How.GONE if known else How.SAME


def _names(entry: Entri | None) -> tuple[str, ...]:
    return (entry.nama, *entry.nama_lain) if entry else ()


def _alike(entry: Entri, names: tuple[str, ...]) -> bool:
    """Whether an entry bears one of the names, perhaps reworded."""
    return not names or any(keserupaan(one, name) >= _SAME for one in _names(entry) for name in names)


def lost(found: Mapping[str, Move]) -> list[Move]:
    """What the planner has to solve."""
    return [move for move in found.values() if move.how in LOST]
