"""A computed plan and a profile to a document: chapters, sections, tables, figures, front matter."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from renja_gen.angka import romawi
from renja_gen.compose.gaya import muat_gaya
from renja_gen.compose.laporan import tanggal_dokumen
from renja_gen.compose.logo import muat_logo
from renja_gen.compose.narasi import BERNARASI, Narasi, siapkan
from renja_gen.compose.profil import BagianProfil
from renja_gen.compose.sebutan import nama_berkas, nama_daerah, nama_dokumen, nama_lengkap
from renja_gen.compose.templat import periksa_berkas
from renja_gen.computing import Hasil
from renja_gen.diagnostics import Report
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
from renja_gen.document.fitting import fitted
from renja_gen.document.look import Look, Page
from renja_gen.document.numbering import number_blocks
from renja_gen.templates import Templates

_TANPA_JENIS = re.compile(r"^(Kota|Kabupaten|Provinsi|Daerah Istimewa|Daerah Khusus|DKI)\s+")
_JUDUL_DEPAN = {
    "kata-pengantar": "KATA PENGANTAR",
    "daftar-isi": "DAFTAR ISI",
    "daftar-tabel": "DAFTAR TABEL",
    "daftar-gambar": "DAFTAR GAMBAR",
}
_DAFTAR: dict[str, Literal["isi", "tabel", "gambar"]] = {
    "daftar-isi": "isi",
    "daftar-tabel": "tabel",
    "daftar-gambar": "gambar",
}


def compose(
    hasil: Hasil, folder: Path, narratives: Mapping[str, str], templates: Templates, report: Report
) -> Document | None:
    """The document of a plan whose files lie in `folder`; None when the report says why not.

    `narratives` are the agency's own, text by name (`narasi/isu.md`).
    """
    look = muat_gaya(templates, report)
    periksa_berkas(templates, [berkas.path for berkas in look.font_files] if look else None, report)
    narasi = siapkan(hasil, narratives, templates, report)
    document = _Penyusun(hasil, narasi, look, folder, report).dokumen() if narasi and look else None
    return None if report.failed() else document


@dataclass
class _Penyusun:
    """Composes one document; what it finds wrong goes to the report."""

    hasil: Hasil
    narasi: Narasi
    look: Look
    folder: Path
    report: Report

    def dokumen(self) -> Document:
        self.narasi.periksa_nama()
        plan = self.hasil.plan
        pd = plan.perangkat_daerah
        sections = [
            Section(self.look.portrait, (self.sampul(),), numbering=None),
            Section(self.look.portrait, tuple(self.depan()), numbering="roman", restart=True),
            *_berhalaman(self.isi(), self.look),
        ]
        return Document(
            title=f"{nama_dokumen(self.hasil)} {nama_lengkap(self.hasil)} Tahun {plan.n}",
            author=nama_lengkap(self.hasil),
            subject=f"Renja Perangkat Daerah Tahun {plan.n} ({plan.renja.tahap})",
            header=f"{nama_dokumen(self.hasil)} Tahun {plan.n}",
            footer=nama_daerah(pd.singkatan, pd.daerah),
            sections=number_blocks(sections),
            created=tanggal_dokumen(plan),
            look=self.look,
            file_stem=nama_berkas(pd.singkatan, plan.n),
        )

    # --- front matter -----------------------------------------------------------------------------------

    def sampul(self) -> Cover:
        plan = self.hasil.plan
        pd, tanggal = plan.perangkat_daerah, plan.renja.tanggal
        tahap = () if plan.renja.tahap in {"final", "perubahan"} else (plan.renja.tahap.upper(),)
        return Cover(
            title=(nama_dokumen(self.hasil).upper(), "(RENJA)", *_baris_nama(pd.nama, pd.daerah), f"TAHUN {plan.n}"),
            subtitle=tahap,
            foot=(
                *_baris_nama(pd.nama, pd.daerah),
                *((pd.alamat,) if pd.alamat else ()),
                str(tanggal.tahun if tanggal else plan.n - 1),
            ),
            logo=muat_logo(pd, self.folder, self.report),
        )

    def depan(self) -> Iterator[Block]:
        for kunci in self.narasi.profil.depan:
            if kunci == "daftar-gambar" and not self.narasi.bergambar:
                continue
            yield Heading(1, "", _JUDUL_DEPAN[kunci], kunci)
            if kunci == BERNARASI:
                yield from self.narasi.isi(BagianProfil(kunci=kunci, judul=""))
                yield self.tanda_tangan()
            else:
                yield Contents(_DAFTAR[kunci])

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
        """All chapters as one flow; tables and figures stand where the prose puts them, else at the end of a part."""
        for ke, bab in enumerate(self.narasi.profil.bab, 1):
            yield Heading(1, f"BAB {romawi(ke)}", self.narasi.judul(bab.judul).upper(), f"bab-{ke}")
            nomor = 0
            for bagian in bab.semua_bagian:
                if bagian.judul:
                    nomor += 1
                    yield Heading(2, f"{ke}.{nomor}", self.narasi.judul(bagian.judul), bagian.kunci)
                yield from self.narasi.isi(bagian)
        yield self.tanda_tangan()


def _baris_nama(nama: str, daerah: str) -> tuple[str, ...]:
    """The agency in capitals, its region on a line of its own."""
    pendek = nama.removesuffix(daerah).strip()
    return (pendek.upper(), daerah.upper())


def _berhalaman(blocks: Iterable[Block], look: Look) -> Iterator[Section]:
    """The flow cut into sections wherever the paper changes, tables fitted; page numbers run through from 1."""

    def kertas(block: Block) -> Page:
        return look.page(landscape=block.landscape, wide=block.wide) if isinstance(block, Table) else look.portrait

    for ke, (page, isi) in enumerate(groupby(blocks, kertas)):
        pas = (fitted(block, look) if isinstance(block, Table) else block for block in isi)
        yield Section(page, tuple(pas), numbering="arabic", restart=ke == 0)
