"""Where templates are: the shipped ones, under an optional folder of the agency's own."""

import os
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path


class TemplateError(Exception):
    """A template of the agency's own cannot be used; the message is Indonesian and says what to do."""


MAX_NAMES = 1_000  # files and folders in an agency's folder; more is something else
MAX_BYTES = 1_000_000  # of a template that is text
# What an agency's folder may hold; font files besides, where gaya.yaml names them.
KNOWN = ("gaya.yaml", "docx/acuan.docx", "pdf/print.css", "typst/tema.typ", "profil/*.yaml", "narasi/*.md")
_PACKAGE = Path(__file__).resolve().parent


def _shipped() -> Path:
    """The shipped templates: inside the package when installed, beside it in a source tree."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


@dataclass(frozen=True, slots=True)
class Templates:
    """Finds a template by its relative name; a file of the same name in `overlay` wins.

    Findings name the agency's own files relative to the plan's folder where `overlay` lies in it: `prefix` is
    the way there ("templat/").
    """

    overlay: Path | None = None
    prefix: str = ""

    @property
    def place(self) -> str:
        """How findings name the agency's folder."""
        return self.prefix.rstrip("/") or (self.overlay.name if self.overlay else "templat")

    def own(self, name: str) -> Path | None:
        """The agency's own file of that name; TemplateError if it leads out of the agency's folder."""
        if self.overlay is None:
            return None
        with suppress(OSError, ValueError):  # a name that no system can have
            found = self.overlay / name
            if found.is_file():
                if not is_within(found, self.overlay):
                    message = f"templat '{name}' menunjuk ke luar folder templat; salin berkasnya ke dalam"
                    raise TemplateError(message)
                return found
        return None

    def path(self, name: str) -> Path:
        """The file to use for `name`, such as `docx/acuan.docx`; FileNotFoundError if nobody has it."""
        if own := self.own(name):
            return own
        with suppress(OSError, ValueError):
            if (found := _shipped() / name).is_file():
                return found
        raise FileNotFoundError(name)

    def has(self, name: str) -> bool:
        """Whether there is a template of that name."""
        try:
            return self.path(name).is_file()
        except FileNotFoundError:
            return False

    def own_names(self, folder: str, suffix: str) -> tuple[str, ...]:
        """The names of the agency's own templates in a folder, sorted."""
        if self.overlay is None or not (self.overlay / folder).is_dir():
            return ()
        found = (path.name for path in islice((self.overlay / folder).iterdir(), MAX_NAMES))
        return tuple(f"{folder}/{name}" for name in sorted(found) if name.endswith(suffix))

    def layers(self, name: str) -> tuple[str, ...]:
        """The content of the shipped template and then of the agency's own, for what may be written in part."""
        return tuple(dict.fromkeys((Templates().text(name), self.text(name))))

    def text(self, name: str) -> str:
        """The content of a UTF-8 template."""
        path = self.path(name)
        if path.stat().st_size > MAX_BYTES:
            raise TemplateError(f"templat '{name}' lebih besar dari {MAX_BYTES // 1000} kB; ringkas berkas itu")
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise TemplateError(f"templat '{name}' bukan UTF-8; simpan ulang berkas itu sebagai UTF-8") from error

    def shown(self, name: str) -> str:
        """How findings name a template: the agency's own one by its place."""
        return f"{self.prefix}{name}" if self.own(name) else name


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path, links followed, stays in a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
