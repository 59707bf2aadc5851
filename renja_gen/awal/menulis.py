"""A new plan on disk: refused where something would be lost, written whole or not at all, and summed up."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from renja_gen.awal.rencana import ABAIKAN_GIT, PRE_COMMIT, Isi, Jawaban, berkas_rencana
from renja_gen.diagnostics import printable
from renja_gen.nomenklatur import katalog, nama_dalam_kalimat
from renja_gen.output import write_all
from renja_gen.plain_text import as_argument
from renja_gen.plan.skema import SKEMA

_MILIK = ("plan.yaml", "dasar_hukum.yaml", SKEMA)
_GITIGNORE = "# Hasil renja-gen build\nbuild/\n"
_PRE_COMMIT = """\
# Rencana dirapikan dan diperiksa sebelum tiap commit. Pasang sekali: pip install pre-commit, pre-commit install.
# Berkas ini harus berada di folder teratas repositori git, dan renja-gen terpasang di komputer.
repos:
  - repo: local
    hooks:
      - id: renja-gen-fmt
        name: rapikan YAML rencana
        entry: renja-gen fmt --quiet
        language: system
        types: [yaml]
        require_serial: true
      - id: renja-gen-check
        name: periksa rencana
        entry: renja-gen check --whole-plan --quiet
        language: system
        files: \\.(ya?ml|md)$
        require_serial: true
"""


def yang_ada(folder: Path, *, pre_commit: bool) -> str:
    """Why nothing can be written into a folder without losing or mixing up what is there; empty if it can."""
    if os.path.lexists(folder) and not folder.is_dir():
        return f"'{folder}' adalah berkas, bukan folder; pilih folder lain"
    for nama in (*_MILIK, *([PRE_COMMIT] if pre_commit else [])):
        if os.path.lexists(folder / nama):
            return f"'{folder / nama}' sudah ada dan tidak ditimpa; pilih folder baru atau kosong"
    program = folder / "program"
    with suppress(OSError):
        if not program.is_dir() and os.path.lexists(program):
            return f"'{program}' adalah berkas, bukan folder; pilih folder baru atau kosong"
        if any(program.iterdir()):
            return f"'{program}' sudah berisi dan akan tercampur dengan rencana baru; pilih folder baru atau kosong"
    return ""


def tulis(jawaban: Jawaban, isi: Sequence[Isi], folder: Path, *, pre_commit: bool) -> None:
    """Write the files of the plan; a `.gitignore` that is there stays. Raises OutputError, and then nothing is."""
    berkas = berkas_rencana(jawaban, isi)
    if not os.path.lexists(folder / ABAIKAN_GIT):
        berkas[ABAIKAN_GIT] = _GITIGNORE
    if pre_commit:
        berkas[PRE_COMMIT] = _PRE_COMMIT
    write_all({folder / nama: teks.encode() for nama, teks in berkas.items()})


def ringkasan(jawaban: Jawaban, isi: Sequence[Isi], folder: Path) -> Iterator[str]:
    """What was written, by programme, and what to do next."""
    jumlah = ", ".join(
        f"{sum(satu.banyak(tingkat) for satu in isi)} {tingkat}"
        for tingkat in ("program", "kegiatan", "sub kegiatan")
    )
    buku = katalog(jawaban.tahun)
    yield f"{printable(str(folder / 'plan.yaml'))}: {jumlah} menurut {buku.nama_keputusan}."
    for satu in isi:
        banyak = f"{satu.banyak('kegiatan')} kegiatan, {satu.banyak('sub kegiatan')} sub kegiatan"
        yield f"  program/{satu.program.kode}.yaml  {nama_dalam_kalimat(satu.program.nama)} ({banyak})"
    if buku.gabungan:
        yield f"Keputusan untuk {jawaban.tahun} belum termuat di renja-gen: cocokkan kodenya dengan SIPD."
    if not buku.memuat(jawaban.kewenangan):
        yield "Kegiatan provinsi dari keputusan itu belum termuat di renja-gen: tambahkan sendiri pada programnya."
    tempat = as_argument(folder)
    yield ""
    yield "Langkah berikutnya:"
    yield f'1. Isi yang bertanda "# isi" dalam folder {tempat}; hapus sub kegiatan yang tidak direncanakan.'
    yield f"2. Periksa: renja-gen check {tempat}"
    yield f"3. Susun dokumennya: renja-gen build {tempat}"
