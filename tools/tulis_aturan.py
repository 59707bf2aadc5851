"""Make `docs/aturan.md`: every code with its manual, and the points of review that the codes answer.

Run `make docs`, or `python tools/tulis_aturan.py [file]`, after a manual or a point of review has changed.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from renja_gen.rules.aturan import Manual
from renja_gen.rules.buku import menurut_keluarga
from renja_gen.rules.cakupan import BUTIR

TARGET = Path(__file__).resolve().parent.parent / "docs" / "aturan.md"

PEMBUKA = """
# Aturan renja-gen

Setiap temuan `renja-gen check` mempunyai kode tetap. Di sini tertulis apa yang harus terpenuhi menurut tiap kode,
sebabnya, dan cara memperbaikinya. Penjelasan yang sama dicetak oleh `renja-gen rule RG204`. Cara membaca pesan ada di
[panduan](panduan.md#bila-ada-pesan-kesalahan).

- **galat**: dokumen tidak dibuat sampai diperbaiki.
- **peringatan**: dokumen dibuat; dengan `--strict` diperlakukan sebagai galat.
- **saran**: dokumen dibuat; petunjuk untuk merapikan rencana.

Contoh yang salah menimbulkan kode itu, sedangkan contoh yang benar tidak. Contoh memuat sebagian rencana saja;
selebihnya seperti [contoh minimal](../examples/minimal/plan.yaml), dengan n = 2025. Kunci tanpa nilai sama dengan
kunci yang tidak ditulis. Kunci berupa nama berkas, misalnya `narasi/isu.md: |`, berarti isi berkas itu. Contoh
tentang susunan YAML ialah isi seluruh berkas.
""".strip()

CAKUPAN = """
## Butir telaah

Butir yang lazim diperiksa penelaah, kode yang menemukan kesalahannya, dan apa yang membuat kesalahannya tidak dapat
terjadi dalam angka dan teks yang disusun renja-gen. Yang ditulis sendiri, misalnya narasi dan angka dari dokumen
lain, tetap diperiksa.
""".strip()


def aturan_md() -> str:
    """The whole document."""
    keluarga = list(menurut_keluarga())
    daftar_isi = [f"- [{satu.judul}](#{_jangkar(satu.judul)})" for satu, _ in keluarga]
    bagian = [PEMBUKA, "\n".join((*daftar_isi, "- [Butir telaah](#butir-telaah)"))]
    for satu, semua in keluarga:
        bagian += [f"## {satu.judul}", satu.pengantar, *(blok for manual in semua for blok in _manual(manual))]
    return "\n\n".join((*bagian, CAKUPAN, "\n".join(_tabel_cakupan()))) + "\n"


def _manual(manual: Manual) -> Iterator[str]:
    yield f"### {manual.kode}"
    yield f"**{manual.judul}** ({' atau '.join(manual.sifat)})"
    yield manual.uraian
    for nama, contoh in (("Salah:", manual.salah), ("Benar:", manual.benar)):
        if contoh:
            pagar = "````" if "```" in contoh else "```"
            yield f"{nama}\n\n{pagar}yaml\n{contoh}\n{pagar}"
    if manual.menjawab:
        yield f"Butir telaah: {', '.join(manual.menjawab)}."


def _tabel_cakupan() -> Iterator[str]:
    yield _baris("butir", "yang diperiksa", "kode", "dijamin oleh susunannya")
    yield _baris(*["---"] * 4)
    for satu in BUTIR:
        yield _baris(
            satu.nomor, satu.isi, ", ".join(f"[{kode}](#{kode.lower()})" for kode in satu.kode), satu.rancangan
        )


def _baris(*sel: str) -> str:
    return f"| {' | '.join(sel)} |"


def _jangkar(judul: str) -> str:
    """The anchor of a heading, the way GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", judul.lower()).replace(" ", "-")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_text(aturan_md(), encoding="utf-8", newline="\n")
