"""Where a plan is: its file, the plan around a file, and where its documents go."""

import os
from contextlib import suppress
from itertools import islice
from pathlib import Path

NAMA_RENCANA = "plan.yaml"
MAX_ABOVE = 4  # folders above a file in which its plan is looked for


def output_folder(plan: Path, output: Path | None) -> Path:
    """Where the documents of a plan go: into `output`, else into `build/` beside it."""
    from renja_gen.source.text import resolved

    return output or resolved(plan_file(plan)).parent / "build"


def plan_file(path: Path) -> Path:
    """The plan a path stands for: the file, or `plan.yaml` in the folder."""
    return path / NAMA_RENCANA if path.is_dir() else path


def without_plan(path: Path) -> bool:
    """Whether a path is a folder that holds no plan; one that cannot be read is there all the same."""
    return path.is_dir() and not os.path.lexists(plan_file(path))


def plans_below(folder: Path) -> str:
    """What to write for all plans in a folder of plans; "" where there are none."""
    with suppress(OSError):
        if any((one / NAMA_RENCANA).is_file() for one in islice(folder.iterdir(), 1000)):
            return f"untuk semua rencana di dalamnya tulis '{folder.as_posix()}/*/'"
    return ""


def plan_above(path: Path) -> Path | None:
    """The plan in whose folder, or in a folder below it, a file lies."""
    from renja_gen.source.text import resolved

    folders = resolved(path).parents[:MAX_ABOVE]
    return next((found for folder in folders if (found := folder / NAMA_RENCANA).is_file()), None)
