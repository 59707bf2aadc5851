"""A comparison for people on the terminal, and for pages that show Markdown."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from renja_gen.angka import KOSONG, persen
from renja_gen.computing import Tingkat
from renja_gen.diagnostics import printable
from renja_gen.matriks.sisi import Sisi
from renja_gen.perbandingan.banding import BedaNarasi, BedaSimpul, Perbandingan
from renja_gen.perbandingan.perubahan import Perubahan, bertanda, cetak_selisih
from renja_gen.perbandingan.ringkasan import kalimat
from renja_gen.plain_text import escaped, line, widths

Cat = Callable[[str, str], str]
KEPALA = ("", "semula", "menjadi", "selisih", "%")
_WARNA = {"baru": "green", "dihapus": "red", "berganti kode": "cyan", "berganti nama": "cyan"}
_TANDA = {"baru": "+", "dihapus": "-"}


def sebut_status(beda: BedaSimpul) -> str:
    """What happened to a node, with what it was before."""
    satu = beda.pasangan
    sebutan = [
        *(satu_status for satu_status in beda.status if satu_status in _TANDA),
        *([f"kode semula {satu.lama.kode}, dikenali dari {satu.cara}"] if satu.lama and satu.pindah else []),
        *([f"nama semula {satu.lama.nama}"] if satu.lama and satu.berganti_nama else []),
    ]
    return "; ".join(sebutan)


def berangka(perubahan: Sequence[Perubahan]) -> list[Perubahan]:
    """Those that are figures."""
    return [satu for satu in perubahan if satu.selisih is not None]


def bertulisan(perubahan: Sequence[Perubahan]) -> list[Perubahan]:
    """Those that are no figures."""
    return [satu for satu in perubahan if satu.selisih is None]


def _sel(satu: Perubahan) -> tuple[str, str, str, str, str]:
    """A figure in the cells of a row."""
    return (
        satu.sebutan, satu.lama or KOSONG, satu.baru or KOSONG,
        bertanda(cetak_selisih(satu), satu.selisih), bertanda(persen(satu.persen), satu.persen),
    )  # fmt: skip


# --- terminal


def ke_terminal(banding: Perbandingan, lama: Sisi, baru: Sisi, cat: Cat) -> Iterator[str]:
    """The lines; `cat` colours a text. Control characters of a plan never reach the terminal."""
    yield printable(f"semula   {lama.judul}")
    yield printable(f"         {lama.asal}")
    yield printable(f"menjadi  {baru.judul}")
    yield printable(f"         {baru.asal}")
    if banding.berbeda:
        yield ""
        yield from _isi_terminal(banding, cat)
    yield ""
    yield from map(printable, kalimat(banding))


def _isi_terminal(banding: Perbandingan, cat: Cat) -> Iterator[str]:
    berbeda = [satu for satu in banding.simpul if satu.berbeda]
    semua = [*banding.total, *banding.dana, *(p for satu in berbeda for p in satu.perubahan), *banding.isian]
    lebar = _lebar(berangka(semua))
    if lebar:
        yield cat(_baris(KEPALA, lebar), "tebal")
    if banding.total or banding.dana:
        yield cat("Seluruh rencana", "tebal")
        yield from _perubahan_terminal((*banding.total, *banding.dana), lebar, cat)
    for satu in berbeda:
        simpul = satu.pasangan.simpul
        tanda = next((_TANDA[status] for status in satu.status if status in _TANDA), "~")
        status = sebut_status(satu)
        judul = f"{tanda} {simpul.kode} {simpul.nama}"
        warna = next((_WARNA[satu_status] for satu_status in satu.status), "")
        gaya = warna or ("tebal" if simpul.tingkat is Tingkat.PROGRAM else "")
        yield cat(printable(judul), gaya)
        if status:
            yield cat(printable(f"  ({status})"), gaya)
        yield from _perubahan_terminal(satu.perubahan, lebar, cat)
    if banding.isian:
        yield cat("Isian lain", "tebal")
        yield from _perubahan_terminal(banding.isian, lebar, cat)
    for narasi in banding.narasi:
        yield from _narasi_terminal(narasi, cat)


def _perubahan_terminal(perubahan: Sequence[Perubahan], lebar: Sequence[int], cat: Cat) -> Iterator[str]:
    """Figures first, then texts; what several changes stand in is said once."""
    for induk, semua in groupby(berangka(perubahan), _induk):
        if induk:
            yield printable(f"  {induk}")
        yield from (printable(_baris(_sel_pendek(satu), lebar)) for satu in semua)
    for sebutan, semua in groupby(bertulisan(perubahan), lambda satu: satu.sebutan):
        yield printable(f"  {sebutan}")
        for satu in semua:
            if satu.lama is not None:
                yield cat(printable(f"    - {satu.lama}"), "red")
            if satu.baru is not None:
                yield cat(printable(f"    + {satu.baru}"), "green")


def _induk(satu: Perubahan) -> str:
    """The item of a list that a figure belongs to, which may have a long name."""
    return " › ".join(satu.jalur[:2]) if len(satu.jalur) > 2 else ""  # noqa: PLR2004 - list, item, key


def _sel_pendek(satu: Perubahan) -> tuple[str, ...]:
    """The cells of a figure below its item."""
    return (f"  {' '.join(satu.jalur[2:])}" if _induk(satu) else satu.sebutan, *_sel(satu)[1:])


def _lebar(angka: Sequence[Perubahan]) -> list[int]:
    """The widths of the columns of figures."""
    return widths([KEPALA, *map(_sel_pendek, angka)]) if angka else []


def _baris(sel: Sequence[str], lebar: Sequence[int]) -> str:
    return f"  {line(sel, lebar, left={0})}"


def _narasi_terminal(narasi: BedaNarasi, cat: Cat) -> Iterator[str]:
    yield cat(printable(f"{narasi.berkas}, baris {narasi.baris_baru}"), "tebal")
    yield from (cat(printable(f"    - {baris}"), "red") for baris in narasi.lama)
    yield from (cat(printable(f"    + {baris}"), "green") for baris in narasi.baru)


# --- Markdown


def ke_markdown(banding: Perbandingan, lama: Sisi, baru: Sisi) -> Iterator[str]:
    """The lines of a Markdown page; everything from the plans is escaped."""
    yield "# Perubahan rencana"
    yield ""
    for sebutan, sisi in (("Semula", lama), ("Menjadi", baru)):
        yield f"- **{sebutan}**: {escaped(sisi.judul)}; {escaped(sisi.asal)}"
    yield ""
    for satu in kalimat(banding):
        yield escaped(satu)
        yield ""
    if banding.total or banding.dana:
        yield from _bagian_markdown("Seluruh rencana", (*banding.total, *banding.dana))
    for beda in banding.simpul:
        if beda.berbeda:
            status = sebut_status(beda)
            simpul = beda.pasangan.simpul
            judul = f"{simpul.kode} {simpul.nama}{f' ({status})' if status else ''}"
            yield from _bagian_markdown(judul, beda.perubahan)
    if banding.isian:
        yield from _bagian_markdown("Isian lain", banding.isian)
    for narasi in banding.narasi:
        yield f"## {escaped(narasi.berkas)}, baris {narasi.baris_baru}"
        yield ""
        yield from (f"- semula: {escaped(baris)}" for baris in narasi.lama if baris)
        yield from (f"- menjadi: {escaped(baris)}" for baris in narasi.baru if baris)
        yield ""


def _bagian_markdown(judul: str, perubahan: Sequence[Perubahan]) -> Iterator[str]:
    yield f"## {escaped(judul)}"
    yield ""
    if perubahan:
        yield "| | semula | menjadi | selisih | % |"
        yield "|---|---:|---:|---:|---:|"
        yield from (f"| {' | '.join(map(escaped, _sel(satu)))} |" for satu in perubahan)
        yield ""
