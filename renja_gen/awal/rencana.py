"""A new plan: its files as text, everything known filled in and everything else commented out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renja_gen.awal.hukum import dasar_hukum
from renja_gen.awal.kerangka import ISI, Isian, kerangka
from renja_gen.nomenklatur import (
    KABUPATEN_KOTA,
    PENUNJANG,
    PROVINSI,
    Entri,
    Katalog,
    Lingkup,
    anak,
    katalog,
    nama_dalam_kalimat,
    tingkat_kode,
)
from renja_gen.plan.skema import SKEMA, schema_text
from renja_gen.yaml_text import Data, Noted, dump, flow

TAHAP = "rancangan awal"
ABAIKAN_GIT, PRE_COMMIT = ".gitignore", ".pre-commit-config.yaml"
_PROVINSI = ("Provinsi ", "Daerah Istimewa ", "Daerah Khusus ")
_UMUM = 9  # the last kegiatan of the support programme that every agency may have; then come BLUD and secretariats
_SEKRETARIAT = {"4.01", "4.02"}


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What is known of a new plan; `bidang` are kode, `periode` is text such as `2025-2029`."""

    nama: str
    singkatan: str
    daerah: str
    provinsi: str
    tahun: int
    bidang: tuple[str, ...]
    periode: str
    kepala: str

    @property
    def kewenangan(self) -> str:
        """The fourth segment of the kegiatan this kind of region has."""
        return PROVINSI if self.daerah.startswith(_PROVINSI) else KABUPATEN_KOTA


@dataclass(frozen=True, slots=True)
class Isi:
    """A programme of the new plan with all entries below it, its own first."""

    program: Entri
    bawah: tuple[Entri, ...]

    def banyak(self, tingkat: str) -> int:
        """How many entries of a level it has."""
        return sum(tingkat_kode(satu.kode) == tingkat for satu in self.bawah)


def isi_bidang(jawaban: Jawaban) -> list[Isi]:
    """The support programme and the programmes of the bidang urusan that the region has, from the catalogue."""
    buku = katalog(jawaban.tahun)
    semua = []
    for ke, bidang in enumerate(jawaban.bidang):
        lingkup = Lingkup(buku, bidang, kewenangan=jawaban.kewenangan)
        for program in anak(lingkup, bidang):
            if program.kode == f"{bidang}.01" and ke:
                continue  # planned once, under the first bidang urusan
            bawah = tuple(_bawah(lingkup, program.kode))
            if bawah or not buku.memuat(jawaban.kewenangan):
                semua.append(Isi(program, (program, *bawah)))
    return semua


def _bawah(lingkup: Lingkup, kode: str) -> Iterator[Entri]:
    penunjang = kode.endswith(PENUNJANG[-3:]) and tingkat_kode(kode) == "program"
    for satu in anak(lingkup, kode):
        if satu.kode.split(".")[3] != lingkup.kewenangan:
            return  # nothing of this kind of region: what is listed belongs to others
        if penunjang and lingkup.bidang not in _SEKRETARIAT and int(satu.kode.split(".")[4]) > _UMUM:
            continue
        yield satu
        yield from _bawah(lingkup, satu.kode)


def berkas_rencana(jawaban: Jawaban, isi: Sequence[Isi]) -> dict[str, str]:
    """All files by name, with `/` between folders."""
    berkas = {"plan.yaml": _rencana(jawaban, isi)}
    hukum = dasar_hukum(jawaban.tahun, jawaban.bidang, jawaban.daerah, jawaban.periode)
    berkas["dasar_hukum.yaml"] = dump(hukum)
    buku = katalog(jawaban.tahun)
    for satu in isi:
        berkas[f"program/{satu.program.kode}.yaml"] = _program(satu, jawaban, buku)
    berkas[SKEMA] = schema_text()
    return berkas


def _program(isi: Isi, jawaban: Jawaban, buku: Katalog) -> str:
    lokasi = jawaban.daerah
    (satu,) = kerangka(isi.bawah, Isian(jawaban.tahun, lokasi, provinsi=jawaban.kewenangan == PROVINSI))
    catatan = [
        f"{nama_dalam_kalimat(isi.program.nama)}, menurut {buku.nama_keputusan}.",
        "Hapus kegiatan dan sub kegiatan yang tidak direncanakan. Pada yang direncanakan, hapus tanda pagar dan satu",
        'spasi di depan barisnya, lalu ganti "…" dengan angkanya. Tahun tanpa angka dihapus.',
    ]
    if buku.gabungan:
        catatan.append(f"Keputusan untuk {jawaban.tahun} belum termuat di renja-gen: cocokkan kodenya dengan SIPD.")
    if isi.program.kode.endswith(PENUNJANG[-3:]) and jawaban.bidang[0] not in _SEKRETARIAT:
        perintah = f"renja-gen codes {isi.program.kode} --tahun {jawaban.tahun}"
        catatan.append(f"Kegiatan penunjang untuk BLUD dan sekretariat tidak ada di sini; carilah dengan: {perintah}")
    return dump(Noted(satu, before=tuple(catatan)))


def _rencana(jawaban: Jawaban, isi: Sequence[Isi]) -> str:
    n, pd = jawaban.tahun, jawaban
    kepala = {"nama": pd.kepala} if pd.kepala else {"nama": Noted("…", after=ISI)}
    perangkat: dict[str, Data] = {"nama": pd.nama, "singkatan": pd.singkatan, "daerah": pd.daerah}
    perangkat["bidang_urusan"] = list(pd.bidang)
    if pd.provinsi:
        perangkat["provinsi"] = pd.provinsi
    perangkat["kepala"] = Noted(kepala, before=(f"alamat: …  {ISI}",), below=(f"pangkat: …  {ISI}", f"nip: …  {ISI}"))
    data: dict[str, Data] = {
        "renja": Noted(
            {"tahun": str(n), "tahap": TAHAP}, below=(f"tanggal: …  {ISI}: misalnya 28 Februari {n - 1}",)
        ),
        "perangkat_daerah": Noted(perangkat, before=("",), below=(f"tugas: …  {ISI}", f"fungsi: […]  {ISI}")),
        "renstra": Noted({"periode": pd.periode}, before=("",)),
        "dasar_hukum": Noted(flow({"sertakan": "dasar_hukum.yaml"}), before=(*_rpjmd(), *_kebijakan())),
        "program": Noted(flow({"sertakan": "program/*.yaml"}), before=tuple(_telaah(n, isi))),
    }
    judul = (
        f"# yaml-language-server: $schema={SKEMA}",
        f"Renja {pd.nama} {pd.daerah}.",  # without the year: `roll` leaves comments as they are
        f'Yang menunggu isian ditandai "{ISI}": hapus tanda pagar dan satu spasi di depan barisnya, ganti "…".',
        "Periksa: renja-gen check. Susun: renja-gen build. Penjelasan tiap kunci ada dalam panduan.",
    )
    return dump(Noted(data, before=judul))


def _rpjmd() -> tuple[str, ...]:
    return (
        "",
        f"rpjmd:  {ISI}: visi dan misi daerah, dan nomor misi yang didukung",
        "  visi: …",
        "  misi:",
        "    - …",
        "  misi_terkait: [1]",
    )


def _kebijakan() -> tuple[str, ...]:
    return (f"kebijakan_nasional:  {ISI}: kebijakan yang dijabarkan rencana ini", "  - nama: …", "    uraian: …", "")


def _telaah(n: int, isi: Sequence[Isi]) -> Iterator[str]:
    """The chapters' data that only the agency has."""
    yield from (
        "",
        f"evaluasi:  {ISI}: penjelasan hasil tahun {n - 2}",
        "  faktor_pendorong: …",
        "  faktor_penghambat: …",
        "  tindak_lanjut: …",
        f"pelayanan:  {ISI}: indikator kinerja pelayanan menurut Renstra",
        "  - nama: …",
        "    satuan: …",
        f"    target: {{{n - 2}: …, {n - 1}: …, {n}: …, {n + 1}: …}}",
        f"    realisasi: {{{n - 2}: …, {n - 1}: …}}",
        f"    proyeksi: {{{n}: …, {n + 1}: …}}",
        f"isu:  {ISI}",
        "  permasalahan:",
        "    - …",
        "  potensi:",
        "    - …",
        f"usulan:  {ISI}: alasan tidak ada usulan masyarakat, atau daftar usulannya (lihat panduan)",
        "  nihil: …",
        f"tujuan:  {ISI}: tujuan dan sasaran menurut Renstra, dengan program yang melayaninya",
        "  - nama: …",
        "    sasaran:",
        "      - nama: …",
        f"        program: [{', '.join(satu.program.kode for satu in isi)}]",
        "",
    )
