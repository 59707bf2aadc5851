"""Nodes to plan: validation by the model, every fault with its place and in Indonesian."""

from typing import Any

from pydantic import ValidationError

from renja_gen.diagnostics import Report, Span
from renja_gen.plan.model import Plan
from renja_gen.source import Mapping, Node, Scalar, Sequence, locate, to_data

# Faults the validator names itself; everything else carries its own Indonesian message.
_PESAN = {
    "missing": "'{kunci}' wajib diisi; tulis '{kunci}: …'",
    "literal_error": "'{nilai}' tidak dikenal; pilih salah satu: {pilihan}",
    "tuple_type": "di sini harus ada daftar: tiap butir di baris baru, diawali '- '",
    "dict_type": "di sini harus ada isian bertingkat, ditulis 'kunci: nilai'",
}
_PESAN_BAGIAN = "ini bagian rencana; jalankan pada folder atau plan.yaml-nya"
# Faults whose reader cannot know what stands there.
_PESAN_KUNCI = {"misi_terkait": "'{nilai}' bukan nomor misi; tulis nomornya, misalnya [1, 3]"}
_KUNCI = "[key]"  # how the validator says that the fault is in a key
_UTUH = {"sumber_dana", "triwulan", "bidang_urusan"}  # lists that say something only as a whole
_SAMPINGAN = {"dinyatakan", "abaikan"}  # what says something about a part and is no part of it
_TERJUMLAH = {"program", "renja", "renstra", "tabel"}  # parts of a plan that sums are made of
_PUTARAN_TERBANYAK = 20

Jalur = tuple[str | int, ...]


def plan_from_node(node: Node, report: Report) -> Plan | None:
    """The plan in `node`.

    Where values are faulty they are reported and left out, so that the rest is still checked; None when what
    remains is no plan. The report then holds an error, and nothing is built from such a plan.
    """
    if not isinstance(node, Mapping):
        pesan = "rencana harus berupa isian bertingkat; mulai dengan 'renja:'"
        report.add("RG100", _PESAN_BAGIAN if isinstance(node, Sequence) else pesan, node.span)
        return None
    if "kode" in node.items and "renja" not in node.items:
        report.add("RG100", _PESAN_BAGIAN, node.span)
        return None
    data = to_data(node)
    utuh = lengkap = not report.failed()  # a file that could not be read is missing as well
    for putaran in range(_PUTARAN_TERBANYAK):
        try:
            plan = Plan.model_validate(data, context=report if putaran == 0 else Report())
        except ValidationError as error:
            faults = error.errors(include_url=False)
            if putaran == 0:  # later faults only follow from what was left out
                for fault in faults:
                    _laporkan(fault, node, report)
            # from the last item to the first, so that earlier positions stay what they were
            paths = sorted({_terbuang(fault, data) for fault in faults}, key=_urutan, reverse=True)
            if not all(paths):
                return None
            utuh = utuh and not any(_menjumlah(path) for path in paths)
            lengkap = False
            _buang(data, paths)
        else:
            plan._utuh, plan._lengkap = utuh, lengkap  # noqa: SLF001 - known only here
            return plan
    return None


def _menjumlah(path: Jalur) -> bool:
    """Whether sums miss what stands at a path."""
    return path[0] in _TERJUMLAH and not _SAMPINGAN.intersection(map(str, path))


def _urutan(path: Jalur) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


def _terbuang(fault: Any, data: Any) -> Jalur:
    """What to leave out for a fault: its value, when that stands inside a list; else an optional key of the plan.

    () when that is the plan itself. A part that then lacks something it needs is left out in the next round.
    """
    loc: Jalur = fault["loc"][:-1] if fault["type"] == "missing" else fault["loc"]
    depth = 0
    listed = False
    for step in loc:
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            listed = True
        elif not (isinstance(data, dict) and step in data):
            break
        data = data[step]
        depth += 1
        if step in _UTUH:
            break
    if listed or not depth:
        return loc[:depth]
    return loc[:depth] if Plan.model_fields[str(loc[0])].is_required() else loc[:1]


def _buang(data: Any, paths: list[Jalur]) -> None:
    for path in paths:
        target = data
        try:
            for step in path[:-1]:
                target = target[step]
            del target[path[-1]]
        except (KeyError, IndexError):
            continue  # something around it has gone already


def _laporkan(fault: Any, node: Node, report: Report) -> None:
    loc = fault["loc"]
    context = fault.get("ctx", {})
    kunci = loc[-1] if loc else ""
    if fault["type"] == "missing":
        di, nilai = _dekat(node, loc)
        if isinstance(nilai, Scalar) and nilai.unread:
            return
        span = di or locate(node, loc[:-1])
    elif kunci == _KUNCI:
        span = _dekat(node, loc[:-1])[0] or locate(node, loc[:-1])
    else:
        span = locate(node, loc)
    if fault["type"] == "isian":
        bagian = [step for step in loc if isinstance(step, str)]
        pattern = _PESAN_KUNCI.get(bagian[-1] if bagian else "")
        message = pattern.format(nilai=fault["input"]) if pattern and isinstance(fault["input"], str) else ""
        message = message or str(context["pesan"])
    else:
        pattern = _PESAN.get(fault["type"], "isian '{nilai}' tidak dapat dibaca; bandingkan dengan contoh")
        pilihan = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        message = pattern.format(kunci=kunci, nilai=fault["input"], pilihan=pilihan)
    report.add("RG103" if fault["type"] == "missing" else "RG102", message, span)


def _dekat(node: Node, path: Jalur) -> tuple[Span | None, Node | None]:
    """Where the key at the end of `path` was written, and its value, if it was."""
    for step in path[:-1]:
        if isinstance(node, Mapping):
            node = node.items.get(str(step), node)
        elif not isinstance(node, Scalar) and isinstance(step, int):
            node = node.items[step]
    if not isinstance(node, Mapping):
        return None, None
    return node.keys.get(str(path[-1])), node.items.get(str(path[-1]))
