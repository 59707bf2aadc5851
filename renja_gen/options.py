"""What commands and plans can choose from, and how a build is done: the command line comes before the plan."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Format = Literal["docx", "pdf", "all"]
Engine = Literal["weasyprint", "typst"]
Tahap = Literal["rancangan awal", "rancangan", "rancangan akhir", "final", "perubahan"]
Standard = Literal["ua-1", "a-2b", "a-2u", "a-2a", "a-3b", "a-3u", "a-3a"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENGINES: tuple[Engine, ...] = get_args(Engine)
STANDARDS: tuple[Standard, ...] = get_args(Standard)


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one build; None leaves it to the plan. `templates` is the folder of the agency's own ones.

    `epoch` dates the documents of a plan without a date, in seconds since 1970; None leaves that to the environment
    variable SOURCE_DATE_EPOCH, else to the plan year.
    """

    formats: Format = "all"
    templates: Path | None = None
    strict: bool = False
    pdf_engine: Engine | None = None
    pdf_standard: Standard | None = None
    exact_pages: bool = False
    epoch: int | None = None

    @property
    def usual_engine(self) -> Engine:
        """The PDF engine where neither plan nor command line chooses one.

        Where a DOCX alone wants nothing but page numbers, it is the one that has them fastest.
        """
        return "typst" if self.formats == "docx" else "weasyprint"


DEFAULT = Options()
