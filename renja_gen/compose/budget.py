"""How much work the narratives of one document may cause.

Work is counted, not timed, so that a plan gives the same result on every machine. Whatever takes longer the more it
is given draws its size from the budget of the document before it begins: templates by their tokens, loops by what
stands in them, filters, tests, calls and operators by their values. A unit is about a microsecond.
"""

from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import Undefined

MAX_WORK = 1_500_000
MAX_OUTPUT = 200_000  # characters of one narrative, and of any text that it puts together
MAX_ITEMS = 10_000  # of a list that a narrative puts together
MAX_NUMBER = 10**30  # that a narrative computes
_CHARACTERS = 16  # that a unit pays for


class TooLargeError(Exception):
    """A narrative asks for more than a document needs; the message is Indonesian and says what to do."""

    def __init__(
        self, message: str = "narasi menghitung terlalu banyak; sederhanakan ungkapannya", line: int = 0
    ) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Budget:
    """The work that is left."""

    left: int = MAX_WORK

    def draw(self, amount: int) -> None:
        """Take from what is left; an error when that is not enough."""
        self.left -= amount
        if self.left < 0:
            raise TooLargeError

    @property
    def spent(self) -> bool:
        """Whether nothing is left: whatever follows fails too, and needs no message of its own."""
        return self.left < 0

    def metered(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter, test or function that draws the size of what it is given."""
        context = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def drawing(*args: Any, **kwargs: Any) -> Any:
            values = [_held(value) for value in args[context:]]
            # `attribute="a.b.c"` is looked up step by step, for every item
            steps = sum(value.count(".") for value in (*values[1:], *kwargs.values()) if isinstance(value, str))
            self.draw(1 + sum(map(size, (*values, *kwargs.values()))) + steps * size(values[0] if values else 0))
            return function(*args[:context], *values, **kwargs)

        return drawing


def _held(value: Any) -> Any:
    """A value that can be looked at more than once; what produces it was paid for by its own source."""
    return list(value) if isinstance(value, Iterator) else value


def size(value: Any) -> int:
    """What it costs to look at a value."""
    if isinstance(value, str):
        return 1 + len(value) // _CHARACTERS
    if isinstance(value, list | tuple):
        return 1 + len(value) + sum(len(item) for item in value if isinstance(item, str)) // _CHARACTERS
    return 1 + len(value) if isinstance(value, Sized) and not isinstance(value, Undefined) else 1


def bounded(value: Any) -> Any:
    """A value that a document can need; an error for a larger one."""
    match value:
        case str():
            fits = len(value) <= MAX_OUTPUT
        case list() | tuple():
            fits = len(value) <= MAX_ITEMS
        case int() | float() | Decimal():
            fits = -MAX_NUMBER <= value <= MAX_NUMBER
        case _:
            fits = True
    if not fits:
        raise TooLargeError
    return value
