"""The agency's own narratives: `narasi/*.md` beside the plan, none of them outside its folder."""

from itertools import islice
from pathlib import Path

from renja_gen.diagnostics import Report, Span
from renja_gen.source.text import read_text, resolved

FOLDER = "narasi"
MAX_FILES = 100
MAX_BYTES = 300_000  # of one narrative: a hundred pages
MAX_TOTAL = 1_000_000  # characters of all of them


def read_narratives(root: Path, report: Report) -> dict[str, str]:
    """The text of each narrative by its name (`narasi/isu.md`), sorted; what cannot be read is reported.

    A file that cannot be read is left out, and so is one that leads out of the folder. None is read where there
    are too many: which ones would be left is chance.
    """
    try:
        paths = list(islice((root / FOLDER).glob("*.md"), MAX_FILES + 1))
    except OSError:  # a folder that may not be listed
        paths = []
    if (root / FOLDER).is_file():
        message = f"'{FOLDER}' harus folder berisi berkas .md, bukan berkas; ganti namanya atau hapus"
        report.warn("RG517", message, Span(FOLDER))
    if len(paths) > MAX_FILES:
        message = f"folder '{FOLDER}' memuat lebih dari {MAX_FILES} berkas; hapus yang tidak dipakai"
        report.add("RG022", message, Span(FOLDER))
        return {}
    texts: dict[str, str] = {}
    total = 0
    for path in sorted(paths):
        name = f"{FOLDER}/{path.name}"
        if not resolved(path).is_relative_to(root):
            message = f"'{name}' menunjuk ke luar folder rencana; salin berkasnya ke dalam"
            report.add("RG021", message, Span(name))
        elif (text := read_text(path, name, report, MAX_BYTES)) is not None:
            total += len(text)
            if total > MAX_TOTAL:
                message = f"semua narasi bersama lebih dari {MAX_TOTAL} huruf; ringkas atau hapus yang tidak dipakai"
                report.add("RG022", message, Span(name))
                break
            texts[name] = text
    return texts
