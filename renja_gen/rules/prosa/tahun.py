"""Years in sentences: those of the plan, of regulations, of other plans."""

import re
from collections.abc import Collection, Iterator

from renja_gen.angka import BULAN
from renja_gen.diagnostics import Severity
from renja_gen.plan.kutipan import dikutip
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.prosa.kalimat import dari_data, sekitar
from renja_gen.rules.tulisan import Tulisan

_SELALU = {1945, 2030, 2045, 2060}  # the constitution; SDGs, Indonesia Emas, net zero: goals that every plan may name
_TAHUN = re.compile(
    r"(?<!\d[.,])(?<!\d )(?<![\w/:\-–])((?:19|20)\d\d)"
    r"(?:(?:\s?[-–]\s?|\s(?:sampai dengan|sampai|hingga|s/d|s\.d\.)\s)((?:19|20)\d\d))?"
    r"(?![\w/:]|[.,]\d|-\d| \d)"
)
_DISEBUT = re.compile(r"\b(?:tahun|tahun anggaran|t\.?a\.?|periode)\s*$", re.IGNORECASE)
# What a number counts or names, so that it is no year.
_BUKAN_DEPAN = re.compile(
    r"\b(?:nomor|no\.?|nip\.?|kode|kode pos|telepon|telp\.?|faks\.?|rp\.?|sebanyak|sejumlah|sebesar|seluas|sepanjang|"
    r"berjumlah|jumlah|iso|sni|halaman|pasal)\s*$",
    re.IGNORECASE,
)
_BUKAN_BELAKANG = re.compile(
    r"\s*(?:orang|jiwa|kk|unit|buah|eksemplar|judul|naskah|berkas|arsip|dokumen|laporan|paket|kali|peserta|siswa|"
    r"pelajar|pengunjung|pemustaka|pegawai|warga|keluarga|rumah|kelompok|lembaga|desa|titik|ruas|ekor|pohon|lembar|"
    r"rupiah|ribu|juta|miliar|persen|%|ha|hektare|m2|m²|m|km|kg|ton|liter|jam|hari|bulan|kegiatan)\b",
    re.IGNORECASE,
)
_BERNOMOR = re.compile(r"(?:nomor|no\.?)\s*\S+\s*(?:tahun|th\.?)\s*$", re.IGNORECASE)
# Plans and events of others, whose years are theirs, and the plans that must have the years of this one.
_NAMA = re.compile(
    r"\b(?:(?P<lain>RPJPN?D?|RPJMN|RTRW\w*|RDTR\w*|Jangka Panjang|Jangka Menengah Nasional|Tata Ruang|Rencana Induk|"
    r"Rencana Aksi|RA[ND]|Peta Jalan|[Rr]oad ?[Mm]ap|Grand Design|Desain Besar|RIP\w+|Kementerian|Provinsi|Pemilu\w*|"
    r"Pilkada|Pilpres|Pileg|Pilgub|Pilwalkot|Pilbup|Sensus|Susenas|SP|PON|Asian Games)"
    r"|(?:Renstra|Rencana Strategis|Renja|Rencana Kerja|RPJMD|RKPD|APBD|Anggaran))\b"
)
_RIWAYAT = re.compile(
    rf"\b(?:sejak(?: awal| akhir| pertengahan|(?: \d+)? (?:{'|'.join(BULAN)}))?(?: tahun)?"
    r"|(?:berdiri|didirikan|dibentuk|terbentuk|diresmikan|dibangun|sensus|pemilihan umum|tahun dasar)\b[^,;]{0,40}"
    r")\s*$",
    re.IGNORECASE,
)


@aturan("RG701", Severity.PERINGATAN, menjawab="R10")
def tahun_prosa(tulisan: Tulisan) -> Iterator[Temuan]:
    """Tahun dalam kalimat termasuk tahun rencana ini.

    Yang termasuk ialah n-3 sampai n+1, periode Renstra dan RPJMD, tahun peraturan, dan tahun penandatanganan. Tahun
    lain biasanya tertinggal dari dokumen lama. Kutipan peraturan, masa rencana lain (RPJMN 2020-2024), tahun
    pendirian, dan 2030 atau 2045 sebagai tujuan tidak dipersoalkan. Dalam narasi pakailah `{{ n }}` atau
    `{{ tahun.lalu }}`, agar tahunnya ikut berubah; bila tahun itu memang benar, abaikan dengan alasan.

    Salah:

        narasi/isu.md: |
          Pengadaan buku pada tahun 2019 terlambat.

    Benar:

        narasi/isu.md: |
          Pengadaan buku pada tahun {{ tahun.lalu }} terlambat.
    """
    fakta = tulisan.fakta
    for satu in tulisan.uraian:
        peraturan: tuple[range, ...] | None = None  # looked for only where a year is in doubt
        for cocok in _TAHUN.finditer(satu.teks):
            tahun = [int(butir) for butir in cocok.groups() if butir]
            asing = [butir for butir in tahun if butir not in fakta.tahun and butir not in _SELALU]
            if not asing or _wajar(*sekitar(satu.teks, *cocok.span()), rentang=len(tahun) > 1):
                continue
            peraturan = dikutip(satu.teks) if peraturan is None else peraturan
            if any(cocok.start() in kutipan for kutipan in peraturan):
                continue
            milik = _rentang(fakta.tahun_rencana)
            sebut = f"periode {cocok[0]}" if len(tahun) > 1 else f"tahun {cocok[0]}"
            pesan = f"{sebut} bukan tahun rencana ini ({milik}) dan bukan tahun peraturannya; periksa tahunnya"
            ungkapan = "renstra.periode" if len(tahun) > 1 else "tahun.lalu"
            lain = "" if len(tahun) > 1 else ", '{{ n }}', atau '{{ tahun.maju }}' menurut maksudnya"
            yield Temuan(satu.tempat(*cocok.span()), pesan, dari_data(satu, ungkapan, lain))


def _wajar(depan: str, belakang: str, *, rentang: bool) -> bool:
    """Whether the sentence shows that a year is not the plan's, or that the number is no year."""
    if _BERNOMOR.search(depan) or belakang.lstrip().startswith("Nomor"):
        return True
    bernama = rentang or _DISEBUT.search(depan)
    if not bernama and (_BUKAN_DEPAN.search(depan) or _BUKAN_BELAKANG.match(belakang)):
        return True
    nama = [cocok["lain"] for cocok in _NAMA.finditer(depan[-140:])]
    return bool(_RIWAYAT.search(depan)) or bool(nama and nama[-1])


def _rentang(tahun: Collection[int]) -> str:
    """Years in short: `2020-2026`, `2019, 2021-2026`."""
    urut = sorted(tahun)
    awal = [satu for satu in urut if satu - 1 not in tahun]
    akhir = [satu for satu in urut if satu + 1 not in tahun]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(awal, akhir, strict=True))
