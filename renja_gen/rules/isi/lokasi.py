"""Where and for whom: locations within the region, target groups."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Severity, Span
from renja_gen.nomenklatur import normalkan_nama
from renja_gen.plan.pekerjaan import SubKegiatan
from renja_gen.plan.telaah import Usulan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import Kena, rangkum, semua_sub, singkat

_AWALAN = re.compile(
    r"^((kecamatan|kec|kelurahan|kel|desa|ds|distrik|kapanewon|kalurahan|nagari|gampong|kampung|kota|kabupaten|kab|"
    r"provinsi|prov) )+"
)
_SELURUH = re.compile(
    r"((semua|seluruh|se) ?(kota|kabupaten|kecamatan|kelurahan|desa|wilayah|provinsi)|(luar|dalam) (daerah|kota))\b.*"
)
_MIRIP = 75  # percent


@aturan("RG535", Severity.PERINGATAN, menjawab="R63")
def tanpa_lokasi(hasil: Hasil) -> Iterator[Temuan]:
    """Sub kegiatan yang direncanakan punya lokasi.

    Kolom lokasi T-C.31 dan T-C.33 tidak boleh kosong. Untuk pekerjaan kantor, tulis kecamatan dan kelurahan letak
    kantornya; untuk seluruh daerah, nama daerahnya.

    Salah:

        sub_kegiatan:
          - lokasi:

    Benar:

        sub_kegiatan:
          - lokasi: Kota Contoh
    """
    semua = hasil.rencana.daun
    kena = (
        Kena(daun.sub.span("kode"), daun.kode, f"sub kegiatan '{daun.kode}' belum punya lokasi; tulis lokasi: …")
        for daun in semua
        if not daun.sub.lokasi
    )
    yield from rangkum(kena, len(semua), "sub kegiatan", "belum punya lokasi", "tulis lokasi: …")


class _Tempat(NamedTuple):
    """A piece of a location, and where it stands."""

    nama: str
    span: Span


def _lokasi(hasil: Hasil) -> Iterator[_Tempat]:
    """Every piece between commas of the locations of the work and of the proposals."""
    semua: list[SubKegiatan | Usulan] = [*semua_sub(hasil), *hasil.plan.usulan.daftar]
    for bagian in semua:
        for ke, teks in enumerate(bagian.lokasi):
            span = bagian.span("lokasi", ke)
            yield from (_Tempat(nama.strip(), span) for nama in re.split(r"[,;]", teks) if nama.strip())


def _inti(nama: str) -> str:
    """The name of a place without the words for its kind."""
    return _AWALAN.sub("", normalkan_nama(nama))


@aturan("RG536", Severity.PERINGATAN, menjawab="R63")
def luar_wilayah(hasil: Hasil) -> Iterator[Temuan]:
    """Lokasi ada dalam daftar wilayah, bila daftar itu diisi.

    Isi `perangkat_daerah: {wilayah: …}` dengan nama kecamatan dan kelurahan atau desa. Lalu tiap bagian lokasi di
    antara koma harus ada dalam daftar itu, atau nama daerahnya sendiri, provinsinya, atau sebutan umum seperti
    "Semua Kecamatan" dan "Luar Daerah". Kata "Kecamatan" atau "Kel." di depannya tidak diperhatikan. Perbaiki ejaan
    lokasinya, atau lengkapi daftar wilayahnya. Nama yang sama dilaporkan satu kali.

    Salah:

        perangkat_daerah: {wilayah: [Contoh Barat, Contoh Timur]}
        sub_kegiatan:
          - lokasi: Kota Contoh, Contoh Brat

    Benar:

        perangkat_daerah: {wilayah: [Contoh Barat, Contoh Timur]}
        sub_kegiatan:
          - lokasi: Kota Contoh, Kec. Contoh Barat
    """
    pd = hasil.plan.perangkat_daerah
    if not pd.wilayah:
        return
    kenal = {_inti(nama): nama for nama in (*pd.wilayah, pd.daerah, *([pd.provinsi] if pd.provinsi else ()))}
    asing: dict[str, list[_Tempat]] = {}
    for satu in _lokasi(hasil):
        if (inti := _inti(satu.nama)) not in kenal and not _SELURUH.fullmatch(normalkan_nama(satu.nama)):
            asing.setdefault(inti, []).append(satu)
    if asing:
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extractOne
    for inti, semua in asing.items():
        lagi = f" (juga di {len(semua) - 1} tempat lain)" if len(semua) > 1 else ""
        mirip = extractOne(inti, kenal.keys(), scorer=ratio, score_cutoff=_MIRIP)
        hint = f"maksudnya '{kenal[mirip[0]]}'?" if mirip else ""
        pesan = (
            f"lokasi '{singkat(semua[0].nama)}'{lagi} tidak ada dalam wilayah; perbaiki, atau tambahkan ke wilayah"
        )
        yield Temuan(semua[0].span, pesan, hint)


@aturan("RG537", Severity.SARAN, menjawab="R63")
def kelompok_sasaran(hasil: Hasil) -> Iterator[Temuan]:
    """Kelompok sasaran diisi untuk semua sub kegiatan yang direncanakan, atau tidak sama sekali.

    Tabel profil 86-2017 tidak mencetaknya, maka boleh dikosongkan; bila sudah diisi sebagian, lengkapi.

    Salah:

        sub_kegiatan:
          - kelompok_sasaran: Masyarakat
          - {kode: 2.23.02.2.01.0001, lokasi: Kota Contoh, sumber_dana: DAU, anggaran: {pagu: {2025: 5.000.000}}}

    Benar:

        sub_kegiatan:
          - kelompok_sasaran: Masyarakat
    """
    semua = hasil.rencana.daun
    kosong = [daun for daun in semua if not daun.sub.kelompok_sasaran]
    if len(kosong) < len(semua):
        kena = (
            Kena(
                daun.sub.span("kode"),
                daun.kode,
                f"'{daun.kode}' belum punya kelompok_sasaran; tulis seperti yang lain",
            )
            for daun in kosong
        )
        saran = "tulis seperti yang lain"
        yield from rangkum(kena, len(semua), "sub kegiatan", "belum punya kelompok_sasaran", saran, Severity.SARAN)
