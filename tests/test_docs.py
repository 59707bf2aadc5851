"""The user guide agrees with the program: keys, names, functions, codes, messages, examples, links."""

import re
import shutil
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import pytest
import yaml
from click.testing import CliRunner

import renja_gen
from renja_gen.angka import angka, rupiah
from renja_gen.cli import cli
from renja_gen.compose.gambar import GAMBAR
from renja_gen.compose.gaya import huruf, muat_gaya
from renja_gen.compose.konteks import konteks
from renja_gen.compose.narasi import Narasi
from renja_gen.compose.profil import muat_profil
from renja_gen.compose.tables import TABEL
from renja_gen.computing import compute
from renja_gen.computing.evaluasi import evaluasi_anggaran
from renja_gen.diagnostics import Report, Severity, Span
from renja_gen.plan.dasar import Bagian
from renja_gen.plan.model import Plan
from renja_gen.reports import as_text
from renja_gen.source.reader import parse
from renja_gen.templates import KNOWN, Templates

AKAR = Path(__file__).resolve().parent.parent
PANDUAN = (AKAR / "docs/panduan.md").read_text(encoding="utf-8")
MINIMAL = (AKAR / "examples/minimal/plan.yaml").read_text(encoding="utf-8")
CONTOH = ("minimal", "kesbangpol-2024", "perpustakaan-2023")

# Lists of the narrative that hold the same things as another, which the guide describes once.
SAMA = {
    "rpjmd.misi_terkait[]": "rpjmd.misi[]",
    "evaluasi.terbaik[]": "evaluasi.program[]",
    "evaluasi.terlemah[]": "evaluasi.program[]",
    "pelayanan.tercapai[]": "pelayanan.daftar[]",
    "pelayanan.belum[]": "pelayanan.daftar[]",
    "review.turun[]": "review.naik[]",
    "review.baru[]": "review.naik[]",
    "review.hilang[]": "review.naik[]",
    "usulan.berasal[]": "usulan.daftar[]",
}

# The mistakes of the chapter on messages: what is replaced in examples/minimal, and by what.
KESALAHAN = {
    "RG005": ("  nama: Dinas P", "\tnama: Dinas P"),
    "RG006": ("visi: Kota Contoh", "visi: Kota Contoh:"),
    "RG101": ("  singkatan:", "  singktan:"),
    "RG103": ("  singkatan:", "  singktan:"),
    "RG102 rupiah": ("2025: 200.000.000", "2025: 200 juta"),
    "RG102 titik": ("2025: 200.000.000", "2025: 200.0000.000"),
    "RG102 pilihan": ("tahap: rancangan awal", "tahap: ranwal"),
    "RG201": ("2.23.02.2.01.0008", "2.23.02.2.01.08"),
    "RG204": ("2.23.02.2.01.0008", "2.23.02.2.01.9999"),
    "RG451": ("program:\n  - kode", "dinyatakan: {sumber: SIPD, pagu: {2025: 210.000.000}}\nprogram:\n  - kode"),
    "RG401": (
        "sumber_dana: Dana Alokasi Umum",
        "sumber_dana: [{nama: DAU, pagu: 100.000.000}, {nama: PAD, pagu: 50.000.000}]",
    ),
}


# --- parts of the guide


def _bagian(judul, teks=PANDUAN):
    """The text below a heading, up to the next one of the same or a higher level."""
    found = re.search(rf"^(#+) {re.escape(judul)}\n(.*?)(?=^\1 |^#{{1,2}} |\Z)", teks, re.MULTILINE | re.DOTALL)
    assert found, f"no heading '{judul}'"
    return found[2]


def _baris(teks):
    """The names in backticks in the first cell of every table row."""
    rows = re.findall(r"^\| (`[^|]*`) \|", teks, re.MULTILINE)
    return [nama for row in rows for nama in re.findall(r"`([^`]+)`", row)]


def _blok_yaml():
    blok = re.findall(r"^( *)```yaml\n(.*?)^ *```", PANDUAN, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", isi, flags=re.MULTILINE) for indent, isi in blok]


# --- the model


def _di_bawah(jenis):
    """The parts of a plan that an annotation names."""
    if isinstance(jenis, type) and issubclass(jenis, Bagian):
        return {jenis}
    return set().union(*(_di_bawah(satu) for satu in get_args(jenis)))


def _telusuri(model, path=""):
    """Every part of the model with the path of keys that leads to it."""
    yield path, model
    for key, field in model.model_fields.items():
        for bagian in _di_bawah(field.annotation):
            yield from _telusuri(bagian, f"{path}.{key}" if path else key)


SEMUA_BAGIAN = list(_telusuri(Plan))
JUDUL_KUNCI = re.findall(r"^### `([\w.]+)`$", PANDUAN, re.MULTILINE)


def _judul(path):
    """The heading that describes the part at a path: the longest end of the path that has one."""
    ruas = path.split(".")
    ujung = (".".join(ruas[i:]) for i in range(len(ruas)))
    return next((satu for satu in ujung if satu in JUDUL_KUNCI), None) if path else "plan.yaml"


@pytest.mark.parametrize(("path", "model"), SEMUA_BAGIAN, ids=[path or "plan" for path, _ in SEMUA_BAGIAN])
def test_every_key_of_the_model_has_its_row_and_no_row_names_a_key_that_is_gone(path, model):
    judul = _judul(path)
    assert judul, f"no heading for '{path}'"
    assert _baris(_bagian(f"`{judul}`")) == list(model.model_fields)


@pytest.mark.parametrize(("path", "model"), SEMUA_BAGIAN, ids=[path or "plan" for path, _ in SEMUA_BAGIAN])
def test_the_guide_says_which_keys_are_required(path, model):
    isi = _bagian(f"`{_judul(path)}`")
    wajib = re.findall(r"^\| `(\w+)` \| ya \|", isi, re.MULTILINE)
    assert wajib == [key for key, field in model.model_fields.items() if field.is_required()]


def test_every_heading_of_a_part_is_used_by_the_model():
    assert len(SEMUA_BAGIAN) > 25
    assert set(JUDUL_KUNCI) == {_judul(path) for path, _ in SEMUA_BAGIAN}


def test_every_choice_of_the_model_stands_in_the_guide():
    def pilihan(jenis):
        for satu in get_args(jenis):
            if isinstance(satu, str):
                yield satu
            else:
                yield from pilihan(satu)

    semua = {satu for _, model in SEMUA_BAGIAN for f in model.model_fields.values() for satu in pilihan(f.annotation)}
    assert {"final", "e81", "lebar", "abaikan-nol"} <= semua
    assert {satu for satu in semua if f"`{satu}`" not in PANDUAN} == set()


# --- narrative


@pytest.fixture(scope="module")
def penyusun():
    hasil = {nama: compute(renja_gen.load(AKAR / "examples" / nama).plan) for nama in CONTOH}
    profil = muat_profil("86-2017", Templates(), Report(), Span(""))
    return {nama: Narasi(satu, profil, {}, Templates(), Report()) for nama, satu in hasil.items()}


def _nama(data, path=""):
    """Every name a narrative can use: `a.b`, `a[].b` in a list, `a[tahun]` by year."""
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(key, str):
                yield from _nama(value, f"{path}.{key}" if path else key)
            else:
                yield f"{path}[tahun]"
    else:
        yield path
        for item in data if isinstance(data, list) else ():
            if isinstance(item, dict):
                yield from _nama(item, f"{path}[]")


def _disebut_sekali(nama):
    for lain, asli in SAMA.items():
        if nama.startswith(lain):
            return asli + nama.removeprefix(lain)
    return nama


def test_every_name_of_the_narrative_stands_in_its_table_and_no_other(penyusun):
    ada = {_disebut_sekali(nama) for satu in penyusun.values() for nama in _nama(satu.konteks)}
    assert len(ada) > 100
    assert set(_baris(_bagian("Nama yang tersedia"))) == ada


def test_the_narrative_has_no_top_level_name_outside_the_guide(penyusun):
    disebut = {nama.split(".")[0].split("[")[0] for nama in _baris(_bagian("Nama yang tersedia"))}
    for satu in penyusun.values():
        assert set(konteks(satu.hasil)) | {"sistematika"} == disebut


def test_every_function_and_filter_stands_in_the_guide(penyusun):
    isi = _bagian("Fungsi")
    assert {nama.split("(")[0] for nama in _baris(isi)} == set(penyusun["minimal"].env.globals)
    saringan = isi.split("Yang tersedia:")[1]
    assert set(re.findall(r"`(\w+)`", saringan)) == {
        nama for nama in penyusun["minimal"].env.filters if nama[0] != "_"
    }


def test_every_section_and_its_tables_stand_in_the_guide(penyusun):
    profil = penyusun["minimal"].profil
    bagian = [satu for bab in profil.bab for satu in bab.semua_bagian]
    isi = _bagian("Narasi").split("### Bentuk tulisan")[0]
    assert _baris(isi) == ["kata-pengantar", *(satu.kunci for satu in bagian)]
    for satu in bagian:
        tabel, gambar = (", ".join(f"`{key}`" for key in semua) for semua in (satu.tabel, satu.gambar))
        sel = rf"{re.escape(tabel)} ?\| ?{re.escape(gambar)}"
        assert re.search(rf"^\| `{satu.kunci}` \| [^|]+ \| ?{sel} ?\|", isi, re.MULTILINE), satu.kunci


def test_every_table_and_figure_stands_in_the_guide():
    tabel, gambar = _bagian("Tabel").split("### Gambar")
    assert _baris(tabel) == list(TABEL)
    assert _baris(gambar) == list(GAMBAR)


# --- messages


@pytest.mark.parametrize("kode", KESALAHAN)
def test_the_messages_quoted_in_the_guide_are_what_the_program_says(kode, tmp_path):
    lama, baru = KESALAHAN[kode]
    assert lama in MINIMAL
    (tmp_path / "plan.yaml").write_text(MINIMAL.replace(lama, baru, 1), encoding="utf-8")
    temuan = [d for d in renja_gen.check(tmp_path) if d.code == kode.split()[0]]
    assert temuan
    for satu in temuan:
        assert f"{satu.severity} {satu.code}: {satu.message}\n" in PANDUAN, as_text(satu)


def test_the_narrative_message_quoted_in_the_guide_is_what_the_program_says(tmp_path):
    (tmp_path / "plan.yaml").write_text(MINIMAL, encoding="utf-8")
    (tmp_path / "narasi").mkdir()
    (tmp_path / "narasi/isu.md").write_text("Pagu {{ pagu.total }}\n", encoding="utf-8")
    (temuan,) = renja_gen.check(tmp_path)
    assert f"{temuan.severity} {temuan.code}: {temuan.message}\n" in PANDUAN


def test_every_message_quoted_in_the_guide_is_tested():
    dikutip = set(re.findall(r"^galat (RG\d{3}): ", PANDUAN, re.MULTILINE))
    assert dikutip == {kode.split()[0] for kode in KESALAHAN} | {"RG511"}


# --- examples


@pytest.mark.parametrize("teks", _blok_yaml())
def test_every_yaml_example_can_be_read_and_whole_plans_have_no_findings(teks, tmp_path):
    if teks.startswith("renja:"):
        (tmp_path / "plan.yaml").write_text(teks, encoding="utf-8")
        assert [as_text(d) for d in renja_gen.check(tmp_path)] == []
    elif any(baris and not baris.startswith("#") for baris in teks.split("\n")):
        report = Report()
        assert parse(teks, "panduan.md", report)
        assert report.diagnostics == ()


def test_the_guide_has_a_whole_plan_that_builds(tmp_path):
    rencana = [teks for teks in _blok_yaml() if teks.startswith("renja:")]
    assert rencana
    for teks in rencana:
        (tmp_path / "plan.yaml").write_text(teks, encoding="utf-8")
        built = renja_gen.build(tmp_path, options=renja_gen.Options("docx"))
        assert built.ok
        assert [d for d in built.diagnostics if d.severity is Severity.GALAT] == []


@pytest.mark.parametrize("contoh", CONTOH)
def test_the_narrative_example_works_in_every_example_plan(contoh, tmp_path):
    (narasi,) = re.findall(r"^```text\n(.*?{{.*?)^```", _bagian("Angka dari data"), re.MULTILINE | re.DOTALL)
    shutil.copytree(AKAR / "examples" / contoh, tmp_path, dirs_exist_ok=True)
    (tmp_path / "narasi").mkdir(exist_ok=True)
    (tmp_path / "narasi/pendanaan.md").write_text(narasi, encoding="utf-8")
    assert [as_text(d) for d in renja_gen.check(tmp_path) if not d.silenced] == []


# --- the look


def _gaya(folder, teks):
    """The look that a gaya.yaml gives beside the fonts of the example, and what is wrong with it."""
    shutil.copytree(AKAR / "examples/tampilan-f4/templat", folder, dirs_exist_ok=True)
    (folder / "gaya.yaml").write_text(teks, encoding="utf-8")
    report = Report()
    return muat_gaya(Templates(folder), report), report.diagnostics


def test_the_steps_to_an_own_look_lead_to_the_example(tmp_path):
    """The plan changed as the guide says, built by the very commands of the guide."""
    langkah = _bagian("Selangkah demi selangkah: kertas F4, huruf sendiri, dan lambang")
    kertas, dokumen, logo, gaya = (
        re.sub(r"^   ", "", isi, flags=re.MULTILINE)
        for isi in re.findall(r"^   ```yaml\n(.*?)^   ```", langkah, re.MULTILINE | re.DOTALL)
    )
    rencana, contoh = tmp_path / "renja-2025", AKAR / "examples/tampilan-f4"
    (rencana / "templat").mkdir(parents=True)
    nama = "  nama: Dinas Perpustakaan dan Kearsipan\n"
    (sebelum, sesudah) = MINIMAL.split(nama)
    (rencana / "plan.yaml").write_text(f"{sebelum}{nama}{logo}{sesudah}{dokumen}", encoding="utf-8")
    shutil.copy(contoh / "lambang.png", rencana)
    assert _gaya(tmp_path / "pertama", kertas)[0].portrait.height == 330
    shutil.copytree(contoh / "templat/huruf", rencana / "templat/huruf")
    (rencana / "templat/gaya.yaml").write_text(gaya, encoding="utf-8")
    assert gaya in (contoh / "templat/gaya.yaml").read_text(encoding="utf-8")
    perintah = re.findall(r"renja-gen (?:check|build) renja-[^`\n]*", langkah)
    assert len(perintah) == 3
    shutil.copytree(rencana, tmp_path / "renja-2026")
    for satu in perintah:
        argumen = [str(tmp_path / kata) if kata.startswith("renja-2") else kata for kata in satu.split()[1:]]
        if argumen[0] == "build":
            argumen += ["--format", "docx"]
        hasil = CliRunner().invoke(cli, argumen)
        assert (hasil.exit_code, hasil.stderr) == (0, ""), satu


def test_the_keys_of_gaya_yaml_and_the_templates_stand_in_the_guide():
    bawaan = yaml.safe_load((AKAR / "templates/gaya.yaml").read_text(encoding="utf-8"))
    isi = _bagian("`gaya.yaml`: kertas, margin, huruf, ukuran, warna")
    assert _baris(isi) == list(bawaan)
    for kunci in ("margin", "huruf", "ukuran", "warna_baris"):
        assert {satu for satu in bawaan[kunci] if f"`{satu}`" not in isi} == set(), kunci
    assert _baris(_bagian("Tampilan").split("###")[0]) == list(KNOWN)


def test_the_limits_of_the_look_that_the_guide_states_hold(tmp_path):
    assert "paling sedikit 100 mm" in PANDUAN
    for kiri, benar in ((90, True), (91, False)):
        look, _ = _gaya(tmp_path / str(kiri), f"margin: {{tegak: {{kiri: {kiri}, kanan: 20}}}}\n")
        assert (look is not None) == benar
    assert f"paling besar {huruf.MAX_BYTES // 1_000_000} MB, di dalam folder templat" in PANDUAN
    assert _gaya(tmp_path / "desimal", 'ukuran: {isi: {huruf: 12, baris: "16,5"}}\n')[1] == ()


def test_the_figures_of_the_worked_example_are_what_the_program_computes(tmp_path):
    teks = next(teks for teks in _blok_yaml() if teks.startswith("renja:"))
    (tmp_path / "plan.yaml").write_text(teks, encoding="utf-8")
    plan = renja_gen.load(tmp_path).plan
    hasil = compute(plan)
    (daun,) = hasil.evaluasi.daun
    (kinerja,) = hasil.evaluasi_sub(daun)
    uang = evaluasi_anggaran(daun)
    contoh = _bagian("Contoh perhitungan")
    for persen in (kinerja.tingkat, kinerja.capaian, kinerja.capaian_perkiraan):
        assert f"**{angka(persen, 2)}%**" in contoh
    for persen in (uang.tingkat, uang.capaian, uang.capaian_perkiraan):
        assert f"**{angka(persen, 2)}%**" in contoh
    for nilai in (uang.kumulatif, uang.perkiraan):
        assert f"**{rupiah(nilai)}**" in contoh
    for nilai in (kinerja.kumulatif, kinerja.perkiraan):
        assert f"**{angka(nilai.angka)}**" in contoh


# --- links


def _jangkar(teks):
    """The anchors of a Markdown text, made the way GitHub makes them."""
    tanpa_blok = re.sub(r"^ *```.*?^ *```", "", teks, flags=re.MULTILINE | re.DOTALL)
    judul = re.findall(r"^#+ (.+)$", tanpa_blok, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", satu.lower()).replace(" ", "-") for satu in judul}


@pytest.mark.parametrize("nama", ["README.md", *sorted(f"docs/{path.name}" for path in AKAR.glob("docs/*.md"))])
def test_relative_links_lead_somewhere(nama):
    path = AKAR / nama
    teks = re.sub(r"`[^`\n]*`", "", path.read_text(encoding="utf-8"))
    tautan = [satu for satu in re.findall(r"\]\(([^)\s]+)\)", teks) if not re.match(r"[a-z]+:", satu)]
    assert tautan
    rusak = []
    for satu in tautan:
        berkas, _, jangkar = unquote(satu).partition("#")
        tujuan = (path.parent / berkas).resolve() if berkas else path
        ada = tujuan.is_relative_to(AKAR) and tujuan.exists()
        if ada and jangkar and tujuan.suffix == ".md":
            ada = jangkar in _jangkar(tujuan.read_text(encoding="utf-8"))
        if not ada:
            rusak.append(satu)
    assert rusak == []
