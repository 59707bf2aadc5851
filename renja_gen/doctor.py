"""`renja-gen doctor`: what this machine has for making documents, and what to install for the rest.

Each thing is looked at by one function of a table; whatever goes wrong in it is an answer, too.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from enum import StrEnum

from renja_gen.diagnostics import printable
from renja_gen.installing import advice
from renja_gen.needs import THINGS, TYPST, WEASYPRINT, Thing


class State(StrEnum):
    """Whether a thing is there, is missing without harm, or is missing so that something cannot be done."""

    ADA = "ada"
    TANPA = "tidak ada"
    GANGGUAN = "tidak ada, padahal diperlukan"


_COLOURS = {State.ADA: "green", State.TANPA: "yellow", State.GANGGUAN: "red"}


@dataclass(frozen=True, slots=True)
class Check:
    """What was found about one thing: `found` names it, `without` says what does not work, `advice` what to do."""

    name: str
    state: State
    found: str = ""
    without: str = ""
    advice: str = ""


def examine() -> tuple[Check, ...]:
    """Look at everything; never raises."""
    with ThreadPoolExecutor(4) as workers:
        return tuple(workers.map(_check, THINGS))


def can_build(checks: Iterable[Check]) -> bool:
    """Whether DOCX and PDF can be made: everything that is needed, and at least one PDF engine."""
    found = {check.name: check for check in checks}
    engines = any(found[name].state is State.ADA for name in (WEASYPRINT, TYPST))
    return engines and all(found[thing.name].state is State.ADA for thing in THINGS if thing.needed)


def as_text(checks: tuple[Check, ...], style: Callable[[str, str], str] = lambda text, _: text) -> str:
    """The report for people; `style` colours a text."""
    width = max(len(check.name) for check in checks)
    lines: list[str] = []
    for check in checks:
        lines.append(f"{check.name:{width}}  {check.found or style(check.state, _COLOURS[check.state])}")
        lines += [f"{'':{width}}  {line}" for line in (check.without, check.advice) if line]
    return "\n".join([*lines, "", conclusion(checks)])


def as_data(checks: tuple[Check, ...]) -> dict[str, object]:
    """The report for programs."""
    return {"siap": can_build(checks), "pemeriksaan": [asdict(check) for check in checks]}


def conclusion(checks: Iterable[Check]) -> str:
    """One sentence on what can be done."""
    found = {check.name: check.state is State.ADA for check in checks}
    if not can_build(checks):
        return "DOCX dan PDF belum dapat disusun; ikuti saran di atas."
    if not found[WEASYPRINT]:
        return "DOCX dan PDF dapat disusun, PDF dengan --pdf-engine typst."
    return "DOCX dan PDF dapat disusun."


def _check(thing: Thing) -> Check:
    try:
        found = thing.look()
    except Exception as error:  # noqa: BLE001 - that something fails is what is asked
        found = ""
        without = f"{thing.without} (tidak dapat diperiksa: {type(error).__name__})"
    else:
        without = thing.without
    if found:
        return Check(thing.name, State.ADA, printable(found))
    todo = thing.advice if isinstance(thing.advice, str) else advice(thing.advice)
    return Check(thing.name, State.GANGGUAN if thing.needed else State.TANPA, "", without, todo)
