"""From a plan to files for spreadsheets and other programs, and onto disk without losing what lies there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from renja_gen.batch import record as records
from renja_gen.computing import Hasil
from renja_gen.diagnostics import Diagnostic, Report, Span
from renja_gen.document.blocks import Document
from renja_gen.lembar.bentuk import Bentuk
from renja_gen.lembar.berkas_csv import tulis_csv
from renja_gen.lembar.berkas_json import tulis_json
from renja_gen.lembar.buku import DATA, buku, lembar_rencana, terpotong
from renja_gen.options import Options
from renja_gen.output import OutputError, write_all
from renja_gen.pipeline import composed
from renja_gen.plan_files import output_folder


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What is asked for: where to (None: where `build` writes), as what, which tables (none: all), how.

    `satu_berkas` is whether `tujuan` is the file itself, and no folder.
    """

    tujuan: Path | None
    bentuk: Bentuk
    tabel: tuple[str, ...]
    options: Options
    satu_berkas: bool = False


Ditulis = tuple[tuple[Path, int], ...]


def ekspor(rencana: Path, diminta: Permintaan, terpakai: Collection[Path]) -> tuple[Ditulis, tuple[Diagnostic, ...]]:
    """Write the files of a plan: which, with their sizes in bytes (none where something is wrong), and all findings.

    `terpakai` are files of other plans of the same run, which must not be replaced.
    """
    dibaca = composed(rencana, diminta.options)
    if dibaca.document is None or dibaca.loaded.plan is None:
        return (), dibaca.diagnostics
    report = Report()
    isi = berkas(dibaca.document, dibaca.loaded.hasil, diminta.bentuk, diminta.tabel, report)
    outputs = _bertempat(isi, rencana, diminta, dibaca.document)
    if any(path in terpakai for path in outputs):
        pesan = f"'{dibaca.document.file_stem}' juga nama hasil rencana lain dalam perintah ini; bedakan singkatannya"
        report.add("RG905", pesan, Span(rencana.as_posix()), hint="atau pilih folder lain dengan -o")
    selesai = not report.failed() and simpan(outputs, rencana, report)
    ditulis = tuple((path, len(data)) for path, data in outputs.items()) if selesai else ()
    return ditulis, (*dibaca.diagnostics, *report.diagnostics)


def _bertempat(isi: Mapping[str, bytes], rencana: Path, diminta: Permintaan, document: Document) -> dict[Path, bytes]:
    """The files by their paths; CSVs lie in a folder of their own."""
    if diminta.satu_berkas and diminta.tujuan is not None:
        return dict(zip([diminta.tujuan], isi.values(), strict=True))
    folder = output_folder(rencana, diminta.tujuan)
    if diminta.bentuk == "csv":
        folder /= f"{document.file_stem}-csv"
    return {folder / nama: data for nama, data in isi.items()}


def berkas(
    document: Document, hasil: Hasil, bentuk: Bentuk, tabel: Sequence[str], report: Report
) -> dict[str, bytes]:
    """The bytes of each file by its name; of CSV there are several, to lie in one folder.

    `tabel` chooses by key, number or name ("evaluasi", "2.1", "Tabel 2.1", "data"), none chooses all; what the plan
    does not have is reported, and there are no files then.
    """
    semua = lembar_rencana(document, hasil.plan)
    nama = {
        kata.casefold(): satu for satu in semua for kata in (satu.table.key, satu.table.number, satu.name) if kata
    }
    for satu in tabel:
        if satu.casefold() not in nama:
            ada = ", ".join(f"{satu.table.number} ({satu.table.key})" for satu in semua if satu.table.number)
            pesan = f"tabel '{satu}' tidak ada dalam rencana ini; yang ada: {ada}, dan {DATA}"
            report.add("RG943", pesan, Span("--table"), hint=f"pilih salah satunya, misalnya --table {DATA}")
    if report.failed():
        return {}
    dipilih = [nama[satu.casefold()] for satu in tabel]
    lembar = tuple(satu for satu in semua if satu in dipilih) if tabel else semua
    match bentuk:
        case "xlsx":
            for satu in terpotong(lembar):
                pesan = f"teks pada lembar '{satu}' melebihi 32.767 huruf, batas satu sel Excel, dan dipotong di sana"
                report.warn("RG942", pesan, Span(satu), hint="pecah teks itu, atau pakai --format json")
            return {f"{document.file_stem}.xlsx": buku(document, hasil.plan, lembar)}
        case "csv":
            return {f"{_nama_berkas(satu.name)}.csv": tulis_csv(satu.table) for satu in lembar}
        case "json":
            tables = [satu.table for satu in lembar if satu.table.key != DATA]
            return {f"{document.file_stem}.json": tulis_json(hasil, document, tables)}


def _nama_berkas(nama: str) -> str:
    return nama.lower().replace(" ", "-")


def simpan(outputs: Mapping[Path, bytes], rencana: Path, report: Report) -> bool:
    """Write files of one folder, all or none; one that somebody changed is kept under another name, and noted.

    What was written is recorded where `build` does so, so that either command knows the files of the other.
    """
    pertama = next(iter(outputs))
    folder = pertama.parent
    terakhir = records.read(folder, pertama.stem) or records.Record(records.plan_name(rencana, folder), "", "", "")
    sidik = {path.name: sha256(data).hexdigest() for path, data in outputs.items()}
    catatan = replace(terakhir, older={**terakhir.older, **sidik})
    try:
        aside = records.edited(outputs, terakhir)
        write_all({**outputs, records.place(folder, pertama.stem): records.as_bytes(catatan)}, aside)
    except (OutputError, OSError) as error:
        report.add("RG901", str(error), Span(folder.as_posix()))
        return False
    for path, kept in aside.items():
        pesan = f"'{path.name}' pernah diubah sesudah ditulis; naskah ubahan itu disimpan sebagai '{kept.name}'"
        report.warn("RG925", pesan, Span(str(path)), hint="pindahkan perubahan yang masih perlu ke berkas rencana")
    return True
