"""Each regulation that is a legal basis or cited in a text: it exists, is in force, and is not of the future."""

import re
from collections.abc import Iterator

from renja_gen.diagnostics import Severity
from renja_gen.plan.identitas import DasarHukum
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.hukum.peraturan import (
    Terdaftar,
    berjudul,
    kata_judul,
    lain_judul,
    penerus,
    sejudul,
    selip,
    terdaftar,
    yang_dimaksud,
)
from renja_gen.rules.hukum.rujukan import Rujukan, butir_dasar_hukum, semua_rujukan, tahun_dokumen
from renja_gen.rules.tulisan import Tulisan
from renja_gen.rules.umum import singkat

_ROMAWI = re.compile(r"[IVXLCDM]+(?=/|$)")  # numbers of decrees of the MPR
# Kinds whose number is a number alone: the year does not belong to it.
_BERNOMOR_POLOS = re.compile(
    r"(undang-undang|peraturan (pemerintah|presiden|menteri dalam negeri|daerah))\b|(keputusan|instruksi) presiden\b"
)
_NOMOR_BERTAHUN = re.compile(r"(?:no(?:mor|mer)?\b[.:]?\s*)?(\d+)(?:\s*/\s*|\s+tahun\s+)(\d{4})", re.IGNORECASE)
_PEDOMAN_TAHUNAN = re.compile(
    r"pedoman.* penyusunan (?:rencana kerja pemerintah daerah|rkpd|anggaran pendapatan dan belanja daerah|apbd)\b"
    r".*?\btahun (?:anggaran )?(\d{4})",
    re.IGNORECASE,
)
# Words before or after a citation which say that its time is over, or that it is the object of an amendment.
_SEBELUM = re.compile(
    r"(?:cabut|ganti(?:kan)?|pengganti|semula|dahulu|dulu|sebelumnya|mengubah|perubahan\s+(?:\w+\s+)?atas|"
    r"tidak\s+(?:lagi\s+)?berlaku)\b(?!\s+undang)",
    re.IGNORECASE,
)
_SESUDAH = re.compile(r"di(?:cabut|ganti(?:kan)?)\b|tidak\s+(?:lagi\s+)?berlaku", re.IGNORECASE)
_AKHIR_KALIMAT = re.compile(r"[.;]\s|\n\s*\n")
_JANGKAUAN = 80  # characters around a citation in which such words are looked for


@aturan("RG802", Severity.GALAT, Severity.PERINGATAN, menjawab="R06")
def pasangan(tulisan: Tulisan) -> Iterator[Temuan]:
    """Nomor dan tahun peraturan nasional yang lazim cocok dengan judulnya.

    Diperiksa pada dasar hukum dan pada peraturan yang disebut dalam narasi dan isian lain. Galat bila judul itu milik
    peraturan bernomor sama dari tahun lain, atau bertahun sama dengan nomor yang berbeda satu angka: betulkan yang
    berbeda. Peringatan bila nomornya lain sama sekali, sebab judul dapat berulang, dan bila peraturan itu ada, tetapi
    judulnya lain. `nomor` diisi nomornya saja, tanpa tahun. Peraturan yang tidak ada dalam
    `renja_gen/rules/hukum/peraturan.txt` tidak dinilai.

    Salah:

        dasar_hukum:
          - {jenis: Undang-Undang, nomor: 25, tahun: 2005, tentang: Sistem Perencanaan Pembangunan Nasional}

    Benar:

        dasar_hukum:
          - {jenis: Undang-Undang, nomor: 25, tahun: 2004, tentang: Sistem Perencanaan Pembangunan Nasional}
    """
    for satu in semua_rujukan(tulisan):
        if satu.dasar and (keliru := _nomor_keliru(satu.dasar, satu.mana.jenis)):
            yield keliru
        elif ada := terdaftar().get(satu.mana):
            yield from _judul_keliru(satu, ada)
        else:
            yield from _angka_keliru(satu)


def _nomor_keliru(dasar: DasarHukum, jenis: str) -> Temuan | None:
    """A number that has no number in it, or the year as well."""
    nomor = dasar.nomor
    bertahun = _NOMOR_BERTAHUN.fullmatch(nomor)
    if bertahun and _BERNOMOR_POLOS.match(jenis):
        pesan = f"nomor '{nomor}' memuat tahun; tulis nomor: {bertahun[1]} dan tahun: {bertahun[2]}"
        return Temuan(dasar.span("nomor"), pesan)
    if any(huruf.isalpha() for huruf in nomor) and not (re.search(r"\d", nomor) or _ROMAWI.match(nomor)):
        pesan = f"nomor '{nomor}' tidak memuat angka; tulis nomor peraturannya, misalnya 25"
        return Temuan(dasar.span("nomor"), pesan, sifat=Severity.PERINGATAN)
    return None


def _angka_keliru(satu: Rujukan) -> Iterator[Temuan]:
    kata = kata_judul(satu.judul)
    if benar := yang_dimaksud(satu.mana, kata):
        senomor = benar.peraturan.nomor == satu.mana.nomor
        kunci = "tahun" if senomor else "nomor"
        if not (senomor or selip(satu.mana.nomor, benar.peraturan.nomor)):
            pesan = f"{satu.sebut} tidak dikenal, sedangkan judul itu milik {benar.sebut}; periksa nomornya"
            yield Temuan(satu.tempat(kunci), pesan, sifat=Severity.PERINGATAN)
            return
        milik = f"judul '{singkat(satu.judul)}'" if sejudul(kata, benar.kata) else "nomor itu"
        pesan = f"{satu.sebut} keliru: {milik} milik {benar.sebut}; perbaiki {kunci}nya"
        yield Temuan(satu.tempat(kunci), pesan)


def _judul_keliru(satu: Rujukan, ada: Terdaftar) -> Iterator[Temuan]:
    kata = kata_judul(satu.judul)
    if not kata or sejudul(kata, ada.kata):
        return
    milik = berjudul(satu.mana.jenis, kata)
    # "UU 9/2015 tentang Pemerintahan Daerah" is short for the title, which ends so
    if (milik and not set(kata) <= set(ada.kata)) or lain_judul(kata, ada.kata):
        pesan = (
            f"{satu.sebut} berjudul '{singkat(ada.judul)}', bukan '{singkat(satu.judul)}'; "
            "periksa nomor, tahun, dan judulnya"
        )
        hint = f"'{singkat(satu.judul)}' ialah judul {milik.sebut}" if milik else ""
        yield Temuan(satu.tempat("tentang"), pesan, hint, Severity.PERINGATAN)


@aturan("RG803", Severity.PERINGATAN, Severity.SARAN, menjawab="R06")
def dicabut(tulisan: Tulisan) -> Iterator[Temuan]:
    """Peraturan yang dikutip masih berlaku.

    Diperiksa pada dasar hukum dan pada peraturan yang disebut dalam narasi dan isian lain; yang dinilai hanya
    peraturan nasional dalam `renja_gen/rules/hukum/peraturan.txt`. Ukurannya tahun dokumen (`renja: {tanggal: …}`;
    tanpa itu tahun sebelum tahun rencana): peraturan yang diganti pada tahun itu juga hanya menjadi saran. RPJPN,
    RPJMN, dan pedoman tahunan dinilai menurut tahun rencana. Kalimat yang memang menceritakan pencabutan atau
    perubahannya tidak diperingatkan. Ganti dengan penerusnya, atau hapus bila penerusnya sudah tercantum.

    Salah:

        dasar_hukum:
          - {jenis: Undang-Undang, nomor: 32, tahun: 2004, tentang: Pemerintahan Daerah}

    Benar:

        dasar_hukum:
          - {jenis: Undang-Undang, nomor: 23, tahun: 2014, tentang: Pemerintahan Daerah}
    """
    plan = tulisan.hasil.plan
    tahun, tercantum = tahun_dokumen(plan), {satu.mana for satu in butir_dasar_hukum(plan)}
    for satu in semua_rujukan(tulisan):
        yield from _pedoman_lama(satu, plan.n)
        urutan = list(penerus(satu.mana, plan.n, tahun))
        if not urutan or satu.judul_dasar or _tentang_masa_lalu(satu, plan.n):
            continue
        sampai, baru = terdaftar()[satu.mana].sampai, urutan[-1]
        segera = not sampai and urutan[0].peraturan.tahun == tahun
        if segera:
            pesan = f"{satu.sebut} diganti pada {tahun}, tahun dokumen ini; bila penggantinya sudah berlaku, "
        elif sampai:
            pesan = f"{satu.sebut} berlaku sampai {sampai}, sedangkan rencana ini untuk {plan.n}; "
        else:
            pesan = f"{satu.sebut} sudah tidak berlaku; "
        if satu.dasar and baru.peraturan in tercantum:
            pesan += f"hapus, karena penggantinya, {baru.sebut}, sudah tercantum"
        else:
            pesan += f"ganti dengan {baru.sebut} tentang {singkat(baru.judul)}"
        yield Temuan(satu.tempat("nomor"), pesan, sifat=Severity.SARAN if segera else None)


def _tentang_masa_lalu(satu: Rujukan, n: int) -> bool:
    """Whether a text may speak of a time when the regulation held, or says itself that it was revoked or amended."""
    if not (satu.naskah and satu.kutipan):
        return False
    sampai = terdaftar()[satu.mana].sampai
    if sampai and n - 2 <= sampai:  # the evaluated year
        return True
    teks, mulai, akhir = satu.naskah.teks, satu.kutipan.mulai, satu.kutipan.akhir_judul
    sebelum = _AKHIR_KALIMAT.split(teks[max(0, mulai - _JANGKAUAN) : mulai])[-1]
    sesudah = _AKHIR_KALIMAT.split(teks[akhir : akhir + _JANGKAUAN])[0]
    return bool(_SEBELUM.search(sebelum) or _SESUDAH.search(sesudah))


def _pedoman_lama(satu: Rujukan, n: int) -> Iterator[Temuan]:
    """Guidelines for one year, kept from an older plan; those of last year may be the latest there are."""
    cocok = _PEDOMAN_TAHUNAN.search(satu.judul) if satu.dasar else None
    if cocok and int(cocok[1]) < n - 1:
        pesan = f"{satu.sebut} ialah pedoman untuk tahun {cocok[1]}; ganti dengan pedoman untuk {n}, atau hapus"
        yield Temuan(satu.tempat("tentang"), pesan)


@aturan("RG805", Severity.PERINGATAN, Severity.GALAT, menjawab="R06 R10")
def masa_depan(tulisan: Tulisan) -> Iterator[Temuan]:
    """Peraturan yang dikutip tidak lebih baru daripada dokumennya.

    Ukurannya tahun dalam `renja: {tanggal: …}`; tanpa itu tahun rencana. Perbaiki tahun peraturan atau tanggal
    dokumen. Peraturan sesudah tahun rencana ditolak.

    Salah:

        dasar_hukum:
          - {jenis: Peraturan Presiden, nomor: 12, tahun: 2025, tentang: RPJMN Tahun 2025-2029}

    Benar:

        renja: {tanggal: 30 Juni 2025}
        dasar_hukum:
          - {jenis: Peraturan Presiden, nomor: 12, tahun: 2025, tentang: RPJMN Tahun 2025-2029}
    """
    plan = tulisan.hasil.plan
    tanggal = plan.renja.tanggal
    batas = tanggal.tahun if tanggal else plan.n
    bertanggal = f"dokumen ini bertanggal {tanggal}" if tanggal else f"rencana ini untuk {plan.n}"
    for satu in semua_rujukan(tulisan):
        if satu.mana.tahun > batas:
            pesan = f"{satu.sebut} belum ada: {bertanggal}; perbaiki tahun peraturan itu atau tanggal dokumen"
            sifat = Severity.GALAT if satu.mana.tahun > max(plan.n, batas) else None
            yield Temuan(satu.tempat("tahun"), pesan, sifat=sifat)
