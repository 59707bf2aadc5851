"""Values of performance as they are written: a number with one unit, the same throughout, not falling back."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from renja_gen.angka import angka, bulatkan
from renja_gen.computing import Hasil
from renja_gen.computing.kinerja import akumulasi_indikator
from renja_gen.diagnostics import Severity, Span
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator, IndikatorRkpd, Rkpd
from renja_gen.plan.telaah import Pelayanan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.kinerja.satuan import baku, satuan_sama
from renja_gen.rules.umum import RUSAK, semua_indikator, semua_sub, singkat, tempat_tahun

_KOSONG = re.compile(
    r"[-–—.…_?]+|x{2,}|n/?a|nihil|kosong|null|none|nan|\[.*\]|(.*\s)?(undefined|null|nan)|#(DIV/0|REF|N/A|VALUE|NAME).*",
    re.IGNORECASE,
)
# A number with its unit. Words such as "s/d", "dari" and "x" tie two numbers into one value: `80 s/d 85 persen`.
_UKURAN = re.compile(
    r"\d[\d.,]*\s*((?!s\.?/?d\b|sampai|hingga|banding|dari|per\b|x\b)[^\W\d_][^\d,;()]*|%)", re.IGNORECASE
)
# Grades say something without any number where the indicator is one of grades.
_PREDIKAT = re.compile(
    r"[a-e]{1,3}[+-]?|w[td]p|t(w|mp)|(sangat )?(baik|tinggi|memuaskan|inovatif|informatif)", re.IGNORECASE
)
_BERTINGKAT = re.compile(
    r"predikat|opini|kategori|akreditasi|nilai|peringkat|level|status|klasifikasi|tingkat|kualifikasi", re.IGNORECASE
)
# A comma where a thousands dot may be meant; nought before it, or percent, is a fraction.
_KOMA_RIBUAN = re.compile(r"(-?[1-9]\d{0,2}),(\d{3})(?![\d,])(?!\s*(%|persen)).*", re.IGNORECASE)
# Values that are read as text, though figures only, and what to write.
_TIDAK_DIHITUNG = tuple(
    (re.compile(pola, re.IGNORECASE), tulis)
    for pola, tulis in (
        (r"[\d.,]+\s*[-–—]\s*[\d.,]+", "tulis satu angka, misalnya batas bawahnya"),
        (r"[\d.,]+\s*:\s*[\d.,]+", "tulis satu angka, dan perbandingannya dalam satuan"),
        (r"rp\.?\s*[\d.,]+(,-)?", "tulis angkanya saja, dan rupiah dalam satuan"),
    )
)
_PREDIKAT_TERPANJANG = 3  # words
_BANYAK_UKURAN = 2


class _Isi(NamedTuple):
    """A written value: where it stands, what it is called there, and the value."""

    bagian: Bagian
    kunci: str
    tahun: int | None
    sebut: str
    nilai: Capaian

    @property
    def span(self) -> Span:
        """The place of the value."""
        jalur = (self.kunci,) if self.tahun is None else tempat_tahun(self.bagian, self.kunci, self.tahun)
        return self.bagian.span(*jalur)


def _nilai(satu: Indikator | Pelayanan) -> Iterator[_Isi]:
    """The values of an indicator, in the order of its keys."""
    if isinstance(satu, Indikator) and satu.renstra:
        yield _Isi(satu, "renstra", None, "target Renstra", satu.renstra)
    for kunci in ("target", "realisasi", *(("proyeksi",) if isinstance(satu, Pelayanan) else ())):
        deret = getattr(satu, kunci)
        for awal, isi in (("s/d ", deret.sampai), ("", deret.tahun)):
            for tahun, nilai in isi.items():
                yield _Isi(satu, kunci, tahun, f"{kunci} {awal}{tahun}", nilai)


def _semua(hasil: Hasil) -> Iterator[Indikator | Pelayanan]:
    yield from semua_indikator(hasil)
    yield from hasil.plan.pelayanan


@aturan("RG605", Severity.PERINGATAN, Severity.GALAT, menjawab="R42 R64")
def bukan_angka(hasil: Hasil) -> Iterator[Temuan]:
    """Target dan realisasi kinerja berupa satu angka dengan satu satuan.

    Nilai yang bukan angka tidak ikut dihitung, sehingga tingkat realisasi dan capaiannya tercetak "–". Dua ukuran
    dalam satu sel ("9 parpol 1 tahun") adalah dua indikator. Tahun yang tidak ada nilainya tidak ditulis; "-" tidak
    perlu, dan sisa aplikasi seperti "undefined" atau `#DIV/0!` ditolak. Predikat (BB, WTP, Baik) dan batas (≥ 80)
    diterima. Koma diikuti tepat tiga angka (12,000) terbaca sebagai desimal, yaitu 12; kisaran (80-90), perbandingan
    (3 : 1), dan rupiah (Rp5.000) tanpa satuan tidak ikut dihitung. Tiap indikator dilaporkan satu kali.

    Salah:

        sub_kegiatan:
          - indikator:
              - target: {2025: 20 judul 2.000 eksemplar}

    Benar:

        sub_kegiatan:
          - indikator:
              - target: {2025: 2.000 eksemplar}
    """
    for satu in _semua(hasil):
        yield from _pertama(_nilai(satu), bertingkat=bool(_BERTINGKAT.search(f"{satu.nama} {satu.satuan}")))
    for sub in semua_sub(hasil):
        target: list[Rkpd | IndikatorRkpd] = [sub.rkpd, *sub.rkpd.indikator] if sub.rkpd else []
        for rkpd in target:
            if rkpd.target:
                yield from _pertama([_Isi(rkpd, "target", None, "target RKPD", rkpd.target)], bertingkat=True)
    for usulan in hasil.plan.usulan.daftar:
        if usulan.volume:
            yield from _pertama([_Isi(usulan, "volume", None, "volume usulan", usulan.volume)], bertingkat=False)


def _pertama(semua: Iterable[_Isi], *, bertingkat: bool) -> Iterator[Temuan]:
    """The first faulty value; the rest of an indicator is usually written the same way."""
    for isi in semua:
        sebab = _sebab(isi.nilai, bertingkat=bertingkat, satuan=getattr(isi.bagian, "satuan", ""))
        if sebab:
            rusak = RUSAK.search(isi.nilai.teks)
            pesan = f"{isi.sebut} '{singkat(isi.nilai.teks)}' {sebab}"
            yield Temuan(isi.span, pesan, sifat=Severity.GALAT if rusak else None)
            return


def _sebab(nilai: Capaian, *, bertingkat: bool, satuan: str = "") -> str:
    """What is wrong with a value, and what to do; "" when nothing is. `bertingkat`: it may be a grade."""
    teks = nilai.teks
    if _KOSONG.fullmatch(teks) or _KOSONG.fullmatch(nilai.satuan):
        return "bukan nilai; tulis angka dan satuannya, atau hapus"
    return _sebab_teks(teks, bertingkat=bertingkat) if nilai.angka is None else _sebab_koma(nilai, satuan)


def _sebab_koma(nilai: Capaian, satuan: str) -> str:
    """Whether a number may be read as a thousandth of what was meant."""
    cocok = _KOMA_RIBUAN.fullmatch(f"{nilai.teks} {satuan}")
    if not cocok or nilai.angka is None:
        return ""
    pecahan = angka(bulatkan(nilai.angka))
    return f"terbaca {pecahan}; tulis {cocok[1]}.{cocok[2]} bila ribuan, atau {pecahan} bila memang {pecahan}"


def _sebab_teks(teks: str, *, bertingkat: bool) -> str:
    if tulis := next((tulis for pola, tulis in _TIDAK_DIHITUNG if pola.fullmatch(teks)), ""):
        return f"tidak ikut dihitung; {tulis}"
    if not any(huruf.isdigit() for huruf in teks):
        predikat = _PREDIKAT.fullmatch(teks) or (bertingkat and len(teks.split()) <= _PREDIKAT_TERPANJANG)
        return "" if predikat else "tidak memuat angka; tulis angka dan satuannya, misalnya 1 dokumen"
    if len({baku(satuan) for satuan in _UKURAN.findall(teks)}) >= _BANYAK_UKURAN:
        return "memuat dua ukuran; pecah menjadi dua indikator, masing-masing dengan satu satuan"
    if re.fullmatch(r"-?[\d.,]*\d\s*\D*", teks):
        return "tidak terbaca; tulis titik tiap tiga angka untuk ribuan dan koma untuk desimal"
    return ""


@aturan("RG606", Severity.PERINGATAN, menjawab="R43")
def satuan_berubah(hasil: Hasil) -> Iterator[Temuan]:
    """Semua target dan realisasi satu indikator memakai satu satuan.

    Angka dengan satuan berbeda tidak dapat dijumlahkan atau dibandingkan. `%` sama dengan persen, `dok` sama dengan
    dokumen. Samakan satuannya; bila yang diukur memang berganti, tulis sebagai indikator baru.

    Salah:

        sub_kegiatan:
          - indikator:
              - {satuan: eksemplar, realisasi: {2023: 1.350 judul}}

    Benar:

        sub_kegiatan:
          - indikator:
              - {satuan: eksemplar, realisasi: {2023: 1.350 Eks.}}
    """
    for satu in _semua(hasil):
        acuan = satu.satuan
        for isi in _nilai(satu):
            satuan = isi.nilai.satuan
            if not satuan or _KOSONG.fullmatch(satuan):
                continue
            if acuan and not satuan_sama(acuan, satuan):
                pesan = f"satuan {isi.sebut} '{singkat(satuan)}', sedangkan indikatornya '{singkat(acuan)}'"
                yield Temuan(isi.span, f"{pesan}; pakai satu satuan")
                break
            acuan = acuan or satuan


@aturan("RG611", Severity.SARAN, menjawab="R49")
def target_mundur(hasil: Hasil) -> Iterator[Temuan]:
    """Target indikator keadaan (`akumulasi: terakhir`) tidak memburuk dari tahun ke tahun.

    Indikator ber-`arah: naik` targetnya tetap atau naik, yang ber-`arah: turun` tetap atau turun, sampai tahun n+1.
    Target yang mundur perlu alasan, misalnya perubahan cara mengukur. Bila yang lebih kecil justru lebih baik,
    tulis `arah: turun`.

    Salah:

        tujuan:
          - indikator:
              - {nama: Indeks literasi, satuan: indeks, akumulasi: terakhir, target: {2024: 70, 2025: 65}}

    Benar:

        tujuan:
          - indikator:
              - {nama: Indeks literasi, satuan: indeks, akumulasi: terakhir, target: {2024: 65, 2025: 70}}
    """
    for satu in semua_indikator(hasil):
        if akumulasi_indikator(satu) != "terakhir":
            continue
        nilai = [(tahun, isi.angka) for tahun in satu.target if (isi := satu.target[tahun]) and isi.angka is not None]
        tanda = 1 if satu.arah == "naik" else -1
        for (lama, dari), (tahun, ke) in pairwise(nilai):
            if (ke - dari) * tanda < 0:
                arah = "turun" if tanda > 0 else "naik"
                pesan = (
                    f"target {tahun} '{singkat(satu.nama)}' {arah} dari {angka(dari)} ({lama}) menjadi {angka(ke)}"
                )
                saran = "periksa angka dan arahnya"
                yield Temuan(satu.span(*tempat_tahun(satu, "target", tahun)), f"{pesan}; {saran}")
                break
