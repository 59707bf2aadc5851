"""What differs between two parts of plans: a walk over the model's own fields, so that no key can be forgotten.

Values are compared, not their spelling: amounts as numbers, lists of texts without their order, items of other lists
by what identifies them.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Literal, NamedTuple, TypeVar

from renja_gen.angka import angka, persen, romawi, rupiah
from renja_gen.computing.kinerja import perubahan as persen_perubahan
from renja_gen.nomenklatur import keserupaan
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pernyataan import Persen

T = TypeVar("T")
Jenis = Literal["rupiah", "capaian", "persen", "teks"]
Jalur = tuple[str, ...]

MIRIP = 0.6  # how much alike what identifies two items must be for one to be the other renamed
_TERBANYAK = 40_000  # comparisons of names within one list; of longer ones only equal items belong together
_PENGENAL: tuple[tuple[str, ...], ...] = (("jenis", "nomor", "tahun"), ("kode",), ("nama",), ("sumber",), ("jenis",))
_PERSEN = Persen | None  # what the model says of a percentage


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A value that differs: where it stands below its part, what it was and is; None where it was not or is not.

    `lama` and `baru` are as printed, `angka_lama` and `angka_baru` the exact figures behind them (None for texts).
    """

    jalur: Jalur
    jenis: Jenis
    lama: str | None
    baru: str | None
    angka_lama: Decimal | None = None
    angka_baru: Decimal | None = None

    @property
    def sebutan(self) -> str:
        """Where it stands, on one line."""
        return " › ".join(self.jalur)

    @property
    def selisih(self) -> Decimal | None:
        """New less old, absent counting as zero; None where there is no figure, or something else than one."""
        if self.angka_lama is None and self.angka_baru is None:
            return None
        sisi = ((self.lama, self.angka_lama), (self.baru, self.angka_baru))
        teks = any(cetak is not None and nilai is None for cetak, nilai in sisi)
        return None if teks else (self.angka_baru or Decimal(0)) - (self.angka_lama or Decimal(0))

    @property
    def persen(self) -> Decimal | None:
        """The difference in percent of the old figure, of what was removed -100; None where it was absent or zero."""
        return None if self.selisih is None else persen_perubahan(self.angka_lama, self.angka_baru or Decimal(0))


class _Nilai(NamedTuple):
    """A single value: what counts when comparing, how it is printed, the figure in it."""

    isi: object
    teks: str
    jenis: Jenis = "teks"
    angka: Decimal | None = None


def beda_rupiah(jalur: Jalur, lama: Decimal | None, baru: Decimal | None) -> Iterator[Perubahan]:
    """The change of an amount, if any."""
    if lama != baru:
        yield Perubahan(jalur, "rupiah", _rupiah(lama), _rupiah(baru), lama, baru)


def _rupiah(nilai: Decimal | None) -> str | None:
    return None if nilai is None else rupiah(nilai)


def beda_teks(jalur: Jalur, lama: str | None, baru: str | None) -> Iterator[Perubahan]:
    """The change of a text, if any."""
    if lama != baru:
        yield Perubahan(jalur, "teks", lama, baru)


def beda(
    lama: Bagian | None, baru: Bagian | None, jalur: Jalur = (), kecuali: Collection[str] = ()
) -> Iterator[Perubahan]:
    """All that differs between two parts of one kind, the keys `kecuali` left out; either may be absent."""
    satu = baru if baru is not None else lama
    if satu is None:
        return
    for kunci, field in type(satu).model_fields.items():
        sendiri = lama is None or baru is None
        if kunci in kecuali or (sendiri and getattr(satu, kunci) == field.get_default(call_default_factory=True)):
            continue
        kiri, kanan = (getattr(sisi, kunci) if sisi is not None else None for sisi in (lama, baru))
        konteks = _Konteks("persen" if field.annotation == _PERSEN else "rupiah", _satuan(lama), _satuan(baru))
        yield from _beda_isi(kiri, kanan, (*jalur, kunci.replace("_", " ")), konteks)


class _Konteks(NamedTuple):
    """What a `Decimal` is here, and the units that stand beside performance values without one."""

    jenis: Jenis
    satuan_lama: str
    satuan_baru: str


def _satuan(bagian: Bagian | None) -> str:
    return str(getattr(bagian, "satuan", ""))


def _beda_isi(lama: Any, baru: Any, jalur: Jalur, konteks: _Konteks) -> Iterator[Perubahan]:
    """What differs between two values of a key, whatever they are."""
    contoh = baru if baru is not None else lama
    match contoh:
        case None:
            return
        case Bagian():
            yield from beda(lama, baru, jalur)
        case Deret():
            yield from _beda_peta(_peta(lama), _peta(baru), jalur, konteks)
        case dict():
            yield from _beda_peta(lama or {}, baru or {}, jalur, konteks)
        case tuple():
            yield from _beda_daftar(lama or (), baru or (), jalur, konteks)
        case _:
            kiri = _nilai(lama, konteks.jenis, konteks.satuan_lama)
            kanan = _nilai(baru, konteks.jenis, konteks.satuan_baru)
            yield from _beda_nilai(kiri, kanan, jalur)


def _peta(deret: Deret[Any] | None) -> dict[str, Any]:
    """A series by the printed names of its years."""
    if deret is None:
        return {}
    sampai = {f"s/d {tahun}": isi for tahun, isi in deret.sampai.items()}
    return sampai | {f"{tahun}": isi for tahun, isi in deret.tahun.items()}


def _urutan(kunci: str | int) -> tuple[int, str]:
    """Numbers and years in order; "s/d 2021" stands with 2021."""
    teks = f"{kunci}"
    return int(teks[-4:]), teks


def _beda_peta(lama: dict[Any, Any], baru: dict[Any, Any], jalur: Jalur, konteks: _Konteks) -> Iterator[Perubahan]:
    for kunci in sorted({*lama, *baru}, key=_urutan):
        kiri, kanan = lama.get(kunci), baru.get(kunci)
        if isinstance(kiri if kanan is None else kanan, tuple):  # quarters, which have an order
            for ke, (satu, lain) in enumerate(zip_longest(kiri or (), kanan or ()), 1):
                yield from _beda_isi(satu, lain, (*jalur, f"{kunci}", f"triwulan {romawi(ke)}"), konteks)
        else:
            yield from _beda_isi(kiri, kanan, (*jalur, f"{kunci}"), konteks)


def _beda_daftar(
    lama: tuple[Any, ...], baru: tuple[Any, ...], jalur: Jalur, konteks: _Konteks
) -> Iterator[Perubahan]:
    """Lists without their order: what one side lacks is new or gone, or the other's that is most like it."""
    semua = pasangkan(lama, baru, _pengenal)
    for kiri, kanan in sorted(semua, key=lambda satu: satu[1] is not None):  # what is gone first
        match kiri, kanan:
            case Bagian(), Bagian():
                yield from beda(kiri, kanan, (*jalur, _pengenal(kanan)))
            case _:
                yield from _beda_nilai(_butir(kiri, konteks), _butir(kanan, konteks), jalur)


def _butir(isi: Any, konteks: _Konteks) -> _Nilai | None:
    """An item as one value; a part with all that it holds."""
    if isinstance(isi, Bagian):
        teks = "; ".join(_diringkas(isi))
        return _Nilai(teks, teks)
    return _nilai(isi, konteks.jenis, konteks.satuan_baru)


def _diringkas(bagian: Bagian) -> Iterator[str]:
    """All that a part holds, in its words; what identifies it first and without its key."""
    yield _pengenal(bagian)
    nama: Sequence[str] = next((kunci for kunci in _PENGENAL if _bernilai(bagian, kunci)), ())
    yield from (f"{' '.join(satu.jalur)}: {satu.baru}" for satu in beda(None, bagian, kecuali=nama))


def _nilai(isi: Any, jenis: Jenis, satuan: str) -> _Nilai | None:
    match isi:
        case None:
            return None
        case Decimal():
            return _Nilai(isi, persen(isi) if jenis == "persen" else rupiah(isi), jenis, isi)
        case Capaian():
            sendiri = "" if isi.satuan.casefold() == satuan.casefold() else isi.satuan
            kunci = (isi.teks,) if isi.angka is None else (isi.angka, sendiri)
            return _Nilai(kunci, isi.cetak(satuan), "capaian", isi.angka)
        case bool():
            return _Nilai(isi, "ya" if isi else "tidak")
        case _:
            return _Nilai(isi, f"{isi}") if f"{isi}" else None


def _beda_nilai(lama: _Nilai | None, baru: _Nilai | None, jalur: Jalur) -> Iterator[Perubahan]:
    if (lama and lama.isi) == (baru and baru.isi):
        return
    ada = baru or lama
    assert ada is not None
    yield Perubahan(
        jalur, ada.jenis, lama and lama.teks, baru and baru.teks, lama and lama.angka, baru and baru.angka
    )  # fmt: skip


# --- items of lists


def _bernilai(bagian: Bagian, kunci: Sequence[str]) -> bool:
    return all(getattr(bagian, satu, None) not in {None, ""} for satu in kunci)


def _pengenal(isi: Any) -> str:
    """What identifies an item of a list, as printed."""
    if not isinstance(isi, Bagian):
        return f"{isi}"
    kunci: Sequence[str] = next((satu for satu in _PENGENAL if _bernilai(isi, satu)), ())
    return " ".join(str(getattr(isi, satu)) for satu in kunci) or "–"


def pasangkan(lama: Sequence[T], baru: Sequence[T], kunci: Callable[[T], str]) -> list[tuple[T | None, T | None]]:
    """Items that belong together: of the same key, then of the rest those whose keys are most alike.

    In the order of the new ones; those that are gone come last.
    """
    menurut_kunci: dict[str, list[int]] = {}
    for ke, satu in enumerate(lama):
        menurut_kunci.setdefault(kunci(satu), []).append(ke)
    asal: dict[int, int] = {}  # positions of the old items by those of the new ones
    for ke, satu in enumerate(baru):
        if sama := menurut_kunci.get(kunci(satu)):
            asal[ke] = sama.pop(0)
    sisa = {ke: kunci(lama[ke]) for semua in menurut_kunci.values() for ke in semua}
    baru_sisa = [ke for ke in range(len(baru)) if ke not in asal]
    if len(sisa) * len(baru_sisa) <= _TERBANYAK:
        for ke in baru_sisa:
            serupa = ((keserupaan(nama, kunci(baru[ke])), -dari) for dari, nama in sisa.items())
            nilai, dari = max(serupa, default=(0.0, 0))
            if nilai >= MIRIP:
                asal[ke] = -dari
                del sisa[-dari]
    gabungan: list[tuple[T | None, T | None]] = [
        (lama[asal[ke]] if ke in asal else None, satu) for ke, satu in enumerate(baru)
    ]
    return [*gabungan, *((lama[ke], None) for ke in sorted(sisa))]


def cetak_selisih(satu: Perubahan) -> str:
    """The difference as printed; "–" where it is undefined."""
    return rupiah(satu.selisih) if satu.jenis == "rupiah" else angka(satu.selisih)


def bertanda(teks: str, nilai: Decimal | None) -> str:
    """A printed change with its sign."""
    return f"+{teks}" if nilai is not None and nilai > 0 else teks
