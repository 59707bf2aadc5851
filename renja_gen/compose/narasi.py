"""Narratives: the text of each part, shipped or the agency's own, as blocks; what is wrong with them.

What a mere check does not need (tables, figures, the Markdown parser) is imported where it is used.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from renja_gen.angka import angka, daftar, hitungan, persen, romawi, rp, terbilang, terbilang_rupiah
from renja_gen.compose.konteks import Data, konteks
from renja_gen.compose.logo import muat_logo
from renja_gen.compose.profil import BagianProfil, Profil, muat_profil
from renja_gen.compose.sandbox import Environment, Syntax, environment, render
from renja_gen.computing import Hasil
from renja_gen.diagnostics import Report, Span
from renja_gen.document.syntax import Kind, mark, reference
from renja_gen.source.narratives import FOLDER
from renja_gen.source.text import place_after
from renja_gen.templates import Templates

if TYPE_CHECKING:
    from renja_gen.document.blocks import Block, Figure, Table
    from renja_gen.document.markdown import Prose

    Sisipan = Table | Figure  # what the prose refers to and places

BERNARASI = "kata-pengantar"  # the only part of the front matter with text of its own
_JENIS: tuple[Kind, ...] = ("gambar", "tabel")  # in the order in which they stand at the end of a part
_GRAFIK = "grafik-"  # how the keys of figures begin
_PINDAH_BARIS = re.compile(r"\r\n?|\n")
# Markdown that is more than paragraphs, short lists, headings and emphasis: only there can something be out of place.
_BERTANDA = re.compile(r"[<>`|\[\]\\]|^ *(?:[-*_] *){3,}$|^ {8}|^ *(?:(?:[-*+]|\d+[.)]) +){4}", re.MULTILINE)


def check_narratives(
    hasil: Hasil, folder: Path, narratives: Mapping[str, str], templates: Templates, report: Report
) -> None:
    """Report what composing the document would, without making it.

    Nothing is composed that cannot be wrong: the shipped narratives, tables that no narrative asks for.
    """
    if narasi := siapkan(hasil, narratives, templates, report):
        muat_logo(hasil.plan.perangkat_daerah, folder, report)
        narasi.periksa()


def siapkan(hasil: Hasil, narratives: Mapping[str, str], templates: Templates, report: Report) -> "Narasi | None":
    """The narratives of a plan by its profile; None when the report says what is wrong with that."""
    renja = hasil.plan.renja
    profil = muat_profil(renja.profil, templates, report, renja.span("profil"))
    return Narasi(hasil, profil, narratives, templates, report) if profil else None


@dataclass
class Narasi:
    """The narratives of one document; what is wrong with them goes to the report."""

    hasil: Hasil
    profil: Profil
    narratives: Mapping[str, str]
    templates: Templates
    report: Report

    def __post_init__(self) -> None:
        self.judul_jadi: dict[str, str] = {}
        self.sisipan_jadi: dict[tuple[Kind, str], Sisipan | None] = {}
        self.berkas = self.teks = ""  # the narrative being rendered

    @cached_property
    def env(self) -> Environment:
        """The sandbox with the functions that narratives may use."""
        return environment({
            "rupiah": rp, "persen": persen, "angka": angka, "terbilang": terbilang, "hitungan": hitungan,
            "terbilang_rupiah": terbilang_rupiah, "daftar": daftar, "rujuk": self.rujuk,
            "tabel": lambda key: Syntax(mark("tabel", key)), "ada_tabel": lambda key: self.ada("tabel", key),
            "gambar": lambda key: Syntax(mark("gambar", key)), "ada_gambar": lambda key: self.ada("gambar", key),
        })  # fmt: skip

    @cached_property
    def data(self) -> Data:
        """What titles may use."""
        return konteks(self.hasil)

    @cached_property
    def konteks(self) -> Data:
        """What narratives may use."""
        sistematika = [
            {
                "nomor": f"BAB {romawi(ke)}", "judul": self.judul(bab.judul), "isi": bab.isi,
                "bagian": [
                    {"nomor": f"{ke}.{nomor}", "judul": self.judul(bagian.judul)}
                    for nomor, bagian in enumerate(bab.bagian, 1)
                ],
            }
            for ke, bab in enumerate(self.profil.bab, 1)
        ]  # fmt: skip
        return {**self.data, "sistematika": sistematika}

    def sisipan(self, jenis: Kind, key: str) -> "Sisipan | None":
        """A table or figure of this document; None when it has nothing to show."""
        if (jenis, key) not in self.sisipan_jadi:
            buat = self.hasil.plan.dokumen.gambar or jenis == "tabel"
            self.sisipan_jadi[jenis, key] = _pembuat(jenis)[key](self.hasil) if buat else None
        return self.sisipan_jadi[jenis, key]

    @property
    def bergambar(self) -> bool:
        """Whether the document has a figure."""
        semua = (key for bab in self.profil.bab for bagian in bab.semua_bagian for key in bagian.gambar)
        return any(key in _pembuat("gambar") and self.sisipan("gambar", key) for key in semua)

    def semua_bagian(self) -> Iterator[BagianProfil]:
        """The parts that have a narrative, in the order of the document."""
        if BERNARASI in self.profil.depan:
            yield BagianProfil(kunci=BERNARASI, judul="")
        for bab in self.profil.bab:
            yield from bab.semua_bagian

    def judul(self, teks: str) -> str:
        """A title of the profile, which may name the agency or a year."""
        if "{" in teks and teks not in self.judul_jadi:
            berkas = f"profil/{self.hasil.plan.renja.profil}.yaml"
            hasil = render(self.env, teks, self.data, berkas, self.report)
            from renja_gen.document.markdown import plain_text, to_blocks

            paragraf = to_blocks(hasil or "", "", lambda *_: None)
            self.judul_jadi[teks] = "".join(plain_text(satu) for satu in paragraf)
        return self.judul_jadi.get(teks, teks)

    def isi(self, bagian: BagianProfil) -> "Iterator[Block]":
        """The text of a part, its tables and figures."""
        return self.susun(bagian, self.markdown(bagian))

    def susun(self, bagian: BagianProfil, markdown: str) -> "Iterator[Block]":
        """The blocks of a narrative; tables and figures of its part where the text places them, else at its end."""
        from renja_gen.document.markdown import Place

        milik = {"tabel": bagian.tabel, "gambar": bagian.gambar}
        sisa = [(jenis, key) for jenis in _JENIS for key in milik[jenis] if self.dikenal(jenis, key)]
        for block in self.uraikan(bagian, markdown):
            if not isinstance(block, Place):
                yield block
                continue
            jenis, key = block.kind, block.key
            if (jenis, key) in sisa:
                sisa.remove((jenis, key))
                yield from self.sisipan_ada(jenis, key)
            elif self.dikenal(jenis, key) and self.sisipan(jenis, key):
                pesan = f"{jenis} '{key}' ditaruh dua kali atau bukan milik bagian ini; hapus dari narasi ini"
                self.report.warn("RG519" if jenis == "tabel" else "RG524", pesan, self.tempat(key))
        for jenis, key in sisa:
            yield from self.sisipan_ada(jenis, key)

    def periksa(self) -> None:
        """Report what is wrong with the agency's own narratives."""
        self.periksa_nama()
        for bagian in self.semua_bagian():
            if _nama_narasi(bagian.kunci) in self.narratives:
                markdown = self.markdown(bagian)
                if _BERTANDA.search(markdown):  # else there is nothing in it that could be wrong
                    deque(self.susun(bagian, markdown), maxlen=0)

    def markdown(self, bagian: BagianProfil) -> str:
        """The narrative of a part as Markdown, its expressions computed."""
        nama, teks = self.teks_narasi(bagian.kunci)
        self.berkas, self.teks = nama, teks
        if not teks.strip() and not self.report.failed():
            pesan = "narasi ini kosong; isi, atau hapus berkasnya agar teks bawaan dipakai"
            self.report.warn("RG521", pesan, Span(nama))
        data = self.konteks if "sistematika" in teks else self.data  # titles cost more than most narratives
        return render(self.env, teks, data, nama, self.report) or ""

    def uraikan(self, bagian: BagianProfil, markdown: str) -> "list[Prose]":
        """The blocks of a narrative; what has no place in a document is reported."""
        from renja_gen.document.markdown import to_blocks

        nama, asal = self.berkas, _Asal(markdown, self.teks)

        def asing(apa: str, baris: int) -> None:
            pesan = f"{apa} tidak dipakai dalam narasi; pakai paragraf, daftar, dan judul ###"
            self.report.warn("RG514", pesan, Span(nama, *asal(baris)))

        return to_blocks(markdown, bagian.kunci, asing)

    def sisipan_ada(self, jenis: Kind, key: str) -> "Iterator[Sisipan]":
        """The table or figure, if this document has it."""
        if sisipan := self.sisipan(jenis, key):
            yield sisipan

    def tempat(self, key: str) -> Span:
        """Where the narrative names a table or figure: the first place the key stands in quotes."""
        if self.report.full:
            return Span(self.berkas)
        ada = [letak for kutip in "\"'" if (letak := self.teks.find(f"{kutip}{key}{kutip}")) >= 0]
        return place_after(self.berkas, self.teks[: min(ada) + 1]) if ada else Span(self.berkas)

    def dikenal(self, jenis: Kind, key: str) -> bool:
        """Whether there is such a table or figure at all; a wrong key is reported."""
        kenal = _pembuat(jenis)
        if key not in kenal:
            pesan = f"{jenis} '{key}' tidak dikenal; pilih dari: {', '.join(kenal)}"
            self.report.add("RG515" if jenis == "tabel" else "RG522", pesan, self.tempat(key))
        return key in kenal

    def ada(self, jenis: Kind, key: str) -> bool:
        """For narratives: whether this document has the table or figure."""
        return self.dikenal(jenis, key) and self.sisipan(jenis, key) is not None

    def rujuk(self, key: str) -> Syntax:
        """For narratives: a reference to a table or figure, which the document should have."""
        jenis: Kind = "gambar" if str(key).startswith(_GRAFIK) else "tabel"
        if self.dikenal(jenis, key) and self.sisipan(jenis, key) is None:
            apit = f"apit dengan {{% if ada_{jenis}(…) %}}"
            pesan = f"{jenis} '{key}' dirujuk, tetapi tidak ada dalam dokumen ini; {apit}"
            self.report.warn("RG518" if jenis == "tabel" else "RG523", pesan, self.tempat(key))
        return Syntax(reference(jenis, key))

    def teks_narasi(self, kunci: str) -> tuple[str, str]:
        """The name and text of a section's narrative: the agency's own, else the shipped one."""
        nama = _nama_narasi(kunci)
        if nama in self.narratives:
            return nama, self.narratives[nama]
        try:
            return self.templates.shown(nama), self.templates.text(nama)
        except FileNotFoundError:
            self.report.add("RG516", f"narasi '{nama}' tidak ada; buat berkas itu di folder rencana", Span(nama))
            return nama, ""

    def periksa_nama(self) -> None:
        """Report narrative files that no section takes."""
        kunci = sorted({bagian.kunci for bagian in self.semua_bagian()})
        dipakai = {_nama_narasi(satu) for satu in kunci}
        for nama in self.narratives:
            if nama not in dipakai:
                pesan = f"narasi ini tidak dipakai; nama yang dikenal: {', '.join(kunci)}"
                self.report.warn("RG517", pesan, Span(nama))
        for nama in self.templates.own_names(FOLDER, ".md"):
            if nama not in dipakai and not Templates().has(nama):  # one that another shipped profile may take
                pesan = f"berkas ini tidak dibaca; narasi yang dikenal: {', '.join(kunci)}"
                self.report.warn("RG919", pesan, Span(self.templates.shown(nama)))


def _pembuat(jenis: Kind) -> "Mapping[str, Callable[[Hasil], Sisipan | None]]":
    """The tables or figures that there are, by key."""
    if jenis == "gambar":
        from renja_gen.compose.gambar import GAMBAR

        return GAMBAR
    from renja_gen.compose.tables import TABEL

    return TABEL


def _nama_narasi(kunci: str) -> str:
    """The name of the narrative of a part of the profile."""
    return f"{FOLDER}/{kunci}.md"


@dataclass
class _Asal:
    """Where in a narrative the lines of its Markdown come from."""

    markdown: str
    teks: str

    def __call__(self, baris: int) -> tuple[int, int]:
        """Line and column of what stands at a line of the Markdown; (0, 0) if Jinja made that line."""
        isi = self.cetakan[baris - 1] if baris <= len(self.cetakan) else ""
        return (self.tertulis[isi], 1) if isi in self.tertulis else (0, 0)

    @cached_property
    def cetakan(self) -> list[str]:
        return _baris(self.markdown)

    @cached_property
    def tertulis(self) -> dict[str, int]:
        """The first line at which each text stands."""
        semua = _baris(self.teks)
        return {isi: nomor for nomor, isi in reversed(list(enumerate(semua, 1)))}


def _baris(teks: str) -> list[str]:
    return [satu.strip() for satu in _PINDAH_BARIS.split(teks)]
