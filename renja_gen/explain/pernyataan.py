"""What other sources state of a figure (`dinyatakan`), beside what the plan computes."""

from collections.abc import Iterator
from decimal import Decimal

from renja_gen.angka import bulatkan, persen, rp
from renja_gen.computing import Hasil
from renja_gen.computing.asal import Rerata
from renja_gen.computing.sebab import Sebab, sebab_rerata, sebut_simpul, sebut_uang
from renja_gen.diagnostics import Span
from renja_gen.rules.pernyataan.jumlah import angka_dinyatakan, semua_pernyataan

_RERATA = {
    "tingkat_kinerja": "tingkat_k", "tingkat_anggaran": "tingkat_rp",
    "capaian_kinerja": "capaian_k", "capaian_anggaran": "capaian_rp",
}  # fmt: skip


def pernyataan(hasil: Hasil, sebab: Sebab) -> Iterator[tuple[str, Span]]:
    """Sentences on what sources state of a figure, each with its place."""
    for simpul, _, isi in semua_pernyataan(hasil):
        if sebut_simpul(simpul) == sebab.siapa:
            for kolom, jalur, nilai in angka_dinyatakan(isi, hasil.n):
                if sebut_uang(kolom) == sebab.apa:
                    beda = nilai - (sebab.nilai or Decimal(0))
                    yield _kalimat(isi.sumber, rp(nilai), rp(abs(beda)), beda), isi.span(*jalur)
        if isi.rata_rata is None:
            continue
        for kunci, apa in _RERATA.items():
            tertulis = getattr(isi.rata_rata, kunci)
            dihitung = sebab_rerata(hasil, Rerata(simpul if simpul.kode else None, apa))
            if tertulis is not None and (dihitung.apa, dihitung.siapa) == (sebab.apa, sebab.siapa):
                desimal = -min(0, int(tertulis.as_tuple().exponent))
                beda = tertulis - (bulatkan(sebab.nilai, desimal) if sebab.nilai is not None else Decimal(0))
                yield _kalimat(isi.sumber, persen(tertulis), persen(abs(beda)), beda), isi.rata_rata.span(kunci)


def _kalimat(sumber: str, nilai: str, selisih: str, beda: Decimal) -> str:
    if beda == 0:
        return f"Menurut {sumber} {nilai}: sama."
    return f"Menurut {sumber} {nilai}: {'lebih' if beda > 0 else 'kurang'} {selisih} dari hitungan ini."
