"""What the rolled plan still needs: figures that are due, keys to look at again, sentences that name old years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renja_gen.computing import Hasil
from renja_gen.computing.pohon import direncanakan
from renja_gen.diagnostics import Span
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.kutipan import dikutip
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import Indikator, SubKegiatan
from renja_gen.roll.decisions import DECISIONS, KEPT_SILENCE, Way
from renja_gen.roll.edits import children, worded
from renja_gen.rules.prosa.kalimat import sekitar
from renja_gen.rules.tulisan import TERHITUNG, Naskah, Tulisan
from renja_gen.rules.umum import semua_indikator, semua_sub, singkat

_LONGEST = 160  # letters of a sentence that is shown


@dataclass(frozen=True, slots=True)
class Note:
    """Something for the planner to do: its kind, the place in the new files, what stands there."""

    label: str
    span: Span
    text: str


# --- figures


def due(plan: Plan, old: int) -> Iterator[Note]:
    """The figures and texts that the new year needs and the plan does not have."""
    n = plan.n
    if plan.renja.tanggal is None:
        yield Note("tanggal penandatanganan, bila sudah ada", plan.renja.span("tanggal"), "renja.tanggal")
    if plan.evaluasi.pagu_sebelum_perubahan is None:
        yield Note(f"pagu {n - 2} sebelum perubahan APBD, bila berubah", plan.evaluasi.span(), "evaluasi")
    planned = [sub for sub in semua_sub(Hasil(plan)) if direncanakan(sub, n) or direncanakan(sub, old)]
    for year, name in ((n, "pagu {}"), (n + 1, "prakiraan maju {}: pagu")):
        for sub in planned:
            if year not in sub.anggaran.pagu:
                yield Note(name.format(year), _place(sub.anggaran, "pagu", sub), _called(sub))
    for year, name in ((n, "target {}"), (n + 1, "prakiraan maju {}: target")):
        for sub in planned:
            if not any(year in one.target for one in sub.indikator):
                yield Note(f"{name.format(year)} sub kegiatan", sub.span("indikator"), _called(sub))
        for one in _others(plan):
            if old in one.target and year not in one.target:
                label = f"{name.format(year)} indikator tujuan, sasaran, program, kegiatan"
                yield Note(label, one.span("target"), one.nama)
    yield from _results(plan, n - 2)
    yield from _services(plan)
    for sub in planned:
        if len(sub.sumber_dana) > 1 and all(dana.pagu is None for dana in sub.sumber_dana):
            yield Note(f"bagian tiap sumber dana {n}", sub.span("sumber_dana"), _called(sub))


def _results(plan: Plan, year: int) -> Iterator[Note]:
    """Realisations of the year that is evaluated."""
    for sub in semua_sub(Hasil(plan)):
        money = sub.anggaran
        if money.pagu[year] and year not in money.realisasi and year not in money.triwulan:
            yield Note(f"realisasi anggaran {year}", _place(money, "realisasi", sub), _called(sub))
    for one in semua_indikator(Hasil(plan)):
        if year in one.target and year not in one.realisasi and year not in one.triwulan:
            yield Note(f"realisasi kinerja {year}", one.span("realisasi"), one.nama)


def _services(plan: Plan) -> Iterator[Note]:
    """The years that the table of services asks for."""
    n, table = plan.n, plan.tabel.pelayanan
    asked = {
        "target": table.target or range(n - 2, n + 2),
        "realisasi": table.realisasi or (n - 2, n - 1),
        "proyeksi": table.proyeksi or (n, n + 1),
    }
    for one in plan.pelayanan:
        for key, years in asked.items():
            series: Deret[object] = getattr(one, key)
            missing = [str(year) for year in years if year not in series]
            if series and missing:
                yield Note(f"{key} indikator pelayanan", one.span(key), f"{', '.join(missing)}: {one.nama}")


def _others(plan: Plan) -> Iterator[Indikator]:
    """The indicators that are not those of sub kegiatan."""
    of_subs = {id(one) for sub in semua_sub(Hasil(plan)) for one in sub.indikator}
    return (one for one in semua_indikator(Hasil(plan)) if id(one) not in of_subs)


def _place(part: Bagian, key: str, around: SubKegiatan) -> Span:
    """Where a key stands or would stand."""
    return part.span(key) if part.bertempat else around.span("kode")


def _called(sub: SubKegiatan) -> str:
    return f"{sub.kode} {sub.nama or ''}".strip()


# --- what to look at again


def reviews(part: Bagian, old: int, new: int) -> Iterator[Note]:
    """The keys that were kept and may no longer hold."""
    for key in type(part).model_fields:
        if not part.bertempat or part.node(key) is None:
            continue
        decision = DECISIONS[type(part)][key]
        value = getattr(part, key)
        if (decision.way is Way.REVIEW or (decision.way is Way.BELOW and decision.label)) and value:
            yield Note(worded(decision, old, new), part.span(key), key)
        if decision.way is Way.SILENCE:
            for one in value:
                yield Note(KEPT_SILENCE, one.span("kode"), f"{one.kode}: {one.alasan}")
        if decision.way is Way.BELOW:
            for child in children(value):
                yield from reviews(child, old, new)


# --- sentences


def sentences(tulisan: Tulisan, old: int) -> Iterator[Note]:
    """The sentences and texts in which a year of the old plan (n-2 to n+1) was typed, citations aside."""
    years = re.compile(rf"(?<![\d.,/]){'(?:' + '|'.join(str(year) for year in range(old - 2, old + 2)) + ')'}(?![\d/]|[.,]\d)")
    for one in tulisan.naskah:
        cited = () if _legal(one) else dikutip(one.teks)
        seen: set[str] = set()
        for found in years.finditer(one.teks):
            if any(found.start() in some for some in cited):
                continue
            before, after = sekitar(one.teks, *found.span())
            text = singkat(f"{before}{found[0]}{after}".replace(TERHITUNG * 2, "").replace(TERHITUNG, "…").strip(), _LONGEST)
            if text not in seen:
                seen.add(text)
                yield Note("", one.tempat(*found.span()), text)


def _legal(one: Naskah) -> bool:
    """Whether a text is the title of a legal basis: one on an old year has a successor."""
    return one.jalur[:1] == ("tentang",)
