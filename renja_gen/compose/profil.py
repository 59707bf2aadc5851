"""Profiles: the systematics of a Renja as data (`templates/profil/*.yaml`)."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from renja_gen.diagnostics import Report, Span
from renja_gen.source import locate, to_data
from renja_gen.source.reader import parse
from renja_gen.templates import Templates

_daftar = BeforeValidator(lambda nilai: [nilai] if isinstance(nilai, str) else nilai)
Daftar = Annotated[tuple[str, ...], _daftar]
Depan = Annotated[tuple[Literal["kata-pengantar", "daftar-isi", "daftar-tabel", "daftar-gambar"], ...], _daftar]
Kunci = Annotated[str, StringConstraints(pattern=r"^[\w-]*$")]  # part of the name of a file
_KOSONG = "berkas kosong; salin profil bawaan lalu ubah, atau hapus berkasnya agar profil bawaan dipakai"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class BagianProfil(_Data):
    """A section: its key (the name of its narrative), title, what it is about, its tables and figures."""

    kunci: Kunci
    judul: str
    isi: str = ""
    tabel: Daftar = ()
    gambar: Daftar = ()


class Bab(_Data):
    """A chapter; one without sections carries narrative, tables and figures itself."""

    judul: str
    isi: str = ""
    kunci: Kunci = ""
    tabel: Daftar = ()
    gambar: Daftar = ()
    bagian: tuple[BagianProfil, ...] = ()

    @property
    def semua_bagian(self) -> tuple[BagianProfil, ...]:
        """Its own text first (if it has a key), then its sections."""
        sendiri = BagianProfil(kunci=self.kunci, judul="", tabel=self.tabel, gambar=self.gambar)
        return (*((sendiri,) if self.kunci else ()), *self.bagian)


class Profil(_Data):
    """A systematics: front matter and chapters."""

    nama: str
    depan: Depan
    bab: tuple[Bab, ...]


def muat_profil(nama: str, templates: Templates, report: Report, span: Span) -> Profil | None:
    """The profile of a name; an unknown or faulty one is reported at `span`."""
    berkas = f"profil/{nama}.yaml"
    try:
        teks = templates.text(berkas) if nama.replace("-", "").isalnum() else None
    except FileNotFoundError:
        teks = None
    if teks is None:
        report.add("RG104", f"profil '{nama}' tidak ada; yang tersedia: 86-2017", span)
        return None
    node = parse(teks, templates.shown(berkas), report, _KOSONG)
    try:
        return Profil.model_validate(to_data(node)) if node else None
    except ValidationError as error:
        jalur = tuple(step for step in error.errors()[0]["loc"] if isinstance(step, str | int))
        span = locate(node, jalur) if node else Span(berkas)
        report.add("RG105", f"profil '{nama}' salah isi di sini; bandingkan dengan profil bawaan", span)
        return None
