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
from renja_gen.plan_files import NAMA_RENCANA, plan_file

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
        else:
            click.Path(exists=True).convert(value, parameter, context)
        for plan in found:
            plans.setdefault(resolved(plan_file(plan)), plan)
    return Named(tuple(plans.values()), tuple(skipped), several)


def _is_plan(path: Path) -> bool:
    return plan_file(path).is_file() if path.is_dir() else path.suffix.lower() in _SUFFIXES
