"""The report on a rolled plan, built once and shown three ways: terminal, Markdown, JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from renja_gen.diagnostics import Span, printable
from renja_gen.nomenklatur import Entri, katalog, kewenangan_kode, normalkan_nama
from renja_gen.plain_text import as_argument, escaped_in_line, shortened
from renja_gen.reports import summary
from renja_gen.roll.codes import LOST, How, Move
from renja_gen.roll.rolling import Rolled

NAME = "gulir.md"
_ALIKE = 0.75  # how much a name must be like that of a code that is gone
_LOOKED_AT, _NAMED = 10, 2  # such names
_SHOWN = 3  # items of a group on a terminal
_WIDEST = 100  # letters of an item on a terminal
_INTRO = (
    "Daftar kerja ini ditulis oleh `renja-gen roll`. Kerjakan, lalu hapus berkas ini. Periksa hasilnya dengan "
    "`renja-gen check`."
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something in the report: a place (of no file where it has none) and what is there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Items of one kind; `brief` ones are only counted on a terminal."""

    label: str
    items: tuple[Item, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; `todo` is what the planner does. `key` names it for programs."""

    key: str
    title: str
    groups: tuple[Group, ...]
    todo: bool = False

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(len(group.items) for group in self.groups)


def sections(rolled: Rolled) -> list[Section]:
    """The report, empty sections left out; places of changes are those of the old plan, others of the new one."""
    changed = ((one.label, Item(one.span, one.text)) for one in rolled.changes if one.label)
    lost = ((one.how.value, Item(Span(""), _lost(one, rolled.new))) for one in rolled.moves if one.how in LOST)
    moved = ((_kind(one), Item(Span(""), _moved(one))) for one in rolled.moves if one.how not in LOST and _kind(one))
    files = (("nama berkas mengikuti kode", Item(Span(""), f"{a} menjadi {b}")) for a, b in rolled.renamed.items())
    due, reviews, sentences = (
        _grouped((one.label, Item(one.span, one.text)) for one in notes)
        for notes in (rolled.due, rolled.reviews, rolled.sentences)
    )
    by_code = _grouped([*moved, *files], brief=frozenset({How.DIGITS.value}))
    decree = katalog(rolled.new).nama_keputusan
    all_of_them = [
        Section("diubah", f"Diubah dan dihapus (tempat menurut rencana {rolled.old})", _grouped(changed, brief=None)),
        Section("kode_berubah", f"Kode dan nama yang berubah menurut {decree}", by_code),
        Section("tidak_disalin", "Tidak disalin", _grouped(("", Item(Span(""), name)) for name in rolled.left)),
        Section("kode_hilang", "Kode yang perlu dicari penggantinya", _grouped(lost), todo=True),
        Section("perlu_diisi", "Perlu diisi", due, todo=True),
        Section("perlu_ditinjau", "Perlu ditinjau", reviews, todo=True),
        Section("kalimat", "Kalimat dan komentar yang menyebut tahun atau kode lama", sentences, todo=True),
    ]
    return [one for one in all_of_them if one.groups]


def _grouped(items: Iterable[tuple[str, Item]], brief: frozenset[str] | None = frozenset()) -> tuple[Group, ...]:
    """Items by label, in the order of their first; `brief` are the labels that are only counted, None for all."""
    found: dict[str, list[Item]] = {}
    for label, item in items:
        found.setdefault(label, []).append(item)
    return tuple(Group(label, tuple(some), brief is None or label in brief) for label, some in found.items())


def _kind(move: Move) -> str:
    """How a code or its name changed, "" where neither did."""
    if move.changed:
        segments = [[int(part) for part in code.split(".")] for code in (move.old, move.new)]
        return How.DIGITS.value if segments[0] == segments[1] else move.how.value
    return "nama resmi berubah" if _renamed(move) else ""


def _renamed(move: Move) -> bool:
    """Whether the official name is another one, letters and punctuation aside."""
    known = {normalkan_nama(name) for name in move.old_names}
    return bool(known and move.new_name) and normalkan_nama(move.new_name) not in known


def _moved(move: Move) -> str:
    """Both codes and the name, with the old name where it was another one."""
    codes = f"{move.old} menjadi {move.new}" if move.changed else move.old
    before = f" (dahulu {move.old_name})" if _renamed(move) else ""
    return f"{codes}  {move.new_name or move.old_name}{before}"


def _lost(move: Move, year: int) -> str:
    """A code that has no successor, with what it may have become."""
    near = _near(move, year) if move.old_name and not move.wanted else []
    names = [f"padanannya {move.wanted}"] if move.wanted else [f"{one.kode} {one.nama}" for one in near]
    advice = f" (yang mirip: {'; '.join(names)})" if near else f" ({names[0]})" if names else ""
    return f"{move.old} {move.old_name}{advice}".strip()


def _near(move: Move, year: int) -> list[Entri]:
    """The entries of the same authority (a kabupaten cannot take those of a province) that are called much alike."""
    found = katalog(year).mirip_nama(move.old_name, move.new, _ALIKE, _LOOKED_AT)
    return [one for one in found if kewenangan_kode(one.kode) == kewenangan_kode(move.new)][:_NAMED]


# --- terminal


def as_text(rolled: Rolled, folder: Path, bold: Callable[[str], str]) -> Iterator[str]:
    """The lines of the report; places can be opened from the current folder."""
    yield bold(f"Renja {rolled.old} digulir ke {rolled.new}: {printable(str(folder))} ({len(rolled.files)} berkas)")
    for section in sections(rolled):
        yield ""
        yield bold(f"{section.title} ({section.count})")
        for group in section.groups:
            deeper = "  "
            if group.label:
                yield f"  {len(group.items):>4}  {printable(group.label)}"
                deeper = "        "
            every = section.key in {"kode_hilang", "kode_berubah"}
            shown = () if group.brief else group.items if every else group.items[:_SHOWN]
            for item in shown:
                yield f"{deeper}{_line(item, folder if section.todo else None)}"
            if shown and len(shown) < len(group.items):
                yield f"{deeper}… dan {len(group.items) - len(shown)} lainnya"
    yield ""
    for warning in rolled.warnings:
        yield f"{bold('Perhatian:')} {printable(warning)}"
    yield f"Pemeriksaan rencana baru: {summary(rolled.findings)}."
    yield f"Berikutnya: kerjakan {printable(str(folder / NAME))}, lalu renja-gen check {as_argument(folder)}"


def _line(item: Item, folder: Path | None) -> str:
    span = item.span
    place = f"{folder / span.file}:{span.line}" if folder and span.line else span.file and f"{span.file}:{span.line}"
    return printable(f"{place}  {shortened(item.text, _WIDEST)}".strip())


# --- Markdown


def as_markdown(rolled: Rolled) -> str:
    """The report as a list of work to be ticked off, for the new folder."""
    lines = [f"# Menggulir Renja {rolled.old} ke {rolled.new}", "", _INTRO, ""]
    lines += [f"**Perhatian.** {escaped_in_line(one)}\n" for one in rolled.warnings]
    for section in sorted(sections(rolled), key=lambda section: not section.todo):
        lines += [f"## {section.title}", ""]
        box = "- [ ]" if section.todo else "-"
        for group in section.groups:
            lines += [f"### {_capital(escaped_in_line(group.label))} ({len(group.items)})", ""] if group.label else []
            lines += [f"{box} {_place(item)}{escaped_in_line(item.text)}" for item in group.items]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _place(item: Item) -> str:
    span = item.span
    return f"`{span.file}:{span.line}` " if span.line else f"`{span.file}` " if span.file else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- JSON


def as_json(rolled: Rolled, folder: Path) -> str:
    """The report for programs; ASCII, so that any terminal prints it."""
    data = {
        "dari": rolled.old,
        "ke": rolled.new,
        "folder": folder.as_posix(),
        "rencana": rolled.plan,
        "berkas": sorted(rolled.files),
        "perhatian": list(rolled.warnings),
        "temuan": summary(rolled.findings),
        **{
            section.key: [
                {
                    "jenis": group.label,
                    **({"berkas": item.span.file, "baris": item.span.line} if item.span.file else {}),
                    "isi": item.text,
                }
                for group in section.groups
                for item in group.items
            ]
            for section in sections(rolled)
        },
    }
    return json.dumps(data, indent=2)
