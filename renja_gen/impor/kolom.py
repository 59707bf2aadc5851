"""What the columns of a table mean: known columns, the titles they go by, and `--map`.

All titles are data here: a table that names a column differently needs a line in `_JUDUL`, no code.
"""

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import Enum, auto

from renja_gen.plan.nilai import TAHUN_TERAKHIR, TAHUN_TERAWAL


class Isi(Enum):
    """What stands in the cells of a column."""

    TEKS = auto()
    CAPAIAN = auto()
    RUPIAH = auto()


_TEKS, _CAPAIAN, _RUPIAH = Isi
ABAIKAN = "abaikan"
# Every column by its name, with what stands in it; those in BERTAHUN have a year, too.
KOLOM = {
    "kode": _TEKS, "tingkat": _TEKS, "nama": _TEKS,
    "nama program": _TEKS, "nama kegiatan": _TEKS, "nama sub kegiatan": _TEKS, "nama rkpd": _TEKS,
    "indikator rkpd": _TEKS, "lokasi rkpd": _TEKS, "target rkpd": _CAPAIAN,
    "indikator": _TEKS, "indikator capaian program": _TEKS, "indikator hasil": _TEKS, "indikator keluaran": _TEKS,
    "satuan": _TEKS,
    "target": _CAPAIAN, "target capaian program": _CAPAIAN, "target hasil": _CAPAIAN, "target keluaran": _CAPAIAN,
    "target renstra": _CAPAIAN, "realisasi kinerja": _CAPAIAN,
    "renstra": _RUPIAH, "pagu": _RUPIAH, "pagu rkpd": _RUPIAH, "pagu apbd": _RUPIAH, "realisasi": _RUPIAH,
    "sumber dana": _TEKS, "sumber dana rkpd": _TEKS, "sumber dana apbd": _TEKS,
    "lokasi": _TEKS, "kelompok sasaran": _TEKS, "penanggung jawab": _TEKS, "catatan": _TEKS, "prioritas": _TEKS,
    ABAIKAN: _TEKS,
}  # fmt: skip
BERTAHUN = {
    "target", "target capaian program", "target hasil", "target keluaran", "realisasi kinerja",
    "pagu", "pagu rkpd", "pagu apbd", "realisasi",
}  # fmt: skip
_BERJALAN = {"realisasi", "realisasi kinerja"}  # which may be a running total, and never mean the plan year unasked

# Titles, the first that fits: the column, and what its title matches. A title is in lower case without punctuation,
# its parts from merged cells parted by " | "; "s/d" is "sd", "(n-2)" is "nmin2", "prakiraan maju" is "nplus1".
_RP = r"(?:rp|rupiah|anggaran|keuangan|dana|pagu|biaya)"
_JUDUL: tuple[tuple[str, str], ...] = (
    (ABAIKAN, r"^(?:no|nomor|no urut|nomor urut)$"),
    (ABAIKAN, r"\btingkat (?:realisasi|capaian)|rata rata|selisih|bertambah|berkurang"),
    (ABAIKAN, r"\bpersen(?:tase)? (?:capaian|realisasi)|\bp(?:er|ra)kiraan realisasi\b"),
    (ABAIKAN, r"^(?:nama )?(?:bidang )?urusan$|^nama (?:skpd|opd|unit)"),
    (ABAIKAN, r"^kode .*\b(?:akun|belanja|unit|skpd|opd|dana|lokasi|wilayah)\b"),
    (ABAIKAN, r"tolok ukur.*nplus1|nplus1.*tolok ukur"),
    ("kode", r"^(?:kode|kd)\b|^(?:no(?:mor)? )?rekening$"),
    ("tingkat", r"^(?:level|tingkat|tingkatan)$"),
    ("nama program", r"^(?:nama |uraian )?program$"),
    ("nama kegiatan", r"^(?:nama |uraian )?kegiatan$"),
    ("nama sub kegiatan", r"^(?:nama |uraian )?sub ?kegiatan$"),
    ("satuan", r"^(?:unit )?satuan\b|\| satuan\b"),
    ("renstra", rf"^(?!.*realisasi)(?:.*\brenstra\b.*\b{_RP}$|.*\b(?:pagu|anggaran|dana) renstra\b)"),
    ("target renstra", r"^(?=.*\btarget\b)(?=.*\brenstra\b)(?!.*realisasi)|^renstra(?: k)?$"),
    ("realisasi kinerja", r"\brealisasi\b.*(?:\bk$|\| kinerja$|\bfisik\b|\bvolume\b)"),
    ("realisasi", rf"\brealisasi\b.*\b{_RP}$"),
    ("realisasi kinerja", r"\brealisasi\b.*\b(?:kinerja|target|indikator|output|keluaran)\b"),
    ("realisasi", r"\brealisasi\b"),
    ("target capaian program", r"\btarget\b.*\| (?:capaian )?program$|^target (?:capaian )?program$"),
    ("target hasil", r"\btarget\b.*\| hasil(?: kegiatan)?$|^target hasil\b"),
    ("target keluaran", r"\btarget\b.*\| keluaran(?: sub kegiatan)?$|^target keluaran\b"),
    ("sumber dana rkpd", r"\bsumber (?:pen)?dana(?:an)?\b.*\brkpd\b|\brkpd\b.*\bsumber (?:pen)?dana"),
    ("sumber dana apbd", r"\bsumber (?:pen)?dana(?:an)?\b.*\b(?:apbd|dpa)\b|\b(?:apbd|dpa)\b.*\bsumber (?:pen)?dana"),
    ("sumber dana", r"\bsumber (?:pen)?dana"),
    ("pagu", rf"^(?!.*\brkpd\b).*\btarget\b.*\b{_RP}$"),
    ("target rkpd", r"^(?=.*\brkpd\b)(?=.*\btarget\b)(?!.*\b(?:pagu|dana)$)"),
    ("target", r"\btarget\b|\bbesaran volume\b|^volume$"),
    ("pagu rkpd", r"^(?=.*\brkpd\b)(?=.*\b(?:pagu|anggaran|dana)\b)"),
    ("pagu apbd", r"^(?=.*\b(?:apbd|dpa|kua ppas|ppas)\b)(?=.*\b(?:pagu|anggaran|dana)\b)"),
    ("pagu", r"\bpagu\b|\bkebutuhan (?:dana|anggaran)\b|\banggaran\b|\bjumlah rp\b|\bjumlah dana\b|\bdana rp\b"),
    ("pagu", rf"^nplus1(?: .*\b{_RP})?$"),
    ("kelompok sasaran", r"\bkelompok sasaran\b|\bpenerima manfaat\b"),
    ("lokasi rkpd", r"^(?=.*\brkpd\b)(?=.*\blokasi\b)"),
    ("lokasi", r"\blokasi\b"),
    ("penanggung jawab", r"\bpenanggung ?jawab\b|^unit\b|\bbidang pelaksana\b|^pelaksana$"),
    ("catatan", r"\bcatatan\b|^keterangan$"),
    ("prioritas", r"\bprioritas\b"),
    ("indikator rkpd", r"^(?=.*\brkpd\b)(?=.*\bindikator\b)"),
    ("indikator", r"\boutcomes?\b.*\boutputs?\b"),
    ("indikator capaian program", r"\bindikator\b.*\|.*\bcapaian program\b|^(?:indikator )?capaian program$"),
    ("indikator capaian program", r"\boutcomes?$"),
    ("indikator hasil", r"\bindikator\b.*\|.*\bhasil\b|^(?:indikator )?hasil(?: kegiatan)?$"),
    ("indikator keluaran", r"\bindikator\b.*\|.*\bkeluaran\b|^(?:indikator )?keluaran(?: sub kegiatan)?$"),
    ("indikator keluaran", r"\boutputs?$"),
    ("indikator", r"\bindikator\b|\btolok ukur\b"),
    ("nama rkpd", r"^(?=.*\brkpd\b)(?=.*\b(?:program|kegiatan|uraian)\b)"),
    ("nama", r"^nama$|\buraian\b|^nomenklatur|\bprogram\b.*\bkegiatan\b|\burusan\b.*\bkegiatan\b"),
)  # fmt: skip
_POLA = tuple((nama, re.compile(pola)) for nama, pola in _JUDUL)
_TAHUN = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_BERDUA = re.compile(r"\b(?:target (?:dan )?realisasi|realisasi dan target)\b")
_SALAH_SATU = re.compile(r"\b(?:target|realisasi)\b")
_KELIPATAN = {
    1_000: r"(?:x )?(?:\b1 )?\b000\b|\bribu(?:an)?\b", 1_000_000: r"(?:x )?(?:\b1 )?\b000 000\b|\bjuta(?:an)?\b",
    1_000_000_000: r"\bmil[iy]ar(?:an)?\b",
}  # fmt: skip
_RELATIF = re.compile(r"\bn(min|plus)(\d)\b")
_GANTI = (
    (re.compile(r"\bs\s*[./]\s*d\b\.?|\bsampai dengan\b|\bs d\b"), " sd "),
    (re.compile(r"\bn\s*[-–]\s*(\d)"), r" nmin\1 "),
    (re.compile(r"\bn\s*\+\s*(\d)"), r" nplus\1 "),
    (re.compile(r"\bprakiraan maju\b|\bperkiraan maju\b|^pm\b"), " nplus1 "),
)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: what it holds, for which year (0: none), whether it is a running total, and in how many rupiah."""

    nama: str
    tahun: int = 0
    sampai: bool = False
    kali: int = field(default=1, compare=False)

    @property
    def isi(self) -> Isi:
        """What stands in its cells."""
        return KOLOM[self.nama]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.nama, "s/d" if self.sampai else "", str(self.tahun or ""))))


@dataclass(frozen=True, slots=True)
class Judul:
    """What a title says before the plan year is known: `geser` counts from it where the title names no year."""

    kolom: Kolom
    geser: int | None = 0

    def pada(self, n: int) -> Kolom | None:
        """The column in a plan of year n; None where the year it is about is not known."""
        if self.kolom.nama not in BERTAHUN or self.kolom.tahun:
            return self.kolom
        return None if self.geser is None else replace(self.kolom, tahun=n + self.geser)


def baku_judul(teks: str) -> str:
    """A title, or a part of one, as `_JUDUL` writes them."""
    kecil = teks.casefold().replace("_", " ")
    for pola, ganti in _GANTI:
        kecil = pola.sub(ganti, kecil)
    return " ".join(re.sub(r"[\W_]+", " ", kecil).split())


def kenali(bagian: tuple[str, ...]) -> Judul | None:
    """What the title made of these parts (from the top row of a header down) means; None if it is not known."""
    baku = [baku_judul(satu) for satu in bagian]
    for ke, satu in enumerate(baku):  # "target dan realisasi": what stands below says which of them
        if cocok := _SALAH_SATU.search(" ".join(baku[ke + 1 :])):
            baku[ke] = _BERDUA.sub(cocok[0], satu)
    teks = " | ".join(satu for satu in dict.fromkeys(baku) if satu)
    kali = kelipatan(teks)
    if kali > 1:
        teks = " ".join(re.sub(_KELIPATAN[kali], " ", teks).split())
    tanpa_tahun = " | ".join(
        " ".join(satu.split()) for satu in re.sub(r"\b20\d\d\b|\b(?:tahun|thn|berjalan)\b", " ", teks).split("|")
    ).strip(" |")
    nama = next((nama for nama, pola in _POLA if pola.search(tanpa_tahun)), None)
    if nama is None:
        return None
    kali = kali if KOLOM[nama] is _RUPIAH else 1
    if nama not in BERTAHUN:
        return Judul(Kolom(nama, kali=kali))
    tahun = [int(satu) for satu in _TAHUN.findall(teks)]
    relatif = _RELATIF.search(teks)
    geser: int | None = None if nama in _BERJALAN else 0
    if relatif:
        geser = int(relatif[2]) * (1 if relatif[1] == "plus" else -1)
    sampai = nama in _BERJALAN and bool(re.search(r"\bsd\b", teks))
    return Judul(Kolom(nama, tahun[-1] if tahun else 0, sampai, kali), geser)


def kelipatan(baku: str) -> int:
    """In how many rupiah a title says that its amounts are: "rp ribu", "juta rupiah", "x 1 000"."""
    return next((kali for kali, pola in reversed(_KELIPATAN.items()) if re.search(pola, baku)), 1)


def baca_kolom(teks: str) -> Judul:
    """A column as `--map` names it: `pagu 2026`, `realisasi s/d 2024`; ValueError says what is wrong."""
    cocok = re.fullmatch(r"(.*?)(?:\s+(s/d))?(?:\s+(\d{4}))?", " ".join(teks.casefold().split()))
    assert cocok is not None
    nama, sampai, tahun = cocok[1], bool(cocok[2]), int(cocok[3] or 0)
    if nama not in KOLOM:
        dekat = get_close_matches(nama, KOLOM, 1, 0.6)
        saran = f"maksudnya '{dekat[0]}'?" if dekat else f"yang dikenal: {', '.join(KOLOM)}"
        raise ValueError(f"kolom '{nama}' tidak dikenal; {saran}")
    if tahun and (nama not in BERTAHUN or not TAHUN_TERAWAL <= tahun <= TAHUN_TERAKHIR):
        raise ValueError(
            f"'{teks}' salah; '{nama}' ditulis {'dengan tahun yang benar' if nama in BERTAHUN else 'tanpa tahun'}"
        )
    if sampai and (nama not in _BERJALAN or not tahun):
        raise ValueError(f"'{teks}' salah; s/d hanya untuk realisasi, dengan tahunnya")
    if nama in _BERJALAN and not tahun:
        raise ValueError(f"'{teks}' tanpa tahun; tulis misalnya '{nama} 2024'")
    return Judul(Kolom(nama, tahun, sampai))
