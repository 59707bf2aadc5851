"""The plan: how each kind of value is read, and that all faults are found together, each at its place."""

import json
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from alat import CONTOH, MINIMAL, periksa, tempat, temuan, tulis, ubah
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from renja_gen import pipeline
from renja_gen.cli import cli
from renja_gen.diagnostics import Severity
from renja_gen.loading import load
from renja_gen.plan import Plan, plan_schema
from renja_gen.plan.dasar import Deret
from renja_gen.plan.nilai import Capaian, Periode, Rupiah, Tanggal, YaTidak
from renja_gen.plan.pekerjaan import Rkpd, SubKegiatan


def baca(jenis: Any, nilai: object) -> Any:
    return TypeAdapter(jenis).validate_python(nilai)


def ditolak(jenis: Any, nilai: object) -> str:
    """The message with which a value is refused."""
    with pytest.raises(ValidationError) as galat:
        baca(jenis, nilai)
    (satu,) = galat.value.errors()
    assert satu["type"] == "isian"
    return str(satu["ctx"]["pesan"])


def muat(tmp_path: Any, *ganti: tuple[str, str]) -> Plan:
    """The minimal plan with parts replaced; it must be free of faults of reading."""
    loaded = load(tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, *ganti)}))
    assert loaded.diagnostics == ()
    assert loaded.plan is not None
    return loaded.plan


def sub(plan: Plan) -> SubKegiatan:
    return plan.program[0].kegiatan[0].sub_kegiatan[0]


# --- values


@pytest.mark.parametrize(
    ("teks", "jumlah"),
    [
        ("500.000", "500000"), ("500000", "500000"), ("6.000.000", "6000000"), ("0", "0"), ("999", "999"),
        ("Rp6.000.000", "6000000"), ("Rp 6.000.000,50", "6000000.50"), ("Rp. 1.000,-", "1000"),
        ("40.145.568.718", "40145568718"), ("1.000,5", "1000.5"), (" 7.000 ", "7000"),
    ],
)  # fmt: skip
def test_rupiah_are_read_as_they_are_written(teks, jumlah):
    """`500.000` is half a million, not 500."""
    assert baca(Rupiah, teks) == Decimal(jumlah)


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("500,000", "tulis 500.000"), ("1,500,000", "tulis 1.500.000"), ("40.145568.718", "tiap tiga angka"),
        ("1.50", "tiap tiga angka"), ("1.2345", "tiap tiga angka"), ("lima juta", "tulis angka saja"),
        ("5 juta", "tulis angka saja"), ("", "tulis angka saja"), ("1e6", "tulis angka saja"),
        ("1.000.000,555", "tulis angka saja"), ("Rp", "tulis angka saja"), ("1_000", "tulis angka saja"),
    ],
)  # fmt: skip
def test_rupiah_that_could_be_misread_are_refused_with_the_right_form(teks, saran):
    assert saran in ditolak(Rupiah, teks)


def test_an_amount_is_never_below_zero():
    for teks in ("-425.000.000", "Rp -1", "-0,5"):
        assert "tanda minus" in ditolak(Rupiah, teks)
    assert baca(Rupiah, "-0") == 0


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=99))
def test_any_amount_in_indonesian_form_is_read_exactly(bulat, sen):
    teks = f"{bulat:,}".replace(",", ".")
    assert baca(Rupiah, teks) == bulat
    assert baca(Rupiah, f"Rp {teks},{sen:02}") == bulat + Decimal(sen) / 100


@pytest.mark.parametrize(
    ("teks", "angka", "satuan"),
    [
        ("25", "25", ""), ("25 paket", "25", "paket"), ("87,5%", "87.5", "%"), ("0,0012 %", "0.0012", "%"),
        ("1th", "1", "th"), ("4.350", "4350", ""), ("87.5", "87.5", ""), ("-3", "-3", ""), ("5 Dok", "5", "Dok"),
        ("9 parpol 1 tahun", None, ""), ("WTP", None, ""), ("A", None, ""), ("3,4,5", None, ""),
        ("1.2.3", None, ""), ("2024/2025", None, ""),
    ],
)  # fmt: skip
def test_a_performance_value_is_a_number_with_unit_or_text(teks, angka, satuan):
    """What is no number is kept as text and takes no part in arithmetic."""
    nilai = baca(Capaian, teks)
    assert nilai == Capaian(teks, None if angka is None else Decimal(angka), satuan)
    assert nilai.teks == teks


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("30 Juni 2022", Tanggal(30, 6, 2022)), ("Juni 2022", Tanggal(None, 6, 2022)),
        ("29 februari 2024", Tanggal(29, 2, 2024)), ("1 DESEMBER 2023", Tanggal(1, 12, 2023)),
    ],
)  # fmt: skip
def test_a_date_is_written_in_words(teks, hasil):
    assert baca(Tanggal, teks) == hasil
    assert baca(Tanggal, str(hasil)) == hasil


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("29 Februari 2023", "Februari 2023 hanya 28 hari"), ("31 Juni 2024", "Juni 2024 hanya 30 hari"),
        ("0 Juni 2022", "Juni 2022 hanya 30 hari"), ("30 June 2022", "tulis 30 Juni 2022"),
        ("12 July 2024", "tulis 12 Juli 2024"), ("August 2024", "tulis Agustus 2024"),
        ("1 Pebruari 2024", "tulis 1 Februari 2024"), ("1 Xyz 2024", "30 Juni 2023"), ("2022-06-30", "30 Juni 2023"),
        ("30/6/2022", "30 Juni 2023"), ("Juni", "30 Juni 2023"), ("30 Juni 22", "30 Juni 2023"),
        ("1 Juni 0000", "30 Juni 2023"),
    ],
)  # fmt: skip
def test_a_date_that_does_not_exist_is_refused(teks, saran):
    assert saran in ditolak(Tanggal, teks)


def test_a_period_has_a_first_and_a_last_year():
    assert baca(Periode, "2021-2026") == baca(Periode, "2021 – 2026") == Periode(2021, 2026)
    assert 2021 in Periode(2021, 2026)
    assert 2026 in Periode(2021, 2026)
    assert 2027 not in Periode(2021, 2026)
    for teks in ("2026-2021", "2021-2021", "2021", "2021 sampai 2026", "21-26", "0000-9999"):
        assert "2021-2026" in ditolak(Periode, teks)


def test_yes_and_no_are_indonesian():
    assert [baca(YaTidak, teks) for teks in ("ya", "Ya", "true")] == [True] * 3
    assert [baca(YaTidak, teks) for teks in ("tidak", "TIDAK", "false")] == [False] * 3
    for teks in ("yes", "no", "1", "on", "mungkin"):
        assert "ya atau tidak" in ditolak(YaTidak, teks)


@pytest.mark.parametrize("nilai", [["5"], {"a": "5"}, None])
@pytest.mark.parametrize("jenis", [Rupiah, YaTidak, Capaian, Tanggal, Periode])
def test_a_list_or_nothing_where_a_value_belongs_is_refused(jenis, nilai):
    assert "tulis" in ditolak(jenis, nilai)


def test_a_series_is_by_year_with_running_totals():
    deret = baca(Deret[Rupiah], {"s/d 2021": "1.000", "2022": "2.000", " 2024 ": "4.000", "2023": None})
    assert (deret.sampai, deret.tahun) == ({2021: Decimal(1000)}, {2022: Decimal(2000), 2024: Decimal(4000)})
    assert 2023 not in deret  # absent is not zero
    assert list(deret) == [2021, 2022, 2024]
    for kunci in ("s.d. 2021", "S/D 2021", "sampai 2021", "sampai dengan tahun 2021", "s/d tahun 2021"):
        assert baca(Deret[Rupiah], {kunci: "1"}).sampai == {2021: Decimal(1)}


def test_a_series_adds_up_from_its_latest_running_total():
    deret = baca(
        Deret[Rupiah], {"s/d 2019": "100", "s/d 2021": "7", "2021": "5", "2022": "1", "2023": "2", "2024": "9"}
    )
    assert deret.hingga(2023) == ((2021, Decimal(7)), [Decimal(1), Decimal(2)])
    assert deret.hingga(2020) == ((2019, Decimal(100)), [])
    assert deret.hingga(2018) == (None, [])


def test_all_faults_of_a_series_are_found_together():
    """Of its keys and of its values, and no year is taken twice."""
    with pytest.raises(ValidationError) as galat:
        baca(Deret[Rupiah], {"20x4": "1", "2022": "x", "s/d 21": "2", "2023": "1,000"})
    assert len(galat.value.errors()) == 4
    assert "dua kali" in ditolak(Deret[Rupiah], {"s/d 2021": "1", "sampai 2021": "2"})


# --- forms of parts


def test_sources_of_funds_have_three_forms(tmp_path):
    lama = "sumber_dana: Dana Alokasi Umum"
    satu = sub(muat(tmp_path, (lama, "sumber_dana: DAU"))).sumber_dana
    assert [(dana.nama, dana.pagu) for dana in satu] == [("DAU", None)]
    satu = sub(muat(tmp_path, (lama, "sumber_dana: {nama: DAU, pagu: 200.000.000}"))).sumber_dana
    assert [(dana.nama, dana.pagu) for dana in satu] == [("DAU", 200_000_000)]
    satu = sub(muat(tmp_path, (lama, "sumber_dana: [DAU, {nama: PAD, pagu: 5.000}]"))).sumber_dana
    assert [(dana.nama, dana.pagu) for dana in satu] == [("DAU", None), ("PAD", 5000)]


def test_a_fault_in_a_single_source_of_funds_is_found_at_its_place(tmp_path):
    teks = ubah(MINIMAL, ("sumber_dana: Dana Alokasi Umum", "sumber_dana: {nama: DAU, pagu: lima}"))
    assert temuan(periksa(tmp_path, teks)) == [("RG102", *tempat(teks, "lima"))]


def test_rkpd_may_lack_a_sub_kegiatan(tmp_path):
    lama = "rkpd: {pagu: 190.000.000}"
    assert sub(muat(tmp_path, (lama, "rkpd: tidak ada"))).rkpd == Rkpd(ada="tidak")
    assert sub(muat(tmp_path, (lama, "rkpd: {ada: tidak}"))).rkpd == Rkpd(ada="tidak")
    assert not Rkpd(ada="tidak").ada
    assert sub(muat(tmp_path, (lama, "rkpd:"))).rkpd is None


def test_misi_are_a_list_or_numbered(tmp_path):
    lama = "misi: [Mewujudkan masyarakat yang cerdas dan berbudaya]"
    assert muat(tmp_path, (lama, "misi: [Satu, Dua]")).rpjmd.misi == {1: "Satu", 2: "Dua"}
    plan = muat(tmp_path, (lama, "misi: {2: Dua, 5: Lima}"), ("misi_terkait: [1]", "misi_terkait: [5]"))
    assert plan.rpjmd.misi == {2: "Dua", 5: "Lima"}


def test_one_number_may_stand_for_a_list(tmp_path):
    assert muat(tmp_path, ("misi_terkait: [1]", "misi_terkait: 1")).rpjmd.misi_terkait == (1,)
    teks = ubah(MINIMAL, ("misi_terkait: [1]", "misi_terkait: dua"))
    (satu,) = periksa(tmp_path, teks)
    assert (satu.code, satu.span.line, satu.span.column) == ("RG102", *tempat(teks, "dua"))
    assert satu.message.endswith("tulis nomornya, misalnya [1, 3]")


def test_one_included_part_may_stand_for_a_list(tmp_path):
    """`program: {sertakan: program/x.yaml}`; its faults are found in its file, and other parts are not lists."""
    kepala, program = MINIMAL.split("program:\n  - kode")
    bagian = "kode" + program.replace("\n    ", "\n")
    rencana = tulis(tmp_path, {"plan.yaml": f"{kepala}program: {{sertakan: x.yaml}}\n", "x.yaml": bagian})
    assert pipeline.check(rencana) == ()
    salah = bagian.replace("renstra: 600.000.000", "renstra: banyak")
    (tmp_path / "x.yaml").write_text(salah, encoding="utf-8")
    (satu,) = pipeline.check(rencana)
    assert (satu.code, satu.span.file, satu.span.line, satu.span.column) == (
        "RG102", "x.yaml", *tempat(salah, "banyak"),
    )  # fmt: skip
    assert {d.code for d in periksa(tmp_path, f"{kepala}program: {{kode: 2.23.02}}\n")} == {"RG102"}


@pytest.mark.parametrize("isi", ["kode: 2.23.02\nkegiatan: []\n", "- kode: 2.23.02\n"])
def test_a_part_of_a_plan_is_no_plan(isi, tmp_path):
    (satu,) = periksa(tmp_path, isi)
    assert (satu.code, satu.message) == ("RG100", "ini bagian rencana; jalankan pada folder atau plan.yaml-nya")


def test_a_folder_without_a_plan_says_so(tmp_path):
    (satu,) = pipeline.check(tmp_path)
    assert (satu.code, satu.span.file) == ("RG001", "plan.yaml")
    assert satu.message.startswith("folder ini tidak memuat plan.yaml; ")
    assert not satu.hint


def test_a_folder_of_plans_tells_the_pattern_for_all_of_them(tmp_path):
    (tmp_path / "dispusip").mkdir()
    (tmp_path / "dispusip" / "plan.yaml").write_text(MINIMAL, encoding="utf-8")
    (satu,) = pipeline.check(tmp_path)
    assert satu.hint == f"untuk semua rencana di dalamnya tulis '{tmp_path.as_posix()}/*/'"


def test_text_with_a_colon_is_to_be_quoted(tmp_path):
    teks = ubah(MINIMAL, ("    - Koleksi perpustakaan belum", "    - Koleksi: perpustakaan belum"))
    (satu,) = periksa(tmp_path, teks)
    assert satu.message.endswith("bila teks memuat ': ', apit dengan tanda kutip")
    (satu,) = periksa(tmp_path, ubah(MINIMAL, ("singkatan: Dispusip", "singkatan: [Dispusip]")))
    assert "kutip" not in satu.message


def test_one_text_may_stand_for_a_list(tmp_path):
    assert sub(muat(tmp_path)).lokasi == ("Kota Contoh",)
    assert sub(muat(tmp_path, ("lokasi: Kota Contoh", "lokasi: [Utara, Selatan]"))).lokasi == ("Utara", "Selatan")


def test_white_space_in_texts_is_one_space(tmp_path):
    plan = muat(tmp_path, ("visi: Kota Contoh yang Cerdas dan Sejahtera", "visi: >-\n    Kota\n\n    yang   cerdas"))
    assert plan.rpjmd.visi == "Kota yang cerdas"


def test_a_plan_is_frozen_and_knows_its_places(tmp_path):
    plan = muat(tmp_path)
    with pytest.raises(ValidationError):
        plan.renja.tahun = 2026
    span = sub(plan).span("anggaran", "pagu", "2025")
    assert (span.line, span.column) == tempat(MINIMAL, "200.000.000")


# --- faults


@pytest.mark.parametrize(
    ("lama", "baru", "maksud"),
    [
        ("  singkatan: Dispusip", "  singkatn: Dispusip", "singkatan"), ("lokasi: Kota", "Lokasi: Kota", "lokasi"),
        ("sub_kegiatan:", "sub kegiatan:", "sub_kegiatan"), ("sub_kegiatan:", "sub-kegiatan:", "sub_kegiatan"),
        ("faktor_pendorong:", "faktor_pendukung:", "faktor_pendorong"),
        ("dasar_hukum:", "dasarhukum:", "dasar_hukum"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_answered_with_the_nearest_known_one(lama, baru, maksud, tmp_path):
    teks = ubah(MINIMAL, (lama, baru))
    (satu,) = [s for s in periksa(tmp_path, teks) if s.code == "RG101"]
    assert satu.message.endswith(f"; maksudnya '{maksud}'?")
    assert (satu.span.line, satu.span.column) == tempat(teks, baru.strip())


def test_a_key_like_no_other_is_answered_with_all_known_ones(tmp_path):
    (satu,) = periksa(tmp_path, ubah(MINIMAL, ("renstra: {periode", "renstra: {xyzzy: 1, periode")))
    assert satu.message.endswith("; kunci yang dikenal: periode")


SEPULUH = (
    ("tahap: rancangan awal", "tahap: mula", "RG102", "mula,"),
    ("  singkatan: Dispusip\n", "  singkatan: Dispusip\n  telepon: 1\n", "RG101", "telepon"),
    ("misi_terkait: [1]", "misi_terkait: [satu]", "RG102", "satu]"),
    ("nomor: 25, tahun: 2004", "nomor: 25, tahun: 204", "RG102", "204,"),
    ("jenis: Peraturan Menteri Dalam Negeri, nomor: 86,", "jenis: Peraturan Menteri Dalam Negeri,", "RG103",
     "{jenis: Peraturan Menteri"),
    ("program: 2.23.02\n", "program: {kode: 2.23.02}\n", "RG102", "{kode: 2.23.02}"),
    ("realisasi: {2023: 4.350", "realisasi: {23: 4.350", "RG102", "23: 4.350"),
    ("proyeksi: {2025: 6.000", "proyeksi: {2025: [6.000]", "RG102", "[6.000]"),
    ("faktor_penghambat: pengadaan buku terlambat", "faktor_penghambat: {a: b}", "RG102", "{a: b}"),
    ("renstra: 600.000.000", "renstra: 600,000,000", "RG102", "600,000,000"),
)  # fmt: skip


def test_ten_faults_give_ten_findings(tmp_path):
    """In one run, each at its place: nobody corrects a plan ten times over."""
    teks = ubah(MINIMAL, *((lama, baru) for lama, baru, _, _ in SEPULUH))
    janji = sorted((kode, *tempat(teks, tanda)) for _, _, kode, tanda in SEPULUH)
    assert temuan(periksa(tmp_path, teks)) == janji


SEMANTIK = """  - kode: 2.23.03
    kegiatan:
      - kode: 2.23.04.2.01
      - kode: 2.23.03.2.01
        sub_kegiatan:
          - kode: 2.23.03.2.01.9999
            anggaran: {pagu: {2035: 1.000}}
"""


def test_faults_of_meaning_are_found_beside_faults_of_form(tmp_path):
    """A wrong amount in one sub kegiatan hides neither wrong codes nor wrong years elsewhere."""
    teks = ubah(MINIMAL + SEMANTIK, ("renstra: 600.000.000", "renstra: 600,000,000"))
    teks = ubah(
        teks, ("pangkat: Pembina Utama Muda", "pangkat: [Pembina]"), ("misi_terkait: [1]", "misi_terkait: [2]")
    )
    janji = [
        ("RG102", *tempat(teks, "600,000,000")), ("RG102", *tempat(teks, "[Pembina]")),
        ("RG205", *tempat(teks, "2]\ndasar")), ("RG202", *tempat(teks, "2.23.04.2.01")),
        ("RG204", *tempat(teks, "2.23.03.2.01.9999")), ("RG302", *tempat(teks, "1.000}}\n")),
    ]  # fmt: skip
    assert set(janji) <= set(temuan(periksa(tmp_path, teks)))


def test_what_is_left_out_for_a_fault_causes_no_further_findings(tmp_path):
    """No "belum punya target" for an indicator whose target was mistyped, no unknown programme, no wrong sum."""
    for lama, baru in (
        ("target: {2023: 1.500,", "target: {2023: [],"),
        ("      - kode: 2.23.02.2.01\n", "      - kode: [2.23.02.2.01]\n"),
        ("  - kode: 2.23.02\n    indikator", "  - kode: 2.23.02\n    nama: []\n    indikator"),
        ("sumber_dana: Dana Alokasi Umum",
         "sumber_dana: [{nama: DAU, pagu: lima}, {nama: PAD, pagu: 1.000}]"),
        ("misi: [Mewujudkan masyarakat yang cerdas dan berbudaya]", "misi: {x: Mewujudkan}"),
        ("usulan: {nihil:", "usulan: {daftar: 1, nihil:"),
    ):  # fmt: skip
        assert [satu.code for satu in periksa(tmp_path, ubah(MINIMAL, (lama, baru)))] == ["RG102"], baru


def test_a_faulty_item_does_not_move_the_places_of_the_others(tmp_path):
    """Faulty items are left out; what comes after them must still be found where it was written."""
    teks = ubah(
        MINIMAL,
        ("  - {jenis: Undang-Undang, nomor: 25,", "  - bukan peraturan\n  - {jenis: Undang-Undang,"),
        ("jenis: Peraturan Menteri Dalam Negeri", "jenis: Memo"),
        ("program: 2.23.02\n", "program: [[], 2.23.02, 9.99.99]\n"),
    )
    ditemukan = periksa(tmp_path, teks)
    assert ("RG102", *tempat(teks, "bukan peraturan")) in temuan(ditemukan)
    assert ("RG103", *tempat(teks, "{jenis: Undang-Undang")) in temuan(ditemukan)
    assert ("RG102", *tempat(teks, "[], 2.23")) in temuan(ditemukan)
    assert len(ditemukan) == 3  # warnings wait until the errors are gone
    assert {satu.severity for satu in ditemukan} == {Severity.GALAT}


def test_a_plan_with_an_error_is_not_built(tmp_path):
    plan = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("renstra: 600.000.000", "renstra: 600,000,000"))})
    built = pipeline.build(plan, tmp_path / "hasil")
    assert not built.ok
    assert built.files == ()
    assert not (tmp_path / "hasil").exists()


KUNCI = ["kode", "nama", "pagu", "2024", "s/d 2021", "indikator", "target", "x"]


@given(
    st.recursive(
        st.none() | st.sampled_from(["", "x", "2024", "1.000", "2.23.02", "ya", "tidak ada"]),
        lambda anak: st.lists(anak, max_size=3) | st.dictionaries(st.sampled_from(KUNCI), anak, max_size=4),
        max_leaves=12,
    ),
    st.sampled_from(
        ["renja", "perangkat_daerah", "rpjmd", "tujuan", "isu", "usulan", "evaluasi", "program", "pelayanan", "tabel"]
    ),
)
def test_any_shape_of_data_gives_findings_never_an_exception(nilai, kunci):
    """Whatever stands under a key: the validator and the rules answer with findings or accept it."""
    isi = yaml.load(MINIMAL, Loader=yaml.BaseLoader)
    isi[kunci] = nilai
    with tempfile.TemporaryDirectory() as folder:
        path = tulis(Path(folder), {"plan.yaml": yaml.safe_dump(isi, allow_unicode=True).replace("null", "")})
        for satu in pipeline.check(path):
            assert satu.message
            assert satu.span.file == "plan.yaml"


# --- the schema for editors


def _seperti_editor(nilai: Any) -> Any:
    """Keys of JSON are text."""
    if isinstance(nilai, dict):
        return {str(kunci): _seperti_editor(isi) for kunci, isi in nilai.items()}
    return [_seperti_editor(butir) for butir in nilai] if isinstance(nilai, list) else nilai


def _pemeriksa() -> jsonschema.Draft202012Validator:
    hasil = CliRunner().invoke(cli, ["schema"])
    assert hasil.exit_code == 0
    skema = json.loads(hasil.stdout)
    assert skema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(skema)
    return jsonschema.Draft202012Validator(skema)


@pytest.mark.parametrize("folder", CONTOH, ids=lambda folder: folder.name)
@pytest.mark.parametrize("cara", [yaml.BaseLoader, yaml.SafeLoader])
def test_the_examples_fit_the_schema(folder, cara):
    """As text (as this program reads) and as typed values (as editors read); includes are part of it."""
    isi = _seperti_editor(yaml.load((folder / "plan.yaml").read_text("utf-8"), Loader=cara))
    assert isi["renja"]
    assert [galat.message for galat in _pemeriksa().iter_errors(isi)] == []


@pytest.mark.parametrize("folder", CONTOH, ids=lambda folder: folder.name)
def test_the_included_files_fit_the_schema_of_their_part(folder):
    """Programmes in files of their own, as text."""
    skema = plan_schema()
    berkas = sorted(folder.glob("program/*.yaml"))
    pemeriksa = jsonschema.Draft202012Validator({**skema["$defs"]["Program"], "$defs": skema["$defs"]})
    for path in berkas:
        isi = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        for satu in isi if isinstance(isi, list) else [isi]:
            assert [galat.message for galat in pemeriksa.iter_errors(satu)] == []
    assert bool(berkas) == (folder.name not in {"minimal", "tampilan-f4"})


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("singkatan: Dispusip", "singkatn: Dispusip"), ("  daerah: Kota Contoh\n", ""),
        ("tahap: rancangan awal", "tahap: awal"), ("renja: {tahun: 2025", "renja: {tahun: tahun depan"),
        ("rkpd: {pagu: 190.000.000}", "rkpd: belum"),
        ("usulan: {nihil: musrenbang", "usulan: {sertakan: a, nihil: m"),
    ],
)  # fmt: skip
def test_the_schema_refuses_what_the_program_refuses(lama, baru):
    isi = yaml.load(ubah(MINIMAL, (lama, baru)), Loader=yaml.BaseLoader)
    assert not _pemeriksa().is_valid(isi)


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("sumber_dana: Dana Alokasi Umum", "sumber_dana: [DAU, {nama: PAD, pagu: 5.000}]"),
        ("sumber_dana: Dana Alokasi Umum", "sumber_dana: {nama: PAD, pagu: 5.000}"),
        ("rkpd: {pagu: 190.000.000}", "rkpd: tidak ada"), ("misi_terkait: [1]", "misi_terkait: [1, 2]"),
        ("misi: [Mewujudkan masyarakat yang cerdas dan berbudaya]", "misi: {1: Satu, 3: Tiga}"),
        ("lokasi: Kota Contoh", "lokasi: [Utara, Selatan]"),
        ("sub_kegiatan:\n", "sub_kegiatan:\n          - sertakan: x.yaml\n"),
    ],
)  # fmt: skip
def test_the_schema_takes_every_form_the_program_takes(lama, baru):
    isi = yaml.load(ubah(MINIMAL, (lama, baru)), Loader=yaml.BaseLoader)
    assert [galat.message for galat in _pemeriksa().iter_errors(isi)] == []


def test_the_schema_speaks_no_english():
    """Docstrings are for developers; an editor would show them to planners."""
    teks = json.dumps(plan_schema())
    assert teks.count('"description"') >= 1
    assert "The " not in teks
    assert "indicator" not in teks


@pytest.mark.parametrize(
    ("teks", "satuan", "tercetak"),
    [("78,25", "nilai", "78,25"), ("3", "Indeks", "3"), ("3", "dokumen", "3 dokumen"), ("90", "persen", "90%")],
)
def test_a_unit_that_says_what_the_number_is_stays_out_of_print(teks, satuan, tercetak):
    assert Capaian.baca(teks).cetak(satuan) == tercetak
