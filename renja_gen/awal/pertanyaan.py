"""What `renja-gen init` asks: each question with its option, its usual answer and what makes an answer wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from renja_gen.awal.rencana import Jawaban
from renja_gen.diagnostics import printable
from renja_gen.nomenklatur import TAHUN_TERBARU, Entri, cari_bidang, katalog, nama_dalam_kalimat
from renja_gen.plan.nilai import Periode, baca_tahun
from renja_gen.rules.isi.isi import salah_daerah

_TERPANJANG = 200
_BANYAK_CALON = 8
_SEMUA = "?"  # the answer that asks for the choice
_AWALAN_URUSAN = "Urusan Pemerintahan Bidang "
_PERIODE = ((2021, 2026), (2025, 2029))  # of regions that elected their heads in 2020 and 2024
_LIMA_TAHUN = 5

Nilai = dict[str, Any]  # answers so far, by option


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """A question. `periksa` turns a text into the answer, or raises ValueError saying what is wrong with it.

    `bawaan` gives the answer of those who only press Enter, where there is one; `perlu` says whether the question
    makes sense after the answers before it.
    """

    kunci: str
    teks: str
    periksa: Callable[[str, Nilai], Any]
    bawaan: Callable[[Nilai], str] | None = None
    perlu: Callable[[Nilai], bool] = lambda _: True


def _teks(teks: str, _: Nilai) -> str:
    bersih = " ".join(teks.split())
    if not bersih:
        raise ValueError("isian kosong")
    if printable(bersih) != bersih or len(bersih) > _TERPANJANG:
        raise ValueError(f"tulis dengan huruf biasa, paling panjang {_TERPANJANG} huruf")
    return bersih


def _boleh_kosong(teks: str, nilai: Nilai) -> str:
    return _teks(teks, nilai) if teks.strip() else ""


def _daerah(teks: str, nilai: Nilai) -> str:
    daerah = _teks(teks, nilai)
    if pesan := salah_daerah(daerah):
        raise ValueError(pesan)
    return daerah


def _tahun(teks: str, _: Nilai) -> int:
    return baca_tahun(teks.strip())


def _periode(teks: str, nilai: Nilai) -> str:
    periode = Periode.baca(teks.strip())
    if nilai["tahun"] not in periode:
        raise ValueError(f"tahun rencana {nilai['tahun']} tidak termasuk periode {periode}")
    return str(periode)


def _bidang(teks: str, nilai: Nilai) -> tuple[str, ...]:
    """Kode or words, several of them parted by commas."""
    bagian = [satu for satu in teks.split(",") if satu.strip()]
    if not bagian:
        raise ValueError("isian kosong")
    return tuple(dict.fromkeys(_satu_bidang(" ".join(satu.split()), nilai["tahun"]) for satu in bagian))


def _satu_bidang(teks: str, tahun: int) -> str:
    buku = katalog(tahun)
    if teks == _SEMUA:
        raise ValueError(f"tulis salah satu kode ini:{_daftar(cari_bidang(buku, '')[0])}")
    calon, tepat = cari_bidang(buku, teks)
    if tepat and len(calon) == 1:
        return calon[0].kode
    daftar = _daftar(calon[:_BANYAK_CALON])
    if daftar:
        alasan = f"'{teks}' cocok dengan beberapa bidang urusan" if tepat else f"bidang urusan '{teks}' tidak ada"
        raise ValueError(f"{alasan}; tulis salah satu kode ini:{daftar}")
    raise ValueError(f"bidang urusan '{teks}' tidak ada dalam {buku.nama_keputusan}; tulis kode atau namanya")


def _daftar(bidang: Iterable[Entri]) -> str:
    return "".join(
        f"\n  {satu.kode}  {nama_dalam_kalimat(satu.nama).removeprefix(_AWALAN_URUSAN)}" for satu in bidang
    )


def _periode_lazim(nilai: Nilai) -> str:
    n = nilai["tahun"]
    ke_lima = n - n % _LIMA_TAHUN
    lazim = (periode for periode in _PERIODE if periode[0] <= n <= periode[1])
    return "{}-{}".format(*next(lazim, (ke_lima, ke_lima + _LIMA_TAHUN - 1)))


PERTANYAAN = (
    Pertanyaan("nama", "Nama lengkap Perangkat Daerah, tanpa nama daerah", _teks),
    Pertanyaan("singkatan", "Nama pendeknya", _teks, lambda nilai: nilai["nama"]),
    Pertanyaan("daerah", "Daerah, misalnya Kota Binjai atau Kabupaten Langkat", _daerah),
    Pertanyaan(
        "provinsi", "Provinsi, misalnya Sumatera Utara (boleh kosong)", _boleh_kosong, lambda _: "",
        perlu=lambda nilai: nilai["daerah"].startswith(("Kota ", "Kabupaten ")),
    ),
    Pertanyaan("tahun", "Tahun rencana", _tahun, lambda _: str(TAHUN_TERBARU)),
    Pertanyaan(
        "bidang", "Bidang urusan: kode atau namanya, beberapa dipisahkan koma (? menampilkan semuanya)", _bidang
    ),
    Pertanyaan("periode", "Periode Renstra", _periode, _periode_lazim),
    Pertanyaan("kepala", "Nama kepala Perangkat Daerah dengan gelarnya (boleh kosong)", _boleh_kosong, lambda _: ""),
)  # fmt: skip


def jawaban(nilai: Mapping[str, Any]) -> Jawaban:
    """All answers; the name of the region is taken off the agency's, for it is printed behind it."""
    daerah = f" {nilai['daerah']}"
    sebutan = {kunci: nilai[kunci].removesuffix(daerah) for kunci in ("nama", "singkatan")}
    return Jawaban(**{"provinsi": "", **nilai, **sebutan})
