"""Years in sentences: those of the plan, of regulations, of other plans."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice

from renja_gen.angka import BULAN
from renja_gen.diagnostics import Severity
from renja_gen.plan.kutipan import dikutip
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.prosa.kalimat import TERBANYAK, dari_data, sekitar
from renja_gen.rules.tulisan import Naskah, Tulisan

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
    r"|sejak\b(?:(?!Renja|Rencana|Renstra|RPJMD|RKPD|APBD|Anggaran)[^,;]){0,40}"
    r"|(?:pandemi|COVID\S*|MDGs)\b[^,;]{0,40}"
    r"|(?:berdiri|didirikan|dibentuk|terbentuk|diresmikan|dibangun|sensus|pemilihan umum|tahun dasar)\b[^,;]{0,40}"
    r")\s*$",
    re.IGNORECASE,
)
_SAAT_PANDEMI = re.compile(r"[^,;]{0,25}\b(?:pandemi|COVID)", re.IGNORECASE)
# The plan of the own region or agency, directly before its period.
_MILIK_PERIODE = re.compile(
    r"(?P<sebelum>\w*)\s*\b(?P<nama>Renstra|Rencana Strategis|RPJMD|Jangka Menengah Daerah)\b,?"
    r"(?:\s+(?:[A-Z(][\w()/,.’-]*|dan|serta|untuk|pada|tahun|periode|kurun|waktu))*\s*$"
)
_BAGIAN_PERIODE = {"target", "capaian", "pencapaian", "realisasi", "pelaksanaan", "kinerja", "sasaran", "indikator"}
# Another plan than the one in force, or one of other authors.
_PLAN_LAIN = re.compile(
    r"\b(?:sebelum(?:nya)?|lalu|terdahulu|lama|berakhir(?:nya)?|(?<!rancangan )akhir|berikutnya|mendatang|"
    r"RPJMN|RPJPD|Provinsi|Kementerian|K/L|Nasional|Pusat|Negara|Republik)\b",
    re.IGNORECASE,
)


@aturan("RG701", Severity.PERINGATAN, menjawab="R10")
def tahun_prosa(tulisan: Tulisan) -> Iterator[Temuan]:
    """Tahun dalam kalimat termasuk tahun rencana ini.

    Yang termasuk ialah n-3 sampai n+1, periode Renstra dan RPJMD, serta tahun penandatanganan. Periode sesudah
    "Renstra" atau "RPJMD" harus sama dengan `periode` dalam data. Tahun lain biasanya tertinggal dari dokumen lama.
    Tahun dalam kutipan peraturan, masa rencana lain (RPJMN 2020-2024), tahun pendirian, pandemi 2020, dan 2030 atau
    2045 sebagai tujuan tidak dipersoalkan. Dalam narasi pakailah `{{ n }}` atau `{{ tahun.lalu }}`, agar tahunnya
    ikut berubah; bila tahun itu memang benar, abaikan dengan alasan.

    Salah:

        narasi/isu.md: |
          Pengadaan buku pada tahun 2019 terlambat.

    Benar:

        narasi/isu.md: |
          Pengadaan buku pada tahun {{ tahun.lalu }} terlambat.
    """
    fakta = tulisan.fakta
    kutipan = cache(dikutip)  # by text, looked for only where a year is in doubt
    for satu, cocok, tahun, asing in islice(_meragukan(tulisan), TERBANYAK):
        rentang = len(tahun) > 1
        depan, belakang = sekitar(satu.teks, *cocok.span())
        milik = _periode_milik(tahun, depan, tulisan) if rentang else None
        if not (asing or milik) or _wajar(depan, belakang, rentang=rentang):
            continue
        if any(cocok.start() in satu_kutipan for satu_kutipan in kutipan(satu.teks)):
            continue
        sebut = f"{'periode' if rentang else 'tahun'} {cocok[0]} bukan"
        if milik:
            pesan = f"{sebut} periode {milik}; periksa periodenya"
        else:
            pesan = f"{sebut} tahun rencana ini ({_rentang(fakta.tahun_rencana)}); periksa tahunnya"
        nama = milik.split()[0].lower() if milik else "renstra"
        lain = "" if rentang else ", '{{ n }}', atau '{{ tahun.maju }}'"
        hint = dari_data(satu, f"{nama}.periode" if rentang else "tahun.lalu", lain)
        maksud = "periode dalam data" if rentang else "tahun rencana"
        yield Temuan(satu.tempat(*cocok.span()), pesan, hint and f"bila maksudnya {maksud}, {hint}")


def _meragukan(tulisan: Tulisan) -> Iterator[tuple[Naskah, re.Match[str], list[int], bool]]:
    """The years that may be wrong, and the ranges: each with whether some year in it is none of the plan's."""
    boleh = tulisan.fakta.tahun | _SELALU
    for satu in tulisan.uraian:
        for cocok in _TAHUN.finditer(satu.teks):
            tahun = [int(butir) for butir in cocok.groups() if butir]
            asing = not boleh.issuperset(tahun)
            if asing or len(tahun) > 1:
                yield satu, cocok, tahun, asing


def _periode_milik(tahun: list[int], depan: str, tulisan: Tulisan) -> str | None:
    """The plan of the own region whose period these years should be and are not, with its period."""
    cocok = _MILIK_PERIODE.search(depan[-140:])
    if not cocok:
        return None
    plan = tulisan.hasil.plan
    renstra = cocok["nama"] in {"Renstra", "Rencana Strategis"}
    periode = plan.renstra.periode if renstra else plan.rpjmd.periode or plan.renstra.periode
    awal, akhir = tahun
    sebagian = cocok["sebelum"].lower() in _BAGIAN_PERIODE and periode.awal <= awal <= akhir <= periode.akhir
    if sebagian or (awal, akhir) == (periode.awal, periode.akhir):
        return None
    return f"{'Renstra' if renstra else 'RPJMD'} rencana ini ({periode.awal}-{periode.akhir})"


def _wajar(depan: str, belakang: str, *, rentang: bool) -> bool:
    """Whether the sentence shows that a year is not the plan's, or that the number is no year."""
    if _BERNOMOR.search(depan) or belakang.lstrip().startswith("Nomor"):
        return True
    bernama = rentang or _DISEBUT.search(depan)
    if not bernama and (_BUKAN_DEPAN.search(depan) or _BUKAN_BELAKANG.match(belakang)):
        return True
    if rentang and (milik := _MILIK_PERIODE.search(depan[-140:])):
        dekat = depan[-140:][max(0, milik.start("nama") - 30) :]
        return bool(_PLAN_LAIN.search(f"{dekat} | {belakang[:40]}"))
    nama = [cocok["lain"] for cocok in _NAMA.finditer(depan[-140:])]
    return bool(_RIWAYAT.search(depan) or _SAAT_PANDEMI.match(belakang) or (nama and nama[-1]))


def _rentang(tahun: Collection[int]) -> str:
    """Years in short: `2020-2026`, `2019, 2021-2026`."""
    urut = sorted(tahun)
    awal = [satu for satu in urut if satu - 1 not in tahun]
    akhir = [satu for satu in urut if satu + 1 not in tahun]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(awal, akhir, strict=True))
