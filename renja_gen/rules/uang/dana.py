"""Sources of funds: their names against the official list, and one spelling for one source."""

from collections.abc import Iterator

from renja_gen.computing import Hasil
from renja_gen.diagnostics import Severity, Span
from renja_gen.nomenklatur import baku_dana, dana_mirip, gabungan_dana
from renja_gen.rules.aturan import Temuan, aturan
from renja_gen.rules.umum import semua_sub

_CONTOH = "Pendapatan Asli Daerah, Dana Alokasi Umum, atau DAK Fisik"


def _menurut_ejaan(hasil: Hasil) -> dict[str, list[Span]]:
    """Where each name stands, as it was first spelled; the tables count names that differ in case as one."""
    ejaan: dict[str, str] = {}
    tempat: dict[str, list[Span]] = {}
    for sub in semua_sub(hasil):
        for ke, dana in enumerate(sub.sumber_dana):
            nama = ejaan.setdefault(dana.nama.casefold(), dana.nama)
            di = dana.span("nama")
            tempat.setdefault(nama, []).append(di if di.file else sub.span("sumber_dana", ke))
    return tempat


def _di(tempat: list[Span]) -> str:
    return f" (juga di {len(tempat) - 1} tempat lain)" if len(tempat) > 1 else ""


@aturan("RG406", Severity.PERINGATAN, Severity.SARAN, menjawab="R33")
def nama_dana(hasil: Hasil) -> Iterator[Temuan]:
    """Nama sumber dana terdapat dalam daftar resmi.

    Daftarnya ialah sumber pendanaan dalam Kepmendagri 900.1.15.5-1317 Tahun 2023. Nama di tingkat mana pun boleh,
    juga kodenya, bentuk pendek yang lazim (PAD, DAU, DBH, DAK Fisik, BLUD, dan sejenisnya), rincian di belakangnya
    ("DAK Fisik Bidang Jalan"), dan urutan seperti "Dana Transfer Umum - Dana Alokasi Umum". Dua sumber dalam satu
    nama ditulis terpisah dengan bagiannya masing-masing. "APBD" saja hanya diberi saran: ia belum mengatakan
    sumbernya. Tiap nama dilaporkan sekali, di tempatnya yang pertama.

    Salah:

        sumber_dana: Dana Alokasi Umun Pusat

    Benar:

        sumber_dana: Dana Transfer Umum - Dana Alokasi Umum
    """
    for nama, tempat in _menurut_ejaan(hasil).items():
        if bagian := gabungan_dana(nama):
            isian = ", ".join(f"{{nama: {satu}, pagu: …}}" for satu in bagian)
            pesan = f"'{nama}' memuat {len(bagian)} sumber dana{_di(tempat)}; tulis masing-masing dengan bagiannya"
            yield Temuan(tempat[0], pesan, f"misalnya sumber_dana: [{isian}]")
        elif nama.casefold().startswith("apbd") and not baku_dana(nama):
            pesan = f"'{nama}' belum mengatakan sumber dananya{_di(tempat)}; tulis sumbernya, misalnya {_CONTOH}"
            yield Temuan(tempat[0], pesan, sifat=Severity.SARAN)
        elif not baku_dana(nama):
            mirip = dana_mirip(nama)
            pesan = f"sumber dana '{nama}' tidak ada dalam daftar resmi{_di(tempat)}; periksa namanya"
            yield Temuan(tempat[0], pesan, f"maksudnya '{mirip}'?" if mirip else f"tulis misalnya {_CONTOH}")


@aturan("RG415", Severity.PERINGATAN, menjawab="R33")
def ejaan_dana(hasil: Hasil) -> Iterator[Temuan]:
    """Satu sumber dana ditulis dengan satu nama di seluruh rencana.

    "DAU" dan "Dana Alokasi Umum" ialah sumber yang sama, tetapi ringkasan menurut sumber dana menghitungnya sebagai
    dua baris. Pakai satu bentuk di semua tempat; huruf besar dan kecil tidak dibedakan. Yang dilaporkan ialah bentuk
    yang lebih jarang, di tempatnya yang pertama.

    Salah:

        sumber_dana:
          - {nama: DAU, pagu: 150.000.000}
          - {nama: Dana Alokasi Umum, pagu: 50.000.000}

    Benar:

        sumber_dana:
          - {nama: Pendapatan Asli Daerah, pagu: 150.000.000}
          - {nama: Dana Alokasi Umum, pagu: 50.000.000}
    """
    kelompok: dict[str, list[tuple[str, list[Span]]]] = {}
    for nama, tempat in _menurut_ejaan(hasil).items():
        if baku := baku_dana(nama):
            kelompok.setdefault(baku, []).append((nama, tempat))
    for semua in kelompok.values():
        (terbanyak, _), *lain = sorted(semua, key=lambda satu: -len(satu[1]))
        for nama, tempat in lain:
            pesan = (
                f"sumber dana '{nama}'{_di(tempat)} di tempat lain ditulis '{terbanyak}', sehingga terhitung terpisah"
            )
            yield Temuan(tempat[0], f"{pesan}; pakai satu bentuk saja")
