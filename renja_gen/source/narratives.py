"""The agency's own narratives: `narasi/*.md` beside the plan, none of them outside its folder."""

from pathlib import Path

from renja_gen.diagnostics import Report, Span
from renja_gen.source.text import read_text

FOLDER = "narasi"
MAX_FILES = 100


def read_narratives(root: Path, report: Report) -> dict[str, str]:
    """The text of each narrative by its name (`narasi/isu.md`), sorted; what cannot be read is reported.

    A file that cannot be read is left out, and so is one that leads out of the folder.
    """
    texts: dict[str, str] = {}
    try:
        paths = sorted(path for path in (root / FOLDER).glob("*.md") if path.is_file())
    except OSError:  # a folder that may not be listed
        paths = []
    for path in paths[:MAX_FILES]:
        name = f"{FOLDER}/{path.name}"
        if not path.resolve().is_relative_to(root):
            message = f"'{name}' menunjuk ke luar folder rencana; salin berkasnya ke dalam"
            report.add("RG021", message, Span(name))
        elif (text := read_text(path, name, report)) is not None:
            texts[name] = text
    if len(paths) > MAX_FILES:
        message = f"folder '{FOLDER}' memuat lebih dari {MAX_FILES} berkas; hapus yang tidak dipakai"
        report.add("RG022", message, Span(FOLDER))
    return texts
