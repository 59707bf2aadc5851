"""Input made to do harm: none of it leads to an exception, out of the folder, or past a few seconds and some memory.

What stands elsewhere: any bytes as a plan, other encodings, control characters, lone surrogates, aliases, deep
nesting, includes outside the folder (also by a link): `test_source.py`. Escapes from the sandbox, `'x' * 10**9`,
texts that double, names that look like Markdown: `test_sandbox.py`. Escape sequences for the terminal: `test_cli.py`.
Logos that are no pictures: `test_dokumen.py`. Input made up by chance: `test_fuzz.py`.
"""

import json
import os
import re
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from struct import pack
from typing import Any

import pytest
import yaml
from alat import AKAR, MINIMAL, periksa, temuan, tulis, ubah

from renja_gen import pipeline
from renja_gen.angka import daftar, rp
from renja_gen.compose.budget import MAX_OUTPUT, Budget
from renja_gen.compose.guard import MAX_BLOCKS, MAX_BRACKETS, MAX_TOKENS
from renja_gen.compose.sandbox import environment, render
from renja_gen.diagnostics import MAX_FINDINGS, MAX_MESSAGE, Report, Severity
from renja_gen.document.markdown import to_blocks
from renja_gen.reports import as_text
from renja_gen.source import includes as modul_sertakan
from renja_gen.source import narratives as modul_narasi
from renja_gen.source import reader as modul_baca

PALING_BESAR, PALING_LAMA = 400, 10  # MB and seconds of processor time; what is expected is a tenth
ANAK = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_DATA, ({besar} << 20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, ({lama},) * 2)
from renja_gen import pipeline
print(json.dumps([[satu.code, satu.span.file, satu.span.line] for satu in pipeline.check(sys.argv[1])]))
"""

Berkas = Mapping[str, str | bytes]


def dengan_batas(plan: Path) -> list[list[Any]]:
    """The findings on a plan as (code, file, line), by a process that may use little and is killed for more."""
    pytest.importorskip("resource")
    perintah = [sys.executable, "-c", ANAK.format(besar=PALING_BESAR, lama=PALING_LAMA), str(plan)]
    hasil = subprocess.run(perintah, cwd=AKAR, capture_output=True, text=True, encoding="utf-8", check=False)
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    semua: list[list[Any]] = json.loads(hasil.stdout)
    return semua


def rencana(**isi: Any) -> str:
    """The minimal plan on one line, with other values under some of its keys."""
    return json.dumps({**yaml.load(MINIMAL, yaml.BaseLoader), **isi}).replace('""', "~")


# --- what grows without end

BANYAK = rencana(isu={"isu_strategis": ["x"] * 50_000})
SEMUA = "{% for a in isu.isu_strategis %}"
LIPAT = "{% set t = 'ab' %}" + "{% set t = t ~ t %}" * 15
KECIL = "{% set z = isu.isu_strategis[:400] %}{% for a in z %}{% for b in z %}"
# Narratives that took from ten seconds to hours, or a gigabyte, before they were counted.
NARASI: dict[str, tuple[str, str]] = {
    "saringan dalam perulangan": (SEMUA + "{% if isu.isu_strategis|sort|first %}{% endif %}{% endfor %}", "RG512"),
    "kelompok dalam perulangan": (KECIL + "{% if z|groupby(0) %}{% endif %}{% endfor %}{% endfor %}", "RG512"),
    "isi perulangan panjang": (KECIL + "{% set q = a == b %}" * 1500 + "{% endfor %}{% endfor %}", "RG512"),
    "fungsi mahal": (SEMUA + "{% set q = terbilang(" + "9" * 29 + ") %}{% endfor %}", "RG512"),
    "teks panjang berulang": (LIPAT + SEMUA + "{% set b = t ~ 'y' %}{% endfor %}", "RG512"),
    "teks panjang dibandingkan": (
        LIPAT + "{% set b = t ~ 'y' %}" + SEMUA + "{% if t in b %}{% endif %}{% endfor %}", "RG512"
    ),
    "teks panjang dipotong": (LIPAT + SEMUA + "{% set b = t[::-1] %}{% endfor %}", "RG512"),
    "spasi dicetak": (LIPAT.replace("ab", "  ") + "{{ t }}" * 3000 + SEMUA + "{{ t }}{% endfor %}", "RG512"),
    "daftar dicetak sebagai teks": ("{% if isu.isu_strategis|upper %}{% endif %}" * 500, "RG510"),
    "jalur atribut panjang": ("{{ isu.isu_strategis|sort(attribute='" + "0." * 50_000 + "0') }}", "RG512"),
    "fungsi atas daftar": ("{% if daftar(isu.isu_strategis) %}{% endif %}" * 1000, "RG512"),
    "bilangan besar": ("{% set a = total.pagu[2025] %}" + "{% set a = a * a %}" * 17 + "{{ a|int }}", "RG512"),
    "heksadesimal": ("{% set a = 0x" + "f" * 120_000 + " // 0x" + "f" * 60_000 + " %}", "RG510"),
    "ungkapan banyak": ("{{ n }}" * 28_000, "RG512"),
    "ungkapan panjang": ("{{ n" + " + n" * 49_000 + " }}", "RG512"),
    "nama banyak": ("".join(f"{{% set a{ke} = 1 %}}" for ke in range(9_500)) + "{{ b }}", "RG512"),
    "kata dekat": (
        "".join(f"{{% set a{ke} = 1 %}}" for ke in range(3_000)) + "{{ a" + "b" * 120_000 + " }}", "RG511"
    ),
    "garis": ("***\n" * 49_000, "RG512"),
    "judul": ("# a\n" * 49_000, "RG512"),
    "butir": ("- a\n" * 49_000, "RG512"),
    "kurung siku": ("[" * 190_000, "RG512"),
    "bintang": ("**a" * 60_000, "RG512"),
    "tabel tak dikenal": ("[[tabel:x]]\n\n" * 15_000, "RG512"),
    "baris tanpa akhir": (">" * 190_000 + "a", "RG512"),
}  # fmt: skip


@pytest.mark.parametrize("nama", NARASI)
def test_a_narrative_costs_little_whatever_it_asks_for(nama, tmp_path):
    teks, kode = NARASI[nama]
    assert len(teks) < MAX_OUTPUT, "not refused merely for its length"
    plan = BANYAK if "isu_strategis" in teks else MINIMAL
    ditemukan = dengan_batas(tulis(tmp_path, {"plan.yaml": plan, "narasi/isu.md": teks}))
    assert {(satu, berkas) for satu, berkas, _ in ditemukan} == {(kode, "narasi/isu.md")}


NAMA_NARASI = sorted(path.stem for path in (AKAR / "templates" / "narasi").glob("*.md"))


def test_all_narratives_together_cost_no_more_than_one(tmp_path):
    """They share a budget; the one that uses it up is named, and the others need no word."""
    assert len(NAMA_NARASI) > 15
    berkas = {f"narasi/{nama}.md": "- *a* **b**\n" * 4_000 for nama in NAMA_NARASI}
    ditemukan = dengan_batas(tulis(tmp_path, {"plan.yaml": MINIMAL, **berkas}))
    assert [kode for kode, *_ in ditemukan if kode != "RG514"] == ["RG512"]


def berisi(**isi: Any) -> Callable[[], Berkas]:
    return lambda: {"plan.yaml": rencana(**isi)}


def sub(*semua: dict[str, Any]) -> dict[str, Any]:
    return {"kode": "2.23.02", "kegiatan": [{"kode": "2.23.02.2.01", "sub_kegiatan": semua}]}


# Plans that took from ten seconds to minutes, or a gigabyte; what gives them, and what is found.
RENCANA: dict[str, tuple[Callable[[], Berkas], set[str]]] = {
    "satu baris": (
        lambda: {"plan.yaml": "[" + "1, " * 149_000 + "x" * 19_000 + ", *a]" + "#" * 2_000_000}, {"RG009"}
    ),
    "kutip berisi spasi": (
        lambda: {"plan.yaml": "a: '\n" + (" " * 90_000 + "a" * 90_000 + "\n") * 20 + "'"}, {"RG002"}
    ),
    "tanda bertumpuk": (lambda: {"plan.yaml": "a: 'a" + "\u0300\u0323" * 9_000 + "'"}, {"RG004"}),
    "tanda bertumpuk, lolos": (lambda: {"plan.yaml": 'a: "a' + "\\u0300\\u0323" * 9_000 + '"'}, {"RG004"}),
    "nilai banyak": (lambda: {"plan.yaml": "- 1\n" * 1_200_000}, {"RG002"}),
    "nilai banyak di banyak berkas": (
        lambda: {
            "plan.yaml": "a: {sertakan: 'b/*.yaml'}",
            **{f"b/{ke}.yaml": "- 1\n" * 20_000 for ke in range(30)},
        },
        {"RG002", "RG101", "RG103"},
    ),
    "kunci asing": (
        lambda: {"plan.yaml": MINIMAL + "".join(f"k{ke}: 1\n" for ke in range(70_000))}, {"RG014", "RG101"}
    ),
    "kunci asing panjang": (
        lambda: {"plan.yaml": MINIMAL + "".join(f"k{ke}{'program' * 90}: 1\n" for ke in range(4_000))},
        {"RG014", "RG101"},
    ),
    "isian wajib kosong": (berisi(program=[{}] * 70_000), {"RG014", "RG103"}),
    "isian salah": (
        berisi(program=[sub({"kode": "x", "anggaran": {"pagu": {"2025": "x"}}})] * 5_000), {"RG014", "RG102"}
    ),
    "kode tak dikenal": (
        berisi(program=[sub(*({"kode": f"2.23.02.2.01.{ke:04d}"} for ke in range(1_000, 9_999)))]),
        {"RG014", "RG204"},
    ),
    "jenis tak dikenal": (
        berisi(
            dasar_hukum=[
                {"jenis": f"Peratran {ke}", "nomor": "1", "tahun": "2020", "tentang": "x"} for ke in range(16_000)
            ]
        ),
        {"RG014", "RG503"},
    ),
    "abaikan banyak": (
        berisi(
            abaikan=[{"kode": "RG205", "alasan": "x", "berkas": f"{ke}"} for ke in range(12_000)],
            tujuan=[{"nama": "x", "sasaran": [{"nama": "y", "program": ["9.99.99"] * 90}]}] * 200,
        ),
        {"RG014", "RG205"},
    ),
    "sertakan banyak": (
        lambda: {"plan.yaml": "".join(f"a{ke}: {{sertakan: b/*/*{ke}.yaml}}\n" for ke in range(25_000))},
        {"RG014", "RG022", "RG023", "RG101"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", RENCANA)
def test_a_plan_costs_little_whatever_its_size(nama, tmp_path):
    buat, kode = RENCANA[nama]
    ditemukan = dengan_batas(tulis(tmp_path, buat()))
    assert {satu for satu, *_ in ditemukan} == kode
    assert len(ditemukan) <= MAX_FINDINGS + 1


# --- nesting


@pytest.mark.parametrize(
    ("bagian", "banyak"),
    [
        (("{{ ", "(", "n", ")", " }}"), MAX_BRACKETS),
        (("{{ ", "rupiah(", "n", ")", " }}"), MAX_BRACKETS),
        (("", "{% if n %}", "x", "{% endif %}", ""), MAX_BLOCKS),
        (("", "{% for a in program %}", "x", "{% endfor %}", ""), MAX_BLOCKS),
        (("{{ ", "- ", "n", "", " }}"), MAX_TOKENS),
        (("{{ ", "not ", "n", "", " }}"), MAX_TOKENS),
        (("{{ ", "n + ", "n", "", " }}"), MAX_TOKENS),
        (("{{ n", "|abs", "", "", " }}"), MAX_TOKENS),
        (("{{ ", "n if n else ", "n", "", " }}"), MAX_TOKENS),
    ],
)  # fmt: skip
def test_nesting_in_a_narrative_is_bounded_by_itself_not_by_the_stack(bagian, banyak):
    """The same findings however deep the caller stands: no RecursionError, which depends on the machine."""
    awal, buka, tengah, tutup, akhir = bagian

    def cetak(kali: int, di_bawah: int = 0) -> list[tuple[str, int, int]]:
        if di_bawah:
            return cetak(kali, di_bawah - 1)
        report = Report()
        data = {"n": 2025, "program": [{"nama": "x"}]}
        render(environment({"rupiah": rp}), awal + buka * kali + tengah + tutup * kali + akhir, data, "x.md", report)
        return temuan(report.diagnostics)

    ketat = cetak(banyak + 1)
    assert ketat == [("RG512", 1, 1)]
    for kali in (5, banyak // 2, banyak, banyak + 1, 5000):
        assert cetak(kali) == cetak(kali, 250)
    assert "RG512" not in str(cetak(5))


def test_nesting_adds_up_over_includes(tmp_path):
    """Eight files of forty levels each would be three hundred."""
    berkas = {f"b{ke}.yaml": "x: " + "{a: " * 20 + f"{{sertakan: b{ke + 1}.yaml}}" + "}" * 20 for ke in range(8)}
    ditemukan = pipeline.check(tulis(tmp_path, {"plan.yaml": "a: {sertakan: b0.yaml}", **berkas}))
    assert [(satu.code, satu.span.file) for satu in ditemukan if satu.code == "RG008"] == [("RG008", "b1.yaml")]


@pytest.mark.parametrize(
    "teks",
    ["> " * 3000 + "a", "\n".join("  " * ke + "- a" for ke in range(300)), "- " * 3000 + "a", "> - " * 12 + "a"],
)
def test_nesting_in_markdown_is_bounded_and_nothing_vanishes_without_a_word(teks):
    """The parser drops what stands deeper than it goes."""
    asing: list[str] = []
    to_blocks(teks, "x", lambda apa, _: asing.append(apa))
    assert "butir yang bertingkat terlalu dalam" in asing


def test_lists_in_lists_are_read_nine_deep():
    asing: list[str] = []
    (blok,) = to_blocks("\n".join("  " * ke + "- a" for ke in range(9)), "x", lambda apa, _: asing.append(apa))
    assert asing == []
    assert str(blok).count("text='a'") == 9


# --- folders and files


def _pipa(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("jenis", "narasi"), [("pipa", ["RG001"]), ("perangkat", ["RG021"]), ("tautan melingkar", ["RG001"])]
)
def test_what_is_no_file_is_not_read(jenis, narasi, tmp_path):
    """As plan, include, narrative and logo: a pipe would wait for ever, a device never end, a link lead to itself."""

    def taruh(path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        if jenis == "pipa":
            _pipa(path)
        else:
            path.symlink_to("/dev/zero" if jenis == "perangkat" else path)

    taruh(tmp_path / "1" / "plan.yaml")
    for alamat in (tmp_path / "1", tmp_path / "1" / "plan.yaml"):
        assert [kode for kode, *_ in dengan_batas(alamat)] == ["RG001"]
    plan = tulis(tmp_path / "2", {"plan.yaml": MINIMAL + "tujuan2: {sertakan: a.yaml}\nurusan: {sertakan: 'b*'}\n"})
    for nama in ("a.yaml", "b.yaml", "narasi/isu.md"):
        taruh(tmp_path / "2" / nama)
    assert sorted(kode for kode, *_ in dengan_batas(plan)) == [*narasi, "RG023", "RG023", "RG101"]
    logo = ubah(MINIMAL, ("  daerah: Kota Contoh\n", "  daerah: Kota Contoh\n  logo: logo.png\n"))
    plan = tulis(tmp_path / "3", {"plan.yaml": logo})
    taruh(tmp_path / "3" / "logo.png")
    assert [kode for kode, *_ in dengan_batas(plan)] == ["RG520"]


def test_the_command_line_bears_a_plan_that_links_to_itself(tmp_path):
    (tmp_path / "plan.yaml").symlink_to(tmp_path / "plan.yaml")
    perintah = [sys.executable, "-c", "from renja_gen.cli import main; main()", "check", str(tmp_path)]
    hasil = subprocess.run(perintah, cwd=AKAR, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (hasil.returncode, hasil.stderr) == (1, "")
    assert "RG001" in hasil.stdout


def test_a_pattern_looks_at_so_many_names_and_no_more(tmp_path, monkeypatch):
    """Also through links that lead back into the folder, and never with `**`."""
    monkeypatch.setattr(modul_sertakan, "MAX_ENTRIES", 100)
    for nama in ("lagi", "lagi2"):
        (tmp_path / nama).symlink_to(tmp_path)
    tulis(tmp_path, {f"{nama}.txt": "" for nama in "abcdefgh"})
    for pola, kode in (("*/*/*/*/*.yaml", "RG022"), ("lagi/a*", "RG024"), ("**/*.yaml", "RG023"), ("a/**", "RG023")):
        ditemukan = periksa(tmp_path, MINIMAL + f"urusan: {{sertakan: '{pola}'}}\n")
        assert temuan(ditemukan) == [(kode, MINIMAL.count("\n") + 1, 20)], pola


def test_names_that_are_not_found_are_counted_too(tmp_path, monkeypatch):
    monkeypatch.setattr(modul_sertakan, "MAX_FILES", 10)
    isi = "".join(f"a{ke}: {{sertakan: b.yaml}}\n" for ke in range(50))
    kode = [satu.code for satu in periksa(tmp_path, isi) if satu.code in {"RG022", "RG023"}]
    assert sorted(kode) == ["RG022", *["RG023"] * 10]


def test_a_folder_narasi_with_odd_things_in_it(tmp_path):
    """A folder named like a narrative, a name that is no text, a name that sends commands: each is named safely."""
    tulis(tmp_path, {"plan.yaml": MINIMAL, "narasi/isu.md/x": "", "narasi/a\x1b[2J.md": "a", "narasi/x.txt": "a"})
    nama = os.fsencode(tmp_path / "narasi") + b"/\xff.md"
    try:
        Path(os.fsdecode(nama)).write_text("a", encoding="utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    ditemukan = pipeline.check(tmp_path)
    assert {satu.span.file: satu.code for satu in ditemukan} == {
        "narasi/a\x1b[2J.md": "RG517", "narasi/\udcff.md": "RG517", "narasi/isu.md": "RG001",
    }  # fmt: skip
    for satu in ditemukan:
        as_text(satu).encode("utf-8")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", as_text(satu))


def test_narasi_may_be_a_file_or_lead_elsewhere(tmp_path):
    assert [satu.code for satu in periksa(tmp_path / "1", MINIMAL, narasi="bukan folder")] == ["RG517"]
    tulis(tmp_path / "luar", {"isu.md": "{{ rahasia }}"})
    plan = tulis(tmp_path / "2", {"plan.yaml": MINIMAL})
    (tmp_path / "2" / "narasi").symlink_to(tmp_path / "luar")
    assert [(satu.code, satu.span.file) for satu in pipeline.check(plan)] == [("RG021", "narasi/isu.md")]


def test_too_many_or_too_large_narratives_are_refused(tmp_path, monkeypatch):
    """RG022 and RG002; which of too many are left would be chance, so none is."""
    monkeypatch.setattr(modul_narasi, "MAX_FILES", 3)
    ditemukan = periksa(tmp_path / "1", MINIMAL, **{f"narasi/{ke}.md": "a" for ke in range(4)})
    assert [(satu.code, str(satu.span)) for satu in ditemukan] == [("RG022", "narasi")]
    monkeypatch.setattr(modul_narasi, "MAX_TOTAL", 15)
    ditemukan = periksa(tmp_path / "2", MINIMAL, **{"narasi/isu.md": "a" * 10, "narasi/review.md": "b" * 10})
    assert [(satu.code, str(satu.span)) for satu in ditemukan] == [("RG022", "narasi/review.md")]
    ditemukan = periksa(tmp_path / "3", MINIMAL, **{"narasi/isu.md": "a" * (modul_narasi.MAX_BYTES + 1)})
    assert [(satu.code, str(satu.span)) for satu in ditemukan] == [("RG002", "narasi/isu.md")]


def test_a_picture_that_unpacks_to_gigabytes_is_refused(tmp_path):
    """The head of a PNG says how large it is: nothing is unpacked to find out."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        return pack(">I", len(isi)) + jenis + isi + pack(">I", zlib.crc32(jenis + isi))

    sisi = 30_000
    kepala = potong(b"IHDR", pack(">IIBBBBB", sisi, sisi, 8, 0, 0, 0, 0))
    bom = b"\x89PNG\r\n\x1a\n" + kepala + potong(b"IDAT", zlib.compress(bytes(1 + sisi) * 200)) + potong(b"IEND", b"")
    logo = ubah(MINIMAL, ("  daerah: Kota Contoh\n", "  daerah: Kota Contoh\n  logo: logo.png\n"))
    assert len(bom) < 50_000
    assert [kode for kode, *_ in dengan_batas(tulis(tmp_path, {"plan.yaml": logo, "logo.png": bom}))] == ["RG520"]


PROFIL = (AKAR / "templates" / "profil" / "86-2017.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("depan: [kata-pengantar, daftar-isi, daftar-tabel, daftar-gambar]", "depan: [lampiran]"),
        ("kunci: landasan-hukum", "kunci: ../../rahasia"),
        ("kunci: landasan-hukum", "kunci: /etc/passwd"),
    ],
)
def test_a_profile_names_no_files_and_only_what_there_is(lama, baru, tmp_path):
    """RG105: the templates of an agency are as little trusted as its plan."""
    tulis(tmp_path / "templat", {"profil/kami.yaml": ubah(PROFIL, (lama, baru))})
    plan = tulis(tmp_path, {"plan.yaml": ubah(MINIMAL, ("renja: {", "renja: {profil: kami, ")), "rahasia.md": "x"})
    assert [satu.code for satu in pipeline.check(plan, tmp_path / "templat")] == ["RG105"]


def test_a_template_of_many_megabytes_is_not_read(tmp_path):
    tulis(tmp_path / "templat", {"narasi/isu.md": "a" * 2_000_000})
    ditemukan = pipeline.check(tulis(tmp_path, {"plan.yaml": MINIMAL}), tmp_path / "templat")
    assert [satu.code for satu in ditemukan] == ["RG904"]


# --- findings


def test_a_flood_of_findings_ends_and_says_so(tmp_path):
    """RG014: nobody reads more, and every further one would cost time and memory."""
    isi = MINIMAL + "".join(f"k{ke}: 1\n" for ke in range(2 * MAX_FINDINGS))
    ditemukan = periksa(tmp_path, isi)
    assert len(ditemukan) == MAX_FINDINGS + 1
    (satu,) = [satu for satu in ditemukan if satu.code == "RG014"]
    assert satu.severity is Severity.GALAT


def test_a_long_value_is_not_repeated_whole_in_a_message(tmp_path):
    """Its beginning is, and what to do."""
    (satu,) = periksa(tmp_path, ubah(MINIMAL, ("renstra: 600.000.000", f"renstra: {'banyak' * 2000}")))
    assert len(satu.message) <= MAX_MESSAGE + 10
    assert satu.message.startswith("'banyakbanyak")
    assert satu.message.endswith("misalnya 6.000.000")


def test_the_excerpt_of_a_very_long_line_is_short(tmp_path):
    plan = tulis(tmp_path, {"plan.yaml": rencana(**{f"k{ke}": "x" for ke in range(2_000)}) + " #" * 1_000_000})
    ditemukan = pipeline.check(plan)
    assert len(ditemukan) >= 2_000
    for satu in ditemukan[::100]:
        assert len(as_text(satu)) < 2_000


# --- values


@pytest.mark.parametrize("angka", ["²", "٣", "9" * 5000, "①", "½"])
def test_what_looks_like_a_digit_is_no_number(angka, tmp_path):
    """`'²'.isdigit()` is true and `int('²')` raises; five thousand digits raise too."""
    assert unicodedata.numeric(angka[0])
    isi = ubah(MINIMAL, ("kode: 2.23.02.2.01.0008", f"kode: 2.23.02.2.01.{angka}"))
    isi += f"dasar_hukum: [{{jenis: Undang-Undang, nomor: '{angka}', tahun: 2020, tentang: x}}]\n"
    assert "RG201" in {satu.code for satu in periksa(tmp_path, isi)}


def test_a_fault_at_the_end_of_a_file_points_into_it(tmp_path):
    """The parser notices it on a line that is not there, and counts lines at characters that others do not."""
    for isi in ("a: {b: 1,", "a: {b: 1,\n", "a: 'x\u2028y\u2029z\n", "a:\u0085b: {c\u2028"):
        for satu in periksa(tmp_path, isi):
            assert 1 <= satu.span.line <= len(modul_baca._BREAK.split(isi)), (isi, satu)


def test_marks_on_letters_are_kept_up_to_a_bound(tmp_path):
    """Writing has a few; thousands take time by the square to sort."""
    assert periksa(tmp_path, ubah(MINIMAL, ("visi: Kota", "visi: Ko\u0323\u0300\u0301ta"))) == ()
    (satu,) = periksa(tmp_path, ubah(MINIMAL, ("visi: Kota", "visi: Ko" + "\u0323" * 31 + "ta")))
    assert satu.code == "RG004"


def test_a_long_enumeration_is_joined_in_one_go():
    assert daftar(["a", "b", "c", "d", "e"]) == "a, b, c, d, dan e"
    assert daftar(["a", "b", "c"]) == "a, b, dan c"
    assert len(daftar(["x"] * 100_000)) == 300_000 + 2


def test_work_is_counted_the_same_every_time():
    """So that a plan which passes here passes everywhere."""
    sisa = set()
    for _ in range(3):
        env = environment({"rupiah": rp})
        render(env, "{% for a in b|sort %}{{ rupiah(a) }} *x*\n{% endfor %}", {"b": range(50)}, "x.md", Report())
        sisa.add(env.budget.left)
    assert len(sisa) == 1
    assert 0 < sisa.pop() < Budget().left


@pytest.mark.parametrize("teks", ["1% ", "anggaran 100% ", "Rp200.000.000 ", "Bupati ", "tahun 2025, "])
def test_the_sentences_of_a_narrative_are_read_only_so_often(teks, tmp_path):
    """Each mention costs a tenth of a millisecond; seven narratives full of them would cost minutes."""
    berkas = {f"narasi/{nama}.md": teks * (140_000 // len(teks)) for nama in NAMA_NARASI[:7]}
    semua = dengan_batas(tulis(tmp_path, {"plan.yaml": MINIMAL, **berkas}))
    assert {kode for kode, *_ in semua} <= {"RG014", "RG702", "RG703", "RG705", "RG706", "RG709"}


@pytest.mark.parametrize("tentang", ["sistem perencanaan " * 1_000, "(" * 19_000, "(a" * 9_000])
def test_a_long_title_of_a_regulation_is_compared_by_its_beginning(tentang, tmp_path):
    satu = {"jenis": "Undang-Undang", "nomor": "25", "tahun": "2004", "tentang": tentang}
    semua = dengan_batas(tulis(tmp_path, {"plan.yaml": rencana(dasar_hukum=[satu] * 120)}))
    assert "RG801" in {kode for kode, *_ in semua}


def test_the_places_of_many_pieces_of_a_long_text_are_found_at_once(tmp_path):
    """Once per text, not once per finding: each looked again at all that stands before it."""
    teks = "Rp7.777.777 pada Tabel 9.9, " * 700
    semua = dengan_batas(tulis(tmp_path, {"plan.yaml": rencana(isu={"isu_strategis": [teks] * 100})}))
    assert {"RG014", "RG702"} <= {kode for kode, *_ in semua} <= {"RG014", "RG702", "RG706"}
