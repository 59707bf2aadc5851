"""Rules on links, completeness and locations (RG507, RG530-RG537): known answers, near misses, no false alarms."""

import pytest
from alat import CONTOH, MINIMAL, periksa, ubah

from renja_gen import pipeline

TUJUAN = MINIMAL[MINIMAL.index("tujuan:") : MINIMAL.index("isu:")]
ISU = MINIMAL[MINIMAL.index("isu:") : MINIMAL.index("pelayanan:")]
PELAYANAN = MINIMAL[MINIMAL.index("pelayanan:") : MINIMAL.index("usulan:")]
USULAN = MINIMAL[MINIMAL.index("usulan:") : MINIMAL.index("evaluasi:")]
HUKUM = MINIMAL[MINIMAL.index("dasar_hukum:") : MINIMAL.index("tujuan:")]
LOKASI = "            lokasi: Kota Contoh\n"
SASARAN = "        program: 2.23.02\n"


def kode(tmp_path, *ganti, **narasi):
    """The codes found in the minimal plan with some parts replaced."""
    return [satu.code for satu in periksa(tmp_path, ubah(MINIMAL, *ganti), **narasi)]


@pytest.mark.parametrize(
    ("bagian", "narasi"),
    [(HUKUM, "landasan-hukum"), (ISU, "isu"), (TUJUAN, "tujuan-sasaran"), (PELAYANAN, "")],
    ids=["dasar_hukum", "isu", "tujuan", "pelayanan"],
)
def test_a_part_that_must_be_there_may_be_a_narrative_but_no_table_may(bagian, narasi, tmp_path):
    assert kode(tmp_path, (bagian, "")) == ["RG507"]
    sendiri = {f"narasi/{narasi or 'pelayanan'}.md": "Uraian milik sendiri.\n"}
    assert [satu for satu in kode(tmp_path, (bagian, ""), **sendiri) if satu == "RG507"] == (
        [] if narasi else ["RG507"]
    )


def test_a_plan_without_any_past_has_no_evaluation_and_needs_no_factors(tmp_path):
    awal = MINIMAL.index("                renstra: 6.000")
    akhir = MINIMAL.index("            rkpd: {pagu")
    baru = (
        "                target: {2025: 2.000}\n"
        "            anggaran: {pagu: {2025: 200.000.000, 2026: 210.000.000}}\n"
    )
    faktor = MINIMAL[MINIMAL.index("evaluasi:") : MINIMAL.index("program:\n")]
    (satu,) = periksa(tmp_path, ubah(MINIMAL, (MINIMAL[awal:akhir], baru), (faktor, "")))
    assert satu.code == "RG507"
    assert "tahun 2024" in satu.message  # T-C.29 looks at the running year too


@pytest.mark.parametrize(
    ("ganti", "janji"),
    [
        ((SASARAN, ""), ["RG530"]),  # and not RG531: no sasaran names any programme yet
        ((SASARAN, "        program: [2.23.02.2.01]\n"), []),  # a kegiatan names its programme
        ((SASARAN, "        program: [2.23.02, 2.23.02]\n"), []),
        (("      - nama: Meningkatnya layanan perpustakaan\n" + SASARAN, ""), ["RG530"]),
        ((TUJUAN, ""), ["RG507"]),
    ],
)
def test_the_chain_from_tujuan_to_program(ganti, janji, tmp_path):
    assert kode(tmp_path, ganti) == janji


def test_the_support_programme_without_a_sasaran_is_a_hint(tmp_path):
    rencana = (
        "  - kode: 2.23.01\n    indikator: [{nama: Nilai SAKIP, satuan: nilai, target: {2025: 70}}]\n    kegiatan:\n"
        "      - kode: 2.23.01.2.01\n        indikator: [{nama: Tepat waktu, satuan: persen, target: {2025: 100}}]\n"
        "        sub_kegiatan:\n          - kode: 2.23.01.2.01.0001\n            lokasi: Kota Contoh\n"
        "            sumber_dana: Dana Alokasi Umum\n            anggaran: {pagu: {2025: 5.000, 2026: 5.000}}\n"
        "            indikator:\n"
        "              - {nama: Jumlah Dokumen Perencanaan Perangkat Daerah, satuan: dokumen, target: {2025: 1}}\n"
    )
    (satu,) = periksa(tmp_path, ubah(MINIMAL, ("program:\n", f"program:\n{rencana}")))
    assert (satu.code, satu.severity.value) == ("RG531", "saran")
    belum = rencana.replace("pagu: {2025: 5.000, 2026: 5.000}", "pagu: {2024: 5.000}").replace(
        "target: {2025: 1}", "target: {2024: 1}"
    )
    assert "RG531" not in kode(tmp_path, ("program:\n", f"program:\n{belum}"))


SUB = "2.23.02.2.01.0008"


@pytest.mark.parametrize(
    ("usulan", "janji"),
    [
        ("{nama: Rak, asal: Musrenbang}", ["RG532"]),
        ("{nama: Rak, asal: Musrenbang, status: dibahas}", []),
        ("{nama: Rak, asal: Musrenbang, status: ditolak}", ["RG533"]),
        ("{nama: Rak, asal: Musrenbang, status: ditolak, catatan: sudah ada}", []),
        ("{nama: Rak, asal: Musrenbang, status: diterima}", ["RG533"]),
        ("{nama: Rak, asal: Musrenbang, status: diterima sebagian}", ["RG533"]),
        (f"{{kode: {SUB}, asal: Musrenbang, status: diterima}}", []),
        (f"{{kode: {SUB}, status: diterima}}", []),  # one sub kegiatan is no copy of a plan
    ],
)
def test_proposals_are_decided(usulan, janji, tmp_path):
    assert kode(tmp_path, (USULAN, f"usulan: {{daftar: [{usulan}]}}\n")) == janji


def _rencana(banyak, usulan):
    """A plan of some sub kegiatan, of which some are listed as proposals."""
    nomor = [f"2.23.02.2.01.{ke:04}" for ke in range(1, banyak + 1)]
    sub = "".join(f"          - {{kode: {satu}, anggaran: {{pagu: {{2025: 5.000}}}}}}\n" for satu in nomor)
    awal = MINIMAL.index(f"          - kode: {SUB}")
    daftar = "".join(f"    - {{kode: {satu}, status: diterima}}\n" for satu in nomor[:usulan])
    return [(MINIMAL[awal:], sub), (USULAN, f"usulan:\n  daftar:\n{daftar}")]


@pytest.mark.parametrize(("banyak", "usulan", "salinan"), [(10, 10, 1), (9, 9, 0), (12, 10, 1), (14, 11, 0)])
def test_proposals_that_copy_the_plan(banyak, usulan, salinan, tmp_path):
    """From ten on, and from four fifths of the plan on."""
    ganti = _rencana(banyak, usulan)
    assert kode(tmp_path, *ganti).count("RG534") == salinan
    daftar = (ganti[1][0], ganti[1][1].replace("status:", "asal: Musrenbang, status:"))
    assert "RG534" not in kode(tmp_path, ganti[0], daftar)


def test_sub_kegiatan_without_location_are_told_once(tmp_path):
    assert kode(tmp_path, (LOKASI, "")) == ["RG535"]
    assert kode(tmp_path, *_rencana(9, 1)).count("RG535") == 1
    assert "RG535" not in kode(tmp_path, (LOKASI, ""), ("2025: 200.000.000, ", ""), ("2025: 2.000, ", ""))


WILAYAH = (
    "  daerah: Kota Contoh\n",
    "  daerah: Kota Contoh\n  provinsi: Nusa\n  wilayah: [Kecamatan Barat, Kota Lama, Rambung]\n",
)


@pytest.mark.parametrize(
    ("lokasi", "janji"),
    [
        ("Kota Contoh", []), ("Contoh", []), ("Kota Contoh, Barat, Kel. Rambung", []), ("Kec. Kota Lama", []),
        ("Kota Contoh, Semua Kecamatan, Semua Kelurahan", []), ("Se-Kota Contoh", []), ("Provinsi Nusa", []),
        ("Luar Daerah", []), ("KOTA CONTOH; BARAT", []), ("Kota Contoh,", []),
        ("Kota Contoh, Timur", ["RG536"]), ("Rambong", ["RG536"]), ("Barat, Timur, Utara", ["RG536", "RG536"]),
    ],
)  # fmt: skip
def test_locations_lie_in_the_region_once_its_places_are_listed(lokasi, janji, tmp_path):
    tempat = (LOKASI, f'            lokasi: "{lokasi}"\n')
    assert kode(tmp_path, tempat) == []
    assert kode(tmp_path, tempat, WILAYAH) == janji


def test_a_place_that_is_unknown_everywhere_is_told_once_with_what_may_be_meant(tmp_path):
    (satu,) = periksa(tmp_path, ubah(MINIMAL, WILAYAH, (LOKASI, "            lokasi: [Rambong, Kel. Rambong]\n")))
    assert "juga di 1 tempat lain" in satu.message
    assert satu.hint == "maksudnya 'Rambung'?"


def test_target_groups_are_stated_for_all_or_for_none(tmp_path):
    banyak = _rencana(2, 0)[0]
    assert "RG537" not in kode(tmp_path, banyak)
    sebagian = (banyak[0], banyak[1].replace("0001,", "0001, kelompok_sasaran: Pelajar,"))
    assert kode(tmp_path, sebagian).count("RG537") == 1


@pytest.mark.parametrize("folder", CONTOH, ids=lambda folder: folder.name)
def test_real_plans_are_not_flooded(folder):
    """Of these rules a plan of 64 sub kegiatan gives a page of findings, not a book."""
    ditemukan = [satu for satu in pipeline.check(folder) if satu.code[:4] in {"RG53", "RG60", "RG61"}]
    assert len(ditemukan) < 15
