"""`renja-gen verify`: whether a DOCX or PDF is what a plan gives.

Two things are asked. Its record of origin says which plan it was made from; that plan is compared with the one at
hand, file by file. But anyone can write such a record, so the plan is built again in memory with the same
settings, and the content compared: that is the proof.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import cast

from renja_gen.diagnostics import stops_build
from renja_gen.options import Engine, Format, Options, Standard
from renja_gen.pipeline import Remade, remade
from renja_gen.record import Record, short_hashes
from renja_gen.verify.content import MAX_FILE, Content, Difference, UnreadableError, first_difference

_KINDS: dict[bytes, Format] = {b"PK\x03\x04": "docx", b"%PDF": "pdf"}
_SHOWN_FILES = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the file is proven to come from the plan, and why: the first line says it, the others explain."""

    proven: bool
    lines: tuple[str, ...]


def verify(file: Path, plan: Path, templates: Path | None = None) -> Verdict:
    """Compare a DOCX or PDF with a plan; OSError if the file cannot be read, nothing else for whatever is in it."""
    with file.open("rb") as opened:
        data = opened.read(MAX_FILE + 1)
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if kind is None or len(data) > MAX_FILE:
        return _unproven("berkas ini bukan DOCX atau PDF hasil renja-gen")
    try:
        record = _record(data, kind)
        if record is None:
            return _unproven(
                "berkas ini tidak memuat catatan asal renja-gen",
                "Berkas dibuat dengan cara lain, atau catatannya dihapus. Susun ulang dengan 'renja-gen build'.",
            )
        again = remade(plan, _options(record, kind, templates), record.revision)
        return _compared(data, kind, record, again)
    except UnreadableError as error:
        return _unproven(str(error))


def _record(data: bytes, kind: Format) -> Record | None:
    if kind == "pdf":
        from renja_gen.verify.read_pdf import read_pdf_record

        return read_pdf_record(data)
    from renja_gen.verify.read_docx import read_docx

    return read_docx(data).record


def _options(record: Record, kind: Format, templates: Path | None) -> Options:
    """The settings with which the file was made."""
    made = record.settings
    return Options(
        formats=kind,
        templates=templates,
        pdf_engine=cast("Engine | None", made.get("mesin")),
        pdf_standard=cast("Standard | None", made.get("standar")),
        exact_pages="halaman" in made,
        epoch=int(made["waktu"]) if "waktu" in made else None,
    )


def _compared(data: bytes, kind: Format, record: Record, again: Remade) -> Verdict:
    about = tuple(_about(record))
    if again.document is None or again.document.origin is None or stops_build(again.diagnostics):
        reason = next((one for one in again.diagnostics if one.stops), None)
        first = f"Yang pertama: {reason.span}: {reason.code}: {reason.message}" if reason else ""
        return _unproven("rencana itu sekarang tidak dapat disusun; jalankan 'renja-gen check'", first, *about)
    origin = again.document.origin
    changes = () if origin.plan_hash == record.plan_hash else tuple(_changes(record, short_hashes(origin.files)))
    wanted = again.outputs[kind]
    if data == wanted:
        return Verdict(True, ("Terbukti: berkas ini sama persis dengan hasil rencana itu.", *about))
    given, found = _difference(data, wanted, kind)
    if changes:
        return _unproven("rencana itu sudah berubah sejak berkas ini dibuat", *changes, *_after_change(found), *about)
    if found is None:
        return Verdict(
            True,
            (
                "Terbukti: isi berkas ini sama dengan hasil rencana itu.",
                _STORED_AGAIN[kind],
                *_free(given),
                *about,
            ),
        )
    return _unproven(*_edited(found, record, kind), *about)


# The same content in other bytes: another program stored the file, or another machine packed or signed it.
_STORED_AGAIN: Mapping[Format, str] = {
    "docx": "Berkas pernah disimpan ulang atau disusun di komputer lain. Yang sama: teks, tabel, data grafik, dan"
    " berkas gambar; tampilan, daftar isi, dan nomor halaman tidak dibandingkan.",
    "pdf": "Berkas pernah disimpan ulang, ditandatangani, atau disusun di komputer lain. Yang sama: teks, gambar, dan"
    " lampiran.",
}
_LOOKS: Mapping[Format, tuple[str, str]] = {
    "docx": (
        "rencana dan teksnya sama, tetapi ada gambar yang lain",
        "Gambar diganti, atau dimampatkan Word waktu menyimpan.",
    ),
    "pdf": (
        "rencana dan teksnya sama, tetapi halamannya digambar lain",
        "Berkas dibuat di komputer dengan pustaka atau huruf versi lain, atau ada bagian yang ditutupi.",
    ),
}


def _difference(data: bytes, wanted: bytes, kind: Format) -> tuple[Content, Difference | None]:
    """What a file says, and where it differs from what it should say."""
    if kind == "pdf":
        from renja_gen.verify.read_pdf import page_headings, read_pdf

        given, right = read_pdf(data), read_pdf(wanted, page_headings(wanted))
    else:
        from renja_gen.verify.read_docx import read_docx

        given, right = read_docx(data), read_docx(wanted)
    return given, first_difference(given.pieces, right.pieces)


def _free(given: Content) -> Iterator[str]:
    """What the reader has to look at: it is shown, and not compared."""
    shown = given.free[:_SHOWN_FILES]
    more = f", dan {len(given.free) - len(shown)} lagi" if len(given.free) > len(shown) else ""
    if shown:
        yield f"Tidak dibandingkan, periksa sendiri apa yang ditutupinya: {', '.join(shown)}{more}."


def _edited(found: Difference, record: Record, kind: Format) -> Iterator[str]:
    """What is wrong with a file whose plan is the same."""
    installed = version("renja-gen")
    looks = not found.given and not found.wanted
    if record.version != installed:
        yield f"isinya berbeda, tetapi berkas ini dibuat dengan renja-gen {record.version}, bukan {installed}"
        yield f"Pasang renja-gen {record.version} untuk membuktikannya."
    elif looks:
        yield from _LOOKS[kind]
    else:
        yield "rencananya sama, tetapi isi berkas ini disunting sesudah dibuat"
    yield from _where(found)


def _after_change(found: Difference | None) -> Iterator[str]:
    if found is None:
        yield "Isi berkas masih sama dengan hasil rencana yang sekarang."
    else:
        yield from _where(found)
        yield "Susun ulang, atau bandingkan dengan rencana yang dipakai waktu itu."


def _where(found: Difference) -> Iterator[str]:
    yield f"Perbedaan pertama: {found.place}"
    if found.given or found.wanted:
        yield f"  dalam berkas      : {found.given or '(tidak ada)'}"
        yield f"  menurut rencana   : {found.wanted or '(tidak ada)'}"


def _changes(record: Record, now: Mapping[str, str]) -> Iterator[str]:
    """Which files of the plan differ from those the document was made from."""
    before = record.files
    if before is None:
        yield "Berkas mana yang berubah tidak tercatat."
        return
    kinds = {
        "berubah": [name for name in now if name in before and now[name] != before[name]],
        "ditambahkan": [name for name in now if name not in before],
        "tidak ada lagi": [name for name in before if name not in now],
    }
    for kind, names in kinds.items():
        more = f", dan {len(names) - _SHOWN_FILES} lagi" if len(names) > _SHOWN_FILES else ""
        if names:
            yield f"  {kind}: {', '.join(names[:_SHOWN_FILES])}{more}"


def _about(record: Record) -> Iterator[str]:
    made = ", ".join(f"{name} {value}" for name, value in record.settings.items() if name != "waktu")
    yield f"Catatan asal: renja-gen {record.version}{f' ({made})' if made else ''}, sidik {record.plan_hash[:16]}"
    if record.revision:
        changed = ", dengan perubahan yang belum disimpan dalam git" if record.revision.endswith("+") else ""
        yield f"Revisi git menurut catatan itu: {record.revision[:12]}{changed}"


def _unproven(reason: str, *more: str) -> Verdict:
    return Verdict(False, (f"Tidak terbukti: {reason}.", *(line for line in more if line)))
