"""The legal bases as a list: none twice, the right decree on names and codes, the main laws."""

import re
from collections.abc import Iterator

from renja_gen.diagnostics import Severity
from renja_gen.nomenklatur import keputusan_berlaku
from renja_gen.plan.identitas import DasarHukum
from renja_gen.plan.kutipan import Peraturan, baku_jenis, peraturan, sebutan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.hukum.peraturan import kata_judul, sejudul, terdaftar
from renja_gen.rules.hukum.rujukan import Rujukan, butir_dasar_hukum, tahun_dokumen
from renja_gen.rules.tulisan import Tulisan
from renja_gen.rules.umum import singkat

_DAFTAR_LENGKAP = 5  # a list of so many entries is meant to be whole; shorter ones may be beginnings
_POKOK = (("UU", "25", 2004), ("UU", "23", 2014), ("Permendagri", "86", 2017))
_KEPUTUSAN_MENDAGRI = baku_jenis("Keputusan Menteri Dalam Negeri")
_DAERAH = re.compile(
    r"peraturan (?:daerah (?P<macam>kabupaten|kab\.?|kota) |(?P<kepala>bupati|wali kota) "
    r"(?:kabupaten |kab\.? |kota )?)(?P<nama>\S.*)"
)
_JUDUL_RPJMD = re.compile(r"jangka menengah|\brpjmd\b|rencana pembangunan daerah|\brpd\b", re.IGNORECASE)


@aturan("RG801", Severity.GALAT, Severity.PERINGATAN, menjawab="R06")
def ganda(tulisan: Tulisan) -> Iterator[Temuan]:
    """Tiap peraturan tercantum satu kali dalam dasar hukum.

    Yang dibandingkan ialah jenis, nomor, dan tahun; "Permendagri" sama dengan "Peraturan Menteri Dalam Negeri", dan
    "Peraturan Daerah" tanpa nama daerah dianggap milik daerah sendiri. Hapus salah satu. Bila judulnya berbeda, salah
    satu nomornya keliru: perbaiki.

    Salah:

        dasar_hukum:
          - {jenis: Permendagri, nomor: 86, tahun: 2017}

    Benar:

        dasar_hukum:
          - {nomor: 25, tahun: 2004}
    """
    plan = tulisan.hasil.plan
    ada: dict[Peraturan, DasarHukum] = {}
    for satu in butir_dasar_hukum(plan):
        assert satu.dasar
        kunci = satu.mana._replace(jenis=_tanpa_daerah(satu.mana.jenis, plan.perangkat_daerah.daerah))
        lama = ada.setdefault(kunci, satu.dasar)
        if lama is satu.dasar:
            continue
        pesan = f"{satu.sebut} sudah tercantum di {lama.span()}"
        if sejudul(kata_judul(lama.tentang), kata_judul(satu.judul)):
            yield Temuan(satu.dasar.span("nomor"), f"{pesan}; hapus salah satu")
        else:
            pesan += f" dengan judul '{singkat(lama.tentang)}'; perbaiki nomor atau tahun salah satunya"
            yield Temuan(satu.dasar.span("nomor"), pesan, sifat=Severity.PERINGATAN)


def _tanpa_daerah(jenis: str, daerah: str) -> str:
    """A kind without the name of the agency's own region, which may be left out."""
    macam, _, nama = daerah.casefold().partition(" ")
    return jenis.removesuffix(f" {nama}").removesuffix(f" {macam}") if nama else jenis


@aturan("RG807", Severity.PERINGATAN, menjawab="R06")
def daerah_lain(tulisan: Tulisan) -> Iterator[Temuan]:
    """Peraturan daerah dan peraturan kepala daerah dalam dasar hukum milik daerah sendiri atau provinsinya.

    Peraturan kabupaten atau kota lain biasanya tertinggal dari dokumen yang disalin. Ganti dengan peraturan daerah
    sendiri, atau hapus. Yang tanpa nama daerah dianggap milik daerah sendiri; rencana provinsi tidak diperiksa. Bila
    memang berlaku, misalnya dari daerah induk sebelum pemekaran, abaikan dengan alasan.

    Salah:

        dasar_hukum:
          - {jenis: Peraturan Daerah Kabupaten Misal, nomor: 5, tahun: 2021, tentang: Penyelenggaraan Perpustakaan}

    Benar:

        dasar_hukum:
          - {jenis: Peraturan Daerah Kota Contoh, nomor: 5, tahun: 2021, tentang: Penyelenggaraan Perpustakaan}
    """
    plan = tulisan.hasil.plan
    macam, _, nama = plan.perangkat_daerah.daerah.casefold().partition(" ")
    if macam not in {"kabupaten", "kota"} or not nama:
        return
    sendiri = (macam, _huruf(nama))
    for satu in butir_dasar_hukum(plan):
        cocok = _DAERAH.match(satu.mana.jenis)
        if cocok and (_macam(cocok), _huruf(cocok["nama"])) != sendiri:
            pesan = f"{satu.sebut} milik daerah lain, sedangkan rencana ini untuk {plan.perangkat_daerah.daerah}"
            assert satu.dasar
            yield Temuan(satu.dasar.span("jenis"), f"{pesan}; ganti, hapus, atau abaikan dengan alasan")


def _macam(cocok: re.Match[str]) -> str:
    return "kota" if "kota" in (cocok["macam"] or cocok["kepala"]) else "kabupaten"


def _huruf(nama: str) -> str:
    """A name of a region, "Pangkal Pinang" as "Pangkalpinang"."""
    return re.sub(r"\W", "", nama)


@aturan("RG804", Severity.PERINGATAN, Severity.SARAN, menjawab="R06")
def keputusan_nomenklatur(tulisan: Tulisan) -> Iterator[Temuan]:
    """Keputusan tentang klasifikasi, kodefikasi, dan nomenklatur sesuai dengan tahun rencana.

    Kode dan nama program, kegiatan, dan sub kegiatan tiap tahun berasal dari satu Keputusan Menteri Dalam Negeri.
    Dasar hukum yang memuat keputusan lain saja diperingatkan; daftar yang panjang tanpa satu pun mendapat saran.
    Keputusan yang berlaku boleh juga disebut dalam `perubahan`, dan perubahannya yang lebih baru boleh dipakai.

    Salah:

        dasar_hukum:
          - jenis: Keputusan Menteri Dalam Negeri
            nomor: 050-3708
            tahun: 2020
            tentang: >-
              Hasil Verifikasi dan Validasi Pemutakhiran Klasifikasi, Kodefikasi dan Nomenklatur Perencanaan
              Pembangunan dan Keuangan Daerah

    Benar:

        dasar_hukum:
          - jenis: Keputusan Menteri Dalam Negeri
            nomor: 900.1.15.5-1317
            tahun: 2023
            tentang: >-
              Perubahan atas Keputusan Menteri Dalam Negeri Nomor 050-5889 Tahun 2021 tentang Hasil Verifikasi,
              Validasi dan Inventarisasi Pemutakhiran Klasifikasi, Kodefikasi dan Nomenklatur Perencanaan Pembangunan
              dan Keuangan Daerah
    """
    plan = tulisan.hasil.plan
    nama = keputusan_berlaku(plan.n)
    berlaku = next(sebutan(nama)).peraturan
    daftar = [satu for satu in butir_dasar_hukum(plan) if _nomenklatur(satu)]
    disebut = [satu.mana for satu in daftar]
    disebut += [satu for satu in _dikutip_daftar(tulisan) if satu.jenis == _KEPUTUSAN_MENDAGRI]
    if any(satu.tahun > berlaku.tahun or _senomor(satu, berlaku) for satu in disebut):
        return
    if daftar:
        pesan = f"{daftar[0].sebut} bukan keputusan nomenklatur untuk {plan.n}; tambahkan atau ganti dengan {nama}"
        yield Temuan(daftar[0].tempat("nomor"), pesan)
    elif len(plan.dasar_hukum) >= _DAFTAR_LENGKAP:
        pesan = f"dasar hukum belum memuat keputusan nomenklatur untuk {plan.n}; tambahkan {nama}"
        yield Temuan(plan.span("dasar_hukum"), pesan, sifat=Severity.SARAN)


def _dikutip_daftar(tulisan: Tulisan) -> Iterator[Peraturan]:
    """The regulations that the entries of the list cite, in their titles and amendments."""
    return (satu.peraturan for naskah, satu in tulisan.sebutan if isinstance(naskah.bagian, DasarHukum))


def _nomenklatur(satu: Rujukan) -> bool:
    if satu.mana.jenis != _KEPUTUSAN_MENDAGRI:
        return False
    return satu.mana in terdaftar() or bool(re.search("nomenklatur|kodefikasi", satu.judul, re.IGNORECASE))


def _senomor(satu: Peraturan, lain: Peraturan) -> bool:
    """Whether two decrees are the same, the number perhaps by its last part alone ("5889")."""
    return satu.tahun == lain.tahun and satu.nomor.split("-")[-1] == lain.nomor.split("-")[-1]


@aturan("RG806", Severity.SARAN, menjawab="R06")
def pokok(tulisan: Tulisan) -> Iterator[Temuan]:
    """Dasar hukum memuat peraturan yang mendasari setiap Renja.

    Yaitu UU 25/2004, UU 23/2014, Permendagri 86/2017, dan peraturan tentang RPJMD atau rencana pembangunan daerah.
    Cukup bila peraturan itu disebut dalam judul atau perubahan peraturan lain. Daftar di bawah lima butir dianggap
    belum selesai dan tidak diperiksa. Tambahkan yang kurang.

    Salah:

        dasar_hukum:
          - {jenis: Undang-Undang, nomor: 25, tahun: 2004, tentang: Sistem Perencanaan Pembangunan Nasional}
          - {jenis: Undang-Undang, nomor: 17, tahun: 2003, tentang: Keuangan Negara}
          - {jenis: Undang-Undang, nomor: 1, tahun: 2004, tentang: Perbendaharaan Negara}
          - {jenis: Undang-Undang, nomor: 43, tahun: 2007, tentang: Perpustakaan}
          - jenis: Keputusan Menteri Dalam Negeri
            nomor: 900.1.15.5-1317
            tahun: 2023
            tentang: >-
              Perubahan atas Keputusan Menteri Dalam Negeri Nomor 050-5889 Tahun 2021 tentang Hasil Verifikasi,
              Validasi dan Inventarisasi Pemutakhiran Klasifikasi, Kodefikasi dan Nomenklatur Perencanaan Pembangunan
              dan Keuangan Daerah

    Benar:

        dasar_hukum:
          - {jenis: Undang-Undang, nomor: 25, tahun: 2004, tentang: Sistem Perencanaan Pembangunan Nasional}
          - {jenis: Peraturan Menteri Dalam Negeri, nomor: 86, tahun: 2017}
          - {jenis: Undang-Undang, nomor: 23, tahun: 2014, tentang: Pemerintahan Daerah}
          - jenis: Keputusan Menteri Dalam Negeri
            nomor: 900.1.15.5-1317
            tahun: 2023
            tentang: >-
              Perubahan atas Keputusan Menteri Dalam Negeri Nomor 050-5889 Tahun 2021 tentang Hasil Verifikasi,
              Validasi dan Inventarisasi Pemutakhiran Klasifikasi, Kodefikasi dan Nomenklatur Perencanaan Pembangunan
              dan Keuangan Daerah
          - jenis: Peraturan Daerah Kota Contoh
            nomor: 1
            tahun: 2022
            tentang: Rencana Pembangunan Jangka Menengah Daerah Kota Contoh Tahun 2021-2026
    """
    plan = tulisan.hasil.plan
    if len(plan.dasar_hukum) < _DAFTAR_LENGKAP:
        return
    disebut = {*(satu.mana for satu in butir_dasar_hukum(plan)), *_dikutip_daftar(tulisan)}
    wajib = [peraturan(*satu) for satu in _POKOK if satu[2] <= tahun_dokumen(plan)]
    kurang = [terdaftar()[satu].sebut for satu in wajib if satu not in disebut]
    if not any(_JUDUL_RPJMD.search(satu.tentang) for satu in plan.dasar_hukum):
        kurang.append("peraturan tentang RPJMD")
    if kurang:
        pesan = f"dasar hukum belum memuat {', '.join(kurang)}; tambahkan, atau abaikan dengan alasan"
        yield Temuan(plan.span("dasar_hukum"), pesan)
