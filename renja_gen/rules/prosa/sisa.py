"""What a draft leaves behind in its words: blanks, typed numbers of tables, the stage of an older draft."""

import re
from collections.abc import Iterator

from renja_gen.diagnostics import Severity
from renja_gen.plan.dasar import Deret
from renja_gen.plan.nilai import Capaian
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.prosa.kalimat import dari_data, kutip, sekitar
from renja_gen.rules.tulisan import TERHITUNG, Naskah, Tulisan
from renja_gen.rules.umum import RUSAK

_TITIK = r"(?:\.{3,}|…|_{2,}|[xX]{2,}\b)"
_ISIAN = (
    r"isi(?:kan|an)?|nama|tulis(?:kan)?|sebut(?:kan)?|lengkapi|masukkan|jumlah|angka|nilai|tahun|tanggal|nomor|kode|"
    r"uraian|judul|teks"
)
_BELUM_DIISI = re.compile(
    r"\.{5,}|(?<![\w.])\.{4,}|…{2,}|(?:\.\s){3,}\.|_{3,}"  # lines of dots to write on
    rf"|\b(?:Rp\.?|Nomor|No\.|Tahun|Tabel|tanggal|sebesar|sebanyak|sejumlah|pukul)\s*{_TITIK}"
    rf"|\[\s*(?:\.{{2,}}|…|(?:{_ISIAN})\b)[^\]\n]{{0,80}}\]|<\s*(?:\.{{2,}}|…|(?:{_ISIAN})\b)[^>\n]{{0,80}}>"
    r"|\b(?:20[xX]{2}|xxx+|XXXX+)\b|\b(?:TODO|TBD|FIXME)\b"
    r"|\b(?:[Ll]orem ipsum|[Tt]ulis(?:kan)? di sini|[Ii]si(?:kan)? di sini|[Dd]iisi (?:kemudian|nanti|oleh)|"
    r"[Aa]kan diisi)\b"
    r"|(?m:^(?:<{7}|>{7}) \S+)"  # a merge of Git that nobody finished
)
_KOSONG = re.compile(r"[-–—.…_?*]+|x{2,}|n/?a|tbd|\(?kosong\)?", re.IGNORECASE)  # a whole text that says nothing

_BOLEH_KOSONG = {"spm", "ikk"}  # columns of the form in which "-" says that there is none

_NOMOR_TABEL = re.compile(
    r"\b[Tt]abel\s+(?P<nomor>\d+\.\d+(?:\.\d+)?|[IVX]+\.\d+|(?P<label>T-?\s?C\.?\s?\d\d|E\.\s?\d\d))"
)
_JUDUL = re.compile(
    r"^#{1,6}[ \t]+(?P<nomor>(?:BAB[ \t]+)?(?:\d+(?:\.\d+)+\.?|[IVX]+\.\d+|(?<=BAB )[IVX]+))[ \t]+\S", re.MULTILINE
)
# Behind the number: the table stands in another document.
_DOKUMEN_LAIN = re.compile(
    r"\s+(?:[^\s,;]+\s+){0,2}?(?:Profil|Laporan|Statistik|Buku|Kajian|Publikasi)\b"
    r"|[^,;]{0,60}\b(?:Dalam Angka|Renstra|RPJM\w*|RPJP\w*|RKPD|LKjIP|LAKIP|LPPD|LKPJ|Permendagri|Peraturan|"
    r"Lampiran|BPS|dokumen)\b"
)
_TABEL_BAB = {
    "2": ("evaluasi", "pelayanan", "permasalahan", "review", "usulan"),
    "3": ("tujuan", "rumusan"),
    "4": ("pendanaan", "sumber-dana"),
}
_BAB = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_LABEL = {"29": "evaluasi", "30": "pelayanan", "31": "review", "32": "usulan", "33": "rumusan", "81": "evaluasi"}

_RENJA = r"(?:Renja|Rencana\s+Kerja(?!\s+(?:Pemerintah|Tahunan|Anggaran|dan\b))(?:\s+\(Renja\))?)"
_TAHAP = re.compile(
    rf"\b(?:(?P<depan>rancangan\s+awal|ranwal|rancangan\s+akhir|ran(?:k)?hir|perubahan|"
    rf"rancangan)\s+(?:dokumen\s+)?{_RENJA}"
    r"|Renja\s+(?P<belakang>perubahan|ranwal))\b",
    re.IGNORECASE,
)
_NAMA_TAHAP = {"ranwal": "rancangan awal", "rankhir": "rancangan akhir", "ranhir": "rancangan akhir"}
# What shows that this very document is meant: its agency, its year, "ini".
_DOKUMEN_INI = re.compile(
    rf"(?:\s+(?:SKPD|OPD|PD|Perangkat\s+Daerah))?\s*(?:{TERHITUNG}|(?:ini|Dinas|Badan|Kantor|Inspektorat|"
    rf"Sekretariat|Satuan|"
    rf"Kecamatan|Kelurahan|RSUD|Rumah Sakit|Tahun(?:\s+Anggaran)?\s+(?:\d{{4}}|{TERHITUNG}))\b)",
    re.IGNORECASE,
)
_PROSES = re.compile(
    r"\b(?:disempurnakan|menjadi|tahap\w*|setelah|sesudah|sebelum|semula|apabila|bila|jika|mekanisme|proses|melalui|terhadap)\b",
    re.IGNORECASE,
)
_MEMILIH = re.compile(r"\{%[^%]*\btahap\b")  # the narrative chooses its words by the stage
_TAHUN = re.compile(rf"\bTahun(?:\s+Anggaran)?\s+(\d{{4}}|{TERHITUNG})", re.IGNORECASE)


@aturan("RG704", Severity.PERINGATAN, Severity.GALAT, menjawab="R64")
def belum_diisi(tulisan: Tulisan) -> Iterator[Temuan]:
    """Tidak ada bagian yang belum diisi atau rusak.

    Titik-titik, `[isi di sini]`, `xxx`, dan tanda hubung sebagai nama menandai isian yang tertinggal. `#DIV/0!`,
    `#REF!`, `undefined`, dan sejenisnya berasal dari lembar kerja atau aplikasi dan ditolak. Yang diperiksa ialah
    narasi dan semua teks rencana; target dan realisasi diperiksa RG605. Tulis isinya; bila memang tidak ada, hapus
    kunci atau kalimatnya.

    Salah:

        narasi/isu.md: |
          Serapan anggaran mencapai #DIV/0! dengan kendala ......

    Benar:

        narasi/isu.md: |
          Serapan anggaran mencapai {{ persen(evaluasi.tingkat) }}; kendalanya dicatat dan seterusnya …
    """
    for satu in tulisan.naskah:
        capaian = _capaian(satu)
        if capaian and not satu.teks[0].isdigit():  # no value at all: RG605 tells it
            continue
        for cocok in () if capaian else RUSAK.finditer(satu.teks):
            pesan = f"{kutip(cocok[0])} tertinggal dari lembar kerja atau aplikasi; tulis isi yang benar atau hapus"
            yield Temuan(satu.tempat(*cocok.span()), pesan, sifat=Severity.GALAT)
        for cocok in _BELUM_DIISI.finditer(satu.teks):
            pesan = f"{kutip(cocok[0])} belum diisi; tulis isinya, atau hapus bagian ini"
            yield Temuan(satu.tempat(*cocok.span()), pesan)
        boleh = not satu.bagian or satu.jalur[0] in _BOLEH_KOSONG
        if not boleh and _KOSONG.fullmatch(satu.teks) and not _BELUM_DIISI.search(satu.teks):
            yield Temuan(satu.span, f"{kutip(satu.teks)} bukan isi; tulis isinya, atau hapus kuncinya")


def _capaian(satu: Naskah) -> bool:
    """Whether a text is a target or realisation."""
    return bool(satu.bagian) and isinstance(getattr(satu.bagian, str(satu.jalur[0])), Capaian | Deret)


@aturan("RG706", Severity.PERINGATAN, Severity.SARAN, menjawab="R04")
def nomor_diketik(tulisan: Tulisan) -> Iterator[Temuan]:
    """Nomor tabel dan nomor subbab tidak diketik.

    Tabel dinomori saat dokumen disusun, menurut tabel yang ada isinya; nomor yang diketik dapat menunjuk tabel lain.
    Dalam narasi pakailah `rujuk()` dengan kunci tabelnya. Judul kecil (`### …`) ditulis tanpa nomor. Tabel dalam
    dokumen lain, misalnya "Tabel 3.1 RPJMD", tidak dipersoalkan.

    Salah:

        narasi/evaluasi.md: |
          Rinciannya dapat dilihat pada Tabel 2.1.

    Benar:

        narasi/evaluasi.md: |
          Rinciannya dapat dilihat pada {{ rujuk("evaluasi") }}.
    """
    for satu in tulisan.uraian:
        for cocok in _NOMOR_TABEL.finditer(satu.teks):
            if _DOKUMEN_LAIN.match(sekitar(satu.teks, *cocok.span())[1]):
                continue
            kunci = _kunci_tabel(cocok)
            hint = dari_data(satu, f'rujuk("{kunci[0]}")', _pilihan(kunci)) if kunci else ""
            ganti = "ganti dengan rujukan dari data" if satu.narasi else "hapus nomornya dan sebut isi tabelnya"
            sifat = Severity.SARAN if cocok["label"] else None
            yield Temuan(satu.tempat(*cocok.span()), f"nomor {kutip(cocok[0])} diketik; {ganti}", hint, sifat)
        for cocok in _JUDUL.finditer(satu.teks) if satu.narasi else ():
            pesan = f"nomor judul '{cocok['nomor']}' diketik; hapus nomornya"
            yield Temuan(satu.tempat(*cocok.span("nomor")), pesan)


def _kunci_tabel(cocok: re.Match[str]) -> tuple[str, ...]:
    """The keys of the tables that a typed number may mean."""
    if cocok["label"]:
        return (_LABEL[angka],) if (angka := cocok["label"][-2:]) in _LABEL else ()
    bab = cocok["nomor"].partition(".")[0]
    return _TABEL_BAB.get(_BAB.get(bab, bab), ())


def _pilihan(kunci: tuple[str, ...]) -> str:
    return f"; kunci tabel bab itu: {', '.join(kunci)}" if len(kunci) > 1 else ""


@aturan("RG708", Severity.PERINGATAN, menjawab="R12")
def tahap_prosa(tulisan: Tulisan) -> Iterator[Temuan]:
    """Tahap Renja yang disebut dalam kalimat sama dengan tahap dokumen.

    Sebutan seperti "Rancangan Awal Renja Dinas … Tahun n" tertinggal bila naskah maju ke tahap berikutnya. Rancangan
    awal RKPD ialah dokumen lain dan tidak dipersoalkan, begitu pula uraian tentang tahapan penyusunan dan Renja tahun
    lain. Narasi yang memilih kalimat menurut `tahap` tidak diperiksa.

    Salah:

        narasi/kata-pengantar.md: |
          Rancangan Akhir Rencana Kerja Dinas Perpustakaan dan Kearsipan telah selesai disusun.

    Benar:

        narasi/kata-pengantar.md: |
          Rancangan Awal Rencana Kerja Dinas Perpustakaan dan Kearsipan telah selesai disusun.
    """
    n, tahap = tulisan.hasil.n, tulisan.hasil.plan.renja.tahap
    sendiri = re.compile(rf"\s+{re.escape(tulisan.hasil.plan.perangkat_daerah.singkatan)}(?!\w)")
    for satu in tulisan.uraian:
        if _MEMILIH.search(tulisan.narasi.get(satu.narasi, "")):
            continue
        for cocok in _TAHAP.finditer(satu.teks):
            sebut = " ".join((cocok["depan"] or cocok["belakang"]).lower().split())
            disebut = _NAMA_TAHAP.get(sebut, sebut)
            if disebut == tahap or (disebut == "rancangan" and tahap.startswith("rancangan")):
                continue
            depan, belakang = sekitar(satu.teks, *cocok.span())
            ini = _DOKUMEN_INI.match(belakang) or sendiri.match(belakang)
            if "RKPD" in belakang[:40] or not ini or _PROSES.search(depan + belakang):
                continue
            tahun = _TAHUN.search(belakang)
            if tahun and tahun[1] not in ({str(n)} if disebut == "perubahan" else {str(n), TERHITUNG}):
                continue
            pesan = f"{kutip(cocok[0])} tidak sesuai dengan tahap dokumen ini, yaitu {tahap}; perbaiki sebutannya"
            yield Temuan(satu.tempat(*cocok.span()), pesan, "atau perbaiki 'tahap' di bawah 'renja'")
