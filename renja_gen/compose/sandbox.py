"""Jinja for prose, closed: plain data in, Markdown out.

Templates come with plans, and plans come from other people. So: sandboxed, strict about undefined names,
no methods, no loader, no `range`, an allow-list of statements and filters, bounded work, values and output.
Every printed expression is escaped, so that no text of a plan can become Markdown.
"""

import re
import traceback
from collections.abc import Callable, Iterable, Mapping, Sized
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from itertools import islice
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError, nodes, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import sync_do_sum
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from renja_gen.compose.budget import MAX_OUTPUT, Budget, TooLargeError, bounded, size
from renja_gen.compose.guard import TOO_LONG, Guarded, check_depth, check_shape
from renja_gen.diagnostics import Report, Span
from renja_gen.document.syntax import escape, work

MAX_QUOTED = 40  # characters of a text that a message repeats
_CALL = 30  # units of a call: a function prints a figure
_NAMES = 1_000  # that an unknown name is compared with
_FILTERS = (
    "abs", "default", "first", "groupby", "int", "last", "length", "list", "lower", "max", "min",
    "rejectattr", "reverse", "selectattr", "sort", "unique", "upper",
)  # fmt: skip
_DICT_METHODS = {"items", "keys", "values", "get"}
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+?)'?$")
_TOO_SHORT = re.compile(r"(?:list|tuple) object has no element (\d+)$|No (?:first|last) item, sequence was empty")


class Syntax(str):
    """Markdown of our own making, printed as it is."""

    __slots__ = ()


class _MisuseError(TypeError):
    """A value stands where it cannot stand; the message is Indonesian and says what to do."""


class _UnknownNameError(UndefinedError):
    """A name that is not there: `name` in `owner`, which is None for a name that stands alone."""

    def __init__(self, message: str, name: Any, owner: Any) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class _Unknown(StrictUndefined):
    """An undefined value that remembers for its error where it was looked for."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        if exc is UndefinedError:
            exc = partial(_UnknownNameError, name=name, owner=None if obj is missing else obj)
        super().__init__(hint, obj, name, exc)


@pass_environment
def _finalize(env: "Environment", value: Any) -> Any:
    if isinstance(value, Syntax | Undefined):  # an `if` without `else` prints nothing, an unknown name raises
        return value
    if value is None:
        return ""
    if not isinstance(value, str | int | float | Decimal):
        raise _MisuseError(_no_text(value))
    env.budget.draw(size(value))
    return escape(str(value))


def _no_text(value: Any) -> str:
    """What a value is that is neither text nor number, and how to use it."""
    if isinstance(value, Mapping):
        names = ", ".join(str(key) for key in islice(value, 5))
        return f"ini isian bertingkat; pilih satu isinya: {names}"
    if callable(value):
        return "ini fungsi; tulis isiannya dalam kurung"
    return "ini daftar; pakai {% for … in … %}, atau pilih satu butirnya"


def _joined(values: Iterable[Any], separator: str = "") -> str:
    texts = []
    size = 0
    for value in values:
        if not isinstance(value, str | int | float | Decimal | Undefined | None):
            raise TypeError("only text and numbers can be joined")
        texts.append(str(value))
        size += len(texts[-1]) + len(separator)
        if size > MAX_OUTPUT:
            raise TooLargeError
    return separator.join(texts)


@pass_environment
def _sum(env: Any, values: Iterable[Any], attribute: str | int | None = None) -> Any:
    """A sum is an amount, also when there is nothing to add."""
    return sync_do_sum(env, values, attribute, Decimal(0))


def _flat(values: Any) -> Any:
    """A list written in a template; without lists in it, so that no list can grow by doubling."""
    if any(isinstance(value, list | tuple | dict) for value in values):
        raise SecurityError("list in a list")
    return values


def _no_argument(value: Any) -> str:
    """Why a function could not use what it was given."""
    if isinstance(value, str):
        short = value if len(value) <= MAX_QUOTED else f"{value[:MAX_QUOTED]}…"
        return f"'{short}' bukan angka; pakai isian yang berisi angka"
    if value is None:
        return "isian ini kosong; apit dengan {% if … %}"
    if isinstance(value, int | float | Decimal):
        return f"{value} tidak dapat dipakai fungsi ini; periksa isiannya"
    return _no_text(value)


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox of narratives: no methods, bounded operators, misuse explained, one budget for all it renders."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.budget = Budget()

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Of what can be called, only the look-up methods of a dict."""
        if callable(value):
            return isinstance(obj, dict) and attr in _DICT_METHODS
        return bool(super().is_safe_attribute(obj, attr, value))

    def wrap_str_format(self, value: Any) -> None:
        """No `str.format`, not even a guarded one: a width in it can fill the memory."""

    def call(self, context: Any, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function of ours; what it cannot use is explained."""
        for value in args:
            if isinstance(value, StrictUndefined):
                str(value)  # raises with the name; the function would complain about a type
        self.budget.draw(_CALL + sum(map(size, args)))
        try:
            return super().call(context, function, *args, **kwargs)
        except (TypeError, ValueError, ArithmeticError) as error:
            if isinstance(error, _MisuseError) or not args:
                raise
            raise _MisuseError(_no_argument(args[0])) from error

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers, put lists and texts together; no powers, no repetition."""
        if operator == "**" or (
            operator != "+" and any(isinstance(side, str | list | tuple) for side in (left, right))
        ):
            raise SecurityError(operator)
        self.budget.draw(size(left) + size(right))
        return bounded(super().call_binop(context, operator, bounded(left), bounded(right)))

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
        """A sign before a number."""
        return super().call_unop(context, operator, bounded(arg))


def environment(functions: Mapping[str, Callable[..., Any]]) -> Environment:
    """A closed environment whose only globals are `functions`."""
    env = Environment(undefined=_Unknown, finalize=_finalize, trim_blocks=True, lstrip_blocks=True)
    env.globals = dict(functions)
    own = {"join": _joined, "sum": _sum, "lower": _lower, "upper": _upper, "_flat": _flat, "_drawn": _same}
    filters = {name: env.filters[name] for name in _FILTERS} | own
    metered: Callable[[Any], Callable[..., Any]] = env.budget.metered
    tests = {name: test for name, test in env.tests.items() if name not in {"filter", "test"}}
    env.filters = {name: metered(function) for name, function in filters.items()}
    env.filters["_turns"] = partial(_turns, env.budget)
    env.tests = {name: metered(function) for name, function in tests.items()}
    return env


def _same(value: Any) -> Any:
    return value


def _turns(budget: Budget, values: Iterable[Any], price: int) -> Any:
    """What a loop goes through; every turn costs what stands in the loop."""
    held = values if isinstance(values, Sized) else list(values)
    budget.draw((len(held) + 1) * (price + 1))
    return held


def _lower(value: Any) -> str:
    return _text(value).lower()


def _upper(value: Any) -> str:
    return _text(value).upper()


def _text(value: Any) -> str:
    """A text or a number as text; a list would become what Python calls it."""
    if not isinstance(value, str | int | float | Decimal | Undefined | None):
        raise _MisuseError(_no_text(value))
    return "" if value is None else str(value)


def render(env: Environment, text: str, context: Mapping[str, Any], name: str, report: Report) -> str | None:
    """The Markdown of a template, or None with the reason (`name:line`) in the report.

    Once a template has used up the budget, those after it give nothing, without a word.
    """
    if env.budget.spent:
        return None
    own: set[str] = set()  # names that the narrative makes itself
    try:
        return _rendered(env, text, context, own)
    except TemplateSyntaxError as error:
        message = f"ungkapan dalam narasi salah tulis: {_explain_syntax(str(error))}"
        report.add("RG510", message, Span(name, error.lineno or 1, 1))
    except UndefinedError as error:
        if short := _TOO_SHORT.search(str(error)):
            lack = f"tidak mempunyai butir [{short[1]}]" if short[1] else "kosong"
            message = f"daftar ini {lack}; apit bagian yang memakainya dengan {{% if … %}}"
            report.add("RG511", message, _place(error, name), hint="mungkin belum ada sub kegiatan yang direncanakan")
            return None
        found = _UNDEFINED.search(str(error))
        unknown = (found[1] or found[2]) if found else "isian ini"
        hint = "nama yang tersedia ada di docs/panduan.md, bagian Narasi"
        near = _nearest(error, [*context, *env.globals, *sorted(own)])
        message = f"'{unknown}' tidak dikenal dalam narasi" + (f"; maksudnya '{near}'?" if near else "")
        report.add("RG511", message, _place(error, name), hint=hint)
    except SecurityError as error:
        report.add("RG513", "ungkapan ini tidak diizinkan dalam narasi; pakai data rencana saja", _place(error, name))
    except TooLargeError as error:
        report.add("RG512", str(error), Span(name, error.line, 1) if error.line else _place(error, name))
    except _MisuseError as error:
        report.add("RG510", str(error), _place(error, name))
    except Exception as error:  # noqa: BLE001 - whatever a template of the user's does wrong
        message = "ungkapan tidak dapat dihitung; periksa isian di dalamnya (mungkin kosong atau bukan angka)"
        report.add("RG510", message, _place(error, name))
    return None


def _rendered(env: Environment, text: str, context: Mapping[str, Any], own: set[str]) -> str:
    """The Markdown of a template; the names that it makes itself are added to `own`."""
    check_shape(env, text, env.budget)
    tree = env.parse(text)
    check_depth(tree)
    own.update(node.name for node in tree.find_all(nodes.Name) if node.ctx == "store")
    tree = Guarded().visit(tree)
    chunks = []
    length = 0
    for chunk in env.from_string(tree).generate(context):
        chunks.append(chunk)
        length += len(chunk)
        if length > MAX_OUTPUT:
            raise TooLargeError(TOO_LONG)
    env.budget.draw(work(markdown := "".join(chunks)))
    return markdown


def _nearest(error: UndefinedError, known: list[str]) -> str:
    """The known name that an unknown one may have meant, "" if there is none like it."""
    if not isinstance(error, _UnknownNameError) or not isinstance(error.name, str):
        return ""
    if error.owner is not None:
        known = [key for key in error.owner if isinstance(key, str)] if isinstance(error.owner, Mapping) else []
    short = [one for one in known[:_NAMES] if len(one) <= MAX_QUOTED]
    return next(iter(get_close_matches(error.name[:MAX_QUOTED], short, 1, 0.6)), "")


def _explain_syntax(message: str) -> str:
    for english, indonesian in (
        ("unexpected '}'", "kurang tanda '}'; tulis ungkapan sebagai {{ … }}"),
        ("unexpected end of template", "blok belum ditutup; tulis {% endif %} atau {% endfor %}"),
        ("Encountered unknown tag", "perintah {% … %} ini tidak dikenal; pakai if, for, atau set"),
        ("No filter named", "saringan (|…) ini tidak dikenal; pakai yang ada dalam panduan"),
        ("expected token", "tanda baca dalam {{ … }} tidak lengkap; periksa kurung dan tanda kutip"),
    ):
        if english.lower() in message.lower():
            return indonesian
    return "periksa tanda {{ … }} dan {% … %} di baris ini"


def _place(error: BaseException, name: str) -> Span:
    """The template line an error came from."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return Span(name, frames[-1].lineno or 1, 1) if frames else Span(name)
