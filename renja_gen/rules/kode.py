"""Codes: their form, their parents, the catalogue of the plan year."""

from collections.abc import Iterator

from renja_gen.computing import Hasil, Tingkat
from renja_gen.diagnostics import Severity
from renja_gen.plan.pekerjaan import Kegiatan, Program, SubKegiatan
from renja_gen.plan.rujukan import BENTUK, PANJANG
from renja_gen.plan.telaah import Usulan
from renja_gen.rules.aturan import Temuan, aturan

Bagian = Program | Kegiatan | SubKegiatan
Berkode = Bagian | Usulan


def _semua(hasil: Hasil) -> Iterator[tuple[str, Bagian, Bagian | None]]:
    """Every program, kegiatan and sub kegiatan with its level and the part it stands in."""
    for program in hasil.plan.program:
        yield Tingkat.PROGRAM.value, program, None
        for kegiatan in program.kegiatan:
            yield Tingkat.KEGIATAN.value, kegiatan, program
            for sub in kegiatan.sub_kegiatan:
                yield Tingkat.SUB_KEGIATAN.value, sub, kegiatan


def _berkode(hasil: Hasil) -> Iterator[tuple[str, Berkode, str]]:
    """Every code with its level: those of the work, and those of proposals that are no sub kegiatan of the work."""
    ada = set()
    for tingkat, bagian, _ in _semua(hasil):
        if tingkat == Tingkat.SUB_KEGIATAN:
            ada.add(bagian.kode)
        yield tingkat, bagian, bagian.kode
    for usulan in hasil.plan.usulan.daftar:
        if usulan.kode and usulan.kode not in ada:
            yield Tingkat.SUB_KEGIATAN.value, usulan, usulan.kode


def _berbentuk(hasil: Hasil, tingkat: str, kode: str) -> bool:
    """Whether RG201 has nothing to say on this code: only then do other rules look at it."""
    digit = len(kode.rsplit(".", maxsplit=1)[-1])
    return bool(BENTUK[tingkat][0].fullmatch(kode)) and (
        tingkat != Tingkat.SUB_KEGIATAN or digit == hasil.katalog.digit_sub
    )


@aturan("RG201", Severity.GALAT, menjawab="R20")
def bentuk_kode(hasil: Hasil) -> Iterator[Temuan]:
    """Kode mempunyai ruas dan angka yang ditetapkan untuk tingkat dan tahunnya.

    Kode program terdiri atas tiga ruas (`2.23.02`), kegiatan lima (`2.23.02.2.01`), dan sub kegiatan enam. Nol di
    depan ikut ditulis: `01`, bukan `1`. Nomor sub kegiatan terdiri atas dua angka sampai tahun rencana 2023 dan empat
    angka mulai 2024; nomor lama dan nomor baru tidak selalu sama. Kode pada usulan diperiksa dengan cara yang sama.
    Pakai kode dalam saran setelah mencocokkan namanya.

    Salah:

        sub_kegiatan:
          - kode: 2.23.02.2.01.08

    Benar:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0008
    """
    for tingkat, bagian, kode in _berkode(hasil):
        if _berbentuk(hasil, tingkat, kode):
            continue
        pola, contoh = BENTUK[tingkat]
        span = bagian.span("kode")
        if not pola.fullmatch(kode):
            ruas = kode.split(".")
            benar = ".".join(satu.zfill(lebar) for satu, lebar in zip(ruas, PANJANG[tingkat], strict=False))
            saran = benar if len(ruas) == len(PANJANG[tingkat]) and pola.fullmatch(benar) else contoh
            pesan = f"kode {tingkat} '{kode}' tidak berbentuk {contoh}"
            yield Temuan(span, pesan, f"tulis seperti {saran}")
        else:
            angka = f"{hasil.katalog.digit_sub} angka; periksa nomenklatur tahun {hasil.n}"
            pesan = f"nomor terakhir kode sub kegiatan '{kode}' harus {angka}"
            ada = hasil.katalog.saran(kode, 1)
            yield Temuan(span, pesan, f"tulis misalnya {ada[0].kode} {ada[0].nama}" if ada else "")


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
    for tingkat, bagian, induk in _semua(hasil):
        if induk is None or not _berbentuk(hasil, tingkat, bagian.kode):
            continue
        if not _berbentuk(hasil, atas[tingkat], induk.kode):
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
    pertama: dict[str, Bagian] = {}
    for tingkat, bagian, _ in _semua(hasil):
        lain = pertama.setdefault(bagian.kode, bagian)
        if lain is not bagian:
            pesan = f"{tingkat} '{bagian.kode}' sudah ditulis di {lain.span('kode')}; gabungkan"
            yield Temuan(bagian.span("kode"), pesan)


@aturan("RG204", Severity.GALAT, Severity.PERINGATAN, menjawab="R21")
def kode_katalog(hasil: Hasil) -> Iterator[Temuan]:
    """Kode terdapat dalam nomenklatur tahun rencana.

    Nama program, kegiatan, dan sub kegiatan diambil dari keputusan nomenklatur yang berlaku untuk tahun rencana,
    karena itu kodenya harus ada di sana. Kode pada usulan diperiksa dengan cara yang sama. Cocokkan kode dengan SIPD;
    saran memuat kode yang mirip. Bila kodenya memang benar, misalnya karena nomenklatur baru saja diubah, tulis
    `nama`: galat ini menjadi peringatan, yang dapat diabaikan dengan alasan.

    Salah:

        sub_kegiatan:
          - kode: 2.23.02.2.01.9999

    Benar:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0008
    """
    for tingkat, bagian, kode in _berkode(hasil):
        if not _berbentuk(hasil, tingkat, kode) or hasil.katalog.cari(kode):
            continue
        keputusan = hasil.katalog.nama_keputusan
        saran = "; ".join(f"{satu.kode} {satu.nama}" for satu in hasil.katalog.saran(kode, 2))
        hint = f"yang mirip: {saran}" if saran else ""
        if bagian.nama is None:
            pesan = f"{tingkat} '{kode}' tidak ada dalam {keputusan}; perbaiki kodenya atau tulis 'nama'"
            yield Temuan(bagian.span("kode"), pesan, hint)
        elif hasil.katalog.mencakup(kode):
            pesan = f"{tingkat} '{kode}' tidak ada dalam {keputusan}; periksa kodenya"
            yield Temuan(bagian.span("kode"), pesan, hint, sifat=Severity.PERINGATAN)


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
    ada = {bagian.kode for _, bagian, _ in _semua(hasil)}
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
    ada = {bagian.kode for _, bagian, _ in _semua(hasil)}
    for usulan in hasil.plan.usulan.daftar:
        kode = usulan.kode
        if kode is None or kode in rencana or usulan.status not in {"diterima", "diterima sebagian"}:
            continue
        if _berbentuk(hasil, Tingkat.SUB_KEGIATAN, kode) and (kode in ada or hasil.katalog.cari(kode)):
            pesan = f"usulan {usulan.status}, tetapi sub kegiatan '{kode}' tidak direncanakan untuk tahun {hasil.n}"
            hint = "perbaiki kode atau status usulan, atau tulis pagu dan target sub kegiatan itu"
            yield Temuan(usulan.span("kode"), pesan, hint)
