"""Fuzz a target: `python tests/fuzz/jalankan.py narasi -max_total_time=600`.

With atheris (`pip install atheris`, Linux) the inputs are led by coverage and all options of libFuzzer hold; without
it, or with `--acak`, they are mutated at random, for `-max_total_time` seconds with `-seed`. Both begin with files
of `tests/bad`, `examples` and `templates/narasi`. An input that fails, takes half a minute or 600 MB, is kept as
`crash-…`, `timeout-…` or `oom-…` in the current folder; `python tests/fuzz/sasaran.py TARGET FILE` runs it again.
"""

import hashlib
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

PALING_LAMA = 30  # seconds for one input; a busy machine stops a process for a while
PALING_BESAR = 600  # MB
_SISIPAN = (
    b"{{ ", b" }}", b"{% for a in program %}", b"{% endfor %}", b"{% if n %}", b"{% endif %}", b"{% set a = ",
    b" %}", b"|sort", b"|list", b"('", b"')", b"*", b"**", b"_", b"[", b"](", b"`", b"> ", b"- ", b"1. ", b"#",
    b"\n", b"\n\n", b"\t", b": ", b"- ", b"{", b"}", b"[]", b"'", b'"', b"|\n", b"&a ", b"*a", b"!!x ", b"---\n",
    b"sertakan: ", b"\xff", b"\x00", b"\xe2\x80\xa8", b"\xc2\x85", b"\xcc\x81", b"\xef\xbb\xbf", b"2024",
    b"8.01.01", b"\xc2\xb2", b"9" * 30,
)  # fmt: skip


def benih(nama: str, akar: Path) -> list[bytes]:
    """The inputs to begin with."""
    pola = {
        "rencana": ("tests/bad/*.yaml", "tests/bad/*/plan.yaml", "examples/**/*.yaml"),
        "narasi": ("templates/narasi/*.md", "examples/*/narasi/*.md", "tests/bad/*/narasi/*.md"),
        "potongan": (),
    }[nama]
    berkas = sorted(path for satu in pola for path in akar.glob(satu))
    return [path.read_bytes() for path in berkas] or [bytes([ke] * 12) for ke in range(200)]


def dengan_atheris(nama: str, pilihan: list[str]) -> None:
    """Fuzz led by coverage; the process ends with it."""
    import atheris

    with atheris.instrument_imports(include=["renja_gen", "jinja2", "markdown_it"], enable_loader_override=False):
        sasaran = _sasaran()
        sasaran.SASARAN[nama](sasaran.MINIMAL.read_bytes())  # what is imported only when it is needed
    korpus = Path(tempfile.mkdtemp(prefix=f"korpus-{nama}-"))
    for ke, isi in enumerate(benih(nama, sasaran.AKAR)):
        (korpus / str(ke)).write_bytes(isi)
    batas = [f"-timeout={PALING_LAMA}", f"-rss_limit_mb={PALING_BESAR}", "-max_len=20000"]
    atheris.Setup([sys.argv[0], *batas, *pilihan, str(korpus)], sasaran.SASARAN[nama])
    atheris.Fuzz()


def tanpa_atheris(nama: str, pilihan: list[str]) -> None:
    """Mutate the seeds at random."""
    sasaran = _sasaran()
    isian = dict(satu.lstrip("-").split("=") for satu in pilihan)
    acak = random.Random(int(isian.get("seed", 0)))
    semua = benih(nama, sasaran.AKAR)
    akhir = time.monotonic() + float(isian.get("max_total_time", 60))
    kali = 0
    while time.monotonic() < akhir:
        _coba(sasaran.SASARAN[nama], diubah(acak, semua))
        kali += 1
    print(f"{nama}: {kali} inputs, nothing found that is not named above")


def _sasaran() -> Any:
    """The targets, imported where atheris can watch."""
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]
    import sasaran

    return sasaran


def diubah(acak: random.Random, semua: list[bytes]) -> bytes:
    """A seed with some bytes left out, doubled, replaced, or mixed with another seed."""
    isi = bytearray(acak.choice(semua))
    for _ in range(acak.randint(1, 8)):
        a = acak.randint(0, len(isi))
        b = min(len(isi), a + int(acak.expovariate(0.1)))
        lain = acak.choice(semua)
        c = acak.randint(0, len(lain))
        isi[a:b] = acak.choice(
            (
                b"",
                bytes(isi[a:b]) * acak.choice((2, 3, 50)),
                acak.choice(_SISIPAN) * acak.choice((1, 1, 1, 2, 40)),
                acak.randbytes(acak.randint(1, 4)),
                lain[c : c + int(acak.expovariate(0.02))],
            )
        )
    return bytes(isi[:20_000])


def _coba(sasaran: Callable[[bytes], None], isi: bytes) -> None:
    mulai = time.process_time()
    jenis = ""
    try:
        sasaran(isi)
    except Exception:  # noqa: BLE001 - that is what is looked for
        traceback.print_exc()
        jenis = "crash"
    if not jenis and time.process_time() - mulai > PALING_LAMA:
        jenis = "timeout"
    if jenis:
        nama = f"{jenis}-{hashlib.sha1(isi).hexdigest()[:12]}"
        Path(nama).write_bytes(isi)
        print(f"=> {nama}", flush=True)


def main() -> None:
    """Choose by what is installed; `--acak` does without atheris anyway."""
    nama, *pilihan = sys.argv[1:]
    acak = "--acak" in pilihan
    pilihan = [satu for satu in pilihan if satu != "--acak"]
    try:
        if not acak:
            import atheris  # noqa: F401 - whether it is there
    except ImportError:
        acak = True
    (tanpa_atheris if acak else dengan_atheris)(nama, pilihan)


if __name__ == "__main__":
    main()
