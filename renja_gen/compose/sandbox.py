"""Jinja for prose, closed: plain data in, Markdown out.

Templates come with plans, and plans come from other people. So: sandboxed, strict about undefined names,
no methods, no loader, no `range`, an allow-list of filters, bounded output. Every printed expression is
escaped, so that no text of a plan can become Markdown.
"""

import re
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from renja_gen.diagnostics import Report, Span
from renja_gen.document.markdown import escape

MAX_OUTPUT = 400_000
_FILTERS = (
    "abs", "default", "first", "groupby", "int", "join", "last", "length", "list", "lower", "max", "min",
    "rejectattr", "reverse", "selectattr", "sort", "sum", "unique", "upper",
)  # fmt: skip
_DICT_METHODS = {"items", "keys", "values", "get"}
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+?)'?$")


class Syntax(str):
    """Markdown of our own making, printed as it is."""

    __slots__ = ()


def _finalize(value: Any) -> Any:
    if isinstance(value, Syntax | StrictUndefined):
        return value
    return escape(str(value)) if value is not None else ""


class _Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if callable(value):
            return isinstance(obj, dict) and attr in _DICT_METHODS
        return bool(super().is_safe_attribute(obj, attr, value))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or any(isinstance(side, str | list | tuple) for side in (left, right)):
            raise SecurityError(f"operasi {operator}")
        return super().call_binop(context, operator, left, right)


def environment(functions: Mapping[str, Callable[..., Any]]) -> _Environment:
    """A closed environment whose only globals are `functions`."""
    env = _Environment(undefined=StrictUndefined, finalize=_finalize, trim_blocks=True, lstrip_blocks=True)
    env.globals = dict(functions)
    env.filters = {name: env.filters[name] for name in _FILTERS}
    env.tests = {name: test for name, test in env.tests.items() if name not in {"filter", "test"}}
    return env


def render(env: _Environment, text: str, context: Mapping[str, Any], name: str, report: Report) -> str | None:
    """The Markdown of a template, or None with the reason (`name:line`) in the report."""
    try:
        chunks = []
        size = 0
        for chunk in env.from_string(text).generate(context):
            chunks.append(chunk)
            size += len(chunk)
            if size > MAX_OUTPUT:
                report.add("RG512", f"narasi lebih panjang dari {MAX_OUTPUT} huruf; ringkas", Span(name))
                return None
        return "".join(chunks)
    except TemplateSyntaxError as error:
        report.add("RG510", f"ungkapan Jinja salah tulis: {_explain_syntax(str(error))}", Span(name, error.lineno, 1))
    except UndefinedError as error:
        found = _UNDEFINED.search(str(error))
        missing = (found[1] or found[2]) if found else str(error)
        hint = "nama yang tersedia ada di docs/panduan.md, bagian Narasi"
        report.add("RG511", f"'{missing}' tidak dikenal dalam narasi", _place(error, name), hint=hint)
    except SecurityError as error:
        report.add("RG513", "ungkapan ini tidak diizinkan dalam narasi; pakai data rencana saja", _place(error, name))
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, RecursionError) as error:
        report.add("RG510", f"ungkapan tidak dapat dihitung ({error})", _place(error, name))
    return None


def _explain_syntax(message: str) -> str:
    for english, indonesian in (
        ("unexpected '}'", "kurung kurawal kelebihan; ungkapan ditulis {{ … }}"),
        ("unexpected end of template", "blok belum ditutup ({% endif %} atau {% endfor %})"),
        ("Encountered unknown tag", "perintah {% … %} tidak dikenal"),
        ("No filter named", "saringan (|…) tidak dikenal"),
        ("expected token", "tanda baca dalam {{ … }} tidak lengkap"),
    ):
        if english.lower() in message.lower():
            return indonesian
    return message


def _place(error: BaseException, name: str) -> Span:
    """The template line an error came from."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return Span(name, frames[-1].lineno or 1, 1) if frames else Span(name)
