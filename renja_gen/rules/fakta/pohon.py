"""The trees, columns and pairs of columns out of which the figures that a text may quote are made."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.pohon import di_rkpd, direncanakan
from renja_gen.computing.ringkasan import NOL, Perbedaan
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.rules.umum import semua_sub


class Pohon:
    """The trees of a plan and the columns of their amounts."""

    def __init__(self, hasil: Hasil) -> None:
        self.hasil = hasil
        self.akar = (hasil.rencana, hasil.akar, hasil.evaluasi, hasil.review)
        n = hasil.n
        anggaran = [sub.anggaran for sub in semua_sub(hasil)]
        tertulis = {t for satu in anggaran for deret in (satu.pagu, satu.realisasi) for t in deret}
        self.tahun = sorted({n - 2, n - 1, n, n + 1, *tertulis})

    @cached_property
    def kolom(self) -> dict[str, Kolom]:
        """The columns of amounts by the name they have in a message."""
        n = self.hasil.n
        return {
            f"pagu {n}": Kolom("pagu", n), "target Renstra": Kolom("renstra"), "pagu RKPD": Kolom("rkpd", n),
            **{f"pagu {t}": Kolom("pagu", t) for t in self.tahun},
            **{f"realisasi {t}": Kolom("realisasi", t) for t in self.tahun},
            **{f"realisasi s/d {t}": Kolom("sampai", t) for t in self.tahun},
        }  # fmt: skip

    @cached_property
    def simpul(self) -> list[Simpul]:
        """Every node; leaves once, nodes above them in each tree, for there their sums may differ."""
        semua = {satu: None for akar in self.akar for satu in akar.turun() if satu.anak or akar is self.hasil.akar}
        return list(semua)

    @cached_property
    def pasangan(self) -> list[tuple[str, Kolom, Kolom]]:
        """The pairs of columns that texts compare, and what their difference is called."""
        n, tahun = self.hasil.n, self.tahun
        return [
            *((f"perubahan pagu {a}-{b}", Kolom("pagu", a), Kolom("pagu", b)) for a, b in pairwise(tahun)),
            *(
                (f"perubahan realisasi {a}-{b}", Kolom("realisasi", a), Kolom("realisasi", b))
                for a, b in pairwise(tahun)
            ),
            *((f"sisa pagu {t}", Kolom("pagu", t), Kolom("realisasi", t)) for t in tahun),
            *((f"sisa target Renstra {t}", Kolom("renstra"), Kolom("sampai", t)) for t in tahun),
            ("selisih terhadap RKPD", Kolom("rkpd", n), Kolom("pagu", n)),
            (f"perubahan pagu {n - 2}-{n}", Kolom("pagu", n - 2), Kolom("pagu", n)),
        ]  # fmt: skip

    @cached_property
    def perbedaan(self) -> dict[str, list[Perbedaan]]:
        """The sub kegiatan that differ from the RKPD draft, in the groups that texts speak of."""
        n, semua = self.hasil.n, self.hasil.perbedaan_rkpd()
        baru = [satu for satu in semua if not di_rkpd(satu.simpul.sub, n)]
        hilang = [satu for satu in semua if not direncanakan(satu.simpul.sub, n)]
        tetap = [p for p in semua if di_rkpd(p.simpul.sub, n) and direncanakan(p.simpul.sub, n)]
        return {
            "perbedaan dengan RKPD": semua, "pagu sub kegiatan baru": baru, "pagu sub kegiatan yang hilang": hilang,
            "tambahan sub kegiatan yang tetap": [satu for satu in tetap if satu.selisih > 0],
            "pengurangan sub kegiatan yang tetap": [satu for satu in tetap if satu.selisih < 0],
            "tambahan terhadap RKPD": [satu for satu in semua if satu.selisih > 0],
            "pengurangan terhadap RKPD": [satu for satu in semua if satu.selisih < 0],
        }  # fmt: skip

    @cached_property
    def diubah(self) -> list[tuple[Simpul, Decimal | None, Decimal | None]]:
        """The pagu of year n of every node before and after a perubahan, by code; nothing for another plan."""
        if self.hasil.sebelum is None:
            return []
        kolom = Kolom("pagu", self.hasil.n)
        dulu, kini = (
            {satu.kode: satu for satu in hasil.rencana.turun()} for hasil in (self.hasil.sebelum, self.hasil)
        )

        def rp(simpul: Simpul | None) -> Decimal | None:
            return simpul.rp(kolom) if simpul else None

        semua = {**dulu, **kini}
        return [(simpul, rp(dulu.get(kode)), rp(kini.get(kode))) for kode, simpul in semua.items()]

    @cached_property
    def kelompok_diubah(self) -> dict[str, list[Decimal]]:
        """By how much a perubahan changes the pagu of sub kegiatan, in the groups that texts speak of."""
        sub = [satu for satu in self.diubah if satu[0].tingkat is Tingkat.SUB_KEGIATAN]
        beda = [(dulu, kini, (kini or NOL) - (dulu or NOL)) for _, dulu, kini in sub]
        tetap = [selisih for dulu, kini, selisih in beda if dulu is not None and kini is not None]
        return {
            "pagu sub kegiatan yang ditambahkan": [selisih for dulu, _, selisih in beda if dulu is None],
            "pagu sub kegiatan yang dihapus": [selisih for _, kini, selisih in beda if kini is None],
            "tambahan pagu karena perubahan": [selisih for selisih in tetap if selisih > 0],
            "pengurangan pagu karena perubahan": [selisih for selisih in tetap if selisih < 0],
            "perubahan pagu sub kegiatan": [selisih for _, _, selisih in beda if selisih],
        }

    def penunjang(self, akar: Simpul) -> tuple[list[Simpul], list[Simpul]]:
        """The support programmes of a tree (X.XX.01), and the others."""
        semua = self.hasil.simpul(akar, Tingkat.PROGRAM)
        penunjang = [satu for satu in semua if satu.kode.endswith(".01")]
        return penunjang, [satu for satu in semua if satu not in penunjang]


def isi(bagian: Bagian) -> Iterator[object]:
    """The single values written in a part."""
    for kunci in bagian.model_fields_set:
        nilai = getattr(bagian, kunci)
        if isinstance(nilai, Deret):
            for satu in (*nilai.tahun.values(), *nilai.sampai.values()):
                yield from satu if isinstance(satu, tuple) else (satu,)
        else:
            yield nilai


def angka_tertulis(bagian: Bagian) -> Iterator[Decimal]:
    """The amounts written in a part (in stated figures: percentages too)."""
    yield from (satu for satu in isi(bagian) if isinstance(satu, Decimal))
