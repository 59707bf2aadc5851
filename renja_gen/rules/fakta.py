"""The figures of a plan that a text may quote: its years, amounts, percentages and counts.

Nothing is computed before a text asks: of a large plan there are a hundred thousand amounts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from renja_gen.computing import Hasil, Kolom, Simpul, Tingkat
from renja_gen.computing.kinerja import evaluasi_anggaran, evaluasi_indikator, perubahan, tingkat
from renja_gen.computing.pohon import jumlahkan
from renja_gen.computing.ringkasan import bagian_dana
from renja_gen.plan.dasar import Bagian, Deret
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Anggaran
from renja_gen.plan.pernyataan import Dinyatakan, IndikatorDinyatakan, RataRataDinyatakan
from renja_gen.rules.umum import semua_indikator

_SERATUS = Decimal(100)
_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")


class Asal(NamedTuple):
    """What an amount is: its name, the node it belongs to, and how a narrative writes it."""

    nama: str
    simpul: Simpul | None = None
    ungkapan: str = ""

    def __str__(self) -> str:
        simpul = self.simpul
        return f"{self.nama} {simpul.tingkat} {simpul.kode}" if simpul and simpul.kode else self.nama


class Fakta:
    """The figures of a plan, each kind computed when it is first asked for."""

    def __init__(self, hasil: Hasil) -> None:
        self.hasil = hasil
        plan = hasil.plan
        self.periode = {plan.renstra.periode, plan.rpjmd.periode or plan.renstra.periode}

    @cached_property
    def tahun_rencana(self) -> frozenset[int]:
        """The years a plan deals with: n-3 to n+1, Renstra, RPJMD."""
        n = self.hasil.n
        periode = (range(satu.awal, satu.akhir + 1) for satu in self.periode)
        return frozenset({*range(n - 3, n + 2), *(tahun for satu in periode for tahun in satu)})

    @cached_property
    def tahun(self) -> frozenset[int]:
        """Those years, the year of signing, and the years in the legal bases."""
        plan = self.hasil.plan
        hukum = (f"{d.tahun} {d.nomor} {d.tentang} {d.perubahan} {d.lembaran}" for d in plan.dasar_hukum)
        disebut = {int(satu) for satu in _TAHUN.findall(" ".join(hukum))}
        return self.tahun_rencana | disebut | ({plan.renja.tanggal.tahun} if plan.renja.tanggal else set())

    @cached_property
    def uang(self) -> dict[Decimal, Asal]:
        """Every amount of the plan with what it is; the most general meaning of an amount counts."""
        semua: dict[Decimal, Asal] = {}
        for asal, nilai in (*self._pokok(), *self._jumlah(), *self._selisih(), *self._lain()):
            if nilai and (besar := abs(nilai)) not in semua:
                semua[besar] = asal
        return semua

    @cached_property
    def urutan_uang(self) -> list[Decimal]:
        """Every amount, in order."""
        return sorted(self.uang)

    @cached_property
    def persen(self) -> list[Decimal]:
        """Every percentage of the plan, in order; what is left to 100 is one too."""
        ada = {abs(nilai) for nilai in self._persen() if nilai is not None}
        return sorted({*ada, *(_SERATUS - nilai for nilai in ada if nilai < _SERATUS), Decimal(0), _SERATUS})

    @cached_property
    def hitungan(self) -> dict[str, frozenset[int]]:
        """How many of a level there are: in each tree, below any of its nodes, and with or without support."""
        semua: dict[Tingkat, set[int]] = {satu: set() for satu in Tingkat}
        for akar in self._akar:
            for banyak in (*map(_bawah, akar.turun()), *map(_gabung, self._penunjang(akar))):
                for jenis, jumlah in banyak.items():
                    semua[jenis].add(jumlah)
        hasil = self.hasil
        beda = hasil.perbedaan_rkpd()
        arah = [satu.selisih > 0 for satu in beda]
        semua[Tingkat.SUB_KEGIATAN] |= {len(beda), sum(arah), len(arah) - sum(arah)}
        return {jenis.value: frozenset(jumlah) for jenis, jumlah in semua.items()}

    def direncanakan(self, jenis: str) -> int:
        """How many of a level are planned for year n."""
        return len(self.hasil.simpul(self.hasil.rencana, Tingkat(jenis)))

    @property
    def _akar(self) -> tuple[Simpul, ...]:
        return self.hasil.rencana, self.hasil.akar, self.hasil.evaluasi, self.hasil.review

    @cached_property
    def _tahun_anggaran(self) -> list[int]:
        n = self.hasil.n
        anggaran = (satu for satu in self.hasil.plan.semua_bagian() if isinstance(satu, Anggaran))
        return sorted({n - 2, n - 1, n, n + 1, *(t for a in anggaran for d in (a.pagu, a.realisasi) for t in d)})

    @cached_property
    def _kolom(self) -> dict[str, Kolom]:
        """The columns of amounts by the name they have in a message."""
        n = self.hasil.n
        return {
            f"pagu {n}": Kolom("pagu", n), "target Renstra": Kolom("renstra"), "pagu RKPD": Kolom("rkpd", n),
            **{f"pagu {t}": Kolom("pagu", t) for t in self._tahun_anggaran},
            **{f"realisasi {t}": Kolom("realisasi", t) for t in self._tahun_anggaran},
            **{f"realisasi s/d {t}": Kolom("sampai", t) for t in self._tahun_anggaran},
        }  # fmt: skip

    @cached_property
    def _simpul(self) -> list[Simpul]:
        """Every node; leaves once, nodes above them in each tree, for there their sums may differ."""
        semua = {satu: None for akar in self._akar for satu in akar.turun() if satu.anak or akar is self.hasil.akar}
        return list(semua)

    def _pokok(self) -> Iterator[tuple[Asal, Decimal | None]]:
        """The figures that have a name in narratives."""
        hasil, n = self.hasil, self.hasil.n
        uang = evaluasi_anggaran(hasil.evaluasi)
        penunjang, urusan = self._penunjang(hasil.rencana)
        kolom = Kolom("pagu", n)
        for nama, ungkapan, nilai in (
            (f"pagu {n}", "total.pagu[n]", hasil.pagu),
            (f"prakiraan maju {n + 1}", "total.pagu[tahun.maju]", hasil.pagu_maju),
            ("pagu RKPD", "total.rkpd", hasil.pagu_rkpd),
            ("selisih terhadap RKPD", "review.selisih|abs", hasil.pagu - hasil.pagu_rkpd),
            (f"pagu {n - 2}", "evaluasi.pagu", uang.target),
            (f"realisasi {n - 2}", "evaluasi.realisasi", uang.realisasi),
            (f"sisa pagu {n - 2}", "evaluasi.sisa", (uang.target or 0) - (uang.realisasi or Decimal(0))),
            ("target Renstra", "evaluasi.renstra", uang.renstra),
            (f"realisasi s/d {n - 2}", "evaluasi.kumulatif", uang.kumulatif),
            (f"pagu {n - 1}", "evaluasi.target_berjalan", uang.target_berjalan),
            (f"pagu {n - 1}", "total.pagu[tahun.berjalan]", hasil.akar.rp(Kolom("pagu", n - 1))),
            (f"perkiraan realisasi s/d {n - 1}", "evaluasi.perkiraan", uang.perkiraan),
            ("pagu program penunjang", "total.penunjang", jumlahkan(satu.rp(kolom) for satu in penunjang)),
            ("pagu program urusan", "total.urusan", jumlahkan(satu.rp(kolom) for satu in urusan)),
            ("pagu sebelum perubahan", "evaluasi.pagu_sebelum_perubahan", hasil.plan.evaluasi.pagu_sebelum_perubahan),
        ):
            yield Asal(nama, ungkapan=f"rupiah({ungkapan})"), nilai

    def _jumlah(self) -> Iterator[tuple[Asal, Decimal | None]]:
        """The amounts of every node in every column."""
        for simpul in self._simpul:
            for nama, kolom in self._kolom.items():
                yield Asal(nama, simpul), simpul.rp(kolom)
        for akar in self._akar:
            for jenis, program in zip(("penunjang", "urusan"), self._penunjang(akar), strict=True):
                for nama, kolom in self._kolom.items():
                    yield Asal(f"{nama} program {jenis}"), jumlahkan(satu.rp(kolom) for satu in program)

    @cached_property
    def _pasangan(self) -> list[tuple[str, Kolom, Kolom]]:
        """The pairs of columns that texts compare."""
        n, tahun = self.hasil.n, self._tahun_anggaran
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

    def _selisih(self) -> Iterator[tuple[Asal, Decimal | None]]:
        for simpul in self._simpul:
            for nama, dari, ke in self._pasangan:
                awal, akhir = simpul.rp(dari), simpul.rp(ke)
                if awal is not None or akhir is not None:
                    yield Asal(nama, simpul), (akhir or Decimal(0)) - (awal or Decimal(0))

    def _lain(self) -> Iterator[tuple[Asal, Decimal | None]]:
        """Sources of funds, changes against the RKPD, and whatever else is stated."""
        hasil = self.hasil
        for dana in hasil.per_sumber_dana():
            yield Asal(f"pagu dari {dana.nama}"), dana.pagu
        for program in hasil.simpul(hasil.rencana, Tingkat.PROGRAM):
            dari: dict[str, Decimal] = {}
            for daun in program.daun:
                for sumber, nilai in bagian_dana(daun):
                    dari[sumber] = dari.get(sumber, Decimal(0)) + nilai
            yield from ((Asal(f"pagu dari {sumber}", program), nilai) for sumber, nilai in dari.items())
        selisih = [satu.selisih for satu in hasil.perbedaan_rkpd()]
        yield Asal("tambahan terhadap RKPD"), jumlahkan(satu for satu in selisih if satu > 0)
        yield Asal("pengurangan terhadap RKPD"), jumlahkan(satu for satu in selisih if satu < 0)
        awal, uang = hasil.plan.evaluasi.pagu_sebelum_perubahan, evaluasi_anggaran(hasil.evaluasi)
        if awal is not None and uang.target is not None:
            yield Asal("perubahan pagu"), uang.target - awal
        for simpul in hasil.evaluasi.turun():
            yield Asal("perkiraan realisasi", simpul), evaluasi_anggaran(simpul).perkiraan
        for bagian in hasil.plan.semua_bagian():
            yield from ((Asal("angka yang ditulis"), nilai) for nilai in _angka(bagian))

    def _persen(self) -> Iterator[Decimal | None]:
        hasil, mulai = self.hasil, self.hasil.plan.renstra.periode.awal
        for simpul in hasil.evaluasi.turun():
            uang = evaluasi_anggaran(simpul)
            yield from (uang.tingkat, uang.capaian, uang.capaian_perkiraan)
        for program in hasil.simpul(hasil.evaluasi, Tingkat.PROGRAM):
            yield from _rata(hasil.rata_rata(program))
        yield from _rata(hasil.rata_rata_seluruh())
        for indikator in semua_indikator(hasil):
            kinerja = evaluasi_indikator(indikator, hasil.n, mulai)
            yield from (kinerja.tingkat, kinerja.capaian, kinerja.capaian_perkiraan)
        for simpul in self._simpul:
            yield from (perubahan(simpul.rp(dari), simpul.rp(ke)) for _, dari, ke in self._pasangan)
            yield from (
                tingkat(simpul.rp(Kolom("realisasi", t)), simpul.rp(Kolom("pagu", t))) for t in self._tahun_anggaran
            )
        for akar in self._akar:
            for kolom in self._kolom.values():
                yield from _bagian_dari(akar, kolom)
                yield from (
                    tingkat(jumlahkan(satu.rp(kolom) for satu in program), akar.rp(kolom))
                    for program in self._penunjang(akar)
                )
        yield from (dana.persen for dana in hasil.per_sumber_dana())
        yield perubahan(hasil.plan.evaluasi.pagu_sebelum_perubahan, evaluasi_anggaran(hasil.evaluasi).target)
        for bagian in hasil.plan.semua_bagian():
            yield from _persen_tertulis(bagian)

    def _penunjang(self, akar: Simpul) -> tuple[list[Simpul], list[Simpul]]:
        """The support programmes of a tree (X.XX.01), and the others."""
        semua = self.hasil.simpul(akar, Tingkat.PROGRAM)
        penunjang = [satu for satu in semua if satu.kode.endswith(".01")]
        return penunjang, [satu for satu in semua if satu not in penunjang]


def terdekat(urut: list[Decimal], mulai: Decimal, akhir: Decimal) -> Decimal | None:
    """The first figure from `mulai` on and before `akhir`, or None."""
    ke = bisect_left(urut, mulai)
    return urut[ke] if ke < len(urut) and urut[ke] < akhir else None


def _rata(rata: object) -> Iterator[Decimal | None]:
    yield from (getattr(rata, nama) for nama in ("tingkat_k", "tingkat_rp", "capaian_k", "capaian_rp"))


def _bawah(simpul: Simpul) -> dict[Tingkat, int]:
    """How many nodes of each level there are below a node."""
    return _gabung(simpul.anak)


def _gabung(semua: "list[Simpul] | tuple[Simpul, ...]") -> dict[Tingkat, int]:
    jumlah: dict[Tingkat, int] = {}
    for induk in semua:
        for simpul in induk.turun():
            jumlah[simpul.tingkat] = jumlah.get(simpul.tingkat, 0) + 1
    return jumlah


def _bagian_dari(akar: Simpul, kolom: Kolom) -> Iterator[Decimal | None]:
    """The share of every node in the whole, and in the node above it."""
    seluruh = akar.rp(kolom)
    for simpul in akar.turun():
        nilai = simpul.rp(kolom)
        yield tingkat(nilai, seluruh) if nilai is not None else None
        yield from (tingkat(anak.rp(kolom), nilai) for anak in simpul.anak)


def _isi(nilai: object) -> Iterator[object]:
    """The single values of a field."""
    if isinstance(nilai, Deret):
        for satu in (*nilai.tahun.values(), *nilai.sampai.values()):
            yield from satu if isinstance(satu, tuple) else (satu,)
    else:
        yield nilai


def _angka(bagian: Bagian) -> Iterator[Decimal]:
    """The amounts stated in a part."""
    for kunci in bagian.model_fields_set:
        yield from (satu for satu in _isi(getattr(bagian, kunci)) if isinstance(satu, Decimal))


def _persen_tertulis(bagian: Bagian) -> Iterator[Decimal]:
    """The percentages stated in a part, the degree to which its targets were reached, and what is lacking."""
    if isinstance(bagian, Dinyatakan | IndikatorDinyatakan | RataRataDinyatakan):
        yield from _angka(bagian)
    satuan = str(getattr(bagian, "satuan", ""))
    nilai = {kunci: getattr(bagian, kunci) for kunci in bagian.model_fields_set}
    for satu in (butir for isian in nilai.values() for butir in _isi(isian)):
        if isinstance(satu, Capaian) and satu.angka is not None and _satuan_persen(f"{satuan} {satu.satuan}"):
            yield satu.angka
    target, realisasi = nilai.get("target"), nilai.get("realisasi")
    if isinstance(target, Deret) and isinstance(realisasi, Deret):
        for tahun in realisasi.tahun:
            a, b = realisasi.tahun[tahun], target[tahun]
            if b is not None and a.angka is not None and b.angka is not None:
                yield b.angka - a.angka
                if (capaian := tingkat(a.angka, b.angka, turun=getattr(bagian, "arah", "") == "turun")) is not None:
                    yield capaian


def _satuan_persen(satuan: str) -> bool:
    return "%" in satuan or "persen" in satuan.lower()
