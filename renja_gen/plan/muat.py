"""Nodes to plan: validation by the model, every fault with its place and in Indonesian."""

from typing import Any

from pydantic import ValidationError

from renja_gen.diagnostics import Report
from renja_gen.plan.model import Plan
from renja_gen.source import Mapping, Node, Sequence, locate, to_data

# Faults the validator names itself; everything else carries its own Indonesian message.
_PESAN = {
    "missing": "'{kunci}' wajib diisi",
    "literal_error": "'{nilai}' tidak dikenal; pilih salah satu: {pilihan}",
    "tuple_type": "di sini harus ada daftar: tiap butir di baris baru, diawali '- '",
    "dict_type": "di sini harus ada isian bertingkat (kunci: nilai)",
}
_PUTARAN_TERBANYAK = 200


def plan_from_node(node: Node, report: Report) -> Plan | None:
    """The plan in `node`.

    Where parts are faulty they are reported and left out (the list item they stand in), so that the rest
    is still checked; None when what remains is no plan. The report then holds an error, and nothing is
    built from such a plan.
    """
    if not isinstance(node, Mapping):
        report.add("RG100", "rencana harus berupa isian bertingkat yang dimulai dengan 'renja:'", node.span)
        return None
    data = to_data(node)
    for putaran in range(_PUTARAN_TERBANYAK):
        try:
            return Plan.model_validate(data, context=report if putaran == 0 else Report())
        except ValidationError as error:
            faults = error.errors(include_url=False)
            for fault in faults:
                _laporkan(fault, node, report)
            # from the last item to the first, so that earlier positions stay what they were
            paths = sorted({_butir(fault["loc"], data) for fault in faults}, key=_urutan, reverse=True)
            if not all(paths) or putaran > 0:
                return None
            data = _tanpa(data, paths)
    return None


def _urutan(path: tuple[str | int, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


def _butir(loc: tuple[str | int, ...], data: Any) -> tuple[str | int, ...]:
    """The path of the innermost list item that holds the fault; () when there is none."""
    inner: tuple[str | int, ...] = ()
    for depth, step in enumerate(loc):
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            inner = loc[: depth + 1]
        elif isinstance(data, dict) and step in data:
            data = data[step]
        else:
            break
    return inner


def _tanpa(data: Any, paths: list[tuple[str | int, ...]]) -> Any:
    for path in paths:
        target = data
        try:
            for step in path[:-1]:
                target = target[step]
            del target[path[-1]]
        except (KeyError, IndexError):
            continue  # an outer item of it has gone already
    return data


def _laporkan(fault: Any, node: Node, report: Report) -> None:
    loc = tuple(step for step in fault["loc"] if step != "[key]")
    context = fault.get("ctx", {})
    if fault["type"] == "missing":
        loc, kunci = loc[:-1], loc[-1]
    else:
        kunci = loc[-1] if loc else ""
    span = locate(node, loc)
    if fault["type"] == "missing" and isinstance(found := _cari(node, loc), Mapping) and kunci in found.keys:
        span = found.keys[str(kunci)]
    if fault["type"] == "isian":
        message = str(context["pesan"])
    else:
        pattern = _PESAN.get(fault["type"], "isian '{nilai}' tidak dapat dibaca")
        pilihan = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        message = pattern.format(kunci=kunci, nilai=fault["input"], pilihan=pilihan)
    report.add("RG103" if fault["type"] == "missing" else "RG102", message, span)


def _cari(node: Node, path: tuple[str | int, ...]) -> Node:
    for step in path:
        if isinstance(node, Mapping):
            node = node.items[str(step)]
        elif isinstance(node, Sequence):
            node = node.items[int(step)]
    return node
