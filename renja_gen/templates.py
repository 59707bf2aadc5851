"""Where templates are: the shipped ones, under an optional folder of the agency's own."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


class TemplateError(Exception):
    """A template of the agency's own cannot be used; the message is Indonesian and says what to do."""


MAX_BYTES = 1_000_000  # of a template that is text
_PACKAGE = Path(__file__).resolve().parent


def shipped() -> Path:
    """The shipped templates: inside the package when installed, beside it in a source tree."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


@dataclass(frozen=True, slots=True)
class Templates:
    """Finds a template by its relative name; a file of the same name in `overlay` wins."""

    overlay: Path | None = None

    def path(self, name: str) -> Path:
        """The file to use for `name`, such as `docx/acuan.docx`; FileNotFoundError if nobody has it."""
        for root in (self.overlay, shipped()):
            with suppress(OSError):  # a name that no system can have
                if root is not None and (found := root / name).is_file():
                    return found
        raise FileNotFoundError(name)

    def text(self, name: str) -> str:
        """The content of a UTF-8 template."""
        path = self.path(name)
        if path.stat().st_size > MAX_BYTES:
            raise TemplateError(f"templat '{name}' lebih besar dari {MAX_BYTES // 1000} kB; ringkas berkas itu")
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise TemplateError(f"templat '{name}' bukan UTF-8; simpan ulang berkas itu sebagai UTF-8") from error
