"""Jinja for prose, closed: plain data in, Markdown out.

Templates come with plans, and plans come from other people. So: sandboxed, strict about undefined names,
no methods, no loader, no `range`, an allow-list of statements and filters, bounded steps, values and output.
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
from jinja2.visitor import NodeTransformer

from renja_gen.diagnostics import Report, Span
from renja_gen.document.markdown import escape

MAX_OUTPUT = 400_000
MAX_STEPS = 200_000  # turns of all loops of one narrative together
MAX_ITEMS = 10_000  # of a list that a narrative puts together
MAX_NUMBER = 10**30  # a whole number that a narrative computes
MAX_QUOTED = 40  # characters of a text that a message repeats
_STATEMENTS = (nodes.Output, nodes.For, nodes.If, nodes.Assign)
_FILTERS = (
    "abs", "default", "first", "groupby", "int", "last", "length", "list", "lower", "max", "min",
    "rejectattr", "reverse", "selectattr", "sort", "unique", "upper",
)  # fmt: skip
_DICT_METHODS = {"items", "keys", "values", "get"}
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+?)'?$")


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


class _TooLargeError(Exception):
    """A narrative asks for more than a document needs."""


def _finalize(value: Any) -> Any:
    if isinstance(value, Syntax | Undefined):  # an `if` without `else` prints nothing, an unknown name raises
        return value
    if value is None:
        return ""
    if not isinstance(value, str | int | float | Decimal):
        raise _MisuseError(_no_text(value))
    return escape(str(value))


def _no_text(value: Any) -> str:
    """What a value is that is neither text nor number, and how to use it."""
    if isinstance(value, Mapping):
        names = ", ".join(str(key) for key in islice(value, 5))
        return f"ini isian bertingkat; pilih satu isinya: {names}"
    if callable(value):
        return "ini fungsi; tulis isiannya dalam kurung"
    return "ini daftar; pakai {% for … in … %}, atau pilih satu butirnya"


def _bounded(value: Any) -> Any:
    if isinstance(value, str | list | tuple):
        too_large = len(value) > (MAX_OUTPUT if isinstance(value, str) else MAX_ITEMS)
    else:
        too_large = isinstance(value, int) and abs(value) > MAX_NUMBER
    if too_large:
        raise _TooLargeError
    return value


def _joined(values: Iterable[Any], separator: str = "") -> str:
    texts = []
    size = 0
    for value in values:
        if not isinstance(value, str | int | float | Decimal | Undefined | None):
            raise TypeError("only text and numbers can be joined")
        texts.append(str(value))
        size += len(texts[-1]) + len(separator)
        if size > MAX_OUTPUT:
            raise _TooLargeError
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


class _Steps:
    """Counts the turns of loops."""

    def __init__(self) -> None:
        self.left = MAX_STEPS

    def __call__(self, values: Iterable[Any]) -> Any:
        sized = values if isinstance(values, Sized) else list(values)
        self.left -= len(sized) + 1
        if self.left < 0:
            raise _TooLargeError
        return sized


class _Guarded(NodeTransformer):
    """Refuses statements that are not on the list, and puts what could grow without end through a check."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        if isinstance(node, nodes.Stmt) and not isinstance(node, _STATEMENTS):
            line = node.lineno or next(child.lineno for child in node.iter_child_nodes())
            raise TemplateSyntaxError("Encountered unknown tag", line)
        return super().generic_visit(node, *args, **kwargs)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - named after the node
        if node.recursive:
            raise TemplateSyntaxError("Encountered unknown tag", node.lineno)
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_steps")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - named after the node
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), "join")

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802 - named after the node
        self.generic_visit(node)
        return _filtered(node, "_flat")

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802 - named after the node
        self.generic_visit(node)
        return _filtered(node, "_flat") if node.ctx == "load" else node


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


def _filtered(node: Any, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox of narratives: no methods, bounded operators, misuse explained."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

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
        return _bounded(super().call_binop(context, operator, left, right))


def environment(functions: Mapping[str, Callable[..., Any]]) -> Environment:
    """A closed environment whose only globals are `functions`."""
    env = Environment(undefined=_Unknown, finalize=_finalize, trim_blocks=True, lstrip_blocks=True)
    env.globals = dict(functions)
    own = {"join": _joined, "sum": _sum, "_flat": _flat}
    env.filters = {name: env.filters[name] for name in _FILTERS} | own
    env.tests = {name: test for name, test in env.tests.items() if name not in {"filter", "test"}}
    return env


def render(env: Environment, text: str, context: Mapping[str, Any], name: str, report: Report) -> str | None:
    """The Markdown of a template, or None with the reason (`name:line`) in the report."""
    own: set[str] = set()  # names that the narrative makes itself
    try:
        chunks = []
        size = 0
        env.filters["_steps"] = _Steps()
        tree = env.parse(text)
        own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
        tree = _Guarded().visit(tree)
        for chunk in env.from_string(tree).generate(context):
            chunks.append(chunk)
            size += len(chunk)
            if size > MAX_OUTPUT:
                report.add("RG512", f"narasi lebih panjang dari {MAX_OUTPUT} huruf; ringkas", Span(name))
                return None
        return "".join(chunks)
    except TemplateSyntaxError as error:
        message = f"ungkapan dalam narasi salah tulis: {_explain_syntax(str(error))}"
        report.add("RG510", message, Span(name, error.lineno or 1, 1))
    except UndefinedError as error:
        found = _UNDEFINED.search(str(error))
        unknown = (found[1] or found[2]) if found else "isian ini"
        hint = "nama yang tersedia ada di docs/panduan.md, bagian Narasi"
        near = _nearest(error, [*context, *env.globals, *own])
        message = f"'{unknown}' tidak dikenal dalam narasi" + (f"; maksudnya '{near}'?" if near else "")
        report.add("RG511", message, _place(error, name), hint=hint)
    except SecurityError as error:
        report.add("RG513", "ungkapan ini tidak diizinkan dalam narasi; pakai data rencana saja", _place(error, name))
    except _TooLargeError as error:
        report.add("RG512", "narasi menghitung terlalu banyak; sederhanakan ungkapannya", _place(error, name))
    except _MisuseError as error:
        report.add("RG510", str(error), _place(error, name))
    except Exception as error:  # noqa: BLE001 - whatever a template of the user's does wrong
        message = "ungkapan tidak dapat dihitung; periksa isian di dalamnya (mungkin kosong atau bukan angka)"
        report.add("RG510", message, _place(error, name))
    return None


def _nearest(error: UndefinedError, known: list[str]) -> str:
    """The known name that an unknown one may have meant, "" if there is none like it."""
    if not isinstance(error, _UnknownNameError) or not isinstance(error.name, str):
        return ""
    if error.owner is not None:
        known = [key for key in error.owner if isinstance(key, str)] if isinstance(error.owner, Mapping) else []
    return next(iter(get_close_matches(error.name, known, 1, 0.6)), "")


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
