"""What the rolled plan still needs: figures that are due, keys to look at again, words that name old years."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from renja_gen.computing import Hasil
from renja_gen.computing.pohon import direncanakan
from renja_gen.diagnostics import Span
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.kutipan import dikutip
from renja_gen.plan.model import Plan
from renja_gen.plan.pekerjaan import SubKegiatan
from renja_gen.roll.decisions import DECISIONS, KEPT_SILENCE, Way
from renja_gen.roll.edits import BLANK, children, worded
from renja_gen.rules.prosa.kalimat import sekitar
from renja_gen.rules.tulisan import TERHITUNG, Tulisan
from renja_gen.rules.umum import semua_indikator, semua_sub, singkat
from renja_gen.yaml_text.places import Placed

_TITLE = "tentang"  # of a legal basis: one on an old year has a successor
_COMPUTED = re.compile(f"{TERHITUNG}+")
_COMMENT = "komentar dalam YAML"
_LONGEST = 160  # letters of a sentence that is shown


@dataclass(frozen=True, slots=True)
class Note:
    """Something for the planner to do: its kind, the place in the new files, what stands there."""

    label: str
    span: Span
    text: str


# --- figures


def due(hasil: Hasil, old: int) -> Iterator[Note]:
    """The figures and texts that the new year needs and the plan does not have; `old` is the year just planned."""
    plan, n = hasil.plan, hasil.n
    if plan.renja.tanggal is None:
        yield Note("tanggal penandatanganan, bila sudah ada", plan.renja.span("tanggal"), "renja.tanggal")
    if plan.evaluasi.pagu_sebelum_perubahan is None:
        yield Note(f"pagu {n - 2} sebelum perubahan APBD, bila berubah", plan.evaluasi.span(), "evaluasi")
    if (plan.usulan.nihil or "").startswith(BLANK):
        yield Note(f"usulan untuk {n}, atau alasan nihil", plan.usulan.span("nihil"), "usulan.nihil")
    planned = [sub for sub in semua_sub(hasil) if direncanakan(sub, n) or direncanakan(sub, old)]
    if not planned:
        yield Note(f"pagu dan target {n}", plan.span("program"), "belum ada sub kegiatan yang direncanakan")
    yield from _planned(hasil, planned, n, old, "")
    yield from _planned(hasil, planned, n + 1, old, "prakiraan maju: ")
    yield from _results(hasil, n - 2)
    yield from _services(plan)
    for sub in planned:
        if len(sub.sumber_dana) > 1 and all(dana.pagu is None for dana in sub.sumber_dana):
            yield Note(f"bagian tiap sumber dana {n}", sub.span("sumber_dana"), _called(hasil, sub))


def _planned(hasil: Hasil, planned: list[SubKegiatan], year: int, old: int, before: str) -> Iterator[Note]:
    """Pagu and targets of a year."""
    for sub in planned:
        if year not in sub.anggaran.pagu:
            yield Note(f"{before}pagu {year}", _place(sub.anggaran, "pagu", sub), _called(hasil, sub))
    for sub in planned:
        if not any(year in one.target for one in sub.indikator):
            yield Note(f"{before}target {year} sub kegiatan", sub.span("indikator"), _called(hasil, sub))
    of_subs = {id(one) for sub in semua_sub(hasil) for one in sub.indikator}
    for one in semua_indikator(hasil):
        if id(one) not in of_subs and old in one.target and year not in one.target:
            label = f"{before}target {year} indikator tujuan, sasaran, program, kegiatan"
            yield Note(label, one.span("target"), one.nama)


def _results(hasil: Hasil, year: int) -> Iterator[Note]:
    """Realisations of the year that is evaluated; one note where there is nothing of that year at all."""
    if not any(year in sub.anggaran.pagu or year in sub.anggaran.realisasi for sub in semua_sub(hasil)):
        text = f"tabel evaluasi memerlukan pagu, target, dan realisasi {year}, yang belum ada satu pun"
        yield Note(f"pagu, target, dan realisasi {year}", hasil.plan.span("program"), text)
    for sub in semua_sub(hasil):
        money = sub.anggaran
        if money.pagu[year] and year not in money.realisasi and year not in money.triwulan:
            yield Note(f"realisasi anggaran {year}", _place(money, "realisasi", sub), _called(hasil, sub))
    for one in semua_indikator(hasil):
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
    for key, years in asked.items():
        for one in plan.pelayanan:
            series: Deret[object] = getattr(one, key)
            missing = [str(year) for year in years if year not in series]
            if series and missing:
                yield Note(f"{key} indikator pelayanan", one.span(key), f"{', '.join(missing)}: {one.nama}")


def _place(part: Bagian, key: str, around: SubKegiatan) -> Span:
    """Where a key stands or would stand."""
    return part.span(key) if part.bertempat else around.span("kode")


def _called(hasil: Hasil, sub: SubKegiatan) -> str:
    return f"{sub.kode} {sub.nama or hasil.nama_katalog(sub.kode)}".strip()


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


class Mentions:
    """The years of the old plan (n-2 to n+1) and the codes that moved, as they are typed in texts.

    Citations do not count, nor periods that go on, such as that of the Renstra.
    """

    def __init__(self, old: int, new: int, codes: Iterable[str]) -> None:
        self.old, self.new = old, new
        years = "|".join(str(year) for year in range(old - 2, old + 2))
        known = "".join(f"|{re.escape(code)}" for code in codes)
        self._wanted = re.compile(rf"(?<![\w.,/])(?:\d{{4}}\s?[-–]\s?\d{{4}}|{years}{known})(?![\w/]|[.,]\d)")

    def within(self, text: str, *, quoting: bool = True) -> Iterator[re.Match[str]]:
        """Where a text has them; one that is not `quoting` is the title of what is cited itself."""
        cited = dikutip(text) if quoting else ()
        for found in self._wanted.finditer(text):
            if not any(found.start() in some for some in cited) and self._ended(found[0]):
                yield found

    def _ended(self, text: str) -> bool:
        """Whether what was found is of the old year: of a period, that it ended before the new one."""
        period = "." not in text and len(text) > len(str(self.old))
        return not period or self.old - 2 <= int(text[-4:]) < self.new


def sentences(tulisan: Tulisan, mentions: Mentions) -> Iterator[Note]:
    """The sentences and texts of the plan and its narratives with something of the old year."""
    for one in tulisan.naskah:
        if one.teks.startswith(BLANK):
            continue
        seen: set[str] = set()
        for found in mentions.within(one.teks, quoting=one.jalur[:1] != (_TITLE,)):
            before, after = sekitar(one.teks, *found.span())
            text = singkat(_COMPUTED.sub("…", f"{before}{found[0]}{after}").strip(), _LONGEST)
            if text not in seen:
                seen.add(text)
                yield Note("", one.tempat(*found.span()), text)


def comments(texts: Mapping[str, str], mentions: Mentions) -> Iterator[Note]:
    """The comments in the YAML files, by name, with something of the old year: they stay as they are."""
    for name, text in texts.items():
        placed = Placed(text)
        for start, end in placed.comments:
            words = text[start:end].lstrip("#").strip()
            if any(mentions.within(words)):
                line = bisect_right(placed.line_starts, start)
                yield Note(
                    _COMMENT, Span(name, line, start - placed.line_starts[line - 1] + 1), singkat(words, _LONGEST)
                )
