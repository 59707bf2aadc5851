"""Amounts, percentages and counts in sentences, against the figures of the plan."""

import re
from collections.abc import Iterator
from decimal import Decimal

from renja_gen.angka import baca_rupiah, rp
from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.fakta import Fakta, terdekat
from renja_gen.rules.fakta.uang import Asal
from renja_gen.rules.pernyataan.dugaan import beda_angka
from renja_gen.rules.prosa.kalimat import KATA_BILANGAN, baca_kata, dari_data, kutip, sebutan, sekitar
from renja_gen.rules.tulisan import Naskah, Tulisan

_KALI = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12, "trilyun": 12}
_CUKUP = 4  # digits that a guess needs
_BESAR = "|".join(_KALI)
_ANGKA = r"\d[\d.,]*\d|\d"
_RIBUAN = r"\d{1,3}(?:\.\d{3}){2,}"
_RUPIAH = re.compile(
    rf"(?<!\w)(?:Rp\.?\s{{0,3}}(?P<rp>{_ANGKA})(?:,-)?(?:\s?(?P<besar>{_BESAR})\b)?"
    rf"|(?<![\d.,])(?P<kata>{_ANGKA})\s(?:(?P<besar_kata>{_BESAR})\s)?rupiah\b"
    rf"|IDR\s{{0,3}}(?P<idr>{_RIBUAN}(?:,\d\d)?)(?![\d.,]*\d)"
    rf"|(?<![\d.,])(?P<polos>{_RIBUAN}(?:,00\b|(?=,-)))(?:,-)?"  # without Rp, but written as only amounts are
    r"(?!\s?(?:jiwa|orang|kg|ton|liter|unit|ha|hektare|km|m2|m²|m)\b))",
    re.IGNORECASE,
)
_KIRA_KIRA = re.compile(
    r"(?:\b(?:sekitar|kurang lebih|lebih kurang|lebih dari|lebih|hampir|mendekati|kira-kira|kisaran|di atas|di bawah|"
    r"kurang dari)|±|>|<)(?:\s+dari)?\s*$",
    re.IGNORECASE,
)
# Amounts that no plan has: of the economy, of people, of one piece.
_RUPIAH_LAIN = re.compile(
    r"\b(?:PDRB|PDB|APBN|pendapatan(?! dan belanja)|PAD|retribusi|pajak|PNBP|upah|UM[PKR]|garis kemiskinan|tarif|"
    r"per kapita|harga|denda|omzet|omset|investasi|kerugian|iuran|hadiah|honor\w*|insentif|nilai aset|bernilai|"
    r"ekspor|impor|pinjaman|"
    r"Dana Desa|bantuan|beasiswa|santunan|biaya satuan|uang saku|uang harian)\b",
    re.IGNORECASE,
)
_TIAP = re.compile(r"\s*,?-?\s*(?:/|per\b|tiap\b|setiap\b|untuk (?:tiap|setiap)\b)", re.IGNORECASE)
_PERSEN = re.compile(
    r"(?<![\w.,\-–/])(?P<angka>\d{1,4}(?:[.,]\d{1,4})?)\s?(?:%|persen\b|per ?sen\b)(?!\s?[-–]\s?\d)", re.IGNORECASE
)
_KINERJA = re.compile(
    r"\b(?:anggaran|pagu|belanja|realisasi\w*|terealisasi\w*|serapan|terserap|penyerapan|capaian kinerja|"
    r"capaian (?:program|kegiatan|sub ?kegiatan|renstra)|rata-rata capaian|predikat)\b",
    re.IGNORECASE,
)
_PERSEN_LAIN = re.compile(
    r"\b(?:nasional|provinsi|penduduk|kemiskinan|miskin|inflasi|pengangguran|pertumbuhan ekonomi|PDRB|APBN|PAD|"
    r"pendapatan(?! dan belanja)|pajak|survei|BPS|laki-laki|perempuan|responden|suku bunga)\b"
    r"|paling (?:sedikit|banyak|rendah|tinggi)",
    re.IGNORECASE,
)
_BATAS_PERSEN = re.compile(
    r"(?:\b(?:minimal|maksimal|minimum|maksimum|sekurang-kurangnya|setidaknya|lebih dari|kurang dari|di atas|"
    r"di bawah|"
    r"sampai dengan|sampai|hingga|antara|atau lebih|sedikitnya|batas|ambang|melebihi|melampaui)|[≥≤><±])\s*$",
    re.IGNORECASE,
)
_HITUNGAN = re.compile(
    rf"(?<![\w.,/\-–])(?P<angka>\d{{1,3}}|{KATA_BILANGAN})(?:\s*\((?P<huruf>[a-z]+(?:\s+[a-z]+)*|\d{{1,3}})\))?"
    r"\s+(?P<benda>sub[ -]?kegiatan|kegiatan|program|bidang urusan)(?!\w|-\w)",
    re.IGNORECASE,
)
_ANGKA_HURUF = re.compile(rf"(?<![\w.,])(?P<angka>\d{{1,3}})\s*\((?P<huruf>{KATA_BILANGAN})\)", re.IGNORECASE)
# What may follow a count of all there is; anything else counts something narrower ("3 program prioritas").
_SELURUHNYA = re.compile(
    r"\s*(?:$|[,.:;)(*]|(?:dan|serta|dengan|dalam|pada|untuk|tahun|sebesar|pendukung|yaitu|yakni|antara lain|sebagai|"
    r"di(?!\s+(?:bawah|atas)\b)|oleh|dari|Dinas|Badan|Kantor|sub|yang (?:akan |telah |sudah )?(?:direncanakan|"
    r"dilaksanakan|dianggarkan|"
    r"diusulkan|disusun|dirumuskan|dikelola|diampu|menjadi|terdiri|tersebar|terbagi))\b)",
    re.IGNORECASE,
)
# Further counts: what follows the last of them belongs to all ("dua kegiatan dan tiga program yang tertunda").
_LANJUTAN = re.compile(
    rf"(?:(?:,|\s(?=dan|serta))\s*(?:(?:dan|serta)\s+)?(?:\d{{1,3}}|{KATA_BILANGAN})(?:\s*\([^)]{{1,40}}\))?"
    r"\s+(?:sub[ -]?kegiatan|kegiatan|program)(?!\w|-\w))+",
    re.IGNORECASE,
)
_BERNAMA = re.compile(r"\b(?:Program|Kegiatan)\s+[A-Z]")  # one programme, whose counts are not those of the plan
# A number that belongs to what stands before it, or that is no count of this plan.
_MILIK_DEPAN = re.compile(
    r"(?:\b(?:misi|tujuan|sasaran|triwulan|tahun|tabel|bab|nomor|no\.?|poin|butir|prioritas|semester|tahap|"
    r"halaman|ke|"
    r"target|volume|minimal|maksimal|setiap|tiap|satuan|sedikitnya|nasional|provinsi)|ke-)\s*$"
    r"|\b(?:RPJM\w*|RKPD|Pemerintah \w+)\b[^,]*\b(?:memuat|menetapkan|memiliki|mencakup|terdiri (?:atas|dari))\s*$",
    re.IGNORECASE,
)


@aturan("RG702", Severity.PERINGATAN, menjawab="R31 R34")
def rupiah_prosa(tulisan: Tulisan) -> Iterator[Temuan]:
    """Jumlah rupiah dalam kalimat sama dengan salah satu angka rencana.

    Yang dicocokkan ialah pagu, realisasi, target Renstra, dan angka RKPD pada setiap tingkat, beserta jumlah,
    selisih, dan bagian sumber dananya. Jumlah yang ditulis dengan "juta" atau "miliar" dicocokkan sejauh
    desimalnya. Angka dari luar rencana, seperti PDRB, tarif, atau harga satuan, tidak dipersoalkan. Tulis angkanya
    dari data, atau abaikan dengan alasan bila memang bukan angka rencana.

    Salah:

        narasi/pendanaan.md: |
          Pagu indikatif sebesar Rp200.000.001 dipakai untuk pengadaan buku.

    Benar:

        narasi/pendanaan.md: |
          Pagu indikatif sebesar {{ rupiah(total.pagu[n]) }} dipakai untuk pengadaan buku.
    """
    for satu, cocok in sebutan(_RUPIAH, tulisan.uraian):
        depan, belakang = sekitar(satu.teks, *cocok.span())
        if _TIAP.match(belakang) or _RUPIAH_LAIN.search(depan[-120:]):
            continue
        if pesan := _rupiah_asing(cocok, depan, tulisan.fakta, satu):
            yield Temuan(satu.tempat(*cocok.span()), *pesan)


def _rupiah_asing(cocok: re.Match[str], depan: str, fakta: Fakta, satu: Naskah) -> tuple[str, str] | None:
    """What is wrong with an amount, and the hint; None when it is one of the plan."""
    angka, besar = (
        cocok["rp"] or cocok["kata"] or cocok["idr"] or cocok["polos"],
        cocok["besar"] or cocok["besar_kata"],
    )
    kali = _KALI[besar.lower()] if besar else 0
    try:
        nilai, satuan = _terbaca(angka, kali)
    except ValueError as galat:
        return str(galat), "periksa angkanya"
    if not besar and _KIRA_KIRA.search(depan):  # "sekitar Rp6.000.000.000": as exact as its noughts say
        bulat = str(int(nilai))
        satuan = Decimal(1).scaleb(len(bulat) - len(bulat.rstrip("0")))
    if nilai == 0 or nilai in fakta.uang:
        return None
    if satuan > 1 and terdekat(fakta.urutan_uang, nilai - satuan / 2, nilai + satuan) is not None:
        return None
    pesan = f"{kutip(cocok[0])} bukan angka rencana ini"
    if dugaan := _mirip(nilai, fakta):
        benar, sebab = dugaan
        asal = fakta.uang[benar]
        pesan += f"; yang mirip ialah {asal}, {rp(benar)}{f' ({sebab})' if sebab else ''}"
        return f"{pesan}; periksa angkanya", dari_data(satu, asal.ungkapan) if asal.ungkapan else ""
    return f"{pesan}; periksa angkanya", "tulis dari data" if satu.narasi else ""


def _terbaca(angka: str, kali: int) -> tuple[Decimal, Decimal]:
    """An amount and the value of its last place; ValueError says what is wrong with its dots and commas."""
    if not kali:
        return baca_rupiah(angka), Decimal(1)
    bulat, _, desimal = angka.partition(",")
    if not desimal and re.fullmatch(r"\d+\.\d{1,2}", angka):
        bulat, desimal = angka.split(".")  # `40.1 miliar`
    bulat = bulat.replace(".", "")
    if not bulat.isdecimal() or (desimal and not desimal.isdecimal()):
        raise ValueError(f"'{angka}' bukan jumlah rupiah; tulis misalnya Rp40,1 miliar")
    return Decimal(f"{bulat}.{desimal or 0}").scaleb(kali), Decimal(1).scaleb(kali - len(desimal))


def _mirip(nilai: Decimal, fakta: Fakta) -> tuple[Decimal, str] | None:
    """The figure of the plan that may be meant, and by which slip it became this one."""
    for calon in _salah_ketik(nilai):
        if calon in fakta.uang and _lazim(fakta.uang[calon], fakta.hasil.n):
            return calon, next(beda_angka(nilai, calon), "")
    return None


def _lazim(asal: Asal, n: int) -> bool:
    """Whether texts often quote an amount: a total, or what a node is planned to cost; others are alike by chance."""
    if asal.simpul is None:
        return bool(asal.ungkapan)
    seluruhnya = not asal.simpul.kode and asal.nama.startswith(("pagu", "realisasi", "target Renstra"))
    return seluruhnya or asal.nama in {f"pagu {n}", f"pagu {n + 1}"}


def _salah_ketik(nilai: Decimal) -> Iterator[Decimal]:
    """The amounts from which one slip of the hand leads to this one."""
    teks = f"{nilai:f}"
    yield from (nilai.scaleb(pangkat) for pangkat in (1, 2, 3, -1, -2, -3))
    if len(teks.rstrip("0.")) < _CUKUP:  # "Rp20.000.000" is one digit from too many amounts
        return
    for ke in range(len(teks.partition(".")[0])):
        yield from (Decimal(f"{teks[:ke]}{digit}{teks[ke + 1 :]}") for digit in range(10))
        if teks[ke + 1 : ke + 2].isdecimal():
            yield Decimal(f"{teks[:ke]}{teks[ke + 1]}{teks[ke]}{teks[ke + 2 :]}")


@aturan("RG703", Severity.PERINGATAN, menjawab="R31 R44")
def persen_prosa(tulisan: Tulisan) -> Iterator[Temuan]:
    """Persentase anggaran dan realisasi dalam kalimat sama dengan hitungan rencana.

    Yang diperiksa hanya kalimat tentang anggaran, pagu, realisasi, serapan, dan capaian kinerja. Persentase
    dicocokkan sejauh desimalnya dengan tingkat realisasi, capaian, rata-rata, bagian, dan perubahan yang dihitung,
    serta dengan target dan realisasi yang dinyatakan dalam persen. Statistik daerah dan nasional tidak dipersoalkan.

    Salah:

        narasi/evaluasi.md: |
          Realisasi anggaran mencapai 95,62% dari pagu.

    Benar:

        narasi/evaluasi.md: |
          Realisasi anggaran mencapai {{ persen(evaluasi.tingkat) }} dari pagu.
    """
    for satu, cocok in sebutan(_PERSEN, tulisan.uraian):
        depan, belakang = sekitar(satu.teks, *cocok.span())
        kalimat = f"{depan} {belakang}"
        if not _KINERJA.search(kalimat) or _PERSEN_LAIN.search(kalimat) or _BATAS_PERSEN.search(depan):
            continue
        tertulis = Decimal(cocok["angka"].replace(",", "."))
        satuan = Decimal(1).scaleb(-len(cocok["angka"].replace(",", ".").partition(".")[2]))
        if terdekat(tulisan.fakta.persen, tertulis - satuan / 2, tertulis + satuan) is None:
            pesan = f"{kutip(cocok[0])} tidak sama dengan persentase mana pun yang dihitung dari rencana ini"
            hint = dari_data(satu, "persen(evaluasi.tingkat)", " atau persentase lain dari data")
            yield Temuan(satu.tempat(*cocok.span()), f"{pesan}; periksa angkanya", hint)


@aturan("RG705", Severity.PERINGATAN, menjawab="R32")
def hitungan_prosa(tulisan: Tulisan) -> Iterator[Temuan]:
    """Jumlah program, kegiatan, dan sub kegiatan dalam kalimat sama dengan yang dihitung.

    Yang dicocokkan ialah jumlah seluruhnya pada rencana, evaluasi, dan perbandingan dengan RKPD, serta jumlah di
    bawah setiap program dan kegiatan. Hitungan yang lebih sempit, seperti "3 program prioritas", tidak
    dipersoalkan. Angka dan hurufnya pun harus sama, seperti dalam "6 (enam)".

    Salah:

        narasi/program-kegiatan.md: |
          Renja ini memuat 2 (dua) program dan 23 sub kegiatan.

    Benar:

        narasi/program-kegiatan.md: |
          Renja ini memuat {{ hitungan(hitung.program, "program") }} dan satu sub kegiatan.
    """
    for satu in tulisan.uraian:
        berbeda = set()
        for cocok in _ANGKA_HURUF.finditer(satu.teks):
            huruf = baca_kata(cocok["huruf"])
            if huruf is not None and huruf != int(cocok["angka"]):
                berbeda.add(cocok.start())
                pesan = f"angka dan huruf berbeda dalam {kutip(cocok[0])}; perbaiki salah satunya"
                yield Temuan(satu.tempat(*cocok.span()), pesan)
        for cocok in _HITUNGAN.finditer(satu.teks):
            if cocok.start() not in berbeda:
                yield from _hitungan(satu, cocok, tulisan.fakta)


def _hitungan(satu: Naskah, cocok: re.Match[str], fakta: Fakta) -> Iterator[Temuan]:
    angka = cocok["angka"]
    jumlah = int(angka) if angka.isdecimal() else baca_kata(angka)
    benda = re.sub(r"sub[ -]?kegiatan", "sub kegiatan", cocok["benda"].lower())
    ada = fakta.hitungan[benda]
    if jumlah is None or jumlah <= 1 or jumlah in ada:
        return
    depan, belakang = sekitar(satu.teks, *cocok.span())
    lanjutan = _LANJUTAN.match(belakang)
    if _SELURUHNYA.match(belakang[lanjutan.end() if lanjutan else 0 :]) and not _MILIK_DEPAN.search(depan):
        seluruh = f"{fakta.direncanakan(benda)} {benda}"
        pesan = f"{kutip(cocok[0])} tidak sama dengan hitungan rencana ini; yang direncanakan {seluruh}"
        kunci = benda.replace(" ", "_")
        bernama = _BERNAMA.search(f"{depan} {belakang}")
        hint = "" if bernama else dari_data(satu, f'hitungan(hitung.{kunci}, "{benda}")')
        yield Temuan(satu.tempat(*cocok.span()), f"{pesan}, periksa jumlahnya", hint)
