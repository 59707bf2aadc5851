r"""The plans a command line names: files, folders, and patterns that the shell left as they are.

The Windows command prompt passes `plans\*\` on literally; patterns mean the same everywhere only if they are
expanded here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

import click

from renja_gen.diagnostics import printable
from renja_gen.plan_files import NAMA_RENCANA, plan_file, plans_below, without_plan

_LAIN = "sebut folder yang memuatnya, atau berkas rencananya"
_SUFFIXES = {".yaml", ".yml"}
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Named:
    """The plans in the order they were named, each once; what a pattern matched that is no plan was `skipped`.

    `several` is whether many were meant, even if there is only one.
    """

    plans: tuple[Path, ...]
    skipped: tuple[Path, ...]
    several: bool

    @property
    def notice(self) -> str:
        """What was skipped, in one line."""
        names = [printable(str(path)) for path in self.skipped[:_SHOWN]]
        more = len(self.skipped) - len(names)
        return f"dilewati, tanpa {NAMA_RENCANA}: {', '.join(names)}{f', dan {more} lainnya' if more else ''}"


def no_plan(folder: str, advice: str = "") -> str:
    """What to say of a folder without a plan."""
    return f"folder '{printable(folder)}' tidak memuat {NAMA_RENCANA}; {advice or _LAIN}."


class PlanPath(click.Path):
    """The file or folder of a plan; a folder without one is as wrong as a name that is not there.

    `many`: the command takes several plans, so that those in the folder can be named instead.
    """

    def __init__(self, *, many: bool = False) -> None:
        super().__init__(exists=True, path_type=Path)
        self.many = many

    def convert(  # type: ignore[override]  # always a path
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The path."""
        path = Path(super().convert(value, param, ctx))  # type: ignore[arg-type]
        if without_plan(path):
            self.fail(no_plan(str(value), plans_below(path) if self.many else ""), param, ctx)
        return path


def named(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> Named:
    """The callback of the argument RENCANA."""
    from renja_gen.source.text import resolved

    plans: dict[Path, Path] = {}
    skipped: list[Path] = []
    several = len(values) > 1
    for value in values:
        path = Path(value)
        found = [path]
        if has_magic(value) and not path.exists():
            several = True
            matching = [Path(name) for name in sorted(glob(value, recursive=True))]  # noqa: PTH207 - any root
            found = [one for one in matching if _is_plan(one)]
            skipped += [one for one in matching if not _is_plan(one)]
            if not found:
                message = f"tidak ada rencana yang cocok dengan pola '{printable(value)}'."
                raise click.BadParameter(message, context, parameter)
        elif several:  # one that cannot be read does not stop the others
            click.Path(exists=True).convert(value, parameter, context)
        else:
            PlanPath(many=True).convert(value, parameter, context)
        for plan in found:
            plans.setdefault(resolved(plan_file(plan)), plan)
    return Named(tuple(plans.values()), tuple(skipped), several)


def _is_plan(path: Path) -> bool:
    return plan_file(path).is_file() if path.is_dir() else path.suffix.lower() in _SUFFIXES
