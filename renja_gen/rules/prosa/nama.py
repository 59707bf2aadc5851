"""Names in sentences that belong to another document: other regions, agencies, heads of region."""

import re
from collections.abc import Iterator

from renja_gen.diagnostics import Severity
from renja_gen.plan.identitas import PerangkatDaerah, Rpjmd
from renja_gen.plan.telaah import Sasaran, Tujuan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.prosa.kalimat import dari_data, kutip, sebutan, sekitar
from renja_gen.rules.tulisan import Naskah, Tulisan

_PERIKSA = "periksa, mungkin tertinggal dari dokumen yang disalin"
_AKAR_KATA = 5  # letters by which a short form shows what it stands for: Kesbang, Kesbangpol
_KATA = r"[A-Z][\w’'-]*"
_DAERAH = re.compile(rf"\b(?P<jenis>Kota|KOTA|Kabupaten|KABUPATEN|Kab\.)\s+(?P<nama>{_KATA}(?:\s+{_KATA}){{0,2}})")
# What "Kota" or "Kabupaten" is followed by when no region is named.
_BUKAN_DAERAH = {
    "Administrasi", "Badan", "Baru", "Bebas", "Besar", "Budaya", "Cerdas", "Dan", "Dinas", "Dunia", "Hijau",
    "Industri", "Inklusif", "Jasa", "Kabupaten", "Kecil", "Kota", "Kreatif", "Lama", "Layak", "Literasi", "Maju",
    "Mandiri", "Metropolitan", "Negara", "Nusantara", "Otonom", "Peduli", "Pelajar", "Pintar", "Pusaka", "Ramah",
    "Rencana", "Renja", "Renstra", "Satelit", "Se", "Sedang", "Sehat", "Suci", "Tahun", "Tangguh", "Tanpa",
    "Toleran", "Tua", "Wisata", "Yang",
}  # fmt: skip
_AKHIR_NAMA = re.compile(
    r"\s+(?:Tahun|Periode|Provinsi|Nomor|Dalam|Dan|Yang|Untuk|Pada|Serta|Kecamatan|Kelurahan|Dengan|Sebagai)\b.*$",
    re.IGNORECASE,
)
# Sentences that speak of other regions with good reason.
_DAERAH_LAIN = re.compile(
    r"\b(?:berbatasan|perbatasan|batas|sebelah|tetangga|studi (?:banding|tiru)|kunjungan|benchmarking|kerja ?sama|"
    r"dibanding\w*|perbandingan|bersama|(?:ber)?koordinasi|antar ?daerah|lintas|wilayah|kawasan|jarak|satelit|"
    r"perjalanan|dari luar|di luar|(?:ber)?asal|pemekaran|pembentukan|antara lain|seperti|misalnya|regional|"
    r"aglomerasi|mahasiswa|pelatihan|diklat|bimbingan teknis|rapat|konsultasi|juara|lomba|pameran|tuan rumah|"
    r"se-?provinsi|lapas|"
    r"pengadilan|peringkat|kampus|universitas)\b|\bkabupaten/kota\b",
    re.IGNORECASE,
)
# Institutions that bear the name of the place where they are, directly before it.
_LEMBAGA = re.compile(
    r"\b(?:RS[UD]\w*|RS|Rumah Sakit|Klinik|Puskesmas|Universitas|Politeknik|Institut|Akademi|Sekolah"
    r"|S(?:D|MP|MA|MK)N?|Madrasah|Pesantren|Balai|Loka|Kantor (?:Pajak|Pertanahan|Imigrasi|Pelayanan|Wilayah|"
    r"Cabang|Bersama)|"
    r"KPP?\w*|Polda|Polres\w*|Polsek|Kodim|Korem|Kejaksaan|Kejari|PT|CV|UD|Koperasi|Yayasan|Pasar|Bandara|Pelabuhan|"
    r"Stasiun|Terminal|Museum|Hotel|BPS|BNNK?|KPUD?|Bawaslu|PMI|Baznas)\b\.?"
    r"(?:\s+(?!(?:dan )?(?:Dinas|Badan|Pemerintah|Renja|Renstra)\b)(?:[A-Z][\w.’'-]*|dan|\d+|di))*\s+$"
)
# What belongs to the agency whose plan it is, and then the name of an agency.
_PERANGKAT = re.compile(
    r"\b(?:Renja|RENJA|Renstra|RENSTRA|Rencana (?:Kerja|Strategis)|RENCANA (?:KERJA|STRATEGIS)|"
    r"[Tt]ugas(?: [Pp]okok)?,?(?: dan)? [Ff]ungsi|[Tt]upoksi|IKU|"
    r"[Ss]truktur [Oo]rganisasi|[Ii]ndikator [Kk]inerja [Uu]tama|LKjIP|LAKIP|RKA|DPA|[Pp]agu(?: [Ii]ndikatif)?|"
    r"[Pp]agu [Aa]nggaran|[Kk]inerja [Pp]elayanan|[Kk]epala)\s+(?:(?:pada|di|milik|lingkungan|lingkup|SKPD|"
    r"OPD)\s+){0,2}"
    r"(?P<nama>(?:Dinas|DINAS|Badan|BADAN|Kantor|KANTOR|Inspektorat|Sekretariat|SEKRETARIAT|Satuan Polisi)"
    rf"(?:\s+(?:{_KATA}|dan|serta)|,\s(?={_KATA}))*)"
)
# Agencies of the state, and bodies that are no Perangkat Daerah.
_PERANGKAT_LAIN = re.compile(
    r"\b(?:Nasional|Pusat|Negara|Republik|RI|Provinsi|Kementerian|Pengawas|Jenderal|Usaha|Layanan|"
    r"Permusyawaratan|Agama|Pertanahan|Desa|Camat|Lurah)\b"
)
_MITRA = re.compile(
    r"\b(?:Peraturan|Keputusan|Surat|Edaran|bersama|dengan|kepada|oleh|koordinasi|mitra|dan|serta|melalui|dari|"
    r"\w*ketuai|dipimpin)\s+$"
)
_KEPALA = {"Kota": ("Bupati", "Wali Kota"), "Kabupaten": ("Wali Kota", "Bupati")}
# Names that both a kota and a kabupaten bear: the other one is a neighbour, and its head is no mistake.
_KEMBAR = {
    "Bandung", "Banjar", "Bekasi", "Bima", "Blitar", "Bogor", "Cirebon", "Gorontalo", "Jayapura", "Kediri", "Kupang",
    "Madiun", "Magelang", "Malang", "Mojokerto", "Pasuruan", "Pekalongan", "Probolinggo", "Semarang", "Serang",
    "Solok", "Sorong", "Sukabumi", "Tangerang", "Tasikmalaya", "Tegal",
}  # fmt: skip
# Kota Bengkulu is not Kabupaten Bengkulu Selatan.
_BUKAN_SAMBUNGAN = r"\b(?!\s+(?:Selatan|Utara|Barat|Timur|Tengah|Tenggara|Raya|Besar|Jaya|Kepulauan|Hulu|Hilir)\b)"
_SEBUTAN = {"Bupati": re.compile(r"\b(?:Wakil )?Bupati\b"), "Wali Kota": re.compile(r"\b(?:Wakil )?Wali ?[Kk]ota\b")}


@aturan("RG707", Severity.PERINGATAN)
def nama_lain(tulisan: Tulisan) -> Iterator[Temuan]:
    """Kalimat tidak memuat nama daerah atau Perangkat Daerah lain sebagai pemilik rencana.

    Nama lain biasanya tertinggal dari dokumen yang disalin. Yang diperiksa ialah kota dan kabupaten selain daerah
    rencana ini, dan nama dinas atau badan lain sesudah "Renja", "Renstra", "tugas dan fungsi", "pagu", "Kepala", dan
    sejenisnya. Daerah tetangga, tempat pelatihan, mitra koordinasi, dan lembaga yang bernama tempatnya (rumah sakit,
    universitas, perusahaan) tidak dipersoalkan.

    Salah:

        narasi/isu.md: |
          Renja Dinas Pendidikan Kota Medan melayani seluruh warga.

    Benar:

        narasi/isu.md: |
          Renja {{ pd.lengkap }} melayani seluruh warga, berkoordinasi dengan Dinas Pendidikan.
    """
    pd = tulisan.hasil.plan.perangkat_daerah
    semua = [
        satu
        for satu in tulisan.naskah
        if satu.uraian or (isinstance(satu.bagian, Tujuan | Sasaran | Rpjmd) and satu.jalur[0] != "program")
    ]
    for satu, cocok in sebutan(_DAERAH, semua):
        if nama := _daerah_asing(cocok, satu, pd):
            pesan = f"{kutip(nama)} bukan daerah rencana ini ({pd.daerah}); {_PERIKSA}"
            yield Temuan(satu.tempat(*cocok.span()), pesan, dari_data(satu, "pd.daerah"))
    for satu, cocok in sebutan(_PERANGKAT, semua):
        nama = _rapi(cocok["nama"])
        depan, belakang = sekitar(satu.teks, *cocok.span())
        asing = not _serupa(nama, pd) and not _PERANGKAT_LAIN.search(f"{nama} {belakang[:30]}")
        if asing and not _MITRA.search(depan):
            pesan = f"{kutip(nama)} bukan Perangkat Daerah rencana ini ({pd.nama}); {_PERIKSA}"
            yield Temuan(satu.tempat(*cocok.span("nama")), pesan, dari_data(satu, "pd.nama"))


def _daerah_asing(cocok: re.Match[str], satu: Naskah, pd: PerangkatDaerah) -> str:
    """The name of another region, or ""."""
    jenis, _, sendiri = pd.daerah.casefold().partition(" ")
    if jenis not in {"kota", "kabupaten"} or sendiri.startswith("adm"):
        return ""  # a province has kota and kabupaten of its own
    bernama = _AKHIR_NAMA.sub("", cocok["nama"])
    nama = f"{'Kabupaten' if cocok['jenis'].casefold().startswith('kab') else 'Kota'} {bernama}"
    lain = bernama.casefold()  # Kota Bogor in a plan of Kabupaten Bogor is the neighbour
    if lain.startswith(sendiri) or sendiri.startswith(lain) or bernama.split()[0].capitalize() in _BUKAN_DAERAH:
        return ""
    depan, belakang = sekitar(satu.teks, *cocok.span())
    lembaga = depan.endswith(("/", "Kecamatan ", "Kelurahan ", "Ibu ")) or _LEMBAGA.search(depan[-100:])
    if lembaga or _DAERAH_LAIN.search(f"{depan} {belakang}"):
        return ""
    return nama


def _rapi(nama: str) -> str:
    """The name of an agency without what follows it."""
    nama = re.split(r"\s+(?:Kota|Kabupaten|Provinsi|Tahun|KOTA|KABUPATEN|TAHUN|Periode)\b", nama, maxsplit=1)[0]
    return re.sub(r"(?:\s+(?:dan|serta)|,)+\s*$", "", nama)


def _serupa(nama: str, pd: PerangkatDaerah) -> bool:
    """Whether a name can be one of this agency: it is only its kind, or shares a word with it."""
    milik = {kata[:_AKAR_KATA] for kata in re.findall(r"\w+", f"{pd.nama} {pd.singkatan}".casefold())}
    kata = {satu[:_AKAR_KATA] for satu in re.findall(r"\w+", nama.casefold())[1:]} - {"dan", "serta", "daera"}
    return not kata or bool(kata & milik)


@aturan("RG709", Severity.PERINGATAN)
def kepala_daerah(tulisan: Tulisan) -> Iterator[Temuan]:
    """Kepala daerah disebut menurut jenis daerahnya.

    Kota dipimpin wali kota dan kabupaten dipimpin bupati; sebutan yang lain biasanya tertinggal dari dokumen yang
    disalin, begitu pula nama daerah sendiri dengan jenis yang keliru. Sebutan umum seperti
    "bupati/wali kota" dan kepala daerah lain yang disebut namanya tidak dipersoalkan.

    Salah:

        narasi/isu.md: |
          Laporan disampaikan kepada Bupati setiap triwulan.

    Benar:

        narasi/isu.md: |
          Laporan disampaikan kepada {{ kepala_daerah }} setiap triwulan.
    """
    jenis, _, sendiri = tulisan.hasil.plan.perangkat_daerah.daerah.partition(" ")
    keliru, benar = _KEPALA.get(jenis, ("", ""))
    if not keliru:
        return
    lain = "Kabupaten" if jenis == "Kota" else "Kota"
    milik = rf"{re.escape(sendiri)}{_BUKAN_SAMBUNGAN}" if sendiri and sendiri not in _KEMBAR else "(?!)"
    for satu, cocok in sebutan(_SEBUTAN[keliru], tulisan.uraian):
        depan, belakang = sekitar(satu.teks, *cocok.span())
        sendirian = re.match(rf"\s+(?:{lain}\s+|{jenis}\s+)?{milik}", belakang)
        if sendirian or not _kepala_lain(depan, belakang, benar):
            pesan = f"{kutip(cocok[0])} bukan sebutan kepala daerah rencana ini; tulis {benar}"
            yield Temuan(satu.tempat(*cocok.span()), pesan, dari_data(satu, "kepala_daerah"))
    keliru_jenis = re.compile(rf"\b(?:Pemerintah(?: Daerah)?|Pemda|Pemkot|Pemkab)\s+{lain}\s+{milik}")
    for satu, cocok in sebutan(keliru_jenis, tulisan.uraian):
        pesan = f"{kutip(cocok[0])} bukan nama daerah rencana ini; tulis {jenis} {sendiri}"
        yield Temuan(satu.tempat(*cocok.span()), pesan, dari_data(satu, "pd.daerah"))


def _kepala_lain(depan: str, belakang: str, benar: str) -> bool:
    """Whether another head of region is meant, or heads of regions in general."""
    bernama = re.match(rf"\s+{_KATA}", belakang) and not re.match(r"\s+(?:Kota|Kabupaten|dan|Wakil)\b", belakang)
    umum = _SEBUTAN[benar].search(f"{depan} {belakang}")
    return bool(bernama or umum or "Peraturan" in depan or "Gubernur" in depan)
