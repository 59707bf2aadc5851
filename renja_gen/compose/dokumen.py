"""A computed plan and a profile to a document: chapters, sections, tables, front matter."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import groupby
from pathlib import Path

from renja_gen.angka import (
    angka,
    daftar,
    hitungan,
    persen,
    romawi,
    rp,
    terbilang,
    terbilang_rupiah,
)
from renja_gen.compose.halaman import TEGAK, halaman
from renja_gen.compose.konteks import Data, konteks
from renja_gen.compose.logo import muat_logo
from renja_gen.compose.profil import BagianProfil, Profil, muat_profil
from renja_gen.compose.sandbox import Environment, Syntax, environment, render
from renja_gen.compose.tables import TABEL
from renja_gen.compose.tables.umum import nama_daerah, nama_lengkap
from renja_gen.computing import Hasil
from renja_gen.diagnostics import Report, Span
from renja_gen.document.blocks import (
    Block,
    Contents,
    Cover,
    Document,
    Heading,
    Section,
    Signature,
    Table,
)
from renja_gen.document.markdown import TablePlace, plain_text, reference, table_mark, to_blocks
from renja_gen.document.numbering import number_tables
from renja_gen.source.narratives import FOLDER
from renja_gen.templates import Templates

BERNARASI = "kata-pengantar"  # the only part of the front matter with text of its own
_TANPA_JENIS = re.compile(r"^(Kota|Kabupaten|Provinsi|Daerah Istimewa|Daerah Khusus|DKI)\s+")
_PINDAH_BARIS = re.compile(r"\r\n?|\n")
_JUDUL_DEPAN = {"kata-pengantar": "KATA PENGANTAR", "daftar-isi": "DAFTAR ISI", "daftar-tabel": "DAFTAR TABEL"}


def compose(
    hasil: Hasil, folder: Path, narratives: Mapping[str, str], templates: Templates, report: Report
) -> Document | None:
    """The document of a plan whose files lie in `folder`; None when the report says why not.

    `narratives` are the agency's own, text by name (`narasi/isu.md`).
    """
    penyusun = _penyusun(hasil, folder, narratives, templates, report)
    document = penyusun.dokumen() if penyusun else None
    return None if report.failed() else document


def check_narratives(
    hasil: Hasil, folder: Path, narratives: Mapping[str, str], templates: Templates, report: Report
) -> None:
    """Report what `compose` would, without making the document.

    Nothing is composed that cannot be wrong: the shipped narratives, tables that no narrative asks for.
    """
    penyusun = _penyusun(hasil, folder, narratives, templates, report)
    if penyusun and templates.overlay:  # the agency's own templates can be wrong anywhere
        penyusun.dokumen()
    elif penyusun:
        penyusun.periksa()


def _penyusun(
    hasil: Hasil, folder: Path, narratives: Mapping[str, str], templates: Templates, report: Report
) -> "_Penyusun | None":
    renja = hasil.plan.renja
    profil = muat_profil(renja.profil, templates, report, renja.span("profil"))
    return _Penyusun(hasil, profil, folder, narratives, templates, report) if profil else None


@dataclass
class _Penyusun:
    """Composes one document; what it finds wrong goes to the report."""

    hasil: Hasil
    profil: Profil
    folder: Path
    narratives: Mapping[str, str]
    templates: Templates
    report: Report

    def __post_init__(self) -> None:
        self.judul_jadi: dict[str, str] = {}
        self.tabel_jadi: dict[str, Table | None] = {}
        self.berkas = self.teks = ""  # the narrative being rendered

    @cached_property
    def env(self) -> Environment:
        return environment({
            "rupiah": rp, "persen": persen, "angka": angka, "terbilang": terbilang, "hitungan": hitungan,
            "terbilang_rupiah": terbilang_rupiah, "daftar": daftar, "ada_tabel": self.ada_tabel,
            "rujuk": self.rujuk, "tabel": lambda key: Syntax(table_mark(key)),
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

    def tabel(self, key: str) -> Table | None:
        """A table of this document; None when it has no rows."""
        if key not in self.tabel_jadi:
            self.tabel_jadi[key] = TABEL[key](self.hasil)
        return self.tabel_jadi[key]

    def periksa(self) -> None:
        """Report what is wrong with what the agency adds to its figures: narratives and logo."""
        self.periksa_narasi()
        muat_logo(self.hasil.plan.perangkat_daerah, self.folder, self.report)
        for bagian in self.semua_bagian():
            if _nama_narasi(bagian.kunci) in self.narratives:
                deque(self.narasi(bagian), maxlen=0)

    def semua_bagian(self) -> Iterator[BagianProfil]:
        """The parts that have a narrative, in the order of the document."""
        if BERNARASI in self.profil.depan:
            yield BagianProfil(kunci=BERNARASI, judul="")
        for bab in self.profil.bab:
            yield from bab.semua_bagian

    def dokumen(self) -> Document:
        self.periksa_narasi()
        plan = self.hasil.plan
        pd = plan.perangkat_daerah
        sections = [
            Section(TEGAK, (self.sampul(),), numbering=None),
            Section(TEGAK, tuple(self.depan()), numbering="roman", restart=True),
            *_berhalaman(self.isi()),
        ]
        return Document(
            title=f"Rencana Kerja {nama_lengkap(self.hasil)} Tahun {plan.n}",
            author=nama_lengkap(self.hasil),
            subject=f"Renja Perangkat Daerah Tahun {plan.n} ({plan.renja.tahap})",
            header=f"Rencana Kerja Tahun {plan.n}",
            footer=nama_daerah(pd.singkatan, pd.daerah),
            sections=number_tables(sections),
            created=self.tanggal(),
            file_stem=f"renja-{slug(pd.singkatan)}-{plan.n}",
        )

    # --- front matter -----------------------------------------------------------------------------------

    def sampul(self) -> Cover:
        plan = self.hasil.plan
        pd, tanggal = plan.perangkat_daerah, plan.renja.tanggal
        tahap = () if plan.renja.tahap == "final" else (plan.renja.tahap.upper(),)
        return Cover(
            title=("RENCANA KERJA", "(RENJA)", *_baris_nama(pd.nama, pd.daerah), f"TAHUN {plan.n}"),
            subtitle=tahap,
            foot=(
                *_baris_nama(pd.nama, pd.daerah),
                *((pd.alamat,) if pd.alamat else ()),
                str(tanggal.tahun if tanggal else plan.n - 1),
            ),
            logo=muat_logo(pd, self.folder, self.report),
        )

    def depan(self) -> Iterator[Block]:
        for kunci in self.profil.depan:
            yield Heading(1, "", _JUDUL_DEPAN[kunci], kunci)
            if kunci == BERNARASI:
                yield from self.narasi(BagianProfil(kunci=kunci, judul=""))
                yield self.tanda_tangan()
            else:
                yield Contents("isi" if kunci == "daftar-isi" else "tabel")

    def tanda_tangan(self) -> Signature:
        plan = self.hasil.plan
        pd, renja = plan.perangkat_daerah, plan.renja
        jabatan = (pd.kepala.jabatan,) if pd.kepala.jabatan else (f"Kepala {pd.nama}", pd.daerah)
        tempat = renja.tempat or _TANPA_JENIS.sub("", pd.daerah)
        return Signature(
            place_date=f"{tempat}, {renja.tanggal or '…'}",
            office=jabatan,
            name=pd.kepala.nama,
            rank=pd.kepala.pangkat,
            nip=pd.kepala.nip,
        )

    # --- chapters ---------------------------------------------------------------------------------------

    def isi(self) -> Iterator[Block]:
        """All chapters as one flow; tables stand where the prose puts them, else at the end of their part."""
        for ke, bab in enumerate(self.profil.bab, 1):
            yield Heading(1, f"BAB {romawi(ke)}", self.judul(bab.judul).upper(), f"bab-{ke}")
            nomor = 0
            for bagian in bab.semua_bagian:
                if bagian.judul:
                    nomor += 1
                    yield Heading(2, f"{ke}.{nomor}", self.judul(bagian.judul), bagian.kunci)
                yield from self.narasi(bagian)
        yield self.tanda_tangan()

    def judul(self, teks: str) -> str:
        """A title of the profile, which may name the agency or a year."""
        if "{" in teks and teks not in self.judul_jadi:
            berkas = f"profil/{self.hasil.plan.renja.profil}.yaml"
            hasil = render(self.env, teks, self.data, berkas, self.report)
            paragraf = to_blocks(hasil or "", "", lambda *_: None)
            self.judul_jadi[teks] = "".join(plain_text(satu) for satu in paragraf)
        return self.judul_jadi.get(teks, teks)

    def narasi(self, bagian: BagianProfil) -> Iterator[Block]:
        nama, teks = self.teks_narasi(bagian.kunci)
        self.berkas, self.teks = nama, teks
        if not teks.strip() and not self.report.failed():
            pesan = "narasi ini kosong; isi, atau hapus berkasnya agar teks bawaan dipakai"
            self.report.warn("RG521", pesan, Span(nama))
        data = self.konteks if "sistematika" in teks else self.data  # titles cost more than most narratives
        markdown = render(self.env, teks, data, nama, self.report) or ""
        asal = _Asal(markdown, teks)

        def asing(apa: str, baris: int) -> None:
            pesan = f"{apa} tidak dipakai dalam narasi; pakai paragraf, daftar, dan judul ###"
            self.report.warn("RG514", pesan, Span(nama, *asal(baris)))

        sisa = [key for key in bagian.tabel if key in TABEL]
        for block in to_blocks(markdown, bagian.kunci, asing):
            if not isinstance(block, TablePlace):
                yield block
            elif block.key in sisa:
                sisa.remove(block.key)
                yield from self.tabel_ada(block.key)
            elif self.dikenal(block.key) and self.tabel(block.key):
                pesan = f"tabel '{block.key}' ditaruh dua kali atau bukan milik bagian ini; hapus dari narasi ini"
                self.report.warn("RG519", pesan, self.tempat(block.key))
        for key in sisa:
            yield from self.tabel_ada(key)

    def tabel_ada(self, key: str) -> Iterator[Table]:
        """The table, if this document has it."""
        if table := self.tabel(key):
            yield table

    def tempat(self, key: str) -> Span:
        """Where the narrative names a table: the first place the key stands in quotes."""
        if self.report.full:
            return Span(self.berkas)
        ada = [letak for kutip in "\"'" if (letak := self.teks.find(f"{kutip}{key}{kutip}")) >= 0]
        if not ada:
            return Span(self.berkas)
        sebelum = self.teks[: min(ada) + 1]
        return Span(self.berkas, sebelum.count("\n") + 1, len(sebelum) - sebelum.rfind("\n"))

    def dikenal(self, key: str) -> bool:
        """Whether there is such a table at all; a wrong key is reported."""
        if key not in TABEL:
            pesan = f"tabel '{key}' tidak dikenal; pilih dari: {', '.join(TABEL)}"
            self.report.add("RG515", pesan, self.tempat(key))
        return key in TABEL

    def ada_tabel(self, key: str) -> bool:
        """For narratives: whether this document has the table."""
        return self.dikenal(key) and self.tabel(key) is not None

    def rujuk(self, key: str) -> Syntax:
        """For narratives: a reference to a table, which the document should have."""
        if self.dikenal(key) and self.tabel(key) is None:
            pesan = f"tabel '{key}' dirujuk, tetapi tidak ada dalam dokumen ini; apit dengan {{% if ada_tabel(…) %}}"
            self.report.warn("RG518", pesan, self.tempat(key))
        return Syntax(reference(key))

    def teks_narasi(self, kunci: str) -> tuple[str, str]:
        """The name and text of a section's narrative: the agency's own, else the shipped one."""
        nama = _nama_narasi(kunci)
        if nama in self.narratives:
            return nama, self.narratives[nama]
        try:
            return nama, self.templates.text(nama)
        except FileNotFoundError:
            self.report.add("RG516", f"narasi '{nama}' tidak ada; buat berkas itu di folder rencana", Span(nama))
            return nama, ""

    def periksa_narasi(self) -> None:
        """Report narrative files that no section takes."""
        kunci = sorted({bagian.kunci for bagian in self.semua_bagian()})
        dipakai = {_nama_narasi(satu) for satu in kunci}
        for nama in self.narratives:
            if nama not in dipakai:
                pesan = f"narasi ini tidak dipakai; nama yang dikenal: {', '.join(kunci)}"
                self.report.warn("RG517", pesan, Span(nama))

    def tanggal(self) -> datetime:
        """The date of the document: from the plan, never from the clock."""
        tanggal = self.hasil.plan.renja.tanggal
        if tanggal is None:
            return datetime(self.hasil.n - 1, 1, 1, tzinfo=UTC)
        return datetime(tanggal.tahun, tanggal.bulan, tanggal.hari or 1, tzinfo=UTC)


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


def slug(teks: str) -> str:
    """A text as part of a file name: `Badan Kesbangpol` → `badan-kesbangpol`."""
    huruf = "".join(satu if satu.isascii() and satu.isalnum() else "-" for satu in teks.lower())
    return "-".join(bagian for bagian in huruf.split("-") if bagian) or "pd"


def _baris_nama(nama: str, daerah: str) -> tuple[str, ...]:
    """The agency in capitals, its region on a line of its own."""
    pendek = nama.removesuffix(daerah).strip()
    return (pendek.upper(), daerah.upper())


def _berhalaman(blocks: Iterable[Block]) -> Iterator[Section]:
    """The flow cut into sections wherever the paper changes; page numbers run through from 1."""

    def kertas(block: Block) -> tuple[bool, str]:
        return (block.landscape, block.paper) if isinstance(block, Table) else (False, "A4")

    for ke, ((rebah, ukuran), isi) in enumerate(groupby(blocks, kertas)):
        page = halaman(landscape=rebah, paper="A3" if ukuran == "A3" else "A4")
        yield Section(page, tuple(isi), numbering="arabic", restart=ke == 0)
