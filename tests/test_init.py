"""`renja-gen init`: a new plan builds at once, becomes a whole one by filling in, and never costs a file."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from renja_gen import pipeline
from renja_gen.cli import cli
from renja_gen.commands import init as perintah
from renja_gen.diagnostics import Severity
from renja_gen.loading import load
from renja_gen.options import Options
from renja_gen.plan.pekerjaan import SubKegiatan

AKAR = Path(__file__).resolve().parent.parent
DASAR = {
    "nama": "Badan Kesatuan Bangsa dan Politik",
    "singkatan": "Kesbangpol",
    "daerah": "Kota Contoh",
    "bidang": "8.01",
}
SERTAAN = "program/*.yaml"


def jalan(folder, *pilihan, input=None, **isian):  # noqa: A002 - Click's name
    lengkap = [teks for kunci, nilai in isian.items() for teks in (f"--{kunci}", str(nilai))]
    return CliRunner().invoke(cli, ["init", str(folder), *pilihan, *lengkap], input=input, prog_name="renja-gen")


def mulai(folder: Path, **isian: object) -> Path:
    hasil = jalan(folder, **{**DASAR, **isian})
    assert hasil.exit_code == 0, hasil.output
    return folder


def galat(folder: Path) -> list[str]:
    return [str(satu) for satu in pipeline.check(folder) if satu.severity is Severity.GALAT]


def sub_kegiatan(folder: Path) -> list[SubKegiatan]:
    plan = load(folder).plan
    assert plan
    return [sub for program in plan.program for kegiatan in program.kegiatan for sub in kegiatan.sub_kegiatan]


def isi(teks: str, n: int) -> str:
    """A file with every line that waits uncommented and filled in, as a planner would."""
    baris = [re.sub(r"# ( *(?:- )?(?:[a-z_]+:|…))", r"\1", satu, count=1) for satu in teks.splitlines()]
    teks = "\n".join(baris) + "\n"
    teks = re.sub(r"(\n +sumber_dana: )…", r"\1Dana Alokasi Umum", teks)
    teks = re.sub(r"(\n *(?:- )?tahun: )…", rf"\g<1>{n - 3}", teks)
    teks = re.sub(r"(\n *nip: )…", r"\g<1>19700101 199503 1 001", teks)
    teks = re.sub(r"(\n *tanggal: )…", rf"\g<1>28 Februari {n - 1}", teks)
    teks = re.sub(r"(\n *(?:nomor|renstra): |\d{4}: )…", r"\g<1>100", teks)
    return teks.replace("…", "Isian contoh")


# --- what is written


@pytest.mark.parametrize(
    ("isian", "program", "awal"),
    [
        ({"bidang": "8.01", "tahun": 2024, "periode": "2021-2026"}, 6, "8.01.02.2.01.0001"),
        ({"bidang": "8.01", "tahun": 2023}, 6, "8.01.02.2.01.01"),  # two digits, no indicators
        ({"bidang": "2.23,2.24", "tahun": 2025}, 6, "2.24.02.2.01.0001"),
        ({"bidang": "1.02", "tahun": 2026, "daerah": "Kabupaten Contoh"}, 5, "1.02.02.2.01.0001"),
        ({"bidang": "perikanan", "tahun": 2027}, 5, "3.25.03.2.01.0001"),
        ({"bidang": "1.03", "tahun": 2027, "daerah": "Provinsi Contoh"}, 12, "1.03.02.1.01.0005"),
        ({"bidang": "4.01", "tahun": 2027}, 3, "4.01.01.2.11.0001"),
        ({"bidang": "8.01", "tahun": 2035}, 6, "8.01.02.2.01.0001"),
    ],
    ids=lambda nilai: "-".join(map(str, nilai.values())) if isinstance(nilai, dict) else str(nilai),
)
def test_a_new_plan_has_no_errors_and_holds_the_catalogue(tmp_path, isian, program, awal):
    folder = mulai(tmp_path / "baru", **isian)
    assert galat(folder) == []
    plan = load(folder).plan
    assert plan
    assert len(plan.program) == program
    sub = sub_kegiatan(folder)
    assert awal in {satu.kode for satu in sub}
    asing = "2" if str(isian.get("daerah")).startswith("Provinsi") else "1"
    assert {satu.kode.split(".")[3] for satu in sub} == {"1", "2"} - {asing}
    berindikator = [satu.indikator[0] for satu in sub if satu.indikator]
    assert (len(berindikator) > len(sub) * 0.9) is (isian["tahun"] != 2023)
    assert all(satu.nama and satu.satuan and not satu.target for satu in berindikator)
    assert not any(satu.anggaran.pagu for satu in sub)


def test_what_is_missing_is_told_by_a_few_findings(tmp_path):
    """Whoever starts with 175 sub kegiatan is led, not drowned."""
    folder = mulai(tmp_path / "baru", bidang="1.02")
    assert len(sub_kegiatan(folder)) > 150
    temuan = pipeline.check(folder)
    assert {satu.code for satu in temuan} >= {"RG502", "RG504", "RG507", "RG704"}
    assert len(temuan) < 12


@pytest.mark.parametrize("tahun", [2023, 2024, 2025, 2026, 2027])
def test_the_legal_bases_are_those_of_the_year(tmp_path, tahun):
    """No finding on any of them but that a decree is to be added, which stands there in a comment."""
    folder = mulai(tmp_path / "baru", bidang="1.02", tahun=tahun)
    plan = load(folder).plan
    assert plan
    assert len(plan.dasar_hukum) > 12
    assert {satu.code for satu in pipeline.check(folder) if satu.code.startswith("RG8")} <= (
        {"RG804"} if tahun == 2027 else set()
    )
    assert all(satu.tahun < tahun for satu in plan.dasar_hukum)


def test_filling_in_is_all_that_is_left_to_do(tmp_path):
    """Every line that waits becomes a plan's YAML by taking its `# ` away; then nothing is an error."""
    folder = mulai(tmp_path / "baru", tahun=2024)
    for berkas in (*folder.glob("*.yaml"), *folder.glob(SERTAAN)):
        teks = berkas.read_text(encoding="utf-8")
        assert "# isi" in teks
        berkas.write_text(isi(teks, 2024), encoding="utf-8")
    assert galat(folder) == []
    sub = sub_kegiatan(folder)
    assert len(sub) > 80
    assert all(2024 in satu.anggaran.pagu and 2024 in satu.indikator[0].target for satu in sub)
    assert all(satu.lokasi == ("Kota Contoh",) and satu.sumber_dana for satu in sub)
    assert not {"RG502", "RG504", "RG507", "RG704"} & {satu.code for satu in pipeline.check(folder)}


def test_a_new_plan_builds_at_once(tmp_path):
    folder = mulai(tmp_path / "baru")
    built = pipeline.build(folder, tmp_path / "hasil", Options(formats="docx"))
    assert [satu.path.name for satu in built.files] == ["renja-kesbangpol-2027.docx"]


def test_names_stand_beside_their_codes(tmp_path):
    folder = mulai(tmp_path / "baru", tahun=2024)
    teks = (folder / "program/8.01.01.yaml").read_text(encoding="utf-8")
    assert "- kode: 8.01.01.2.07.0005  # Pengadaan Mebel\n" in teks
    assert "2.10" not in teks  # BLUD and what only secretariats have
    assert "renja-gen codes 8.01.01 --tahun 2024" in teks


def test_a_province_has_its_own_name_of_the_support_programme(tmp_path):
    folder = mulai(tmp_path / "baru", daerah="Provinsi Contoh")
    plan = load(folder).plan
    assert plan
    assert (plan.program[0].nama or "").endswith("DAERAH PROVINSI")


def test_the_catalogues_without_provinces_give_programmes_only_and_say_so(tmp_path):
    hasil = jalan(tmp_path / "baru", **{**DASAR, "daerah": "Provinsi Contoh", "tahun": 2024})
    assert "Kegiatan provinsi dari keputusan itu belum termuat" in hasil.output
    assert galat(tmp_path / "baru") == []
    assert sub_kegiatan(tmp_path / "baru") == []


def test_neighbours_stand_in_for_a_decree_that_is_not_there_and_it_is_said(tmp_path):
    hasil = jalan(tmp_path / "baru", **{**DASAR, "daerah": "Provinsi Contoh", "tahun": 2025})
    assert "Keputusan untuk 2025 belum termuat" in hasil.output
    assert "Kegiatan provinsi" not in hasil.output
    assert {satu.kode.split(".")[3] for satu in sub_kegiatan(tmp_path / "baru")} == {"1"}
    assert "cocokkan" in (tmp_path / "baru/program/8.01.02.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("tahun", "periode"), [(2012, "2010-2014"), (2024, "2021-2026"), (2027, "2025-2029"), (2031, "2030-2034")]
)
def test_the_usual_renstra_period_holds_the_year(tmp_path, tahun, periode):
    plan = load(mulai(tmp_path / "baru", tahun=tahun)).plan
    assert plan
    assert str(plan.renstra.periode) == periode


def test_the_schema_for_editors_lies_beside_the_plan(tmp_path):
    folder = mulai(tmp_path / "baru")
    awal = (folder / "plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    skema = folder / awal.partition("$schema=")[2]
    assert awal.startswith("# yaml-language-server: ")
    assert {"renja", "program"} <= json.loads(skema.read_text(encoding="utf-8"))["properties"].keys()
    assert (folder / ".gitignore").read_text(encoding="utf-8").splitlines()[-1] == "build/"
    assert not (folder / ".pre-commit-config.yaml").exists()


@pytest.mark.parametrize("isian", [{}, {"bidang": "1.02"}, {"bidang": "8.01", "tahun": 2023}])
def test_a_new_plan_is_tidy(tmp_path, isian):
    """`renja-gen fmt` finds nothing to do."""
    folder = mulai(tmp_path / "baru", **isian)
    assert CliRunner().invoke(cli, ["fmt", "--check", str(folder)]).exit_code == 0


def test_pre_commit_on_request(tmp_path):
    """The hooks are those that the project offers, run by the command that is installed here."""
    jalan(tmp_path, "--pre-commit", **DASAR)
    ditulis = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    ditawarkan = yaml.safe_load((AKAR / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    sama = {"id", "name", "entry", "types", "files", "require_serial"}
    assert [{k: v for k, v in kait.items() if k in sama} for kait in ditulis] == [
        {k: v for k, v in kait.items() if k in sama} for kait in ditawarkan
    ]


def test_same_answers_same_bytes(tmp_path):
    satu, dua = (
        {berkas.name: berkas.read_bytes() for berkas in mulai(tmp_path / nama).rglob("*") if berkas.is_file()}
        for nama in "ab"
    )
    assert satu == dua
    assert len(satu) > 8


# --- nothing is lost


@pytest.mark.parametrize(
    "nama", ["plan.yaml", "dasar_hukum.yaml", "renja.schema.json", "program/lama.yaml", "program"]
)
def test_existing_files_are_refused_before_anything_is_written(tmp_path, nama):
    (tmp_path / nama).parent.mkdir(exist_ok=True)
    (tmp_path / nama).write_text("milik saya", encoding="utf-8")
    hasil = jalan(tmp_path, **DASAR)
    assert hasil.exit_code == 2
    assert nama.partition("/")[0] in hasil.stderr
    assert [satu.read_text(encoding="utf-8") for satu in tmp_path.rglob("*") if satu.is_file()] == ["milik saya"]


def test_what_is_in_nobodys_way_stays(tmp_path):
    (tmp_path / ".gitignore").write_text("catatan/\n", encoding="utf-8")
    (tmp_path / "program").mkdir()
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    hasil = jalan(tmp_path, "--pre-commit", **DASAR)
    assert (hasil.exit_code, "'.pre-commit-config.yaml' sudah ada" in hasil.stderr.replace(f"{tmp_path}/", "")) == (
        2,
        True,
    )
    mulai(tmp_path)
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "catatan/\n"


def test_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "baru").write_text("", encoding="utf-8")
    hasil = jalan(tmp_path / "baru", **DASAR)
    assert (hasil.exit_code, "adalah berkas, bukan folder" in hasil.stderr) == (2, True)
    hasil = jalan(tmp_path / "baru" / "lagi", **DASAR)
    assert hasil.exit_code == 2
    assert "tidak dapat ditulis" in hasil.stderr
    assert "-o" not in hasil.stderr.split()


def test_twice_is_refused(tmp_path):
    mulai(tmp_path / "baru")
    sebelum = {satu: satu.read_bytes() for satu in tmp_path.rglob("*") if satu.is_file()}
    assert jalan(tmp_path / "baru", **{**DASAR, "bidang": "1.02"}).exit_code == 2
    assert {satu: satu.read_bytes() for satu in tmp_path.rglob("*") if satu.is_file()} == sebelum


# --- answers


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"daerah": "Contoh"}, "tulis Kota Contoh, Kabupaten Contoh, atau Provinsi Contoh"),
        ({"daerah": "kab. langkat"}, "tulis Kabupaten langkat"),
        ({"tahun": "24"}, "'24' bukan tahun"),
        ({"tahun": "2001"}, "tahun 2001 di luar 2005 sampai 2100"),
        ({"bidang": "kesehatn"}, "1.02  Kesehatan"),
        ({"bidang": "pendidikan"}, "5.04  Pendidikan dan Pelatihan"),
        ({"bidang": "9.99"}, "bidang urusan '9.99' tidak ada"),
        ({"bidang": "qqqzzz"}, "tulis kode atau namanya"),
        ({"bidang": ","}, "isian kosong"),
        ({"periode": "2021"}, "bukan periode"),
        ({"periode": "2030-2034"}, "tahun rencana 2027 tidak termasuk periode 2030-2034"),
        ({"nama": " "}, "isian kosong"),
        ({"nama": "a\x1b[31m"}, "huruf biasa"),
    ],
)
def test_wrong_answers_are_usage_errors_with_the_reason(tmp_path, isian, pesan):
    hasil = jalan(tmp_path / "baru", **{**DASAR, **isian})
    assert hasil.exit_code == 2
    assert pesan in " ".join(hasil.stderr.split(" "))
    assert f"'--{next(iter(isian))}'" in hasil.stderr
    assert not (tmp_path / "baru").exists()


def test_without_a_terminal_missing_answers_are_named(tmp_path):
    hasil = jalan(tmp_path / "baru", nama="Dinas Contoh", input="Kota Contoh\n")
    assert hasil.exit_code == 2
    assert "--daerah, --bidang" in hasil.stderr
    assert not (tmp_path / "baru").exists()


def test_questions_are_asked_until_the_answer_is_right(tmp_path, monkeypatch):
    monkeypatch.setattr(perintah, "berterminal", lambda: True)
    monkeypatch.chdir(tmp_path)
    dijawab = [
        "", "Dinas Perpustakaan dan Kearsipan Kota Contoh", "Dispusip", "Contoh", "Kota Contoh", "Sumatera Utara",
        "dua", "", "?", "pendidikan", "kearsipan, 2.23", "2021-2026", "", "Nama Pejabat, S.Sos.",
    ]  # fmt: skip
    hasil = CliRunner().invoke(cli, ["init"], input="\n".join(dijawab) + "\n")
    assert hasil.exit_code == 0, hasil.output
    assert hasil.output.count("Belum benar") == 5
    assert "Tahun rencana [2027]" in hasil.output
    assert {"  1.01  Pendidikan", "  2.23  Perpustakaan", "  8.01  Kesatuan Bangsa dan Politik"} <= {
        *hasil.output.splitlines()
    }
    plan = load(tmp_path / "renja-2027").plan
    assert plan
    pd = plan.perangkat_daerah
    assert (pd.nama, pd.singkatan, pd.provinsi) == ("Dinas Perpustakaan dan Kearsipan", "Dispusip", "Sumatera Utara")
    assert (pd.bidang_urusan, pd.kepala.nama) == (("2.24", "2.23"), "Nama Pejabat, S.Sos.")
    assert (plan.n, str(plan.renstra.periode)) == (2027, "2025-2029")
    assert [satu.kode for satu in plan.program if satu.kode.endswith(".01")] == ["2.24.01"]
    assert hasil.output.splitlines()[-3:] == [
        '1. Isi yang bertanda "# isi" dalam folder renja-2027; hapus sub kegiatan yang tidak direncanakan.',
        "2. Periksa: renja-gen check renja-2027",
        "3. Susun dokumennya: renja-gen build renja-2027",
    ]


def test_options_are_not_asked_for_and_a_province_has_no_province(tmp_path, monkeypatch):
    monkeypatch.setattr(perintah, "berterminal", lambda: True)
    hasil = jalan(tmp_path / "baru", input="\n\n\n", **{**DASAR, "daerah": "Provinsi Contoh"})
    assert hasil.exit_code == 0, hasil.output
    assert (
        re.findall(r"^(\w+)", hasil.output, re.MULTILINE)[:2] == ["Tahun", "Nama"] or "Provinsi," not in hasil.output
    )
    assert "Periode Renstra [2025-2029]" in hasil.output


def test_names_with_signs_of_yaml_are_quoted(tmp_path):
    nama = "Dinas: \"A\" #1, [B] & {C} 'D'"
    plan = load(mulai(tmp_path / "baru", nama=nama, singkatan="- x", kepala="yes")).plan
    assert plan
    pd = plan.perangkat_daerah
    assert (pd.nama, pd.singkatan, pd.kepala.nama) == (nama, "- x", "yes")


def test_nothing_heavy_is_imported(tmp_path):
    program = (
        f"import sys; sys.argv[1:] = ['init', {str(tmp_path / 'b')!r}, '--nama', 'Dinas Contoh', '--daerah', "
        "'Kota Contoh', '--bidang', '8.01']\n"
        "from renja_gen.cli import cli\n"
        "try: cli()\n"
        "except SystemExit: pass\n"
        "print('berat:', sorted({'weasyprint', 'docx', 'lxml', 'typst', 'jinja2', 'rich'} & sys.modules.keys()))"
    )
    hasil = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert hasil.stdout.splitlines()[-1] == "berat: []"
    assert (tmp_path / "b/plan.yaml").is_file()


def test_the_comments_at_the_top_stay_true_when_the_plan_is_rolled(tmp_path):
    """A roll keeps comments as they are, so that none names the year of the plan."""
    assert jalan(tmp_path / "baru", **DASAR).exit_code == 0
    for nama in ("plan.yaml", "dasar_hukum.yaml"):
        kepala = [
            satu
            for satu in (tmp_path / "baru" / nama).read_text(encoding="utf-8").splitlines()[:4]
            if satu.startswith("#")
        ]
        assert kepala
        assert not [satu for satu in kepala if "20" in satu]
