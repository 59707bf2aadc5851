"""Contents: indicators and targets, proposals, legal bases."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from renja_gen.computing import Hasil
from renja_gen.computing.pohon import direncanakan
from renja_gen.diagnostics import Severity
from renja_gen.plan.hukum import JENIS, peringkat
from renja_gen.rules.aturan import Temuan, aturan

_DAERAH = re.compile(
    r"(Kota|Kabupaten|Provinsi) \S.*|Daerah Istimewa Yogyakarta|DKI Jakarta|Daerah Khusus (Ibu ?[Kk]ota )?Jakarta"
)
_ADMINISTRASI = re.compile(r"(kota|kab\.?|kabupaten) adm(\.|inistrasi)", re.IGNORECASE)
# Other ways to begin the name of a region, and the right one.
_EJAAN = tuple(
    (re.compile(pola, re.IGNORECASE), benar)
    for pola, benar in (
        (r"(pemerintah |pem)?(kabupaten|kab\.?) +(?=\S)", "Kabupaten "),
        (r"(pemerintah |pem)?(kota madya|kotamadya|kodya|kota|kot\.?) +(?=\S)", "Kota "),
        (r"(pemerintah |pem)?(provinsi|propinsi|prov\.?|prop\.?) +(?=\S)", "Provinsi "),
        (r"(d\.?i\.?y?\.?|daerah istimewa) +yogyakarta$", "Daerah Istimewa Yogyakarta"),
        (r"(d\.?k\.?i\.?|daerah khusus( ibu ?kota)?) +jakarta$", "Daerah Khusus Jakarta"),
        (r"daerah istimewa +(?=\S)", "Provinsi "),
    )
)


@aturan("RG501", Severity.PERINGATAN, menjawab="R40")
def indikator(hasil: Hasil) -> Iterator[Temuan]:
    """A planned sub kegiatan has an indicator with a target for the plan year and a unit."""
    n = hasil.n
    for program in hasil.plan.program:
        for kegiatan in program.kegiatan:
            for sub in kegiatan.sub_kegiatan:
                if not direncanakan(sub, n):
                    continue
                if not sub.indikator:
                    pesan = f"sub kegiatan '{sub.kode}' belum punya indikator; tambahkan nama, satuan, dan target {n}"
                    yield Temuan(sub.span("kode"), pesan)
                elif not any(n in satu.target for satu in sub.indikator):
                    pesan = f"sub kegiatan '{sub.kode}' belum punya target tahun {n}; tulis target: {{{n}: …}}"
                    yield Temuan(sub.span("indikator"), pesan)


@aturan("RG502", Severity.GALAT, Severity.PERINGATAN, menjawab="R02")
def usulan(hasil: Hasil) -> Iterator[Temuan]:
    """Proposals are listed, or there are none and it is said why."""
    satu = hasil.plan.usulan
    if satu.nihil and satu.daftar:
        pesan = "usulan tidak dapat nihil sekaligus berdaftar; hapus salah satu"
        yield Temuan(satu.span("nihil"), pesan)
    elif not satu.nihil and not satu.daftar:
        pesan = "usulan belum diisi; tulis 'usulan: {nihil: alasannya}' atau daftarnya"
        span = satu.span() if satu.span().file else hasil.plan.span()
        yield Temuan(span, pesan, sifat=Severity.PERINGATAN)


@aturan("RG503", Severity.PERINGATAN, menjawab="R06")
def dasar_hukum(hasil: Hasil) -> Iterator[Temuan]:
    """The kind of a legal basis is known, so that it can be sorted by rank."""
    for satu in hasil.plan.dasar_hukum:
        if peringkat(satu.jenis) is None:
            mirip = get_close_matches(satu.jenis, JENIS, 1, 0.5)
            hint = f"maksudnya '{mirip[0]}'?" if mirip else f"yang dikenal: {', '.join(JENIS)}"
            pesan = f"jenis peraturan '{satu.jenis}' tidak dikenal, sehingga ditaruh paling akhir; periksa ejaannya"
            yield Temuan(satu.span("jenis"), pesan, hint)


@aturan("RG504", Severity.PERINGATAN, menjawab="R02")
def rencana_kosong(hasil: Hasil) -> Iterator[Temuan]:
    """Something is planned for the plan year."""
    if not hasil.rencana.daun:
        pesan = f"belum ada sub kegiatan yang direncanakan untuk tahun {hasil.n}; tulis pagu dan target tahun itu"
        yield Temuan(hasil.plan.span("program"), pesan)


@aturan("RG505", Severity.PERINGATAN)
def kolom_triwulan(hasil: Hasil) -> Iterator[Temuan]:
    """Columns for quarters are asked for in the form that has them."""
    tabel = hasil.plan.tabel.evaluasi
    if tabel.triwulan and tabel.bentuk != "e81":
        pesan = f"'triwulan: ya' tidak berlaku untuk bentuk {tabel.bentuk}; tulis bentuk: e81 atau hapus triwulan"
        yield Temuan(tabel.span("triwulan"), pesan)


@aturan("RG506", Severity.PERINGATAN, menjawab="R03")
def nama_daerah(hasil: Hasil) -> Iterator[Temuan]:
    """The region is written out with its kind, from which titles and the office of its head are made."""
    pd = hasil.plan.perangkat_daerah
    if _ADMINISTRASI.match(pd.daerah):
        pesan = f"'{pd.daerah}' bukan daerah otonom; tulis daerah pemilik APBD-nya, misalnya Daerah Khusus Jakarta"
    elif not _DAERAH.fullmatch(pd.daerah):
        pesan = f"nama daerah '{pd.daerah}' tidak diawali Kota, Kabupaten, atau Provinsi; tulis {_ejaan(pd.daerah)}"
    else:
        return
    yield Temuan(pd.span("daerah"), pesan)


def _ejaan(daerah: str) -> str:
    """How the name of a region should be written."""
    for pola, benar in _EJAAN:
        if cocok := pola.match(daerah):
            return benar + daerah[cocok.end() :]
    return f"Kota {daerah}, Kabupaten {daerah}, atau Provinsi {daerah}"
