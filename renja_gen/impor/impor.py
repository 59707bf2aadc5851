"""A file to the files of a plan, and all that has to be said about it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from renja_gen.diagnostics import Diagnostic
from renja_gen.impor.baris import Tabel
from renja_gen.impor.bilangan import baca
from renja_gen.impor.buku import Buku, baca_buku
from renja_gen.impor.catatan import Catatan
from renja_gen.impor.datar import baca_datar, kolom_datar
from renja_gen.impor.kepala import Kepala, cari_kepala, sebutan_kolom
from renja_gen.impor.kolom import ABAIKAN, Isi, Judul, Kolom, baku_judul, kelipatan
from renja_gen.impor.pohon import Pohon
from renja_gen.impor.rencana import Identitas, instansi_dari, tulis_rencana
from renja_gen.impor.sel import Lembar, TabelError, huruf_kolom, kosong, teks_sel
from renja_gen.impor.tabel import PembacaTabel
from renja_gen.nomenklatur import cari_bidang, katalog
from renja_gen.options import Tahap

_UANG = {"target": "pagu", "target renstra": "renstra", "realisasi kinerja": "realisasi"}
_BARIS_FAKTA = 30
_INSTANSI = ("perangkat daerah", "skpd", "opd", "nama skpd", "nama opd", "nama perangkat daerah", "instansi")
_JUMLAH_BESAR, _CUKUP = 1_000_000, 3
_DALAM = re.compile(r"\bdalam (?:rp )?(?:ribu|juta|mil[iy]ar)(?:an)?(?: rupiah| rp)?\b")
_TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True)
class Pilihan:
    """What the command line says; "" and None leave it to the file."""

    tahun: int | None = None
    nama: str = ""
    singkatan: str = ""
    daerah: str = ""
    bidang: str = ""
    tahap: Tahap | None = None
    periode: str = ""
    lembar: tuple[str, ...] = ()
    peta: Mapping[str, Judul] = field(default_factory=dict)


@dataclass(frozen=True)
class Pemetaan:
    """A column of the file and what it was read as, "" if it was left out."""

    lembar: str
    kolom: str
    judul: str
    dibaca: str


@dataclass(frozen=True)
class Terimpor:
    """The result: files by name, the year, columns as read (none of our own export), findings, counts by level."""

    berkas: Mapping[str, str]
    tahun: int
    pemetaan: tuple[Pemetaan, ...]
    temuan: tuple[Diagnostic, ...]
    banyak: Mapping[str, int]
    lain: tuple[str, ...]  # sheets with a table that were not read
    tersembunyi: tuple[str, ...]  # and hidden sheets, which never are


def impor(path: Path, pilihan: Pilihan) -> Terimpor:
    """The plan in a table; raises ImporError for a file that cannot be read, TabelError for no table or no year."""
    buku = baca_buku(path)
    semua, fakta = buku.lembar, _fakta(buku.lembar)
    lembar = _terpilih(buku, pilihan.lembar)
    datar = next((satu for satu in lembar if kolom_datar(satu)), None)
    catatan, pohon = Catatan(), Pohon()
    if datar is not None and not pilihan.peta:
        n = pilihan.tahun or _tahun_datar(fakta)
        baca_datar(datar, kolom_datar(datar), pohon, catatan)
        pemetaan: tuple[Pemetaan, ...] = ()
        dipakai, judul = [datar], []
    else:
        dipakai, kepala = _bertabel(lembar, pilihan)
        judul = [
            teks_sel(sel) for k, satu in zip(kepala, dipakai, strict=True) for b in satu.baris[: k.awal] for sel in b
        ]
        n = pilihan.tahun or _tahun(kepala, judul)
        _periksa_peta(pilihan.peta, kepala)
        bidang = _bidang(pilihan.bidang, n)
        pemetaan = ()
        for satu, kep in zip(dipakai, kepala, strict=True):
            tabel, peta = _tabel(satu, kep, n)
            pemetaan += peta
            PembacaTabel(tabel, pohon, katalog(n), catatan, n).baca(bidang)
    if not any(pohon.daun()) and not pohon.bertingkat("program"):
        raise TabelError(
            "tidak satu baris pun memuat kode program, kegiatan, atau sub kegiatan; periksa kolom kodenya, "
            "atau beri --bidang bila tabelnya tidak berkode, misalnya --bidang 8.01"
        )
    instansi = next((fakta[satu] for satu in _INSTANSI if satu in fakta), "")
    nama, daerah = instansi_dari([satu for satu in (instansi, *judul) if satu])
    tertulis = fakta.get("tahap", "")
    tahap = pilihan.tahap or next((satu for satu in get_args(Tahap) if satu == tertulis.casefold()), None)
    siapa = Identitas(
        n, pilihan.nama or nama or instansi, pilihan.singkatan, pilihan.daerah or daerah, tahap, pilihan.periode
    )
    berkas = tulis_rencana(pohon, katalog(n), siapa, path.name, persis=datar in dipakai)
    banyak = Counter(satu.tingkat for satu in pohon.simpul.values())
    lain = tuple(s.nama for s in semua if s not in dipakai and cari_kepala(s, pilihan.peta)) if datar is None else ()
    return Terimpor(berkas, n, pemetaan, tuple(catatan), banyak, lain, buku.tersembunyi)


def _periksa_peta(peta: Mapping[str, Judul], kepala: Sequence[Kepala]) -> None:
    """Refuse a `--map` that explains no column: a slip of the pen would go unseen."""
    ada = {satu for k in kepala for ke, judul in enumerate(k.judul) for satu in sebutan_kolom(ke, judul)}
    for satu in peta:
        if satu not in ada:
            judul = ", ".join(f"'{k.sebutan(ke)}'" for k in kepala for ke, isi in enumerate(k.judul) if any(isi))
            raise TabelError(f"--map '{satu}': tidak ada kolom berjudul atau berhuruf itu; yang ada: {judul}")


def _bidang(teks: str, n: int) -> str:
    """The kode of the bidang urusan that the command line names."""
    calon, tepat = cari_bidang(katalog(n), teks) if teks else ((), True)
    if not tepat or len(calon) > 1 or (teks and not calon):
        raise TabelError(f"--bidang '{teks}' tidak ada dalam nomenklatur; tulis kodenya, misalnya --bidang 8.01")
    return calon[0].kode if calon else ""


def _terpilih(buku: Buku, nama: tuple[str, ...]) -> tuple[Lembar, ...]:
    """The sheets asked for, else all."""
    semua = buku.lembar
    ada = {satu.nama.casefold(): satu for satu in semua}
    for satu in nama:
        if satu.casefold() in map(str.casefold, buku.tersembunyi):
            raise TabelError(f"lembar '{satu}' tersembunyi; tampilkan dahulu (klik kanan tab lembar, Unhide)")
        if satu.casefold() not in ada:
            raise TabelError(f"lembar '{satu}' tidak ada; yang ada: {', '.join(s.nama for s in semua)}")
    return tuple(ada[satu.casefold()] for satu in nama) or semua


def _bertabel(lembar: tuple[Lembar, ...], pilihan: Pilihan) -> tuple[list[Lembar], list[Kepala]]:
    """The sheets to read with their headers: those asked for, else the one whose header says most."""
    ada = [(satu, kepala) for satu in lembar if (kepala := cari_kepala(satu, pilihan.peta))]
    if not ada:
        raise TabelError(
            "tidak ada kepala tabel yang dikenal (kode atau uraian, dengan indikator, target, atau pagu); "
            "beri nama kolomnya dengan --map, misalnya --map 'C=nama' --map 'F=pagu 2026'"
        )
    if not pilihan.lembar:
        ada = [max(ada, key=lambda satu: (len({a for a in satu[1].arti if a}), len(satu[0].baris)))]
    return [satu for satu, _ in ada], [kepala for _, kepala in ada]


def _tabel(lembar: Lembar, kepala: Kepala, n: int) -> tuple[Tabel, tuple[Pemetaan, ...]]:
    """The columns that are read, and how; of several that mean the same, the first."""
    kolom: dict[int, Kolom] = {}
    peta = []
    semua = [_dengan_isi(lembar, kepala, ke, satu.pada(n) if satu else None) for ke, satu in enumerate(kepala.arti)]
    if kali := next((kelipatan(cocok[0]) for cocok in map(_DALAM.search, _di_atas(lembar, kepala)) if cocok), 0):
        semua = [replace(s, kali=kali) if s and s.isi is Isi.RUPIAH and s.kali == 1 else s for s in semua]
    for ke, satu in enumerate(semua):
        dibaca = ""
        if satu is None or satu.nama == ABAIKAN or _terhitung(satu, semua):
            pass
        elif satu.nama == "kode" or satu not in kolom.values():
            kolom[ke] = satu
            dibaca = str(satu)
        if dibaca or any(kepala.judul[ke]):
            peta.append(Pemetaan(lembar.nama, huruf_kolom(ke), kepala.sebutan(ke), dibaca))
    return Tabel(lembar, kepala, kolom), tuple(peta)


def _di_atas(lembar: Lembar, kepala: Kepala) -> list[str]:
    """The texts above a header."""
    return [baku_judul(teks_sel(sel)) for baris in lembar.baris[: kepala.awal] for sel in baris if not kosong(sel)]


def _terhitung(kolom: Kolom, semua: Sequence[Kolom | None]) -> bool:
    """Whether it is a running total that includes the year of another column: the sum of columns that are read."""
    return kolom.sampai and any(
        satu and satu.nama == kolom.nama and not satu.sampai and satu.tahun <= kolom.tahun for satu in semua
    )


def _dengan_isi(lembar: Lembar, kepala: Kepala, ke: int, kolom: Kolom | None) -> Kolom | None:
    """The column; one of targets that holds nothing but large amounts is one of rupiah, whatever its title says."""
    if kolom is None or kolom.nama not in _UANG:
        return kolom
    isi = [teks_sel(satu[ke]) for satu in lembar.baris[kepala.akhir :]]
    angka = [nilai for teks in isi if (nilai := baca(teks, "id")) is not None]
    besar = sum(satu >= _JUMLAH_BESAR for satu in angka)
    uang = besar >= _CUKUP and besar * 2 > sum(map(bool, isi))
    return replace(kolom, nama=_UANG[kolom.nama]) if uang else kolom


def _tahun(kepala: Sequence[Kepala], judul: Sequence[str]) -> int:
    """The plan year: that of a prakiraan maju less one, the only one of the pagu or target, or that of the title.

    Titles of an evaluation (2023 (n-2)) count only where those of the plan are silent.
    """
    arti = [satu for k in kepala for satu in k.arti if satu]
    bertahun = [(satu.kolom.nama.split()[0], satu.kolom.tahun, satu.geser or 0) for satu in arti if satu.kolom.tahun]
    maju = {tahun - geser for _, tahun, geser in bertahun if geser > 0}
    kini = {tahun for nama, tahun, geser in bertahun if geser == 0 and nama in {"pagu", "target"}}
    lalu = {tahun - geser for _, tahun, geser in bertahun if geser < 0}
    tertulis = {int(satu) for teks in judul for satu in _TAHUN.findall(teks)}
    for calon in (
        maju,
        kini,
        lalu,
        tertulis,
        {min(kini, default=0)} if max(kini, default=0) - min(kini, default=0) == 1 else (),
    ):
        if len(calon) == 1:
            return next(iter(calon))
    raise TabelError("tahun rencana tidak dapat disimpulkan dari tabel; tulis --tahun, misalnya --tahun 2026")


def _fakta(lembar: Sequence[Lembar]) -> dict[str, str]:
    """What stands beside its name in the first rows of any sheet: `Tahun rencana`, `Perangkat Daerah`."""
    fakta: dict[str, str] = {}
    for baris in (baris for satu in lembar for baris in satu.baris[:_BARIS_FAKTA]):
        isi = [teks_sel(sel) for sel in baris if not kosong(sel)]
        if isi and ":" in isi[0]:
            nama, _, nilai = isi[0].partition(":")
            isi = [nama.strip(), nilai.strip(), *isi[1:]]
        isi = [satu.lstrip(": ") for satu in isi if satu.strip(": ")]
        if len(isi) > 1:
            fakta.setdefault(baku_judul(isi[0]), isi[1])
    return fakta


def _tahun_datar(fakta: Mapping[str, str]) -> int:
    tertulis = fakta.get("tahun rencana", "")
    if not _TAHUN.fullmatch(tertulis):
        raise TabelError("isian ini tidak menyebut tahun rencana; tulis --tahun, misalnya --tahun 2026")
    return int(tertulis)


def baca_peta(pasangan: Sequence[tuple[str, Judul]]) -> dict[str, Judul]:
    """What `--map` says, by title in its plain form."""
    return {baku_judul(judul): arti for judul, arti in pasangan}
