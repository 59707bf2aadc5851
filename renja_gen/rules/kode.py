"""Codes: their form, their parents, the catalogue of the plan year, what refers to them."""

from collections.abc import Iterator

from renja_gen.computing import Hasil, Tingkat
from renja_gen.diagnostics import Severity
from renja_gen.nomenklatur import bakukan_kode
from renja_gen.plan.rujukan import BENTUK
from renja_gen.plan.telaah import Usulan
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.berkode import Bagian, Berkode, berbentuk, luruskan, pekerjaan, semua_kode
from renja_gen.rules.kewenangan import kewenangan_asing

_BANYAK_SARAN, _MIRIP = 2, 0.75


@aturan("RG201", Severity.GALAT, menjawab="R20")
def bentuk_kode(hasil: Hasil) -> Iterator[Temuan]:
    """Kode mempunyai ruas dan jumlah angka menurut tingkatnya dan tahun rencana.

    Ruas dipisahkan titik tanpa spasi, dan nol di depan ikut ditulis: 8.01.01.2.05, bukan 8.1.1.2.5 atau
    "8 01 01 2.05". Nomor sub kegiatan dua angka untuk rencana sampai 2023 dan empat angka mulai 2024. X.XX dalam
    nomenklatur diganti bidang urusan Perangkat Daerah. Pesan memuat kode yang tampaknya dimaksud.

    Salah:

        kegiatan:
          - kode: 2.23.2.2.1

    Benar:

        kegiatan:
          - kode: 2.23.02.2.01
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

    Kegiatan berada di bawah program yang kodenya mengawali kode kegiatan itu, begitu pula sub kegiatan di bawah
    kegiatannya. Bila tidak, kodenya salah ketik atau barisnya tersalin ke tempat yang salah.

    Salah:

        sub_kegiatan:
          - kode: 2.23.02.2.02.0008

    Benar:

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
    """Tiap kode ditulis sekali dalam rencana.

    Sub kegiatan yang ditulis dua kali terhitung dua kali. Gabungkan angkanya; beberapa lokasi dan sumber dana
    ditulis sebagai daftar dalam satu sub kegiatan.

    Salah:

        kegiatan:
          - sub_kegiatan:
              - kode: 2.23.02.2.01.0008
              - kode: 2.23.02.2.01.0008

    Benar:

        kegiatan:
          - sub_kegiatan:
              - kode: 2.23.02.2.01.0008
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

    Nama program, kegiatan, dan sub kegiatan diambil dari nomenklatur menurut kodenya, jadi kode yang tidak ada di
    sana harus diberi `nama`; dengan nama pun kodenya tetap dipertanyakan bila nomenklaturnya lengkap. Sarannya dicari
    menurut nama yang ditulis, lalu menurut perpindahan kode dari nomenklatur lama, lalu menurut kode yang mirip.

    Salah:

        sub_kegiatan:
          - kode: 2.23.02.2.01.0098
            nama: Pengembangan Bahan Pustaka

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
    bernama = hasil.katalog.mirip_nama(nama, kode, _MIRIP) if nama else ()
    semua = bernama or hasil.katalog.saran(kode, _BANYAK_SARAN)
    saran = "; ".join(f"{satu.kode} {satu.nama}" for satu in semua)
    return f"yang mirip: {saran}" if saran else ""


@aturan("RG205", Severity.PERINGATAN, Severity.GALAT, menjawab="R60")
def rujukan_kode(hasil: Hasil) -> Iterator[Temuan]:
    """Program pada sasaran dan misi yang didukung terdapat dalam rencana.

    `program` pada sasaran menyebut kode program yang ditulis di bagian `program`, dan `misi_terkait` menyebut nomor
    dari daftar `misi`. Misi yang tidak ada ialah galat, sebab bunyinya tidak dapat dicetak.

    Salah:

        misi_terkait: [3]

    Benar:

        misi_terkait: [1]
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
    """Sub kegiatan yang menampung usulan yang diterima direncanakan untuk tahun n.

    Usulan yang diterima, juga sebagian, berarti pekerjaan itu ada dalam rencana tahun n. Tulis pagu dan target sub
    kegiatan itu, atau betulkan kode atau status usulannya.

    Salah:

        usulan:
          nihil:
          daftar: [{kode: 2.23.02.2.01.0009, status: diterima}]

    Benar:

        usulan:
          nihil:
          daftar: [{kode: 2.23.02.2.01.0008, status: diterima}]
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
