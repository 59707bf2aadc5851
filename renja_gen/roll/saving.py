"""Writing a rolled plan: all of its files or none, into a new folder or over a plan that git keeps."""

from contextlib import suppress
from pathlib import Path

from renja_gen.history.git import revision
from renja_gen.output import OutputError, write_all
from renja_gen.roll.folder import RollError, checked_target
from renja_gen.roll.report import NAME, as_markdown
from renja_gen.roll.rolling import Rolled
from renja_gen.roll.schema import schemas_moved


def save(rolled: Rolled, target: Path, old: Path) -> None:
    """Write into a new or empty folder; raises RollError for another one, and OutputError."""
    place = checked_target(target, old)
    missing = [one for one in (place, *place.parents) if not one.exists()]
    try:
        write_all({place / name: data for name, data in schemas_moved(_outputs(rolled), old, place).items()})
    except OutputError:
        _tidy(place, missing)
        raise


def save_in_place(rolled: Rolled, folder: Path) -> None:
    """Write over the old plan; raises RollError unless git has every file that changes or goes."""
    outputs = _outputs(rolled)
    gone = [folder / name for name in rolled.replaced if name not in outputs]
    touched = {*(folder / name for name in outputs), *gone}
    if any(path.is_symlink() for path in touched):
        raise RollError("rencana ini memuat tautan berkas; gulirkan ke folder baru dengan -o")
    there = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(touched) if path.is_file()}
    commit = revision(folder, there)
    if not commit or commit.endswith("+"):
        raise RollError(
            "--in-place hanya untuk rencana yang seluruhnya sudah tersimpan dalam git; "
            "jalankan git commit dahulu, atau gulirkan ke folder baru dengan -o"
        )
    write_all({folder / name: data for name, data in outputs.items() if there.get(name) != data})
    for path in gone:
        with suppress(OSError):
            path.unlink()


def _outputs(rolled: Rolled) -> dict[str, bytes]:
    return {**rolled.files, NAME: as_markdown(rolled).encode()}


def _tidy(place: Path, missing: list[Path]) -> None:
    """Remove the folders that a write which failed has made, empty as they are."""
    below = sorted((path for path in place.rglob("*") if path.is_dir()), reverse=True) if place.is_dir() else []
    for folder in (*below, *missing):
        with suppress(OSError):
            folder.rmdir()
