"""The files of an imported plan: plan.yaml with what is known of the agency, and a file for each program."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from renja_gen.angka import rupiah
from renja_gen.impor.pohon import Pohon, terisi, tulis_simpul
from renja_gen.nomenklatur import Katalog
from renja_gen.options import Tahap
from renja_gen.plan.kode import urutan_kode
from renja_gen.plan.pekerjaan import Program
from renja_gen.plan.skema import SKEMA, schema_text
from renja_gen.yaml_text import Data, Noted, dump, flow, ordered

_ISI = "isi"  # the comment beside what only the agency knows
_DAERAH = r"(?:KOTA|KABUPATEN|KAB\.?|PROVINSI)"
_INSTANSI = re.compile(
    rf"\b((?:DINAS|BADAN|SEKRETARIAT|INSPEKTORAT|KECAMATAN|SATUAN POLISI|RUMAH SAKIT|KANTOR|BAGIAN)\b[A-Z ,.&/-]*?)"
    rf"\s+({_DAERAH}\s+[A-Z ]+?)(?=\s+(?:TAHUN|TA\b|PERIODE|PROVINSI)|[,.;:\d(]|$)",
    re.IGNORECASE,
)
_DI_DAERAH = re.compile(rf"\b({_DAERAH}\s+[A-Z ]+?)(?=\s+(?:TAHUN|TA\b|PERIODE|PROVINSI)|[,.;:\d(]|$)", re.IGNORECASE)
_SEBARIS = {"rkpd", "dinyatakan", "abaikan"}  # parts that stand on one line where they fit
_TERPANJANG = 300  # letters of a title that may name an agency; the patterns take long over longer texts
_KECIL = {"dan", "di", "ke", "dari", "untuk", "serta", "atau"}
# Renstra periods that most agencies have, by the last plan year in them before the next begins.
_PERIODE = ((2020, "2016-2021"), (2025, "2021-2026"), (2029, "2025-2029"), (2034, "2030-2034"))


@dataclass(frozen=True)
class Identitas:
    """What is known of the agency and its plan; "" is not known."""

    tahun: int
    nama: str = ""
    singkatan: str = ""
    daerah: str = ""
    tahap: Tahap | None = None
    periode: str = ""


def instansi_dari(judul: Iterable[str]) -> tuple[str, str]:
    """Agency and region in the titles above a table, "" where they do not say."""
    semua = [" ".join(satu.split()) for satu in judul if len(satu) <= _TERPANJANG]
    for teks in semua:
        if cocok := _INSTANSI.search(re.sub(r"^.*:\s*", "", teks)):
            return _judul(cocok[1]), _judul(cocok[2])
    daerah = next((cocok[1] for teks in semua if (cocok := _DI_DAERAH.search(teks))), "")
    return "", _judul(daerah)


def _judul(teks: str) -> str:
    kata = [satu.lower() if satu.lower() in _KECIL else satu.capitalize() for satu in teks.split()]
    return re.sub(r"^Kab\.?(?= )", "Kabupaten", " ".join(kata))


def tulis_rencana(pohon: Pohon, katalog: Katalog, siapa: Identitas, asal: str, *, persis: bool) -> dict[str, str]:
    """The files of a plan by their names; `persis` keeps names that differ from the catalogue's by a letter."""
    berkas = {"plan.yaml": _plan(pohon, siapa, asal, persis=persis), SKEMA: schema_text()}
    for program in sorted(pohon.bertingkat("program"), key=lambda satu: urutan_kode(satu.kode)):
        isi = tulis_simpul(pohon, program, katalog, persis=persis)
        nama = PurePosixPath("program") / f"{program.kode}.yaml"
        berkas[str(nama)] = dump(ordered(_siap(isi), Program))
    return berkas


def _plan(pohon: Pohon, siapa: Identitas, asal: str, *, persis: bool) -> str:
    isi: dict[str, Any] = {
        "renja": {"tahun": str(siapa.tahun), "tahap": _atau(siapa.tahap or "", "rancangan awal")},
        "perangkat_daerah": {
            "nama": _atau(siapa.nama, "[isi nama Perangkat Daerah]"),
            "singkatan": _atau(siapa.singkatan, siapa.nama or "[isi nama pendek]"),
            "daerah": _atau(siapa.daerah, "Kabupaten [isi nama]"),
            # nothing invented that could be taken for the real thing and signed; RG704 tells what is left
            "kepala": Noted({"nama": _atau("", "…")}, below=(f"pangkat: …  # {_ISI}", f"nip: …  # {_ISI}")),
        },
        "renstra": {"periode": _atau(siapa.periode, _periode(siapa.tahun))},
        "program": {"sertakan": "program/*.yaml"},
    }
    for kunci, tingkat in (("urusan", "urusan"), ("bidang_urusan", "bidang urusan")):
        isi[kunci] = [
            {"kode": satu.kode, "nama": satu.nama if persis else "", **satu.isi}
            for satu in pohon.bertingkat(tingkat)
            if any(satu.isi.values()) or (persis and satu.nama)
        ]
    berjalan = any(
        "s/d" not in tahun and int(tahun) >= siapa.tahun
        for satu in pohon.daun()
        for tahun in satu.isi.get("anggaran", {}).get("realisasi", {})
    )
    if berjalan and not persis:
        alasan = f"realisasi tahun berjalan dari {asal}, dipakai rencana tahun berikutnya"
        isi["abaikan"] = [flow({"kode": "RG303", "alasan": alasan})]
    isi["dinyatakan"] = pohon.dinyatakan
    kepala = (
        f"yaml-language-server: $schema={SKEMA}",
        f"Diimpor dari {asal}. Lengkapi yang bertanda '# isi', lalu jalankan 'renja-gen check' pada folder ini.",
    )
    return dump(Noted(ordered(_siap(terisi(isi))), kepala))


def _atau(nilai: str, pengganti: str) -> Noted | str:
    return nilai or Noted(pengganti, after=_ISI)


def _periode(tahun: int) -> str:
    return next((periode for akhir, periode in _PERIODE if tahun <= akhir), f"{tahun}-{tahun + 4}")


def _siap(data: Any, kunci: str = "") -> Data:  # noqa: PLR0911 - one for each kind
    """The data as YAML has them: amounts as text, one source of funds by its name alone, short parts on a line."""
    match data:
        case Noted():
            return data
        case Decimal():
            return rupiah(data)
        case [{"nama": str(nama), **lain}] if kunci == "sumber_dana" and not lain:
            return nama
        case [dict() as satu] if kunci in _SEBARIS:
            return flow(_siap(satu))
        case list():
            polos = kunci == "sumber_dana" and all(set(satu) == {"nama"} for satu in data)
            return [satu["nama"] if polos else _siap(satu) for satu in data]
        case Mapping():
            if kunci == "rkpd" and data.get("ada") == "tidak" and len(data) == 1:
                return "tidak ada"
            dipakai = {
                satu: isi
                for satu, isi in data.items()
                if (kunci, satu, isi) != ("rkpd", "ada", "ya") or len(data) == 1
            }
            isi: dict[str, Any] = {satu: _siap(nilai, satu) for satu, nilai in dipakai.items()}
            return flow(isi) if kunci in _SEBARIS or set(isi) == {"nama", "pagu"} else isi
        case _:
            return str(data)
