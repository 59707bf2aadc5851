"""Indicators: program and kegiatan have them, with units, and a sub kegiatan has the official one."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from renja_gen.computing import Hasil, Simpul, Tingkat
from renja_gen.diagnostics import Severity
from renja_gen.nomenklatur import normalkan_nama
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator
from renja_gen.plan.telaah import Pelayanan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.kinerja.satuan import satuan_sama
from renja_gen.rules.umum import Kena, rangkum, semua_indikator, singkat

# The kind of indicator that a sub kegiatan may state for what is above it, as the wide tables print it.
_JENIS_ATAS = {Tingkat.PROGRAM: "capaian program", Tingkat.KEGIATAN: "hasil"}
# What the first words of an indicator say of its unit.
_SATUAN_NAMA = {
    "persentase": "persen", "prosentase": "persen", "persen": "persen", "indeks": "indeks", "nilai": "nilai",
    "skor": "skor", "rasio": "rasio", "jumlah orang": "orang", "jumlah dokumen": "dokumen",
    "jumlah laporan": "laporan", "jumlah paket": "paket", "jumlah unit": "unit",
}  # fmt: skip
_TAHUN_RUMUSAN = 2024  # the decree on plans from this year on words the indicator of each sub kegiatan
_HAMPIR_SAMA = 0.9
_TERPANJANG = 1000  # characters of a name that are compared; official ones have up to 700


@aturan("RG601", Severity.PERINGATAN, menjawab="R40")
def indikator_atas(hasil: Hasil) -> Iterator[Temuan]:
    """Tiap program dan kegiatan yang direncanakan punya indikator dengan target tahun n.

    Penelaah membaca T-C.33 dari program: hasil (outcome) program, lalu kegiatan, baru keluaran sub kegiatan. Tulis
    `indikator` pada program dan kegiatan itu sendiri. Indikator sub kegiatan yang berjenis `capaian program` atau
    `hasil` juga dihitung, seperti pada bentuk lebar. Untuk sub kegiatan lihat RG501.

    Salah:

        kegiatan:
          - indikator:
              - {target: {2025: , 2026: }}

    Benar:

        kegiatan:
          - indikator:
              - {target: {2025: 900, 2026: 1.000}}
    """
    for tingkat in _JENIS_ATAS:
        semua = hasil.simpul(hasil.rencana, tingkat)
        pesan = f"belum punya indikator bertarget {hasil.n}"
        yield from rangkum(
            _tanpa_target(semua, hasil.n), len(semua), tingkat.value, pesan, "tambahkan nama, satuan, dan target"
        )


def _tanpa_target(semua: list[Simpul], n: int) -> Iterator[Kena]:
    for simpul in semua:
        indikator = [*simpul.indikator, *_dari_bawah(simpul)]
        assert simpul.bagian
        span, sebut = simpul.bagian.span("kode"), f"{simpul.tingkat} '{simpul.kode}'"
        if not indikator:
            pesan = f"{sebut} belum punya indikator; tambahkan nama, satuan, dan target {n}"
            yield Kena(span, simpul.kode, pesan)
        elif not any(n in satu.target for satu in indikator):
            pesan = f"indikator {sebut} belum punya target tahun {n}; tulis target: {{{n}: …}}"
            yield Kena(simpul.indikator[0].span() if simpul.indikator else span, simpul.kode, pesan)


def _dari_bawah(simpul: Simpul) -> Iterator[Indikator]:
    for bawah in simpul.daun:
        yield from (satu for satu in bawah.indikator if satu.jenis == _JENIS_ATAS[simpul.tingkat])


@aturan("RG602", Severity.PERINGATAN, menjawab="R40")
def satuan_indikator(hasil: Hasil) -> Iterator[Temuan]:
    """Indikator yang punya target atau realisasi juga punya satuan.

    Target "5" tanpa satuan tidak dapat dinilai. Tulis `satuan` pada indikatornya, atau di belakang angkanya
    (`5 dokumen`). Berlaku untuk indikator program, kegiatan, sub kegiatan, tujuan, sasaran, dan pelayanan.

    Salah:

        pelayanan:
          - {nama: Jumlah pengunjung perpustakaan, satuan: , target: {2025: 6.000}}

    Benar:

        pelayanan:
          - {nama: Jumlah pengunjung perpustakaan, satuan: orang, target: {2025: 6.000}}
    """
    ada: list[Indikator | Pelayanan] = [*hasil.plan.pelayanan, *semua_indikator(hasil)]
    semua = [(satu, nilai) for satu in ada if (nilai := _berangka(satu))]
    kena = (
        Kena(satu.span("nama"), satu.nama, f"indikator '{singkat(satu.nama)}' tidak bersatuan; {_contoh(satu.nama)}")
        for satu, nilai in semua
        if not satu.satuan and not any(angka.satuan for angka in nilai)
    )
    yield from rangkum(kena, len(semua), "indikator", "tidak bersatuan", "tulis satuannya")


def _berangka(satu: Indikator | Pelayanan) -> list[Capaian]:
    """The values of an indicator that are numbers."""
    deret = (satu.target, satu.realisasi, *((satu.proyeksi,) if isinstance(satu, Pelayanan) else ()))
    nilai = [angka for isi in deret for angka in (*isi.tahun.values(), *isi.sampai.values())]
    if isinstance(satu, Indikator) and satu.renstra:
        nilai.append(satu.renstra)
    return [angka for angka in nilai if angka.angka is not None]


def _contoh(nama: str) -> str:
    kata = normalkan_nama(nama).split()[:2]
    satuan = _SATUAN_NAMA.get(" ".join(kata)) or _SATUAN_NAMA.get("".join(kata[:1]))
    return f"tulis misalnya satuan: {satuan}" if satuan else "tulis satuan: …"


class _Keluaran(NamedTuple):
    """An output indicator against the official wording nearest to it; `satuan` are the official units."""

    kode: str
    indikator: Indikator
    resmi: str
    satuan: tuple[str, ...]
    kemiripan: float


def _keluaran(hasil: Hasil) -> Iterator[_Keluaran]:
    """Of each planned sub kegiatan the output indicator that is nearest to the official one."""
    for daun in _berkode_pasti(hasil) if hasil.n >= _TAHUN_RUMUSAN else ():
        resmi = hasil.katalog.keluaran(daun.kode)
        milik = [i for i in daun.indikator if i.jenis in {None, "keluaran"} and hasil.n in i.target]
        pasangan = [
            _Keluaran(daun.kode, satu, nama, tuple(s for lain, s in resmi if lain == nama), _mirip(satu.nama, nama))
            for satu in milik
            for nama, _ in resmi
        ]
        if pasangan:
            yield max(pasangan, key=lambda satu: satu.kemiripan)


def _berkode_pasti(hasil: Hasil) -> Iterator[Simpul]:
    """The planned sub kegiatan whose code is not in doubt: it agrees with parent and name."""
    for kegiatan in hasil.simpul(hasil.rencana, Tingkat.KEGIATAN):
        for daun in kegiatan.anak:
            entri = hasil.katalog.cari(daun.kode)
            if entri and daun.kode.startswith(f"{kegiatan.kode}.") and entri.bernama(daun.nama):
                yield daun


@lru_cache(maxsize=4096)
def _mirip(nama: str, resmi: str) -> float:
    """How alike two names are, case and punctuation aside: 1 when they are the same."""
    a, b = normalkan_nama(nama[:_TERPANJANG]), normalkan_nama(resmi)
    if a == b:
        return 1.0
    from rapidfuzz.fuzz import ratio

    return min(ratio(a, b) / 100, 0.999)


@aturan("RG603", Severity.PERINGATAN, Severity.SARAN, menjawab="R41")
def rumusan_resmi(hasil: Hasil) -> Iterator[Temuan]:
    """Indikator keluaran sub kegiatan memakai rumusan nomenklatur, mulai tahun rencana 2024.

    Sejak Kepmendagri 900.1.15.5-1317/2023 indikator tiap sub kegiatan sudah ditentukan, dan SIPD tidak menerima
    rumusan lain. Huruf besar dan tanda baca tidak diperhatikan. Bila sub kegiatan punya beberapa indikator keluaran,
    cukup satu yang sama. Perbedaan kecil hanya saran, sebab keputusannya sendiri kadang salah ketik.

    Salah:

        sub_kegiatan:
          - indikator:
              - nama: Jumlah buku baru

    Benar:

        sub_kegiatan:
          - indikator:
              - nama: Jumlah Bahan Perpustakaan Tercetak yang Dicetak dan Diadakan
    """
    for satu in _keluaran(hasil):
        if satu.kemiripan == 1:
            continue
        hampir = satu.kemiripan >= _HAMPIR_SAMA
        satuan = f" ({satu.satuan[0]})" if satu.satuan[0] else ""
        pesan = (
            f"indikator sub kegiatan '{satu.kode}' {'sedikit ' if hampir else ''}berbeda dari rumusan resminya; "
            f"tulis '{satu.resmi}'{satuan}"
        )
        yield Temuan(satu.indikator.span("nama"), pesan, sifat=Severity.SARAN if hampir else None)


@aturan("RG604", Severity.PERINGATAN, menjawab="R41")
def satuan_resmi(hasil: Hasil) -> Iterator[Temuan]:
    """Satuan indikator keluaran sub kegiatan sama dengan satuan nomenklatur, mulai tahun rencana 2024.

    Diperiksa bila rumusan indikatornya sama atau hampir sama (RG603). Singkatan dan huruf besar tidak diperhatikan:
    `dok` sama dengan `Dokumen`. Pakai satuan resmi, dan sesuaikan targetnya bila yang dihitung memang lain.

    Salah:

        sub_kegiatan:
          - indikator:
              - satuan: judul

    Benar:

        sub_kegiatan:
          - indikator:
              - satuan: Eksemplar
    """
    for satu in _keluaran(hasil):
        target = satu.indikator.target[hasil.n]
        satuan = (target.satuan if target else "") or satu.indikator.satuan
        resmi = [lain for lain in satu.satuan if lain]
        if satu.kemiripan < _HAMPIR_SAMA or not satuan or not resmi:
            continue
        if not any(satuan_sama(satuan, lain) for lain in resmi):
            pesan = (
                f"satuan sub kegiatan '{satu.kode}' tertulis '{singkat(satuan)}'; tulis satuan resminya '{resmi[0]}'"
            )
            yield Temuan(satu.indikator.span("satuan"), pesan)
