"""The commands: one module each, imported when it is asked for; each holds a command of its own name.

One whose name is a word of Python has an underscore behind it there: `import_`.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from keyword import iskeyword

import click

from renja_gen import bahasa

bahasa.pasang()  # before any option is made: they translate their words at once
NAMES = (
    "import",
    "check",
    "rule",
    "build",
    "export",
    "verify",
    "diff",
    "recap",
    "schema",
    "doctor",
)  # in the order of help: a planner's year


class _Modules(Mapping[str, click.Command]):
    """The commands by name."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in NAMES:
            raise KeyError(name)
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


class Commands(click.Group):
    """A group whose commands are modules."""

    commands: Mapping[str, click.Command]  # type: ignore[assignment]  # nobody adds to them

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self.commands = _Modules()

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's signature
        """All names, in the order of help."""
        return list(self.commands)
