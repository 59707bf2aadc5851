"""Diagnostics: each code is found at its exact place, alone, and says in Indonesian what to do."""

import re
from pathlib import Path

import pytest
from alat import AKAR, CONTOH, MINIMAL, RUSAK, periksa, tempat, temuan, ubah

from renja_gen import pipeline
from renja_gen.diagnostics import Diagnostic, Severity
from renja_gen.rules.buku import MANUAL

JANJI = re.compile(r"(RG\d{3}) (?:(\S+\.(?:md|yaml)) )?line (\d+) column (\d+)")
KODE = re.compile(r'"(RG\d{3})"')
# Codes that a single plan file cannot cause: they need folders, bytes, templates or a failing machine.
DI_TEMPAT_LAIN = {
    "RG001": "test_source.py::test_a_missing_plan_or_a_folder_in_its_place_is_a_finding",
    "RG002": "test_source.py::test_too_large_and_too_many_are_refused",
    "RG003": "test_source.py::test_other_encodings_are_refused_with_their_place",
    "RG014": "test_hostile.py::test_a_flood_of_findings_ends_and_says_so",
    "RG022": "test_source.py::test_includes_are_bounded_in_depth_and_number",
    "RG024": "test_source.py::test_only_yaml_files_are_included",
    "RG026": "test_source.py::test_a_file_that_is_included_twice_is_named_once",
    "RG105": "test_sandbox.py::test_a_faulty_profile_is_a_finding",
    "RG107": "test_gaya.py::test_every_fault_of_gaya_yaml_is_found_at_its_place",
    "RG510": "test_sandbox.py::test_syntax_errors_name_their_line",
    "RG511": "test_sandbox.py::test_an_undefined_name_is_reported_with_its_place",
    "RG512": "test_sandbox.py::test_what_would_grow_without_end_is_stopped",
    "RG513": "test_sandbox.py::test_escapes_from_the_sandbox_are_refused",
    "RG514": "test_sandbox.py::test_markdown_that_has_no_place_is_reported_with_its_line",
    "RG515": "test_sandbox.py::test_an_unknown_table_is_reported",
    "RG516": "test_sandbox.py::test_a_section_without_narrative_is_reported",
    "RG517": "test_sandbox.py::test_a_narrative_that_no_section_takes_is_reported",
    "RG518": "test_dokumen.py::test_a_wrong_reference_to_a_table_is_reported",
    "RG519": "test_dokumen.py::test_a_wrong_reference_to_a_table_is_reported",
    "RG521": "test_dokumen.py::test_a_wrong_reference_to_a_table_is_reported",
    "RG522": "test_dokumen.py::test_a_wrong_reference_to_a_figure_is_reported",
    "RG523": "test_dokumen.py::test_a_wrong_reference_to_a_figure_is_reported",
    "RG524": "test_dokumen.py::test_a_wrong_reference_to_a_figure_is_reported",
    "RG901": "test_output.py::test_a_build_into_a_folder_that_cannot_be_written_is_a_finding",
    "RG902": "test_output.py::test_without_the_pdf_library_the_docx_is_still_built",
    "RG910": "test_output.py::test_without_the_pdf_library_typst_takes_over_unless_it_was_asked_for",
    "RG903": "test_output.py::test_warnings_of_the_layout_are_findings",
    "RG904": "test_templat.py::test_a_broken_template_is_a_finding_and_nothing_is_written",
    "RG905": "test_templat.py::test_two_plans_of_one_run_never_share_a_file",
    "RG915": "test_libreoffice.py::test_without_libreoffice_the_pages_are_those_of_the_pdf",
    "RG916": "test_libreoffice.py::test_a_failing_libreoffice_is_a_warning",
    "RG909": "test_acuan.py::test_a_reference_document_that_contradicts_gaya_yaml_is_reported",
    "RG918": "test_templat.py::test_a_folder_that_the_plan_may_not_name_is_reported_at_its_place",
    "RG919": "test_templat.py::test_files_that_nothing_reads_are_named",
    "RG920": "test_same_bytes.py::test_a_date_that_is_none_is_a_finding",
    "RG925": "test_batch.py::test_an_edited_docx_is_never_lost",
    "RG926": "test_batch.py::test_a_worker_that_dies_costs_only_its_own_plan",
    "RG927": "test_batch.py::test_another_program_does_not_build",
    "RG945": "test_impor_berkas.py::test_a_file_that_cannot_be_imported_says_why",
    "RG946": "test_impor_berkas.py::test_a_file_that_cannot_be_imported_says_why",
    "RG947": "test_impor.py::test_rubbish_is_left_out_and_named_with_its_cell",
    "RG948": "test_impor.py::test_rubbish_is_left_out_and_named_with_its_cell",
    "RG949": "test_impor.py::test_the_printed_tabel_4_1_of_an_agency_gives_its_figures",
    "RG950": "test_impor.py::test_a_column_that_could_be_read_either_way_is_reported",
    "RG951": "test_impor.py::test_rows_that_repeat_a_kode_are_indicators_or_shares_of_funds",
    "RG942": "test_ekspor.py::test_a_text_too_long_for_a_cell_is_reported",
    "RG943": "test_ekspor.py::test_a_table_that_the_plan_does_not_have_is_reported",
    "RG938": "test_perubahan.py::test_with_another_stage_it_is_not_read",
    "RG939": "test_perubahan.py::test_what_cannot_be_the_earlier_plan_is_said_at_its_place",
    "RG960": "test_perubahan.py::test_what_cannot_be_the_earlier_plan_is_said_at_its_place",
    "RG961": "test_perubahan.py::test_what_cannot_be_the_earlier_plan_is_said_at_its_place",
    "RG962": "test_perubahan.py::test_without_it_a_change_is_advised_to_name_it",
    "RG967": "test_rekap.py::test_an_agency_that_is_there_twice_is_reported",
    "RG968": "test_rekap.py::test_plans_of_several_regions_are_reported",
    "RG969": "test_rekap.py::test_plans_of_other_years_are_left_out_and_reported",
    "RG930": "test_apart.py::test_a_process_that_dies_is_a_finding_and_no_file_is_lost",
    "RG931": "test_apart.py::test_a_pdf_that_takes_too_long_is_given_up",
    "RG955": "test_fmt.py::test_a_file_that_would_lose_something_is_left_alone",
}
INGGRIS = re.compile(
    r"\b(a|an|and|are|at|be|cannot|could|error|expected|field|for|found|from|got|in|input|instance|invalid|is|it|"
    r"key|list|mapping|missing|must|not|of|or|required|should|string|the|this|to|type|unable|unexpected|valid|value|"
    r"was|with|you)\b",
    re.IGNORECASE,
)
# What to do: a verb, a choice to pick from, or an example to follow.
SARAN = re.compile(
    r"\b(tulis|perbaiki|hapus|ganti|periksa|apit|pakai|salin|simpan|pecah|sederhanakan|tutup|beri|pilih|mulai|"
    r"bandingkan|gabungkan|tambahkan|jalankan|diawali|ditulis|misalnya)\b|\bmaksudnya '|dikenal: |tersedia: "
)


def _janji(berkas: Path) -> list[tuple[str, str, int, int]]:
    """What the first line promises: `# RG204 line 3 column 5`, or `# RG701 narasi/isu.md line 3 column 5`."""
    baris = berkas.read_text(encoding="utf-8").split("\n")[0]
    semua = JANJI.findall(baris)
    return sorted((kode, nama or berkas.name, int(line), int(column)) for kode, nama, line, column in semua)


def _nama(berkas: Path) -> str:
    """`RG204-usulan` of a file, or of the folder of a plan with more files."""
    return berkas.parent.name if berkas.name == "plan.yaml" else berkas.stem


def _kalimat(satu: Diagnostic) -> str:
    return f"{satu.message}; {satu.hint}" if satu.hint else satu.message


@pytest.mark.parametrize("berkas", RUSAK, ids=_nama)
def test_a_broken_plan_gives_exactly_the_promised_findings(berkas):
    """Code, line and column as its first line says, and nothing else; the name of the file tells the code."""
    janji = _janji(berkas)
    assert _nama(berkas)[:5] in {kode for kode, *_ in janji}
    ditemukan = pipeline.check(berkas)
    semua = sorted((satu.code, satu.span.file, satu.span.line, satu.span.column) for satu in ditemukan)
    assert semua == janji, [str(satu.span) + " " + satu.message for satu in ditemukan]
    assert all(satu.severity in MANUAL[satu.code].sifat for satu in ditemukan), "a severity that its manual hides"


@pytest.mark.parametrize("berkas", RUSAK, ids=_nama)
def test_a_message_is_indonesian_and_says_what_to_do(berkas):
    ditemukan = pipeline.check(berkas)
    assert ditemukan
    for satu in ditemukan:
        tanpa_kutipan = re.sub(r"'[^']*'", "", _kalimat(satu))
        assert not INGGRIS.search(tanpa_kutipan), _kalimat(satu)
        akhir = f"{satu.message.split('; ')[-1]} {satu.hint}"
        assert SARAN.search(akhir), _kalimat(satu)


def test_every_code_has_a_broken_plan_or_a_named_test():
    """A new code without a test fails here, and so does a test that was renamed away."""
    kode = {satu for berkas in (AKAR / "renja_gen").rglob("*.py") for satu in KODE.findall(berkas.read_text("utf-8"))}
    assert len(kode) > 40
    dengan_berkas = {satu for berkas in RUSAK for satu, *_ in _janji(berkas)}
    assert kode - dengan_berkas == set(DI_TEMPAT_LAIN)
    for satu, di in DI_TEMPAT_LAIN.items():
        nama, _, fungsi = di.partition("::")
        bagian = (AKAR / "tests" / nama).read_text("utf-8").split("\n\n\n")  # a test with its decorators
        badan = [satu_bagian for satu_bagian in bagian if f"def {fungsi}(" in satu_bagian]
        assert len(badan) == 1, di
        assert satu in badan[0], f"{di} does not mention {satu}"


@pytest.mark.parametrize("folder", CONTOH, ids=lambda folder: folder.name)
def test_the_examples_are_clean(folder):
    """Apart from what they set aside with a reason; the minimal one, from which people start, sets nothing aside."""
    ditemukan = pipeline.check(folder)
    assert [str(satu.span) + " " + satu.message for satu in ditemukan if not satu.silenced] == []
    assert folder.name != "minimal" or ditemukan == ()


def test_warnings_do_not_stop_a_build_and_errors_do(tmp_path):
    peringatan = periksa(tmp_path, ubah(MINIMAL, ("            sumber_dana: Dana Alokasi Umum\n", "")))
    assert [satu.severity for satu in peringatan] == [Severity.PERINGATAN]
    galat = periksa(tmp_path, ubah(MINIMAL, ("tahap: rancangan awal", "tahap: akhir")))
    assert [satu.severity for satu in galat] == [Severity.GALAT]


def test_a_thousands_comma_never_shrinks_an_amount(tmp_path):
    """YAML reads `{2024: 160,000}` as 160 and a key `000`: silently a thousandth of the amount."""
    for nilai in ("160,000", "160,000,000", "87,5", "1,5 juta"):
        teks = ubah(MINIMAL, ("2024: 160.000.000", f"2024: {nilai}"))
        baris, kolom = tempat(teks, f"2024: {nilai}")
        assert temuan(periksa(tmp_path, teks)) == [("RG006", baris, kolom + len("2024: ") + nilai.index(",") + 1)]


def test_a_code_is_judged_once(tmp_path):
    """A malformed code is not also called unknown or misplaced."""
    teks = ubah(MINIMAL, ("kode: 2.23.02.2.01.0008", "kode: 3.1.9"))
    assert [satu.code for satu in periksa(tmp_path, teks)] == ["RG201"]


USULAN = "nihil: musrenbang kecamatan tidak menghasilkan usulan untuk urusan perpustakaan"


@pytest.mark.parametrize(
    ("usulan", "janji"),
    [
        ("{kode: 2.23.02.2.01.0008, status: diterima}", []),
        ("{kode: 2.23.02.2.01.0009, status: ditolak, catatan: sudah ada}", []),
        ("{kode: 2.23.02.2.01.0009, status: dibahas}", []),
        ("{kode: 2.23.02.2.01.0009, status: diterima sebagian}", ["RG206"]),
        ("{kode: 2.23.02.2.01.09, status: diterima}", ["RG201"]),
        ("{kode: 2.23.02, status: diterima}", ["RG201"]),
        ("{kode: 2.23.02.2.01.9999, status: diterima}", ["RG204"]),
        ("{kode: 2.23.02.2.01.9999, nama: Rak, status: diterima}", ["RG204"]),
    ],
)
def test_the_code_of_a_proposal_is_judged_once_like_that_of_a_sub_kegiatan(usulan, janji, tmp_path):
    ditemukan = periksa(tmp_path, ubah(MINIMAL, (USULAN, f"daftar: [{usulan}]")))
    assert [satu.code for satu in ditemukan] == janji


def test_a_wrong_code_that_a_proposal_shares_with_the_work_is_named_where_the_work_has_it(tmp_path):
    teks = ubah(
        MINIMAL,
        (USULAN, "daftar: [{kode: 3.1, nama: Rak, status: dibahas}]"),
        ("kode: 2.23.02.2.01.0008", "kode: '3.1'"),
    )
    assert temuan(periksa(tmp_path, teks)) == [("RG201", *tempat(teks, "'3.1'"))]


REALISASI = "realisasi: {s/d 2022: 1.000, 2023: 1.350}"


@pytest.mark.parametrize(
    ("triwulan", "janji"),
    [
        ("triwulan: {2023: [300, 300, 300, 450]}", []),
        ("triwulan: {2023: [300, 300, 300]}", ["RG403"]),
        ("triwulan: {2023: [1.350, sedikit]}", []),  # text takes no part in sums
        ("akumulasi: terakhir\n                triwulan: {2023: [300, 600, 900, 1.200]}", []),
        ("akumulasi: terakhir\n                triwulan: {2023: [1, 2, 3, 4, 5]}", ["RG403"]),
    ],
)
def test_quarters_of_an_indicator_agree_with_its_year(triwulan, janji, tmp_path):
    teks = ubah(MINIMAL, (REALISASI, f"{REALISASI}\n                {triwulan}"))
    assert [satu.code for satu in periksa(tmp_path, teks)] == janji


E81 = ("isu:\n", "tabel: {evaluasi: {bentuk: e81, triwulan: ya}}\nisu:\n")
UANG = "2023: 139.500.000}"


def test_quarters_are_asked_for_only_where_the_table_shows_them(tmp_path):
    penuh = (UANG, f"{UANG}\n              triwulan: {{2023: [39.500.000, 0, 0, 100.000.000]}}")
    tanpa = (UANG, "2022: 1}")
    assert [satu.code for satu in periksa(tmp_path, ubah(MINIMAL, E81))] == ["RG404"]
    assert periksa(tmp_path, ubah(MINIMAL, E81, penuh)) == ()
    assert [satu.code for satu in periksa(tmp_path, ubah(MINIMAL, E81, tanpa))] == ["RG609"]
    assert periksa(tmp_path, ubah(MINIMAL, (E81[0], E81[1].replace("ya", "tidak")))) == ()


def test_the_year_after_the_renstra_is_prakiraan_maju_of_its_last_plan_year(tmp_path):
    def tahun(n, kunci):
        teks = ubah(MINIMAL, ("tahun: 2025, tahap", f"tahun: {n}, tahap"), (kunci, f"{kunci}2027: 1.000, "))
        return {satu.code for satu in periksa(tmp_path, teks)} & {"RG302"}

    for kunci in ("pagu: {", "target: {2023: 1.500, ", "proyeksi: {"):
        assert tahun(2026, kunci) == set()
        assert tahun(2025, kunci) == {"RG302"}
    assert tahun(2026, "realisasi: {s/d 2022: 95.000.000, ") == {"RG302"}


@pytest.mark.parametrize(
    ("daerah", "saran"),
    [
        ("Kota Contoh", ""), ("Kabupaten Contoh", ""), ("Provinsi Contoh", ""), ("Daerah Istimewa Yogyakarta", ""),
        ("Provinsi Daerah Istimewa Yogyakarta", ""), ("DKI Jakarta", ""), ("Daerah Khusus Jakarta", ""),
        ("Daerah Khusus Ibukota Jakarta", ""), ("Kab. Contoh", "Kabupaten Contoh"),
        ("Kab Contoh", "Kabupaten Contoh"),
        ("KABUPATEN Contoh", "Kabupaten Contoh"), ("Pemerintah Kota Contoh", "Kota Contoh"),
        ("Pemkot Contoh", "Kota Contoh"), ("Kotamadya Contoh", "Kota Contoh"), ("Prov. Contoh", "Provinsi Contoh"),
        ("DI Yogyakarta", "Daerah Istimewa Yogyakarta"), ("D.I. Yogyakarta", "Daerah Istimewa Yogyakarta"),
        ("D.K.I. Jakarta", "Daerah Khusus Jakarta"), ("Daerah Istimewa Aceh", "Provinsi Aceh"),
        ("Contoh", "Kota Contoh, Kabupaten Contoh, atau Provinsi Contoh"),
        ("Kotabaru", "Kota Kotabaru, Kabupaten Kotabaru, atau Provinsi Kotabaru"),
        ("Kota Administrasi Jakarta Timur", "daerah pemilik APBD-nya, misalnya Daerah Khusus Jakarta"),
        ("Kabupaten Administrasi Kepulauan Seribu", "daerah pemilik APBD-nya, misalnya Daerah Khusus Jakarta"),
    ],
)  # fmt: skip
def test_the_name_of_a_region_is_written_with_its_kind(daerah, saran, tmp_path):
    semua = periksa(tmp_path, ubah(MINIMAL, ("daerah: Kota Contoh", f"daerah: {daerah}")))
    ditemukan = [satu for satu in semua if satu.code != "RG210"]  # the codes are those of a kota
    assert [satu.code for satu in ditemukan] == (["RG506"] if saran else [])
    assert all(satu.message.endswith(f"; tulis {saran}") for satu in ditemukan)


YANG_MENGIKUTI_TAHUN = {
    "RG201", "RG204", "RG303", "RG402", "RG409", "RG412", "RG504", "RG507", "RG601", "RG603", "RG608", "RG609",
    "RG610",
}  # fmt: skip


@pytest.mark.parametrize("tahun", [2005, 2019, 2023, 2024, 2026, 2027, 2100])
def test_any_plan_year_can_be_checked(tahun, tmp_path):
    """Years before and after the catalogues, and years without figures, give findings or none, never an exception."""
    teks = ubah(
        MINIMAL, ("tahun: 2025, tahap", f"tahun: {tahun}, tahap"), ("periode: 2021-2026", "periode: 2004-2100")
    )
    assert {satu.code for satu in periksa(tmp_path, teks)} <= YANG_MENGIKUTI_TAHUN


def test_the_examples_that_tests_run_on_are_all_there():
    """So that a moved folder does not empty the tests that are made from the list."""
    assert [folder.name for folder in CONTOH] == ["kesbangpol-2024", "minimal", "perpustakaan-2023", "tampilan-f4"]
    assert len(RUSAK) > 60


def test_an_unknown_key_hides_nothing_else(tmp_path):
    """All findings at once: those of rules, of texts and of narratives, and what is set aside stays so."""
    teks = ubah(
        MINIMAL,
        ("sumber_dana: Dana Alokasi Umum", "sumber_dana: DAUX"),
        ("renstra: {periode: 2021-2026}", "renstra: {periode: 2021-2024}\nabaikan: {kode: RG301, alasan: transisi}"),
    )
    ditemukan = periksa(tmp_path, f"kolom_aneh: 1\n{teks}", **{"narasi/isu.md": "Tahun 2003 {{ tidak_ada }}\n"})
    assert {"RG101", "RG406", "RG701", "RG511"} <= {satu.code for satu in ditemukan if not satu.silenced}
    assert [satu.silenced for satu in ditemukan if satu.code == "RG301"] == ["transisi"]


def test_a_faulty_value_outside_the_sums_leaves_the_sums_to_be_judged(tmp_path):
    """One that sums need takes the rules on the whole plan away; one in the legal bases does not."""
    teks = f"{MINIMAL}dinyatakan: [{{sumber: SIPD, pagu: {{2025: 1.234.567}}}}]\n"
    hukum = ubah(teks, ("nomor: 25, tahun: 2004", "nomor: 25, tahun: 20"))
    assert [satu.code for satu in periksa(tmp_path, hukum)] == ["RG102", "RG451"]
    pagu = ubah(teks, ("2025: 200.000.000, 2026", "2025: 200.0000, 2026"))
    assert [satu.code for satu in periksa(tmp_path, pagu)] == ["RG102"]
