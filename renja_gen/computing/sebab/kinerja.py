"""Where performance values come from: written, or accumulated over years, and by which rule."""

from collections.abc import Iterable
from dataclasses import replace

from renja_gen.angka import KOSONG
from renja_gen.computing.kinerja import Kinerja, akumulasi_indikator, deret_kinerja, nilai_kinerja
from renja_gen.computing.sebab.pokok import TIDAK_TERTULIS, Sebab, kunci_deret, sebut_kinerja, tempat_deret
from renja_gen.diagnostics import Span
from renja_gen.plan.nilai import Capaian
from renja_gen.plan.pekerjaan import Indikator


def sebab_kinerja(indikator: Indikator, kolom: Kinerja, mulai: int) -> Sebab:
    """A performance value: written, or accumulated; `mulai` is the first year of the Renstra."""
    nilai = nilai_kinerja(indikator, kolom, mulai)
    tahun = kolom.tahun
    match kolom.jenis:
        case "renstra":
            return _capaian(indikator, kolom, nilai, indikator.span("renstra"))
        case "target":
            return _capaian(indikator, kolom, nilai, tempat_deret(indikator, "target", tahun))
        case "realisasi" if tahun in indikator.realisasi or tahun not in indikator.triwulan:
            return _capaian(indikator, kolom, nilai, tempat_deret(indikator, "realisasi", tahun))
        case "realisasi":
            banyak = len(indikator.triwulan[tahun] or ())
            triwulan = (Kinerja(f"triwulan-{ke}", tahun) for ke in range(1, banyak + 1))  # type: ignore[arg-type]
            unsur = [sebab_kinerja(indikator, satu, mulai) for satu in triwulan]
            return _terakumulasi(indikator, kolom, nilai, unsur, [1] * len(unsur))
        case "sampai" | "perkiraan":
            return _sampai_kinerja(indikator, kolom, nilai, mulai)
        case triwulan_ke:
            kunci = kunci_deret(indikator, "triwulan", tahun)
            return _capaian(indikator, kolom, nilai, indikator.span("triwulan", kunci, int(triwulan_ke[-1]) - 1))


def _sampai_kinerja(indikator: Indikator, kolom: Kinerja, nilai: Capaian | None, mulai: int) -> Sebab:
    deret = deret_kinerja(indikator, kolom)
    awal = max((t for t in deret.sampai if t <= kolom.tahun), default=None)
    unsur, bobot = [], []
    if awal is not None:
        tempat = tempat_deret(indikator, "realisasi", awal, sampai=True)
        unsur.append(_capaian(indikator, Kinerja("sampai", awal), deret.sampai[awal], tempat))
        bobot.append(max(1, awal - mulai + 1))
        if awal == kolom.tahun:
            return _capaian(indikator, kolom, nilai, tempat)  # printed with the unit of the indicator
    for tahun in sorted(t for t in deret.tahun if (awal or 0) < t <= kolom.tahun):
        jenis = "target" if kolom.jenis == "perkiraan" and tahun == kolom.tahun else "realisasi"
        unsur.append(sebab_kinerja(indikator, Kinerja(jenis, tahun), mulai))  # type: ignore[arg-type]
        bobot.append(1)
    if not unsur:
        return _capaian(indikator, kolom, None, indikator.span("realisasi"))
    hasil = _terakumulasi(indikator, kolom, nilai, unsur, bobot)
    if kolom.jenis == "perkiraan" and kolom.tahun in deret.tahun:
        anggapan = f"target {kolom.tahun} dianggap tercapai seluruhnya"
        hasil = replace(hasil, catatan=(*hasil.catatan, anggapan))
    return hasil


def _terakumulasi(
    indikator: Indikator, kolom: Kinerja, nilai: Capaian | None, unsur: list[Sebab], bobot: list[int]
) -> Sebab:
    cara = akumulasi_indikator(indikator)
    rumus = {"jumlah": "add", "terakhir": "last", "rata-rata": "mean"}[cara]
    catatan = [f"akumulasi {cara}, {_alasan(indikator)}"]
    if any(satu.teks for satu in unsur) and rumus != "last":
        catatan.append("ada nilai berupa teks; teks tidak ikut dihitung")
    if rumus == "mean" and max(bobot) > 1:
        catatan.append(f"nilai s/d dihitung sebanyak {max(bobot)} tahun yang diwakilinya")
    hasil = _capaian(indikator, kolom, nilai, None, catatan)
    return replace(hasil, rumus=rumus, unsur=tuple(unsur), bobot=tuple(bobot) if rumus == "mean" else ())


def _alasan(indikator: Indikator) -> str:
    """Why an indicator's years accumulate as they do: see `akumulasi_indikator`."""
    if indikator.akumulasi:
        return "seperti tertulis pada indikatornya"
    if akumulasi_indikator(indikator) == "jumlah":
        return f"bawaan{f' untuk satuan {indikator.satuan}' if indikator.satuan else ''}"
    return "karena makin kecil makin baik" if indikator.arah == "turun" and not _berpersen(indikator) else (
        "karena satuannya persen"
    )  # fmt: skip


def _berpersen(indikator: Indikator) -> bool:
    """Whether the indicator would accumulate as a percentage does, whatever its direction."""
    return akumulasi_indikator(indikator.model_copy(update={"arah": "naik"})) == "terakhir"


def _capaian(
    indikator: Indikator, kolom: Kinerja, nilai: Capaian | None, tempat: Span | None, catatan: Iterable[str] = ()
) -> Sebab:
    return sebab_capaian(
        sebut_kinerja(kolom), f"indikator {indikator.nama}", nilai, indikator.satuan,
        tempat if tempat is None or tempat.file else indikator.span("nama"), catatan,
    )  # fmt: skip


def sebab_capaian(
    apa: str, siapa: str, nilai: Capaian | None, satuan: str, tempat: Span | None, catatan: Iterable[str] = ()
) -> Sebab:
    """A performance value, with its unit."""
    if nilai is None:
        return Sebab(apa, siapa, None, KOSONG, tempat=tempat, catatan=(*catatan, TIDAK_TERTULIS))
    cetak, teks = nilai.cetak(satuan), nilai.angka is None
    return Sebab(apa, siapa, nilai.angka, cetak, tempat=tempat, catatan=tuple(catatan), teks=teks)
