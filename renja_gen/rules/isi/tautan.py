"""Links: tujuan to sasaran to program, proposals to sub kegiatan."""

from collections.abc import Iterator

from renja_gen.computing import Hasil, Tingkat
from renja_gen.diagnostics import Severity
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import Kena, rangkum, singkat

_SALINAN, _SALINAN_TERKECIL = 0.8, 10  # share of the plan, and sub kegiatan, from which on a list is a copy
_DITERIMA = {"diterima", "diterima sebagian"}


@aturan("RG530", Severity.PERINGATAN, menjawab="R60")
def rantai_sasaran(hasil: Hasil) -> Iterator[Temuan]:
    """Tiap tujuan punya sasaran, dan tiap sasaran dilayani paling sedikit satu program.

    Rantai tujuan, sasaran, program adalah inti BAB III: sasaran tanpa program tidak akan tercapai oleh rencana ini.
    Tulis kode programnya pada `program` di bawah sasaran.

    Salah:

        tujuan:
          - sasaran:
              - program:

    Benar:

        tujuan:
          - sasaran:
              - program: 2.23.02
    """
    for tujuan in hasil.plan.tujuan:
        if not tujuan.sasaran:
            pesan = f"tujuan '{singkat(tujuan.nama)}' belum punya sasaran; tambahkan sasaran dan programnya"
            yield Temuan(tujuan.span("nama"), pesan)
        for sasaran in tujuan.sasaran if hasil.plan.program else ():
            if not sasaran.program:
                sebut = f"sasaran '{singkat(sasaran.nama)}'"
                pesan = f"{sebut} belum dilayani program mana pun; tulis program: [kode program]"
                yield Temuan(sasaran.span("nama"), pesan)


@aturan("RG531", Severity.PERINGATAN, Severity.SARAN, menjawab="R60")
def program_tanpa_sasaran(hasil: Hasil) -> Iterator[Temuan]:
    """Tiap program yang direncanakan melayani sebuah sasaran.

    Program yang tidak disebut sasaran mana pun tidak jelas gunanya bagi tujuan Renstra. Untuk program penunjang
    (x.xx.01) ini hanya saran; ia lazim ditaruh di bawah sasaran tata kelola. Tidak diperiksa selama belum ada sasaran
    yang menyebut program (RG530).

    Salah:

        tujuan:
          - sasaran:
              - program: 2.24.02

    Benar:

        tujuan:
          - sasaran:
              - program: [2.23.02]
    """
    disebut = {
        ".".join(kode.split(".")[:3])  # a sasaran may also name a kegiatan or sub kegiatan
        for tujuan in hasil.plan.tujuan
        for sasaran in tujuan.sasaran
        for kode in sasaran.program
    }
    for program in hasil.simpul(hasil.rencana, Tingkat.PROGRAM) if disebut else ():
        if program.kode not in disebut:
            assert program.bagian
            pesan = f"program '{program.kode}' tidak melayani sasaran mana pun; tambahkan kodenya pada sebuah sasaran"
            penunjang = program.kode.endswith(".01")
            yield Temuan(program.bagian.span("kode"), pesan, sifat=Severity.SARAN if penunjang else None)


@aturan("RG532", Severity.PERINGATAN, menjawab="R61")
def status_usulan(hasil: Hasil) -> Iterator[Temuan]:
    """Tiap usulan punya `status`.

    Penelaahan usulan berarti memutuskan: `diterima`, `diterima sebagian`, `ditolak`, atau masih `dibahas`. Statusnya
    tercetak pada kolom catatan T-C.32.

    Salah:

        usulan:
          nihil:
          daftar:
            - {kode: 2.23.02.2.01.0008, asal: Musrenbang Kecamatan Contoh}

    Benar:

        usulan:
          nihil:
          daftar:
            - {kode: 2.23.02.2.01.0008, asal: Musrenbang Kecamatan Contoh, status: diterima}
    """
    semua = hasil.plan.usulan.daftar
    saran = "tulis status: diterima, diterima sebagian, ditolak, atau dibahas"
    kena = (
        Kena(satu.span(), satu.nama or satu.kode or f"nomor {ke}", f"usulan ini belum punya status; {saran}")
        for ke, satu in enumerate(semua, 1)
        if satu.status is None
    )
    yield from rangkum(kena, len(semua), "usulan", "belum punya status", saran)


@aturan("RG533", Severity.PERINGATAN, menjawab="R61")
def keputusan_usulan(hasil: Hasil) -> Iterator[Temuan]:
    """Usulan yang ditolak beralasan, dan yang diterima menyebut sub kegiatan yang menampungnya.

    Pengusul berhak tahu sebab penolakan: tulis dalam `catatan`. Usulan yang diterima harus dapat ditemukan kembali
    dalam Tabel 4.1: tulis `kode` sub kegiatannya (apakah ia direncanakan, diperiksa RG206).

    Salah:

        usulan:
          nihil:
          daftar:
            - {nama: Penambahan rak buku, asal: Musrenbang Kecamatan Contoh, status: ditolak}

    Benar:

        usulan:
          nihil:
          daftar:
            - nama: Penambahan rak buku
              asal: Musrenbang Kecamatan Contoh
              status: ditolak
              catatan: Rak tahun 2024 masih mencukupi.
    """
    for satu in hasil.plan.usulan.daftar:
        if satu.status == "ditolak" and not satu.catatan:
            yield Temuan(satu.span("status"), "usulan ditolak tanpa alasan; tulis alasannya dalam catatan")
        elif satu.status in _DITERIMA and not satu.kode:
            pesan = f"usulan {satu.status}, tetapi sub kegiatan yang menampungnya tidak disebut; tulis kode: …"
            yield Temuan(satu.span("status"), pesan)


@aturan("RG534", Severity.PERINGATAN, menjawab="R61")
def usulan_salinan(hasil: Hasil) -> Iterator[Temuan]:
    """Daftar usulan bukan salinan seluruh rencana.

    T-C.32 memuat usulan dari luar: musrenbang, pokok pikiran DPRD, forum, kelompok masyarakat. Bila 80% atau lebih
    sub kegiatan yang direncanakan muncul sebagai usulan tanpa `asal` (sedikitnya sepuluh), yang tertulis adalah
    rencana Perangkat Daerah sendiri. Hapus yang bukan usulan; bila tidak ada usulan, tulis `nihil` dengan alasannya.

    Salah:

        sub_kegiatan:
          - anggaran: {pagu: {2025: 5.000.000}}
          - {kode: 2.23.02.2.01.0001, anggaran: {pagu: {2025: 5.000.000}}}
          - {kode: 2.23.02.2.01.0003, anggaran: {pagu: {2025: 5.000.000}}}
          - {kode: 2.23.02.2.01.0004, anggaran: {pagu: {2025: 5.000.000}}}
          - {kode: 2.23.02.2.01.0005, anggaran: {pagu: {2025: 5.000.000}}}
          - {kode: 2.23.02.2.01.0006, anggaran: {pagu: {2025: 5.000.000}}}
          - {kode: 2.23.02.2.01.0009, anggaran: {pagu: {2025: 5.000.000}}}
          - {kode: 2.23.02.2.01.0010, anggaran: {pagu: {2025: 5.000.000}}}
          - {kode: 2.23.02.2.01.0011, anggaran: {pagu: {2025: 5.000.000}}}
          - {kode: 2.23.02.2.01.0012, anggaran: {pagu: {2025: 5.000.000}}}
        usulan:
          nihil:
          daftar:
            - kode: 2.23.02.2.01.0008
            - kode: 2.23.02.2.01.0001
            - kode: 2.23.02.2.01.0003
            - kode: 2.23.02.2.01.0004
            - kode: 2.23.02.2.01.0005
            - kode: 2.23.02.2.01.0006
            - kode: 2.23.02.2.01.0009
            - kode: 2.23.02.2.01.0010
            - kode: 2.23.02.2.01.0011
            - kode: 2.23.02.2.01.0012

    Benar:

        usulan: {nihil: musrenbang kecamatan tidak menghasilkan usulan}
    """
    rencana = {daun.kode for daun in hasil.rencana.daun}
    sendiri = {satu.kode for satu in hasil.plan.usulan.daftar if satu.kode and not satu.asal} & rencana
    if len(sendiri) >= max(_SALINAN_TERKECIL, _SALINAN * len(rencana)):
        pesan = (
            f"usulan memuat {len(sendiri)} dari {len(rencana)} sub kegiatan rencana ini tanpa pengusul; "
            "hapus yang bukan usulan masyarakat, atau tulis asalnya"
        )
        yield Temuan(hasil.plan.usulan.span("daftar"), pesan)
