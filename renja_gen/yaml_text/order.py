"""The order of a plan's keys, years and codes: that of the model, so that everybody's files look alike."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, get_args, get_origin

from renja_gen.plan.dasar import Bagian, Deret, kunci_deret
from renja_gen.plan.kode import urutan_kode
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import Kegiatan, Program, SubKegiatan
from renja_gen.yaml_text.writing import Data, Noted, noted

BY_CODE = (Program, Kegiatan, SubKegiatan)
Part = type[Bagian] | type[Deret[Any]] | None  # what a key holds: a part (or a list of such), a series, anything else


def ordered(data: Data, part: Part = Plan) -> Data:
    """Data of a part of a plan, or of a list of such parts, in order; comments move with what they stand at.

    Keys come in the order of the model, but long lists of kegiatan and sub kegiatan below the short keys beside them,
    and unknown keys last; years ascending, programmes and what is below them by their codes. A list with an item
    that has no code, such as an include, stays as it is.
    """
    if isinstance(data, Noted):
        own_lines = part in BY_CODE and isinstance(data.value, Mapping) and "kode" in data.value
        return replace(data, value=ordered(data.value, part), layout="block" if own_lines else data.layout)
    if isinstance(data, Mapping):
        return dict(_keys(data, part))
    if isinstance(data, list | tuple):
        items = [ordered(item, part) for item in data]
        codes = [_code(item) for item in items]
        if part in BY_CODE and all(codes):
            pairs = sorted(zip(codes, items, strict=True), key=lambda pair: urutan_kode(pair[0]))
            return [item for _, item in pairs]
        return items
    return data


def part_below(part: Part, key: str) -> Part:
    """What a key of a part holds."""
    if part is None or not issubclass(part, Bagian) or key not in part.model_fields:
        return None
    return next(_parts(part.model_fields[key].annotation), None)


def _parts(annotation: Any) -> Iterator[Part]:
    if get_origin(annotation) is Deret:
        yield Deret
    elif isinstance(annotation, type) and issubclass(annotation, Bagian):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


def _keys(data: Mapping[Any, Data], part: Part) -> Iterator[tuple[Any, Data]]:
    for key in sorted(data, key=_rank(data, part)):
        yield key, ordered(data[key], part_below(part, str(key)))


def _rank(data: Mapping[Any, Data], part: Part) -> Callable[[Any], Any]:
    """The sort key of a mapping's keys."""
    if part is Deret:
        with suppress(ValueError):  # no series
            years = {key: _year(str(key)) for key in data}
            return lambda key: years[key]
    elif part is not None and issubclass(part, Bagian):
        fields = sorted(part.model_fields, key=lambda key: part in BY_CODE and part_below(part, key) in BY_CODE)
        known = {key: number for number, key in enumerate(fields)}
        return lambda key: known.get(str(key), len(known))
    return lambda _: 0


def _year(key: str) -> tuple[int, bool]:
    """Running totals up to a year come before that year."""
    total, year = kunci_deret(key)
    return year, not total


def _code(item: Data) -> str:
    value = noted(item).value
    return str(noted(value["kode"]).value or "") if isinstance(value, Mapping) and "kode" in value else ""
