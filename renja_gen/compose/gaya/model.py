"""What gaya.yaml may say: the values of each key, and which of them can stand together."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from renja_gen.document.look import RUNNING_GAP, RUNNING_PADDING, Text
from renja_gen.document.metrics import MM_PER_POINT
from renja_gen.plan.nilai import salah

_KERTAS = {"A3": (297, 420), "A4": (210, 297), "F4": (215, 330), "Letter": (215.9, 279.4), "Legal": (215.9, 355.6)}
_NAMA_KERTAS = {nama.lower(): ukuran for nama, ukuran in {**_KERTAS, "Folio": _KERTAS["F4"]}.items()}
SISI_KERTAS = ("lebar", "tinggi")
_RUANG = 100.0  # mm that margins leave for text, at least
_TEPI = 5.0  # mm at the edge of the paper that printers cannot reach
_KONTRAS = 4.5  # of black letters on a ground, as WCAG asks

Jalur = tuple[str, ...]


def _teks(nilai: object) -> str:
    if nilai is None:
        raise salah("isian kosong; tulis isinya atau hapus kuncinya")
    if not isinstance(nilai, str):
        raise salah("di sini harus satu nilai; tulis satu teks atau angka")
    return nilai.strip()


def _angka(terkecil: float, terbesar: float, satuan: str) -> Callable[[object], float]:
    def baca(nilai: object) -> float:
        teks = _teks(nilai)
        try:
            angka = float(teks.replace(",", ".")) if teks.isascii() and "_" not in teks else float("nan")
        except ValueError:
            angka = float("nan")
        if not terkecil <= angka <= terbesar:
            raise salah(f"'{teks}' tidak dapat dipakai; tulis {satuan} dari {terkecil:g} sampai {terbesar:g}")
        return angka

    return baca


def _bertingkat(nilai: object) -> object:
    if not isinstance(nilai, Mapping):
        raise salah("di sini harus ada isian bertingkat; ditulis 'kunci: nilai'")
    return nilai


def _warna(nilai: object) -> str:
    if nilai is None:  # YAML takes what follows a '#' for a comment
        raise salah("warna belum ditulis; tulis enam angka heksadesimal tanpa tanda pagar, misalnya D9E2F3")
    tertulis = _teks(nilai)
    teks = tertulis.upper()
    if len(teks) != 6 or set(teks) - set("0123456789ABCDEF"):  # noqa: PLR2004 - RRGGBB
        raise salah(f"'{tertulis}' bukan warna; tulis enam angka heksadesimal tanpa tanda pagar, misalnya D9E2F3")
    if _kontras_hitam(teks) < _KONTRAS:
        raise salah(f"warna {teks} terlalu gelap bagi huruf hitam di atasnya; pakai warna yang lebih muda")
    return teks


def _kertas(nilai: object) -> object:
    if isinstance(nilai, Mapping):
        return nilai
    ukuran = _NAMA_KERTAS.get(_teks(nilai).lower())
    if ukuran is None:
        pesan = f"kertas '{nilai}' tidak dikenal; pilih {', '.join(_KERTAS)}, atau tulis {{lebar: 215, tinggi: 330}}"
        raise salah(pesan)
    return dict(zip(SISI_KERTAS, map(str, ukuran), strict=True))


def _nama(nilai: object) -> str:
    teks = _teks(nilai)
    if not 0 < len(teks) <= 60 or not all(satu.isalnum() or satu in " .-_" for satu in teks):  # noqa: PLR2004
        raise salah(f"'{teks}' bukan nama huruf; tulis namanya seperti dalam Word, misalnya Bookman Old Style")
    return teks


Sisi = Annotated[float, BeforeValidator(_angka(100, 1200, "milimeter"))]
Margin = Annotated[float, BeforeValidator(_angka(_TEPI, 300, "milimeter"))]
Poin = Annotated[float, BeforeValidator(_angka(4, 72, "poin"))]
Warna = Annotated[str, BeforeValidator(_warna)]
Nama = Annotated[str, BeforeValidator(_nama)]
Teks = Annotated[str, BeforeValidator(_teks)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class _Ukuran(_Data):
    lebar: Sisi
    tinggi: Sisi


class MarginGaya(_Data):
    """The margins of a page, in mm."""

    atas: Margin
    kanan: Margin
    bawah: Margin
    kiri: Margin


class _MarginHalaman(_Data):
    tegak: Annotated[MarginGaya, BeforeValidator(_bertingkat)]
    rebah: Annotated[MarginGaya, BeforeValidator(_bertingkat)]


class HurufGaya(_Data):
    """The font: its name in Word, and its files by variant."""

    nama: Nama
    berkas: Annotated[dict[str, Teks], BeforeValidator(_bertingkat)]


class _Teks(_Data):
    huruf: Poin
    baris: Poin


class Gaya(_Data):
    """The content of gaya.yaml."""

    kertas: Annotated[_Ukuran, BeforeValidator(_kertas)]
    kertas_lebar: Annotated[_Ukuran, BeforeValidator(_kertas)]
    margin: Annotated[_MarginHalaman, BeforeValidator(_bertingkat)]
    huruf: Annotated[HurufGaya, BeforeValidator(_bertingkat)]
    ukuran: Annotated[dict[Text, Annotated[_Teks, BeforeValidator(_bertingkat)]], BeforeValidator(_bertingkat)]
    warna_baris: Annotated[dict[str, Warna], BeforeValidator(_bertingkat)]


def tak_serasi(gaya: Gaya) -> Iterator[tuple[Jalur, str]]:
    """Values that cannot stand together."""
    for nama, kertas in (("kertas", gaya.kertas), ("kertas_lebar", gaya.kertas_lebar)):
        if kertas.lebar > kertas.tinggi:
            yield (
                (nama,),
                "lebar kertas melebihi tingginya; tulis ukuran kertas tegak, misalnya {lebar: 215, tinggi: 330}",
            )
    kepala = gaya.ukuran[Text.RUNNING]
    terkecil = kepala.baris * MM_PER_POINT + RUNNING_GAP + RUNNING_PADDING + _TEPI
    halaman = (
        ("tegak", gaya.margin.tegak, gaya.kertas.lebar, gaya.kertas.tinggi),
        ("rebah", gaya.margin.rebah, gaya.kertas.tinggi, gaya.kertas.lebar),
        ("rebah", gaya.margin.rebah, gaya.kertas_lebar.tinggi, gaya.kertas_lebar.lebar),
    )
    for nama, margin, lebar, tinggi in halaman:
        for sisi, arah, panjang in (("kiri", "kanan", lebar), ("atas", "bawah", tinggi)):
            sisa = panjang - getattr(margin, sisi) - getattr(margin, arah)
            if sisa < _RUANG:
                pesan = f"margin {sisi} dan {arah} hanya menyisakan {sisa:g} mm dari {panjang:g} mm"
                yield ("margin", nama, sisi), f"{pesan}; perkecil, paling sedikit harus tersisa {_RUANG:g} mm"
        for sisi in ("atas", "bawah"):
            if getattr(margin, sisi) < terkecil:
                pesan = f"margin {sisi} {getattr(margin, sisi):g} mm tidak memuat kepala atau kaki halaman"
                yield ("margin", nama, sisi), f"{pesan}; tulis paling sedikit {terkecil:.0f}"
    for jenis, ukuran in gaya.ukuran.items():
        if ukuran.baris < ukuran.huruf:
            pesan = f"jarak baris {ukuran.baris:g} lebih kecil daripada hurufnya ({ukuran.huruf:g})"
            yield ("ukuran", jenis, "baris"), f"{pesan}; tulis kira-kira {ukuran.huruf * 1.3:.0f}"


def _kontras_hitam(warna: str) -> float:
    """The contrast of black on a colour, by WCAG."""
    bagian = [int(warna[ke : ke + 2], 16) / 255 for ke in (0, 2, 4)]
    merah, hijau, biru = (satu / 12.92 if satu <= 0.03928 else ((satu + 0.055) / 1.055) ** 2.4 for satu in bagian)  # noqa: PLR2004
    return (0.2126 * merah + 0.7152 * hijau + 0.0722 * biru + 0.05) / 0.05
