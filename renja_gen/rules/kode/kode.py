"""Codes: their form, their parents, the catalogue of the plan year, what refers to them."""

from collections.abc import Iterator

from renja_gen.computing import Hasil, Tingkat
from renja_gen.diagnostics import Severity
from renja_gen.nomenklatur import bakukan_kode
from renja_gen.plan.kode import BENTUK
from renja_gen.plan.telaah import Usulan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.kode.berkode import Bagian, Berkode, berbentuk, luruskan, pekerjaan, semua_kode
from renja_gen.rules.kode.kewenangan import kewenangan_asing

_BANYAK_SARAN, _MIRIP = 2, 0.75


@aturan("RG201", Severity.GALAT, menjawab="R20")
def bentuk_kode(hasil: Hasil) -> Iterator[Temuan]:
    """Kode mempunyai ruas dan angka yang ditetapkan untuk tingkat dan tahunnya.

    Kode program terdiri atas tiga ruas (`2.23.02`), kegiatan lima (`2.23.02.2.01`), dan sub kegiatan enam, dipisahkan
    titik tanpa spasi. Nol di depan ikut ditulis: `01`, bukan `1`. `X.XX` dalam nomenklatur diganti bidang urusan
    Perangkat Daerah. Nomor sub kegiatan terdiri atas dua angka sampai tahun rencana 2023 dan empat angka mulai 2024;
    nomor lama dan nomor baru tidak selalu sama. Kode pada usulan diperiksa dengan cara yang sama. Pakai kode dalam
    saran setelah mencocokkan namanya.

    Salah:

        sub_kegiatan:
          - kode: 2.23.02.2.01.08

    Benar:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0008
    """
    for tingkat, bagian, kode, induk in semua_kode(hasil):
        if berbentuk(hasil, tingkat, kode):
            continue
        pola, contoh = BENTUK[tingkat]
        span = bagian.span("kode")
        if pola.fullmatch(kode):
            angka = f"{hasil.katalog.digit_sub} angka; periksa nomenklatur tahun {hasil.n}"
            pesan = f"nomor terakhir kode sub kegiatan '{kode}' harus {angka}"
            ada = hasil.katalog.saran(kode, 1)
            yield Temuan(span, pesan, f"tulis misalnya {ada[0].kode} {ada[0].nama}" if ada else "")
            continue
        contoh = bakukan_kode(contoh, hasil.katalog.digit_sub)
        pesan = f"kode {tingkat} '{kode}' tidak berbentuk {contoh}"
        lain = next((satu for satu in BENTUK if BENTUK[satu][0].fullmatch(kode)), "")
        if lain:
            yield Temuan(span, f"{pesan}; itu bentuk kode {lain}, periksa tempatnya", f"tulis seperti {contoh}")
        elif benar := luruskan(hasil, tingkat, kode, induk):
            yield Temuan(span, pesan, f"tulis {benar}")
        else:
            yield Temuan(span, pesan, f"tulis seperti {contoh}")


@aturan("RG202", Severity.GALAT, menjawab="R23")
def induk_kode(hasil: Hasil) -> Iterator[Temuan]:
    """Kode diawali kode induknya.

    Kode kegiatan diawali kode programnya, dan kode sub kegiatan diawali kode kegiatannya. Kode yang tidak cocok
    biasanya tersalin dari program lain. Perbaiki kodenya, atau pindahkan bagian itu ke induk yang benar.

    Salah:

        kegiatan:
          - kode: 2.23.02.2.01
            sub_kegiatan:
              - kode: 2.23.02.2.02.0008

    Benar:

        kegiatan:
          - kode: 2.23.02.2.01
            sub_kegiatan:
              - kode: 2.23.02.2.01.0008
    """
    atas = {"kegiatan": "program", "sub kegiatan": "kegiatan"}
    for tingkat, bagian, induk in pekerjaan(hasil):
        if induk is None or not berbentuk(hasil, tingkat, bagian.kode):
            continue
        if not berbentuk(hasil, atas[tingkat], induk.kode):
            continue
        if not bagian.kode.startswith(f"{induk.kode}."):
            pesan = f"kode {tingkat} '{bagian.kode}' tidak diawali kode induknya '{induk.kode}'; perbaiki kodenya"
            yield Temuan(bagian.span("kode"), pesan)


@aturan("RG203", Severity.GALAT, menjawab="R24")
def kode_ganda(hasil: Hasil) -> Iterator[Temuan]:
    """Satu kode ditulis satu kali dalam rencana.

    Kode yang ditulis dua kali membuat anggarannya terhitung dua kali. Gabungkan menjadi satu bagian yang memuat semua
    tahun, indikator, dan lokasinya.

    Salah:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0008
            anggaran: {pagu: {2025: 200.000.000}}
          - kode: 2.23.02.2.01.0008
            anggaran: {pagu: {2026: 210.000.000}}

    Benar:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0008
            anggaran: {pagu: {2025: 200.000.000, 2026: 210.000.000}}
    """
    pertama: dict[tuple[str, str], Bagian] = {}
    for tingkat, bagian, _ in pekerjaan(hasil):
        lain = pertama.setdefault((tingkat, bagian.kode), bagian)
        if lain is not bagian:
            pesan = f"{tingkat} '{bagian.kode}' sudah ditulis di {lain.span('kode')}; gabungkan"
            yield Temuan(bagian.span("kode"), pesan)


@aturan("RG204", Severity.GALAT, Severity.PERINGATAN, menjawab="R21")
def kode_katalog(hasil: Hasil) -> Iterator[Temuan]:
    """Kode terdapat dalam nomenklatur tahun rencana.

    Nama program, kegiatan, dan sub kegiatan diambil dari keputusan nomenklatur yang berlaku untuk tahun rencana,
    karena itu kodenya harus ada di sana. Kode pada usulan diperiksa dengan cara yang sama. Cocokkan kode dengan SIPD;
    saran dicari menurut `nama` bila ditulis, lalu menurut perpindahan dari nomenklatur lama dan kode yang mirip. Bila
    kodenya memang benar, misalnya karena nomenklatur baru saja diubah, tulis `nama`: galat ini menjadi peringatan,
    yang dapat diabaikan dengan alasan.

    Salah:

        sub_kegiatan:
          - kode: 2.23.02.2.01.9999

    Benar:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0008
    """
    for tingkat, bagian, kode, _ in semua_kode(hasil):
        if not berbentuk(hasil, tingkat, kode) or hasil.katalog.cari(kode) or kewenangan_asing(hasil, kode):
            continue
        if bagian.nama is not None and not hasil.katalog.mencakup(kode):
            continue
        pesan = f"{tingkat} '{kode}' tidak ada dalam {hasil.katalog.nama_keputusan}"
        hint = _saran(hasil, bagian, kode)
        if bagian.nama is None:
            yield Temuan(bagian.span("kode"), f"{pesan}; perbaiki kodenya atau tulis 'nama'", hint)
        else:
            yield Temuan(bagian.span("kode"), f"{pesan}; periksa kodenya", hint, sifat=Severity.PERINGATAN)


def _saran(hasil: Hasil, bagian: Berkode, kode: str) -> str:
    """Which codes may have been meant: by the name, unless it is that of a proposal, then by the code."""
    nama = None if isinstance(bagian, Usulan) else bagian.nama
    mirip = hasil.katalog.mirip_nama(nama, kode, _MIRIP) if nama else ()
    bernama = [satu for satu in mirip if not kewenangan_asing(hasil, satu.kode)]
    semua = bernama or hasil.katalog.saran(kode, _BANYAK_SARAN)
    saran = "; ".join(f"{satu.kode} {satu.nama}" for satu in semua)
    return f"yang mirip: {saran}" if saran else ""


@aturan("RG205", Severity.PERINGATAN, Severity.GALAT, menjawab="R60")
def rujukan_kode(hasil: Hasil) -> Iterator[Temuan]:
    """Program yang disebut sasaran dan misi yang disebut terkait ada dalam rencana.

    `program` pada sasaran menyebut kode program yang melayani sasaran itu; program yang tidak ada dalam rencana
    memutuskan rantai dari tujuan ke program (peringatan). `misi_terkait` menyebut nomor dari daftar `misi`; nomor
    yang tidak ada tidak dapat dicetak (galat). Perbaiki kode atau nomornya, atau lengkapi daftarnya.

    Salah:

        tujuan:
          - sasaran:
              - program: 2.23.04

    Benar:

        tujuan:
          - sasaran:
              - program: 2.23.02
    """
    ada = {bagian.kode for _, bagian, _ in pekerjaan(hasil)}
    for tujuan in hasil.plan.tujuan:
        for sasaran in tujuan.sasaran:
            for ke, kode in enumerate(sasaran.program):
                if kode not in ada:
                    pesan = f"program '{kode}' pada sasaran ini tidak ada dalam rencana; perbaiki kodenya"
                    yield Temuan(sasaran.span("program", ke), pesan)
    rpjmd = hasil.plan.rpjmd
    for ke, nomor in enumerate(rpjmd.misi_terkait):
        if nomor not in rpjmd.misi:
            pesan = f"misi {nomor} tidak ada dalam daftar misi; perbaiki nomornya"
            yield Temuan(rpjmd.span("misi_terkait", ke), pesan, sifat=Severity.GALAT)


@aturan("RG206", Severity.PERINGATAN, menjawab="R61")
def usulan_diterima(hasil: Hasil) -> Iterator[Temuan]:
    """Usulan yang diterima ditampung oleh sub kegiatan yang direncanakan untuk tahun n.

    Usulan yang dinyatakan diterima, tetapi sub kegiatannya tidak mempunyai pagu atau target tahun n, tidak akan
    terlaksana. Perbaiki `kode` atau `status` usulan, atau tulis pagu dan target sub kegiatan itu.

    Salah:

        usulan:
          nihil:
          daftar:
            - {kode: 2.23.02.2.01.0009, asal: Musrenbang kecamatan, status: diterima}

    Benar:

        usulan:
          nihil:
          daftar:
            - {kode: 2.23.02.2.01.0008, asal: Musrenbang kecamatan, status: diterima}
    """
    rencana = {simpul.kode for simpul in hasil.rencana.daun}
    ada = {bagian.kode for _, bagian, _ in pekerjaan(hasil)}
    for usulan in hasil.plan.usulan.daftar:
        kode = usulan.kode
        if kode is None or kode in rencana or usulan.status not in {"diterima", "diterima sebagian"}:
            continue
        if berbentuk(hasil, Tingkat.SUB_KEGIATAN, kode) and (kode in ada or hasil.katalog.cari(kode)):
            pesan = f"usulan {usulan.status}, tetapi sub kegiatan '{kode}' tidak direncanakan untuk tahun {hasil.n}"
            hint = "perbaiki kode atau status usulan, atau tulis pagu dan target sub kegiatan itu"
            yield Temuan(usulan.span("kode"), pesan, hint)
