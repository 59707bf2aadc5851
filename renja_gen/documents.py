"""From a document to the bytes of its files: which engine, which page numbers, and what to do where one fails."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from renja_gen.diagnostics import Report, Span
from renja_gen.document.blocks import Document
from renja_gen.options import Options
from renja_gen.plan import Plan
from renja_gen.provenance import made_with
from renja_gen.templates import Templates
from renja_gen.writers.engine import LayOut, PdfError, PdfLimitError, PdfSettings, PdfStoppedError, PdfUnavailable

if TYPE_CHECKING:
    from renja_gen.writers.engine import Layout

# Findings after which the documents are not yet what was asked for: the machine can be mended, or tried again.
MAKESHIFT = {"RG910", "RG915", "RG916", PdfError.code, PdfStoppedError.code, PdfLimitError.code}
Outputs = dict[str, bytes]
Stage = Callable[[str], None]


def written(
    document: Document,
    plan: Plan,
    options: Options,
    templates: Templates,
    report: Report,
    stage: Stage,
    lay_out: LayOut,
) -> tuple[Outputs, int | None]:
    """The bytes of each format and the number of pages; by Typst if nobody chose and WeasyPrint does not start.

    `stage` is told what is being done.
    """
    chosen = options.pdf_engine or plan.dokumen.mesin_pdf
    own_look = templates.own("pdf/print.css") is not None  # which only one engine has
    settings = PdfSettings(
        chosen or ("weasyprint" if own_look else options.usual_engine),
        options.pdf_standard or plan.dokumen.standar_pdf,
        pages_only=options.formats == "docx",
    )
    try:
        try:
            return _by(settings, document, options, templates, report, stage, lay_out)
        except PdfUnavailable:
            if chosen:
                raise
            pesan = "pustaka Pango belum terpasang, sehingga halaman ditata dengan Typst"
            hint = "pasang Pango, atau tulis --pdf-engine typst agar Typst selalu dipakai"
            report.warn("RG910", pesan, Span("PDF"), hint=hint)
            settings = replace(settings, engine="typst")
            return _by(settings, document, options, templates, report, stage, lay_out)
    except PdfError as error:
        if options.formats != "docx":
            unavailable = isinstance(error, PdfUnavailable)
            other = "pakai --pdf-engine typst" if unavailable else "buat DOCX saja dengan --format docx"
            hint = "; ".join(filter(None, (error.hint, f"tanpa itu, {other}")))
            report.add(error.code, str(error), error.span, hint=hint)
            return {}, None
        hint = "buka DOCX di Word lalu tekan Ctrl+A dan F9 untuk mengisi nomor halaman daftar isi"
        report.warn(error.code, str(error), error.span, hint="; ".join(filter(None, (error.hint, hint))))
        made = made_with(document, settings, options, exact=False)
        return {"docx": _docx(made, {}, templates, stage)}, None


def _by(
    settings: PdfSettings,
    document: Document,
    options: Options,
    templates: Templates,
    report: Report,
    stage: Stage,
    lay_out: LayOut,
) -> tuple[Outputs, int | None]:
    """The same, by one engine; PdfError where it cannot.

    The DOCX takes its page numbers from the layout of the PDF, or from LibreOffice where exact ones are asked for.
    It is written while the PDF is, in a process of its own.
    """
    outputs: Outputs = {}
    exact = None
    if options.exact_pages and options.formats != "pdf":
        exact = _exact_labels(document, templates, report, stage)
    document = made_with(document, settings, options, exact=exact is not None)
    if exact is not None and options.formats == "docx":
        return {"docx": _docx(document, exact, templates, stage)}, None
    stage("menata halaman")
    layout: Layout = lay_out(document, templates, settings)
    if options.formats != "pdf":
        import_module("renja_gen.writers.docx")  # while the pages are being laid out
        pages = layout.pages
        outputs["docx"] = _docx(document, exact or pages, templates, stage)
    if options.formats != "docx":
        stage("menulis PDF")
        outputs["pdf"] = layout.write()
    for message in layout.warnings:  # writing may have added to them
        report.warn("RG903", f"tata letak PDF: {message}", Span("PDF"))
    return outputs, layout.page_count


def _docx(document: Document, pages: Mapping[str, str], templates: Templates, stage: Stage) -> bytes:
    from renja_gen.writers.docx import write_docx

    stage("menulis DOCX")
    return write_docx(document, pages, templates)


def _exact_labels(document: Document, templates: Templates, report: Report, stage: Stage) -> Mapping[str, str] | None:
    """The page labels of the DOCX as LibreOffice lays it out; None, with a warning, where it does not."""
    from renja_gen.writers.libreoffice import LibreOfficeError, LibreOfficeMissing, exact_labels, findable

    draft = _docx(replace(document, look=findable(document.look)), {}, templates, stage)
    stage("membaca nomor halaman")
    instead = "jalankan tanpa --exact-pages; nomor halaman kini dari tata letak PDF"
    try:
        return exact_labels(document, draft)
    except LibreOfficeMissing as error:
        report.warn("RG915", str(error), Span("DOCX"), hint=f"pasang LibreOffice, atau {instead}")
    except LibreOfficeError as error:
        report.warn("RG916", str(error), Span("DOCX"), hint=f"tutup LibreOffice lalu ulangi, atau {instead}")
    return None
