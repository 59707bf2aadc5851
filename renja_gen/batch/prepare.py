"""Plans to jobs: which plan owns which file, and which plans are unchanged since they were built."""

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from renja_gen.batch import record as records
from renja_gen.batch.inputs import fingerprint, program
from renja_gen.batch.job import Job, Outcome, Result
from renja_gen.batch.record import Record
from renja_gen.diagnostics import Report, Span
from renja_gen.loading import load
from renja_gen.options import Options
from renja_gen.pipeline import OutputFile
from renja_gen.plan_files import output_folder, plan_file


def prepared(
    plans: Sequence[Path], output: Path | None, options: Options, *, force: bool
) -> tuple[list[Job], list[Outcome]]:
    """The jobs that must be done, and the outcomes of plans that are unchanged (none by `force`), in order.

    Of two plans that would write the same files the earlier one does, whatever comes of it, so that the result
    depends neither on chance nor on how many are built at a time.
    """
    folders = [output_folder(plan, output) for plan in plans]
    places = [os.path.normcase(os.path.realpath(folder)) for folder in folders]
    shared = {place for place, plans_there in Counter(places).items() if plans_there > 1}
    known = {} if force else {place: tuple(records.records(Path(place))) for place in dict.fromkeys(places)}
    jobs, unchanged = [], []
    owned: set[tuple[str, str]] = set()
    for number, (plan, folder, place) in enumerate(zip(plans, folders, places, strict=True)):
        stem, done = _unchanged(number, plan, folder, known.get(place, ()), options) or ("", None)
        if not stem and place in shared:
            with suppress(Exception):  # a bug shows where the plan is built, and stops only that one
                stem = _stem(plan)
        taken = bool(stem) and (place, stem) in owned
        if done is not None and not taken:
            unchanged.append(done)
        else:
            files = (folder / f"{stem}.docx",) if taken else ()
            jobs.append(Job(number, plan, output, options, files, program()))
        owned.add((place, stem))
    return jobs, unchanged


def _stem(plan: Path) -> str:
    """The name of the files of a plan without their suffix; "" of a plan that cannot be built anyway.

    Mostly it stands in the plan's first file; only otherwise all of them are read.
    """
    from pydantic import TypeAdapter, ValidationError

    from renja_gen.compose.sebutan import nama_berkas
    from renja_gen.plan.nilai import Tahun, Teks
    from renja_gen.source import Mapping, Scalar
    from renja_gen.source.reader import parse
    from renja_gen.source.text import read_text

    text = read_text(plan_file(plan), "", Report())
    node = parse(text, "", Report()) if text is not None else None
    found = []
    for part, key in (("perangkat_daerah", "singkatan"), ("renja", "tahun")):
        above = node.items.get(part) if isinstance(node, Mapping) else None
        value = above.items.get(key) if isinstance(above, Mapping) else None
        found.append(value.text if isinstance(value, Scalar) else None)
    try:
        return nama_berkas(
            TypeAdapter[str](Teks).validate_python(found[0]), TypeAdapter[int](Tahun).validate_python(found[1])
        )
    except ValidationError:
        read = load(plan).plan
        return nama_berkas(read.perangkat_daerah.singkatan, read.n) if read else ""


def _unchanged(
    number: int, plan: Path, folder: Path, known: Sequence[tuple[str, Record]], options: Options
) -> tuple[str, Outcome] | None:
    """The name and the outcome of a plan whose documents still are what would be built; None of any other."""
    mine = records.plan_name(plan, folder)
    for stem, record in known:
        if (record.plan, record.program, record.options) != (mine, program(), records.choices(options)):
            continue
        if not record.inputs or record.inputs != fingerprint(plan, options.templates, record.besides, record.earlier):
            continue
        there = {name: records.digest(folder / name) for name in record.files}
        if not there or None in there.values():
            continue
        notes = Report()
        for name, digest in there.items():
            if digest != record.files[name].sha256:
                message = f"'{name}' diubah sesudah disusun, dan rencananya tidak berubah; naskah itu dibiarkan"
                hint = "untuk menyusunnya lagi jalankan dengan --force; naskah ubahan disimpan dengan nama lain"
                notes.warn("RG925", message, Span(str(folder / name)), hint=hint)
        files = tuple(OutputFile(folder / name, file.size, file.pages) for name, file in record.files.items())
        warnings = record.warnings + len(notes.diagnostics)
        return stem, Outcome(number, Result.TIDAK_BERUBAH, notes.diagnostics, files, warnings)
    return None
