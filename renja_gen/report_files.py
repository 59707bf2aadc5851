"""Reports to files, each in the format that its suffix names."""

from collections.abc import Callable, Collection
from pathlib import Path

import click

from renja_gen.diagnostics import printable
from renja_gen.document.blocks import Document, Paragraph, Run
from renja_gen.output import OutputError, write_all


def _docx(document: Document) -> bytes:
    from renja_gen.templates import Templates
    from renja_gen.writers.docx import write_docx

    return write_docx(document, {}, Templates())


def _pdf(document: Document) -> bytes:
    """By WeasyPrint, or by Typst where that does not start; the same look either way."""
    from renja_gen.templates import Templates
    from renja_gen.writers.engine import PdfSettings, PdfUnavailable, lay_out

    try:
        return lay_out(document, Templates(), PdfSettings()).write()
    except PdfUnavailable:
        return lay_out(document, Templates(), PdfSettings(engine="typst")).write()


def _xlsx(document: Document) -> bytes:
    """A sheet of each table, after one with the paragraphs of the report."""
    from renja_gen.writers.xlsx import Properties, sheets_of, write

    facts = tuple(_fact(block) for block in document.blocks() if isinstance(block, Paragraph))
    properties = Properties(
        document.title, document.author, document.subject, document.created, document.footer, facts
    )
    return write(sheets_of(document), properties, document.look)


def _fact(block: Paragraph) -> tuple[str, str]:
    """A paragraph as name and text; its name is what it begins with in bold, if more follows."""
    runs = [part for part in block.inlines if isinstance(part, Run)]
    name = "".join(run.text for run in runs if run.bold)
    text = "".join(run.text for run in runs if not run.bold)
    return (name, text.removeprefix(": ")) if text else ("", name)


FORMATS: dict[str, Callable[[Document], bytes]] = {".docx": _docx, ".pdf": _pdf, ".xlsx": _xlsx}


def _targets(context: click.Context, parameter: click.Parameter, paths: Collection[Path]) -> tuple[Path, ...]:
    """The files to write; a suffix that names no format is wrong usage."""
    for path in paths:
        if path.suffix.lower() not in FORMATS:
            known = " atau ".join(FORMATS)
            message = (
                f"'{printable(path.name)}' tidak berakhiran {known}; bentuk berkas ditentukan oleh akhiran namanya."
            )
            raise click.BadParameter(message, context, parameter)
    return tuple(dict.fromkeys(paths))


BERKAS_LAPORAN = click.option(
    "-o", "--output", "berkas", metavar="BERKAS", multiple=True, callback=_targets,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tulis sebagai dokumen; akhiran namanya .docx, .pdf, atau .xlsx. Boleh beberapa kali.",
)  # fmt: skip
BENTUK_LAPORAN = click.option(
    "--format", "bentuk", type=click.Choice(["terminal", "markdown", "json"]), default="terminal",
    help="Bentuk laporan di layar (bawaan: terminal).",
)  # fmt: skip
TIMPA = click.option("--force", "timpa", is_flag=True, help="Timpa berkas hasil yang sudah ada.")


def refuse_existing(targets: Collection[Path], *, force: bool) -> None:
    """Stop where a file would be lost that the user did not ask to lose, before any work is done."""
    there = [path for path in targets if path.exists()]
    if there and not force:
        names = ", ".join(f"'{printable(str(path))}'" for path in there)
        raise click.UsageError(f"{names} sudah ada; pilih nama lain, atau tambahkan --force untuk menimpanya.")


def write_report(document: Document, targets: Collection[Path]) -> None:
    """Write a report, all files or none; what stands in the way is said as wrong usage."""
    from renja_gen.writers.engine import PdfError

    try:
        write_all({path: FORMATS[path.suffix.lower()](document) for path in targets})
    except (OutputError, PdfError) as error:
        raise click.UsageError(str(error)) from error
