"""What may have gone wrong when a stated amount differs from the computed one: the likeliest cause, in words.

A suspicion is given only when it explains the difference to the rupiah, and none when several parts do ("" ends
the search).
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from renja_gen.angka import rp
from renja_gen.computing import Kolom, Simpul

_KELIPATAN = {10: "sepuluh", 100: "seratus", 1000: "seribu"}
_ANGKA_BERARTI = 3  # digits that both have
_DUA = 2


def dugaan(
    simpul: Simpul, kolom: Kolom, tertulis: Decimal, atas: Collection[Simpul], dinyatakan: Mapping[Simpul, Decimal]
) -> str:
    """The likeliest cause of a difference, or "".

    `atas` are the nodes above, `dinyatakan` the amounts that the same source states for nodes.
    """
    return next(_sebab(simpul, kolom, tertulis, atas, dinyatakan), "")


def _sebab(
    simpul: Simpul, kolom: Kolom, tertulis: Decimal, atas: Collection[Simpul], dinyatakan: Mapping[Simpul, Decimal]
) -> Iterator[str]:
    terhitung = simpul.rp(kolom)
    if terhitung is None or not tertulis:
        return
    yield from _angka_lain(simpul, kolom, tertulis, atas)
    yield from _pembulatan(tertulis, terhitung)
    yield from _satu_bagian(simpul, kolom, tertulis - terhitung, dinyatakan)
    yield from _satu_daun(simpul, kolom, tertulis - terhitung)
    yield from beda_angka(tertulis, terhitung)
    yield from _belum_berangka(simpul, kolom, tertulis - terhitung)


def sebut(simpul: Simpul) -> str:
    """A node in a sentence."""
    return f"{simpul.tingkat} {simpul.kode}" if simpul.kode else "seluruh rencana"


def sebut_kolom(kolom: Kolom) -> str:
    """A column in words: `pagu 2024`."""
    nama = {"renstra": "target Renstra", "rkpd": "pagu RKPD", "sampai": "realisasi s/d"}.get(kolom.jenis, kolom.jenis)
    return f"{nama} {kolom.tahun}" if kolom.tahun and kolom.jenis != "rkpd" else nama


def _angka_lain(simpul: Simpul, kolom: Kolom, tertulis: Decimal, atas: Collection[Simpul]) -> Iterator[str]:
    """Another figure of the same node, or the same figure of a node above."""
    n = simpul.n
    lain = [
        Kolom("rkpd", n),
        *(Kolom("pagu", tahun) for tahun in (n, n + 1, n - 1, n - 2)),
        *(Kolom("realisasi", tahun) for tahun in (n - 2, n - 1, n - 3)),
        *(Kolom("sampai", tahun) for tahun in (n - 2, n - 3)),
        Kolom("renstra"),
    ]
    for satu in lain:
        if satu != kolom and simpul.rp(satu) == tertulis:
            yield f"{rp(tertulis)} ialah angka {sebut_kolom(satu)}; mungkin tersalin dari kolom itu"
    for induk in atas:
        if induk.rp(kolom) == tertulis:
            yield f"{rp(tertulis)} ialah jumlah {sebut(induk)}; mungkin tersalin dari baris itu"


def _pembulatan(tertulis: Decimal, terhitung: Decimal) -> Iterator[str]:
    if abs(tertulis - terhitung) == 1:
        yield "hanya satu rupiah; mungkin akibat pembulatan"


def _satu_bagian(
    simpul: Simpul, kolom: Kolom, selisih: Decimal, dinyatakan: Mapping[Simpul, Decimal]
) -> Iterator[str]:
    """One part below whose amount is the difference: left out, or counted twice.

    Parts are looked for level by level; what the source states itself is not blamed on its parts.
    """
    lapis = simpul.anak
    while selisih < 0 and len(lapis) == 1:  # an only child is the whole: it cannot have been left out
        lapis = lapis[0].anak
    while lapis:
        sama = [bawah for bawah in lapis if bawah.rp(kolom) == abs(selisih)]
        if sama:
            sebab = "tidak ikut dijumlahkan" if selisih < 0 else "terhitung dua kali"
            yield "" if len(sama) > 1 else f"selisihnya sama dengan {sama[0].kode} {sama[0].nama}; mungkin {sebab}"
            return
        lapis = tuple(cucu for anak in lapis if anak not in dinyatakan for cucu in anak.anak)


def _satu_daun(simpul: Simpul, kolom: Kolom, selisih: Decimal) -> Iterator[str]:
    """One sub kegiatan that the source may have with another figure: that of the other column, or other noughts."""
    pasangan = {"rkpd": Kolom("pagu", simpul.n), "pagu": Kolom("rkpd", simpul.n)}
    lain = pasangan.get(kolom.jenis) if kolom in pasangan.values() else None
    cocok = []
    for daun in simpul.daun if simpul.anak else ():
        nilai = daun.rp(kolom)
        if not nilai:
            continue
        seharusnya = nilai + selisih
        if lain and daun.rp(lain) == seharusnya:
            cocok.append(f"cocok bila {daun.kode} {daun.nama} memakai angka {sebut_kolom(lain)} {rp(seharusnya)}")
        elif seharusnya > 0 and any(_kali(seharusnya, nilai)):
            cocok.append(f"cocok bila {daun.kode} {daun.nama} {rp(seharusnya)}, bukan {rp(nilai)}; periksa nolnya")
    if cocok:
        yield "" if len(cocok) > 1 else cocok[0]


def _kali(a: Decimal, b: Decimal) -> Iterator[str]:
    """The word for how many times smaller or larger `a` is, if it is one nought or a few."""
    for kali, kata in _KELIPATAN.items():
        if a * kali == b:
            yield f"{kata} kali lebih kecil"
        elif b * kali == a:
            yield f"{kata} kali lebih besar"


def beda_angka(tertulis: Decimal, terhitung: Decimal) -> Iterator[str]:
    """Slips of the hand: noughts too many or too few, one digit, two digits exchanged, a digit left out or added."""
    yield from (f"tertulis {kata}; periksa banyaknya nol" for kata in _kali(tertulis, terhitung))
    a, b = (f"{nilai:.2f}".removesuffix(".00") for nilai in (tertulis, terhitung))
    beda = [ke for ke, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    awal = beda[0] if beda else min(len(a), len(b))
    if len(a) == len(b) and len(beda) == 1 and _berarti(a[:awal] + a[awal + 1 :]):
        yield f"hanya angka ke-{awal + 1} dari kiri yang berbeda: '{a[awal]}', bukan '{b[awal]}'; mungkin salah ketik"
    elif len(a) == len(b) and len(beda) == _DUA and a[awal : awal + 2] == b[awal : awal + 2][::-1] and _berarti(a):
        yield f"angka ke-{awal + 1} dan ke-{awal + 2} dari kiri tertukar: '{a[awal : awal + 2]}'; mungkin salah ketik"
    elif a[awal:] == b[awal + 1 :] and _berarti(a):
        yield f"angka ke-{awal + 1} dari kiri, '{b[awal]}', terlewat; mungkin salah ketik"
    elif a[awal + 1 :] == b[awal:] and _berarti(b):
        yield f"angka ke-{awal + 1} dari kiri, '{a[awal]}', berlebih; mungkin salah ketik"


def _berarti(angka: str) -> bool:
    """Whether enough digits are not nought: two round amounts are easily alike."""
    return sum(satu in "123456789" for satu in angka) >= _ANGKA_BERARTI


def _belum_berangka(simpul: Simpul, kolom: Kolom, selisih: Decimal) -> Iterator[str]:
    """The only sub kegiatan without a figure, which would make up for what is lacking."""
    kosong = [daun for daun in simpul.daun if daun.rp(kolom) is None]
    if selisih > 0 and len(kosong) == 1:
        nama = f"{kosong[0].kode} {kosong[0].nama}"
        yield f"{nama} tidak punya {sebut_kolom(kolom)}; jumlahnya cocok bila angkanya {rp(selisih)}"
