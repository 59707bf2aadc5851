"""Rolling a plan forward: read, decide, edit the texts, read the result, write all of it or nothing."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from renja_gen import pipeline
from renja_gen.computing import compute
from renja_gen.diagnostics import Diagnostic, Span
from renja_gen.loading import Loaded, load
from renja_gen.plan import Plan
from renja_gen.roll.codes import Move, moves
from renja_gen.roll.due import Mentions, Note, comments, due, reviews, sentences
from renja_gen.roll.edits import Change, Rolling
from renja_gen.roll.folder import RollError, copied, not_copied
from renja_gen.roll.texts import FileEdit, Texts
from renja_gen.rules.tulisan import Tulisan
from renja_gen.yaml_text import Put

MAX_YEARS = 5  # a Renstra period
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Rolled:
    """A rolled plan that is about to be written: its files by name, and what the planner must know."""

    old: int
    new: int
    plan: str  # the name of its file
    files: Mapping[str, bytes]
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    due: tuple[Note, ...]
    reviews: tuple[Note, ...]
    sentences: tuple[Note, ...]
    warnings: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    renamed: Mapping[str, str]
    replaced: tuple[str, ...]  # the files of the old plan, by name
    left: tuple[str, ...]  # what lies in the old folder and does not go with the plan


def rolled(loaded: Loaded, year: int) -> Rolled:
    """The plan of a later year; raises RollError where the year is none that it can be rolled to.

    The plan must have been read without errors. Nothing is written but a copy in a temporary folder, from which the
    result is read back.
    """
    plan = loaded.plan
    assert plan is not None
    if not plan.n < year <= plan.n + MAX_YEARS:
        awal, akhir = plan.n + 1, plan.n + MAX_YEARS
        raise RollError(f"rencana ini untuk tahun {plan.n}; pilih tahun {awal} sampai {akhir} dengan --to")
    texts = Texts(loaded.texts)
    found = moves(plan, year)
    rolling = Rolling(plan, texts, year, found)
    changes = tuple(rolling.changes())
    renamed, renaming = _renamed(texts, found)
    edits = [*(edit for change in changes for edit in change.edits), *renaming]
    written, refused = texts.edited(edits)
    files = _files(loaded, written, renamed)
    name = renamed.get(loaded.files[0].name, loaded.files[0].name)
    with tempfile.TemporaryDirectory(prefix="renja-gen-") as stage:
        for one, data in files.items():
            target = Path(stage) / one
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        again = load(Path(stage) / name)
        findings = pipeline.check(Path(stage) / name)
    read = {one.relative_to(again.folder).as_posix() for one in again.files}
    orphans = {renamed.get(one, one) for one in loaded.texts} - read
    files = {one: data for one, data in files.items() if one not in orphans}
    result = Rolled(
        old=plan.n,
        new=year,
        plan=name,
        files=files,
        changes=changes,
        moves=tuple(found.values()),
        due=_refused(refused),
        reviews=(),
        sentences=(),
        warnings=tuple(_warnings(plan, year, findings)),
        findings=findings,
        renamed=renamed,
        replaced=tuple(loaded.texts),
        left=tuple(not_copied(loaded.folder, {*files, *loaded.texts})),
    )
    if again.plan is None:
        return result
    hasil = compute(again.plan)
    mentions = Mentions(plan.n, year, [one.old for one in found.values() if one.changed])
    prose = Tulisan(hasil, again.narratives, again.texts)
    return replace(
        result,
        due=(*result.due, *due(hasil, plan.n)),
        reviews=(*reviews(again.plan, plan.n, year), *_readme(files, plan.n)),
        sentences=(*sentences(prose, mentions), *comments(again.texts, mentions)),
    )


def _files(loaded: Loaded, written: Mapping[str, str], renamed: Mapping[str, str]) -> dict[str, bytes]:
    """All files of the new folder, by name: byte order marks stay where they were."""
    plan = loaded.plan
    assert plan is not None
    logo = [plan.perangkat_daerah.logo.replace("\\", "/")] if plan.perangkat_daerah.logo else []
    own = loaded.templates.overlay
    templates = own if plan.dokumen.templat and own and own.is_relative_to(loaded.folder) else None
    others = copied(loaded.folder, [*loaded.narratives, *logo], templates)
    result = {}
    for path in loaded.files:
        name = path.relative_to(loaded.folder).as_posix()
        mark = _BOM if path.read_bytes().startswith(_BOM) else b""
        result[renamed.get(name, name)] = mark + written[name].encode()
    return {**others, **result}


def _renamed(texts: Texts, found: Mapping[str, Move]) -> tuple[dict[str, str], list[FileEdit]]:
    """Files whose names are codes that moved, as far as includes still find them, and the includes that name them."""
    renamed = {}
    for name in texts.texts:
        path = PurePosixPath(name)
        move = found.get(path.stem)
        if move and move.changed:
            renamed[name] = path.with_name(f"{move.new}{path.suffix}").as_posix()
    if len(set(renamed.values()) | (set(texts.texts) - set(renamed))) < len(texts.texts):
        return {}, []
    edits = []
    for one in texts.includes():
        for name in [name for name in renamed if fnmatch(name, one.name)]:
            if name == one.name:
                written = PurePosixPath((one.found.place.text or "").replace("\\", "/"))
                value = written.with_name(PurePosixPath(renamed[name]).name).as_posix()
                edits.append(FileEdit(one.found.file, Put(one.found.path, value)))
            elif not fnmatch(renamed[name], one.name):
                del renamed[name]
    return renamed, edits


def _refused(refused: list[FileEdit]) -> tuple[Note, ...]:
    """Edits for which there is no room where they should go: for the planner to make."""
    return tuple(
        Note(
            "tidak dapat diubah oleh program; ubah sendiri",
            Span(file),
            " > ".join(map(str, getattr(edit, "path", ()))),
        )
        for file, edit in refused
    )


def _readme(files: Mapping[str, bytes], old: int) -> Iterator[Note]:
    """Notes for readers, which are copied as they are."""
    for name in sorted(files):
        if name.upper().startswith("README") and str(old).encode() in files[name]:
            yield Note("keterangan untuk pembaca, disalin apa adanya", Span(name, 1), f"menyebut {old}")


def _warnings(plan: Plan, year: int, findings: tuple[Diagnostic, ...]) -> Iterator[str]:
    """What is not as usual."""
    if year > plan.n + 1:
        between = f"{plan.n + 1}" if year == plan.n + 2 else f"{plan.n + 1} sampai {year - 1}"
        yield (
            f"Rencana digulir {year - plan.n} tahun sekaligus. Lengkapi juga pagu, target, dan realisasi tahun "
            f"{between}, yang tidak pernah menjadi tahun rencana di sini."
        )
    periode = plan.renstra.periode
    if year not in periode:
        yield (
            f"Tahun {year} di luar periode Renstra {periode}. Tulis periode baru pada renstra dan rpjmd, lalu "
            "ganti visi, misi, tujuan, sasaran, dan semua target 'renstra' menurut Renstra yang baru."
        )
    errors = Counter(one.code for one in findings if one.stops)
    if errors:
        listed = ", ".join(f"{code} ({count})" for code, count in sorted(errors.items()))
        yield f"Rencana baru mempunyai galat yang harus diperbaiki sebelum disusun: {listed}."
