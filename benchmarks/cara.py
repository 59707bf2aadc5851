"""The ways to make the document from its finished content, each run as a process of its own.

    python benchmarks/cara.py siapkan PLAN TIMES FOLDER    what the others need, once
    python benchmarks/cara.py WAY FOLDER TARGET [OPTION]   make the document in TARGET, print seconds as JSON

A way is a generator: what stands before its `yield` is getting ready (imports, the content in the tool's own
terms), what follows is the work. Reading the content back is neither, and reported as `load`.
"""

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

DOCUMENT, CONTENT, TEMPLATE, MARKDOWN = "dokumen.pickle", "isi.json", "templat.docx", "isi.md"
DOCX, PDF = "hasil.docx", "hasil.pdf"
Way = Iterator[None]
_seconds = {"load": 0.0, "work": 0.0}


@contextmanager
def _clock(name: str) -> Iterator[None]:
    since = perf_counter()
    yield
    _seconds[name] += perf_counter() - since


# Theirs


def docxtpl(folder: Path, target: Path) -> Way:
    import docxtpl as library
    from cara_docx import template_values

    values = template_values(_content(folder))
    yield
    template = library.DocxTemplate(folder / TEMPLATE)
    template.render(values, autoescape=True)
    template.save(target / DOCX)


def docxtpl_libreoffice(folder: Path, target: Path, profile: str = "") -> Way:
    """The PDF by LibreOffice with the given profile, or a new one."""
    yield from docxtpl(folder, target)
    convert(target / DOCX, Path(profile) if profile else target / "profil")


def docxtpl_listener(folder: Path, target: Path, pipe: str) -> Way:
    """The PDF by a LibreOffice that is already running, asked through Debian's `python3-uno`."""
    yield from docxtpl(folder, target)
    ask_listener(pipe, target / DOCX, target / PDF)


def pandoc(folder: Path, target: Path) -> Way:
    import pypandoc

    text = (folder / MARKDOWN).read_text(encoding="utf-8")
    yield
    pypandoc.convert_text(text, "docx", "markdown", extra_args=["--toc"], outputfile=str(target / DOCX))


def python_docx(folder: Path, target: Path, cells: str) -> Way:
    """`cells` is how a cell is found: "sel" by `table.cell(row, column)`, "baris" by `table.add_row().cells`."""
    from cara_docx import cell_by_cell

    content = _content(folder)
    yield
    cell_by_cell(content, target / DOCX, by_row=cells == "baris")


def reportlab(folder: Path, target: Path) -> Way:
    from cara_reportlab import platypus

    content = _content(folder)
    yield
    platypus(content, target / PDF)


def _content(folder: Path) -> Any:
    with _clock("load"):
        return json.loads((folder / CONTENT).read_text(encoding="utf-8"))


# LibreOffice

UNO_PYTHON = "/usr/bin/python3"  # the one Debian's LibreOffice has its bindings for
_UNO_CLIENT = """
import sys, uno
from com.sun.star.beans import PropertyValue

def value(name, content):
    one = PropertyValue()
    one.Name, one.Value = name, content
    return one

pipe, source, target = sys.argv[1:]
here = uno.getComponentContext()
resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (value("Hidden", True),))
document.storeToURL(uno.systemPathToFileUrl(target), (value("FilterName", "writer_pdf_Export"),))
document.close(True)
"""


def soffice(profile: Path, *options: str | Path) -> list[str]:
    return ["soffice", f"-env:UserInstallation={profile.absolute().as_uri()}", "--headless", *map(str, options)]


def convert(source: Path, profile: Path) -> None:
    """DOCX to PDF beside it, as the handbook of LibreOffice says."""
    command = soffice(profile, "--convert-to", "pdf", "--outdir", source.parent, source)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert source.with_suffix(".pdf").exists()


def ask_listener(pipe: str, source: Path, target: Path) -> None:
    """DOCX to PDF by a LibreOffice that listens on a pipe."""
    command = [UNO_PYTHON, "-c", _UNO_CLIENT, pipe, source, target]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# Ours, from the same finished content: a composed document


def ours_docx(folder: Path, target: Path) -> Way:
    from renja_gen.templates import Templates
    from renja_gen.writers.docx import write_docx

    document = _document(folder)
    pages = dict.fromkeys((block.anchor for block in document.blocks() if hasattr(block, "anchor")), "1")
    yield
    (target / DOCX).write_bytes(write_docx(document, pages, Templates()))


def ours_both(folder: Path, target: Path, engine: Any) -> Way:
    """One after the other; a build makes them side by side where it can."""
    from renja_gen.templates import Templates
    from renja_gen.writers.docx import write_docx
    from renja_gen.writers.engine import PdfSettings, lay_out

    import_module(engine)
    document = _document(folder)
    yield
    layout = lay_out(document, Templates(), PdfSettings(engine))
    (target / PDF).write_bytes(layout.write())
    (target / DOCX).write_bytes(write_docx(document, layout.pages, Templates()))


def _document(folder: Path) -> Any:
    with _clock("load"):
        return pickle.loads((folder / DOCUMENT).read_bytes())


WAYS: dict[str, Callable[..., Way]] = {
    way.__name__: way
    for way in (
        docxtpl, docxtpl_libreoffice, docxtpl_listener, pandoc, python_docx, reportlab, ours_docx, ours_both,
    )
}  # fmt: skip


# What all need, made once


def prepare(plan: Path, times: int, folder: Path) -> None:
    """Compose the document of a plan, its tables `times` as long, and what each way starts from."""
    from cara_docx import write_template
    from cara_pandoc import markdown
    from isi import content, with_more_rows

    from renja_gen.compose.dokumen import compose
    from renja_gen.computing import compute
    from renja_gen.diagnostics import Report
    from renja_gen.loading import load
    from renja_gen.templates import Templates

    loaded, report = load(plan), Report()
    assert loaded.plan, loaded.diagnostics
    document = compose(compute(loaded.plan), loaded.folder, loaded.narratives, Templates(), report)
    assert document, report.diagnostics
    document = with_more_rows(document, times) if times > 1 else document
    plain = content(document)
    folder.mkdir(parents=True)
    (folder / DOCUMENT).write_bytes(pickle.dumps(document, pickle.HIGHEST_PROTOCOL))
    (folder / CONTENT).write_text(json.dumps(plain), encoding="utf-8")
    (folder / MARKDOWN).write_text(markdown(plain), encoding="utf-8")
    write_template(plain, folder / TEMPLATE)


def main() -> None:
    name, *rest = sys.argv[1:]
    if name == "siapkan":
        plan, times, folder = rest
        prepare(Path(plan), int(times), Path(folder))
        return
    folder, target, *option = rest
    steps = WAYS[name](Path(folder), Path(target), *option)
    next(steps)
    with _clock("work"):
        next(steps, None)
    print(json.dumps(_seconds))


if __name__ == "__main__":
    main()
