"""The plan that another one changes (`renja: {tahap: perubahan, sebelum: …}`): found, read and judged.

What `sebelum` may name: a file or folder in the folder of the plan or in the git repository around it, or the state
of a plan in a revision of that repository. Its own `sebelum` counts for nothing, so that a chain has no end to look
for.
"""

import os
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from renja_gen import pipeline
from renja_gen.diagnostics import Report
from renja_gen.history.repository import VersionError
from renja_gen.history.versions import Version, opened, version, version_in
from renja_gen.loading import Loaded
from renja_gen.plan import Plan
from renja_gen.plan_files import plan_file
from renja_gen.source.text import resolved


def earlier_plan(plan: Plan, file: Path, report: Report) -> Loaded | None:
    """The plan that the one in `file` changes; None where it names none, or where the report says what is wrong."""
    text = plan.renja.sebelum
    if text is None or plan.renja.tahap != "perubahan":  # which a rule reports
        return None
    place = plan.renja.span("sebelum")
    try:
        found = earlier_version(text, file)
        with opened(found) as path:
            loaded, findings = pipeline.examined(path, alone=True)
    except VersionError as error:
        report.add("RG939", str(error), place)
        return None
    errors = [one for one in findings if one.stops]
    if errors or loaded.plan is None:
        first = f"; yang pertama di {errors[0].span}: {errors[0].message}" if errors else ""
        message = f"rencana semula '{text}' memuat {len(errors)} galat; perbaiki dahulu{first}"
        report.add("RG960", message, place)
        return None
    different = _different(plan, loaded.plan)
    if different:
        report.add("RG961", f"'{text}' {different}", place)
        return None
    beside = f"{Path(os.path.relpath(loaded.folder, file.parent)).as_posix()}/"
    return replace(loaded, place=found.place or beside)


def earlier_version(text: str, file: Path) -> Version:
    """What `sebelum` stands for in the plan `file`; VersionError where that is nothing that may be read."""
    folder = file.parent
    written = PureWindowsPath(text)
    if written.drive or written.root:  # not even looked at: it may be another computer
        raise VersionError(f"'{text}' ialah alamat lengkap; tulis alamat dari folder rencana, atau revisi git")
    text = text.replace("\\", "/")
    try:
        named = "\0" in text or ":" in text or (folder / text).exists()
    except (OSError, ValueError):
        named = True  # says why
    if not named:
        try:
            return version_in(text, file.name, folder, text, confined=True)
        except VersionError as error:
            raise VersionError(f"berkas atau folder '{text}' tidak ada. Sebagai revisi git: {error}") from None
    found = version(text, folder, confined=True)
    if not found.commit and resolved(plan_file(found.path)) == resolved(file):
        raise VersionError(f"'{text}' ialah rencana ini sendiri; sebut rencana sebelum perubahan, atau revisi git")
    return found


def _different(plan: Plan, earlier: Plan) -> str:
    """Why one plan cannot be a change of another, "" where it can."""
    if plan.n != earlier.n:
        return f"ialah rencana tahun {earlier.n}, bukan {plan.n}; sebut rencana tahun yang sama"
    names = [
        (" ".join(one.perangkat_daerah.nama.split()), " ".join(one.perangkat_daerah.daerah.split()))
        for one in (plan, earlier)
    ]
    if [part.casefold() for part in names[0]] != [part.casefold() for part in names[1]]:
        whose, ours = (", ".join(some) for some in reversed(names))
        return f"ialah rencana {whose}, bukan {ours}; samakan nama Perangkat Daerah dan daerah"
    return ""
